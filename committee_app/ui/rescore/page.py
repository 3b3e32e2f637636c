"""What a member sees who gives marks anew: one project at a time, each mark beside the one that counts now."""

from __future__ import annotations

from dataclasses import dataclass

from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, Points, ProposalId
from committee_app.case.programme import Title


@dataclass(frozen=True, slots=True)
class LineAnew:
    """One criterion: what may be given, and the mark that counts now (all in hundredths of a point)."""

    criterion: CriterionId
    title: Title
    lowest: Points
    highest: Points
    before: Points


@dataclass(frozen=True, slots=True)
class RescorePage:
    """The whole screen. `breach` is what the committee wrote; `left` counts this project and those after it."""

    proposal: ProposalId
    title: str
    applicant: str
    breach: str
    left: int
    step: Points
    lines: tuple[LineAnew, ...]
    problems: tuple[Finding, ...] = ()
