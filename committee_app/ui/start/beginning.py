"""How a case begins: which programmes there are, whether rules are sound, and the file with its first entries.

Loaded when somebody first turns to beginning a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from committee_app import __version__, resources
from committee_app.case.case_rules import beyond_a_case
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.people import Officer, Role
from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from committee_app.desks.access import NewSeat, new_room_passphrase
from committee_app.desks.build import build_digest
from committee_app.desks.kept_self_test import kept_self_test
from committee_app.desks.room import Room
from committee_app.desks.secretary import Beginning, SecretaryDesk
from committee_app.intake.errors import IntakeError
from committee_app.intake.reading import read_bytes
from committee_app.ui.ports import Lobby
from committee_app.ui.start.page import Choice, Entries

PROGRAMMES = "programmes"
FIRST_OFFERED = "public-ai-2026.toml"


@dataclass(frozen=True, slots=True, repr=False)
class Begun:
    """A case that was begun: open, with the two secrets to show once."""

    room: Room
    seat: NewSeat
    passphrase: str


def bundled_programmes() -> tuple[Choice, ...]:
    """Return the programmes that come with the program and that a case can have, by the names of their files."""
    files = sorted(path.name for path in resources.resource(PROGRAMMES).glob("*.toml"))
    read = ((name, read_programme(resources.text(PROGRAMMES, name))) for name in files)
    offered = [Choice(name, programme.title) for name, programme in read if not any(beyond_a_case(programme))]
    return tuple(sorted(offered, key=lambda choice: choice.code != FIRST_OFFERED))


def bundled_text(code: str) -> str:
    """Return the rules of a programme that comes with the program."""
    return resources.text(PROGRAMMES, code)


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


def faults_of(path: Path) -> tuple[Finding, ...]:
    """Return everything that is wrong with a rule file; nothing if it is sound."""
    try:
        sound_rules(path)
    except RefusedError as error:
        return error.findings
    return ()


def begun(path: Path, entries: Entries, rules: str, lobby: Lobby) -> Begun:
    """Begin a case and put the rules into it: with its first entries, or nothing is left of the file.

    Raises:
        CaseFileError: the file cannot be made.
        RefusedError: the first entries are refused.
    """
    passphrase = new_room_passphrase()
    places = lobby.places
    beginning = _beginning(entries, places.self_test)
    room, seat = Room.begin(path, passphrase, beginning, lobby.clock, cost=lobby.cost, places=places)
    try:
        SecretaryDesk(room.record, seat.signer).draft_rules(rules)
    except BaseException:
        room.close()
        path.unlink(missing_ok=True)
        raise
    return Begun(room, seat, passphrase)


def said_by_the_machine(kept: Path | None) -> Finding:
    """Return what the first entry will say of this machine: how its last self-test came out, or that there was none."""
    tested = kept_self_test(kept) if kept else None
    if tested is None:
        return Finding.of("case.machine_not_tested")
    day = f"{tested.day.year}. {tested.day.month}. {tested.day.day}."
    code = "case.machine_failed" if tested.failed else "case.machine_tested"
    return Finding.of(code, day=day, program=tested.program, failed=len(tested.failed))


def _beginning(entries: Entries, kept: Path | None) -> Beginning:
    return Beginning(
        entries.number,
        entries.title,
        Officer(Role.SECRETARY, entries.name, entries.position),
        rehearsal=entries.rehearsal,
        program=__version__,
        build=build_digest(),
        self_test=kept_self_test(kept) if kept else None,
    )
