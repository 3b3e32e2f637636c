"""One proposal's number, from the marks to the gates, with every step written down.

The order is the announced one: ballots that count → mean → round → bonus → penalty → cap → round → gates. The
final is made from the printed mean, so that whoever adds up the printed table finds the printed final. A gate on
the exact final looks at what there was before any rounding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from committee_app.case.ballots import ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, Points, ProposalId
from committee_app.case.programme import Aggregation, Method, Programme, Rounding
from committee_app.case.proposals import Proposal
from committee_app.scoring.adjustments import Adjustment, adjustment, with_adjustments
from committee_app.scoring.eligibility import CountedBallots, ballots_that_count
from committee_app.scoring.gates import FINAL, Gauged, gate_result, gate_step
from committee_app.scoring.means import MeanOfTotals, mean_of_totals, needed_to_trim
from committee_app.scoring.results import Dropped, GateResult, ProjectScore, Step, UsedBallot
from committee_app.scoring.rounding import rounded, rounded_ratio
from committee_app.scoring.steps import step

Places = Mapping[str, Sequence[int]]
"""Where the leaves of each criterion, leaf or group, stand in a ballot."""

_DROPPED_CODES: Mapping[Dropped, str] = {
    Dropped.HIGHEST: "derivation.dropped_highest",
    Dropped.LOWEST: "derivation.dropped_lowest",
}


def criterion_places(programme: Programme) -> Places:
    """Return the places of every group and every leaf."""
    ids = [group.id for group in programme.criteria] + [leaf.id for leaf in programme.leaves]
    return {criterion: programme.leaf_positions(criterion) for criterion in ids}


def project_score(book: ScoreBook, proposal: Proposal, places: Places) -> ProjectScore:
    """Return everything about one proposal's number; without any ballot it has none, which is not zero."""
    ballots = ballots_that_count(book, proposal.id, len(book.programme.leaves))
    opening = _counting_steps(book.evaluators, ballots)
    adjusted = adjustment(proposal, book.programme.adjustments)
    if not ballots.rows:
        return _unscored(book, proposal.id, ballots, adjusted, opening)
    totals: list[Points] = list(map(sum, ballots.rows))  # type: ignore[arg-type]  # a sum of points is points
    mean = mean_of_totals(totals, book.programme.aggregation)
    rounding = book.programme.aggregation.rounding
    printed_mean = rounded(mean.mean, rounding)
    unrounded, adjusting = with_adjustments(printed_mean, adjusted, book.programme.adjustments)
    exact, _ = with_adjustments(mean.mean, adjusted, book.programme.adjustments)
    final = Gauged(exact, rounded(unrounded, rounding))
    sums = _sums_by_criterion(ballots.rows, places)
    gates, gate_steps = _gates(book.programme, final, sums, len(totals))
    return ProjectScore(
        proposal=proposal.id,
        cells=_cells(book.evaluators, ballots, totals, mean.dropped),
        counted=len(totals),
        used=mean.used,
        trimmed=bool(mean.dropped),
        sum_used=mean.sum_used,
        mean=mean.mean,
        printed_mean=printed_mean,
        bonus=adjusted.bonus,
        penalty=adjusted.penalty,
        final=final.printed,
        criterion_means={
            criterion: rounded_ratio(total, 100 * len(totals), rounding) for criterion, total in sums.items()
        },
        gates=gates,
        derivation=(
            *opening,
            *_mean_steps(ballots.evaluators, totals, mean, book.programme.aggregation),
            *adjusting,
            _rounding_step("derivation.final", "exact", "final", Gauged(unrounded, final.printed), rounding),
            *gate_steps,
        ),
    )


def _unscored(
    book: ScoreBook, proposal: ProposalId, ballots: CountedBallots, adjusted: Adjustment, opening: tuple[Step, ...]
) -> ProjectScore:
    return ProjectScore(
        proposal=proposal,
        cells=_cells(book.evaluators, ballots, (), {}),
        counted=0,
        used=0,
        trimmed=False,
        sum_used=Points(0),
        mean=None,
        printed_mean=None,
        bonus=adjusted.bonus,
        penalty=adjusted.penalty,
        final=None,
        criterion_means={},
        gates=(),
        derivation=(*opening, step("derivation.nobody_scored")),
    )


def _cells(
    evaluators: Sequence[EvaluatorId],
    ballots: CountedBallots,
    totals: Sequence[Points],
    dropped: Mapping[int, Dropped],
) -> tuple[UsedBallot, ...]:
    """Return one cell per seat; `totals` and `dropped` count the scored seats only."""
    if len(totals) == len(evaluators):
        scored = MarkStatus.SCORED
        return tuple(
            UsedBallot(evaluator, scored, total, dropped.get(place))
            for place, (evaluator, total) in enumerate(zip(evaluators, totals, strict=True))
        )
    place_of = {evaluator: place for place, evaluator in enumerate(ballots.evaluators)}
    return tuple(
        UsedBallot(evaluator, status, totals[place_of[evaluator]], dropped.get(place_of[evaluator]))
        if evaluator in place_of
        else UsedBallot(evaluator, status)
        for evaluator, status in zip(evaluators, ballots.statuses, strict=True)
    )


def _sums_by_criterion(rows: Sequence[Sequence[Points]], places: Places) -> dict[str, int]:
    """Return each criterion's points over all valid ballots, dropped ones included, in hundredths.

    Which of two equal extremes is dropped then cannot decide a tie (domain vector V3).
    """
    columns = list(map(sum, zip(*rows, strict=True)))
    return {criterion: sum(columns[place] for place in at) for criterion, at in places.items()}


def _gates(
    programme: Programme, final: Gauged, sums: Mapping[str, int], counted: int
) -> tuple[tuple[GateResult, ...], tuple[Step, ...]]:
    results, steps = [], []
    for threshold in programme.thresholds:
        gauged = final if threshold.of == FINAL else _gauged_criterion(sums[threshold.of], counted, programme)
        result = gate_result(threshold, gauged)
        results.append(result)
        steps.append(gate_step("derivation.gate_held" if result.holds else "derivation.gate_failed", threshold, result))
    return tuple(results), tuple(steps)


def _gauged_criterion(total: int, counted: int, programme: Programme) -> Gauged:
    exact = Fraction(total, 100 * counted)
    return Gauged(exact, rounded(exact, programme.aggregation.rounding))


def _counting_steps(evaluators: Sequence[EvaluatorId], ballots: CountedBallots) -> tuple[Step, ...]:
    return (
        step("derivation.counted", evaluators=len(evaluators), counted=len(ballots.rows)),
        *(
            step("derivation.not_counted", evaluator=evaluator, status=status.value)
            for evaluator, status in zip(evaluators, ballots.statuses, strict=True)
            if status is not MarkStatus.SCORED
        ),
    )


def _mean_steps(
    evaluators: Sequence[EvaluatorId], totals: Sequence[Points], mean: MeanOfTotals, rule: Aggregation
) -> tuple[Step, ...]:
    gauged = Gauged(mean.mean, rounded(mean.mean, rule.rounding))
    return (
        *_which_mean(evaluators, totals, mean, rule),
        step("derivation.mean", sum=Fraction(mean.sum_used, 100), used=mean.used, mean=mean.mean),
        _rounding_step("derivation.mean_rounded", "mean", "printed", gauged, rule.rounding),
    )


def _which_mean(
    evaluators: Sequence[EvaluatorId], totals: Sequence[Points], mean: MeanOfTotals, rule: Aggregation
) -> tuple[Step, ...]:
    if rule.method is Method.MEAN:
        return (step("derivation.plain_mean", counted=len(totals)),)
    if not mean.dropped:
        return (step("derivation.not_trimmed", counted=len(totals), needed=needed_to_trim(rule)),)
    return tuple(
        step(_DROPPED_CODES[end], evaluator=evaluators[place], total=Fraction(totals[place], 100))
        for place, end in mean.dropped.items()
    )


def _rounding_step(code: str, before: str, after: str, gauged: Gauged, rule: Rounding) -> Step:
    facts = {before: gauged.exact, "places": rule.places, "mode": rule.mode.value, after: gauged.printed}
    return step(code, **facts)
