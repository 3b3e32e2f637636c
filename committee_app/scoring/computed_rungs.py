"""Rungs that marks and facts settle by themselves, each for the whole tied group.

A criterion mean compares the *printed* means without bonus: what cannot be seen in the table cannot decide. It is
over all valid ballots, or over those that were not dropped, as announced.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from committee_app.case.ballots import NO_FACTS
from committee_app.case.identifiers import Points, ProposalId
from committee_app.case.programme import Population, TieStep
from committee_app.scoring.climbing import Climb, Evidence, Group, split
from committee_app.scoring.ranking import parted_by
from committee_app.scoring.results import ProjectScore, TieStepResult


def by_criterion_mean(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the group by the printed mean of a criterion."""
    retained = step.population is Population.RETAINED
    scores = {proposal: known.scores[proposal] for proposal in tied}
    means = {one: score.retained_means if retained else score.criterion_means for one, score in scores.items()}
    return split(tied, step, {proposal: means[proposal][step.criterion] for proposal in tied})


def by_quality(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the group by what the ballots gave (기술능력평가점수), before anything was added."""
    return split(tied, step, {proposal: _quality(known.scores[proposal]) for proposal in tied})


def _quality(score: ProjectScore) -> Fraction:
    if score.stepped is not None:
        return score.stepped
    assert score.printed_mean is not None  # whoever ties has a number
    return score.printed_mean


def by_entered(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the group by the points of an item entered once."""
    return split(tied, step, {proposal: dict(known.scores[proposal].added)[step.item] for proposal in tied})


def by_price(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the group by its bids, the lowest first."""
    bids = {proposal: Fraction(known.facts.get(proposal, NO_FACTS).price or 0) for proposal in tied}
    return split(tied, step, bids, lowest_first=True)


def by_group(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the members of a group of proposals before the others (1 and 0)."""
    return split(tied, step, {one: Fraction(step.group in known.proposals[one].groups) for one in tied})


def by_marks_given(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the group by how many evaluators gave any points at all."""
    given = {one: sum(total > 0 for total in _totals(known.scores[one], step)) for one in tied}
    return split(tied, step, {one: Fraction(count) for one, count in given.items()})


def by_spread(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the group by how far highest and lowest total lie apart, the closest first."""
    spreads = {}
    for proposal in tied:
        totals = _totals(known.scores[proposal], step)
        spreads[proposal] = Fraction(max(totals) - min(totals), 100)
    return split(tied, step, spreads, lowest_first=True)


def by_receipt(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the group by when it was received, the earliest first; the value is the written moment's digits."""
    moments = {}
    for proposal in tied:
        digits = "".join(one for one in known.proposals[proposal].received if one.isdigit())
        moments[proposal] = Fraction(int(digits or "9" * 20))
    return split(tied, step, moments, lowest_first=True)


def by_count_back(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return the group by who has more of the highest total, then of the next, and so on down.

    Each level is put to those still tied; a level at which nobody differs is passed over without a word.
    """
    totals = {proposal: _totals(known.scores[proposal], step) for proposal in tied}
    levels = sorted({total for given in totals.values() for total in given}, reverse=True)
    order, results = _counted_back(tied, step, totals, levels)
    nothing = TieStepResult(step, tied, tuple((one, Fraction(len(totals[one]))) for one in tied), (tied,))
    return Climb(order, results or (nothing,))


def _counted_back(
    tied: Group, step: TieStep, totals: Mapping[ProposalId, Sequence[Points]], levels: Sequence[Points]
) -> tuple[tuple[Group, ...], tuple[TieStepResult, ...]]:
    if len(tied) == 1:
        return (tied,), ()
    for place, level in enumerate(levels, 1):
        counts = {one: Fraction(sum(total == level for total in totals[one])) for one in tied}
        parted = parted_by(counts, tied)
        if len(parted) > 1:
            first = TieStepResult(step, tied, tuple(counts.items()), parted, Fraction(level, 100))
            further = [_counted_back(group, step, totals, levels[place:]) for group in parted]
            order = tuple(group for its_order, _ in further for group in its_order)
            return order, (first, *(one for _, results in further for one in results))
    return (tied,), ()


def _totals(score: ProjectScore, step: TieStep) -> list[Points]:
    """Return the totals that a rung looks at, or the marks of the criterion that it names."""
    cells = [cell for cell in score.cells if cell.total is not None]
    if step.population is Population.RETAINED:
        cells = [cell for cell in cells if cell.dropped is None]
    if step.criterion:
        marks = score.rung_marks[step.criterion]
        return [marks[cell.evaluator] for cell in cells if cell.evaluator in marks]
    return [cell.total for cell in cells if cell.total is not None]


def by_coverage(tied: Group, step: TieStep, known: Evidence) -> Climb:
    """Return those before the others that have a topic which nobody ranked above the tied has (1 and 0).

    So does the ex-aequo list of Horizon Europe: what the call asks for and nobody covers yet comes first.
    """
    topics = set(step.groups)
    covered = {topic for above in known.above for topic in known.proposals[above].groups}
    new = {one: topics.intersection(known.proposals[one].groups) - covered for one in tied}
    return split(tied, step, {one: Fraction(bool(new[one])) for one in tied})
