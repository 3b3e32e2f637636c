"""Ten sample days back to back with faults put into them: nothing is lost, everything verifies, memory stays flat.

`make soak` tells them; `make test` a morning.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_app.desks.keeping import Places
from tests.soak import days
from tests.survival.counts import how_many, said

DAYS, KILLS = how_many("days", 0), how_many("day_kills", 1)
STEPS_BETWEEN = how_many("day_steps", 40)
MOST_GROWTH = 1.1
"""Resident memory after the last day, to that after the second: the first loads what is loaded once."""


def test_a_morning_with_faults_goes_on_and_is_whole(tmp_path: Path) -> None:
    counts = days.Counts()
    day = days.Day(tmp_path / "day", random.Random(1), counts)
    day.tell(2, days.MORNING)
    day.day.room.close()
    assert len(counts.faults) == 3
    assert set(counts.found) == {"ok"}


@pytest.mark.skipif(DAYS == 0, reason="whole days are told by `make soak`")
@pytest.mark.timeout(3600)
def test_days_back_to_back_lose_nothing_and_leave_nothing_behind(
    tmp_path: Path, counted: Callable[[str], None]
) -> None:
    chance, counts, longest = random.Random(20260226), days.Counts(), 0.0
    for number in range(DAYS):
        began = time.monotonic()
        day = days.Day(tmp_path / "day", chance, counts)
        day.tell(STEPS_BETWEEN)
        longest = longest or time.monotonic() - began
        day.end()
        del day
        shutil.rmtree(tmp_path / "day")
        counts.memory.append(days.memory())
        for kill in range(KILLS):
            days.killed(tmp_path / f"killed-{number}-{kill}", chance, longest, counts)
    counted(f"{DAYS} days: {counts.entries} entries; {said(counts.faults)}; found: {said(counts.found)}")
    counted(f"memory after each day, in MB: {', '.join(str(one // 1024) for one in counts.memory)}")
    assert set(counts.found) == {"ok"}
    assert counts.found["ok"] == counts.faults.total() + 4 * DAYS
    if DAYS > 2:
        assert counts.memory[-1] <= counts.memory[1] * MOST_GROWTH


def test_the_look_sees_what_is_lost(tmp_path: Path) -> None:
    """Without this nobody knows whether the test above can fail."""
    day = days.begun(tmp_path / "sample.case", Places())
    day.room.close()
    assert days.look(tmp_path / "sample.case", day.passphrase, 1) == "ok"
    assert days.look(tmp_path / "sample.case", day.passphrase, 3) == "lost 2"
    data = bytearray((tmp_path / "sample.case").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "sample.case").write_bytes(data)
    assert days.look(tmp_path / "sample.case", day.passphrase, 1) != "ok"
