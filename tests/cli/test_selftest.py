"""`selftest` prints a page to sign; its status says whether anything fails."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path

import pytest

from committee_app.case.progress import Progress
from committee_app.cli import commands
from committee_app.cli import selftest as command
from committee_app.desks.kept_self_test import NAME, kept_self_test
from committee_app.desks.self_test import SelfTest, SelfTestStep
from committee_app.export.reading import Outcome

STEPS = (
    SelfTestStep("selftest.letters", Outcome.HOLDS, (("drawn", 11172), ("missing", 0))),
    SelfTestStep("selftest.screen", Outcome.CANNOT_TELL, (("display", "-"),)),
)
FAILED = SelfTestStep("selftest.place", Outcome.DOES_NOT_HOLD, (("folder", "/media/stick"), ("kind", "exfat")))

Trial = Callable[..., Generator[Progress, None, SelfTest]]


def trial(*steps: SelfTestStep) -> Trial:
    def self_test(*_: object, **__: object) -> Generator[Progress, None, SelfTest]:
        yield Progress("selftest.trying", 1, 1)
        return SelfTest("2026-02-20T09:00:00+09:00", "Linux", steps)

    return self_test


def test_a_machine_on_which_nothing_fails_ends_with_0_and_a_page_to_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "self_test", trial(*STEPS))
    page = tmp_path / "selftest.txt"
    assert commands.run(["selftest", "--language", "en", "--folder", str(tmp_path), "--out", str(page)]) == 0
    lines = page.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Self-test. Time 2026-02-20T09:00:00+09:00, machine Linux."
    assert lines[1].endswith("The fonts draw all 11172 Korean syllables and signs of a form.")
    assert "There is no display." in lines[2]
    assert lines[-1] == "_" * 40
    assert lines == capsys.readouterr().out.splitlines()[: len(lines)]


def test_what_came_out_is_kept_for_the_cases_that_begin_at_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "self_test", trial(*STEPS, FAILED))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    page = tmp_path / "selftest.txt"
    commands.run(["selftest", "--folder", str(tmp_path), "--out", str(page)])
    kept = kept_self_test(tmp_path / "data" / "committee-app" / NAME)
    assert kept is not None
    assert (kept.held, kept.failed, kept.untold) == (("letters",), ("place",), ("screen",))
    assert kept.day == date(2026, 2, 20)
    assert kept.page_sha256 == hashlib.sha256(page.read_bytes()).hexdigest()


def test_a_machine_on_which_something_fails_ends_with_1_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "self_test", trial(*STEPS, FAILED))
    assert commands.run(["selftest", "--folder", str(tmp_path)]) == 1
    assert "exfat에 있습니다. 이동식 매체," in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["selftest", "--folder", str(tmp_path / "missing")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
