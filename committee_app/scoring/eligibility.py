"""Whose ballots count for which proposal, and whether enough of them do (성원).

Only a member whose status is `scored` counts. Excluded, challenged, recused, absent and abstaining members
are not in the mean of that proposal; none of them is a zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.ballots import ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding
from committee_app.case.identifiers import EvaluatorId, Points, ProposalId
from committee_app.case.programme import CommitteeRule
from committee_app.scoring.steps import remark

_NO_MARKS: Mapping[EvaluatorId, tuple[Points, ...]] = {}
_NO_STATUSES: Mapping[EvaluatorId, MarkStatus] = {}


class MarksDoNotFitError(ValueError):
    """A ballot has more or fewer marks than the programme has criteria."""

    def __init__(self, proposal: ProposalId, criteria: int) -> None:
        super().__init__(f"a ballot for {proposal} does not have {criteria} marks")
        self.proposal = proposal
        self.criteria = criteria


@dataclass(frozen=True, slots=True)
class CountedBallots:
    """One proposal's row of the table: every seat's status, and the marks of those who count, in seat order."""

    statuses: tuple[MarkStatus, ...]
    evaluators: tuple[EvaluatorId, ...]
    rows: tuple[tuple[Points, ...], ...]


def ballots_that_count(book: ScoreBook, proposal: ProposalId, criteria: int) -> CountedBallots:
    """Return the ballots that count for a proposal.

    A cell without marks and without a reason is an absence (and a finding, see `ballot_remarks`).

    Raises:
        MarksDoNotFitError: a ballot that counts does not have exactly `criteria` marks.
    """
    marks = book.marks.get(proposal, _NO_MARKS)
    given = book.statuses.get(proposal, _NO_STATUSES)
    scored, absent = MarkStatus.SCORED, MarkStatus.ABSENT
    if not given and tuple(marks) == book.evaluators:  # the usual row: there is nothing to ask seat by seat
        statuses, counted, rows = (scored,) * len(marks), book.evaluators, tuple(marks.values())
    else:
        statuses = tuple(
            given.get(evaluator, scored) if evaluator in marks else _without_marks(given.get(evaluator, absent))
            for evaluator in book.evaluators
        )
        counted = tuple(one for one, status in zip(book.evaluators, statuses, strict=True) if status is scored)
        rows = tuple(map(marks.__getitem__, counted))
    if set(map(len, rows)) - {criteria}:
        raise MarksDoNotFitError(proposal, criteria)
    return CountedBallots(statuses, counted, rows)


def _without_marks(status: MarkStatus) -> MarkStatus:
    return MarkStatus.ABSENT if status is MarkStatus.SCORED else status


def ballot_remarks(book: ScoreBook, proposal: ProposalId) -> Iterator[Finding]:
    """Yield what does not agree between marks, statuses and seats of one proposal."""
    marks = book.marks.get(proposal, _NO_MARKS)
    given = book.statuses.get(proposal, _NO_STATUSES)
    if not given and tuple(marks) == book.evaluators:
        return
    seats = set(book.evaluators)
    for evaluator in book.evaluators:
        status = given.get(evaluator, MarkStatus.SCORED)
        if evaluator not in marks and status is MarkStatus.SCORED:
            yield remark("ballot.missing", proposal=proposal, evaluator=evaluator)
        elif evaluator in marks and status is not MarkStatus.SCORED:
            yield remark("ballot.set_aside", proposal=proposal, evaluator=evaluator, status=status.value)
    for evaluator in sorted(marks.keys() - seats):
        yield remark("ballot.unknown_evaluator", proposal=proposal, evaluator=evaluator)


def needed_for_an_item(rule: CommitteeRule) -> int:
    """Return how many members must have scored a proposal (`quorum.constituted` of the size)."""
    return smallest_at_least(rule.quorum.constituted * rule.size)


def quorum_remarks(needed: int, proposal: ProposalId, counted: int) -> Iterator[Finding]:
    """Yield a finding if fewer members scored the proposal than its item needs."""
    if counted < needed:
        yield remark("quorum.item_not_met", proposal=proposal, counted=counted, needed=needed)


def smallest_at_least(value: Fraction) -> int:
    """Return the smallest whole number that is not below the value.

    >>> smallest_at_least(Fraction(2, 3) * 14), smallest_at_least(Fraction(10))
    (10, 10)
    """
    return -(-value.numerator // value.denominator)
