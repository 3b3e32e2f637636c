"""What the screen of pledge and conflicts shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from committee_app.case.conflicts import Answer
from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId
from committee_app.case.kinship import Hint
from committee_app.case.programme import LookBack, Title


class Part(StrEnum):
    """What is signed here, one after the other."""

    PLEDGE = "pledge"
    CONFLICTS = "conflicts"


class Lack(StrEnum):
    """What an answer still needs before it can be signed."""

    ANSWER = "answer"
    GROUND = "ground"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class PledgeShown:
    """The pledge as the rules give it, and whether its reader says that they have read it."""

    version: str
    clauses: tuple[Title, ...]
    has_read: bool


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One proposal, everybody who stands behind it, and what the member says about it so far.

    `hints` are bodies with names like those beside the member in the roster: something to look at, nothing more.
    """

    proposal: ProposalId
    title: str
    bodies: tuple[str, ...]
    answer: Answer | None
    ground: str
    words: str
    lack: Lack | None
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class GroundShown:
    """A ground of conflict; `since` is the day from which it reaches, None where it has no such day."""

    code: str
    title: Title
    look_back: LookBack
    since: date | None


@dataclass(frozen=True, slots=True)
class DeclarePage:
    """The whole screen. `saved_at` is when the newest unsigned answer became durable, as the record writes times."""

    part: Part
    name: str
    pledge: PledgeShown
    rows: tuple[AnswerRow, ...]
    chosen: ProposalId | None
    grounds: tuple[GroundShown, ...]
    saved_at: str
    problems: tuple[Finding, ...]

    @property
    def chosen_row(self) -> AnswerRow | None:
        """The row whose details are shown."""
        return next((one for one in self.rows if one.proposal == self.chosen), None)

    @property
    def unanswered(self) -> tuple[AnswerRow, ...]:
        """The rows without any answer."""
        return tuple(one for one in self.rows if one.lack is Lack.ANSWER)

    @property
    def unfinished(self) -> tuple[AnswerRow, ...]:
        """The rows whose answer still needs its ground or its words."""
        return tuple(one for one in self.rows if one.lack not in (None, Lack.ANSWER))

    @property
    def can_sign(self) -> bool:
        """Whether every row has all it needs."""
        return all(one.lack is None for one in self.rows)

    def count(self, answer: Answer) -> int:
        """Return how many rows have this answer."""
        return sum(one.answer is answer for one in self.rows)
