"""All ballots in one table of projects × criteria: type over, and each mark is on the disk when its cell is left."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from committee_app.case.identifiers import Points
from committee_app.ui.score.page import Grid, GridColumn, GridLine, LineState
from committee_app.ui.score.words import said, status_word
from committee_app.ui.shared.points import points
from committee_app.ui.shared.score_field import ScoreInput
from committee_app.ui.shared.tables import WholeRows
from committee_app.ui.theme import current, follow_theme, icon_pixmap

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FIRST = 2
"""Before the marks stand number and title; after them total and flag."""
_NARROW, _WIDE, _TITLE_ROOM = 64, 96, 260
"""Widths of a column of marks, and the room that titles like, in pixels at 100 % text."""
_LINE_ROLE = Qt.ItemDataRole.UserRole


class MarksModel(QAbstractTableModel):
    """Ballots as rows, criteria as columns; nothing is set through the model, marks are reported."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[GridLine, ...] = ()
        self._columns: tuple[GridColumn, ...] = ()

    def show_grid(self, grid: Grid) -> None:
        """Show other marks; what stays where it is, is not touched."""
        same = [one.line.proposal for one in grid.lines] == [one.line.proposal for one in self._lines]
        if grid.columns == self._columns and same:
            before, self._lines = self._lines, grid.lines
            for number, (old, new) in enumerate(zip(before, grid.lines, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(number, 0), self.index(number, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._lines, self._columns = grid.lines, grid.columns
        self.endResetModel()

    def lines(self) -> tuple[GridLine, ...]:
        """Return the rows."""
        return self._lines

    def criterion(self, column: int) -> GridColumn | None:
        """Return the criterion of a column, or None."""
        place = column - _FIRST
        return self._columns[place] if 0 <= place < len(self._columns) else None

    def mark(self, index: _Index) -> Points | None:
        """Return the mark of a cell, or None."""
        marks = self._lines[index.row()].marks
        place = index.column() - _FIRST
        return marks[place] if 0 <= place < len(marks) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many ballots there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return number, title, criteria, total and flag."""
        return 0 if parent.isValid() else _FIRST + len(self._columns) + 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only marks of ballots that are scored can be typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_mark = self.criterion(index.column()) is not None
        if is_mark and self._lines[index.row()].line.state.is_scored:
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, by eye and for a screen reader."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._lines[index.row()].line.proposal} {self._head(index.column())} {self._told(index)}".strip()
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 1:
            return self._lines[index.row()].line.title
        return self._lines[index.row()] if role == _LINE_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the head of a column: criterion and most points."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        criterion = self.criterion(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self._head(section)}\n{points(criterion.maximum)}" if criterion else self._head(section)
        if role == Qt.ItemDataRole.ToolTipRole and criterion:
            return f"{said(criterion.group)} · {said(criterion.title)}"
        return None

    def say_again(self) -> None:
        """Say heads and words in another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, self.columnCount() - 1))

    def _head(self, column: int) -> str:
        criterion = self.criterion(column)
        if criterion is not None:
            return said(criterion.title)
        after = column - _FIRST - len(self._columns)
        return [self.tr("No."), self.tr("Project")][column] if column < _FIRST else [self.tr("Total"), ""][after]

    def _words(self, index: _Index) -> str:
        line = self._lines[index.row()].line
        if self.criterion(index.column()) is not None:
            mark = self.mark(index)
            return "" if mark is None else points(mark)
        if index.column() < _FIRST:
            return (line.proposal, line.title)[index.column()]
        is_total = index.column() == self.columnCount() - 2
        return points(line.total) if is_total and line.state in (LineState.DONE, LineState.PARTIAL) else ""

    def _told(self, index: _Index) -> str:
        line = self._lines[index.row()].line
        if not line.state.is_scored:
            return self.away_words(line.state)
        if self.criterion(index.column()) is not None and self.mark(index) is None:
            return self.tr("blank")
        if index.column() == self.columnCount() - 1:
            return self.tr("look again") if line.flagged else ""
        return self._words(index)

    def away_words(self, state: LineState) -> str:
        """Return why a ballot is not given."""
        if state is LineState.ASKED:
            return self.tr("Your question waits for the chair")
        return self.tr("{0}, not scored").format(status_word(state))


class _MarkDelegate(QStyledItemDelegate):
    """Draws the states of a cell so that none is told by colour alone, and types over them."""

    left_cell = Signal(int, int)
    """The typing is finished: so many columns and rows further."""
    row_finished = Signal()
    typed = Signal(int, int, str)
    """Row and column of a cell, and what was typed; nothing for a blank."""

    def __init__(self, parent: QWidget, model: MarksModel) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, place = current(), QRect(option.rect)
        line: GridLine = index.data(_LINE_ROLE)
        is_mark = self._model.criterion(index.column()) is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(place)
        view = self.parent()
        if isinstance(view, QTableView) and view.currentIndex().row() == index.row():
            painter.fillRect(place, theme.colour("selected"))
            if index.column() == 0:
                painter.fillRect(
                    place.left(), place.top(), theme.size("row_bar"), place.height(), theme.colour("primary")
                )
        if is_mark and line.line.state.is_scored:
            self._paint_mark(painter, place, self._model.mark(index))
        elif is_mark:
            self._paint_away(painter, place, self._model.away_words(line.line.state))
        else:
            self._paint_words(painter, place, index, line)
        painter.setPen(QPen(theme.colour("hair"), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        criterion = self._model.criterion(index.column())
        if index.column() == _FIRST - 1 or (criterion is not None and criterion.ends_group):
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(place.topRight(), place.bottomRight())
        painter.restore()

    def _paint_mark(self, painter: QPainter, place: QRect, mark: Points | None) -> None:
        theme = current()
        inside = QRectF(place).adjusted(
            theme.space("tight"), theme.space("tight"), -theme.space("tight"), -theme.space("close")
        )
        if mark is None:
            painter.setPen(QPen(theme.colour("field"), theme.border, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(inside, theme.size("cell_radius"), theme.size("cell_radius"))
            return
        if mark == 0:
            painter.setPen(QPen(theme.colour("warning"), theme.border + 0.5))
            painter.setBrush(theme.colour("warning_plate"))
            painter.drawRoundedRect(inside, theme.size("cell_radius"), theme.size("cell_radius"))
        painter.setPen(theme.colour("warning_text" if mark == 0 else "text"))
        painter.setFont(theme.font("bold" if mark == 0 else "body"))
        figures = inside.adjusted(0, 0, -theme.space("close"), 0)
        painter.drawText(figures, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), points(mark))

    def _paint_away(self, painter: QPainter, place: QRect, words: str) -> None:
        theme = current()
        painter.fillRect(place, theme.colour("sunken"))
        painter.setPen(QPen(theme.colour("line"), 1))
        step = theme.scaled(7)
        for left in range(place.left() - place.height(), place.right(), step):
            painter.drawLine(left, place.bottom(), left + place.height(), place.top())
        font = theme.font("small_strong")
        painter.setFont(font)
        room = painter.fontMetrics().horizontalAdvance(words) + 2 * theme.space("small")
        plate = QRect(0, 0, room, place.height() - theme.space("small"))
        plate.moveCenter(place.center())
        painter.fillRect(plate, theme.colour("surface"))
        painter.setPen(theme.colour("subtle"))
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_words(self, painter: QPainter, place: QRect, index: _Index, line: GridLine) -> None:
        theme = current()
        is_total = index.column() == self._model.columnCount() - 2
        if index.column() == self._model.columnCount() - 1:
            if line.line.flagged:
                side = theme.size("icon")
                corner = QRect(0, 0, side, side)
                corner.moveCenter(place.center())
                painter.drawPixmap(corner.topLeft(), icon_pixmap("flag", "warning_text"))
            return
        kind = "bold" if is_total or index.column() == 0 else "body"
        painter.setFont(theme.font(kind))
        painter.setPen(theme.colour("text" if line.line.state.is_scored else "subtle"))
        inside = place.adjusted(theme.space("medium"), 0, -theme.space("small"), 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        side = Qt.AlignmentFlag.AlignRight if is_total else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, int(side | Qt.AlignmentFlag.AlignVCenter), words)

    # ── type ───────────────────────────────────────────────────────────────────────────────
    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Return a box for one mark."""
        criterion = self._model.criterion(index.column())
        assert criterion is not None  # other cells cannot be edited
        view = self.parent()
        step = view.step() if isinstance(view, MarksTable) else 1
        box = ScoreInput(criterion.maximum, step, name=str(index.data(Qt.ItemDataRole.AccessibleTextRole)), quiet=True)
        box.setParent(parent)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the mark, ready to be typed over."""
        if isinstance(editor, ScoreInput) and not editor.isModified():
            editor.set_mark(self._model.mark(index))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: _Index) -> None:
        """Report what was typed; what is half a number is not taken."""
        if isinstance(editor, ScoreInput) and editor.hasAcceptableInput() and editor.mark() != self._model.mark(index):
            mark = editor.mark()
            self.typed.emit(index.row(), index.column(), "" if mark is None else points(mark))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        """Put the box over its cell."""
        gap = current().space("hair")
        place = QRect(option.rect).adjusted(gap, gap, -gap, -gap)
        editor.setFixedSize(place.size())
        editor.move(place.topLeft())

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the room of a cell."""
        return QSize(current().scaled(64), current().size("row"))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Walk on from a cell that is being typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            step = step_of(event)
            if step is not None or is_row_end(event):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.row_finished.emit() if step is None else self.left_cell.emit(*step)
                return True
        return super().eventFilter(editor, event)


def _away(grid: Grid) -> list[bool]:
    """Return for each row whether it is not scored."""
    return [not one.line.state.is_scored for one in grid.lines]


def step_of(event: QKeyEvent) -> tuple[int, int] | None:
    """Return by how many columns and rows a key walks, or None."""
    key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
    if control:
        return None
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return (0, -1) if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else (0, 1)
    steps = {Qt.Key.Key_Tab: (1, 0), Qt.Key.Key_Backtab: (-1, 0), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1)}
    return steps.get(Qt.Key(key))


def is_row_end(event: QKeyEvent) -> bool:
    """Whether a key says that a row is finished."""
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(control) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _breakable(title: str) -> str:
    """Return a title that may also break after a middle dot or a slash, as narrow heads need."""
    return title.replace("·", "·\u200b").replace("/", "/\u200b")


class _Heads(QHeaderView):
    """Heads of criteria over up to three lines, and the most points below."""

    def __init__(self, model: MarksModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model

    def paintSection(self, painter: QPainter, place: QRect, section: int) -> None:
        """Draw one head."""
        theme, criterion = current(), self._rows.criterion(section)
        painter.save()
        painter.fillRect(place, theme.colour("surface"))
        painter.setFont(theme.font("small_strong"))
        painter.setPen(theme.colour("muted"))
        gap = theme.space("small")
        inside = place.adjusted(theme.space("tight"), gap, -gap, -gap)
        if criterion is None:
            is_total = section == self._rows.columnCount() - 2
            side = Qt.AlignmentFlag.AlignRight if is_total else Qt.AlignmentFlag.AlignLeft
            start = 0 if is_total else gap
            words = str(self._rows.headerData(section, Qt.Orientation.Horizontal))
            painter.drawText(inside.adjusted(start, 0, 0, 0), int(side | Qt.AlignmentFlag.AlignBottom), words)
        else:
            line = painter.fontMetrics().lineSpacing()
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(inside, int(flags), points(criterion.maximum))
            above = inside.adjusted(0, 0, 0, -line)
            painter.setClipRect(above)
            painter.setPen(theme.colour("subtle"))
            wrapped = QTextOption(flags)
            wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            painter.drawText(QRectF(above), _breakable(said(criterion.title)), wrapped)
            painter.setClipping(False)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.restore()


class MarksTable(WholeRows):
    """The grid. Digits type over a cell; Enter and Down go down, Tab to the right, and neither ever submits."""

    mark_entered = Signal(str, str, str)
    """Proposal, criterion, and the mark as typed; nothing for a blank."""
    row_chosen = Signal(str)
    cell_chosen = Signal(object)
    """The criterion of the cell, or None."""
    flag_wanted = Signal()
    opened = Signal(str)
    focus_rect_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid: Grid | None = None
        self._rows = MarksModel()
        self._delegate = _MarkDelegate(self, self._rows)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        head = _Heads(self._rows, self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(1)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._delegate.left_cell.connect(self._walk)
        self._delegate.row_finished.connect(self.go_to_next_blank)
        self._delegate.typed.connect(self._typed)
        self.verticalScrollBar().valueChanged.connect(self.focus_rect_changed)
        self.horizontalScrollBar().valueChanged.connect(self.focus_rect_changed)
        follow_theme(self._dress)

    def show_grid(self, grid: Grid) -> None:
        """Show the ballots; the cell of the person stays where it is."""
        before, self._grid = self._grid, grid
        column = self.currentIndex().column() if self.currentIndex().isValid() else _FIRST
        self._rows.show_grid(grid)
        numbers = [one.line.proposal for one in grid.lines]
        if before is None or _away(before) != _away(grid):
            self._lay_spans()
        if before is None or before.columns != grid.columns:
            self._dress()
        if grid.chosen in numbers and self.currentIndex().row() != numbers.index(grid.chosen):
            self.setCurrentIndex(self._rows.index(numbers.index(grid.chosen), column))

    def step(self) -> Points:
        """Return the step of marks."""
        return self._grid.step if self._grid is not None else Points(1)

    def go_to_first_blank(self) -> None:
        """Go to the first blank cell, or to the first cell of all."""
        self._go_to_blank(0, (-1, 0))

    def go_to_next_blank(self) -> None:
        """Go to the next blank cell after this one, row by row and round; stay if there is none."""
        index = self.currentIndex()
        self._go_to_blank(index.row(), (index.row(), index.column()))

    def go_to_blank_before(self) -> None:
        """Go to the blank cell before this one, and round."""
        here = (self.currentIndex().row(), self.currentIndex().column())
        blanks = self._blanks()
        before = [one for one in blanks if one < here]
        if blanks:
            self.setCurrentIndex(self._rows.index(*(before[-1] if before else blanks[-1])))

    def focus_rect(self) -> QRect:
        """Return where the focus ring goes: the cell."""
        index = self.currentIndex()
        place = self.visualRect(index) if index.isValid() else self.rect()
        return place.intersected(self.viewport().rect()).translated(self.viewport().pos())

    def currentChanged(self, chosen: _Index, before: _Index) -> None:
        """Tell in which row and at which criterion the person is."""
        super().currentChanged(chosen, before)
        self.viewport().update()
        self.focus_rect_changed.emit()
        if chosen.isValid():
            self.cell_chosen.emit(self._rows.criterion(chosen.column()))
            if chosen.row() != before.row():
                self.row_chosen.emit(self._rows.lines()[chosen.row()].line.proposal)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab walk from criterion to criterion; past the last (or first) one it leaves the grid."""
        if self._walk(1 if forward else -1, 0):
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, clear, flag; anything that can be part of a mark types over the cell."""
        step = step_of(event)
        if is_row_end(event):
            self.go_to_next_blank()
        elif step is not None:
            self._walk(*step)
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.flag_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        """Open the ballot by its number or title; type into a mark."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._rows.criterion(index.column()) is None:
            self.opened.emit(self._rows.lines()[index.row()].line.proposal)
            return
        super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Give the titles what the others leave."""
        super().resizeEvent(event)
        self._widen()

    def say_again(self) -> None:
        """Say everything in another language."""
        self._rows.say_again()
        self._dress()

    # ── inside ─────────────────────────────────────────────────────────────────────────────
    def _walk(self, across: int, down: int) -> bool:
        """Go so many cells further; return whether there was one."""
        index = self.currentIndex()
        if not index.isValid():
            return False
        row, column = index.row() + down, index.column() + across
        last = _FIRST + len(self._grid.columns) - 1 if self._grid else _FIRST
        if column > last:
            row, column = row + 1, _FIRST
        elif column < _FIRST:
            row, column = row - 1, last
        while 0 <= row < self._rows.rowCount() and not self._rows.lines()[row].line.state.is_scored:
            row += 1 if (down or across) > 0 else -1
        if not 0 <= row < self._rows.rowCount():
            return False
        self.setCurrentIndex(self._rows.index(row, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _blanks(self) -> list[tuple[int, int]]:
        return [
            (number, _FIRST + place)
            for number, one in enumerate(self._rows.lines())
            for place, mark in enumerate(one.marks)
            if mark is None
        ]

    def _go_to_blank(self, row: int, after: tuple[int, int]) -> None:
        blanks = self._blanks()
        following = next((one for one in blanks if one > after), blanks[0] if blanks else None)
        if following is not None:
            self.setCurrentIndex(self._rows.index(*following))
        elif not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(row, _FIRST))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self._rows.mark(index) is not None:
            self._typed(index.row(), index.column(), "")

    def _typed(self, number: int, column: int, words: str) -> None:
        criterion = self._rows.criterion(column)
        if criterion is not None:
            self.mark_entered.emit(self._rows.lines()[number].line.proposal, criterion.criterion, words)

    def _lay_spans(self) -> None:
        self.clearSpans()
        across = len(self._grid.columns) if self._grid else 0
        for number, one in enumerate(self._rows.lines()):
            if across > 1 and not one.line.state.is_scored:
                self.setSpan(number, _FIRST, 1, across)

    def _dress(self) -> None:
        theme = current()
        self.verticalHeader().setDefaultSectionSize(theme.size("row"))
        self.horizontalHeader().setFixedHeight(theme.scaled(92))
        count = self._rows.columnCount()
        self.setColumnWidth(0, theme.scaled(64))
        if count > _FIRST:
            self.setColumnWidth(count - 2, theme.scaled(72))
            self.setColumnWidth(count - 1, theme.scaled(36))
        self._widen()
        self.viewport().update()

    def _widen(self) -> None:
        theme, count = current(), self._rows.columnCount() - _FIRST - 2
        if count > 0:
            fixed = sum(self.columnWidth(one) for one in (0, _FIRST + count, _FIRST + count + 1))
            room = (self.viewport().width() - fixed - theme.scaled(_TITLE_ROOM)) // count
            for column in range(_FIRST, _FIRST + count):
                self.setColumnWidth(column, min(max(room, theme.scaled(_NARROW)), theme.scaled(_WIDE)))
        others = sum(self.columnWidth(one) for one in range(self._rows.columnCount()) if one != 1)
        self.setColumnWidth(1, max(self.viewport().width() - others, current().scaled(140)))
