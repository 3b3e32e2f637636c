"""The six numbers of a vote (표결 내용), checked against each other while they are typed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from committee_app.case.acts import Vote
from committee_app.case.findings import Finding
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.fields import TextField
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import column
from committee_app.ui.theme import current, follow_theme

NAMES: Final = ("present", "eligible", "in_favour", "against", "abstained", "invalid")


class VoteFields(QWidget):
    """Present, entitled, for, against, abstained, invalid; or one tick for a vote without objection."""

    changed = Signal(object)
    """A `Vote` as typed; None while a number is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._present = 0
        self._grid = QGridLayout()
        self._fields = {name: TextField("", longest=4) for name in NAMES}
        for place, field in enumerate(self._fields.values()):
            self._grid.addWidget(field, place // 3, place % 3)
            field.changed.connect(self._typed)
        self._all = CheckBox("")
        self._all.toggled.connect(self._without_objection)
        self._sum = Label("", "small_medium", "muted")
        self._findings = FindingList()
        self.setLayout(column(self._all, self._grid, self._sum, self._findings, gap="medium"))
        self.setFocusProxy(self._all)
        self._word()
        follow_theme(self._dress)

    def vote(self) -> Vote | None:
        """Return the vote as typed; None while a number is missing."""
        texts = {name: field.text() for name, field in self._fields.items()}
        if not all(text.isdigit() for text in texts.values()):
            return None
        return Vote(**{name: int(text) for name, text in texts.items()}, acclamation=self._all.isChecked())

    def show_present(self, present: int) -> None:
        """Begin with everybody who is here; typed numbers stay until somebody comes or goes."""
        if present != self._present:
            self._present = present
            self.empty()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Say what does not fit together."""
        self._findings.show_findings(findings)

    def empty(self) -> None:
        """Begin anew."""
        self._all.setChecked(False)
        texts = (str(self._present), str(self._present), "", "", "0", "0")
        for field, text in zip(self._fields.values(), texts, strict=True):
            field.set_text(text)
        self._say_sum()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _typed(self) -> None:
        for field in self._fields.values():
            digits = "".join(one for one in field.text() if one in "0123456789")
            if digits != field.text():
                field.set_text(digits)
                field.set_problem(self.tr("Digits only."))
        self._say_sum()
        self.changed.emit(self.vote())

    def _without_objection(self, agreed: bool) -> None:
        if agreed:
            eligible = self._fields["eligible"].text()
            for name, text in zip(NAMES[2:], (eligible, "0", "0", "0"), strict=True):
                self._fields[name].set_text(text)
        self._say_sum()
        self.changed.emit(self.vote())

    def _say_sum(self) -> None:
        vote = self.vote()
        self._sum.setText(
            self.tr("Type all six numbers.")
            if vote is None
            else self.tr("{0} votes of {1} entitled").format(vote.cast, vote.eligible)
        )

    def _word(self) -> None:
        words = (
            self.tr("Present"),
            self.tr("Entitled"),
            self.tr("For"),
            self.tr("Against"),
            self.tr("Abstained"),
            self.tr("Invalid"),
        )
        for field, word in zip(self._fields.values(), words, strict=True):
            field.set_label(word)
        self._all.setText(self.tr("Carried without objection"))
        self._all.setAccessibleName(self._all.text())
        self._say_sum()

    def _dress(self) -> None:
        self._grid.setHorizontalSpacing(current().space("medium"))
        self._grid.setVerticalSpacing(current().space("small"))
