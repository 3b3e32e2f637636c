"""Another process at the same file: it holds it, is killed over it, runs out of room, or may not write.

Each task prints one line of JSON.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import resource
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from committee_app.casefile import CaseFile, CaseFileError, Entry
from committee_app.casefile.files import has_hot_journal
from committee_app.sealing.chain import first_broken_link
from tests.casefile.room import following, new_case, open_case


def hold(path: Path) -> None:
    """Keep the file open until the other side goes away."""
    with open_case(path):
        say("held")
        sys.stdin.read()


def try_to_open(path: Path) -> None:
    """Say how the four ways to open the file end."""
    ways = [(passphrase, read_only) for passphrase in ("가격", "나비") for read_only in (False, True)]
    found = [ending(lambda way=way: open_case(path, way[0], read_only=way[1])) for way in ways]
    say(found)


def be_killed(path: Path, rounds: str) -> None:
    """Let a child append until it is killed, again and again; say what was lost, torn or broken."""
    chance = random.Random(20260210)
    faults: list[str] = []
    acknowledged = interrupted = 0
    draft = 0
    for _ in range(int(rounds)):
        last, hot = _killed_child(path, chance)
        acknowledged = max(acknowledged, last)
        interrupted += hot
        with open_case(path) as casefile:
            head = casefile.head().seq
            kept = casefile.draft("evaluator:1", "sheet")
            draft = int(kept.saved_at) if kept else 0
            entries = list(casefile.entries())
        # The last saving may stand although nobody was told so any more.
        if not acknowledged <= head <= acknowledged + 1:
            faults.append(f"acknowledged {acknowledged}, found {head}")
        if draft != head:
            faults.append(f"torn: entry {head} with the draft of {draft}")
        if (broken := first_broken_link(as_links(entries))) or len(entries) != head:
            faults.append(f"broken at {broken}")
        acknowledged = head
    say({"faults": faults, "entries": acknowledged, "interrupted": interrupted})


def _killed_child(path: Path, chance: random.Random) -> tuple[int, bool]:
    """Fork a child that appends and acknowledges; kill it; return its last acknowledgement, and if it was writing."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _append_for_ever(path, writing)
    os.close(writing)
    said = os.read(reading, 8)
    # Killed at any moment of the next few savings.
    deadline = time.monotonic() + chance.uniform(0, 0.004)
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            said += os.read(reading, 4096)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(reading, 4096):
        said += rest
    os.close(reading)
    whole = said[: len(said) // 8 * 8]
    return int.from_bytes(whole[-8:], "big"), has_hot_journal(path)


def _append_for_ever(path: Path, acknowledgements: int) -> None:
    with suppress(BaseException):
        casefile = open_case(path)
        while True:
            entry = following(casefile.head(), size=3000)
            with casefile.transaction():
                casefile.append(entry)
                casefile.put_draft("evaluator:1", "sheet", os.urandom(2000), str(entry.seq))
            os.write(acknowledgements, entry.seq.to_bytes(8, "big"))
    os._exit(1)


def leave_half_saved(path: Path) -> None:
    """Die in the middle of a saving, with pages of it in the file already."""
    casefile = open_case(path)
    connection = casefile._connection
    assert connection is not None
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    # More pages than the cache holds: some are written before the commit that never comes.
    for number in range(200):
        connection.execute("INSERT OR REPLACE INTO draft VALUES('a', ?, ?, '')", (str(number % 60), os.urandom(5000)))
    say({"hot": has_hot_journal(path)})
    sys.stdout.flush()
    os._exit(0)


def run_out_of_room(path: Path) -> None:
    """Save until the file may not grow further; then look at what stands."""
    casefile = open_case(path)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 40_000, hard))
    said = ending(lambda: _append_until_refused(casefile))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    again = ending(casefile.head)
    casefile.close()
    with open_case(path) as casefile:
        entries = list(casefile.entries())
    say({"said": said, "again": again, "entries": len(entries), "broken": first_broken_link(as_links(entries))})


def _append_until_refused(casefile: CaseFile) -> None:
    while True:
        with casefile.transaction():
            casefile.append(following(casefile.head(), size=3000))


def have_no_right_to_write(path: Path) -> None:
    """Give up root's privilege of writing everywhere, if there is one, and try what can be done."""
    _drop_capabilities()
    new = path.with_name("새 사건.case")
    found = [ending(lambda: open_case(path)), ending(lambda: new_case(new))]
    with open_case(path, read_only=True) as casefile:
        say(
            {
                "endings": found,
                "entries": len(list(casefile.entries())),
                "listed": sorted(one.name for one in path.parent.iterdir()),
            }
        )


def _drop_capabilities() -> None:
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capset(ctypes.byref(header), ctypes.byref(nothing)):
        raise OSError(ctypes.get_errno(), "capset")


def ending(deed: object) -> str:
    """Return the code of the refusal, or what went through."""
    try:
        deed()  # type: ignore[operator]
    except CaseFileError as error:
        return error.finding.code
    return "done"


def as_links(entries: list[Entry]) -> list[tuple[bytes, bytes, bytes, bytes]]:
    """Return entries as the chain takes them."""
    return [(one.prev, one.body, one.signature, one.hash) for one in entries]


def say(found: object) -> None:
    """Print one line of JSON."""
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


TASKS = {
    one.__name__: one
    for one in (hold, try_to_open, be_killed, leave_half_saved, run_out_of_room, have_no_right_to_write)
}

if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
