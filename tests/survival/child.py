"""A warm process that forks children which save, and are killed, traced or refused by the system.

Each task prints one line of JSON. The children save through a `Record` and tell through a pipe after each commit.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import re
import resource
import select
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import NoReturn, TypeVar

from committee_app.casefile import CaseFileError, copies_in, driver, keep_copy
from committee_app.casefile.driver import Connection
from committee_app.casefile.errors import DiskFullError
from committee_app.casefile.files import has_hot_journal
from committee_app.casefile.packet_files import write_packet
from committee_app.desks.record import Record
from tests.survival import sticks
from tests.survival.room import Look, begin, look, outcome, resume, save
from tests.survival.strace import attach

T = TypeVar("T")

CONTROLS = {
    "off": ("PRAGMA synchronous = OFF",),
    "normal": ("PRAGMA synchronous = NORMAL", "PRAGMA locking_mode = NORMAL"),
    "full": ("PRAGMA synchronous = FULL", "PRAGMA locking_mode = NORMAL"),
}
"""What a file is opened with instead, to see that the harness sees.

Under an exclusive lock the journal is wiped, not removed, and its wiping is synced; so the last two give that up too.
"""

FRESH_AFTER = 8
"""Kills until a new copy is taken: a whole check of a long record would take the time of many kills."""

_PTRACER_ANY = ctypes.c_ulong(-1)
_PR_SET_PTRACER = 0x59616D61
_PR_SET_PDEATHSIG = 1
_NEW_USERS, _NEW_MOUNTS, _PRIVATE_AND_BELOW = 0x10000000, 0x00020000, 0x44000
_ROOM_IN_ALL = 600_000
_BALLAST = 150_000


# ── killed ─────────────────────────────────────────────────────────────────────────────────
def kills(folder: Path, rounds: str, way: str = "as_it_is") -> None:
    """Kill a saving child at a random moment, so many times; say what was found after each."""
    chance = random.Random(20260226)
    original = folder / "original.case"
    begin(original).file.close()
    base = look(original).hashes
    found: Counter[str] = Counter()
    saved = unacknowledged = hot = 0
    known: tuple[bytes, ...] = base
    case = folder / "a.case"
    for number in range(int(rounds)):
        if number % FRESH_AFTER == 0:
            shutil.copy(original, case)
            known = base
        acknowledged = max(_killed(case, chance, WAYS[way]), len(known))
        hot += has_hot_journal(case)
        now = look(case)
        found[outcome(now, known, acknowledged)] += 1
        # One more may stand although nobody was told of it any more; never two.
        found["too many"] += now.head > acknowledged + 1
        saved += now.head - len(known)
        unacknowledged += now.head - acknowledged
        known = now.hashes
    say({"found": +found, "saved": saved, "unacknowledged": unacknowledged, "interrupted": hot})


def _killed(path: Path, chance: random.Random, way: Callable[[Record, int], None]) -> int:
    """Let a child save until it is killed; return the last number that it acknowledged."""
    child, told = forked(lambda tell: _save_for_ever(path, tell, way))
    said = b""
    # One in four is killed while it opens the file, and mends what the one before it left.
    if chance.random() < 0.75:
        said = os.read(told, 8)
    deadline = time.monotonic() + chance.uniform(0, 0.006)
    while (left := deadline - time.monotonic()) > 0:
        if select.select([told], [], [], left)[0]:
            said += os.read(told, 4096)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said += rest_of(told)
    return int.from_bytes(said[: len(said) // 8 * 8][-8:], "big")


def _save_for_ever(path: Path, tell: int, way: Callable[[Record, int], None]) -> None:
    record = resume(path)
    while True:
        way(record, tell)


def _save_and_tell(record: Record, tell: int) -> None:
    os.write(tell, save(record).to_bytes(8, "big"))


def _tell_and_save(record: Record, tell: int) -> None:
    os.write(tell, (len(record.journal) + 1).to_bytes(8, "big"))
    save(record)


def _save_in_two_parts(record: Record, tell: int) -> None:
    record.together = nullcontext  # type: ignore[method-assign, assignment]
    _save_and_tell(record, tell)


WAYS = {"as_it_is": _save_and_tell, "told_too_early": _tell_and_save, "in_two_parts": _save_in_two_parts}
"""How a child saves; the last two are mistakes, to see that the harness sees."""


# ── traced ─────────────────────────────────────────────────────────────────────────────────
def traced(folder: Path, control: str, savings: str, trace: str) -> None:
    """Let a child make a case and save so many times under `strace`; its acknowledgements are in the trace."""
    own = driver.lasting
    if control in CONTROLS:
        driver.lasting = lambda connection: _otherwise(own, connection, CONTROLS[control])
    case = folder / "a.case"
    kinds = "openat,pwrite64,write,ftruncate,fdatasync,fsync,?unlink,unlinkat,?link,linkat,?rename,?renameat,renameat2"
    _watched(lambda: None, lambda _, tell: _begin_and_save(case, int(savings), tell), Path(trace), f"trace={kinds}")
    driver.lasting = own
    say({"head": look(case).head})


def _otherwise(own: Callable[[Connection], None], connection: Connection, pragmas: tuple[str, ...]) -> None:
    own(connection)
    for pragma in pragmas:
        connection.execute(pragma)


def _begin_and_save(case: Path, savings: int, tell: int) -> None:
    record = begin(case)
    os.write(tell, f"ACK {len(record.journal)}".encode())
    for _ in range(savings):
        os.write(tell, f"ACK {save(record)}".encode())
    record.file.close()


def _watched(prepare: Callable[[], T], work: Callable[[T, int], None], trace: Path, *options: str) -> tuple[bytes, int]:
    """Fork a child, let it prepare, attach to it, let it work; return what it told, and how it ended."""
    started, start = os.pipe()

    def prepare_wait_and_work(tell: int) -> None:
        os.close(start)
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _PTRACER_ANY, 0, 0, 0)
        prepared = prepare()
        os.write(tell, b".")
        os.read(started, 1)
        work(prepared, tell)

    child, told = forked(prepare_wait_and_work)
    os.close(started)
    if os.read(told, 1) != b".":
        raise ChildProcessError("the child ended before its work")
    tracer = attach(child, trace, *(part for option in options for part in ("-e", option)))
    os.write(start, b"!")
    os.close(start)
    said = rest_of(told)
    _, status = os.waitpid(child, 0)
    tracer.wait()
    return said, os.waitstatus_to_exitcode(status)


# ── packets on a stick ─────────────────────────────────────────────────────────────────────
def packets(folder: Path, way: str, count: str, trace: str) -> None:
    """Let a child write so many packets under one name while it is traced; each has other bytes and another length."""
    kinds = "openat,write,ftruncate,fdatasync,fsync,?unlink,unlinkat,?link,linkat,?rename,?renameat,renameat2"
    _watched(lambda: None, lambda _, tell: _write_packets(folder, way, int(count), tell), Path(trace), f"trace={kinds}")
    say({"last": sticks.look(folder)})


def _write_packets(folder: Path, way: str, count: int, tell: int) -> None:
    for number in range(1, count + 1):
        sticks.WAYS[way](folder / sticks.NAME, sticks.packet(number))
        os.write(tell, f"ACK {number}".encode())


def packet_faults(folder: Path) -> None:
    """Put each fault into each system call of writing a packet over an older one; say what came of each."""
    trace = folder / "trace"
    stick = folder / "stick"
    _one_packet(stick, trace, "trace=all")
    calls = _calls(trace, besides={"write", "close", "read"})
    # The first reading is the harness's, which waits, and the last writing, which tells.
    calls |= {"read": calls["read"] - 1, "write": calls["write"] - 1}
    found: dict[str, Counter[str]] = {}
    for fault in ("error=EIO", "error=ENOSPC", "signal=KILL"):
        outcomes: Counter[str] = Counter()
        for call, times in calls.items():
            for number in range(1, times + 1):
                when = number + (call == "read")
                said, status = _one_packet(stick, trace, f"trace={call}", f"inject={call}:{fault}:when={when}")
                told = said.decode() or ("killed" if status < 0 else f"ended {status}")
                outcomes[f"{told}: {sticks.outcome(sticks.look(stick), acknowledged=told == 'saved')}"] += 1
        found[fault.partition("=")[2]] = outcomes
    say({"calls": calls, "found": found})


def _one_packet(stick: Path, trace: Path, *options: str) -> tuple[bytes, int]:
    shutil.rmtree(stick, ignore_errors=True)
    stick.mkdir()
    (stick / sticks.NAME).write_bytes(sticks.packet(1))
    return _watched(lambda: None, lambda _, tell: _write_one(stick, tell), trace, *options)


def _write_one(stick: Path, tell: int) -> None:
    try:
        write_packet(stick / sticks.NAME, sticks.packet(2))
        os.write(tell, b"saved")
    except CaseFileError as error:
        os.write(tell, error.code.encode())


# ── copied ─────────────────────────────────────────────────────────────────────────────────
def copy_kills(folder: Path, rounds: str) -> None:
    """Kill a child that saves and copies, so many times; say what stands of the file and of its copies after each."""
    chance = random.Random(20260227)
    original, case, stick = folder / "original.case", folder / "a.case", folder / "stick"
    begin(original).file.close()
    found: Counter[str] = Counter()
    copied = parts = 0
    for _ in range(int(rounds)):
        shutil.rmtree(stick, ignore_errors=True)
        stick.mkdir()
        shutil.copy(original, case)
        acknowledged = _killed_copying(case, stick, chance)
        parts += any(stick.glob("*.part"))
        copied += len(acknowledged)
        found[_copies_outcome(case, stick, acknowledged)] += 1
    say({"found": found, "copied": copied, "parts": parts})


def _killed_copying(case: Path, stick: Path, chance: random.Random) -> set[int]:
    """Let a child copy after each saving until it is killed; return the numbers of the copies it acknowledged."""
    child, told = forked(lambda tell: _copy_for_ever(case, stick, tell))
    said = os.read(told, 8)
    time.sleep(chance.uniform(0, 0.12))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said += rest_of(told)
    return {int.from_bytes(said[at : at + 8], "big") for at in range(0, len(said) // 8 * 8, 8)}


def _copy_for_ever(case: Path, stick: Path, tell: int) -> None:
    record = resume(case)
    while True:
        save(record)
        os.write(tell, keep_copy(record.file, stick, 1000).head.seq.to_bytes(8, "big"))


def _copies_outcome(case: Path, stick: Path, acknowledged: AbstractSet[int]) -> str:
    """Return `ok`, or what became of a file or of a copy that has its name."""
    here = look(case)
    if here.faults or here.head < max(acknowledged, default=0):
        return f"the file: {here.faults or 'lost'}"
    standing = {one.seq: one for one in copies_in(stick, case.stem)}
    if not acknowledged <= standing.keys():
        return "a copy is gone"
    for one in standing.values():
        try:
            there = look(one.path)
        except CaseFileError as error:
            return f"a copy: {error.code}"
        if there.faults or there.head != one.seq or there.hashes != here.hashes[: there.head]:
            return f"a copy: {there.faults or 'other'}"
    return "ok"


MOST_OF_A_KIND = 5
"""A copy writes each page by a call of its own; of calls of one kind so many are refused, first and last among them."""


def copy_faults(folder: Path) -> None:
    """Put faults into system calls of one copy; say what was told, and what stands of file and copies."""
    original = folder / "original.case"
    begin(original).file.close()
    trace = folder / "trace"
    _one_copy(original, trace, "trace=all")
    calls = _calls(trace)
    found: dict[str, Counter[str]] = {}
    tried = 0
    for fault in ("error=EIO", "error=ENOSPC", "signal=KILL"):
        outcomes: Counter[str] = Counter()
        for call, times in calls.items():
            for number in sorted({1, times, *range(1, times + 1, -(-times // MOST_OF_A_KIND))}):
                said, status = _one_copy(original, trace, f"trace={call}", f"inject={call}:{fault}:when={number}")
                told = said.decode() or ("killed" if status < 0 else f"ended-in-{call}")
                acknowledged = {int(told.split()[1])} if told.startswith("copied") else set[int]()
                became = _copies_outcome(_copy_of(original), folder / "stick", acknowledged)
                outcomes[f"{told.split()[0]}: {became}"] += 1
                tried += 1
        found[fault.partition("=")[2]] = outcomes
    say({"calls": calls, "tried": tried, "found": found})


def _one_copy(original: Path, trace: Path, *options: str) -> tuple[bytes, int]:
    case, stick = _copy_of(original), original.with_name("stick")
    shutil.rmtree(stick, ignore_errors=True)
    stick.mkdir()
    case.with_name(case.name + "-journal").unlink(missing_ok=True)
    shutil.copy(original, case)
    return _watched(lambda: _saved_once(case), lambda record, tell: _copy_once(record, stick, tell), trace, *options)


def _saved_once(case: Path) -> Record:
    record = resume(case)
    save(record)
    return record


def _copy_once(record: Record, stick: Path, tell: int) -> None:
    try:
        os.write(tell, f"copied {keep_copy(record.file, stick).head.seq}".encode())
    except CaseFileError as error:
        os.write(tell, error.code.encode())


# ── refused by the system ──────────────────────────────────────────────────────────────────
def faults(folder: Path) -> None:
    """Put each fault into each system call of one saving and the closing; say what came of each."""
    original = folder / "original.case"
    begin(original).file.close()
    known = look(original).hashes
    trace = folder / "trace"
    _one_saving(original, trace, "trace=all")
    calls = _calls(trace)
    found: dict[str, Counter[str]] = {}
    for fault in ("error=EIO", "error=ENOSPC", "signal=KILL"):
        outcomes: Counter[str] = Counter()
        for call, times in calls.items():
            for number in range(1, times + 1):
                inject = f"inject={call}:{fault}:when={number}"
                said, status = _one_saving(original, trace, f"trace={call}", inject)
                outcomes[_ending(said, status, look(_copy_of(original)), known)] += 1
        found[fault.partition("=")[2]] = outcomes
    say({"calls": calls, "found": found})


def _one_saving(original: Path, trace: Path, *options: str) -> tuple[bytes, int]:
    case = _copy_of(original)
    case.with_name(case.name + "-journal").unlink(missing_ok=True)
    shutil.copy(original, case)
    return _watched(lambda: resume(case), _save_once, trace, *options)


def _copy_of(original: Path) -> Path:
    return original.with_name("a.case")


NOT_OF_THE_FILE = {
    "write",
    "read",
    "close",
    "exit_group",
    "munmap",
    "mmap",
    "brk",
    "futex",
    "getrandom",
    "madvise",
    "getpid",
    "geteuid",
}
"""Calls of the harness itself, of memory, and those that cannot fail."""


def _calls(trace: Path, besides: AbstractSet[str] = frozenset()) -> dict[str, int]:
    """Return how often the saving asked what of the system; `besides` are calls of ours that count all the same."""
    names = re.findall(r"^\d+ +([a-z0-9_]+)\(", trace.read_text("utf-8"), re.MULTILINE)
    return {name: times for name, times in Counter(names).items() if name not in NOT_OF_THE_FILE - besides}


def _save_once(record: Record, tell: int) -> None:
    """Save; where the disk was full, once more, since the file stays open then."""
    try:
        os.write(tell, f"saved {save(record)}".encode())
    except DiskFullError as error:
        os.write(tell, error.code.encode())
        os.write(tell, f" saved {save(record)}".encode())
    except CaseFileError as error:
        os.write(tell, error.code.encode())
    record.file.close()


def _ending(said: bytes, status: int, found: Look, known: tuple[bytes, ...]) -> str:
    """Return what the child was told, and what stands in the file."""
    words = said.decode().split()
    acknowledged = int(words[-1]) if "saved" in words else len(known)
    told = " ".join(one for one in words if not one.isdigit()) or ("killed" if status < 0 else f"ended {status}")
    became = outcome(found, known, acknowledged)
    return f"{told}: {became}" if found.head <= len(known) + 1 else f"{told}: too many"


# ── no room ────────────────────────────────────────────────────────────────────────────────
def full_disk(folder: Path) -> None:
    """Save until the disk is full, make room, save again; say what was told and what stands."""
    _, told = forked(lambda tell: _fill(folder, tell))
    said = rest_of(told)
    os.wait()
    say(json.loads(said))


def _fill(folder: Path, tell: int) -> None:
    small_disk = _on_a_small_disk(folder)
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(_BALLAST))
    case = folder / "a.case"
    record = begin(case)
    if not small_disk:
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (case.stat().st_size + _BALLAST, hard))
    acknowledged, refusals = _save_until_refused(record)
    if small_disk:
        # The file stays open: refused again while it is full, saved when there is room.
        refusals += _save_until_refused(record)[1]
        ballast.unlink()
        acknowledged = save(record)
    record.file.close()
    found = look(case)
    facts = {"small_disk": small_disk, "acknowledged": acknowledged, "refusals": refusals, "head": found.head}
    os.write(tell, json.dumps({**facts, "faults": found.faults}).encode())


def _save_until_refused(record: Record) -> tuple[int, list[str]]:
    acknowledged = len(record.journal)
    while True:
        try:
            acknowledged = save(record)
        except CaseFileError as error:
            return acknowledged, [error.code]


def _on_a_small_disk(folder: Path) -> bool:
    """Put a tiny disk there that only this process sees; False where the system does not allow it."""
    libc = ctypes.CDLL(None, use_errno=True)
    if os.geteuid() == 0:
        if libc.unshare(_NEW_MOUNTS):
            return False
    else:
        user, group = os.geteuid(), os.getegid()
        if libc.unshare(_NEW_USERS | _NEW_MOUNTS):
            return False
        # Without a name of their own for this person the disk would take no file from them.
        try:
            for name, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
                Path(f"/proc/self/{name}").write_text(text, "ascii")
        except OSError:
            return False
    if libc.mount(None, b"/", None, _PRIVATE_AND_BELOW, None):
        return False
    options = f"size={_ROOM_IN_ALL}".encode()
    return not libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, options)


# ── forking ────────────────────────────────────────────────────────────────────────────────
def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Fork a child that works and tells through a pipe; return it and the end to read from."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work_and_end(work, writing)
    os.close(writing)
    return child, reading


def _work_and_end(work: Callable[[int], None], tell: int) -> NoReturn:
    code = 1
    with suppress(OSError, AttributeError):
        # Nothing goes on saving when the run is broken off.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    with suppress(BaseException):
        work(tell)
        code = 0
    os._exit(code)


def rest_of(told: int) -> bytes:
    """Return what a child told until it ended."""
    said = b""
    while part := os.read(told, 65536):
        said += part
    os.close(told)
    return said


def say(found: object) -> None:
    """Print one line of JSON."""
    sys.stdout.write(json.dumps(found) + "\n")


_ALL = (kills, traced, packets, packet_faults, copy_kills, copy_faults, faults, full_disk)
TASKS = {one.__name__: one for one in _ALL}

if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
