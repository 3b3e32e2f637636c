"""One proposal's national share among the bodies that bear its cost, and each body's own share among its levels.

What by rule is each body's own stays so where the whole sum is granted. Where the cap or the budget cut it, each gets
the same part of its own, cut off to the unit; what that leaves goes down the list from the lead body (주관기관) on, to
each up to its own share, so that the printed parts add up to the printed whole. The rest of a body's cost is local;
where the band names a province's percentage (도비), the province bears it in the announced proportion, cut off to the
unit, and the municipality (시군비) the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from committee_app.case.identifiers import Won
from committee_app.scoring.results import BodyMoney, Step
from committee_app.scoring.steps import step


def split(bodies: Sequence[BodyMoney], national: Won, unit: Won) -> tuple[tuple[BodyMoney, ...], tuple[Step, ...]]:
    """Return the bodies with their shares of what is granted; `national` is at most the sum of what is theirs by rule.

    >>> two = [BodyMoney("가", Won(900), Won(720)), BodyMoney("나", Won(600), Won(480))]
    >>> [one.national for one in split(two, Won(1_000), Won(10))[0]]
    [600, 400]
    """
    shares, steps = list(_cut(bodies, national, unit)), []
    rest = national - sum(shares)
    for place, body in enumerate(bodies):
        more = min(rest, body.entitled - shares[place])
        if national < sum(one.entitled for one in bodies):
            steps.append(step("money.part_of_body", body=body.body, entitled=body.entitled, national=shares[place]))
        if more:
            shares[place] = Won(shares[place] + more)
            steps.append(step("money.rest_to_body", body=body.body, rest=more, national=shares[place]))
            rest -= more
    found = tuple(_by_level(body, share, unit) for body, share in zip(bodies, shares, strict=True))
    return found, (*steps, *_levels(found))


def _cut(bodies: Sequence[BodyMoney], national: Won, unit: Won) -> Iterator[Won]:
    wanted = sum(body.entitled for body in bodies)
    for body in bodies:
        if national == wanted:
            yield body.entitled
        else:
            yield Won(body.entitled * national // wanted // unit * unit)


def _by_level(body: BodyMoney, national: Won, unit: Won) -> BodyMoney:
    local = body.cost - national
    province = Won(Fraction(local) * body.province_part // unit * unit)
    return replace(body, national=national, province=province, local=Won(local - province))


def _levels(bodies: Sequence[BodyMoney]) -> Iterator[Step]:
    for one in bodies:
        if one.province_part:
            shares = {"national": one.national, "province": one.province, "local": one.local}
            yield step("money.three_levels", body=one.body, cost=one.cost, **shares)
