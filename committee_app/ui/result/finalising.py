"""What must be so before the committee can resolve its selection, each with how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from committee_app.case.state import CaseState
from committee_app.desks.ranking import has_result
from committee_app.scoring.results import Tally

TOLD_BY_A_GATE: Final = (
    "selection.open_ties",
    "quorum.not_met",
    "rescoring.waits",
    "ruling.waits",
    "resolution.not_confirmed",
)
"""Findings that say the same as a gate that does not hold, or as the second person's part beside the vote."""


class GateCode(StrEnum):
    """The gates, in the order in which a committee comes to them."""

    OPENED = "opened"
    RULINGS = "rulings"
    RESCORED = "rescored"
    TIES = "ties"
    QUORUM = "quorum"


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: whether it holds, how many there are of what it counts, and of how many."""

    code: GateCode
    holds: bool
    count: int
    of: int = 0


def gates_of(state: CaseState, tally: Tally) -> tuple[Gate, ...]:
    """Return every gate of the resolution but the vote itself; the record asks all of them again."""
    waiting = {one for one, _ in state.to_rescore if one in state.here}
    is_open = has_result(state)
    return (
        Gate(GateCode.OPENED, is_open, len(state.opened)),
        Gate(GateCode.RULINGS, state.waiting_ruling is None, int(state.waiting_ruling is not None)),
        Gate(GateCode.RESCORED, not waiting, len(waiting)),
        Gate(GateCode.TIES, not tally.open_ties, len(tally.open_ties)),
        Gate(GateCode.QUORUM, len(state.here) >= state.majority, len(state.here), state.on_roll),
    )
