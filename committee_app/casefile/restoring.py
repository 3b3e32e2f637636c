"""A copy takes the place of a file that is damaged or gone: the old one keeps its bytes under another name.

Nothing is overwritten and nothing is deleted. Cut short at any point, both files are there in the same folder: the old
one under its own name or as `STEM.damaged-1.case`, the new one as `STEM.restoring.case` or under the old name.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from committee_app.casefile import casefile, errors, files

_MOST_TRIES = 1000


@dataclass(frozen=True, slots=True)
class SetAside:
    """Where a file lies now that was replaced, and the SHA-256 of its bytes in hexadecimal.

    The same stands beside it in `NAME.sha256`, as `sha256sum -c` reads it.
    """

    path: Path
    sha256: str


def put_back(copy: Path, place: Path) -> SetAside | None:
    """Put a copy's bytes where a case file was, and return where that file is now; None where there was none.

    Whoever calls has looked at both: neither is open, here or elsewhere.

    Raises:
        InUseError: one of the two is open in this program.
        ReadBackDiffersError: the medium gives back something else; everything is as it was.
        CaseFileError: it cannot be read or written, or the disk is full.
    """
    for one in (copy, place):
        casefile.refuse_held(one)
    files.identity(copy)
    restoring = _free(place, "restoring")
    with files.new_file(restoring) as part, errors.named_by_system(place, denied=errors.ReadOnlyPlaceError):
        shutil.copyfile(copy, part)
        files.settle(part)
        if _sha256(part) != _sha256(copy):
            raise errors.ReadBackDiffersError(place)
    with errors.named_by_system(place, denied=errors.ReadOnlyPlaceError):
        aside = _set_aside(place) if os.path.lexists(place) else None
        # A journal left alone would be played into the file that comes.
        _move_journal(place, aside.path if aside else _free(place, "damaged"))
        files.give_name(restoring, place)
        restoring.unlink(missing_ok=True)
        files.sync_folder(place.parent)
    return aside


def _set_aside(place: Path) -> SetAside:
    files.identity(place)
    kept = _free(place, "damaged")
    digest = _sha256(place)
    lines = [f"{digest}  {kept.name}\n"]
    if (left := files.journal(place)).exists():
        lines.append(f"{_sha256(left)}  {files.journal(kept).name}\n")
    with files.new_file(kept.with_name(kept.name + ".sha256")) as note:
        note.write_text("".join(lines), encoding="utf-8")
    place.rename(kept)
    return SetAside(kept, digest)


def _move_journal(place: Path, kept: Path) -> None:
    if (left := files.journal(place)).exists():
        left.rename(files.journal(kept))


def _free(place: Path, what: str) -> Path:
    """A name beside the file that nothing has: neither the file itself, nor a journal that would be played into it."""
    for number in range(1, _MOST_TRIES):
        path = place.with_name(f"{place.stem}.{what}-{number}{files.SUFFIX}")
        if not any(os.path.lexists(one) for one in (path, files.journal(path), path.with_name(path.name + ".sha256"))):
            return path
    raise errors.ExistsAlreadyError(place)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
