"""The sample committee's sums as an office does them today: a workbook with a careful clerk's formulas, and its slips.

    .venv/bin/python scripts/practice_workbook.py RESULT_JSON WORKBOOK     write the workbook
    .venv/bin/python scripts/practice_workbook.py RESULT_JSON              count on it, recalculated by LibreOffice

`docs/compared.md` has the counts; a test takes them again. The marks are those of the sample day (fictitious), read
from its `result.json`; nothing of the program computes here.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

ROOT = Path(__file__).parents[1]
SEATS = 15
FIRST, LAST = 2, 41
MARKS = "C{0}:Q{0}"
SUM = "SUM(C{0}:Q{0})-MAX(C{0}:Q{0})-MIN(C{0}:Q{0})"
FORMULAS: Mapping[str, str] = {
    "careful": "=MIN(100,ROUND((" + SUM + ")/(COUNT(" + MARKS + ")-2),4)+R{0})",
    "careful rank": "=IF(T{0}>=70,SUMPRODUCT((B$2:B$41=B{0})*(T$2:T$41>=70)*(T$2:T$41>T{0}))+1,0)",
    "trimmean": "=MIN(100,ROUND(TRIMMEAN(" + MARKS + ",2/15),4)+R{0})",
    "equal marks dropped": (
        "=MIN(100,ROUND(AVERAGEIFS(" + MARKS + "," + MARKS + ',"<"&MAX(' + MARKS + ")," + MARKS
        + ',">"&MIN(' + MARKS + ")),4)+R{0})"
    ),
    "fixed divisor": "=MIN(100,ROUND((" + SUM + ")/13,4)+R{0})",
    "unrounded": "=(" + SUM + ")/(COUNT(" + MARKS + ")-2)+R{0}",
    "unrounded rank": "=IF(T{0}>=70,SUMPRODUCT((B$2:B$41=B{0})*(T$2:T$41>=70)*(Y$2:Y$41>Y{0}))+1,0)",
    "key": "=T{0}+S{0}/100000",
    "key rank": "=IF(T{0}>=70,SUMPRODUCT((B$2:B$41=B{0})*(T$2:T$41>=70)*(AA$2:AA$41>AA{0}))+1,0)",
}  # fmt: skip
"""From column T on."""


@dataclass(frozen=True)
class Line:
    """One project: track, each seat's total in points or None, bonus, mean of feasibility, and the result."""

    proposal: str
    track: str
    totals: tuple[float | None, ...]
    bonus: float
    feasibility: float
    final: str
    rank: int


def lines_of(result: Mapping[str, Any]) -> list[Line]:
    """Return the forty projects of the sample day, in the order of their numbers."""
    placed = {one["proposal"]: (track["track"], one) for track in result["tracks"] for one in track["lines"]}
    lines = []
    for project in sorted(result["projects"], key=lambda one: str(one["proposal"])):
        track, line = placed[project["proposal"]]
        totals = tuple(None if one["total"] is None else one["total"] / 100 for one in project["ballots"])
        mean = float(project["criterion_means"]["B"])
        lines.append(
            Line(project["proposal"], track, totals, float(project["bonus"]), mean, project["final"], line["rank"] or 0)
        )
    return lines


def workbook(lines: list[Line], *, zeros: bool = False, sorted_marks: bool = False, typed: bool = False) -> bytes:
    """Return the workbook, right or with one slip in it.

    Args:
        lines: the projects.
        zeros: a zero is typed where somebody did not score.
        sorted_marks: the block of marks was sorted, and the columns before it were not in the selection.
        typed: one final was typed over its formula, a point too high.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("집계")
    page.write_row(0, 0, ["번호", "트랙", *(f"위원 {seat}" for seat in range(1, SEATS + 1)), "가점", "실현", *FORMULAS])
    marks = [one.totals for one in lines]
    if sorted_marks:
        marks = sorted(marks, key=lambda row: -(row[0] or 0))
    for at, (one, totals) in enumerate(zip(lines, marks, strict=True), FIRST):
        page.write_row(at - 1, 0, [one.proposal, one.track])
        for seat, total in enumerate(totals):
            if total is not None or zeros:
                page.write_number(at - 1, 2 + seat, total or 0)
        page.write_row(at - 1, 17, [one.bonus, one.feasibility])
        for column, formula in enumerate(FORMULAS.values(), 19):
            page.write_formula(at - 1, column, formula.format(at))
        if typed and one.proposal == "L06":
            page.write_number(at - 1, 19, float(one.final) + 1)
    book.close()
    return out.getvalue()


def computed(data: bytes) -> dict[str, dict[str, Any]]:
    """Return, by project, what LibreOffice computes in each column of formulas."""
    sys.path.insert(0, str(ROOT))
    from tests.export.recalculating import recalculated  # noqa: PLC0415  # only who counts needs LibreOffice

    with tempfile.TemporaryDirectory() as folder:
        rows = recalculated(data, Path(folder))["집계"][FIRST - 1 : LAST]
    return {row[0]: dict(zip(FORMULAS, row[19:], strict=False)) for row in rows}


def counts(result: Mapping[str, Any]) -> dict[str, int]:
    """Return how many of the forty projects each way of doing it gets wrong, by LibreOffice."""
    lines = lines_of(result)
    right = computed(workbook(lines))

    def finals(found: Mapping[str, Mapping[str, Any]], column: str) -> int:
        return sum(_text(found[one.proposal][column]) != one.final for one in lines)

    def ranks(found: Mapping[str, Mapping[str, Any]], column: str) -> int:
        return sum(int(found[one.proposal][column]) != one.rank for one in lines)

    def broken(found: Mapping[str, Mapping[str, Any]]) -> int:
        return sum(isinstance(value, str) for row in found.values() for value in row.values())

    zeros = computed(workbook(lines, zeros=True))
    mixed = computed(workbook(lines, sorted_marks=True))
    typed = computed(workbook(lines, typed=True))
    return {
        "careful: finals that differ": finals(right, "careful"),
        "careful: ranks that differ": ranks(right, "careful rank"),
        "careful: projects that share a rank": _sharing(right, lines, "careful rank"),
        "TRIMMEAN with a fixed share: finals that differ": finals(right, "trimmean"),
        "all equal extremes dropped: finals that differ": finals(right, "equal marks dropped"),
        "fixed divisor: finals that differ": finals(right, "fixed divisor"),
        "zero for who did not score: finals that differ": finals(zeros, "careful"),
        "zero for who did not score: ranks that differ": ranks(zeros, "careful rank"),
        "ranked before rounding: ranks that differ": ranks(right, "unrounded rank"),
        "tie-break added as a small number: ranks that differ": ranks(right, "key rank"),
        "tie-break added as a small number: projects that share a rank": _sharing(right, lines, "key rank"),
        "marks sorted without their names: finals that differ": finals(mixed, "careful"),
        "marks sorted without their names: error values shown": broken(mixed),
        "one final typed over: ranks that differ from those before": sum(
            typed[one.proposal]["careful rank"] != right[one.proposal]["careful rank"] for one in lines
        ),
        "one final typed over: error values shown": broken(typed),
    }


def _text(value: Any) -> str:
    return f"{value:.4f}" if isinstance(value, int | float) else str(value)


def _sharing(found: Mapping[str, Mapping[str, Any]], lines: list[Line], column: str) -> int:
    places = [(one.track, found[one.proposal][column]) for one in lines if found[one.proposal][column]]
    return sum(places.count(place) > 1 for place in places)


def main(arguments: list[str]) -> int:
    """Write the workbook, or print the counts."""
    result = json.loads(Path(arguments[0]).read_text("utf-8"))
    if len(arguments) > 1:
        Path(arguments[1]).write_bytes(workbook(lines_of(result)))
        return 0
    write: Callable[[str], object] = sys.stdout.write
    for name, count in counts(result).items():
        write(f"| {name} | {count} |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
