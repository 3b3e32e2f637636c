"""The form of one ruling: its parts, what the gate has against it, and the button that records it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.rulings.page import Kind, Loss, Part, RuledRow, RulingsPage
from committee_app.ui.rulings.words import RulingWords
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.text_field import TextField
from committee_app.ui.shared.votes import VoteFields

_CHOSEN = (
    Part.MEMBER,
    Part.PROPOSAL,
    Part.CONFLICT,
    Part.GROUND,
    Part.VOID_GROUND,
    Part.REMEDY,
    Part.CAUSE,
    Part.POLICY,
    Part.CATEGORY,
    Part.ITEM,
    Part.FIGURE,
)


class ChosenField(QWidget):
    """A labelled box; what the rules have fixed is shown and cannot be opened."""

    def __init__(self) -> None:
        super().__init__()
        self._label = Label("", "strong")
        self._fixed = Label("", "small", "muted", wrap=True)
        self.box = ChoiceBox()
        self.box.setMinimumContentsLength(8)
        self.setLayout(column(self._label, self.box, self._fixed, gap="tight"))
        self.setFocusProxy(self.box)

    def show_options(self, label: str, options: tuple[tuple[str, str], ...], choice: str, fixed: str) -> None:
        """Show what can be chosen, and what is."""
        self._label.setText(label)
        self.box.setAccessibleName(label)
        self.box.show_options(options, choice)
        self.box.setEnabled(not fixed and bool(options))
        self._fixed.setText(fixed)
        self._fixed.setVisible(bool(fixed))


class RulingForm(QWidget):
    """The open kind: filled in part by part; what stands in its way is said while it is."""

    filled = Signal(str, str)
    """A part and its value."""
    counted = Signal(object)
    """The vote as it stands, or None."""
    ruled = Signal()
    agreed = Signal()
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: RulingsPage | None = None
        self._words = RulingWords(self)
        self._question: QuestionDialog | None = None
        self._title = Label("", "subheading", wrap=True)
        self._told = RunningText("", "body", "subtle")
        self._reasons = FindingList(BannerTone.WARNING)
        self._facts = KeyValueRows()
        self._waiting = Card(column(self._facts, margins=("large", "medium")), Surface.FACTS)
        self.boxes = {part: ChosenField() for part in _CHOSEN}
        self.texts = {part: TextField("", longest=120) for part in (Part.NAME, Part.AFFILIATION, Part.POINTS)}
        self.reason = ReasonField("", longest=500)
        self.vote = VoteFields()
        self._loss = KeyValueRows()
        self._loss_card = Card(column(self._loss, margins=("large", "medium")), Surface.FACTS)
        self._obstacles = FindingList(BannerTone.WARNING)
        self._problems = FindingList(BannerTone.DANGER)
        self._missing = RunningText("", "small", "muted")
        self._rule = Button("", ButtonKind.PRIMARY, icon_name="gavel")
        self._refuse = Button("", ButtonKind.DANGER, icon_name="x")
        self._connect()
        self.setLayout(column(*self._parts(), STRETCH, gap="medium"))

    def _connect(self) -> None:
        for part, chosen in self.boxes.items():
            chosen.box.chosen.connect(lambda code, part=part: self.filled.emit(part.value, code))
        for part, text in self.texts.items():
            text.changed.connect(lambda words, part=part: self.filled.emit(part.value, words))
        self.reason.changed.connect(lambda words: self.filled.emit(Part.REASON.value, words))
        self.vote.changed.connect(self.counted)
        self._rule.clicked.connect(self._ask)
        self._refuse.clicked.connect(self.refused)

    def _parts(self) -> tuple[QWidget, ...]:
        member, proposal, *others = (self.boxes[part] for part in _CHOSEN)
        return (
            self._title,
            self._told,
            self._reasons,
            self._waiting,
            member,
            proposal,
            *(text for part, text in self.texts.items() if part is not Part.POINTS),
            *others,
            self.texts[Part.POINTS],
            self._loss_card,
            self.reason,
            self.vote,
            self._obstacles,
            self._problems,
            self._missing,
            self._rule,
            self._refuse,
        )

    def show_page(self, page: RulingsPage) -> None:
        """Show the open form as it is filled in."""
        self._page = page
        closed = bool(page.row.reasons) or not page.row.candidates
        is_answer = page.kind is Kind.ANSWER
        self._title.setText(self._words.kind(page.kind))
        self._told.set_words(self._words.told(page.kind) if not closed or page.row.reasons else self._nothing(page))
        self._reasons.show_findings(page.row.reasons)
        self._show_waiting(page.waiting if is_answer else None)
        self._show_fields(page, closed=closed)
        self._show_loss(None if closed else page.loss)
        self._obstacles.show_findings(() if closed else page.obstacles)
        self._problems.show_findings(page.problems)
        missing = ", ".join(self._words.part(part, page.kind) for part in page.missing)
        self._missing.set_words(self.tr("Still to be filled in: {0}").format(missing))
        self._missing.setVisible(bool(missing) and not closed and not is_answer)
        self._rule.setVisible(not closed)
        self._rule.setEnabled(page.may_rule or is_answer)
        self._rule.set_words(
            self.tr("Agree to the ruling") if is_answer else self.tr("Record: {0}").format(self._kind())
        )
        self._refuse.setVisible(is_answer and not closed)
        self._refuse.setEnabled(bool(page.draft.reason))
        self._refuse.set_words(self.tr("Do not agree"))

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _kind(self) -> str:
        return self._words.kind(self._page.kind) if self._page is not None else ""

    def _nothing(self, page: RulingsPage) -> str:
        return " ".join((self._words.told(page.kind), self._words.nobody(page.kind)))

    def _show_waiting(self, waiting: RuledRow | None) -> None:
        self._waiting.setVisible(waiting is not None)
        if waiting is not None:
            self._facts.set_rows(((self.tr("Ruling"), self._words.kind(waiting.kind)), *self._said(waiting)))

    def _said(self, ruling: RuledRow) -> tuple[tuple[str, str], ...]:
        assert self._page is not None  # only shown pages have rulings
        grounds = self._page.grounds
        return tuple(
            (self._words.part(part, ruling.kind), self._words.value(part, value, grounds))
            for part, value in ruling.facts
        )

    def _show_fields(self, page: RulingsPage, *, closed: bool) -> None:
        shown = () if closed else page.parts
        for part, chosen in self.boxes.items():
            chosen.setVisible(part in shown)
            if part in shown:
                fixed = self.tr("The announced rules have fixed this.") if part in page.fixed else ""
                options = self._words.options(part, page)
                chosen.show_options(self._words.part(part, page.kind), options, getattr(page.draft, part), fixed)
        for part, text in self.texts.items():
            text.setVisible(part in shown)
            text.set_label(self._words.part(part, page.kind))
            text.set_help(self._words.help(part, page))
            if text.text() != getattr(page.draft, part).strip():
                text.set_text(getattr(page.draft, part))
        self.reason.setVisible(Part.REASON in shown)
        self.reason.set_label(self._words.part(Part.REASON, page.kind))
        self.reason.set_help(self._words.help(Part.REASON, page))
        if self.reason.text() != page.draft.reason.strip():
            self.reason.set_text(page.draft.reason)
        self.vote.setVisible(Part.VOTE in shown)
        if page.draft.vote is None and self.vote.vote() is not None:
            self.vote.begin_again()
        self.vote.show_present(page.present, page.eligible)
        self.vote.offer_casting_vote(offered=page.has_casting_vote)

    def _show_loss(self, loss: Loss | None) -> None:
        self._loss_card.setVisible(loss is not None)
        if loss is None:
            return
        sheet = self.tr("sealed") if loss.sealed else self.tr("not sealed")
        quorum = self.tr("{0} here, {1} needed").format(loss.present, loss.needed)
        marks = str(loss.least) if loss.least == loss.most else self.tr("{0} to {1}").format(loss.least, loss.most)
        self._loss.set_rows(
            (
                (self.tr("Quorum after"), quorum),
                (self.tr("Their sheet"), sheet),
                (self.tr("Marks a project"), marks),
            )
        )

    def _ask(self) -> None:
        page = self._page
        if page is None:
            return
        is_answer = page.kind is Kind.ANSWER
        waiting = page.waiting if is_answer else None
        facts = self._said(waiting) if waiting is not None else self._filled(page)
        self._question = ask(
            self,
            Question(
                title=self.tr("Agree to this ruling?")
                if is_answer
                else self.tr("{0}: record it?").format(self._kind()),
                text=self.tr("What is recorded stays; a mistake is mended by a later act."),
                facts=facts,
                confirm=self._rule.words(),
                icon_name="gavel",
            ),
        )
        self._question.confirmed.connect(lambda _: (self.agreed if is_answer else self.ruled).emit())

    def _filled(self, page: RulingsPage) -> tuple[tuple[str, str], ...]:
        texts = tuple(
            (part, value) for part in page.parts if isinstance(value := getattr(page.draft, part), str) and value
        )
        named = {
            Part.MEMBER: dict(self._words.options(Part.MEMBER, page)),
            Part.ITEM: dict(self._words.options(Part.ITEM, page)),
            Part.FIGURE: dict(self._words.options(Part.FIGURE, page)),
        }
        vote = page.draft.vote
        counted = ((self._words.part(Part.VOTE, page.kind), f"{vote.in_favour} / {vote.eligible}"),) if vote else ()
        said = tuple(
            (
                self._words.part(part, page.kind),
                named[part].get(value, value) if part in named else self._words.value(part, value, page.grounds),
            )
            for part, value in texts
        )
        return (*said, *counted)
