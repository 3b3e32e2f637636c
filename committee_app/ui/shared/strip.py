"""The progress strip: one small cell for each proposal, with its number inside.

State is never colour alone: done is a filled plate, partial an amber frame, open an empty frame, away a hatch,
current a taller filled cell, and a flagged cell has a dot in its corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from committee_app.ui.shared.labels import Label
from committee_app.ui.theme import Theme, current, follow_theme


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


class _CellButton(QAbstractButton):
    """Draws one cell."""

    stepped = Signal(int)

    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self.cell = cell
        self.is_current = False
        self.setProperty("ring_radius", 4)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._dress)

    def show_cell(self, cell: Cell, *, is_current: bool) -> None:
        self.cell, self.is_current = cell, is_current
        self.setAccessibleName(cell.name)
        self.setToolTip(cell.name)
        self.setEnabled(cell.state is not CellState.AWAY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        theme = current()
        words = QFontMetrics(theme.font("small_strong")).horizontalAdvance(self.cell.label) + 2 * theme.space("tight")
        height = theme.size("cell_height") + 2 * theme.size("cell_raise")
        return QSize(max(theme.size("cell_width"), words), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lift = 0 if self.is_current else theme.size("cell_raise")
        plate = QRectF(0, lift, self.width(), self.height() - 2 * lift)
        tone, kind = self._draw_plate(painter, plate, theme)
        painter.setFont(theme.font(kind))
        painter.setPen(theme.colour(tone))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self.cell.label)
        if self.cell.is_flagged:
            dot = theme.size("cell_dot") / 2
            painter.setBrush(theme.colour("warning"))
            painter.setPen(QPen(theme.colour("surface"), 1.5))
            painter.drawEllipse(QPointF(self.width() - dot, plate.top() + dot / 2), dot, dot)
        painter.end()

    def _draw_plate(self, painter: QPainter, plate: QRectF, theme: Theme) -> tuple[str, str]:
        """Draw the cell and return the tone and type of its figure."""
        fills = {CellState.DONE: "cell_done", CellState.AWAY: "plate"}
        if self.is_current:
            fill, edge, width, tone, kind = "primary", "", 0.0, "on_primary", "small_strong"
        elif self.cell.state is CellState.DONE:
            fill, edge, width, tone, kind = "cell_done", "", 0.0, "on_cell_done", "small_medium"
        elif self.cell.state is CellState.PARTIAL:
            fill, edge, width, tone, kind = "surface", "warning", 1.5, "warning_text", "small_strong"
        else:
            edge = "line" if theme.name == "light" else "field"
            fill, width, tone, kind = fills.get(self.cell.state, "surface"), 1.0, "muted", "small"
        radius = theme.size("cell_radius")
        painter.setBrush(theme.colour(fill))
        painter.setPen(QPen(theme.colour(edge), width) if edge else Qt.PenStyle.NoPen)
        inset = width / 2
        framed = plate.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(framed, radius, radius)
        if self.cell.state is CellState.AWAY and not self.is_current:
            painter.setBrush(QBrush(theme.colour("line"), Qt.BrushStyle.BDiagPattern))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(framed, radius, radius)
            # The word stands on a plain ground, or the hatch would cross it out.
            words = QFontMetricsF(theme.font(kind)).tightBoundingRect(self.cell.label)
            words.moveCenter(framed.center())
            painter.fillRect(words.adjusted(-1, -1, 1, 1), theme.colour(fill))
        return tone, kind

    def _dress(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()


class ProgressStrip(QWidget):
    """All proposals of a sheet in one line; one stop for Tab, Left and Right inside."""

    cell_chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._inside = QHBoxLayout(self)
        self._cells: tuple[Cell, ...] = ()
        self._buttons: list[_CellButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._dress)

    def set_cells(self, cells: tuple[Cell, ...], current_code: str | None) -> None:
        """Show the cells, and where the person is."""
        if [(cell.code, cell.group) for cell in cells] != [(cell.code, cell.group) for cell in self._cells]:
            self._build(cells)
        self._cells = cells
        for cell, button in zip(cells, self._buttons, strict=True):
            button.show_cell(cell, is_current=cell.code == current_code)
        if current_code is None and self._buttons:
            self._buttons[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def current_cell(self) -> QWidget | None:
        """Return the cell of where the person is, for whoever scrolls to it."""
        return next((one for one in self._buttons if one.is_current), None)

    def _build(self, cells: tuple[Cell, ...]) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for group, members in groupby(cells, key=lambda cell: cell.group):
            if group and self._buttons:
                self._inside.addSpacing(current().space("medium"))
            if group:
                self._inside.addWidget(Label(group, "small_medium", "muted"))
            for cell in members:
                button = _CellButton(cell)
                button.clicked.connect(self._clicked)
                button.stepped.connect(self._step)
                self._buttons.append(button)
                self._inside.addWidget(button)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _CellButton):
            self.cell_chosen.emit(button.cell.code)

    def _step(self, by: int) -> None:
        button = self.sender()
        if isinstance(button, _CellButton):
            here = self._buttons.index(button)
            ahead = self._buttons[here + 1 :] if by > 0 else self._buttons[:here][::-1]
            following = next((one for one in ahead if one.isEnabled()), None)
            if following is not None:
                following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        theme = current()
        self._inside.setSpacing(theme.size("cell_gap"))
        side = theme.space("wide")
        self._inside.setContentsMargins(side, 0, side, 0)
        self.setFixedHeight(theme.size("strip"))
