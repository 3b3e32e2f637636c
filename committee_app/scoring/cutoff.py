"""Where seats and money end, by the announced mode (예산 범위 내 순위 순, 조정 가능).

    strict_prefix      by rank while whole shares fit; the first that does not fit ends the line
    partial_last       the same, but the first that does not fit may get the rest, from `min_ratio` of its share on
    skip_and_fill      who does not fit is passed over, and the next one who does is funded
    proportional_cut   all with a seat, each cut in the same proportion so that the budget holds
    grade_amount       by rank, each the fixed amount of its grade, while that fits
    seats              by rank while there are seats; money is not looked at
    all_passing        all who pass the gates

In every mode a track may have a number of seats, and groups that are full are passed over.

Who shares a rank for good (`Room.ranks`) stands in one line: all of them fit, or, where the rule excludes all, none
does; nobody behind them comes in by it, unless the rule passes over who does not fit. Where the rule includes all, a
seat more is given, and of money that does not reach in `partial_last` they share the rest in proportion. Of a group
that has not room for all of its tied members none comes in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from committee_app.case.identifiers import GroupId, ProposalId, Won
from committee_app.case.programme import Boundary, CutoffMode, GroupLimit, SelectionRule
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
    """What limits a line beside money: its seats (0 is no limit), and how many of a group may sit there.

    `ranks` are all that are in the line, by rank, where some of them share one for good; empty where nobody does.
    """

    seats: int = 0
    limits: tuple[GroupLimit, ...] = ()
    groups: Groups = field(default_factory=dict)
    ranks: tuple[Sequence[ProposalId], ...] = ()
    boundary: Boundary = Boundary.BREAK


NO_LIMITS = Room()


def line_of(
    ordered: Sequence[ProposalId],
    entitled: Mapping[ProposalId, Won],
    budget: Won,
    rule: SelectionRule,
    room: Room = NO_LIMITS,
) -> Line:
    """Return how far budget and seats reach down the list; `entitled` are above zero where money is looked at."""
    if room.ranks:
        return _by_shared_rank(ordered, entitled, budget, rule, room)
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


# ── shared ranks ───────────────────────────────────────────────────────────────────────────
def _by_shared_rank(
    ordered: Sequence[ProposalId], entitled: Mapping[ProposalId, Won], budget: Won, rule: SelectionRule, room: Room
) -> Line:
    line = _OpenLine(entitled, budget, rule, room)
    stands = set(ordered)
    for rank in room.ranks:
        line.take([proposal for proposal in rank if proposal in stands])
    return line.closed()


class _OpenLine:
    """A line that takes rank after rank."""

    def __init__(self, entitled: Mapping[ProposalId, Won], budget: Won, rule: SelectionRule, room: Room) -> None:
        self._entitled, self._budget, self._rule, self._room = entitled, budget, rule, room
        self._grants: dict[ProposalId, Won] = {}
        self._away: dict[ProposalId, Step] = {}
        self._rest = budget
        self._no_seats = False
        self._stopped_at: ProposalId | None = None

    def take(self, rank: Sequence[ProposalId]) -> None:
        """Take a rank as a whole, or turn it away."""
        if self._stopped_at is not None or not rank:
            return
        rank = self._with_room_in_its_groups(rank)
        if refusal := self._no_seats_for(rank):
            self._away |= dict.fromkeys(rank, refusal)
        elif self._rule.cutoff in {*WITHOUT_MONEY, CutoffMode.PROPORTIONAL_CUT}:
            self._grants |= dict.fromkeys(rank, Won(0))
        else:
            self._pay(rank)

    def closed(self) -> Line:
        """Return the line after its last rank."""
        if self._rule.cutoff is CutoffMode.PROPORTIONAL_CUT:
            everybody = Room()
            line = _in_proportion(list(self._grants), self._entitled, self._budget, self._rule, everybody)
            return Line(line.grants, None, line.rest, self._away)
        return Line(self._grants, self._stopped_at, self._rest, self._away)

    def _with_room_in_its_groups(self, rank: Sequence[ProposalId]) -> list[ProposalId]:
        groups = self._room.groups
        for limit in self._room.limits:
            inside = [one for one in rank if limit.group in groups.get(one, ())]
            sitting = sum(limit.group in groups.get(one, ()) for one in self._grants)
            if sitting + len(inside) > limit.most:
                self._away |= dict.fromkeys(inside, step("selection.group_full", group=limit.group, most=limit.most))
                rank = [one for one in rank if one not in inside]
        return list(rank)

    def _no_seats_for(self, rank: Sequence[ProposalId]) -> Step | None:
        seats, taken = self._room.seats, len(self._grants)
        if not seats or (taken + len(rank) <= seats and not self._no_seats):
            return None
        if self._no_seats or taken >= seats:
            return step("selection.no_seat_left", seats=seats)
        self._no_seats = True
        if self._room.boundary is Boundary.INCLUDE_ALL:
            return None
        return step("selection.tied_at_the_line", seats=seats)

    def _pay(self, rank: Sequence[ProposalId]) -> None:
        wanted = Won(sum(self._entitled[one] for one in rank))
        if wanted <= self._rest:
            self._grants |= {one: self._entitled[one] for one in rank}
            self._rest = Won(self._rest - wanted)
            return
        if self._rule.cutoff is CutoffMode.SKIP_AND_FILL:
            self._away |= dict.fromkeys(rank, self._does_not_fit(rank, wanted))
            return
        self._stopped_at = rank[0]
        may_share = len(rank) == 1 or self._room.boundary is Boundary.INCLUDE_ALL
        if may_share and takes_part(self._rest, wanted, self._rule):
            line = _in_proportion(rank, self._entitled, self._rest, self._rule, Room())
            self._grants |= line.grants
            self._rest = line.rest
        elif len(rank) > 1:
            self._away |= dict.fromkeys(rank, self._does_not_fit(rank, wanted))

    def _does_not_fit(self, rank: Sequence[ProposalId], wanted: Won) -> Step:
        if len(rank) == 1:
            return step("selection.passed_over", entitled=wanted, rest=self._rest)
        return step("selection.tied_do_not_fit", tied=len(rank), wanted=wanted, rest=self._rest)


_Mode = Callable[[Sequence[ProposalId], Mapping[ProposalId, Won], Won, SelectionRule, Room], Line]
_MODES: Mapping[CutoffMode, _Mode] = {
    CutoffMode.STRICT_PREFIX: _by_rank,
    CutoffMode.PARTIAL_LAST: _by_rank,
    CutoffMode.SKIP_AND_FILL: _by_rank,
    CutoffMode.GRADE_AMOUNT: _by_rank,
    CutoffMode.PROPORTIONAL_CUT: _in_proportion,
    CutoffMode.SEATS: _by_seats,
    CutoffMode.ALL_PASSING: _by_seats,
}
WITHOUT_MONEY = frozenset({CutoffMode.SEATS, CutoffMode.ALL_PASSING})
"""Modes that do not look at money."""
