"""What can be told of a case file from outside, and how one comes into the world whole or not at all."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from committee_app.casefile import errors
from committee_app.casefile.driver import PAGE

SUFFIX = ".case"
SALT_BYTES = 16
APPLICATION_ID = 0x434D5445
"""`CMTE`: what `file` and SQL tools see in the plain audit copy."""

_HEAD_BYTES = 100
_PLAIN_SQLITE = b"SQLite format 3\x00"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (_PLAIN_SQLITE, "sqlite"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
)
_FOLDERS_THAT_DO_NOT_SYNC = {errno.EINVAL, errno.ENOTSUP}
_OTHER_THINGS = ((stat.S_ISDIR, "folder"), (stat.S_ISLNK, "link"))

Identity = tuple[int, int]
"""Device and inode: the file itself, whatever its name."""


def identity(path: Path) -> Identity:
    """Return which file lies at `path`, without opening it.

    Raises:
        NotFoundError: nothing lies there.
        NotARegularFileError: a folder, a link, a device.
    """
    with errors.named_by_system(path, denied=errors.UnreadableError):
        found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        what = next((word for is_one, word in _OTHER_THINGS if is_one(found.st_mode)), "device")
        raise errors.NotARegularFileError(path, what)
    return found.st_dev, found.st_ino


def salt(path: Path) -> bytes:
    """Return the salt that the file begins with, if from outside it can be a case file.

    Never call this for a file that this process holds open: closing it again here would give up the lock,
    since POSIX locks belong to the process.

    Raises:
        CaseFileError: another suffix, another kind of file, cut off, not readable, or renamed after a crash.
    """
    if path.suffix != SUFFIX:
        raise errors.OtherSuffixError(path)
    with errors.named_by_system(path, denied=errors.UnreadableError), path.open("rb") as file:
        head, size = file.read(_HEAD_BYTES), os.fstat(file.fileno()).st_size
    _refuse_another_kind(path, head)
    # A crash may leave half a page at the end; the journal beside it will take that back.
    if not has_hot_journal(path):
        if size < PAGE or size % PAGE:
            raise errors.TruncatedError(path, size)
        _refuse_lost_journal(path)
    return head[:SALT_BYTES]


def _refuse_another_kind(path: Path, head: bytes) -> None:
    if not head:
        raise errors.EmptyFileError(path)
    if head.startswith(_PLAIN_SQLITE) and head[68:72] == APPLICATION_ID.to_bytes(4, "big"):
        raise errors.AuditCopyError(path)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise errors.ForeignFileError(path, kind)
    if not any(head):
        raise errors.DamagedError(path)
    if _is_text(head):
        raise errors.ForeignFileError(path, "text")


def _is_text(head: bytes) -> bool:
    try:
        # An incremental decoder takes no offence at a character that the end of `head` cuts in two.
        words = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\t\r\n\ufeff" for character in words)


def journal(path: Path) -> Path:
    """Return where the journal of a case file lies while it is open, or after a crash."""
    return path.with_name(path.name + "-journal")


def has_hot_journal(path: Path) -> bool:
    """Return whether a saving was interrupted: a journal whose header is not wiped."""
    return _is_hot(journal(path))


def _is_hot(candidate: Path) -> bool:
    try:
        with candidate.open("rb") as file:
            return file.read(1) not in {b"", b"\x00"}
    except OSError:
        return False


def _refuse_lost_journal(path: Path) -> None:
    """A hot journal whose file is gone from beside it: most likely it is this file's, under its former name."""
    for one in sorted(path.parent.glob(f"*{SUFFIX}-journal")):
        if not one.with_name(one.name.removesuffix("-journal")).exists() and _is_hot(one):
            raise errors.RenamedAfterCrashError(path, one)


def refuse_read_only_place(path: Path) -> None:
    """Refuse a file or a folder that cannot be written; SQLite would only say so at the first saving.

    Raises:
        ReadOnlyPlaceError: one of the two cannot be written.
        JournalReadOnlyError: what a crash left half-saved cannot be taken back.
    """
    if journal(path).exists() and not os.access(journal(path), os.R_OK | os.W_OK):
        raise errors.JournalReadOnlyError(path, journal(path))
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)):
        raise errors.ReadOnlyPlaceError(path)


def refuse_taken_place(path: Path) -> None:
    """Refuse a place for a new file where something lies, or nothing can be written.

    Raises:
        ExistsAlreadyError: something lies there.
        NoFolderError: the folder does not exist.
        ReadOnlyPlaceError: the folder cannot be written.
    """
    if os.path.lexists(path):
        raise errors.ExistsAlreadyError(path)
    if not path.parent.is_dir():
        raise errors.NoFolderError(path)
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise errors.ReadOnlyPlaceError(path)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a place to build a new file in; it appears under its name when it is whole, or never.

    What the builder leaves at that place is synced, then linked to its name (a link never overwrites).
    Only its owner may read it.

    Raises:
        CaseFileError: as `refuse_taken_place`; or the disk is full or does not do as told.
    """
    refuse_taken_place(path)
    part = path.with_name(path.name + ".part")
    try:
        with errors.named_by_system(path, denied=errors.ReadOnlyPlaceError):
            part.unlink(missing_ok=True)  # left by a crash of an earlier attempt
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            yield part
            _sync(part)
            give_name(part, path)
            sync_folder(path.parent)
    finally:
        for left in (part, journal(part)):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def give_name(part: Path, path: Path) -> None:
    """Give a whole file its name; a link never overwrites what lies there. `ExistsAlreadyError` if something does."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links (FAT, exFAT): the best there is.
        refuse_taken_place(path)
        part.rename(path)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def settle(path: Path) -> None:
    """Put a file's bytes on its medium, so that whoever reads it next asks the medium and not the system's memory."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last through a power cut.

    Windows opens no folder, and some file systems of sticks sync none: this is then left undone.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _FOLDERS_THAT_DO_NOT_SYNC:
            raise
    finally:
        os.close(handle)
