"""New keys: whom for and why, what it costs, and the second officer's words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.rekey.page import Busy, Part, Person, RekeyPage
from committee_app.ui.rekey.presenter import RekeyPresenter
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, RunningText, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.middle import Middle
from committee_app.ui.shared.panes import Padded
from committee_app.ui.shared.questions import Question, ask
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.secret_field import SecretField


class RekeyView(QWidget):
    """Shows how far the giving of new keys is; says what the officers do."""

    leave_chosen = Signal()
    person_chosen = Signal(str)
    reason_changed = Signal(str)
    asked = Signal()
    second_chosen = Signal(str)
    confirmed = Signal(str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: RekeyPage | None = None
        self._head = ScreenTitle("")
        self._leave = Button("-", icon_name="arrow-left")
        self._given = RunningText("", "body", "success_text")
        self._problems, self._costs = FindingList(), FindingList(BannerTone.WARNING)
        self._obstacles = FindingList()
        self._ask_part, self._confirm_part = self._build_ask(), self._build_confirm()
        self.setFocusProxy(self._people)
        parts = (self._given, self._problems, self._ask_part, self._confirm_part)
        inside = Padded(column(*parts, STRETCH, gap="large", margins=("huge", "large")))
        card = Card(column(Scrolled(inside), margins="hair"))
        whole = column(row((self._head, 1), self._leave, gap="small"), (card, 1), gap="large")
        self.setLayout(column(Middle(whole, width=960, height=720, margins=("vast", "wide"))))
        self._leave.clicked.connect(self.leave_chosen)
        self._word()

    def bind(self, presenter: RekeyPresenter) -> None:
        """Report to this presenter."""
        self.leave_chosen.connect(presenter.leave)
        self.person_chosen.connect(presenter.choose_person)
        self.reason_changed.connect(presenter.write_reason)
        self.asked.connect(presenter.ask)
        self.second_chosen.connect(presenter.choose_second)
        self.confirmed.connect(presenter.confirm)
        self.given_up.connect(presenter.give_up)

    def show_page(self, page: RekeyPage) -> None:
        """Show the part that is at hand."""
        before, self._page = self._page, page
        self._word()
        self._ask_part.setVisible(page.part is Part.ASK)
        self._confirm_part.setVisible(page.part is Part.CONFIRM)
        self._given.setVisible(bool(page.given))
        self._problems.show_findings(page.problems)
        self._people.show_options(_options(page.people), page.person.actor if page.person else "")
        if page.reason != self._reason.text():  # else a blank that is being typed at its end would go
            self._reason.set_text(page.reason)
        self._costs.show_findings(page.costs)
        self._obstacles.show_findings(page.obstacles)
        self._seconds.show_options(_options(page.seconds), page.second.actor if page.second else "")
        self._ask.setEnabled(page.may_ask)
        self._confirm.setEnabled(page.second is not None and page.busy is None)
        for part in (self._people, self._reason, self._seconds, self._secret, self._give_up, self._leave):
            part.setEnabled(page.busy is None)
        if before is not None and before.part is not page.part:
            (self._people if page.part is Part.ASK else self._seconds).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            if self._page is not None:
                self.show_page(self._page)
        super().changeEvent(event)

    def _build_ask(self) -> QWidget:
        self._ask_title, self._ask_text = Label("", "subheading"), RunningText("", "body", "subtle")
        self._people = ChoiceBox()
        self._reason = ReasonField("")
        self._ask = Button("-", ButtonKind.PRIMARY, icon_name="key-round")
        self._people.chosen.connect(self.person_chosen)
        self._reason.changed.connect(self.reason_changed)
        self._ask.clicked.connect(self._ask_first)
        told = (self._costs, self._obstacles)
        part = QWidget()
        head = column(self._ask_title, self._ask_text, gap="tight")
        part.setLayout(column(head, self._people, self._reason, *told, row(STRETCH, self._ask), gap="medium"))
        return part

    def _build_confirm(self) -> QWidget:
        self._confirm_title, self._confirm_text = Label("", "subheading"), RunningText("", "body", "subtle")
        self._seconds = ChoiceBox()
        self._secret = SecretField("")
        self._give_up = Button("-", ButtonKind.TEXT)
        self._confirm = Button("-", ButtonKind.PRIMARY, icon_name="check")
        self._seconds.chosen.connect(self.second_chosen)
        self._give_up.clicked.connect(self.given_up)
        self._confirm.clicked.connect(lambda: self.confirmed.emit(self._secret.take()))
        acts = row(STRETCH, self._give_up, self._confirm, gap="small")
        part = QWidget()
        head = column(self._confirm_title, self._confirm_text, gap="tight")
        part.setLayout(column(head, self._seconds, self._secret, acts, gap="medium"))
        return part

    def _ask_first(self) -> None:
        page = self._page
        if page is None or page.person is None:
            return
        question = Question(
            title=self.tr("Ask for new keys for {0}?").format(page.person.name),
            text=self.tr("The person is here. A second officer confirms; from then on the old keys sign nothing more."),
            confirm=self.tr("Ask for new keys"),
            icon_name="key-round",
            is_danger=bool(page.costs),
        )
        ask(self, question).confirmed.connect(lambda _: self.asked.emit())

    def _word(self) -> None:
        page = self._page
        name = page.person.name if page is not None and page.person is not None else ""
        self._head.set_words(
            self.tr("New keys"),
            self.tr("For somebody who lost both the card and the envelope. What they signed before stands."),
        )
        self._leave.set_words(self.tr("Back"))
        self._given.set_words(self.tr("{0} has new keys.").format(page.given) if page is not None else "")
        self._ask_title.setText(self.tr("First officer"))
        self._ask_text.set_words(
            self.tr("The person stands here, nobody else looks on. Whoever still has one of the two secrets uses it.")
        )
        self._people.setAccessibleName(self.tr("Who gets new keys"))
        self._reason.set_label(self.tr("Reason, which will stand in the minutes"))
        making = page is not None and page.busy is Busy.MAKING
        self._ask.set_words(self.tr("Making the keys …") if making else self.tr("Ask for new keys"))
        self._confirm_title.setText(self.tr("Second officer"))
        self._confirm_text.set_words(
            self.tr("Another officer confirms the new keys of {0}. Until then they are nowhere but here.").format(name)
        )
        self._seconds.setAccessibleName(self.tr("Officer who confirms"))
        self._secret.set_label(self.tr("Secret words"))
        self._give_up.set_words(self.tr("Give it up"))
        checking = page is not None and page.busy is Busy.CHECKING
        self._confirm.set_words(self.tr("Checking the words …") if checking else self.tr("Confirm the new keys"))


def _options(people: tuple[Person, ...]) -> tuple[tuple[str, str], ...]:
    words = wording(current_language())
    return tuple(
        (one.actor, f"{one.seat} · {one.name}" if one.seat else f"{words.word('role', one.role.value)} · {one.name}")
        for one in people
    )
