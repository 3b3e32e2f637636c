"""Whole sample days in one process, one after the other, with faults put in on the way; and days that are killed.

A fault is put in between two steps of the day, and the day goes on: the storage takes no more and the file is opened
again, the folder of the second copies is gone for a while, or what lies on the disk at that moment is carried away, as
a power cut would leave it, and looked at apart. A day that is killed is told by a child, which says after each entry
that it stands.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from committee_app import __version__
from committee_app.case.progress import Progress
from committee_app.casefile import CaseFileError, differences
from committee_app.casefile.casefile import CaseFile
from committee_app.desks import sample_day as told
from committee_app.desks.access import new_room_passphrase
from committee_app.desks.admin_log import AdminLog, check
from committee_app.desks.auditing import verify
from committee_app.desks.build import build_digest
from committee_app.desks.checking import check_record
from committee_app.desks.clock import ScriptedClock, SystemClock
from committee_app.desks.issuing import stored_minutes
from committee_app.desks.keeping import Places
from committee_app.desks.ranking import ranking_rows
from committee_app.desks.record import links
from committee_app.desks.room import Room
from committee_app.desks.secretary import Beginning
from tests.told_day import CHEAP, finished

LITTLE = 4096
"""So far may a file grow while the storage fails: less than the smallest saving needs."""
SOAK = "soak"

Part = Callable[[told._Day], Iterator[Progress]]
MORNING: tuple[Part, ...] = (told._prepare, told._convene)
WHOLE: tuple[Part, ...] = (*MORNING, told._score_and_open, told._decide, told._minutes)


@dataclass
class Counts:
    """What was put in, and what came of it.

    Attributes:
        faults: how often each fault was put in.
        found: what was found after each, and after each day and kill; everything but `ok` is a failure.
        memory: resident memory after each day, in kilobytes.
    """

    faults: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    entries: int = 0
    memory: list[int] = field(default_factory=list)


class Day:
    """One told day with faults in it."""

    def __init__(self, folder: Path, chance: random.Random, counts: Counts) -> None:
        self._folder, self._chance, self._counts = folder, chance, counts
        self.copies = folder / "copies"
        self.copies.mkdir(parents=True)
        self.log = folder / "admin.log"
        self._places = Places(copies=self.copies, log=AdminLog(self.log, SOAK, SystemClock()))
        self.day = begun(folder / "sample.case", self._places)

    def tell(self, steps_between: int, parts: tuple[Part, ...] = WHOLE) -> None:
        """Tell the day, and put in a fault about so often; between its parts the storage fails as well."""
        for part in parts:
            for _ in part(self.day):
                self._copies_are_back()
                if self.day.room.record._depth == 0 and self._chance.randrange(steps_between) == 0:
                    self._chance.choice((self._no_copies, self._carried_away))()
            self._copies_are_back()
            self._storage_fails()

    def end(self) -> None:
        """Close the case and look at everything it left."""
        room, passphrase = self.day.room, self.day.passphrase
        signed = stored_minutes(room.record)
        assert signed is not None
        (self._folder / "minutes.pdf").write_bytes(signed)
        entries = len(room.record.journal)
        room.close()
        self._counts.entries += entries
        case = self._folder / "sample.case"
        self._say(f"day: {look(case, passphrase, entries)}")
        verdict = finished(verify((case, self._folder / "minutes.pdf"), passphrase, cost=CHEAP))
        self._say("verdict: ok" if verdict.holds else "verdict: does not hold")
        newest = max(self.copies.glob("*.case"), key=lambda path: path.name)
        self._say(f"copy: {look(newest, passphrase, 1)}")
        self._say("log: ok" if check(self.log).faults == () else "log: broken")

    # ── faults ────────────────────────────────────────────────────────────────────────────
    def _storage_fails(self) -> None:
        """Nothing more can be written: one error is told, the file is opened again, and the day goes on in it."""
        self._counts.faults["the storage failed and the file was opened again"] += 1
        room = self.day.room
        before = room.record.head
        try:
            with no_room():
                room.record.file.put_draft(SOAK, "sheet", os.urandom(20_000), "soak")
        except CaseFileError:
            said = "ok"
        else:
            said = "not told"
        room.close()
        path = self._folder / "sample.case"
        self.day.room = Room.open(path, self.day.passphrase, self.day.clock, cost=CHEAP, places=self._places)
        self._say(f"storage: {said if self.day.room.record.head == before else 'another head'}")

    def _no_copies(self) -> None:
        self._counts.faults["the second copies' folder was gone"] += 1
        self.copies.rename(self._folder / "gone")

    def _copies_are_back(self) -> None:
        if (self._folder / "gone").exists():
            self._say("no copies: ok")  # the day went on meanwhile
            (self._folder / "gone").rename(self.copies)

    def _carried_away(self) -> None:
        """Look at what a power cut would leave, in another process's hands: reading it here would give up the lock."""
        self._counts.faults["the file as it lay there was carried away"] += 1
        away = self._folder / "away"
        away.mkdir()
        for path in self._folder.glob("sample.case*"):
            subprocess.run(["cp", path, away], check=True)
        entries = len(self.day.room.record.journal)
        self._say(f"carried away: {look(away / 'sample.case', self.day.passphrase, entries)}")
        shutil.rmtree(away)

    def _say(self, found: str) -> None:
        self._counts.found["ok" if found.endswith(": ok") else found] += 1


def begun(path: Path, places: Places) -> told._Day:
    """Begin the sample case as `sample_day` does."""
    clock = ScriptedClock(datetime(2026, 2, 24, 14, 0, tzinfo=told.KOREA))
    beginning = Beginning(
        told.CASE, told.TITLE, told.SECRETARY, rehearsal=True, program=__version__, build=build_digest()
    )
    passphrase = new_room_passphrase()
    room, seat = Room.begin(path, passphrase, beginning, clock, cost=CHEAP, places=places)
    day = told._Day(room, clock, passphrase)
    day.signers["secretary"], day.secrets["secretary"] = seat.signer, seat.secret
    return day


def telling(day: told._Day, parts: tuple[Part, ...]) -> Iterator[Progress]:
    """Tell parts of a day, from its second entry on."""
    for part in parts:
        yield from part(day)


def look(case: Path, passphrase: str, least: int) -> str:
    """Open a file as the program would and check it whole; `ok`, or what is wrong with it."""
    try:
        with CaseFile.open(case, passphrase, cost=CHEAP) as file:
            checked = check_record(links(file))
            faults = (
                *checked.faults,
                *differences(file, checked.state, ranking_rows(checked.state)),
                *file.altered_bytes(),
            )
    except CaseFileError as error:
        return type(error).__name__
    if faults:
        return faults[0].code
    return "ok" if len(checked.hashes) >= least else f"lost {least - len(checked.hashes)}"


@contextmanager
def no_room() -> Iterator[None]:
    """Let no file grow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LITTLE, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def memory() -> int:
    """Return this process's resident memory in kilobytes."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 1024


# ── killed ─────────────────────────────────────────────────────────────────────────────────
def killed(folder: Path, chance: random.Random, longest: float, counts: Counts) -> None:
    """Let a child tell a day, kill it at a random moment, and look at what it had said stands."""
    folder.mkdir()
    listening, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _tell_and_say(folder, pipe)
        finally:
            os._exit(0)
    os.close(pipe)
    with os.fdopen(listening, "rb") as said:
        passphrase = said.readline().decode().strip()
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        acknowledged = said.read()
    least = int.from_bytes(acknowledged[: len(acknowledged) // 4 * 4][-4:], "big")
    found = look(folder / "sample.case", passphrase, least)
    counts.faults["a day was killed"] += 1
    counts.entries += least
    counts.found["ok" if found == "ok" else f"killed: {found}"] += 1
    shutil.rmtree(folder)


def _tell_and_say(folder: Path, pipe: int) -> None:
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- to the end of this process
    day = begun(folder / "sample.case", Places())
    os.write(pipe, day.passphrase.encode() + b"\n")
    record = day.room.record

    def acknowledge() -> None:
        os.write(pipe, len(record.journal).to_bytes(4, "big"))

    record.watch(acknowledge)
    for _ in telling(day, WHOLE):
        pass
