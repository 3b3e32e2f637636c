"""The only place that asks what time it is.

A machine's clock is only what that machine believes: order in a case comes from the record's links, a time is
printed as a claim. Everything else takes a `Clock` and can be told any day.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, with its offset from UTC."""

    def now(self) -> datetime:
        """Return the present time, aware of its offset, to the second."""
        ...


class SystemClock:
    """The machine's clock in the machine's zone."""

    def now(self) -> datetime:
        """Return what the machine believes."""
        return datetime.now().astimezone().replace(microsecond=0)  # noqa: TID251 -- here and nowhere else


def steady_seconds() -> int:
    """Return whole seconds that only ever go on, from nowhere in particular: for how long something has lasted."""
    return int(time.monotonic())


class ScriptedClock:
    """A clock for a day that is told, not lived: the sample day, and tests. Each look moves it on a little."""

    def __init__(self, start: datetime, step: timedelta = timedelta(seconds=1)) -> None:
        self._times = _ticks(start, step)
        self._now = start

    def now(self) -> datetime:
        """Return the told time; the next look is one step later."""
        self._now = next(self._times)
        return self._now

    def move_to(self, moment: datetime) -> None:
        """Let the told day go on at `moment`; never backwards."""
        if moment > self._now:
            self._times = _ticks(moment, timedelta(seconds=1))


def _ticks(start: datetime, step: timedelta) -> Iterator[datetime]:
    moment = start
    while True:
        yield moment
        moment += step


def stamp(moment: datetime) -> str:
    """Return a moment as the record writes it.

    >>> from datetime import timezone
    >>> stamp(datetime(2026, 2, 26, 9, 30, tzinfo=timezone.utc))
    '2026-02-26T09:30:00+00:00'
    """
    return moment.replace(microsecond=0).isoformat()
