"""Text files of rows: which encoding, which delimiter, which cells.

The ladder of encodings is short, for guessing is worse: short Korean text in CP949 is taken for anything by the
statistical detectors. A few words are valid in two encodings at once; that is why a preview shows what was read and
lets the secretary choose another one of `readable_encodings`.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence

from committee_app.intake.errors import (
    BrokenQuotesError,
    CellTooLongError,
    NulByteError,
    RowTooLongError,
    UnknownEncodingError,
)
from committee_app.intake.grids import MAX_CELL_LENGTH, tidy

ENCODINGS = ("utf-16", "utf-8-sig", "utf-8", "cp949")
"""In the order they are tried; `utf-16` and `utf-8-sig` only where the file begins with their mark."""
DELIMITERS = (",", "\t", ";")

_MARKS = {"utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE), "utf-8-sig": (codecs.BOM_UTF8,)}
_HEADINGS_WITHIN = 20
"""The heading row is one of the first so many rows; above it stand titles and notes."""


def readable_encodings(raw: bytes) -> tuple[str, ...]:
    """Return the encodings in which the whole of these bytes is valid text, the likeliest first.

    >>> readable_encodings("홍길동".encode("cp949")), readable_encodings(b"L01,1800")
    (('cp949',), ('utf-8', 'cp949'))
    """
    return tuple(encoding for encoding in ENCODINGS if _decoded(raw, encoding) is not None)


def decode(file: str, raw: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text of a file and its encoding: the one asked for, or the first of the ladder that fits.

    Raises:
        UnknownEncodingError: none fits.
        NulByteError: text does not have zero bytes.
    """
    for candidate in (encoding,) if encoding else ENCODINGS:
        text = _decoded(raw, candidate)
        if text is not None:
            if "\0" in text:
                raise NulByteError(file, text.count("\n", 0, text.index("\0")) + 1)
            return text, candidate
    raise UnknownEncodingError(file, tried=encoding or ", ".join(ENCODINGS))


def split(file: str, text: str) -> list[list[str]]:
    """Return the cells of a text file, row by row as a spreadsheet counts them, blank ones included.

    The delimiter is the one that gives the heading row the most headings. A row longer than the heading row is
    refused: an amount such as 1,800 without quotation marks would move every value after it by one column.

    Raises:
        BrokenQuotesError, CellTooLongError, RowTooLongError: with the line or row.
    """
    readings = {delimiter: _rows_or_fault(file, text, delimiter) for delimiter in DELIMITERS}
    # Of equals the comma. A delimiter under which the quotation marks do not match is none, unless all are so.
    likeliest = max(DELIMITERS, key=lambda delimiter: _headings_found(readings[delimiter]))
    rows = readings[likeliest]
    if not isinstance(rows, list):
        raise rows
    _refuse_rows_beyond_the_headings(file, rows)
    return rows


def _decoded(raw: bytes, encoding: str) -> str | None:
    marks = _MARKS.get(encoding)
    if marks and not raw.startswith(marks):
        return None
    if not marks and raw.startswith(codecs.BOM_UTF8):
        return None
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _rows_or_fault(file: str, text: str, delimiter: str) -> list[list[str]] | BrokenQuotesError | CellTooLongError:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as fault:
        # The one message that is not about quotes: "field larger than field limit (131072)".
        if "field limit" in str(fault):
            return CellTooLongError(file, reader.line_num, MAX_CELL_LENGTH)
        return BrokenQuotesError(file, reader.line_num)


def _headings_found(rows: list[list[str]] | BrokenQuotesError | CellTooLongError) -> int:
    return _different_words(_heading_row(rows)) if isinstance(rows, list) else -1


def _heading_row(rows: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return the first row with more than half as many different words as the fullest one, its blank end cut off.

    Not the fullest itself: that could be a row broken by a comma too many, which is what we want to find.
    """
    top = [_without_blank_end(row) for row in rows[:_HEADINGS_WITHIN]]
    fullest = max(map(_different_words, top), default=0)
    return next((row for row in top if 2 * _different_words(row) > fullest), ())


def _different_words(row: Sequence[str]) -> int:
    return len({tidy(cell) for cell in row if any(character.isalpha() for character in cell)})


def _without_blank_end(row: Sequence[str]) -> Sequence[str]:
    used = max((number for number, cell in enumerate(row, 1) if tidy(cell)), default=0)
    return row[:used]


def _refuse_rows_beyond_the_headings(file: str, rows: Sequence[Sequence[str]]) -> None:
    expected = len(_heading_row(rows))
    for number, row in enumerate(rows, 1):
        found = len(_without_blank_end(row))
        if expected and found > expected:
            raise RowTooLongError(file, number, found, expected)
