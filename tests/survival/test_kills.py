"""A program that is killed at any moment loses nothing that it acknowledged, and leaves nothing half done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.survival.conftest import told_by_child
from tests.survival.counts import how_many, said

KILLS = how_many("kills", 300)
CONTROL_KILLS = how_many("control_kills", 60)


@pytest.mark.timeout(1200)
def test_nothing_acknowledged_is_lost_and_nothing_is_torn(folder: Path, counted: Callable[[str], None]) -> None:
    told = told_by_child("kills", folder, KILLS)
    counted(
        f"kill -9: {KILLS} kills, {said(told['found'])}; {told['saved']} entries saved, {told['interrupted']} times in "
        f"the middle of a saving, {told['unacknowledged']} saved but not acknowledged any more"
    )
    assert told["found"] == {"ok": KILLS}
    # Otherwise nothing was saved, or no kill hit a saving, and the test shows nothing.
    assert told["saved"] > KILLS // 2
    assert told["interrupted"] > KILLS // 50


@pytest.mark.parametrize(("mistake", "seen"), [("told_too_early", "lost"), ("in_two_parts", "torn")])
def test_a_program_that_saves_wrongly_is_seen_to_lose(
    folder: Path, counted: Callable[[str], None], mistake: str, seen: str
) -> None:
    """Without this nobody knows whether the test above can fail."""
    told = told_by_child("kills", folder, CONTROL_KILLS, mistake)
    found = Counter[str]()
    for name, count in told["found"].items():
        found[name.partition(" ")[0]] += count
    counted(f"kill -9, control {mistake}: {CONTROL_KILLS} kills, {said(found)}")
    assert found[seen] > 0
