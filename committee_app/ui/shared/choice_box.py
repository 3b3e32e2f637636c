"""One of many, in a box that opens: where a row of answers would be too long."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from committee_app.ui.theme import current, follow_theme, icon_pixmap


class ChoiceBox(QComboBox):
    """A box with options (code and words). The wheel changes nothing; Up and Down choose, Space opens.

    Args:
        name: what is chosen, for a screen reader.
    """

    chosen = Signal(str)
    """The person chose this code; not sent by `set_choice`."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._codes: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setProperty("ring_radius", 8)
        self.activated.connect(lambda number: self.chosen.emit(self._codes[number]))
        follow_theme(self._dress)

    def show_options(self, options: tuple[tuple[str, str], ...], choice: str) -> None:
        """Show these options, by code and words, and which of them holds."""
        codes = tuple(code for code, _ in options)
        words = [said for _, said in options]
        if codes != self._codes or words != [self.itemText(number) for number in range(self.count())]:
            self._codes = codes
            self.clear()
            self.addItems(words)
        self.setCurrentIndex(codes.index(choice) if choice in codes else -1)

    def set_choice(self, choice: str) -> None:
        """Let this code hold."""
        self.setCurrentIndex(self._codes.index(choice) if choice in self._codes else -1)

    def choice(self) -> str:
        """Return the code that holds; empty if none does."""
        number = self.currentIndex()
        return self._codes[number] if number >= 0 else ""

    def press(self, code: str) -> None:
        """Choose as a person does."""
        number = self._codes.index(code)
        self.setCurrentIndex(number)
        self.activated.emit(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around the box."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from reaching a default button: it opens the box."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, and the arrow that says that it opens."""
        super().paintEvent(event)
        theme = current()
        side = theme.size("icon")
        painter = QPainter(self)
        corner = QPointF(self.width() - side - theme.space("small"), (self.height() - side) / 2)
        painter.drawPixmap(corner, icon_pixmap("chevron-down", "text" if self.isEnabled() else "disabled"))
        painter.end()

    def _dress(self) -> None:
        theme = current()
        self.setFont(theme.font())
        self.setFixedHeight(theme.size("segment"))
