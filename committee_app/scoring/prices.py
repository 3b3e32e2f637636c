"""가격점수: points for a bid, by how it stands to the lowest one."""

from __future__ import annotations

from fractions import Fraction

from committee_app.case.identifiers import Won
from committee_app.case.programme import PriceRule
from committee_app.scoring.rounding import rounded

LOW, FLOOR = Fraction(8, 10), Fraction(6, 10)
"""80 % and 60 % of the estimate (추정가격): below the first another formula holds, below the second nothing is won."""


def price_points(bid: Won, lowest: Won, rule: PriceRule) -> Fraction:
    """Return the points for a bid above zero, rounded as announced.

    >>> from committee_app.case.programme import Rounding
    >>> from committee_app.case.identifiers import Points
    >>> rule = PriceRule(Points(20_00), Rounding(4))
    >>> [str(price_points(Won(bid), Won(90), rule)) for bid in (90, 100, 110)]
    ['20', '18', '40909/2500']
    """
    return rounded(exact_price_points(bid, lowest, rule), rule.rounding)


def exact_price_points(bid: Won, lowest: Won, rule: PriceRule) -> Fraction:
    """Return the points for a bid, exact."""
    maximum = Fraction(rule.maximum, 100)
    low, floor = rule.estimate * LOW, rule.estimate * FLOOR
    if bid >= low:
        return maximum * max(Fraction(lowest), floor) / bid
    return maximum * max(Fraction(lowest), floor) / low + 2 * (low - max(Fraction(bid), floor)) / (low - floor)
