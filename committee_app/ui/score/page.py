"""What the scoring screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, Points, ProposalId
from committee_app.case.programme import Title


class Part(StrEnum):
    """What is on the screen: one sheet, all sheets read back, what to write on the card, or that it is over."""

    SHEET = "sheet"
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

    @property
    def is_scored(self) -> bool:
        """Whether this member gives marks here."""
        return self in (LineState.DONE, LineState.PARTIAL, LineState.OPEN)


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal in the list and in the strip; `total` are the marks given so far."""

    proposal: ProposalId
    title: str
    applicant: str
    track: Title
    state: LineState
    total: Points
    blanks: int


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion of the sheet; `problem` says why the newest typing was not taken."""

    criterion: CriterionId
    title: Title
    question: Title
    maximum: Points
    mark: Points | None
    problem: Finding | None


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
    """The sheet of the chosen proposal. `place` counts the proposals this member scores, from 1."""

    line: Line
    place: int
    count: int
    step: Points
    groups: tuple[Group, ...]
    opinion: str
    opinion_problems: tuple[Finding, ...]
    maximum: Points

    @property
    def is_first(self) -> bool:
        """Whether there is no proposal before."""
        return self.place == 1

    @property
    def is_last(self) -> bool:
        """Whether there is no proposal after."""
        return self.place == self.count


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One ballot as the disk has it: subtotals in the order of the groups, and what it lacks."""

    proposal: ProposalId
    title: str
    subtotals: tuple[Points, ...]
    total: Points
    blanks: int
    short: tuple[CriterionId, ...]

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
class ScorePage:
    """The whole screen.

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

    @property
    def asked(self) -> tuple[ProposalId, ...]:
        """The proposals on which the chair has still to rule."""
        return tuple(one.proposal for one in self.lines if one.state is LineState.ASKED)
