"""Where two projects part, and the whole account of one: what is said agrees with the ranking, rung by rung."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.ballots import ChairChoice, Facts, ScoreBook
from committee_app.case.identifiers import GroupId, ItemId, Points, ProposalId, Won
from committee_app.case.programme import (
    Aggregation,
    BallotValue,
    CutoffMode,
    EnteredItem,
    Method,
    Rounding,
    Threshold,
    TieBreak,
    TieStep,
    TieStepKind,
)
from committee_app.desks.words import wording
from committee_app.scoring.explaining.parting import PartedAt, Parting, parting
from committee_app.scoring.explaining.places import UnknownProposalError, rank_of, stands_above, track_with
from committee_app.scoring.explaining.why import why
from committee_app.scoring.results import Step, Tally
from committee_app.scoring.tally import tally
from tests.scoring.books import (
    LOT,
    NAME,
    VOTE,
    book,
    criteria,
    drawn_by_hand,
    ids,
    mean_of,
    programme,
    proposal,
    track,
    vote,
)
from tests.scoring.small_books import books, settled
from tests.scoring.wide_books import wide_books

CHOICES = st.lists(st.integers(0, 99), max_size=30)
A, B, C = ids("a", "b", "c")


def parted(tried: ScoreBook, upper: ProposalId = A, lower: ProposalId = B) -> Parting:
    return parting(tried, tally(tried), upper, lower)


def shown(found: Parting) -> tuple[object, ...]:
    return found.upper, found.at, found.difference


def codes(steps: Sequence[Step]) -> list[str]:
    return [step.code.removeprefix("explained.") for step in steps]


# ── laws ───────────────────────────────────────────────────────────────────────────────────
def check_all(tried: ScoreBook) -> None:
    official = tally(tried)
    names = [one.id for one in tried.proposals]
    for one in names:
        assert all(wording("ko").say(step.code, step.params) for step in why(official, one))
        for other in names:
            if one != other:
                check_two(tried, official, one, other)


def check_two(tried: ScoreBook, official: Tally, one: ProposalId, other: ProposalId) -> None:
    found = parting(tried, official, one, other)
    assert all(wording("en").say(step.code, step.params) for step in found.steps)
    tracks = {each.id: each.track for each in tried.proposals}
    result = track_with(official, tracks[one])
    if found.at is PartedAt.TRACKS:
        assert tracks[one] != tracks[other]
        return
    assert result is not None
    apart = stands_above(result, found.upper, found.lower)
    assert apart is (found.at not in {PartedAt.NOWHERE, PartedAt.WITHOUT_RANK})
    assert not stands_above(result, found.lower, found.upper)
    if None not in [rank_of(result, each) for each in (one, other)]:
        finals = [official.projects[each].final or 0 for each in (found.upper, found.lower)]
        assert found.difference == abs(finals[0] - finals[1])
        by_number = found.at in {PartedAt.QUALITY, PartedAt.ADDED, PartedAt.BONUS}
        assert by_number is (finals[0] != finals[1])
        assert (found.rung is not None) is (apart and not by_number)
    if apart:
        assert parting(tried, official, other, one) == found


@given(books(), CHOICES)
def test_parting_agrees_with_the_ranking(fine: ScoreBook, choices: list[int]) -> None:
    check_all(settled(fine, choices, most=len(choices)))


@given(wide_books(), CHOICES)
def test_so_it_does_under_any_rules(fine: ScoreBook, choices: list[int]) -> None:
    check_all(settled(fine, choices, most=len(choices)))


@given(st.one_of(books(), wide_books()), CHOICES)
def test_an_account_holds_all_that_the_tally_derived(fine: ScoreBook, choices: list[int]) -> None:
    official = tally(settled(fine, choices))
    for one, score in official.projects.items():
        told = why(official, one)
        assert told[: len(score.derivation)] == score.derivation
        for result in official.tracks:
            for line in result.lines:
                if line.proposal == one:
                    assert set(line.reasons) <= set(told)
                    assert line.rank is None or set(line.money.steps) <= set(told)
                    assert [step.fact("rank") for step in told if step.code == "explained.rank"] == (
                        [] if line.rank is None else [line.rank]
                    )


# ── by hand ────────────────────────────────────────────────────────────────────────────────
def test_the_ballots_part_two_and_the_criteria_say_where() -> None:
    rules = programme(groups=criteria(A={"A1": 50}, B={"B1": 30, "B2": 20}))
    found = parted(book(rules, {"a": [(40, 30, 5)], "b": [(45, 10, 10)]}))
    assert shown(found)[1:] == (PartedAt.QUALITY, 10)
    assert codes(found.steps) == ["apart_by_quality", "criterion_ahead", "criterion_ahead", "final_difference"]
    ahead = [(step.fact("of"), step.fact("proposal"), step.fact("difference")) for step in found.steps[1:3]]
    assert ahead == [("B", "a", 15), ("A", "b", 5)]


def test_a_penalty_parts_two_that_the_ballots_left_the_other_way_round() -> None:
    fined = book(
        programme(), {"a": [80], "b": [81]}, proposals=[proposal("a"), proposal("b", penalty=[("penalty", 3)])]
    )
    found = parting(fined, tally(fined), ProposalId("a"), ProposalId("b"))
    assert codes(found.steps) == ["quality_otherwise", "apart_by_bonus", "final_difference"]
    assert {80, 78} <= set(found.steps[1].values)


def test_a_bonus_parts_two_that_the_ballots_left_equal_or_the_other_way_round() -> None:
    marks = {"a": [80], "b": [81]}
    turned = book(programme(), marks, proposals=[proposal("a", bonus=[("bonus", 2)]), proposal("b")])
    found = parted(turned, B, A)
    assert shown(found) == (A, PartedAt.BONUS, 1)
    assert codes(found.steps) == ["quality_otherwise", "apart_by_bonus", "final_difference"]
    equal = parted(replace(turned, marks={**turned.marks, B: turned.marks[A]}))
    assert codes(equal.steps)[0] == "quality_equal"


def test_an_entered_item_parts_two() -> None:
    rules = replace(programme(groups=criteria(A={"A1": 90})), entered=(EnteredItem(ItemId("i"), NAME, Points(10_00)),))
    facts = {one: Facts(entered=((ItemId("i"), Points(given)),)) for one, given in ((A, 9_00), (B, 5_00))}
    found = parted(replace(book(rules, {"a": [80], "b": [82]}), facts=facts))
    assert shown(found)[1:] == (PartedAt.ADDED, 2)


def test_a_gate_and_a_missing_number_part_two_without_a_comparison() -> None:
    rules = programme(thresholds=[Threshold(ItemId("f"), "final", Fraction(70))])
    gated = parted(book(rules, {"a": [80], "b": [60]}), B, A)
    assert shown(gated) == (A, PartedAt.GATE, 20)
    assert [step.code for step in gated.steps] == ["explained.apart_by_gate", "derivation.gate_failed"]
    unscored = parted(book(rules, {"a": [80], "b": [None]}))
    assert shown(unscored)[1:] == (PartedAt.LACK, None)
    assert [step.code for step in unscored.steps] == ["explained.apart_by_lack", "derivation.nobody_scored"]
    both = parted(book(rules, {"a": [60], "b": [None]}))
    assert (both.at, codes(both.steps)) == (PartedAt.WITHOUT_RANK, ["both_without_rank"])


def test_a_tie_that_only_rounding_made_says_so() -> None:
    rules = programme(aggregation=Aggregation(Method.MEAN, 0, 0, Rounding(0)))
    found = parted(book(rules, {"a": ["80.2"], "b": ["80.1"]}))
    assert shown(found)[1:] == (PartedAt.NOWHERE, 0)
    assert codes(found.steps) == ["finals_equal", "equal_only_rounded", "share_a_rank", "tie_waits"]
    exact = [found.steps[1].fact(name) for name in ("upper_value", "lower_value")]
    assert exact == [Fraction("80.2"), Fraction("80.1")]


def test_each_rung_is_told_until_one_parts_them() -> None:
    rules = programme(groups=criteria(A={"A1": 50}, B={"B1": 30, "B2": 20}), chain=[mean_of("A"), mean_of("B1"), LOT])
    found = parted(book(rules, {"a": [(40, 25, 15)], "b": [(40, 24, 16)]}))
    assert (found.at, codes(found.steps)) == (
        PartedAt.RUNG,
        ["finals_equal", "rung_left_them_criterion", "apart_by_criterion"],
    )
    assert [found.steps[2].fact(name) for name in ("of", "upper_value", "lower_value")] == ["B1", 25, 24]
    assert found.rung is not None


PEOPLE = [
    (VOTE, {"votes": (vote(1, a=5, b=3),)}, PartedAt.VOTE, "apart_by_vote", (5, 3)),
    (LOT, {"lots": (drawn_by_hand("a", "b"),)}, PartedAt.LOT, "apart_by_order", (1, 2)),
    (
        TieStep(TieStepKind.CHAIR),
        {"choices": (ChairChoice(ids("a", "b"), ids("a", "b"), "가상의 사유"),)},
        PartedAt.CHAIR,
        "apart_by_order",
        (1, 2),
    ),
]


@pytest.mark.parametrize(("rung", "decisions", "at", "code", "values"), PEOPLE)
def test_people_part_two(
    rung: TieStep, decisions: dict[str, object], at: PartedAt, code: str, values: tuple[int, int]
) -> None:
    tied = book(programme(chain=[rung, LOT]), {"a": [80], "b": [80]})
    found = parted(replace(tied, **decisions), B, A)  # type: ignore[arg-type]
    assert (found.upper, found.at, codes(found.steps)) == (A, at, ["finals_equal", code])
    assert (found.steps[1].fact("upper_value"), found.steps[1].fact("lower_value")) == values


FACTS = [
    (TieStep(TieStepKind.PRICE), "apart_by_price"),
    (TieStep(TieStepKind.GROUP, group=GroupId("inside")), "apart_by_group"),
    (TieStep(TieStepKind.COVERAGE, groups=(GroupId("inside"),)), "apart_by_coverage"),
    (TieStep(TieStepKind.RECEIVED), "apart_by_receipt"),
    (TieStep(TieStepKind.COUNT_BACK), "apart_by_count"),
    (TieStep(TieStepKind.MARKS_GIVEN), "apart_by_value"),
    (TieStep(TieStepKind.SPREAD), "apart_by_value"),
]


@pytest.mark.parametrize(("rung", "code"), FACTS)
def test_facts_part_two(rung: TieStep, code: str) -> None:
    """a has the lower bid, the group, the earlier receipt; b has more top marks, more who gave any, less spread."""
    asks = [
        replace(proposal("a", groups=["inside"]), received="2026-02-13 10:00"),
        replace(proposal("b"), received="2026-02-13 11:00"),
    ]
    facts = {A: Facts(price=Won(90)), B: Facts(price=Won(91))}
    tied = replace(book(programme(chain=[rung, LOT]), {"a": [60, 0], "b": [30, 30]}, proposals=asks), facts=facts)
    found = parted(tied)
    assert (found.at, codes(found.steps)) == (PartedAt.RUNG, ["finals_equal", code])
    first = B if rung.by in {TieStepKind.MARKS_GIVEN, TieStepKind.SPREAD} else A
    assert found.upper == first


def test_a_rung_that_left_two_together_is_told_too() -> None:
    tied = book(programme(chain=[TieStep(TieStepKind.MARKS_GIVEN), LOT]), {"a": [80], "b": [80]})
    assert codes(parted(tied).steps) == ["finals_equal", "rung_left_them", "share_a_rank", "tie_waits"]


def test_a_rank_shared_for_good_waits_for_nobody() -> None:
    rules = programme(cutoff=CutoffMode.SEATS, tracks=[replace(track(), seats=2)], matching=None)
    for_good = replace(rules, tie_break=TieBreak((TieStep(TieStepKind.SHARED),)))
    tied = book(for_good, {"a": [80], "b": [80]})
    assert codes(parted(tied).steps) == ["finals_equal", "share_a_rank"]
    assert [code for code in codes(why(tally(tied), A)) if "rank" in code or "tie" in code] == [
        "tied_with",
        "rank",
        "rank_shared",
    ]
    with_others = [one.fact("others") for one in why(tally(tied), A) if "others" in one.names]
    assert with_others == [(B,), (B,)]


def test_the_lowest_sum_of_places_stands_above() -> None:
    rule = Aggregation(Method.SUM, 0, 0, Rounding(1), counts=BallotValue.RANKS)
    found = parted(book(programme(aggregation=rule), {"a": [70, 70], "b": [80, 80]}))
    assert shown(found) == (B, PartedAt.QUALITY, 2)


def test_projects_of_two_tracks_are_not_compared() -> None:
    rules = programme(tracks=[track(), track(name="side")])
    asks = [proposal("a"), proposal("b", track="side"), proposal("c", track="nowhere")]
    apart = book(rules, {"a": [80], "b": [70], "c": [60]}, proposals=asks)
    for one, other in ((A, B), (C, A), (A, C)):
        found = parted(apart, one, other)
        assert (found.at, codes(found.steps)) == (PartedAt.TRACKS, ["other_tracks"])
        assert found.difference is None
    assert why(tally(apart), C) == tally(apart).projects[C].derivation


def test_an_unknown_project_is_refused() -> None:
    known = book(programme(), {"a": [80], "b": [70]})
    with pytest.raises(UnknownProposalError, match="'c'"):
        parted(known, A, C)
    with pytest.raises(UnknownProposalError, match="'c'"):
        why(tally(known), C)


def test_an_account_tells_the_tie_the_rank_and_what_is_waited_for() -> None:
    rules = programme(groups=criteria(A={"A1": 50}, B={"B1": 50}), chain=[mean_of("A"), VOTE, LOT])
    tied = book(rules, {"a": [(40, 40)], "b": [(40, 40)], "c": [(30, 50)], "d": [(10, 10)]})
    told = codes(why(tally(tied), A))
    assert told[-5:] == ["tied_with", "rung_criterion", "rank", "rank_shared", "tie_waits"]
    assert codes(why(tally(tied), ProposalId("d")))[-2:] == ["rank", "waits_for_ties"]
    voted = replace(tied, votes=(vote(1, a=2, b=2), vote(2, a=3, b=1)))
    told = codes(why(tally(voted), A))
    assert [code for code in told if code.startswith(("rung", "tie"))] == [
        "tied_with",
        "rung_criterion",
        "rung_without_effect",
        "rung",
    ]
    assert told[-1] == "selection.within_budget"
