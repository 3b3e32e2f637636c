"""A program that is killed at any moment loses nothing that it acknowledged, and leaves nothing half done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.survival.conftest import told_by_child
from tests.survival.counts import how_many, said

KILLS = how_many("kills", 300)


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
