"""A copy's bytes are put back where a file was: read back, never over a file that is open, the old one kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from committee_app.casefile import errors, files, restoring
from committee_app.casefile.restoring import put_back
from tests.casefile.room import new_case, open_case


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.case"
    new_case(path, 3).close()
    return path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "copy.case"
    new_case(path, 5).close()
    return path


def test_the_copy_is_there_and_the_old_file_stands_aside(case: Path, copy: Path) -> None:
    before = case.read_bytes()
    aside = put_back(copy, case)
    assert aside is not None
    assert (case.read_bytes(), aside.path.read_bytes()) == (copy.read_bytes(), before)


def test_neither_an_open_file_is_replaced_nor_an_open_copy_put_in_its_place(case: Path, copy: Path) -> None:
    before = case.read_bytes()
    for one in (case, copy):
        with open_case(one), pytest.raises(errors.InUseError):
            put_back(copy, case)
    assert case.read_bytes() == before


def test_a_medium_that_gives_back_something_else_leaves_everything_as_it_was(
    case: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {one.name: one.read_bytes() for one in case.parent.iterdir()}
    monkeypatch.setattr(files, "settle", lambda path: os.truncate(path, 4096))
    with pytest.raises(errors.ReadBackDiffersError):
        put_back(copy, case)
    assert {one.name: one.read_bytes() for one in case.parent.iterdir()} == before


def test_where_every_name_beside_the_file_is_taken_nothing_is_touched(
    case: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "_MOST_TRIES", 2)
    case.with_name("a.restoring-1.case").write_bytes(b"mine")
    before = case.read_bytes()
    with pytest.raises(errors.ExistsAlreadyError):
        put_back(copy, case)
    assert case.read_bytes() == before
