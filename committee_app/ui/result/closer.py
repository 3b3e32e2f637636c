"""What is computed when somebody looks closer: two projects against each other, how firmly the line lies, who differs.

All of it is for looking at. None of it goes into the record, the result or the minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.ballots import ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, ProposalId, TrackId, Won
from committee_app.case.programme import CutoffMode
from committee_app.export.charts import HeatRow, NearCut, Spending
from committee_app.scoring.explaining.flips import (
    no_flip,
    no_lift_over_gates,
    no_lift_over_line,
    smallest_flip,
    smallest_lift_over_gates,
    smallest_lift_over_line,
)
from committee_app.scoring.explaining.leaving_out import Survival, survivals
from committee_app.scoring.explaining.methods import side_by_side
from committee_app.scoring.explaining.otherwise import other_cutoffs
from committee_app.scoring.explaining.parting import parting
from committee_app.scoring.explaining.places import is_chosen, stands_above
from committee_app.scoring.explaining.recusals import recusal_effect
from committee_app.scoring.explaining.weights import weights
from committee_app.scoring.results import ProjectScore, SelectionStatus, Step, Tally, TrackTally

NEAR = 5
"""So many projects on either side of the cut line are near it; who depends on one member is, however far."""
FLAGGED_PERCENT = 10
"""A total that lies this far from the mean of its project, in percent of the scale, is spoken about."""


class Topic(StrEnum):
    """What is told of a project when somebody looks closer."""

    PARTING = "parting"
    TURNING = "turning"
    FIRMNESS = "firmness"
    MISSING = "missing"
    METHODS = "methods"


@dataclass(frozen=True, slots=True)
class Closer:
    """One project looked at closely, or two of them against each other."""

    proposal: ProposalId
    other: ProposalId | None
    parts: tuple[tuple[Topic, tuple[Step, ...]], ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What another cut-off would change. Never the selection itself."""

    mode: CutoffMode
    came_in: tuple[ProposalId, ...]
    went_out: tuple[ProposalId, ...]
    left: Won


@dataclass(frozen=True, slots=True)
class CutShown:
    """The line of one track: who is near it, in how many tallies without one member each stays, and what if."""

    track: TrackId
    near: tuple[NearCut, ...]
    contested: tuple[tuple[Step, ...], ...]
    what_if: tuple[WhatIf, ...]
    weights: tuple[Step, ...]
    reread: tuple[ProposalId, ...] = ()
    """The projects on the line, and those whose place depends on one member: read once more before the vote."""


@dataclass(frozen=True, slots=True)
class Differing:
    """One member's total for one project that lies far from the mean; hundredths of a point."""

    proposal: ProposalId
    evaluator: EvaluatorId
    total: int
    mean: int

    @property
    def deviation(self) -> int:
        """How far, above the mean more than zero."""
        return self.total - self.mean


# ── one or two projects ────────────────────────────────────────────────────────────────────
def look_closer(book: ScoreBook, tally: Tally, proposal: ProposalId, other: ProposalId | None) -> Closer:
    """Return what can be told of a project, and where it parts from another."""
    parts = _of_two(book, tally, proposal, other) if other is not None else _of_one(book, tally, proposal)
    return Closer(proposal, other, tuple((topic, steps) for topic, steps in parts if steps))


def _of_two(
    book: ScoreBook, tally: Tally, one: ProposalId, other: ProposalId
) -> Iterator[tuple[Topic, tuple[Step, ...]]]:
    found = parting(book, tally, one, other)
    yield Topic.PARTING, found.steps
    if any(stands_above(track, found.upper, found.lower) for track in tally.tracks):
        flip = smallest_flip(book, found.upper, found.lower, tally)
        yield Topic.TURNING, flip.steps if flip else (no_flip(found.upper, found.lower),)


def _of_one(book: ScoreBook, tally: Tally, proposal: ProposalId) -> Iterator[tuple[Topic, tuple[Step, ...]]]:
    score = tally.projects[proposal]
    if score.final is not None:
        yield Topic.TURNING, tuple(_lifts(book, tally, score))
    yield Topic.FIRMNESS, tuple(_nobody_named(survivals(book, tally)[proposal]))
    if any(cell.status is not MarkStatus.SCORED for cell in score.cells):
        yield Topic.MISSING, recusal_effect(book, proposal, tally).steps
    yield Topic.METHODS, tuple(one.step for one in side_by_side(book)[proposal])


def _lifts(book: ScoreBook, tally: Tally, score: ProjectScore) -> Iterator[Step]:
    """Yield the smallest change that would have let a failed project pass, or chosen one that was not."""
    proposal = score.proposal
    if not score.passes:
        lift = smallest_lift_over_gates(book, proposal, tally)
        yield from lift.steps if lift else (no_lift_over_gates(proposal),)
        return
    track = next(one for one in tally.tracks if any(proposal in standing.proposals for standing in one.standings))
    if track.complete and not is_chosen(track, proposal):
        lift = smallest_lift_over_line(book, proposal, tally)
        yield from lift.steps if lift else (no_lift_over_line(proposal),)


# ── the line ───────────────────────────────────────────────────────────────────────────────
def cut_of(book: ScoreBook, tally: Tally, track: TrackTally) -> CutShown:
    """Return how firmly the cut line of a track lies."""
    known = survivals(book, tally)
    last = track.last_chosen
    near = []
    contested = []
    reread = []
    for at, line in enumerate(track.ranked):
        found = known[line.proposal]
        is_near = last - NEAR < at <= last + NEAR
        if is_near or _is_contested(found):
            assert line.final is not None  # of those with a rank
            near.append(NearCut(line.proposal, line.final, line.status.is_chosen, found.kept.figure, found.tallies))
        if _is_contested(found) or last - 1 < at <= last + 1:
            reread.append(line.proposal)
        if _is_contested(found):
            contested.append(tuple(_nobody_named(found)))
    return CutShown(
        track.track,
        tuple(near),
        tuple(contested),
        tuple(
            WhatIf(one.mode, one.came_in.figure, one.went_out.figure, one.left.figure)
            for one in other_cutoffs(book, tally, track.track)
        ),
        tuple(one.step for one in weights(book, track.track)),
        tuple(reread),
    )


def _nobody_named(found: Survival) -> Iterator[Step]:
    """Yield how often a project stays, and not without whom it would not: nobody is to answer for a result."""
    return (step for step in found.steps if step.code not in _NAMING)


_NAMING = frozenset({"explained.out_without", "explained.in_without"})


def _is_contested(found: Survival) -> bool:
    return found.kept.figure not in (0, found.tallies)


def spending_of(track: TrackTally) -> tuple[Spending, ...]:
    """Return the money of a track by rank: the selected, then the reserves."""
    lines = [Spending(line.proposal, line.money.national, line.money.entitled) for line in track.chosen]
    reserves = [
        Spending(line.proposal, 0, line.money.entitled, is_reserve=True)
        for line in track.lines
        if line.status is SelectionStatus.RESERVE
    ]
    return (*lines, *reserves)


# ── who differs ────────────────────────────────────────────────────────────────────────────
def flagged_from(scale: int) -> int:
    """Return from how many hundredths on a total differs so much that it is spoken about."""
    return scale * FLAGGED_PERCENT // 100


def heat_of(tally: Tally, proposals: tuple[ProposalId, ...]) -> tuple[HeatRow, ...]:
    """Return how far each total lies from the mean of its project; a status where there is none."""
    return tuple(
        HeatRow(one, tuple(_cells(score))) for one in proposals if (score := tally.projects[one]).mean is not None
    )


def _cells(score: ProjectScore) -> Iterator[int | str]:
    mean = _mean(score)
    for cell in score.cells:
        yield cell.status.value if cell.total is None else cell.total - mean


def differing(tally: Tally, proposals: tuple[ProposalId, ...], from_on: int) -> tuple[Differing, ...]:
    """Return the totals that lie far from their project's mean, the farthest first."""
    found = [
        Differing(one, cell.evaluator, cell.total, _mean(score))
        for one in proposals
        if (score := tally.projects[one]).mean is not None
        for cell in score.cells
        if cell.total is not None and abs(cell.total - _mean(score)) >= from_on
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.deviation), one.proposal, one.evaluator)))


def _mean(score: ProjectScore) -> int:
    """Return a mean in hundredths, to draw and to compare with; never to rank."""
    return 0 if score.mean is None else round(score.mean * 100)
