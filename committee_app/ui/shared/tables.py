"""Read-only tables over frozen rows.

The order of a ranking is evidence: there is no sorting proxy, rows stand as they are given. Every cell has
its words for a screen reader. Widths are named in pixels at 100 % text and grow with it; measuring
contents would read every cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from committee_app.ui.theme import current, follow_theme, icon_pixmap

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex
_BAND_KIND: Final = "small_strong"
_NOWHERE: Final = QModelIndex()
_INTO_SIGHT: Final = QAbstractItemView.ScrollHint.EnsureVisible


class Align(Enum):
    """Words stand left, numbers right, states in the middle."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its head, the words of a row in it, where they stand, how wide it is.

    Exactly one column of a table may be wide (`width=0`): it takes what the others leave, `least` at least.
    """

    title: str
    text: Callable[[Row], str]
    align: Align = Align.LEFT
    width: int = 0
    kind: str = "body"
    """A type of the theme: `bold` for a rank or a total."""
    tone: Callable[[Row], str] | None = field(default=None)
    """The colour role of a row's words; the text colour without it."""
    least: int = 160
    """Below this the wide column makes the table scroll sideways."""
    icon: Callable[[Row], str] | None = field(default=None)
    """The drawing before a row's words, in their tone; an empty name draws nothing."""
    plate: Callable[[Row], str] | None = field(default=None)
    """The colour role behind a row's words; an empty name leaves the paper."""
    says: Callable[[Row], str] | None = field(default=None)
    """What a screen reader hears of a cell beside its words."""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """A table over a tuple of rows and a tuple of columns; more, fewer or other bands reset it.

    `band` turns a row into a heading across the table (the words it returns); None leaves it a row. A band
    cannot be selected, and the keyboard passes over it.
    """

    def __init__(
        self,
        columns: tuple[Column[Row], ...],
        rows: tuple[Row, ...] = (),
        parent: QObject | None = None,
        *,
        band: Callable[[Row], str | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._band = band
        self._columns = columns
        self._rows = rows
        self._answers: dict[int, Callable[[Column[Row], Row], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
            Qt.ItemDataRole.AccessibleTextRole: _said,
            Qt.ItemDataRole.TextAlignmentRole: lambda column, _: column.align.value,
            Qt.ItemDataRole.FontRole: lambda column, _: self._fonts[column.kind],
            Qt.ItemDataRole.ForegroundRole: lambda column, row: (
                current().colour(column.tone(row)) if column.tone is not None else None
            ),
            Qt.ItemDataRole.DecorationRole: _drawing,
            Qt.ItemDataRole.BackgroundRole: _behind,
        }
        self._fonts: dict[str, QFont] = {}
        follow_theme(self._dress)

    def rows(self) -> tuple[Row, ...]:
        """Return the rows as they stand."""
        return self._rows

    def columns(self) -> tuple[Column[Row], ...]:
        """Return the columns."""
        return self._columns

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; rows that stand where they stood keep the selection, and only what changed is told."""
        if rows == self._rows:
            return
        before = self._rows
        if len(rows) == len(before) and all(map(self._stays, before, rows)):
            self._rows = rows
            self._tell_changed(before)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_columns(self, columns: tuple[Column[Row], ...]) -> None:
        """Show other columns; as many as before are the same in another language, and the selection stays."""
        if columns and len(columns) == len(self._columns):
            self._columns = columns
            self._dress()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            return
        self.beginResetModel()
        self._columns = columns
        self._load_fonts()
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell has to say in a role."""
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        words = self.band_words(index.row())
        if words is not None:
            return self._band_answer(words, role) if index.column() == 0 else None
        return answer(self._columns[index.column()], self._rows[index.row()])

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: a band is only read."""
        if index.isValid() and self.band_words(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def band_words(self, number: int) -> str | None:
        """Return the words of a band; None for an ordinary row."""
        return None if self._band is None else self._band(self._rows[number])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's head."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._columns[section].align.value
        return None

    def _stays(self, old: Row, new: Row) -> bool:
        """Whether a row that takes another's place is laid out as that one was."""
        return old is new or self._band is None or (self._band(old) is None) == (self._band(new) is None)

    def _tell_changed(self, before: tuple[Row, ...]) -> None:
        last = len(self._columns) - 1
        for number, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number, 0), self.index(number, last), [])

    def _band_answer(self, words: str, role: int) -> Any:
        return {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.AccessibleTextRole: words,
            Qt.ItemDataRole.TextAlignmentRole: Align.LEFT.value,
            Qt.ItemDataRole.FontRole: self._fonts[_BAND_KIND],
            Qt.ItemDataRole.ForegroundRole: current().colour("subtle"),
        }.get(Qt.ItemDataRole(role))

    def _load_fonts(self) -> None:
        self._fonts = {_BAND_KIND: current().font(_BAND_KIND)} | {
            column.kind: current().font(column.kind) for column in self._columns
        }

    def _dress(self) -> None:
        self._load_fonts()
        if self._rows and self._columns:
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [])


def _drawing(column: Column[Row], row: Row) -> QPixmap | None:
    name = column.icon(row) if column.icon is not None else ""
    if not name:
        return None
    return icon_pixmap(name, column.tone(row) if column.tone is not None else "text")


def _said(column: Column[Row], row: Row) -> str:
    more = column.says(row) if column.says is not None else ""
    return f"{column.title} {column.text(row)} {more}".strip()


def _behind(column: Column[Row], row: Row) -> QColor | None:
    role = column.plate(row) if column.plate is not None else ""
    return current().colour(role) if role else None


class WholeRows(QTableView):
    """A table whose last row in sight is a whole one; a step of scrolling draws the rows that came into sight."""

    _is_measuring = False

    def __init__(self) -> None:
        super().__init__()
        # What is known to cover itself is moved when it scrolls; else every cell in sight is drawn anew.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, which the stylesheet leaves to whoever covers itself, then the cells."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current().colour("surface"))
        painter.end()
        super().paintEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn; sideways all is drawn anew, since a mark at the left edge stays where it is."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()

    def updateGeometries(self) -> None:
        """Leave the room below the last whole row empty: a row is never cut through."""
        if self._is_measuring:
            return
        self._is_measuring = True
        super().updateGeometries()
        head, room = self.verticalHeader(), self.viewport().height()
        row = head.defaultSectionSize()
        if row < room < head.length():
            margins = self.viewportMargins()
            self.setViewportMargins(margins.left(), margins.top(), margins.right(), room % row)
            # Qt measures the end of the table by the hidden head, which must not be higher than what is seen.
            head.viewport().resize(head.viewport().width(), room - room % row)
            if self.verticalScrollBar().value() == self.verticalScrollBar().maximum():
                head.setOffsetToLastSection()
        self._is_measuring = False


class TableView(WholeRows):
    """The one look of a table: hairlines, no zebra, a plate and a 4 px bar for the selected row.

    One row is selected at a time; Up and Down walk, Enter or a double click opens.
    """

    row_chosen = Signal(object)
    """Another row was selected; carries the row itself."""
    row_opened = Signal(object)
    """Enter or a double click on a row; carries the row itself."""
    focus_rect_changed = Signal()

    def __init__(self, name: str, model: RowsModel[Any], *, row_size: str = "row") -> None:
        super().__init__()
        self._row_size = row_size
        self._rows_model = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalScrollBar().valueChanged.connect(self.focus_rect_changed)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._dress)
        model.headerDataChanged.connect(self._dress)
        follow_theme(self._dress)

    def chosen_row(self) -> Any:
        """Return the selected row itself; None while nothing is selected."""
        index = self.currentIndex()
        return self._rows_model.rows()[index.row()] if index.isValid() else None

    def choose(self, number: int) -> None:
        """Select a row by its place, from 0."""
        self.setCurrentIndex(self._rows_model.index(number, 0))

    def show_choice(self, number: int | None) -> None:
        """Show a row as the chosen one, where there is one: nobody chose it now, so nothing is reported."""
        if number is not None and self.currentIndex().row() != number:
            with QSignalBlocker(self):
                self.choose(number)

    def fit_columns(self) -> None:
        """Lay the columns anew, after one was hidden or shown."""
        self._dress()

    def focus_rect(self) -> QRect:
        """Return where the focus ring goes: the selected row, or the whole table before there is one."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        line = self._line(index)
        seen = self.viewport().rect().intersected(line.adjusted(2, 2, -2, -2))
        return seen.translated(self.viewport().pos())

    def currentChanged(self, chosen: _Index, before: _Index) -> None:
        """Tell which row is selected now."""
        super().currentChanged(chosen, before)
        self.focus_rect_changed.emit()
        if chosen.isValid() and chosen.row() != before.row():
            self.row_chosen.emit(self._rows_model.rows()[chosen.row()])

    def scrollTo(self, index: _Index, hint: QAbstractItemView.ScrollHint = _INTO_SIGHT) -> None:
        """Scroll to a row; the band right above it, which says what it stands under, comes into sight with it."""
        super().scrollTo(index, hint)
        above = index.row() - 1
        if above < 0 or self._rows_model.band_words(above) is None:
            return
        band = self._rows_model.index(above, 0)
        is_hidden = self.visualRect(band).top() < 0
        if is_hidden and self.viewport().height() > 2 * self.verticalHeader().defaultSectionSize():
            super().scrollTo(band, _INTO_SIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a row with Enter; walk as usual."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ring on the row."""
        super().resizeEvent(event)
        self._widen()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.focus_rect_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the bar at the left of the selected row."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid():
            return
        theme = current()
        line = self._line(index)
        painter = QPainter(self.viewport())
        self._frame_plates(painter, index)
        painter.fillRect(0, line.top(), theme.size("row_bar"), line.height() - 1, theme.colour("primary"))
        painter.end()

    def _frame_plates(self, painter: QPainter, index: _Index) -> None:
        # The plate of a selected row lies over the cells' own: what they say is framed, so that it stays in sight.
        theme, row = current(), self._rows_model.rows()[index.row()]
        for number, column in enumerate(self._rows_model.columns()):
            role = column.plate(row) if column.plate is not None else ""
            if role.endswith("_plate"):
                cell = self.visualRect(self._rows_model.index(index.row(), number)).adjusted(1, 1, -2, -3)
                painter.setPen(QPen(theme.colour(role.removesuffix("_plate")), 2))
                painter.drawRect(cell)

    def _line(self, index: _Index) -> QRect:
        rect = self.visualRect(index)
        return QRect(0, rect.top(), min(self.horizontalHeader().length(), self.viewport().width()), rect.height())

    def _open(self, index: _Index) -> None:
        self.row_opened.emit(self._rows_model.rows()[index.row()])

    def _dress(self) -> None:
        theme = current()
        self.verticalHeader().setDefaultSectionSize(theme.size(self._row_size))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.size("table_head"))
        metrics = QFontMetrics(theme.font("small_strong"))
        for number, column in enumerate(self._rows_model.columns()):
            if column.width:
                needed = metrics.horizontalAdvance(column.title) + theme.space("huge") + 2
                self.setColumnWidth(number, max(theme.scaled(column.width), needed))
        self._widen()
        self._lay_bands()
        self.focus_rect_changed.emit()

    def _lay_bands(self) -> None:
        self.clearSpans()
        across = len(self._rows_model.columns())
        for number in range(len(self._rows_model.rows())):
            if across > 1 and self._rows_model.band_words(number) is not None:
                self.setSpan(number, 0, 1, across)

    def _widen(self) -> None:
        """Give the wide column what the others leave; the one after it takes its place while it is hidden."""
        columns = self._rows_model.columns()
        wide = next((number for number, column in enumerate(columns) if not column.width), None)
        if wide is None:
            return
        is_hidden = self.isColumnHidden(wide)
        taker = min(wide + is_hidden, len(columns) - 1)
        taken = sum(self.columnWidth(number) for number in range(len(columns)) if number not in (wide, taker))
        least = current().scaled(columns[taker].width or columns[taker].least)
        self.setColumnWidth(taker, max(least, self.viewport().width() - taken))
