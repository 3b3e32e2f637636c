"""A roster below its headings, line by line: texts fit for the minutes, words from closed lists, and all faults."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from committee_app.case.findings import Finding
from committee_app.intake.amounts import plain
from committee_app.intake.grids import Grid, cell_name, column_letters
from committee_app.intake.headings import SERIAL, Headings, heading_key
from committee_app.intake.roster_reading import characters
from committee_app.intake.score_faults import shown
from committee_app.intake.score_tables import is_id
from committee_app.resources import missing_glyphs

T = TypeVar("T")

SHORT, NAME, LONG = 40, 60, 200
"""How many characters the texts of a roster have at most: what a table of the minutes can hold."""

_TOTALS = frozenset({"합계", "총계", "소계", "계", "총합계", "total", "sum", "subtotal"})
_NOTE_MARKS = ("※", "*", "＊", "주)", "주:", "주 :", "주1", "(단위", "[단위", "(주", "☞", "▷", "-")
_YES = ("y", "yes", "예", "네", "o", "ㅇ", "○", "◯", "〇", "●", "◎", "v", "✓", "✔", "√", "해당", "해당함", "true")
_NO = ("n", "no", "아니오", "아니요", "아님", "x", "×", "✕", "✗", "비해당", "미해당", "해당없음", "해당안됨", "false")


def word_key(text: str) -> str:
    """Return a word of a closed list without spaces, width and case.

    >>> word_key("해당 없음"), word_key("Ｙ")
    ('해당없음', 'y')
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


FLAGS: Mapping[str, bool] = {word_key(one): True for one in _YES} | {word_key(one): False for one in _NO}


class Line:
    """One row of a roster. What cannot be read is noted as a fault, and the line counts as broken.

    A cell of a column that the sheet does not have is empty; that the column is missing was said before.
    """

    def __init__(self, grid: Grid, row: int, headings: Headings, faults: list[Finding]) -> None:
        self._cells = grid.rows[row]
        self._headings = headings
        self._faults = faults
        self.row = row
        self.broken = False

    @property
    def number(self) -> int:
        """The row as a spreadsheet counts it."""
        return self.row + 1

    def has(self, field: str) -> bool:
        """Whether the sheet has a column for this field."""
        return field in self._headings.places

    def cell(self, field: str) -> str:
        """Return what stands in the column of a field."""
        return self._cells[self._headings.places[field]] if self.has(field) else ""

    def at(self, field: str) -> dict[str, str | int]:
        """Return the facts of a cell: where it is, under which heading, and what was found."""
        place = self._headings.places[field]
        return {
            "row": self.number,
            "column": column_letters(place),
            "cell": cell_name(self.row, place),
            "heading": shown(self._headings.cells[place]),
            "found": shown(self._cells[place]),
        }

    def refuse(self, fault: Finding) -> None:
        """Note a fault of this line."""
        self._faults.append(fault)
        self.broken = True

    def taken(self, value: T | Finding) -> T | None:
        """Return a value that could be read; note the fault of one that could not."""
        if isinstance(value, Finding):
            self.refuse(value)
            return None
        return value

    def need(self, field: str) -> bool:
        """Whether a cell that has to be filled is; a missing column is a fault of the sheet, not of each line."""
        if plain(self.cell(field)):
            return True
        self.broken = True
        if self.has(field):
            self.refuse(Finding.of("roster.blank_cell", **self.at(field)))
        return False

    def text(self, field: str, limit: int, *, needed: bool = False) -> str:
        """Return a text of at most `limit` characters, all of which the minutes can print."""
        text = self.cell(field)
        if needed and not self.need(field):
            return ""
        if len(text) > limit:
            self.refuse(Finding.of("roster.text_too_long", **self.at(field), length=len(text), limit=limit))
        elif missing := missing_glyphs(text):
            self.refuse(Finding.of("roster.undrawable", **self.at(field), characters=characters(missing)))
        return text

    def id(self, field: str) -> str:
        """Return a number or short name that tells this line from all others."""
        found = self.text(field, SHORT, needed=True)
        if found and not is_id(found) and not self.broken:
            self.refuse(Finding.of("roster.id_refused", **self.at(field)))
        return found

    def flag(self, field: str) -> bool | None:
        """Return what a yes-or-no cell says; an empty one says no, None stands for a word that is neither."""
        key = word_key(plain(self.cell(field)))
        if not key:
            return False
        if key not in FLAGS:
            self.refuse(Finding.of("roster.not_yes_or_no", **self.at(field)))
        return FLAGS.get(key)


class Lines:
    """The lines of a sheet that hold something, one after the other, and the remarks on those left out.

    Left out are blank rows, rows with a number and nothing else, totals, notes, and headings that are repeated.
    `own` are the fields that every entry fills: a row that has none of them, but the word 합계, is a total.
    """

    def __init__(self, grid: Grid, headings: Headings, own: Sequence[str], shared: Sequence[str] = ()) -> None:
        self._grid = grid
        self._headings = headings
        self._own = own
        self._idle = {SERIAL, *shared}
        self.faults: list[Finding] = []
        self.remarks: list[Finding] = []

    def __iter__(self) -> Iterator[Line]:
        """Yield each line; afterwards a sheet that had none has a fault."""
        found = False
        for row in range(self._headings.row + 1, len(self._grid.rows)):
            line = Line(self._grid, row, self._headings, self.faults)
            if not self._is_left_out(line):
                found = True
                yield line
        if not found:
            self.faults.append(Finding.of("roster.no_rows", row=self._headings.row + 1))

    def _is_left_out(self, line: Line) -> bool:
        cells = self._grid.rows[line.row]
        if not any(cells):
            return True
        if not (self._is_idle(line) or self._is_total(line) or self._is_note(cells) or self._is_heading_again(cells)):
            return False
        first = next(cell for cell in cells if cell)
        self.remarks.append(Finding.of("roster.row_left_out", row=line.number, found=shown(first)))
        return True

    def _is_idle(self, line: Line) -> bool:
        """Whether a row is only numbered, or only under a track's merged name: an empty form."""
        return not any(line.cell(field) for field in self._headings.places if field not in self._idle) and any(
            line.cell(field) for field in self._idle
        )

    def _is_total(self, line: Line) -> bool:
        names = [word_key(cell) for cell in self._grid.rows[line.row] if cell]
        own = [word_key(line.cell(field)) for field in self._own]
        return all(not one or one in _TOTALS for one in own) and any(name in _TOTALS for name in names)

    def _is_note(self, cells: Sequence[str]) -> bool:
        filled = [cell for cell in cells if cell]
        return len(filled) == 1 and filled[0].startswith(_NOTE_MARKS)

    def _is_heading_again(self, cells: Sequence[str]) -> bool:
        places = self._headings.places.values()
        return all(heading_key(cells[place]) == heading_key(self._headings.cells[place]) for place in places)


class Seen:
    """What has been met before, and where: for numbers that must differ and names that should."""

    def __init__(self) -> None:
        self._lines: dict[str, tuple[int, str]] = {}

    def before(self, key: str, written: str, line: Line) -> tuple[int, str] | None:
        """Return row and spelling of the line that had this key first, or None for the first one."""
        first = self._lines.setdefault(key, (line.number, written))
        return None if first[0] == line.number else first


def loose_key(text: str) -> str:
    """Return a name without what people add and leave out: spaces, signs, case.

    >>> loose_key("솔찬 군(가상)") == loose_key("솔찬군 (가상)")
    True
    """
    return "".join(one for one in unicodedata.normalize("NFKC", text).casefold() if one.isalnum()) or text
