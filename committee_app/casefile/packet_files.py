"""Packets as files in a folder, most often of a stick: written whole or not at all, read without trust.

A name without `.part` at its end stands for a whole packet, whenever the stick was pulled: the bytes are on the
medium and read back before they get the name. What they say is asked elsewhere.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from committee_app.casefile import errors, files

MOST_PACKETS = 500
"""How many packets of one kind a folder may hold; a committee has a tenth of that."""

_FOLDERS_THAT_DO_NOT_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
_BINARY = getattr(os, "O_BINARY", 0)
_THE_FILE_ITSELF = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY


def write_packet(path: Path, data: bytes) -> None:
    """Write a packet so that its name stands for all of it, or for the one that was there before.

    Raises:
        ReadOnlyPlaceError, NotFoundError, DiskFullError: the place does not take it.
        StorageFailedError: the medium did not do as told; it may have been pulled.
        ReadBackDiffersError: it took the bytes and gives back others; another stick is needed.
    """
    part = path.with_name(path.name + ".part")
    try:
        with errors.named_by_system(path, denied=errors.ReadOnlyPlaceError):
            part.unlink(missing_ok=True)  # left by an earlier pull
            _write_down(part, data)
            _refuse_other_bytes(path, part, data)
            part.replace(path)
            _sync_names(path.parent)
            _refuse_other_bytes(path, path, data)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write_down(part: Path, data: bytes) -> None:
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        # Or the system would answer from its own memory what the medium should.
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _refuse_other_bytes(path: Path, place: Path, data: bytes) -> None:
    with place.open("rb") as file:
        if file.read(len(data) + 1) != data:
            raise errors.ReadBackDiffersError(path)


def _sync_names(folder: Path) -> None:
    try:
        files.sync_folder(folder)
    except OSError as error:
        # Some file systems of sticks sync no folders; the bytes themselves are down.
        if error.errno not in _FOLDERS_THAT_DO_NOT_SYNC:
            raise


def read_packet(path: Path, limit: int) -> bytes:
    """Return the bytes of a packet; of one that is too long, one byte more than `limit`, which is enough to refuse it.

    Raises:
        NotARegularFileError: a folder, a link, a device.
        NotFoundError, UnreadableError, StorageFailedError: it cannot be read.
    """
    files.identity(path)
    # Between the two looks it may have become a link or a pipe: neither is followed, neither is waited for.
    with (
        errors.named_by_system(path, denied=errors.UnreadableError),
        os.fdopen(os.open(path, os.O_RDONLY | _THE_FILE_ITSELF), "rb") as file,
    ):
        return file.read(limit + 1)


def packets_in(folder: Path, suffix: str) -> tuple[Path, ...]:
    """Return what lies in a folder under a name that ends so, by name; no folder below it is looked into.

    A hidden name is left out: some systems put one beside every file on a stick.

    Raises:
        TooManyPacketsError: more than `MOST_PACKETS`.
        NotFoundError, UnreadableError, StorageFailedError: the folder cannot be read.
    """
    with errors.named_by_system(folder, denied=errors.UnreadableError):
        names = sorted(one.name for one in folder.iterdir())
    found = [one for one in names if one.casefold().endswith(suffix) and not one.startswith(".")]
    if len(found) > MOST_PACKETS:
        raise errors.TooManyPacketsError(folder, len(found), MOST_PACKETS)
    return tuple(folder / one for one in found)
