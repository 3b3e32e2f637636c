"""How many seats there are where a shared rank lies across the last one: all in, or all out (경계 동점)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import Boundary
from committee_app.scoring.results import Standing, Step
from committee_app.scoring.steps import step

NONE = -1
"""No seat at all; 0 is no limit."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats that are given, and what is said to those who share the rank across the last one."""

    number: int
    said: Mapping[ProposalId, Step] = field(default_factory=dict)


def seats_to_give(standings: Sequence[Standing], seats: int, boundary: Boundary) -> Seats:
    """Return how many seats are given: `NONE` where everybody at the top shares a rank and all are out.

    >>> tied = Standing(2, (ProposalId("b"), ProposalId("c")))
    >>> [seats_to_give([Standing(1, (ProposalId("a"),)), tied], 2, one).number for one in list(Boundary)[1:]]
    [3, 1]
    """
    for standing in standings:
        ahead, last = standing.rank - 1, standing.rank - 1 + len(standing.proposals)
        if standing.is_tie and ahead < seats < last:
            if boundary is Boundary.INCLUDE_ALL:
                return Seats(last, dict.fromkeys(standing.proposals, step("selection.tied_and_in", seats=seats)))
            away = dict.fromkeys(standing.proposals, step("selection.tied_at_the_line", seats=seats))
            return Seats(ahead or NONE, away)
    return Seats(seats)
