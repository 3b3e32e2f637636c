"""Charts: geometry as plain numbers, and a widget that paints it.

The geometry knows no Qt, so that the minutes can draw the same picture. Values are hundredths of a point.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from committee_app.ui.theme import current, follow_theme


@dataclass(frozen=True, slots=True)
class Dots:
    """The marks of one proposal: those that count, those that were dropped, and the mean."""

    kept: tuple[int, ...]
    dropped: tuple[int, ...] = ()
    mean: int | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """Where one mark lies: share of the axis from the left (0 to 1), steps up from the middle, and if it counts."""

    share: float
    level: float
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Where marks are drawn: the ends, and where thin upright lines stand; hundredths of a point."""

    lowest: int
    highest: int
    grid: tuple[int, ...] = ()

    def share(self, value: int) -> float:
        """Return where a value lies between the ends, from 0 to 1."""
        return (value - self.lowest) / (self.highest - self.lowest)


def dots_of(marks: Dots, lowest: int, highest: int) -> tuple[Dot, ...]:
    """Return the places of the marks on an axis; equal marks stack up and down from the middle.

    >>> [dot.level for dot in dots_of(Dots((900, 900, 900)), 0, 1000)]
    [0.0, 1.0, -1.0]
    """
    seen: Counter[int] = Counter()
    placed: list[Dot] = []
    for mark, is_kept in [*((mark, True) for mark in marks.kept), *((mark, False) for mark in marks.dropped)]:
        nth = seen[mark]
        seen[mark] += 1
        level = (nth + 1) // 2 * (1 if nth % 2 else -1)
        share = min(max((mark - lowest) / (highest - lowest), 0.0), 1.0)
        placed.append(Dot(share, float(level), is_kept))
    return tuple(placed)


class DotRow(QWidget):
    """One proposal's marks on a line: kept filled, dropped hollow, the mean a bar.

    Args:
        name: what is shown, for a screen reader; the marks themselves follow as its description.
        lowest: left end of the axis, in hundredths of a point.
        highest: right end.
        grid: where thin upright lines stand.
    """

    def __init__(self, name: str, lowest: int, highest: int, grid: tuple[int, ...] = ()) -> None:
        super().__init__()
        self._lowest, self._highest, self._grid = lowest, highest, grid
        self._marks = Dots(())
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._dress)

    def show_dots(self, marks: Dots) -> None:
        """Show other marks."""
        self._marks = marks
        told = sorted([*marks.kept, *marks.dropped])
        self.setAccessibleDescription(", ".join(f"{mark / 100:g}" for mark in told))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the grid, the span, the marks and the mean."""
        painter = QPainter(self)
        paint_dots(painter, QRectF(self.rect()), self._marks, Axis(self._lowest, self._highest, self._grid))
        painter.end()

    def _dress(self) -> None:
        self.setFixedHeight(current().size("dot_row"))


def paint_dots(painter: QPainter, place: QRectF, marks: Dots, axis: Axis) -> None:
    """Draw one proposal's marks into a place: in a widget, or in a cell of a table."""
    theme = current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = theme.sizes["dot"] * theme.scale

    def left_of(share: float) -> float:
        return place.left() + edge + share * (place.width() - 2 * edge)

    painter.setPen(QPen(theme.colour("hair"), 1))
    for value in axis.grid:
        left = round(left_of(axis.share(value))) + 0.5
        painter.drawLine(QPointF(left, place.top()), QPointF(left, place.bottom()))
    middle = place.center().y()
    dots = dots_of(marks, axis.lowest, axis.highest)
    if dots:
        painter.setPen(QPen(theme.colour("line"), 1))
        first, last = (left_of(pick(dot.share for dot in dots)) for pick in (min, max))
        painter.drawLine(QPointF(first, middle), QPointF(last, middle))
    for dot in dots:
        tone = "dot" if dot.is_kept else "edge"
        painter.setBrush(theme.colour("dot" if dot.is_kept else "surface"))
        painter.setPen(QPen(theme.colour("surface" if dot.is_kept else tone), 1 if dot.is_kept else 1.5))
        at = QPointF(left_of(dot.share), middle - dot.level * theme.size("dot_step"))
        painter.drawEllipse(at, edge / 2, edge / 2)
    if marks.mean is not None:
        width, reach = theme.size("mean_bar"), place.height() * 0.36
        left = left_of(axis.share(marks.mean)) - width / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        painter.drawRect(QRectF(left, middle - reach, width, 2 * reach))
