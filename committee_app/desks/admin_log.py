"""What happened at this machine, for its administrator: who, what, when, and how it ended. Apart from every record.

One file in the user's data folder, a line an event, each line canonical JSON:

    {"account": "kim", "at": "2026-02-26T09:30:00+09:00", "case": "2026-01", "file": "a.case",
     "format": "committee-log/1", "previous": "<64>", "result": "done", "said": "", "seq": 12, "what": "signed_in",
     "who": "chair"}

`previous` is the SHA-256 of the line before (without its end), 64 zeros in the first. A line that was changed, taken
out or put in breaks the chain at the next one. The last lines can be cut off unseen unless somebody kept a number and a
hash: `check` takes one. A line that was cut in the middle by a power cut stays; the next continues from its bytes.

No secret, no mark, no name of a person, no path and no text that anybody typed: only codes, the number of the case, the
name of a file, seats, and the account of the system. What cannot be logged stops nobody.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from committee_app.case.findings import Finding
from committee_app.case.typed import MisshapenError, read_plain
from committee_app.desks.clock import Clock, stamp
from committee_app.sealing import canonical
from committee_app.sealing.canonical import NotCanonicalError

if sys.platform == "win32":  # two programs that write at once may both continue the same line; the check names it
    from contextlib import nullcontext as alone
else:
    from committee_app.desks.admin_log_posix import alone

FORMAT = "committee-log/1"
NAME = "admin.log"
FIRST = "0" * 64
_LONGEST = 4096
_MOST_LETTERS = 120
_END = b"\n"


class What(StrEnum):
    """What may be logged."""

    STARTED = "started"
    ENDED = "ended"
    STOPPED = "stopped"
    CASE_BEGUN = "case_begun"
    FILE_OPENED = "file_opened"
    FILE_CLOSED = "file_closed"
    SIGNED_IN = "signed_in"
    PROVED = "proved"
    PACKET_TAKEN = "packet_taken"
    EXPORTED = "exported"
    VERIFIED = "verified"


class Result(StrEnum):
    """How it ended: well; refused with a reason; by a bug."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Attributes:
        who: a seat of the case (`chair`, `evaluator:3`), or nothing where nobody had signed in.
        case: the number of the case, once it is known.
        file: the name of a file, without its folder.
        said: the code of the refusal, or the class of the error.
    """

    what: What
    result: Result = Result.DONE
    who: str = ""
    case: str = ""
    file: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """A line as it stands in the file."""

    account: str
    at: str
    case: str
    file: str
    format: str
    previous: str
    result: str
    said: str
    seq: int
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """A log that was read whole: its lines, the hash of the last one (hexadecimal), and what does not hold.

    `cut` are the numbers of lines that were cut while they were written.
    """

    lines: tuple[Logged, ...]
    head: str
    cut: tuple[int, ...]
    faults: tuple[Finding, ...]


class AdminLog:
    """The log of one account at one machine."""

    def __init__(self, path: Path, account: str, clock: Clock) -> None:
        self._path = path
        self._account = account
        self._clock = clock

    def note(self, event: Event) -> bool:
        """Add a line, durably; whether that came about."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(descriptor, "r+b") as file, alone(file):
                self._append(file, event)
        except OSError:
            return False
        return True

    def _append(self, file: BinaryIO, event: Event) -> None:
        last, seq, begins_anew = _last_line(file)
        line = Logged(
            account=_short(self._account),
            at=stamp(self._clock.now()),
            case=_short(event.case),
            file=_short(event.file),
            format=FORMAT,
            previous=_hash(last) if last else FIRST,
            result=event.result.value,
            said=_short(event.said),
            seq=seq + 1,
            what=event.what.value,
            who=_short(event.who),
        )
        file.seek(0, os.SEEK_END)
        file.write((b"" if begins_anew else _END) + canonical.encode(asdict(line)) + _END)
        file.flush()
        os.fsync(file.fileno())


def check(path: Path, seen: tuple[int, str] | None = None) -> CheckedLog:
    """Read a log whole and follow its chain.

    Args:
        path: the log.
        seen: a number and the first characters of that line's hash, as somebody kept them elsewhere.

    Raises:
        OSError: it cannot be read.
    """
    lines: list[Logged] = []
    hashes: list[str] = []
    cut: list[int] = []
    faults: list[Finding] = []
    with path.open("rb") as file:
        for number, raw in enumerate(_lines(file), 1):
            previous, one = hashes[-1] if hashes else FIRST, _read(raw)
            hashes.append(_hash(raw))
            if one is None:
                cut.append(number)
            elif one.previous != previous or one.seq != number:
                faults.append(Finding.of("log.broken", line=number))
            if one is not None:
                lines.append(one)
    if seen is not None and (seen[0] < 1 or seen[0] > len(hashes)):
        faults.append(Finding.of("log.shorter", line=seen[0], lines=len(hashes)))
    elif seen is not None and not hashes[seen[0] - 1].startswith(seen[1].lower()):
        faults.append(Finding.of("log.another", line=seen[0]))
    return CheckedLog(tuple(lines), hashes[-1] if hashes else FIRST, tuple(cut), tuple(faults))


def _last_line(file: BinaryIO) -> tuple[bytes, int, bool]:
    """Return the last line, its number, and whether it has its end; of a line that was cut the number is counted."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 4 * _LONGEST))
    tail = file.read()
    if not tail:
        return b"", 0, True
    is_whole = tail.endswith(_END)
    found = tail.removesuffix(_END).split(_END)
    for behind, raw in enumerate(reversed(found)):
        if (one := _read(raw)) is not None:
            return found[-1], one.seq + behind, is_whole
    return found[-1], len(found), is_whole


def _lines(file: BinaryIO) -> Iterator[bytes]:
    for raw in file:
        yield raw.removesuffix(_END)


def _read(raw: bytes) -> Logged | None:
    """Return a line, or None if it is none of this form."""
    if len(raw) > _LONGEST:
        return None
    try:
        one = read_plain(Logged, canonical.decode(raw))
    except (NotCanonicalError, MisshapenError):
        return None
    return one if one.format == FORMAT else None


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _short(text: str) -> str:
    """Return what can stand in a line: the beginning of a long text, nothing that has no canonical form."""
    try:
        canonical.encode(text[:_MOST_LETTERS])
    except NotCanonicalError:
        return "?"
    return text[:_MOST_LETTERS]
