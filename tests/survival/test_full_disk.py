"""A disk that is full is said; what was saved stands, and saving goes on once there is room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.survival.conftest import told_by_child


def test_a_full_disk_loses_nothing_and_saving_goes_on_when_there_is_room(
    folder: Path, counted: Callable[[str], None]
) -> None:
    told = told_by_child("full_disk", folder)
    assert told["faults"] == []
    assert told["head"] == told["acknowledged"]
    assert told["head"] > 10
    if told["small_disk"]:
        counted(f"disk full: a disk of its own of 600 kB, refused at entry {told['head']}, saved after making room")
        assert told["refusals"] == ["casefile.disk_full", "casefile.disk_full"]
    else:
        counted(f"disk full: no disk of its own is allowed here; a file that may not grow, refused at {told['head']}")
        assert told["refusals"] == ["casefile.storage_failed"]
