"""The real window, shown and in front, as a person finds it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.ui.shell import Shell


def in_front(qtbot: QtBot, shell: Shell) -> Shell:
    """Show a window at the size of a small laptop, and wait until the keys go to it."""
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shell)
    return shell
