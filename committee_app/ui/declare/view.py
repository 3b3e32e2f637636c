"""The screen of pledge and conflicts: first the pledge, then a table with an answer for every proposal."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from committee_app.case.conflicts import Answer
from committee_app.ui.declare.answers_table import AnswersTable
from committee_app.ui.declare.ground_panel import GroundPanel
from committee_app.ui.declare.page import AnswerRow, DeclarePage, Part
from committee_app.ui.declare.pledge_card import PledgeCard
from committee_app.ui.declare.presenter import DeclarePresenter
from committee_app.ui.keys import show_keys
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.composition import commit_composition
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Pane, Panes
from committee_app.ui.shared.progress import Meter
from committee_app.ui.shared.questions import Question, ask
from committee_app.ui.theme import current, follow_theme


class DeclareView(QWidget):
    """Shows the pledge or the answers, and reports what the member does."""

    read_told = Signal(bool)
    pledge_signed = Signal()
    chosen = Signal(str)
    answered = Signal(str, str)
    ground_chosen = Signal(str)
    words_changed = Signal(str)
    words_left = Signal()
    next_chosen = Signal()
    rest_confirmed = Signal()
    sign_confirmed = Signal()
    saved_said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: DeclarePage | None = None
        self._pledge = PledgeCard()
        self._table = AnswersTable()
        self._panel = GroundPanel()
        self._title = ScreenTitle("")
        self._done = Label("", "small_strong")
        self._left = Label("", "small", "muted")
        self._meter = Meter("")
        self._why_not = Label("", "small", "muted")
        self._rest = Button("", ButtonKind.SECOND, icon_name="list-checks")
        self._sign = Button("", ButtonKind.PRIMARY, icon_name="signature")
        self._problems = FindingList()
        self._answers = self._conflicts()
        # Not a stack: that would give the pledge the height that the table needs.
        self.setLayout(column((self._pledge, 1), (self._answers, 1)))
        self._join()
        self._word()
        follow_theme(self._dress)

    def bind(self, presenter: DeclarePresenter) -> None:
        """Report to this presenter."""
        self.read_told.connect(presenter.mark_read)
        self.pledge_signed.connect(presenter.sign_pledge)
        self.chosen.connect(presenter.choose)
        self.answered.connect(presenter.answer)
        self.ground_chosen.connect(presenter.choose_ground)
        self.words_changed.connect(presenter.write_words)
        self.words_left.connect(presenter.keep)
        self.next_chosen.connect(presenter.choose_next_open)
        self.rest_confirmed.connect(presenter.answer_rest)
        self.sign_confirmed.connect(presenter.sign)
        self.saved_said.connect(presenter.tell_saved)

    def show_page(self, page: DeclarePage) -> None:
        """Show a page."""
        before, self._page = self._page, page
        self._pledge.show_page(page)
        self._table.show_rows(page.rows, page.chosen)
        self._panel.show_page(page)
        if before is None:
            self._order_stops()
        self._problems.show_findings(page.problems)
        self._word()
        self._show_part(page, is_new=before is None or before.part is not page.part)
        if page.saved_at and (before is None or before.saved_at != page.saved_at):
            self._say_saved()

    def focus_answers(self) -> None:
        """Put the focus on the answers of the chosen proposal."""
        if self._page is not None:
            self._table.focus_row(self._page.chosen)

    def why_not(self) -> str:
        """Return what is said about signing."""
        return self._why_not.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Say which keys work here."""
        super().showEvent(event)
        self._say_keys()
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._focus_part)  # after the window has put the focus somewhere

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the acts under the title where the room is narrow."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the keys away with the screen."""
        show_keys(self)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
            self._say_keys()
            self._say_saved()
        super().changeEvent(event)

    def _conflicts(self) -> QWidget:
        counts = column(row(self._done, STRETCH, self._left), self._meter, gap="tight")
        self._counts = QWidget()
        self._counts.setLayout(column(STRETCH, counts, STRETCH))
        buttons = QWidget()
        acts = row(STRETCH, self._counts, "large", self._rest, "small", self._sign)
        buttons.setLayout(column(acts, "tight", row(STRETCH, self._why_not)))
        heading = QWidget()
        heading.setLayout(column(self._title, STRETCH))
        self._panes = Panes(
            Pane(Card(column(self._table, margins="hair")), height=420), Pane(self._panel, width=400, height=560)
        )
        self._head = row((heading, 1), buttons, gap="medium")
        part = QWidget()
        part.setLayout(
            column(
                self._head,
                "medium",
                self._problems,
                (self._panes, 1),
                margins=("wide", "large"),
            )
        )
        return part

    def _join(self) -> None:
        self._pledge.read_told.connect(self.read_told)
        self._pledge.sign_chosen.connect(self.pledge_signed)
        self._table.chosen.connect(self.chosen)
        self._table.answered.connect(self.answered)
        self._table.rebuilt.connect(self._order_stops)
        self._table.opened.connect(self._panel.focus_first)
        self._panel.ground_chosen.connect(self.ground_chosen)
        self._panel.words_changed.connect(self.words_changed)
        self._panel.words_left.connect(self.words_left)
        self._panel.next_chosen.connect(self._go_on)
        self._rest.clicked.connect(self._ask_rest)
        self._sign.clicked.connect(self._ask_sign)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(self._go_on)

    def _focus_part(self) -> None:
        if self._page is not None and self._page.part is Part.PLEDGE:
            self._pledge.focus_first()
        else:
            self.focus_answers()

    def _order_stops(self) -> None:
        # Segments and grounds are made after everything else; Tab follows the reading order all the same.
        stops = [self._rest, self._sign, *self._table.stops(), *self._panel.stops()]
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)

    def _show_part(self, page: DeclarePage, *, is_new: bool) -> None:
        is_pledge = page.part is Part.PLEDGE
        self._pledge.setVisible(is_pledge)
        self._answers.setVisible(not is_pledge)
        if is_new and not is_pledge:
            self.focus_answers()
        if is_new:
            self._say_keys()

    def _go_on(self) -> None:
        focused = self.window().focusWidget()
        if focused is not None and self._panel.isAncestorOf(focused):
            commit_composition(focused)  # the last syllable belongs to the project that is left
        self.next_chosen.emit()
        self.focus_answers()

    def _ask_rest(self) -> None:
        if self._page is None:
            return
        rest = self._page.unanswered
        question = Question(
            title=self.tr("Has {0} no tie to any of the projects listed here ({1})?").format(
                self._page.name, len(rest)
            ),
            text=", ".join(f"{one.proposal}\N{NO-BREAK SPACE}{one.bodies[0]}" for one in rest),
            facts=self._clued(rest),
            confirm=self.tr("Answer “None” for each of the {0}").format(len(rest)),
        )
        ask(self, question).confirmed.connect(lambda _: self.rest_confirmed.emit())

    def _clued(self, rest: tuple[AnswerRow, ...]) -> tuple[tuple[str, str], ...]:
        clued = ", ".join(one.proposal for one in rest if one.hints)
        return ((self.tr("With a name like one of yours"), clued),) if clued else ()

    def _ask_sign(self) -> None:
        if self._page is None:
            return
        page = self._page
        question = Question(
            title=self.tr("Does {0} sign this declaration of interests?").format(page.name),
            text=self.tr("It is recorded as one signed act. If something changes later, tell the chair."),
            facts=(
                (self.tr("None"), str(page.count(Answer.NONE))),
                (self.tr("Yes: you do not score it"), str(page.count(Answer.CONFLICT))),
                (self.tr("Ask: the chair answers"), str(page.count(Answer.ASK))),
            ),
            confirm=self.tr("Sign the declaration of {0}").format(page.name),
            icon_name="signature",
        )
        ask(self, question).confirmed.connect(lambda _: self.sign_confirmed.emit())

    def _word(self) -> None:
        self._title.set_words(
            self.tr("Declaration of interests"),
            self.tr("One answer for each project. A project without an answer does not count as “None”."),
        )
        page = self._page
        if page is None:
            return
        left = len(page.unanswered)
        answered = len(page.rows) - left
        self._done.setText(self.tr("{0} answered").format(answered))
        self._left.setText(self.tr("{0} left").format(left))
        self._meter.show_share(answered, len(page.rows))
        self._meter.setAccessibleName(self.tr("Answers"))
        self._rest.set_words(self.tr("No conflict with the other {0}").format(left))
        self._rest.setVisible(left > 0)
        self._sign.set_words(self.tr("Sign the declaration"))
        self._sign.setEnabled(page.can_sign)
        self._why_not.setText(self._why(page))

    def _why(self, page: DeclarePage) -> str:
        if page.unanswered:
            return self.tr("You can sign once the other {0} are answered.").format(len(page.unanswered))
        if page.unfinished:
            names = ", ".join(one.proposal for one in page.unfinished)
            return self.tr("You can sign once ground and words are given for {0}.").format(names)
        return self.tr("Every project is answered.")

    def _say_keys(self) -> None:
        if not self.isVisible() or self._page is None or self._page.part is Part.PLEDGE:
            return
        show_keys(
            self,
            ("1", self.tr("None")),
            ("2", self.tr("Yes")),
            ("3", self.tr("Ask")),
            ("Enter", self.tr("Ground and words")),
            ("Ctrl Enter", self.tr("Next open project")),
        )

    def _say_saved(self) -> None:
        if self._page is not None and self._page.saved_at:
            time = self._page.saved_at[11:19]
            self.saved_said.emit(
                self.tr("Saved at {0}. Every answer of this screen is on the disk, unsigned.").format(time)
            )

    def _dress(self) -> None:
        self._counts.setFixedWidth(current().size("meter_width") + current().space("vast"))
        self._fit()

    def _fit(self) -> None:
        theme = current()
        is_narrow = min(self.width(), self.window().width()) / theme.scale < theme.sizes["narrow_room"]
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(down if is_narrow else across)
        self._table.set_brief(is_narrow)
