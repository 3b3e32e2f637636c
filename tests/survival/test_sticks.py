"""A stick is pulled while a packet is written: a name stands for a whole packet, and for the newest that was told.

No stick is pulled here: what one may hold after a pull is made from a trace of what was asked of it (`power`), and the
system refuses each call in its turn. A loop device with a stick's file system needs rights that a test should not have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.survival import sticks
from tests.survival.conftest import told_by_child
from tests.survival.counts import how_many, said
from tests.survival.power import asked, states

STATES = how_many("stick_states", 600)
CONTROL_STATES = how_many("control_states", 180)
PACKETS = 30
NO_STICK = "no stick and no loop device is used: pulls are states made from a trace, and refused calls"


def after_pulls(folder: Path, way: str, wanted: int) -> Counter[str]:
    """Trace the writing of some packets, pull the stick in so many ways; return what stood under the name."""
    stick, trace = folder / "stick", folder / "trace"
    stick.mkdir()
    told_by_child("packets", stick, way, PACKETS, trace)
    found: Counter[str] = Counter()
    for state in states(asked(trace, stick), wanted, seed=20260226):
        data = state.files.get(sticks.NAME)
        number = 0 if data is None else sticks.number_of(data)
        if number is None:
            found["a part under the name"] += 1
        else:
            found["lost" if number < state.acknowledged else "ok"] += 1
    return found


@pytest.mark.usefixtures("tracing")
def test_a_pulled_stick_holds_whole_packets_alone(folder: Path, counted: Callable[[str], None]) -> None:
    found = after_pulls(folder, "product", STATES)
    counted(f"pulled sticks: {found.total()} states, {said(found)} ({NO_STICK})")
    assert set(found) == {"ok"}
    assert found.total() > 300


@pytest.mark.usefixtures("tracing")
@pytest.mark.parametrize("way", ["plain", "synced"])
def test_a_packet_written_to_its_name_is_seen_in_parts(folder: Path, counted: Callable[[str], None], way: str) -> None:
    """Without this nobody knows whether the test above can fail."""
    found = after_pulls(folder, way, CONTROL_STATES)
    counted(f"pulled sticks, control {way}: {found.total()} states, {said(found)}")
    assert found["a part under the name"] > 0


@pytest.mark.usefixtures("tracing")
def test_a_fault_at_any_call_leaves_the_old_packet_or_the_new_one(folder: Path, counted: Callable[[str], None]) -> None:
    told = told_by_child("packet_faults", folder)
    calls = sum(told["calls"].values())
    assert {"openat", "write", "fsync", "close"} <= set(told["calls"])
    assert {"rename", "renameat", "renameat2"} & set(told["calls"])
    for fault, found in told["found"].items():
        counted(f"{fault} at each of {calls} system calls of writing a packet over an older one: {said(found)}")
        assert sum(found.values()) == calls
        assert {one.partition(": ")[2] for one in found} <= {"the old one", "the new one"}, found
        assert not any(one.startswith("ended") for one in found), found
