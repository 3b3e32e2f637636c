"""A vote as it is counted: six whole numbers, and whether they stand on what the roll says."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QValidator
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from committee_app.case.acts import Vote
from committee_app.ui.shared.fields import TextField
from committee_app.ui.theme import current, follow_theme

_LONGEST = 4
_COLUMN = 104
"""Width that a count and its label need, in pixels at 100 % text."""


class _Digits(QValidator):
    """Lets digits through; the wide ones of an input method become plain ones."""

    def validate(self, words: str, position: int) -> tuple[QValidator.State, str, int]:
        """Judge what would stand in the field."""
        plain = unicodedata.normalize("NFKC", words)
        is_number = not plain or (plain.isascii() and plain.isdigit())
        return QValidator.State.Acceptable if is_number else QValidator.State.Invalid, plain, position


class CountField(TextField):
    """A labelled whole number, blank until somebody counted."""

    def __init__(self, label: str = "") -> None:
        super().__init__(label, longest=_LONGEST)
        self._input.setValidator(_Digits(self._input))
        self._input.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._input.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def count(self) -> int | None:
        """Return the number; None while the field is blank."""
        return int(self.text()) if self.text() else None

    def set_count(self, count: int | None) -> None:
        """Show a number, or nothing."""
        self.set_text("" if count is None else str(count))


class VoteFields(QWidget):
    """Present, entitled, in favour, against, abstained, invalid: the six numbers of one vote."""

    changed = Signal(object)
    """The `Vote` as it stands, or None while a number is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._fields = tuple(CountField() for _ in range(6))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._across = 0
        for field in self._fields:
            field.changed.connect(self._tell)
        self._word()
        follow_theme(self._dress)

    def vote(self) -> Vote | None:
        """Return the vote; None while a number is missing."""
        counts = [field.count() for field in self._fields]
        given = [one for one in counts if one is not None]
        if len(given) < len(counts):
            return None
        present, eligible, in_favour, against, abstained, invalid = given
        return Vote(present, eligible, in_favour, against, abstained, invalid)

    def preset(self, present: int) -> None:
        """Begin a vote in which everybody present may vote; who was in favour is left to be counted."""
        for field, count in zip(self._fields, (present, present, None, 0, 0, 0), strict=True):
            field.set_count(count)

    def show_vote(self, vote: Vote) -> None:
        """Show a vote that was counted."""
        numbers = (vote.present, vote.eligible, vote.in_favour, vote.against, vote.abstained, vote.invalid)
        for field, count in zip(self._fields, numbers, strict=True):
            field.set_count(count)

    def fields(self) -> tuple[CountField, ...]:
        """Return the six fields in the order of the day."""
        return self._fields

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one line, or in two or three."""
        super().resizeEvent(event)
        self._dress()

    def minimumSizeHint(self) -> QSize:
        """Return the width of two numbers: six in a line must not keep a window from getting narrower."""
        theme = current()
        return QSize(2 * theme.scaled(_COLUMN) + theme.space("small"), self._grid.minimumSize().height())

    def _tell(self) -> None:
        self.changed.emit(self.vote())

    def _word(self) -> None:
        words = (
            self.tr("Present"),
            self.tr("Entitled to vote"),
            self.tr("In favour"),
            self.tr("Against"),
            self.tr("Abstained"),
            self.tr("Invalid"),
        )
        for field, word in zip(self._fields, words, strict=True):
            field.set_label(word)

    def _dress(self) -> None:
        theme = current()
        self._grid.setHorizontalSpacing(theme.space("small"))
        self._grid.setVerticalSpacing(theme.space("medium"))
        room = self.width() // max(theme.scaled(_COLUMN) + theme.space("small"), 1)
        across = 6 if room >= 6 else 3 if room >= 3 else 2
        if across == self._across:
            return
        self._across = across
        for place, field in enumerate(self._fields):
            self._grid.addWidget(field, place // across, place % across)
        for place in range(6):
            self._grid.setColumnStretch(place, 1 if place < across else 0)
