"""The page that compares with a workbook has the counts that LibreOffice gives today."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.practice_workbook import FORMULAS, counts, lines_of
from tests.export.recalculating import NO_OFFICE, OFFICE
from tests.told_day import ToldDay

PAGE = (Path(__file__).parents[2] / "docs" / "compared.md").read_text("utf-8")


def table_of(page: str) -> dict[str, int]:
    inside = page.split("<!-- counts -->")[1].split("<!-- /counts -->", maxsplit=1)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in inside.strip().splitlines()[2:]]
    return {name: int(count) for name, count in rows}


@pytest.mark.skipif(OFFICE is None, reason=NO_OFFICE)
def test_the_counts_on_the_page_are_those_of_a_run(told: ToldDay) -> None:
    result = json.loads((told.folder / "result.json").read_text("utf-8"))
    assert counts(result) == table_of(PAGE)


def test_the_page_says_how_many_totals_there_are(told: ToldDay) -> None:
    result = json.loads((told.folder / "result.json").read_text("utf-8"))
    lines = lines_of(result)
    assert len(lines) == 40
    given = sum(total is not None for one in lines for total in one.totals)
    assert f"| totals typed a second time | {given}, from paper |" in PAGE


def test_no_formula_of_the_workbook_is_about_fewer_rows_than_there_are() -> None:
    assert all("$2:" not in one or "$41" in one for one in FORMULAS.values())
