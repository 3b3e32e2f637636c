"""The five ways in which money ends (the regulation's own example), seats, full groups, rates of a consortium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from committee_app.case.findings import Finding
from committee_app.case.identifiers import GroupId, ItemId, Won
from committee_app.case.programme import (
    AmountGrade,
    Consortium,
    CutoffMode,
    GroupLimit,
    MinimumShare,
    Programme,
    SelectionRule,
    Track,
)
from committee_app.scoring.funding import entitlement
from committee_app.scoring.results import Selected, SelectionStatus, TrackTally
from committee_app.scoring.tally import tally
from tests.scoring.books import MAIN, MATCHING, MILLION, NAME, book, programme, proposal, track

REQUESTS = (2_500, 2_000, 1_800, 1_000)


def only(rules: Programme, requests: Sequence[int] = REQUESTS, groups: Sequence[Sequence[str]] = ()) -> TrackTally:
    names = [str(rank) for rank in range(1, len(requests) + 1)]
    inside = list(groups) or [()] * len(names)
    proposals = [
        proposal(name, requested=won, groups=its_groups)
        for name, won, its_groups in zip(names, requests, inside, strict=True)
    ]
    marks = {name: [90 - 2 * rank] for rank, name in enumerate(names)}
    (result,) = tally(book(replace(rules), marks, proposals=proposals)).tracks
    return result


def with_cutoff(cutoff: CutoffMode, *, seats: int = 0, **rule: object) -> Programme:
    given = {"min_ratio": Fraction("0.7")} | rule
    selection = SelectionRule(cutoff, **given)  # type: ignore[arg-type]
    budget = 0 if cutoff is CutoffMode.SEATS else 6_000
    return replace(
        programme(tracks=[replace(track(budget=budget, cap=6_000), seats=seats, reserves=0)]), selection=selection
    )


def money(result: TrackTally) -> dict[str, int]:
    chosen = {SelectionStatus.SELECTED, SelectionStatus.PARTIAL}
    return {line.proposal: line.money.national for line in result.lines if line.status in chosen}


def reason(result: TrackTally, name: str) -> Selected:
    return next(line for line in result.lines if line.proposal == name)


@pytest.mark.parametrize(
    ("cutoff", "given", "left"),
    [
        (CutoffMode.STRICT_PREFIX, {"1": 2_500, "2": 2_000}, 1_500),
        (CutoffMode.PARTIAL_LAST, {"1": 2_500, "2": 2_000, "3": 1_500}, 0),
        (CutoffMode.SKIP_AND_FILL, {"1": 2_500, "2": 2_000, "4": 1_000}, 500),
        (CutoffMode.PROPORTIONAL_CUT, {"1": 2_054, "2": 1_643, "3": 1_479, "4": 821}, 3),
    ],
)
def test_a_budget_of_6000_ends_as_the_regulation_says(cutoff: CutoffMode, given: dict[str, int], left: int) -> None:
    result = only(with_cutoff(cutoff))
    assert money(result) == given
    assert result.left == left


def test_who_is_passed_over_and_who_is_cut_are_told_why() -> None:
    skipped = reason(only(with_cutoff(CutoffMode.SKIP_AND_FILL)), "3")
    assert [dict(step.params) for step in skipped.reasons] == [{"entitled": 1_800, "rest": 1_500}]
    cut = reason(only(with_cutoff(CutoffMode.PROPORTIONAL_CUT)), "4")
    assert cut.status is SelectionStatus.PARTIAL
    assert dict(cut.reasons[0].params) == {"entitled": 1_000, "wanted": 7_300, "budget": 6_000, "national": 821}


def test_nothing_is_cut_where_the_budget_is_enough_and_a_cut_goes_to_the_unit() -> None:
    enough = only(with_cutoff(CutoffMode.PROPORTIONAL_CUT), requests=(2_000, 1_000))
    assert (money(enough), enough.left) == ({"1": 2_000, "2": 1_000}, 3_000)
    units = only(with_cutoff(CutoffMode.PROPORTIONAL_CUT, unit=Won(100)))
    assert money(units) == {"1": 2_000, "2": 1_600, "3": 1_400, "4": 800}


def test_fixed_amounts_follow_the_grade_of_the_final() -> None:
    grades = (("S", 90, 3_000), ("A", 86, 2_000))
    amounts = tuple(AmountGrade(ItemId(name), Fraction(least), Won(won)) for name, least, won in grades)
    result = only(with_cutoff(CutoffMode.GRADE_AMOUNT, amounts=amounts))
    assert money(result) == {"1": 3_000, "2": 2_000}  # 90 and 88; 86 would be 2,000 more than is left
    assert [step.code for step in reason(result, "3").reasons] == ["selection.does_not_fit"]
    assert [step.code for step in reason(result, "4").reasons] == ["selection.no_amount"]
    assert reason(result, "1").money.steps[0].code == "money.amount_of_grade"


def test_seats_limit_any_list_and_may_be_all_there_is() -> None:
    assert money(only(with_cutoff(CutoffMode.STRICT_PREFIX, seats=1))) == {"1": 2_500}
    result = only(with_cutoff(CutoffMode.SEATS, seats=3))
    assert money(result) == {"1": 0, "2": 0, "3": 0}
    assert dict(reason(result, "3").reasons[0].params) == {"place": 3, "seats": 3}
    assert reason(result, "4").reasons[0].code == "selection.no_seat_left"


def test_a_full_group_is_passed_over() -> None:
    limits = (GroupLimit(MAIN, GroupId("big"), NAME, 1),)
    result = only(
        with_cutoff(CutoffMode.SEATS, seats=2, group_limits=limits), groups=[("big",), ("big",), (), ("big",)]
    )
    assert list(money(result)) == ["1", "3"]
    assert dict(reason(result, "2").reasons[0].params) == {"group": "big", "most": 1}
    assert reason(result, "4").reasons[0].code == "selection.no_seat_left"


def test_a_minimum_in_seats_makes_others_give_way() -> None:
    shares = (MinimumShare(MAIN, GroupId("small"), NAME, seats=1),)
    rules = with_cutoff(CutoffMode.SEATS, seats=2, minimum_shares=shares)
    result = only(rules, groups=[(), (), (), ("small",)])
    assert list(money(result)) == ["1", "4"]
    assert [(moved.out, moved.came_in) for moved in result.displacements] == [("2", "4")]
    marks = {name: [90 - number] for number, name in enumerate("ab")}
    assert tally(book(replace(rules), marks)).findings[-1] == Finding.of(
        "share.seats_not_met", track="main", group="small", seats=1, inside=0
    )


def test_whom_a_full_group_keeps_out_does_not_come_in_for_anothers_sake() -> None:
    shares = (MinimumShare(MAIN, GroupId("small"), NAME, seats=1),)
    limits = (GroupLimit(MAIN, GroupId("big"), NAME, 1),)
    rules = with_cutoff(CutoffMode.SEATS, seats=3, minimum_shares=shares, group_limits=limits)
    result = only(rules, groups=[("big",), (), ("big", "small"), ()])
    assert list(money(result)) == ["1", "2", "4"]
    assert result.displacements == ()


def test_the_lead_bodys_rate_may_hold_for_all() -> None:
    shares = [(100 * MILLION, "52.3"), (100 * MILLION, "8.0")]
    joint = proposal("p", requested=None, bodies=shares)
    matched = Track(MAIN, NAME, Won(1_000 * MILLION), Won(1_000 * MILLION), matching=True)
    assert entitlement(joint, matched, MATCHING).entitled == 130 * MILLION
    lead = replace(MATCHING, consortium=Consortium.LEAD)
    assert entitlement(joint, matched, lead).entitled == 100 * MILLION


def test_a_minimum_that_is_met_asks_for_nobody_more() -> None:
    shares = (MinimumShare(MAIN, GroupId("small"), NAME, seats=1),)
    rules = with_cutoff(CutoffMode.SEATS, seats=2, minimum_shares=shares)
    assert list(money(only(rules, groups=[(), (), ("small",), ("small",)]))) == ["1", "3"]
    assert only(rules, groups=[(), ("small",), ("small",), ()]).displacements == ()
