"""What each criterion weighs on paper (배점 비중) and in effect (실질 비중): its share of what parts the projects.

    nominal      its maximum × weight, over all maxima × weights
    effective    covariance of its mean with the whole, over the variance of the whole, across the projects of a track

The means are over all ballots that count, dropped ones included, and exact. The effective weights add up to one; one
below zero is of a criterion that worked against the others, and a criterion in which all had the same weighs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.ballots import ScoreBook
from committee_app.case.identifiers import CriterionId, Points, ProposalId, TrackId
from committee_app.case.programme import CriterionGroup, CriterionLevel, Level
from committee_app.scoring.eligibility import ballots_that_count
from committee_app.scoring.explaining.advisory import Advisory
from committee_app.scoring.explaining.codes import told
from committee_app.scoring.results import Step

Column = list[Fraction]


@dataclass(frozen=True, slots=True)
class Weight:
    """One criterion's nominal and effective weight, as parts of one; no effective one where no totals differ."""

    criterion: CriterionId
    nominal: Fraction
    effective: Advisory[Fraction] | None
    step: Step


def weights(book: ScoreBook, track: TrackId, level: CriterionLevel = CriterionLevel.GROUPS) -> tuple[Weight, ...]:
    """Return the weight of each group, or of each leaf, in the order of the criteria, from a track's projects."""
    leaves = [(group, place) for group in book.programme.criteria for place in _places(book, group)]
    columns = _columns(book, track, leaves)
    maxima = [book.programme.leaves[place].maximum * _factor(book, group, place) for group, place in leaves]
    members = _members(book, leaves, level)
    whole = [sum(row, Fraction(0)) for row in zip(*columns, strict=True)]
    found = []
    for criterion, at in members:
        nominal = sum((maxima[place] for place in at), Fraction(0)) / sum(maxima)
        own = [sum(row, Fraction(0)) for row in zip(*(columns[place] for place in at), strict=True)]
        found.append(_weight(criterion, nominal, own, whole))
    return tuple(found)


def _weight(criterion: CriterionId, nominal: Fraction, own: Column, whole: Column) -> Weight:
    variance = _together(whole, whole)
    if not variance:
        return Weight(criterion, nominal, None, told("explained.weight_without_spread", of=criterion, nominal=nominal))
    effective = Advisory(_together(own, whole) / variance)
    sentence = told("explained.weight", of=criterion, nominal=nominal, effective=effective)
    return Weight(criterion, nominal, effective, sentence)


def _together(one: Column, other: Column) -> Fraction:
    """Return how two columns vary together, times the square of their length: a ratio of two such is exact."""
    products = sum((a * b for a, b in zip(one, other, strict=True)), Fraction(0))
    return len(one) * products - sum(one, Fraction(0)) * sum(other, Fraction(0))


def _places(book: ScoreBook, group: CriterionGroup) -> tuple[int, ...]:
    last = set(book.programme.last_places)
    return tuple(place for place in book.programme.leaf_positions(group.id) if place in last)


def _factor(book: ScoreBook, group: CriterionGroup, place: int) -> Fraction:
    """Return the weight that the rule gives a leaf or its group; most rules add up marks as they are."""
    match book.programme.aggregation.level:
        case Level.CRITERIA:
            return book.programme.leaves[place].weight
        case Level.GROUPS:
            return group.weight
        case _:
            return Fraction(1)


def _members(
    book: ScoreBook, leaves: Sequence[tuple[CriterionGroup, int]], level: CriterionLevel
) -> list[tuple[CriterionId, list[int]]]:
    if level is CriterionLevel.LEAVES:
        return [(book.programme.leaves[place].id, [at]) for at, (_, place) in enumerate(leaves)]
    return [
        (group.id, [at for at, (its_group, _) in enumerate(leaves) if its_group.id == group.id])
        for group in dict.fromkeys(group for group, _ in leaves)
    ]


def _columns(book: ScoreBook, track: TrackId, leaves: Sequence[tuple[CriterionGroup, int]]) -> list[Column]:
    """Return, for each leaf, its weighted mean in each project of the track that has marks for all of them."""
    columns: list[Column] = [[] for _ in leaves]
    for proposal in sorted(book.proposals, key=lambda one: one.id):
        if proposal.track != track:
            continue
        rows = [_marks(book, proposal.id, group, place) for group, place in leaves]
        if all(rows):
            for column, row, (group, place) in zip(columns, rows, leaves, strict=True):
                column.append(Fraction(sum(row), 100 * len(row)) * _factor(book, group, place))
    return columns


def _marks(book: ScoreBook, proposal: ProposalId, group: CriterionGroup, place: int) -> list[Points]:
    """Return the marks for a leaf from all who score it: where fields score apart, those of its field."""
    heard = ballots_that_count(book, proposal, len(book.programme.leaves))
    apart = book.programme.aggregation.level is Level.FIELDS
    return [
        row[place]
        for evaluator, row in zip(heard.evaluators, heard.rows, strict=True)
        if not apart or book.fields.get(evaluator, "") == group.field
    ]
