"""The steps of a role in the top bar: done, current, still to come."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from committee_app.ui.theme import current, follow_theme, icon_pixmap


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its code, its title, a short note (27/40), and whether it is done or may be entered."""

    code: str
    title: str
    note: str = ""
    is_done: bool = False
    is_open: bool = True


class _StepButton(QAbstractButton):
    """A circle with a number or a check, and the title."""

    def __init__(self, step: Step, number: int) -> None:
        super().__init__()
        self.step = step
        self.number = number
        self.is_current = False
        self.is_brief = False
        self.setProperty("ring_radius", 6)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_step(self, step: Step, *, is_current: bool, is_brief: bool) -> None:
        self.step, self.is_current, self.is_brief = step, is_current, is_brief
        self.setEnabled(step.is_open or is_current)
        self.setAccessibleName(f"{self.number}. {step.title} {step.note}".strip())
        self.setToolTip(step.title if is_brief else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        width = theme.size("step_circle") + theme.space("tight")
        if not self.is_brief:
            width += theme.size("step_gap") + self._width(self.step.title, "bold")
            if self.step.note:
                width += theme.space("close") + self._width(self.step.note, "medium")
        return QSize(width, theme.size("top_bar") - 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = theme.size("step_circle")
        left = theme.space("hair")
        self._draw_circle(painter, QRectF(left + 0.5, (self.height() - circle) / 2, circle - 1, circle - 1))
        if not self.is_brief:
            self._draw_words(painter, left + circle + theme.size("step_gap"))
        if self.is_current:
            bar = theme.size("step_bar")
            painter.fillRect(0, self.height() - bar, self.width(), bar, theme.colour("primary"))
        painter.end()

    def _draw_circle(self, painter: QPainter, circle: QRectF) -> None:
        theme = current()
        if self.is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary"))
        elif self.step.is_done:
            edge = theme.colour("primary_line")
            painter.setPen(QPen(edge, 1) if theme.is_high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary_plate"))
        else:
            painter.setPen(QPen(theme.colour("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self.step.is_done and not self.is_current:
            side = theme.size("step_mark")
            corner = QPointF(circle.center().x() - side / 2, circle.center().y() - side / 2)
            painter.drawPixmap(corner, icon_pixmap("check", "primary_text", "step_mark"))
            return
        painter.setFont(theme.font("small_strong"))
        painter.setPen(theme.colour("on_primary" if self.is_current else "muted"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self.number))

    def _draw_words(self, painter: QPainter, left: int) -> None:
        theme = current()
        kind = "bold" if self.is_current else "medium"
        tone = "primary_text" if self.is_current else "text" if self.step.is_done else "muted"
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(kind))
        painter.setPen(theme.colour(tone))
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), middle, self.step.title)
        if self.step.note:
            left += self._width(self.step.title, kind) + theme.space("close")
            painter.setFont(theme.font("medium"))
            painter.drawText(QRectF(left, 0, self.width() - left, self.height()), middle, self.step.note)

    def _width(self, words: str, kind: str) -> int:
        return QFontMetrics(current().font(kind)).horizontalAdvance(words)


class _StepLine(QWidget):
    """The short line between two steps."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.size("step_line") + 2 * theme.size("step_gap"), 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("line"), 1))
        gap, middle = theme.size("step_gap"), self.height() // 2 + 0.5
        painter.drawLine(QPointF(gap, middle), QPointF(self.width() - gap, middle))
        painter.end()


class Steps(QWidget):
    """Four to six steps; each that may be entered is a button.

    `set_brief(True)` keeps the title of the current step only, for a narrow window.
    """

    step_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._steps: tuple[Step, ...] = ()
        self._buttons: list[_StepButton] = []
        self._current = ""
        self._is_brief = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        follow_theme(self._dress)

    def set_steps(self, steps: tuple[Step, ...], current_code: str) -> None:
        """Show the steps of a role and where the person is."""
        if [step.code for step in steps] != [step.code for step in self._steps]:
            self._build(steps)
        self._steps, self._current = steps, current_code
        self._dress()

    def set_brief(self, is_brief: bool) -> None:
        """Show only the current step's title, or all."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            self._dress()

    def _build(self, steps: tuple[Step, ...]) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = [_StepButton(step, number) for number, step in enumerate(steps, 1)]
        for button in self._buttons:
            if button.number > 1:
                self._inside.addWidget(_StepLine())
            self._inside.addWidget(button)
            button.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _StepButton):
            self.step_chosen.emit(button.step.code)

    def _tell(self) -> None:
        for step, button in zip(self._steps, self._buttons, strict=True):
            is_current = step.code == self._current
            button.show_step(step, is_current=is_current, is_brief=self._is_brief and not is_current)

    def _dress(self) -> None:
        self._tell()
        self.updateGeometry()
