"""The mean of the evaluators' totals: plain, or without the highest and the lowest (최고·최저점을 제외한 산술평균)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.identifiers import Points
from committee_app.case.programme import Aggregation, Method
from committee_app.scoring.results import Dropped


@dataclass(frozen=True, slots=True)
class MeanOfTotals:
    """An exact mean in points, and which of the totals (by place) were dropped at which end."""

    mean: Fraction
    sum_used: Points
    used: int
    dropped: Mapping[int, Dropped]


def mean_of_totals(totals: Sequence[Points], rule: Aggregation) -> MeanOfTotals:
    """Return the mean by the announced rule of totals in hundredths, in seat order.

    Whether totals are dropped depends on their number alone, see `needed_to_trim`. The number of totals
    must not be zero.

    >>> from committee_app.case.programme import Rounding
    >>> rule = Aggregation(Method.TRIMMED_MEAN, 1, 3, Rounding(4))
    >>> mean_of_totals([Points(90_00), Points(90_00), Points(80_00), Points(10_00)], rule).mean
    Fraction(85, 1)
    """
    trims = rule.method is Method.TRIMMED_MEAN and len(totals) >= needed_to_trim(rule)
    dropped = extremes(totals, rule.drop_each_end) if trims else {}
    used = len(totals) - len(dropped)
    sum_used = Points(sum(totals) - sum(totals[place] for place in dropped))
    return MeanOfTotals(Fraction(sum_used, 100 * used), sum_used, used, dropped)


def needed_to_trim(rule: Aggregation) -> int:
    """Return how many ballots must count before any is dropped: as announced, and so that one remains."""
    return max(rule.trim_from, 2 * rule.drop_each_end + 1)


def extremes(totals: Sequence[Points], each_end: int) -> dict[int, Dropped]:
    """Return the places of exactly `each_end` highest and as many lowest totals, one person each.

    Where several gave the same extreme total the lowest seat is the one marked as dropped: which of the
    equals it is cannot change the mean, but the table has to print one of them.

    >>> extremes([Points(95_00), Points(95_00), Points(80_00), Points(80_00)], 1)
    {0: <Dropped.HIGHEST: 'highest'>, 2: <Dropped.LOWEST: 'lowest'>}
    """
    # Sorting is stable, in reverse too: equal totals stay in seat order.
    highest = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)[:each_end]
    remaining = [place for place in range(len(totals)) if place not in highest]
    lowest = sorted(remaining, key=totals.__getitem__)[:each_end]
    return dict.fromkeys(highest, Dropped.HIGHEST) | dict.fromkeys(lowest, Dropped.LOWEST)
