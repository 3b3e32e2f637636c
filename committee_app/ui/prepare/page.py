"""What the preparing screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding
from committee_app.case.identifiers import GroupId, Points, TrackId
from committee_app.case.people import Evaluator
from committee_app.case.programme import Title, Track
from committee_app.case.proposals import Proposal
from committee_app.intake.rosters import MappedColumn


class PrepareStep(StrEnum):
    """What is prepared, in the order in which it is."""

    RULES = "rules"
    PROPOSALS = "proposals"
    MEMBERS = "members"
    AUDITOR = "auditor"
    FREEZE = "freeze"


class Busy(StrEnum):
    """What takes a moment now."""

    READING = "reading"
    LOCKING = "locking"


@dataclass(frozen=True, slots=True)
class RulesShown:
    """The programme of this case; `words` recognise its fingerprint, `sha256` is the fingerprint in hexadecimal."""

    title: Title
    basis: str
    total: Points
    groups: tuple[tuple[Title, Points], ...]
    tracks: tuple[Track, ...]
    members: int
    sha256: str
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it was understood, before anything is taken over; `encodings` are those in which it is text."""

    file: str
    sheet: str
    encoding: str
    encodings: tuple[str, ...]
    heading_row: int
    columns: tuple[MappedColumn, ...]
    faults: tuple[Finding, ...]
    remarks: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RosterShown:
    """One roster: the file that counts, and the rows shown, which are those of the preview while there is one."""

    file: str
    taken_over: int
    rows: tuple[Proposal, ...] | tuple[Evaluator, ...]
    preview: Preview | None


@dataclass(frozen=True, slots=True)
class PreparePage:
    """The whole screen. `problems` belong to the step that is open."""

    may_edit: bool
    step: PrepareStep
    rules: RulesShown | None
    proposals: RosterShown
    members: RosterShown
    groups: tuple[tuple[GroupId, Title], ...]
    auditor: str
    auditor_position: str
    frozen: bool
    obstacles: tuple[Finding, ...]
    problems: tuple[Finding, ...]
    busy: Busy | None

    def track_title(self, track: TrackId) -> Title:
        """Return the title of a track; its own name where the rules have none of it."""
        tracks = self.rules.tracks if self.rules else ()
        return next((one.title for one in tracks if one.id == track), Title(track, track))

    def is_done(self, step: PrepareStep) -> bool:
        """Whether a step is behind the secretary."""
        return {
            PrepareStep.RULES: self.rules is not None,
            PrepareStep.PROPOSALS: self.proposals.taken_over > 0,
            PrepareStep.MEMBERS: self.members.taken_over > 0,
            PrepareStep.AUDITOR: bool(self.auditor),
            PrepareStep.FREEZE: self.frozen,
        }[step]
