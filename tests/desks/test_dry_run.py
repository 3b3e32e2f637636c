"""A worked example and a dry run: made-up marks, the real arithmetic."""

from __future__ import annotations

from fractions import Fraction

import pytest

from committee_app.case.case_rules import beyond_a_case
from committee_app.case.identifiers import Points
from committee_app.case.programme import Programme
from committee_app.case.programme_text import read_programme
from committee_app.case.toml_values import with_value
from committee_app.desks.dry_run import RUNS, DryRun, example_of, made_up_book, running
from committee_app.resources import resource, text
from tests.builders import PROGRAMME as SMALL
from tests.builders import PROPOSAL_ROSTER

PUBLIC_AI = text("programmes", "public-ai-2026.toml")


def finished(programme: Programme) -> DryRun:
    work = running(programme, ())
    steps = 0
    while True:
        try:
            next(work)
            steps += 1
        except StopIteration as end:
            assert steps == RUNS + 1
            dry: DryRun = end.value
            return dry


def test_the_same_rules_give_the_same_example() -> None:
    rules = read_programme(PUBLIC_AI)
    assert example_of(rules) == example_of(rules)
    assert len(example_of(rules).totals) == rules.committee.size


def test_the_example_is_worked_out_anew_when_the_rule_changes() -> None:
    before = example_of(read_programme(PUBLIC_AI))
    two = read_programme(with_value(PUBLIC_AI, "aggregation.drop_each_end", "2"))
    after = example_of(two)
    assert after.totals == before.totals
    means = [next(one for one in each.steps if one.code == "derivation.mean") for each in (before, after)]
    totals = sorted(before.totals)
    assert dict(means[0].params)["sum"] == Fraction(sum(totals[1:-1]), 100)
    assert dict(means[1].params)["sum"] == Fraction(sum(totals[2:-2]), 100)


def test_a_bonus_is_part_of_the_example() -> None:
    codes = [one.code for one in example_of(read_programme(PUBLIC_AI)).steps]
    assert any("bonus" in code for code in codes)


def test_made_up_marks_are_marks_that_the_rule_takes() -> None:
    rules = read_programme(PUBLIC_AI)
    book = made_up_book(rules, (), 3)
    for of_members in book.marks.values():
        for marks in of_members.values():
            for leaf, mark in zip(rules.leaves, marks, strict=True):
                assert leaf.minimum <= mark <= leaf.maximum
                assert (mark - leaf.minimum) % rules.step == 0


def test_runs_differ_and_the_list_is_used_where_there_is_one() -> None:
    rules = read_programme(SMALL)
    one, other = made_up_book(rules, PROPOSAL_ROSTER, 0), made_up_book(rules, PROPOSAL_ROSTER, 1)
    assert one.proposals == PROPOSAL_ROSTER
    assert one.marks != other.marks


def test_a_dry_run_weighs_each_group_on_paper_and_in_effect() -> None:
    dry = finished(read_programme(PUBLIC_AI))
    assert [(one.criterion, one.nominal) for one in dry.weights] == [
        ("A", Fraction(3, 10)),
        ("B", Fraction(2, 5)),
        ("C", Fraction(3, 10)),
    ]
    effective = [one.effective for one in dry.weights if one.effective is not None]
    assert sum(effective) == 1
    assert (dry.runs, dry.finals) == (RUNS, RUNS * dry.projects)
    assert 0 < dry.failed < dry.finals


@pytest.mark.parametrize("name", sorted(path.name for path in resource("programmes").glob("*.toml")))
def test_every_programme_of_a_case_can_be_tried(name: str) -> None:
    rules = read_programme(text("programmes", name))
    if not any(beyond_a_case(rules)):
        assert finished(rules).finals > 0
        assert all(total <= Points(rules.maximum) for total in example_of(rules).totals)
