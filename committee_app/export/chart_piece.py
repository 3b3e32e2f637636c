"""A chart on paper: the strokes of a drawing at the width of the page, in black, navy and one grey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import HexColor

from committee_app.export import document as doc
from committee_app.export.drawing import Anchor, Box, Fill, Line, Mark, Shape, Stroke, Tone, Words, hatch
from committee_app.export.pieces import Piece
from committee_app.export.sheet import Sheet
from committee_app.export.tags import REPEATED, Element
from committee_app.export.typography import (
    BLACK,
    GREY,
    NAVY,
    NOTE,
    REGULAR,
    SEMIBOLD,
    TABLE_HEAD,
    WHITE,
    Face,
    broken_lines,
    printable,
)

_LINE: Final = HexColor("#b1b8be")
_INKS: Final[Mapping[Tone, Any]] = {
    Tone.TEXT: BLACK,
    Tone.MUTED: GREY,
    Tone.INK: NAVY,
    Tone.INK_PLATE: _LINE,
    Tone.DOT: NAVY,
    Tone.HAIR: HexColor("#dfe2e5"),
    Tone.LINE: _LINE,
    Tone.EDGE: GREY,
    Tone.CUT: BLACK,
    Tone.WARNING: GREY,
    Tone.SURFACE: WHITE,
}
_SCREEN_TEXT: Final = 13
"""The size of words in a drawing, in its own units."""


@dataclass(slots=True)
class ChartPiece(Piece):
    """Caption, drawing, and the sentence that says what is to be seen."""

    block: doc.Chart | None = None

    def height(self, width: float) -> float:
        """Return the height of all three."""
        drawing = self._chart.drawing
        return self._above + drawing.height * self._scale(width) + 5 + NOTE.leading * len(self._told(width))

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the chart with its upper left corner at (x, top)."""
        scale, y = self._scale(width), top - self._above
        if self._chart.caption:
            sheet.text(x, top - TABLE_HEAD.drop, printable(self._chart.caption), TABLE_HEAD)
        canvas = sheet.canvas
        sheet.mark(Element("Figure", alt=printable(self._chart.drawing.alt)))
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(scale, scale)
        for stroke in self._chart.drawing.strokes:
            _draw(canvas, stroke)
        canvas.restoreState()
        y -= self._chart.drawing.height * scale + 5
        # A reader who hears the figure has heard this sentence.
        sheet.part = REPEATED
        for number, line in enumerate(self._told(width)):
            sheet.text(x, y - NOTE.drop - number * NOTE.leading, line, NOTE, GREY)

    @property
    def _chart(self) -> doc.Chart:
        assert self.block is not None
        return self.block

    @property
    def _above(self) -> float:
        return TABLE_HEAD.leading + 3 if self._chart.caption else 0

    def _scale(self, width: float) -> float:
        return width / self._chart.drawing.width

    def _told(self, width: float) -> list[str]:
        return list(broken_lines(printable(self._chart.drawing.alt), NOTE, width))


def _draw(canvas: Any, stroke: Stroke) -> None:
    # A drawing counts downwards, paper upwards.
    match stroke:
        case Line():
            _draw_line(canvas, stroke)
        case Box():
            _draw_box(canvas, stroke)
        case Mark():
            _draw_mark(canvas, stroke)
        case Words():
            _draw_words(canvas, stroke)


def _draw_line(canvas: Any, line: Line) -> None:
    canvas.setStrokeColor(_INKS[line.tone])
    canvas.setLineWidth(line.weight)
    canvas.setDash([3, 3] if line.dashed else [])
    canvas.line(line.x1, -line.y1, line.x2, -line.y2)


def _draw_box(canvas: Any, box: Box) -> None:
    ink = _INKS[box.tone]
    canvas.setDash([3, 3] if box.dashed else [])
    canvas.setFillColor(ink)
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(0.8)
    is_solid = box.fill is Fill.SOLID
    if is_solid or box.edge:
        canvas.rect(box.x, -box.y - box.height, box.width, box.height, stroke=int(box.edge), fill=int(is_solid))
    for line in hatch(box):
        _draw_line(canvas, line)


def _draw_mark(canvas: Any, mark: Mark) -> None:
    reach = mark.size / 2
    canvas.setDash([])
    canvas.setStrokeColor(_INKS[mark.tone])
    canvas.setLineWidth(1.1)
    if mark.shape is Shape.CROSS:
        for rise in (reach, -reach):
            canvas.line(mark.x - reach * 0.8, -mark.y - rise * 0.8, mark.x + reach * 0.8, -mark.y + rise * 0.8)
        return
    is_ring = mark.shape is Shape.RING
    canvas.setFillColor(WHITE if is_ring else _INKS[mark.tone])
    if not is_ring:
        canvas.setStrokeColor(WHITE)
    canvas.circle(mark.x, -mark.y, reach, stroke=1, fill=1)


def _draw_words(canvas: Any, words: Words) -> None:
    face = Face(SEMIBOLD if words.strong else REGULAR, _SCREEN_TEXT, _SCREEN_TEXT)
    text = printable(words.text)
    before = {Anchor.START: 0.0, Anchor.MIDDLE: face.width(text) / 2, Anchor.END: face.width(text)}[words.anchor]
    canvas.setFillColor(_INKS[words.tone])
    canvas.setFont(face.font, face.size)
    canvas.drawString(words.x - before, -words.y, text)
