"""A file or pasted rows as they are read, understood and shown before anything of them is in the case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from committee_app.case import acts
from committee_app.case.people import Evaluator
from committee_app.case.proposals import Proposal
from committee_app.case.state import CaseState
from committee_app.desks.record import Record
from committee_app.intake.delimited import readable_encodings
from committee_app.intake.grids import Grid
from committee_app.intake.reading import read_bytes, read_grid, read_pasted
from committee_app.intake.roster_difference import roster_difference
from committee_app.intake.rosters import (
    NOTHING_TOLD,
    RosterReading,
    Told,
    member_fields,
    proposal_fields,
    read_members,
    read_proposals,
)
from committee_app.ui.prepare.page import PrepareStep, Preview, Receipt

PEOPLE = (PrepareStep.POOL, PrepareStep.MEMBERS)
"""Steps whose list is one of people."""


@dataclass(frozen=True, slots=True)
class Source:
    """Cells from somewhere: a file, or the clipboard (then there is no path)."""

    path: Path | None
    grid: Grid
    encodings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A source as it is understood; nothing of it is in the case."""

    source: Source
    told: Told
    reading: RosterReading[Proposal] | RosterReading[Evaluator]

    def understood_as(self, step: PrepareStep, told: Told, state: CaseState) -> Read:
        """Return the same cells understood as somebody said."""
        return understood(step, self.source, state, told)

    def with_field(self, step: PrepareStep, place: int, field: str, state: CaseState) -> Read:
        """Return the same with a column taken for a field, below the row of headings that is shown."""
        row = self.reading.heading_row - 1 if self.reading.heading_row else self.told.row
        return self.understood_as(step, replace(self.told, row=row).with_field(place, field), state)


def source_of_file(path: Path, encoding: str) -> Source:
    """Read a file; `IntakeError` if it cannot be read. Touches nothing else, so any thread may do it."""
    grid = read_grid(path, encoding=encoding or None)
    return Source(path, grid, readable_encodings(read_bytes(path)) if grid.encoding else ())


def source_of_text(name: str, text: str) -> Source:
    """Read rows that were copied out of a spreadsheet; `IntakeError` if there are none."""
    return Source(None, read_pasted(name, text))


def understood(step: PrepareStep, source: Source, state: CaseState, told: Told = NOTHING_TOLD) -> Read:
    """Return a source as one of the rosters; candidates are listed as members are."""
    if step in PEOPLE:
        return Read(source, told, read_members(source.grid, told))
    return Read(source, told, read_proposals(source.grid, state.rules, told))


def preview(step: PrepareStep, read: Read, state: CaseState) -> Preview:
    """Return what is shown of a source before it is taken over."""
    grid, reading = read.source.grid, read.reading
    members = tuple(one for one in reading.items if isinstance(one, Evaluator))
    proposals = tuple(one for one in reading.items if isinstance(one, Proposal))
    is_members = step in PEOPLE
    listed = state.drawing.pool if step is PrepareStep.POOL else state.evaluators
    return Preview(
        file=grid.source_name,
        sheet=grid.sheet_name,
        encoding=grid.encoding or "",
        encodings=read.source.encodings,
        heading_row=reading.heading_row,
        columns=reading.columns,
        faults=reading.faults,
        remarks=reading.remarks,
        cells=grid.rows,
        fields=member_fields() if is_members else proposal_fields(state.rules),
        changed_by_hand=read.told != NOTHING_TOLD,
        differences=roster_difference(listed, members) if is_members else roster_difference(state.proposals, proposals),
    )


def receipt(step: PrepareStep, record: Record) -> Receipt | None:
    """Return what the record says of the import that counts; None before the first, and after other rules."""
    for one in reversed(record.journal):
        match one.act:
            case acts.RulesDrafted() if step is not PrepareStep.POOL:
                return None
            case acts.ProposalsImported(source, entries) if step is PrepareStep.PROPOSALS:
                return Receipt(source.name, source.sha256, len(entries), one.at, one.seq)
            case acts.MembersImported(source, members) if step is PrepareStep.MEMBERS:
                return Receipt(source.name, source.sha256, len(members), one.at, one.seq)
            case acts.PoolImported(source, candidates) if step is PrepareStep.POOL:
                return Receipt(source.name, source.sha256, len(candidates), one.at, one.seq)
    return None
