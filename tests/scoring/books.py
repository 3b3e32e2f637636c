"""Small books for the scoring tests: a programme of two or three criteria, and marks as a person would write them.

Points are written as text or numbers of a point ("84.38", 90), money in won.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from committee_app.case.ballots import Lot, ScoreBook, TieVote
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import CriterionId, EvaluatorId, GroupId, ItemId, Points, ProposalId, TrackId, Won
from committee_app.case.programme import (
    Adjustments,
    Aggregation,
    Band,
    BonusItem,
    CommitteeRule,
    Criterion,
    CriterionGroup,
    CutoffMode,
    Ground,
    Matching,
    Method,
    MinimumShare,
    PenaltyItem,
    Pledge,
    Programme,
    Quorum,
    Rounding,
    RoundingMode,
    SelectionRule,
    Threshold,
    TieBreak,
    TieStep,
    TieStepKind,
    Title,
    Track,
)
from committee_app.case.proposals import Body, Proposal
from committee_app.scoring.lots import draw_order, lot_line

FINGERPRINT = "ab" * 32
MILLION = 1_000_000
NAME = Title("이름", "name")
MAIN = TrackId("main")

PLAIN = Aggregation(Method.MEAN, 0, 0, Rounding(4))
TRIMMED = Aggregation(Method.TRIMMED_MEAN, 1, 5, Rounding(4))

VOTE = TieStep(TieStepKind.COMMITTEE_VOTE, rounds=2)
LOT = TieStep(TieStepKind.LOT, witnesses=2)

BANDS = (
    Band(Fraction(40), Fraction(100), 50),
    Band(Fraction(30), Fraction(40), 60),
    Band(Fraction(20), Fraction(30), 70),
    Band(Fraction(-1), Fraction(20), 80),
)
MATCHING = Matching(BANDS, "가상", Won(MILLION))


def points(value: str | float | Fraction) -> Points:
    """Return hundredths of a point."""
    hundredths = Fraction(str(value)) * 100
    assert hundredths.denominator == 1, value
    return Points(hundredths.numerator)


def mean_of(criterion: str) -> TieStep:
    return TieStep(TieStepKind.CRITERION_MEAN, criterion=CriterionId(criterion))


def criteria(**groups: Mapping[str, int]) -> tuple[CriterionGroup, ...]:
    """Return groups of leaves with their maxima: `criteria(A={"A1": 50}, B={"B1": 30, "B2": 20})`."""
    return tuple(
        CriterionGroup(
            CriterionId(group),
            NAME,
            tuple(Criterion(CriterionId(leaf), NAME, points(maximum)) for leaf, maximum in leaves.items()),
        )
        for group, leaves in groups.items()
    )


TWO_GROUPS = criteria(A={"A1": 50}, B={"B1": 30, "B2": 20})
ONE_CRITERION = criteria(A={"A1": 100})


def track(
    budget: int = 1_000, cap: int = 1_000_000, *, matching: bool = False, reserves: int = 1, name: str = "main"
) -> Track:
    return Track(TrackId(name), NAME, Won(budget), Won(cap), matching, reserves)


def programme(
    *,
    groups: tuple[CriterionGroup, ...] = ONE_CRITERION,
    aggregation: Aggregation = PLAIN,
    adjustments: Adjustments | None = None,
    thresholds: Sequence[Threshold] = (),
    chain: Sequence[TieStep] = (LOT,),
    tracks: Sequence[Track] = (),
    cutoff: CutoffMode = CutoffMode.PARTIAL_LAST,
    min_ratio: str = "0.7",
    shares: Sequence[MinimumShare] = (),
    matching: Matching | None = MATCHING,
    size: int = 3,
) -> Programme:
    return Programme(
        id="test",
        title=NAME,
        committee_title=NAME,
        ministry=NAME,
        agency=NAME,
        basis="가상 공고",
        fictitious=True,
        reference_date=date(2026, 1, 26),
        disclosure=NAME,
        step=Points(1),
        criteria=groups,
        aggregation=aggregation,
        adjustments=adjustments or adjusting(),
        thresholds=tuple(thresholds),
        tie_break=TieBreak(tuple(chain)),
        tracks=tuple(tracks) or (track(),),
        selection=SelectionRule(cutoff, Fraction(min_ratio), tuple(shares)),
        committee=CommitteeRule(size, Fraction(1, 4), Quorum(Fraction(2, 3))),
        grounds=(Ground("other", NAME),),
        pledge=Pledge("1", (NAME,)),
        matching=matching,
    )


def adjusting(bonus_cap: int = 5, total_cap: int = 100) -> Adjustments:
    bonus = BonusItem(ItemId("bonus"), NAME, points(2))
    penalty = PenaltyItem(ItemId("penalty"), NAME, points(5))
    return Adjustments(points(bonus_cap), points(total_cap), (bonus,), (penalty,))


def share(percent: int, group: str = "inside", name: str = "main") -> MinimumShare:
    return MinimumShare(TrackId(name), GroupId(group), NAME, percent)


def proposal(
    name: str,
    *,
    requested: int | None = 100,
    cost: int | None = None,
    bodies: Sequence[tuple[int, str | None]] = (),
    groups: Sequence[str] = (),
    bonus: Sequence[tuple[str, float]] = (),
    penalty: Sequence[tuple[str, float]] = (),
    track: str = "main",
) -> Proposal:
    """Return a proposal; without `bodies` one body bears `cost` (the request, if no cost is named)."""
    alone = (cost if cost is not None else requested or 0, None)
    return Proposal(
        id=ProposalId(name),
        title=f"과제 {name}",
        applicant=f"가상 {name}",
        kind="시",
        track=TrackId(track),
        bodies=tuple(
            Body(f"{name}-{number}", Won(won), None if ratio is None else Fraction(ratio))
            for number, (won, ratio) in enumerate(bodies or [alone], 1)
        ),
        requested=None if requested is None else Won(requested),
        groups=tuple(GroupId(group) for group in groups),
        bonus=tuple((ItemId(item), points(given)) for item, given in bonus),
        penalty=tuple((ItemId(item), points(taken)) for item, taken in penalty),
    )


Cell = str | float | Sequence[str | float] | None
Marks = Mapping[str, Sequence[Cell]]


def book(
    rules: Programme,
    marks: Marks,
    *,
    proposals: Sequence[Proposal] = (),
    statuses: Mapping[str, Mapping[str, MarkStatus]] | None = None,
    votes: Sequence[TieVote] = (),
    lots: Sequence[Lot] = (),
) -> ScoreBook:
    """Return a book: `marks` has a row per proposal with a cell per seat (one mark, several, or None).

    Seats are called "1", "2", ...; proposals that are not given ask for 100 won each.
    """
    seats = [EvaluatorId(str(seat)) for seat in range(1, max((len(row) for row in marks.values()), default=0) + 1)]
    return ScoreBook(
        programme=rules,
        rules_fingerprint=FINGERPRINT,
        proposals=tuple(proposals) or tuple(proposal(name) for name in marks),
        evaluators=tuple(seats),
        marks={
            ProposalId(name): {seat: _ballot(cell) for seat, cell in zip(seats, row, strict=False) if cell is not None}
            for name, row in marks.items()
        },
        statuses={
            ProposalId(name): {EvaluatorId(seat): status for seat, status in row.items()}
            for name, row in (statuses or {}).items()
        },
        votes=tuple(votes),
        lots=tuple(lots),
    )


def _ballot(cell: str | float | Sequence[str | float]) -> tuple[Points, ...]:
    if isinstance(cell, str | int | float):
        return (points(cell),)
    return tuple(points(mark) for mark in cell)


def ids(*names: str) -> tuple[ProposalId, ...]:
    return tuple(ProposalId(name) for name in names)


def vote(number: int, /, **votes: int) -> TieVote:
    """Return one round: `vote(1, p=5, q=3)`."""
    counted = tuple((ProposalId(name), given) for name, given in votes.items())
    return TieVote(tuple(ProposalId(name) for name in sorted(votes)), number, counted)


def lot(*tied: str, numbers: Sequence[str] = ("17", "4")) -> Lot:
    """Return a draw that repeats."""
    line = lot_line(FINGERPRINT, tied, numbers)
    named = tuple((f"witness {place}", number) for place, number in enumerate(numbers, 1))
    return Lot(ids(*tied), named, line, tuple(ProposalId(one) for one in draw_order(line, tied)))


def drawn_by_hand(*order: str) -> Lot:
    return Lot(ids(*sorted(order)), (), "", ids(*order))


def decided(undecided: ScoreBook, *, votes: Sequence[TieVote] = (), lots: Sequence[Lot] = ()) -> ScoreBook:
    """Return the book with further decisions of the committee."""
    return replace(undecided, votes=(*undecided.votes, *votes), lots=(*undecided.lots, *lots))


HALF_UP_2 = Rounding(2)
HALF_EVEN_2 = Rounding(2, RoundingMode.HALF_EVEN)
DOWN_2 = Rounding(2, RoundingMode.DOWN)
