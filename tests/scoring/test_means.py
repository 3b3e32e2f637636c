from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.identifiers import Points
from committee_app.case.programme import Aggregation, Method, Rounding
from committee_app.scoring.means import extremes, mean_of_totals, needed_to_trim
from committee_app.scoring.results import Dropped
from tests.scoring.books import PLAIN, points

HIGHEST, LOWEST = Dropped.HIGHEST, Dropped.LOWEST


def trimmed(drop: int = 1, trim_from: int = 0) -> Aggregation:
    return Aggregation(Method.TRIMMED_MEAN, drop, trim_from, Rounding(4))


def totals(*values: str | float) -> list[Points]:
    return [points(value) for value in values]


def test_v1_of_several_equal_extremes_exactly_one_is_dropped() -> None:
    marks = totals(95, 95, 90, 88, 80, 80, 76)
    assert mean_of_totals(marks, trimmed()).mean == Fraction("86.6")
    assert mean_of_totals(marks, PLAIN).mean == Fraction(604, 7)


def test_the_lowest_seat_among_equal_extremes_is_marked() -> None:
    assert extremes(totals(70, 95, 95, 70), 1) == {1: HIGHEST, 0: LOWEST}


def test_where_all_are_equal_two_different_people_are_dropped() -> None:
    assert extremes(totals(80, 80, 80), 1) == {0: HIGHEST, 1: LOWEST}


def test_two_at_each_end_are_four_people() -> None:
    assert extremes(totals(90, 70, 90, 60, 80, 90), 2) == {0: HIGHEST, 2: HIGHEST, 3: LOWEST, 1: LOWEST}


@pytest.mark.parametrize(
    ("drop", "trim_from", "needed"),
    [(1, 6, 6), (1, 0, 3), (2, 0, 5), (2, 4, 5)],
)
def test_trimming_needs_the_announced_number_and_one_that_remains(drop: int, trim_from: int, needed: int) -> None:
    assert needed_to_trim(trimmed(drop, trim_from)) == needed


def test_one_ballot_less_than_needed_leaves_all_in() -> None:
    few = mean_of_totals(totals(100, 80, 80, 80, 10), trimmed(trim_from=6))
    assert (few.mean, few.used, dict(few.dropped)) == (Fraction(70), 5, {})
    enough = mean_of_totals(totals(100, 80, 80, 80, 80, 10), trimmed(trim_from=6))
    assert (enough.mean, enough.used, enough.sum_used) == (Fraction(80), 4, 320_00)


@given(st.lists(st.integers(0, 100_00).map(Points), min_size=1, max_size=20), st.integers(1, 3))
def test_a_mean_lies_between_its_extremes(marks: list[Points], drop: int) -> None:
    result = mean_of_totals(marks, trimmed(drop))
    assert Fraction(min(marks), 100) <= result.mean <= Fraction(max(marks), 100)
    assert result.used + len(result.dropped) == len(marks)
    assert result.used >= 1


@given(st.lists(st.integers(0, 100_00).map(Points), min_size=1, max_size=15), st.data(), st.integers(1, 2))
def test_raising_one_mark_never_lowers_the_mean(marks: list[Points], data: st.DataObject, drop: int) -> None:
    place = data.draw(st.integers(0, len(marks) - 1))
    raised = [*marks]
    raised[place] = Points(marks[place] + data.draw(st.integers(0, 5_000)))
    assert mean_of_totals(raised, trimmed(drop)).mean >= mean_of_totals(marks, trimmed(drop)).mean


@given(st.permutations(list(range(60_00, 60_40, 5))))
def test_the_order_of_seats_never_changes_the_mean(marks: list[int]) -> None:
    assert mean_of_totals([Points(mark) for mark in marks], trimmed()).mean == Fraction("60.175")


@given(st.lists(st.integers(0, 4), min_size=3, max_size=8))
def test_one_at_each_end_is_what_sorting_by_seat_would_drop(totals: list[int]) -> None:
    by_seat = sorted(range(len(totals)), key=lambda seat: (totals[seat], seat))
    highest = min(seat for seat in by_seat if totals[seat] == max(totals))
    lowest = next(seat for seat in by_seat if seat != highest)
    assert extremes([Points(one) for one in totals], 1) == {highest: Dropped.HIGHEST, lowest: Dropped.LOWEST}
