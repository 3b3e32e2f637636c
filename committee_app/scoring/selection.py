"""From ranks to money, for one track: selected, in part, reserve, not selected, failed, unscored, each with reasons.

Only a track without an open tie is selected from. Reserves (예비) are the next in rank among those that passed
and are not selected; a project that gave way under a minimum share stands first among them if it ranks so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId, Won
from committee_app.case.programme import CutoffMode, Programme, Track
from committee_app.case.proposals import Proposal
from committee_app.scoring.cutoff import Line, line_of
from committee_app.scoring.funding import entitlement, recommended
from committee_app.scoring.gates import gate_step
from committee_app.scoring.quotas import SharedLine, share_remarks, with_minimum_shares
from committee_app.scoring.results import Displacement, Money, ProjectScore, Selected, SelectionStatus, Step
from committee_app.scoring.steps import step


@dataclass(frozen=True, slots=True)
class TrackSelection:
    """A track's lines in order of rank, then those without a rank; the exchanges; what the rules remark."""

    lines: tuple[Selected, ...]
    displacements: tuple[Displacement, ...]
    spent: Won
    findings: tuple[Finding, ...]


NOTHING_SELECTED = TrackSelection((), (), Won(0), ())
"""What a track with an open tie has."""


def selection(
    programme: Programme,
    track: Track,
    ranked: Sequence[ProposalId],
    proposals: Mapping[ProposalId, Proposal],
    scores: Mapping[ProposalId, ProjectScore],
) -> TrackSelection:
    """Return who is proposed with how much.

    `ranked` are those that passed, best first, no two of them tied; `proposals` are all of the track.
    """
    moneys = {one.id: entitlement(one, track, programme.matching) for one in proposals.values()}
    entitled = {proposal: money.entitled for proposal, money in moneys.items()}
    groups = {one.id: one.groups for one in proposals.values()}
    shares = [share for share in programme.selection.minimum_shares if share.track == track.id]

    def fund(ordered: Sequence[ProposalId]) -> Line:
        return line_of(ordered, entitled, track.budget, programme.selection)

    shared = with_minimum_shares(ranked, shares, groups, fund)
    lines = _Lines(programme, track, shared, moneys, scores)
    unranked = sorted(proposals.keys() - set(ranked), key=lambda one: _best_first(scores[one]))
    return TrackSelection(
        lines=(*lines.ranked(ranked), *(lines.without_rank(proposal) for proposal in unranked)),
        displacements=shared.displacements,
        spent=shared.line.spent,
        findings=tuple(share_remarks(shares, groups, shared.line.selected)),
    )


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
    scores: Mapping[ProposalId, ProjectScore]

    def ranked(self, ranked: Sequence[ProposalId]) -> Iterator[Selected]:
        """Yield the lines of those with a rank."""
        spent, waiting = Won(0), 0
        for rank, proposal in enumerate(ranked, 1):
            granted = self.shared.line.grants.get(proposal)
            if granted is None:
                waiting += 1
                yield self._written(proposal, rank, self._why_not(proposal, waiting), spent)
            else:
                verdict = self._why(proposal, granted, spent)
                spent = Won(spent + granted)
                yield self._written(proposal, rank, verdict, spent)

    def without_rank(self, proposal: ProposalId) -> Selected:
        """Return the line of one that failed a gate or was not scored: its score stays, it takes no rank."""
        score = self.scores[proposal]
        verdict = _Verdict(SelectionStatus.UNSCORED, (step("selection.unscored"),))
        if score.final is not None:
            verdict = _Verdict(SelectionStatus.FAILED, self._failed_gates(score))
        return self._written(proposal, None, verdict, self.shared.line.spent)

    def _written(self, proposal: ProposalId, rank: int | None, verdict: _Verdict, cumulative: Won) -> Selected:
        granted = self.shared.line.grants.get(proposal)
        return Selected(
            proposal=proposal,
            rank=rank,
            final=self.scores[proposal].final,
            status=verdict.status,
            money=self.moneys[proposal] if granted is None else recommended(self.moneys[proposal], granted),
            cumulative=cumulative,
            reserve_order=verdict.reserve_order,
            reasons=verdict.reasons,
        )

    def _why(self, proposal: ProposalId, granted: Won, spent_before: Won) -> _Verdict:
        entitled = self.moneys[proposal].entitled
        came_in = tuple(self._how_it_came_in(proposal))
        if granted == entitled:
            facts = {"entitled": entitled, "spent_before": spent_before, "budget": self.track.budget}
            return _Verdict(SelectionStatus.SELECTED, (*came_in, step("selection.within_budget", **facts)))
        ratio, least = Fraction(granted, entitled), self.programme.selection.min_ratio
        part = step("selection.partial", entitled=entitled, national=granted, ratio=ratio, min_ratio=least)
        return _Verdict(SelectionStatus.PARTIAL, (*came_in, part))

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
        missed = self.shared.missed[proposal]
        if missed.stopped_at == proposal:
            return self._why_it_stopped(proposal, missed.rest)
        return step("selection.after_the_line", stopped_at=missed.stopped_at or "")

    def _why_it_stopped(self, proposal: ProposalId, rest: Won) -> Step:
        entitled, rule = self.moneys[proposal].entitled, self.programme.selection
        if rule.cutoff is CutoffMode.STRICT_PREFIX:
            return step("selection.does_not_fit", entitled=entitled, rest=rest)
        ratio = Fraction(rest, entitled)
        return step("selection.rest_too_small", entitled=entitled, rest=rest, ratio=ratio, min_ratio=rule.min_ratio)

    def _failed_gates(self, score: ProjectScore) -> tuple[Step, ...]:
        gates = zip(self.programme.thresholds, score.gates, strict=True)
        return tuple(gate_step("selection.failed_gate", gate, result) for gate, result in gates if not result.holds)
