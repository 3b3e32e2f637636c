from __future__ import annotations

import os
from pathlib import Path

import pytest

from committee_app.desks.whole_files import write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_breaks_half_way_leaves_the_old_file_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[call], fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_part_that_a_power_cut_left_is_in_nobodys_way(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    (tmp_path / "result.json.part").write_bytes(b"half")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_for_whom_the_caller_says(tmp_path: Path) -> None:
    write_whole(tmp_path / "secrets.txt", b"words", mode=0o600)
    assert (tmp_path / "secrets.txt").stat().st_mode & 0o777 == 0o600
