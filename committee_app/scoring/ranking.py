"""Ranks: equal printed finals share one, and after two firsts comes third (1, 1, 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from committee_app.case.identifiers import ProposalId
from committee_app.case.programme import Aggregation
from committee_app.scoring.results import Standing


def parted_by(
    values: Mapping[ProposalId, Fraction], proposals: Iterable[ProposalId]
) -> tuple[tuple[ProposalId, ...], ...]:
    """Return the proposals in groups of equal value, the highest value first, by identifier within a group.

    >>> a, b, c = ProposalId("a"), ProposalId("b"), ProposalId("c")
    >>> parted_by({a: Fraction(1), b: Fraction(2), c: Fraction(1)}, [c, b, a])
    (('b',), ('a', 'c'))
    """
    groups: dict[Fraction, list[ProposalId]] = {}
    for proposal in sorted(proposals):
        groups.setdefault(values[proposal], []).append(proposal)
    return tuple(tuple(groups[value]) for value in sorted(groups, key=_whole_numbers(groups), reverse=True))


def _whole_numbers(values: Iterable[Fraction]) -> Callable[[Fraction], int]:
    """Return what makes whole numbers of the values, in the same order: they are compared ten times as quickly."""
    common = 1
    for denominator in {value.denominator for value in values}:
        common *= Fraction(common, denominator).denominator  # the least that both divide
    return lambda value: value.numerator * (common // value.denominator)


def ranked_groups(finals: Mapping[ProposalId, Fraction], rule: Aggregation) -> tuple[tuple[ProposalId, ...], ...]:
    """Return the proposals in groups of equal finals, the best first: the highest, or the lowest sum of places."""
    if rule.lowest_first:
        return parted_by({proposal: -final for proposal, final in finals.items()}, finals)
    return parted_by(finals, finals)


def standings(ordered: Sequence[tuple[ProposalId, ...]]) -> tuple[Standing, ...]:
    """Return the ranks of groups in order, best first; ranks count proposals, not groups.

    >>> [standing.rank for standing in standings([(ProposalId("a"), ProposalId("b")), (ProposalId("c"),)])]
    [1, 3]
    """
    ranks, ahead = [], 0
    for group in ordered:
        ranks.append(Standing(ahead + 1, group))
        ahead += len(group)
    return tuple(ranks)
