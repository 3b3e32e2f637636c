"""Opens a case, begins one, or makes a practice case; what goes wrong leaves everything as it was."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from committee_app import __version__, resources
from committee_app.case.case_rules import beyond_a_case
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.people import Officer, Role
from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from committee_app.case.progress import Progress
from committee_app.casefile.errors import CaseFileError, ExistsAlreadyError, WrongPassphraseError
from committee_app.desks.access import NewSeat, new_room_passphrase
from committee_app.desks.build import build_digest
from committee_app.desks.record import RecordDamagedError
from committee_app.desks.room import Room
from committee_app.desks.sample_day import TITLE, prepared_room
from committee_app.desks.sample_secrets import passphrase_beside
from committee_app.desks.secretary import Beginning, SecretaryDesk
from committee_app.intake.errors import IntakeError
from committee_app.intake.reading import read_bytes
from committee_app.sealing.slots import KdfCost
from committee_app.ui.ports import Lobby, what_it_says
from committee_app.ui.start.page import Choice, Field, Problem, StartPage, Task

PROGRAMMES = "programmes"
FIRST_OFFERED = "public-ai-2026.toml"
SUFFIX = ".case"


class StartShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: StartPage) -> None:
        """Show a page."""
        ...


@dataclass(frozen=True, slots=True)
class Entries:
    """What was typed for a new case."""

    title: str
    number: str
    name: str
    position: str
    rehearsal: bool

    def blanks(self) -> tuple[Problem, ...]:
        """Return the fields that were left blank."""
        typed = {
            Field.TITLE: self.title,
            Field.NUMBER: self.number,
            Field.NAME: self.name,
            Field.POSITION: self.position,
        }
        return tuple(Problem(field) for field, words in typed.items() if not words.strip())


class StartPresenter:
    """Keeps what was chosen; a file is touched only when the person says so."""

    def __init__(self, lobby: Lobby, view: StartShown) -> None:
        self._lobby = lobby
        self._view = view
        programmes = bundled_programmes()
        self._page = StartPage(Task.OPEN, programmes=programmes, programme=programmes[0].code if programmes else "")
        self._cancel: Callable[[], None] | None = None
        self._is_wanted = False

    def refresh(self) -> None:
        """Show what was chosen so far."""
        self._view.show_page(self._page)

    def choose_task(self, task: str) -> None:
        """Turn to another task; what was said about the one before is gone."""
        self._show(task=Task(task), problems=(), damage=())

    def verify(self) -> None:
        """Go where files are checked."""
        self._lobby.navigator.go("verify")

    # ── open ──────────────────────────────────────────────────────────────────────────────
    def choose_file(self, path: str) -> None:
        """Take a case file to open; nothing is read from it yet."""
        self._show(task=Task.OPEN, file=path, offered=passphrase_beside(Path(path)), problems=(), damage=())

    def open(self, passphrase: str) -> None:
        """Open the chosen file."""
        blank = [Problem(Field.FILE)] if not self._page.file else []
        blank += [Problem(Field.PASSPHRASE)] if not passphrase else []
        if blank:
            self._show(problems=tuple(blank))
            return
        path, lobby = Path(self._page.file), self._lobby
        self._show(busy=True, problems=(), damage=())
        lobby.runner.apart(
            lambda: Room.open(path, passphrase, lobby.clock, cost=lobby.cost, places=lobby.places),
            self._opened,
            self._not_opened,
        )

    def verify_file(self) -> None:
        """Go where files are checked, with the file whose record does not hold."""
        self._lobby.navigator.go("verify", (Path(self._page.file),))

    def _opened(self, room: Room) -> None:
        self._show(busy=False)
        self._lobby.navigator.enter_room(room)

    def _not_opened(self, error: Exception) -> None:
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
        found = _faults_of(Path(path))
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
        entries = Entries(title, number, name, position, rehearsal)
        text, faults = self._programme_text()
        problems = entries.blanks() + faults + self._place_blank()
        if problems:
            self._show(problems=problems)
            return
        path, lobby = Path(self._page.place), self._lobby
        passphrase, beginning = new_room_passphrase(), _beginning(entries)
        self._show(busy=True, problems=())
        self._lobby.runner.apart(
            lambda: _begun(
                Room.begin(path, passphrase, beginning, lobby.clock, cost=lobby.cost, places=lobby.places), text
            ),
            lambda made: self._show_begun(*made, passphrase),
            self._not_begun,
        )

    def _show_begun(self, room: Room, seat: NewSeat, passphrase: str) -> None:
        self._show(busy=False)
        navigator = self._lobby.navigator
        navigator.enter_room(room)
        navigator.show_passphrase(passphrase, room.state.title)
        navigator.show_secret(seat, room.state.officers[Role.SECRETARY].name)

    def _not_begun(self, error: Exception) -> None:
        field = Field.PLACE if isinstance(error, CaseFileError) else Field.TITLE
        self._show(busy=False, problems=(Problem(field, what_it_says(error)),))

    def _programme_text(self) -> tuple[str, tuple[Problem, ...]]:
        """Return the text of the chosen programme, or what is wrong with it."""
        page = self._page
        if page.programme:
            return resources.text(PROGRAMMES, page.programme), ()
        if not page.programme_file:
            return "", (Problem(Field.PROGRAMME),)
        try:
            return sound_rules(Path(page.programme_file)), ()
        except RefusedError as error:
            return "", (Problem(Field.PROGRAMME, error.findings),)

    # ── practise ──────────────────────────────────────────────────────────────────────────
    def make_sample(self) -> None:
        """Make a fictitious case that is ready for declarations and scoring, and open it."""
        if blank := self._place_blank():
            self._show(problems=blank)
            return
        self._is_wanted = True
        self._show(busy=True, problems=(), progress=Progress("day.creating", 0, 1))
        self._cancel = self._lobby.runner.whole(
            _whole_or_nothing(Path(self._page.place), self._lobby.cost),
            self._sample_made,
            self._sample_failed,
            lambda step: self._show(progress=step),
        )

    def cancel(self) -> None:
        """Stop making the practice case; nothing is left of it."""
        self._is_wanted = False
        if self._cancel is not None:
            self._cancel()
        self._show(busy=False, progress=None)

    def _sample_made(self, made: tuple[Room, str]) -> None:
        room, passphrase = made
        if not self._is_wanted:  # it was ready in the moment it was cancelled
            _discard(room)
            return
        self._show(busy=False, progress=None)
        self._lobby.navigator.enter_room(room)
        self._lobby.navigator.show_passphrase(passphrase, TITLE)

    def _sample_failed(self, error: Exception) -> None:
        self._show(busy=False, progress=None, problems=(Problem(Field.PLACE, what_it_says(error)),))

    def _place_blank(self) -> tuple[Problem, ...]:
        return () if self._page.place else (Problem(Field.PLACE),)

    def _problems_without(self, field: Field) -> tuple[Problem, ...]:
        return tuple(one for one in self._page.problems if one.field is not field)

    def _show(self, **changes: object) -> None:
        self._page = replace(self._page, **changes)  # type: ignore[arg-type]
        self.refresh()


def bundled_programmes() -> tuple[Choice, ...]:
    """Return the programmes that come with the program and that a case can have, by the names of their files."""
    files = sorted(path.name for path in resources.resource(PROGRAMMES).glob("*.toml"))
    read = ((name, read_programme(resources.text(PROGRAMMES, name))) for name in files)
    offered = [Choice(name, programme.title) for name, programme in read if not any(beyond_a_case(programme))]
    return tuple(sorted(offered, key=lambda choice: choice.code != FIRST_OFFERED))


def sound_rules(path: Path) -> str:
    """Return the text of a rule file in which nothing contradicts anything.

    Raises:
        RefusedError: with everything that is wrong with it.
    """
    try:
        text = read_bytes(path).decode("utf-8")
        read_programme(text)
    except IntakeError as error:
        raise RefusedError(*error.findings) from None
    except UnicodeDecodeError:
        raise RefusedError(Finding.of("tally.rules_encoding")) from None
    except ProgrammeRefusedError as error:
        raise RefusedError(*error.faults) from None
    return text


def _faults_of(path: Path) -> tuple[Finding, ...]:
    try:
        sound_rules(path)
    except RefusedError as error:
        return error.findings
    return ()


def _beginning(entries: Entries) -> Beginning:
    secretary = Officer(Role.SECRETARY, entries.name, entries.position)
    return Beginning(
        entries.number, entries.title, secretary, rehearsal=entries.rehearsal, program=__version__, build=build_digest()
    )


def _begun(made: tuple[Room, NewSeat], rules: str) -> tuple[Room, NewSeat]:
    """Put the rules into a new case: with the first entry, or nothing is left of the file."""
    room, seat = made
    try:
        SecretaryDesk(room.record, seat.signer).draft_rules(rules)
    except BaseException:
        _discard(room)
        raise
    return room, seat


def _discard(room: Room) -> None:
    room.close()
    room.record.file.path.unlink(missing_ok=True)


def _whole_or_nothing(path: Path, cost: KdfCost) -> Generator[Progress, None, tuple[Room, str]]:
    """Make the practice case; cut short, it leaves no file behind."""
    if path.exists():
        raise ExistsAlreadyError(path)
    try:
        return (yield from prepared_room(path, cost=cost))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
