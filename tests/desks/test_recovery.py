"""After a crash: what is there, how it stands to the copy, and putting the copy back without losing the file."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.casefile import CaseFile, errors
from committee_app.casefile.copies import copies_in
from committee_app.casefile.files import journal
from committee_app.desks.recovery import Relation, compare, restore, what_is_there
from committee_app.desks.room import Room
from tests.casefile.room import COST, PASSPHRASE
from tests.desks.kept_case import KeptDay, closed_with_copies
from tests.survival.room import begin, save


@pytest.fixture
def kept(tmp_path: Path, stick: Path) -> KeptDay:
    return closed_with_copies(tmp_path, stick)


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 // 4096 * 4096)


# ── what is there ──────────────────────────────────────────────────────────────────────────
def test_a_file_closed_in_order_is_whole_and_nothing_is_lost(kept: KeptDay, stick: Path) -> None:
    found = what_is_there(kept.path, PASSPHRASE, kept.places, cost=COST)
    assert (found.unclosed, found.replayed, found.trouble, found.remembered) == (False, False, (), ())
    assert found.nothing_lost
    assert found.last is not None
    assert (found.entries, found.last.seq, found.last.kind) == (len(kept.day.done),) * 2 + ("closing_confirmed",)
    assert found.last.name == kept.room.state.person_name(kept.day.done[-1].actor)
    assert found.copy == copies_in(stick, "a")[0]
    assert found.beside is not None
    assert (found.beside.relation, found.beside.both) == (Relation.SAME, found.entries)


def test_after_a_crash_it_says_whose_work_is_kept(tmp_path: Path) -> None:
    """The process ended; the copy of the folder is what it left."""
    path = tmp_path / "a.case"
    record = begin(path)
    seq = save(record)
    record.file.put_draft("evaluator:1", "another", b"box", "2026-02-26T10:00:00+09:00")
    left = tmp_path / "left"
    left.mkdir()
    for one in (path, journal(path)):
        shutil.copy(one, left)
    record.file.close()
    found = what_is_there(left / "a.case", PASSPHRASE, cost=COST)
    assert (found.unclosed, found.entries, found.trouble) == (True, seq, ())
    assert [(one.actor, one.count) for one in found.drafts] == [("evaluator:1", 2)]


def test_an_older_file_is_told_by_the_copy_and_by_the_machine(kept: KeptDay) -> None:
    older = kept.set_aside("older")
    kept.reopened()
    kept.day.walk_to(Stage.OPENED)
    kept.tell()
    kept.room.close()
    shutil.move(older, kept.path)
    found = what_is_there(kept.path, PASSPHRASE, kept.places, cost=COST)
    assert not found.nothing_lost
    assert [one.code for one in found.remembered] == ["file.rolled_back"]
    assert found.beside is not None
    assert found.beside.relation is Relation.MORE
    assert [one.seq for one in found.beside.only_there] == list(range(found.entries + 1, len(kept.day.done) + 1))


@pytest.mark.parametrize(("damage", "code"), [(damaged, "casefile.damaged"), (cut, "casefile.damaged")])
def test_a_damaged_file_is_named_and_the_copy_is_beside_it(
    kept: KeptDay, damage: Callable[[Path], None], code: str
) -> None:
    damage(kept.path)
    found = what_is_there(kept.path, PASSPHRASE, kept.places, cost=COST)
    assert code in [one.code for one in found.trouble]
    assert not found.nothing_lost
    assert found.beside is not None
    assert len(found.beside.only_there) + found.beside.both == len(kept.day.done)


def test_a_wrong_passphrase_is_not_a_damaged_file(kept: KeptDay) -> None:
    with pytest.raises(errors.WrongPassphraseError):
        what_is_there(kept.path, "나비", kept.places, cost=COST)


# ── putting back ───────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("damage", [damaged, cut, lambda path: path.write_bytes(b"")])
def test_the_copy_takes_the_place_and_the_damaged_file_keeps_its_bytes(
    kept: KeptDay, stick: Path, damage: Callable[[Path], None]
) -> None:
    damage(kept.path)
    bytes_before = kept.path.read_bytes()
    copy = copies_in(stick, "a")[0].path
    aside = restore(kept.path, copy, PASSPHRASE, cost=COST)
    assert aside is not None
    assert aside.path.name == "a.damaged-1.case"
    assert (aside.path.read_bytes(), aside.sha256) == (bytes_before, hashlib.sha256(bytes_before).hexdigest())
    noted = (aside.path.parent / "a.damaged-1.case.sha256").read_text(encoding="utf-8")
    assert noted == f"{aside.sha256}  a.damaged-1.case\n"
    subprocess.run(
        ["sha256sum", "-c", "a.damaged-1.case.sha256"], cwd=kept.path.parent, check=True, capture_output=True
    )
    assert what_is_there(kept.path, PASSPHRASE, kept.places, cost=COST).nothing_lost
    kept.reopened()
    kept.day.walk_to(Stage.OPENED)
    kept.tell()
    kept.room.close()
    assert sorted(one.name for one in kept.path.parent.glob("a.*")) == [
        "a.case",
        "a.damaged-1.case",
        "a.damaged-1.case.sha256",
    ]


def test_a_journal_goes_aside_with_its_file_and_is_never_played_into_the_copy(kept: KeptDay, stick: Path) -> None:
    damaged(kept.path)
    journal(kept.path).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    copy = copies_in(stick, "a")[0].path
    aside = restore(kept.path, copy, PASSPHRASE, cost=COST)
    assert aside is not None
    assert journal(aside.path).exists()
    assert not journal(kept.path).exists()
    assert len(aside.path.with_name(aside.path.name + ".sha256").read_text().splitlines()) == 2
    assert what_is_there(kept.path, PASSPHRASE, kept.places, cost=COST).nothing_lost


def test_a_second_time_gets_another_name(kept: KeptDay, stick: Path) -> None:
    copy = copies_in(stick, "a")[0].path
    for number in (1, 2):
        damaged(kept.path)
        aside = restore(kept.path, copy, PASSPHRASE, cost=COST)
        assert aside is not None
        assert aside.path.name == f"a.damaged-{number}.case"


def test_a_file_that_is_gone_comes_back(kept: KeptDay, stick: Path) -> None:
    kept.path.unlink()
    assert restore(kept.path, copies_in(stick, "a")[0].path, PASSPHRASE, cost=COST) is None
    assert what_is_there(kept.path, PASSPHRASE, kept.places, cost=COST).nothing_lost


def test_a_copy_that_is_not_whole_is_refused_and_nothing_moves(kept: KeptDay, stick: Path) -> None:
    copy = copies_in(stick, "a")[0].path
    damaged(copy)
    names = sorted(kept.path.parent.iterdir())
    with pytest.raises(RefusedError) as refused:
        restore(kept.path, copy, PASSPHRASE, cost=COST)
    assert refused.value.findings[0].code == "recovery.copy_not_whole"
    assert sorted(kept.path.parent.iterdir()) == names


def test_a_copy_of_another_case_is_refused(kept: KeptDay, tmp_path: Path) -> None:
    record = begin(tmp_path / "other.case")
    record.file.close()
    shutil.copy(kept.path, tmp_path / "b.case")
    assert compare(kept.path, tmp_path / "b.case", PASSPHRASE, cost=COST).relation is Relation.SAME
    found = compare(kept.path, tmp_path / "other.case", PASSPHRASE, cost=COST)
    assert (found.relation, found.both) == (Relation.PARTED, 0)


def test_an_open_file_is_neither_looked_at_nor_replaced(kept: KeptDay, stick: Path) -> None:
    room: Room = kept.reopened()
    with pytest.raises(errors.InUseError):
        what_is_there(kept.path, PASSPHRASE, cost=COST)
    with pytest.raises(errors.InUseError):
        restore(kept.path, copies_in(stick, "a")[0].path, PASSPHRASE, cost=COST)
    room.close()
    with CaseFile.open(kept.path, PASSPHRASE, cost=COST) as file:
        assert file.head().seq == len(kept.day.done)
