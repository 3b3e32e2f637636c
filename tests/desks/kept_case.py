"""A case file with a desk's day in it, for tests of what is kept outside of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from committee_app.case import acts
from committee_app.case.lifecycle import Stage
from committee_app.casefile import CaseFile
from committee_app.desks.keeping import Places
from committee_app.desks.memory import MachineMemory
from committee_app.desks.record import Record, Signer
from committee_app.desks.room import Room
from tests.builders import SignedDay, keys_of, moment
from tests.casefile.room import COST, PASSPHRASE


class DayClock:
    """Tells when the day had its entry of this number, so that the record in the file is the day's own."""

    def __init__(self) -> None:
        self.seq = 1

    def now(self) -> datetime:
        return datetime.fromisoformat(moment(self.seq))


class RealDay(SignedDay):
    """A day that is no rehearsal, which nothing remembers."""

    def created(self) -> acts.CaseCreated:
        return replace(super().created(), rehearsal=False)


class KeptDay:
    """A signed day told into a file through a room, act by act."""

    def __init__(self, path: Path, places: Places | None = None, day: SignedDay | None = None) -> None:
        self.path = path
        self.day, self.clock = day or RealDay(), DayClock()
        self.places = places
        self.done = 0
        record = Record(CaseFile.create(path, PASSPHRASE, cost=COST), self.clock)
        self._tell(record, self.day.create())
        self.room = Room(record, COST, places)

    def go_on(self, *parts: str) -> None:
        """Do these parts of the day in the open room."""
        for part in parts:
            getattr(self.day, part)()
            self.tell()

    def tell(self) -> None:
        """Put into the file what the day has done since."""
        self._tell(self.room.record, self.day)

    def _tell(self, record: Record, day: SignedDay) -> None:
        for one in day.done[self.done :]:
            self.clock.seq = len(record.journal) + 1
            record.append(Signer(one.actor, keys_of(one.actor)), one.act)
        self.done = len(day.done)

    def reopened(self, places: Places | None = None) -> Room:
        """Open the file again, at this or another machine."""
        self.room = Room.open(self.path, PASSPHRASE, self.clock, cost=COST, places=places or self.places)
        return self.room

    def set_aside(self, name: str) -> Path:
        """Copy the closed file."""
        return Path(shutil.copy(self.path, self.path.with_name(name)))


def codes(room: Room) -> list[str]:
    return [one.code for one in room.findings()]


def closed_with_copies(folder: Path, stick: Path) -> KeptDay:
    """Return a case that was closed in order at CLOSED: its second copy is of there, and nothing came after."""
    told = KeptDay(folder / "a.case", Places(MachineMemory(folder / "heads"), stick))
    told.day.walk_to(Stage.CLOSED)
    told.tell()
    told.room.close()
    return told
