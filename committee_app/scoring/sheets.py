"""What each evaluator owes the announcement over all proposals: 강제배분, and no two equal totals (차등평가).

A sheet that does not keep to it is remarked on; its marks count, since whether they do is the committee's to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from committee_app.case.ballots import ScoreBook, points_of_grade
from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding
from committee_app.case.identifiers import EvaluatorId, Points, ProposalId
from committee_app.case.programme import Distribution
from committee_app.scoring.steps import remark


def sheet_remarks(book: ScoreBook) -> Iterator[Finding]:
    """Yield each grade given too often and each pair of equal totals, evaluator by evaluator, track by track."""
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
