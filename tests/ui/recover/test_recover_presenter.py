"""What the page after a crash decides, without a window."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_app.case.findings import Finding
from committee_app.case.lifecycle import Stage
from committee_app.casefile.copies import copies_in
from committee_app.casefile.files import journal
from committee_app.desks.clock import SystemClock
from committee_app.desks.keeping import Places
from committee_app.desks.memory import MachineMemory
from committee_app.desks.recovery import Aftermath, Comparison, Relation
from committee_app.ui.ports import Lobby
from committee_app.ui.recover.page import Advice, RecoverPage, advice
from committee_app.ui.recover.presenter import RecoverPresenter
from tests.casefile.room import COST, PASSPHRASE
from tests.desks.kept_case import KeptDay, closed_with_copies
from tests.ui.fakes import ImmediateRunner, PatientRunner, RecordingNavigator, RecordingView


@pytest.fixture
def kept(tmp_path: Path, stick: Path) -> KeptDay:
    return closed_with_copies(tmp_path, stick)


class Desk:
    """A presenter with everything around it."""

    def __init__(self, kept: KeptDay, runner: ImmediateRunner | None = None) -> None:
        self.navigator = RecordingNavigator()
        self.view: RecordingView[RecoverPage] = RecordingView()
        places = kept.places or Places()
        lobby = Lobby(SystemClock(), COST, runner or ImmediateRunner(), self.navigator, lambda: places)
        self.presenter = RecoverPresenter(lobby, self.view, (kept.path,))
        self.presenter.refresh()

    @property
    def page(self) -> RecoverPage:
        return self.view.page

    def advice(self) -> Advice | None:
        return self.page.advice

    def codes(self) -> list[str]:
        return [one.code for one in self.page.problems]


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_whole_file_is_opened_with_the_words_typed_once(kept: KeptDay) -> None:
    desk = Desk(kept)
    desk.presenter.look(PASSPHRASE)
    assert desk.advice() is Advice.GO_ON
    assert (desk.page.can_open, desk.page.can_restore) == (True, False)
    assert desk.page.beside is not None
    assert desk.page.beside.relation is Relation.SAME
    desk.presenter.open()
    with desk.navigator.rooms[0].record.file:
        assert desk.navigator.asked == ["enter_room"]


def test_before_anybody_looked_nothing_can_be_done(kept: KeptDay) -> None:
    desk = Desk(kept)
    desk.presenter.open()
    desk.presenter.restore()
    desk.presenter.choose_copy("x.case")
    desk.presenter.look("")
    assert desk.page == RecoverPage(file=str(kept.path), blank=True)
    desk.presenter.leave()
    assert desk.navigator.asked == ["go start"]


def test_without_a_file_nobody_looks(kept: KeptDay) -> None:
    desk = Desk(kept)
    desk.presenter.choose_file("")
    desk.presenter.look(PASSPHRASE)
    assert desk.page == RecoverPage()


def test_wrong_words_say_nothing_of_the_file(kept: KeptDay) -> None:
    desk = Desk(kept)
    desk.presenter.look("나비")
    assert desk.codes() == ["casefile.wrong_passphrase_or_not_a_case"]
    assert desk.page.found is None


def test_the_file_that_is_open_in_this_window_is_left_alone(kept: KeptDay) -> None:
    desk = Desk(kept)
    desk.presenter.look(PASSPHRASE)
    desk.navigator.opened = kept.path
    desk.presenter.look(PASSPHRASE)
    assert desk.codes() == ["casefile.in_use"]


def test_while_the_files_are_read_nothing_else_can_be_done(kept: KeptDay) -> None:
    runner = PatientRunner()
    desk = Desk(kept, runner)
    desk.presenter.look(PASSPHRASE)
    assert desk.page.busy
    runner.finish()
    assert not desk.page.busy


@pytest.mark.parametrize("damage", [flip, lambda path: os.truncate(path, 8192)])
def test_a_damaged_file_gives_way_to_the_copy_and_keeps_its_bytes(
    kept: KeptDay, damage: Callable[[Path], None]
) -> None:
    damage(kept.path)
    before = kept.path.read_bytes()
    desk = Desk(kept)
    desk.presenter.look(PASSPHRASE)
    assert desk.advice() is Advice.TAKE_COPY
    assert (desk.page.can_open, desk.page.can_restore) == (False, True)
    desk.presenter.restore()
    assert desk.page.restored is not None
    assert (kept.path.parent / desk.page.restored.kept).read_bytes() == before
    assert desk.advice() is Advice.GO_ON
    assert desk.page.found is not None
    assert [one.code for one in desk.page.found.left] == ["recovery.left_damaged"]
    assert desk.page.can_open


def test_a_damaged_file_without_a_copy_waits_for_one(kept: KeptDay, stick: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.case"
    shutil.copy(copies_in(stick, "a")[0].path, elsewhere)
    kept.places = Places()
    flip(kept.path)
    desk = Desk(kept)
    desk.presenter.look(PASSPHRASE)
    assert desk.advice() is Advice.FIND_COPY
    desk.presenter.choose_copy(str(elsewhere))
    assert (desk.page.advice, desk.page.copy) == (Advice.TAKE_COPY, str(elsewhere))


def test_a_copy_that_is_not_whole_is_named_and_never_taken(kept: KeptDay, stick: Path) -> None:
    flip(kept.path)
    flip(copies_in(stick, "a")[0].path)
    desk = Desk(kept)
    desk.presenter.look(PASSPHRASE)
    assert desk.page.copy_trouble
    assert desk.advice() is Advice.FIND_COPY
    desk.presenter.restore()
    assert desk.page.restored is None


def test_an_older_file_gives_way_to_the_newer_copy(kept: KeptDay) -> None:
    older = kept.set_aside("older")
    kept.reopened()
    kept.day.walk_to(Stage.OPENED)
    kept.tell()
    kept.room.close()
    shutil.move(older, kept.path)
    desk = Desk(kept)
    desk.presenter.look(PASSPHRASE)
    assert desk.advice() is Advice.TAKE_COPY
    desk.presenter.restore()
    assert desk.advice() is Advice.GO_ON


def test_a_file_that_the_machine_saw_longer_waits_for_a_copy(kept: KeptDay, tmp_path: Path) -> None:
    older = kept.set_aside("older")
    kept.reopened(Places(MachineMemory(tmp_path / "heads")))
    kept.day.walk_to(Stage.OPENED)
    kept.tell()
    kept.room.close()
    shutil.move(older, kept.path)
    desk = Desk(kept)
    desk.presenter.look(PASSPHRASE)
    assert desk.advice() is Advice.FIND_COPY
    assert desk.page.can_open


@pytest.mark.parametrize(
    ("relation", "whole", "advised"),
    [
        (Relation.PARTED, True, Advice.KEEP_BOTH),
        (Relation.PARTED, False, Advice.KEEP_BOTH),
        (Relation.MORE, True, Advice.TAKE_COPY),
        (Relation.LESS, True, Advice.GO_ON),
        (Relation.LESS, False, Advice.TAKE_COPY),
        (Relation.OTHER_CASE, True, Advice.GO_ON),
        (Relation.OTHER_CASE, False, Advice.FIND_COPY),
        (Relation.UNREADABLE, False, Advice.TAKE_COPY),
    ],
)
def test_the_advice_is_told_by_how_the_copy_stands(relation: Relation, whole: bool, advised: Advice) -> None:
    trouble = () if whole else (Finding.of("casefile.damaged", file="a.case"),)
    found = Aftermath("a.case", unclosed=True, trouble=trouble)
    assert advice(found, Comparison(relation, 0), ()) is advised


def test_what_lies_beside_the_file_is_named(kept: KeptDay) -> None:
    for name in ("a.case.part", "a.restoring-1.case", "b.case.part"):
        (kept.path.parent / name).write_bytes(b"")
    journal(kept.path).write_bytes(b"\x00" * 512)
    desk = Desk(kept)
    desk.presenter.look(PASSPHRASE)
    assert desk.page.found is not None
    assert [one.code for one in desk.page.found.left] == ["recovery.left_part", "recovery.left_restoring"]
    assert desk.page.found.unclosed
