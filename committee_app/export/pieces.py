"""The one thing every piece of a page can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from committee_app.export.sheet import Sheet
from committee_app.export.tags import Element


@dataclass(slots=True)
class Piece(ABC):
    """Something with a height that draws itself; gaps above and below are left out at the edge of a page.

    `keep_with_next` holds it on the page of the piece that follows; `new_page` begins a page before it. `element` is
    what its text is read as, and is shared by the parts of a piece that is parted; a paragraph where nothing is said.
    """

    before: float = 0
    after: float = 0
    keep_with_next: bool = False
    new_page: bool = False
    element: Element = field(default_factory=lambda: Element("P"))

    @abstractmethod
    def height(self, width: float) -> float:
        """Return the height at this width, in points, without the gaps."""

    def fits(self, width: float, room: float) -> bool:
        """Whether the whole piece fits into this height, give or take what rounding leaves."""
        return self.height(width) <= room + 0.01

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        """Return a first part that fits into this height and the rest; None where it cannot be parted."""
        del width, room
        return None

    def split_at_any_cost(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        """Part what is taller than a whole page, against the rules of good setting; None where that is impossible."""
        return self.split(width, room)

    @abstractmethod
    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the piece with its upper left corner at (x, top)."""
