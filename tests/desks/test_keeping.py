"""A second copy follows each sealed sheet and each stage; it can fail, and never stops the day."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from committee_app.case.acts import SheetSealed
from committee_app.case.lifecycle import Stage
from committee_app.case.replaying import apply
from committee_app.case.state import CaseState
from committee_app.casefile import CaseFile, CaseFileError
from committee_app.casefile.copies import copies_in
from committee_app.desks.checking import check_record
from committee_app.desks.keeping import Places
from committee_app.desks.record import links
from tests.casefile.room import COST, PASSPHRASE
from tests.desks.kept_case import KeptDay, codes


def told_whole_day(kept: KeptDay) -> None:
    kept.day.walk_to(Stage.DELIBERATING)
    kept.tell()
    kept.room.close()


def test_there_is_a_copy_after_each_sheet_and_each_stage(tmp_path: Path, stick: Path) -> None:
    kept = KeptDay(tmp_path / "a.case", Places(copies=stick, keep=100))
    told_whole_day(kept)
    journal = kept.room.record.journal
    wanted = {one.seq for one in journal if isinstance(one.act, SheetSealed)} | set(stage_changes(kept))
    assert {one.seq for one in copies_in(stick, "a")} == wanted
    newest = copies_in(stick, "a")[0]
    with CaseFile.open(newest.path, PASSPHRASE, read_only=True, cost=COST) as copy:
        checked = check_record(links(copy))
        assert checked.holds
        assert len(checked.journal) == newest.seq
        assert checked.hashes == kept.room.record.checked().hashes[: newest.seq]


def stage_changes(kept: KeptDay) -> list[int]:
    state, found = CaseState(), list[int]()
    for seq, one in enumerate(kept.day.done, start=1):
        after = apply(state, one.actor, one.act)
        # The first entry stands before anybody follows.
        if after.stage is not state.stage and seq > 1:
            found.append(seq)
        state = after
    return found


def test_only_the_last_few_are_kept(tmp_path: Path, stick: Path) -> None:
    kept = KeptDay(tmp_path / "a.case", Places(copies=stick, keep=2))
    told_whole_day(kept)
    assert len(copies_in(stick, "a")) == 2


def test_a_copy_on_the_same_disk_is_made_and_remarked_on(tmp_path: Path, stick: Path) -> None:
    kept = KeptDay(tmp_path / "a.case")
    assert kept.room.keeping.keep_copies_in(stick) is not None
    assert codes(kept.room) == ["copy.same_medium"]
    assert kept.room.keeping.keep_copies_in(None) is None
    assert codes(kept.room) == []
    kept.room.close()


def test_a_stick_that_was_pulled_is_said_until_it_is_back(tmp_path: Path, stick: Path) -> None:
    kept = KeptDay(tmp_path / "a.case", Places(copies=stick))
    stick.rename(tmp_path / "pulled")
    kept.day.walk_to(Stage.CLOSED)
    kept.tell()
    assert codes(kept.room) == ["copy.failed", "casefile.no_folder"]
    assert kept.room.state.stage is Stage.CLOSED
    (tmp_path / "pulled").rename(stick)
    kept.day.walk_to(Stage.OPENED)
    kept.tell()
    assert codes(kept.room) == ["copy.same_medium"]
    assert copies_in(stick, "a")[0].seq == len(kept.room.record.journal)
    kept.room.close()


def test_a_safe_copy_of_the_open_case_is_a_case_of_its_own(tmp_path: Path, stick: Path) -> None:
    kept = KeptDay(tmp_path / "a.case")
    kept.go_on("draft")
    made = kept.room.safe_copy(stick / "b.case")
    assert (made.head.seq, made.head.hash) == (len(kept.room.record.journal), kept.room.record.head)
    with pytest.raises(CaseFileError) as refused:
        kept.room.safe_copy(stick / "b.case")
    assert refused.value.finding.code == "casefile.exists_already"
    kept.go_on("import_rosters")
    kept.room.close()


def test_a_failed_act_makes_no_copy(tmp_path: Path, stick: Path) -> None:
    kept = KeptDay(tmp_path / "a.case", Places(copies=stick))
    with suppress(KeyError), kept.room.record.together():
        kept.day.walk_to(Stage.FROZEN)
        kept.tell()
        raise KeyError
    assert copies_in(stick, "a") == ()
    assert len(kept.room.record.journal) == 1
    kept.room.close()
