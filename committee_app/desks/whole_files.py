"""Files that are written whole: what stands under a name is the old file or the new one, never half of one."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file so that it is either the old one or the new one, whole, whatever happens.

    The bytes go into `NAME.part` beside it and are on the disk before the name changes hands. What fails leaves no
    part behind; only a power cut can, and the next writing begins that part anew. `mode` says who may read and write
    the file, less what the system's mask takes away.

    Raises:
        OSError: the place cannot be written; the old file stands as it was.
    """
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb"
        ) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
