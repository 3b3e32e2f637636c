"""A line of text that can be printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator

from committee_app.ui.shared.field import Field, LineInput, composed, unprintable
from committee_app.ui.theme import current, follow_theme


class _Printable(QValidator):
    """Composes what is typed and refuses what the font cannot draw."""

    refused = Signal(str)

    def validate(self, words: str, position: int) -> tuple[QValidator.State, str, int]:
        """Return the composed text, or refuse it."""
        whole = composed(words)
        if unknown := unprintable(whole):
            self.refused.emit(unknown)
            return QValidator.State.Invalid, words, position
        return QValidator.State.Acceptable, whole, len(composed(words[:position]))


class TextField(Field):
    """A labelled line of text (44 high).

    Signals carry NFC text. Problems set by `set_problem` stay until the next edit or the next call.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(self, label: str, help_text: str = "", *, placeholder: str = "", longest: int = 200) -> None:
        self._input = LineInput()
        super().__init__(label, self._input, help_text)
        self._input.setMaxLength(longest)
        self._input.setPlaceholderText(placeholder)
        printable = _Printable(self._input)
        printable.refused.connect(self._refuse)
        self._input.setValidator(printable)
        self._input.textEdited.connect(self._edited)
        self._input.entered.connect(self.entered)
        follow_theme(self._dress)

    def text(self) -> str:
        """Return the text in NFC without blanks around it."""
        return composed(self._input.text()).strip()

    def set_text(self, words: str) -> None:
        """Show a text; the cursor stays where it is if the text is the same."""
        if composed(words) != self._input.text():
            self._input.setText(composed(words))

    def set_locked(self, locked: bool) -> None:
        """Show the text as fixed; it can still be read and copied."""
        self._input.setReadOnly(locked)

    def _edited(self) -> None:
        self.set_problem("")
        self.changed.emit(self.text())

    def _refuse(self, unknown: str) -> None:
        self.set_problem(self.tr("This character cannot be printed in the minutes: {0}").format(unknown))

    def _dress(self) -> None:
        self._input.setFixedHeight(current().size("field"))
