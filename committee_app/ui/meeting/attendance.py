"""The chosen member: came, enrols, leaves, comes back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.meeting.page import Busy, MeetingPage, MemberRow, Option, Task
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.labels import KeyValueRows, Label
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.text_field import TextField


class AttendancePanel(Panel):
    """Only what can be noted of this member now is offered; identity is checked by eye."""

    noted = Signal(str, str)
    """An option and its reason."""
    enrolment_asked = Signal()

    def __init__(self) -> None:
        super().__init__(Task.ATTENDANCE)
        self._question: QuestionDialog | None = None
        self._name = Label("", "heading", wrap=True)
        self._facts = KeyValueRows()
        self._card = Card(column(self._name, self._facts, gap="small", margins="large"), Surface.FACTS)
        self._arrive = Button("", ButtonKind.PRIMARY, icon_name="user-check")
        self._enrol = Button("", ButtonKind.PRIMARY, icon_name="key-round")
        self._return = Button("", ButtonKind.SECOND, icon_name="log-in")
        self._reason = TextField("", longest=200)
        self._leave = Button("", ButtonKind.THIRD, icon_name="log-out")
        self._leaving = QWidget()
        self._leaving.setLayout(column(self._reason, self._leave, gap="small"))
        self._buttons: dict[Option, QWidget] = {
            Option.ARRIVE: self._arrive,
            Option.ENROL: self._enrol,
            Option.RETURN: self._return,
            Option.LEAVE: self._leaving,
        }
        self._arrive.clicked.connect(lambda: self.noted.emit(Option.ARRIVE, ""))
        self._return.clicked.connect(lambda: self.noted.emit(Option.RETURN, ""))
        self._leave.clicked.connect(lambda: self.noted.emit(Option.LEAVE, self._reason.text()))
        self._enrol.clicked.connect(self._ask)
        self._lay_out(self._card, self._arrive, self._enrol, self._return, self._problems, self._leaving)

    def empty_fields(self) -> None:
        """Forget the reason."""
        self._reason.set_text("")

    def show_now(self, page: MeetingPage) -> None:
        """Show the chosen member and what can be noted of them."""
        super().show_now(page)
        member = page.member()
        self._card.setVisible(member is not None)
        for option, part in self._buttons.items():
            part.setVisible(option in page.options)
            part.setEnabled(page.busy is None)
        self._head(
            self.tr("Attendance and enrolment"),
            self.tr(
                "Check by eye who it is. Whoever is here enrols alone at the machine and gets a code for their card."
            )
            if member is not None
            else self.tr("Choose a member in the table: who has come, who enrols, who leaves."),
        )
        if member is not None:
            self._word(page, member)

    def _word(self, page: MeetingPage, member: MemberRow) -> None:
        self._name.setText(member.name)
        self._facts.set_rows(
            (
                (self.tr("Seat"), str(member.seat)),
                (self.tr("Affiliation"), member.affiliation),
                (self.tr("Here"), self.tr("here") if member.here else self.tr("not here")),
                (self.tr("Enrolled"), self.tr("enrolled") if member.enrolled else self.tr("not yet")),
            )
        )
        self._arrive.set_words(self.tr("{0} has arrived").format(member.name))
        waiting = page.busy is Busy.LOCKING
        self._enrol.set_words(self.tr("Making the keys …") if waiting else self.tr("Enrol {0}").format(member.name))
        self._return.set_words(self.tr("{0} has come back").format(member.name))
        self._leave.set_words(self.tr("{0} leaves").format(member.name))
        self._reason.set_label(self.tr("Why they leave"))
        self._reason.set_help(self.tr("It stands in the minutes. No health details."))

    def _ask(self) -> None:
        member = self._page.member() if self._page is not None else None
        if member is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Is {0} alone at the machine?").format(member.name),
                text=self.tr("The code is shown once. Everybody else looks away until it is covered."),
                facts=((self.tr("Seat"), str(member.seat)), (self.tr("Affiliation"), member.affiliation)),
                confirm=self.tr("I am {0}, show my code").format(member.name),
                icon_name="eye",
            ),
        )
        self._question.confirmed.connect(lambda _: self.enrolment_asked.emit())
