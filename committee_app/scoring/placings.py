"""What a ballot says by its order: the place it gives each proposal, or Borda's count.

Only proposals that the evaluator scored, within one track, are in an evaluator's order. Equal totals share the mean
of the places they take up: two at the top have place 1.5 each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from committee_app.case.identifiers import EvaluatorId, Points, ProposalId
from committee_app.case.programme import BallotValue

Totals = Mapping[ProposalId, Mapping[EvaluatorId, Points]]


def placings(totals: Totals, counts: BallotValue) -> dict[ProposalId, dict[EvaluatorId, Points]]:
    """Return each ballot's value in hundredths, from totals of the proposals of one track.

    >>> a, b, e = ProposalId("a"), ProposalId("b"), EvaluatorId("1")
    >>> placings({a: {e: Points(9000)}, b: {e: Points(8000)}}, BallotValue.BORDA)
    {'a': {'1': 100}, 'b': {'1': 0}}
    """
    found: dict[ProposalId, dict[EvaluatorId, Points]] = {proposal: {} for proposal in totals}
    for evaluator in sorted({one for row in totals.values() for one in row}):
        given = {proposal: row[evaluator] for proposal, row in totals.items() if evaluator in row}
        by_total = _by_total(given.values(), counts)
        for proposal, total in given.items():
            found[proposal][evaluator] = by_total[total]
    return found


def _by_total(totals: Iterable[Points], counts: BallotValue) -> dict[Points, Points]:
    times = Counter(totals)
    above, among = 0, sum(times.values())
    values: dict[Points, Points] = {}
    for total in sorted(times, reverse=True):
        place = above + Fraction(times[total] + 1, 2)
        value = place if counts is BallotValue.RANKS else among - place
        values[total] = Points(int(value * 100))
        above += times[total]
    return values
