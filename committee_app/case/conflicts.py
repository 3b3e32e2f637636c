"""Conflicts of interest: three different acts in law, told apart everywhere (`제척`, `기피`, `회피`).

An *exclusion* (제척) holds by law whatever anybody declares; a *challenge* (기피) is applied for and the
committee votes; a *recusal* (회피) is the member's own. Each is about one member and one proposal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from committee_app.case.identifiers import EvaluatorId, ProposalId


class Answer(StrEnum):
    """What a member says about one proposal; silence is never an answer."""

    NONE = "none"
    CONFLICT = "conflict"
    ASK = "ask"


class MarkStatus(StrEnum):
    """Why a member has, or has not, a mark for a proposal. Only `scored` counts; none of them is zero."""

    SCORED = "scored"
    EXCLUDED = "excluded"
    CHALLENGED = "challenged"
    RECUSED = "recused"
    ABSENT = "absent"
    ABSTAINED = "abstained"
    VOIDED = "voided"


KEPT_AWAY = (MarkStatus.EXCLUDED, MarkStatus.CHALLENGED, MarkStatus.RECUSED)
"""Whoever does not judge a proposal for one of these does not vote on it either, and leaves while it is on."""


class ConflictKind(StrEnum):
    """What a conflict is in law; the mark that it sets aside has the status of the same name."""

    EXCLUDED = "excluded"
    CHALLENGED = "challenged"
    RECUSED = "recused"


class LateRemedy(StrEnum):
    """What follows from a conflict found after sealing: that ballot is void, the whole sheet, or all score anew."""

    VOID_BALLOT = "void_ballot"
    VOID_SHEET = "void_sheet"
    RESCORE = "rescore"


class VoidGround(StrEnum):
    """Why a sealed ballot is void: it is no ballot of these rules, it came about by a breach, or something else."""

    MALFORMED = "malformed"
    BREACH = "breach"
    OTHER = "other"


class CorrectionKind(StrEnum):
    """What an error is in (정정): words, master data, an objective figure, a transcription, or a rule misapplied."""

    TEXT = "text"
    MASTER_DATA = "master_data"
    FIGURE = "figure"
    TRANSCRIPTION = "transcription"
    RULE = "rule"


class DropCause(StrEnum):
    """Why a member leaves for good; nothing finer is written down."""

    ILLNESS = "illness"
    RECUSAL = "recusal"
    OTHER = "other"


class DropPolicy(StrEnum):
    """What becomes of a sheet whose member left: a sealed one counts, or nothing of it does."""

    KEEP_SEALED = "keep_sealed"
    KEEP_NOTHING = "keep_nothing"


@dataclass(frozen=True, slots=True)
class DeclaredAnswer:
    """One member's answer about one proposal; a conflict names its ground and says it in words."""

    proposal: ProposalId
    answer: Answer
    ground: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A member is excluded from one proposal by law (제척)."""

    evaluator: EvaluatorId
    proposal: ProposalId
    ground: str
    reason: str


def years_before(day: date, years: int) -> date:
    """Return the same day `years` earlier; 29 February becomes 28 February.

    >>> years_before(date(2026, 1, 26), 3)
    datetime.date(2023, 1, 26)
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def previous_year_start(day: date) -> date:
    """Return 1 January of the year before (전년도 1. 1.부터)."""
    return date(day.year - 1, 1, 1)
