"""What somebody can do who holds the file and knows the room passphrase, but has nobody's keys but their own.

with held(path) as hands:                 # triggers dropped, put back at the end
    hands.run("UPDATE mark SET points_c = 0")
    hands.put(chained([*links[:8], forged, *links[9:]]))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from committee_app.case.replaying import apply
from committee_app.case.state import CaseState
from committee_app.casefile import CaseFile, Entry, driver, readable_rows, rows_after
from committee_app.casefile.driver import Connection
from committee_app.casefile.files import SALT_BYTES
from committee_app.desks.anchoring import named_anchor
from committee_app.desks.auditing import Verdict, failing, verify
from committee_app.desks.checking import Link, check_record
from committee_app.desks.ranking import has_result, ranking_rows
from committee_app.desks.record import links
from committee_app.export.reading import Outcome
from committee_app.sealing import chain
from committee_app.sealing.slots import room_key
from tests.builders import SignedDay
from tests.casefile.room import COST, PASSPHRASE, open_case
from tests.journeys.conftest import finished


# ── making and asking ──────────────────────────────────────────────────────────────────────
def write_case(path: Path, day: SignedDay) -> None:
    """Write a day's record as a case file, its readable tables with it."""
    with CaseFile.create(path, PASSPHRASE, cost=COST) as file:
        go_on(file, CaseState(), day, 0)


def go_on(file: CaseFile, state: CaseState, day: SignedDay, after: int) -> None:
    """Append what a day has behind entry `after`, as the program would."""
    for seq, (done, link) in enumerate(zip(day.done, day.links, strict=True), start=1):
        if seq <= after:
            continue
        state = apply(state, done.actor, done.act)
        ranking = ranking_rows(state) if has_result(state) else None
        entry = Entry(seq, link.prev, link.body, link.signature, link.hash)
        file.append(entry, rows_after(state, done.act, done.actor, ranking))


def verdict(*paths: Path, anchors: Iterable[str] = ()) -> Verdict:
    """Return what the auditor's check says of the files, beside heads that were kept elsewhere."""
    return finished(verify(paths, PASSPHRASE, cost=COST, anchors=[named_anchor(one) for one in anchors]))


def found_in(*paths: Path, anchors: Iterable[str] = ()) -> set[str]:
    """Return the codes of all that does not hold."""
    return {step.code for step in failing(verdict(*paths, anchors=anchors))}


def cannot_tell(*paths: Path) -> set[str]:
    """Return the codes of what nobody can tell from these files."""
    return {step.code for step in verdict(*paths).steps if step.outcome is Outcome.CANNOT_TELL}


def links_of(path: Path) -> list[Link]:
    """Return the entries of a file."""
    with open_case(path) as file:
        return list(links(file))


# ── changing ───────────────────────────────────────────────────────────────────────────────
class Hands:
    """A connection to the file with its triggers out of the way."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def run(self, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        rows: list[tuple[Any, ...]] = self._connection.execute(statement, parameters).fetchall()
        return rows

    def put(self, entries: Iterable[Link]) -> None:
        """Replace the record, numbered anew."""
        self.run("DELETE FROM entry")
        for seq, one in enumerate(entries, start=1):
            parts = (seq, one.prev, one.body.decode(), one.signature, one.hash)
            self.run("INSERT INTO entry(seq, prev, body, signature, hash) VALUES(?, ?, ?, ?, ?)", *parts)


@contextmanager
def unlocked(path: Path) -> Iterator[Hands]:
    """Open the file as any SQL tool does that has the key; the triggers stay."""
    salt = path.read_bytes()[:SALT_BYTES]
    connection = driver.connect(path, "rw", room_key(PASSPHRASE, salt, COST), salt)
    connection.execute("PRAGMA synchronous = OFF")
    try:
        yield Hands(connection)
    finally:
        connection.close()


@contextmanager
def held(path: Path) -> Iterator[Hands]:
    """Drop the triggers, let the file be changed, put the triggers back as they were."""
    with unlocked(path) as hands:
        triggers = hands.run("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
        hands.run("BEGIN")
        for name, _ in triggers:
            hands.run(f"DROP TRIGGER {name}")
        yield hands
        for _, sql in triggers:
            hands.run(sql)
        hands.run("COMMIT")


def rebuild(path: Path) -> None:
    """Bring the readable tables to what the record says, as whoever changes a record would."""
    with open_case(path) as file:
        checked = check_record(links(file))
        file.rebuild(readable_rows(checked.state, ranking_rows(checked.state)))


def with_body(link: Link, old: str, new: str) -> Link:
    """Return an entry with other words in its body; signature and hash stay."""
    text = link.body.decode()
    assert old in text
    return replace(link, body=text.replace(old, new).encode())


def rehashed(link: Link) -> Link:
    """Return an entry whose hash is that of what it says now."""
    return replace(link, hash=chain.link(link.prev, link.body, link.signature))


def chained(entries: Iterable[Link]) -> list[Link]:
    """Return entries with all links computed anew."""
    head, found = chain.ZERO, []
    for one in entries:
        found.append(rehashed(replace(one, prev=head)))
        head = found[-1].hash
    return found
