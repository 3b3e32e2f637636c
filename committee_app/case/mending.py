"""What the acts that mend change: rulings wait for a second holder, and only their answer takes effect.

Nothing here takes anything out of the record: sealed ballots stay sealed, opened marks stay open and stop counting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.conflicts import CorrectionKind, DropPolicy, LateRemedy, MarkStatus
from committee_app.case.identifiers import Actor, EvaluatorId, ItemId, Points, ProposalId
from committee_app.case.people import evaluator_of
from committee_app.case.proposals import Proposal
from committee_app.case.state import CaseState, Ruling, with_entry


def _ruled(state: CaseState, act: acts.TwoPersonRuling, _: Actor) -> CaseState:
    return replace(state, rulings=(*state.rulings, Ruling(act)))


def _ruling_answered(state: CaseState, act: acts.RulingAnswered, _: Actor) -> CaseState:
    ruled = state.rulings[act.ruling - 1].act
    rulings = (*state.rulings[: act.ruling - 1], Ruling(ruled, act.agreed), *state.rulings[act.ruling :])
    answered = replace(state, rulings=rulings)
    return _AGREED[type(ruled)](answered, ruled) if act.agreed else answered


def _aside(state: CaseState, evaluator: EvaluatorId, proposals: Iterable[ProposalId], status: MarkStatus) -> CaseState:
    decided = {(evaluator, proposal): status for proposal in proposals}
    return replace(state, set_aside=MappingProxyType({**state.set_aside, **decided}), closing=None)


def _ballots_voided(state: CaseState, act: acts.BallotsVoided) -> CaseState:
    return _aside(state, act.evaluator, act.proposals, MarkStatus.VOIDED)


def _late_conflict(state: CaseState, act: acts.LateConflictRuled) -> CaseState:
    if act.remedy is LateRemedy.VOID_SHEET:
        state = _aside(state, act.evaluator, state.counting_ballots(act.evaluator), MarkStatus.VOIDED)
    state = _aside(state, act.evaluator, (act.proposal,), MarkStatus(act.kind.value))
    if act.remedy is not LateRemedy.RESCORE:
        return state
    # Before the opening nobody has seen a mark: there is nothing to score anew but what may be sealed anew.
    others = {(one, act.proposal) for one in state.opened if state.judged(one, act.proposal)}
    return replace(state, to_rescore=state.to_rescore | others)


def _dropped_out(state: CaseState, act: acts.MemberDroppedOut) -> CaseState:
    all_of_them = frozenset(one.id for one in state.proposals)
    if act.evaluator not in state.sheets:
        state = replace(state, absences=with_entry(state.absences, act.evaluator, all_of_them))
    elif act.policy is DropPolicy.KEEP_NOTHING:
        state = _aside(state, act.evaluator, state.counting_ballots(act.evaluator), MarkStatus.VOIDED)
    out = MappingProxyType({one: out for one, out in state.stepped_out.items() if one != act.evaluator})
    return replace(state, dropped=state.dropped | {act.evaluator}, here=state.here - {act.evaluator}, stepped_out=out)


def _seated(state: CaseState, act: acts.SubstituteSeated) -> CaseState:
    seats = sorted((*state.evaluators, act.member), key=lambda one: one.seat)
    return replace(
        state,
        evaluators=tuple(seats),
        replaced=state.replaced | {act.replaces},
        substitutes=state.substitutes | {act.member.id},
    )


def _penalised(state: CaseState, act: acts.ContactPenalised) -> CaseState:
    item = ItemId(state.rules.committee.contact_penalty)
    points = next(one.points for one in state.rules.adjustments.penalty if one.id == item)
    proposals = tuple(
        replace(one, penalty=(*one.penalty, (item, points))) if one.id == act.proposal else one
        for one in state.proposals
    )
    return replace(state, proposals=proposals)


def _corrected(state: CaseState, act: acts.CorrectionMade) -> CaseState:
    proposals = tuple(with_correction(one, act) if one.id == act.proposal else one for one in state.proposals)
    resolved = replace(state.resolution, tally_sha256=act.tally_sha256) if state.resolution else None
    is_another = state.resolved_by_two and resolved != state.resolution
    # The minutes that were signed stay what they are; new ones are made, and signed by the officers, or by all.
    return replace(
        state,
        proposals=proposals,
        resolution=resolved,
        minutes=None,
        signed=(),
        unsigned=frozenset(),
        signed_by_members_again=state.signed_by_members_again or is_another,
    )


def with_correction(proposal: Proposal, act: acts.CorrectionMade) -> Proposal:
    """Return a proposal with the right value in the place of the wrong one; as it is where the words are elsewhere."""
    if act.kind is CorrectionKind.MASTER_DATA:
        return replace(proposal, **{act.item: act.new})  # type: ignore[arg-type]  # the gate knows title and applicant
    if act.kind is CorrectionKind.FIGURE:
        return replace(proposal, bonus=_with_points(proposal.bonus, act), penalty=_with_points(proposal.penalty, act))
    return proposal


def _with_points(
    listed: tuple[tuple[ItemId, Points], ...], act: acts.CorrectionMade
) -> tuple[tuple[ItemId, Points], ...]:
    return tuple((item, Points(int(act.new)) if item == act.item else points) for item, points in listed)


_AGREED: dict[type[Act], Callable[[CaseState, Any], CaseState]] = {
    acts.BallotsVoided: _ballots_voided,
    acts.LateConflictRuled: _late_conflict,
    acts.MemberDroppedOut: _dropped_out,
    acts.SubstituteSeated: _seated,
    acts.ContactPenalised: _penalised,
    acts.CorrectionMade: _corrected,
}


def _challenge_decided(state: CaseState, act: acts.ChallengeDecided, _: Actor) -> CaseState:
    return _aside(state, act.evaluator, (act.proposal,), MarkStatus.CHALLENGED) if act.upheld else state


def _contact_reported(state: CaseState, act: acts.PriorContactReported, _: Actor) -> CaseState:
    return replace(state, contacts=state.contacts | {act.proposal})


def _scoring_abstained(state: CaseState, act: acts.ScoringAbstained, actor: Actor) -> CaseState:
    evaluator = evaluator_of(actor)
    assert evaluator is not None  # the lifecycle allows this to evaluators alone
    return _aside(state, evaluator, (act.proposal,), MarkStatus.ABSTAINED)


def _rescoring_ordered(state: CaseState, act: acts.RescoringOrdered, _: Actor) -> CaseState:
    ordered = {(one, proposal) for one in act.evaluators for proposal in act.proposals if state.judged(one, proposal)}
    return replace(state, to_rescore=state.to_rescore | ordered)


def _marks_rescored(state: CaseState, act: acts.MarksRescored, actor: Actor) -> CaseState:
    evaluator = evaluator_of(actor)
    assert evaluator is not None  # the lifecycle allows this to evaluators alone
    pair, ballots = (evaluator, act.proposal), state.opened[evaluator]
    # Only the first marks were sealed; those between are in the record too, each in its own act.
    first = state.first_marks.get(pair, ballots[act.proposal])
    rescored = replace(ballots[act.proposal], marks=act.marks)
    return replace(
        state,
        opened=with_entry(state.opened, evaluator, with_entry(ballots, act.proposal, rescored)),
        first_marks=with_entry(state.first_marks, pair, first),
        to_rescore=state.to_rescore - {pair},
    )


MENDING: dict[type[Act], Callable[[CaseState, Any, Actor], CaseState]] = {
    acts.BallotsVoided: _ruled,
    acts.LateConflictRuled: _ruled,
    acts.MemberDroppedOut: _ruled,
    acts.SubstituteSeated: _ruled,
    acts.ContactPenalised: _ruled,
    acts.CorrectionMade: _ruled,
    acts.RulingAnswered: _ruling_answered,
    acts.ChallengeDecided: _challenge_decided,
    acts.PriorContactReported: _contact_reported,
    acts.ScoringAbstained: _scoring_abstained,
    acts.RescoringOrdered: _rescoring_ordered,
    acts.MarksRescored: _marks_rescored,
}
