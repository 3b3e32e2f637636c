"""The members' totals as dots in a cell of the table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from committee_app.ui.result.page import Band, Line
from committee_app.ui.shared.charts import Axis, Dots, paint_dots
from committee_app.ui.shared.tables import RowsModel
from committee_app.ui.theme import current

_TEN_POINTS = 1000


class DotDelegate(QStyledItemDelegate):
    """Paints a proposal's dots; the cell's words are for the screen reader only."""

    def __init__(self, model: RowsModel[Band | Line]) -> None:
        super().__init__(model)
        self._rows_model = model
        self._axis = Axis(0, 10_000)

    def set_axis(self, lowest: int, highest: int) -> None:
        """Draw between other ends, with a thin line at every ten points between them."""
        self._axis = Axis(lowest, highest, tuple(range(lowest + _TEN_POINTS, highest, _TEN_POINTS)))

    def displayText(self, _value: object, _locale: object) -> str:
        """Return nothing: the dots stand here."""
        return ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell, then the dots in it."""
        super().paint(painter, option, index)
        line = self._rows_model.rows()[index.row()]
        if isinstance(line, Line):
            painter.save()
            gap = current().space("small")
            place = QRectF(option.rect).adjusted(gap, 0, -gap, -1)
            paint_dots(painter, place, Dots(line.kept, line.dropped, line.mean), self._axis)
            painter.restore()
