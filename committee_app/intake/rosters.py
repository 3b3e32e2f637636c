"""Rosters in: a grid of cells into proposals and members, or everything that is wrong with it, at once.

A reading never raises; `RosterReading.accepted()` does, where there are faults. How the columns are found is in
`headings`, what a line holds in `roster_lines`, and what the two lists hold in files of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from committee_app.case.programme import Programme
from committee_app.intake.headings import NOTHING_TOLD, SERIAL, Told
from committee_app.intake.members_roster import MEMBER_COLUMNS, read_members
from committee_app.intake.proposal_columns import proposal_columns
from committee_app.intake.proposals_roster import read_proposals
from committee_app.intake.roster_reading import MappedColumn, RosterReading, RosterRefusedError

__all__ = [
    "NOTHING_TOLD",
    "SERIAL",
    "MappedColumn",
    "RosterField",
    "RosterReading",
    "RosterRefusedError",
    "Told",
    "member_fields",
    "proposal_fields",
    "read_members",
    "read_proposals",
]


@dataclass(frozen=True, slots=True)
class RosterField:
    """What a column can be taken for, and whether a roster needs it."""

    name: str
    needed: bool


def proposal_fields(programme: Programme) -> tuple[RosterField, ...]:
    """Return every field of the list of proposals under these rules."""
    return tuple(RosterField(one.field, one.needed) for one in proposal_columns(programme))


def member_fields() -> tuple[RosterField, ...]:
    """Return every field of the list of members."""
    return tuple(RosterField(one.field, one.needed) for one in MEMBER_COLUMNS)
