"""The progress strip: one small cell for each proposal, with its number inside.

State is never colour alone: done is a filled plate, partial an amber frame, open an empty frame, away a hatch,
current a taller filled cell, and a flagged cell has a dot in its corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from committee_app.ui.theme import Theme, current, follow_theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class CellState(StrEnum):
    """How far a proposal's ballot is. Away: excluded or recused, no marks; the cell cannot be chosen."""

    OPEN = "open"
    PARTIAL = "partial"
    DONE = "done"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Cell:
    """One proposal in the strip.

    Attributes:
        code: what `cell_chosen` carries.
        label: the two figures inside, or the word for why nothing is scored here.
        name: what a screen reader says, state included.
        state: how far it is.
        is_flagged: marked to be looked at again.
        group: the track whose word stands before its cells.
    """

    code: str
    label: str
    name: str
    state: CellState = CellState.OPEN
    is_flagged: bool = False
    group: str = ""


class _Cells(QAbstractTableModel):
    """The cells in one row, and before those of a track its word; a word is only read."""

    def __init__(self) -> None:
        super().__init__()
        self.places: tuple[Cell | str, ...] = ()
        self.current: str | None = None

    def show_cells(self, cells: tuple[Cell, ...], current_code: str | None) -> bool:
        """Show other cells and tell what changed; return whether they have to be laid out anew."""
        before, was = self.places, self.current
        places = _with_words(cells)
        if len(places) != len(before) or not all(map(_same_room, before, places)):
            self.beginResetModel()
            self.places, self.current = places, current_code
            self.endResetModel()
            return True
        self.places, self.current = places, current_code
        for column, (old, new) in enumerate(zip(before, places, strict=True)):
            moved = was != current_code and isinstance(new, Cell) and new.code in (was, current_code)
            if moved or (old is not new and old != new):
                self.dataChanged.emit(self.index(0, column), self.index(0, column), [])
        return False

    def column_of(self, code: str | None) -> int:
        """Return the place of a proposal, or -1."""
        there = (column for column, one in enumerate(self.places) if isinstance(one, Cell) and one.code == code)
        return next(there, -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self.places else 1

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.places)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        one = self.places[index.column()] if index.isValid() else ""
        if isinstance(one, str) or one.state is CellState.AWAY:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.places[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one if isinstance(one, str) else one.label
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return one if isinstance(one, str) else one.name
        return None


def _with_words(cells: tuple[Cell, ...]) -> tuple[Cell | str, ...]:
    places: list[Cell | str] = []
    for group, members in groupby(cells, key=lambda cell: cell.group):
        if group:
            places.append(group)
        places.extend(members)
    return tuple(places)


def _same_room(old: Cell | str, new: Cell | str) -> bool:
    """Whether one place takes the other's room and stands for the same."""
    if old is new or isinstance(old, str) or isinstance(new, str):
        return old == new
    return (old.code, old.label) == (new.code, new.label)


class _Drawing(QStyledItemDelegate):
    """Draws one cell, or the word before a track."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model, theme, place = index.model(), current(), QRect(option.rect)
        assert isinstance(model, _Cells)
        one = model.places[index.column()]
        painter.save()
        painter.fillRect(place, theme.colour("surface"))  # the sheet's ground of a cell that is not enabled
        if isinstance(one, str):
            painter.setFont(theme.font("small_medium"))
            painter.setPen(theme.colour("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{one} ")
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _draw_cell(painter, _plate(place, theme), one, is_current=one.code == model.current)
        painter.restore()


def _plate(place: QRect, theme: Theme) -> QRect:
    """Return where a cell stands in its column, raised to its full height."""
    height = theme.size("cell_height") + 2 * theme.size("cell_raise")
    return QRect(place.left(), (place.height() - height) // 2, place.width() - theme.size("cell_gap"), height)


def _draw_cell(painter: QPainter, room: QRect, cell: Cell, *, is_current: bool) -> None:
    theme = current()
    lift = 0 if is_current else theme.size("cell_raise")
    plate = QRectF(room).adjusted(0, lift, 0, -lift)
    tone, kind = _draw_plate(painter, plate, cell, theme, is_current=is_current)
    painter.setFont(theme.font(kind))
    painter.setPen(theme.colour(tone))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, cell.label)
    if cell.is_flagged:
        dot = theme.size("cell_dot") / 2
        painter.setBrush(theme.colour("warning"))
        painter.setPen(QPen(theme.colour("surface"), 1.5))
        painter.drawEllipse(QPointF(plate.right() - dot, plate.top() + dot / 2), dot, dot)


def _draw_plate(painter: QPainter, plate: QRectF, cell: Cell, theme: Theme, *, is_current: bool) -> tuple[str, str]:
    """Draw the ground of a cell and return the tone and type of its figure."""
    if is_current:
        fill, edge, width, tone, kind = "primary", "", 0.0, "on_primary", "small_strong"
    elif cell.state is CellState.DONE:
        fill, edge, width, tone, kind = "cell_done", "", 0.0, "on_cell_done", "small_medium"
    elif cell.state is CellState.PARTIAL:
        fill, edge, width, tone, kind = "surface", "warning", 1.5, "warning_text", "small_strong"
    else:
        edge = "line" if theme.name == "light" else "field"
        fill, width, tone, kind = "plate" if cell.state is CellState.AWAY else "surface", 1.0, "muted", "small"
    radius = theme.size("cell_radius")
    painter.setBrush(theme.colour(fill))
    painter.setPen(QPen(theme.colour(edge), width) if edge else Qt.PenStyle.NoPen)
    inset = width / 2
    framed = plate.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(framed, radius, radius)
    if cell.state is CellState.AWAY and not is_current:
        painter.setBrush(QBrush(theme.colour("line"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(framed, radius, radius)
        # The word stands on a plain ground, or the hatch would cross it out.
        words = QFontMetricsF(theme.font(kind)).tightBoundingRect(cell.label)
        words.moveCenter(framed.center())
        painter.fillRect(words.adjusted(-1, -1, 1, 1), theme.colour(fill))
    return tone, kind


class ProgressStrip(QTableView):
    """All proposals of a sheet in one line; one stop for Tab, Left and Right inside; it moves so that one is seen."""

    cell_chosen = Signal(str)
    """The proposal of a cell that was clicked or entered."""
    focus_rect_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._cells = _Cells()
        self._drawing = _Drawing(self)
        self.setAccessibleName(name)
        self.setProperty("ring_radius", 4)
        self.setModel(self._cells)
        self.setItemDelegate(self._drawing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.hide()
            head.setMinimumSectionSize(1)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._enter)
        self.horizontalScrollBar().valueChanged.connect(self.focus_rect_changed)
        follow_theme(self._dress)

    def set_cells(self, cells: tuple[Cell, ...], current_code: str | None) -> None:
        """Show the cells, and where the person is."""
        was = self._cells.current
        is_new = self._cells.show_cells(cells, current_code)
        if is_new:
            self._widen()
        if is_new or current_code != was:
            self.setCurrentIndex(self._cells.index(0, self._cells.column_of(current_code)))
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._next_cell(-1, 1))

    def places(self) -> tuple[Cell | str, ...]:
        """Return what stands in the strip: cells, and the words before their tracks."""
        return self._cells.places

    def choose(self, code: str) -> None:
        """Choose a proposal as a click on its cell does."""
        self._enter(self._cells.index(0, self._cells.column_of(code)))

    def focus_rect(self) -> QRect:
        """Return where the focus ring goes: the cell that the arrows have reached."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        theme, place = current(), self.visualRect(index)
        return _plate(place, theme).translated(self.viewport().pos()).intersected(self.rect())

    def currentChanged(self, chosen: _Index, before: _Index) -> None:
        """Bring the cell into sight, and the ring around it."""
        super().currentChanged(chosen, before)
        if chosen.isValid():
            self.scrollTo(chosen)
        self.focus_rect_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with Left and Right, over what is not scored; Enter opens."""
        key, here = event.key(), self.currentIndex()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            following = self._next_cell(here.column(), 1 if key == Qt.Key.Key_Right else -1)
            if following.isValid():
                self.setCurrentIndex(following)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._enter(here)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the cells."""
        super().resizeEvent(event)
        self._widen()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.focus_rect_changed.emit()

    def _enter(self, index: _Index) -> None:
        one = self._cells.places[index.column()] if index.isValid() else ""
        if isinstance(one, Cell) and one.state is not CellState.AWAY:
            self.cell_chosen.emit(one.code)

    def _next_cell(self, column: int, by: int) -> QModelIndex:
        """Return the next cell that can be chosen, or nothing."""
        column += by
        while 0 <= column < len(self._cells.places):
            index = self._cells.index(0, column)
            if self._cells.flags(index) & Qt.ItemFlag.ItemIsEnabled:
                return index
            column += by
        return QModelIndex()

    def _widen(self) -> None:
        """Give each place what it needs, and the cells what is left."""
        theme = current()
        figures, words = QFontMetrics(theme.font("small_strong")), QFontMetrics(theme.font("small_medium"))
        least, gap = theme.size("cell_width"), theme.size("cell_gap")
        needed = [
            words.horizontalAdvance(f"{one} ") + (theme.space("medium") if column else 0) + gap
            if isinstance(one, str)
            else max(least, figures.horizontalAdvance(one.label) + 2 * theme.space("tight")) + gap
            for column, one in enumerate(self._cells.places)
        ]
        cells = [column for column, one in enumerate(self._cells.places) if isinstance(one, Cell)]
        spare = max(self.viewport().width() - sum(needed), 0)
        for place, column in enumerate(cells):
            needed[column] += spare // len(cells) + (place < spare % len(cells))
        for column, width in enumerate(needed):
            self.setColumnWidth(column, width)
        self.setRowHeight(0, theme.size("strip"))

    def _dress(self) -> None:
        theme = current()
        self.setFixedHeight(theme.size("strip"))
        self._widen()
