"""Rosters in: a grid of cells into proposals and members, or everything that is wrong with it, at once.

A reading never raises; `RosterReading.accepted()` does, where there are faults. How the columns are found is in
`headings`, what a line holds in `roster_lines`, and what the two lists hold in files of their own.
"""

from __future__ import annotations

from committee_app.intake.members_roster import read_members
from committee_app.intake.proposals_roster import read_proposals
from committee_app.intake.roster_reading import MappedColumn, RosterReading, RosterRefusedError

__all__ = ["MappedColumn", "RosterReading", "RosterRefusedError", "read_members", "read_proposals"]
