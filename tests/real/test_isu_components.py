"""Figure skating: every component, component score, segment score and rank of two competitions (ISU, official).

Source and licence of the data: `isu_components/README.md`. The rule, as the ISU wrote it for these seasons: of the
marks for a component one highest and one lowest are dropped and the others averaged, rounded to two decimals; each
average is multiplied by the segment's factor and rounded to two decimals; their sum is the component score. The
segment score is element score plus component score less deductions. On a tie the higher element score stands first in
a short programme, the higher component score in a free skating.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.real.rule_files import ranks, rules, tallied

DATA = Path(__file__).parent / "isu_components"
COMPONENTS = ("SS", "TR", "PE", "CO", "IN")
AGGREGATION = """\
method = "trimmed_mean"
level = "criteria"
drop_each_end = 1
trim_from = 3
part_rounding = { places = 2 }
factor = true
product_rounding = { places = 2 }
rounding = { places = 2 }"""
HEAD = 'scale = 300\nentered = [{ id = "elements", title = { ko = "기술점수", en = "Elements" }, maximum = 250 }]'
DEDUCTIONS = 'penalty = [{ id = "deductions", title = { ko = "감점", en = "Deductions" }, points = 1 }]'
SHORT = 'boundary = "include_all"\nchain = [{ by = "entered", item = "elements" }, { by = "shared" }]'
FREE = 'boundary = "include_all"\nchain = [{ by = "quality" }, { by = "shared" }]'


def rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


SEGMENTS = sorted({row["segment"] for row in rows("proposals")})


def segment_result(folder: Path, segment: str) -> dict[str, Any]:
    skated = [row for row in rows("proposals") if row["segment"] == segment]
    names = {row["proposal"] for row in skated}
    proposals = ["proposal,factor,entered.elements,penalty.deductions"]
    proposals += [f"{row['proposal']},{row['factor']},{row['element_score']},{row['deductions']}" for row in skated]
    scores = ["proposal,evaluator,criterion,score,status"]
    for row in rows("scores"):
        if row["proposal"] in names:
            status = "scored" if row["score"] else "abstained"
            scores.append(f"{row['proposal']},{row['evaluator']},{row['criterion']},{row['score']},{status}")
    short = "SHORT" in segment
    text = rules(
        step="0.25",
        head=HEAD,
        criteria={"PCS": dict.fromkeys(COMPONENTS, 10)},
        aggregation=AGGREGATION,
        total_cap=300,
        adjustments=DEDUCTIONS,
        tie_break=SHORT if short else FREE,
        size=9,
    )
    return tallied(folder, text, "\n".join(scores) + "\n", proposals="\n".join(proposals) + "\n")


@pytest.mark.parametrize("segment", SEGMENTS)
def test_a_segment_comes_out_as_the_isu_published_it(tmp_path: Path, segment: str) -> None:
    result = segment_result(tmp_path, segment)
    official = {row["proposal"]: row for row in rows("official") if row["segment"] == segment}
    panel: dict[str, dict[str, Fraction]] = defaultdict(dict)
    for row in rows("official_criteria"):
        panel[row["proposal"]][row["criterion"]] = Fraction(row["panel_score"])
    projects = {project["proposal"]: project for project in result["projects"]}
    assert projects.keys() == official.keys()
    for name, project in projects.items():
        assert {part["part"]: Fraction(part["value"]) for part in project["parts"]} == panel[name]
        assert Fraction(project["printed_mean"]) == Fraction(official[name]["component_score"])
        assert Fraction(project["final"]) == Fraction(official[name]["segment_score"])
    assert ranks(result) == {name: int(row["rank"]) for name, row in official.items()}


def test_all_of_the_data_is_looked_at() -> None:
    assert len(SEGMENTS) == 16
    assert len(list(rows("official"))) == 280
    assert len(list(rows("official_criteria"))) == 5 * 280
    assert sum(not row["score"] for row in rows("scores")) == 40


def test_binary_numbers_would_not_come_out() -> None:
    """Why exactness matters here: halves at the third decimal, which binary numbers and halves to even both miss."""
    marks: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for row in rows("scores"):
        if row["score"]:
            marks[row["proposal"], row["criterion"]].append(Fraction(row["score"]))
    published = {(row["proposal"], row["criterion"]): row["panel_score"] for row in rows("official_criteria")}
    wrong = 0
    for cell, given in marks.items():
        kept = sorted(given)[1:-1]
        wrong += round(float(sum(kept)) / len(kept), 2) != float(Decimal(published[cell]))
    assert wrong > 0
