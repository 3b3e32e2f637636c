"""Opens a case, begins one, sets up a member's machine, or makes a practice case; trouble leaves all as it was.

This is the first screen of the program: the desks behind a task are loaded when the task is chosen or done.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from committee_app.ui.ports import Lobby, what_it_says
from committee_app.ui.start.page import Entries, Field, Problem, StartPage, Task

if TYPE_CHECKING:
    from committee_app.case.progress import Progress
    from committee_app.desks.room import Room
    from committee_app.sealing.cost import KdfCost
    from committee_app.ui.start.beginning import Begun

SUFFIX = ".case"
T = TypeVar("T")


class StartShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: StartPage) -> None:
        """Show a page."""
        ...


class StartPresenter:
    """Keeps what was chosen; a file is touched only when the person says so."""

    def __init__(self, lobby: Lobby, view: StartShown) -> None:
        self._lobby = lobby
        self._view = view
        self._page = StartPage(Task.OPEN)
        self._cancel: Callable[[], None] | None = None
        self._is_wanted = False

    def refresh(self) -> None:
        """Show what was chosen so far."""
        self._view.show_page(self._page)

    def choose_task(self, task: str) -> None:
        """Turn to another task; what was said about the one before is gone."""
        if Task(task) is Task.BEGIN:
            self._offer_programmes()
            self._say_tested()
        self._show(task=Task(task), problems=(), damage=())

    def verify(self) -> None:
        """Go where files are checked."""
        self._lobby.navigator.go("verify")

    # ── open ──────────────────────────────────────────────────────────────────────────────
    def choose_file(self, path: str) -> None:
        """Take a case file to open; nothing is read from it yet."""
        from committee_app.casefile.files import journal
        from committee_app.desks.sample_secrets import passphrase_beside

        offered, unclosed = passphrase_beside(Path(path)), journal(Path(path)).exists()
        self._show(task=Task.OPEN, file=path, offered=offered, unclosed=unclosed, problems=(), damage=())

    def open(self, passphrase: str) -> None:
        """Open the chosen file."""
        blank = [Problem(Field.FILE)] if not self._page.file else []
        blank += [Problem(Field.PASSPHRASE)] if not passphrase else []
        if blank:
            self._show(problems=tuple(blank))
            return
        path, lobby = Path(self._page.file), self._lobby
        self._show(busy=True, problems=(), damage=())

        def opened() -> Room:
            from committee_app.desks.room import Room

            return Room.open(path, passphrase, lobby.clock, cost=lobby.cost, places=lobby.places)

        self._lobby.runner.apart(opened, self._opened, self._not_opened)

    def verify_file(self) -> None:
        """Go where files are checked, with the file whose record does not hold."""
        self._lobby.navigator.go("verify", (Path(self._page.file),))

    def recover(self) -> None:
        """Go where it is seen what a crash left, with the chosen file."""
        self._lobby.navigator.go("recover", (Path(self._page.file),) if self._page.file else ())

    def _opened(self, room: Room) -> None:
        self._show(busy=False)
        self._lobby.navigator.enter_room(room)

    def _not_opened(self, error: Exception) -> None:
        from committee_app.casefile.errors import WrongPassphraseError
        from committee_app.desks.record import RecordDamagedError

        findings = what_it_says(error)
        if isinstance(error, RecordDamagedError):
            self._show(busy=False, damage=findings)
            return
        field = Field.PASSPHRASE if isinstance(error, WrongPassphraseError) else Field.FILE
        self._show(busy=False, problems=(Problem(field, findings),))

    # ── begin ─────────────────────────────────────────────────────────────────────────────
    def choose_programme(self, code: str) -> None:
        """Take a programme that comes with the program."""
        self._show(programme=code, programme_file="", problems=self._problems_without(Field.PROGRAMME))

    def choose_programme_file(self, path: str) -> None:
        """Take a programme from a file; every fault of it is shown at once."""
        from committee_app.ui.start.beginning import faults_of

        found = faults_of(Path(path))
        problems = self._problems_without(Field.PROGRAMME)
        if found:
            problems += (Problem(Field.PROGRAMME, found),)
        self._show(programme="", programme_file=path, problems=problems)

    def choose_place(self, path: str) -> None:
        """Take where a new file goes."""
        place = path if path.endswith(SUFFIX) else path + SUFFIX
        self._show(place=place, problems=self._problems_without(Field.PLACE))

    def begin(self, title: str, number: str, name: str, position: str, *, rehearsal: bool) -> None:
        """Begin a case: the file first, then the secrets, each shown once."""
        self._offer_programmes()
        entries = Entries(title, number, name, position, rehearsal)
        text, faults = self._programme_text()
        problems = entries.blanks() + faults + self._place_blank()
        if problems:
            self._show(problems=problems)
            return
        path, lobby = Path(self._page.place), self._lobby
        self._show(busy=True, problems=())

        def made() -> Begun:
            from committee_app.ui.start.beginning import begun

            return begun(path, entries, text, lobby)

        self._lobby.runner.apart(made, self._show_begun, self._not_begun)

    def _show_begun(self, begun: Begun) -> None:
        from committee_app.case.people import Role

        self._show(busy=False)
        navigator, state = self._lobby.navigator, begun.room.state
        navigator.enter_room(begun.room)
        navigator.show_passphrase(begun.passphrase, state.title)
        navigator.show_secret(begun.seat, state.officers[Role.SECRETARY].name)

    def _not_begun(self, error: Exception) -> None:
        from committee_app.casefile.errors import CaseFileError

        field = Field.PLACE if isinstance(error, CaseFileError) else Field.TITLE
        self._show(busy=False, problems=(Problem(field, what_it_says(error)),))

    def _offer_programmes(self) -> None:
        if self._page.programmes:
            return
        from committee_app.ui.start.beginning import bundled_programmes

        offered = bundled_programmes()
        chosen = self._page.programme or (offered[0].code if offered and not self._page.programme_file else "")
        self._page = replace(self._page, programmes=offered, programme=chosen)

    def _say_tested(self) -> None:
        from committee_app.ui.start.beginning import said_by_the_machine

        self._page = replace(self._page, tested=(said_by_the_machine(self._lobby.places.self_test),))

    def _programme_text(self) -> tuple[str, tuple[Problem, ...]]:
        """Return the text of the chosen programme, or what is wrong with it."""
        from committee_app.case.findings import RefusedError
        from committee_app.ui.start.beginning import bundled_text, sound_rules

        page = self._page
        if page.programme:
            return bundled_text(page.programme), ()
        if not page.programme_file:
            return "", (Problem(Field.PROGRAMME),)
        try:
            return sound_rules(Path(page.programme_file)), ()
        except RefusedError as error:
            return "", (Problem(Field.PROGRAMME, error.findings),)

    # ── set up ────────────────────────────────────────────────────────────────────────────
    def choose_roster(self, path: str) -> None:
        """Take the roster from which this machine is set up; nothing is read from it yet."""
        self._show(roster=path, problems=self._problems_without(Field.ROSTER))

    def set_up(self, passphrase: str) -> None:
        """Make this machine's case file from the roster, and open it."""
        page = self._page
        blank = [Problem(Field.ROSTER)] if not page.roster else []
        blank += [Problem(Field.PASSPHRASE)] if not passphrase else []
        if blank or not page.place:
            self._show(problems=(*blank, *self._place_blank()))
            return
        self._make(_own_machine(Path(page.place), Path(page.roster), passphrase, self._lobby), self._set_up_done)

    def _set_up_done(self, room: Room) -> None:
        if self._kept(room):
            self._lobby.navigator.enter_room(room)

    # ── practise ──────────────────────────────────────────────────────────────────────────
    def make_sample(self) -> None:
        """Make a fictitious case that is ready for declarations and scoring, and open it."""
        if blank := self._place_blank():
            self._show(problems=blank)
            return
        self._make(_practice_room(Path(self._page.place), self._lobby.cost), self._sample_made)

    def _make(self, work: Generator[Progress, None, T], made: Callable[[T], None]) -> None:
        """Make a case file from beginning to end, while the form shows how far it is."""
        from committee_app.case.progress import Progress

        self._is_wanted = True
        first = Progress("packet.setting_up" if self._page.task is Task.SET_UP else "day.creating", 0, 1)
        self._show(busy=True, problems=(), progress=first)
        self._cancel = self._lobby.runner.whole(work, made, self._not_made, lambda step: self._show(progress=step))

    def cancel(self) -> None:
        """Stop making the file; nothing is left of it."""
        self._is_wanted = False
        if self._cancel is not None:
            self._cancel()
        self._show(busy=False, progress=None)

    def _sample_made(self, made: tuple[Room, str]) -> None:
        from committee_app.desks.sample_day import TITLE

        room, passphrase = made
        if self._kept(room):
            self._lobby.navigator.enter_room(room)
            self._lobby.navigator.show_passphrase(passphrase, TITLE)

    def _kept(self, room: Room) -> bool:
        """Whether what was made is wanted still; it may have been ready in the moment it was cancelled."""
        if not self._is_wanted:
            from committee_app.ui.start.practising import discard

            discard(room)
            return False
        self._show(busy=False, progress=None)
        return True

    def _not_made(self, error: Exception) -> None:
        from committee_app.casefile.errors import CaseFileError

        findings, field = what_it_says(error), Field.PLACE
        if self._page.task is Task.SET_UP:
            of_place = isinstance(error, CaseFileError) and error.path.name != Path(self._page.roster).name
            field = Field.PLACE if of_place else Field.ROSTER
        if findings[0].code == "packet.wrong_words":
            field = Field.PASSPHRASE
        self._show(busy=False, progress=None, problems=(Problem(field, findings),))

    def _place_blank(self) -> tuple[Problem, ...]:
        return () if self._page.place else (Problem(Field.PLACE),)

    def _problems_without(self, field: Field) -> tuple[Problem, ...]:
        return tuple(one for one in self._page.problems if one.field is not field)

    def _show(self, **changes: object) -> None:
        self._page = replace(self._page, **changes)  # type: ignore[arg-type]
        self.refresh()


def _own_machine(path: Path, roster: Path, passphrase: str, lobby: Lobby) -> Generator[Progress, None, Room]:
    # As below: what reads packets is loaded in the thread that does the work.
    from committee_app.ui.start.setting_up import machine

    return (yield from machine(path, roster, passphrase, lobby))


def _practice_room(path: Path, cost: KdfCost) -> Generator[Progress, None, tuple[Room, str]]:
    # In the thread that does the work: half a day's desks take a second to load.
    from committee_app.ui.start.practising import whole_or_nothing

    return (yield from whole_or_nothing(path, cost))
