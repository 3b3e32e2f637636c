"""What every place to type in has: its label, its help and its trouble beside it.

What leaves a field is NFC, however it came in (keyboard, input method, clipboard). A character that the
bundled font cannot draw is refused at the key and named, since it could not be printed in the minutes.
Enter never submits, and the wheel changes nothing.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from committee_app.resources import missing_glyphs
from committee_app.ui.shared.composition import commit_composition, note_composition
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import say

_RETURN_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def composed(words: str) -> str:
    """Return the text in NFC, as everything that leaves a field is."""
    return unicodedata.normalize("NFC", words)


def unprintable(words: str) -> str:
    """Return the characters that cannot be printed, named: the character itself and its code point."""
    return ", ".join(
        f"{character} (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"
        for character in missing_glyphs(words)
    )


class LineInput(QLineEdit):
    """A text box of one line in which Enter does nothing but say so (`entered`)."""

    entered = Signal()
    """Enter was pressed; nothing has been submitted."""
    left = Signal()
    """The focus went somewhere else."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from reaching a default button; everything else as usual."""
        if event.key() in _RETURN_KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            commit_composition(self)
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember the syllable that is being put together."""
        note_composition(self, event)
        super().inputMethodEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around the field."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tell when the focus leaves."""
        if event.type() == QEvent.Type.FocusOut:
            commit_composition(self)
            self.left.emit()
        return super().event(event)


class Field(QWidget):
    """A label above, an input, and one sentence below: trouble if there is any, else help."""

    takes_height = False
    """Whether the input grows with the field; otherwise all stands at the top."""

    def __init__(
        self, label: str, box: QWidget, help_text: str, *, beside: QWidget | None = None, corner: QWidget | None = None
    ) -> None:
        super().__init__()
        self._help_text = help_text
        self._problem = ""
        self._label = Label(label, "strong")
        self._label.setBuddy(box)
        self._sentence = RunningText("", "small", "muted")
        self._box = box
        head = row(self._label, STRETCH) if corner is None else row(self._label, STRETCH, corner, gap="small")
        self._line = row((box, 1), gap="small")
        if beside is not None:
            self._line.add(beside)
        below = (self._line, 1) if self.takes_height else self._line
        inside = column(head, "close", below, "close", self._sentence)
        if not self.takes_height:
            inside.add(STRETCH)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        box.setAccessibleName(label)
        self.setFocusProxy(box)
        self._say_sentence()

    def put_beside(self, button: QWidget) -> None:
        """Put a button at the right of the input, on one line with it."""
        self._line.add(button)

    def label(self) -> str:
        """Return the field's label."""
        return self._label.text()

    def set_label(self, label: str) -> None:
        """Show another label; it names the input for a screen reader too."""
        self._label.setText(label)
        self._box.setAccessibleName(label)

    def set_help(self, help_text: str) -> None:
        """Show another help sentence."""
        self._help_text = help_text
        self._say_sentence()

    def set_problem(self, sentence: str) -> None:
        """Show what is wrong, in a sentence; an empty one means that nothing is."""
        self._problem = sentence
        self._say_sentence()

    def problem(self) -> str:
        """Return what is wrong, or nothing."""
        return self._problem

    def _say_sentence(self) -> None:
        words = self._problem or self._help_text
        self._sentence.set_words(words)
        self._sentence.setVisible(bool(words))
        self._sentence.set_tone("danger" if self._problem else "muted")
        self._box.setAccessibleDescription(words)
        say(self._box, problem=bool(self._problem))
