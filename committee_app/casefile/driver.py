"""The one place where the database library comes in, and with which driver.

`sqlite_utils` catches the errors of the driver it found when it was first imported. With `sqlcipher3` under it
and `sqlite3` in its mind, one failed statement leaves a transaction open, and everything written after that
"succeeds" and is gone when the file is closed. So `sqlcipher3` is put where `sqlite_utils` looks first
(under the name `pysqlite3`), before that import, here and nowhere else.

The library brings seventy modules with it (a command line, a parser of dates), and what it does for us is a savepoint:
it is loaded before the first transaction, so that opening a file and reading it costs the driver alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

if TYPE_CHECKING:
    from sqlite_utils import Database

Connection = Any
"""A connection of `sqlcipher3`, which carries no types."""

DatabaseError: type[Exception] = sqlcipher3.DatabaseError
"""What the driver raises; `primary_code` tells which cause."""

PAGE = 4096
"""Bytes of a page; every whole file is a multiple of it."""


class WrongDriverError(ImportError):
    """Somebody imported `sqlite_utils` before this module: rows would be lost without a word."""

    def __init__(self) -> None:
        super().__init__("sqlite_utils was imported before committee_app.casefile.driver and uses another driver")


def refuse_another(driver: object) -> None:
    """Refuse to go on where `sqlite_utils` uses another driver than ours; `WrongDriverError`."""
    if driver is not sqlcipher3:
        raise WrongDriverError


def refuse_what_came_first(modules: Mapping[str, object]) -> None:
    """Look at `sqlite_utils` where somebody imported it before; `WrongDriverError` where it uses another driver."""
    for module in filter(None, [modules.get("sqlite_utils.utils")]):
        refuse_another(vars(module)["sqlite3"])


refuse_what_came_first(sys.modules)

# Damage is reported by our own errors; the library would write its own lines to stderr.
_QUIET = "PRAGMA cipher_log_level = NONE"

_GUARDS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA locking_mode = EXCLUSIVE",
)


def connect(path: Path, mode: str, key: bytes = b"", salt: bytes = b"") -> Connection:
    """Return a connection to the database at `path`, guarded; nothing has been read yet.

    `mode` is SQLite's own: `ro`, `rw`, or `rwc` to make the file. With an empty key the file is plain. Another
    holder of the file is not waited for. The connection may be handed to another thread, and serves one at a time.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection: Connection = sqlcipher3.connect(uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False)
    connection.execute(_QUIET)
    if key:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        # The format stays that of version 4 whatever a later library prefers.
        connection.execute("PRAGMA cipher_compatibility = 4")
    for guard in _GUARDS:
        connection.execute(guard)
    return connection


def in_memory() -> Connection:
    """Return a connection to an empty database that lies nowhere."""
    return sqlcipher3.connect(":memory:", isolation_level=None)


def library(connection: Connection) -> Database:
    """Return the library's view of a connection; loaded before the first saving, and only with our driver under it."""
    from sqlite_utils import Database, utils  # noqa: PLC0415  # see the top

    refuse_another(vars(utils)["sqlite3"])
    return Database(connection, execute_plugins=False, recursive_triggers=False)


def lasting(connection: Connection) -> None:
    """Let a commit return only when it is on the disk, directory included (EXTRA; FULL loses commits)."""
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")


@contextmanager
def immediate(connection: Connection) -> Iterator[Connection]:
    """One transaction that has the right to write from its first statement; `nested` inside it is a savepoint."""
    library(connection)  # now: nothing is loaded from the disk in the middle of a saving
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def nested(connection: Connection) -> Iterator[Connection]:
    """A part of a transaction that can be taken back alone."""
    with library(connection).atomic():
        yield connection


@contextmanager
def passing_by(connection: Connection) -> Iterator[None]:
    """Read the whole file once without keeping it in memory: what was read is let go of page by page."""
    (kept,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute("PRAGMA cache_size = -256")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {kept}")


def primary_code(error: Exception) -> int:
    """Return SQLite's primary result code of an error; 0 where the driver itself complained."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
