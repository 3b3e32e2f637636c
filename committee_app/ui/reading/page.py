"""What the reading pane shows; the pictures themselves are handed over apart, since they are large."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId


class Paper(StrEnum):
    """Whether there is something to read."""

    NONE = "none"
    OPENING = "opening"
    OPEN = "open"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """The whole pane.

    `sizes` are width and height of every page in points. `start` is where the proposal lies open when it is shown
    first. `found` are the pages, from 1, that hold the words looked for; `turn` counts the calls to another page, so
    that the same page can be called for twice.
    """

    proposal: ProposalId | None = None
    paper: Paper = Paper.NONE
    name: str = ""
    sizes: tuple[tuple[int, int], ...] = ()
    start: int = 1
    turn: int = 0
    find: str = ""
    found: tuple[int, ...] = ()
    problems: tuple[Finding, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.sizes)
