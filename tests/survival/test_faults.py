"""The system refuses any one of the calls of a saving: one error is told, the file stays whole, nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.survival.conftest import told_by_child
from tests.survival.counts import said

SAVED = "saved: ok"
WHAT_IS_TOLD = {
    "EIO": {SAVED, "casefile.storage_failed: ok", "casefile.read_only_place: ok"},
    "ENOSPC": {SAVED, "casefile.disk_full saved: ok", "casefile.storage_failed: ok", "casefile.read_only_place: ok"},
    "KILL": {SAVED, "killed: ok"},
}
"""`saved` where SQLite does without that call, or the call came after the saving.

A journal that cannot be made is told as a place that cannot be written; a sync that fails is a failed storage
whatever the reason. After a full disk the child saves once more, and that stands.
"""


@pytest.mark.usefixtures("tracing")
def test_a_fault_at_any_call_of_a_saving_is_told_once_and_harms_nothing(
    folder: Path, counted: Callable[[str], None]
) -> None:
    told = told_by_child("faults", folder)
    calls = sum(told["calls"].values())
    for fault, found in told["found"].items():
        counted(f"{fault} at each of {calls} system calls of a saving: {said(found)}")
    # The calls that a saving stands on are among those that were refused.
    assert {"pwrite64", "fsync", "openat"} <= set(told["calls"])
    assert {"unlink", "unlinkat"} & set(told["calls"])
    for fault, expected in WHAT_IS_TOLD.items():
        found = Counter(told["found"][fault])
        assert set(found) == expected, fault
        assert found.total() == calls
        assert found[SAVED] < found.total() // 2, fault
