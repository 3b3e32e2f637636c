"""The child: reads one workbook from standard input and prints its first sheet in use as strict JSON.

Runs isolated and limited (`guarded.py`), and may die: nothing is lost then. It imports `python_calamine` and the
standard library, nothing of the program. The answer is `{"sheet": NAME, "rows": [[TEXT, ...], ...]}` or
`{"fault": KIND, ...}`; whoever asked checks it again.

Cells are written as a person sees them. Two things calamine does not tell are looked up in the sheet itself: which
numbers are shown as percentages (44.6 % is stored as 0.446) and which cells show an error (they come as empty).
A merged region has its value in the top left cell; it is repeated downwards in the first column of the region, for
a track's name merged over its rows belongs to each of them, and not to the right, for a title over the whole width
is one cell.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import posixpath
import re
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

MAX_CELLS = 500_000
BUILT_IN_PERCENTAGES = frozenset({9, 10})
"""Numbers of the formats `0%` and `0.00%`, which every workbook has without declaring them (ECMA-376 18.8.30)."""

Place = tuple[int, int]
"""Row and column, counted from zero."""


class OutOfRangeError(Exception):
    """A number that is none, or that a spreadsheet cannot hold exactly."""

    def __init__(self, found: float) -> None:
        super().__init__(repr(found))
        self.found = repr(found)


def number_text(value: float, *, is_percentage: bool = False) -> str:
    """Return a stored number as the exact decimal a person typed: a spreadsheet keeps fifteen digits.

    >>> number_text(1800.0), number_text(44.6), number_text(0.1 + 0.2), number_text(0.446, is_percentage=True)
    ('1800', '44.6', '0.3', '44.6%')

    Raises:
        OutOfRangeError: not finite, from 10^15 on (whole numbers stop being exact), or too small to be meant.
    """
    if not math.isfinite(value) or abs(value) >= 1e15 or 0 < abs(value) < 1e-9:
        raise OutOfRangeError(value)
    exact = Decimal(f"{value:.15g}") * (100 if is_percentage else 1)
    digits = f"{exact:f}"
    shortest = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return ("0" if shortest == "-0" else shortest) + ("%" if is_percentage else "")


def moment_text(moment: dt.datetime) -> str:
    """Return a date with time to the nearest second: spreadsheets store fractions of a day.

    >>> moment_text(dt.datetime(2026, 1, 26, 9, 11, 59, 999_600))
    '2026-01-26 09:12:00'
    """
    whole = (moment + dt.timedelta(milliseconds=500)).replace(microsecond=0)
    return whole.isoformat(sep=" ")


def duration_text(duration: dt.timedelta) -> str:
    """Return hours, minutes and seconds; a sheet does not break them into days.

    >>> duration_text(dt.timedelta(days=1, hours=12, minutes=5))
    '36:05:00'
    """
    minutes, seconds = divmod(round(duration.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def cell_text(value: object, *, is_percentage: bool = False) -> str:
    """Return the text of one value of calamine's."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value, is_percentage=is_percentage)
    if isinstance(value, dt.datetime):
        return moment_text(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return duration_text(value)
    return str(value)


def read_workbook(raw: bytes) -> dict[str, Any]:
    """Return the answer for the first visible sheet with anything in it."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        for about in workbook.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible:
                sheet = workbook.get_sheet_by_name(about.name)
                if sheet.end is not None:
                    return read_sheet(raw, sheet)
    except PasswordError:
        return {"fault": "password"}
    except (CalamineError, ET.ParseError, zipfile.BadZipFile, KeyError, ValueError, LookupError):
        return {"fault": "damaged"}
    return {"fault": "empty"}


def read_sheet(raw: bytes, sheet: CalamineSheet) -> dict[str, Any]:
    """Return the answer for one sheet that has something in it."""
    last_row, last_column = sheet.end or (0, 0)
    cells = (last_row + 1) * (last_column + 1)
    if cells > MAX_CELLS:
        return {"fault": "cells", "cells": cells, "limit": MAX_CELLS}
    percentages, errors = looks(raw, sheet.name)
    rows: list[list[str]] = []
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        rows.append([])
        for column, value in enumerate(values):
            try:
                text = cell_text(value, is_percentage=(row, column) in percentages)
            except OutOfRangeError as fault:
                return {"fault": "number", "row": row, "column": column, "found": fault.found}
            rows[row].append(errors.get((row, column), text))
    fill_merged(rows, sheet.merged_cell_ranges or [])
    return {"sheet": sheet.name, "rows": rows}


def fill_merged(rows: list[list[str]], regions: list[tuple[Place, Place]]) -> None:
    """Repeat the value of each merged region downwards, in the first column of the region.

    >>> rows = [["title", ""], ["central", "C01"], ["", "C02"]]
    >>> fill_merged(rows, [((0, 0), (0, 1)), ((1, 0), (2, 0))])
    >>> rows
    [['title', ''], ['central', 'C01'], ['central', 'C02']]
    """
    for (top, left), (bottom, _) in regions:
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if left < len(rows[row]):
                rows[row][left] = rows[top][left]


def looks(raw: bytes, sheet_name: str) -> tuple[frozenset[Place], dict[Place, str]]:
    """Return the places of a sheet that show a percentage, and those that show an error with its text."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        percent_styles = percentage_styles(archive)
        percentages: set[Place] = set()
        errors: dict[Place, str] = {}
        with archive.open(part_of(archive, sheet_name)) as part:
            for place, cell in cells_of(part):
                if cell.get("t") == "e":
                    errors[place] = "".join(value.text or "" for value in cell if local(value.tag) == "v")
                elif cell.get("s") in percent_styles:
                    percentages.add(place)
    return frozenset(percentages), errors


def cells_of(part: Any) -> Iterator[tuple[Place, ET.Element]]:
    """Yield each cell with its place; a cell without one stands right of the one before it."""
    row, column = -1, -1
    for event, element in ET.iterparse(part, ("start", "end")):  # noqa: S314  # no DTD gets here, and limits hold
        name = local(element.tag)
        if name == "row" and event == "start":
            row, column = int(element.get("r", row + 2)) - 1, -1
        elif name == "c" and event == "end":
            column = column_of(element.get("r", "")) if element.get("r") else column + 1
            yield (row, column), element
        elif name == "row":
            element.clear()


def column_of(reference: str) -> int:
    """Return the column of a reference, counted from zero.

    >>> column_of("C7"), column_of("AA1")
    (2, 26)
    """
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number - 1


def percentage_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the numbers of the cell styles whose format shows a percentage."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = ET.fromstring(archive.read("xl/styles.xml"))  # noqa: S314
    declared = {
        int(found.get("numFmtId", "0")): is_percentage_format(found.get("formatCode", ""))
        for found in styles.iter()
        if local(found.tag) == "numFmt"
    }
    cell_styles = next((found for found in styles if local(found.tag) == "cellXfs"), ())
    formats = [int(style.get("numFmtId", "0")) for style in cell_styles]
    return frozenset(
        str(number) for number, used in enumerate(formats) if declared.get(used, used in BUILT_IN_PERCENTAGES)
    )


def is_percentage_format(code: str) -> bool:
    r"""Return whether a number format multiplies by a hundred: a per cent sign that is not quoted.

    >>> [is_percentage_format(code) for code in ("0.0%", '0.0"%"', r"0.0\%", "#,##0")]
    [True, False, False, False]
    """
    return "%" in re.sub(r'"[^"]*"|\\.', "", code)


def part_of(archive: zipfile.ZipFile, sheet_name: str) -> str:
    """Return the name of the part that holds a sheet; `LookupError` if the workbook does not say."""
    workbook = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in workbook.iter():
        if local(sheet.tag) == "sheet" and sheet.get("name") == sheet_name:
            relation = next((value for name, value in sheet.items() if name[0] == "{" and local(name) == "id"), None)
            return posixpath.normpath(posixpath.join("/xl", targets[relation])).lstrip("/")
    raise LookupError(sheet_name)


def local(name: str) -> str:
    """Return a name without its namespace; strict and transitional workbooks differ in nothing else here."""
    return name.rpartition("}")[2]


def main() -> int:
    """Read standard input, answer on standard output; return the exit status."""
    answer = read_workbook(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer, allow_nan=False).encode("ascii"))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
