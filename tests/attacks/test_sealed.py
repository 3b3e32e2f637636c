"""Before the opening nobody finds a mark or a word of a ballot: in the file, with the room passphrase, or beside it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from committee_app.casefile.driver import PAGE
from committee_app.casefile.files import SALT_BYTES
from committee_app.sealing.slots import room_key
from tests.attacks.held import unlocked
from tests.attacks.scoring_child import opinion_of, reason_of
from tests.builders import MARKS, MEMBERS
from tests.casefile.room import COST, PASSPHRASE, ROOT
from tests.survival import strace

RESERVED = 80
"""Bytes at the end of a page under the cipher: 16 of its start value, 64 of its seal."""
JOURNAL_HEAD, JOURNAL_RECORD = 512, PAGE + 8

SEALED_WORDS = [words(one) for words in (reason_of, opinion_of) for one in MEMBERS]
SEALED_MARKS = [",".join(map(str, marks)) for marks in MARKS.values()]
ROSTER_WORDS = ["과제 C01", "과제 L10", "김가상1", "가상대학교", "sheet_sealed", "CREATE TABLE"]
"""What whoever holds the room passphrase may read, and nobody else."""


class Left:
    """What a program left when it ended.

    Attributes:
        place: everything that it could write to: its folder, its home and the place for temporary files.
        written: what it opened to write, by name; None where nothing can be traced.
    """

    def __init__(self, place: Path, written: frozenset[str] | None) -> None:
        self.place = place
        self.written = written
        self.case = place / "folder" / "small.case"

    def files(self) -> dict[str, bytes]:
        """Return every file that is there."""
        return {str(one.relative_to(self.place)): one.read_bytes() for one in self.place.rglob("*") if one.is_file()}

    def decrypted(self) -> bytes:
        """Return all pages of the file and of its journal as whoever has the room passphrase can read them."""
        data = self.case.read_bytes()
        key = room_key(PASSPHRASE, data[:SALT_BYTES], COST)
        journal = self.case.with_name(self.case.name + "-journal")
        pages = [*_pages(data), *(_journal_pages(journal.read_bytes()) if journal.exists() else ())]
        return b"".join(_decrypted(page, key, first=number == 1) for number, page in pages)


def _pages(data: bytes) -> Iterator[tuple[int, bytes]]:
    for at in range(0, len(data), PAGE):
        yield at // PAGE + 1, data[at : at + PAGE]


def _journal_pages(data: bytes) -> Iterator[tuple[int, bytes]]:
    for at in range(JOURNAL_HEAD, len(data) - JOURNAL_RECORD + 1, JOURNAL_RECORD):
        yield int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 4 + PAGE]


def _decrypted(page: bytes, key: bytes, *, first: bool) -> bytes:
    start = page[-RESERVED : -RESERVED + 16]
    reader = Cipher(algorithms.AES(key), modes.CBC(start)).decryptor()
    return reader.update(page[SALT_BYTES if first else 0 : -RESERVED]) + reader.finalize()


def spellings(words: str) -> list[bytes]:
    """Return how words may stand in a file."""
    return [
        *(words.encode(one) for one in ("utf-8", "utf-16-le", "utf-16-be", "cp949")),
        json.dumps(words).strip('"').encode(),
    ]


def found(data: bytes, words: list[str]) -> list[str]:
    """Return which words stand in the bytes, in any spelling."""
    return [one for one in words if any(each in data for each in spellings(one))]


@pytest.fixture(scope="module")
def traceable(tmp_path_factory: pytest.TempPathFactory) -> bool:
    return strace.possible(tmp_path_factory.mktemp("trial"))


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory, traceable: bool) -> Callable[[str], Left]:
    """Run the scoring program to one of its ends, once."""
    known: dict[str, Left] = {}

    def run(end: str) -> Left:
        if end not in known:
            known[end] = _run(tmp_path_factory.mktemp(end), end, traceable=traceable)
        return known[end]

    return run


def _run(place: Path, end: str, *, traceable: bool) -> Left:
    trace = place.with_suffix(".trace")
    for name in ("folder", "home", "tmp"):
        (place / name).mkdir()
    own = {"HOME": place / "home", "TMPDIR": place / "tmp", "PYTHONPATH": ROOT, "PYTHONDONTWRITEBYTECODE": "1"}
    environment = {**os.environ, **{name: str(value) for name, value in own.items()}}
    kinds = "trace=open,openat,creat,memfd_create,mknod,mknodat,link,linkat,rename,renameat,renameat2,symlink,symlinkat"
    watched = ["strace", "-f", "-qq", "-o", str(trace), "-e", kinds] if traceable else []
    command = [*watched, sys.executable, "-m", "tests.attacks.scoring_child", str(place / "folder"), end]
    ended = subprocess.run(command, cwd=place, env=environment, capture_output=True, timeout=120, check=False)
    killed = {-signal.SIGKILL, 128 + signal.SIGKILL}
    assert ended.returncode in (killed if end == "killed" else {0}), ended.stderr.decode()
    assert (ended.stdout, ended.stderr) == (b"", b"")
    return Left(place, _written(trace) if traceable else None)


def _written(trace: Path) -> frozenset[str]:
    """Return the names of all files that were opened to write, or got another name."""
    lines = [one for one in trace.read_text("utf-8").splitlines() if " = -1 " not in one]
    ways = ("O_WRONLY", "O_RDWR", "O_CREAT", "memfd_create(", "link", "rename", "mknod", "creat(")
    return frozenset(
        name for line in lines if any(way in line for way in ways) for name in re.findall(r'"([^"]*)"', line)
    )


ENDS = ("closed", "killed")


@pytest.mark.parametrize("end", ENDS)
def test_no_word_and_no_mark_stands_in_any_file_that_is_left(left: Callable[[str], Left], end: str) -> None:
    files = left(end).files()
    assert ("folder/small.case-journal" in files) == (end == "killed")
    assert {name for name in files if not name.startswith("folder/")} == set()
    for data in files.values():
        assert found(data, [*SEALED_WORDS, *SEALED_MARKS, *ROSTER_WORDS]) == []


@pytest.mark.parametrize("end", ENDS)
def test_no_word_and_no_mark_is_read_with_the_room_passphrase(left: Callable[[str], Left], end: str) -> None:
    """Drafts are locked by their author's keys, sealed sheets by the holders', and dropped drafts are overwritten."""
    data = left(end).decrypted()
    # Everything is really decrypted: what the room may know is there.
    assert found(data, ROSTER_WORDS) == ROSTER_WORDS
    assert found(data, [*SEALED_WORDS, *SEALED_MARKS]) == []


def test_the_same_search_finds_them_once_the_ballots_are_open(left: Callable[[str], Left]) -> None:
    data = left("opened").decrypted()
    assert found(data, SEALED_WORDS) == SEALED_WORDS
    assert found(data, SEALED_MARKS) == SEALED_MARKS
    for file in left("opened").files().values():
        assert found(file, [*SEALED_WORDS, *SEALED_MARKS, *ROSTER_WORDS]) == []


def test_no_mark_stands_in_the_readable_tables(left: Callable[[str], Left]) -> None:
    with unlocked(left("closed").case) as hands:
        assert hands.run("SELECT count(*) FROM mark") == [(0,)]
        assert hands.run("SELECT count(*) FROM ranking") == [(0,)]
        assert hands.run("SELECT DISTINCT actor FROM draft") == [("evaluator:3",)]


@pytest.mark.parametrize("end", ENDS)
def test_the_program_writes_nowhere_but_beside_the_case(
    left: Callable[[str], Left], end: str, counted: Callable[[str], None]
) -> None:
    written = left(end).written
    if written is None:
        counted(strace.WORDS)
        pytest.skip(strace.WORDS)
    case = str(left(end).case)
    assert case in written
    assert written <= {case, f"{case}-journal", f"{case}.part", f"{case}.part-journal", "/dev/null"}
