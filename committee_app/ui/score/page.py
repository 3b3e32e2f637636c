"""What the scoring screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, Points, ProposalId
from committee_app.case.programme import Title


class Part(StrEnum):
    """What is on the screen: one sheet, all of them as a grid or read back, what to write on the card, or the end."""

    SHEET = "sheet"
    GRID = "grid"
    READ_BACK = "read_back"
    RECEIPT = "receipt"
    SEALED = "sealed"


class LineState(StrEnum):
    """How far one proposal is; from `asked` on nothing is scored, and the word says why."""

    DONE = "done"
    PARTIAL = "partial"
    OPEN = "open"
    ASKED = "asked"
    EXCLUDED = "excluded"
    CHALLENGED = "challenged"
    RECUSED = "recused"
    ABSENT = "absent"
    ABSTAINED = "abstained"
    VOIDED = "voided"

    @property
    def is_scored(self) -> bool:
        """Whether this member gives marks here."""
        return self in (LineState.DONE, LineState.PARTIAL, LineState.OPEN)


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal in the list and in the strip; `total` are the marks given so far, `flagged` asks to look again."""

    proposal: ProposalId
    title: str
    applicant: str
    track: Title
    state: LineState
    total: Points
    blanks: int
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the scale that stands beside a field: its word and its mark; the first is key 1."""

    title: Title
    mark: Points


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion of the sheet; `problem` says why the newest typing was not taken.

    `page` is the page of the proposal on which the mark rests. Where the programme scores by grades, `scale` has them.
    """

    criterion: CriterionId
    title: Title
    question: Title
    maximum: Points
    mark: Points | None
    problem: Finding | None
    page: int | None = None
    scale: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One group of criteria with its subtotal and its reason; `shortest` is 0 where none is asked for."""

    criterion: CriterionId
    title: Title
    maximum: Points
    items: tuple[Item, ...]
    reason: str
    shortest: int
    problems: tuple[Finding, ...]

    @property
    def subtotal(self) -> Points:
        """The sum of the marks given so far."""
        return Points(sum(one.mark for one in self.items if one.mark is not None))

    @property
    def blanks(self) -> int:
        """How many criteria have no mark."""
        return sum(one.mark is None for one in self.items)

    @property
    def is_short(self) -> bool:
        """Whether the reason is asked for and not long enough."""
        return len(self.reason.strip()) < self.shortest


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of the chosen proposal. `place` counts the proposals this member scores, from 1.

    `order` is where its total stands among the person's own finished ballots, from 1; 0 while it is not finished.
    """

    line: Line
    place: int
    count: int
    step: Points
    groups: tuple[Group, ...]
    opinion: str
    opinion_problems: tuple[Finding, ...]
    maximum: Points
    order: int = 0

    @property
    def is_first(self) -> bool:
        """Whether there is no proposal before."""
        return self.place == 1

    @property
    def is_last(self) -> bool:
        """Whether there is no proposal after."""
        return self.place == self.count


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One criterion as a column of the grid; `ends_group` says that another group begins after it.

    Where the programme scores by grades, `scale` has them.
    """

    criterion: CriterionId
    title: Title
    group: Title
    question: Title
    maximum: Points
    ends_group: bool
    scale: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class GridLine:
    """One proposal as a row of the grid: its marks in the order of the columns, none where it is not scored."""

    line: Line
    marks: tuple[Points | None, ...]
    problem: Finding | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """So many own totals from `lowest` on, up to the next bar."""

    lowest: Points
    count: int


@dataclass(frozen=True, slots=True)
class EditLine:
    """One own change of a mark, the newest first: when, which criterion, and what it was before and after."""

    at: str
    criterion: Title
    before: Points | None
    after: Points | None


@dataclass(frozen=True, slots=True)
class Grid:
    """All ballots at once. `bars` are the totals of the finished ones, `edits` the changes of the chosen one."""

    columns: tuple[GridColumn, ...]
    lines: tuple[GridLine, ...]
    chosen: ProposalId | None
    step: Points
    by_total: bool
    bars: tuple[Bar, ...]
    edits: tuple[EditLine, ...]

    @property
    def done(self) -> int:
        """How many ballots are finished."""
        return sum(one.line.state is LineState.DONE for one in self.lines)

    @property
    def scored(self) -> int:
        """How many ballots there are to give."""
        return sum(one.line.state.is_scored for one in self.lines)


class Confirmed(StrEnum):
    """What the person confirms before sealing, each by a tick of its own."""

    ZEROS = "zeros"
    OUTLIERS = "outliers"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One ballot as the disk has it: subtotals in the order of the groups, and what it lacks.

    `is_far`: its total lies far from the person's other totals. `differs`: the screen showed other marks.
    """

    proposal: ProposalId
    title: str
    subtotals: tuple[Points, ...]
    total: Points
    blanks: int
    short: tuple[CriterionId, ...]
    zeros: int = 0
    is_far: bool = False
    differs: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether it can be sealed."""
        return not self.blanks and not self.short


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The whole sheet as it stands on the disk, and what stands between it and the seal."""

    groups: tuple[tuple[CriterionId, Title, Points], ...]
    lines: tuple[ReadLine, ...]
    findings: tuple[Finding, ...]
    maximum: Points
    confirmed: frozenset[Confirmed] = frozenset()

    @property
    def total(self) -> Points:
        """The sum of all totals."""
        return Points(sum(one.total for one in self.lines))

    @property
    def zeros(self) -> int:
        """How many marks are zero."""
        return sum(one.zeros for one in self.lines)

    @property
    def far(self) -> tuple[ProposalId, ...]:
        """The ballots whose totals lie far from the others."""
        return tuple(one.proposal for one in self.lines if one.is_far)

    @property
    def different(self) -> tuple[ProposalId, ...]:
        """The ballots of which the screen showed other marks than the disk has."""
        return tuple(one.proposal for one in self.lines if one.differs)

    @property
    def can_seal(self) -> bool:
        """Whether nothing is missing and everything is confirmed."""
        return not self.findings and self.confirmed == frozenset(Confirmed)

    @property
    def missing(self) -> tuple[ReadLine, ...]:
        """The ballots that lack something."""
        return tuple(one for one in self.lines if not one.is_complete)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What goes on the card once the sheet is sealed: the number of the entry, and the words that recognise it."""

    entry: int
    words: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """What was kept from before: so many finished and begun ballots, and when the newest change became durable."""

    done: int
    begun: int
    saved_at: str


@dataclass(frozen=True, slots=True)
class ScorePage:
    """The whole screen.

    `has_papers` says that proposals can be read here, `may_abstain` that the rules let a member abstain, `away` that
    this is the member's own machine and the sheet has still to be brought to the committee's. `resumed` is told until
    the first change of this sitting. `revises` says that the sheet is sealed and written anew, to be sealed once more.

    `saved_at` is when the newest change became durable, as the record writes times. `is_checking` says that a code
    is being tried; `seal_problems` belong to the question about sealing, `problems` to the whole screen.
    """

    part: Part
    name: str
    lines: tuple[Line, ...]
    sheet: Sheet | None
    read_back: ReadBack | None
    receipt: Receipt | None
    saved_at: str
    is_checking: bool
    seal_problems: tuple[Finding, ...]
    problems: tuple[Finding, ...]
    grid: Grid | None = None
    resumed: Resumed | None = None
    has_papers: bool = False
    can_undo: bool = False
    may_abstain: bool = False
    away: bool = False
    revises: bool = False

    @property
    def asked(self) -> tuple[ProposalId, ...]:
        """The proposals on which the chair has still to rule."""
        return tuple(one.proposal for one in self.lines if one.state is LineState.ASKED)
