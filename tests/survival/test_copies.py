"""A second copy that is killed or refused in the middle: what has a name is whole, and the case file goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.survival.conftest import told_by_child
from tests.survival.counts import how_many, said

KILLS = how_many("copy_kills", 60)


@pytest.mark.timeout(1200)
def test_a_copy_that_has_its_name_is_whole_whenever_the_program_is_killed(
    folder: Path, counted: Callable[[str], None]
) -> None:
    told = told_by_child("copy_kills", folder, KILLS)
    counted(
        f"kill -9 while copying: {KILLS} kills, {said(told['found'])}; {told['copied']} copies acknowledged, "
        f"{told['parts']} times in the middle of one"
    )
    assert told["found"] == {"ok": KILLS}
    # Otherwise no kill hit a copy, and the test shows nothing.
    assert told["copied"] > KILLS // 2
    assert told["parts"] > KILLS // 10


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("tracing")
def test_a_fault_at_any_call_of_a_copy_is_told_and_harms_neither_file_nor_copies(
    folder: Path, counted: Callable[[str], None]
) -> None:
    told = told_by_child("copy_faults", folder)
    for fault, found in told["found"].items():
        counted(f"{fault} at system calls of a copy ({told['tried']} faults in all): {said(found)}")
    assert {"pwrite64", "fsync", "openat"} <= set(told["calls"])
    assert {"link", "linkat"} & set(told["calls"])
    for fault, found in told["found"].items():
        outcomes = Counter(found)
        assert {one.partition(": ")[2] for one in outcomes} == {"ok"}, fault
        assert any(not one.startswith("copied") for one in outcomes), fault
        # A fault has a name of ours: nothing ends with an exception that nobody expected.
        assert not any(one.startswith("ended") for one in outcomes), fault
