"""Files that commands read and write, with an error that names the file."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from committee_app.cli.errors import FailedError, UsageError
from committee_app.desks.whole_files import write_whole

_CAUSES = {
    errno.ENOENT: "cli.file_missing",
    errno.ENOTDIR: "cli.file_missing",
    errno.EISDIR: "cli.file_is_folder",
    errno.EACCES: "cli.file_forbidden",
    errno.EPERM: "cli.file_forbidden",
    errno.EROFS: "cli.file_forbidden",
    errno.ENOSPC: "cli.disk_full",
    errno.EDQUOT: "cli.disk_full",
    errno.EEXIST: "cli.folder_is_file",
}


def file_trouble(error: OSError, path: Path | str | None = None) -> FailedError:
    """Return what the system says about a file as the end of a command."""
    name = str(path if path is not None else error.filename or "-")
    code = _CAUSES.get(error.errno or 0)
    if code:
        return FailedError(code, file=name)
    return FailedError("cli.file_trouble", file=name, reason=errno.errorcode.get(error.errno or 0, "EIO"))


@contextmanager
def about(path: Path) -> Iterator[None]:
    """Let trouble with a file end the command with that file's name."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise file_trouble(error, path) from error


def content(path: Path, limit: int) -> bytes:
    """Return a file's bytes, at most one more than `limit`: whoever reads them sees that they are too many."""
    with about(path), path.open("rb") as file:
        return file.read(limit + 1)


def write(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file whole or not at all; what is no ordinary file (a pipe) is written as it is."""
    with about(path):
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        write_whole(path, data, mode)


def folder(path: Path) -> Path:
    """Return a folder, made if it is not there."""
    with about(path):
        path.mkdir(parents=True, exist_ok=True)
    return path


def refuse_same(out: Path, sources: Iterable[Path | None]) -> None:
    """Refuse to write over what is being read."""
    for source in sources:
        if source is not None and out.exists() and source.exists() and out.samefile(source):
            raise UsageError("cli.same_file", file=str(out))
