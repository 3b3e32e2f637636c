from __future__ import annotations

from fractions import Fraction

from committee_app.case.identifiers import ItemId, TrackId
from committee_app.case.programme import CutoffMode, Threshold
from committee_app.scoring.results import SelectionStatus, TrackTally
from committee_app.scoring.tally import tally
from tests.scoring.books import Marks, book, ids, lot, programme, proposal, track

GATE = Threshold(ItemId("final-70"), "final", Fraction(70))
S = SelectionStatus


def selected(
    budget: int, *requests: int, cutoff: CutoffMode = CutoffMode.PARTIAL_LAST, reserves: int = 1
) -> TrackTally:
    """Return the track of proposals "1", "2", ... by rank with these requests."""
    names = [str(rank) for rank in range(1, len(requests) + 1)]
    rules = programme(tracks=[track(budget, reserves=reserves)], cutoff=cutoff, size=1)
    proposals = [proposal(name, requested=won) for name, won in zip(names, requests, strict=True)]
    marks = {name: [99 - int(name)] for name in names}
    return tally(book(rules, marks, proposals=proposals)).tracks[0]


def test_the_announced_example_with_a_partial_last() -> None:
    found = selected(6_000, 2_500, 2_000, 1_800, 1_000)
    assert [line.status for line in found.lines] == [S.SELECTED, S.SELECTED, S.PARTIAL, S.RESERVE]
    assert [line.money.national for line in found.lines] == [2_500, 2_000, 1_500, 0]
    assert [line.cumulative for line in found.lines] == [2_500, 4_500, 6_000, 6_000]
    assert (found.spent, found.left) == (6_000, 0)
    partial = found.lines[2]
    assert partial.money.ratio == Fraction(5, 6)
    assert partial.money.local == 300
    assert partial.reasons[0].params == (
        ("entitled", 1_800),
        ("national", 1_500),
        ("ratio", Fraction(5, 6)),
        ("min_ratio", Fraction(7, 10)),
    )
    assert found.lines[3].reasons[0].params == (("stopped_at", "3"),)
    assert found.lines[0].reasons[0].params == (("entitled", 2_500), ("spent_before", 0), ("budget", 6_000))
    assert found.lines[1].reasons[0].fact("spent_before") == 2_500


def test_the_announced_example_with_a_strict_prefix() -> None:
    found = selected(6_000, 2_500, 2_000, 1_800, 1_000, cutoff=CutoffMode.STRICT_PREFIX)
    assert [line.status for line in found.lines] == [S.SELECTED, S.SELECTED, S.RESERVE, S.NOT_SELECTED]
    assert found.left == 1_500
    assert found.lines[2].reasons[0].params == (("entitled", 1_800), ("rest", 1_500))
    assert [step.code for step in found.lines[2].reasons] == ["selection.does_not_fit", "selection.reserve"]


def test_a_rest_below_the_least_ratio_stops_the_line_and_says_how_far_it_was() -> None:
    found = selected(100, 80, 40, 20)
    assert [line.status for line in found.lines] == [S.SELECTED, S.RESERVE, S.NOT_SELECTED]
    assert found.lines[1].reasons[0].params == (
        ("entitled", 40),
        ("rest", 20),
        ("ratio", Fraction(1, 2)),
        ("min_ratio", Fraction(7, 10)),
    )
    assert found.lines[2].reasons[0].params == (("stopped_at", "2"),)


def test_reserves_are_the_next_in_rank_and_only_so_many() -> None:
    found = selected(100, 100, 10, 10, 10, reserves=2)
    assert [line.reserve_order for line in found.lines] == [None, 1, 2, None]
    assert [line.status for line in found.lines] == [S.SELECTED, S.RESERVE, S.RESERVE, S.NOT_SELECTED]
    assert selected(100, 100, 10, reserves=0).lines[1].status is S.NOT_SELECTED


def test_what_is_not_selected_shows_what_it_would_have_got() -> None:
    (line,) = selected(10, 100).lines
    assert (line.money.entitled, line.money.national, line.money.local) == (100, 0, 100)
    assert line.money.ratio == 0


def test_a_project_that_asks_for_nothing_is_selected_with_nothing() -> None:
    found = selected(100, 100, 0)
    assert [line.status for line in found.lines] == [S.SELECTED, S.SELECTED]
    assert found.lines[1].money.ratio == 0


def test_who_failed_or_was_not_scored_stands_below_without_a_rank() -> None:
    marks: Marks = {"a": ["69.99"], "b": [80], "c": [], "d": ["69.99"], "e": [60]}
    scored = tally(book(programme(thresholds=[GATE], size=1), marks))
    (found,) = scored.tracks
    assert [(line.proposal, line.rank, line.status) for line in found.lines] == [
        ("b", 1, S.SELECTED),
        ("a", None, S.FAILED),
        ("d", None, S.FAILED),
        ("e", None, S.FAILED),
        ("c", None, S.UNSCORED),
    ]
    failed = found.lines[1]
    assert failed.final == Fraction("69.99")
    assert failed.reasons[0].code == "selection.failed_gate"
    assert failed.reasons[0].fact("value") == Fraction("69.99")
    assert failed.cumulative == 100
    assert found.lines[4].reasons[0].code == "selection.unscored"
    assert not scored.projects[ids("a")[0]].passes


def test_every_failed_gate_is_a_reason_and_a_held_one_is_not() -> None:
    gates = [GATE, Threshold(ItemId("a-50"), "A", Fraction(50)), Threshold(ItemId("a-80"), "A", Fraction(80))]
    scored = tally(book(programme(thresholds=gates, size=1), {"a": [60]}))
    reasons = scored.tracks[0].lines[0].reasons
    assert [step.fact("threshold") for step in reasons] == ["final-70", "a-80"]


def test_tracks_are_ranked_apart_each_with_its_own_money() -> None:
    tracks = [track(100, name="main"), track(50, name="side")]
    proposals = [proposal("a"), proposal("b", track="side", requested=60), proposal("c", track="side", requested=10)]
    marks = {"a": [70], "b": [90], "c": [80]}
    result = tally(book(programme(tracks=tracks, size=1), marks, proposals=proposals))
    assert [(found.track, found.spent) for found in result.tracks] == [(TrackId("main"), 100), (TrackId("side"), 50)]
    assert [line.rank for found in result.tracks for line in found.lines] == [1, 1, 2]


def test_an_open_tie_stops_its_own_track_only() -> None:
    tracks = [track(100, name="main"), track(50, name="side")]
    proposals = [proposal("a"), proposal("b"), proposal("c", track="side", requested=10)]
    marks = {"a": [70], "b": [70], "c": [80]}
    open_book = book(programme(tracks=tracks, size=1), marks, proposals=proposals)
    result = tally(open_book)
    assert [found.complete for found in result.tracks] == [False, True]
    assert result.tracks[0].lines == ()
    assert not result.complete
    settled = tally(book(programme(tracks=tracks, size=1), marks, proposals=proposals, lots=[lot("a", "b")]))
    assert settled.complete
    assert [line.rank for line in settled.tracks[0].lines] == [1, 2]


def test_an_empty_track_is_complete_and_has_spent_nothing() -> None:
    (found,) = tally(book(programme(), {})).tracks
    assert (found.complete, found.lines, found.spent, found.left) == (True, (), 0, 1_000)
