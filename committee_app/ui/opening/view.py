"""The opening: three holders, the bar with the act, and the envelopes that turn one by one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.people import HOLDERS
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.opening.envelopes import Envelopes
from committee_app.ui.opening.holder_card import HolderCard
from committee_app.ui.opening.page import Busy, OpeningPage
from committee_app.ui.opening.presenter import OpeningPresenter
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.focus import focus_kept
from committee_app.ui.shared.labels import IconLabel, Label, RunningText, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.theme import current, follow_theme


class OpeningView(QWidget):
    """Two of three give their keys; then every sheet is opened."""

    second_chosen = Signal(str)
    words_given = Signal(str)
    opening_confirmed = Signal()
    pause_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: OpeningPage | None = None
        self._question: QuestionDialog | None = None
        self._title = ScreenTitle("")
        self._resumed = Banner(BannerTone.INFORMATION, "")
        self.holders = tuple(HolderCard(role) for role in HOLDERS)
        self._bar = self._act_bar()
        self._progress = ProgressPanel(lambda step: wording(current_language()).say(step))
        self._progress.cancel_requested.connect(self.pause_chosen)
        self._problems = FindingList()
        self._sheets_title = Label("", "subheading")
        self._sheets_help = Label("", "small", "muted", wrap=True)
        self.envelopes = Envelopes()
        self._inside = Padded(
            column(
                self._title,
                self._resumed,
                Panes(*(Pane(card) for card in self.holders)),
                self._bar,
                self._progress,
                self._problems,
                row(self._sheets_title, "medium", (self._sheets_help, 1)),
                self.envelopes,
                STRETCH,
                gap="large",
            )
        )
        self.setLayout(row(STRETCH, (self._inside, 1000), STRETCH, margins=("wide", "large")))
        for card in self.holders:
            card.seat_taken.connect(self.second_chosen)
            card.words_given.connect(self.words_given)
        follow_theme(self._dress)

    def bind(self, presenter: OpeningPresenter) -> None:
        """Report to this presenter."""
        self.second_chosen.connect(presenter.choose_second)
        self.words_given.connect(presenter.give_words)
        self.opening_confirmed.connect(presenter.open)
        self.pause_chosen.connect(presenter.pause)

    def show_page(self, page: OpeningPage) -> None:
        """Show who is here and which envelopes are open; with both keys here the keyboard is at the opening."""
        with focus_kept(self, self._bar, *self.holders):
            self._show_parts(page)

    def _show_parts(self, page: OpeningPage) -> None:
        is_opening = page.busy is Busy.OPENING
        self._page = page
        for card in self.holders:
            card.show_page(page)
        self._resumed.setVisible(page.open_sheets > 0 and not is_opening)
        self._bar.setVisible(not is_opening)
        self._progress.follow(page.progress, waits=is_opening)
        self._problems.show_findings(page.problems)
        self._open.setEnabled(page.is_ready and page.busy is None)
        self.envelopes.show_envelopes(page.envelopes, is_opening)
        self._word(page)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _act_bar(self) -> Card:
        self._bar_icon = IconLabel("lock", "subtle", "icon_banner")
        self._bar_title = Label("", "bold", wrap=True)
        self._bar_text = RunningText("", "small", "muted")
        self._open = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="lock-open")
        self._open.clicked.connect(self._ask)
        words = column(self._bar_title, self._bar_text, gap="hair")
        return Card(row(self._bar_icon, (words, 1), self._open, gap="medium", margins=("wide", "medium")))

    def _word(self, page: OpeningPage) -> None:
        total = len(page.envelopes)
        self._title.set_words(
            self.tr("Opening"),
            self.tr("Two of the three holders open the sheets together. What is open can never be sealed again."),
        )
        self._resumed.show_news(
            BannerTone.INFORMATION,
            self.tr("{0} of {1} sheets are open already").format(page.open_sheets, total),
            self.tr("The opening was interrupted. What is open stays open; the others follow."),
        )
        self._bar_icon.set_icon(*(("circle-check", "success") if page.is_ready else ("key-round", "subtle")))
        self._bar_title.setText(
            self.tr("Both keys are here") if page.is_ready else self.tr("One of the two keys is here")
        )
        self._bar_text.set_words(self._next_step(page))
        self._open.set_words(self.tr("Open {0} sheets").format(len(page.waiting)))
        self._sheets_title.setText(self.tr("Sealed sheets: {0}").format(total))
        self._sheets_help.setText(self.tr("The number is how many proposals are opened from a sheet."))

    def _next_step(self, page: OpeningPage) -> str:
        if page.is_ready:
            return self.tr("{0} and {1} open together.").format(
                page.first.name, page.second.name if page.second else ""
            )
        if page.second is not None:
            return self.tr("{0} types the five words.").format(page.second.name)
        return self.tr("One of the other two holders sits down and types their words. Then the sheets can be opened.")

    def _ask(self) -> None:
        page = self._page
        if page is None or page.second is None:
            return
        ballots = sum(one.ballots for one in page.waiting)
        voided = sum(one.voided for one in page.waiting)
        self._question = ask(
            self,
            Question(
                title=self.tr("Shall {0} and {1} open {2} sheets now?").format(
                    page.first.name, page.second.name, len(page.waiting)
                ),
                text=self.tr("From then on every mark is in the record. What is open can never be sealed again."),
                facts=(
                    (self.tr("Sheets to be opened"), str(len(page.waiting))),
                    (self.tr("Ballots on them"), str(ballots)),
                    (self.tr("Voided ballots that stay closed"), str(voided)),
                    (self.tr("Keys"), f"{page.first.name}, {page.second.name}"),
                ),
                confirm=self.tr("Open {0} sheets").format(len(page.waiting)),
                icon_name="lock-open",
            ),
        )
        self._question.confirmed.connect(self.opening_confirmed)

    def _dress(self) -> None:
        self._inside.setMaximumWidth(current().scaled(1440))
