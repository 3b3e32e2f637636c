"""What a roster file holds once it is read: a plain grid of text, each cell as a person sees it.

Past this line nobody asks what the file was: a workbook and a text file with the same rows give the same grid.
Cells are composed (NFC) and trimmed, white space inside is single spaces (a line break in a heading too). What
nobody can see is refused, for a name on the screen and the same name in the minutes shall be the same name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from committee_app.intake.errors import (
    CellOutOfReachError,
    CellTooLongError,
    EmptySheetError,
    ForbiddenCharacterError,
    TooManyCellsError,
)

Cell = str
"""The text of one cell; empty for an empty cell."""

MAX_ROWS = 20_000
MAX_COLUMNS = 512
MAX_CELLS = 500_000
"""The rectangle from A1 to the last used cell, empty cells included."""
MAX_CELL_LENGTH = 32_767
"""What a cell of a spreadsheet holds at most, in characters."""

_BREAKS = frozenset("\t\n\r")
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters, marks and symbols by category, yet drawn as nothing: the Hangul fillers, variation selectors, the
# joiner U+034F, Khmer's inherent vowels, the empty Braille cell; and what stands for a letter that was lost.
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u2800\ufffc\ufffd") | frozenset(
    map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet, row by row, each row equally long; nothing blank after the last used row and column.

    `encoding` is that of a text file (`utf-8`, `utf-8-sig`, `utf-16`, `cp949`), None for a workbook; `sha256` is
    the hexadecimal digest of the file's bytes, those that were parsed.
    """

    source_name: str
    sheet_name: str
    encoding: str | None
    rows: tuple[tuple[Cell, ...], ...]
    sha256: str


def column_letters(column: int) -> str:
    """Return a column's letters, counted from zero.

    >>> [column_letters(number) for number in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    before, here = divmod(column, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + here)


def cell_name(row: int, column: int) -> str:
    """Return the name a spreadsheet shows for `grid.rows[row][column]`; both count from zero.

    >>> cell_name(6, 2)
    'C7'
    """
    return f"{column_letters(column)}{row + 1}"


def unseen_characters(text: str) -> Iterator[str]:
    r"""Yield the characters nobody sees and that no roster needs; tabs and line breaks are not among them.

    >>> [hex(ord(character)) for character in unseen_characters("홍\u200b길\n동\u202e")]
    ['0x200b', '0x202e']
    """
    for character in text:
        if character in _UNSEEN or (unicodedata.category(character) in _UNSEEN_CATEGORIES and character not in _BREAKS):
            yield character


def tidy(text: str) -> Cell:
    r"""Return the text of a cell composed, trimmed, and with single spaces inside.

    >>> tidy("  총사업비\n(백만원)\u00a0")
    '총사업비 (백만원)'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def tidy_rows(file: str, rows: Sequence[Sequence[str]]) -> tuple[tuple[Cell, ...], ...]:
    """Return raw rows as those of a grid: cells tidied, rows equally long, the blank rest cut off.

    Raises:
        CellOutOfReachError, TooManyCellsError, CellTooLongError: more than a roster has.
        ForbiddenCharacterError: with every place where a character stands that nobody sees.
        EmptySheetError: nothing is left.
    """
    _refuse_what_is_too_much(file, rows)
    _refuse_unseen_characters(file, rows)
    tidied = [[tidy(cell) for cell in row] for row in rows]
    width = max((column for row in tidied for column, cell in enumerate(row, 1) if cell), default=0)
    height = max((number for number, row in enumerate(tidied, 1) if any(row)), default=0)
    if not width:
        raise EmptySheetError(file)
    return tuple(tuple(row[:width] + [""] * (width - len(row))) for row in tidied[:height])


def _refuse_what_is_too_much(file: str, rows: Sequence[Sequence[str]]) -> None:
    width = max(map(len, rows), default=0)
    if len(rows) > MAX_ROWS or width > MAX_COLUMNS:
        raise CellOutOfReachError(file, cell_name(len(rows) - 1, width - 1), MAX_ROWS, MAX_COLUMNS)
    if len(rows) * width > MAX_CELLS:
        raise TooManyCellsError(file, len(rows) * width, MAX_CELLS)
    for number, row in enumerate(rows, 1):
        if any(len(cell) > MAX_CELL_LENGTH for cell in row):
            raise CellTooLongError(file, number, MAX_CELL_LENGTH)


def _refuse_unseen_characters(file: str, rows: Sequence[Sequence[str]]) -> None:
    places = tuple(
        (cell_name(row, column), row + 1, column + 1, f"U+{ord(character):04X}")
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if not cell.isascii() or not cell.isprintable()
        for character in dict.fromkeys(unseen_characters(cell))
    )
    if places:
        raise ForbiddenCharacterError(file, places)
