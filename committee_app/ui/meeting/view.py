"""The meeting screen: what this officer can do, the board of the members, and the panel that is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.lifecycle import Stage
from committee_app.ui.meeting.absence import AbsencePanel
from committee_app.ui.meeting.agenda_form import AgendaForm
from committee_app.ui.meeting.attendance import AttendancePanel
from committee_app.ui.meeting.confirmation import ConfirmationPanel
from committee_app.ui.meeting.conflicts import ConflictsPanel, ConflictsTable
from committee_app.ui.meeting.election import ElectionPanel
from committee_app.ui.meeting.gates_list import GatePanel
from committee_app.ui.meeting.hearing import HearingPanel, OrderTable
from committee_app.ui.meeting.motion import MotionPanel
from committee_app.ui.meeting.page import MeetingPage, Task
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.meeting.presenter import MeetingPresenter
from committee_app.ui.meeting.rehearsal import RehearsalPanel
from committee_app.ui.meeting.seats_board import SeatsBoard
from committee_app.ui.meeting.statements import StatementsPanel
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.checklist import Checklist, Item
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.focus import focus_kept
from committee_app.ui.shared.labels import Label, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.states import ItemState

_LIST_WIDTH = 252
_PANEL_WIDTH = 420


class MeetingView(QWidget):
    """Joins the parts; which of them are shown is on the page."""

    task_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: MeetingPage | None = None
        self._title = ScreenTitle("")
        self._recess = Chip("", ChipTone.WARNING, "coffee")
        self.agenda_form = AgendaForm()
        self._form_card = Card(column(Scrolled(Padded(column(self.agenda_form, margins="wide")))))
        self._list_title = Label("", "subheading")
        self._list = Checklist()
        self._list.chosen.connect(self.task_chosen)
        self.board = SeatsBoard()
        self.conflicts_table = ConflictsTable()
        self.order_table = OrderTable()
        self.attendance = AttendancePanel()
        self.hearing = HearingPanel()
        self.motion = MotionPanel()
        self.election = ElectionPanel()
        self.rehearsal = RehearsalPanel()
        self.confirmation = ConfirmationPanel()
        self.opening = GatePanel(Task.OPENING)
        self.conflicts = ConflictsPanel()
        self.absence = AbsencePanel()
        self.statements = StatementsPanel()
        self.closing = GatePanel(Task.CLOSING)
        self._panels: dict[Task, Panel] = {panel.task: panel for panel in self._all_panels()}
        self._side = Card(column(self._list_title, self._list, STRETCH, gap="medium", margins=("medium", "large")))
        self._middle = Card(column((self.board, 1), (self.conflicts_table, 1), (self.order_table, 1), margins="hair"))
        self._open_panel = Card(column(Scrolled(Padded(column(*self._panels.values(), margins=("wide", "large"))))))
        self._panes = Panes(
            Pane(self._side, _LIST_WIDTH), Pane(self._middle, 0, 420), Pane(self._open_panel, _PANEL_WIDTH, 480)
        )
        head = row((self._title, 1), self._recess)
        self.setLayout(column(head, (self._form_card, 1), (self._panes, 1), gap="large", margins=("wide", "large")))

    def bind(self, presenter: MeetingPresenter) -> None:
        """Report to this presenter."""
        self.task_chosen.connect(presenter.open_task)
        self.agenda_form.meeting_opened.connect(presenter.open_meeting)
        self.board.member_chosen.connect(presenter.choose_member)
        self.attendance.noted.connect(presenter.note)
        self.attendance.enrolment_asked.connect(presenter.enrol_member)
        self.motion.vote_changed.connect(presenter.judge_vote)
        self.motion.decided.connect(presenter.decide)
        self.election.vote_changed.connect(presenter.judge_vote)
        self.election.elected.connect(presenter.elect)
        self.election.enrolment_asked.connect(presenter.enrol_chair)
        self.rehearsal.words_given.connect(presenter.give_words)
        self.rehearsal.rehearsal_asked.connect(presenter.rehearse)
        self.confirmation.confirmed.connect(presenter.confirm_record)
        self.confirmation.leave_chosen.connect(presenter.leave)
        self.opening.passed.connect(presenter.open_scoring)
        self.opening.leave_chosen.connect(presenter.leave)
        self.statements.stated.connect(presenter.state)
        self.statements.paused.connect(presenter.pause)
        self.statements.resumed.connect(presenter.resume)
        self.absence.recorded.connect(presenter.record_absence)
        self.conflicts_table.conflict_chosen.connect(presenter.choose_conflict)
        self.conflicts.excluded.connect(presenter.exclude)
        self.conflicts.cleared.connect(presenter.clear)
        self.order_table.project_chosen.connect(presenter.choose_project)
        self.order_table.project_moved.connect(presenter.move_project)
        self.order_table.advice_wanted.connect(presenter.advise_order)
        self.order_table.order_taken_back.connect(presenter.take_order_back)
        self.order_table.order_recorded.connect(presenter.record_order)
        self.hearing.part_begun.connect(presenter.begin_part)
        self.hearing.minutes_typed.connect(presenter.type_minutes)
        self.hearing.sent_out.connect(presenter.send_out)
        self.hearing.called_back.connect(presenter.call_back)
        self.hearing.board_wanted.connect(presenter.show_board)
        self.hearing.resumed.connect(presenter.resume)
        self.closing.passed.connect(presenter.close)
        for gate in (self.opening, self.closing):
            gate.task_wanted.connect(presenter.open_task)
        self.closing.leave_chosen.connect(presenter.leave)

    def show_page(self, page: MeetingPage) -> None:
        """Show where the meeting stands."""
        self._page = page
        with focus_kept(self, self._open_panel, self._side, self._middle):
            self._show_parts(page)

    def _show_parts(self, page: MeetingPage) -> None:
        is_form = page.stage is Stage.FROZEN
        self._form_card.setVisible(is_form)
        self._panes.setVisible(not is_form)
        self._word(page)
        if is_form:
            self.agenda_form.show_page(page)
            return
        has_tasks = bool(page.tasks)
        self._side.setVisible(has_tasks)
        self._open_panel.setVisible(has_tasks)
        self._list.show_items((self._item(page, task, state) for task, state in page.tasks), page.task)
        self.board.setVisible(page.task not in (Task.CONFLICTS, Task.HEARING))
        self.order_table.setVisible(page.task is Task.HEARING)
        self.order_table.show_page(page)
        self.conflicts_table.setVisible(page.task is Task.CONFLICTS)
        self.board.show_page(page)
        self.conflicts_table.show_page(page)
        for task, panel in self._panels.items():
            panel.setVisible(task is page.task and has_tasks)
            panel.show_page(page)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _all_panels(self) -> tuple[Panel, ...]:
        return (
            self.attendance,
            self.hearing,
            self.motion,
            self.election,
            self.rehearsal,
            self.confirmation,
            self.opening,
            self.conflicts,
            self.absence,
            self.statements,
            self.closing,
        )

    def _word(self, page: MeetingPage) -> None:
        self._list_title.setText(self.tr("To do"))
        self._list.setAccessibleName(self._list_title.text())
        self._recess.setVisible(page.paused)
        if page.stopped:
            self._recess.show_state(self.tr("Stopped: no quorum"), ChipTone.DANGER, "hand")
        else:
            self._recess.show_state(self.tr("Recess"), ChipTone.WARNING, "coffee")
        titles = {
            Stage.FROZEN: (self.tr("Open the meeting"), self.tr("The rules stand. Now the committee meets.")),
            Stage.CONVENED: (
                self.tr("Meeting"),
                self.tr("Members arrive and enrol, elect the chair, and the holders stand for the record."),
            ),
            Stage.READY: (
                self.tr("Scoring under way"),
                self.tr("The members declare, score and seal. No mark is shown here to anybody."),
            ),
        }
        self._title.set_words(*titles.get(page.stage, (self.tr("Meeting"), "")))

    def _item(self, page: MeetingPage, task: Task, state: ItemState) -> Item:
        words = {
            ItemState.DONE: self.tr("Done."),
            ItemState.OPEN: self.tr("To do."),
            ItemState.WAITING: self.tr("Waits for somebody else."),
            ItemState.ANY_TIME: self.tr("At any time."),
        }
        return Item(task.value, self._task_title(task), self._task_line(page, task, state), state, words[state])

    def _task_title(self, task: Task) -> str:
        return {
            Task.ATTENDANCE: self.tr("Attendance"),
            Task.HEARING: self.tr("Hearing the projects"),
            Task.MOTION: self.tr("Decision on an item"),
            Task.ELECTION: self.tr("Election of the chair"),
            Task.REHEARSAL: self.tr("Rehearsal"),
            Task.CONFIRMATION: self.tr("Confirmation"),
            Task.OPENING: self.tr("Scoring begins"),
            Task.CONFLICTS: self.tr("Questions and conflicts"),
            Task.ABSENCE: self.tr("Absence"),
            Task.STATEMENTS: self.tr("Statements and recess"),
            Task.CLOSING: self.tr("Scoring ends"),
        }[task]

    def _task_line(self, page: MeetingPage, task: Task, state: ItemState) -> str:
        enrolled = sum(one.enrolled for one in page.members)
        confirmed = sum(one.confirmed for one in page.holders)
        waiting = sum(one.waits for one in page.conflicts)
        return {
            Task.ATTENDANCE: self.tr("{0} here, {1} enrolled").format(page.quorum.present, enrolled),
            Task.HEARING: self.tr("order, time, who leaves"),
            Task.MOTION: self._standing(state),
            Task.ELECTION: page.elected or self.tr("not yet"),
            Task.REHEARSAL: self._standing(state),
            Task.CONFIRMATION: self.tr("{0} of {1} confirmed").format(confirmed, len(page.holders)),
            Task.OPENING: self.tr("the chair's act"),
            Task.CONFLICTS: self.tr("{0} wait for you").format(waiting),
            Task.ABSENCE: self.tr("at any time"),
            Task.STATEMENTS: self.tr("at any time"),
            Task.CLOSING: self.tr("{0} of {1} sheets sealed").format(page.sheets, enrolled),
        }[task]

    def _standing(self, state: ItemState) -> str:
        return self.tr("done") if state is ItemState.DONE else self.tr("not yet")
