"""A list of what is to be done, one of which is open: icon of its state, title, one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from committee_app.ui.shared.states import ItemState
from committee_app.ui.theme import current, follow_theme, icon_pixmap

ICON_OF: Final = {
    ItemState.DONE: ("circle-check", "success"),
    ItemState.OPEN: ("circle-alert", "warning"),
    ItemState.WAITING: ("clock", "subtle"),
    ItemState.ANY_TIME: ("pencil", "subtle"),
}
"""The drawing and the hue of a state; the line beside it says it in words."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the list; `state_words` says the state to a screen reader."""

    code: str
    title: str
    line: str
    state: ItemState
    state_words: str = ""


class _ItemButton(QAbstractButton):
    """One row; the list keeps exactly one of them checked."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("ring_radius", 8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._dress)

    def show_item(self, item: Item) -> None:
        self.item = item
        self.setAccessibleName(item.title)
        self.setAccessibleDescription(f"{item.state_words} {item.line}".strip())
        self.setToolTip(item.line)
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        lines = QFontMetrics(theme.font("bold")).height() + QFontMetrics(theme.font("small")).height()
        return QSize(theme.size("meter_width"), lines + theme.space("hair") + 2 * theme.space("medium"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            half, radius = theme.border / 2, theme.scaled(8)
            painter.setPen(QPen(theme.colour("primary_line"), theme.border))
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        side, left = theme.size("icon_banner"), theme.space("medium")
        drawing, tone = ICON_OF[self.item.state]
        painter.drawPixmap(QPointF(left, (self.height() - side) / 2), icon_pixmap(drawing, tone, "icon_banner"))
        self._draw_words(painter, left + side + theme.space("medium"))
        painter.end()

    def _draw_words(self, painter: QPainter, left: int) -> None:
        theme = current()
        room = self.width() - left - theme.space("small")
        baseline = float(theme.space("medium"))
        title_tone = "primary_text" if self.isChecked() else "bold"
        for words, kind, tone in ((self.item.title, "bold", title_tone), (self.item.line, "small", "subtle")):
            metrics = QFontMetrics(theme.font(kind))
            painter.setFont(theme.font(kind))
            painter.setPen(theme.colour(tone))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left, baseline + metrics.ascent()), shown)
            baseline += metrics.height() + theme.space("hair")

    def _dress(self) -> None:
        self.updateGeometry()


class Checklist(QWidget):
    """Rows of which one is open; Up and Down walk, Space or a click opens."""

    chosen = Signal(str)
    """The person opened this code; not sent by `show_items`."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._buttons: dict[str, _ItemButton] = {}
        follow_theme(self._dress)

    def show_items(self, items: Iterable[Item], open_code: str) -> None:
        """Show the list and which of its things is open; rows that stay keep the focus."""
        wanted = tuple(items)
        if [item.code for item in wanted] != list(self._buttons):
            self._build(wanted)
        for item in wanted:
            self._buttons[item.code].show_item(item)
        if open_code in self._buttons:
            self._buttons[open_code].setChecked(True)
            self.setFocusProxy(self._buttons[open_code])
            if any(button.hasFocus() for button in self._buttons.values()):
                self._buttons[open_code].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_code(self) -> str:
        """Return the code of the row that is open; empty while none is."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def press(self, code: str) -> None:
        """Open a row as a click does."""
        self._buttons[code].click()

    def _build(self, items: tuple[Item, ...]) -> None:
        for button in self._buttons.values():
            self._inside.removeWidget(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._buttons = {item.code: _ItemButton(item) for item in items}
        for button in self._buttons.values():
            self._inside.addWidget(button)
            button.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, _ItemButton):
            self.chosen.emit(button.item.code)

    def _dress(self) -> None:
        self._inside.setSpacing(current().space("tight"))
