"""What stands under the fields of the start screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from committee_app.ui.language import current_language
from committee_app.ui.start.page import Problem

if TYPE_CHECKING:
    from committee_app.case.findings import Finding


def said(problem: Problem | None, blank: str) -> str:
    """Return what stands under a field: what was found, or that it was left blank."""
    if problem is None:
        return ""
    return words_of(problem.findings) if problem.findings else blank


def words_of(findings: tuple[Finding, ...]) -> str:
    """Return what findings say; where there are none, the sentences are not even loaded."""
    if not findings:
        return ""
    from committee_app.desks.words import wording

    return wording(current_language()).findings(findings)
