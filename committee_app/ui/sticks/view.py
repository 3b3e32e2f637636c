"""Sticks and copies: at the left what comes back, at the right what goes out and what is kept elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.labels import ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.sticks.ballots_part import BallotsPart
from committee_app.ui.sticks.outward_parts import CheckpointPart, CopiesPart, PapersPart, RosterPart
from committee_app.ui.sticks.page import SticksPage
from committee_app.ui.sticks.presenter import SticksPresenter

_SIDE = 460


class SticksView(QWidget):
    """Shows what is on a stick and what was written; says what the person wants."""

    leave_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: SticksPage | None = None
        self._head = ScreenTitle("")
        self._leave = Button("-", icon_name="arrow-left")
        self._leave.clicked.connect(self.leave_chosen)
        self.ballots, self.roster = BallotsPart(), RosterPart()
        self.checkpoint, self.papers, self.copies = CheckpointPart(), PapersPart(), CopiesPart()
        self._parts = (self.ballots, self.roster, self.checkpoint, self.papers, self.copies)
        self.setFocusProxy(self.ballots)
        outward = column(*self._parts[1:], STRETCH, gap="large", margins=("wide", "large"))
        side = Card(column(Scrolled(Padded(outward)), margins="hair"))
        panes = Panes(Pane(self.ballots, 0, 460), Pane(side, _SIDE, 520))
        head = row((self._head, 1), self._leave, gap="small")
        self.setLayout(column(head, (panes, 1), gap="large", margins=("wide", "large")))
        self._word()

    def bind(self, presenter: SticksPresenter) -> None:
        """Report to this presenter."""
        self.leave_chosen.connect(presenter.leave)
        self.ballots.folder_chosen.connect(presenter.look_into)
        self.ballots.take_pressed.connect(presenter.take)
        self.roster.member_chosen.connect(presenter.choose_member)
        self.roster.folder_chosen.connect(presenter.hand_out)
        self.checkpoint.folder_chosen.connect(presenter.write_checkpoint)
        self.papers.wanted.connect(presenter.save_paper)
        self.copies.folder_chosen.connect(presenter.keep_copies_in)
        self.copies.place_chosen.connect(presenter.safe_copy)

    def show_page(self, page: SticksPage) -> None:
        """Show every part."""
        self._page = page
        for part in self._parts:
            part.show_page(page)
        self._leave.setEnabled(page.busy is None)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            if self._page is not None:
                self.show_page(self._page)
        super().changeEvent(event)

    def _word(self) -> None:
        self._head.set_words(
            self.tr("Sticks and copies"),
            self.tr("The case stays here. Sticks carry packets and copies, each written whole or not at all."),
        )
        self._leave.set_words(self.tr("Back"))
        for part in self._parts:
            part.word()
