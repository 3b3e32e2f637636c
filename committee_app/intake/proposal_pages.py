"""Proposals as they were handed in: PDFs that strangers made, drawn in a guarded child and never parsed here.

    contents = read_contents("C01.pdf", raw)             # sizes and words of all pages, once
    shown = draw_pages("C01.pdf", raw, Drawing((14, 15, 13), width=900))

What the child answers is checked before anything of it is used: a PDF that takes over the child can still only lie
about its own pages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from committee_app.intake import guarded
from committee_app.intake.errors import (
    ParserDiedError,
    ParserTimedOutError,
    ProposalDamagedError,
    ProposalLockedError,
    ProposalNoPdfError,
    ProposalTooLargeError,
)

MAX_BYTES = 100 << 20
MAX_PAGES = 2000
MAX_SIDE = 20_000
MAX_PIXELS = 13_000_000
_MAX_LINE = 64 << 20
_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024

Size = tuple[int, int]
Area = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels of the picture."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a PDF holds: the size of each page in points, and its words in NFC."""

    sizes: tuple[Size, ...]
    texts: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    def with_words(self, words: str) -> tuple[int, ...]:
        """Return the pages, from 1, on which words stand, whatever their case and however lines break."""
        wanted = "".join(words.casefold().split())
        if not wanted:
            return ()
        return tuple(number for number, text in enumerate(self.texts, 1) if wanted in "".join(text.casefold().split()))


@dataclass(frozen=True, slots=True)
class Drawing:
    """Which pages are to be drawn, from 1, in this order; how wide in pixels; which words to point at."""

    pages: tuple[int, ...]
    width: int
    find: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as it was drawn: four bytes a pixel (blue, green, red, nothing), rows from the top without gaps."""

    page: int
    width: int
    height: int
    pixels: bytes
    found: tuple[Area, ...]


def check_pdf(file: str, raw: bytes) -> None:
    """Refuse bytes that are no PDF, or too many of them, without parsing anything.

    Raises:
        ProposalTooLargeError: more than 100 MB.
        ProposalNoPdfError: not a PDF by its first bytes.
    """
    if len(raw) > MAX_BYTES:
        raise ProposalTooLargeError(file, len(raw), MAX_BYTES)
    if _MAGIC not in raw[:_MAGIC_WITHIN]:
        raise ProposalNoPdfError(file)


def read_contents(file: str, raw: bytes) -> Contents:
    """Return how many pages a PDF has, how large they are and what they say.

    Raises:
        ProposalLockedError: it asks for a password.
        ProposalDamagedError: it cannot be read, or whoever reads it dies or never ends.
    """
    told, rest = _ask(file, {"want": "contents"}, raw)
    sizes, texts = told.get("pages"), told.get("texts")
    if rest or not isinstance(sizes, list) or not isinstance(texts, list):
        raise ProposalDamagedError(file)
    is_sound = (
        0 < len(sizes) == len(texts) <= MAX_PAGES
        and all(_are_numbers(size, 2, MAX_SIDE * 10) for size in sizes)
        and all(isinstance(text, str) for text in texts)
    )
    if not is_sound:
        raise ProposalDamagedError(file)
    return Contents(tuple((across, down) for across, down in sizes), tuple(texts))


def draw_pages(file: str, raw: bytes, drawing: Drawing) -> tuple[Picture, ...]:
    """Return the pictures of pages; pages that the PDF does not have are left out. Errors as `read_contents`."""
    asked = {"want": "pages", "pages": list(drawing.pages), "width": drawing.width, "find": drawing.find}
    told, rest = _ask(file, asked, raw)
    heads = told.get("pictures")
    if not isinstance(heads, list) or len(heads) > len(drawing.pages):
        raise ProposalDamagedError(file)
    pictures, start = [], 0
    for head in heads:
        picture = _picture(head, rest, start, drawing)
        if picture is None:
            raise ProposalDamagedError(file)
        pictures.append(picture)
        start += len(picture.pixels)
    if start != len(rest):
        raise ProposalDamagedError(file)
    return tuple(pictures)


def _picture(head: object, rest: bytes, start: int, drawing: Drawing) -> Picture | None:
    if not isinstance(head, dict) or head.get("page") not in drawing.pages:
        return None
    width, height, found = head.get("width"), head.get("height"), head.get("found")
    if not isinstance(width, int) or not isinstance(height, int) or not isinstance(found, list):
        return None
    if not _are_numbers([width, height], 2, MAX_SIDE) or len(found) > 1000:
        return None
    length = width * height * 4
    if not 0 < width * height <= MAX_PIXELS or len(rest) - start < length:
        return None
    areas = [area for area in found if _are_numbers(area, 4, MAX_SIDE)]  # one that leaves the page is not shown
    pixels = rest[start : start + length]
    return Picture(head["page"], width, height, pixels, tuple((a, b, c, d) for a, b, c, d in areas))


def _are_numbers(values: Any, count: int, largest: int) -> bool:
    return (
        isinstance(values, list)
        and len(values) == count
        and all(type(value) is int and 0 <= value <= largest for value in values)
    )


def _ask(file: str, asked: Mapping[str, object], raw: bytes) -> tuple[dict[str, Any], bytes]:
    check_pdf(file, raw)
    try:
        answer = guarded.pages_answer(file, json.dumps(asked).encode("ascii"), raw)
    except (ParserDiedError, ParserTimedOutError) as error:
        raise ProposalDamagedError(file) from error
    line, _, rest = answer.partition(b"\n")
    try:
        told = json.loads(line) if len(line) <= _MAX_LINE else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or "fault" in told:
        is_locked = isinstance(told, dict) and told.get("fault") == "password"
        raise ProposalLockedError(file) if is_locked else ProposalDamagedError(file)
    return told, rest
