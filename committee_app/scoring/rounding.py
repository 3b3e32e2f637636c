"""Rounding by whole numbers only: 반올림, halves to even, 절사.

"소수점 다섯째자리에서 반올림" leaves four places. Every value is rounded once, from its exact value:
79.99495 becomes 79.99 with two places, never 79.995 first and 80.00 then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from committee_app.case.programme import Rounding, RoundingMode

_AWAY_FROM_ZERO: Mapping[RoundingMode, Callable[[int, int, int], bool]] = {
    RoundingMode.HALF_UP: lambda _whole, rest, denominator: 2 * rest >= denominator,
    RoundingMode.HALF_EVEN: lambda whole, rest, denominator: 2 * rest + whole % 2 > denominator,
    RoundingMode.DOWN: lambda _whole, _rest, _denominator: False,
}
"""Whether |value| = whole + rest/denominator goes up to whole + 1."""


def rounded(value: Fraction, rule: Rounding) -> Fraction:
    """Return the value to the rule's places.

    Python's own `round` takes halves to even and would print 84.12 here.

    >>> rounded(Fraction("84.125"), Rounding(2))
    Fraction(8413, 100)
    """
    return rounded_ratio(value.numerator, value.denominator, rule)


def rounded_ratio(numerator: int, denominator: int, rule: Rounding) -> Fraction:
    """Return numerator over a positive denominator to the rule's places; it need not be in lowest terms."""
    units = 10**rule.places
    whole, rest = divmod(abs(numerator) * units, denominator)
    if _AWAY_FROM_ZERO[rule.mode](whole, rest, denominator):
        whole += 1
    return _in_units(whole if numerator >= 0 else -whole, units)


def in_points(hundredths: int) -> Fraction:
    """Return a total of marks as the number of points that it is."""
    return _in_units(hundredths, 100)


@lru_cache(maxsize=1 << 13)
def _in_units(whole: int, units: int) -> Fraction:
    """Return so many units; these recur, and bringing one to lowest terms costs more than remembering it."""
    return Fraction(whole, units)
