"""What each evaluator owes the announcement over all proposals: 강제배분, 차등평가 (no equal totals, gaps in bounds).

A sheet that does not keep to it is remarked on; its marks count, since whether they do is the committee's to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from committee_app.case.ballots import ScoreBook, points_of_grade
from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding, Value
from committee_app.case.identifiers import EvaluatorId, Points, ProposalId
from committee_app.case.programme import Distribution, GapLimit, GapOf, Programme
from committee_app.scoring.steps import remark


def sheet_remarks(book: ScoreBook) -> Iterator[Finding]:
    """Yield each grade given too often, each pair of equal totals, each gap out of bounds, sheet by sheet."""
    rule = book.programme.distribution
    if rule is None:
        return
    for track in dict.fromkeys(proposal.track for proposal in book.proposals):
        members = sorted(proposal.id for proposal in book.proposals if proposal.track == track)
        for evaluator in book.evaluators:
            sheet = _sheet(book, members, evaluator)
            yield from _too_often(book, rule, evaluator, sheet)
            if rule.all_different:
                yield from _equal_totals(evaluator, sheet)
            for gap in rule.gaps:
                yield from _gaps(book.programme, gap, evaluator, sheet)


def _sheet(book: ScoreBook, members: list[ProposalId], evaluator: EvaluatorId) -> dict[ProposalId, tuple[Points, ...]]:
    found = {}
    for proposal in members:
        marks = book.marks.get(proposal, {}).get(evaluator)
        status = book.statuses.get(proposal, {}).get(evaluator, MarkStatus.SCORED)
        if marks is not None and status is MarkStatus.SCORED:
            found[proposal] = marks
    return found


def _too_often(
    book: ScoreBook, rule: Distribution, evaluator: EvaluatorId, sheet: dict[ProposalId, tuple[Points, ...]]
) -> Iterator[Finding]:
    limits = rule.limits(len(sheet))
    if limits is None:
        return
    for place, leaf in enumerate(book.programme.leaves):
        times = Counter(marks[place] for marks in sheet.values())
        for grade, most in zip(book.programme.grades, limits.at_most, strict=True):
            given = times[points_of_grade(grade, leaf)]
            if given > most:
                facts = {"criterion": leaf.id, "grade": grade.id}
                yield remark("distribution.not_kept", evaluator=evaluator, **facts, given=given, most=most)


def _equal_totals(evaluator: EvaluatorId, sheet: dict[ProposalId, tuple[Points, ...]]) -> Iterator[Finding]:
    first_with: dict[int, ProposalId] = {}
    for proposal, marks in sheet.items():
        first = first_with.setdefault(sum(marks), proposal)
        if first != proposal:
            yield remark("distribution.equal_totals", evaluator=evaluator, first=first, second=proposal)


def _gaps(
    programme: Programme, rule: GapLimit, evaluator: EvaluatorId, sheet: dict[ProposalId, tuple[Points, ...]]
) -> Iterator[Finding]:
    if rule.of is GapOf.TOTALS:
        for wrong, pair in _out_of_bounds(rule, programme.maximum, {one: sum(marks) for one, marks in sheet.items()}):
            if wrong is _Wrong.TOO_WIDE:
                yield remark("distribution.total_gap_too_wide", evaluator=evaluator, **pair)
            else:
                yield remark("distribution.total_gap_too_narrow", evaluator=evaluator, **pair)
        return
    for place, leaf in enumerate(programme.leaves):
        for wrong, pair in _out_of_bounds(rule, leaf.maximum, {one: marks[place] for one, marks in sheet.items()}):
            if wrong is _Wrong.TOO_WIDE:
                yield remark("distribution.gap_too_wide", evaluator=evaluator, criterion=leaf.id, **pair)
            else:
                yield remark("distribution.gap_too_narrow", evaluator=evaluator, criterion=leaf.id, **pair)


class _Wrong(Enum):
    TOO_WIDE = 1
    TOO_NARROW = 2


def _out_of_bounds(
    rule: GapLimit, maximum: int, values: Mapping[ProposalId, int]
) -> Iterator[tuple[_Wrong, dict[str, Value]]]:
    """Yield each two neighbouring ranks that lie too far apart or too close; the first of each rank stands for it."""
    first_with: dict[int, ProposalId] = {}
    for proposal, value in values.items():
        first_with.setdefault(value, proposal)
    least, most = rule.least * Fraction(maximum, 100), rule.most * Fraction(maximum, 100)
    for above, below in pairwise(sorted(first_with, reverse=True)):
        gap = Fraction(above - below, 100)
        if not least <= gap <= most:
            wrong, limit = (_Wrong.TOO_WIDE, most) if gap > most else (_Wrong.TOO_NARROW, least)
            yield wrong, {"upper": first_with[above], "lower": first_with[below], "gap": gap, "limit": limit}
