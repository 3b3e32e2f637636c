"""What the opening screen shows: who holds keys, and every envelope; never a mark."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import Role
from committee_app.case.progress import Progress


class Part(StrEnum):
    """What a holder is to this opening."""

    FIRST = "first"
    SECOND = "second"
    READY = "ready"
    AWAY = "away"


class Busy(StrEnum):
    """What takes a moment now."""

    UNLOCKING = "unlocking"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Holder:
    """One of the three: who they are, and their part. `SECOND` types their words, `READY` has given them."""

    role: Role
    name: str
    part: Part
    consented: bool


@dataclass(frozen=True, slots=True)
class Envelope:
    """One sealed sheet: whose, how many ballots are opened from it, how many stay closed, and if it is open."""

    evaluator: EvaluatorId
    seat: int
    name: str
    ballots: int
    voided: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """The whole screen. `wrong` stands beside the field of the second holder, `problems` below the act."""

    holders: tuple[Holder, ...]
    envelopes: tuple[Envelope, ...]
    practice_words: str = ""
    """The second holder's words in a rehearsal case, which hides nothing; empty in a real one."""
    wrong: tuple[Finding, ...] = ()
    problems: tuple[Finding, ...] = ()
    busy: Busy | None = None
    progress: Progress | None = None

    @property
    def first(self) -> Holder:
        """Who signed in."""
        return next(one for one in self.holders if one.part is Part.FIRST)

    @property
    def second(self) -> Holder | None:
        """Whose seat was chosen beside the first's; None while nobody's was."""
        return next((one for one in self.holders if one.part in (Part.SECOND, Part.READY)), None)

    @property
    def is_ready(self) -> bool:
        """Whether both holders gave their keys."""
        return self.second is not None and self.second.part is Part.READY

    @property
    def open_sheets(self) -> int:
        """How many sheets are open already."""
        return sum(one.is_open for one in self.envelopes)

    @property
    def waiting(self) -> tuple[Envelope, ...]:
        """The sheets that are still sealed."""
        return tuple(one for one in self.envelopes if not one.is_open)
