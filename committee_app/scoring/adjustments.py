"""가점 and 감점: granted once by the secretariat, added after the mean, never part of a criterion's mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.findings import Finding
from committee_app.case.programme import Adjustments
from committee_app.case.proposals import Proposal
from committee_app.scoring.results import Step
from committee_app.scoring.steps import remark, step


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One proposal's bonus (after its cap) and penalty, in points."""

    bonus: Fraction
    penalty: Fraction
    steps: tuple[Step, ...]


_NOTHING = Adjustment(Fraction(0), Fraction(0), ())


def adjustment(proposal: Proposal, rule: Adjustments) -> Adjustment:
    """Return bonus and penalty as granted to the proposal; the bonuses together are at most `bonus_cap`."""
    if not proposal.bonus and not proposal.penalty and rule.bonus_cap >= 0:
        return _NOTHING
    granted = Fraction(sum(points for _, points in proposal.bonus), 100)
    cap = Fraction(rule.bonus_cap, 100)
    steps = [step("derivation.bonus", item=item, points=Fraction(points, 100)) for item, points in proposal.bonus]
    if granted > cap:
        steps.append(step("derivation.bonus_capped", sum=granted, cap=cap))
    steps += [step("derivation.penalty", item=item, points=Fraction(points, 100)) for item, points in proposal.penalty]
    penalty = Fraction(sum(points for _, points in proposal.penalty), 100)
    return Adjustment(min(granted, cap), penalty, tuple(steps))


def with_adjustments(
    mean: Fraction, adjusted: Adjustment, rule: Adjustments, *, plain: bool = True
) -> tuple[Fraction, tuple[Step, ...]]:
    """Return mean + bonus - penalty, at most `total_cap`, not rounded, with the steps beyond the mean.

    `plain` says that it is a mean and nothing was added to it before.
    """
    steps = adjusted.steps
    result = mean if adjusted is _NOTHING else mean + adjusted.bonus - adjusted.penalty
    if steps:
        facts = {"bonus": adjusted.bonus, "penalty": adjusted.penalty, "result": result}
        adjusting = step("derivation.adjusted", mean=mean, **facts)
        steps = (*steps, adjusting if plain else step("derivation.with_bonus", before=mean, **facts))
    if 100 * result.numerator <= rule.total_cap * result.denominator:
        return result, steps
    cap = Fraction(rule.total_cap, 100)
    return cap, (*steps, step("derivation.total_capped", before=result, cap=cap))


def adjustment_remarks(proposal: Proposal, rule: Adjustments) -> Iterator[Finding]:
    """Yield each bonus or penalty that the announcement does not know; it counts all the same."""
    announced = {item.id for item in rule.bonus} | {item.id for item in rule.penalty}
    for item, _ in (*proposal.bonus, *proposal.penalty):
        if item not in announced:
            yield remark("adjustment.not_announced", proposal=proposal.id, item=item)
