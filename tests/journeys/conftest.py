"""One told day for all journeys, and its room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from committee_app.desks.clock import SystemClock
from committee_app.desks.room import Room
from tests.told_day import CHEAP, ToldDay, finished, told

__all__ = ["CHEAP", "ToldDay", "finished", "room", "told"]


@pytest.fixture(autouse=True)
def no_stray_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """Only look for windows that are left: in a journey questions open again and again, none of them blocks."""
    yield
    if "qapp" not in request.fixturenames:
        return
    from PySide6.QtCore import QEvent  # noqa: PLC0415  # only for the journeys at the window

    qapp = request.getfixturevalue("qapp")
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()
    assert not [one for one in qapp.topLevelWidgets() if one.isVisible()]


@pytest.fixture
def room(told: ToldDay) -> Iterator[Room]:
    opened = Room.open(told.case, told.passphrase, SystemClock(), cost=CHEAP)
    yield opened
    opened.close()
