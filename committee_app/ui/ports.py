"""What a presenter may ask of the window, without knowing Qt.

A screen is a folder of three: `page.py` (a frozen value that is the whole screen), `presenter.py` (plain Python: asks
a desk, decides, hands the view a page) and `view.py` (a widget: shows the page, reports what the person did).

    view -- signal --> presenter --> desk --> case file
      ^                    |
      '--- show_page(page)-'

The shell builds the pair and keeps it: `view.bind(presenter)` connects the view's signals to the presenter's
methods, `presenter.refresh()` shows the case as it stands. Three kinds of work take time: what touches the open
record runs in steps between the window's own events (`Runner.steps`); key derivation and the opening of a file run
apart (`Runner.apart`); long work on files that nobody else has open runs whole in another thread (`Runner.whole`).
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from committee_app.case.findings import Finding
    from committee_app.case.progress import Progress
    from committee_app.desks.access import NewSeat
    from committee_app.desks.clock import Clock
    from committee_app.desks.keeping import Places
    from committee_app.desks.room import AnyDesk, Room
    from committee_app.sealing.cost import KdfCost

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Runner(Protocol):
    """Does what takes time without stopping the window. Exactly one of `done` and `failed` is called, once."""

    def steps(
        self,
        work: Generator[Progress, None, T],
        done: Callable[[T], None],
        failed: Failed,
        progressed: Callable[[Progress], None],
    ) -> Callable[[], None]:
        """Run work on the record a step at a time; returns what cancels it between two steps."""
        ...

    def apart(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Run one slow call in another thread; a file it opens or makes is nobody else's until it is done."""
        ...

    def whole(
        self,
        work: Generator[Progress, None, T],
        done: Callable[[T], None],
        failed: Failed,
        progressed: Callable[[Progress], None],
    ) -> Callable[[], None]:
        """Run long work from beginning to end in another thread, on files that nobody else has open.

        The returned call cancels it at its next step; neither `done` nor `failed` is called then.
        """
        ...


class Navigator(Protocol):
    """What a screen may ask of the shell."""

    def case_changed(self) -> None:
        """The case moved on: show this person the screen that is theirs now."""
        ...

    def enter_room(self, room: Room) -> None:
        """A case file is open: show its seats."""
        ...

    def leave_room(self) -> None:
        """Close the case file and go back to the start page."""
        ...

    def sit_down(self, desk: AnyDesk) -> None:
        """Somebody signed in: show their screen."""
        ...

    def stand_up(self) -> None:
        """Drop the person's keys and show the seats (also the curtain)."""
        ...

    def show_secret(self, seat: NewSeat, name: str) -> None:
        """Show a new secret once, to the person alone, until they say that it is on their card."""
        ...

    def show_passphrase(self, passphrase: str, title: str) -> None:
        """Show the room passphrase of a new case file once, until it is written down; secrets wait their turn."""
        ...

    def go(self, screen: str, files: tuple[Path, ...] = ()) -> None:
        """Show a screen that is open to anybody: `verify`, `recover` (with these files chosen), or `start`.

        While a case is open, `start` and `recover` are its seats: the file is only ever closed by `leave_room`.
        """
        ...

    def turn_to(self, screen: str) -> None:
        """Show a screen beside the day's own (`rulings`, `away`) to whoever sits here, or the day's own again ("")."""
        ...

    def show_board(self) -> None:
        """Show the room board in a window of its own; it stays while people take turns, until the file is closed."""
        ...

    def open_file(self) -> Path | None:
        """Return the case file that is open in this window; nobody may read its bytes meanwhile."""
        ...

    def saved(self, text: str) -> None:
        """Say in the status bar what is saved."""
        ...


@dataclass(frozen=True, slots=True)
class Sitting:
    """What the screen of somebody who signed in is given: the room, their desk, and the window's services."""

    room: Room
    desk: AnyDesk
    runner: Runner
    navigator: Navigator


def what_it_says(error: Exception) -> tuple[Finding, ...]:
    """Return the findings of a refusal or a known trouble; anything else is a bug and is raised again."""
    from committee_app.case.findings import RefusedError
    from committee_app.casefile.errors import CaseFileError
    from committee_app.desks.record import RecordDamagedError

    if isinstance(error, RefusedError | RecordDamagedError):
        return error.findings
    if isinstance(error, CaseFileError):
        return (error.finding,)
    raise error


@dataclass(frozen=True, slots=True)
class Lobby:
    """What the screens are given where nobody has signed in yet: the clock, the cost of keys, the window's services.

    `find_places` says where this machine keeps what it knows of a case outside its file; it is asked when a case or its
    minutes are opened, not before.
    """

    clock: Clock
    cost: KdfCost
    runner: Runner
    navigator: Navigator
    find_places: Callable[[], Places] | None = None

    @property
    def places(self) -> Places:
        """Where things are kept; nowhere, if nobody said."""
        from committee_app.desks.keeping import Places

        return self.find_places() if self.find_places is not None else Places()
