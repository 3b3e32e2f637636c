"""A machine remembers the head of a case: an older or another file is noticed, and still opens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from committee_app.case import acts
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import CaseId
from committee_app.desks.clock import SystemClock
from committee_app.desks.keeping import Places
from committee_app.desks.memory import MachineMemory, Remembered
from committee_app.desks.record import Signer
from committee_app.desks.room import Room
from tests.builders import CASE, SECRETARY, SignedDay, keys_of
from tests.casefile.room import COST, PASSPHRASE
from tests.desks.kept_case import KeptDay, codes

CASE_ID = CaseId(str(CASE))


@pytest.fixture
def memory(tmp_path: Path) -> MachineMemory:
    return MachineMemory(tmp_path / "data" / "heads")


@pytest.fixture
def kept(tmp_path: Path, memory: MachineMemory) -> KeptDay:
    return KeptDay(tmp_path / "a.case", Places(memory))


def test_what_was_seen_is_remembered_after_each_act(kept: KeptDay, memory: MachineMemory) -> None:
    for part in ("draft", "import_rosters"):
        kept.go_on(part)
        found = memory.recall(CASE_ID)
        assert found is not None
        assert (found.seq, found.head) == (len(kept.room.record.journal), kept.room.record.head)
        assert (found.open, found.size) == (True, kept.path.stat().st_size)
    kept.room.close()
    found = memory.recall(CASE_ID)
    assert found is not None
    assert not found.open
    assert codes(kept.reopened()) == []
    kept.room.close()


def test_an_older_file_put_back_is_named_and_still_opens(kept: KeptDay, memory: MachineMemory) -> None:
    kept.go_on("draft")
    kept.room.close()
    older = kept.set_aside("older")
    kept.reopened()
    kept.go_on("import_rosters")
    kept.room.close()
    newest = memory.recall(CASE_ID)
    shutil.copy(older, kept.path)
    room = kept.reopened()
    assert [(one.code, dict(one.params)) for one in room.findings()] == [("file.rolled_back", {"entries": 2, "seq": 4})]
    assert len(room.record.journal) == 2
    room.close()
    # It refuses to forget.
    assert memory.recall(CASE_ID) == newest


def test_a_file_rolled_back_and_continued_is_another_file(kept: KeptDay) -> None:
    kept.go_on("draft")
    kept.room.close()
    older = kept.set_aside("older.case")
    kept.reopened()
    kept.go_on("import_rosters")
    kept.room.close()
    shutil.move(older, kept.path)
    elsewhere = kept.reopened(Places())
    signer = _secretary()
    for words in ("가", "나", "다"):
        elsewhere.record.append(signer, acts.ProposalsImported(acts.Source(words, "0" * 64), kept.day.state.proposals))
    elsewhere.close()
    assert codes(kept.reopened()) == ["file.forked"]
    kept.room.close()


def _secretary() -> Signer:
    return Signer(SECRETARY, keys_of(SECRETARY))


def test_a_copy_that_left_its_journal_behind_is_warned_of(kept: KeptDay, tmp_path: Path) -> None:
    kept.go_on("draft")
    copied = tmp_path / "moved" / "a.case"
    copied.parent.mkdir()
    # The program ended without closing; only the main file was taken along.
    shutil.copy(kept.path, copied)
    kept.room.record.file.close()
    moved = Room.open(copied, PASSPHRASE, SystemClock(), cost=COST, places=kept.places)
    assert codes(moved) == ["file.journal_missing"]
    moved.close()


def test_a_machine_that_never_saw_the_case_says_nothing(kept: KeptDay, tmp_path: Path) -> None:
    kept.room.close()
    assert codes(kept.reopened(Places(MachineMemory(tmp_path / "another")))) == []
    kept.room.close()


@pytest.mark.parametrize(
    "damage",
    [b"", b"{}", b"\x00" * 100, b"x" * 5000, b'{"case":"a","format":"committee-memory/1"}'],
    ids=["empty", "no fields", "zeros", "long", "some fields"],
)
def test_a_damaged_memory_is_said_and_kept_and_nothing_is_stopped(
    kept: KeptDay, memory: MachineMemory, damage: bytes
) -> None:
    kept.room.close()
    memory.place(CASE_ID).write_bytes(damage)
    assert codes(kept.reopened()) == ["memory.unreadable"]
    kept.go_on("draft")
    kept.room.close()
    assert memory.place(CASE_ID).read_bytes() == damage


def test_a_memory_of_another_case_under_this_name_is_not_believed(memory: MachineMemory) -> None:
    memory.remember(CaseId("another"), Remembered(1, bytes(32), 0))
    memory.place(CaseId("another")).rename(memory.place(CASE_ID))
    with pytest.raises(RefusedError):
        memory.recall(CASE_ID)


def test_a_place_that_cannot_be_written_is_said_and_the_day_goes_on(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    kept = KeptDay(tmp_path / "a.case", Places(MachineMemory(tmp_path / "data")))
    kept.go_on("draft")
    assert codes(kept.room) == ["memory.not_kept"]
    kept.room.close()


def test_a_rehearsal_is_not_remembered(tmp_path: Path, memory: MachineMemory) -> None:
    """Practice cases have one number, and each has keys of its own."""
    kept = KeptDay(tmp_path / "a.case", Places(memory), SignedDay())
    kept.go_on("draft")
    kept.room.close()
    assert kept.reopened().state.rehearsal
    kept.room.close()
    assert memory.recall(CASE_ID) is None
