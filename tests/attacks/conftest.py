"""A case that somebody held for a night: whole days as files, made once, and given out as copies."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from tests.attacks.held import write_case
from tests.builders import SignedDay
from tests.survival.counts import counted, pytest_terminal_summary

__all__ = ["counted", "pytest_terminal_summary"]

Copies = Callable[..., Path]


STAGES = (Stage.READY, Stage.CLOSED, Stage.DELIBERATING)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[Stage, Path]:
    """One day as a file, and as the file was earlier that day."""
    folder, day = tmp_path_factory.mktemp("kept"), SignedDay()
    found: dict[Stage, Path] = {}
    for stage in STAGES:
        found[stage] = folder / f"{stage.value}.case"
        write_case(found[stage], day.walk_to(stage))
    return found


@pytest.fixture
def a_case(tmp_path: Path, kept: dict[Stage, Path]) -> Copies:
    """Copy the day's file as it was at a stage."""

    def a_copy(stage: Stage = Stage.DELIBERATING, name: str = "a.case") -> Path:
        return Path(shutil.copy(kept[stage], tmp_path / name))

    return a_copy
