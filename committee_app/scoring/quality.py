"""What the ballots give one proposal: one number by the announced method, stage by stage, rounded once at its end.

Ballots that count → (their places, where the rule counts places) → part by part, or all at once → rounded. Bonus,
penalty, entered items and prices are added later (`projects`), so that nothing of them is ever averaged or dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from committee_app.case.ballots import NO_FACTS, EarlierStage, ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, Points, ProposalId
from committee_app.case.programme import Aggregation, BallotValue, Level, Method, Programme, Stage, StageMode
from committee_app.scoring.eligibility import CountedBallots, ballots_that_count
from committee_app.scoring.means import MeanOfTotals, mean_of_totals, needed_to_trim
from committee_app.scoring.parts import Part, PartSum, PartUnscoredError, Scored, needed_marks, parts_of, sum_of_parts
from committee_app.scoring.placings import placings
from committee_app.scoring.results import Dropped, Lack, PartScore, Step
from committee_app.scoring.rounding import in_points, rounded
from committee_app.scoring.steps import rounding_step, step

Values = Sequence[Points]

_DROPPED_CODES: Mapping[Dropped, str] = {
    Dropped.HIGHEST: "derivation.dropped_highest",
    Dropped.LOWEST: "derivation.dropped_lowest",
}


@dataclass(frozen=True, slots=True)
class Number:
    """What the ballots gave: exact and as printed, and what was used for it."""

    exact: Fraction
    printed: Fraction
    used: int
    sum_used: Points
    dropped: Mapping[int, Dropped]
    trimmed: bool
    parts: tuple[PartScore, ...] = ()
    stages: tuple[tuple[str, Fraction], ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """The ballots that count for a proposal.

    `totals` are the sums of the marks, `values` what the rule counts: the same, or the places that ballots give.
    `sums` are the marks of each leaf added up over the ballots; none where there is no ballot.
    """

    proposal: ProposalId
    ballots: CountedBallots
    totals: Values
    values: Values
    sums: Values


@dataclass(frozen=True, slots=True)
class Quality:
    """What was heard of a proposal and the number it made, or what it lacks for one; and how it came about.

    `earlier` are the printed scores of the stages before the last, as far as there are any.
    """

    heard: Heard
    number: Number | None
    steps: tuple[Step, ...]
    lack: tuple[Lack, str] | None = None
    earlier: tuple[tuple[str, Fraction], ...] = ()


def qualities(book: ScoreBook) -> dict[ProposalId, Quality]:
    """Return the quality of every proposal, in the order of identifiers.

    Raises:
        MarksDoNotFitError: a ballot does not have one mark for each criterion.
    """
    parts = parts_of(book.programme, book.programme.last_places)
    tracks = {proposal.id: proposal.track for proposal in sorted(book.proposals, key=lambda one: one.id)}
    criteria = len(book.programme.leaves)
    ballots, totals, sums = {}, {}, {}
    for one in tracks:
        # Both sums at once, while the marks are at hand: there may be more of them than the processor's cache holds.
        ballots[one] = ballots_that_count(book, one, criteria)
        totals[one] = _totals(ballots[one])
        sums[one] = sums_of_leaves(ballots[one].rows)
    values: Mapping[ProposalId, Values] = totals
    if book.programme.aggregation.counts is not BallotValue.POINTS:
        values = _placed(book, tracks, ballots, totals)
    earlier = _earlier_books(book)
    heard = [Heard(one, ballots[one], totals[one], values[one], sums[one]) for one in tracks]
    return {one.proposal: _quality(book, parts, one, earlier) for one in heard}


def _totals(ballots: CountedBallots) -> Values:
    return list(map(sum, ballots.rows))  # type: ignore[arg-type]  # a sum of points is points


def sums_of_leaves(rows: Sequence[Sequence[Points]]) -> Values:
    """Return the marks of each leaf, added up over the ballots."""
    return list(map(sum, zip(*rows, strict=True)))  # type: ignore[arg-type]  # as above


def _placed(
    book: ScoreBook,
    tracks: Mapping[ProposalId, str],
    ballots: Mapping[ProposalId, CountedBallots],
    totals: Mapping[ProposalId, Values],
) -> dict[ProposalId, Values]:
    found: dict[ProposalId, Values] = {}
    for track in dict.fromkeys(tracks.values()):
        members = [one for one, its_track in tracks.items() if its_track == track]
        rows = {one: dict(zip(ballots[one].evaluators, totals[one], strict=True)) for one in members}
        placed = placings(rows, book.programme.aggregation.counts)
        found |= {one: [placed[one][evaluator] for evaluator in ballots[one].evaluators] for one in members}
    return found


def _earlier_books(book: ScoreBook) -> tuple[tuple[Stage, ScoreBook], ...]:
    if book.programme.stages is None:
        return ()
    nothing = EarlierStage({})
    earlier = [(stage, book.earlier.get(stage.id, nothing)) for stage in book.programme.stages.order[:-1]]
    return tuple(
        (
            stage,
            ScoreBook(
                book.programme,
                book.rules_fingerprint,
                book.proposals,
                book.evaluators,
                given.marks,
                given.statuses,
                facts=book.facts,
                fields=book.fields,
            ),
        )
        for stage, given in earlier
    )


def _quality(
    book: ScoreBook, parts: Sequence[Part], heard: Heard, earlier: Sequence[tuple[Stage, ScoreBook]]
) -> Quality:
    last = _of_one_stage(book, parts, heard)
    if not earlier:
        return last
    before = []
    for stage, its_book in earlier:
        ballots = ballots_that_count(its_book, heard.proposal, len(book.programme.leaves))
        totals = _totals(ballots)
        own = parts_of(book.programme, book.programme.places_of_stage(stage))
        before.append((stage, _of_one_stage(its_book, own, Heard(heard.proposal, ballots, totals, totals, ()))))
    return _with_stages(book.programme, before, last)


# ── one stage ──────────────────────────────────────────────────────────────────────────────
def _of_one_stage(book: ScoreBook, parts: Sequence[Part], heard: Heard) -> Quality:
    rule, values, evaluators = book.programme.aggregation, heard.values, heard.ballots.evaluators
    opening = (*_counting_steps(book.evaluators, heard.ballots), *_rescored_steps(book, heard))
    if not heard.ballots.rows:
        return Quality(heard, None, (*opening, step("derivation.nobody_scored")))
    factor = book.facts.get(heard.proposal, NO_FACTS).factor if rule.factor else Fraction(1)
    if factor is None:
        return _lacking(heard, opening, (Lack.FACTOR, ""))
    if rule.level is Level.TOTALS and needed_marks(rule) > len(values):
        return _too_few(heard, opening, needed_marks(rule), len(values), "")
    if rule.level is Level.TOTALS and factor == 1:
        number, steps = _whole(evaluators, values, rule)
        return Quality(heard, number, (*opening, *steps))
    try:
        summed = sum_of_parts(parts, Scored(evaluators, heard.ballots.rows, book.fields), rule, factor)
    except PartUnscoredError as unscored:
        return _too_few(heard, opening, unscored.needed, unscored.counted, unscored.part)
    number, steps = _in_parts(summed, values, rule)
    return Quality(heard, number, (*opening, *steps))


def _too_few(heard: Heard, steps: tuple[Step, ...], needed: int, counted: int, part: str) -> Quality:
    too_few = step("derivation.too_few", counted=counted, needed=needed)
    return _lacking(heard, (*steps, too_few), (Lack.MARKS, part))


def _lacking(heard: Heard, steps: tuple[Step, ...], lack: tuple[Lack, str]) -> Quality:
    return Quality(heard, None, (*steps, step("derivation.no_number", lack=lack[0].value, what=lack[1])), lack)


def _whole(evaluators: Sequence[EvaluatorId], values: Values, rule: Aggregation) -> tuple[Number, tuple[Step, ...]]:
    combined = mean_of_totals(values, rule)
    printed = rounded(combined.mean, rule.rounding)
    number = Number(combined.mean, printed, combined.used, combined.sum_used, combined.dropped, bool(combined.dropped))
    return number, (*_which(evaluators, values, combined, rule), *_combined_steps(combined, printed, rule))


def _in_parts(summed: PartSum, values: Values, rule: Aggregation) -> tuple[Number, tuple[Step, ...]]:
    printed = rounded(summed.value, rule.rounding)
    sum_used = Points(sum(values))
    number = Number(summed.exact, printed, len(values), sum_used, {}, summed.trimmed, summed.parts)
    last = _value_rounded(summed.value, printed, rule)
    return number, (*summed.steps, last)


def _counting_steps(evaluators: Sequence[EvaluatorId], ballots: CountedBallots) -> tuple[Step, ...]:
    counted = step("derivation.counted", evaluators=len(evaluators), counted=len(ballots.rows))
    if len(ballots.rows) == len(evaluators):
        return (counted,)
    return (
        counted,
        *(
            step("derivation.not_counted", evaluator=evaluator, status=status.value)
            for evaluator, status in zip(evaluators, ballots.statuses, strict=True)
            if status is not MarkStatus.SCORED
        ),
    )


def _rescored_steps(book: ScoreBook, heard: Heard) -> Iterator[Step]:
    for evaluator, total in zip(heard.ballots.evaluators, heard.totals, strict=True) if book.first_marks else ():
        first = book.first_marks.get((evaluator, heard.proposal))
        if first is not None:
            before, now = Fraction(sum(first), 100), Fraction(total, 100)
            yield step("derivation.rescored", evaluator=evaluator, first=before, total=now)


def _which(
    evaluators: Sequence[EvaluatorId], values: Values, combined: MeanOfTotals, rule: Aggregation
) -> Iterator[Step]:
    if rule.counts is not BallotValue.POINTS:
        yield step("derivation.placings", counts=rule.counts.value)
    if rule.trims and not combined.dropped:
        yield step("derivation.not_trimmed", counted=len(values), needed=needed_to_trim(rule))
    elif rule.trims:
        for place, end in combined.dropped.items():
            yield step(_DROPPED_CODES[end], evaluator=evaluators[place], total=in_points(values[place]))
    elif rule.method is Method.BEST_SUM:
        yield step("derivation.best_kept", best=combined.used, counted=len(values))
    else:
        yield step(_USES_ALL[rule.method], counted=len(values))


_USES_ALL: Mapping[Method, str] = {
    Method.MEAN: "derivation.plain_mean",
    Method.SUM: "derivation.plain_sum",
    Method.MEDIAN: "derivation.median_of",
}


def _combined_steps(combined: MeanOfTotals, printed: Fraction, rule: Aggregation) -> tuple[Step, Step]:
    sum_used = Fraction(combined.sum_used, 100)
    if rule.method in {Method.MEAN, Method.TRIMMED_MEAN}:
        return (
            step("derivation.mean", sum=sum_used, used=combined.used, mean=combined.mean),
            rounding_step("derivation.mean_rounded", ("mean", combined.mean), ("printed", printed), rule.rounding),
        )
    value = (
        step("derivation.median", median=combined.mean)
        if rule.method is Method.MEDIAN
        else step("derivation.sum", used=combined.used, sum=sum_used)
    )
    return value, _value_rounded(combined.mean, printed, rule)


def _value_rounded(value: Fraction, printed: Fraction, rule: Aggregation) -> Step:
    return rounding_step("derivation.value_rounded", ("value", value), ("printed", printed), rule.rounding)


# ── several stages ─────────────────────────────────────────────────────────────────────────
def _with_stages(programme: Programme, before: Sequence[tuple[Stage, Quality]], last: Quality) -> Quality:
    assert programme.stages is not None
    every = [*before, (programme.stages.order[-1], last)]
    steps = tuple(one for stage, quality in every for one in (step("derivation.stage", stage=stage.id), *quality.steps))
    earlier = _printed_stages([(stage, quality.number) for stage, quality in before if quality.number is not None])
    for stage, quality in every:
        if quality.number is None:
            return replace(_lacking(last.heard, steps, (Lack.MARKS, stage.id)), earlier=earlier)
    numbers = [(stage, quality.number) for stage, quality in every if quality.number is not None]
    if programme.stages.mode is StageMode.GATE:
        return replace(_last_stage_only(numbers, last, steps), earlier=earlier)
    return _stages_summed(programme.aggregation, numbers, last, steps)


def _printed_stages(numbers: Sequence[tuple[Stage, Number]]) -> tuple[tuple[str, Fraction], ...]:
    return tuple((stage.id, number.printed) for stage, number in numbers)


def _last_stage_only(numbers: Sequence[tuple[Stage, Number]], last: Quality, steps: tuple[Step, ...]) -> Quality:
    gates = [step("derivation.stage_only_gate", stage=one.id, value=number.printed) for one, number in numbers[:-1]]
    return _renumbered(last, numbers, numbers[-1][1].exact, numbers[-1][1].printed, (*steps, *gates))


def _stages_summed(
    rule: Aggregation, numbers: Sequence[tuple[Stage, Number]], last: Quality, steps: tuple[Step, ...]
) -> Quality:
    total, exact, products = Fraction(0), Fraction(0), []
    for stage, number in numbers:
        product = number.printed * stage.weight
        facts = {"value": number.printed, "weight": stage.weight, "product": product}
        products.append(step("derivation.stage_product", stage=stage.id, **facts))
        if rule.product_rounding is not None:
            whole = product
            product = rounded(whole, rule.product_rounding)
            products.append(
                rounding_step(
                    "derivation.product_rounded", ("value", whole), ("printed", product), rule.product_rounding
                )
            )
        total += product
        exact += number.exact * stage.weight
    printed = rounded(total, rule.rounding)
    products.append(step("derivation.stages_sum", sum=total))
    products.append(_value_rounded(total, printed, rule))
    return _renumbered(last, numbers, exact, printed, (*steps, *products))


def _renumbered(
    last: Quality,
    numbers: Sequence[tuple[Stage, Number]],
    exact: Fraction,
    printed: Fraction,
    steps: tuple[Step, ...],
) -> Quality:
    own = numbers[-1][1]
    number = Number(
        exact, printed, own.used, own.sum_used, own.dropped, own.trimmed, own.parts, _printed_stages(numbers)
    )
    return Quality(last.heard, number, steps)
