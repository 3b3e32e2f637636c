"""What a disk may hold after the power went, from a trace of what was asked of it.

A model of a file system and a drive, not of one of them: what was synced is there; of what was not, each sector of
512 bytes is there, or the old one, or, where the file grew, zeros or anything; of the names that were made and taken
away since their folder was synced, the first few are done and the others not. That a sync is honest is believed.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

SECTOR = 512

_AT_THE_END = -1
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_FILE = r"\d+<([^>]*)>"
_TEXT = r'"([^"]*)"'


# ── what was asked ─────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Made:
    """A new file under a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A second name for a file."""

    name: str
    new: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A name taken away."""

    name: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes at a place of a file."""

    name: str
    place: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file that was given another length."""

    name: str
    length: int


@dataclass(frozen=True, slots=True)
class Synced:
    """A file, or the folder (an empty name), that is on the disk when the call returns."""

    name: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The program said that this entry is saved."""

    seq: int


Asked = Made | Linked | Unlinked | Wrote | Cut | Synced | Acknowledged


def asked(trace: Path, folder: Path) -> tuple[Asked, ...]:
    """Return what a traced program asked of the files of one folder."""
    found: list[Asked] = []
    names: set[str] = set()
    lengths: dict[str, int] = {}
    for line in trace.read_text("utf-8").splitlines():
        call = _CALL.match(line)
        if call is None:
            # A line cut in two by another thread or a signal would be an act that we do not see.
            assert "unfinished" not in line, line
            continue
        if int(call[3]) < 0:
            continue
        for one in _read(call[1], call[2], PurePosixPath(folder)):
            if isinstance(one, Made):
                if one.name in names:
                    continue
                names.add(one.name)
                lengths[one.name] = 0
            elif isinstance(one, Unlinked):
                names.discard(one.name)
            elif isinstance(one, Linked):
                names.add(one.new)
            elif isinstance(one, Wrote) and one.place == _AT_THE_END:
                # A file that was just made and is written from its beginning, as packets are.
                lengths[one.name] += len(one.data)
                found.append(Wrote(one.name, lengths[one.name] - len(one.data), one.data))
                continue
            found.append(one)
    return tuple(found)


def _read(call: str, arguments: str, folder: PurePosixPath) -> Iterator[Asked]:  # noqa: C901, PLR0912  # a table of calls
    texts = [_bytes(one) for one in re.findall(_TEXT, arguments)]
    at = re.match(_FILE, arguments)
    path = PurePosixPath(_bytes(at[1]).decode(errors="replace")) if at else PurePosixPath()
    numbers = arguments.rsplit(", ", 2)
    match call:
        case "write":
            if texts and texts[0].startswith(b"ACK "):
                yield Acknowledged(int(texts[0][4:]))
            elif path.parent == folder:
                yield Wrote(path.name, _AT_THE_END, texts[0] if texts else b"")
        case "openat":
            path = PurePosixPath(texts[0].decode(errors="replace"))
            if path.parent == folder and "O_CREAT" in arguments:
                yield Made(path.name)
            assert path.parent != folder or "O_TRUNC" not in arguments, arguments
        case "pwrite64" if path.parent == folder:
            assert len(texts[0]) == int(numbers[1]), "the trace is cut off"
            yield Wrote(path.name, int(numbers[2]), texts[0])
        case "ftruncate" if path.parent == folder:
            yield Cut(path.name, int(numbers[-1]))
        case "fsync" | "fdatasync" if folder in (path, path.parent):
            yield Synced("" if path == folder else path.name)
        case "unlink" | "unlinkat":
            path = PurePosixPath(texts[0].decode())
            if path.parent == folder:
                yield Unlinked(path.name)
        case "link" | "linkat":
            old, new = (PurePosixPath(one.decode()) for one in texts)
            if new.parent == folder:
                yield Linked(old.name, new.name)
        case "rename" | "renameat" | "renameat2":
            old, new = (PurePosixPath(one.decode()) for one in texts)
            if new.parent == folder:
                # On a stick's file system nothing joins the two: for a moment, or after a pull, both may be there.
                yield Linked(old.name, new.name)
                yield Unlinked(old.name)


def _bytes(shown: str) -> bytes:
    return bytes.fromhex(shown.replace("\\x", "")) if "\\x" in shown else shown.encode()


# ── what may be there ──────────────────────────────────────────────────────────────────────
@dataclass(eq=False, slots=True)
class _File:
    lasting: bytes = b""
    present: bytearray = field(default_factory=bytearray)
    waiting: list[Wrote | Cut] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DiskState:
    """The files of the folder as they may be after the power went, and what had been acknowledged by then."""

    files: dict[str, bytes]
    acknowledged: int
    after: int

    def put(self, folder: Path) -> None:
        """Make the folder look like this."""
        folder.mkdir()
        for name, data in self.files.items():
            (folder / name).write_bytes(data)


_WAYS = ("nothing", "everything", "first", "sectors", "sectors")


def states(acts: tuple[Asked, ...], wanted: int, seed: int) -> Iterator[DiskState]:
    """Yield so many different states, spread over the whole run."""
    chance = random.Random(seed)
    seen: set[bytes] = set()
    rounds = 0
    while len(seen) < wanted and rounds < 100:
        rounds += 1
        for state in _one_round(acts, chance, min(1.0, wanted / len(acts))):
            key = hashlib.sha256(repr((sorted(state.files.items()), state.acknowledged)).encode()).digest()
            if key not in seen:
                seen.add(key)
                yield state
            if len(seen) == wanted:
                return


def _one_round(acts: tuple[Asked, ...], chance: random.Random, share: float) -> Iterator[DiskState]:
    disk = _Disk()
    for number, act in enumerate(acts):
        disk.take(act)
        if chance.random() < share:
            files = disk.after_the_cut(chance.choice(_WAYS), chance)
            yield DiskState(files, disk.acknowledged, number)


class _Disk:
    """The disk and the memory before it, as the calls go on."""

    def __init__(self) -> None:
        self.acknowledged = 0
        self._lasting: dict[str, _File] = {}
        self._present: dict[str, _File] = {}
        self._names: list[tuple[str, _File | None]] = []

    def take(self, act: Asked) -> None:
        """Do one act."""
        match act:
            case Made(name):
                self._name(name, _File())
            case Linked(name, new):
                self._name(new, self._present[name])
            case Unlinked(name):
                self._name(name, None)
            case Wrote(name) | Cut(name):
                _apply(self._present[name].present, act)
                self._present[name].waiting.append(act)
            case Synced(""):
                self._lasting = dict(self._present)
                self._names.clear()
            case Synced(name):
                file = self._present[name]
                file.lasting, file.waiting = bytes(file.present), []
            case Acknowledged(seq):
                self.acknowledged = seq

    def _name(self, name: str, file: _File | None) -> None:
        _rename(self._present, name, file)
        self._names.append((name, file))

    def after_the_cut(self, way: str, chance: random.Random) -> dict[str, bytes]:
        """Return what is there after the power went now."""
        count = {"nothing": 0, "everything": len(self._names)}.get(way, chance.randint(0, len(self._names)))
        names = dict(self._lasting)
        for name, file in self._names[:count]:
            _rename(names, name, file)
        # A file with two names has one content.
        contents = {id(file): _content(file, way, chance) for file in names.values()}
        return {name: contents[id(file)] for name, file in names.items()}


def _rename(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _apply(content: bytearray, act: Wrote | Cut) -> None:
    if isinstance(act, Cut):
        del content[act.length :]
        content.extend(bytes(act.length - len(content)))
        return
    content.extend(bytes(max(0, act.place + len(act.data) - len(content))))
    content[act.place : act.place + len(act.data)] = act.data


def _content(file: _File, way: str, chance: random.Random) -> bytes:
    if way == "nothing":
        return file.lasting
    if way == "everything":
        return bytes(file.present)
    content = bytearray(file.lasting)
    if way == "first":
        count = chance.randint(0, len(file.waiting))
        for act in file.waiting[:count]:
            _apply(content, act)
        if count < len(file.waiting):
            _apply_torn(content, file.waiting[count], chance)
        return bytes(content)
    share = chance.choice((0.1, 0.5, 0.9))
    for act in file.waiting:
        if isinstance(act, Cut):
            if chance.random() < share:
                _apply(content, act)
        else:
            for sector in _sectors(act):
                _apply_or_lose(content, sector, share, chance)
    return bytes(content)


def _apply_torn(content: bytearray, act: Wrote | Cut, chance: random.Random) -> None:
    """The write that the power interrupted: its first sectors are there."""
    if isinstance(act, Wrote) and (length := chance.randint(0, len(act.data)) // SECTOR * SECTOR):
        _apply(content, Wrote(act.name, act.place, act.data[:length]))


def _sectors(act: Wrote) -> Iterator[Wrote]:
    place, end = act.place, act.place + len(act.data)
    while place < end:
        stop = min(end, (place // SECTOR + 1) * SECTOR)
        yield Wrote(act.name, place, act.data[place - act.place : stop - act.place])
        place = stop


def _apply_or_lose(content: bytearray, sector: Wrote, share: float, chance: random.Random) -> None:
    if chance.random() < share:
        _apply(content, sector)
    elif sector.place + len(sector.data) > len(content):
        # The file has grown, or not; what should stand there does not.
        match chance.randrange(3):
            case 0:
                _apply(content, Wrote(sector.name, sector.place, bytes(len(sector.data))))
            case 1:
                _apply(content, Wrote(sector.name, sector.place, chance.randbytes(len(sector.data))))
