from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from committee_app.casefile import CaseFileError, errors, files, packet_files
from committee_app.casefile.packet_files import MOST_PACKETS, packets_in, read_packet, write_packet


def test_a_packet_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "위원 9.ballot"
    write_packet(path, b"one")
    assert read_packet(path, 10) == b"one"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_newer_packet_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "9.ballot"
    path.with_name("9.ballot.part").write_bytes(b"left by a pull")
    for data in (b"a longer one", b"new"):
        write_packet(path, data)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"9.ballot": b"new"}


def test_of_a_packet_that_is_too_long_no_more_is_read_than_refuses_it(tmp_path: Path) -> None:
    (tmp_path / "9.ballot").write_bytes(bytes(1000))
    assert len(read_packet(tmp_path / "9.ballot", 10)) == 11


@pytest.mark.parametrize("what", ["folder", "link", "device", "nothing"])
def test_only_a_file_is_read(tmp_path: Path, what: str) -> None:
    path, target = tmp_path / "9.ballot", tmp_path / "target"
    target.write_bytes(b"elsewhere")
    match what:
        case "folder":
            path.mkdir()
        case "link":
            path.symlink_to(target)
        case "device":
            os.mkfifo(path)
    with pytest.raises(CaseFileError) as refused:
        read_packet(path, 10)
    assert refused.value.code == ("casefile.not_found" if what == "nothing" else "casefile.not_a_regular_file")


def test_a_link_put_there_at_the_last_moment_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, target = tmp_path / "9.ballot", tmp_path / "target"
    target.write_bytes(b"elsewhere")
    path.symlink_to(target)
    monkeypatch.setattr(files, "identity", lambda _: (0, 0))
    with pytest.raises(errors.StorageFailedError):
        read_packet(path, 10)


# ── a folder ───────────────────────────────────────────────────────────────────────────────
def test_a_folder_is_listed_by_name_without_what_lies_below_or_is_hidden(tmp_path: Path) -> None:
    for name in ("b.ballot", "A.BALLOT", "a.ballot", "._a.ballot", "a.ballot.part", "a.receipt", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "c.ballot").write_bytes(b"")
    assert [one.name for one in packets_in(tmp_path, ".ballot")] == ["A.BALLOT", "a.ballot", "b.ballot"]


def test_a_folder_with_more_than_a_committee_has_is_refused(tmp_path: Path) -> None:
    for number in range(MOST_PACKETS):
        (tmp_path / f"{number}.ballot").touch()
    assert len(packets_in(tmp_path, ".ballot")) == MOST_PACKETS
    (tmp_path / "one more.ballot").touch()
    with pytest.raises(errors.TooManyPacketsError):
        packets_in(tmp_path, ".ballot")


def test_a_folder_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(errors.NotFoundError):
        packets_in(tmp_path / "pulled", ".ballot")


# ── a stick that does not do as told ───────────────────────────────────────────────────────
def test_a_stick_that_gives_back_other_bytes_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "9.ballot"
    write_packet(path, b"old")
    own = packet_files._write_down
    monkeypatch.setattr(packet_files, "_write_down", lambda part, data: own(part, data[:-1] + b"?"))
    with pytest.raises(errors.ReadBackDiffersError):
        write_packet(path, b"new")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"9.ballot": b"old"}


@pytest.mark.parametrize(("code", "tolerated"), [(errno.EINVAL, True), (errno.EIO, False)])
def test_a_folder_that_cannot_sync_is_used_and_one_that_fails_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, tolerated: bool
) -> None:
    def refuse(_: Path) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(files, "sync_folder", refuse)
    if tolerated:
        write_packet(tmp_path / "9.ballot", b"new")
    else:
        with pytest.raises(errors.StorageFailedError):
            write_packet(tmp_path / "9.ballot", b"new")


def test_a_place_that_is_not_there_takes_nothing(tmp_path: Path) -> None:
    with pytest.raises(errors.NotFoundError):
        write_packet(tmp_path / "pulled" / "9.ballot", b"new")


def test_a_folder_whose_medium_fails_while_it_syncs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        files.sync_folder(tmp_path)


def test_a_folder_that_knows_no_syncing_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr("os.fsync", refuse)
    files.sync_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_system_that_cannot_be_told_to_forget_serves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.posix_fadvise", raising=False)
    path = tmp_path / "9.ballot"
    write_packet(path, b"new")
    files.settle(path)
    assert path.read_bytes() == b"new"
