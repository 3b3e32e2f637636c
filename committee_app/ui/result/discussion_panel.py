"""What the committee speaks about: totals that lie apart, notes and who stands for them, scoring anew for a breach."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.case.identifiers import ProposalId
from committee_app.desks.words import wording
from committee_app.export.charts import HeatRow, heat_table
from committee_app.ui.language import current_language
from committee_app.ui.result.closer import Differing
from committee_app.ui.result.page import Discussion, PanelNote, ResultPage, Section
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled, Surface
from committee_app.ui.shared.charts import Chart
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.points import points
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView
from committee_app.ui.shared.votes import VoteFields

_SIDE = 440
_CELL = 47
_NAMES = 56
_LEAST = 640
_ROWS = 6
"""So many lines of the queue are seen at once."""


class NoteCard(Card):
    """One note: what it is about, what it says, who stands for it."""

    approved = Signal(int, object)

    def __init__(self, page: ResultPage, note: PanelNote) -> None:
        self._note = note
        head = self.tr("Note {0}").format(note.number)
        if note.criterion is not None:
            head += f" · {note.criterion.in_language(current_language())}"
        by = ", ".join(map(page.names.member, note.approved)) or self.tr("nobody yet")
        missing = ", ".join(map(page.names.member, note.missing))
        self._approve = Button(
            self.tr("All here stand for it"), ButtonKind.SECOND, size=ButtonSize.TOOL, icon_name="check"
        )
        self._approve.setAccessibleName(self.tr("All here stand for note {0}").format(note.number))
        self._approve.setVisible(page.may_note and bool(note.missing))
        parts: list[QWidget] = [
            Label(head, "small_strong", "muted"),
            RunningText(note.text),
            RunningText(self.tr("Stand for it: {0}").format(by), "small", "muted"),
        ]
        if note.missing:
            parts.append(RunningText(self.tr("Not yet: {0}").format(missing), "small", "muted"))
        super().__init__(column(*parts, row(self._approve, STRETCH), gap="small", margins=("large", "medium")))
        self.set_surface(Surface.FACTS)
        self._approve.clicked.connect(lambda: self.approved.emit(note.number, note.missing))


class DiscussionPanel(QWidget):
    """The heat table and the queue at the left, the chosen project at the right."""

    proposal_chosen = Signal(str)
    discussed = Signal(str, str)
    """The committee spoke about this: project and member."""
    note_written = Signal(str, str)
    note_approved = Signal(int, object)
    rescoring_ordered = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._page: ResultPage | None = None
        self._question: QuestionDialog | None = None
        self._ordering: ProposalId | None = None
        self._noted = -1
        self.heat = Chart()
        self._queue_title, self._queue_told = Label("", "subheading", wrap=True), RunningText("", "small", "muted")
        self._model: RowsModel[Differing] = RowsModel(())
        self.queue = TableView("", self._model)
        self.queue.row_chosen.connect(lambda one: self.proposal_chosen.emit(one.proposal))
        self._tick = Button("", ButtonKind.SECOND, icon_name="check")
        self._tick.clicked.connect(self._tell_discussed)
        inside = column(
            column(self._queue_title, self._queue_told, self.queue, row(self._tick, STRETCH), gap="small"),
            self.heat,
            STRETCH,
            gap="huge",
            margins=("wide", "large"),
        )
        left = Card(column((Scrolled(Padded(inside), sideways=True), 1), margins="hair"))
        self.setLayout(column((Panes(Pane(left, 0, 480), Pane(self._side(), _SIDE, 0)), 1)))

    def show_page(self, page: ResultPage) -> None:
        """Show what there is to speak about on the open track."""
        self._page = page
        found = page.discussion
        if found is None:
            return
        self._word(page, found)
        self._show_left(page, found)
        self._show_right(page, found)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    # ── the left side ──────────────────────────────────────────────────────────────────────
    def _show_left(self, page: ResultPage, found: Discussion) -> None:
        words = wording(current_language())
        seats = dict(page.names.seats)
        heads = tuple(str(seats.get(one, one)) for one in found.seats)
        rows = tuple(_with_words(one) for one in found.heat)
        width = max(_LEAST, _NAMES + _CELL * len(heads))
        drawing = heat_table(heads, rows, found.flagged_from, words, float(width))
        self.heat.show_drawing(self.tr("How far each total lies from the mean"), drawing)
        self._model.set_columns(
            (
                Column(self.tr("Project"), lambda one: page.names.proposal(one.proposal), least=200),
                Column(self.tr("Member"), lambda one: page.names.member(one.evaluator), width=120),
                Column(self.tr("Total"), lambda one: points(one.total), Align.RIGHT, 72, "bold"),
                Column(self.tr("Mean"), lambda one: points(one.mean), Align.RIGHT, 72),
                Column(self.tr("Difference"), lambda one: _signed(one.deviation), Align.RIGHT, 92, "strong"),
                Column(self.tr("Spoken about"), lambda one: self._tick_words(one, found), width=110),
            )
        )
        self._model.set_rows(found.queue)
        self.queue.setVisible(bool(found.queue))
        due = _due(found)
        self._tick.setVisible(page.may_order and due is not None)
        if due is not None:
            form = self.tr("Spoken about: {0}, member {1}")
            self._tick.set_words(form.format(due.proposal, page.names.member(due.evaluator)))
        self._fit_queue(len(found.queue))

    def _tick_words(self, one: Differing, found: Discussion) -> str:
        return self.tr("yes") if (one.proposal, one.evaluator) in found.discussed else "–"

    def _tell_discussed(self) -> None:
        found = self._page.discussion if self._page is not None else None
        due = _due(found) if found is not None else None
        if due is not None:
            self.discussed.emit(due.proposal, due.evaluator)

    def _fit_queue(self, rows: int) -> None:
        head, row_height = self.queue.horizontalHeader().height(), self.queue.verticalHeader().defaultSectionSize()
        self.queue.setFixedHeight(head + row_height * min(rows, _ROWS) + 4)

    # ── the right side ─────────────────────────────────────────────────────────────────────
    def _side(self) -> Card:
        self._title = Label("", "subheading", wrap=True)
        self._told = RunningText("", "small", "muted")
        self._notes = QVBoxLayout()
        self._notes.setContentsMargins(0, 0, 0, 0)
        self._about_label = Label("", "strong")
        self.about = ChoiceBox()
        self.text = ReasonField("")
        self._write = Button("", ButtonKind.SECOND, icon_name="pencil")
        self._write.clicked.connect(lambda: self.note_written.emit(self.about.choice(), self.text.text()))
        self._form = QWidget()
        self._form.setLayout(
            column(self._about_label, self.about, self.text, row(self._write, STRETCH), gap="small", margins="none")
        )
        self._breach_title = Label("", "strong", wrap=True)
        self._breach_told = RunningText("", "small", "muted")
        self.breach = ReasonField("")
        self.votes = VoteFields()
        self._order = Button("", ButtonKind.DANGER, icon_name="refresh-cw")
        self._order.clicked.connect(self._ask)
        self._broken = Button("", ButtonKind.THIRD, icon_name="circle-alert")
        self._broken.clicked.connect(self._begin_order)
        self._anew = QWidget()
        self._anew.setLayout(
            column(
                Rule("line"),
                self._breach_title,
                self._breach_told,
                self.breach,
                self.votes,
                row(self._order, STRETCH),
                gap="medium",
                margins="none",
            )
        )
        self._broken_place = QWidget()
        self._broken_place.setLayout(row(self._broken, STRETCH))
        self._waiting = FindingList()
        self._problems = FindingList()
        self.text.changed.connect(self._judge)
        self.breach.changed.connect(self._judge)
        self.votes.changed.connect(self._judge)
        inside = column(
            self._title,
            self._told,
            self._waiting,
            self._notes,
            self._form,
            self._problems,
            self._broken_place,
            self._anew,
            STRETCH,
            gap="large",
            margins=("wide", "large"),
        )
        return Card(column((Scrolled(Padded(inside)), 1), margins="hair"))

    def _show_right(self, page: ResultPage, found: Discussion) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for note in found.notes:
            card = NoteCard(page, note)
            card.approved.connect(self.note_approved)
            self._notes.addWidget(card)
        if len(found.notes) != self._noted:
            self._noted = len(found.notes)
            self.text.set_text("")
        self._form.setVisible(page.may_note and found.chosen is not None)
        # Scoring anew is for a breach only: who has none to write down never sees the form.
        if any(what == self._ordering for _, what in found.waiting):
            self._ordering = None
        is_ordering = self._ordering is not None and self._ordering == found.chosen and page.may_order
        self._anew.setVisible(is_ordering)
        self._broken_place.setVisible(page.may_order and found.chosen is not None and not is_ordering)
        if page.may_order:
            self.votes.show_present(page.present, page.entitled)
            self.votes.offer_casting_vote(offered=page.has_casting_vote)
        language = current_language()
        options = tuple((str(one), title.in_language(language)) for one, title in found.criteria)
        self.about.show_options((("", self.tr("The whole project")), *options), self.about.choice())
        form = self.tr("Member {0} gives marks for {1} anew at the window; nothing is decided before.")
        self._waiting.show_sentences(tuple(form.format(page.names.member(who), what) for who, what in found.waiting))
        self._problems.show_findings(page.problems if page.section is Section.DISCUSSION else ())
        self._judge()

    def _begin_order(self) -> None:
        page = self._page
        if page is None or page.discussion is None:
            return
        self._ordering = page.discussion.chosen
        self.breach.set_text("")
        self.votes.begin_again()
        self.show_page(page)
        self.breach.setFocus()

    def _judge(self) -> None:
        self._write.setEnabled(bool(self.text.text().strip()))
        self._order.setEnabled(bool(self.breach.text().strip()) and self.votes.vote() is not None)

    def _ask(self) -> None:
        page, vote = self._page, self.votes.vote()
        if page is None or page.discussion is None or page.discussion.chosen is None or vote is None:
            return
        judges = page.discussion.judges
        self._question = ask(
            self,
            Question(
                title=self.tr("Have {0} scored anew for a breach of the rules?").format(page.discussion.chosen),
                text=self.tr(
                    "Each member gives all marks once more, openly, with a reason for each that changes. The first "
                    "marks stay in the record. A mark that somebody dislikes is no breach."
                ),
                facts=(
                    (self.tr("Members"), str(len(judges))),
                    (self.tr("In favour, against"), f"{vote.in_favour} / {vote.against}"),
                ),
                confirm=self.tr("Order scoring anew"),
                icon_name="refresh-cw",
            ),
        )
        self._question.confirmed.connect(lambda _: self.rescoring_ordered.emit(self.breach.text(), vote))

    def _word(self, page: ResultPage, found: Discussion) -> None:
        done = sum((one.proposal, one.evaluator) in found.discussed for one in found.queue)
        self._queue_title.setText(
            self.tr("To speak about: {0}, done: {1}").format(len(found.queue), done)
            if found.queue
            else self.tr("No total lies far from its project's mean")
        )
        self._queue_told.set_words(
            self.tr("Totals that lie {0} points or more from their project's mean. Nobody has to change one.").format(
                points(found.flagged_from)
            )
        )
        self.queue.setAccessibleName(self.tr("Totals to speak about"))
        self._title.setText(page.names.proposal(found.chosen) if found.chosen else "")
        self._told.set_words(
            self.tr("Notes say what the committee thinks. Whoever stands for one is named by seat in the minutes.")
        )
        self._about_label.setText(self.tr("The note is about"))
        self.about.setAccessibleName(self.tr("The note is about"))
        self.text.set_label(self.tr("Note of the committee"))
        self._write.set_words(self.tr("Put the note into the minutes"))
        self._breach_title.setText(self.tr("Scoring anew"))
        self._breach_told.set_words(
            self.tr("Only for a breach of the rules, by a vote: for this project, by all who judge it.")
        )
        self.breach.set_label(self.tr("What rule was broken, and how"))
        self._order.set_words(self.tr("Order scoring anew"))
        self._broken.set_words(self.tr("A rule was broken …"))


def _due(found: Discussion) -> Differing | None:
    """Return what is spoken about next: of the chosen project first, else the farthest from its mean."""
    left = [one for one in found.queue if (one.proposal, one.evaluator) not in found.discussed]
    return next((one for one in left if one.proposal == found.chosen), left[0] if left else None)


def _with_words(row_of_heat: HeatRow) -> HeatRow:
    words = wording(current_language())
    cells = (words.word("status", one) if isinstance(one, str) else one for one in row_of_heat.cells)
    return HeatRow(row_of_heat.proposal, tuple(cells))


def _signed(deviation: int) -> str:
    return ("+" if deviation > 0 else "-") + points(abs(deviation))
