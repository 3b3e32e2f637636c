"""Each shipped programme decides its worked example as expected, and the naive engine says the same."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from committee_app import resources
from committee_app.case.case_rules import beyond_a_case
from committee_app.case.programme_text import read_programme
from committee_app.export.tables import scores_csv
from tests.programmes.worked import HERE, book, expected, folders, for_the_other_engine, rows, tallied
from tests.scoring.test_two_engines import _naive

SHIPPED = sorted(path.stem for path in resources.resource("programmes").glob("*.toml"))
EXAMPLES = [*folders(HERE), *folders(HERE / "unlisted")]
FOR_A_CASE = {"public-ai-2026", "plan-review-2026"}
"""The others need acts that a case does not have yet; they are tallied from files."""


def test_every_shipped_programme_has_a_worked_example() -> None:
    """The example of the public-AI programme is the sample day (`tests/sample`)."""
    assert {folder.name for folder in folders(HERE)} == set(SHIPPED) - {"public-ai-2026"}


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_a_worked_example_comes_out_as_expected(folder: Path, tmp_path: Path) -> None:
    result = tallied(folder, tmp_path / "result.json")
    assert result["complete"]
    assert list(rows(result)) == expected(folder)


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_other_engine_comes_to_the_same(folder: Path) -> None:
    naive = _naive(for_the_other_engine(book(folder)))
    for row in expected(folder):
        track = naive["tracks"][row.track]
        assert track["ranks"].get(row.proposal) == row.rank
        assert naive["projects"][row.proposal]["final"] == (None if row.final is None else Fraction(row.final))
        assert track["selection"]["money"].get(row.proposal, 0) == row.national
        assert (row.proposal in track["selection"]["money"]) is (row.status in {"selected", "partial"})
        assert (row.proposal in track["selection"]["reserves"]) is (row.status == "reserve")


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_scores_of_a_book_written_and_read_again_are_the_same(folder: Path) -> None:
    given = book(folder)
    again = book(folder, scores_csv(given))
    assert (again.marks, again.statuses, again.earlier) == (given.marks, given.statuses, given.earlier)


@pytest.mark.parametrize("name", SHIPPED)
def test_it_is_known_which_programmes_a_case_can_have(name: str) -> None:
    programme = read_programme(resources.text("programmes", f"{name}.toml"))
    assert (not list(beyond_a_case(programme))) is (name in FOR_A_CASE)
