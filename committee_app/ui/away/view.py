"""A member's own machine and its sticks: the ballot out, the receipt in, the proposals in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.desks.words import wording
from committee_app.ui.away.page import AwayPage, Part
from committee_app.ui.away.presenter import AwayPresenter
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.file_dialogs import choose_file, choose_folder
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, Rule, RunningText, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.middle import Middle
from committee_app.ui.shared.panes import Padded
from committee_app.ui.shared.progress import ProgressPanel


class _Step(QWidget):
    """One thing to do: what it is for, its button, what went wrong or what came of it."""

    def __init__(self, icon_name: str, kind: ButtonKind = ButtonKind.SECOND) -> None:
        super().__init__()
        self._title, self._text = Label("", "subheading"), RunningText("", "body", "subtle")
        self.act = Button("-", kind, size=ButtonSize.DIALOG, icon_name=icon_name)
        self._problems, self._done = FindingList(), RunningText("", "body", "success_text")
        told = (self._problems, self._done)
        self.setLayout(column(self._title, self._text, row(self.act, STRETCH), *told, gap="small"))

    def set_words(self, title: str, text: str, act: str) -> None:
        self._title.setText(title)
        self._text.set_words(text)
        self.act.set_words(act)

    def tell(self, page: AwayPage, part: Part, done: str) -> None:
        self._problems.show_findings(page.problems_of(part))
        self._done.set_words(done)
        self._done.setVisible(bool(done))


class AwayView(QWidget):
    """Shows what this machine has and what the committee has of it; says what the person wants."""

    leave_chosen = Signal()
    ballot_folder_chosen = Signal(str)
    receipt_chosen = Signal(str)
    proposals_folder_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: AwayPage | None = None
        self._head = ScreenTitle("")
        self._leave = Button("-", icon_name="arrow-left")
        self._ballot = _Step("upload", ButtonKind.PRIMARY)
        self._receipt = _Step("download")
        self._proposals = _Step("folder-open")
        self._progress = ProgressPanel(lambda step: wording(current_language()).say(step))
        self._leave.clicked.connect(self.leave_chosen)
        self._ballot.act.clicked.connect(self._ask_where)
        self._receipt.act.clicked.connect(self._ask_receipt)
        self._proposals.act.clicked.connect(self._ask_proposals)
        self.setFocusProxy(self._ballot.act)
        parts = (self._ballot, Rule("hair"), self._receipt, Rule("hair"), self._proposals, self._progress)
        inside = Padded(column(*parts, STRETCH, gap="large", margins=("huge", "large")))
        whole = column(
            row((self._head, 1), self._leave, gap="small"),
            (Card(column(Scrolled(inside), margins="hair")), 1),
            gap="large",
        )
        self.setLayout(column(Middle(whole, width=960, height=720, margins=("vast", "wide"))))
        self._word()

    def bind(self, presenter: AwayPresenter) -> None:
        """Report to this presenter."""
        self.leave_chosen.connect(presenter.leave)
        self.ballot_folder_chosen.connect(presenter.write_ballot)
        self.receipt_chosen.connect(presenter.keep_receipt)
        self.proposals_folder_chosen.connect(presenter.bring_proposals)

    def show_page(self, page: AwayPage) -> None:
        """Show what was done here, and what came of it."""
        self._page = page
        self._word()
        self._ballot.tell(page, Part.BALLOT, self._written_words(page))
        self._receipt.tell(page, Part.RECEIPT, self._receipt_words(page))
        self._proposals.setVisible(bool(page.documents))
        self._proposals.tell(page, Part.PROPOSALS, self._proposal_words(page))
        self._progress.follow(page.progress, waits=page.busy is Part.PROPOSALS)
        self._proposals.act.setEnabled(bool(page.missing))
        for part in (self._leave, self._ballot, self._receipt, self._proposals):
            part.setEnabled(page.busy is None)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            if self._page is not None:
                self.show_page(self._page)
        super().changeEvent(event)

    def _word(self) -> None:
        page = self._page
        self._head.set_words(
            self.tr("Your own machine"),
            self.tr("What you sign here counts once the committee's machine has taken it in."),
        )
        self._leave.set_words(self.tr("Back"))
        is_sealed = page is not None and page.sealed
        self._ballot.set_words(
            self.tr("Ballot to the committee"),
            self.tr("Everything you signed here as one .ballot, the sealed sheet too. Nobody reads marks in it.")
            if is_sealed
            else self.tr("Your sheet is not sealed yet. What you write now carries what you have signed so far."),
            self.tr("Write the ballot to a stick"),
        )
        self._receipt.set_words(
            self.tr("Receipt from the committee"),
            self.tr("It comes back on the same stick, once your ballot is taken in."),
            self.tr("Keep a receipt"),
        )
        missing = ", ".join(page.missing) if page is not None else ""
        self._proposals.set_words(
            self.tr("Proposals to read"),
            self.tr("Not on this machine yet: {0}").format(missing) if missing else self.tr("They are all here."),
            self.tr("Bring them from a stick"),
        )

    def _written_words(self, page: AwayPage) -> str:
        return self.tr("Written: {0}. Bring the stick to the secretary.").format(page.written) if page.written else ""

    def _receipt_words(self, page: AwayPage) -> str:
        if page.received:
            return self.tr("The committee has everything that you signed here (entry {0}).").format(page.receipts[-1])
        if page.receipts:
            return self.tr("There is a receipt up to entry {0}, not for what you signed since.").format(
                page.receipts[-1]
            )
        return ""

    def _proposal_words(self, page: AwayPage) -> str:
        here = page.documents - len(page.missing)
        return self.tr("On this machine: {0}").format(here) if page.missing and here else ""

    def _ask_where(self) -> None:
        choose_folder(self, self.tr("Choose the folder of the stick"), self.ballot_folder_chosen.emit)

    def _ask_receipt(self) -> None:
        kinds = self.tr("Receipts (*.receipt)")
        choose_file(self, self.tr("Choose the receipt"), kinds, self.receipt_chosen.emit)

    def _ask_proposals(self) -> None:
        choose_folder(self, self.tr("Choose the folder of the stick"), self.proposals_folder_chosen.emit)
