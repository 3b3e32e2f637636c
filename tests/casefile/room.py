"""What the tests of the case file share: a cheap key, a passphrase, entries, and a second process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from committee_app.casefile import CaseFile, Entry, Head
from committee_app.sealing.slots import KdfCost

ROOT = Path(__file__).parents[2]
COST = KdfCost(64, 1, 1)
PASSPHRASE = "가격 나비 다람쥐 라면 마음 바다"
SECRET_NAME = "달빛구 인공지능 민원 안내"


def new_case(path: Path, entries: int = 0) -> CaseFile:
    """Return a new open case file with so many entries."""
    casefile = CaseFile.create(path, PASSPHRASE, cost=COST)
    grow(casefile, entries)
    return casefile


def open_case(path: Path, passphrase: str = PASSPHRASE, *, read_only: bool = False) -> CaseFile:
    """Return the case file, opened at a cheap cost."""
    return CaseFile.open(path, passphrase, read_only=read_only, cost=COST)


def following(head: Head, size: int = 200) -> Entry:
    """Return an entry that follows the head, with a body of about `size` bytes."""
    act = {
        "at": "2026-02-10T10:00:00+09:00",
        "actor": "secretary",
        "kind": "statement_recorded",
        "act": {"n": head.seq},
    }
    body = json.dumps({**act, "text": f"{SECRET_NAME} " + "가" * (size // 3)}, ensure_ascii=False).encode()
    return Entry.following(head, body, head.seq.to_bytes(64, "big"))


def grow(casefile: CaseFile, entries: int) -> None:
    """Append so many entries."""
    for _ in range(entries):
        casefile.append(following(casefile.head()))


def second_process(*arguments: object) -> subprocess.Popen[str]:
    """Start `second_process.py`, which knows the same room."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.casefile.second_process", *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def said_by_second_process(*arguments: object) -> Any:
    """Return what the second process found; it must say nothing on its error output."""
    process = second_process(*arguments)
    said, complaints = process.communicate(timeout=120)
    assert (process.returncode, complaints) == (0, "")
    return json.loads(said)
