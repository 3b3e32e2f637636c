"""What the waiting screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from committee_app.case.lifecycle import Stage


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """Where the case stands, and whether this person's sheet is sealed."""

    stage: Stage
    sealed: bool
