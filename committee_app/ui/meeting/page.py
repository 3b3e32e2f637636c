"""What the meeting screen shows: never a mark, never a total."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.acts import ItemPart
from committee_app.case.conflicts import Answer, MarkStatus
from committee_app.case.findings import Finding
from committee_app.case.identifiers import EvaluatorId, ProposalId, TrackId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.case.programme import Ground, Title
from committee_app.case.progress import Progress
from committee_app.ui.shared.states import ItemState


class Task(StrEnum):
    """What somebody can do during the meeting; each has a panel."""

    ATTENDANCE = "attendance"
    HEARING = "hearing"
    MOTION = "motion"
    ELECTION = "election"
    REHEARSAL = "rehearsal"
    CONFIRMATION = "confirmation"
    OPENING = "opening"
    CONFLICTS = "conflicts"
    ABSENCE = "absence"
    STATEMENTS = "statements"
    CLOSING = "closing"


class Option(StrEnum):
    """What can be noted of the chosen member now."""

    ARRIVE = "arrive"
    ENROL = "enrol"
    LEAVE = "leave"
    RETURN = "return"


class Busy(StrEnum):
    """What takes a moment now."""

    LOCKING = "locking"
    UNLOCKING = "unlocking"
    REHEARSING = "rehearsing"


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member on the board: present, enrolled, and how far their own sheet is; `absent` counts proposals."""

    id: EvaluatorId
    seat: int
    name: str
    affiliation: str
    here: bool
    enrolled: bool
    pledged: bool
    declared: bool
    questions: int
    sealed: bool
    absent: int
    is_chair: bool


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many attend, how many must (재적위원 과반수), how many are on roll, how many are in the room and vote.

    `entitled` is how many vote on a motion, where that is another number; and whether the chair has a casting vote.
    """

    present: int
    needed: int
    roll: int
    in_room: int
    entitled: int | None = None
    has_casting_vote: bool = False


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A holder of a key: whether they have keys, confirmed the record, gave their words for the rehearsal."""

    role: Role
    name: str
    enrolled: bool
    confirmed: bool
    ready: bool
    problems: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of the record: its number, its hash in hexadecimal, four words to recognise it."""

    seq: int
    hash: str
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was noted of the meeting: when (as recorded), which act, by or of whom, what, which way."""

    at: str
    kind: str
    speaker: str
    text: str
    movement: str


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A member's question or conflict about one proposal; `cleared` if the chair answered that there is none."""

    evaluator: EvaluatorId
    name: str
    proposal: ProposalId
    title: str
    applicant: str
    answer: Answer
    ground: str
    words: str
    status: MarkStatus
    cleared: bool
    sealed: bool

    @property
    def key(self) -> tuple[EvaluatorId, ProposalId]:
        """What the row is about."""
        return self.evaluator, self.proposal

    @property
    def waits(self) -> bool:
        """Whether the chair has not answered yet."""
        return self.answer is Answer.ASK and not self.cleared and self.status is not MarkStatus.EXCLUDED


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A track and how many proposals are on it."""

    id: TrackId
    title: Title
    proposals: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What a meeting is opened with, before anybody typed: from the programme."""

    programme: Title
    committee: Title
    ministry: Title
    secretary: str
    auditor: str
    proposals: int
    members: int
    words: str


class Turn(StrEnum):
    """Where a project is in the running order."""

    WAITS = "waits"
    NEXT = "next"
    ON = "on"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project in its place in the running order, and who leaves the room while it is heard."""

    id: ProposalId
    title: str
    leaving: tuple[str, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is heard in which order, and what is on.

    Attributes:
        is_moved: the order shown is another than the record's.
        leavings, advised: how many times somebody leaves in the order shown, and in the one that is advised.
        minutes: as typed, for the presentation and for the questions.
        leave, back: names of who is to leave now, and of who may come back.
        obstacles: what keeps the next project from being called.
    """

    rows: tuple[ProjectRow, ...]
    chosen: ProposalId | None
    is_moved: bool
    leavings: int
    advised: int
    on: ProposalId | None
    part: ItemPart | None
    following: ProposalId | None
    minutes: tuple[str, str]
    are_minutes_numbers: bool
    leave: tuple[str, ...]
    back: tuple[str, ...]
    obstacles: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The whole screen for one officer.

    Attributes:
        tasks: what this officer can do, with how far it is, in the order of the day.
        obstacles: what keeps the open task's act from happening now.
        vote_findings: what is wrong with the numbers of a vote as typed.
        blank: names of the fields of the agenda form that are empty.
        observer_line: the line of the observers that has no comma, from 1; 0 if all have.
        problems: what the last act was refused for.
    """

    role: Role
    stage: Stage
    quorum: Quorum
    members: tuple[MemberRow, ...]
    tasks: tuple[tuple[Task, ItemState], ...]
    task: Task
    chosen: EvaluatorId | None
    options: tuple[Option, ...]
    outline: Outline
    agenda: tuple[str, ...]
    blank: tuple[str, ...]
    observer_line: int
    elected: str
    chair_enrolled: bool
    holders: tuple[HolderRow, ...]
    rehearsed: bool
    head: Head
    notes: tuple[Note, ...]
    paused: bool
    stopped: bool
    hearing: Hearing | None
    tracks: tuple[TrackRow, ...]
    conflicts: tuple[ConflictRow, ...]
    chosen_conflict: tuple[EvaluatorId, ProposalId] | None
    grounds: tuple[Ground, ...]
    sheets: int
    closing_proposed: bool
    vote_findings: tuple[Finding, ...]
    obstacles: tuple[Finding, ...]
    problems: tuple[Finding, ...]
    busy: Busy | None
    progress: Progress | None
    saved: int
    """How many acts this screen has recorded; a panel empties its fields when it grows."""

    def member(self) -> MemberRow | None:
        """Return the chosen member."""
        return next((one for one in self.members if one.id == self.chosen), None)

    def conflict(self) -> ConflictRow | None:
        """Return the chosen question or conflict."""
        return next((one for one in self.conflicts if one.key == self.chosen_conflict), None)
