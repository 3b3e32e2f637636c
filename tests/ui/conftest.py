"""The window's tests run in the program's own fonts, look and language, and leave no window behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from committee_app.case.lifecycle import Stage
from committee_app.ui.language import apply_language
from committee_app.ui.theme import apply_theme, load_theme
from tests.ui.rooms import RoomAt, ToldRoom, prepared_room


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """Start every test in the light theme, at 100 % text, in Korean."""
    apply_language(qapp, "ko")
    apply_theme(qapp, load_theme("light"))


@pytest.fixture(autouse=True)
def no_stray_windows(qapp: QApplication) -> Iterator[None]:
    """Fail on a dialog that blocks the test, and on a window that outlives it."""
    blocking: list[str] = []

    def look_for_dialogs() -> None:
        dialog = qapp.activeModalWidget()
        if dialog is not None:
            blocking.append(f"{type(dialog).__name__}: {dialog.windowTitle()}")
            dialog.reject() if isinstance(dialog, QDialog) else dialog.close()

    timer = QTimer(interval=5000)
    timer.timeout.connect(look_for_dialogs)
    timer.start()
    yield
    timer.stop()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()
    left = [window for window in qapp.topLevelWidgets() if window.isVisible()]
    for window in left:
        window.close()
    assert not blocking, f"a modal dialog blocked the test: {blocking}"
    assert not left, f"windows were left open: {left}"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[RoomAt]:
    """Open rooms of the small case, each told up to a stage; all are closed at the end."""
    rooms: list[ToldRoom] = []

    def opened(until: Stage) -> ToldRoom:
        rooms.append(prepared_room(tmp_path, until=until))
        return rooms[-1]

    yield opened
    for told in rooms:
        told.room.close()
