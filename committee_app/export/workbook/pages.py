"""Pages of a workbook: text that is only text, whole numbers that show as points, formulas with the value they give.

A value is never a decimal: points are hundredths or units of the last printed place, money is won. What looks like a
point on the screen is a picture of the number (`0"."00` shows 850 as 8.50), so a spreadsheet computes with whole
numbers and finds what we find, to the last digit.

A formula is written together with its value, which the tally found: whoever looks without computing sees the
announced numbers, whoever computes again sees whether they come out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from committee_app.wording import Wording

Shown = int | str
"""What a cell shows: a whole number, a word, or "" for nothing."""

POINTS, WON, PLAIN = "points", "won", "plain"
"""How a number is shown; `units` of so many places come as a number of places."""

FIRST = 1
"""The first row under the headings, counted from 0 as everywhere here; a spreadsheet calls it 2."""

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # the format has no zone; the same for everybody, so that bytes are too
_LONGEST_TEXT = 32_000
_FORMULA_STARTS = "=+-@\t\r\n|＝＋－＠"
_BLUE, _BLACK, _GREY = "#1D4ED8", "#111827", "#E5E7EB"


class Book:
    """A workbook that is being written."""

    def __init__(self, words: Sequence[Wording]) -> None:
        """Begin an empty workbook; its headings are in the languages of `words`, one under the other."""
        self._words = tuple(words)
        self._bytes = io.BytesIO()
        self._file = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        self._file.set_properties({"created": _MADE})
        self._formats: dict[tuple[str, str], Any] = {}
        self._pages = 0

    def page(self, name: str) -> Page:
        """Add a page; its name has a number and both languages."""
        self._pages += 1
        title = f"{self._pages} {self.both(name, ' ')}"
        return Page(self, self._file.add_worksheet(title), title)

    def both(self, name: str, between: str = "\n") -> str:
        """Return a word of the workbook in every language."""
        return between.join(dict.fromkeys(one.word("workbook", name) for one in self._words))

    def say(self, code: str) -> tuple[str, ...]:
        """Return a sentence in every language."""
        return tuple(one.say(code) for one in self._words)

    def word(self, table: str, code: str) -> str:
        """Return the word for a code of a closed list, in every language."""
        return " ".join(dict.fromkeys(one.word(table, code) for one in self._words))

    def format(self, kind: str, number: str = "General") -> Any:
        """Return a format, made once: `input` (given, blue), `formula`, `heading`, `text`, `quoted`."""
        key = kind, number
        if key not in self._formats:
            self._formats[key] = self._file.add_format(_LOOKS[kind] | {"num_format": number})
        return self._formats[key]

    def closed(self) -> bytes:
        """Return the workbook. Its parts are stored without compression: the same bytes from every machine."""
        self._file.close()
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._bytes.getvalue())) as made, zipfile.ZipFile(out, "w") as stored:
            for part in made.infolist():
                plain = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
                plain.create_system = 0
                stored.writestr(plain, made.read(part), zipfile.ZIP_STORED)
        return out.getvalue()


_LOOKS: dict[str, dict[str, Any]] = {
    "heading": {"bold": True, "text_wrap": True, "valign": "top", "bg_color": _GREY, "bottom": 1},
    "text": {"font_color": _BLACK, "valign": "top"},
    "quoted": {"font_color": _BLACK, "valign": "top", "quote_prefix": True},
    "input": {"font_color": _BLUE},
    "formula": {"font_color": _BLACK},
}


def number_format(shown: str | int) -> str:
    """Return how a spreadsheet shows a whole number.

    >>> number_format(POINTS), number_format(4), number_format(0), number_format(WON)
    ('0"."00', '0"."0000', '0', '#,##0')
    """
    if shown == POINTS:
        shown = 2
    if isinstance(shown, int):
        return f'0"."{"0" * shown}' if shown else "0"
    return {"won": "#,##0", "plain": "0"}[shown]


class Page:
    """One page. Rows and columns count from 0; the row under the headings is `FIRST`."""

    def __init__(self, book: Book, sheet: Any, name: str) -> None:
        self.book, self.name, self._sheet = book, name, sheet

    # ── writing ────────────────────────────────────────────────────────────────────────────
    def headings(self, names: Sequence[str], *, row: int = 0, column: int = 0) -> None:
        """Write a row of headings that are already worded, and keep the first one in sight."""
        for place, name in enumerate(names, column):
            self._sheet.write_string(row, place, name, self.book.format("heading"))
        if row == 0:
            self._sheet.freeze_panes(FIRST, 1)
            self._sheet.set_row(0, 48)
            self._sheet.set_column(0, max(len(names), 1) - 1, 13)

    def widen(self, column: int, width: int) -> None:
        """Give a column room for text."""
        self._sheet.set_column(column, column, width)

    def text(self, row: int, column: int, text: str) -> None:
        """Write text that no program takes for a formula, a number or a link, whatever it begins with."""
        kind = "quoted" if text[:1] in _FORMULA_STARTS else "text"
        self._sheet.write_string(row, column, text[:_LONGEST_TEXT], self.book.format(kind))

    def given(self, row: int, column: int, value: Shown | None, shown: str | int = PLAIN) -> None:
        """Write a number or a word that comes from the record; None and "" leave the cell empty."""
        if isinstance(value, str):
            self.text(row, column, value) if value else None
        elif value is not None:
            self._sheet.write_number(row, column, value, self.book.format("input", number_format(shown)))

    def formula(self, row: int, column: int, formula: str, value: Shown, shown: str | int = PLAIN) -> None:
        """Write a formula (without its =) and the value that it gives."""
        self._sheet.write_formula(row, column, f"={formula}", self.book.format("formula", number_format(shown)), value)

    # ── pointing ───────────────────────────────────────────────────────────────────────────
    def at(self, row: int, column: int) -> str:
        """Return how any page names a cell of this one."""
        return f"'{self.name}'!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def span(self, first: int, last: int, column: int, last_column: int | None = None) -> str:
        """Return how any page names the cells from row `first` to row `last`."""
        begin = xl_rowcol_to_cell(first, column, row_abs=True, col_abs=True)
        end = xl_rowcol_to_cell(last, column if last_column is None else last_column, row_abs=True, col_abs=True)
        return f"'{self.name}'!{begin}:{end}"


def here(row: int, column: int) -> str:
    """Return how a page names a cell of its own.

    >>> here(1, 4)
    'E2'
    """
    return str(xl_rowcol_to_cell(row, column))


def here_span(first: int, last: int, column: int) -> str:
    """Return how a page names its own cells from row `first` to row `last`; the rows stay when it is copied."""
    begin = xl_rowcol_to_cell(first, column, row_abs=True)
    return f"{begin}:{xl_rowcol_to_cell(last, column, row_abs=True)}"
