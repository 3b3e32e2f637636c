"""What this machine remembers of the cases it has seen: outside their files, so that an older file put back is noticed.

One small file for each case in the user's data folder, canonical JSON, under the SHA-256 of the case's name:

    {"case": "...", "format": "committee-memory/1", "head": "<64>", "open": false, "seq": 87, "size": 241664}

`size` is the case file's length in bytes, `open` whether it was written to and not closed since. It holds no name, no
mark, no key. It only ever moves forward along one record: what contradicts it is said, and it stays as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import CaseId
from committee_app.case.typed import MisshapenError, read_plain
from committee_app.desks.whole_files import write_whole
from committee_app.sealing import canonical
from committee_app.sealing.anchors import one_name
from committee_app.sealing.canonical import NotCanonicalError
from committee_app.sealing.fields import FieldError, hex_bytes

FORMAT = "committee-memory/1"
MAX_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Remembered:
    """The newest head that this machine saw of a case: entry number, hash (32 bytes); `size` of the file in bytes."""

    seq: int
    head: bytes
    size: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Kept:
    case: str
    format: str
    head: str
    open: bool
    seq: int
    size: int


class MachineMemory:
    """The folder of these files; made when something is first remembered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, case: CaseId) -> Path:
        """Return where a case is remembered."""
        return self._folder / f"{hashlib.sha256(one_name(case).encode()).hexdigest()[:32]}.json"

    def recall(self, case: CaseId) -> Remembered | None:
        """Return what is remembered of a case, or None.

        Raises:
            RefusedError: the file is not one of this form; nothing in it is believed.
            OSError: it cannot be read.
        """
        path = self.place(case)
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        try:
            kept = read_plain(_Kept, canonical.decode(data))
            head = hex_bytes(kept.head, "head", 32)
        except (NotCanonicalError, MisshapenError, FieldError):
            raise RefusedError(Finding.of("memory.unreadable", file=path.name)) from None
        if kept.format != FORMAT or kept.case != one_name(case) or kept.seq < 1 or kept.size < 0:
            raise RefusedError(Finding.of("memory.unreadable", file=path.name))
        return Remembered(kept.seq, head, kept.size, kept.open)

    def remember(self, case: CaseId, newest: Remembered) -> None:
        """Remember a head, durably; the caller has seen that it follows the one before. `OSError` if it cannot be."""
        self._folder.mkdir(parents=True, exist_ok=True)
        plain: dict[str, canonical.Plain] = {
            "case": one_name(case),
            "format": FORMAT,
            "head": newest.head.hex(),
            "open": newest.open,
            "seq": newest.seq,
            "size": newest.size,
        }
        write_whole(self.place(case), canonical.encode(plain), 0o600)


def compared(remembered: Remembered | None, hashes: Sequence[bytes]) -> tuple[Finding, ...]:
    """Return what in a record with these hashes contradicts the memory: rolled back, or written anew."""
    if remembered is None:
        return ()
    if remembered.seq > len(hashes):
        return (Finding.of("file.rolled_back", entries=len(hashes), seq=remembered.seq),)
    if hashes[remembered.seq - 1] != remembered.head:
        return (Finding.of("file.forked", seq=remembered.seq),)
    return ()
