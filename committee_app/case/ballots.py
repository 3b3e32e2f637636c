"""Marks and ballots: what one evaluator gives one proposal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import CriterionId, EvaluatorId, Points, ProposalId
from committee_app.case.programme import Criterion, Programme
from committee_app.case.proposals import Proposal

_DECIMAL = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?")


class MarkError(RefusedError):
    """What was typed is not a mark for this criterion; the finding says the range and the step."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One evaluator's marks for one proposal.

    `marks` follow the programme's leaf criteria in their order, in hundredths of a point.
    `reasons` are written per group of criteria (점수 부여 사유).
    """

    proposal: ProposalId
    marks: tuple[Points, ...]
    reasons: tuple[tuple[CriterionId, str], ...] = ()
    opinion: str = ""

    @property
    def total(self) -> Points:
        """The sum of the marks."""
        return Points(sum(self.marks))


@dataclass(frozen=True, slots=True)
class TieVote:
    """One round of the committee's vote on a tie: votes for each tied proposal, abstentions and invalid votes."""

    tied: tuple[ProposalId, ...]
    round: int
    votes: tuple[tuple[ProposalId, int], ...]
    abstained: int = 0
    invalid: int = 0


@dataclass(frozen=True, slots=True)
class Lot:
    """A draw among tied proposals.

    `numbers` are (witness, number) as typed by the witnesses; `line` is the exact text that was hashed.
    For a physical draw `line` is empty and `order` is what came out of the box.
    """

    tied: tuple[ProposalId, ...]
    numbers: tuple[tuple[str, str], ...]
    line: str
    order: tuple[ProposalId, ...]


@dataclass(frozen=True, slots=True)
class ScoreBook:
    """All that a tally needs, from a case or from files: rules, proposals, marks, and what was decided.

    `marks[proposal][evaluator]` are the leaf marks in hundredths; `statuses` says why a cell has none.
    Evaluators stand in seat order. `rules_fingerprint` is the SHA-256 of the rule text in hexadecimal.
    """

    programme: Programme
    rules_fingerprint: str
    proposals: tuple[Proposal, ...]
    evaluators: tuple[EvaluatorId, ...]
    marks: Mapping[ProposalId, Mapping[EvaluatorId, tuple[Points, ...]]]
    statuses: Mapping[ProposalId, Mapping[EvaluatorId, MarkStatus]] = field(default_factory=dict)
    votes: tuple[TieVote, ...] = ()
    lots: tuple[Lot, ...] = ()


def parse_mark(text: str, criterion: Criterion, step: Points) -> Points:
    """Return the mark that was typed, in hundredths.

    >>> from committee_app.case.programme import Title
    >>> parse_mark("8.5", Criterion(CriterionId("A1"), Title("가", "a"), Points(1000)), Points(10))
    850

    Raises:
        MarkError: not a number, above the maximum, or off the step; the finding says which.
    """
    typed = text.strip()
    match = _DECIMAL.fullmatch(typed)
    if match is None:
        raise MarkError(Finding.of("mark.not_a_number", text=typed[:20]))
    points = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    return check_mark(points, criterion, step)


def check_mark(points: int, criterion: Criterion, step: Points) -> Points:
    """Return the mark if it lies in range and on the step; `MarkError` otherwise."""
    if not 0 <= points <= criterion.maximum:
        raise MarkError(Finding.of("mark.out_of_range", maximum=criterion.maximum, step=step))
    if points % step:
        raise MarkError(Finding.of("mark.off_step", maximum=criterion.maximum, step=step))
    return Points(points)


def points_text(points: int) -> str:
    """Return points as a person writes them: no trailing zeros.

    >>> points_text(850), points_text(1000), points_text(5)
    ('8.5', '10', '0.05')
    """
    whole, part = divmod(abs(points), 100)
    sign = "-" if points < 0 else ""
    return f"{sign}{whole}" + (f".{part:02d}".rstrip("0") if part else "")
