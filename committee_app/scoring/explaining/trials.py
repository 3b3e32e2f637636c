"""What the numbers of a track would be with one mark changed: only what the change can move is computed again.

Where every proposal's number comes from its own ballots alone, the others keep what the tally gave them. Where ballots
are counted by places, steps lie between ranks (차등점수제) or the lowest bid depends on who passes, all is
tallied anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from committee_app.case.ballots import ScoreBook, points_of_grade
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, Points, ProposalId
from committee_app.case.programme import BallotValue, Criterion, Population, PriceAmong, Programme, TieStepKind, Track
from committee_app.scoring.climbing import Climb, Evidence
from committee_app.scoring.mattering import climbs
from committee_app.scoring.parts import parts_of
from committee_app.scoring.projects import criterion_places, project_score
from committee_app.scoring.quality import qualities
from committee_app.scoring.ranking import parted_by, ranked_groups
from committee_app.scoring.results import ProjectScore, Tally
from committee_app.scoring.selection import Candidates
from committee_app.scoring.standards import standards
from committee_app.scoring.tally import tally
from committee_app.scoring.tiebreaks import climbed, evidence

Scores = Mapping[ProposalId, ProjectScore]
Groups = tuple[tuple[ProposalId, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark of one ballot that counts, and what may stand there instead, the nearest first, all on one side."""

    proposal: ProposalId
    evaluator: EvaluatorId
    place: int
    given: Points
    instead: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One mark of one ballot, and what stands there instead, in hundredths."""

    proposal: ProposalId
    evaluator: EvaluatorId
    place: int
    given: Points
    instead: Points


def changed(book: ScoreBook, change: Change) -> ScoreBook:
    """Return the book with one mark changed."""
    return replace(book, marks={**book.marks, change.proposal: _row(book, change)})


def _row(book: ScoreBook, change: Change) -> dict[EvaluatorId, tuple[Points, ...]]:
    row = book.marks[change.proposal]
    ballot = row[change.evaluator]
    marks = (*ballot[: change.place], change.instead, *ballot[change.place + 1 :])
    return {**row, change.evaluator: marks}


def cells_of(book: ScoreBook, tally: Tally, proposal: ProposalId) -> Iterator[Cell]:
    """Yield each mark of the ballots that count for a proposal, by seat and criterion, upwards and downwards."""
    leaves, rules = book.programme.leaves, book.programme
    last = set(rules.last_places)
    choices = [_choices(leaf, rules) if place in last else () for place, leaf in enumerate(leaves)]
    for cell in tally.projects[proposal].cells:
        if cell.status is not MarkStatus.SCORED:
            continue
        for place, given in enumerate(book.marks[proposal][cell.evaluator]):
            above = tuple(one for one in choices[place] if one > given)
            below = tuple(one for one in reversed(choices[place]) if one < given)
            for side in filter(None, (above, below)):
                yield Cell(proposal, cell.evaluator, place, given, side)


def _choices(leaf: Criterion, rules: Programme) -> tuple[Points, ...]:
    """Return every mark that an evaluator may give for a criterion, the lowest first."""
    if rules.grades:
        return tuple(sorted({points_of_grade(grade, leaf) for grade in rules.grades}))
    lowest = -(-leaf.minimum // rules.step) * rules.step
    return tuple(map(Points, range(lowest, leaf.maximum + 1, rules.step)))


def moves_alone(programme: Programme) -> bool:
    """Whether a mark for one proposal leaves the numbers of all others as they are."""
    by_lowest = programme.price is not None and programme.price.among is PriceAmong.PASSING
    return programme.aggregation.counts is BallotValue.POINTS and programme.rank_step is None and not by_lowest


def rises_evenly(programme: Programme) -> bool:
    """Whether more points never make a proposal worse on any rung of the ladder.

    Then nothing happens between two marks that leave two finals equal and the ladder's answer the same. The spread of
    the totals, what others above cover, and means that leave out whole ballots may go either way.
    """
    if programme.aggregation.counts is BallotValue.RANKS:
        return False
    return not any(
        rung.by in {TieStepKind.SPREAD, TieStepKind.COVERAGE}
        or (rung.by is TieStepKind.CRITERION_MEAN and rung.population is Population.RETAINED)
        for rung in programme.ladder
    )


class Trials:
    """A book with its tally, and what one changed mark makes of one track."""

    def __init__(self, book: ScoreBook, official: Tally, track: Track) -> None:
        self.book = book
        self.official = official
        self.track = track
        self.members = {one.id: one for one in sorted(book.proposals, key=lambda one: one.id) if one.track == track.id}
        known = qualities(replace(book, proposals=tuple(self.members.values())))
        self.standards = standards(book, track.id, known)
        self.alone = moves_alone(book.programme)
        self.evenly = rises_evenly(book.programme)
        self._places = criterion_places(book.programme)
        self._evidence = evidence(book, official.projects)
        self._part_of = _part_of_each_leaf(book.programme)
        self._gates_on = _gates_on_each_leaf(book.programme, {gate.of for gate in self.standards.thresholds})

    def scores(self, change: Change) -> Scores:
        """Return the scores of all projects after a change."""
        if not self.alone:
            return tally(changed(self.book, change)).projects
        one = change.proposal
        row = {one: _row(self.book, change)}
        alone = replace(self.book, proposals=(self.members[one],), marks=row)
        quality = qualities(alone)[one]
        score = project_score(self.book, self.members[one], quality, self._places, self.standards)
        return {**self.official.projects, one: score}

    def lever(self, change: Change) -> tuple[object, ...]:
        """Return what a change has in common with others that move the same numbers and gates."""
        moved = change.instead - change.given
        return (
            change.proposal,
            change.evaluator,
            self._part_of[change.place],
            self._gates_on[change.place],
            moved,
        )

    def raw_order(self, scores: Scores) -> Groups:
        """Return the order of the raw scores where steps lie between ranks: a project's step hangs on who is above."""
        if self.book.programme.rank_step is None:
            return ()
        printed = {one: value for one in self.members if (value := scores[one].printed_mean) is not None}
        return parted_by(printed, printed)

    def others_finals(self, scores: Scores, proposal: ProposalId) -> tuple[Fraction | None, ...]:
        """Return the others' finals where ballots are counted by places, and one's place is another's loss."""
        if self.book.programme.aggregation.counts is BallotValue.POINTS:
            return ()
        return tuple(scores[one].final for one in self.members if one != proposal)

    def groups(self, scores: Scores) -> Groups:
        """Return those of the track that pass, in groups of equal finals, the best first."""
        finals = {one: score.final for one in self.members if (score := scores[one]).final is not None and score.passes}
        return ranked_groups(finals, self.book.programme.aggregation)

    def climb(self, groups: Groups, place: int, known: Evidence) -> Climb:
        """Return how far the group at a place gets up the ladder."""
        rules = self.book.programme
        if rules.tie_break.only_where_it_matters:  # what matters hangs on everybody ahead
            candidates = Candidates(self.members, known.scores, self.standards.thresholds)
            return climbs(rules, self.track, groups[: place + 1], candidates, known)[-1]
        above = tuple(one for group in groups[:place] for one in group)
        return climbed(groups[place], rules.ladder, replace(known, above=above))

    def known(self, scores: Scores) -> Evidence:
        """Return the evidence of the book with other scores."""
        return replace(self._evidence, scores=scores)


def _part_of_each_leaf(programme: Programme) -> list[int]:
    parts = parts_of(programme, programme.last_places)
    return [
        next((number for number, part in enumerate(parts) if place in part.places), -1)
        for place in range(len(programme.leaves))
    ]


def _gates_on_each_leaf(programme: Programme, looked_at: set[str]) -> list[frozenset[str]]:
    gated = {name: set(programme.leaf_positions(name)) for name in looked_at}
    return [
        frozenset(name for name, places in gated.items() if place in places) for place in range(len(programme.leaves))
    ]
