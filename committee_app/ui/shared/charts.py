"""Charts on the screen: paints the drawings of `export.charts`, and the dots in a cell of a table."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from committee_app.export.charts import Axis, Dots, dots_of
from committee_app.export.drawing import (
    Anchor,
    Box,
    Drawing,
    Figures,
    Fill,
    Line,
    Mark,
    Shape,
    Stroke,
    Tone,
    Words,
    hatch,
)
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import column, row
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView
from committee_app.ui.theme import current, follow_theme

__all__ = ["Axis", "Chart", "DotRow", "Dots", "Picture", "dots_of", "paint_dots", "paint_drawing"]


# ── any drawing ────────────────────────────────────────────────────────────────────────────
def paint_drawing(painter: QPainter, drawing: Drawing) -> None:
    """Paint a drawing at the painter's origin, in the theme and at the text size in force."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in drawing.strokes:
        _paint(painter, stroke, current().scale)


def _paint(painter: QPainter, stroke: Stroke, scale: float) -> None:
    match stroke:
        case Line():
            _paint_line(painter, stroke, scale)
        case Box():
            _paint_box(painter, stroke, scale)
        case Mark():
            _paint_mark(painter, stroke, scale)
        case Words():
            _paint_words(painter, stroke, scale)


def _colour(tone: Tone) -> QColor:
    return current().colour(tone.value)


def _pen(tone: Tone, weight: float, *, dashed: bool = False) -> QPen:
    pen = QPen(_colour(tone), weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern([3, 3])
    return pen


def _paint_line(painter: QPainter, line: Line, scale: float) -> None:
    painter.setPen(_pen(line.tone, line.weight, dashed=line.dashed))
    painter.drawLine(QPointF(line.x1, line.y1) * scale, QPointF(line.x2, line.y2) * scale)


def _paint_box(painter: QPainter, box: Box, scale: float) -> None:
    place = QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)
    if box.fill is Fill.SOLID:
        painter.fillRect(place, _colour(box.tone))
    for line in hatch(box):
        _paint_line(painter, line, scale)
    if box.edge:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(box.tone, 1, dashed=box.dashed))
        painter.drawRect(place)


def _paint_mark(painter: QPainter, mark: Mark, scale: float) -> None:
    at, reach = QPointF(mark.x, mark.y) * scale, mark.size * scale / 2
    if mark.shape is Shape.CROSS:
        painter.setPen(_pen(mark.tone, 1.5))
        for end in (QPointF(reach, reach), QPointF(reach, -reach)):
            painter.drawLine(at - end * 0.8, at + end * 0.8)
        return
    is_ring = mark.shape is Shape.RING
    painter.setBrush(_colour(Tone.SURFACE if is_ring else mark.tone))
    painter.setPen(_pen(mark.tone if is_ring else Tone.SURFACE, 1.5 if is_ring else 1))
    painter.drawEllipse(at, reach, reach)


def _paint_words(painter: QPainter, words: Words, scale: float) -> None:
    painter.setFont(current().font("small_strong" if words.strong else "small"))
    painter.setPen(_colour(words.tone))
    width = painter.fontMetrics().horizontalAdvance(words.text)
    before = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: float(width)}[words.anchor]
    painter.drawText(QPointF(words.x * scale - before, words.y * scale), words.text)


class Picture(QWidget):
    """A drawing with its sentence as accessible name; `Chart` puts its table behind a button."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing: Drawing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        follow_theme(self._dress)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self._drawing = drawing
        self.setAccessibleName(drawing.alt)
        self._dress()

    def sizeHint(self) -> QSize:
        """Return how much room the drawing takes at this text size."""
        if self._drawing is None:
            return QSize(0, 0)
        theme = current()
        return QSize(theme.scaled(self._drawing.width) + 2, theme.scaled(self._drawing.height) + 1)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a drawing is not squeezed, what holds it scrolls."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing."""
        if self._drawing is None:
            return
        painter = QPainter(self)
        paint_drawing(painter, self._drawing)
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class Chart(QWidget):
    """A drawing under its title, and the table behind it for whoever rather reads figures."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing: Drawing | None = None
        self._is_table = False
        self._title = Label("", "subheading", wrap=True)
        self._told = Label("", "small", "muted", wrap=True)
        self._turn = Button("", ButtonKind.THIRD, size=ButtonSize.TOOL)
        self._turn.clicked.connect(self._change)
        self.picture = Picture()
        self._model: RowsModel[tuple[str, ...]] = RowsModel(())
        self.table = TableView("", self._model)
        self.setLayout(
            column(row((self._title, 1), self._turn, gap="medium"), self._told, self.picture, self.table, gap="small")
        )
        follow_theme(self._dress)

    def show_drawing(self, title: str, drawing: Drawing) -> None:
        """Show another drawing, as picture or as table, whichever was looked at."""
        self._drawing = drawing
        self._title.setText(title)
        self._told.setText(drawing.alt)
        self.picture.show_drawing(drawing)
        self.table.setAccessibleName(title)
        self._model.set_columns(tuple(_column(drawing.table, at) for at in range(len(drawing.table.heads))))
        self._model.set_rows(drawing.table.rows)
        self._show()

    def _change(self) -> None:
        self._is_table = not self._is_table
        self._show()

    def _show(self) -> None:
        words = self.tr("As a picture") if self._is_table else self.tr("As a table")
        self._turn.set_words(words)
        self._turn.setAccessibleName(f"{words}: {self._title.text()}")
        self.picture.setVisible(not self._is_table)
        self.table.setVisible(self._is_table)
        self._dress()

    def _dress(self) -> None:
        theme, rows = current(), len(self._model.rows())
        self.table.setFixedHeight(theme.size("table_head") + theme.size("row") * rows + 4)


def _column(table: Figures, at: int) -> Column[tuple[str, ...]]:
    align = Align.LEFT if at == 0 else Align.RIGHT
    return Column(
        table.heads[at], lambda cells: cells[at], align, 0 if at == 0 else 84, "strong" if at == 0 else "body", least=96
    )


# ── dots in a row ──────────────────────────────────────────────────────────────────────────
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
