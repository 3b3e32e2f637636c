"""Sheets of paper on the table: cards, plates, panes."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from committee_app.ui.theme import say


class Surface(StrEnum):
    """What a frame is. `lead` waits for a person; `active` is where they are."""

    CARD = "card"
    LEAD = "lead"
    ACTIVE = "active"
    FACTS = "facts"
    PANE = "pane"
    DESK = "desk"
    FOOT = "foot"


class Card(QFrame):
    """A framed part of a screen around a layout."""

    def __init__(self, inside: QLayout, surface: Surface = Surface.CARD) -> None:
        super().__init__()
        self.setProperty("kind", str(surface))
        self.setLayout(inside)

    def set_surface(self, surface: Surface) -> None:
        """Show the frame as another kind, when the person's turn comes or goes."""
        say(self, kind=str(surface))


class Scrolled(QScrollArea):
    """A part that scrolls inside its card; it takes no focus itself.

    Where panes are stacked it is as high as what is in it, and the page scrolls, not a part of it; in a pane that ends
    where its words end it asks for that height, and scrolls in less.
    """

    def __init__(self, inside: QWidget, *, sideways: bool = False) -> None:
        super().__init__()
        self._is_whole = self._hugs = False
        # A viewport that Qt makes itself is met first where the focus ring walks up from a control; to find out what it
        # is, the binding then builds every class of widgets there is: a tenth of the first window's time.
        viewport = QWidget()
        viewport.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.setViewport(viewport)
        inside.setProperty("kind", "scrolled")
        inside.setAutoFillBackground(False)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_height(self, *, is_whole: bool, hugs: bool) -> None:
        """Be as high as what is inside, or ask for that much, or for little."""
        if (is_whole, hugs) != (self._is_whole, self._hugs):
            self._is_whole, self._hugs = is_whole, hugs
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of what is inside, at the width at hand, if that is wanted."""
        inside = self.widget()
        if inside is None or not (self._is_whole or self._hugs):
            return super().sizeHint()
        wanted, width = inside.sizeHint(), self.viewport().width()
        return QSize(wanted.width(), inside.heightForWidth(width) if inside.hasHeightForWidth() else wanted.height())

    def minimumSizeHint(self) -> QSize:
        """Return all of it where the page scrolls, else the least room to scroll in."""
        least = super().minimumSizeHint()
        return QSize(least.width(), self.sizeHint().height()) if self._is_whole else least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again: running words are higher in a narrower place."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask again when something inside has become larger or smaller."""
        is_answered = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return is_answered


def screen(inside: QLayout) -> QWidget:
    """Return a widget with the canvas behind it, as every screen has."""
    widget = QWidget()
    widget.setProperty("kind", "screen")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setLayout(inside)
    return widget
