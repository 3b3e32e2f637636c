"""What a person's hands do: keys, and the input method that Hangul comes through."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from committee_app.ui.shared.strip import Cell, ProgressStrip


def press(widget: QWidget, *keys: Qt.Key) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(widget, key)


def type_keys(widget: QWidget, characters: str) -> None:
    """Type on a Latin keyboard; Hangul here would abort the interpreter."""
    QTest.keyClicks(widget, characters)


def type_hangul(widget: QWidget, words: str, unfinished: str = "") -> None:
    """Type through an input method: words it hands over, and a syllable it is still putting together."""
    event = QInputMethodEvent(unfinished, [])
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def cells_of(strip: ProgressStrip) -> list[QModelIndex]:
    """Return the cells of a strip, without the words before its tracks."""
    model = strip.model()
    return [model.index(0, column) for column, one in enumerate(strip.places()) if isinstance(one, Cell)]
