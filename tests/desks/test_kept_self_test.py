"""What this machine last said of itself is there for the next case; nothing of another form is believed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from committee_app.case.acts import SelfTested
from committee_app.desks.kept_self_test import MAX_BYTES, keep_self_test, kept_self_test

TESTED = SelfTested(date(2026, 2, 20), "0.1.0", "00" * 32, ("letters", "day"), (), ("time",), "ab" * 32)


def test_the_last_one_counts(tmp_path: Path) -> None:
    place = tmp_path / "made" / "selftest.json"
    keep_self_test(place, SelfTested(date(2026, 1, 2), "0.0.9", "11" * 32, (), ("day",), (), "cd" * 32))
    keep_self_test(place, TESTED)
    assert kept_self_test(place) == TESTED
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b'{"format":"committee-selftest/2","tested":{}}',
        b'{"format":"committee-selftest/1","tested":{"day":"2026-02-20"}}',
        b'{"format":"committee-selftest/1","tested":"' + b"x" * MAX_BYTES + b'"}',
    ],
)
def test_what_is_not_of_this_form_is_no_self_test(tmp_path: Path, data: bytes) -> None:
    place = tmp_path / "selftest.json"
    place.write_bytes(data)
    assert kept_self_test(place) is None


def test_a_machine_without_one_has_none(tmp_path: Path) -> None:
    assert kept_self_test(tmp_path / "selftest.json") is None
