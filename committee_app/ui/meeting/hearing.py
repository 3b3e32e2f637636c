"""Hearing the projects: the running order in the middle, and beside it what is on, who leaves and comes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from committee_app.case.acts import ItemPart
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.meeting.page import Hearing, MeetingPage, ProjectRow, Task, Turn
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView
from committee_app.ui.shared.text_field import TextField

_TURN_TONE = {Turn.ON: "primary_text", Turn.NEXT: "text", Turn.WAITS: "muted", Turn.DONE: "success_text"}


class OrderTable(QWidget):
    """The projects in the order in which they are heard; a chosen one is moved by Alt with an arrow, or by a button."""

    project_chosen = Signal(str)
    project_moved = Signal(int)
    """Up is -1, down is 1."""
    advice_wanted = Signal()
    order_taken_back = Signal()
    order_recorded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: MeetingPage | None = None
        self._title = Label("", "subheading")
        self._leavings = Label("", "small", "muted")
        self._model: RowsModel[ProjectRow] = RowsModel(())
        self.table = TableView("", self._model)
        self.table.row_chosen.connect(lambda one: self.project_chosen.emit(one.id))
        self._up = Button("", size=ButtonSize.TOOL, icon_name="arrow-up")
        self._down = Button("", size=ButtonSize.TOOL, icon_name="arrow-down")
        self._advise = Button("", size=ButtonSize.TOOL, icon_name="shuffle")
        self._back = Button("", size=ButtonSize.TOOL, icon_name="undo-2")
        self._record = Button("", ButtonKind.SECOND, size=ButtonSize.TOOL, icon_name="check")
        self._up.clicked.connect(lambda: self.project_moved.emit(-1))
        self._down.clicked.connect(lambda: self.project_moved.emit(1))
        self._advise.clicked.connect(self.advice_wanted)
        self._back.clicked.connect(self.order_taken_back)
        self._record.clicked.connect(self.order_recorded)
        for key, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            moving = QShortcut(QKeySequence(key), self.table)
            moving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            moving.activated.connect(lambda by=by: self.project_moved.emit(by))
        head = row(self._title, STRETCH, self._leavings, margins=("large", "medium"))
        foot = row(self._up, self._down, self._advise, STRETCH, self._back, self._record, gap="small", margins="medium")
        self.setLayout(column(head, (self.table, 1), foot))

    def show_page(self, page: MeetingPage) -> None:
        """Show the order; the chosen project stays chosen where it went."""
        self._page = page
        if page.hearing is None:
            return
        hearing = page.hearing
        self._word(hearing)
        self._model.set_rows(hearing.rows)
        place = next((at for at, one in enumerate(hearing.rows) if one.id == hearing.chosen), None)
        self.table.show_choice(place)
        self._up.setEnabled(place is not None and place > 0)
        self._down.setEnabled(place is not None and place < len(hearing.rows) - 1)
        self._advise.setEnabled(hearing.advised < hearing.leavings)
        self._back.setVisible(hearing.is_moved)
        self._record.setVisible(hearing.is_moved)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _word(self, hearing: Hearing) -> None:
        self._title.setText(self.tr("Running order"))
        self.table.setAccessibleName(self._title.text())
        self._leavings.setText(self.tr("Leavings: {0}").format(hearing.leavings))
        self._up.set_words(self.tr("Up"), self.tr("Move the chosen project up"))
        self._down.set_words(self.tr("Down"), self.tr("Move the chosen project down"))
        self._advise.set_words(self.tr("Fewest leavings: {0}").format(hearing.advised))
        self._back.set_words(self.tr("Take back"), self.tr("Take the changed order back"))
        self._record.set_words(self.tr("Set this order"))
        columns: tuple[Column[ProjectRow], ...] = (
            Column(self.tr("No."), lambda one: str(one.id), width=72, kind="bold"),
            Column(self.tr("Project"), lambda one: one.title, least=140),
            Column(self.tr("Leave for it"), lambda one: ", ".join(one.leaving) or "–", width=150),
            Column(self.tr("State"), self._turn, Align.CENTRE, 96, tone=lambda one: _TURN_TONE[one.turn]),
        )
        if [one.title for one in columns] != [one.title for one in self._model.columns()]:
            self._model.set_columns(columns)

    def _turn(self, one: ProjectRow) -> str:
        return {
            Turn.ON: self.tr("● on"),
            Turn.NEXT: self.tr("next"),
            Turn.WAITS: self.tr("waits"),
            Turn.DONE: self.tr("✓ heard"),
        }[one.turn]


class HearingPanel(Panel):
    """One press for each thing that happens: next project, questions, they have left, they are back."""

    part_begun = Signal(str)
    minutes_typed = Signal(str, str)
    sent_out = Signal()
    called_back = Signal()
    board_wanted = Signal()
    resumed = Signal()

    def __init__(self) -> None:
        super().__init__(Task.HEARING)
        self._on = Label("", "heading", wrap=True)
        self._facts = KeyValueRows()
        self._card = Card(column(self._on, self._facts, gap="small", margins="large"), Surface.FACTS)
        self._presentation, self._questions = TextField("", longest=3), TextField("", longest=3)
        for field in (self._presentation, self._questions):
            field.changed.connect(self._tell_minutes)
        self._wrong = Label("", "small", "danger", wrap=True)
        self._gates = FindingList()
        self._resume = Button("", ButtonKind.SECOND, icon_name="arrow-right")
        self._next = Button("", ButtonKind.PRIMARY, icon_name="arrow-right")
        self._ask = Button("", ButtonKind.PRIMARY, icon_name="circle-question-mark")
        self._out = Button("", ButtonKind.SECOND, icon_name="log-out")
        self._in = Button("", ButtonKind.SECOND, icon_name="log-in")
        self._board = Button("", ButtonKind.THIRD, icon_name="table")
        self._board_text = RunningText("", "small", "muted")
        self._resume.clicked.connect(self.resumed)
        self._next.clicked.connect(self._go_on)
        self._ask.clicked.connect(lambda: self.part_begun.emit(ItemPart.QUESTIONS))
        self._out.clicked.connect(self.sent_out)
        self._in.clicked.connect(self.called_back)
        self._board.clicked.connect(self.board_wanted)
        for key, button in (("F5", self._ask), ("F8", self._next), ("F10", self._out), ("Shift+F10", self._in)):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self._lay_out(
            self._card,
            row((self._presentation, 1), (self._questions, 1), gap="medium"),
            self._wrong,
            self._gates,
            self._problems,
            self._resume,
            self._out,
            self._in,
            self._ask,
            self._next,
            Rule("hair"),
            column(self._board, self._board_text, gap="small"),
        )

    def show_now(self, page: MeetingPage) -> None:
        """Show what is on and what can follow."""
        super().show_now(page)
        hearing = page.hearing
        if hearing is None:
            return
        self._head(
            self.tr("Hearing the projects"),
            self.tr("Each press is recorded with its time: what is on, who leaves for it, who is back."),
        )
        self._show_on(hearing)
        self._presentation.set_text(hearing.minutes[0])
        self._questions.set_text(hearing.minutes[1])
        self._presentation.set_label(self.tr("Presentation, minutes"))
        self._questions.set_label(self.tr("Questions, minutes"))
        self._wrong.setVisible(not hearing.are_minutes_numbers)
        self._wrong.setText(self.tr("Minutes are a whole number; 0 sets no time."))
        self._gates.show_findings(hearing.obstacles)
        self._resume.setVisible(page.stopped)
        self._resume.setEnabled(page.quorum.present >= page.quorum.needed)
        self._resume.set_words(self.tr("The meeting goes on"))
        self._show_steps(hearing)
        self._board.set_words(self.tr("Open the room board"))
        self._board_text.set_words(
            self.tr("On the second screen where there is one. It shows seats, numbers and the time, never a mark.")
        )

    def _show_on(self, hearing: Hearing) -> None:
        self._on.setText(hearing.on or self.tr("No project is on"))
        part = wording(current_language()).word("item_part", hearing.part) if hearing.part else "–"
        nobody = self.tr("nobody")
        self._facts.set_rows(
            (
                (self.tr("On now"), part),
                (self.tr("Leave now"), ", ".join(hearing.leave) or nobody),
                (self.tr("May come back"), ", ".join(hearing.back) or nobody),
            )
        )

    def _show_steps(self, hearing: Hearing) -> None:
        may_call = hearing.are_minutes_numbers and not hearing.obstacles
        is_last = hearing.following is None
        self._next.setVisible(not is_last or hearing.on is not None)
        self._next.setEnabled(is_last or may_call)
        done, following = self.tr("{0} is done (F8)"), self.tr("Call {0} (F8)")
        self._next.set_words(done.format(hearing.on) if is_last else following.format(hearing.following))
        is_presented = hearing.part is ItemPart.PRESENTATION
        self._next.set_kind(ButtonKind.SECOND if is_presented else ButtonKind.PRIMARY)
        self._ask.setVisible(is_presented)
        self._ask.setEnabled(may_call or is_last)
        self._ask.set_words(self.tr("Questions on {0} begin (F5)").format(hearing.on))
        self._out.setVisible(bool(hearing.leave))
        self._out.set_words(self.tr("They have left: {0} (F10)").format(len(hearing.leave)))
        self._in.setVisible(bool(hearing.back))
        self._in.set_words(self.tr("They are back: {0} (Shift F10)").format(len(hearing.back)))

    def _go_on(self) -> None:
        hearing = self._page.hearing if self._page is not None else None
        if hearing is not None:
            self.part_begun.emit(ItemPart.DONE if hearing.following is None else ItemPart.PRESENTATION)

    def _tell_minutes(self) -> None:
        self.minutes_typed.emit(self._presentation.text(), self._questions.text())
