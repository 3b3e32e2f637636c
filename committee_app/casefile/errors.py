"""Why a case file cannot be opened, read or written: one class per cause, each with its finding.

These are conditions of the world: another program, a full disk, a damaged file, a mistyped passphrase. A bug of
ours is none of them and stays what it is. Words for the findings live in `resources/wording`.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from committee_app.case.findings import Finding, Value
from committee_app.casefile import driver

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
"""SQLite's primary result codes for what the world does to a file."""


class CaseFileError(Exception):
    """Something about the file or its place; `finding` says what. Nothing was changed."""

    code = ""

    def __init__(self, path: Path, **facts: Value) -> None:
        self.path = path
        self.finding = Finding.of(self.code, file=path.name, **facts)
        super().__init__(f"{self.code} {dict(self.finding.params)}")


class NotFoundError(CaseFileError):
    """Nothing lies at this place."""

    code = "casefile.not_found"


class NoFolderError(CaseFileError):
    """The folder that is to hold the new file does not exist."""

    code = "casefile.no_folder"


class NotARegularFileError(CaseFileError):
    """`what` lies there instead: folder, link or device. A link would part the file from its journal."""

    code = "casefile.not_a_regular_file"

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(path, what=what)


class OtherSuffixError(CaseFileError):
    """The name does not end in `.case`: another kind of file, or a case file that somebody renamed."""

    code = "casefile.other_suffix"


class RenamedAfterCrashError(CaseFileError):
    """A saving was interrupted under another name; opened under this one, the file would stay half-saved."""

    code = "casefile.renamed_after_crash"

    def __init__(self, path: Path, journal: Path) -> None:
        super().__init__(path, journal=journal.name)


class JournalReadOnlyError(CaseFileError):
    """A saving was interrupted, and the journal that takes it back cannot be read or written: a copy's, most often."""

    code = "casefile.journal_read_only"

    def __init__(self, path: Path, journal: Path) -> None:
        super().__init__(path, journal=journal.name)


class ForeignFileError(CaseFileError):
    """Another kind of file, by its first bytes: sqlite, pdf, zip, image, office or text."""

    code = "casefile.foreign"

    def __init__(self, path: Path, kind: str) -> None:
        super().__init__(path, kind=kind)


class AuditCopyError(CaseFileError):
    """The plain copy for SQL tools: made to be read elsewhere, never to work on."""

    code = "casefile.audit_copy"


class EmptyFileError(CaseFileError):
    """The file has no bytes."""

    code = "casefile.empty"


class TruncatedError(CaseFileError):
    """The file was cut off: its size is none that a whole file has."""

    code = "casefile.truncated"

    def __init__(self, path: Path, size: int) -> None:
        super().__init__(path, size=size)


class DamagedError(CaseFileError):
    """The passphrase is right, and bytes of the file are not what was written."""

    code = "casefile.damaged"


class WrongPassphraseError(CaseFileError):
    """The passphrase does not open this file: mistyped, or no case file, or its first page is damaged.

    The three cannot be told apart: an encrypted file shows nothing before it is opened.
    """

    code = "casefile.wrong_passphrase_or_not_a_case"


class NotACaseError(CaseFileError):
    """An encrypted database that this passphrase opens, and no case."""

    code = "casefile.not_a_case"


class InUseError(CaseFileError):
    """The file is open elsewhere, in another window or program."""

    code = "casefile.in_use"


class UnreadableError(CaseFileError):
    """The system does not let this person read the file."""

    code = "casefile.unreadable"


class ReadOnlyPlaceError(CaseFileError):
    """The file or its folder cannot be written: opened to be read, write-protected, or not this person's."""

    code = "casefile.read_only_place"


class UnfinishedWriteError(CaseFileError):
    """A saving was interrupted, and tidying up needs a place that can be written; this one was to be left alone."""

    code = "casefile.unfinished_write"


class NewerFormatError(CaseFileError):
    """A later version of the program made this file."""

    code = "casefile.newer_format"

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(path, version=version, known=known)


class SchemaAlteredError(CaseFileError):
    """Tables, views or triggers are not the program's own: somebody changed the file with another tool."""

    code = "casefile.schema_altered"


class DiskFullError(CaseFileError):
    """There is no room to save; what was to be saved is not, everything before it stands."""

    code = "casefile.disk_full"


class StorageFailedError(CaseFileError):
    """The disk did not do as told. The file has been closed: open it again and look at the last entry."""

    code = "casefile.storage_failed"


class ExistsAlreadyError(CaseFileError):
    """Something lies at this place already; nothing is overwritten."""

    code = "casefile.exists_already"


class ClosedError(CaseFileError):
    """The file was closed, by the program or after a failure of the disk."""

    code = "casefile.closed"


class NotTheHeadError(CaseFileError):
    """An entry that does not follow the newest one: somebody wrote in between, or it belongs elsewhere."""

    code = "casefile.not_the_head"

    def __init__(self, path: Path, seq: int, head: int) -> None:
        super().__init__(path, seq=seq, head=head)


class ReadBackDiffersError(CaseFileError):
    """A packet was written, and the medium gives back other bytes: a stick that is failing or lies."""

    code = "casefile.read_back_differs"


class TooManyPacketsError(CaseFileError):
    """A folder with more packets than a committee can have; most likely it is the wrong folder."""

    code = "casefile.too_many_packets"

    def __init__(self, path: Path, count: int, most: int) -> None:
        super().__init__(path, count=count, most=most)


_BY_DATABASE: dict[int, type[CaseFileError]] = {
    BUSY: InUseError,
    LOCKED: InUseError,
    READONLY: ReadOnlyPlaceError,
    IOERR: StorageFailedError,
    CORRUPT: DamagedError,
    FULL: DiskFullError,
    CANTOPEN: ReadOnlyPlaceError,
    NOTADB: DamagedError,
}

_BY_SYSTEM: dict[int, type[CaseFileError]] = {
    errno.ENOENT: NotFoundError,
    errno.ENOTDIR: NotFoundError,
    errno.EEXIST: ExistsAlreadyError,
    errno.EROFS: ReadOnlyPlaceError,
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EFBIG: DiskFullError,
}


def cause(error: Exception, path: Path) -> CaseFileError | None:
    """Return what the world did to a database, or None where the error is a bug of ours."""
    if "decode to UTF-8" in str(error):  # the driver's own complaint carries no code
        return DamagedError(path)
    known = _BY_DATABASE.get(driver.primary_code(error))
    return known(path) if known else None


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Give what the world does to the database at `path` its name; a bug of ours stays what it is."""
    try:
        yield
    except driver.DatabaseError as error:
        its_cause = cause(error, path)
        if its_cause is None:
            raise
        raise its_cause from error


@contextmanager
def named_by_system(path: Path, denied: type[CaseFileError]) -> Iterator[None]:
    """Give what the system says of the file at `path` its name; `denied` where this person has no right."""
    try:
        yield
    except PermissionError as error:
        raise denied(path) from error
    except OSError as error:
        raise _BY_SYSTEM.get(error.errno or 0, StorageFailedError)(path) from error
