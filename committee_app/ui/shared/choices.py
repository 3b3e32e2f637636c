"""Boxes to tick and choices of which one holds, drawn so that they are seen in every theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

from committee_app.ui.theme import current, follow_theme, icon_pixmap


class CheckBox(QCheckBox):
    """A statement to agree to; its words may run over several lines."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        follow_theme(self._dress)

    def sizeHint(self) -> QSize:
        """Return the room for the box and the words at the width at hand."""
        theme = current()
        width = max(self.width(), theme.size("empty_width"))
        return QSize(theme.size("empty_width"), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least that still shows the words."""
        return QSize(current().size("label_column"), self.heightForWidth(max(self.width(), 1)))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        theme = current()
        room = QRectF(0, 0, max(width - self._left(), 1), 10_000).toRect()
        words = QFontMetrics(theme.font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(theme.size("choice"), words.height()) + 2 * theme.space("tight")

    def hitButton(self, pos: QPoint) -> bool:
        """Let a click anywhere on the words tick the box."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and the words."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.size("choice")
        top = theme.space("tight")
        box = QRectF(0.5 + theme.border / 2, top + theme.border / 2, side - theme.border, side - theme.border)
        live = self.isEnabled()
        painter.setPen(QPen(theme.colour("primary" if self.isChecked() and live else "field"), max(theme.border, 1.5)))
        painter.setBrush(theme.colour("primary" if self.isChecked() and live else "surface"))
        painter.drawRoundedRect(box, theme.size("check_radius"), theme.size("check_radius"))
        if self.isChecked():
            mark = theme.size("step_mark")
            corner = QPointF(box.center().x() - mark / 2, box.center().y() - mark / 2)
            painter.drawPixmap(corner, icon_pixmap("check", "on_primary" if live else "disabled", "step_mark"))
        painter.setPen(theme.colour("text" if live else "disabled"))
        painter.setFont(theme.font())
        words = QRectF(self._left(), top, self.width() - self._left(), self.height() - top)
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), self.text())
        painter.end()

    def _left(self) -> int:
        theme = current()
        return theme.size("choice") + theme.space("medium")

    def _dress(self) -> None:
        self.setFont(current().font())
        self.updateGeometry()


class Choice(QRadioButton):
    """One of several that exclude each other: a title, over several lines if need be, and in small what it means."""

    def __init__(self, title: str, meaning: str = "") -> None:
        super().__init__(title)
        self._meaning = meaning
        self.setAccessibleName(title)
        self.setAccessibleDescription(meaning)
        self.setProperty("ring_radius", 8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        follow_theme(self._dress)

    def set_words(self, title: str, meaning: str = "") -> None:
        """Say the same in another language."""
        self._meaning = meaning
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(meaning)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room for the title in one line."""
        theme = current()
        widest = max(
            QFontMetrics(theme.font("bold")).horizontalAdvance(self.text()),
            QFontMetrics(theme.font("small")).horizontalAdvance(self._meaning),
        )
        width = self._left() + widest + theme.space("large")
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow room; the title wraps, the meaning ends in an ellipsis."""
        return QSize(current().size("label_column"), self.heightForWidth(10_000))

    def hasHeightForWidth(self) -> bool:
        """Titles wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped title and the meaning."""
        theme = current()
        lines = self._title_height(self._words_room(width))
        if self._meaning:
            lines += QFontMetrics(theme.font("small")).height() + theme.space("hair")
        return lines + 2 * theme.space("small")

    def hitButton(self, pos: QPoint) -> bool:
        """Let a click anywhere on the row choose it."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate of the chosen one, the circle and the words."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        live, chosen = self.isEnabled(), self.isChecked()
        if chosen:
            painter.setPen(QPen(theme.colour("primary_line"), theme.border))
            painter.setBrush(theme.colour("selected"))
            half = theme.border / 2
            radius = theme.scaled(8)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        side, top = theme.size("choice"), theme.space("small")
        circle = QRectF(theme.space("medium") + 1, top, side - 2, side - 2)
        painter.setPen(QPen(theme.colour("primary" if chosen and live else "field"), max(theme.border, 1.5)))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(circle)
        if chosen:
            dot = theme.size("choice_dot") / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary" if live else "disabled"))
            painter.drawEllipse(circle.center(), dot, dot)
        self._draw_words(painter, top)
        painter.end()

    def _draw_words(self, painter: QPainter, top: int) -> None:
        theme = current()
        live, chosen = self.isEnabled(), self.isChecked()
        left, room = self._left(), self._words_room(self.width())
        height = self._title_height(room)
        painter.setFont(theme.font("bold" if chosen else "medium"))
        painter.setPen(theme.colour("disabled" if not live else "primary_text" if chosen else "text"))
        painter.drawText(QRect(left, top, room, height), int(Qt.TextFlag.TextWordWrap), self.text())
        metrics = QFontMetrics(theme.font("small"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("subtle" if live else "disabled"))
        shown = metrics.elidedText(self._meaning, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, top + height + theme.space("hair") + metrics.ascent()), shown)

    def _words_room(self, width: int) -> int:
        return max(width - self._left() - current().space("small"), 1)

    def _title_height(self, room: int) -> int:
        # Bold is the widest: choosing must not move the rows below.
        around = QRect(0, 0, room, 10_000)
        metrics = QFontMetrics(current().font("bold"))
        return metrics.boundingRect(around, int(Qt.TextFlag.TextWordWrap), self.text()).height()

    def _left(self) -> int:
        theme = current()
        return theme.space("medium") + theme.size("choice") + theme.space("medium")

    def _dress(self) -> None:
        self.setFont(current().font())
        self.updateGeometry()
