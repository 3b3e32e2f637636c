"""Marks and ballots: what one evaluator gives one proposal."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import CriterionId, EvaluatorId, ItemId, Points, ProposalId, StageId, Won
from committee_app.case.programme import Criterion, Grade, Programme
from committee_app.case.proposals import Proposal

_DECIMAL = re.compile(r"(-?)([0-9]{1,6})(?:[.,]([0-9]{1,2}))?")


class MarkError(RefusedError):
    """What was typed is not a mark for this criterion; the finding says the range and the step."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One evaluator's marks for one proposal.

    `marks` follow the programme's leaf criteria in their order, in hundredths of a point.
    `reasons` are written per group of criteria (점수 부여 사유); `pages` say for a leaf on which page of the proposal
    its mark rests (근거 쪽).
    """

    proposal: ProposalId
    marks: tuple[Points, ...]
    reasons: tuple[tuple[CriterionId, str], ...] = ()
    opinion: str = ""
    pages: tuple[tuple[CriterionId, int], ...] = ()

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
class ChairChoice:
    """The chair's decision on a tie (위원장 결정): the order, and the reason in writing.

    `by` is who decided, chair or acting chair; empty where the decision does not say.
    """

    tied: tuple[ProposalId, ...]
    order: tuple[ProposalId, ...]
    reason: str
    by: EvaluatorId = EvaluatorId("")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a proposal once and for all evaluators: its bid in won, its factor, its entered points."""

    price: Won | None = None
    factor: Fraction | None = None
    entered: tuple[tuple[ItemId, Points], ...] = ()

    def points_for(self, item: ItemId) -> Points | None:
        """Return the points entered for an item, or None if there are none, which is not zero."""
        return dict(self.entered).get(item)


NO_FACTS = Facts()

MarksOf = Mapping[ProposalId, Mapping[EvaluatorId, tuple[Points, ...]]]
StatusesOf = Mapping[ProposalId, Mapping[EvaluatorId, MarkStatus]]


@dataclass(frozen=True, slots=True)
class EarlierStage:
    """The marks of a stage before the last one, in the form of the book's own.

    Criteria that a stage does not score stand in its ballots as zeros that count nowhere.
    """

    marks: MarksOf
    statuses: StatusesOf = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ScoreBook:
    """All that a tally needs, from a case or from files: rules, proposals, marks, and what was decided.

    `marks[proposal][evaluator]` are the leaf marks in hundredths; `statuses` says why a cell has none.
    Evaluators stand in seat order. `rules_fingerprint` is the SHA-256 of the rule text in hexadecimal.
    `first_marks` are those that a member replaced when scoring anew was ordered; they are told and do not count.
    Where a programme scores in stages these are the marks of the last one, and `earlier` has the others.
    """

    programme: Programme
    rules_fingerprint: str
    proposals: tuple[Proposal, ...]
    evaluators: tuple[EvaluatorId, ...]
    marks: MarksOf
    statuses: StatusesOf = field(default_factory=dict)
    votes: tuple[TieVote, ...] = ()
    lots: tuple[Lot, ...] = ()
    choices: tuple[ChairChoice, ...] = ()
    facts: Mapping[ProposalId, Facts] = field(default_factory=dict)
    fields: Mapping[EvaluatorId, str] = field(default_factory=dict)
    earlier: Mapping[StageId, EarlierStage] = field(default_factory=dict)
    first_marks: Mapping[tuple[EvaluatorId, ProposalId], tuple[Points, ...]] = field(default_factory=dict)


def parse_mark(text: str, criterion: Criterion, step: Points, grades: Sequence[Grade] = ()) -> Points:
    """Return the mark that was typed, in hundredths; where the programme has grades, a grade.

    >>> from committee_app.case.programme import Title
    >>> parse_mark("8.5", Criterion(CriterionId("A1"), Title("가", "a"), Points(1000)), Points(10))
    850

    Raises:
        MarkError: not a number, outside the range, or off the step; the finding says which.
    """
    typed = text.strip()
    for grade in grades:
        if typed == grade.id:
            return points_of_grade(grade, criterion)
    match = _DECIMAL.fullmatch(typed)
    if match is None or (match[1] and criterion.minimum >= 0):
        raise MarkError(Finding.of("mark.not_a_number", text=typed[:20]))
    points = int(match[2]) * 100 + int((match[3] or "").ljust(2, "0"))
    return check_mark(-points if match[1] else points, criterion, step, grades)


def check_mark(points: int, criterion: Criterion, step: Points, grades: Sequence[Grade] = ()) -> Points:
    """Return the mark if it lies in range and on the step, or is worth one of the grades; `MarkError` otherwise."""
    if grades and points not in [points_of_grade(grade, criterion) for grade in grades]:
        raise MarkError(Finding.of("mark.not_a_grade", grades=", ".join(grade.id for grade in grades)))
    if criterion.minimum and not criterion.minimum <= points <= criterion.maximum:
        bounds = Finding.of("mark.out_of_bounds", minimum=criterion.minimum, maximum=criterion.maximum, step=step)
        raise MarkError(bounds)
    if not criterion.minimum <= points <= criterion.maximum:
        raise MarkError(Finding.of("mark.out_of_range", maximum=criterion.maximum, step=step))
    if not grades and points % step:
        raise MarkError(Finding.of("mark.off_step", maximum=criterion.maximum, step=step))
    return Points(points)


def points_of_grade(grade: Grade, criterion: Criterion) -> Points:
    """Return what a grade is worth for a criterion (등급 환산); `programme_text` sees to it that none is a fraction.

    >>> from committee_app.case.programme import Title
    >>> good = Grade("양호", Title("양호", "good"), 90)
    >>> points_of_grade(good, Criterion(CriterionId("A1"), Title("가", "a"), Points(3000)))
    2700
    """
    return Points(criterion.maximum * grade.percent // 100)


def points_text(points: int) -> str:
    """Return points as a person writes them: no trailing zeros.

    >>> points_text(850), points_text(1000), points_text(5)
    ('8.5', '10', '0.05')
    """
    whole, part = divmod(abs(points), 100)
    sign = "-" if points < 0 else ""
    return f"{sign}{whole}" + (f".{part:02d}".rstrip("0") if part else "")
