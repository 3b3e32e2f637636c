"""A machine that can hold a case says so; one that cannot says what is missing."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from committee_app.case.progress import Progress
from committee_app.desks import self_test as tried
from committee_app.desks.clock import ScriptedClock
from committee_app.desks.sample_day import KOREA
from committee_app.desks.self_test import SelfTest, SelfTestStep, self_test
from committee_app.export.reading import Outcome
from committee_app.sealing import known_answers
from committee_app.sealing.known_answers import KNOWN_ANSWERS
from committee_app.sealing.slots import KdfCost

QUICK = KdfCost(64, 1, 1)
NOW = datetime(2026, 2, 20, 9, 0, tzinfo=KOREA)


def whole(folder: Path, environment: Mapping[str, str]) -> tuple[SelfTest, list[Progress]]:
    work: Generator[Progress, None, SelfTest] = self_test(folder, ScriptedClock(NOW), environment, cost=QUICK)
    seen = []
    while True:
        try:
            seen.append(next(work))
        except StopIteration as end:
            return end.value, seen


def outcome(step: SelfTestStep) -> Outcome:
    return step.outcome


def test_the_whole_test_runs_the_sample_day_and_leaves_nothing_behind(tmp_path: Path) -> None:
    result, seen = whole(tmp_path, {"DISPLAY": ":0"})
    outcomes = {step.code: step.outcome for step in result.steps}
    assert outcomes["selftest.day"] is Outcome.HOLDS
    assert outcomes["selftest.letters"] is Outcome.HOLDS
    assert outcomes["selftest.ciphers"] is Outcome.HOLDS
    assert outcomes["selftest.durability"] is Outcome.HOLDS
    assert outcomes["selftest.screen"] is Outcome.HOLDS
    assert outcomes["selftest.time"] is Outcome.CANNOT_TELL
    # The tests run without the lock-down, and the test of this machine says so.
    assert outcomes.get("selftest.network") is not Outcome.HOLDS
    assert list(tmp_path.iterdir()) == []
    assert seen[0].step == "selftest.trying"
    assert result.at.startswith("2026-02-20T09:")


@pytest.mark.parametrize("name", KNOWN_ANSWERS)
def test_a_cipher_that_gives_another_value_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_answers, "KNOWN_ANSWERS", {**KNOWN_ANSWERS, name: lambda: False})
    step = tried.ciphers()
    assert step.outcome is Outcome.DOES_NOT_HOLD
    assert ("wrong", name) in step.params


def test_a_clock_before_the_first_version_is_wrong() -> None:
    clock = ScriptedClock(NOW - timedelta(days=365))
    assert outcome(tried.time(clock)) is Outcome.DOES_NOT_HOLD


def test_a_folder_that_cannot_be_written_to_fails_with_its_cause(tmp_path: Path) -> None:
    step = tried.durability(tmp_path / "missing", QUICK)
    assert step.outcome is Outcome.DOES_NOT_HOLD
    assert ("said", "FileNotFoundError") in step.params


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("ext4", Outcome.HOLDS),
        ("exfat", Outcome.DOES_NOT_HOLD),
        ("cifs", Outcome.DOES_NOT_HOLD),
        ("", Outcome.CANNOT_TELL),
    ],
)
def test_a_stick_or_another_machine_is_no_place_for_a_case(
    kind: str, expected: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tried, "_file_system", lambda _: kind)
    assert outcome(tried.place(tmp_path)) is expected


def test_the_nearest_mount_counts() -> None:
    mounts = dict(tried._mounts("a / ext4 rw 0 0\nb /media/a\\040stick vfat rw 0 0\n"))
    assert mounts == {"/": "ext4", "/media/a stick": "vfat"}


def test_too_little_memory_for_the_derivation_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(tried, "lock_keys", refuse)
    assert outcome(tried.derivation(QUICK)) is Outcome.DOES_NOT_HOLD


def test_without_a_display_the_screen_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert outcome(tried.screen({})) is Outcome.CANNOT_TELL
    assert outcome(tried.screen({"WAYLAND_DISPLAY": "wayland-0"})) is Outcome.HOLDS
