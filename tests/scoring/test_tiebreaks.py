"""The ladder: whole group, split, go on with the remaining rungs; and what waits for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from committee_app.case.ballots import Lot, ScoreBook, TieVote
from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import Aggregation, Method, Rounding, TieStep
from committee_app.scoring.lots import draw_order, lot_line
from committee_app.scoring.results import OpenTie, SelectionStatus, Tally, TrackTally
from committee_app.scoring.tally import tally
from tests.scoring.books import (
    FINGERPRINT,
    LOT,
    TWO_GROUPS,
    VOTE,
    book,
    criteria,
    decided,
    drawn_by_hand,
    ids,
    lot,
    mean_of,
    programme,
    vote,
)

THREE = criteria(A={"A1": 40}, B={"B1": 30}, C={"C1": 30})


def tied_book(*names: str, chain: Sequence[TieStep] = (VOTE, LOT)) -> ScoreBook:
    """Return a book in which nothing but the committee tells these apart."""
    return book(programme(chain=chain), {name: [80, 80] for name in names})


def places(result: TrackTally) -> list[tuple[int, tuple[str, ...]]]:
    return [(standing.rank, standing.proposals) for standing in result.standings]


def only(result: Tally) -> TrackTally:
    (track,) = result.tracks
    return track


def test_t1_equal_finals_are_told_apart_by_the_announced_criterion() -> None:
    rules = programme(groups=TWO_GROUPS, chain=[mean_of("B"), LOT])
    track = only(tally(book(rules, {"L16": [(50, 20, 15)], "L03": [(49, 20, 16)]})))
    assert places(track) == [(1, ("L03",)), (2, ("L16",))]
    (tie,) = track.ties
    assert (tie.final, tie.tied, tie.order) == (Fraction(85), ids("L03", "L16"), (ids("L03"), ids("L16")))
    assert tie.steps[0].values == (("L03", Fraction(36)), ("L16", Fraction(35)))
    assert tie.steps[0].tells_apart


def test_a_leaf_may_be_a_rung_as_well_as_a_group() -> None:
    rules = programme(groups=TWO_GROUPS, chain=[mean_of("B"), mean_of("B2"), LOT])
    track = only(tally(book(rules, {"p": [(50, 20, 15)], "q": [(50, 19, 16)]})))
    assert places(track) == [(1, ("q",)), (2, ("p",))]
    assert [step.tells_apart for step in track.ties[0].steps] == [False, True]


def test_what_the_table_does_not_show_does_not_decide() -> None:
    coarse = Aggregation(Method.MEAN, 0, 0, Rounding(1))
    rules = programme(groups=TWO_GROUPS, chain=[mean_of("B"), LOT], aggregation=coarse)
    track = only(tally(book(rules, {"p": [("49.99", 20, "15.01")], "q": [("49.98", 20, "15.02")]})))
    assert track.open_ties == (OpenTie(ids("p", "q"), LOT),)


def test_a_split_group_goes_on_with_the_remaining_rungs_and_never_restarts() -> None:
    # B parts {a, b} from {c, d}. Then C: a before b, and c = d on C, though A and B would repeat their verdict.
    rules = programme(groups=THREE, chain=[mean_of("B"), mean_of("C"), mean_of("A"), LOT])
    marks = {"a": [(30, 30, 25)], "b": [(31, 30, 24)], "c": [(40, 25, 20)], "d": [(40, 25, 20)]}
    track = only(tally(book(rules, marks, lots=[lot("c", "d")])))
    (tie,) = track.ties
    assert [(step.step.criterion or "lot", step.tied) for step in tie.steps] == [
        ("B", ids("a", "b", "c", "d")),
        ("C", ids("a", "b")),
        ("C", ids("c", "d")),
        ("A", ids("c", "d")),
        ("lot", ids("c", "d")),
    ]
    assert [group[0] for group in tie.order[:2]] == ["a", "b"]
    assert track.complete


def test_while_a_tie_is_open_the_rank_is_shared_and_the_next_is_skipped() -> None:
    marks = {"a": [90], "b": [90], "c": [80], "d": [70], "e": [70]}
    track = only(tally(book(programme(), marks)))
    assert places(track) == [(1, ("a", "b")), (3, ("c",)), (4, ("d", "e"))]
    assert track.open_ties == (OpenTie(ids("a", "b"), LOT), OpenTie(ids("d", "e"), LOT))
    assert (track.complete, track.lines, track.spent, track.left) == (False, (), 0, 1_000)
    assert [standing.is_tie for standing in track.standings] == [True, False, True]


def test_a_vote_that_was_not_held_leaves_the_first_round_open() -> None:
    result = tally(tied_book("p", "q"))
    assert result.open_ties == (OpenTie(ids("p", "q"), VOTE, 1),)
    assert not result.complete


def test_a_vote_settles_first_place_and_the_rest_has_votes_of_its_own() -> None:
    first = vote(1, p=3, q=8, r=4)
    undecided = decided(tied_book("p", "q", "r"), votes=[first])
    track = only(tally(undecided))
    assert places(track) == [(1, ("q",)), (2, ("p", "r"))]
    assert track.open_ties == (OpenTie(ids("p", "r"), VOTE, 1),)
    assert track.ties[0].steps[0].values == (("p", Fraction(3)), ("q", Fraction(8)), ("r", Fraction(4)))
    assert track.ties[0].steps[0].parted == (ids("q"), ids("p", "r"))
    assert places(only(tally(decided(undecided, votes=[vote(1, p=9, r=6)])))) == [(1, ("q",)), (2, ("p",)), (3, ("r",))]


def test_half_of_the_votes_cast_is_not_more_than_half() -> None:
    tied = tied_book("p", "q")
    for abstained, invalid in ((1, 0), (0, 1)):
        half = replace(vote(1, p=7, q=6), abstained=abstained, invalid=invalid)
        assert tally(decided(tied, votes=[half])).open_ties == (OpenTie(ids("p", "q"), VOTE, 2),)
    assert places(only(tally(decided(tied, votes=[vote(1, p=7, q=6)])))) == [(1, ("p",)), (2, ("q",))]


def test_the_most_votes_are_not_enough_without_more_than_half() -> None:
    undecided = decided(tied_book("p", "q", "r"), votes=[vote(1, p=7, q=4, r=3)])
    assert tally(undecided).open_ties == (OpenTie(ids("p", "q", "r"), VOTE, 2),)


def test_an_equal_round_leaves_the_tie_and_the_next_round_is_due() -> None:
    once = decided(tied_book("p", "q"), votes=[vote(1, p=5, q=5)])
    assert tally(once).open_ties == (OpenTie(ids("p", "q"), VOTE, 2),)
    twice = decided(once, votes=[vote(2, p=4, q=6)])
    track = only(tally(twice))
    assert places(track) == [(1, ("q",)), (2, ("p",))]
    assert [step.tells_apart for step in track.ties[0].steps] == [False, True]


def test_when_the_rounds_are_used_up_the_ladder_goes_on() -> None:
    undecided = decided(tied_book("p", "q"), votes=[vote(1, p=5, q=5), vote(2, p=5, q=5)])
    assert tally(undecided).open_ties == (OpenTie(ids("p", "q"), LOT),)


def test_the_rest_goes_on_with_the_ladder_when_its_own_rounds_are_used_up() -> None:
    held = [vote(1, p=2, q=9, r=3), vote(1, p=5, r=5), vote(2, p=5, r=5)]
    track = only(tally(decided(tied_book("p", "q", "r"), votes=held)))
    assert places(track) == [(1, ("q",)), (2, ("p", "r"))]
    assert track.open_ties == (OpenTie(ids("p", "r"), LOT),)


def test_a_vote_about_other_proposals_does_not_count_and_is_said() -> None:
    result = tally(decided(tied_book("p", "q", "r"), votes=[vote(1, p=5, q=2)]))
    assert result.open_ties == (OpenTie(ids("p", "q", "r"), VOTE, 1),)
    assert result.findings == (Finding.of("vote.not_used", tied="p, q", round=1),)


@pytest.mark.parametrize("number", [0, 2, 3])
def test_a_round_that_nobody_asked_for_is_said(number: int) -> None:
    result = tally(decided(tied_book("p", "q"), votes=[vote(1, p=5, q=2), vote(number, p=1, q=9)]))
    assert [place.proposals for place in only(result).standings] == [("p",), ("q",)]
    assert result.findings == (Finding.of("vote.not_used", tied="p, q", round=number),)


def test_a_round_recorded_twice_decides_nothing() -> None:
    result = tally(decided(tied_book("p", "q"), votes=[vote(1, p=5, q=2), vote(1, p=2, q=5)]))
    assert result.open_ties == (OpenTie(ids("p", "q"), VOTE, 1),)
    assert result.findings == (Finding.of("vote.recorded_twice", tied="p, q", round=1),)


def test_whoever_got_no_vote_has_none() -> None:
    silent = TieVote(ids("p", "q"), 1, ((ProposalId("q"), 1),))
    assert places(only(tally(decided(tied_book("p", "q"), votes=[silent])))) == [(1, ("q",)), (2, ("p",))]


def test_a_lot_that_repeats_settles_the_tie() -> None:
    drawn = lot("p", "q", "r")
    track = only(tally(decided(tied_book("p", "q", "r", chain=[LOT]), lots=[drawn])))
    assert [standing.proposals[0] for standing in track.standings] == list(drawn.order)
    assert track.ties[0].steps[0].values == tuple(zip(drawn.order, map(Fraction, (1, 2, 3)), strict=True))


def test_replaying_a_lot_gives_the_same_result() -> None:
    undecided = tied_book("p", "q", "r", chain=[LOT])
    (waiting,) = tally(undecided).open_ties
    line = lot_line(FINGERPRINT, waiting.tied, ["3", "8"])
    order = tuple(ProposalId(one) for one in draw_order(line, waiting.tied))
    drawn = Lot(waiting.tied, (("w1", "3"), ("w2", "8")), line, order)
    assert tally(decided(undecided, lots=[drawn])) == tally(decided(undecided, lots=[drawn]))
    assert tally(decided(undecided, lots=[drawn])).complete


def test_a_lot_drawn_by_hand_stands_as_it_came_out_of_the_box() -> None:
    track = only(tally(decided(tied_book("p", "q", chain=[LOT]), lots=[drawn_by_hand("q", "p")])))
    assert places(track) == [(1, ("q",)), (2, ("p",))]


GOOD = lot("p", "q")
WRONG_LOTS = {
    "the order is not what the line gives": replace(GOOD, order=GOOD.order[::-1]),
    "the line is another one": replace(GOOD, line=GOOD.line + "1"),
    "the numbers are others": replace(GOOD, numbers=(("w1", "17"), ("w2", "5"))),
    "a number that cannot stand in a line": replace(GOOD, numbers=(("w1", "1|7"), ("w2", "4"))),
    "somebody is missing from the box": replace(drawn_by_hand("p", "q"), order=ids("p")),
    "somebody came out of the box twice": replace(drawn_by_hand("p", "q"), order=ids("p", "p")),
}


@pytest.mark.parametrize("wrong", WRONG_LOTS.values(), ids=WRONG_LOTS)
def test_a_lot_that_does_not_repeat_leaves_the_tie_open(wrong: Lot) -> None:
    result = tally(decided(tied_book("p", "q", chain=[LOT]), lots=[wrong]))
    assert result.open_ties == (OpenTie(ids("p", "q"), LOT),)
    assert result.findings == (Finding.of("lot.order_wrong", tied="p, q"),)


def test_a_lot_needs_as_many_witnesses_as_announced() -> None:
    alone = lot("p", "q", numbers=["17"])
    result = tally(decided(tied_book("p", "q", chain=[LOT]), lots=[alone]))
    assert not result.complete
    assert result.findings == (Finding.of("lot.too_few_witnesses", tied="p, q", given=1, needed=2),)


def test_one_person_is_not_two_witnesses() -> None:
    same = replace(GOOD, numbers=(("w1", "17"), ("w1", "4")))
    result = tally(decided(tied_book("p", "q", chain=[LOT]), lots=[same]))
    assert result.findings == (Finding.of("lot.too_few_witnesses", tied="p, q", given=1, needed=2),)


def test_a_second_draw_is_not_a_way_out_of_the_first() -> None:
    result = tally(decided(tied_book("p", "q", chain=[LOT]), lots=[GOOD, lot("p", "q", numbers=["1", "2"])]))
    assert not result.complete
    assert result.findings == (Finding.of("lot.recorded_twice", tied="p, q"),)


def test_a_lot_among_proposals_that_are_not_tied_is_said() -> None:
    result = tally(book(programme(), {"p": [80, 80], "q": [70, 70]}, lots=[GOOD]))
    assert places(only(result)) == [(1, ("p",)), (2, ("q",))]
    assert result.findings == (Finding.of("lot.not_used", tied="p, q"),)


def test_a_lot_for_a_tie_that_the_marks_decided_is_said() -> None:
    rules = programme(groups=TWO_GROUPS, chain=[mean_of("B"), LOT])
    marks = {"p": [(50, 20, 15)] * 2, "q": [(49, 20, 16)] * 2}
    result = tally(book(rules, marks, lots=[GOOD]))
    assert places(only(result)) == [(1, ("q",)), (2, ("p",))]
    assert result.findings == (Finding.of("lot.not_used", tied="p, q"),)


def test_a_ladder_that_ends_too_early_leaves_the_tie_and_says_so() -> None:
    result = tally(tied_book("p", "q", chain=[mean_of("A")]))
    assert (result.complete, result.open_ties) == (False, ())
    assert result.findings == (Finding.of("tie.ladder_ended", tied="p, q"),)


def test_those_who_failed_or_were_not_scored_tie_with_nobody() -> None:
    result = tally(book(programme(), {"p": [80, 80], "q": [80, 80], "r": []}, lots=[GOOD]))
    assert [line.proposal for line in only(result).lines][2:] == ["r"]
    assert only(result).lines[2].status is SelectionStatus.UNSCORED
    assert only(result).lines[2].rank is None
