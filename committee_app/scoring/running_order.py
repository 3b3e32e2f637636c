"""In which order to hear the projects so that few members have to leave and come back (심의 순서).

Projects that the same members do not judge are heard one after the other. This only proposes; the secretary may change
the order, and what is recorded is the order itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from committee_app.case.identifiers import EvaluatorId, ProposalId

Away = Mapping[ProposalId, frozenset[EvaluatorId]]
"""Who does not judge a project and leaves while it is heard; nobody where it is not named."""

_NOBODY: frozenset[EvaluatorId] = frozenset()


def running_order(proposals: Sequence[ProposalId], away: Away) -> tuple[ProposalId, ...]:
    """Return every project once, those with the same members away together, in the order of the list otherwise.

    No more members leave than in the order of the list: a group that stands together costs no more than in pieces,
    and of two orders of the groups (as they first come; always the one next for which fewest leave) the better one is
    taken.

    >>> a, b, c = map(ProposalId, "abc")
    >>> running_order((a, b, c), {a: frozenset({EvaluatorId("1")}), c: frozenset({EvaluatorId("1")})})
    ('a', 'c', 'b')
    """
    groups: dict[frozenset[EvaluatorId], list[ProposalId]] = {}
    for one in proposals:
        groups.setdefault(away.get(one, _NOBODY), []).append(one)
    as_they_come = tuple(one for group in groups.values() for one in group)
    nearest = tuple(one for group in _nearest_first(list(groups)) for one in groups[group])
    return min(as_they_come, nearest, key=lambda order: leavings(order, away))


def leavings(order: Sequence[ProposalId], away: Away) -> int:
    """Return how many times somebody leaves the room; who stays out from one project to the next leaves once.

    >>> a, b, c = map(ProposalId, "abc")
    >>> leavings((a, b, c), {a: frozenset({EvaluatorId("1")}), c: frozenset({EvaluatorId("1")})})
    2
    """
    out = (_NOBODY, *(away.get(one, _NOBODY) for one in order))
    return sum(len(then - now) for now, then in pairwise(out))


def _nearest_first(groups: list[frozenset[EvaluatorId]]) -> list[frozenset[EvaluatorId]]:
    """Go on with the group for which fewest leave, then fewest come back, then the one that was first."""
    found: list[frozenset[EvaluatorId]] = []
    out = _NOBODY
    while groups:
        nearest = min(groups, key=lambda one: (len(one - out), len(out - one)))
        groups.remove(nearest)
        found.append(nearest)
        out = nearest
    return found
