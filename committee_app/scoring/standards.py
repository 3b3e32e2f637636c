"""What a proposal is measured against that depends on the others of its track, and gates made definite.

The lowest bid, the score of the place above, whether it is the only one (단독신청), and who went on from an earlier
stage: all of it known before the first final is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from committee_app.case.ballots import NO_FACTS, ScoreBook
from committee_app.case.identifiers import ItemId, ProposalId, TrackId, Won
from committee_app.case.programme import PriceAmong, Programme, Stage, StageMode, Threshold
from committee_app.case.rule_checks import ceiling
from committee_app.scoring.gates import QUALITY, STEPPED, Gauged, gate_result
from committee_app.scoring.quality import Quality
from committee_app.scoring.rank_steps import Stepped, stepped_scores

_Gauges = Mapping[str, Gauged]
"""What the gates look at that hold on quality."""


@dataclass(frozen=True, slots=True)
class Standards:
    """What holds for the proposals of one track; going on from an earlier stage is a threshold like others."""

    thresholds: tuple[Threshold, ...]
    stepped: Mapping[ProposalId, Stepped] | None = None
    lowest_bid: Won | None = None


def standards(book: ScoreBook, track: TrackId, qualities: Mapping[ProposalId, Quality]) -> Standards:
    """Return the standards of a track from the qualities of all that applied there."""
    programme = book.programme
    thresholds = tuple(_definite(gate, programme, single=len(qualities) == 1) for gate in programme.thresholds)
    numbers = {one: quality.number for one, quality in qualities.items() if quality.number is not None}
    raw = {one: number.printed for one, number in numbers.items()}
    stepped = stepped_scores(raw, programme.rank_step) if programme.rank_step else None
    gauges = {one: {QUALITY: Gauged(number.exact, number.printed)} for one, number in numbers.items()}
    for one, score in (stepped or {}).items():
        gauges[one][STEPPED] = Gauged(score.score, score.score)
    return Standards(
        thresholds=(*thresholds, *_stage_gates(programme, track, qualities)),
        stepped=stepped,
        lowest_bid=_lowest_bid(book, thresholds, gauges),
    )


def _definite(gate: Threshold, programme: Programme, *, single: bool) -> Threshold:
    """Return the gate with its minimum in points, as it holds for this track."""
    if single and gate.single is not None:
        return replace(gate, minimum=gate.single, ratio=None)
    if gate.ratio is not None:
        return replace(gate, minimum=gate.ratio * (ceiling(programme, gate.of) or 0), ratio=None)
    return gate


def _stage_gates(
    programme: Programme, track: TrackId, qualities: Mapping[ProposalId, Quality]
) -> tuple[Threshold, ...]:
    """Return, for each earlier stage, that a proposal has at least the score of the last one that goes on.

    Whoever does not go on need not be scored again: what counts here are the scores of the stage itself.
    """
    announced = programme.track(track)
    if programme.stages is None or programme.stages.mode is StageMode.SUM or announced is None:
        return ()
    gates: list[Threshold] = []
    staying = list(qualities)
    for stage in programme.stages.order[:-1]:
        earlier = {one: dict(qualities[one].earlier) for one in staying}
        scores = {one: printed[stage.id] for one, printed in earlier.items() if stage.id in printed}
        if (minimum := _last_to_go_on(list(scores.values()), stage, announced.seats)) is not None:
            gates.append(Threshold(ItemId(stage_name(stage.id)), stage_name(stage.id), minimum))
            scores = {one: score for one, score in scores.items() if score >= minimum}
        staying = list(scores)
    return tuple(gates)


def stage_name(stage: str) -> str:
    """Return what a gate on an earlier stage is said to look at."""
    return f"stage {stage}"


def _last_to_go_on(scores: Sequence[Fraction], stage: Stage, seats: int) -> Fraction | None:
    """Return the score of the last that goes on, or None where all do."""
    going_on = stage.goes_on * seats
    return sorted(scores, reverse=True)[going_on - 1] if len(scores) > going_on else None


def _lowest_bid(book: ScoreBook, thresholds: Sequence[Threshold], gauges: Mapping[ProposalId, _Gauges]) -> Won | None:
    rule = book.programme.price
    if rule is None:
        return None
    bids = {one: bid for one in gauges if (bid := book.facts.get(one, NO_FACTS).price)}
    if rule.among is PriceAmong.PASSING:
        passing = {one: bid for one, bid in bids.items() if _passes_on_quality(gauges[one], thresholds)}
        bids = passing or bids  # where nobody passes the points decide nothing, but the table still shows them
    return min(bids.values(), default=None)


def _passes_on_quality(gauges: _Gauges, thresholds: Sequence[Threshold]) -> bool:
    """Whether the gates hold on what the ballots gave, as it is or by steps."""
    return all(gate_result(gate, gauges[gate.of]).holds for gate in thresholds if gate.of in gauges)
