"""A case file is copied while it is open: the copy is whole, verified, and opens with the same words."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_app.casefile import CaseFile, CaseFileError, copies, errors, files, keep_copy, write_copy
from committee_app.casefile.copies import copies_in, is_the_same
from committee_app.casefile.driver import PAGE, DatabaseError
from tests.casefile.room import SECRET_NAME, grow, new_case, open_case, said_by_second_process


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "심의.case"
    new_case(path, 12).close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def test_a_copy_opens_with_the_same_words_and_holds_the_same(case: Path, folder: Path) -> None:
    with open_case(case) as file:
        file.put_draft("evaluator:1", "sheet", b"box", "2026-02-26T10:00:00+09:00")
        file.put_attachment("a.pdf", "application/pdf", b"%PDF")
        made = write_copy(file, folder / "b.case")
        whole = list(file.entries())
        assert is_the_same(file, made.path)
    assert (made.head.seq, made.size) == (12, made.path.stat().st_size)
    with open_case(made.path) as copy:
        assert list(copy.entries()) == whole
        assert copy.attachment("a.pdf") == b"%PDF"
        assert [one.actor for one in copy.kept_drafts()] == ["evaluator:1"]
        assert copy.altered_bytes() == ()
        grow(copy, 1)
    assert sorted(one.name for one in folder.iterdir()) == ["b.case"]


def test_a_copy_says_nothing_to_whoever_finds_the_stick(case: Path, folder: Path) -> None:
    with open_case(case) as file:
        made = write_copy(file, folder / "b.case")
    data = made.path.read_bytes()
    assert SECRET_NAME.encode() not in data
    assert b"SQLite" not in data
    assert made.path.stat().st_mode & 0o077 == 0


def test_copying_keeps_the_lock_of_the_open_file(case: Path, folder: Path) -> None:
    with open_case(case) as file:
        write_copy(file, folder / "b.case")
        keep_copy(file, folder)
        assert set(said_by_second_process("try_to_open", case)) == {"casefile.in_use"}
        grow(file, 1)


def test_what_lies_there_is_not_overwritten(case: Path, folder: Path) -> None:
    (folder / "b.case").write_bytes(b"mine")
    with open_case(case) as file:
        with pytest.raises(errors.ExistsAlreadyError):
            write_copy(file, folder / "b.case")
        with pytest.raises(errors.OtherSuffixError):
            write_copy(file, folder / "b.sqlite")
        grow(file, 1)
    assert (folder / "b.case").read_bytes() == b"mine"


# ── the medium lies, or is full ────────────────────────────────────────────────────────────
def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) * 2 // 3] ^= 1
    path.write_bytes(data)


def older(path: Path) -> None:
    path.write_bytes((path.parent / "older").read_bytes())


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - PAGE)


@pytest.mark.parametrize("damage", [flipped, cut, older])
def test_a_medium_that_gives_back_something_else_leaves_no_copy(
    case: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None]
) -> None:
    (folder / "older").write_bytes(case.read_bytes())
    monkeypatch.setattr(files, "settle", damage)
    with open_case(case) as file:
        grow(file, 1)
        with pytest.raises((errors.ReadBackDiffersError, errors.DamagedError)) as refused:
            write_copy(file, folder / "b.case")
        assert refused.value.path.name == "b.case"
        grow(file, 1)
    assert [one.name for one in folder.iterdir()] == ["older"]


def test_a_folder_that_is_gone_is_named_and_the_file_goes_on(case: Path, folder: Path) -> None:
    folder.rmdir()
    with open_case(case) as file:
        with pytest.raises(CaseFileError) as refused:
            keep_copy(file, folder)
        assert isinstance(refused.value, errors.NoFolderError)
        grow(file, 1)
        assert file.head().seq == 13


# ── rolling ────────────────────────────────────────────────────────────────────────────────
def rolled(file: CaseFile, folder: Path, times: int, keep: int = 3) -> None:
    for _ in range(times):
        grow(file, 1)
        keep_copy(file, folder, keep)


def numbers(folder: Path) -> list[int]:
    return [one.seq for one in copies_in(folder, "심의")]


def test_the_last_few_are_kept_and_what_is_not_ours_is_left_alone(case: Path, folder: Path) -> None:
    strangers = ["심의.case", "심의.000001-00000000.case.bak", "다른.000001-00000000.case", "심의.1-0.case"]
    for name in strangers:
        (folder / name).write_bytes(b"x")
    with open_case(case) as file:
        rolled(file, folder, 6)
    assert numbers(folder) == [18, 17, 16]
    assert {one.name for one in folder.iterdir()} >= set(strangers)


def test_the_same_head_is_copied_once_and_a_damaged_copy_of_it_is_not_trusted(case: Path, folder: Path) -> None:
    with open_case(case) as file:
        first = keep_copy(file, folder)
        assert keep_copy(file, folder) == first
        flipped(first.path)
        second = keep_copy(file, folder)
    assert second.path.name == f"{first.path.stem}-2.case"
    assert numbers(folder) == [12, 12]


def test_an_older_file_put_back_does_not_remove_the_copies_that_know_more(case: Path, folder: Path) -> None:
    old = case.read_bytes()
    with open_case(case) as file:
        rolled(file, folder, 5)
    case.write_bytes(old)
    with open_case(case) as file:
        rolled(file, folder, 1, keep=1)
    assert numbers(folder) == [17, 16, 15, 13]


def test_a_copy_is_no_part_of_a_transaction(case: Path, folder: Path) -> None:
    with open_case(case) as file, file.transaction(), pytest.raises(DatabaseError, match="VACUUM"):
        write_copy(file, folder / "b.case")
    assert list(folder.iterdir()) == []


def test_a_copy_whose_page_was_changed_afterwards_is_not_the_same(case: Path, folder: Path) -> None:
    with open_case(case) as file:
        made = write_copy(file, folder / "b.case")
        data = bytearray(made.path.read_bytes())
        data[4 * PAGE + PAGE // 2] ^= 1
        made.path.write_bytes(data)
        assert not is_the_same(file, made.path)


def test_where_every_name_of_a_head_is_taken_by_something_else_it_is_said(case: Path, folder: Path) -> None:
    with open_case(case) as file:
        for damage in (flipped, flipped, cut, lambda path: path.write_bytes(b"mine")):
            damage(keep_copy(file, folder).path)
        with pytest.raises(errors.ExistsAlreadyError):
            keep_copy(file, folder)
    assert len(list(folder.iterdir())) == 4


def test_a_copy_that_has_gone_on_is_not_the_same(case: Path, folder: Path) -> None:
    with open_case(case) as file:
        made = write_copy(file, folder / "b.case")
    with open_case(made.path) as copy:
        grow(copy, 1)
    with open_case(case) as file:
        assert not is_the_same(file, made.path)


def test_a_database_that_finds_something_under_the_name_is_a_storage_that_failed(
    case: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What SQLite says if it cannot ask how long the new file is."""

    def busy(*_: object) -> None:
        raise DatabaseError("output file already exists")

    with open_case(case) as file, file.reading() as connection:
        sly = type("Sly", (), {"execute": busy})()
        assert connection is not sly
        with pytest.raises(errors.StorageFailedError):
            copies._write_into(sly, folder / "b.case", folder / "b.part")
