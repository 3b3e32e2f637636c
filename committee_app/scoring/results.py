"""What a tally says: frozen values, each number with the steps that made it.

Nothing here computes. `tally.tally(book)` makes a `Tally`; screens, minutes, files and verifiers read it.
Points that came from marks are in hundredths (`Points`); everything computed is a `Fraction` of a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, overload

from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding, Value
from committee_app.case.identifiers import EvaluatorId, Points, ProposalId, TrackId, Won
from committee_app.case.programme import TieStep


class Step(NamedTuple):
    """One step of a derivation: the code of its sentence and the numbers in it (worded by `wording`).

    There are ten for each number, so a step is as little as can be: what it names its facts, all steps of its code
    share, and a named tuple is made several times as quickly as another frozen value.
    """

    code: str
    names: tuple[str, ...] = ()
    values: tuple[Value | tuple[Value, ...], ...] = ()

    @property
    def params(self) -> tuple[tuple[str, Value | tuple[Value, ...]], ...]:
        """The facts with their names, in order."""
        return tuple(zip(self.names, self.values, strict=True))

    def fact(self, name: str) -> Value | tuple[Value, ...]:
        """Return one fact of the step."""
        return dict(self.params)[name]


class Dropped(StrEnum):
    """Which end a ballot was dropped at (▲ 최고점, ▽ 최저점)."""

    HIGHEST = "highest"
    LOWEST = "lowest"


class UsedBallot(NamedTuple):
    """One evaluator's cell in the tabulation: the total if scored, the reason if not, and whether it was dropped."""

    evaluator: EvaluatorId
    status: MarkStatus
    total: Points | None = None
    dropped: Dropped | None = None


@dataclass(frozen=True, slots=True)
class Cells(Sequence[UsedBallot]):
    """The cells of one proposal, one for each seat, kept in columns: there are as many as ballots.

    `totals` has None where there is none; `dropped` goes by the place in the row.
    """

    evaluators: tuple[EvaluatorId, ...]
    statuses: tuple[MarkStatus, ...]
    totals: Sequence[Points | None]
    dropped: Mapping[int, Dropped]

    def __len__(self) -> int:
        return len(self.evaluators)

    @overload
    def __getitem__(self, place: int) -> UsedBallot: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[UsedBallot, ...]: ...

    def __getitem__(self, place: int | slice) -> UsedBallot | tuple[UsedBallot, ...]:
        """Return the cell of a seat, or those of several."""
        places = range(len(self))[place]
        return self._cell(places) if isinstance(places, int) else tuple(map(self._cell, places))

    def __iter__(self) -> Iterator[UsedBallot]:
        """Yield the cells in seat order."""
        return map(self._cell, range(len(self)))

    def _cell(self, place: int) -> UsedBallot:
        return UsedBallot(self.evaluators[place], self.statuses[place], self.totals[place], self.dropped.get(place))


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part that is combined by itself: exact, as rounded, times `times` (weight and factor), and the product."""

    part: str
    exact: Fraction
    value: Fraction
    times: Fraction
    product: Fraction


class Lack(StrEnum):
    """What a proposal lacks for a number."""

    MARKS = "marks"
    FACTOR = "factor"
    PRICE = "price"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class GateResult:
    """One threshold applied to one proposal: the value it looked at, and whether it holds."""

    threshold: str
    value: Fraction
    minimum: Fraction
    holds: bool


@dataclass(frozen=True, slots=True)
class ProjectScore:
    """Everything about one proposal's number.

    `counted` ballots are valid, `used` of them remain after dropping; `mean` is exact, `printed_mean` rounded: what
    the ballots gave, whatever the method (mean, sum, median, stages together).
    `final` is the rounded value that ranks. `criterion_means` (leaf and group ids) are rounded, over all
    valid ballots. A proposal that nobody scored, or that lacks what a rule needs, has no numbers and a finding.
    `placed` is the place or the count that each ballot gives (hundredths), where those are counted and not points.
    `rung_marks` has, for each criterion that a rung counts by itself, what each evaluator gave for it.
    `parts`, `stages` (printed), `stepped` (차등점수) and `added` (entered items, price) stand where rules make them.
    """

    proposal: ProposalId
    cells: Cells
    counted: int
    used: int
    trimmed: bool
    sum_used: Points
    mean: Fraction | None
    printed_mean: Fraction | None
    bonus: Fraction
    penalty: Fraction
    final: Fraction | None
    criterion_means: Mapping[str, Fraction]
    gates: tuple[GateResult, ...]
    derivation: tuple[Step, ...]
    parts: tuple[PartScore, ...] = ()
    stages: tuple[tuple[str, Fraction], ...] = ()
    stepped: Fraction | None = None
    added: tuple[tuple[str, Fraction], ...] = ()
    retained_means: Mapping[str, Fraction] = field(default_factory=dict)
    placed: Mapping[EvaluatorId, Points] = field(default_factory=dict)
    rung_marks: Mapping[str, Mapping[EvaluatorId, Points]] = field(default_factory=dict)

    @property
    def passes(self) -> bool:
        """Whether the proposal has a final and every gate holds."""
        return self.final is not None and all(gate.holds for gate in self.gates)


@dataclass(frozen=True, slots=True)
class Standing:
    """The proposals that share one rank; more than one is a tie, and stays one until a step tells them apart."""

    rank: int
    proposals: tuple[ProposalId, ...]

    @property
    def is_tie(self) -> bool:
        """Whether nobody has told these apart."""
        return len(self.proposals) > 1


@dataclass(frozen=True, slots=True)
class TieStepResult:
    """One rung of the ladder applied to one tied group: each one's value, and the groups it left, best first.

    `values` are printed values for a mean, votes for a vote, places (1 = first) for a lot or the chair's order, won
    for a price, counts for a count. `level` is the total whose holders were counted (count-back).
    """

    step: TieStep
    tied: tuple[ProposalId, ...]
    values: tuple[tuple[ProposalId, Fraction], ...]
    parted: tuple[tuple[ProposalId, ...], ...]
    level: Fraction | None = None

    @property
    def tells_apart(self) -> bool:
        """Whether this step split the group."""
        return len(self.parted) > 1


@dataclass(frozen=True, slots=True)
class OpenTie:
    """A tie that waits for a decision of people: which step is due (`committee_vote` round n, or `lot`)."""

    tied: tuple[ProposalId, ...]
    step: TieStep
    round: int = 0


@dataclass(frozen=True, slots=True)
class TieRecord:
    """How one group of equal finals was ordered: all steps taken, and what is still open."""

    track: TrackId
    final: Fraction
    tied: tuple[ProposalId, ...]
    steps: tuple[TieStepResult, ...]
    order: tuple[tuple[ProposalId, ...], ...]


class SelectionStatus(StrEnum):
    """Where a proposal stands: 선정(안), 조정 선정(안), 예비, 미선정, 과락, 미채점."""

    SELECTED = "selected"
    PARTIAL = "partial"
    RESERVE = "reserve"
    NOT_SELECTED = "not_selected"
    FAILED = "failed"
    UNSCORED = "unscored"

    @property
    def is_chosen(self) -> bool:
        """Whether the selection proposes it, whole or in part."""
        return self in (SelectionStatus.SELECTED, SelectionStatus.PARTIAL)


@dataclass(frozen=True, slots=True)
class BodyMoney:
    """One body's part of a proposal's money, in won: cost = national + province + local.

    `entitled` is its national share by rule; `province_part` is what part of the rest its province bears.
    """

    body: str
    cost: Won
    entitled: Won
    national: Won = Won(0)
    province: Won = Won(0)
    local: Won = Won(0)
    province_part: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Money:
    """One proposal's money by rule, in won.

    `entitled` is the national share by the bands and the cap, before the budget ends; `national` is what the
    selection recommends (0 if not selected), `local` the rest of the cost. `bodies` stand where the rules say what each
    of them gets.
    """

    cost: Won
    entitled: Won
    national: Won
    local: Won
    capped: bool
    steps: tuple[Step, ...] = ()
    bodies: tuple[BodyMoney, ...] = ()

    @property
    def ratio(self) -> Fraction:
        """National share over what the rule entitles to: below one where the budget ended."""
        return Fraction(self.national, self.entitled) if self.entitled else Fraction(0)


@dataclass(frozen=True, slots=True)
class Selected:
    """One line of the ranking (순위표): rank, money, status and the reasons, in order of rank.

    `rank` is None for a proposal that failed a gate or was not scored. `reserve_order` counts 예비 from 1.
    `cumulative` is the national share used up to this line.
    """

    proposal: ProposalId
    rank: int | None
    final: Fraction | None
    status: SelectionStatus
    money: Money
    cumulative: Won
    reserve_order: int | None = None
    reasons: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Displacement:
    """A selected proposal outside the favoured group gave way to one inside it; both lists before and after."""

    group: str
    out: ProposalId
    came_in: ProposalId
    selected_before: tuple[ProposalId, ...]
    selected_after: tuple[ProposalId, ...]


@dataclass(frozen=True, slots=True)
class TrackTally:
    """One track's result. `complete` is False while a tie waits for people: then nothing is selected yet."""

    track: TrackId
    standings: tuple[Standing, ...]
    ties: tuple[TieRecord, ...]
    open_ties: tuple[OpenTie, ...]
    lines: tuple[Selected, ...]
    displacements: tuple[Displacement, ...]
    budget: Won
    spent: Won
    complete: bool

    @property
    def left(self) -> Won:
        """What remains of the track's budget; it moves only by resolution."""
        return Won(self.budget - self.spent)

    @property
    def chosen(self) -> tuple[Selected, ...]:
        """The lines that the selection proposes, whole or in part, by rank."""
        return tuple(line for line in self.lines if line.status.is_chosen)

    @property
    def ranked(self) -> tuple[Selected, ...]:
        """The lines that have a rank, the best first."""
        return tuple(line for line in self.lines if line.rank is not None)

    @property
    def last_chosen(self) -> int:
        """Where among `ranked` the last chosen one stands: the line is drawn below it. -1 if nobody is chosen."""
        return max((at for at, line in enumerate(self.ranked) if line.status.is_chosen), default=-1)


@dataclass(frozen=True, slots=True)
class Tally:
    """The committee's result: each proposal's number, each track's ranking and selection, and what rules remark."""

    projects: Mapping[ProposalId, ProjectScore]
    tracks: tuple[TrackTally, ...]
    findings: tuple[Finding, ...]

    @property
    def open_ties(self) -> tuple[OpenTie, ...]:
        """Every tie that waits for the committee."""
        return tuple(tie for track in self.tracks for tie in track.open_ties)

    @property
    def complete(self) -> bool:
        """Whether nothing is left to decide."""
        return all(track.complete for track in self.tracks)
