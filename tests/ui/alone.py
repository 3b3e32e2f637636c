"""One screen by itself on a small laptop, what it says, and its buttons by their words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.labels import Label, RunningText


@contextmanager
def alone(qtbot: QtBot, view: QWidget) -> Iterator[None]:
    """Show a view with the room that the shell leaves it at 1366 x 768, and hide it after."""
    view.resize(1366, 674)
    qtbot.addWidget(view)
    view.show()
    yield
    view.hide()


def button(view: QWidget, words: str) -> Button:
    """Return the button that says so."""
    return next(one for one in view.findChildren(Button) if one.words() == words and one.isVisible())


def words_of(view: QWidget) -> str:
    """Return what running text and labels in sight say."""
    QApplication.processEvents()
    running = [one.accessibleName() for one in view.findChildren(RunningText) if one.isVisible()]
    return "\n".join(running + [one.text() for one in view.findChildren(Label) if one.isVisible()])
