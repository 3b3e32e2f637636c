"""How many are tried, and that it is said: small in `make test`, large in `make soak-record`, which sets variables.

A conftest that imports both functions at the end gives its tests `counted`, and prints the lines after the run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

import pytest

_LINES = pytest.StashKey[list[str]]()


def how_many(what: str, plain: int) -> int:
    """Return how many of something to try: what `COMMITTEE_TEST_<WHAT>` says, or the plain number."""
    return int(os.environ.get(f"COMMITTEE_TEST_{what.upper()}", plain))


def said(found: Mapping[str, int]) -> str:
    """Return counts as one reads them, the largest first."""
    listed = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{count} {name}" for name, count in listed)


@pytest.fixture
def counted(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Keep a line for the end of the run; the same one is said once."""
    lines = request.config.stash.setdefault(_LINES, [])

    def keep(line: str) -> None:
        if line not in lines:
            lines.append(line)

    return keep


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what was counted, once."""
    if lines := config.stash.get(_LINES, []):
        terminalreporter.section("what the record was put through")
        for line in lines:
            terminalreporter.write_line(line)
        lines.clear()
