"""One ring that follows the focus in a window; the stylesheet has no outline outside a widget.

A widget may say where the ring goes: property `ringed = "parent"` puts it around its parent (an answer of a
segment), `ring_radius` gives its corner at 100 % text, and a method `focus_rect() -> QRect` names a part of
it (a table's row). A signal `focus_rect_changed` moves the ring.
"""

from __future__ import annotations

from typing import Final, Protocol, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from committee_app.ui.theme import current, follow_theme

_MOVES: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}
)
_DUE: Final = QEvent.Type(QEvent.registerEventType())


class RingedInPart(Protocol):
    """A widget of which only a part is ringed."""

    def focus_rect(self) -> QRect:
        """Return that part in the widget's coordinates."""
        ...


class FocusRing(QWidget):
    """The ring of one window; made once, it lies above everything and takes no clicks."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._clip = QRectF()
        self._is_in_part = False
        self._is_due = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            self._follow(None, app.focusWidget())
        follow_theme(self.place)

    def target(self) -> QWidget | None:
        """Return the widget that is ringed now."""
        return self._target

    def ringed(self) -> QRect:
        """Return what of the target is ringed, in the target's coordinates."""
        assert self._target is not None
        return cast("RingedInPart", self._target).focus_rect() if self._is_in_part else self._target.rect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the ringed widget and everything around it."""
        if not self._is_due and event.type() in _MOVES:
            # One mark moves what is around a field dozens of times; the ring goes there once, before it is painted.
            self._is_due = True
            QCoreApplication.postEvent(self, QEvent(_DUE))
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Go where the ringed widget has come to rest."""
        if event.type() == _DUE:
            self._is_due = False
            self.place()
            return True
        return super().event(event)

    def place(self) -> None:
        """Put the ring where it belongs now."""
        target, window = self._target, self._window
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        theme = current()
        reach = theme.space("hair") + theme.ring
        inner = self.ringed()
        around = QRect(target.mapTo(window, inner.topLeft()), inner.size()).adjusted(-reach, -reach, reach, reach)
        seen = _seen_part(target, window, reach)
        clip = QRectF(seen.translated(-around.topLeft()))
        is_moved = (self.geometry(), self._clip) != (around, clip)
        self.setGeometry(around)
        self._clip = clip
        self.setVisible(seen.intersects(around) and not inner.isEmpty())
        self.raise_()
        if is_moved:  # else all that lies below would be drawn anew at each event of a layout
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._clip)
        painter.setPen(QPen(theme.colour("focus"), theme.ring))
        half = theme.ring / 2
        own = self._target.property("ring_radius") if self._target is not None else None
        radius = theme.scaled(own) + theme.ring if own is not None else theme.size("ring_radius")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.end()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        if new is not None and new.window() is self._window.window():
            self._target = new.parentWidget() if new.property("ringed") == "parent" else new
        if self._target is not None:
            self._watch(self._target)
            self._is_in_part = hasattr(self._target, "focus_rect")
        self.place()
        self.update()

    def _let_go(self) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        target = self._target
        if target is not None and isValid(target) and hasattr(target, "focus_rect_changed"):
            target.focus_rect_changed.disconnect(self.place)
        self._watched, self._target = [], None

    def _watch(self, target: QWidget) -> None:
        if hasattr(target, "focus_rect_changed"):
            target.focus_rect_changed.connect(self.place)
        around: QWidget | None = target
        while around is not None:
            around.installEventFilter(self)
            self._watched.append(around)
            around = None if around.isWindow() else around.parentWidget()


def _seen_part(target: QWidget, window: QWidget, reach: int) -> QRect:
    """Return what of the window the ring may be drawn on: not outside a scroll area around its target."""
    seen = window.rect()
    inside: QWidget = target
    around: QWidget | None = target.parentWidget()
    while around is not None and inside is not window:
        if isinstance(around, QAbstractScrollArea) and inside is around.viewport():
            shown = QRect(around.mapTo(window, QPoint(0, 0)), around.size())
            seen = seen.intersected(shown.adjusted(-reach, -reach, reach, reach))
        inside, around = around, around.parentWidget()
    return seen
