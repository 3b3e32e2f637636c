"""The commands about a case file, on the small case of the builders at several hours of its day."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.progress import Progress
from committee_app.cli import cases, commands, papers
from committee_app.desks import packages
from committee_app.desks.papers import MadePaper, PaperOrder
from committee_app.desks.record import Record
from committee_app.desks.record_file import read_record
from committee_app.export.minutes.papers import Paper
from committee_app.export.workbook import source
from committee_app.sealing import slots
from tests.ui.rooms import COST, PASSPHRASE, prepared_room

LATER = [Stage.OPENED, Stage.RESOLVED]


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "REAL_COST", COST)


@pytest.fixture
def drafted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a draft be what a stand-in draws: the document itself has tests of its own."""

    def draft(record: Record, language: str) -> Generator[Progress, None, bytes]:
        yield Progress("pdf.layout", 1, 1)
        return f"%PDF {language} {record.state.case}".encode()

    monkeypatch.setattr(cases, "draft_minutes", draft)


def case_at(folder: Path, stage: Stage) -> list[str]:
    """Leave a case of this stage in a folder; return the arguments that name and open it."""
    with prepared_room(folder, until=stage) as told:
        path = told.path
    secret = folder / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return [str(path), "--passphrase-file", str(secret), "--language", "en"]


# ── export ─────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("stage", LATER)
def test_an_opened_case_exports_record_and_result(tmp_path: Path, stage: Stage) -> None:
    named = case_at(tmp_path, stage)
    out = tmp_path / "deep" / "out"
    assert commands.run(["export", *named, "--out", str(out)]) == 0
    assert {one.name for one in out.iterdir()} == {"record.json", "result.json", "result.csv", "result.xlsx"}
    assert json.loads((out / "result.json").read_bytes())["format"] == "committee-result/1"
    entries = read_record((out / "record.json").read_bytes().removesuffix(b"\n"))
    assert len(entries) > 20


def test_before_the_opening_only_the_record_is_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = case_at(tmp_path, Stage.READY)
    assert commands.run(["export", *named, "--out", str(tmp_path / "out")]) == 0
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["record.json"]
    assert "The sheets are not open yet" in capsys.readouterr().out


def test_signed_minutes_are_exported_as_they_are_with_the_package_around_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(packages, "stored_minutes", lambda _: b"%PDF signed")
    named = case_at(tmp_path, Stage.RESOLVED)
    assert commands.run(["export", *named, "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "minutes.pdf").read_bytes() == b"%PDF signed"
    assert (tmp_path / "out" / "SHA256SUMS").exists()
    assert "no signature of the secretary yet" in capsys.readouterr().out


def test_an_export_into_a_place_that_is_no_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = case_at(tmp_path, Stage.READY)
    (tmp_path / "out").write_text("a file")
    assert commands.run(["export", *named, "--out", str(tmp_path / "out")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert (tmp_path / "out").read_text() == "a file"


# ── audit copy ─────────────────────────────────────────────────────────────────────────────
def test_the_audit_copy_opens_in_any_tool_and_is_named_by_its_digest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = case_at(tmp_path, Stage.OPENED)
    copy = tmp_path / "copy.sqlite"
    assert commands.run(["audit-copy", *named, "--out", str(copy)]) == 0
    assert hashlib.sha256(copy.read_bytes()).hexdigest() in capsys.readouterr().out
    with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("stage", [Stage.READY, Stage.CLOSED])
def test_there_is_no_audit_copy_before_the_opening(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], stage: Stage
) -> None:
    named = case_at(tmp_path, stage)
    assert commands.run(["audit-copy", *named, "--out", str(tmp_path / "copy.sqlite")]) == 1
    assert not (tmp_path / "copy.sqlite").exists()
    assert "not open yet" in capsys.readouterr().err


def test_an_audit_copy_is_not_written_over_anything(tmp_path: Path) -> None:
    named = case_at(tmp_path, Stage.OPENED)
    copy = tmp_path / "copy.sqlite"
    copy.write_text("what lay here before")
    assert commands.run(["audit-copy", *named, "--out", str(copy)]) == 1
    assert copy.read_text() == "what lay here before"


# ── minutes ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("drafted")
def test_before_they_are_signed_the_minutes_are_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    named = case_at(tmp_path, Stage.RESOLVED)
    monkeypatch.chdir(tmp_path)
    assert commands.run(["minutes", *named]) == 0
    assert (tmp_path / "minutes-draft.pdf").read_bytes() == b"%PDF en 2026-small"
    said = capsys.readouterr()
    assert "draft" in said.out
    assert said.err == "Laying out the pages of the minutes. (1/1)\n"


def test_signed_minutes_are_written_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "stored_minutes", lambda _: b"%PDF signed")
    named = case_at(tmp_path, Stage.RESOLVED)
    assert commands.run(["minutes", *named, "--out", str(tmp_path / "here.pdf")]) == 0
    assert (tmp_path / "here.pdf").read_bytes() == b"%PDF signed"


def test_before_the_opening_there_is_nothing_to_write_minutes_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = case_at(tmp_path, Stage.READY)
    assert commands.run(["minutes", *named, "--out", str(tmp_path / "here.pdf")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "here.pdf").exists()


# ── single papers ──────────────────────────────────────────────────────────────────────────
def test_a_single_paper_is_written_under_its_name_in_the_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    named = case_at(tmp_path, Stage.RESOLVED)
    monkeypatch.chdir(tmp_path)
    assert commands.run(["minutes", *named, "--document", "D3", "--seat", "2"]) == 0
    assert (tmp_path / "minutes-D3-02.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "minutes-D3-02.pdf" in capsys.readouterr().out


def test_all_papers_are_written_into_a_folder_and_nothing_is_published_before_the_signing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def drawn(
        _: Record, orders: tuple[PaperOrder, ...], language: str
    ) -> Generator[Progress, None, tuple[MadePaper, ...]]:
        yield Progress("minutes.writing", 1, 1)
        return tuple(MadePaper(f"{one.paper}-{one.member}" if one.member else one.paper, b"%PDF") for one in orders)

    monkeypatch.setattr(papers, "making_papers", drawn)
    named = case_at(tmp_path, Stage.RESOLVED)
    assert commands.run(["minutes", *named, "--document", "all", "--out", str(tmp_path / "set")]) == 0
    written = {one.name for one in (tmp_path / "set").iterdir()}
    assert {f"minutes-{one}.pdf" for one in Paper if not one.is_personal} < written
    assert {f"minutes-D4-{seat}.pdf" for seat in (1, 2, 3)} < written
    assert "minutes-D14.pdf" not in written
    assert "no signed minutes yet" in capsys.readouterr().out.lower()


@pytest.mark.parametrize(
    ("asked", "status"),
    [(["D5", "--seat", "1"], 2), (["D4", "--seat", "77"], 2), (["D15"], 2), (["D14"], 1)],
)
def test_a_paper_that_there_is_not_is_refused_in_one_line(
    tmp_path: Path, asked: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    named = case_at(tmp_path, Stage.RESOLVED)
    assert commands.run(["minutes", *named, "--document", *asked, "--out", str(tmp_path / "here.pdf")]) == status
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "here.pdf").exists()


@pytest.mark.parametrize("target", ["small.case", "passphrase.txt"])
@pytest.mark.parametrize("command", ["minutes", "audit-copy"])
def test_nothing_is_written_over_the_case_or_its_passphrase(tmp_path: Path, command: str, target: str) -> None:
    named = case_at(tmp_path, Stage.OPENED)
    before = (tmp_path / target).read_bytes()
    assert commands.run([command, *named, "--out", str(tmp_path / target)]) == 2
    assert (tmp_path / target).read_bytes() == before


# ── the file and its passphrase ────────────────────────────────────────────────────────────
def test_reading_changes_no_byte_of_the_case(tmp_path: Path) -> None:
    named = case_at(tmp_path, Stage.OPENED)
    before = Path(named[0]).read_bytes()
    assert commands.run(["export", *named, "--out", str(tmp_path / "out")]) == 0
    assert commands.run(["audit-copy", *named, "--out", str(tmp_path / "copy.sqlite")]) == 0
    assert Path(named[0]).read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == {"small.case", "passphrase.txt", "out", "copy.sqlite"}


def test_a_wrong_passphrase_is_one_line_and_a_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = case_at(tmp_path, Stage.READY)
    Path(named[2]).write_text("다른 여섯 낱말\n", encoding="utf-8")
    assert commands.run(["export", *named, "--out", str(tmp_path / "out")]) == 1
    assert "passphrase" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_empty_passphrase_file_is_a_two(tmp_path: Path) -> None:
    named = case_at(tmp_path, Stage.READY)
    Path(named[2]).write_bytes(b"")
    assert commands.run(["export", *named, "--out", str(tmp_path / "out")]) == 2


def test_a_flipped_byte_is_a_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = case_at(tmp_path, Stage.OPENED)
    path = Path(named[0])
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)
    assert commands.run(["export", *named, "--out", str(tmp_path / "out")]) == 1
    assert "unexpected" not in capsys.readouterr().err


@pytest.mark.parametrize("command", [["export", "--out", "x"], ["audit-copy", "--out", "x"], ["minutes"], ["verify"]])
def test_a_case_that_is_not_there_is_said_before_anybody_types_six_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert commands.run([*command, str(tmp_path / "no.case")]) == 1
    assert "no.case" in capsys.readouterr().err


def test_without_terminal_and_file_the_passphrase_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = case_at(tmp_path, Stage.READY)
    assert commands.run(["export", named[0], "--out", str(tmp_path / "out")]) == 2
    assert "--passphrase-file" in capsys.readouterr().err


def test_an_export_says_why_there_is_no_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(source, "MOST_MARKS", 1)
    named = case_at(tmp_path, Stage.OPENED)
    assert commands.run(["export", *named, "--out", str(tmp_path / "out")]) == 0
    assert "result.xlsx" not in {one.name for one in (tmp_path / "out").iterdir()}
    assert "There are more than 1 marks, so no workbook was made." in capsys.readouterr().out
