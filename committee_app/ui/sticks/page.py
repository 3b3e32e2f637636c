"""What the sticks and copies of a case show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.progress import Progress
from committee_app.desks.packets import PacketLine


class Part(StrEnum):
    """A part of the screen; trouble stands in its own."""

    BALLOTS = "ballots"
    ROSTER = "roster"
    CHECKPOINT = "checkpoint"
    COPIES = "copies"
    PAPERS = "papers"


class Paper(StrEnum):
    """A paper that carries the head of the record out of the machine, signed by hand."""

    OPENING = "opening"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may score on a machine of their own."""

    id: EvaluatorId
    seat: int
    name: str


@dataclass(frozen=True, slots=True)
class CopyShown:
    """A copy that was read back and compared: its name and the number of its last entry."""

    name: str
    seq: int


@dataclass(frozen=True, slots=True)
class SticksPage:
    """The whole screen.

    Attributes:
        is_scoring: whether members score now; otherwise nothing is handed out or taken in.
        folder: where the packets lie that are looked at.
        lines: what would become of each, or, once they are `taken`, what became of it.
        hands_out: whether this officer hands out rosters.
        members: who may get one.
        handed_out: the name of the roster that was written just now.
        documents: how many proposals were written beside it.
        checkpoint: the name of the checkpoint that was written just now.
        papers: which papers can be made of the record as it stands.
        paper: the name of the paper that was saved just now.
        copies: the folder of the second copies; empty for none.
        newest: the newest second copy that this sitting made.
        safe: the copy that was made by hand just now.
        keeping: what is wrong with the second copies.
        problems: what went wrong, and in which part.
        busy: the part that is at work.
    """

    is_scoring: bool
    folder: str = ""
    lines: tuple[PacketLine, ...] = ()
    taken: bool = False
    hands_out: bool = False
    members: tuple[Member, ...] = ()
    member: EvaluatorId | None = None
    handed_out: str = ""
    documents: int = 0
    checkpoint: str = ""
    papers: tuple[Paper, ...] = ()
    paper: str = ""
    copies: str = ""
    newest: CopyShown | None = None
    safe: CopyShown | None = None
    keeping: tuple[Finding, ...] = ()
    problems: tuple[Finding, ...] = ()
    problem_of: Part | None = None
    busy: Part | None = None
    progress: Progress | None = None

    def problems_of(self, part: Part) -> tuple[Finding, ...]:
        """Return what went wrong in a part."""
        return self.problems if part is self.problem_of else ()

    @property
    def to_take(self) -> int:
        """How many packets wait to be taken in."""
        return 0 if self.taken else sum(one.welcome for one in self.lines)
