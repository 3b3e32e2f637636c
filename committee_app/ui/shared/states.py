"""States that pages speak of and parts draw; no Qt here, so that pages stay plain values."""

from __future__ import annotations

from enum import StrEnum


class ItemState(StrEnum):
    """How far a thing on the list is: done, the person's turn, somebody else's turn, or open at any time."""

    DONE = "done"
    OPEN = "open"
    WAITING = "waiting"
    ANY_TIME = "any_time"
