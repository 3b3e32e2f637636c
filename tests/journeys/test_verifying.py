"""The auditor's plan on the day's two files: it holds, and after any change it says what does not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from committee_app.desks.auditing import Verdict, failing
from committee_app.export.reading import Outcome
from tests.journeys.conftest import ToldDay

PAGE = 4096
FLIPS = 60
FLIPS_OF_MINUTES = 30
"""Fewer: after each the document of more than a hundred pages is made again."""


def codes(verdict: Verdict) -> set[str]:
    return {step.code for step in failing(verdict)}


def altered(folder: Path, original: Path, data: bytes) -> Path:
    copy = folder / f"altered{original.suffix}"
    copy.write_bytes(data)
    return copy


def test_case_and_minutes_hold_together(told: ToldDay) -> None:
    verdict = told.verdict(told.case, told.minutes)
    assert codes(verdict) == set()
    assert {step.code for step in verdict.steps if step.outcome is Outcome.CANNOT_TELL} == {
        "verify.whose_keys",
        "verify.nothing_cut_off",
        "verify.secrets_kept_secret",
    }


def test_the_minutes_alone_need_no_passphrase(told: ToldDay) -> None:
    verdict = told.verdict(told.minutes)
    assert verdict.holds
    assert "verify.document_made_again" in {step.code for step in verdict.steps}


def test_a_flipped_bit_anywhere_in_the_minutes_is_found(told: ToldDay, tmp_path: Path) -> None:
    data = told.minutes.read_bytes()
    dice = random.Random(20260226)
    for place in dice.sample(range(len(data)), FLIPS_OF_MINUTES):
        changed = bytearray(data)
        changed[place] ^= 1 << dice.randrange(8)
        assert not told.verdict(altered(tmp_path, told.minutes, bytes(changed))).holds, place


def test_a_flipped_bit_in_the_pages_of_the_case_is_found(told: ToldDay, tmp_path: Path) -> None:
    data = told.case.read_bytes()
    dice = random.Random(20260227)
    for page in dice.sample(range(len(data) // PAGE), FLIPS):
        changed = bytearray(data)
        changed[page * PAGE + dice.randrange(PAGE)] ^= 1 << dice.randrange(8)
        assert not told.verdict(altered(tmp_path, told.case, bytes(changed))).holds, page


@pytest.mark.parametrize("cut", [1, 7, PAGE, 100_000])
def test_cut_files_are_found(told: ToldDay, tmp_path: Path, cut: int) -> None:
    for original in (told.case, told.minutes):
        assert not told.verdict(altered(tmp_path, original, original.read_bytes()[:-cut])).holds


@pytest.mark.parametrize("added", [b" ", b"\n", bytes(PAGE), b"%%EOF\n"])
def test_bytes_at_the_end_are_found(told: ToldDay, tmp_path: Path, added: bytes) -> None:
    for original in (told.case, told.minutes):
        assert not told.verdict(altered(tmp_path, original, original.read_bytes() + added)).holds


def test_a_file_that_is_not_there_does_not_hold(told: ToldDay, tmp_path: Path) -> None:
    assert codes(told.verdict(tmp_path / "nowhere.pdf")) == {"verify.file_there"}


def test_a_case_under_another_passphrase_does_not_open(told: ToldDay) -> None:
    other = ToldDay(told.folder, type(told.day)(told.day.files, (("room", "가 나 다 라 마 바"),)))
    assert codes(other.verdict(told.case)) == {"casefile.wrong_passphrase_or_not_a_case"}
