"""Where the keyboard is after a screen has changed under it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def first_stop(part: QWidget) -> QWidget | None:
    """Return where Tab would first stop in a part of the screen; None if nowhere."""
    stop: QWidget | None = part.nextInFocusChain()
    while stop is not None and stop is not part:
        takes_tab = bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus) and stop.focusProxy() is None
        if takes_tab and part.isAncestorOf(stop) and stop.isEnabled() and stop.isVisibleTo(part):
            return stop
        stop = stop.nextInFocusChain()
    return None


@contextmanager
def focus_kept(screen: QWidget, *places: QWidget) -> Iterator[None]:
    """Change a screen; if what had the focus goes away, the focus goes on in the first of `places` that takes it.

    Qt would hand it to the next widget of the window, which may be a button of the top bar.
    """
    # The window's own focus: while a question stands before it, that is what will have the focus once it is gone.
    window = screen.window()
    before = window.focusWidget()
    was_inside = before is not None and screen.isAncestorOf(before)
    yield
    after = window.focusWidget()
    if not was_inside or (after is before and after is not None and after.isVisible() and after.isEnabled()):
        return
    for place in places:
        stop = first_stop(place) if place.isVisibleTo(screen) else None
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
            return
