"""What rules would do: a worked example, and a dry run with marks that nobody gave.

The marks are bytes of SHA-256, so that the same rules give the same example on every machine; projects differ in
strength, members in severity, and the rest is chance. Nothing of it is in the record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.ballots import ScoreBook
from committee_app.case.identifiers import CriterionId, EvaluatorId, Points, ProposalId, TrackId, Won
from committee_app.case.programme import BonusItem, Criterion, Programme, Title
from committee_app.case.progress import Progress
from committee_app.case.proposals import Body, Proposal
from committee_app.desks.ranking import tally_of
from committee_app.scoring.explaining.weights import weights
from committee_app.scoring.results import Step, Tally

RUNS = 20
"""So many committees sit in a dry run."""
_PROJECTS = 12
"""So many projects each track has in a dry run before the list is in."""
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Example:
    """One made-up project from its marks to its final: the totals of the members, and the sentences of the rule."""

    proposal: ProposalId
    seats: tuple[EvaluatorId, ...]
    totals: tuple[Points, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class WeightShown:
    """A group of criteria: its share on paper, and its share of what parted the projects, on average of all runs."""

    criterion: CriterionId
    title: Title
    nominal: Fraction
    effective: Fraction | None


@dataclass(frozen=True, slots=True)
class DryRun:
    """What came out of all runs.

    Attributes:
        runs: how many committees sat.
        projects, members: how large each was.
        weights: of the first track with enough projects.
        with_open_ties: how many runs ended in a tie that only people or a lot decide.
        failed: finals below a gate, of all finals.
    """

    runs: int
    projects: int
    members: int
    weights: tuple[WeightShown, ...]
    with_open_ties: int
    failed: int
    finals: int


def example_of(programme: Programme) -> Example:
    """Return the first made-up project of the first track, worked out under the rules."""
    book = made_up_book(programme, (), 0)
    result = tally_of(book)
    first = book.proposals[0].id
    places = range(len(programme.leaves))
    totals = tuple(Points(sum(book.marks[first][one][place] for place in places)) for one in book.evaluators)
    return Example(first, book.evaluators, totals, result.projects[first].derivation)


def running(programme: Programme, proposals: tuple[Proposal, ...]) -> Generator[Progress, None, DryRun]:
    """Let committees sit that never were; with the projects of the list where there is one."""
    tallies: list[tuple[ScoreBook, Tally]] = []
    for run in range(RUNS):
        yield Progress("dry_run.running", run, RUNS)
        book = made_up_book(programme, proposals, run)
        tallies.append((book, tally_of(book)))
    yield Progress("dry_run.running", RUNS, RUNS)
    scores = [one for _, result in tallies for one in result.projects.values()]
    return DryRun(
        runs=RUNS,
        projects=len(tallies[0][0].proposals),
        members=programme.committee.size,
        weights=tuple(_weights(programme, [book for book, _ in tallies])),
        with_open_ties=sum(bool(result.open_ties) for _, result in tallies),
        failed=sum(not one.passes for one in scores),
        finals=len(scores),
    )


def _weights(programme: Programme, books: list[ScoreBook]) -> Iterator[WeightShown]:
    track = books[0].proposals[0].track
    found = [weights(book, track) for book in books]
    for place, group in enumerate(programme.criteria):
        own = [one[place] for one in found]
        known = [one.effective.figure for one in own if one.effective is not None]
        effective = sum(known, Fraction(0)) / len(known) if known else None
        yield WeightShown(group.id, group.title, own[0].nominal, effective)


def made_up_book(programme: Programme, proposals: tuple[Proposal, ...], run: int) -> ScoreBook:
    """Return the book of a committee that never sat: `run` tells one from another."""
    projects = proposals or tuple(_projects(programme))
    members = tuple(EvaluatorId(str(seat)) for seat in range(1, programme.committee.size + 1))
    marks = {
        project.id: {
            member: tuple(_mark(programme, leaf, f"{run}|{project.id}", f"{run}|{member}") for leaf in programme.leaves)
            for member in members
        }
        for project in projects
    }
    return ScoreBook(programme, "0" * 64, projects, members, marks)


def _projects(programme: Programme) -> Iterator[Proposal]:
    for track in programme.tracks:
        cost = Won(track.cap or max(track.budget // _PROJECTS, 1))
        ratio = Fraction(30) if track.matching else None
        for number in range(1, _PROJECTS + 1):
            name = f"{track.id[:1].upper()}{number:02d}"
            given = [item for item in programme.adjustments.bonus if number == 1 and _is_for(item, track.id)]
            yield Proposal(
                ProposalId(name),
                name,
                name,
                "",
                TrackId(track.id),
                (Body(name, cost, ratio),),
                requested=cost,
                groups=tuple(item.group for item in given if item.group),
                bonus=tuple((item.id, item.points) for item in given),
            )


def _is_for(item: BonusItem, track: TrackId) -> bool:
    return not item.tracks or track in item.tracks


def _mark(programme: Programme, leaf: Criterion, project: str, member: str) -> Points:
    """Return a mark on the step: about 78 % of the range, higher for strong projects and lenient members."""
    strength = _drawn(f"{project}|{leaf.id[:1]}", 24) + _drawn(project, 16)
    severity = _drawn(member, 12)
    chance = _drawn(f"{project}|{member}|{leaf.id}", 20)
    share = min(max(78 + strength + severity + chance, 30), _PERCENT)
    steps = (leaf.maximum - leaf.minimum) * share // _PERCENT // programme.step
    return Points(leaf.minimum + steps * programme.step)


def _drawn(text: str, width: int) -> int:
    """Return a whole number within half of `width` of zero, the same for the same text."""
    return hashlib.sha256(text.encode()).digest()[0] * (width + 1) // 256 - width // 2
