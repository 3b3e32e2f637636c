"""The case file: one encrypted SQLite file that keeps what happened.

It keeps bytes and gives them back; what they mean and whether their signatures hold is asked elsewhere. Each public
call is one transaction, on the disk when the call returns, and several become one inside `transaction()`.
Whatever the world does to the file comes out as a `CaseFileError`.

While a file is open nobody else opens it, in this program or another. Nothing in this process may read the
file's bytes meanwhile, not even to copy them: closing such a handle would give up the lock.
"""

from __future__ import annotations

import hashlib
import secrets as dice
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from committee_app.case.findings import Finding
from committee_app.casefile import driver, errors, files, readable, schema
from committee_app.casefile.driver import Connection
from committee_app.casefile.files import Identity
from committee_app.casefile.readable import ReadableRows, Row
from committee_app.sealing.chain import ZERO, link
from committee_app.sealing.slots import REAL_COST, EmptySecretError, KdfCost, room_key

_BATCH = 256


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: its number and its 32-byte hash; 0 and zeros while there is none."""

    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """One signed act in its place: `body` the exact bytes that were signed (JSON), `prev` and `hash` 32 bytes."""

    seq: int
    prev: bytes
    body: bytes
    signature: bytes
    hash: bytes

    @classmethod
    def following(cls, head: Head, body: bytes, signature: bytes) -> Entry:
        """Return the entry that links a signed body to the head."""
        return cls(head.seq + 1, head.hash, body, signature, link(head.hash, body, signature))


class Draft(NamedTuple):
    """What somebody has begun: encrypted bytes that only they open, and when they were kept (ISO 8601)."""

    box: bytes
    saved_at: str


class KeptDraft(NamedTuple):
    """That somebody has begun something, under which name, and when it was kept (ISO 8601)."""

    actor: str
    name: str
    saved_at: str


class KeptSlot(NamedTuple):
    """Somebody's wrapped keys (JSON text): under the secret on their card (place 1) or in their envelope (place 2)."""

    actor: str
    place: int
    generation: int
    text: str


class Tries(NamedTuple):
    """Secrets typed in somebody's name that have opened nothing, as far as no entry tells of them.

    `failed` of them from `first` to `last`, the last `run` in a row; `begun` is when a try began of which nobody has
    said how it ended. Times are ISO 8601, empty where there is none.
    """

    failed: int = 0
    run: int = 0
    first: str = ""
    last: str = ""
    begun: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that lies in the file: its name, media type, SHA-256 in hexadecimal, and size in bytes."""

    name: str
    media: str
    sha256: str
    size: int


# Which files this process holds open. SQLite's locks keep other processes out; looking at a file that
# this process has open already would give them up (see `files.salt`).
_held: set[Identity] = set()

_GOES_ON = "; continues"
"""The media of a document that begins with the one of its name before it: only its end is kept."""


class CaseFile:
    """An open case file. Close it, or use it as a context manager; serves one thread at a time.

    Attributes:
        path: where it lies.
        replayed: whether opening it took back a saving that a crash had left half done.
    """

    def __init__(self, path: Path, connection: Connection, identity: Identity, *, replayed: bool = False) -> None:
        self.path = path
        self.replayed = replayed
        self._connection: Connection | None = connection
        self._identity = identity
        self._in_transaction = False

    @classmethod
    def create(cls, path: Path, passphrase: str, *, cost: KdfCost = REAL_COST) -> Self:
        """Make a new case file and open it. It is whole or not there.

        Raises:
            OtherSuffixError: the name does not end in `.case`.
            ExistsAlreadyError: something lies there; it is left alone.
            NoFolderError, ReadOnlyPlaceError, DiskFullError, StorageFailedError: the place does not allow it.
            EmptySecretError: the passphrase is nothing but spaces.
        """
        if path.suffix != files.SUFFIX:
            raise errors.OtherSuffixError(path)
        files.refuse_taken_place(path)
        salt = dice.token_bytes(files.SALT_BYTES)
        key = room_key(passphrase, salt, cost)
        with files.new_file(path) as part, errors.named(path):
            connection = driver.connect(part, "rw", key, salt)
            try:
                schema.build(connection)
            finally:
                connection.close()
        with _claimed(path) as identity:
            return cls(path, _opened(path, key, salt, read_only=False), identity)

    @classmethod
    def open(cls, path: Path, passphrase: str, *, read_only: bool = False, cost: KdfCost = REAL_COST) -> Self:
        """Open a case file. `read_only` changes no byte of it or of its folder.

        Raises:
            CaseFileError: one of `errors`, by cause; a mistyped passphrase is `WrongPassphraseError`.
        """
        with _claimed(path) as identity:
            salt, replayed = files.salt(path), files.has_hot_journal(path)
            if not read_only:
                files.refuse_read_only_place(path)
            try:
                key = room_key(passphrase, salt, cost)
            except EmptySecretError:
                raise errors.WrongPassphraseError(path) from None
            return cls(path, _opened(path, key, salt, read_only=read_only), identity, replayed=replayed)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others open it; closing twice does no harm."""
        if self._connection is None:
            return
        connection, self._connection = self._connection, None
        try:
            # A disk that fails now has nothing left to lose: every acknowledged call is on it.
            with suppress(driver.DatabaseError):
                connection.close()
        finally:
            _held.discard(self._identity)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All calls inside become one: on the disk together when the block ends, or none of them.

        Blocks nest. An inner block that fails takes back its own part, and the outer one may go on.
        """
        with self._writing():
            yield

    def altered_bytes(self) -> tuple[Finding, ...]:
        """Return what was changed where nothing else looks: a page's own seal, or bytes beyond the last page.

        Opening reads every page that is in use. This also asks the free ones, and the length; the working file
        only, since an audit copy has no seals.
        """
        with self.reading() as connection:
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
            # Under the cipher this pragma answers with text.
            size = int(connection.execute("PRAGMA page_size").fetchone()[0])
        found = [Finding.of("casefile.page_altered", pages=len(broken))] if broken else []
        if (length := self.path.stat().st_size) != pages * size:
            found.append(Finding.of("casefile.other_length", length=length, expected=pages * size))
        return tuple(found)

    # The record

    def head(self) -> Head:
        """Return the newest entry's number and hash."""
        with self.reading() as connection:
            row = connection.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
        return Head(*row) if row else Head(0, ZERO)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries behind number `after`, as they are: nothing about them has been checked."""
        while batch := self._batch(after):
            yield from batch
            after = batch[-1].seq

    def _batch(self, after: int) -> list[Entry]:
        with self.reading() as connection, driver.passing_by(connection):
            rows = connection.execute(
                "SELECT seq, prev, CAST(body AS BLOB), signature, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?",
                (after, _BATCH),
            ).fetchall()
        return [Entry(*row) for row in rows]

    def append(self, entry: Entry, readable_rows: ReadableRows | None = None) -> None:
        """Add an entry, and bring the readable tables along; durable when this returns.

        Inside `transaction()` it is durable when the outermost block ends.

        Raises:
            NotTheHeadError: the entry does not follow the newest one.
            ValueError: the hash is not that of the entry, or the body is not UTF-8.
        """
        if entry.hash != link(entry.prev, entry.body, entry.signature):
            raise ValueError(f"the hash of entry {entry.seq} is not that of its contents")
        body = entry.body.decode()
        with self._writing() as connection:
            head = self.head()
            if (entry.seq, entry.prev) != (head.seq + 1, head.hash):
                raise errors.NotTheHeadError(self.path, entry.seq, head.seq)
            connection.execute(
                "INSERT INTO entry(seq, prev, body, signature, hash) VALUES(?, ?, ?, ?, ?)",
                (entry.seq, entry.prev, body, entry.signature, entry.hash),
            )
            if readable_rows is not None:
                readable.write(connection, readable_rows, entry.seq)

    # Readable tables

    def table(self, name: str) -> list[Row]:
        """Return what stands in a readable table, in the order of its key, without `seq`."""
        with self.reading() as connection:
            rows: list[Row] = connection.execute(*readable.TABLES[name].select()).fetchall()
        return rows

    def rows_astray(self, name: str) -> list[Row]:
        """Return the rows of a readable table whose `seq` is no entry of the record."""
        with self.reading() as connection:
            rows: list[Row] = connection.execute(readable.TABLES[name].astray).fetchall()
        return rows

    def rebuild(self, rows: ReadableRows) -> None:
        """Bring the readable tables to what the state says, after `differences` found otherwise."""
        with self._writing() as connection:
            readable.write(connection, rows, self.head().seq)

    # Keys, drafts, documents

    def put_slot(self, actor: str, slot: str, generation: int, place: int = 1) -> None:
        """Keep somebody's wrapped keys (JSON text); a newer generation never removes an older one."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO keyslot(actor, place, generation, slot) VALUES(?, ?, ?, ?)",
                (actor, place, generation, slot),
            )

    def slot(self, actor: str, place: int = 1) -> str | None:
        """Return somebody's newest wrapped keys in that place, or None."""
        newest = self.newest_slot(actor, place)
        return newest.text if newest else None

    def newest_slot(self, actor: str, place: int) -> KeptSlot | None:
        """Return somebody's newest wrapped keys in that place with their generation, or None."""
        kept = [one for one in self.slots() if (one.actor, one.place) == (actor, place)]
        return kept[-1] if kept else None

    def slots(self) -> tuple[KeptSlot, ...]:
        """Return everybody's wrapped keys, by actor, place and generation."""
        statement = "SELECT actor, place, generation, slot FROM keyslot ORDER BY actor, place, generation"
        with self.reading() as connection:
            return tuple(KeptSlot(*row) for row in connection.execute(statement).fetchall())

    def tries(self, actor: str) -> Tries:
        """Return what is kept of tries in somebody's name."""
        statement = "SELECT failed, run, first, last, begun FROM failed_try WHERE actor = ?"
        with self.reading() as connection:
            row = connection.execute(statement, (actor,)).fetchone()
        return Tries(*row) if row else Tries()

    def put_tries(self, actor: str, tries: Tries) -> None:
        """Keep what is known of tries in somebody's name; none at all leaves no row."""
        with self._writing() as connection:
            connection.execute("DELETE FROM failed_try WHERE actor = ?", (actor,))
            if tries != Tries():
                connection.execute("INSERT INTO failed_try VALUES(?, ?, ?, ?, ?, ?)", (actor, *tries))

    def put_draft(self, actor: str, name: str, box: bytes, saved_at: str) -> None:
        """Keep what somebody has begun, in place of what they kept under this name before."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO draft(actor, name, box, saved_at) VALUES(?, ?, ?, ?) ON CONFLICT(actor, name) "
                "DO UPDATE SET box = excluded.box, saved_at = excluded.saved_at",
                (actor, name, box, saved_at),
            )

    def draft(self, actor: str, name: str) -> Draft | None:
        """Return what somebody has begun under this name, or None."""
        statement = "SELECT box, saved_at FROM draft WHERE actor = ? AND name = ?"
        with self.reading() as connection:
            row = connection.execute(statement, (actor, name)).fetchone()
        return Draft(*row) if row else None

    def drafts(self, actor: str) -> dict[str, Draft]:
        """Return all that somebody has begun, by name."""
        statement = "SELECT name, box, saved_at FROM draft WHERE actor = ? ORDER BY name"
        with self.reading() as connection:
            rows = connection.execute(statement, (actor,)).fetchall()
        return {name: Draft(box, saved_at) for name, box, saved_at in rows}

    def kept_drafts(self) -> tuple[KeptDraft, ...]:
        """Return whose drafts lie here, by person and name; what is in them only they can read."""
        with self.reading() as connection:
            rows = connection.execute("SELECT actor, name, saved_at FROM draft ORDER BY actor, name").fetchall()
        return tuple(KeptDraft(*row) for row in rows)

    def drop_drafts(self, actor: str) -> None:
        """Delete all that somebody has begun, and overwrite its bytes."""
        with self._writing() as connection:
            connection.execute("DELETE FROM draft WHERE actor = ?", (actor,))

    def put_attachment(self, name: str, media: str, data: bytes) -> str:
        """Keep a document and return its SHA-256 in hexadecimal.

        Nothing is replaced: an older document of that name stays. The newest one given again is kept once, and of one
        that goes on from it, as a document with one more signature does, only what is new.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        before = self.attachment(name) or b""
        if before and data.startswith(before) and len(data) > len(before):
            data, media = data[len(before) :], media + _GOES_ON
        with self._writing() as connection:
            newest = connection.execute(
                "SELECT sha256 FROM attachment WHERE name = ? ORDER BY number DESC LIMIT 1", (name,)
            ).fetchone()
            if newest != (sha256,):
                connection.execute(
                    "INSERT INTO attachment(number, name, media, sha256, size, data) "
                    "SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? FROM attachment",
                    (name, media, sha256, len(data), data),
                )
        return sha256

    def attachment(self, name: str) -> bytes | None:
        """Return the newest document of that name, or None."""
        statement = "SELECT media, data FROM attachment WHERE name = ? ORDER BY number DESC"
        parts: list[bytes] = []
        with self.reading() as connection:
            for media, data in connection.execute(statement, (name,)):
                parts.append(data)
                if not media.endswith(_GOES_ON):
                    break
        return b"".join(reversed(parts)) if parts else None

    def attachments(self) -> tuple[Attachment, ...]:
        """Return all documents, oldest first."""
        with self.reading() as connection:
            rows = connection.execute("SELECT name, media, sha256, size FROM attachment ORDER BY number").fetchall()
        return tuple(Attachment(*row) for row in rows)

    def note_rehearsal_secret(self, actor: str, secret: str) -> None:
        """Keep somebody's secret in clear. Only for a case whose first entry says *rehearsal*; the caller checks."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO rehearsal_secret(actor, secret) VALUES(?, ?) "
                "ON CONFLICT(actor) DO UPDATE SET secret = excluded.secret",
                (actor, secret),
            )

    def rehearsal_secrets(self) -> dict[str, str]:
        """Return the secrets of a rehearsal, by actor."""
        with self.reading() as connection:
            return dict(connection.execute("SELECT actor, secret FROM rehearsal_secret ORDER BY actor").fetchall())

    # Every call goes through one of these two

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection, for the modules of this package only."""
        if self._connection is None:
            raise errors.ClosedError(self.path)
        connection: Connection = self._connection
        try:
            with errors.named(self.path):
                yield connection
        except errors.StorageFailedError as error:
            # No second try on a disk that failed: what is on it is seen when the file is opened again.
            if error.path == self.path and not self._in_transaction:
                self.close()
            raise
        assert self._in_transaction or not connection.in_transaction

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.reading() as connection:
            if self._in_transaction:
                # A full disk ends the whole transaction; what follows it must not be saved alone.
                assert connection.in_transaction
                with driver.nested(connection):
                    yield connection
                return
            with driver.immediate(connection):
                self._in_transaction = True
                try:
                    yield connection
                finally:
                    self._in_transaction = False
        assert not connection.in_transaction


def refuse_held(path: Path) -> None:
    """Refuse a file that this process has open: nobody may look at its bytes meanwhile. A missing one is fine.

    Raises:
        InUseError: it is open here.
        NotARegularFileError: a folder, a link, a device.
    """
    try:
        identity = files.identity(path)
    except errors.NotFoundError:
        return
    if identity in _held:
        raise errors.InUseError(path)


@contextmanager
def _claimed(path: Path) -> Iterator[Identity]:
    """Say that this process holds the file; taken back if it cannot be opened."""
    identity = files.identity(path)
    if identity in _held:
        raise errors.InUseError(path)
    _held.add(identity)
    try:
        yield identity
    except BaseException:
        _held.discard(identity)
        raise


# To trust that this is a case file of ours, unlocked and whole, we
#  (1) take the lock, so that nobody writes while we look,
#  (2) read the first page, which only the right key can,
#  (3) ask whose file it is, and in which version,
#  (4) let every page be checked,
#  (5) compare all that the file defines with our own definitions, before any of it is used.
# What the entries say is trusted only after their signatures.
def _opened(path: Path, key: bytes, salt: bytes, *, read_only: bool) -> Connection:
    with errors.named(path):
        connection: Connection = driver.connect(path, "ro" if read_only else "rw", key, salt)
    try:
        _take(connection, path, read_only=read_only)  # (1), (2)
        with errors.named(path):
            driver.lasting(connection)
            _recognise(connection, path)  # (3)
            _check(connection, path)  # (4), (5)
    except BaseException:
        connection.close()
        raise
    return connection


def _take(connection: Connection, path: Path, *, read_only: bool) -> None:
    try:
        if not read_only:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except driver.DatabaseError as error:
        code = driver.primary_code(error)
        if code == errors.NOTADB:
            raise errors.WrongPassphraseError(path) from None
        if read_only and code in {errors.READONLY, errors.CANTOPEN}:
            raise errors.UnfinishedWriteError(path) from error
        raise errors.cause(error, path) or error from error


def _recognise(connection: Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != files.APPLICATION_ID or version < 1:
        raise errors.NotACaseError(path)
    if version > schema.VERSION:
        raise errors.NewerFormatError(path, version, schema.VERSION)


def _check(connection: Connection, path: Path) -> None:
    with driver.passing_by(connection):
        if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise errors.DamagedError(path)
    if schema.fingerprint(connection) != schema.own_fingerprint():
        raise errors.SchemaAlteredError(path)
