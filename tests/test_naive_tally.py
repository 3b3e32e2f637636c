"""The second computation, checked against figures that were worked out by hand or published."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest

from tests.naive_tally import half_up, tally

FLAT: dict[str, Any] = {
    "leaves": {"A": ["A1"], "B": ["B1"]},
    "method": "trimmed_mean",
    "drop_each_end": 1,
    "trim_from": 3,
    "places": 4,
    "bonus_cap": 500,
    "total_cap": 10_000,
    "thresholds": [],
    "ladder": [
        {"by": "criterion_mean", "criterion": "B"},
        {"by": "committee_vote", "rounds": 2},
        {"by": "lot"},
    ],
    "tracks": {"one": {"budget": 6_000, "cap": 10_000, "matching": False, "reserves": 3}},
    "bands": [],
    "unit": 1,
    "cutoff": "partial_last",
    "min_ratio": Fraction(7, 10),
    "minimum_shares": [],
}


def project(**facts: Any) -> dict[str, Any]:
    return {"track": "one", "groups": [], "bodies": [(1000, None)], "requested": 1000} | facts


def ballots(totals: Sequence[int]) -> dict[str, list[int]]:
    return {str(seat): [total * 50, total * 50] for seat, total in enumerate(totals, 1)}


def scores_of(totals: Sequence[int], rules: dict[str, Any] | None = None, **facts: Any) -> dict[str, Any]:
    seats = [str(seat) for seat in range(1, len(totals) + 1)]
    result = tally(rules or FLAT, {"P": project(**facts)}, seats, {"P": ballots(totals)})
    found: dict[str, Any] = result["projects"]["P"]
    return found


def ranked(wanted: dict[str, tuple[int, int]], **decided: Any) -> dict[str, Any]:
    """Rank projects by (total, of which B) from one ballot each."""
    projects = {one: project() for one in wanted}
    marks = {one: {"1": [total - spread, spread]} for one, (total, spread) in wanted.items()}
    found: dict[str, Any] = tally(FLAT, projects, ["1"], marks, **decided)["tracks"]["one"]
    return found


def test_of_equal_extremes_one_is_dropped_and_the_lowest_seat_is_named() -> None:
    scores = scores_of([95, 95, 90, 88, 80, 80, 76])
    assert scores["mean"] == Fraction("86.6")
    assert scores["dropped"] == {"highest": ["1"], "lowest": ["7"]}


def test_below_the_smallest_number_of_ballots_nobody_is_dropped() -> None:
    scores = scores_of([90, 80, 70, 61], FLAT | {"trim_from": 6})
    assert scores["mean"] == Fraction("75.25")
    assert scores["dropped"] == {"highest": [], "lowest": []}


def test_penalties_come_after_the_mean_and_the_bonus_is_capped() -> None:
    assert scores_of([90, 88, 86, 84, 70], penalty=300)["final"] == 83
    assert scores_of([90, 88, 86, 84, 70], bonus=700)["final"] == 91
    assert scores_of([99, 99, 99], bonus=200)["final"] == 100


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [("84.125", 2, "84.13"), ("2.675", 2, "2.68"), ("79.99495", 4, "79.9950"), ("79.99495", 2, "79.99")],
)
def test_halves_go_up_and_a_value_is_rounded_once(value: str, places: int, rounded: str) -> None:
    assert half_up(Fraction(value), places) == Fraction(rounded)


def test_a_threshold_looks_at_the_printed_or_at_the_exact_value() -> None:
    gate = {"of": "final", "minimum": Fraction(70), "relation": "at_least"}
    for places, measured, passed in ((2, "rounded", True), (2, "exact", False), (4, "rounded", False)):
        rules = FLAT | {"places": places, "method": "mean", "thresholds": [gate | {"measured": measured}]}
        marks = {str(seat): [3500, 3500 - (seat == 1)] for seat in range(1, 3)}
        scores = tally(rules, {"P": project()}, ["1", "2"], {"P": marks})["projects"]["P"]
        assert scores["passed"] is passed


def test_a_project_without_a_ballot_is_unscored_and_not_zero() -> None:
    scores = tally(FLAT, {"P": project()}, ["1"], {})["projects"]["P"]
    assert (scores["final"], scores["reasons"]) == (None, ["unscored"])


def test_a_group_that_splits_goes_on_with_the_next_rung() -> None:
    wanted = {"P": (8000, 4000), "Q": (8000, 4100), "R": (8000, 4000)}
    rounds = [{"tied": ["P", "R"], "round": number, "votes": {"P": 5, "R": 5}} for number in (1, 2)]
    found = ranked(wanted, votes=rounds, lots=[{"tied": ["P", "R"], "order": ["R", "P"]}])
    assert found["ranks"] == {"Q": 1, "R": 2, "P": 3}
    assert [tie["by"] for tie in found["ties"]] == ["B", "lot"]


def test_an_open_tie_shares_its_rank_and_the_next_one_is_left_out() -> None:
    found = ranked({"P": (8000, 4000), "Q": (8000, 4000), "R": (7000, 4000)})
    assert found["ranks"] == {"P": 1, "Q": 1, "R": 3}
    assert (found["undecided"], found["selection"]) == ([["P", "Q"]], None)


def test_a_vote_needs_more_than_half_of_all_votes_given() -> None:
    tied = {"P": (8000, 4000), "Q": (8000, 4000)}
    first = {"tied": ["P", "Q"], "round": 1, "votes": {"P": 7, "Q": 6}, "abstained": 1, "invalid": 0}
    second = {"tied": ["P", "Q"], "round": 2, "votes": {"P": 6, "Q": 8}}
    assert ranked(tied, votes=[first])["undecided"] == [["P", "Q"]]
    assert ranked(tied, votes=[first, second])["ranks"] == {"Q": 1, "P": 2}


def money(requests: dict[str, int], **rules: Any) -> dict[str, int]:
    projects = {one: project(requested=won, bodies=[(won, None)]) for one, won in requests.items()}
    marks = {one: {"1": [5000 - place, 4000]} for place, one in enumerate(requests)}
    found: dict[str, int] = tally(FLAT | rules, projects, ["1"], marks)["tracks"]["one"]["selection"]["money"]
    return found


REQUESTS = {"P": 2500, "Q": 2000, "R": 1800, "S": 1000}


def test_the_last_one_gets_the_rest_if_that_is_enough() -> None:
    assert money(REQUESTS) == {"P": 2500, "Q": 2000, "R": 1500}


def test_where_the_rest_is_too_little_the_line_stops_and_nobody_leaps_ahead() -> None:
    assert money(REQUESTS, min_ratio=Fraction(9, 10)) == {"P": 2500, "Q": 2000}
    assert money(REQUESTS, cutoff="strict_prefix") == {"P": 2500, "Q": 2000}


def test_swapping_goes_on_until_the_minimum_share_is_met() -> None:
    groups = {"P": [], "Q": [], "R": [], "S": ["in"], "T": ["in"]}
    projects = {one: project(groups=inside, requested=2000) for one, inside in groups.items()}
    marks = {one: {"1": [5000 - place, 4000]} for place, one in enumerate(groups)}
    rules = FLAT | {"minimum_shares": [{"track": "one", "group": "in", "percent": 60}]}
    selection = tally(rules, projects, ["1"], marks)["tracks"]["one"]["selection"]
    assert [(swap["leaves"], swap["comes"]) for swap in selection["swaps"]] == [("R", "S"), ("Q", "T")]
    assert list(selection["money"]) == ["P", "S", "T"]
    assert selection["reserves"] == ["Q", "R"]


def test_a_share_that_nobody_is_left_to_meet_is_reported() -> None:
    rules = FLAT | {"minimum_shares": [{"track": "one", "group": "in", "percent": 50}]}
    selection = tally(rules, {"P": project()}, ["1"], {"P": ballots([80])})["tracks"]["one"]["selection"]
    assert (selection["unmet"], list(selection["money"])) == (["in"], ["P"])
