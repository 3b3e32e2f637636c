"""What the result screen shows: opened marks by seat, never by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from committee_app.case.acts import Vote
from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, EvaluatorId, Points, ProposalId, TrackId, Won
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.case.programme import TieStepKind, Title
from committee_app.export.charts import HeatRow, Spending
from committee_app.scoring.results import SelectionStatus, Step
from committee_app.ui.result.closer import Closer, CutShown, Differing
from committee_app.ui.result.confirming import Second
from committee_app.ui.result.finalising import Gate
from committee_app.ui.result.naming import Names


class Section(StrEnum):
    """The parts of the screen, in the order in which a committee goes through them."""

    RANKING = "ranking"
    CUT = "cut"
    DISCUSSION = "discussion"
    TIES = "ties"
    SELECTION = "selection"
    NOTES = "notes"


class Group(StrEnum):
    """The bands of the table: 선정(안), 예비, 미선정, 과락·미채점, and those whose track still has an open tie."""

    SELECTED = "selected"
    RESERVE = "reserve"
    NOT_SELECTED = "not_selected"
    FAILED = "failed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Band:
    """A heading across the table. `spent` and `left` are told by the band below the cut line only."""

    group: Group
    count: int
    national: Won = Won(0)
    spent: Won | None = None
    left: Won | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal in the table. Marks are members' totals in hundredths of a point; `mean` is for drawing only."""

    proposal: ProposalId
    title: str
    applicant: str
    rank: int | None
    tied: bool
    kept: tuple[Points, ...]
    dropped: tuple[Points, ...]
    mean: int | None
    counted: int
    final: Fraction | None
    status: SelectionStatus | None
    reserve_order: int | None
    national: Won | None


@dataclass(frozen=True, slots=True)
class Share:
    """A minimum share of a track: how many of the selected are inside the group."""

    title: Title
    percent: int
    inside: int
    selected: int

    @property
    def holds(self) -> bool:
        """Whether the share is met."""
        return self.inside * 100 >= self.percent * self.selected


@dataclass(frozen=True, slots=True)
class Moved:
    """One proposal gave way to another under a minimum share; counts before and after."""

    group: Title
    percent: int
    out: ProposalId
    came_in: ProposalId
    selected_before: int
    inside_before: int
    selected_after: int
    inside_after: int


@dataclass(frozen=True, slots=True)
class TrackShown:
    """One track: its table and its money. `lowest` and `highest` are the ends of the axis of marks."""

    id: TrackId
    title: Title
    rows: tuple[Band | Line, ...]
    lowest: Points
    highest: Points
    budget: Won
    spent: Won
    left: Won
    selected: int
    reserves: int
    complete: bool
    shares: tuple[Share, ...] = ()
    moved: tuple[Moved, ...] = ()
    partial: tuple[tuple[ProposalId, Step], ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The proposals without the headings."""
        return tuple(one for one in self.rows if isinstance(one, Line))


@dataclass(frozen=True, slots=True)
class Why:
    """Why a proposal stands where it stands: the exact mean, the printed value, and every step."""

    line: Line
    mean: Fraction | None
    printed_mean: Fraction | None
    score: tuple[Step, ...]
    money: tuple[Step, ...]
    place: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder as it was taken: its number in the rules, each one's value, and what it parted."""

    number: int
    by: TieStepKind
    criterion: Title
    round: int
    values: tuple[tuple[ProposalId, Fraction], ...]
    parted: tuple[tuple[ProposalId, ...], ...]


@dataclass(frozen=True, slots=True)
class Due:
    """What a tie waits for: a round of the committee's vote, or a lot before so many witnesses.

    Attributes:
        voters: how many of the members here judge all of these proposals, and so vote on them.
    """

    tied: tuple[ProposalId, ...]
    by: TieStepKind
    round: int
    witnesses: int
    voters: int


@dataclass(frozen=True, slots=True)
class LotShown:
    """A lot that was drawn: who said which number, the line that was hashed, and each one's SHA-256 in order."""

    numbers: tuple[tuple[str, str], ...]
    line: str
    drawn: tuple[tuple[ProposalId, str], ...]


@dataclass(frozen=True, slots=True)
class TieShown:
    """One group of equal finals: how far it got up the ladder, and what is still open."""

    track: TrackId
    tied: tuple[ProposalId, ...]
    final: Fraction
    rungs: tuple[Rung, ...]
    due: tuple[Due, ...]
    lots: tuple[LotShown, ...]
    order: tuple[tuple[ProposalId, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something noted while the meeting lasts: a statement (`speaker`), or a motion (`item`) with its vote."""

    at: str
    text: str
    speaker: str = ""
    item: str = ""
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class PanelNote:
    """A note on a project or a criterion of it: who stands for it, and who of those here has not yet (by member)."""

    number: int
    proposal: ProposalId
    criterion: Title | None
    text: str
    approved: tuple[EvaluatorId, ...]
    missing: tuple[EvaluatorId, ...]


@dataclass(frozen=True, slots=True)
class Discussion:
    """What is spoken about on a track: each total's distance from its mean, the queue, and the notes on one project.

    `flagged_from` is in hundredths of a point; `judges` are the members whose marks for the chosen project count.
    """

    seats: tuple[EvaluatorId, ...]
    heat: tuple[HeatRow, ...]
    flagged_from: int
    queue: tuple[Differing, ...]
    chosen: ProposalId | None
    criteria: tuple[tuple[CriterionId, Title], ...]
    notes: tuple[PanelNote, ...]
    judges: tuple[EvaluatorId, ...]
    discussed: frozenset[tuple[ProposalId, EvaluatorId]]
    waiting: tuple[tuple[EvaluatorId, ProposalId], ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The whole screen. `problems` belong to the section that is open (or to the tie `troubled`)."""

    case: str
    stage: Stage
    role: Role
    section: Section
    sections: tuple[Section, ...]
    names: Names
    places: int
    track: TrackId
    tracks: tuple[TrackShown, ...]
    why: Why | None
    ties: tuple[TieShown, ...]
    remarks: tuple[Finding, ...]
    notes: tuple[Note, ...]
    present: int
    vote_findings: tuple[Finding, ...] = ()
    can_resolve: bool = False
    problems: tuple[Finding, ...] = ()
    troubled: tuple[ProposalId, ...] = ()
    compared: ProposalId | None = None
    closer: Closer | None = None
    cut: CutShown | None = None
    spending: tuple[Spending, ...] = ()
    discussion: Discussion | None = None
    is_computing: bool = False
    scale: Points = Points(100_00)
    may_see_names: bool = False
    gates: tuple[Gate, ...] = ()
    second: Second | None = None
    entitled: int | None = None
    reread: frozenset[ProposalId] = frozenset()
    has_casting_vote: bool = False

    @property
    def shows_names(self) -> bool:
        """Whether members' names stand beside their seats."""
        return bool(self.names.people)

    @property
    def comparable(self) -> tuple[ProposalId, ...]:
        """The other projects of the track that the chosen one can be held against, in order of rank."""
        own = self.why.line.proposal if self.why else None
        return tuple(line.proposal for line in self.track_shown.lines if line.proposal != own)

    @property
    def may_order(self) -> bool:
        """Whether this person records that the committee orders scoring anew."""
        return self.role is Role.CHAIR and self.stage is Stage.DELIBERATING

    @property
    def track_shown(self) -> TrackShown:
        """The track whose table is open."""
        return next(one for one in self.tracks if one.id == self.track)

    @property
    def open_ties(self) -> int:
        """How many ties wait for people."""
        return sum(len(tie.due) for tie in self.ties)

    @property
    def may_open(self) -> bool:
        """Whether this person puts the result before the committee now."""
        return self.role is Role.CHAIR and self.stage is Stage.OPENED

    @property
    def may_settle(self) -> bool:
        """Whether this person settles ties and puts the selection to the vote now."""
        return self.role is Role.CHAIR and self.stage is Stage.DELIBERATING

    @property
    def may_note(self) -> bool:
        """Whether this person notes statements and motions now."""
        return self.role is Role.SECRETARY and self.stage is Stage.DELIBERATING
