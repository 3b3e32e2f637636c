"""The minimum share: who gives way to whom, told from the ranking of one track.

Proposals are written as "i" (inside the favoured group) or "o" (outside) with their rank and request.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.findings import Finding
from committee_app.case.programme import CutoffMode, MinimumShare
from committee_app.scoring.results import Displacement, SelectionStatus, Tally, TrackTally
from committee_app.scoring.tally import tally
from tests.scoring.books import book, ids, programme, proposal, share, track

NAMES = "abcdefghij"
(B, D) = ids("b", "d")


def ranked(
    *requests: tuple[str, int],
    budget: int,
    shares: Sequence[MinimumShare] = (share(50),),
    cutoff: CutoffMode = CutoffMode.PARTIAL_LAST,
) -> Tally:
    """Return the tally of proposals a, b, c, ... by rank, each (groups, request); "i" is inside, "n" in another."""
    named = {"i": "inside", "n": "near", "o": ""}
    proposals = [
        proposal(name, requested=won, groups=[named[letter] for letter in where])
        for name, (where, won) in zip(NAMES, requests, strict=False)
    ]
    marks = {str(one.id): [90 - place] for place, one in enumerate(proposals)}
    rules = programme(tracks=[track(budget, reserves=2)], shares=shares, cutoff=cutoff, size=1)
    return tally(book(rules, marks, proposals=proposals))


def only(result: Tally) -> TrackTally:
    (found,) = result.tracks
    return found


def money(result: Tally) -> dict[str, int]:
    return {line.proposal: line.money.national for line in only(result).lines if line.money.national}


def test_a_share_that_is_met_moves_nobody() -> None:
    result = ranked(("i", 100), ("o", 100), ("i", 100), budget=200)
    assert money(result) == {"a": 100, "b": 100}
    assert only(result).displacements == ()
    assert result.findings == ()


def test_the_last_outside_gives_way_to_the_best_inside() -> None:
    result = ranked(("o", 100), ("o", 100), ("o", 100), ("i", 100), ("i", 100), budget=200)
    assert only(result).displacements == (Displacement("inside", B, D, ids("a", "b"), ids("a", "d")),)
    assert money(result) == {"a": 100, "d": 100}
    lines = {str(line.proposal): line for line in only(result).lines}
    assert lines["d"].reasons[0].params == (("group", "inside"), ("instead_of", ids("b")))
    assert lines["b"].reasons[0].params == (("group", "inside"), ("to", "d"))
    assert (lines["b"].status, lines["b"].reserve_order) == (SelectionStatus.RESERVE, 1)
    assert (lines["c"].status, lines["c"].reserve_order) == (SelectionStatus.RESERVE, 2)
    assert lines["e"].status is SelectionStatus.NOT_SELECTED
    assert [(line.proposal, line.cumulative) for line in only(result).lines] == [
        ("a", 100),
        ("b", 100),
        ("c", 100),
        ("d", 200),
        ("e", 200),
    ]


def test_one_after_another_gives_way_until_the_share_is_met() -> None:
    result = ranked(("o", 50), ("o", 50), ("o", 50), ("o", 50), ("i", 50), ("i", 50), budget=200)
    assert [(moved.out, moved.came_in) for moved in only(result).displacements] == [("d", "e"), ("c", "f")]
    assert only(result).displacements[1].selected_before == ids("a", "b", "c", "e")
    assert money(result) == {"a": 50, "b": 50, "e": 50, "f": 50}


def test_a_share_that_cannot_be_met_is_said_with_its_numbers() -> None:
    result = ranked(("o", 50), ("o", 50), ("o", 50), ("i", 50), budget=150, shares=[share(60)])
    assert money(result) == {"a": 50, "b": 50, "d": 50}
    assert result.findings == (
        Finding.of("share.not_met", track="main", group="inside", percent=60, inside=1, selected=3),
    )


def test_money_that_an_exchange_sets_free_goes_to_nobody_else() -> None:
    result = ranked(("o", 50), ("o", 150), ("o", 40), ("i", 50), budget=200)
    assert money(result) == {"a": 50, "d": 50}
    assert only(result).left == 100


def test_one_who_was_funded_in_part_gets_what_an_exchange_sets_free() -> None:
    result = ranked(("o", 100), ("o", 60), ("i", 100), ("i", 60), budget=230)
    assert money(result) == {"a": 100, "c": 100}  # c had 70 of 100; d finds 30 of 60 and is too late
    (moved,) = only(result).displacements[:1]
    assert (moved.out, moved.came_in) == ("b", "d")


def test_a_newcomer_may_be_funded_in_part() -> None:
    result = ranked(("o", 100), ("o", 80), ("i", 100), budget=180)
    assert money(result) == {"a": 100, "c": 80}
    line = only(result).lines[2]
    assert line.status is SelectionStatus.PARTIAL
    assert [step.code for step in line.reasons] == ["selection.came_in", "selection.partial"]


def test_a_newcomer_whom_the_rest_does_not_reach_waits_for_the_next_to_give_way() -> None:
    result = ranked(("o", 90), ("o", 30), ("i", 80), budget=120, shares=[share(40)])
    moved = only(result).displacements
    assert [(one.out, one.came_in, one.selected_after) for one in moved] == [
        ("b", "c", ids("a")),
        ("a", "c", ids("c")),
    ]
    assert money(result) == {"c": 80}
    assert only(result).lines[2].reasons[0].fact("instead_of") == ids("b", "a")


def test_a_newcomer_whom_the_rest_never_reaches_is_not_selected_and_reads_why() -> None:
    result = ranked(("i", 90), ("o", 15), ("o", 15), ("i", 80), budget=120)
    assert money(result) == {"a": 90, "b": 15}
    line = only(result).lines[3]
    assert line.reasons[0].code == "selection.rest_too_small"
    assert dict(line.reasons[0].params)["rest"] == 15


def test_a_strict_prefix_holds_after_an_exchange_too() -> None:
    result = ranked(("o", 100), ("o", 80), ("i", 100), budget=180, cutoff=CutoffMode.STRICT_PREFIX)
    assert money(result) == {"c": 100}
    assert [moved.out for moved in only(result).displacements] == ["b", "a"]


def test_nobody_selected_owes_no_share() -> None:
    result = ranked(("o", 500), ("i", 500), budget=100)
    assert money(result) == {}
    assert result.findings == ()


def test_a_share_of_another_track_moves_nobody_here() -> None:
    result = ranked(("o", 100), ("i", 100), budget=100, shares=[share(100, name="elsewhere")])
    assert money(result) == {"a": 100}


def test_a_share_that_a_later_one_breaks_is_reported() -> None:
    shares = [share(100), share(100, group="near")]
    result = ranked(("o", 100), ("i", 100), ("n", 100), budget=100, shares=shares)
    assert [(moved.out, moved.came_in) for moved in only(result).displacements] == [("a", "b"), ("b", "c")]
    assert result.findings == (
        Finding.of("share.not_met", track="main", group="inside", percent=100, inside=0, selected=1),
    )


def test_one_who_gave_way_under_one_share_may_come_back_under_another() -> None:
    shares = [share(100), share(100, group="near")]
    result = ranked(("n", 100), ("in", 100), budget=100, shares=shares)
    assert money(result) == {"b": 100}
    back = ranked(("n", 100), ("i", 100), budget=100, shares=shares)
    assert money(back) == {"a": 100}
    assert [step.code for step in only(back).lines[0].reasons] == ["selection.came_in", "selection.within_budget"]


def test_one_whom_a_better_ranked_newcomer_pushes_off_the_money_reads_why() -> None:
    # The first share brings d in past c; the second brings c in, and then the money does not reach d.
    shares = [share(50), share(100, group="near")]
    result = ranked(("o", 50), ("o", 50), ("n", 100), ("in", 50), budget=100, shares=shares)
    assert money(result) == {"c": 100}
    moved = [(one.out, one.came_in, one.selected_after) for one in only(result).displacements]
    assert moved == [("b", "d", ids("a", "d")), ("a", "c", ids("c"))]
    why = only(result).lines[3].reasons[0]
    assert (why.code, why.fact("rest")) == ("selection.rest_too_small", 0)


@pytest.mark.parametrize("percent", [34, 50, 51, 67, 100])
def test_the_share_is_measured_without_rounding(percent: int) -> None:
    result = ranked(
        ("i", 10), ("o", 10), ("o", 10), ("i", 10), ("i", 10), ("i", 10), budget=30, shares=[share(percent)]
    )
    inside = sum(1 for name in money(result) if name in "adef")
    assert inside * 100 >= percent * 3
    assert (inside - 1) * 100 < percent * 3


@given(
    st.lists(st.tuples(st.sampled_from(["o", "i", "n", "in"]), st.integers(1, 120)), min_size=1, max_size=9),
    st.integers(0, 400),
    st.lists(st.tuples(st.sampled_from(["inside", "near"]), st.integers(1, 100)), min_size=1, max_size=2),
    st.sampled_from(CutoffMode),
)
def test_exchanges_end_within_the_budget_and_say_what_they_did(
    requests: list[tuple[str, int]], budget: int, shares: list[tuple[str, int]], cutoff: CutoffMode
) -> None:
    rules = [share(percent, group) for group, percent in shares]
    result = ranked(*requests, budget=budget, shares=rules, cutoff=cutoff)
    found = only(result)
    assert found.spent == sum(money(result).values()) <= budget
    assert found.complete
    by_hand = {
        name: "i" in where if shares[-1][0] == "inside" else "n" in where
        for name, (where, _) in zip(NAMES, requests, strict=False)
    }
    last = rules[-1]
    outside = [moved.out for moved in found.displacements if moved.group == last.group]
    if len(shares) == 1:
        assert len(set(outside)) == len(outside)
        assert not any(by_hand[name] for name in outside)
    selected = [
        line.proposal for line in found.lines if line.status in {SelectionStatus.SELECTED, SelectionStatus.PARTIAL}
    ]
    inside = sum(by_hand[name] for name in selected)
    unmet = [finding for finding in result.findings if finding.fact("group") == last.group]
    assert bool(unmet) == (inside * 100 < last.percent * len(selected))
    assert all(line.reasons for line in found.lines)
