"""A vote as it is counted (표결 내용): six whole numbers, and what does not fit together in them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QValidator
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from committee_app.case.acts import Casting, Vote
from committee_app.case.findings import Finding
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.text_field import TextField
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
    """Present, entitled, in favour, against, abstained, invalid; or one tick for a vote without objection."""

    changed = Signal(object)
    """The `Vote` as it stands, or None while a number is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._present: tuple[int, int] | None = None
        self._fields = tuple(CountField() for _ in range(6))
        self._numbers = QWidget()
        self._grid = QGridLayout(self._numbers)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._across = 0
        self._all = CheckBox("")
        self._all.toggled.connect(self._without_objection)
        self._sum = Label("", "small_medium", "muted")
        self._has_casting_vote = False
        self._casting_label = Label("", "strong")
        self.casting = ChoiceBox()
        self.casting.chosen.connect(lambda _: self.changed.emit(self.vote()))
        self._casting_place = QWidget()
        self._casting_place.setLayout(column(self._casting_label, self.casting, gap="close"))
        self._findings = FindingList(BannerTone.WARNING)
        for field in self._fields:
            field.changed.connect(self._typed)
        self.setLayout(column(self._all, self._numbers, self._sum, self._casting_place, self._findings, gap="medium"))
        self.setFocusProxy(self._all)
        self._word()
        follow_theme(self._dress)

    def vote(self) -> Vote | None:
        """Return the vote; None while a number is missing."""
        counts = [field.count() for field in self._fields]
        given = [one for one in counts if one is not None]
        if len(given) < len(counts):
            return None
        present, eligible, in_favour, against, abstained, invalid = given
        vote = Vote(present, eligible, in_favour, against, abstained, invalid, acclamation=self._all.isChecked())
        is_decided = self._has_casting_vote and vote.is_tied and self.casting.choice()
        return replace(vote, casting=Casting(self.casting.choice())) if is_decided else vote

    def show_present(self, present: int, eligible: int | None = None) -> None:
        """Begin with everybody who is here; what was counted stays until somebody comes or goes."""
        if (present, present if eligible is None else eligible) != self._present:
            self.preset(present, eligible)

    def preset(self, present: int, eligible: int | None = None) -> None:
        """Begin a vote in which all present may vote, or so many of them; who was in favour is left to be counted."""
        may_vote = present if eligible is None else eligible
        self._present = present, may_vote
        self.casting.set_choice("")
        self._tick(agreed=False)
        self._show((present, may_vote, None, 0, 0, 0))

    def offer_casting_vote(self, *, offered: bool) -> None:
        """Ask for the chair's casting vote on a tie, where the rules give the chair one."""
        self._has_casting_vote = offered
        self._say_sum()

    def begin_again(self) -> None:
        """Forget what was counted."""
        if self._present is not None:
            self.preset(*self._present)

    def show_vote(self, vote: Vote) -> None:
        """Show a vote that was counted."""
        self._tick(agreed=vote.acclamation)
        self.casting.set_choice(vote.casting.value if vote.casting else "")
        self._show((vote.present, vote.eligible, vote.in_favour, vote.against, vote.abstained, vote.invalid))

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Say what does not fit together."""
        self._findings.show_findings(findings)

    def findings(self) -> tuple[str, ...]:
        """Return the sentences about what does not fit together."""
        return tuple(self._findings.sentences())

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
        return QSize(2 * theme.scaled(_COLUMN) + theme.space("small"), super().minimumSizeHint().height())

    def _show(self, counts: tuple[int | None, ...]) -> None:
        for field, count in zip(self._fields, counts, strict=True):
            field.set_count(count)
        self._say_sum()

    def _typed(self) -> None:
        # Whoever counts again says that it was not without objection.
        self._tick(agreed=False)
        self._tell()

    def _tell(self) -> None:
        self._say_sum()
        self.changed.emit(self.vote())

    def _tick(self, *, agreed: bool) -> None:
        with QSignalBlocker(self._all):
            self._all.setChecked(agreed)

    def _without_objection(self, agreed: bool) -> None:
        present, eligible, *_ = (field.count() for field in self._fields)
        self._show((present, eligible, eligible if agreed else None, 0, 0, 0))
        self.changed.emit(self.vote())

    def _say_sum(self) -> None:
        vote = self.vote()
        self._casting_place.setVisible(self._has_casting_vote and vote is not None and vote.is_tied)
        self._sum.setText(
            self.tr("Count all six numbers.")
            if vote is None
            else self.tr("{0} votes of {1} entitled").format(vote.cast, vote.eligible)
        )

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
        self._casting_label.setText(self.tr("A tie: the chair decides"))
        self.casting.setAccessibleName(self._casting_label.text())
        options = (
            ("", self.tr("Not decided yet")),
            (Casting.FOR.value, self.tr("For: the motion is carried")),
            (Casting.AGAINST.value, self.tr("Against: the motion falls")),
        )
        self.casting.show_options(options, self.casting.choice())
        self._all.setText(self.tr("Carried without objection"))
        self._all.setAccessibleName(self._all.text())
        self._say_sum()

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
