"""The sentences a tally may use: every code of a step and of a finding, with its facts in order.

Points are `Fraction` of a point, money and counts are `int`, ratios are `Fraction`; names of things are
their identifiers. `step` and `remark` refuse a code or a fact that is not listed here, so whoever words
the codes (`wording`) has the whole list in these two tables.
"""

from __future__ import annotations

from collections.abc import Mapping

from committee_app.case.findings import Finding, Value
from committee_app.scoring.results import Step

STEP_CODES: Mapping[str, tuple[str, ...]] = {
    # How a number came about, in this order (`ProjectScore.derivation`).
    "derivation.counted": ("evaluators", "counted"),  # of so many evaluators, so many ballots count
    "derivation.not_counted": ("evaluator", "status"),  # one per missing ballot; status as in `MarkStatus`
    "derivation.nobody_scored": (),  # no number at all; never zero points
    "derivation.plain_mean": ("counted",),  # the rule is the plain mean: all are used
    "derivation.not_trimmed": ("counted", "needed"),  # too few ballots to drop any: plain mean
    "derivation.dropped_highest": ("evaluator", "total"),
    "derivation.dropped_lowest": ("evaluator", "total"),
    "derivation.mean": ("sum", "used", "mean"),  # sum / used = mean, exact
    "derivation.mean_rounded": ("mean", "places", "mode", "printed"),
    "derivation.bonus": ("item", "points"),
    "derivation.bonus_capped": ("sum", "cap"),
    "derivation.penalty": ("item", "points"),
    "derivation.adjusted": ("mean", "bonus", "penalty", "result"),  # from the printed mean; only where any
    "derivation.total_capped": ("before", "cap"),
    "derivation.final": ("exact", "places", "mode", "final"),
    "derivation.gate_held": ("threshold", "of", "value", "relation", "minimum", "measured"),
    "derivation.gate_failed": ("threshold", "of", "value", "relation", "minimum", "measured"),
    # How the national share came about (`Money.steps`).
    "money.requested": ("requested",),  # no matching: what was asked for
    "money.whole_cost": ("cost",),  # no matching, and no sum was named: the cost
    "money.band": ("body", "cost", "reliance", "above", "up_to", "percent"),  # one per body, before its cut-off
    "money.lowest_band": ("body", "cost", "reliance", "up_to", "percent"),  # the same for the band that begins at 0
    "money.cut_off": ("body", "exact", "unit", "national"),  # one per body; exact in won
    "money.no_band": ("body", "cost"),  # reliance unknown or in no band: nothing can be matched
    "money.bodies": ("bodies", "national"),  # the sum, where there are several
    "money.capped": ("before", "cap"),
    "money.requested_differs": ("requested", "entitled"),  # matching: the request is only compared
    "money.recommended": ("cost", "national", "local"),  # local = cost - national
    # Why a line of the ranking has its status (`Selected.reasons`).
    "selection.within_budget": ("entitled", "spent_before", "budget"),
    "selection.partial": ("entitled", "national", "ratio", "min_ratio"),
    "selection.does_not_fit": ("entitled", "rest"),  # strict prefix: the line stops here
    "selection.rest_too_small": ("entitled", "rest", "ratio", "min_ratio"),  # partial last: the line stops here
    "selection.after_the_line": ("stopped_at",),  # by rank; nobody leap-frogs
    "selection.came_in": ("group", "instead_of"),  # minimum share; `instead_of` is a tuple of proposals
    "selection.gave_way": ("group", "to"),
    "selection.reserve": ("order",),
    "selection.failed_gate": ("threshold", "of", "value", "relation", "minimum", "measured"),
    "selection.unscored": (),
}

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "score.nobody_scored": ("proposal",),
    "quorum.item_not_met": ("proposal", "counted", "needed"),
    "ballot.missing": ("proposal", "evaluator"),  # neither marks nor a status: taken as absent
    "ballot.set_aside": ("proposal", "evaluator", "status"),  # marks are there, the status forbids to count them
    "ballot.unknown_evaluator": ("proposal", "evaluator"),
    "ballot.unknown_proposal": ("proposal",),
    "proposal.unknown_track": ("proposal", "track"),
    "adjustment.not_announced": ("proposal", "item"),
    "money.unmatched": ("proposal", "body"),
    "money.above_cost": ("proposal", "requested", "cost"),
    "share.not_met": ("track", "group", "percent", "inside", "selected"),
    "tie.ladder_ended": ("tied",),  # `tied`: proposals, comma and blank between them, sorted
    "vote.recorded_twice": ("tied", "round"),
    "vote.not_used": ("tied", "round"),
    "lot.recorded_twice": ("tied",),
    "lot.order_wrong": ("tied",),
    "lot.too_few_witnesses": ("tied", "given", "needed"),
    "lot.not_used": ("tied",),
}


def step(code: str, **params: Value | tuple[Value, ...]) -> Step:
    """Return a listed step; `KeyError` for an unlisted code, `ValueError` for other facts than listed.

    >>> step("derivation.plain_mean", counted=5).fact("counted")
    5
    """
    _check(code, STEP_CODES[code], tuple(params))
    return Step(code, tuple(params.items()))


def remark(code: str, **params: Value) -> Finding:
    """Return a listed finding; `KeyError` for an unlisted code, `ValueError` for other facts than listed."""
    _check(code, FINDING_CODES[code], tuple(params))
    return Finding.of(code, **params)


def _check(code: str, listed: tuple[str, ...], given: tuple[str, ...]) -> None:
    if given != listed:
        raise ValueError(f"{code} tells {listed}, not {given}")
