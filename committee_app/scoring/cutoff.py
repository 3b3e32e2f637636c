"""Where seats and money end, by the announced mode (예산 범위 내 순위 순, 조정 가능).

    strict_prefix      by rank while whole shares fit; the first that does not fit ends the line
    partial_last       the same, but the first that does not fit may get the rest, from `min_ratio` of its share on
    skip_and_fill      who does not fit is passed over, and the next one who does is funded
    proportional_cut   all with a seat, each cut in the same proportion so that the budget holds
    grade_amount       by rank, each the fixed amount of its grade, while that fits
    seats              by rank while there are seats; money is not looked at

In every mode a track may have a number of seats, and groups that are full are passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from committee_app.case.identifiers import GroupId, ProposalId, Won
from committee_app.case.programme import CutoffMode, GroupLimit, SelectionRule
from committee_app.scoring.results import Step
from committee_app.scoring.steps import step

Groups = Mapping[ProposalId, Iterable[GroupId]]


@dataclass(frozen=True, slots=True)
class Line:
    """How far a budget reaches down a list: each selected one's national share in won, in the list's order.

    `stopped_at` is the first that did not fit, funded in part or not at all; `rest` is what it found left.
    `turned_away` says why others got nothing though the line had not ended, or had ended by its seats.
    """

    grants: Mapping[ProposalId, Won]
    stopped_at: ProposalId | None
    rest: Won
    turned_away: Mapping[ProposalId, Step] = field(default_factory=dict)

    @property
    def selected(self) -> tuple[ProposalId, ...]:
        """Those with a seat, in the list's order."""
        return tuple(self.grants)

    @property
    def spent(self) -> Won:
        """All that was given; never more than the budget."""
        return Won(sum(self.grants.values()))


@dataclass(frozen=True, slots=True)
class Room:
    """What limits a line beside money: its seats (0 is no limit), and how many of a group may sit there."""

    seats: int = 0
    limits: tuple[GroupLimit, ...] = ()
    groups: Groups = field(default_factory=dict)


NO_LIMITS = Room()


def line_of(
    ordered: Sequence[ProposalId],
    entitled: Mapping[ProposalId, Won],
    budget: Won,
    rule: SelectionRule,
    room: Room = NO_LIMITS,
) -> Line:
    """Return how far budget and seats reach down the list; `entitled` are above zero where money is looked at."""
    return _MODES[rule.cutoff](ordered, entitled, budget, rule, room)


def _by_rank(
    ordered: Sequence[ProposalId], entitled: Mapping[ProposalId, Won], budget: Won, rule: SelectionRule, room: Room
) -> Line:
    grants: dict[ProposalId, Won] = {}
    away: dict[ProposalId, Step] = {}
    rest = budget
    for proposal in ordered:
        if refusal := _no_room(proposal, grants, room):
            away[proposal] = refusal
        elif entitled[proposal] <= rest:
            grants[proposal] = entitled[proposal]
            rest = Won(rest - entitled[proposal])
        elif rule.cutoff is CutoffMode.SKIP_AND_FILL:
            away[proposal] = step("selection.passed_over", entitled=entitled[proposal], rest=rest)
        else:
            if takes_part(rest, entitled[proposal], rule):
                grants[proposal] = rest
            return Line(grants, proposal, rest, away)
    return Line(grants, None, rest, away)


def takes_part(rest: Won, entitled: Won, rule: SelectionRule) -> bool:
    """Whether a rest that is too small may still be given in part; `entitled` is above zero."""
    return rule.cutoff is CutoffMode.PARTIAL_LAST and Fraction(rest, entitled) >= rule.min_ratio


def _in_proportion(
    ordered: Sequence[ProposalId], entitled: Mapping[ProposalId, Won], budget: Won, rule: SelectionRule, room: Room
) -> Line:
    seated = _by_seats(ordered, entitled, budget, rule, room)
    wanted = sum(entitled[proposal] for proposal in seated.grants)
    if wanted <= budget:
        return Line({one: entitled[one] for one in seated.grants}, None, Won(budget - wanted), seated.turned_away)
    cut = {one: Won(entitled[one] * budget // wanted // rule.unit * rule.unit) for one in seated.grants}
    return Line(cut, None, Won(budget - sum(cut.values())), seated.turned_away)


def _by_seats(
    ordered: Sequence[ProposalId], _entitled: Mapping[ProposalId, Won], budget: Won, _rule: SelectionRule, room: Room
) -> Line:
    grants: dict[ProposalId, Won] = {}
    away: dict[ProposalId, Step] = {}
    for proposal in ordered:
        if refusal := _no_room(proposal, grants, room):
            away[proposal] = refusal
        else:
            grants[proposal] = Won(0)
    return Line(grants, None, budget, away)


def _no_room(proposal: ProposalId, grants: Mapping[ProposalId, Won], room: Room) -> Step | None:
    if room.seats and len(grants) >= room.seats:
        return step("selection.no_seat_left", seats=max(0, room.seats))
    if not room.limits:
        return None
    sitting = Counter(group for one in grants for group in set(room.groups.get(one, ())))
    for limit in room.limits:
        if limit.group in room.groups.get(proposal, ()) and sitting[limit.group] >= limit.most:
            return step("selection.group_full", group=limit.group, most=limit.most)
    return None


_Mode = Callable[[Sequence[ProposalId], Mapping[ProposalId, Won], Won, SelectionRule, Room], Line]
_MODES: Mapping[CutoffMode, _Mode] = {
    CutoffMode.STRICT_PREFIX: _by_rank,
    CutoffMode.PARTIAL_LAST: _by_rank,
    CutoffMode.SKIP_AND_FILL: _by_rank,
    CutoffMode.GRADE_AMOUNT: _by_rank,
    CutoffMode.PROPORTIONAL_CUT: _in_proportion,
    CutoffMode.SEATS: _by_seats,
}
