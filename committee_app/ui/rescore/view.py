"""The screen on which a member scores anew: the order above, a row for each criterion, one act at the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.case.identifiers import Points, ProposalId
from committee_app.ui.language import current_language
from committee_app.ui.rescore.page import LineAnew, RescorePage
from committee_app.ui.rescore.presenter import RescorePresenter
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled, Surface
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, Rule, RunningText, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.points import points
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.score_field import ScoreField

_SIDE = 360


class LineField(QWidget):
    """A criterion with its new mark, what it was, and the reason once it is another."""

    changed = Signal()

    def __init__(self, line: LineAnew, step: int) -> None:
        super().__init__()
        self.line = line
        self.field = ScoreField("", line.highest, step, lowest=line.lowest)
        self.field.set_mark(line.before)
        self.reason = ReasonField("")
        self.reason.setVisible(False)
        self.field.mark_changed.connect(self._marked)
        self.reason.changed.connect(lambda _: self.changed.emit())
        self.setLayout(column(self.field, self.reason, Rule("hair"), gap="small"))

    @property
    def is_changed(self) -> bool:
        """Whether the mark is another than the one that counts now."""
        return self.field.mark() not in (None, self.line.before)

    @property
    def is_ready(self) -> bool:
        """Whether there is a mark, and a reason if it is another one."""
        return self.field.mark() is not None and (not self.is_changed or bool(self.reason.text()))

    def word(self) -> None:
        """Say the same in the language in force."""
        name = self.line.title.in_language(current_language())
        self.field.set_name(name)
        self.field.set_note(self.tr("now {0}").format(points(self.line.before)))
        self.reason.set_label(self.tr("Why {0} changes").format(name))

    def _marked(self, _mark: object) -> None:
        self.reason.setVisible(self.is_changed)
        self.changed.emit()


class RescoreView(QWidget):
    """Openly, mark by mark; nothing is taken until all of it is given."""

    given = Signal(str, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._page: RescorePage | None = None
        self._question: QuestionDialog | None = None
        self._title = ScreenTitle("")
        self._why_title = Label("", "subheading")
        self._breach = RunningText()
        self._told = RunningText("", "small", "muted")
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.fields: list[LineField] = []
        self._state = Label("", "small_medium", "muted", wrap=True)
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="check")
        self._act.clicked.connect(self._ask)
        self._problems = FindingList()
        order = Card(
            column(self._why_title, self._breach, Rule("line"), self._told, gap="medium", margins=("wide", "large")),
            Surface.LEAD,
        )
        sheet = column(self._rows, self._problems, STRETCH, gap="medium", margins=("wide", "large"))
        foot = row((self._state, 1), self._act, gap="large", margins=("wide", "medium"))
        marks = Card(column((Scrolled(Padded(sheet)), 1), Rule("line"), foot, margins="hair"))
        panes = Panes(Pane(order, _SIDE, hugs=True), Pane(marks, 0, 420, hugs=True))
        self.setLayout(column(self._title, (panes, 1), gap="large", margins=("wide", "large")))

    def bind(self, presenter: RescorePresenter) -> None:
        """Report to this presenter."""
        self.given.connect(presenter.give)

    def show_page(self, page: RescorePage) -> None:
        """Show a project; what was typed stays while it is the same one."""
        before, self._page = self._page, page
        if before is None or (before.proposal, before.lines) != (page.proposal, page.lines):
            self._begin(page)
        self._problems.show_findings(page.problems)
        self._word(page)
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _begin(self, page: RescorePage) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = [LineField(line, page.step) for line in page.lines]
        for one in self.fields:
            one.changed.connect(self._judge)
            self._rows.addWidget(one)
        if self.fields:
            self.setFocusProxy(self.fields[0].field)
            self.fields[0].field.setFocus()

    def _judge(self) -> None:
        changed = sum(one.is_changed for one in self.fields)
        is_ready = all(one.is_ready for one in self.fields)
        self._act.setEnabled(is_ready)
        if is_ready:
            self._state.setText(self.tr("Marks that change: {0}.").format(changed))
        else:
            self._state.setText(self.tr("Every mark is there, and every change has its reason: then it can be given."))

    def _word(self, page: RescorePage) -> None:
        self._title.set_words(
            self.tr("Scoring anew: {0}").format(f"{page.proposal} {page.title}"),
            self.tr("{0} · projects that wait for you: {1}").format(page.applicant, page.left),
        )
        self._why_title.setText(self.tr("The committee ordered it"))
        self._breach.set_words(page.breach or self.tr("A conflict came to light after the sheets were sealed."))
        self._told.set_words(
            self.tr(
                "Your marks are in the boxes. Change what the breach touched and say why; leave what it did not. The "
                "first marks stay in the record."
            )
        )
        self._act.set_words(self.tr("Give these marks"))
        for one in self.fields:
            one.word()

    def _ask(self) -> None:
        page = self._page
        if page is None:
            return
        old = sum(one.line.before for one in self.fields)
        new = sum(one.field.mark() or 0 for one in self.fields)
        self._question = ask(
            self,
            Question(
                title=self.tr("Are these your marks for {0} from now on?").format(page.proposal),
                text=self.tr("They are given openly and cannot be taken back. Your first marks stay in the record."),
                facts=(
                    (self.tr("Marks that change"), str(sum(one.is_changed for one in self.fields))),
                    (self.tr("Total"), f"{points(old)} → {points(new)}"),
                ),
                confirm=self.tr("Give these marks"),
                icon_name="check",
            ),
        )
        self._question.confirmed.connect(lambda _: self._give())

    def _give(self) -> None:
        page = self._page
        if page is None:
            return
        marks = tuple(Points(one.field.mark() or 0) for one in self.fields)
        reasons = tuple(one.reason.text() for one in self.fields)
        self.given.emit(ProposalId(page.proposal), marks, reasons)
