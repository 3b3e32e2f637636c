"""Why one project stands above another: the step at which they part, with both values.

    from the ballots → with what was added → with bonus and penalty → (gates) → rung after rung of the tie ladder

They part at the first of these from which on the upper one is ahead to the end. Rounding and caps alone never part
two projects: they only make equal what was not, and then a rung, or nobody, tells them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from committee_app.case.ballots import ScoreBook
from committee_app.case.findings import Value
from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import TieStepKind
from committee_app.scoring.explaining.codes import EXPLANATION_CODES, told
from committee_app.scoring.explaining.places import UnknownProposalError, open_tie_of, stands_above, tie_of, track_with
from committee_app.scoring.results import ProjectScore, Step, Tally, TieStepResult, TrackTally


class PartedAt(StrEnum):
    """Where two projects part."""

    QUALITY = "quality"
    ADDED = "added"
    BONUS = "bonus"
    GATE = "gate"
    LACK = "lack"
    RUNG = "rung"
    VOTE = "vote"
    CHAIR = "chair"
    LOT = "lot"
    NOWHERE = "nowhere"
    WITHOUT_RANK = "without_rank"
    TRACKS = "tracks"


@dataclass(frozen=True, slots=True)
class Parting:
    """Two projects as they stand, where they part and why.

    `difference` is that of the finals, in points, the better one's lead above zero; 0 in a tie, None where one of
    them has no final or they are not compared. `rung` is the one that told them apart.
    """

    upper: ProposalId
    lower: ProposalId
    at: PartedAt
    difference: Fraction | None
    steps: tuple[Step, ...]
    rung: TieStepResult | None = None


def parting(book: ScoreBook, tally: Tally, upper: ProposalId, lower: ProposalId) -> Parting:
    """Return where two projects part; whoever stands above is the upper one, in whatever order they are given.

    Raises:
        UnknownProposalError: the tally does not have one of them.
    """
    for one in (upper, lower):
        if one not in tally.projects:
            raise UnknownProposalError(one)
    tracks = {one.id: one.track for one in book.proposals}
    track = track_with(tally, tracks[upper])
    if track is None or tracks[upper] != tracks[lower]:
        return Parting(upper, lower, PartedAt.TRACKS, None, (told("explained.other_tracks", upper=upper, lower=lower),))
    if stands_above(track, lower, upper):
        upper, lower = lower, upper
    return _of_two(_Pair(book, track, tally.projects[upper], tally.projects[lower]))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two projects of one track, the upper one first."""

    book: ScoreBook
    track: TrackTally
    upper: ProjectScore
    lower: ProjectScore

    @property
    def names(self) -> dict[str, ProposalId]:
        return {"upper": self.upper.proposal, "lower": self.lower.proposal}

    def lead(self, of: Callable[[ProjectScore], Fraction]) -> Fraction:
        """Return how far the upper one is ahead: by more, or by less where the lowest number is the best."""
        ahead = of(self.upper) - of(self.lower)
        return -ahead if self.book.programme.aggregation.lowest_first else ahead

    def values(self, of: Callable[[ProjectScore], Fraction]) -> dict[str, Fraction]:
        upper, lower = of(self.upper), of(self.lower)
        return {"upper_value": upper, "lower_value": lower, "difference": abs(upper - lower)}

    def parted(self, at: PartedAt, *steps: Step, rung: TieStepResult | None = None) -> Parting:
        both = self.upper.final is not None and self.lower.final is not None
        difference = self.lead(_final) if both else None
        return Parting(self.upper.proposal, self.lower.proposal, at, difference, steps, rung)


def _of_two(pair: _Pair) -> Parting:
    if not pair.upper.passes:
        return pair.parted(PartedAt.WITHOUT_RANK, told("explained.both_without_rank", **pair.names))
    if not pair.lower.passes:
        return _without_rank(pair)
    if pair.upper.final != pair.lower.final:
        return _by_number(pair)
    return _by_tie(pair)


def _without_rank(pair: _Pair) -> Parting:
    failed = [step for step in pair.lower.derivation if step.code == "derivation.gate_failed"]
    if failed:
        return pair.parted(PartedAt.GATE, told("explained.apart_by_gate", **pair.names), *failed)
    lacks = [step for step in pair.lower.derivation if step.code in _LACKS]
    return pair.parted(PartedAt.LACK, told("explained.apart_by_lack", **pair.names), *lacks)


_LACKS = frozenset({"derivation.nobody_scored", "derivation.too_few", "derivation.no_number"})


# ── numbers ────────────────────────────────────────────────────────────────────────────────
def _quality(score: ProjectScore) -> Fraction:
    return score.printed_mean or Fraction(0)


def _base(score: ProjectScore) -> Fraction:
    quality = _quality(score) if score.stepped is None else score.stepped
    return quality + sum((points for _, points in score.added), Fraction(0))


def _adjusted(score: ProjectScore) -> Fraction:
    return _base(score) + score.bonus - score.penalty


def _final(score: ProjectScore) -> Fraction:
    return score.final or Fraction(0)


_WAYPOINTS: tuple[tuple[PartedAt, str, Callable[[ProjectScore], Fraction]], ...] = (
    (PartedAt.QUALITY, "explained.apart_by_quality", _quality),
    (PartedAt.ADDED, "explained.apart_by_added", _base),
    (PartedAt.BONUS, "explained.apart_by_bonus", _adjusted),
)


def _by_number(pair: _Pair) -> Parting:
    at, code, of = _WAYPOINTS[-1]
    for waypoint in reversed(_WAYPOINTS):
        if pair.lead(waypoint[2]) <= 0:
            break
        at, code, of = waypoint
    steps = [told(code, **pair.names, **pair.values(of))]
    if at is PartedAt.QUALITY:
        steps += _criteria(pair)
    else:
        steps.insert(0, _quality_before(pair))
    steps.append(told("explained.final_difference", **pair.names, **pair.values(_final)))
    return pair.parted(at, *steps)


def _quality_before(pair: _Pair) -> Step:
    if not pair.lead(_quality):
        return told("explained.quality_equal", value=_quality(pair.upper))
    return told("explained.quality_otherwise", **pair.names, **pair.values(_quality))


def _criteria(pair: _Pair) -> Iterator[Step]:
    """Yield the groups of criteria in which the printed means differ, the widest difference first."""
    upper, lower = pair.upper.criterion_means, pair.lower.criterion_means
    scored = [group.id for group in pair.book.programme.criteria if group.id in upper]
    groups = [group for group in scored if upper[group] != lower[group]]
    for group in sorted(groups, key=lambda one: -abs(upper[one] - lower[one])):
        first, second = (pair.upper, pair.lower) if upper[group] > lower[group] else (pair.lower, pair.upper)
        values = first.criterion_means[group], second.criterion_means[group]
        yield told(
            "explained.criterion_ahead",
            of=group,
            proposal=first.proposal,
            other=second.proposal,
            value=values[0],
            other_value=values[1],
            difference=values[0] - values[1],
        )


# ── ties ───────────────────────────────────────────────────────────────────────────────────
def _by_tie(pair: _Pair) -> Parting:
    steps = [told("explained.finals_equal", **pair.names, final=_final(pair.upper))]
    exact = pair.values(_exact)
    if exact.pop("difference"):
        steps.append(told("explained.equal_only_rounded", **pair.names, **exact))
    for rung in _rungs_of_both(pair):
        group = next(group for group in rung.parted if pair.upper.proposal in group)
        if pair.lower.proposal not in group:
            return pair.parted(_AT.get(rung.step.by, PartedAt.RUNG), *steps, _apart(pair, rung), rung=rung)
        steps.append(_left_together(pair, rung))
    steps.append(told("explained.share_a_rank", **pair.names))
    waiting = open_tie_of(pair.track, pair.upper.proposal)
    if waiting is not None:
        steps.append(told("explained.tie_waits", by=waiting.step.by.value, tied=waiting.tied))
    return pair.parted(PartedAt.NOWHERE, *steps)


def _exact(score: ProjectScore) -> Fraction:
    """Return the final as it would be without any rounding or cap, to tell a tie that only these made."""
    return (
        _adjusted(score) - _quality(score) + (score.mean or Fraction(0)) if score.stepped is None else _adjusted(score)
    )


def _rungs_of_both(pair: _Pair) -> list[TieStepResult]:
    tie = tie_of(pair.track, pair.upper.proposal)
    both = {pair.upper.proposal, pair.lower.proposal}
    return [rung for rung in tie.steps if both <= set(rung.tied)] if tie else []


def _left_together(pair: _Pair, rung: TieStepResult) -> Step:
    if rung.step.by is TieStepKind.CRITERION_MEAN:
        value = dict(rung.values)[pair.upper.proposal]
        return told("explained.rung_left_them_criterion", of=rung.step.criterion, value=value)
    return told("explained.rung_left_them", by=rung.step.by.value)


_AT: Mapping[TieStepKind, PartedAt] = {
    TieStepKind.COMMITTEE_VOTE: PartedAt.VOTE,
    TieStepKind.CHAIR: PartedAt.CHAIR,
    TieStepKind.LOT: PartedAt.LOT,
}


def _apart(pair: _Pair, rung: TieStepResult) -> Step:
    """Return the sentence of the rung that told two apart, with both values as far as they say anything."""
    given, by = dict(rung.values), rung.step.by
    upper, lower = given[pair.upper.proposal], given[pair.lower.proposal]
    facts: dict[str, Value] = {
        **pair.names,
        "by": by.value,
        "of": rung.step.criterion,
        "group": rung.step.group,
        "level": rung.level or Fraction(0),
        "upper_value": upper,
        "lower_value": lower,
        "difference": abs(upper - lower),
    }
    code = _APART.get(by, "explained.apart_by_value")
    return told(code, **{name: facts[name] for name in EXPLANATION_CODES[code]})


_APART: Mapping[TieStepKind, str] = {
    TieStepKind.CRITERION_MEAN: "explained.apart_by_criterion",
    TieStepKind.PRICE: "explained.apart_by_price",
    TieStepKind.GROUP: "explained.apart_by_group",
    TieStepKind.COVERAGE: "explained.apart_by_coverage",
    TieStepKind.COUNT_BACK: "explained.apart_by_count",
    TieStepKind.RECEIVED: "explained.apart_by_receipt",
    TieStepKind.COMMITTEE_VOTE: "explained.apart_by_vote",
    TieStepKind.CHAIR: "explained.apart_by_order",
    TieStepKind.LOT: "explained.apart_by_order",
}
