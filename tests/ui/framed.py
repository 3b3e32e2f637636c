"""A screen in the window that the shell puts around it, active and ready for keys."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from committee_app.ui.shell_frame import ShellFrame


def framed(qtbot: QtBot, view: QWidget) -> ShellFrame:
    """Show a view in a frame of 1366 x 768, as a person has it before them; the test closes it."""
    frame = ShellFrame()

    def kept(_closing: QWidget) -> None:
        """Hold the frame until it is closed: a test's own name for it is gone before its last events are.

        What Python collects while Qt still paints it crashes.
        """
        assert frame.isWindow()

    qtbot.addWidget(frame, before_close_func=kept)
    frame.resize(1366, 768)
    frame.show_screen(view)
    frame.show()
    frame.activateWindow()
    QTest.qWaitForWindowActive(frame)
    return frame
