"""Contradictions of the wider rules: what is combined, what enters, what breaks a tie, how seats and money end.

Each check yields every fault of its rule. What a rule would leave without effect is a fault too: whoever wrote it
down meant something by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction

from committee_app.case.findings import Finding
from committee_app.case.identifiers import ItemId
from committee_app.case.programme import (
    BallotValue,
    Boundary,
    CutoffMode,
    Fallback,
    Level,
    Method,
    MinimumShare,
    Population,
    Programme,
    RankStep,
    Rounding,
    Stage,
    StageMode,
    TieStep,
    TieStepKind,
    Track,
)

RESERVED = frozenset({"final", "quality", "stepped", "price"})
"""What a gate may look at by these names; nothing else may have them."""
ENDS = frozenset({TieStepKind.LOT, TieStepKind.CHAIR, TieStepKind.SHARED})
"""Rungs that leave nothing to tell apart."""


# ── what is combined ───────────────────────────────────────────────────────────────────────
def combining_is_defined(programme: Programme) -> Iterator[Finding]:
    """Yield what the method, its quorum and its fallback contradict."""
    rule = programme.aggregation
    if (rule.method is Method.BEST_SUM) != (rule.best >= 1):
        yield Finding.of("programme.best_without_number", best=rule.best)
    if not 0 <= rule.quorum <= programme.committee.size:
        yield Finding.of("programme.quorum_of_marks", quorum=rule.quorum)
    if rule.fallback is not Fallback.PLAIN and not rule.trims:
        yield Finding.of("programme.fallback_unused")
    for rounding in (rule.part_rounding, rule.product_rounding, programme.price.rounding if programme.price else None):
        if rounding is not None and not _has_places(rounding):
            yield Finding.of("programme.places_out_of_range", places=rounding.places)
    if rule.part_rounding is not None and rule.level is Level.TOTALS and not rule.factor:
        yield Finding.of("programme.rounding_of_nothing", rounding="part_rounding")
    if rule.product_rounding is not None and not _has_products(programme):
        yield Finding.of("programme.rounding_of_nothing", rounding="product_rounding")


def _has_places(rounding: Rounding) -> bool:
    return 0 <= rounding.places <= 6


def _has_products(programme: Programme) -> bool:
    stages = programme.stages is not None and programme.stages.mode is StageMode.SUM
    weights = [one.weight for one in programme.leaves] + [one.weight for one in programme.criteria]
    return stages or programme.aggregation.factor or any(weight != 1 for weight in weights)


def weights_are_used(programme: Programme) -> Iterator[Finding]:
    """Yield each weight, field and floor of a criterion that is out of place."""
    level = programme.aggregation.level
    for group in programme.criteria:
        if group.weight != 1 and level is not Level.GROUPS:
            yield Finding.of("programme.weight_unused", criterion=group.id)
        if bool(group.field) != (level is Level.FIELDS):
            yield Finding.of("programme.fields_differ", criterion=group.id)
        if group.weight <= 0:
            yield Finding.of("programme.weight_not_positive", criterion=group.id)
    for leaf in programme.leaves:
        if leaf.weight != 1 and level is not Level.CRITERIA:
            yield Finding.of("programme.weight_unused", criterion=leaf.id)
        if leaf.weight <= 0:
            yield Finding.of("programme.weight_not_positive", criterion=leaf.id)
        off_step = programme.step > 0 and leaf.minimum % programme.step
        if leaf.minimum and (leaf.minimum >= leaf.maximum or off_step):
            yield Finding.of("programme.minimum_out_of_range", criterion=leaf.id)


def places_take_no_points(programme: Programme) -> Iterator[Finding]:
    """Yield that points are added to, or asked of, a number that is made of places."""
    rule = programme.aggregation
    if rule.counts is BallotValue.POINTS:
        return
    points = (
        programme.adjustments.bonus,
        programme.adjustments.penalty,
        programme.entered,
        programme.price,
        programme.rank_step,
        programme.thresholds,
        programme.stages,
        rule.factor,
        rule.level is not Level.TOTALS,
        any(step.by is TieStepKind.QUALITY for step in programme.tie_break.chain),
    )
    if any(points):
        yield Finding.of("programme.places_take_no_points")


# ── what enters ────────────────────────────────────────────────────────────────────────────
def grades_are_points(programme: Programme) -> Iterator[Finding]:
    """Yield each grade that is no whole hundredth of a point, stands for two things, or looks like a number."""
    for grade in programme.grades:
        if not 0 <= grade.percent <= 100 or not grade.id.strip() or grade.id.strip()[0] in "-0123456789":
            yield Finding.of("programme.grade_refused", grade=grade.id)
        for leaf in programme.leaves:
            if leaf.maximum * grade.percent % 100:
                yield Finding.of("programme.grade_off_hundredths", grade=grade.id, criterion=leaf.id)
    if len({grade.percent for grade in programme.grades}) < len(programme.grades):
        yield Finding.of("programme.grades_worth_the_same")
    if programme.grades and any(leaf.minimum for leaf in programme.leaves):
        yield Finding.of("programme.grades_have_no_floor")


def distribution_can_be_kept(programme: Programme) -> Iterator[Finding]:
    """Yield each row of the table of forced distribution that does not fit grades or projects."""
    rule = programme.distribution
    if rule is None:
        return
    if not rule.table and not rule.all_different and not rule.gaps:
        yield Finding.of("programme.distribution_empty")
    for gap in rule.gaps:
        says_something = gap.least > 0 or gap.most < 1
        if not (0 <= gap.least <= gap.most <= 1 and gap.most > 0 and says_something):
            yield Finding.of("programme.gap_misfit", of=gap.of.value)
    for row in rule.table:
        fits = len(row.at_most) == len(programme.grades) and min(row.at_most, default=-1) >= 0
        if not fits or row.projects < 1 or sum(row.at_most) < row.projects:
            yield Finding.of("programme.distribution_misfit", projects=row.projects)


def items_are_defined(programme: Programme) -> Iterator[Finding]:
    """Yield each item without points, each reserved name, a price without points, steps finer than the printed."""
    names: list[str] = [group.id for group in programme.criteria]
    names += [leaf.id for leaf in programme.leaves]
    for item in programme.entered:
        if item.maximum <= 0:
            yield Finding.of("programme.item_without_points", item=item.id)
        if item.id in names:
            yield Finding.of("programme.named_twice", what="criterion", name=item.id)
    for name in (*names, *(item.id for item in programme.entered)):
        if name in RESERVED:
            yield Finding.of("programme.name_reserved", name=name)
    if programme.price is not None and (programme.price.maximum <= 0 or programme.price.estimate < 0):
        yield Finding.of("programme.item_without_points", item="price")
    if programme.rank_step is not None:
        yield from _steps_fit(programme.rank_step, programme.aggregation.rounding)


def _steps_fit(rule: RankStep, printed: Rounding) -> Iterator[Finding]:
    unit = 10 ** max(0, printed.places)
    if rule.step <= 0 or (rule.step * unit).denominator != 1:
        yield Finding.of("programme.rank_step_misfit")
    if rule.most is not None and (rule.most < rule.step or (rule.most * unit).denominator != 1):
        yield Finding.of("programme.rank_step_limit", step=str(rule.step), most=str(rule.most))


def stages_are_defined(programme: Programme) -> Iterator[Finding]:
    """Yield each stage whose weight or gate does not fit the mode."""
    if programme.stages is None:
        return
    *earlier, last = programme.stages.order or (None,)
    if last is None or not earlier:
        yield Finding.of("programme.one_stage_is_none")
        return
    gate = programme.stages.mode is StageMode.GATE
    for stage in programme.stages.order:
        goes_on = gate and stage is not last
        wrong_weight = stage.weight != 1 if gate else stage.weight <= 0
        if wrong_weight or (stage.goes_on >= 1) != goes_on or stage.goes_on < 0 or not stage.id.strip():
            yield Finding.of("programme.stage_misfit", stage=stage.id)
    if gate:
        for track in programme.tracks:
            if track.seats < 1:
                yield Finding.of("programme.track_without_seats", track=track.id)


def stages_have_their_criteria(programme: Programme) -> Iterator[Finding]:
    """Yield what does not fit where stages have criteria of their own: each group is scored in exactly one of them.

    Gates and rungs look at the criteria of the last stage. The largest criterion of several stages would have two
    readings; distribution and fields of expertise go by sheets that have all criteria.
    """
    order = programme.stages.order if programme.stages else ()
    if not any(stage.criteria for stage in order):
        return
    yield from _each_group_in_one_stage(programme, order)
    yield from _asked_of_the_last_stage(programme)
    if programme.distribution is not None:
        yield Finding.of("programme.not_over_stages", rule="distribution")
    if programme.aggregation.level is Level.FIELDS:
        yield Finding.of("programme.not_over_stages", rule="aggregation.level")


def _each_group_in_one_stage(programme: Programme, order: tuple[Stage, ...]) -> Iterator[Finding]:
    groups = [group.id for group in programme.criteria]
    scored = Counter(group for stage in order for group in stage.criteria)
    for stage in order:
        if not stage.criteria or any(group not in groups or scored[group] > 1 for group in stage.criteria):
            yield Finding.of("programme.stage_criteria_misfit", stage=stage.id)
    for group in groups:
        if group not in scored:
            yield Finding.of("programme.criterion_without_stage", criterion=group)


def _asked_of_the_last_stage(programme: Programme) -> Iterator[Finding]:
    earlier = set(range(len(programme.leaves))) - set(programme.last_places)
    asked = [gate.of for gate in programme.thresholds] + [step.criterion for step in programme.tie_break.chain]
    for name in dict.fromkeys(asked):
        if earlier.intersection(programme.leaf_positions(name)):
            yield Finding.of("programme.not_of_the_last_stage", name=name)
    if any(step.by is TieStepKind.LARGEST_CRITERION for step in programme.tie_break.chain):
        yield Finding.of("programme.largest_of_several_stages")


# ── gates ──────────────────────────────────────────────────────────────────────────────────
def gates_say_one_thing(programme: Programme) -> Iterator[Finding]:
    """Yield each gate that has both points and a ratio, neither, or a ratio outside (0, 1]."""
    for gate in programme.thresholds:
        if gate.ratio is None and gate.minimum == 0 and gate.relation.value == "at_least":
            yield Finding.of("programme.threshold_says_nothing", threshold=gate.id)
        if gate.ratio is not None and (gate.minimum or not 0 < gate.ratio <= 1):
            yield Finding.of("programme.threshold_ratio", threshold=gate.id)


# ── ties ───────────────────────────────────────────────────────────────────────────────────
def rungs_have_their_rule(programme: Programme) -> Iterator[Finding]:
    """Yield each rung that looks at what the programme does not have, or at an order that is none."""
    for at, step in enumerate(programme.tie_break.chain, 1):
        if step.by is TieStepKind.ENTERED and step.item not in {item.id for item in programme.entered}:
            yield Finding.of("programme.unknown_item", name=step.item)
        if step.by is TieStepKind.PRICE and programme.price is None:
            yield Finding.of("programme.rung_without_rule", step=at)
        if (step.by is TieStepKind.GROUP and not step.group) or (step.by is TieStepKind.COVERAGE and not step.groups):
            yield Finding.of("programme.rung_without_rule", step=at)
        if step.population is Population.RETAINED and not _drops_ballots(programme):
            yield Finding.of("programme.retained_without_dropping", step=at)
        if step.by is TieStepKind.LARGEST_CRITERION and not _is_in_one_order(programme, step):
            yield Finding.of("programme.ladder_ambiguous", step=at)


def _drops_ballots(programme: Programme) -> bool:
    rule = programme.aggregation
    whole = rule.level is Level.TOTALS and not rule.factor
    return whole and (rule.trims or rule.method is Method.BEST_SUM)


def _is_in_one_order(programme: Programme, step: TieStep) -> bool:
    """Whether 배점이 큰 항목 순 says one order: no two of the criteria have the same maximum."""
    maxima = list(programme.maxima(step.level).values())
    return len(set(maxima)) == len(maxima)


def shared_ranks_have_a_place(programme: Programme) -> Iterator[Finding]:
    """Yield that nothing says who of a shared rank is in, or gives way, or that what is said cannot be kept."""
    rule = programme.tie_break
    shared = any(step.by is TieStepKind.SHARED for step in rule.chain)
    selection = programme.selection
    has_a_line = selection.cutoff is not CutoffMode.ALL_PASSING
    if shared and selection.minimum_shares:
        yield Finding.of("programme.shared_ranks_give_no_way")
    if rule.boundary is Boundary.INCLUDE_ALL and selection.group_limits:
        yield Finding.of("programme.all_in_beyond_a_limit")
    if rule.boundary is Boundary.INCLUDE_ALL and selection.cutoff in _WHOLE_SHARES:
        yield Finding.of("programme.all_in_beyond_the_budget", cutoff=selection.cutoff.value)
    if rule.boundary is not Boundary.BREAK and not has_a_line:
        yield Finding.of("programme.boundary_without_line")
    bound = {share.track for share in selection.minimum_shares}
    if rule.only_where_it_matters and all(track.id in bound for track in programme.tracks):
        yield Finding.of("programme.every_tie_matters")
    if shared and has_a_line and rule.boundary is Boundary.BREAK:
        yield Finding.of("programme.shared_cannot_break")
    if rule.boundary is not Boundary.BREAK and not shared:
        yield Finding.of("programme.boundary_without_shared")


_WHOLE_SHARES = frozenset({CutoffMode.STRICT_PREFIX, CutoffMode.SKIP_AND_FILL, CutoffMode.GRADE_AMOUNT})
"""Modes that give whole shares only: all of a shared rank can be in only where the money happens to reach."""


# ── seats and money ────────────────────────────────────────────────────────────────────────
def seats_are_defined(programme: Programme) -> Iterator[Finding]:
    """Yield each track whose seats and money do not fit the way its line ends."""
    by_seats = programme.selection.cutoff is CutoffMode.SEATS
    for track in programme.tracks:
        if track.seats < 0 or track.reserves < 0:
            yield Finding.of("programme.seats_below_none", track=track.id)
        elif by_seats and not track.seats:
            yield Finding.of("programme.track_without_seats", track=track.id)
        without_money = by_seats or programme.selection.cutoff is CutoffMode.ALL_PASSING
        if without_money and (track.budget or track.matching):
            yield Finding.of("programme.budget_unused", track=track.id)
        if programme.selection.cutoff is CutoffMode.ALL_PASSING and (track.seats or track.reserves):
            yield Finding.of("programme.seats_unused", track=track.id)
        if programme.selection.cutoff is CutoffMode.GRADE_AMOUNT and track.matching:
            yield Finding.of("programme.amounts_and_matching", track=track.id)


def limits_can_be_kept(programme: Programme) -> Iterator[Finding]:
    """Yield each limit of a group that is none, or that a minimum of the same group breaks."""
    tracks = {track.id: track for track in programme.tracks}
    for limit in programme.selection.group_limits:
        if limit.track not in tracks:
            yield Finding.of("programme.unknown_track", track=limit.track)
        if limit.most < 1:
            yield Finding.of("programme.limit_out_of_range", group=limit.group)
        for share in programme.selection.minimum_shares:
            if (share.track, share.group) == (limit.track, limit.group) and share.seats > limit.most:
                yield Finding.of("programme.limit_out_of_range", group=limit.group)
    for share in programme.selection.minimum_shares:
        if share.track in tracks and _asks_too_much(share, tracks[share.track]):
            yield Finding.of("programme.share_out_of_range", track=share.track)


def _asks_too_much(share: MinimumShare, track: Track) -> bool:
    return track.seats > 0 and share.seats > track.seats


def amounts_are_defined(programme: Programme) -> Iterator[Finding]:
    """Yield that fixed amounts are missing, unused, or not one for each grade; or that nothing is cut off to a unit."""
    rule = programme.selection
    levels = [grade.at_least for grade in rule.amounts]
    wanted = rule.cutoff is CutoffMode.GRADE_AMOUNT
    if bool(rule.amounts) != wanted or len(set(levels)) < len(levels) or any(one.amount <= 0 for one in rule.amounts):
        yield Finding.of("programme.amounts_misfit")
    tied_share = rule.cutoff is CutoffMode.PARTIAL_LAST and programme.tie_break.boundary is Boundary.INCLUDE_ALL
    cuts_alike = rule.cutoff is CutoffMode.PROPORTIONAL_CUT or tied_share
    if rule.unit < 1 or (rule.unit > 1 and not cuts_alike):
        yield Finding.of("programme.unit_misfit")


def ceiling(programme: Programme, of: str) -> Fraction | None:
    """Return the most points that can be reached in what a gate looks at (배점한도), or None if there is no such."""
    if of == "final":
        return Fraction(programme.adjustments.total_cap, 100)
    if of == "quality":
        return _reachable(programme)
    if of == "stepped":
        return None if programme.rank_step is None else _reachable(programme)
    if of == "price":
        return None if programme.price is None else Fraction(programme.price.maximum, 100)
    entered = {item.id: item.maximum for item in programme.entered}
    if ItemId(of) in entered:
        return Fraction(entered[ItemId(of)], 100)
    places = programme.leaf_positions(of)
    return Fraction(sum(programme.leaves[place].maximum for place in places), 100) if places else None


def _reachable(programme: Programme) -> Fraction:
    """Return the most points that the ballots can give: of stages with criteria of their own, the last's or the sum."""
    stages = programme.stages
    if stages is None or not any(stage.criteria for stage in stages.order):
        return Fraction(programme.maximum, 100)
    counted = stages.order if stages.mode is StageMode.SUM else stages.order[-1:]
    leaves = programme.leaves
    maxima = [(sum(leaves[at].maximum for at in programme.places_of_stage(one)), one.weight) for one in counted]
    return sum((Fraction(maximum, 100) * weight for maximum, weight in maxima), Fraction(0))


WIDER_CHECKS: tuple[Callable[[Programme], Iterator[Finding]], ...] = (
    combining_is_defined,
    weights_are_used,
    places_take_no_points,
    grades_are_points,
    distribution_can_be_kept,
    items_are_defined,
    stages_are_defined,
    stages_have_their_criteria,
    gates_say_one_thing,
    rungs_have_their_rule,
    shared_ranks_have_a_place,
    seats_are_defined,
    limits_can_be_kept,
    amounts_are_defined,
)
