"""Ranks that stay shared, before seats, money and full groups: in together or out together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from committee_app.case.identifiers import GroupId, ItemId, Won
from committee_app.case.programme import (
    AmountGrade,
    Boundary,
    CutoffMode,
    GroupLimit,
    MinimumShare,
    Programme,
    SelectionRule,
    Threshold,
    TieBreak,
    TieStep,
    TieStepKind,
    Track,
)
from committee_app.scoring.results import TrackTally
from committee_app.scoring.tally import tally
from tests.scoring.books import LOT, MAIN, NAME, book, programme, proposal

SHARED = TieStep(TieStepKind.SHARED)
MARKS = {"a": 90, "b": 80, "c": 80, "d": 70}
"""The second rank is shared."""
LIMITS = (GroupLimit(MAIN, GroupId("inside"), NAME, 1),)


def rules(
    cutoff: CutoffMode,
    boundary: Boundary = Boundary.EXCLUDE_ALL,
    *,
    budget: int = 0,
    seats: int = 0,
    reserves: int = 0,
    **rule: object,
) -> Programme:
    selection = SelectionRule(cutoff, **({"min_ratio": Fraction(1, 2)} | rule))  # type: ignore[arg-type]
    track = Track(MAIN, NAME, Won(budget), Won(1_000), reserves=reserves, seats=seats)
    return replace(programme(tracks=[track]), tie_break=TieBreak((SHARED,), boundary), selection=selection)


def where_it_matters(announced: Programme) -> Programme:
    return replace(announced, tie_break=TieBreak((LOT,), only_where_it_matters=True))


def only(announced: Programme, requests: Sequence[int] = (100,) * 4, inside: str = "") -> TrackTally:
    proposals = [
        proposal(name, requested=won, groups=("inside",) if name in inside else ())
        for name, won in zip(MARKS, requests, strict=True)
    ]
    (result,) = tally(book(announced, {name: [mark] for name, mark in MARKS.items()}, proposals=proposals)).tracks
    return result


def money(result: TrackTally) -> dict[str, int]:
    return {line.proposal: line.money.national for line in result.lines if line.status.value in {"selected", "partial"}}


def said(result: TrackTally, name: str) -> str:
    return next(line.reasons[0].code for line in result.lines if line.proposal == name)


@pytest.mark.parametrize(
    ("cutoff", "funded"),
    [
        (CutoffMode.STRICT_PREFIX, "a"),  # b and c want 200 of 150: both are out, and d does not leap ahead
        (CutoffMode.PARTIAL_LAST, "a"),
        (CutoffMode.SKIP_AND_FILL, "ad"),
    ],
)
def test_equals_that_do_not_fit_together_are_out_together(cutoff: CutoffMode, funded: str) -> None:
    result = only(rules(cutoff, budget=250, reserves=3))
    assert money(result) == dict.fromkeys(funded, 100)
    assert (said(result, "b"), said(result, "c")) == ("selection.tied_do_not_fit",) * 2
    reserves = {str(line.proposal): line.reserve_order for line in result.lines if line.reserve_order}
    assert (reserves["b"], reserves["c"]) == (1, 1)


def test_one_that_does_not_fit_is_passed_over_and_equals_behind_it_are_in() -> None:
    result = only(rules(CutoffMode.SKIP_AND_FILL, budget=250), (300, 100, 100, 100))
    assert money(result) == {"b": 100, "c": 100}
    assert said(result, "a") == "selection.passed_over"


def test_equals_that_fit_together_are_in() -> None:
    assert money(only(rules(CutoffMode.STRICT_PREFIX, budget=300))) == {"a": 100, "b": 100, "c": 100}


def test_equals_that_are_all_to_be_in_share_the_rest_alike() -> None:
    result = only(rules(CutoffMode.PARTIAL_LAST, Boundary.INCLUDE_ALL, budget=250), (100, 200, 100, 10))
    assert money(result) == {"a": 100, "b": 100, "c": 50}  # 150 of 300, which is just half
    assert said(result, "b") == "selection.tied_share_the_rest"
    less = only(rules(CutoffMode.PARTIAL_LAST, Boundary.INCLUDE_ALL, budget=249), (100, 200, 100, 10))
    assert money(less) == {"a": 100}
    in_tens = rules(CutoffMode.PARTIAL_LAST, Boundary.INCLUDE_ALL, budget=265, unit=Won(10))
    assert money(only(in_tens, (100, 200, 100, 10))) == {"a": 100, "b": 110, "c": 50}  # 165 of 300; 5 are left


def test_one_alone_in_its_rank_may_still_be_funded_in_part() -> None:
    result = only(rules(CutoffMode.PARTIAL_LAST, budget=360))
    assert money(result) == {"a": 100, "b": 100, "c": 100, "d": 60}
    assert said(result, "d") == "selection.partial"


@pytest.mark.parametrize(
    ("boundary", "cut"),
    [(Boundary.EXCLUDE_ALL, {"a": 90}), (Boundary.INCLUDE_ALL, {"a": 30, "b": 30, "c": 30})],
)
def test_a_cut_in_proportion_is_for_those_with_a_seat(boundary: Boundary, cut: dict[str, int]) -> None:
    assert money(only(rules(CutoffMode.PROPORTIONAL_CUT, boundary, budget=90, seats=2))) == cut


def test_a_group_without_room_for_all_of_its_equals_takes_none() -> None:
    result = only(rules(CutoffMode.SEATS, seats=3, group_limits=LIMITS), inside="bc")
    assert list(money(result)) == ["a", "d"]
    assert said(result, "b") == "selection.group_full"
    across = only(rules(CutoffMode.SEATS, seats=2, group_limits=LIMITS), inside="d")
    assert (list(money(across)), said(across, "b"), said(across, "d")) == (
        ["a"],
        "selection.tied_at_the_line",
        "selection.no_seat_left",
    )
    cut = rules(CutoffMode.PROPORTIONAL_CUT, budget=100, seats=4, group_limits=LIMITS)
    assert money(only(cut, inside="bc")) == {"a": 50, "d": 50}


def test_amounts_by_grade_go_to_all_of_a_rank_or_to_none() -> None:
    amounts = (AmountGrade(ItemId("s"), Fraction(75), Won(100)),)
    result = only(rules(CutoffMode.GRADE_AMOUNT, budget=250, amounts=amounts))
    assert (money(result), said(result, "d")) == ({"a": 100}, "selection.no_amount")


def test_all_who_pass_are_in() -> None:
    announced = rules(CutoffMode.ALL_PASSING, Boundary.BREAK)
    gate = Threshold(ItemId("final"), "final", Fraction(75))
    result = only(replace(announced, thresholds=(gate,)))
    assert list(money(result)) == ["a", "b", "c"]
    assert said(result, "a") == "selection.passed"
    assert only(where_it_matters(announced)).open_ties == ()


def test_one_that_does_not_fit_alone_ends_the_line_and_is_not_passed_over() -> None:
    told = only(rules(CutoffMode.PARTIAL_LAST, budget=40), (100,) * 4)
    assert [reason.code for reason in told.lines[0].reasons] == ["selection.rest_too_small"]


# ── where it matters ───────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("budget", "requests", "matters"),
    [
        (300, (100, 100, 100, 100), False),  # both are in
        (250, (100, 100, 100, 100), True),  # one of them gets all
        (99, (100, 100, 100, 100), False),  # the line ended before them
        (130, (100, 100, 100, 100), False),  # it ends at whichever is first, and less than half is left
        (250, (100, 120, 30, 100), False),
        (240, (100, 120, 30, 100), True),  # one of them in part
    ],
)
def test_a_lot_is_drawn_only_where_money_hangs_on_it(budget: int, requests: tuple[int, ...], matters: bool) -> None:
    announced = where_it_matters(rules(CutoffMode.PARTIAL_LAST, budget=budget))
    assert bool(only(announced, requests).open_ties) is matters


def test_a_lot_is_drawn_where_the_order_of_reserves_hangs_on_it() -> None:
    for reserves, matters in ((0, False), (1, True)):
        announced = where_it_matters(rules(CutoffMode.STRICT_PREFIX, budget=100, reserves=reserves))
        assert bool(only(announced).open_ties) is matters


def test_a_full_group_makes_a_tie_matter_only_within_it() -> None:
    announced = where_it_matters(rules(CutoffMode.SEATS, seats=3, group_limits=LIMITS))
    assert not only(announced, inside="ab").open_ties  # b is out and c is in, whoever is first
    assert only(announced, inside="bc").open_ties


def test_in_a_track_with_a_minimum_share_every_tie_matters() -> None:
    shares = (MinimumShare(MAIN, GroupId("inside"), NAME, seats=1),)
    assert only(where_it_matters(rules(CutoffMode.SEATS, seats=3, minimum_shares=shares))).open_ties
