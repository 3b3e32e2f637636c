"""Children that are killed, traced and refused; and how many of them there were."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.casefile.room import ROOT
from tests.survival import strace
from tests.survival.counts import counted, pytest_terminal_summary

__all__ = ["counted", "pytest_terminal_summary"]


def told_by_child(task: str, *arguments: object) -> Any:
    """Return what a task of `child` found; it must say nothing on its error output."""
    command = [sys.executable, "-m", "tests.survival.child", task, *map(str, arguments)]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=1200, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return json.loads(ended.stdout)


@pytest.fixture(scope="session")
def can_trace(tmp_path_factory: pytest.TempPathFactory) -> bool:
    return strace.possible(tmp_path_factory.mktemp("trial"))


@pytest.fixture
def tracing(can_trace: bool, counted: Callable[[str], None]) -> None:
    """Skip where nothing can be traced, and say so at the end of the run."""
    if not can_trace:
        counted(strace.WORDS)
        pytest.skip(strace.WORDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with nothing else in it."""
    place = tmp_path / "folder"
    place.mkdir()
    return place
