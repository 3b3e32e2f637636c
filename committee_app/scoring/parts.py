"""What is combined by itself before it is added up: the whole, each group, each criterion, or each field of expertise.

    one part:  its values → mean (or sum, median) → rounded → × weight × the project's factor → rounded

The order is that of the announcement "평가항목별 평균을 소수점 셋째자리에서 반올림하고 가중치를 곱한 값을 합산"; a
rounding that is not announced does not happen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from committee_app.case.identifiers import EvaluatorId, Points
from committee_app.case.programme import Aggregation, Fallback, Level, Programme, Rounding
from committee_app.scoring.means import mean_of_totals, needed_to_trim
from committee_app.scoring.results import Dropped, PartScore, Step
from committee_app.scoring.rounding import rounded
from committee_app.scoring.steps import rounding_step, step


@dataclass(frozen=True, slots=True)
class Part:
    """Some leaves that are combined together: by everybody, or by the evaluators of one field."""

    id: str
    places: tuple[int, ...]
    weight: Fraction = Fraction(1)
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """The ballots that count for a proposal: who gave them, their marks, and the evaluators' fields of expertise."""

    evaluators: Sequence[EvaluatorId]
    rows: Sequence[Sequence[Points]]
    fields: Mapping[EvaluatorId, str]

    def of(self, part: Part) -> list[tuple[EvaluatorId, Points]]:
        """Return what each evaluator of a part gave there."""
        return [
            (evaluator, Points(sum(row[place] for place in part.places)))
            for evaluator, row in zip(self.evaluators, self.rows, strict=True)
            if part.field is None or self.fields.get(evaluator, "") == part.field
        ]


@dataclass(frozen=True, slots=True)
class PartSum:
    """The parts of one proposal added up: exact, rounded where the rule says so, and how."""

    exact: Fraction
    value: Fraction
    parts: tuple[PartScore, ...]
    trimmed: bool
    steps: tuple[Step, ...]


class PartUnscoredError(Exception):
    """One part of a proposal has too few marks for a number; then the proposal has none."""

    def __init__(self, part: str, counted: int, needed: int) -> None:
        super().__init__(f"part {part!r} has {counted} marks and needs {needed}")
        self.part = part
        self.counted = counted
        self.needed = needed


def parts_of(programme: Programme, places: Sequence[int]) -> tuple[Part, ...]:
    """Return the parts at some places of a ballot: at all of them, or at those that one stage scores."""
    scored = set(places)
    parts = [replace(part, places=tuple(filter(scored.__contains__, part.places))) for part in _all_parts(programme)]
    return tuple(part for part in parts if part.places)


def _all_parts(programme: Programme) -> tuple[Part, ...]:
    """Return the parts in the order of the criteria; fields in the order in which groups name them."""
    level = programme.aggregation.level
    if level is Level.CRITERIA:
        return tuple(Part(leaf.id, (place,), leaf.weight) for place, leaf in enumerate(programme.leaves))
    if level is Level.GROUPS:
        return tuple(Part(group.id, programme.leaf_positions(group.id), group.weight) for group in programme.criteria)
    if level is Level.FIELDS:
        return tuple(
            Part(field, programme.places_of_field(field), field=field)
            for field in dict.fromkeys(group.field for group in programme.criteria)
        )
    return (Part("total", tuple(range(len(programme.leaves)))),)


def needed_marks(rule: Aggregation) -> int:
    """Return how many marks a part needs for a number: the quorum, and enough to trim if nothing falls back."""
    to_trim = needed_to_trim(rule) if rule.trims and rule.fallback is Fallback.UNSCORED else 1
    return max(1, rule.quorum, to_trim)


def sum_of_parts(parts: Sequence[Part], scored: Scored, rule: Aggregation, factor: Fraction) -> PartSum:
    """Return the parts, each combined by itself, times weight and factor, added up.

    Raises:
        PartUnscoredError: a part has fewer marks than it needs.
    """
    scores: list[PartScore] = []
    steps: list[Step] = []
    exact, trimmed = Fraction(0), False
    for part in parts:
        scorers = scored.of(part)
        if len(scorers) < needed_marks(rule):
            raise PartUnscoredError(part.id, len(scorers), needed_marks(rule))
        combined = mean_of_totals([value for _, value in scorers], rule)
        steps += _dropped_steps(part, scorers, combined.dropped)
        score, because = _product(part, combined.mean, combined.used, rule, factor)
        scores.append(score)
        steps += because
        exact += combined.mean * part.weight * factor
        trimmed = trimmed or bool(combined.dropped)
    value = Fraction(sum(score.product for score in scores))
    if len(scores) > 1:
        steps.append(step("derivation.parts_sum", parts=len(scores), sum=value))
    return PartSum(exact, value, tuple(scores), trimmed, tuple(steps))


def _product(
    part: Part, exact: Fraction, used: int, rule: Aggregation, factor: Fraction
) -> tuple[PartScore, tuple[Step, ...]]:
    steps = [step("derivation.part", part=part.id, used=used, method=rule.method.value, value=exact)]
    value = _rounded_if_announced("derivation.part_rounded", exact, rule.part_rounding, steps)
    product = value * part.weight * factor
    if part.weight * factor != 1:
        steps.append(step("derivation.product", part=part.id, value=value, times=part.weight * factor, product=product))
        product = _rounded_if_announced("derivation.product_rounded", product, rule.product_rounding, steps)
    return PartScore(part.id, exact, value, part.weight * factor, product), tuple(steps)


def _rounded_if_announced(code: str, value: Fraction, rule: Rounding | None, steps: list[Step]) -> Fraction:
    if rule is None:
        return value
    printed = rounded(value, rule)
    steps.append(rounding_step(code, ("value", value), ("printed", printed), rule))
    return printed


def _dropped_steps(
    part: Part, scorers: Sequence[tuple[EvaluatorId, Points]], dropped: Mapping[int, Dropped]
) -> Iterator[Step]:
    for place, end in dropped.items():
        evaluator, value = scorers[place]
        yield step(
            "derivation.part_dropped", part=part.id, end=end.value, evaluator=evaluator, points=Fraction(value, 100)
        )
