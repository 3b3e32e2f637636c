"""What the preparing screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.acts import CaseFollowed
from committee_app.case.balance import Balance
from committee_app.case.drawing import SeatLimit, Trait
from committee_app.case.findings import Finding
from committee_app.case.identifiers import GroupId, Points, ProposalId, TrackId
from committee_app.case.people import Evaluator
from committee_app.case.programme import Programme, Title, Track
from committee_app.case.progress import Progress
from committee_app.case.proposals import Proposal
from committee_app.case.rule_fields import RuleField
from committee_app.desks.dry_run import DryRun, Example
from committee_app.desks.earlier import Earlier
from committee_app.intake.roster_difference import Difference
from committee_app.intake.rosters import MappedColumn, RosterField


class PrepareStep(StrEnum):
    """What is prepared, in the order in which it is."""

    EARLIER = "earlier"
    RULES = "rules"
    PROPOSALS = "proposals"
    POOL = "pool"
    MEMBERS = "members"
    PAPERS = "papers"
    AUDITOR = "auditor"
    FREEZE = "freeze"


OPTIONAL = frozenset({PrepareStep.EARLIER, PrepareStep.POOL, PrepareStep.PAPERS})
"""What a case can do without: nothing waits for it."""


class Busy(StrEnum):
    """What takes a moment now."""

    READING = "reading"
    LOCKING = "locking"
    ATTACHING = "attaching"
    TRYING = "trying"


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
class RulesDraft:
    """The rules as they are being written; nothing of it is in the case until they are taken.

    Attributes:
        text: the whole text.
        fields: its common values, as far as the text can be read.
        faults: everything that is wrong with the text, each with its line.
        problem: the place of a field in which something was typed that is no value, what was typed, and the fault.
        changed: whether the text differs from the rules of the case.
        sound: the newest text that could be taken, as rules; the example and the sheet are of it.
        example: a made-up project worked out under `sound`.
        dry: what a dry run under `sound` gave; None before one.
    """

    text: str
    fields: tuple[RuleField, ...] = ()
    faults: tuple[Finding, ...] = ()
    problem: tuple[str, str, Finding] | None = None
    changed: bool = False
    sound: Programme | None = None
    example: Example | None = None
    dry: DryRun | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it was understood, before anything is taken over.

    Attributes:
        encodings: those in which the file is text; none for a workbook and for what was pasted.
        heading_row: from one; 0 where none was found.
        cells: the source itself, row by row, as it was read.
        fields: what a column can be taken for.
        changed_by_hand: the secretary said what a column or the row of headings is.
        differences: what taking over would change in the roster that counts.
    """

    file: str
    sheet: str
    encoding: str
    encodings: tuple[str, ...]
    heading_row: int
    columns: tuple[MappedColumn, ...]
    faults: tuple[Finding, ...]
    remarks: tuple[Finding, ...]
    cells: tuple[tuple[str, ...], ...]
    fields: tuple[RosterField, ...]
    changed_by_hand: bool
    differences: tuple[Difference[Proposal], ...] | tuple[Difference[Evaluator], ...]

    def field_of(self, column: str) -> str:
        """Return what a column was taken for, by its letters; an empty name where it is not used."""
        return next((one.field for one in self.columns if one.column == column), "")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the record says of the newest import: from which file, how many rows, when, and in which entry."""

    file: str
    sha256: str
    rows: int
    at: str
    seq: int


@dataclass(frozen=True, slots=True)
class RosterShown:
    """One roster: the file that counts, and the rows shown, which are those of the preview while there is one."""

    file: str
    taken_over: int
    rows: tuple[Proposal, ...] | tuple[Evaluator, ...]
    preview: Preview | None
    receipt: Receipt | None = None
    balance: Balance | None = None


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A candidate in their place of the drawn order: called or not, and what they said (None: nothing yet)."""

    place: int
    candidate: Evaluator
    digest: str
    called: bool
    accepted: bool | None


@dataclass(frozen=True, slots=True)
class DrawingShown:
    """Where the drawing of the evaluators stands.

    Attributes:
        size: how many seats the rules announce.
        candidates: how many the list that is not drawn yet has.
        sha256: of that list's file, which the line of the lot begins with.
        fields: the fields of expertise of that list, each with its candidates.
        words: what a limit can be about, each with its candidates.
        seats: the plan; empty before there is one.
        limits: of the plan, that of officials among them.
        lines: the drawn order.
        line: what was hashed for the newest lot; empty before one, and where it came out of a box.
        obstacles: what stands in the way of a lot.
        short: seats are free and nobody is left who fits.
        waiting: how many were called and have not answered.
        accepted: how many accepted.
        seated: those who accepted are the members of the case.
    """

    size: int
    candidates: int
    sha256: str = ""
    fields: tuple[tuple[str, int], ...] = ()
    words: tuple[tuple[Trait, str, int], ...] = ()
    seats: tuple[tuple[str, int], ...] = ()
    limits: tuple[SeatLimit, ...] = ()
    lines: tuple[CandidateLine, ...] = ()
    line: str = ""
    obstacles: tuple[Finding, ...] = ()
    short: bool = False
    waiting: int = 0
    accepted: int = 0
    seated: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every seat is taken by somebody who accepted."""
        return bool(self.lines) and self.accepted == sum(seats for _, seats in self.seats)


@dataclass(frozen=True, slots=True)
class EarlierShown:
    """An earlier case that was chosen: its file, and, once it was opened, what it hands on.

    `obstacles` say why its projects cannot be taken over now; `projects` are those that could be.
    """

    file: str = ""
    found: Earlier | None = None
    obstacles: tuple[Finding, ...] = ()
    projects: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A project and its proposal as it was handed in: the file in the case, and the one that would take its place."""

    proposal: ProposalId
    title: str
    attached: str
    chosen: str


@dataclass(frozen=True, slots=True)
class PapersShown:
    """The PDFs of the proposals; `remarks` say which files found no project."""

    lines: tuple[PaperLine, ...] = ()
    remarks: tuple[Finding, ...] = ()

    @property
    def attached(self) -> int:
        """How many projects have their proposal in the case."""
        return sum(bool(one.attached) for one in self.lines)

    @property
    def chosen(self) -> int:
        """How many files would be put in."""
        return sum(bool(one.chosen) for one in self.lines)


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
    papers: PapersShown = PapersShown()
    earlier: EarlierShown = EarlierShown()
    follows: CaseFollowed | None = None
    progress: Progress | None = None
    draft: RulesDraft | None = None
    saved: str = ""
    worth_a_look: tuple[Finding, ...] = ()
    """What is to be looked at before the freeze though nothing waits for it."""
    pool: RosterShown = RosterShown("", 0, (), None)
    drawing: DrawingShown | None = None

    def roster(self, step: PrepareStep) -> RosterShown:
        """Return one of the rosters."""
        return {PrepareStep.MEMBERS: self.members, PrepareStep.POOL: self.pool}.get(step, self.proposals)

    def track_title(self, track: TrackId) -> Title:
        """Return the title of a track; its own name where the rules have none of it."""
        tracks = self.rules.tracks if self.rules else ()
        return next((one.title for one in tracks if one.id == track), Title(track, track))

    def is_done(self, step: PrepareStep) -> bool:
        """Whether a step is behind the secretary."""
        return {
            PrepareStep.EARLIER: self.follows is not None,
            PrepareStep.RULES: self.rules is not None,
            PrepareStep.PROPOSALS: self.proposals.taken_over > 0,
            PrepareStep.POOL: self.drawing is not None and self.drawing.seated,
            PrepareStep.MEMBERS: self.members.taken_over > 0,
            PrepareStep.PAPERS: bool(self.papers.lines) and self.papers.attached == len(self.papers.lines),
            PrepareStep.AUDITOR: bool(self.auditor),
            PrepareStep.FREEZE: self.frozen,
        }[step]
