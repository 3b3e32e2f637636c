"""Anchors of a criterion: equal buttons with a word and its points.

They write into the score field, which stays editable; a mark between two anchors leaves none chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from committee_app.ui.shared.points import points
from committee_app.ui.theme import current, follow_theme


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word of the scale and its mark in hundredths of a point."""

    words: str
    mark: int


class _AnchorButton(QAbstractButton):
    """Draws one anchor; the chosen one has a strong edge and a bold word."""

    def __init__(self, anchor: Anchor) -> None:
        super().__init__()
        self.anchor = anchor
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{anchor.words} {points(anchor.mark)}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._dress)

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(self._width() + 2 * theme.space("small"), theme.size("button_bar"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """Leave the choice to the field: a click asks, it does not choose."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, live = self.isChecked(), self.isEnabled()
        edge = theme.border + 1 if chosen else theme.border
        painter.setPen(QPen(theme.colour("primary" if chosen else "field" if live else "line"), edge))
        painter.setBrush(theme.colour("surface" if live else "plate"))
        half, radius = edge / 2, theme.scaled(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        left = (self.width() - self._width()) / 2
        tone = "disabled" if not live else "primary_text" if chosen else "text"
        metrics = QFontMetrics(theme.font("bold"))
        baseline = (self.height() + metrics.capHeight()) / 2
        painter.setPen(theme.colour(tone))
        painter.setFont(theme.font("small_strong" if chosen else "small"))
        painter.drawText(QPointF(left, baseline), self.anchor.words)
        left += self._word_width() + theme.space("close")
        painter.setFont(theme.font("bold"))
        painter.drawText(QPointF(left, baseline), points(self.anchor.mark))
        painter.end()

    def _word_width(self) -> int:
        return QFontMetrics(current().font("small_strong")).horizontalAdvance(self.anchor.words)

    def _width(self) -> int:
        theme = current()
        figures = QFontMetrics(theme.font("bold")).horizontalAdvance(points(self.anchor.mark))
        return self._word_width() + theme.space("close") + figures

    def _dress(self) -> None:
        self.setFixedHeight(current().size("button_bar"))
        self.updateGeometry()


class Anchors(QWidget):
    """The anchors of one criterion, from best to worst.

    A click tells the mark (`mark_chosen`); whoever owns the field accepts it and calls `show_mark`.
    """

    mark_chosen = Signal(int)

    def __init__(self, name: str, anchors: tuple[Anchor, ...]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._buttons = tuple(_AnchorButton(anchor) for anchor in anchors)
        for button in self._buttons:
            button.clicked.connect(self._clicked)
            self._inside.addWidget(button, 1)
        follow_theme(self._dress)

    def show_mark(self, mark: int | None) -> None:
        """Mark the anchor of this mark as chosen, if there is one."""
        for button in self._buttons:
            button.setChecked(button.anchor.mark == mark)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _AnchorButton):
            self.mark_chosen.emit(button.anchor.mark)

    def _dress(self) -> None:
        self._inside.setSpacing(current().space("small"))
