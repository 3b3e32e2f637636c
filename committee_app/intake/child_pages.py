"""The child: reads one PDF from standard input and answers with its words or with pictures of its pages.

Runs isolated and limited (`guarded.py`), and may die: nothing is lost then. It imports `pypdfium2` and the standard
library, nothing of the program. Standard input is one line of JSON, then the bytes of the PDF:

    {"want": "contents"}
    {"want": "pages", "pages": [14, 15, 13], "width": 900, "find": "성능"}

The answer is one line of JSON, then the pixels of the pages one after the other (four bytes a pixel: blue, green,
red, nothing; rows from the top, without gaps):

    {"pages": [[WIDTH, HEIGHT], ...], "texts": [TEXT, ...]}
    {"pictures": [{"page": 14, "width": 900, "height": 1273, "found": [[LEFT, TOP, RIGHT, BOTTOM], ...]}, ...]}
    {"fault": "damaged" | "password" | "pages"}

Whoever asked checks it again. Scripts, forms and links of a PDF are never run or followed: pages are only drawn.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from typing import Any

import pypdfium2 as pdfium

MAX_PAGES = 2000
MAX_PIXELS = 12_000_000
"""Of one picture: a sheet of A4 at 300 dots an inch has 8.7 million."""
MAX_TEXT = 20_000
"""Characters of one page; a proposal's page has two or three thousand."""
MAX_FOUND = 200
_PASSWORD = 4
"""FPDF_ERR_PASSWORD of pdfium."""

Answer = tuple[dict[str, Any], list[bytes]]


def answer_to(asked: dict[str, Any], raw: bytes) -> Answer:
    """Return what is answered: the line, and the pixels of each picture."""
    try:
        document = pdfium.PdfDocument(raw)
        if not 0 < len(document) <= MAX_PAGES:
            return {"fault": "pages"}, []
        return contents(document) if asked["want"] == "contents" else pictures(document, asked)
    except pdfium.PdfiumError as error:
        return {"fault": "password" if getattr(error, "err_code", 0) == _PASSWORD else "damaged"}, []


def contents(document: pdfium.PdfDocument) -> Answer:
    """Return the size of every page in points and its words."""
    sizes, texts = [], []
    for number in range(len(document)):
        page = document[number]
        sizes.append([max(1, round(side)) for side in page.get_size()])
        texts.append(words_of(page))
        page.close()
    return {"pages": sizes, "texts": texts}, []


def words_of(page: pdfium.PdfPage) -> str:
    """Return the words of a page; a page whose words cannot be read is still shown."""
    try:
        words = page.get_textpage().get_text_range()
    except (pdfium.PdfiumError, UnicodeDecodeError):
        return ""
    return unicodedata.normalize("NFC", words[:MAX_TEXT].encode("utf-8", "replace").decode("utf-8"))


def pictures(document: pdfium.PdfDocument, asked: dict[str, Any]) -> Answer:
    """Return the pictures of the pages that are asked for; pages count from 1, unknown ones are left out."""
    told, pixels = [], []
    for number in asked["pages"]:
        if 1 <= number <= len(document):
            picture, data = picture_of(document[number - 1], asked["width"], asked.get("find", ""))
            told.append({"page": number, **picture})
            pixels.append(data)
    return {"pictures": told}, pixels


def picture_of(page: pdfium.PdfPage, width: int, find: str) -> tuple[dict[str, Any], bytes]:
    """Return one page drawn so wide, its size, and where the words stand that are looked for."""
    across, down = (max(1.0, side) for side in page.get_size())
    scale = min(width / across, math.sqrt(MAX_PIXELS / (across * down)))
    bitmap = page.render(scale=scale, prefer_bgrx=True, may_draw_forms=False)
    line = bitmap.width * 4
    data = bytes(bitmap.buffer)
    if bitmap.stride != line:
        data = b"".join(data[top : top + line] for top in range(0, bitmap.height * bitmap.stride, bitmap.stride))
    areas = [
        [round(left * scale), round((down - top) * scale), round(right * scale), round((down - bottom) * scale)]
        for left, bottom, right, top in found_in(page, find)
    ]
    return {"width": bitmap.width, "height": bitmap.height, "found": areas}, data[: line * bitmap.height]


def found_in(page: pdfium.PdfPage, find: str) -> list[tuple[float, float, float, float]]:
    """Return where words stand on a page, in points from its lower left corner."""
    if not find:
        return []
    words = page.get_textpage()
    search = words.search(find)
    areas: list[tuple[float, float, float, float]] = []
    while len(areas) < MAX_FOUND and (place := search.get_next()) is not None:
        areas.extend(words.get_rect(number) for number in range(words.count_rects(*place)))
    return areas[:MAX_FOUND]


def main() -> int:
    """Read standard input, answer on standard output; return the exit status."""
    asked = json.loads(sys.stdin.buffer.readline())
    told, pixels = answer_to(asked, sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(told, allow_nan=False).encode("ascii") + b"\n")
    for data in pixels:
        sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
