"""What a member may see of their own totals: how they spread, which lie far out, in which order they stand.

Of others' marks nothing is known here. All of it is counting; nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from committee_app.case.identifiers import Points, ProposalId

_FAR = 3
"""So many times as far from the middle as the others usually are."""
_MOST_FAR = 5


def bars(totals: Mapping[ProposalId, Points], width: int) -> tuple[tuple[Points, int], ...]:
    """Return how many totals lie in each class of this width, from the lowest class in use to the highest.

    >>> bars({ProposalId("A"): Points(7100), ProposalId("B"): Points(8000)}, 500)
    ((7000, 1), (7500, 0), (8000, 1))
    """
    if not totals:
        return ()
    classes = [total // width for total in totals.values()]
    return tuple((Points(one * width), classes.count(one)) for one in range(min(classes), max(classes) + 1))


def far_out(totals: Mapping[ProposalId, Points]) -> tuple[ProposalId, ...]:
    """Return the proposals whose totals lie far from the others, the farthest first, five at most.

    Far is more than three times the middle distance from the middle total. Fewer than five totals have no middle to
    speak of.

    >>> far_out({ProposalId(str(n)): Points(n) for n in (8000, 8100, 8200, 8300, 8400, 2000)})
    ('2000',)
    """
    if len(totals) < 5:
        return ()
    middle = _twice_the_middle(totals.values())
    distances = {one: abs(2 * total - middle) for one, total in totals.items()}
    usual = _twice_the_middle(distances.values())
    far = [one for one, distance in distances.items() if 2 * distance > _FAR * usual]
    return tuple(sorted(far, key=lambda one: -distances[one])[:_MOST_FAR])


def place_of(proposal: ProposalId, totals: Mapping[ProposalId, Points]) -> int:
    """Return where a total stands among all, from 1; equal totals stand on the same place. 0 if it is not there.

    >>> place_of(ProposalId("B"), {ProposalId("A"): Points(90), ProposalId("B"): Points(80)})
    2
    """
    if proposal not in totals:
        return 0
    return 1 + sum(other > totals[proposal] for other in totals.values())


def _twice_the_middle(values: Iterable[int]) -> int:
    """Return twice the median, which is always whole."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return 2 * ordered[half] if len(ordered) % 2 else ordered[half - 1] + ordered[half]
