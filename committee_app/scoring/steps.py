"""The sentences a tally may use: every code of a step and of a finding, with its facts in order.

Points are `Fraction` of a point, money and counts are `int`, ratios are `Fraction`; names of things are
their identifiers. `step` and `remark` refuse a code or a fact that is not listed here, so whoever words
the codes (`wording`) has the whole list in these two tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from committee_app.case.findings import Finding, Value
from committee_app.case.programme import Rounding
from committee_app.scoring.results import Step

STEP_CODES: Mapping[str, tuple[str, ...]] = {
    # How a number came about, in this order (`ProjectScore.derivation`).
    "derivation.counted": ("evaluators", "counted"),  # of so many evaluators, so many ballots count
    "derivation.not_counted": ("evaluator", "status"),  # one per missing ballot; status as in `MarkStatus`
    "derivation.rescored": ("evaluator", "first", "total"),  # scored anew by order; the first total does not count
    "derivation.nobody_scored": (),  # no number at all; never zero points
    "derivation.plain_mean": ("counted",),  # the rule is the plain mean: all are used
    "derivation.not_trimmed": ("counted", "needed"),  # too few ballots to drop any: plain mean
    "derivation.placings": ("counts",),  # what a ballot says: places, or Borda's counts
    "derivation.plain_sum": ("counted",),  # the rule is the sum: all are used
    "derivation.best_kept": ("best", "counted"),  # the best so many of them are added up
    "derivation.median_of": ("counted",),
    "derivation.dropped_highest": ("evaluator", "total"),
    "derivation.dropped_lowest": ("evaluator", "total"),
    "derivation.mean": ("sum", "used", "mean"),  # sum / used = mean, exact
    "derivation.sum": ("used", "sum"),
    "derivation.median": ("median",),
    "derivation.value_rounded": ("value", "places", "mode", "printed"),
    "derivation.too_few": ("counted", "needed"),  # below the quorum of marks, or too few to drop any
    "derivation.no_number": ("lack", "what"),  # `lack` as in `Lack`
    # One part by itself, part after part, where groups, criteria or fields are combined apart.
    "derivation.part_dropped": ("part", "end", "evaluator", "points"),
    "derivation.part": ("part", "used", "method", "value"),
    "derivation.part_rounded": ("value", "places", "mode", "printed"),
    "derivation.product": ("part", "value", "times", "product"),
    "derivation.product_rounded": ("value", "places", "mode", "printed"),
    "derivation.parts_sum": ("parts", "sum"),
    # Stages, each with its own steps before.
    "derivation.stage": ("stage",),  # what follows is about this stage
    "derivation.stage_product": ("stage", "value", "weight", "product"),
    "derivation.stages_sum": ("sum",),
    "derivation.stage_only_gate": ("stage", "value"),  # decides who goes on, and counts no further
    # What is added to what the ballots gave.
    "derivation.rank_step_first": ("raw",),  # the best of the track keeps its raw score
    "derivation.rank_step": ("raw", "above_raw", "above", "least", "result"),
    "derivation.rank_step_limited": ("raw", "above_raw", "above", "most", "result"),  # further apart than may be
    "derivation.entered": ("item", "points"),
    "derivation.price": ("bid", "lowest", "maximum", "points"),
    "derivation.added": ("quality", "added", "result"),
    "derivation.with_bonus": ("before", "bonus", "penalty", "result"),  # as `adjusted`, where something was added
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
    "money.amount_of_grade": ("grade", "at_least", "amount"),
    # Where the rules say what each body gets: its part of a sum that was cut, what the cutting off left, three levels.
    "money.part_of_body": ("body", "entitled", "national"),
    "money.rest_to_body": ("body", "rest", "national"),
    "money.three_levels": ("body", "cost", "national", "province", "local"),
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
    "selection.within_seats": ("place", "seats"),
    "selection.no_seat_left": ("seats",),
    "selection.tied_at_the_line": ("seats",),  # all who share the rank across the last seat are out
    "selection.tied_and_in": ("seats",),  # all who share the rank across the last seat are in
    "selection.passed": (),  # all who pass the gates are in
    "selection.tied_do_not_fit": ("tied", "wanted", "rest"),  # so many share a rank; together they do not fit
    "selection.tied_share_the_rest": ("entitled", "tied", "wanted", "shared", "national"),  # all in, cut alike
    "selection.passed_over": ("entitled", "rest"),  # skip and fill: it did not fit, the next may
    "selection.group_full": ("group", "most"),
    "selection.cut_in_proportion": ("entitled", "wanted", "budget", "national"),
    "selection.no_amount": (),  # below the lowest grade of amounts
}

FINDING_CODES: Mapping[str, tuple[str, ...]] = {
    "score.nobody_scored": ("proposal",),
    "score.no_number": ("proposal", "lack"),  # `lack` as in `Lack`
    "score.no_number_in": ("proposal", "lack", "what"),  # the same, in which part or stage, or of which item
    "score.sums_differ": ("track",),  # sums of different numbers of ballots stand beside each other
    "distribution.not_kept": ("evaluator", "criterion", "grade", "given", "most"),
    "distribution.equal_totals": ("evaluator", "first", "second"),
    # Neighbouring ranks of one evaluator too far apart or too close, in points; `limit` is what is announced.
    "distribution.gap_too_wide": ("evaluator", "criterion", "upper", "lower", "gap", "limit"),
    "distribution.gap_too_narrow": ("evaluator", "criterion", "upper", "lower", "gap", "limit"),
    "distribution.total_gap_too_wide": ("evaluator", "upper", "lower", "gap", "limit"),
    "distribution.total_gap_too_narrow": ("evaluator", "upper", "lower", "gap", "limit"),
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
    "share.seats_not_met": ("track", "group", "seats", "inside"),
    "tie.ladder_ended": ("tied",),  # `tied`: proposals, comma and blank between them, sorted
    "vote.recorded_twice": ("tied", "round"),
    "vote.not_used": ("tied", "round"),
    "choice.recorded_twice": ("tied",),
    "choice.without_reason": ("tied",),
    "choice.order_wrong": ("tied",),
    "choice.chair_kept_away": ("tied", "by", "proposal"),  # excluded, challenged or recused from one of the tied
    "choice.by_nobody": ("tied",),  # the decision does not say whose it is
    "choice.not_used": ("tied",),
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
    listed = STEP_CODES[code]
    if tuple(params) != listed:
        raise _other_facts(code, listed, tuple(params))
    return _made(code, listed, tuple(params.values()))


def rounding_step(code: str, before: tuple[str, Fraction], after: tuple[str, Fraction], rule: Rounding) -> Step:
    """Return the sentence `code` about one rounding, with what it calls the two values."""
    listed = STEP_CODES[code]
    if (before[0], "places", "mode", after[0]) != listed:
        raise _other_facts(code, listed, (before[0], "places", "mode", after[0]))
    return _made(code, listed, (before[1], rule.places, rule.mode.value, after[1]))


def _made(*parts: object) -> Step:
    """Return a step without the detour over its own `__new__`, which would cost as much again."""
    return tuple.__new__(Step, parts)


def remark(code: str, **params: Value) -> Finding:
    """Return a listed finding; `KeyError` for an unlisted code, `ValueError` for other facts than listed."""
    listed = FINDING_CODES[code]
    if tuple(params) != listed:
        raise _other_facts(code, listed, tuple(params))
    return Finding.of(code, **params)


def _other_facts(code: str, listed: tuple[str, ...], given: tuple[str, ...]) -> ValueError:
    return ValueError(f"{code} tells {listed}, not {given}")
