"""What a member's own machine shows of its sticks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId
from committee_app.case.progress import Progress


class Part(StrEnum):
    """A part of the screen; trouble stands in its own."""

    BALLOT = "ballot"
    RECEIPT = "receipt"
    PROPOSALS = "proposals"


@dataclass(frozen=True, slots=True)
class AwayPage:
    """The whole screen.

    Attributes:
        name: whose machine this is.
        sealed: whether the sheet is sealed, so that the ballot carries it.
        written: the name of the ballot that was written just now.
        receipts: up to which entry of the committee's record each kept receipt vouches, oldest first.
        received: whether a receipt covers everything that was done here.
        documents: how many proposals were handed in.
        missing: those of them that are not on this machine.
        problems: what went wrong, and in which part.
        busy: the part that is at work.
    """

    name: str
    sealed: bool = False
    written: str = ""
    receipts: tuple[int, ...] = ()
    received: bool = False
    documents: int = 0
    missing: tuple[ProposalId, ...] = ()
    problems: tuple[Finding, ...] = ()
    problem_of: Part | None = None
    busy: Part | None = None
    progress: Progress | None = None

    def problems_of(self, part: Part) -> tuple[Finding, ...]:
        """Return what went wrong in a part."""
        return self.problems if part is self.problem_of else ()
