"""Whatever of the unsynced bytes and names a power cut leaves on the disk, what was acknowledged is there, whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_app.casefile import CaseFileError
from tests.survival.conftest import told_by_child
from tests.survival.counts import how_many, said
from tests.survival.power import Acknowledged, Asked, DiskState, Linked, Made, Synced, Unlinked, Wrote, asked, states
from tests.survival.room import look, outcome

STATES = how_many("power_states", 1000)
CONTROL_STATES = how_many("control_states", 180)
SAVINGS = 4
IN_MEMORY = Path("/dev/shm")
"""Where a state is put down, if it can be: the trace tells what was synced, and no disk has to sync it once more."""


def after_power_cuts(folder: Path, control: str, wanted: int) -> Counter[str]:
    """Trace a run, cut the power in so many ways, open each; return what became of it."""
    run, trace = folder / "run", folder / "trace"
    run.mkdir()
    told_by_child("traced", run, control, SAVINGS, trace)
    known = look(run / "a.case").hashes
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else folder) as left:
        cut = Path(left) / "cut"
        return Counter(became(cut, state, known) for state in states(asked(trace, run), wanted, seed=20260226))


def became(place: Path, state: DiskState, known: tuple[bytes, ...]) -> str:
    """Open what a power cut left, as the program would the next morning."""
    shutil.rmtree(place, ignore_errors=True)
    state.put(place)
    try:
        return outcome(look(place / "a.case"), known, state.acknowledged)
    except CaseFileError as error:
        if error.code == "casefile.not_found" and not state.acknowledged:
            return "ok, not made yet"
        return f"refused {error.code}"


@pytest.mark.timeout(1200)
@pytest.mark.usefixtures("tracing")
def test_nothing_acknowledged_is_lost_in_a_power_cut(folder: Path, counted: Callable[[str], None]) -> None:
    found = after_power_cuts(folder, "product", STATES)
    counted(f"power cuts: {found.total()} states of the disk, {said(found)}")
    assert set(found) == {"ok", "ok, not made yet"}
    assert found.total() == STATES
    assert found["ok"] > STATES // 2


@pytest.mark.usefixtures("tracing")
@pytest.mark.parametrize(
    ("control", "must_show"),
    [("off", {"lost", "refused casefile.damaged"}), ("normal", {"lost"}), ("full", {"lost"})],
)
def test_a_file_that_is_synced_less_is_seen_to_lose(
    folder: Path, counted: Callable[[str], None], control: str, must_show: set[str]
) -> None:
    """Without this nobody knows whether the test above can fail."""
    found = after_power_cuts(folder, control, CONTROL_STATES)
    counted(f"power cuts, control synchronous = {control.upper()}: {found.total()} states, {said(found)}")
    assert must_show <= set(found)


# ── the model itself ───────────────────────────────────────────────────────────────────────
TOLD: tuple[Asked, ...] = (Made("a"), Wrote("a", 0, b"x" * 1024), Synced("a"), Synced(""), Acknowledged(1))


def contents(*acts: Asked) -> set[tuple[tuple[str, bytes], ...]]:
    """Return every folder that the model gives from the acknowledgement on."""
    told = (*TOLD, *acts)
    return {tuple(sorted(state.files.items())) for state in states(told, 60, seed=1) if state.acknowledged}


def test_what_was_synced_is_there() -> None:
    assert contents() == {(("a", b"x" * 1024),)}


def test_a_name_whose_folder_was_not_synced_may_be_there_or_not() -> None:
    assert {len(files) for files in contents(Made("b"))} == {1, 2}
    assert contents(Unlinked("a")) == {(), (("a", b"x" * 1024),)}


def test_an_unsynced_sector_is_the_old_one_or_the_new_one() -> None:
    halves = {one[0][1] for one in contents(Wrote("a", 0, b"y" * 1024))}
    assert halves == {left + right for left in (b"x" * 512, b"y" * 512) for right in (b"x" * 512, b"y" * 512)}


def test_where_a_file_grew_there_may_be_anything() -> None:
    grown = {one[0][1][1024:] for one in contents(Wrote("a", 1024, b"y" * 512))}
    assert {b"", b"y" * 512, bytes(512)} < grown


def test_a_file_of_two_names_has_one_content() -> None:
    both = [files for files in contents(Linked("a", "b"), Synced(""), Wrote("b", 0, b"y" * 1024)) if len(files) == 2]
    assert len({first for (_, first), _ in both}) == 4
    assert all(first == second for (_, first), (_, second) in both)
