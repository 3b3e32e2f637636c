"""What was counted is said at the end of the run."""

from __future__ import annotations

from tests.survival.counts import counted, pytest_terminal_summary

__all__ = ["counted", "pytest_terminal_summary"]
