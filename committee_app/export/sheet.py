"""The paper while it is drawn: one page of the canvas, and what the drawing leaves behind.

Measures are points (1/72 inch) from the lower left corner, as PDF counts them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from committee_app.export.labels import Labels
from committee_app.export.typography import BLACK, Face

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """Where on which page (from 0) a signature field lies, in points; `label` names it for a screen reader."""

    field: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    label: str

    @property
    def width(self) -> float:
        """The width of the box in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The height of the box in points."""
        return self.top - self.bottom


@dataclass(slots=True)
class Sheet:
    """The page being drawn. `page_of` tells on which page (from 1) a heading came to stand."""

    canvas: Any
    labels: Labels
    page_of: Mapping[str, int]
    page: int = 0
    boxes: list[SignatureBox] = field(default_factory=list)

    def text(self, x: float, baseline: float, words: str, face: Face, colour: Any = BLACK) -> None:
        """Draw a line of text from its left end."""
        if words:
            self.canvas.setFillColor(colour)
            self.canvas.setFont(face.font, face.size)
            self.canvas.drawString(x, baseline, words)

    def text_right(self, x: float, baseline: float, words: str, face: Face, colour: Any = BLACK) -> None:
        """Draw a line of text that ends at x."""
        self.text(x - face.width(words), baseline, words, face, colour)

    def text_centred(self, x: float, baseline: float, words: str, face: Face, colour: Any = BLACK) -> None:
        """Draw a line of text around x."""
        self.text(x - face.width(words) / 2, baseline, words, face, colour)

    def rule(self, left: float, right: float, y: float, thickness: float, colour: Any = BLACK) -> None:
        """Draw a horizontal hairline."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(left, y, right, y)

    def upright_rule(self, x: float, bottom: float, top: float, thickness: float, colour: Any = BLACK) -> None:
        """Draw a vertical line."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, bottom, x, top)

    def leader(self, left: float, right: float, y: float) -> None:
        """Draw the dots that lead the eye from an entry to its page."""
        self.canvas.saveState()
        self.canvas.setStrokeColor(BLACK)
        self.canvas.setLineWidth(0.5)
        self.canvas.setLineCap(1)
        self.canvas.setDash(0, 4)
        # The dots of all lines stand below each other: they begin on a common grid.
        self.canvas.line(right - 4 * ((right - left) // 4), y, right + 0.5, y)
        self.canvas.restoreState()

    def place_to_sign(self, box: SignatureBox) -> None:
        """Leave a signature field to be made here."""
        self.boxes.append(box)
