"""What a person types as a mark, and how points are written back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.ballots import Ballot, MarkError, check_mark, parse_mark, points_text
from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, Points, ProposalId
from committee_app.case.programme import Criterion, Grade, Title

UP_TO_TEN = Criterion(CriterionId("A1"), Title("부합성", "Fit"), Points(1000))
TENTH = Points(10)


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [
        ("8.5", 850),
        ("8,5", 850),
        ("8.50", 850),
        ("8.1", 810),
        ("10", 1000),
        ("10.0", 1000),
        ("10.00", 1000),
        ("0", 0),
        ("0.1", 10),
        ("08", 800),
        (" 8.5\t", 850),
    ],
)
def test_a_mark_is_read_in_hundredths(typed: str, hundredths: int) -> None:
    assert parse_mark(typed, UP_TO_TEN, TENTH) == hundredths


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "-1", "-0", "+8", "８", "８.５", "٨", "½", "1e3", "0x8", "NaN", "inf"),
        *("8.", ".5", "8.555", "8.5.1", "8 5", "8\n5", "8..5", "1,000", "1000000", "팔", "8점"),
    ],
)
def test_what_is_no_number_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(MarkError) as refused:
        parse_mark(typed, UP_TO_TEN, TENTH)
    (found,) = refused.value.findings
    assert found.code == "mark.not_a_number"
    assert found.fact("text") == typed.strip()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("10.1", "out_of_range"),
        ("11", "out_of_range"),
        ("999999", "out_of_range"),
        ("0.05", "off_step"),
        ("8.55", "off_step"),
    ],
)
def test_what_is_no_mark_here_is_refused_with_range_and_step(typed: str, code: str) -> None:
    with pytest.raises(MarkError) as refused:
        parse_mark(typed, UP_TO_TEN, TENTH)
    (found,) = refused.value.findings
    assert found.code == f"mark.{code}"
    assert (found.fact("maximum"), found.fact("step")) == (1000, 10)


def test_a_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(MarkError) as refused:
        parse_mark("x" * 1000, UP_TO_TEN, TENTH)
    assert refused.value.findings[0].fact("text") == "x" * 20


@given(st.integers(0, 100).map(lambda steps: steps * 10))
def test_a_mark_that_was_written_is_read_back(points: int) -> None:
    assert parse_mark(points_text(points), UP_TO_TEN, TENTH) == points


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_mark_in_range_and_on_the_step_or_refused(typed: str) -> None:
    try:
        mark = parse_mark(typed, UP_TO_TEN, TENTH)
    except MarkError:
        return
    assert 0 <= mark <= 1000
    assert mark % 10 == 0


@pytest.mark.parametrize(
    ("points", "written"),
    [(0, "0"), (5, "0.05"), (50, "0.5"), (850, "8.5"), (1000, "10"), (-5, "-0.05"), (-850, "-8.5"), (-1000, "-10")],
)
def test_points_are_written_without_trailing_zeros(points: int, written: str) -> None:
    assert points_text(points) == written


def test_a_ballots_total_is_the_sum_of_its_marks() -> None:
    assert Ballot(ProposalId("C01"), (Points(850), Points(5), Points(1000))).total == 1855
    assert Ballot(ProposalId("C01"), ()).total == 0


# ── grades, floors, marks below zero ───────────────────────────────────────────────────────
GRADES = (Grade("우수", Title("우수", "good"), 100), Grade("보통", Title("보통", "fair"), 80))


def test_where_there_are_grades_a_mark_is_one_of_them() -> None:
    leaf = Criterion(CriterionId("A1"), Title("가", "a"), Points(30_00))
    assert parse_mark(" 보통 ", leaf, Points(10), GRADES) == 24_00
    assert check_mark(30_00, leaf, Points(10), GRADES) == 30_00
    with pytest.raises(MarkError) as refused:
        parse_mark("25", leaf, Points(10), GRADES)
    assert refused.value.findings == (Finding.of("mark.not_a_grade", grades="우수, 보통"),)


@pytest.mark.parametrize(
    ("minimum", "typed", "points"), [(-5_00, "-5", -5_00), (-5_00, "-0.5", -50), (6_00, "6", 6_00)]
)
def test_marks_begin_where_the_criterion_says(minimum: int, typed: str, points: int) -> None:
    leaf = Criterion(CriterionId("A1"), Title("가", "a"), Points(10_00), minimum=Points(minimum))
    assert parse_mark(typed, leaf, Points(10)) == points
    with pytest.raises(MarkError) as refused:
        check_mark(minimum - 10, leaf, Points(10))
    bounds = {"minimum": minimum, "maximum": 10_00, "step": 10}
    assert dict(refused.value.findings[0].params) == bounds


def test_a_minus_sign_is_no_number_where_nothing_lies_below_zero() -> None:
    leaf = Criterion(CriterionId("A1"), Title("가", "a"), Points(10_00))
    with pytest.raises(MarkError) as refused:
        parse_mark("-0", leaf, Points(10))
    assert refused.value.findings[0].code == "mark.not_a_number"
