"""Several values become one number: mean, sum, median, with or without the extremes, or the best of them.

최고·최저점을 제외한 산술평균 drops exactly so many at each end, one person each. A median of an even number is the
mean of the two in the middle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.identifiers import Points
from committee_app.case.programme import Aggregation, Method
from committee_app.scoring.results import Dropped


@dataclass(frozen=True, slots=True)
class MeanOfTotals:
    """An exact number in points, and which of the values (by place) were dropped at which end."""

    mean: Fraction
    sum_used: Points
    used: int
    dropped: Mapping[int, Dropped]


def mean_of_totals(totals: Sequence[Points], rule: Aggregation) -> MeanOfTotals:
    """Return the number that the announced rule makes of values in hundredths, in seat order.

    Whether any are dropped depends on their number alone, see `needed_to_trim`. The number of values
    must not be zero.

    >>> from committee_app.case.programme import Rounding
    >>> rule = Aggregation(Method.TRIMMED_MEAN, 1, 3, Rounding(4))
    >>> mean_of_totals([Points(90_00), Points(90_00), Points(80_00), Points(10_00)], rule).mean
    Fraction(85, 1)
    """
    dropped = _left_out(totals, rule)
    used = len(totals) - len(dropped)
    sum_used = Points(sum(totals) - sum(totals[place] for place in dropped))
    if rule.method is Method.MEDIAN:
        return MeanOfTotals(median(totals), sum_used, used, dropped)
    return MeanOfTotals(_COMBINED[rule.method](sum_used, used), sum_used, used, dropped)


def _mean(sum_used: Points, used: int) -> Fraction:
    return Fraction(sum_used, 100 * used)


def _sum(sum_used: Points, _used: int) -> Fraction:
    return Fraction(sum_used, 100)


_COMBINED: Mapping[Method, Callable[[Points, int], Fraction]] = {
    Method.MEAN: _mean,
    Method.TRIMMED_MEAN: _mean,
    Method.SUM: _sum,
    Method.TRIMMED_SUM: _sum,
    Method.BEST_SUM: _sum,
}


def median(totals: Sequence[Points]) -> Fraction:
    """Return the middle value in points, or the mean of the two in the middle.

    >>> median([Points(90_00), Points(70_00), Points(81_00), Points(20_00)])
    Fraction(151, 2)
    """
    ordered = sorted(totals)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle], 100)
    return Fraction(ordered[middle - 1] + ordered[middle], 200)


def _left_out(totals: Sequence[Points], rule: Aggregation) -> dict[int, Dropped]:
    if rule.trims and len(totals) >= needed_to_trim(rule):
        return extremes(totals, rule.drop_each_end)
    if rule.method is Method.BEST_SUM:
        return all_but_best(totals, rule.best)
    return {}


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
    if each_end == 1 and len(totals) > 1:  # the usual rule needs no sorting
        top, low = totals.index(max(totals)), totals.index(min(totals))
        return {top: Dropped.HIGHEST, low if low != top else top + 1: Dropped.LOWEST}
    # Sorting is stable, in reverse too: equal totals stay in seat order.
    highest = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)[:each_end]
    remaining = [place for place in range(len(totals)) if place not in highest]
    lowest = sorted(remaining, key=totals.__getitem__)[:each_end]
    return dict.fromkeys(highest, Dropped.HIGHEST) | dict.fromkeys(lowest, Dropped.LOWEST)


def all_but_best(totals: Sequence[Points], best: int) -> dict[int, Dropped]:
    """Return the places of all but the `best` highest values; of equal ones the lowest seats are kept.

    >>> all_but_best([Points(6_00), Points(9_00), Points(6_00)], 2)
    {2: <Dropped.LOWEST: 'lowest'>}
    """
    ordered = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)
    return dict.fromkeys(sorted(ordered[best:]), Dropped.LOWEST)
