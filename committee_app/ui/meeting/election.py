"""The members elect the chair (호선), and the chair makes their keys as a holder."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.meeting.page import Busy, MeetingPage, Task
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.votes import VoteFields


class ElectionPanel(Panel):
    """First the vote on the chosen member, then the elected one's five words."""

    elected = Signal(object)
    """The `Vote` on the chosen member."""
    vote_changed = Signal(object)
    enrolment_asked = Signal()

    def __init__(self) -> None:
        super().__init__(Task.ELECTION)
        self._question: QuestionDialog | None = None
        self._who = Label("", "heading", wrap=True)
        self._role = Label("", "small", "muted")
        self._card = Card(column(self._who, self._role, gap="hair", margins="large"), Surface.FACTS)
        self._vote = VoteFields()
        self._vote.changed.connect(self.vote_changed)
        self._elect = Button("", ButtonKind.PRIMARY, icon_name="vote")
        self._elect.clicked.connect(lambda: self.elected.emit(self._vote.vote()))
        self._voting = QWidget()
        self._voting.setLayout(column(self._vote, self._problems, self._elect, gap="medium"))
        self._enrol = Button("", ButtonKind.PRIMARY, icon_name="key-round")
        self._enrol.clicked.connect(self._ask)
        self._again = Button("", ButtonKind.TEXT, icon_name="undo-2")
        self._again.clicked.connect(self._vote_again)
        self._votes_again = False
        self._lay_out(self._card, self._voting, self._enrol, row(self._again, STRETCH))

    def empty_fields(self) -> None:
        """Forget the numbers."""
        self._votes_again = False
        self._vote.begin_again()

    def show_now(self, page: MeetingPage) -> None:
        """Show the vote, or who was elected."""
        super().show_now(page)
        member = page.member()
        is_decided = bool(page.elected) and (page.chair_enrolled or not self._votes_again)
        name = page.elected if is_decided else member.name if member else ""
        self._card.setVisible(bool(name))
        self._who.setText(name)
        self._voting.setVisible(not is_decided and member is not None)
        self._vote.show_present(page.quorum.in_room)
        self._vote.show_findings(page.vote_findings)
        self._elect.setEnabled(self._vote.vote() is not None and not page.vote_findings and page.busy is None)
        self._enrol.setVisible(is_decided and not page.chair_enrolled)
        self._again.setVisible(is_decided and not page.chair_enrolled)
        self._enrol.setEnabled(page.busy is None)
        self._word(page, name, is_decided=is_decided)

    def _word(self, page: MeetingPage, name: str, *, is_decided: bool) -> None:
        self._again.set_words(self.tr("Vote again, on somebody else"))
        self._elect.set_words(self.tr("Record the election of {0}").format(name))
        waiting = page.busy is Busy.LOCKING
        self._enrol.set_words(
            self.tr("Making the keys …") if waiting else self.tr("Enrol {0} as a holder of a key").format(name)
        )
        if page.chair_enrolled:
            self._role.setText(self.tr("Elected and enrolled as a holder of a key"))
            self._head(self.tr("Election of the chair"))
        elif is_decided:
            self._role.setText(self.tr("Elected as the chair"))
            self._head(
                self.tr("Election of the chair"),
                self.tr("The chair, alone at the machine, gets five words beside the member's code: the third key."),
            )
        else:
            self._role.setText(self.tr("Put to the vote"))
            self._head(
                self.tr("Election of the chair"),
                self.tr("Choose in the table who is put to the vote, then type the numbers of the vote."),
            )

    def _vote_again(self) -> None:
        self._votes_again = True
        self._say()

    def _ask(self) -> None:
        page = self._page
        if page is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Is {0}, the chair, alone at the machine?").format(page.elected),
                text=self.tr("The words are shown once. Everybody else looks away until they are covered."),
                confirm=self.tr("I am the chair, show my words"),
                icon_name="eye",
            ),
        )
        self._question.confirmed.connect(lambda _: self.enrolment_asked.emit())
