"""One proposal's number, from what the ballots gave to the gates, with every step written down.

The order is the announced one: ballots that count → mean → round → (차등점수) → entered items and price → bonus →
penalty → cap → round → gates. The final is made from the printed mean, so that whoever adds up the printed table
finds the printed final. A gate on the exact final looks at what there was before any rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.ballots import NO_FACTS, Facts, ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, Points
from committee_app.case.programme import Level, Measured, Population, PriceRule, Programme, Rounding, Threshold
from committee_app.case.proposals import Proposal
from committee_app.case.tie_rules import OF_TOTALS
from committee_app.scoring.adjustments import Adjustment, adjustment, with_adjustments
from committee_app.scoring.gates import FINAL, PRICE, QUALITY, STEPPED, Gauged, gate_result, gate_step
from committee_app.scoring.prices import price_points
from committee_app.scoring.quality import Heard, Number, Quality, sums_of_leaves
from committee_app.scoring.results import Cells, Dropped, GateResult, Lack, ProjectScore, Step
from committee_app.scoring.rounding import rounded, rounded_ratio
from committee_app.scoring.standards import Standards, stage_name
from committee_app.scoring.steps import rounding_step, step

Places = Mapping[str, Sequence[int]]
"""Where the leaves of each criterion, leaf or group, stand in a ballot."""


def criterion_places(programme: Programme) -> Places:
    """Return the places of every group and every leaf; of stages with criteria of their own, those of the last."""
    ids = [group.id for group in programme.criteria] + [leaf.id for leaf in programme.leaves]
    places = {criterion: programme.leaf_positions(criterion) for criterion in ids}
    last = set(programme.last_places)
    return {criterion: own for criterion, own in places.items() if last.issuperset(own)}


def project_score(
    book: ScoreBook, proposal: Proposal, quality: Quality, places: Places, standards: Standards
) -> ProjectScore:
    """Return everything about one proposal's number; without any ballot it has none, which is not zero."""
    programme = book.programme
    adjusted = adjustment(proposal, programme.adjustments)
    if quality.number is None:
        left_behind = _Gauges.of_stages(quality.earlier, programme.aggregation.rounding)
        gates, gate_steps = _gates(_stages_to_pass(standards, quality), left_behind)
        return _unscored(book, quality, adjusted, (*quality.steps, *gate_steps), gates)
    base = _base(book, quality, quality.number, standards)
    if base.lack is not None:
        last = step("derivation.no_number", lack=base.lack[0].value, what=base.lack[1])
        return _unscored(book, quality, adjusted, (*quality.steps, last))
    number, rounding = quality.number, programme.aggregation.rounding
    unrounded, adjusting = with_adjustments(base.printed, adjusted, programme.adjustments, plain=not base.added)
    exact, _ = with_adjustments(base.exact, adjusted, programme.adjustments)
    final = Gauged(exact, rounded(unrounded, rounding))
    criteria = _criteria_of(book, quality, places, {})
    points = dict(base.added) | {stage_name(stage): value for stage, value in number.stages}
    if base.stepped is not None:
        points[STEPPED] = base.stepped
    gauges = _Gauges(final, Gauged(number.exact, number.printed), points, criteria, rounding)
    gates, gate_steps = _gates(standards.thresholds, gauges)
    return ProjectScore(
        proposal=proposal.id,
        cells=_cells(book.evaluators, quality, number.dropped),
        counted=len(quality.heard.values),
        used=number.used,
        trimmed=number.trimmed,
        sum_used=number.sum_used,
        mean=number.exact,
        printed_mean=number.printed,
        bonus=adjusted.bonus,
        penalty=adjusted.penalty,
        final=final.printed,
        criterion_means=_Printed(criteria, rounding),
        gates=gates,
        derivation=(
            *quality.steps,
            *base.steps,
            *adjusting,
            rounding_step("derivation.final", ("exact", unrounded), ("final", final.printed), rounding),
            *gate_steps,
        ),
        parts=number.parts,
        stages=number.stages,
        stepped=base.stepped,
        added=base.added,
        retained_means=_retained_means(book, quality, number, places),
        placed=_placed(quality.heard),
        rung_marks=_rung_marks(book, quality, places),
    )


def _unscored(
    book: ScoreBook,
    quality: Quality,
    adjusted: Adjustment,
    steps: tuple[Step, ...],
    gates: tuple[GateResult, ...] = (),
) -> ProjectScore:
    return ProjectScore(
        proposal=quality.heard.proposal,
        cells=_cells(book.evaluators, quality, {}),
        counted=len(quality.heard.values),
        used=0,
        trimmed=False,
        sum_used=Points(0),
        mean=None,
        printed_mean=None,
        bonus=adjusted.bonus,
        penalty=adjusted.penalty,
        final=None,
        criterion_means={},
        gates=gates,
        derivation=steps,
    )


# ── what is added to what the ballots gave ─────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Base:
    """What bonus and penalty are added to, exact and as printed; or what the proposal lacks for it."""

    exact: Fraction
    printed: Fraction
    stepped: Fraction | None = None
    added: tuple[tuple[str, Fraction], ...] = ()
    steps: tuple[Step, ...] = ()
    lack: tuple[Lack, str] | None = None


def _base(book: ScoreBook, quality: Quality, number: Number, standards: Standards) -> _Base:
    facts = book.facts.get(quality.heard.proposal, NO_FACTS)
    lack = _lack(book.programme, facts, standards)
    if lack is not None:
        return _Base(number.exact, number.printed, lack=lack)
    exact, printed, stepped, steps = number.exact, number.printed, None, list(_rank_step(quality, standards))
    if standards.stepped is not None:
        exact = printed = stepped = standards.stepped[quality.heard.proposal].score
    added = tuple(_added(book.programme, facts, standards, steps))
    if not added:
        return _Base(exact, printed, stepped, steps=tuple(steps))
    total = sum((points for _, points in added), Fraction(0))
    steps.append(step("derivation.added", quality=printed, added=total, result=printed + total))
    return _Base(exact + total, printed + total, stepped, added, tuple(steps))


def _lack(programme: Programme, facts: Facts, standards: Standards) -> tuple[Lack, str] | None:
    for item in programme.entered:
        if facts.points_for(item.id) is None:
            return Lack.ITEM, item.id
    if programme.price is not None and (not facts.price or standards.lowest_bid is None):
        return Lack.PRICE, ""
    return None


def lack_of(book: ScoreBook, quality: Quality, standards: Standards) -> tuple[Lack, str] | None:
    """Return what a proposal with ballots lacks for a number, or None."""
    if quality.number is None:
        return None if is_left_behind(standards, quality) else quality.lack
    return _lack(book.programme, book.facts.get(quality.heard.proposal, NO_FACTS), standards)


def _stages_to_pass(standards: Standards, quality: Quality) -> tuple[Threshold, ...]:
    names = {stage_name(stage) for stage, _ in quality.earlier}
    return tuple(gate for gate in standards.thresholds if gate.of in names)


def is_left_behind(standards: Standards, quality: Quality) -> bool:
    """Whether a proposal did not go on from an earlier stage, so that it need not be scored in a later one."""
    scores = {stage_name(stage): value for stage, value in quality.earlier}
    return any(scores[gate.of] < gate.minimum for gate in _stages_to_pass(standards, quality))


def _rank_step(quality: Quality, standards: Standards) -> Iterator[Step]:
    if standards.stepped is None:
        return
    one = standards.stepped[quality.heard.proposal]
    if one.above_raw is None or one.above_score is None:
        yield step("derivation.rank_step_first", raw=one.raw)
        return
    facts = {"raw": one.raw, "above_raw": one.above_raw, "above": one.above_score}
    if one.is_limited and one.most is not None:
        yield step("derivation.rank_step_limited", **facts, most=one.most, result=one.score)
    else:
        yield step("derivation.rank_step", **facts, least=one.least, result=one.score)


def _added(
    programme: Programme, facts: Facts, standards: Standards, steps: list[Step]
) -> Iterator[tuple[str, Fraction]]:
    for item in programme.entered:
        points = Fraction(facts.points_for(item.id) or 0, 100)
        steps.append(step("derivation.entered", item=item.id, points=points))
        yield item.id, points
    if programme.price is not None:
        yield PRICE, _price(programme.price, facts, standards, steps)


def _price(rule: PriceRule, facts: Facts, standards: Standards, steps: list[Step]) -> Fraction:
    assert facts.price is not None
    assert standards.lowest_bid is not None
    points = price_points(facts.price, standards.lowest_bid, rule)
    maximum = Fraction(rule.maximum, 100)
    lowest = standards.lowest_bid
    steps.append(step("derivation.price", bid=facts.price, lowest=lowest, maximum=maximum, points=points))
    return points


# ── criteria ───────────────────────────────────────────────────────────────────────────────
_Ratio = tuple[int, int]
"""A mean not yet divided: most are only asked for as printed."""


@dataclass(frozen=True, slots=True, eq=False)
class _Ratios(Mapping[str, _Ratio]):
    """Each criterion's mean over some ballots, from the sums of their leaves."""

    sums: Sequence[Points]
    ballots: int
    places: Places

    def __getitem__(self, criterion: str) -> _Ratio:
        return sum([self.sums[place] for place in self.places[criterion]]), 100 * self.ballots

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


@dataclass(frozen=True, slots=True, eq=False)
class _Printed(Mapping[str, Fraction]):
    """Each criterion's mean as printed. Many are never looked at, so each is made when it is."""

    ratios: Mapping[str, _Ratio]
    rounding: Rounding

    def __getitem__(self, criterion: str) -> Fraction:
        return rounded_ratio(*self.ratios[criterion], self.rounding)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ratios)

    def __len__(self) -> int:
        return len(self.ratios)


def _criteria_of(
    book: ScoreBook, quality: Quality, places: Places, without: Mapping[int, Dropped]
) -> Mapping[str, _Ratio]:
    """Return each criterion's mean over the valid ballots but some; usually over all, the dropped ones included.

    Which of two equal extremes is dropped then cannot decide a tie (domain vector V3). Where fields of expertise
    score apart, a criterion's mean is over the evaluators of its field.
    """
    programme, heard = book.programme, quality.heard
    rows, evaluators, sums = heard.ballots.rows, heard.ballots.evaluators, heard.sums
    if without:
        rows = tuple(row for place, row in enumerate(rows) if place not in without)
        sums = sums_of_leaves(rows)
    if programme.aggregation.level is not Level.FIELDS:
        return _Ratios(sums, len(rows), places)
    found: dict[str, _Ratio] = {}
    for group in programme.criteria:
        own = [
            row
            for row, evaluator in zip(rows, evaluators, strict=True)
            if book.fields.get(evaluator, "") == group.field
        ]
        names = [group.id, *(leaf.id for leaf in group.items)]
        found |= _Ratios(sums_of_leaves(own), len(own), {name: places[name] for name in names})
    return {criterion: found[criterion] for criterion in places}


def _retained_means(book: ScoreBook, quality: Quality, number: Number, places: Places) -> Mapping[str, Fraction]:
    """Return each criterion's printed mean without the dropped ballots, where a rung of the ladder asks for it."""
    if all(rung.population is Population.ALL for rung in book.programme.tie_break.chain):
        return {}
    rounding = book.programme.aggregation.rounding
    return _Printed(_criteria_of(book, quality, places, number.dropped), rounding)


def _rung_marks(book: ScoreBook, quality: Quality, places: Places) -> dict[str, dict[EvaluatorId, Points]]:
    """Return what each evaluator gave for each criterion that a rung of the ladder counts by itself."""
    asked = {rung.criterion for rung in book.programme.tie_break.chain if rung.by in OF_TOTALS and rung.criterion}
    ballots = quality.heard.ballots
    by_field = book.programme.aggregation.level is Level.FIELDS
    found: dict[str, dict[EvaluatorId, Points]] = {}
    for criterion in asked:
        group = next(one for one in book.programme.criteria if criterion in {one.id, *(leaf.id for leaf in one.items)})
        found[criterion] = {
            evaluator: Points(sum(row[place] for place in places[criterion]))
            for evaluator, row in zip(ballots.evaluators, ballots.rows, strict=True)
            if not by_field or book.fields.get(evaluator, "") == group.field
        }
    return found


# ── gates ──────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class _Gauges:
    """All that a gate may look at."""

    final: Gauged
    quality: Gauged
    points: Mapping[str, Fraction]
    criteria: Mapping[str, _Ratio]
    rounding: Rounding

    @classmethod
    def of_stages(cls, stages: tuple[tuple[str, Fraction], ...], rounding: Rounding) -> _Gauges:
        """Return what there is of a proposal that has no number: the stages it was scored in."""
        nothing = Gauged(Fraction(0), Fraction(0))
        points = {stage_name(stage): value for stage, value in stages}
        return cls(nothing, nothing, points, {}, rounding)

    def of(self, threshold: Threshold) -> Gauged:
        name = threshold.of
        if name == FINAL:
            return self.final
        if name == QUALITY:
            return self.quality
        if name in self.points:
            return Gauged(self.points[name], self.points[name])
        ratio = self.criteria[name]
        printed = rounded_ratio(*ratio, self.rounding)
        return Gauged(Fraction(*ratio) if threshold.measured is Measured.EXACT else printed, printed)


def _gates(thresholds: Sequence[Threshold], gauges: _Gauges) -> tuple[tuple[GateResult, ...], tuple[Step, ...]]:
    results, steps = [], []
    for threshold in thresholds:
        result = gate_result(threshold, gauges.of(threshold))
        results.append(result)
        steps.append(gate_step("derivation.gate_held" if result.holds else "derivation.gate_failed", threshold, result))
    return tuple(results), tuple(steps)


# ── cells ──────────────────────────────────────────────────────────────────────────────────
def _cells(evaluators: tuple[EvaluatorId, ...], quality: Quality, dropped: Mapping[int, Dropped]) -> Cells:
    """Return one cell per seat; totals and what was dropped count the scored seats only."""
    ballots, totals = quality.heard.ballots, quality.heard.totals
    if len(totals) == len(evaluators):
        return Cells(evaluators, ballots.statuses, totals, dropped)
    seats = [seat for seat, status in enumerate(ballots.statuses) if status is MarkStatus.SCORED]
    total_at = dict(zip(seats, totals, strict=True))
    at_seat = {seats[place]: end for place, end in dropped.items()}
    return Cells(evaluators, ballots.statuses, tuple(map(total_at.get, range(len(evaluators)))), at_seat)


def _placed(heard: Heard) -> dict[EvaluatorId, Points]:
    if heard.values is heard.totals:
        return {}
    return dict(zip(heard.ballots.evaluators, heard.values, strict=True))
