"""The drawing of the evaluators, from the list of candidates to those who accepted."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from committee_app.ui.prepare.answers_part import AnswersPart
from committee_app.ui.prepare.lot_form import CandidateLotForm
from committee_app.ui.prepare.page import DrawingShown, PreparePage, PrepareStep
from committee_app.ui.prepare.plan_form import PlanForm
from committee_app.ui.prepare.roster_panel import RosterPanel
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Scrolled
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import ElidedLabel, Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded


class DrawingPanel(QWidget):
    """One thing at a time: the list, the plan, the lot, the answers."""

    def __init__(self) -> None:
        super().__init__()
        self._page: PreparePage | None = None
        self._changes_plan = False
        self.roster = RosterPanel(PrepareStep.POOL)
        self.plan = PlanForm()
        self.lot = CandidateLotForm()
        self.lot.change_asked.connect(self._change_plan)
        self.plan.announced.connect(self._plan_is_fixed)
        self.answers = AnswersPart()
        self._title = Label("", "heading")
        self._source = ElidedLabel("", "small", "muted")
        self._another = Button("", ButtonKind.SECOND, icon_name="folder-open")
        self._another.clicked.connect(self.roster.ask_for_file)
        self._problems = FindingList()
        self._forms = Scrolled(Padded(column(self.plan, self.lot, STRETCH, gap="large", margins=("hair", "none"))))
        self._drawing = QWidget()
        self._drawing.setLayout(
            column(
                row((column(self._title, self._source, gap="hair"), 1), self._another, gap="medium"),
                self._problems,
                (self._forms, 1),
                (self.answers, 1),
                gap="medium",
            )
        )
        self.setLayout(column((self.roster, 1), (self._drawing, 1)))

    def show_page(self, page: PreparePage) -> None:
        """Show where the drawing stands; the list of candidates while there is none, or another is looked at."""
        self._page = page
        self.roster.show_page(page)
        shown = page.drawing
        is_listing = shown is None or page.pool.preview is not None or page.busy is not None
        self.roster.setVisible(is_listing)
        self._drawing.setVisible(not is_listing)
        if shown is not None:
            self._show(page, shown)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _show(self, page: PreparePage, shown: DrawingShown) -> None:
        is_planning = page.may_edit and not shown.lines and (not shown.seats or self._changes_plan)
        is_drawing = page.may_edit and bool(shown.candidates) and bool(shown.seats) and not is_planning
        self.plan.setVisible(is_planning)
        self.lot.setVisible(is_drawing)
        self._forms.setVisible(is_planning or is_drawing)
        self.answers.setVisible(bool(shown.lines) and not is_drawing)
        self._problems.show_findings(page.problems)
        if is_planning:
            self.plan.show_drawing(shown)
        if is_drawing:
            self.lot.show_drawing(shown)
        if shown.lines:
            self.answers.show_drawing(shown, may_edit=page.may_edit)
        self._title.setText(self.tr("Drawing of the evaluators"))
        pool = page.pool
        self._source.set_words(
            self.tr("{0} candidates from {1}").format(pool.taken_over, pool.file) if pool.file else ""
        )
        self._another.set_words(self.tr("A further list") if shown.lines else self.tr("Another list"))
        self._another.setVisible(page.may_edit and (not shown.lines or shown.short))

    def _change_plan(self) -> None:
        self._changes_plan = True
        if self._page is not None:
            self.show_page(self._page)

    def _plan_is_fixed(self) -> None:
        self._changes_plan = False
