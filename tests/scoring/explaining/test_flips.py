"""What one mark would have turned: every answer turns it, and no smaller change of one mark does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from committee_app.case.ballots import Facts, ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import CriterionId, ItemId, Points, ProposalId, Won
from committee_app.case.programme import (
    Aggregation,
    AmountGrade,
    BallotValue,
    CutoffMode,
    EqualRaw,
    Grade,
    Method,
    Population,
    PriceAmong,
    PriceRule,
    Programme,
    RankStep,
    Relation,
    Rounding,
    Threshold,
    TieBreak,
    TieStep,
    TieStepKind,
)
from committee_app.scoring.explaining.flips import (
    Flip,
    NotAboveError,
    no_flip,
    no_lift_over_gates,
    no_lift_over_line,
    smallest_flip,
    smallest_lift_over_gates,
    smallest_lift_over_line,
)
from committee_app.scoring.explaining.places import UnknownProposalError, is_chosen, stands_above, track_with
from committee_app.scoring.explaining.trials import rises_evenly
from committee_app.scoring.results import Tally
from committee_app.scoring.tally import tally
from tests.scoring.books import (
    LOT,
    NAME,
    TRIMMED,
    book,
    criteria,
    ids,
    lot,
    mean_of,
    points,
    programme,
    proposal,
    track,
)
from tests.scoring.small_books import books, settled
from tests.scoring.wide_books import wide_books

CHOICES = st.lists(st.integers(0, 99), max_size=30)
COARSE = Points(10_00)
A, B, C = ids("a", "b", "c")
Reached = Callable[[Tally], bool]


def coarse(fine: ScoreBook) -> ScoreBook:
    """Return the book with marks in steps of ten points, so that all of them can be tried."""
    return replace(fine, programme=replace(fine.programme, step=COARSE))


def single_changes(tried: ScoreBook, proposals: tuple[ProposalId, ...]) -> Iterator[tuple[int, ScoreBook]]:
    """Yield every change of one mark of the proposals: its size, and the book."""
    for one in proposals:
        for seat, ballot in tried.marks.get(one, {}).items():
            if tried.statuses.get(one, {}).get(seat, MarkStatus.SCORED) is not MarkStatus.SCORED:
                continue
            for place in tried.programme.last_places:  # a ballot of the last stage has no other marks
                leaf = tried.programme.leaves[place]
                for mark in range(0, leaf.maximum + 1, tried.programme.step):
                    marks = (*ballot[:place], Points(mark), *ballot[place + 1 :])
                    row = {**tried.marks[one], seat: marks}
                    yield abs(mark - ballot[place]), replace(tried, marks={**tried.marks, one: row})


def smallest_by_trying(tried: ScoreBook, proposals: tuple[ProposalId, ...], reached: Reached) -> int | None:
    for size, other in sorted(single_changes(tried, proposals), key=lambda one: one[0]):
        if reached(tally(other)):
            return size
    return None


def size_of(flip: Flip | None) -> int | None:
    return None if flip is None else flip.size


def check_pair(tried: ScoreBook, data: st.DataObject) -> None:
    official = tally(tried)
    tracks = {one.id: one.track for one in tried.proposals}
    pairs = [
        (upper, lower)
        for result in official.tracks
        for upper in tracks
        for lower in tracks
        if upper != lower
        and tracks[upper] == tracks[lower] == result.track
        and not stands_above(result, lower, upper)
        and None not in (official.projects[upper].final, official.projects[lower].final)
    ]
    if not pairs:
        return
    upper, lower = data.draw(st.sampled_from(pairs))

    def turned(after: Tally) -> bool:
        result = track_with(after, tracks[upper])
        return result is not None and stands_above(result, lower, upper)

    assert size_of(smallest_flip(tried, upper, lower)) == smallest_by_trying(tried, (upper, lower), turned)


@given(books(), CHOICES, st.data())
def test_a_flip_turns_two_projects_and_nothing_smaller_does(
    fine: ScoreBook, choices: list[int], data: st.DataObject
) -> None:
    check_pair(settled(coarse(fine), choices), data)


@settings(max_examples=10)
@given(books(), CHOICES, st.data())
def test_so_it_does_in_steps_of_one_point(fine: ScoreBook, choices: list[int], data: st.DataObject) -> None:
    by_points = replace(fine, programme=replace(fine.programme, step=Points(1_00)))
    check_pair(settled(by_points, choices), data)


@settings(max_examples=80)
@given(wide_books(), CHOICES, st.data())
def test_so_it_does_under_any_rules(fine: ScoreBook, choices: list[int], data: st.DataObject) -> None:
    check_pair(settled(coarse(fine), choices), data)


PLACES = Aggregation(Method.SUM, 0, 0, Rounding(1), counts=BallotValue.RANKS)
HALVES = criteria(A={"A1": 50}, B={"B1": 50})
INTERWOVEN: dict[str, Programme] = {
    "places": programme(groups=HALVES, aggregation=PLACES, chain=[mean_of("A"), LOT]),
    "counts": programme(
        groups=HALVES, aggregation=replace(PLACES, counts=BallotValue.BORDA), chain=[mean_of("A"), LOT]
    ),
    "steps": replace(programme(groups=HALVES), rank_step=RankStep(Fraction(3), EqualRaw.ONCE)),
    "steps for each place": replace(
        programme(groups=HALVES, thresholds=[Threshold(ItemId("f"), "final", Fraction(70))]),
        rank_step=RankStep(Fraction(4), EqualRaw.PER_PLACE),
    ),
    "the lowest bid of who passes": replace(
        programme(groups=HALVES, thresholds=[Threshold(ItemId("q"), "quality", Fraction(70))]),
        price=PriceRule(Points(20_00), Rounding(2), among=PriceAmong.PASSING),
    ),
    "spread": programme(groups=HALVES, chain=[TieStep(TieStepKind.SPREAD), LOT]),
    "ties only where they matter": replace(
        programme(groups=HALVES), tie_break=TieBreak((mean_of("A"), LOT), only_where_it_matters=True)
    ),
    "means of the retained": programme(
        groups=HALVES,
        aggregation=Aggregation(Method.TRIMMED_MEAN, 1, 3, Rounding(0)),
        chain=[TieStep(TieStepKind.CRITERION_MEAN, CriterionId("A"), population=Population.RETAINED), LOT],
    ),
}
TABLES = st.lists(
    st.lists(st.tuples(*[st.sampled_from([20, 30, 40, 50])] * 2), min_size=3, max_size=3), min_size=3, max_size=4
)


@pytest.mark.parametrize("name", INTERWOVEN)
@given(table=TABLES, choices=CHOICES, data=st.data())
def test_so_it_does_where_one_mark_moves_others_numbers(
    name: str, table: list[list[tuple[int, int]]], choices: list[int], data: st.DataObject
) -> None:
    rules = INTERWOVEN[name]
    asks = [
        proposal(one, bonus=[("bonus", 2)] if place == 1 and rules.aggregation is not PLACES else [])
        for place, one in enumerate("abcd"[: len(table)])
    ]
    marks = dict(zip("abcd", table, strict=False))
    bids = {one.id: Facts(price=Won(bid)) for one, bid in zip(asks, (90, 80, 85, 120), strict=False)}
    tried = replace(book(replace(rules, step=COARSE), marks, proposals=asks), facts=bids)
    check_pair(settled(tried, choices), data)


@given(st.one_of(books(), wide_books()), st.data())
def test_a_lift_over_the_gates_is_the_smallest(fine: ScoreBook, data: st.DataObject) -> None:
    tried = coarse(fine)
    known = {track.id for track in tried.programme.tracks}
    failing = [
        one
        for one, score in tally(tried).projects.items()
        if score.final is not None
        and not score.passes
        and next(each.track for each in tried.proposals if each.id == one) in known
    ]
    if not failing:
        return
    one = data.draw(st.sampled_from(failing))
    by_trying = smallest_by_trying(tried, (one,), lambda after: after.projects[one].passes)
    assert size_of(smallest_lift_over_gates(tried, one)) == by_trying


@settings(max_examples=100)
@given(st.one_of(books(), wide_books()), CHOICES, st.data())
def test_a_lift_over_the_line_is_the_smallest(fine: ScoreBook, choices: list[int], data: st.DataObject) -> None:
    tried = settled(coarse(fine), choices)
    if tried.programme.rank_step is not None:
        return
    outside = [
        (result.track, line.proposal)
        for result in tally(tried).tracks
        for line in result.lines
        if not is_chosen(result, line.proposal) and line.final is not None
    ]
    if not outside:
        return
    its_track, one = data.draw(st.sampled_from(outside))

    def chosen(after: Tally) -> bool:
        result = track_with(after, its_track)
        return result is not None and is_chosen(result, one)

    assert size_of(smallest_lift_over_line(tried, one)) == smallest_by_trying(tried, (one,), chosen)


# ── by hand ────────────────────────────────────────────────────────────────────────────────
def three(**rules: object) -> ScoreBook:
    """Two projects, three evaluators, one criterion of a hundred points: means of 80 and 79."""
    return book(programme(**rules), {"a": [80, 80, 80], "b": [79, 79, 79]})  # type: ignore[arg-type]


def test_three_points_and_the_smallest_step_turn_a_lead_of_one_in_a_mean_of_three() -> None:
    flip = smallest_flip(three(), A, B)
    assert flip is not None
    # 0.01 of a point among three is 0.0033, which four places show.
    assert (flip.proposal, flip.evaluator, flip.given, flip.instead.figure) == (A, "1", 80_00, 76_99)
    assert (flip.size, flip.final.figure, flip.rank.figure) == (3_01, Fraction("78.9967"), 2)
    assert [step.code for step in flip.steps] == ["explained.would_turn"]
    assert (flip.steps[0].fact("given"), flip.steps[0].fact("instead")) == (Fraction(80), Fraction("76.99"))


def test_coarse_rounding_asks_for_more() -> None:
    flip = smallest_flip(three(aggregation=Aggregation(Method.MEAN, 0, 0, Rounding(0))), A, B)
    assert flip is not None
    # b needs a printed 81, which is 80.5; to press a below 79 takes a hundredth more.
    assert (flip.size, flip.proposal, flip.final.figure) == (4_50, B, Fraction(81))


def test_a_lot_that_was_drawn_for_the_two_turns_a_tie() -> None:
    drawn = next(one for one in (lot("a", "b", numbers=(str(n), "1")) for n in range(20)) if one.order[0] == B)
    flip = smallest_flip(replace(three(), lots=(drawn,)), A, B)
    assert flip is not None
    assert flip.size == 3_00


def test_a_rung_of_the_ladder_turns_a_tie_only_with_the_right_criterion() -> None:
    rules = programme(groups=criteria(A={"A1": 50}, B={"B1": 50}), chain=[mean_of("A"), mean_of("B")])
    flip = smallest_flip(book(rules, {"a": [(40, 40)], "b": [(40, 39)]}), A, B)
    assert flip is not None
    # With 39 of A1 they tie, and the mean of A is then better for b; with 39 of B1 they would tie for good.
    assert (flip.proposal, flip.criterion, flip.given, flip.instead.figure) == (A, "A1", 40_00, 39_00)


def test_what_was_dropped_turns_nothing_until_it_is_dropped_no_more() -> None:
    rules = programme(aggregation=TRIMMED)
    marks = {"a": [80, 80, 80, 80, 80], "b": [79, 79, 79, 79, 79]}
    assert smallest_flip(book(rules, marks), A, B) is None
    flip = smallest_flip(book(rules, {**marks, "b": [50, 79, 79, 82, 90]}), A, B)
    assert flip is not None
    # Of 50 79 79 82 90 the three in the middle make 80 too: one of these turns it, 50 and 90 and the other 80s do not.
    assert (flip.size, flip.proposal, flip.evaluator, flip.instead.figure) == (1, B, "2", 79_01)


def test_a_project_that_fails_a_gate_is_below_too() -> None:
    gate = Threshold(ItemId("top"), "final", Fraction(80), Relation.AT_MOST)
    flip = smallest_flip(three(thresholds=[gate]), A, B)
    assert flip is not None
    # Raising a above 80 fails the gate of at most 80, and costs the smallest step.
    assert (flip.size, flip.instead.figure, flip.final.figure, flip.rank.figure) == (
        1,
        80_01,
        Fraction("80.0033"),
        None,
    )


def test_a_grade_is_changed_to_a_grade() -> None:
    grades = tuple(Grade(name, NAME, percent) for name, percent in (("A", 100), ("B", 90), ("C", 60)))
    graded = replace(programme(), grades=grades)
    flip = smallest_flip(book(graded, {"a": [100, 90], "b": [90, 90]}), A, B)
    assert flip is not None
    assert (flip.proposal, flip.evaluator, flip.instead.figure) == (A, "2", 60_00)


def test_a_mark_below_zero_is_in_range_where_the_rules_say_so() -> None:
    groups = criteria(A={"A1": 10})
    lower = replace(groups[0], items=(replace(groups[0].items[0], minimum=points(-5)),))
    flip = smallest_flip(book(programme(groups=(lower,)), {"a": [1, 1], "b": [-1, 0]}), A, B)
    assert flip is not None
    assert (flip.proposal, flip.evaluator, flip.instead.figure) == (A, "1", -2_01)


def test_no_mark_beyond_the_highest_or_off_the_step_is_thought_of() -> None:
    beyond = Threshold(ItemId("beyond"), "quality", Fraction("100.005"))
    assert smallest_lift_over_gates(book(programme(thresholds=[beyond]), {"a": [100]}), A) is None
    groups = criteria(A={"A1": 10})
    lower = replace(groups[0], items=(replace(groups[0].items[0], minimum=points("-5.5")),))
    whole = replace(programme(groups=(lower,)), step=Points(1_00))
    flip = smallest_flip(book(whole, {"a": [1, 1], "b": [-4, -3]}), A, B)
    assert flip is not None
    # From 1 down to -5, the lowest whole point, takes a to -4 in sum; b at -7 has to come up to more than 2.
    assert (flip.size, flip.proposal, flip.instead.figure) == (10_00, B, 6_00)


@pytest.mark.parametrize("rung", ["A", "B"])
def test_a_tie_at_the_line_is_looked_at_again_for_another_criterion(rung: str) -> None:
    rules = programme(
        groups=criteria(A={"A1": 50}, B={"B1": 50}),
        cutoff=CutoffMode.SEATS,
        tracks=[replace(track(), seats=1)],
        matching=None,
        chain=[mean_of(rung), LOT],
    )
    flip = smallest_lift_over_line(book(replace(rules, step=Points(1_00)), {"a": [(40, 40)], "b": [(39, 40)]}), B)
    assert flip is not None
    # One point on either criterion ties them; b is ahead only where the rung sees it, which it does on none but B.
    size, criterion = (1_00, "B1") if rung == "B" else (2_00, "A1")
    assert (flip.size, flip.criterion) == (size, criterion)


def test_a_lot_turns_nothing_where_the_tie_does_not_matter() -> None:
    rules = programme(cutoff=CutoffMode.SEATS, tracks=[replace(track(), seats=2)], matching=None)
    asked = replace(rules, tie_break=TieBreak((LOT,), only_where_it_matters=True))
    drawn = next(one for one in (lot("a", "b", numbers=(str(n), "1")) for n in range(20)) if one.order[0] == B)
    flip = smallest_flip(replace(book(asked, {"a": [80], "b": [79]}), lots=(drawn,)), A, B)
    assert flip is not None
    # Both are in: with 79 for a they would share a rank, whatever the lot says (above it turned them).
    assert flip.size == 1_01


def test_nobody_turns_what_is_not_compared() -> None:
    two = [proposal("a"), proposal("b", track="side"), proposal("c", track="nowhere")]
    rules = programme(tracks=[track(), track(name="side")])
    apart = book(rules, {"a": [80], "b": [70], "c": [60]}, proposals=two)
    assert smallest_flip(apart, A, B) is None
    assert smallest_flip(apart, C, A) is None
    assert smallest_lift_over_line(apart, C) is None
    gated = replace(apart, programme=replace(rules, thresholds=(Threshold(ItemId("high"), "final", Fraction(61)),)))
    assert smallest_lift_over_gates(gated, C) is None  # on no track there is nothing to come on to
    unscored = book(programme(), {"a": [80], "b": [None]})
    assert smallest_flip(unscored, A, B) is None
    assert smallest_lift_over_gates(unscored, B) is None
    assert smallest_lift_over_line(unscored, B) is None


def test_whoever_stands_above_already_needs_no_flip() -> None:
    with pytest.raises(NotAboveError, match="a stands above b already") as caught:
        smallest_flip(three(), B, A)
    assert (caught.value.upper, caught.value.lower) == (B, A)
    with pytest.raises(UnknownProposalError, match="'z'") as unknown:
        smallest_flip(three(), ProposalId("z"), A)
    assert unknown.value.proposal == "z"


def test_a_lift_over_a_gate_on_a_criterion_changes_that_criterion() -> None:
    rules = programme(
        groups=criteria(A={"A1": 50}, B={"B1": 50}), thresholds=[Threshold(ItemId("b"), "B", Fraction(35))]
    )
    failed = book(rules, {"a": [(50, 34), (50, 34)], "b": [(10, 40), (10, 40)]})
    flip = smallest_lift_over_gates(failed, A)
    assert flip is not None
    assert (flip.criterion, flip.evaluator, flip.given, flip.instead.figure) == ("B1", "1", 34_00, 36_00)
    assert flip.steps[0].code == "explained.would_pass"
    assert smallest_lift_over_gates(failed, B) is None
    far = book(rules, {"a": [(50, 5), (50, 5)]})
    assert smallest_lift_over_gates(far, A) is None


def test_a_lift_over_the_line_looks_at_the_money() -> None:
    rules = programme(tracks=[track(budget=250)], cutoff=CutoffMode.STRICT_PREFIX, matching=None)
    asks = [proposal("a", requested=100), proposal("b", requested=200), proposal("c", requested=100)]
    marks = {"a": [90, 90], "b": [80, 80], "c": [70, 70]}
    flip = smallest_lift_over_line(book(rules, marks, proposals=asks), C)
    assert flip is not None
    # The line stopped at b, which is too dear; above b there is money for c.
    assert (flip.size, flip.rank.figure, flip.steps[0].code) == (20_01, 2, "explained.would_be_selected")
    assert smallest_lift_over_line(book(rules, marks, proposals=asks), A) is None
    low = book(rules, {**marks, "c": [1, 1]}, proposals=asks)
    assert smallest_lift_over_line(low, C) is None


def test_a_lift_over_the_line_reaches_the_lowest_grade_that_has_an_amount() -> None:
    amounts = (AmountGrade(ItemId("A"), Fraction(85), Won(100)),)
    rules = programme(cutoff=CutoffMode.GRADE_AMOUNT, tracks=[track(budget=500)], matching=None)
    graded = replace(rules, step=Points(1_00), selection=replace(rules.selection, amounts=amounts))
    flip = smallest_lift_over_line(book(graded, {"a": [90], "b": [80], "c": [0]}), B)
    assert flip is not None
    assert (flip.instead.figure, flip.rank.figure) == (85_00, 2)
    assert smallest_lift_over_line(book(graded, {"a": [90], "b": [80], "c": [0]}), C) is not None


def test_a_lift_over_the_line_is_over_the_gates_too() -> None:
    gate = Threshold(ItemId("least"), "final", Fraction(65))
    rules = programme(cutoff=CutoffMode.SEATS, tracks=[replace(track(), seats=2)], matching=None, thresholds=[gate])
    flip = smallest_lift_over_line(book(rules, {"a": [90], "b": [60]}), B)
    assert flip is not None
    assert (flip.instead.figure, flip.rank.figure) == (65_00, 2)


def test_where_the_ladder_ends_in_a_tie_nothing_is_selected() -> None:
    rules = programme(cutoff=CutoffMode.SEATS, tracks=[replace(track(), seats=1)], matching=None, chain=[mean_of("A")])
    flip = smallest_lift_over_line(book(replace(rules, step=Points(1_00)), {"a": [80], "b": [79]}), B)
    assert flip is not None
    assert (flip.instead.figure, flip.rank.figure) == (81_00, 1)


def test_one_more_place_on_one_ballot_lifts_over_the_line() -> None:
    rule = Aggregation(Method.SUM, 0, 0, Rounding(1), counts=BallotValue.BORDA)
    rules = programme(aggregation=rule, cutoff=CutoffMode.SEATS, tracks=[replace(track(), seats=1)], matching=None)
    marks = {"a": [90, 90, 70], "b": [80, 80, 90], "c": [10, 10, 95]}
    flip = smallest_lift_over_line(book(rules, marks), B)
    assert flip is not None
    # Counts of 4, 3 and 2: above c on the third ballot b has 4 and shares, above a on the first it has 4 to 3.
    assert (flip.evaluator, flip.instead.figure, flip.final.figure, flip.rank.figure) == ("1", 90_01, Fraction(4), 1)


def test_more_points_make_nobody_worse_unless_places_a_spread_or_what_was_dropped_count() -> None:
    plain = programme(chain=[mean_of("A"), LOT])
    assert rises_evenly(plain)
    places = replace(plain.aggregation, counts=BallotValue.RANKS)
    counting_back = replace(mean_of("A"), population=Population.RETAINED)
    assert not rises_evenly(replace(plain, aggregation=places))
    assert rises_evenly(replace(plain, aggregation=replace(plain.aggregation, counts=BallotValue.BORDA)))
    for rung in (TieStep(TieStepKind.SPREAD), TieStep(TieStepKind.COVERAGE), counting_back):
        assert not rises_evenly(programme(chain=[rung, LOT]))


def test_there_is_no_line_while_a_tie_waits() -> None:
    tied = book(programme(tracks=[track(budget=100)], matching=None), {"a": [80], "b": [80], "c": [70]})
    assert not tally(tied).complete
    assert smallest_lift_over_line(tied, C) is None


def test_that_no_mark_does_it_is_a_sentence_too() -> None:
    assert [step.code for step in (no_flip(A, B), no_lift_over_gates(A), no_lift_over_line(A))] == [
        "explained.no_mark_turns",
        "explained.no_mark_passes",
        "explained.no_mark_selects",
    ]
