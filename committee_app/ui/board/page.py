"""What the room board shows: seats, numbers and times; never a name beside a project, never a mark."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.acts import ItemPart
from committee_app.case.identifiers import ProposalId


class Presence(StrEnum):
    """Where a member is: not come yet, here, out while one project is heard, or gone."""

    EXPECTED = "expected"
    HERE = "here"
    OUT = "out"
    LEFT = "left"


class Reached(StrEnum):
    """How far a member is in the day."""

    NOTHING = "nothing"
    PLEDGED = "pledged"
    DECLARED = "declared"
    SEALED = "sealed"


class TimeState(StrEnum):
    """What the time left is: none was set, enough, the last minute, over; or it stands still in a recess."""

    NONE = "none"
    RUNNING = "running"
    LAST_MINUTE = "last_minute"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class SeatTile:
    """One seat: where its member is and how far."""

    seat: int
    presence: Presence
    reached: Reached


@dataclass(frozen=True, slots=True)
class Item:
    """A project as the room knows it: its number and title, and the seats that leave for it."""

    proposal: ProposalId
    title: str
    leaving: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many seats there are, and how many of their members attend, have pledged, declared, sealed."""

    seats: int
    attending: int
    needed: int
    pledged: int
    declared: int
    sealed: int


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The whole board.

    Attributes:
        part: what is on of the project that was called; None while none is.
        left: seconds that are left of it, below nought when it is over; None where no time was set.
        leave, back: seats whose members are to leave now, and may come back.
        done, projects: how many projects were heard, of how many.
        stopped: the meeting stopped for want of a quorum.
    """

    title: str
    now: str
    on: Item | None
    part: ItemPart | None
    left: int | None
    time: TimeState
    paused: bool
    stopped: bool
    leave: tuple[int, ...]
    back: tuple[int, ...]
    following: Item | None
    done: int
    projects: int
    seats: tuple[SeatTile, ...]
    counts: Counts
