"""Marks on the evaluators' own scales: what they show, whom they leave out, and that nothing official takes them."""

from __future__ import annotations

import inspect
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import committee_app.scoring
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.scoring.advice import Advised, Scale, scaled_marks, whole_root

ONE = EvaluatorId("1")
Table = dict[ProposalId, dict[EvaluatorId, Fraction]]


def table(**rows: list[int | None]) -> Table:
    return {
        ProposalId(name): {
            EvaluatorId(str(seat)): Fraction(mark) for seat, mark in enumerate(row, 1) if mark is not None
        }
        for name, row in rows.items()
    }


def test_one_far_mark_moves_the_robust_scale_little() -> None:
    found = scaled_marks(table(a=[80], b=[81], c=[82], d=[83], e=[10]), Scale.ROBUST)
    assert {str(name): one.value for name, one in found.items()} == {"a": -1, "b": 0, "c": 1, "d": 2, "e": -71}


def test_whoever_gave_everybody_the_same_has_no_scale() -> None:
    same = table(a=[80], b=[80], c=[80])
    assert {one.value for one in scaled_marks(same, Scale.T).values()} == {50}
    assert {one.value for one in scaled_marks(same, Scale.Z).values()} == {0}
    assert {one.value for one in scaled_marks(same, Scale.ROBUST).values()} == {0}


def test_two_marks_are_no_scale() -> None:
    found = scaled_marks(table(a=[80, 90], b=[70, 90], c=[60, None], d=[None, None]), Scale.Z)
    assert {str(name): one.value for name, one in found.items()} == {"a": 1, "b": 0, "c": -1}
    assert {one.evaluators for one in found.values()} == {1}
    assert scaled_marks(table(a=[80], b=[70]), Scale.Z) == {}


@given(st.lists(st.integers(0, 10_000), min_size=3, max_size=8))
def test_a_sheet_on_its_own_scale_has_mean_nought(marks: list[int]) -> None:
    given_marks = {ProposalId(str(at)): {ONE: Fraction(mark, 100)} for at, mark in enumerate(marks)}
    values = [one.value for one in scaled_marks(given_marks, Scale.Z).values()]
    assert abs(sum(values, Fraction(0))) < Fraction(1, 10**9)
    if len(set(marks)) > 1:
        squares = sum((value * value for value in values), Fraction(0))
        assert abs(squares - (len(marks) - 1)) < Fraction(1, 10**9)


@given(st.integers(0, 10**40))
def test_a_whole_root_is_the_largest_whose_square_is_not_above(value: int) -> None:
    root = whole_root(value)
    assert root * root <= value < (root + 1) * (root + 1)


def test_nothing_official_imports_advice() -> None:
    folder = Path(inspect.getfile(committee_app.scoring)).parent
    others = [path for path in folder.glob("*.py") if path.name != "advice.py"]
    assert others
    assert not [
        path.name
        for path in others
        if "advice" in path.read_text("utf-8") or Advised.__name__ in path.read_text("utf-8")
    ]
