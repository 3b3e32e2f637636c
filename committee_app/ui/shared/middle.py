"""A screen's contents in the middle of a large window, no larger than they look well."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from committee_app.ui.shared.layouts import STRETCH, Margins, column, row
from committee_app.ui.theme import current, follow_theme

_UNBOUNDED = 16_777_215  # QWIDGETSIZE_MAX


class Middle(QWidget):
    """Holds a layout in the middle; `width` and `height` are the most it takes, in pixels at 100 % text.

    In a narrow room, where panes are stacked, it takes all the height it needs.
    """

    def __init__(self, inside: QLayout, *, width: int, height: int, margins: Margins) -> None:
        super().__init__()
        self._width, self._height = width, height
        self._whole = QWidget()
        self._whole.setLayout(inside)
        self.setLayout(row(STRETCH, (column(STRETCH, (self._whole, 100), STRETCH), 100), STRETCH, margins=margins))
        follow_theme(self._dress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow as far as looks well."""
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        theme = current()
        is_narrow = max(self.width(), self.window().width()) / theme.scale < theme.sizes["narrow_room"]
        self._whole.setMaximumSize(theme.scaled(self._width), _UNBOUNDED if is_narrow else theme.scaled(self._height))
