"""A committee's room, members' machines beside it, and sticks that go between them.

with prepared_room(tmp_path, until=Stage.READY) as told:
    laptop = set_up(told, FIRST, tmp_path)     # roster out, branch in
    finish(laptop)                             # pledge, declare, score, seal
    laptop.desk.write_ballot(stick)            # ballot out
    taken(told, stick)                         # and in
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar, cast

from committee_app.case.identifiers import EvaluatorId, Points
from committee_app.case.people import evaluator_actor
from committee_app.case.progress import Progress
from committee_app.desks.checking import Link
from committee_app.desks.clock import ScriptedClock
from committee_app.desks.evaluator import EvaluatorDesk, no_conflict_but
from committee_app.desks.opening import holder_keys
from committee_app.desks.packets import PacketLine, write_entries
from committee_app.desks.record import links
from committee_app.desks.room import Room
from committee_app.sealing.packets import Author, Place, write_ballot
from tests.builders import ANSWERS, MARKS
from tests.ui.rooms import COST, ToldRoom

T = TypeVar("T")


def done(steps: Generator[Progress, None, T]) -> T:
    """Return what a task gives at its end."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return cast("T", end.value)


@dataclass
class Laptop:
    """One member's own machine."""

    room: Room
    desk: EvaluatorDesk
    secret: str
    passphrase: str

    @property
    def path(self) -> Path:
        """Where this machine's file lies."""
        return self.room.record.file.path

    @property
    def since(self) -> tuple[Link, ...]:
        """The entries that were made here."""
        branch = self.room.record.branch
        assert branch is not None
        return tuple(one for one in links(self.room.record.file) if (one.number or 0) > branch.base.seq)

    @property
    def base(self) -> Place:
        """The entry from which this machine's file grew."""
        branch = self.room.record.branch
        assert branch is not None
        return Place(branch.base.seq, bytes.fromhex(branch.base.hash))


def clock() -> ScriptedClock:
    """Return the clock of another machine: half an hour off."""
    return ScriptedClock(datetime(2026, 2, 26, 9, 30, tzinfo=timezone(timedelta(hours=9))))


def set_up(told: ToldRoom, evaluator: EvaluatorId, folder: Path, name: str = "laptop") -> Laptop:
    """Make a roster, carry it over, and let the member sit down there."""
    roster = told.secretary.make_roster(evaluator, COST)
    path = folder / f"{name}-{evaluator}.case"
    room = Room.begin_branch(path, roster.data, roster.passphrase, clock(), cost=COST)
    actor = evaluator_actor(evaluator)
    desk = room.sign_in(actor, told.secrets[actor])
    assert isinstance(desk, EvaluatorDesk)
    return Laptop(room, desk, told.secrets[actor], roster.passphrase)


def pledge_and_declare(desk: EvaluatorDesk) -> None:
    """Sign the pledge, and declare as the small case has it."""
    desk.sign_pledge()
    desk.declare(no_conflict_but(desk.state.proposals, ANSWERS.get(desk.me.id, {}).values()))


def score(desk: EvaluatorDesk, less: int = 0) -> None:
    """Give every mark that the small case has, each so many hundredths less, and seal."""
    for one in desk.to_score():
        marks = tuple(Points(mark - less) for mark in MARKS[desk.me.id, one.id])
        desk.write_draft(replace(desk.draft(one.id), marks=marks))
    desk.seal()


def finish(laptop: Laptop) -> None:
    """Do a whole day's work."""
    pledge_and_declare(laptop.desk)
    score(laptop.desk)


def taken(told: ToldRoom, stick: Path) -> dict[str, PacketLine]:
    """Take in what lies on a stick at the secretary's seat; by the file's name."""
    return {one.file: one for one in done(told.secretary.taking_packets(stick))}


def previewed(told: ToldRoom, stick: Path) -> dict[str, PacketLine]:
    """Return what would become of it."""
    return {one.file: one for one in done(told.secretary.previewing_packets(stick))}


def forged(told: ToldRoom, author: Author, base: Place, entries: tuple[Link, ...], version: int | None = None) -> bytes:
    """Return a packet that somebody with these keys could make by hand."""
    holders = {name: keys.sealing for name, keys in holder_keys(told.room.state).items()}
    return write_ballot(author, base, len(entries) if version is None else version, write_entries(entries), holders)


def seen(told: ToldRoom) -> tuple[bytes, object]:
    """Return what must not change where a packet is refused: the head, and the state."""
    return told.room.record.head, repr(told.room.state)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def code(line: PacketLine) -> str:
    """Return the outcome's code."""
    return line.outcome.code
