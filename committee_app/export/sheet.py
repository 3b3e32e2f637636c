"""The paper while it is drawn: one page of the canvas, and what the drawing leaves behind.

Measures are points (1/72 inch) from the lower left corner, as PDF counts them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from committee_app.export.labels import Labels
from committee_app.export.tags import RULES, Artifact, Element, Tags
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
    """The page being drawn. `page_of` tells on which page (from 1) a heading came to stand.

    `tags` is the tree of what is drawn, None for a drawing that nobody reads out. `part` is the element (or kind of
    artifact) to which text belongs from now on; lines are always artifacts.
    """

    canvas: Any
    labels: Labels
    page_of: Mapping[str, int]
    page: int = 0
    boxes: list[SignatureBox] = field(default_factory=list)
    tags: Tags | None = None
    part: Element | Artifact = RULES
    _open: Element | Artifact | None = None

    def mark(self, part: Element | Artifact) -> None:
        """Let what is drawn next belong to a part; does nothing where it does already."""
        if part is self._open or self.tags is None:
            return
        self.close()
        if isinstance(part, Artifact):
            self.canvas.addLiteral(f"/Artifact {part.properties} BDC")
        else:
            self.canvas.addLiteral(f"/{part.role} <</MCID {self.tags.marked(self.page, part)}>> BDC")
        self._open = part

    def close(self) -> None:
        """End what is open; the end of a page does."""
        if self._open is not None:
            self.canvas.addLiteral("EMC")
            self._open = None

    def join(self, element: Element) -> None:
        """Put an element into the tree that may have nothing to show: an empty cell."""
        if self.tags is not None:
            self.tags.join(element)

    def link(self, element: Element, key: str, rect: tuple[float, float, float, float]) -> None:
        """Make a place to click that leads to a heading; `element` is what is read of it."""
        self.canvas.linkAbsolute("", key, rect, thickness=0)
        if self.tags is not None:
            self.tags.links.append((self.page, self.tags.join(element)))

    def set(self, setting: Any, x: float, bottom: float) -> None:
        """Draw a paragraph of the library."""
        self.mark(self.part)
        setting.drawOn(self.canvas, x, bottom)

    def text(self, x: float, baseline: float, words: str, face: Face, colour: Any = BLACK) -> None:
        """Draw a line of text from its left end."""
        if words:
            self.mark(self.part)
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
        self.mark(RULES)
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(left, y, right, y)

    def upright_rule(self, x: float, bottom: float, top: float, thickness: float, colour: Any = BLACK) -> None:
        """Draw a vertical line."""
        self.mark(RULES)
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, bottom, x, top)

    def leader(self, left: float, right: float, y: float) -> None:
        """Draw the dots that lead the eye from an entry to its page."""
        self.mark(RULES)
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
        if self.tags is not None:
            self.tags.forms[box.field] = self.tags.join(Element("Form", alt=box.label))
