"""What the committee decides on an item of the agenda, such as the rules it works by."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from committee_app.ui.meeting.page import MeetingPage, Task
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.choices import Choice
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.votes import VoteFields
from committee_app.ui.theme import current, follow_theme


class MotionPanel(Panel):
    """Item, wording of the decision, and the six numbers."""

    decided = Signal(str, str, object)
    """Item, text and `Vote`."""
    vote_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(Task.MOTION)
        self._agenda: tuple[str, ...] = ()
        self._items = QVBoxLayout()
        self._group = QButtonGroup(self)
        self._decision = ReasonField("", longest=1000)
        self._vote = VoteFields()
        self._vote.changed.connect(self.vote_changed)
        self._decision.changed.connect(self._judge)
        self._decide = Button("", ButtonKind.PRIMARY, icon_name="gavel")
        self._decide.clicked.connect(self._tell)
        self._lay_out(self._items, self._decision, self._vote, self._problems, self._decide)
        follow_theme(self._dress)

    def empty_fields(self) -> None:
        """Forget the decision and its vote."""
        self._decision.set_text("")
        self._vote.begin_again()

    def show_now(self, page: MeetingPage) -> None:
        """Show the items of the agenda and the form."""
        super().show_now(page)
        self._show_agenda(page.agenda)
        self._vote.show_present(page.quorum.in_room, page.quorum.entitled)
        self._vote.offer_casting_vote(offered=page.quorum.has_casting_vote)
        self._vote.show_findings(page.vote_findings)
        self._head(self.tr("Decision on an item"), self.tr("What was decided, in the words of the minutes."))
        self._decision.set_label(self.tr("Decision"))
        self._decision.set_help(self.tr("For example: the announced rules are applied as they are."))
        self._decide.set_words(self.tr("Record the decision"))
        self._judge()

    def _show_agenda(self, agenda: tuple[str, ...]) -> None:
        if agenda == self._agenda:
            return
        self._agenda = agenda
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.deleteLater()
        for number, item in enumerate(agenda):
            choice = Choice(item)
            self._group.addButton(choice, number)
            self._items.addWidget(choice)
            choice.setChecked(number == 0)

    def _judge(self) -> None:
        page = self._page
        is_free = page is not None and not page.vote_findings and page.busy is None
        self._decide.setEnabled(is_free and bool(self._decision.text()) and self._vote.vote() is not None)

    def _tell(self) -> None:
        item = self._agenda[max(self._group.checkedId(), 0)]
        self.decided.emit(item, self._decision.text(), self._vote.vote())

    def _dress(self) -> None:
        self._items.setSpacing(current().space("hair"))
