"""Sheets of paper on the table: cards, plates, panes."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
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
    """A part that scrolls inside its card; it takes no focus itself."""

    def __init__(self, inside: QWidget, *, sideways: bool = False) -> None:
        super().__init__()
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


def screen(inside: QLayout) -> QWidget:
    """Return a widget with the canvas behind it, as every screen has."""
    widget = QWidget()
    widget.setProperty("kind", "screen")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setLayout(inside)
    return widget
