"""One told day for all journeys, and its room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from committee_app.desks.clock import SystemClock
from committee_app.desks.room import Room
from tests.told_day import CHEAP, ToldDay, finished, told

__all__ = ["CHEAP", "ToldDay", "finished", "room", "told"]


@pytest.fixture
def room(told: ToldDay) -> Iterator[Room]:
    opened = Room.open(told.case, told.passphrase, SystemClock(), cost=CHEAP)
    yield opened
    opened.close()
