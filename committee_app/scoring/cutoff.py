"""Where the money ends: by rank while the budget lasts, and nobody leap-frogs (예산 범위 내 순위 순, 조정 가능)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.identifiers import ProposalId, Won
from committee_app.case.programme import CutoffMode, SelectionRule


@dataclass(frozen=True, slots=True)
class Line:
    """How far a budget reaches down a list: each selected one's national share in won, in the list's order.

    `stopped_at` is the first that did not fit, funded in part or not at all; `rest` is what it found left.
    """

    grants: Mapping[ProposalId, Won]
    stopped_at: ProposalId | None
    rest: Won

    @property
    def selected(self) -> tuple[ProposalId, ...]:
        """Those with money, in the list's order."""
        return tuple(self.grants)

    @property
    def spent(self) -> Won:
        """All that was given; never more than the budget."""
        return Won(sum(self.grants.values()))


def line_of(
    ordered: Sequence[ProposalId], entitled: Mapping[ProposalId, Won], budget: Won, rule: SelectionRule
) -> Line:
    """Return how far the budget reaches down the list.

    Each gets what it is entitled to while that fits. The first that does not fit ends the line: with
    `partial_last` it gets all that is left if that is at least `min_ratio` of its entitlement.
    """
    grants: dict[ProposalId, Won] = {}
    rest = budget
    for proposal in ordered:
        if entitled[proposal] > rest:
            if takes_part(rest, entitled[proposal], rule):
                grants[proposal] = rest
            return Line(grants, proposal, rest)
        grants[proposal] = entitled[proposal]
        rest = Won(rest - entitled[proposal])
    return Line(grants, None, rest)


def takes_part(rest: Won, entitled: Won, rule: SelectionRule) -> bool:
    """Whether a rest that is too small may still be given in part; `entitled` is above zero."""
    return rule.cutoff is CutoffMode.PARTIAL_LAST and Fraction(rest, entitled) >= rule.min_ratio
