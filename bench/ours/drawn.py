"""What the pages of our PDF draw, taken from their content: texts, lines and filled rectangles at their places.

The peer draws the same with bare calls. The content is ours, so only what our library writes is understood.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

Drawn = list[list[object]]
"""`["t", font, size, x, y, text]`, `["l", x1, y1, x2, y2, width]`, `["r", x, y, width, height]`, in points."""


def drawn_pages(data: bytes) -> list[dict[str, object]]:
    """Return size and drawing of every page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            {"size": [float(page.MediaBox[2]), float(page.MediaBox[3])], "drawn": list(_drawn(page))}
            for page in pdf.pages
        ]


def _drawn(page: Any) -> Iterator[list[object]]:
    pen = _Pen({name: (_name(font), _characters(font)) for name, font in page.Resources.get("/Font", {}).items()})
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        if (rule := _OPERATORS.get(str(operator))) is not None and (drawn := rule(pen, operands)) is not None:
            yield drawn


class _Pen:
    """Where the next stroke goes: the scale and origin of the page, and the state of text and lines."""

    def __init__(self, fonts: dict[str, tuple[str, dict[int, str]]]) -> None:
        self.fonts = fonts
        self.place = (1.0, 0.0, 0.0)
        self.places: list[tuple[float, float, float]] = []
        self.font: tuple[str, dict[int, str]] = ("", {})
        self.size = self.leading = self.width = self.x = self.y = 0.0
        self.start = (0.0, 0.0)

    def save(self, _: Any) -> None:
        self.places.append(self.place)

    def restore(self, _: Any) -> None:
        self.place = self.places.pop()

    def transform(self, given: Any) -> None:
        scale, left, bottom = self.place
        grown, _, _, _, x, y = map(float, given)
        self.place = (scale * grown, left + scale * x, bottom + scale * y)

    def set_font(self, given: Any) -> None:
        self.font, self.size = self.fonts[str(given[0])], float(given[1])

    def set_leading(self, given: Any) -> None:
        self.leading = float(given[0])

    def set_width(self, given: Any) -> None:
        self.width = float(given[0])

    def go_to(self, given: Any) -> None:
        self.x, self.y = float(given[4]), float(given[5])

    def go_by(self, given: Any) -> None:
        self.x, self.y = self.x + float(given[0]), self.y + float(given[1])

    def next_line(self, _: Any) -> None:
        self.y -= self.leading

    def begin_line(self, given: Any) -> None:
        self.start = (float(given[0]), float(given[1]))

    def text(self, given: Any) -> list[object]:
        words = "".join(self.font[1][code] for code in bytes(given[0]))
        return ["t", self.font[0], self.size * self.place[0], *self._on_page(self.x, self.y), words]

    def line(self, given: Any) -> list[object]:
        end = self._on_page(float(given[0]), float(given[1]))
        return ["l", *self._on_page(*self.start), *end, self.width * self.place[0]]

    def rectangle(self, given: Any) -> list[object]:
        left, bottom, wide, high = map(float, given)
        return ["r", *self._on_page(left, bottom), wide * self.place[0], high * self.place[0]]

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        scale, left, bottom = self.place
        return left + scale * x, bottom + scale * y


_OPERATORS: dict[str, Callable[[_Pen, Any], list[object] | None]] = {
    "q": _Pen.save,
    "Q": _Pen.restore,
    "cm": _Pen.transform,
    "Tf": _Pen.set_font,
    "TL": _Pen.set_leading,
    "Tm": _Pen.go_to,
    "Td": _Pen.go_by,
    "T*": _Pen.next_line,
    "Tj": _Pen.text,
    "w": _Pen.set_width,
    "m": _Pen.begin_line,
    "l": _Pen.line,
    "re": _Pen.rectangle,
}


def _name(font: Any) -> str:
    return "GOV-" + str(font.BaseFont).rpartition("-")[2]


def _characters(font: Any) -> dict[int, str]:
    found: dict[int, str] = {}
    for body in re.findall(rb"beginbfrange(.*?)endbfrange", font.ToUnicode.read_bytes(), flags=re.DOTALL):
        for first, targets in re.findall(rb"<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[([^\]]*)\]", body):
            for offset, target in enumerate(re.findall(rb"<([0-9A-Fa-f]+)>", targets)):
                found[int(first, 16) + offset] = bytes.fromhex(target.decode()).decode("utf-16-be")
    for body in re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), flags=re.DOTALL):
        for code, target in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", body):
            found[int(code, 16)] = bytes.fromhex(target.decode()).decode("utf-16-be")
    return found
