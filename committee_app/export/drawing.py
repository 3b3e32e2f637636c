"""A drawing as plain values: lines, boxes, marks and words on a sheet of its own, with what it shows told twice more.

One drawing is painted on the screen and set into the minutes. Its unit is a pixel at 100 % text on the screen; paper
scales the whole to the width of the page. The origin is the upper left corner, x grows to the right and y downwards.

Nothing in it hangs on colour: what differs has another shape, another hatch, or a word. `alt` says in a sentence what
is to be seen, `table` holds every figure that was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Tone(StrEnum):
    """What a stroke means; the painter knows its colour, and paper its grey."""

    TEXT = "text"
    MUTED = "muted"
    INK = "ink"
    INK_PLATE = "ink_plate"
    DOT = "dot"
    HAIR = "hair"
    LINE = "line"
    EDGE = "edge"
    CUT = "primary"
    WARNING = "warning"
    SURFACE = "surface"


class Fill(StrEnum):
    """How a box is filled: not at all, whole, or by lines that rise or fall to the right."""

    NONE = "none"
    SOLID = "solid"
    RISING = "rising"
    FALLING = "falling"


class Shape(StrEnum):
    """A mark: what counts is a dot, what was left out a ring, what is missing a cross."""

    DOT = "dot"
    RING = "ring"
    CROSS = "cross"


class Anchor(StrEnum):
    """Which point of a line of words stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone = Tone.HAIR
    weight: float = 1
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled in its tone; `edge` draws its outline too."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone = Tone.INK
    fill: Fill = Fill.SOLID
    edge: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A small shape around a point."""

    x: float
    y: float
    size: float = 8
    shape: Shape = Shape.DOT
    tone: Tone = Tone.DOT


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words on its baseline."""

    x: float
    y: float
    text: str
    tone: Tone = Tone.TEXT
    anchor: Anchor = Anchor.START
    strong: bool = False


Stroke: TypeAlias = Line | Box | Mark | Words


@dataclass(frozen=True, slots=True)
class Figures:
    """The table behind a drawing: heads, and rows as long as they."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of known size; later strokes lie over earlier ones."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    alt: str
    table: Figures


def hatch(box: Box, gap: float = 5) -> tuple[Line, ...]:
    """Return the lines that fill a box by hatching, cut at its edges; none for other fills.

    >>> [(line.x1, line.y1, line.x2, line.y2) for line in hatch(Box(0, 0, 4, 4, fill=Fill.RISING), 4)]
    [(0.0, 4, 4, 0.0)]
    """
    if box.fill not in (Fill.RISING, Fill.FALLING):
        return ()
    count = int((box.width + box.height) / gap)
    lines = (_hatch_line(box, gap * nth) for nth in range(1, count + 1))
    return tuple(line for line in lines if line.x2 > line.x1)


def _hatch_line(box: Box, reach: float) -> Line:
    """Return the line from the left or lower edge to the upper or right one; falling ones are their mirror image."""
    left, right = max(0.0, reach - box.height), min(reach, box.width)
    low, high = min(reach, box.height), max(0.0, reach - box.width)
    if box.fill is Fill.FALLING:
        low, high = box.height - low, box.height - high
    return Line(box.x + left, box.y + low, box.x + right, box.y + high, box.tone)
