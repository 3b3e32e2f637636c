"""A holder stands for rules, rosters and keys as they are in the record now."""

from __future__ import annotations

from PySide6.QtCore import Signal

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.meeting.page import HolderRow, MeetingPage, Task
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.questions import Question, QuestionDialog, ask


class ConfirmationPanel(Panel):
    """The head of the record in words, who confirmed already, and one button."""

    confirmed = Signal()
    leave_chosen = Signal()

    def __init__(self) -> None:
        super().__init__(Task.CONFIRMATION)
        self._question: QuestionDialog | None = None
        self._name = Label("", "small", "muted", wrap=True)
        self._words = Label("", "heading", "ink", wrap=True)
        self._hash = Label("", "small", "muted", wrap=True)
        self._card = Card(column(self._name, self._words, self._hash, gap="tight", margins="large"), Surface.FACTS)
        self._facts = KeyValueRows(opposite=True)
        self._obstacles = FindingList(BannerTone.WARNING)
        self._confirm = Button("", ButtonKind.PRIMARY, icon_name="signature")
        self._confirm.clicked.connect(self._ask)
        self._done = Banner(BannerTone.SUCCESS, "")
        self._done.act_chosen.connect(self.leave_chosen)
        self._lay_out(self._done, self._card, self._facts, self._obstacles, self._problems, self._confirm)

    def show_now(self, page: MeetingPage) -> None:
        """Show what is confirmed and by whom already."""
        super().show_now(page)
        is_mine_done = any(one.confirmed for one in page.holders if one.role is page.role)
        self._name.setText(self.tr("The record stands at entry {0}").format(page.head.seq))
        self._words.setText(" · ".join(page.head.words.split()))
        self._hash.setText(f"{page.head.hash[:16]} …")
        self._facts.set_rows(self._rows(page))
        shown = () if is_mine_done else page.obstacles
        self._obstacles.show_findings(shown)
        self._confirm.setVisible(not is_mine_done)
        self._confirm.setEnabled(not page.obstacles and page.busy is None)
        self._confirm.set_words(self.tr("Stand for the record"))
        self._done.setVisible(is_mine_done)
        self._done.show_news(
            BannerTone.SUCCESS, self.tr("You have confirmed."), self._next(page), self.tr("Back to the seats")
        )
        self._head(
            self.tr("Confirmation of the record"),
            self.tr("If somebody enrols after this, everybody confirms again.")
            if is_mine_done
            else self.tr("You stand for the rules, the rosters and everybody's keys as they are recorded now."),
        )

    def _next(self, page: MeetingPage) -> str:
        waiting = [self._holder(one) for one in page.holders if not one.confirmed]
        if waiting:
            return self.tr("It waits for: {0}").format(", ".join(waiting))
        return self.tr("All three have. Now the chair lets scoring begin.")

    def _rows(self, page: MeetingPage) -> tuple[tuple[str, str], ...]:
        enrolled = sum(one.enrolled for one in page.members)
        figures = (
            (self.tr("Fingerprint of the rules"), " · ".join(page.outline.words.split())),
            (self.tr("Proposals"), str(page.outline.proposals)),
            (self.tr("Members enrolled"), f"{enrolled} / {len(page.members)}"),
        )
        return (*figures, *((self._holder(one), self._standing(one)) for one in page.holders))

    def _holder(self, holder: HolderRow) -> str:
        return f"{wording(current_language()).word('role', holder.role)} {holder.name}".strip()

    def _standing(self, holder: HolderRow) -> str:
        return self.tr("✓ confirmed") if holder.confirmed else self.tr("not yet")

    def _ask(self) -> None:
        page = self._page
        if page is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Do you stand for the record as it is now?"),
                text=self.tr("It is signed with your key and stands in the minutes."),
                facts=((self.tr("Entry"), str(page.head.seq)), (self.tr("Words"), " · ".join(page.head.words.split()))),
                confirm=self.tr("Stand for the record"),
                icon_name="signature",
            ),
        )
        self._question.confirmed.connect(lambda _: self.confirmed.emit())
