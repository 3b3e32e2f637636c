"""Mean, trimmed mean and median side by side, with the rank that each would give.

Everything else stays as announced: the level, the roundings, what is added, the gates, the ladder, and the decisions
on ties. Where the rule is a sum, its gates are left out, since they are points of a sum and these are means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from committee_app.case.ballots import ScoreBook
from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import Aggregation, Fallback, Method, Programme
from committee_app.scoring.explaining.advisory import Advisory
from committee_app.scoring.explaining.codes import told
from committee_app.scoring.explaining.places import rank_of
from committee_app.scoring.results import Step, Tally
from committee_app.scoring.tally import tally

SIDE_BY_SIDE = (Method.MEAN, Method.TRIMMED_MEAN, Method.MEDIAN)
_MEANS = frozenset({Method.MEAN, Method.TRIMMED_MEAN, Method.MEDIAN})
_LEAST_TO_TRIM = 3


@dataclass(frozen=True, slots=True)
class ByMethod:
    """What one method would make of a project: the printed value, the final and the rank (shared or not)."""

    method: Method
    value: Advisory[Fraction | None]
    final: Advisory[Fraction | None]
    rank: Advisory[int | None]
    step: Step


def side_by_side(book: ScoreBook) -> dict[ProposalId, tuple[ByMethod, ...]]:
    """Return what each method would make of every project, the methods in the order of `SIDE_BY_SIDE`."""
    tallies = {method: tally(replace(book, programme=with_method(book.programme, method))) for method in SIDE_BY_SIDE}
    return {one.id: tuple(_by_method(method, tallies, one.id) for method in SIDE_BY_SIDE) for one in book.proposals}


def with_method(programme: Programme, method: Method) -> Programme:
    """Return the programme with another method: extremes are dropped as announced, or one at each end of three."""
    rule = programme.aggregation
    other = replace(rule, method=method, drop_each_end=0, trim_from=0, best=0)
    if method is Method.TRIMMED_MEAN:
        other = _trimming(rule, other)
    thresholds = programme.thresholds if rule.method in _MEANS else ()
    return replace(programme, aggregation=other, thresholds=thresholds)


def _trimming(rule: Aggregation, other: Aggregation) -> Aggregation:
    if rule.trims:
        return replace(other, drop_each_end=rule.drop_each_end, trim_from=rule.trim_from)
    return replace(other, drop_each_end=1, trim_from=_LEAST_TO_TRIM, fallback=Fallback.PLAIN)


def _by_method(method: Method, tallies: Mapping[Method, Tally], proposal: ProposalId) -> ByMethod:
    result = tallies[method]
    score = result.projects[proposal]
    rank = next((rank for track in result.tracks if (rank := rank_of(track, proposal))), None)
    sentence = told("explained.by_method_no_rank", method=method.value)
    if rank is not None and score.printed_mean is not None and score.final is not None:
        facts = {"value": Advisory(score.printed_mean), "final": Advisory(score.final)}
        sentence = told("explained.by_method", method=method.value, **facts, rank=Advisory(rank))
    return ByMethod(method, Advisory(score.printed_mean), Advisory(score.final), Advisory(rank), sentence)
