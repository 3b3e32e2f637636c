"""Parts of a screen side by side, or one under the other where the room is narrow.

Room is the width divided by the text scale, so large text narrows it as a small window does.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from committee_app.ui.shared.cards import Scrolled
from committee_app.ui.theme import current, follow_theme

LEAST_HEIGHT = 360
"""So high panes side by side are at least, in pixels at 100 % text."""
_UNBOUNDED = 16_777_215  # QWIDGETSIZE_MAX


class Padded(QWidget):
    """A part that scrolls no sooner than it must: its least height is what its words need at the width at hand.

    Qt asks running text for the room it would need in a narrow column, which is far too high in a wide one.
    """

    def __init__(self, inside: QLayout) -> None:
        super().__init__()
        self._inside = inside
        self.setLayout(inside)

    def minimumSizeHint(self) -> QSize:
        """Return the least room at this width."""
        inside = self._inside
        least = inside.totalMinimumSize()
        if not inside.hasHeightForWidth():  # nothing in it wraps: then the height is the same at every width
            return least
        return QSize(least.width(), inside.totalHeightForWidth(max(self.width(), least.width())))


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the screen. `width` is in pixels at 100 % text, 0 for what is left; `height` is kept when stacked.

    A part that hugs its words ends where they end; below it stands the canvas.
    """

    part: QWidget
    width: int = 0
    height: int = 0
    hugs: bool = False


class Panes(QWidget):
    """Two or three panes from left to right; from top to bottom below `narrow_room`."""

    def __init__(self, *panes: Pane, narrow: str = "narrow_room") -> None:
        super().__init__()
        self._panes = panes
        self._narrow = narrow
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        for pane in panes:
            self._inside.addWidget(pane.part, 0 if pane.width else 1)
        follow_theme(self._dress)

    def is_stacked(self) -> bool:
        """Whether the panes stand one under the other."""
        return self._inside.direction() is QBoxLayout.Direction.TopToBottom

    def hasHeightForWidth(self) -> bool:
        """Side by side every pane scrolls by itself, so the screen does not grow with its words."""
        return self.is_stacked() and super().hasHeightForWidth()

    def sizeHint(self) -> QSize:
        """Return the room that panes like: side by side no more than they must have, since they take what is left."""
        return super().sizeHint() if self.is_stacked() else self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room: what is stacked needs all its height, panes side by side need little."""
        least = super().minimumSizeHint()
        if self.is_stacked():
            return least
        return QSize(least.width(), min(least.height(), current().scaled(LEAST_HEIGHT)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side or stacked, as the new width allows."""
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        theme = current()
        window = self.window()
        is_narrow = max(self.width(), window.width()) / theme.scale < theme.sizes[self._narrow]
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._inside.setDirection(direction)
        self._inside.setSpacing(theme.space("large"))
        for pane in self._panes:
            width = theme.scaled(pane.width) if pane.width and not is_narrow else 0
            pane.part.setMinimumWidth(width)
            pane.part.setMaximumWidth(width or _UNBOUNDED)
            inside = pane.part.findChildren(Scrolled)
            # A least height that is set stands above what the words need, and they would have to scroll in it.
            pane.part.setMinimumHeight(theme.scaled(pane.height) if is_narrow and not inside else 0)
            top = Qt.AlignmentFlag.AlignTop
            self._inside.setAlignment(pane.part, top if pane.hugs and not is_narrow else Qt.AlignmentFlag(0))
            for scrolled in inside:
                scrolled.set_height(is_whole=is_narrow, hugs=pane.hugs)
