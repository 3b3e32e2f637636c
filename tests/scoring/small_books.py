"""Generated small books, full of ties and edges, and a committee that settles what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from committee_app.case.ballots import ChairChoice, Lot, ScoreBook, TieVote
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, ItemId, Points, ProposalId
from committee_app.case.programme import (
    Aggregation,
    CutoffMode,
    Measured,
    Method,
    Programme,
    Relation,
    Rounding,
    Threshold,
    TieStepKind,
)
from committee_app.case.proposals import Proposal
from committee_app.scoring.lots import draw_order, lot_line
from committee_app.scoring.results import OpenTie
from committee_app.scoring.tally import tally
from tests.scoring.books import (
    FINGERPRINT,
    LOT,
    MILLION,
    VOTE,
    adjusting,
    criteria,
    mean_of,
    programme,
    proposal,
    share,
    track,
)

GROUPS = criteria(A={"A1": 30, "A2": 20}, B={"B1": 50})
RELIANCES = ("0", "19.9", "20.0", "20.1", "30.0", "30.1", "40.0", "40.1", "61.0")
LADDER = (mean_of("B"), mean_of("A2"), VOTE, LOT)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    drop = draw(st.integers(0, 2))
    method = Method.TRIMMED_MEAN if drop else Method.MEAN
    trim_from = 2 * drop + draw(st.integers(1, 3)) if drop else 0
    minimum = draw(st.sampled_from(["60", "74.5", "75", "80.25"]))
    gates = [
        Threshold(
            ItemId("final"),
            "final",
            Fraction(minimum),
            draw(st.sampled_from([Relation.AT_LEAST, Relation.ABOVE])),
            draw(st.sampled_from(Measured)),
        ),
        Threshold(ItemId("b"), "B", Fraction(35)),
    ]
    budget = draw(st.integers(1, 24)) * 100 * MILLION
    return programme(
        groups=GROUPS,
        aggregation=Aggregation(method, drop, trim_from, Rounding(draw(st.integers(0, 4)))),
        adjustments=adjusting(bonus_cap=draw(st.integers(0, 5)), total_cap=draw(st.sampled_from([90, 100]))),
        thresholds=gates[: draw(st.integers(0, 2))],
        chain=LADDER,
        tracks=[
            track(budget, 600 * MILLION, matching=True, reserves=draw(st.integers(0, 3))),
            track(budget // 2 + draw(st.integers(0, 3)), 500 * MILLION, name="side", reserves=1),
        ],
        cutoff=draw(st.sampled_from([CutoffMode.STRICT_PREFIX, CutoffMode.PARTIAL_LAST])),
        min_ratio=draw(st.sampled_from(["0.5", "0.7", "1"])),
        shares=[share(draw(st.sampled_from([25, 50, 51, 75])))][: draw(st.integers(0, 1))],
        size=6,
    )


@st.composite
def proposals_of(draw: st.DrawFn, name: str) -> Proposal:
    side = draw(st.integers(0, 3)) == 0
    costs = st.integers(1, 900).map(lambda cost: cost * MILLION + cost % 7 * 123_457)
    bodies = draw(st.lists(st.tuples(costs, st.sampled_from(RELIANCES)), min_size=1, max_size=2))
    return proposal(
        name,
        track="side" if side else "main",
        requested=draw(st.integers(1, sum(cost for cost, _ in bodies))),
        bodies=bodies,
        groups=draw(st.sampled_from([(), ("inside",), ("inside", "other")])),
        bonus=draw(st.sampled_from([(), (("bonus", 0.25),), (("bonus", 2), ("bonus", 4))])),
        penalty=draw(st.sampled_from([(), (), (("penalty", 5),)])),
    )


@st.composite
def books(draw: st.DrawFn) -> ScoreBook:
    """Return a book of up to nine proposals; marks lie close together, so finals are often equal."""
    rules = draw(programmes())
    names = [f"P{number}" for number in range(draw(st.integers(1, 9)))]
    seats = tuple(EvaluatorId(str(seat)) for seat in range(1, draw(st.integers(1, 6)) + 1))
    cell = st.one_of(
        st.just((Points(25_00), Points(15_00), Points(40_00))),
        st.tuples(
            *(st.sampled_from([Points(top), Points(top - 50), Points(top - 1)]) for top in (25_00, 15_00, 40_00))
        ),
        st.none(),
    )
    table = {ProposalId(name): {seat: draw(cell) for seat in seats} for name in names}
    if len(names) > 1 and draw(st.booleans()):
        table[ProposalId("P1")] = table[ProposalId("P0")]
    return ScoreBook(
        programme=rules,
        rules_fingerprint=FINGERPRINT,
        proposals=tuple(draw(proposals_of(name)) for name in names),
        evaluators=seats,
        marks={one: {seat: marks for seat, marks in row.items() if marks} for one, row in table.items()},
        statuses={
            one: {seat: MarkStatus.RECUSED for seat, marks in row.items() if not marks} for one, row in table.items()
        },
    )


def settled(book: ScoreBook, choices: Sequence[int], most: int = 100) -> ScoreBook:
    """Return the book after the committee has voted and drawn on up to `most` open ties.

    The choices are used up one by one: each gives the votes, the abstained and the invalid ones of a round.
    """
    left = list(choices)
    for _ in range(most):
        waiting = tally(book).open_ties
        if not waiting:
            break
        book = _with_decision(book, waiting[0], left.pop() if left else 0)
        if waiting[0].step.by is TieStepKind.CHAIR and waiting[0] in tally(book).open_ties:
            if most < 100:
                break  # whoever decided must not
            book = replace(book, choices=(*book.choices[:-1], replace(book.choices[-1], by=EvaluatorId(""))))
    return book


def _with_decision(book: ScoreBook, tie: OpenTie, choice: int) -> ScoreBook:
    if tie.step.by is TieStepKind.CHAIR:
        turned = tie.tied[choice % len(tie.tied) :] + tie.tied[: choice % len(tie.tied)]
        by = (*book.evaluators, EvaluatorId(""))[choice % (len(book.evaluators) + 1)]
        return replace(book, choices=(*book.choices, ChairChoice(tie.tied, turned, "가상의 사유", by)))
    if tie.step.by is TieStepKind.COMMITTEE_VOTE:
        given = [4] * len(tie.tied)
        given[choice % len(given)] += (0, 1, 4 * len(given))[choice % 3]
        votes = tuple(zip(tie.tied, given, strict=True))
        vote = TieVote(tie.tied, tie.round, votes, abstained=choice // 3 % 2, invalid=choice // 6 % 2)
        return replace(book, votes=(*book.votes, vote))
    numbers = (str(choice), str(choice + 1))
    line = lot_line(book.rules_fingerprint, tie.tied, numbers)
    order = tuple(ProposalId(one) for one in draw_order(line, tie.tied))
    drawn = Lot(tie.tied, tuple(zip(("w1", "w2"), numbers, strict=True)), line, order)
    return replace(book, lots=(*book.lots, drawn))
