"""The seats: cards at the left, the chosen person and their secret at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.people import HOLDERS, Role
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.seats.page import SeatCard, SeatsPage, SeatState
from committee_app.ui.seats.presenter import SeatsPresenter
from committee_app.ui.seats.seat_buttons import SeatGrid, SeatWords
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled, Surface
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.labels import Label, RunningText, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.middle import Middle
from committee_app.ui.shared.panes import Pane, Panes
from committee_app.ui.shared.secret_field import SecretField

_NAMED = 3
"""More members than this are counted, not named."""


class SeatsView(QWidget):
    """Shows who can sit down; says who wants to, and with which secret."""

    seat_chosen = Signal(str)
    signed_in = Signal(str)
    leave_chosen = Signal()
    verify_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: SeatsPage | None = None
        self._head = ScreenTitle("")
        self._stage = Chip("-", ChipTone.PRIMARY)
        self._rehearsal = Chip("-", ChipTone.WARNING, "triangle-alert")
        self._officers, self._members = SeatGrid(across=len(HOLDERS)), SeatGrid()
        self._officers_title, self._members_title = (
            Label("", "small_strong", "muted"),
            Label("", "small_strong", "muted"),
        )
        self._nobody = RunningText("", "body", "subtle")
        self.sign_in = SignInPane()
        self._verify = Button("-", icon_name="shield-check")
        self._leave = Button("-", icon_name="door-open")
        self._officers.chosen.connect(self.seat_chosen)
        self._members.chosen.connect(self.seat_chosen)
        self.sign_in.signed_in.connect(self.signed_in)
        self._leave.clicked.connect(self.leave_chosen)
        self._verify.clicked.connect(self.verify_chosen)
        self._lay_out()
        self._word()

    def bind(self, presenter: SeatsPresenter) -> None:
        """Report to this presenter."""
        self.seat_chosen.connect(presenter.choose)
        self.signed_in.connect(presenter.sign_in)
        self.leave_chosen.connect(presenter.leave)
        self.verify_chosen.connect(presenter.verify)

    def show_page(self, page: SeatsPage) -> None:
        """Show everybody, and the one who is chosen."""
        someone_new = page.chosen is not None and (self._page is None or self._page.chosen != page.chosen)
        self._page = page
        words = wording(current_language())
        stage = words.word("stage", page.stage.value)
        self._stage.show_state(stage[:1].upper() + stage[1:], ChipTone.PRIMARY)
        self._rehearsal.setVisible(page.rehearsal)
        self._officers.show_seats(self._seat(one, page) for one in page.officers)
        self._members.show_seats(self._seat(one, page) for one in page.members)
        self._officers_title.setVisible(bool(page.officers))  # none sits at a member's own machine
        self._members_title.setVisible(bool(page.members))
        self._nobody.setVisible(not page.members)
        # Whoever comes here wants to sit down: the focus begins at the seats, not at the buttons above them.
        self.setFocusProxy(self._members if page.members else self._officers)
        self.sign_in.show_page(page, self._corner(page.chosen) if page.chosen else "")
        for part in (self._officers, self._members, self._leave, self._verify):
            part.setEnabled(not page.busy)
        if someone_new:
            self.sign_in.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            if self._page is not None:
                self.show_page(self._page)
        super().changeEvent(event)

    def _lay_out(self) -> None:
        head = row((self._head, 1), self._stage, self._rehearsal, "small", self._verify, self._leave, gap="small")
        for widget in (self._stage, self._rehearsal):
            head.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        seats = QWidget()
        seats.setLayout(
            column(
                self._officers_title,
                self._officers,
                "small",
                self._members_title,
                (self._members, 100),
                self._nobody,
                STRETCH,
                gap="small",
                margins=("none", "tight", "tight", "tight"),
            )
        )
        panes = Panes(Pane(Scrolled(seats), height=520), Pane(self.sign_in, width=384, height=420))
        whole = column(head, (panes, 1), gap="large")
        self.setLayout(column(Middle(whole, width=1500, height=800, margins=("huge", "wide"))))

    def _seat(self, card: SeatCard, page: SeatsPage) -> SeatWords:
        chosen = page.chosen is not None and page.chosen.actor == card.actor
        return SeatWords(
            card.actor, self._corner(card), card.name, card.detail, card.state, self._state(card.state), chosen
        )

    def _corner(self, card: SeatCard) -> str:
        if card.role is Role.EVALUATOR:
            return self.tr("Seat {0}").format(card.number)
        word = wording(current_language()).word("role", card.role.value)
        return word[:1].upper() + word[1:]

    def _state(self, state: SeatState) -> str:
        return {
            SeatState.NOT_ENROLLED: self.tr("not enrolled"),
            SeatState.ENROLLED: self.tr("enrolled"),
            SeatState.SEALED: self.tr("sealed"),
            SeatState.AWAY: self.tr("away"),
        }[state]

    def _word(self) -> None:
        self._head.set_words(
            self.tr("Choose your seat"), self.tr("No marks are shown here. Whoever signs in comes to their own screen.")
        )
        self._rehearsal.show_state(self.tr("Rehearsal"), ChipTone.WARNING, "triangle-alert")
        self._officers_title.setText(self.tr("Officers"))
        self._members_title.setText(self.tr("Members"))
        self._nobody.set_words(self.tr("There are no members yet. The secretary signs in and imports the roster."))
        self._verify.set_words(self.tr("Verify"))
        self._leave.set_words(self.tr("Close the case"))


class SignInPane(Card):
    """The chosen person, the field for their secret, and how their try went."""

    signed_in = Signal(str)

    def __init__(self) -> None:
        self._offered = ""
        self._corner = Label("", "strong", "primary")
        self._name = Label("", "title", wrap=True)
        self._detail = Label("", "body", "subtle", wrap=True)
        self._nobody = RunningText("", "body", "subtle")
        self._turn_title, self._turn = Label("", "small_strong", "muted"), RunningText("", "strong")
        self._turn_place = Card(column(self._turn_title, self._turn, gap="hair", margins="large"), Surface.FACTS)
        self._secret = SecretField("")
        self._enter = Button("-", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="log-in")
        self._busy = Label("", "small", "muted", wrap=True)
        self._offer_words = RunningText("", "small", "subtle")
        self._offer_secret = Label("", "strong", wrap=True)
        self._fill = Button("-", size=ButtonSize.TOOL, icon_name="key-round")
        self._offer = Card(
            column(self._offer_words, self._offer_secret, row(self._fill, STRETCH), gap="small", margins="large"),
            Surface.FACTS,
        )
        super().__init__(
            column(
                column(self._corner, self._name, self._detail, gap="hair"),
                self._nobody,
                self._turn_place,
                self._secret,
                self._enter,
                self._busy,
                self._offer,
                STRETCH,
                gap="large",
                margins="wide",
            )
        )
        self._enter.clicked.connect(self._say_secret)
        # The one exception to "Enter submits nothing": a code pad without Enter would surprise everybody, and a wrong
        # secret changes nothing.
        self._secret.entered.connect(self._enter.click)
        self._fill.clicked.connect(self._put)
        self._word()

    def show_page(self, page: SeatsPage, corner: str) -> None:
        """Show the chosen person, or that nobody is chosen."""
        card, words = page.chosen, wording(current_language())
        self._offered = page.offered
        can_enter = card is not None and card.state is not SeatState.NOT_ENROLLED
        if card is not None:
            self._corner.setText(corner)
            self._name.setText(card.name)
            self._detail.setText(card.detail)
            self._secret.set_label(self._secret_words(card.role)[0])
            self._secret.set_help(self._secret_words(card.role)[1])
        for part in (self._corner, self._name, self._detail):
            part.setVisible(card is not None)
        self._nobody.setVisible(not can_enter)
        self._nobody.set_words(
            self.tr("Choose a seat at the left.")
            if card is None
            else self.tr("This person has no secret yet. The secretary enrols them once they have arrived.")
        )
        self._turn_place.setVisible(card is None and bool(page.turn))
        self._turn_title.setText(self.tr("The case waits for"))
        self._turn.set_words(self._whose(page.turn))
        self._secret.setVisible(can_enter)
        self._enter.setVisible(can_enter)
        self._secret.set_problem(words.findings(page.problems))
        self._busy.setText(self.tr("The keys are being opened.") if page.busy else "")
        self._offer.setVisible(bool(page.offered))
        self._offer_secret.setText(page.offered)
        for pressable in (self._secret, self._enter, self._fill):
            pressable.setEnabled(not page.busy)
        if page.problems:
            self.take_focus()

    def take_focus(self) -> None:
        """Let the person type."""
        if self._secret.isVisibleTo(self) and self._secret.isEnabled():
            self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language; the page is shown anew by whoever holds it."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _whose(self, turn: tuple[SeatCard, ...]) -> str:
        words = wording(current_language())
        officers = [
            f"{words.word('role', one.role.value)} {one.name}" for one in turn if one.role is not Role.EVALUATOR
        ]
        members = [one.name for one in turn if one.role is Role.EVALUATOR]
        if len(members) > _NAMED:
            members = [self.tr("{0} members").format(len(members))]
        return ", ".join(officers + members)

    def _secret_words(self, role: Role) -> tuple[str, str]:
        if role is Role.EVALUATOR:
            return self.tr("Code"), self.tr("Thirteen digits in groups of four, as they stand on your card.")
        return self.tr("Secret words"), self.tr(
            "Five Korean words with spaces between them, as they stand on your card."
        )

    def _say_secret(self) -> None:
        self.signed_in.emit(self._secret.take())

    def _put(self) -> None:
        self._secret.put(self._offered)
        self._enter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _word(self) -> None:
        self._enter.set_words(self.tr("Sign in"))
        self._offer_words.set_words(self.tr("A rehearsal case: secrets are shown here."))
        self._fill.set_words(self.tr("Fill it in"))
