"""`verify` says of each step what came out, and its exit status is the verdict."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.progress import Progress
from committee_app.casefile import CaseFile
from committee_app.cli import commands
from committee_app.desks import auditing
from committee_app.desks.auditing import Verdict, VerdictStep
from committee_app.desks.words import LANGUAGES
from committee_app.export.reading import Outcome
from committee_app.sealing import slots
from committee_app.sealing.anchors import anchor_code
from tests.ui.rooms import COST, PASSPHRASE, prepared_room

HEAD = VerdictStep("verify.head_printed", Outcome.HOLDS, (("head", "ab"),))
KEYS = VerdictStep("verify.whose_keys", Outcome.CANNOT_TELL)
ALTERED = VerdictStep("pdf.nothing_after_the_end", Outcome.DOES_NOT_HOLD)


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "REAL_COST", COST)


def concluding(monkeypatch: pytest.MonkeyPatch, *steps: VerdictStep) -> None:
    """Let the check come to this."""

    def verify(paths: Sequence[Path], passphrase: str | None, **_told: object) -> Generator[Progress, None, Verdict]:
        yield Progress("verify.reading", 0, len(paths))
        return Verdict(steps)

    monkeypatch.setattr(auditing, "verify", verify)


def a_document(folder: Path) -> str:
    path = folder / "minutes.pdf"
    path.write_bytes(b"%PDF-1.7 of a kind")
    return str(path)


@pytest.mark.parametrize(
    ("steps", "status"), [((HEAD,), 0), ((HEAD, KEYS), 0), ((HEAD, ALTERED), 1), ((ALTERED, KEYS), 1)]
)
def test_the_status_is_one_as_soon_as_one_step_fails_and_what_cannot_be_told_does_not_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: tuple[VerdictStep, ...], status: int
) -> None:
    concluding(monkeypatch, *steps)
    assert commands.run(["verify", a_document(tmp_path)]) == status


def test_each_step_is_a_line_with_its_outcome_and_the_last_line_is_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    concluding(monkeypatch, HEAD, KEYS, ALTERED)
    commands.run(["verify", a_document(tmp_path), "--language", "en"])
    head, keys, altered, whole = capsys.readouterr().out.splitlines()
    assert head.startswith("[holds] ")
    assert keys.startswith("[cannot tell] ")
    assert (
        altered
        == "[does not hold] Something follows the end of the file, or its end is cut off. Get the original again."
    )
    assert whole == ("Steps that hold: 1; that do not: 1; that cannot be told: 1. Something does not hold.")


def test_minutes_alone_ask_for_no_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    concluding(monkeypatch, HEAD)
    monkeypatch.setattr("getpass.getpass", lambda _: pytest.fail("nobody is to be asked"))
    assert commands.run(["verify", a_document(tmp_path)]) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_only_begins_like_minutes_does_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert commands.run(["verify", a_document(tmp_path), "--language", language]) == 1
    assert "unexpected" not in capsys.readouterr().err


# ── real case files ────────────────────────────────────────────────────────────────────────
def case_at(folder: Path, stage: Stage) -> tuple[Path, list[str]]:
    with prepared_room(folder, until=stage) as told:
        path = told.path
    secret = folder / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return path, ["verify", str(path), "--passphrase-file", str(secret)]


@pytest.mark.parametrize("stage", [Stage.READY, Stage.OPENED, Stage.RESOLVED])
def test_a_case_that_nobody_touched_holds(tmp_path: Path, stage: Stage) -> None:
    _, command = case_at(tmp_path, stage)
    assert commands.run(command) == 0


def test_a_case_with_one_flipped_byte_does_not_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, command = case_at(tmp_path, Stage.RESOLVED)
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) * 2 // 3] ^= 1
    path.write_bytes(damaged)
    assert commands.run(command) == 1
    assert "unexpected" not in capsys.readouterr().err


def test_a_file_of_another_kind_does_not_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, command = case_at(tmp_path, Stage.READY)
    path.write_text("no case at all", encoding="utf-8")
    assert commands.run(command) == 1
    assert "unexpected" not in capsys.readouterr().err


def test_a_case_file_without_passphrase_is_a_two(tmp_path: Path) -> None:
    _, command = case_at(tmp_path, Stage.READY)
    assert commands.run(command[:2]) == 2


# ── anchors ────────────────────────────────────────────────────────────────────────────────
def test_a_code_that_was_typed_lets_nothing_cut_off_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, command = case_at(tmp_path, Stage.READY)
    command += ["--language", "en"]
    with CaseFile.open(path, PASSPHRASE, read_only=True, cost=COST) as file:
        head = file.head()
    kept = f"{head.seq}: {anchor_code(head.hash)}"
    assert commands.run([*command, "--anchor", kept, "--anchor", anchor_code(head.hash)]) == 0
    assert f"Nothing up to entry {head.seq} was cut off" in capsys.readouterr().out
    assert commands.run([*command, "--anchor", f"{head.seq + 1}: {anchor_code(head.hash)}"]) == 1
    assert f"is that of entry {head.seq + 1}" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["ABCD", "FWPZ-61YG-J041-3K2E-PXDP-6VB8", "not-there.txt"])
def test_a_code_that_was_mistyped_is_wrong_use_and_no_verdict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    assert commands.run(["verify", a_document(tmp_path), "--anchor", typed]) == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
