"""From ranks to money, for one track: selected, in part, reserve, not selected, failed, unscored, each with reasons.

Only a track in which no tie waits for people is selected from. Reserves (예비) are the next in rank among those that
passed and are not selected; a project that gave way under a minimum share stands first among them if it ranks so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from committee_app.case.findings import Finding
from committee_app.case.identifiers import ItemId, ProposalId, Won
from committee_app.case.programme import Boundary, CutoffMode, Programme, SelectionRule, Threshold, Track
from committee_app.case.proposals import Proposal
from committee_app.scoring.climbing import Group
from committee_app.scoring.cutoff import WITHOUT_MONEY, Groups, Line, Room, line_of
from committee_app.scoring.funding import entitlement, recommended, with_fixed_amount
from committee_app.scoring.gates import gate_step
from committee_app.scoring.quotas import Funder, SharedLine, share_remarks, with_minimum_shares
from committee_app.scoring.results import Displacement, Money, ProjectScore, Selected, SelectionStatus, Standing, Step
from committee_app.scoring.seats import Seats, seats_to_give
from committee_app.scoring.steps import step


@dataclass(frozen=True, slots=True)
class TrackSelection:
    """A track's lines in order of rank, then those without a rank; the exchanges; what the rules remark."""

    lines: tuple[Selected, ...]
    displacements: tuple[Displacement, ...]
    spent: Won
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """All who applied in a track, their numbers, and the track's gates as they held for them."""

    proposals: Mapping[ProposalId, Proposal]
    scores: Mapping[ProposalId, ProjectScore]
    thresholds: Sequence[Threshold]


NOTHING_SELECTED = TrackSelection((), (), Won(0), ())
"""What a track with an open tie has."""


def selection(
    programme: Programme, track: Track, standings: Sequence[Standing], candidates: Candidates
) -> TrackSelection:
    """Return who is proposed with how much.

    `standings` are those that passed, best first; who shares a rank there shares it for good.
    """
    rule, proposals, scores = programme.selection, candidates.proposals, candidates.scores
    ranked = [proposal for standing in standings for proposal in standing.proposals]
    moneys = {one.id: _money(programme, track, one, scores[one.id]) for one in proposals.values()}
    groups = {one.id: one.groups for one in proposals.values()}
    shares = [share for share in rule.minimum_shares if share.track == track.id]
    seats = Seats(track.seats)
    ranks: tuple[Group, ...] = ()
    if programme.tie_break.boundary is not Boundary.BREAK:
        if rule.cutoff in WITHOUT_MONEY and not rule.group_limits:
            seats = seats_to_give(standings, track.seats, programme.tie_break.boundary)
        else:
            ranks = tuple(standing.proposals for standing in standings)
    fund = _funder(programme, track, moneys, groups, Room(seats.number, ranks=ranks))
    shared = with_minimum_shares(ranked, shares, groups, fund)
    lines = _Lines(programme, track, shared, moneys, candidates, seats, ranks)
    unranked = sorted(proposals.keys() - set(ranked), key=lambda one: _best_first(scores[one]))
    return TrackSelection(
        lines=(*lines.ranked(standings), *(lines.without_rank(proposal) for proposal in unranked)),
        displacements=shared.displacements,
        spent=shared.line.spent,
        findings=tuple(share_remarks(shares, groups, shared.line.selected)),
    )


def funder(programme: Programme, track: Track, candidates: Candidates) -> Funder:
    """Return how far seats and money reach down a list in which nobody shares a rank, before any minimum share."""
    proposals, scores = candidates.proposals, candidates.scores
    moneys = {one.id: _money(programme, track, one, scores[one.id]) for one in proposals.values()}
    return _funder(programme, track, moneys, {one.id: one.groups for one in proposals.values()}, Room(track.seats))


def _funder(
    programme: Programme, track: Track, moneys: Mapping[ProposalId, Money], groups: Groups, room: Room
) -> Funder:
    rule = programme.selection
    entitled = {proposal: money.entitled for proposal, money in moneys.items()}
    limits = tuple(limit for limit in rule.group_limits if limit.track == track.id)
    whole = replace(room, limits=limits, groups=groups, boundary=programme.tie_break.boundary)

    def fund(ordered: Sequence[ProposalId]) -> Line:
        named = [one for one in ordered if _has_amount(rule, entitled[one])]
        return line_of(named, entitled, track.budget, rule, whole)

    return fund


def _money(programme: Programme, track: Track, proposal: Proposal, score: ProjectScore) -> Money:
    money = entitlement(proposal, track, programme.matching)
    if programme.selection.cutoff is CutoffMode.GRADE_AMOUNT and score.final is not None:
        return with_fixed_amount(money, programme.selection.amounts, score.final)
    return money


def _has_amount(rule: SelectionRule, entitled: Won) -> bool:
    return entitled > 0 or rule.cutoff is not CutoffMode.GRADE_AMOUNT


def _best_first(score: ProjectScore) -> tuple[bool, Fraction, ProposalId]:
    """Order those without a rank: failed ones by final, then the unscored."""
    return (score.final is None, -(score.final or Fraction(0)), score.proposal)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A status with its reasons."""

    status: SelectionStatus
    reasons: tuple[Step, ...]
    reserve_order: int | None = None


@dataclass(frozen=True, slots=True)
class _Lines:
    """All that the lines of one track are written from."""

    programme: Programme
    track: Track
    shared: SharedLine
    moneys: Mapping[ProposalId, Money]
    candidates: Candidates
    seats: Seats
    ranks: tuple[Group, ...]

    def ranked(self, standings: Sequence[Standing]) -> Iterator[Selected]:
        """Yield the lines of those with a rank; who shares one among the reserves shares its number too."""
        spent, waiting, place = Won(0), 0, 0
        for standing in standings:
            missed = [one for one in standing.proposals if one not in self.shared.line.grants]
            for proposal in standing.proposals:
                granted = self.shared.line.grants.get(proposal)
                if granted is None:
                    yield self._written(proposal, standing.rank, self._why_not(proposal, waiting + 1), spent)
                    continue
                place += 1
                verdict = self._why(proposal, granted, spent, place)
                spent = Won(spent + granted)
                yield self._written(proposal, standing.rank, verdict, spent)
            waiting += len(missed)

    def without_rank(self, proposal: ProposalId) -> Selected:
        """Return the line of one that failed a gate or was not scored: its score stays, it takes no rank."""
        score = self.candidates.scores[proposal]
        verdict = _Verdict(SelectionStatus.UNSCORED, (step("selection.unscored"),))
        if not all(gate.holds for gate in score.gates):
            verdict = _Verdict(SelectionStatus.FAILED, self._failed_gates(score))
        return self._written(proposal, None, verdict, self.shared.line.spent)

    def _written(self, proposal: ProposalId, rank: int | None, verdict: _Verdict, cumulative: Won) -> Selected:
        granted = self.shared.line.grants.get(proposal)
        return Selected(
            proposal=proposal,
            rank=rank,
            final=self.candidates.scores[proposal].final,
            status=verdict.status,
            money=self._money(proposal, granted),
            cumulative=cumulative,
            reserve_order=verdict.reserve_order,
            reasons=verdict.reasons,
        )

    def _money(self, proposal: ProposalId, granted: Won | None) -> Money:
        without_money = self.programme.selection.cutoff in WITHOUT_MONEY
        return (
            self.moneys[proposal]
            if granted is None or without_money
            else recommended(self.moneys[proposal], granted, self.programme.matching)
        )

    def _why(self, proposal: ProposalId, granted: Won, spent_before: Won, place: int) -> _Verdict:
        rule, entitled = self.programme.selection, self.moneys[proposal].entitled
        came_in = tuple(self._how_it_came_in(proposal))
        if rule.cutoff is CutoffMode.ALL_PASSING:
            return _Verdict(SelectionStatus.SELECTED, (*came_in, step("selection.passed")))
        if rule.cutoff is CutoffMode.SEATS:
            seated = self.seats.said.get(proposal) or step(
                "selection.within_seats", place=place, seats=self.seats.number
            )
            return _Verdict(SelectionStatus.SELECTED, (*came_in, seated))
        if granted == entitled:
            facts = {"entitled": entitled, "spent_before": spent_before, "budget": self.track.budget}
            return _Verdict(SelectionStatus.SELECTED, (*came_in, step("selection.within_budget", **facts)))
        return _Verdict(SelectionStatus.PARTIAL, (*came_in, self._in_part(proposal, entitled, granted)))

    def _in_part(self, proposal: ProposalId, entitled: Won, granted: Won) -> Step:
        rule = self.programme.selection
        if rule.cutoff is CutoffMode.PROPORTIONAL_CUT:
            wanted = sum(self.moneys[one].entitled for one in self.shared.line.grants)
            facts = {"wanted": wanted, "budget": self.track.budget, "national": granted}
            return step("selection.cut_in_proportion", entitled=entitled, **facts)
        if rule.cutoff is CutoffMode.PARTIAL_LAST and (tied := self._rank_of(proposal)):
            wanted = sum(self.moneys[one].entitled for one in tied)
            shared = sum(self.shared.line.grants[one] for one in tied)
            facts = {"wanted": wanted, "shared": shared, "national": granted}
            return step("selection.tied_share_the_rest", entitled=entitled, tied=len(tied), **facts)
        ratio = Fraction(granted, entitled)
        return step("selection.partial", entitled=entitled, national=granted, ratio=ratio, min_ratio=rule.min_ratio)

    def _rank_of(self, proposal: ProposalId) -> Group:
        """Return those who share a rank with a proposal and are in with it; nobody where it is alone."""
        rank = next((one for one in self.ranks if proposal in one), ())
        inside = tuple(one for one in rank if one in self.shared.line.grants)
        return inside if len(inside) > 1 else ()

    def _why_not(self, proposal: ProposalId, waiting: int) -> _Verdict:
        """Return the verdict on the `waiting`-th one in rank that got nothing; the first of them are reserves."""
        missed = self._how_it_missed(proposal)
        if waiting > self.track.reserves:
            return _Verdict(SelectionStatus.NOT_SELECTED, (missed,))
        return _Verdict(SelectionStatus.RESERVE, (missed, step("selection.reserve", order=waiting)), waiting)

    def _how_it_came_in(self, proposal: ProposalId) -> Iterator[Step]:
        made_way = [moved for moved in self.shared.displacements if moved.came_in == proposal]
        if made_way:
            instead_of = tuple(moved.out for moved in made_way)
            yield step("selection.came_in", group=made_way[0].group, instead_of=instead_of)

    def _how_it_missed(self, proposal: ProposalId) -> Step:
        gave_way = [moved for moved in self.shared.displacements if moved.out == proposal]
        if gave_way:
            return step("selection.gave_way", group=gave_way[-1].group, to=gave_way[-1].came_in)
        if proposal in self.seats.said:
            return self.seats.said[proposal]
        if not _has_amount(self.programme.selection, self.moneys[proposal].entitled):
            return step("selection.no_amount")
        missed = self.shared.missed[proposal]
        if proposal in missed.turned_away:
            return missed.turned_away[proposal]
        if missed.stopped_at == proposal:
            return self._why_it_stopped(proposal, missed.rest)
        return step("selection.after_the_line", stopped_at=missed.stopped_at or "")

    def _why_it_stopped(self, proposal: ProposalId, rest: Won) -> Step:
        entitled, rule = self.moneys[proposal].entitled, self.programme.selection
        if rule.cutoff is not CutoffMode.PARTIAL_LAST:
            return step("selection.does_not_fit", entitled=entitled, rest=rest)
        ratio = Fraction(rest, entitled)
        return step("selection.rest_too_small", entitled=entitled, rest=rest, ratio=ratio, min_ratio=rule.min_ratio)

    def _failed_gates(self, score: ProjectScore) -> tuple[Step, ...]:
        thresholds = {threshold.id: threshold for threshold in self.candidates.thresholds}
        failed = [gate for gate in score.gates if not gate.holds]
        return tuple(gate_step("selection.failed_gate", thresholds[ItemId(gate.threshold)], gate) for gate in failed)
