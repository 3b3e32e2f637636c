"""One tie: the ladder as far as it was climbed, what it waits for, and a lot that anybody repeats."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import TieStepKind
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.result.page import Due, LotShown, ResultPage, Rung, TieShown
from committee_app.ui.result.tie_forms import BoxLotForm, ChairForm
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.text_field import TextField
from committee_app.ui.shared.votes import CountField
from committee_app.ui.theme import current, follow_theme
from committee_app.wording import fixed

_MANY = 5
"""More tied proposals than this have their values in one cell."""


class Ladder(QWidget):
    """The rungs from top to bottom: what was compared, each one's value, and what it parted."""

    def __init__(self, page: ResultPage, tie: TieShown) -> None:
        super().__init__()
        self._page, self._tie = page, tie
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        across = tie.tied if len(tie.tied) <= _MANY else ()
        heads = (self.tr("Step"), self.tr("What is compared"), *(across or (self.tr("Values"),)), self.tr("Outcome"))
        for at, head in enumerate(heads):
            self._put(0, at, Label(head, "small_strong", "muted"), is_number=1 < at < len(heads) - 1 and bool(across))
        self._grid.addWidget(Rule("edge"), 1, 0, 1, len(heads))
        for line, rung in enumerate(tie.rungs):
            self._add(2 + 2 * line, rung, across, len(heads))
        for place in range(1, len(heads)):
            self._grid.setColumnStretch(place, 3 if place in (1, len(heads) - 1) else 1)
        follow_theme(self._dress)

    def _add(self, at: int, rung: Rung, across: tuple[ProposalId, ...], columns: int) -> None:
        values = {one: self._value(rung, value) for one, value in rung.values}
        cells = [values.get(one, "–") for one in across] or [", ".join(f"{one} {v}" for one, v in values.items())]
        tells_apart = len(rung.parted) > 1
        self._put(at, 0, Label(str(rung.number), "strong"))
        self._put(at, 1, Label(self._what(rung), "body", wrap=True))
        for place, value in enumerate(cells, 2):
            self._put(at, place, Label(value, "bold" if tells_apart else "body"), is_number=bool(across))
        self._put(at, columns - 1, Label(self._parted(rung), "strong" if tells_apart else "body", wrap=True))
        self._grid.addWidget(Rule("hair"), at + 1, 0, 1, columns)

    def _put(self, line: int, place: int, label: Label, *, is_number: bool = False) -> None:
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, line, place)

    def _what(self, rung: Rung) -> str:
        word = wording(current_language()).word("tie_step", rung.by.value)
        if rung.by is TieStepKind.CRITERION_MEAN:
            return f"{word}: {rung.criterion.in_language(current_language())}"
        return self.tr("{0}, round {1}").format(word, rung.round) if rung.round else word

    def _value(self, rung: Rung, value: object) -> str:
        if rung.by is TieStepKind.CRITERION_MEAN:
            return fixed(value, self._page.places)  # type: ignore[arg-type]
        form = self.tr("{0} votes") if rung.by is TieStepKind.COMMITTEE_VOTE else self.tr("place {0}")
        return form.format(value)

    def _parted(self, rung: Rung) -> str:
        if len(rung.parted) < 2:
            return self.tr("Still tied")
        return " > ".join(" = ".join(group) for group in rung.parted)

    def _dress(self) -> None:
        theme = current()
        self._grid.setHorizontalSpacing(theme.space("large"))
        self._grid.setVerticalSpacing(theme.space("close"))


class VoteForm(QWidget):
    """One round of the committee's vote on a tie."""

    voted = Signal(object, object, int, int)
    """The tied proposals, their votes in the same order, how many abstained, and how many votes were invalid."""

    def __init__(self, due: Due, present: int) -> None:
        super().__init__()
        self._due = due
        self._question: QuestionDialog | None = None
        self._title = Label(self.tr("Vote of the committee, round {0}").format(due.round), "strong", wrap=True)
        self._help = RunningText(self._told(present), "small", "muted")
        self._votes = tuple(CountField(one) for one in due.tied)
        self._abstained, self._invalid = CountField(self.tr("Abstained")), CountField(self.tr("Invalid"))
        self._others = (self._abstained, self._invalid)
        for field in self._others:
            field.set_count(0)
        self._sum = Label("", "small_medium", "muted")
        self._record = Button(self.tr("Record the vote of round {0}").format(due.round), ButtonKind.SECOND)
        for field in (*self._votes, *self._others):
            field.changed.connect(self._judge)
        self._record.clicked.connect(self._ask)
        fields = row(*((field, 1) for field in (*self._votes, *self._others)), gap="small")
        self.setLayout(column(self._title, self._help, fields, self._sum, row(STRETCH, self._record), gap="small"))
        self._judge()

    def _told(self, present: int) -> str:
        rule = self.tr("First place needs more than half of all votes cast, abstained ones included.")
        if self._due.voters == present:
            return rule
        who = self.tr("{0} of the {1} members here vote: whoever does not judge all of these proposals does not.")
        return f"{rule} {who.format(self._due.voters, present)}"

    def _counts(self) -> tuple[int, ...] | None:
        fields = (*self._votes, *self._others)
        counts = tuple(one for field in fields if (one := field.count()) is not None)
        return counts if len(counts) == len(fields) else None

    def _judge(self) -> None:
        counts = self._counts()
        cast = sum(counts or ())
        is_too_many = cast > self._due.voters
        said = (
            self.tr("Count the votes for each.")
            if counts is None
            else self.tr("{0} votes of {1} entitled").format(cast, self._due.voters)
        )
        self._sum.setText(said)
        self._sum.set_tone("danger" if is_too_many else "muted")
        self._record.setEnabled(counts is not None and not is_too_many)

    def _ask(self) -> None:
        counts = self._counts()
        if counts is None:
            return
        *votes, abstained, invalid = counts
        facts = tuple((str(one), str(given)) for one, given in zip(self._due.tied, votes, strict=True))
        self._question = ask(
            self,
            Question(
                title=self.tr("Record this vote of round {0}?").format(self._due.round),
                text=self.tr("It decides on ranks and stands in the minutes. It cannot be taken back."),
                facts=(*facts, (self.tr("Abstained"), str(abstained)), (self.tr("Invalid"), str(invalid))),
                confirm=self.tr("Record the vote of round {0}").format(self._due.round),
            ),
        )
        self._question.confirmed.connect(lambda _: self.voted.emit(self._due.tied, tuple(votes), abstained, invalid))


class LotForm(QWidget):
    """The witnesses' names and numbers, from which anybody can repeat the draw."""

    drawn = Signal(object, object)
    """The tied proposals, and pairs of name and number."""

    def __init__(self, due: Due) -> None:
        super().__init__()
        self._due = due
        self._question: QuestionDialog | None = None
        title = Label(self.tr("Lot before {0} witnesses").format(due.witnesses), "strong", wrap=True)
        told = RunningText(
            self.tr(
                "Each witness writes a number on paper before the first is typed. The order follows from rules, "
                "proposals and numbers; nobody can choose it, anybody can repeat it. There is one draw only."
            ),
            "small",
            "muted",
        )
        self._names = tuple(TextField(self.tr("Witness {0}").format(at + 1), longest=60) for at in range(due.witnesses))
        self._numbers = tuple(
            TextField(self.tr("Number of witness {0}").format(at + 1), longest=20) for at in range(due.witnesses)
        )
        self._draw = Button(self.tr("Draw the lot"), ButtonKind.SECOND, icon_name="dice-5")
        for field in (*self._names, *self._numbers):
            field.changed.connect(self._judge)
        self._draw.clicked.connect(self._ask)
        pairs = [
            row((name, 2), (number, 1), gap="small") for name, number in zip(self._names, self._numbers, strict=True)
        ]
        self.setLayout(column(title, told, *pairs, row(STRETCH, self._draw), gap="small"))
        self._judge()

    def _given(self) -> tuple[tuple[str, str], ...]:
        return tuple((name.text(), number.text()) for name, number in zip(self._names, self._numbers, strict=True))

    def _judge(self) -> None:
        self._draw.setEnabled(all(name and number for name, number in self._given()))

    def _ask(self) -> None:
        given = self._given()
        self._question = ask(
            self,
            Question(
                title=self.tr("Draw the lot with these numbers?"),
                text=self.tr("There is one draw for this tie, and it cannot be repeated with other numbers."),
                facts=given,
                confirm=self.tr("Draw the lot"),
                icon_name="dice-5",
            ),
        )
        self._question.confirmed.connect(lambda _: self.drawn.emit(self._due.tied, given))


class LotCard(Card):
    """A lot that was drawn: the exact line, each one's SHA-256, and the order."""

    def __init__(self, page: ResultPage, lot: LotShown) -> None:
        title = Label(self.tr("The lot, as anybody can repeat it"), "strong", wrap=True)
        said = ", ".join(f"{name} {number}" for name, number in lot.numbers)
        parts: list[QWidget] = [title, RunningText(self.tr("Witnesses and numbers: {0}").format(said), "small")]
        if lot.line:
            parts.append(Label(self.tr("The line that was hashed"), "small", "muted"))
            parts.append(_long(lot.line))
            parts.append(Label(self.tr("SHA-256 of line, bar and proposal number, smallest first"), "small", "muted"))
        for place, (proposal, digest) in enumerate(lot.drawn, 1):
            parts.append(Label(f"{place}. {page.names.proposal(proposal)}", "bold", wrap=True))
            parts.extend([_long(digest)] if digest else [])
        super().__init__(column(*parts, gap="tight", margins=("large", "medium")), Surface.FACTS)


class TieCard(Card):
    """Everything about one group of equal finals."""

    voted = Signal(object, object, int, int)
    drawn = Signal(object, object)
    box_drawn = Signal(object, object, object)
    chosen = Signal(object, object, str)

    def __init__(self, page: ResultPage, tie: TieShown) -> None:
        self._page, self._tie = page, tie
        self._problems = FindingList()
        self._forms = QVBoxLayout()
        chip = (
            Chip(self.tr("Open"), ChipTone.WARNING, "circle-alert")
            if tie.due
            else Chip(self.tr("Settled"), ChipTone.SUCCESS, "check")
        )
        track = page.names.track(tie.track).in_language(current_language())
        title = Label(self.tr("{0}: {1}").format(track, ", ".join(tie.tied)), "subheading", wrap=True)
        text = RunningText("\n".join(map(page.names.proposal, tie.tied)), "body", "subtle")
        final = Label(self.tr("Final score of each: {0}").format(fixed(tie.final, page.places)), "small", "muted")
        super().__init__(
            column(
                row((column(title, final, gap="hair"), 1), column(chip, STRETCH), gap="medium"),
                text,
                Ladder(page, tie),
                *(LotCard(page, lot) for lot in tie.lots),
                self._outcome(),
                self._forms,
                self._problems,
                gap="medium",
                margins=("wide", "large"),
            ),
            Surface.LEAD if tie.due and page.may_settle else Surface.CARD,
        )
        for due in tie.due:
            self._add_form(due)

    def show_problems(self, page: ResultPage) -> None:
        """Say what was wrong with the last try, beside the tie it was about."""
        is_mine = bool(page.troubled) and set(self._tie.tied) >= set(page.troubled)
        self._problems.show_findings(page.problems if is_mine else ())

    def _add_form(self, due: Due) -> None:
        if not self._page.may_settle:
            word = wording(current_language()).word("tie_step", due.by.value)
            said = self.tr("{0}: waits for the chair, who records it while the committee deliberates.").format(word)
            self._forms.addWidget(RunningText(said, "body", "subtle"))
        elif due.by is TieStepKind.COMMITTEE_VOTE:
            vote = VoteForm(due, self._page.present)
            vote.voted.connect(self.voted)
            self._forms.addWidget(vote)
        elif due.by is TieStepKind.CHAIR:
            decision = ChairForm(due)
            decision.chosen.connect(self.chosen)
            self._forms.addWidget(decision)
        else:
            lot, box = LotForm(due), BoxLotForm(due)
            lot.drawn.connect(self.drawn)
            box.drawn.connect(self.box_drawn)
            self._forms.addWidget(lot)
            self._forms.addWidget(Rule("hair"))
            self._forms.addWidget(box)

    def _outcome(self) -> RunningText:
        order = " → ".join(", ".join(group) for group in self._tie.order)
        words = wording(current_language())
        said = words.say("minutes.tie_waits") if self._tie.due else words.say("minutes.tie_order", (("order", order),))
        return RunningText(said, "strong")


def _long(text: str) -> RunningText:
    """Return text without blanks that may break anywhere."""
    label = RunningText("\u200b".join(text[at : at + 8] for at in range(0, len(text), 8)), "small")
    label.setAccessibleName(text)
    return label
