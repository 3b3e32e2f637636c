"""Whole copies of a case file that is open: never by reading its bytes, which would give up its lock.

The database writes the copy itself, under the same key and salt, from one moment of the file (`VACUUM INTO`). It comes
as `NAME.part`, is synced, read back through the cipher page by page and compared with the open file, and only then gets
its name. A copy is a case file like any other: the same passphrase opens it.

Rolling copies lie in a folder of another medium as `STEM.000087-1a2b3c4d.case`: number and first characters of the
hash of the last entry. Two records that parted never share a name, and nothing is overwritten. Of those with a smaller
number than the newest the last few are kept; one with a greater number is never removed, since it knows more.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from committee_app.casefile import driver, errors, files
from committee_app.casefile.casefile import CaseFile, Head
from committee_app.casefile.driver import Connection

KEPT = 5
"""How many rolling copies are kept, the newest among them."""

_NAMED = 8
_TABLES = "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was read back and compared: where it lies, the head of its record, its size in bytes."""

    path: Path
    head: Head
    size: int


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """A rolling copy by its name alone: the number of its last entry, and the first characters of that entry's hash."""

    path: Path
    seq: int
    hash8: str


def write_copy(casefile: CaseFile, path: Path) -> Copy:
    """Write a copy of an open case file under a new name ending in `.case`.

    Not inside a transaction: a copy shows what is acknowledged.

    Raises:
        ReadBackDiffersError: the medium gives back something else; nothing is left of the copy.
        CaseFileError: something lies there, it cannot be written, or the disk is full. The open file is untouched.
    """
    if path.suffix != files.SUFFIX:
        raise errors.OtherSuffixError(path)
    head = casefile.head()
    with errors.named_by_system(path, denied=errors.ReadOnlyPlaceError):
        with files.new_file(path) as part:
            with casefile.reading() as connection, errors.named(path):
                _write_into(connection, path, part)
            files.settle(part)
            if not is_the_same(casefile, part, shown_as=path):
                raise errors.ReadBackDiffersError(path)
        return Copy(path, head, path.stat().st_size)


def _write_into(connection: Connection, path: Path, part: Path) -> None:
    try:
        connection.execute("VACUUM INTO ?", (str(part.absolute()),))
    except driver.DatabaseError as error:
        # What SQLite says too if it cannot ask how long the file is; `new_file` made it empty.
        if "output file already exists" in str(error):
            raise errors.StorageFailedError(path) from error
        raise


def is_the_same(casefile: CaseFile, path: Path, *, shown_as: Path | None = None) -> bool:
    """Return whether another file holds what the open one does, every page of it whole.

    Raises:
        CaseFileError: it cannot be read, or has another key.
    """
    with casefile.reading() as connection, errors.named(shown_as or path), _attached(connection, path):
        altered = connection.execute("PRAGMA copy.cipher_integrity_check").fetchall()
        whole = not altered and connection.execute("PRAGMA copy.quick_check(1)").fetchall() == [("ok",)]
        return whole and _same_rows(connection)


def _same_rows(connection: Connection) -> bool:
    tables = [name for (name,) in connection.execute(_TABLES).fetchall()]
    for name in tables:
        counts = f"SELECT (SELECT count(*) FROM main.{name}) = (SELECT count(*) FROM copy.{name})"  # noqa: S608
        if connection.execute(counts).fetchone() != (1,):
            return False
    missing = "SELECT count(*) FROM (SELECT seq, hash FROM main.entry EXCEPT SELECT seq, hash FROM copy.entry)"
    return bool(connection.execute(missing).fetchone() == (0,))


@contextmanager
def _attached(connection: Connection, path: Path) -> Iterator[None]:
    """Attach a file under the key that the open one has."""
    connection.execute("ATTACH ? AS copy", (f"{path.absolute().as_uri()}?mode=ro",))
    try:
        yield
    finally:
        with suppress(driver.DatabaseError):
            connection.execute("DETACH copy")


def keep_copy(casefile: CaseFile, folder: Path, keep: int = KEPT) -> Copy:
    """Write the next rolling copy into a folder and remove the oldest ones; of the same head there is only one.

    Raises:
        CaseFileError: as `write_copy`; the copies from before are still there.
    """
    head = casefile.head()
    name = f"{casefile.path.stem}.{head.seq:06d}-{head.hash.hex()[:_NAMED]}"
    for attempt in ("", "-2", "-3", "-4"):
        path = folder / f"{name}{attempt}{files.SUFFIX}"
        if not os.path.lexists(path):
            copy = write_copy(casefile, path)
            _drop_older(folder, casefile.path.stem, head.seq, keep)
            return copy
        if _holds_the_same_record(casefile, path):
            return Copy(path, head, path.stat().st_size)
    raise errors.ExistsAlreadyError(path)


def _holds_the_same_record(casefile: CaseFile, path: Path) -> bool:
    with suppress(errors.CaseFileError):
        return is_the_same(casefile, path)
    return False


def copies_in(folder: Path, stem: str) -> tuple[FoundCopy, ...]:
    """Return the rolling copies of the case file `STEM.case` in a folder, the one with the greatest number first."""
    form = re.compile(rf"{re.escape(stem)}\.([0-9]{{6,9}})-([0-9a-f]{{{_NAMED}}})(?:-[2-4])?{re.escape(files.SUFFIX)}")
    with errors.named_by_system(folder, denied=errors.UnreadableError):
        named = [(path, form.fullmatch(path.name)) for path in sorted(folder.iterdir())]
    found = [FoundCopy(path, int(name[1]), name[2]) for path, name in named if name is not None]
    return tuple(sorted(found, key=lambda one: one.seq, reverse=True))


def _drop_older(folder: Path, stem: str, seq: int, keep: int) -> None:
    older = [one for one in copies_in(folder, stem) if one.seq < seq]
    for one in older[max(keep - 1, 0) :]:
        with suppress(OSError):  # it will be tried again after the next copy
            one.path.unlink()


def on_the_same_medium(path: Path, folder: Path) -> bool:
    """Return whether a folder lies on the same disk as the case file; no file is opened for it."""
    with errors.named_by_system(folder, denied=errors.UnreadableError):
        return path.stat().st_dev == folder.stat().st_dev
