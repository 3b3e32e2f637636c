"""The chair answers questions and rules on conflicts: the list, and the form for the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from committee_app.case.conflicts import MarkStatus
from committee_app.case.programme import Ground
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.meeting.page import ConflictRow, MeetingPage, Task
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.choices import Choice
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView
from committee_app.ui.theme import current, follow_theme


class ConflictsTable(QWidget):
    """Every question and every declared conflict, those that wait first."""

    conflict_chosen = Signal(object)
    """Evaluator and proposal."""

    def __init__(self) -> None:
        super().__init__()
        self._page: MeetingPage | None = None
        self._title = Label("", "subheading")
        self._model: RowsModel[ConflictRow] = RowsModel(())
        self.table = TableView("", self._model)
        self.table.row_chosen.connect(lambda one: self.conflict_chosen.emit(one.key))
        self._empty = EmptyState("", icon_name="shield-check")
        self._nothing = QWidget()
        self._nothing.setLayout(column((self._empty, 1), margins=("large", "none", "large", "large")))
        head = row(self._title, STRETCH, margins=("large", "medium"))
        self.setLayout(column(head, (self.table, 1), (self._nothing, 1)))

    def show_page(self, page: MeetingPage) -> None:
        """Show the list; the chosen row stays chosen."""
        self._page = page
        self._word()
        self._model.set_rows(page.conflicts)
        self.table.setVisible(bool(page.conflicts))
        self._nothing.setVisible(not page.conflicts)
        place = next((at for at, one in enumerate(page.conflicts) if one.key == page.chosen_conflict), None)
        self.table.show_choice(place)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _word(self) -> None:
        self._title.setText(self.tr("Questions and declared conflicts"))
        self.table.setAccessibleName(self._title.text())
        self._empty.set_words(
            self.tr("Nobody asked or declared anything yet"),
            self.tr("What members declare appears here as soon as they have signed it."),
        )
        columns: tuple[Column[ConflictRow], ...] = (
            Column(self.tr("Member"), lambda one: one.name, width=110, kind="bold"),
            Column(self.tr("No."), lambda one: str(one.proposal), width=64),
            Column(self.tr("Applicant"), lambda one: one.applicant, least=110),
            Column(self.tr("Answer"), self._answer, width=130),
            Column(self.tr("State"), self._state, Align.CENTRE, 148, tone=_tone),
        )
        if [one.title for one in columns] != [one.title for one in self._model.columns()]:
            self._model.set_columns(columns)

    def _answer(self, one: ConflictRow) -> str:
        return wording(current_language()).word("answer", one.answer)

    def _state(self, one: ConflictRow) -> str:
        if one.waits:
            return self.tr("waits for you")
        if one.cleared and one.status is MarkStatus.SCORED:
            return self.tr("✓ no conflict")
        return wording(current_language()).word("status", one.status)


class ConflictsPanel(Panel):
    """For the chosen one: what the member said, the ground, the reason, and the two answers."""

    excluded = Signal(str, str)
    """Ground and reason."""
    cleared = Signal(str)

    def __init__(self) -> None:
        super().__init__(Task.CONFLICTS)
        self._who = Label("", "heading", wrap=True)
        self._what = Label("", "small", "muted", wrap=True)
        self._words = RunningText()
        self._card = Card(column(self._who, self._what, self._words, gap="tight", margins="large"), Surface.FACTS)
        self._ground_title = Label("", "strong")
        self._grounds = QVBoxLayout()
        self._group = QButtonGroup(self)
        self._codes: tuple[str, ...] = ()
        self._reason = ReasonField("", longest=500)
        self._exclude = Button("", ButtonKind.DANGER, icon_name="ban")
        self._clear = Button("", ButtonKind.SECOND, icon_name="check")
        self._exclude.clicked.connect(self._tell_exclusion)
        self._clear.clicked.connect(lambda: self.cleared.emit(self._reason.text()))
        self._reason.changed.connect(self._judge)
        self._group.buttonToggled.connect(self._judge)
        self._note = RunningText("", "small", "muted")
        self._form = QWidget()
        self._form.setLayout(
            column(
                self._reason,
                self._problems,
                self._clear,
                column(self._ground_title, self._grounds, gap="close"),
                self._exclude,
                self._note,
                gap="large",
            )
        )
        self._lay_out(self._card, self._form)
        follow_theme(self._dress)

    def empty_fields(self) -> None:
        """Forget ground and reason."""
        self._reason.set_text("")
        self._choose_ground("")

    def show_now(self, page: MeetingPage) -> None:
        """Show the chosen question."""
        super().show_now(page)
        ruling = page.conflict()
        self._show_grounds(page.grounds)
        self._card.setVisible(ruling is not None)
        is_open = ruling is not None and not ruling.sealed and ruling.status is not MarkStatus.EXCLUDED
        self._form.setVisible(is_open)
        self._clear.setVisible(ruling is not None and ruling.waits)
        self._head(
            self.tr("Questions and conflicts"),
            self.tr("The member's words are for your eyes. Your reason stands in the minutes.")
            if ruling is not None
            else self.tr("Choose a question or a conflict in the table."),
        )
        if ruling is not None:
            self._word(page, ruling)
        self._judge()

    def _word(self, page: MeetingPage, ruling: ConflictRow) -> None:
        self._who.setText(self.tr("{0} · {1} {2}").format(ruling.name, ruling.proposal, ruling.applicant))
        self._what.setText(ruling.title)
        ground = next((one for one in page.grounds if one.code == ruling.ground), None)
        named = f"**{ground.title.in_language(current_language())}** " if ground else ""
        self._words.set_words(named + (ruling.words or self.tr("No words were given.")))
        self._ground_title.setText(self.tr("Ground of the exclusion"))
        self._reason.set_label(self.tr("Reason"))
        self._reason.set_help(self.tr("It stands in the minutes."))
        self._exclude.set_words(self.tr("Exclude {0} from {1}").format(ruling.name, ruling.proposal))
        self._clear.set_words(self.tr("Answer: no conflict"))
        self._note.set_words(self.tr("An exclusion needs a ground and a reason; the answer needs a reason."))

    def _show_grounds(self, grounds: tuple[Ground, ...]) -> None:
        codes = tuple(one.code for one in grounds)
        if codes != self._codes:
            for button in self._group.buttons():
                self._group.removeButton(button)
                button.deleteLater()
            self._codes = codes
            for number in range(len(grounds)):
                choice = Choice("")
                self._group.addButton(choice, number)
                self._grounds.addWidget(choice)
        for number, ground in enumerate(grounds):
            words = ground.title.in_language(current_language())
            self._group.button(number).setText(words)
            self._group.button(number).setAccessibleName(words)
            self._group.button(number).setToolTip(words)

    def _choose_ground(self, code: str) -> None:
        self._group.setExclusive(False)
        for number, one in enumerate(self._codes):
            self._group.button(number).setChecked(one == code)
        self._group.setExclusive(True)

    def _judge(self) -> None:
        has_reason = bool(self._reason.text())
        self._exclude.setEnabled(has_reason and self._group.checkedId() >= 0)
        self._clear.setEnabled(has_reason)

    def _tell_exclusion(self) -> None:
        self.excluded.emit(self._codes[self._group.checkedId()], self._reason.text())

    def _dress(self) -> None:
        self._grounds.setSpacing(current().space("hair"))


def _tone(one: ConflictRow) -> str:
    return "warning_text" if one.waits else "success_text" if one.cleared else "text"
