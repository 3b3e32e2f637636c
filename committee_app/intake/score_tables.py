"""A table of `tally` from its bytes: text in one of two encodings, a line of headings, and rows by column.

Nothing is guessed: the separator is the comma, headings are those of `docs/tally-format.md`, a row has as many
values as there are headings. Lines without anything are passed over.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from committee_app.intake.grids import unseen_characters
from committee_app.intake.score_faults import Faults, shown

MAX_ID_LENGTH = 64
MAX_BYTES: Mapping[str, int] = {
    "scores": 256 << 20,
    "proposals": 16 << 20,
    "evaluators": 16 << 20,
    "rules": 1 << 20,
    "decisions": 1 << 20,
}
"""Sixteen times what the largest committee hands in, so that a wrong file is refused before it fills the memory."""
_BREAKS_A_LOT = frozenset("|,;'")


def decoded(file: str, raw: bytes, faults: Faults) -> str | None:
    """Return the text of a file, composed (NFC): UTF-8 with or without its mark, else CP949; None after a fault."""
    if len(raw) > MAX_BYTES[file]:
        faults.note("tally.file_too_large", file=file, size=len(raw), limit=MAX_BYTES[file])
        return None
    text = _text(raw)
    if text is None or "\0" in text:
        faults.note("tally.unknown_encoding", file=file)
        return None
    if not text.strip():
        faults.note("tally.empty_file", file=file)
        return None
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _text(raw: bytes) -> str | None:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns that a kind of table may have. `families` are prefixes: `bonus.` stands for `bonus.<item>`."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    families: tuple[str, ...] = ()

    def knows(self, column: str) -> bool:
        """Whether a table of this kind may have the column."""
        return column in (*self.needed, *self.optional, *self.reserved) or column.startswith(self.families)


LONGEST_ROW = 1_048_576
"""Characters. A row is held as a list of its values, which takes many times the room of its text."""


class _RowTooLongError(Exception):
    """A row goes on and on; nothing behind it is read."""


class Table:
    """The rows of a table, each as long as the headings; what is wrong on the way goes to `faults`.

    Attributes:
        columns: the place of each column in a row; empty where the headings were refused.
        line: the number of the line last read.
    """

    def __init__(self, file: str, text: str, headings: Headings, faults: Faults) -> None:
        """Read the line of headings."""
        self.file = file
        self._faults = faults
        self._room = LONGEST_ROW
        self._reader = csv.reader(self._lines(text), strict=True)
        self._headings = headings
        first = next(self._raw_rows(), [])
        self._width = len(first)
        self.columns: dict[str, int] = self._checked([cell.strip() for cell in first])
        self._reserved = [one for one in headings.reserved if one in self.columns]

    @property
    def line(self) -> int:
        """The number of the line last read; of a row over several lines, the last."""
        return self._reader.line_num

    def rows(self) -> Iterator[list[str]]:
        """Yield each row that has its whole width."""
        width = self._width
        for row in self._raw_rows():
            if len(row) == width:
                if self._reserved:
                    self._refuse_reserved(row)
                yield row
            elif any(map(str.strip, row)):
                self._faults.note(
                    "tally.ragged_row", file=self.file, line=self.line, found=len(row), expected=self._width
                )

    def _lines(self, text: str) -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            self._room -= len(line)
            if self._room < 0:
                raise _RowTooLongError
            yield line

    def _raw_rows(self) -> Iterator[list[str]]:
        try:
            for row in self._reader:
                self._room = LONGEST_ROW
                yield row
        except _RowTooLongError:
            self._faults.note("tally.row_too_long", file=self.file, line=self.line + 1, limit=LONGEST_ROW)
        except csv.Error:
            self._faults.note("tally.broken_quotes", file=self.file, line=self.line)

    def _checked(self, names: Sequence[str]) -> dict[str, int]:
        before = len(self._faults.found)
        for place, name in enumerate(names):
            if name in names[:place]:
                self._faults.note("tally.column_twice", file=self.file, line=self.line, column=shown(name))
            elif not self._headings.knows(name):
                self._faults.note("tally.unknown_column", file=self.file, line=self.line, column=shown(name))
        for name in self._headings.needed:
            if name not in names:
                self._faults.note("tally.missing_column", file=self.file, line=self.line, column=name)
        return {name: place for place, name in enumerate(names)} if len(self._faults.found) == before else {}

    def _refuse_reserved(self, row: Sequence[str]) -> None:
        for column in tuple(self._reserved):
            if row[self.columns[column]].strip():
                self._faults.note("tally.reserved_column", file=self.file, line=self.line, column=column)
                self._reserved.remove(column)


class Line:
    """One row of a small table, with its values by column; an absent column is an empty value."""

    def __init__(self, table: Table, row: Sequence[str], faults: Faults) -> None:
        self.file = table.file
        self.number = table.line
        self._cells = {column: row[place].strip() for column, place in table.columns.items()}
        self._faults = faults

    def text(self, column: str) -> str:
        """Return a text in which nothing is hidden."""
        value = self._cells.get(column, "")
        for character in dict.fromkeys(unseen_characters(value)):
            self.fault("tally.unseen_character", character=f"U+{ord(character):04X}")
        return " ".join(value.split())

    def id(self, column: str) -> str | None:
        """Return an identifier, or None after a fault."""
        value = self._cells.get(column, "")
        if not value:
            self.fault("tally.missing_value", column=column)
            return None
        if not is_id(value):
            self.fault("tally.id_refused", column=column, found=shown(value))
            return None
        return value

    def columns(self, family: str) -> tuple[str, ...]:
        """Return the columns of the table whose names begin so."""
        return tuple(column for column in self._cells if column.startswith(family))

    def parts(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that may hold several, separated by semicolons; none for an empty cell."""
        value = self._cells.get(column, "")
        return tuple(part.strip() for part in value.split(";")) if value else ()

    def fault(self, code: str, **facts: str | int) -> None:
        """Note a fault of this line."""
        self._faults.note(code, file=self.file, line=self.number, **facts)


def lines(file: str, text: str, headings: Headings, faults: Faults) -> Iterator[Line]:
    """Yield the rows of a small table; none where the headings were refused."""
    table = Table(file, text, headings, faults)
    if table.columns:
        yield from (Line(table, row, faults) for row in table.rows())


def is_id(text: str) -> bool:
    """Whether a text may name a proposal or an evaluator.

    The characters refused would make the line of a lot (`scoring.lots`) or a list in one cell ambiguous.

    >>> is_id("C01"), is_id("가-1"), is_id("a|b"), is_id("")
    (True, True, False, False)
    """
    return (
        0 < len(text) <= MAX_ID_LENGTH
        and text.isprintable()
        and text == text.strip()
        and not _BREAKS_A_LOT & set(text)
        and not any(unseen_characters(text))
    )
