"""What a sheet is put together from: a criterion's row, and a group of them under one head."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, Points, ProposalId
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.score.page import Group, Item
from committee_app.ui.score.words import said
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.labels import Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.points import points
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.score_field import ScoreField
from committee_app.ui.theme import current, follow_theme

LONGEST = 2000


class CriterionRow(QWidget):
    """A criterion with its score field; while the focus is in it, its question too."""

    def __init__(self, item: Item, step: Points) -> None:
        super().__init__()
        self.criterion = item.criterion
        self.field = ScoreField(said(item.title), item.maximum, step, quiet=True)
        self._question = RunningText("", "small", "subtle")
        self._question.setVisible(False)
        # The height follows the width; without this the question asks for the height of a very narrow column.
        self._question.setMinimumHeight(1)
        self._shown: tuple[ProposalId, Points | None] | None = None
        self._problem: Finding | None = None
        self._card = Card(column(self.field, self._question, margins=("large", "hair")), Surface.PANE)
        self.setLayout(column(self._card))

    def show_item(self, item: Item, proposal: ProposalId) -> None:
        """Show the mark as the disk has it; what is typed and could not be kept stays until it is typed anew."""
        if self._shown != (proposal, item.mark):
            self._shown = (proposal, item.mark)
            self.field.set_mark(item.mark)
        self.field.input.set_known(item.mark)
        if item.problem != self._problem:
            self._problem = item.problem
            self.field.set_problem(wording(current_language()).finding(item.problem) if item.problem else "")
        self.field.set_name(said(item.title))
        self._question.set_words(said(item.question))

    def set_active(self, is_active: bool) -> None:
        """Show that the person is here, and what is asked."""
        self._card.set_surface(Surface.ACTIVE if is_active else Surface.PANE)
        self._question.setVisible(is_active and bool(self._question.accessibleName()))


class SheetPart(QWidget):
    """A head that opens the part, what is inside, and a text box at its end."""

    head_chosen = Signal()
    text_left = Signal(str)

    def __init__(self, code: CriterionId, shortest: int) -> None:
        super().__init__()
        self.code = code
        self._head = Button("", ButtonKind.TEXT, size=ButtonSize.BAR, icon_name="chevron-right")
        self._maximum = Label("", "small", "muted")
        self._summary = Label("", "small", "muted")
        self._subtotal = Label("", "subheading")
        self._unit = Label("", "small", "muted")
        self.text = ReasonField("", shortest=shortest, longest=LONGEST)
        self._problems: tuple[Finding, ...] = ()
        self._proposal: ProposalId | None = None
        self._kept = ""
        self._rows = QWidget()
        self.lines = QVBoxLayout(self._rows)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(0)
        self._head.clicked.connect(self.head_chosen)
        self.text.left.connect(self._tell_text)
        head = row(
            self._head,
            self._maximum,
            STRETCH,
            self._summary,
            "medium",
            self._subtotal,
            "tight",
            self._unit,
            margins=("small", "none", "large", "none"),
        )
        self._box = QWidget()
        self._box.setLayout(column(self.text, margins=("large", "small", "large", "medium")))
        self.setLayout(column(head, self._rows, self._box, Rule("hair")))
        follow_theme(self._dress)

    @property
    def box(self) -> QWidget:
        """What takes the focus in the text field."""
        box = self.text.focusProxy()
        assert box is not None
        return box

    def stops(self) -> list[QWidget]:
        """Return everything here that takes the focus, from top to bottom."""
        return [self._head, self.box]

    def set_folded(self, *, rows: bool, text: bool) -> None:
        """Hide the rows, the text box, or both."""
        self._rows.setVisible(not rows)
        self._box.setVisible(not text)
        self._head.set_icon_name("chevron-right" if rows and text else "chevron-down")

    def show_head(self, title: str, maximum: str, summary: str, subtotal: str, unit: str) -> None:
        """Show what the head says."""
        self._head.set_words(title)
        self._maximum.setText(maximum)
        self._summary.setText(summary)
        self._subtotal.setText(subtotal)
        self._unit.setText(unit)

    def show_text(self, label: str, text: str, proposal: ProposalId, problems: tuple[Finding, ...]) -> None:
        """Show the text as the disk has it, and why the newest was not taken."""
        self.text.set_label(label)
        if (proposal, text) != (self._proposal, self._kept):
            self._proposal, self._kept = proposal, text
            if self.text.text() != text:
                self.text.set_text(text)
        if problems != self._problems:
            self._problems = problems
            self.text.set_problem(wording(current_language()).findings(problems))

    def _tell_text(self) -> None:
        self.text_left.emit(self.text.text())

    def _dress(self) -> None:
        self._unit.setFixedWidth(current().size("score_unit"))
        self.box.setFixedHeight(current().size("reason_height"))


class GroupPart(SheetPart):
    """A group of criteria, its subtotal, and the reason for it."""

    def __init__(self, group: Group, step: Points) -> None:
        super().__init__(group.criterion, group.shortest)
        self.rows = tuple(CriterionRow(one, step) for one in group.items)
        for one in self.rows:
            self.lines.addWidget(one)

    def stops(self) -> list[QWidget]:
        """Return everything here that takes the focus, from top to bottom."""
        return [self._head, *(one.field.input for one in self.rows), self.box]

    def show_group(self, group: Group, proposal: ProposalId) -> None:
        """Show the marks and the reason of a proposal."""
        for one, item in zip(self.rows, group.items, strict=True):
            one.show_item(item, proposal)
        begun = group.blanks < len(group.items)
        self.show_head(
            said(group.title),
            self.tr("{0} points").format(points(group.maximum)),
            self._summary_of(group),
            points(group.subtotal) if begun else "–",
            f"/ {points(group.maximum)}",
        )
        label = self.tr("Reason for {0}").format(said(group.title))
        self.show_text(label, group.reason, proposal, group.problems)

    def _summary_of(self, group: Group) -> str:
        if group.blanks:
            return self.tr("{0} of {1} blank").format(group.blanks, len(group.items))
        marks = " · ".join(points(one.mark) for one in group.items if one.mark is not None)
        return self.tr("{0}, reason missing").format(marks) if group.is_short else marks
