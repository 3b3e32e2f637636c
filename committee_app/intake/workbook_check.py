"""A look at a workbook's parts before any parser sees them.

A workbook is an archive of XML parts. What makes parsers explode is visible from outside: parts that expand a
thousandfold, declared entities, cells at the far end of the sheet (a library that allocates the rectangle between
`A1` and `XFD1048576` wants 512 GiB), two parts of one name. Only bytes are looked at here, without an XML parser;
the guarded child is the second wall for whatever hides from this one.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from committee_app.intake.errors import (
    CellOutOfReachError,
    CompressionError,
    DamagedWorkbookError,
    DoctypeError,
    DuplicatePartError,
    ExpandsTooMuchError,
    NotAWorkbookError,
    PartNameError,
    PasswordProtectedError,
    TooManyMergesError,
    TooManyPartsError,
    XmlEncodingError,
)
from committee_app.intake.grids import MAX_COLUMNS, MAX_ROWS

MAX_PARTS = 400
MAX_PART_BYTES = 60 << 20
MAX_TOTAL_BYTES = 80 << 20
MAX_RATIO = 200
"""Real sheets shrink ten- to fiftyfold; only what grows beyond one MiB is measured by it."""
MAX_MERGES = 5_000

_CHUNK = 1 << 16
_OVERLAP = 128
"""Bytes of the chunk before that are looked at again, so that nothing hides on a seam."""

_NEEDED_PARTS = frozenset({"[Content_Types].xml", "xl/workbook.xml"})
_OTHER_KINDS = {
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "Contents/content.hpf": "hwpx",
    "content.xml": "ods",
    "xl/workbook.bin": "xlsb",
}
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_OUTLANDISH_NAME = re.compile(r"(?:^|/)\.\.?(?:/|$)|^/|//|[\\:\x00-\x1f\x7f]")
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FOREIGN_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"']|us-ascii[\"'])", re.IGNORECASE)
_POSITION = re.compile(rb"[\s\"']r\s*=\s*[\"']\s*([A-Za-z]{0,12})(\d+)\s*[\"']")
_MERGE = b"<mergeCell "
_MERGED = re.compile(rb"mergeCell\s[^>]{0,64}?ref\s*=\s*[\"'][^\"']{0,40}?:?\$?([A-Za-z]{1,12})\$?(\d+)\s*[\"']")

_BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,  # includes NotImplementedError
)


def check_workbook(file: str, raw: bytes) -> None:
    """Refuse an archive that is no workbook, is damaged, or is made to harm whoever parses it.

    Raises:
        IntakeError: one of those imported above.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            _check_list_of_parts(file, parts)
            _check_contents(file, archive, parts)
    except _BROKEN_ARCHIVE as fault:
        raise DamagedWorkbookError(file) from fault


def _check_list_of_parts(file: str, parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MAX_PARTS:
        raise TooManyPartsError(file, len(parts), MAX_PARTS)
    seen: set[str] = set()
    for part in parts:
        shown = _shown(part.orig_filename)
        if not part.filename or _OUTLANDISH_NAME.search(part.orig_filename):
            raise PartNameError(file, shown)
        if part.filename.casefold() in seen:
            raise DuplicatePartError(file, shown)
        seen.add(part.filename.casefold())
        if part.flag_bits & 1:
            raise PasswordProtectedError(file)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise CompressionError(file, shown)
    names = {part.filename for part in parts}
    if not names >= _NEEDED_PARTS:
        raise NotAWorkbookError(file, next((kind for name, kind in _OTHER_KINDS.items() if name in names), "zip"))


def _check_contents(file: str, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    total = 0
    for part in parts:
        size = 0
        merges = 0
        before = b""
        is_sheet = part.filename.startswith("xl/worksheets/")  # where sheets really lie is for the workbook to say
        for chunk in _chunks(archive, part):
            size += len(chunk)
            _check_expansion(file, part, size, total + size)
            window = before + chunk
            _check_xml(file, part, window, is_beginning=size == len(chunk))
            is_sheet = is_sheet or b"sheetData" in window
            if is_sheet:
                _check_positions(file, window)
            merges += (before[1 - len(_MERGE) :] + chunk).count(_MERGE)
            if merges > MAX_MERGES:
                raise TooManyMergesError(file, merges, MAX_MERGES)
            before = window[-_OVERLAP:]
        total += size


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as content:
        while chunk := content.read(_CHUNK):
            yield chunk


def _check_expansion(file: str, part: zipfile.ZipInfo, size: int, total: int) -> None:
    """Count the bytes that really come out; what the archive claims about itself proves nothing."""
    grows = size > 1 << 20 and size > MAX_RATIO * max(1, part.compress_size)
    if grows or size > MAX_PART_BYTES or total > MAX_TOTAL_BYTES:
        raise ExpandsTooMuchError(file, _shown(part.filename))


def _check_xml(file: str, part: zipfile.ZipInfo, window: bytes, *, is_beginning: bool) -> None:
    if _DECLARATION.search(window):
        raise DoctypeError(file, _shown(part.filename))
    if not part.filename.lower().endswith(_XML_SUFFIXES):
        return
    if b"\0" in window or (is_beginning and _FOREIGN_ENCODING.search(window[:256])):
        raise XmlEncodingError(file, _shown(part.filename))


def _check_positions(file: str, window: bytes) -> None:
    for pattern in (_POSITION, _MERGED):
        for found in pattern.finditer(window):
            letters, digits = found[1].decode().upper(), found[2].decode().lstrip("0")
            if _number_of(letters) > MAX_COLUMNS or len(digits) > len(str(MAX_ROWS)) or int(digits or 0) > MAX_ROWS:
                raise CellOutOfReachError(file, letters + digits[:20], MAX_ROWS, MAX_COLUMNS)


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _shown(name: str) -> str:
    r"""Return a part's name fit for a message: short, and nothing in it that nobody sees.

    >>> _shown("xl/\x1b[31m.xml")
    'xl/?[31m.xml'
    """
    return "".join(character if character.isprintable() else "?" for character in name[:80])
