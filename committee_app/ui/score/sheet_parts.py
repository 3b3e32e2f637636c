"""What a sheet is put together from: a criterion's row, and a group of them under one head."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, Points, ProposalId
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.score.page import Group, Item
from committee_app.ui.score.words import said
from committee_app.ui.shared.anchors import Anchor, Anchors
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.field import LineInput
from committee_app.ui.shared.labels import Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.points import points
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.score_field import ScoreField
from committee_app.ui.theme import current, follow_theme

LONGEST = 2000


class CitedPage(QWidget):
    """Which page a mark rests on: typed, or taken from the proposal beside; none of it stands in the way of Tab."""

    typed = Signal(int)
    """A page; 0 for none."""
    here_chosen = Signal()
    turn_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: int | None = None
        self._label = Label("", "small", "subtle")
        self.box = LineInput()
        self._here = Button("", ButtonKind.TEXT, size=ButtonSize.TOOL, icon_name="file-check")
        self._turn = Button("", ButtonKind.TEXT, size=ButtonSize.TOOL, icon_name="file-text")
        self.box.setValidator(QIntValidator(0, 9999, self.box))
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for part in (self.box, self._here, self._turn):
            part.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.box.entered.connect(self._tell)
        self.box.left.connect(self._tell)
        self._here.clicked.connect(self.here_chosen)
        self._turn.clicked.connect(self.turn_chosen)
        self.setLayout(row(self._label, "small", self.box, "small", self._here, self._turn, STRETCH))
        follow_theme(self._dress)

    def show_cited(self, page: int | None, *, can_read: bool, criterion: str) -> None:
        """Show the page as the disk has it; `can_read` says that the proposal lies open beside."""
        self._page = page
        if not self.box.hasFocus():
            self.box.setText(str(page) if page else "")
        self._label.setText(self.tr("Page cited"))
        self.box.setAccessibleName(self.tr("Page cited for {0}").format(criterion))
        self._here.set_words(self.tr("Cite the page that is open"))
        self._turn.set_words(self.tr("Open it"))
        self._here.setVisible(can_read)
        self._turn.setVisible(can_read and page is not None)

    def _tell(self) -> None:
        page = int(self.box.text()) if self.box.text() else 0
        if page != (self._page or 0):
            self._page = page or None
            self.typed.emit(page)

    def _dress(self) -> None:
        theme = current()
        self.box.setFixedSize(theme.scaled(56), theme.size("button_tool"))


class CriterionRow(QWidget):
    """A criterion with its score field; while the focus is in it, its question, its scale and the page it rests on."""

    def __init__(self, item: Item, step: Points) -> None:
        super().__init__()
        self.criterion = item.criterion
        self.scale = item.scale
        self.cited = CitedPage()
        self._scale: Anchors | None = None
        self._scale_place = QWidget()
        self._scale_lines = QVBoxLayout(self._scale_place)
        self._scale_lines.setContentsMargins(0, 0, 0, 0)
        self._scale_place.setVisible(False)
        self._is_active = False
        self.field = ScoreField(said(item.title), item.maximum, step, quiet=True)
        self._question = RunningText("", "small", "subtle")
        self._question.setVisible(False)
        # The height follows the width; without this the question asks for the height of a very narrow column.
        self._question.setMinimumHeight(1)
        self._shown: tuple[ProposalId, Points | None] | None = None
        self._told: tuple[Item, ProposalId, bool, str] | None = None
        self._page: int | None = None
        self._words: tuple[Anchor, ...] = ()
        self._problem: Finding | None = None
        # What is shown and hidden together lies in one part: each change lays the whole form out.
        self._asked = QWidget()
        self._asked.setLayout(column(self._question, self._scale_place, self.cited))
        self._asked.setVisible(False)
        self._card = Card(column(self.field, self._asked, "hair", margins=("large", "hair")), Surface.PANE)
        self.setLayout(column(self._card))

    def show_item(self, item: Item, proposal: ProposalId, *, can_read: bool) -> None:
        """Show the mark as the disk has it; what is typed and could not be kept stays until it is typed anew."""
        told = (item, proposal, can_read, current_language())
        if told == self._told and not self._is_active:
            return
        self._told = told
        self._show_scale(item)
        self.cited.show_cited(item.page, can_read=can_read, criterion=said(item.title))
        self.field.set_note(self.tr("p. {0}").format(item.page) if item.page and not self._is_active else "")
        self._page = item.page
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
        self._is_active = is_active
        self._card.set_surface(Surface.ACTIVE if is_active else Surface.PANE)
        self._question.setVisible(bool(self._question.accessibleName()))
        self._scale_place.setVisible(bool(self.scale))
        self._asked.setVisible(is_active)
        self.field.set_note(self.tr("p. {0}").format(self._page) if self._page and not is_active else "")

    def choose_step(self, number: int) -> bool:
        """Give the mark of a step of the scale, from 1; return whether there is one."""
        if not 1 <= number <= len(self.scale):
            return False
        self._choose(self.scale[number - 1].mark)
        return True

    def _choose(self, mark: int) -> None:
        self.field.set_mark(mark)
        self.field.mark_finished.emit(mark)

    def _show_scale(self, item: Item) -> None:
        words = tuple(Anchor(f"{number} {said(one.title)}", one.mark) for number, one in enumerate(item.scale, 1))
        if words and (self._scale is None or words != self._words):
            if self._scale is not None:
                self._scale_lines.removeWidget(self._scale)
                self._scale.deleteLater()
            self._scale = Anchors(said(item.title), words)
            self._scale.mark_chosen.connect(self._choose)
            for one in self._scale.findChildren(QAbstractButton):
                one.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._scale_lines.addWidget(self._scale)
        self._words = words
        if self._scale is not None:
            self._scale.show_mark(item.mark)


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
        self._folded: tuple[bool, bool] | None = None
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
        if self._folded == (rows, text):
            return
        self._folded = (rows, text)
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

    def show_group(self, group: Group, proposal: ProposalId, *, can_read: bool) -> None:
        """Show the marks and the reason of a proposal."""
        for one, item in zip(self.rows, group.items, strict=True):
            one.show_item(item, proposal, can_read=can_read)
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
