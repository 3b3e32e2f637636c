"""What the rule gives a proposal before anybody looks at the budget (국비, 지방비).

Where a track matches by bands, each body's 재정자립도 chooses its own percentage of its own cost: 초과 and
이하 decide at the edges, so 40.0 stands in the band up to 40. What lies below the unit is cut off **per body**,
not from the sum: each body gets a grant of its own and pays its own local share, both are printed, and the
printed parts must add up to the printed whole. Where the lead body's rate holds for all, only the rate is
the lead's; costs and cut-off stay each body's own. The cap then limits the proposal's sum. The local share is
always cost minus national share; it is never rounded itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from committee_app.case.findings import Finding, Value
from committee_app.case.identifiers import Won
from committee_app.case.programme import AmountGrade, Band, Consortium, Matching, Split, Track
from committee_app.case.proposals import Body, Proposal
from committee_app.scoring.results import BodyMoney, Money, Step
from committee_app.scoring.splitting import split
from committee_app.scoring.steps import remark, step


def entitlement(proposal: Proposal, track: Track, matching: Matching | None) -> Money:
    """Return the proposal's money with its national share by rule; nothing is recommended yet (`national` is 0)."""
    bodies: tuple[BodyMoney, ...] = ()
    if track.matching and matching:
        wanted, steps, bodies = _matched(proposal, matching)
    else:
        wanted, steps = _asked(proposal)
    entitled = min(wanted, track.cap) if track.cap else wanted
    capped = wanted > entitled
    if capped:
        steps += (step("money.capped", before=wanted, cap=track.cap),)
    if track.matching and proposal.requested not in (None, entitled):
        steps += (step("money.requested_differs", requested=proposal.requested or 0, entitled=entitled),)
    return Money(proposal.cost, entitled, Won(0), proposal.cost, capped, steps, bodies)


def with_fixed_amount(money: Money, amounts: Sequence[AmountGrade], final: Fraction) -> Money:
    """Return the money with the fixed amount of the grade that the final reaches; 0 below the lowest grade."""
    reached = [grade for grade in amounts if final >= grade.at_least]
    if not reached:
        return Money(money.cost, Won(0), Won(0), money.cost, capped=False)
    grade = max(reached, key=lambda one: one.at_least)
    because = step("money.amount_of_grade", grade=grade.id, at_least=grade.at_least, amount=grade.amount)
    return Money(money.cost, grade.amount, Won(0), money.cost, capped=False, steps=(because,))


def recommended(money: Money, national: Won, matching: Matching | None = None) -> Money:
    """Return the money with the national share that the selection recommends; the rest of the cost is local."""
    local = Won(money.cost - national)
    last = step("money.recommended", cost=money.cost, national=national, local=local)
    bodies, steps = split(money.bodies, national, matching.unit) if matching and money.bodies else ((), ())
    return Money(money.cost, money.entitled, national, local, money.capped, (*money.steps, last, *steps), bodies)


def band_of(reliance: Fraction | None, matching: Matching) -> Band | None:
    """Return the band into which a ratio falls (above < ratio <= up_to), or None."""
    if reliance is None:
        return None
    return next((band for band in matching.bands if band.above < reliance <= band.up_to), None)


def money_remarks(proposal: Proposal, track: Track, matching: Matching | None) -> Iterator[Finding]:
    """Yield bodies that nothing can be matched for, and a request that is more than the cost."""
    if track.matching and matching:
        for body in proposal.bodies:
            if band_of(body.reliance, matching) is None:
                yield remark("money.unmatched", proposal=proposal.id, body=body.name)
    elif proposal.requested is not None and proposal.requested > proposal.cost:
        yield remark("money.above_cost", proposal=proposal.id, requested=proposal.requested, cost=proposal.cost)


def _asked(proposal: Proposal) -> tuple[Won, tuple[Step, ...]]:
    if proposal.requested is None:
        return proposal.cost, (step("money.whole_cost", cost=proposal.cost),)
    return proposal.requested, (step("money.requested", requested=proposal.requested),)


def _matched(proposal: Proposal, matching: Matching) -> tuple[Won, tuple[Step, ...], tuple[BodyMoney, ...]]:
    national = Won(0)
    steps: tuple[Step, ...] = ()
    bodies: list[BodyMoney] = []
    for body in proposal.bodies:
        reliance = proposal.bodies[0].reliance if matching.consortium is Consortium.LEAD else body.reliance
        share, because = _share_of_body(body, reliance, matching)
        national = Won(national + share)
        steps += because
        part = _province_part(band_of(reliance, matching))
        bodies.append(BodyMoney(body.name, body.cost, share, local=body.cost, province_part=part))
    if len(proposal.bodies) > 1:
        steps += (step("money.bodies", bodies=len(proposal.bodies), national=national),)
    return national, steps, tuple(bodies) if matching.split is Split.IN_PROPORTION else ()


def _province_part(band: Band | None) -> Fraction:
    """Return what part of the cost that is not national the province bears."""
    if band is None or not band.province_percent:
        return Fraction(0)
    return Fraction(band.province_percent, 100 - band.national_percent)


def _share_of_body(body: Body, reliance: Fraction | None, matching: Matching) -> tuple[Won, tuple[Step, ...]]:
    band = band_of(reliance, matching)
    if band is None or reliance is None:
        return Won(0), (step("money.no_band", body=body.name, cost=body.cost),)
    exact = Fraction(body.cost * band.national_percent, 100)
    national = Won(exact // matching.unit * matching.unit)
    return national, (
        _band_step(body, reliance, band),
        step("money.cut_off", body=body.name, exact=exact, unit=matching.unit, national=national),
    )


def _band_step(body: Body, reliance: Fraction, band: Band) -> Step:
    facts: dict[str, Value] = {"body": body.name, "cost": body.cost, "reliance": reliance}
    if band.above >= 0:
        return step("money.band", **facts, above=band.above, up_to=band.up_to, percent=band.national_percent)
    return step("money.lowest_band", **facts, up_to=band.up_to, percent=band.national_percent)
