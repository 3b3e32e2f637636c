"""`admin-log` prints what happened at this machine and says whether its lines still continue each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_app.cli import commands
from committee_app.desks.admin_log import AdminLog, check
from committee_app.desks.clock import SystemClock
from committee_app.desks.keeping import Places
from committee_app.desks.room import Room
from committee_app.sealing import slots
from tests.told_day import CHEAP, ToldDay, told

__all__ = ["told"]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("USER", "kim")
    monkeypatch.setattr(slots, "REAL_COST", CHEAP)
    return tmp_path / "committee-app" / "admin.log"


def test_before_anything_happened_it_says_so(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["admin-log", "--language", "en"]) == 0
    assert capsys.readouterr().out == "Nothing has been logged for this account at this machine yet.\n"


def test_what_commands_and_the_window_did_stands_there_in_words(
    log: Path, told: ToldDay, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.txt"
    words.write_text(told.passphrase + "\n", encoding="utf-8")
    case = str(told.case)
    assert commands.run(["export", case, "--passphrase-file", str(words), "--out", str(tmp_path / "out")]) == 0
    assert commands.run(["verify", str(tmp_path / "missing.pdf")]) != 0
    places = Places(log=AdminLog(log, "kim", SystemClock()))
    with pytest.raises(Exception, match=r".*"):
        Room.open(told.case, "wrong", SystemClock(), cost=CHEAP, places=places)
    room = Room.open(told.case, told.passphrase, SystemClock(), cost=CHEAP, places=places)
    room.sign_in(next(one.actor for one in room.seats()), dict(told.day.secrets)["secretary"])
    room.close()
    capsys.readouterr()
    assert commands.run(["admin-log", "--language", "en"]) == 0
    lines = [line.split("  ", 3) for line in capsys.readouterr().out.splitlines()]
    assert {line[2] for line in lines[:6]} == {"kim"}
    assert [line[3] for line in lines[:6]] == [
        "files written: done  sample.case",
        "files verified: refused  missing.pdf  cli.file_missing",
        "case file opened: refused  sample.case  WrongPassphraseError",
        f"case file opened: done  {room.state.case}  sample.case",
        f"signed in: done  {room.state.case}  sample.case  secretary",
        f"case file closed: done  {room.state.case}  sample.case",
    ]
    text = log.read_text(encoding="utf-8")
    for secret in dict(told.day.secrets).values():
        assert secret not in text
    for person in room.state.evaluators:
        assert person.name not in text
    assert str(tmp_path) not in text


def test_a_changed_line_and_a_cut_end_end_with_1(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        commands.run(["verify", "missing.pdf"])
    seen = f"3:{check(log).head[:16]}"
    assert commands.run(["admin-log", "--seen", seen]) == 0
    whole = log.read_bytes()
    log.write_bytes(whole.replace(b'"kim"', b'"lee"', 1))
    assert commands.run(["admin-log"]) == 1
    log.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    assert commands.run(["admin-log"]) == 0
    assert commands.run(["admin-log", "--seen", seen, "--language", "en"]) == 1
    assert "Line 3 was seen earlier; now the log has 2." in capsys.readouterr().out


def test_a_log_of_another_version_is_printed_in_its_own_codes(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands.run(["verify", "missing.pdf"])
    log.write_bytes(log.read_bytes().replace(b'"verified"', b'"dreamed"'))
    assert commands.run(["admin-log", "--language", "en"]) == 0
    assert "dreamed: refused" in capsys.readouterr().out


def test_a_number_without_a_hash_is_wrong_use(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["admin-log", "--seen", "3"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
