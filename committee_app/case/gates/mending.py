"""The gates of what mends: voided ballots, late conflicts, challenges, prior contact, drop-outs, scoring anew."""

from __future__ import annotations

import re

from committee_app.case import acts
from committee_app.case.acts import Act, Vote
from committee_app.case.ballots import Ballot
from committee_app.case.conflicts import ConflictKind, CorrectionKind, MarkStatus
from committee_app.case.findings import Finding
from committee_app.case.gates.common import Found, Gates, quorum_findings, vote_findings
from committee_app.case.gates.deciding import mark_findings
from committee_app.case.identifiers import Actor, EvaluatorId, ProposalId
from committee_app.case.people import Category, Role, evaluator_of, role_of
from committee_app.case.state import CaseState

HELD_BACK = (
    acts.BallotsVoided,
    acts.LateConflictRuled,
    acts.MemberDroppedOut,
    acts.SubstituteSeated,
    acts.ContactPenalised,
    acts.CorrectionMade,
    acts.MinutesIssued,
    acts.MinutesSigned,
    acts.CaseArchived,
    acts.ChallengeDecided,
    acts.ScoringClosed,
    acts.ClosingConfirmed,
    acts.SheetOpened,
    acts.OpeningCompleted,
    acts.DeliberationOpened,
    acts.TieVoted,
    acts.LotDrawn,
    acts.TieChosen,
    acts.RescoringOrdered,
    acts.MarksRescored,
    acts.ResolutionConfirmed,
    acts.SelectionResolved,
)
"""What waits while a ruling has no answer."""


def is_held_back(state: CaseState, actor: Actor, act: Act) -> bool:
    """Whether an act must not come between a ruling and its answer: what it is about would be another thing by then."""
    waits = state.waiting_ruling
    if waits is None:
        return False
    about = getattr(state.rulings[waits - 1].act, "evaluator", None)
    return isinstance(act, HELD_BACK) or (about is not None and evaluator_of(actor) == about)


def presiding(state: CaseState) -> EvaluatorId | None:
    """Return the member who signs as the chair."""
    return state.chair


def _person(state: CaseState, actor: Actor, evaluator: EvaluatorId) -> Found:
    if state.evaluator(evaluator) is None:
        yield Finding.of("actor.not_on_roster", evaluator=evaluator)
    if role_of(actor) is Role.CHAIR and evaluator == presiding(state):
        yield Finding.of("ruling.own_case", evaluator=evaluator)


def _pair(state: CaseState, actor: Actor, evaluator: EvaluatorId, proposal: ProposalId) -> Found:
    yield from _person(state, actor, evaluator)
    if state.proposal(proposal) is None:
        yield Finding.of("ruling.unknown", evaluator=evaluator, proposal=proposal)


def _said(*texts: str) -> Found:
    if not all(text.strip() for text in texts):
        yield Finding.of("ruling.without_reason")


def _ballots_voided(state: CaseState, actor: Actor, act: acts.BallotsVoided) -> Found:
    yield from _person(state, actor, act.evaluator)
    yield from _said(act.reason, *act.proposals[:1] or ("",))
    closed = () if act.evaluator in state.opened else state.counting_ballots(act.evaluator)
    for proposal in act.proposals:
        if proposal not in closed:
            yield Finding.of("voiding.no_such_ballot", evaluator=act.evaluator, proposal=proposal)


def _late_conflict_ruled(state: CaseState, actor: Actor, act: acts.LateConflictRuled) -> Found:
    yield from _pair(state, actor, act.evaluator, act.proposal)
    yield from _said(act.evidence)
    if state.rules.ground(act.ground) is None:
        yield Finding.of("declaration.without_ground", proposal=act.proposal)
    if act.proposal not in state.counting_ballots(act.evaluator):
        yield Finding.of("late.nothing_sealed", evaluator=act.evaluator, proposal=act.proposal)
    announced = state.rules.committee.late_conflict
    if announced is not None and act.remedy is not announced:
        yield Finding.of("late.other_remedy", announced=announced.value)
    if (act.vote is not None) is not (act.kind is ConflictKind.CHALLENGED):
        yield Finding.of("challenge.vote_or_none")
    if act.vote is not None:
        yield from _vote_without(state, act.vote, act.evaluator)
        if not act.vote.passed:
            yield Finding.of("vote.not_passed")


def _vote_without(state: CaseState, vote: Vote, evaluator: EvaluatorId) -> Found:
    """기피 신청의 대상인 위원은 의결에 참여하지 못한다."""
    yield from quorum_findings(state)
    yield from vote_findings(state, vote)
    if vote.eligible > len(state.here - {evaluator}):
        yield Finding.of("challenge.votes_themselves", evaluator=evaluator)


def _challenge_decided(state: CaseState, actor: Actor, act: acts.ChallengeDecided) -> Found:
    yield from _pair(state, actor, act.evaluator, act.proposal)
    yield from _said(act.reason)
    if state.status(act.evaluator, act.proposal) is not MarkStatus.SCORED:
        yield Finding.of("challenge.judges_not", evaluator=act.evaluator, proposal=act.proposal)
    yield from _vote_without(state, act.vote, act.evaluator)
    if act.upheld is not act.vote.passed:
        yield Finding.of("challenge.other_outcome")


def _prior_contact_reported(state: CaseState, actor: Actor, act: acts.PriorContactReported) -> Found:
    yield from _pair(state, actor, act.evaluator, act.proposal)
    yield from _said(act.words)
    if evaluator_of(actor) not in {None, act.evaluator}:
        yield Finding.of("contact.other_person")


def _contact_penalised(state: CaseState, _actor: Actor, act: acts.ContactPenalised) -> Found:
    yield from _said(act.reason)
    if act.proposal not in state.contacts:
        yield Finding.of("contact.not_reported", proposal=act.proposal)
    item = state.rules.committee.contact_penalty
    if all(one.id != item for one in state.rules.adjustments.penalty):
        yield Finding.of("contact.no_penalty_announced")
    proposal = state.proposal(act.proposal)
    if proposal and any(one == item for one, _ in proposal.penalty):
        yield Finding.of("contact.already_penalised", proposal=act.proposal)


def _member_dropped_out(state: CaseState, actor: Actor, act: acts.MemberDroppedOut) -> Found:
    yield from _person(state, actor, act.evaluator)
    if act.evaluator in state.dropped:
        yield Finding.of("member.already_dropped", evaluator=act.evaluator)
    announced = state.rules.committee.drop_out
    if announced is not None and act.policy is not announced:
        yield Finding.of("dropping.other_policy", announced=announced.value)


def _substitute_seated(state: CaseState, _actor: Actor, act: acts.SubstituteSeated) -> Found:
    if act.replaces not in state.dropped - state.replaced:
        yield Finding.of("substitute.no_place", evaluator=act.replaces)
    if not act.member.id.strip() or not act.member.name.strip():
        yield Finding.of("roster.unnamed", roster="members")
    if any(act.member.id == one.id or act.member.seat == one.seat for one in state.evaluators):
        yield Finding.of("roster.named_twice", roster="members", name=act.member.id)
    sitting = [one for one in state.evaluators if one.id not in state.dropped]
    officials = sum(one.category is Category.OFFICIAL for one in (*sitting, act.member))
    if officials > state.rules.committee.most_officials(state.on_roll):
        yield Finding.of("committee.too_many_officials", officials=officials, members=state.on_roll)


_NEEDS_A_VOTE = (CorrectionKind.FIGURE, CorrectionKind.TRANSCRIPTION, CorrectionKind.RULE)
"""What only the committee corrects; words and master data are for chair and secretary."""


def _correction_made(state: CaseState, _actor: Actor, act: acts.CorrectionMade) -> Found:
    yield from _said(act.item, act.new, act.cause, act.evidence)
    if act.old == act.new or not _stands(state, act):
        yield Finding.of("correction.other_old", item=act.item)
    unchanged = state.resolution is not None and act.tally_sha256 == state.resolution.tally_sha256
    if act.kind is not CorrectionKind.FIGURE and not unchanged:
        yield Finding.of("correction.other_result")
    if (act.vote is not None) is not (act.kind in _NEEDS_A_VOTE):
        yield Finding.of("correction.vote_or_none")
    if act.vote is not None:
        yield from vote_findings(state, act.vote)
        if not act.vote.passed:
            yield Finding.of("vote.not_passed")


def _stands(state: CaseState, act: acts.CorrectionMade) -> bool:
    """Whether what is to be corrected stands in the case as the correction says."""
    proposal = state.proposal(act.proposal)
    if act.kind is CorrectionKind.MASTER_DATA:
        known = {"title": proposal.title, "applicant": proposal.applicant} if proposal else {}
        return known.get(act.item) == act.old
    if act.kind is CorrectionKind.FIGURE:
        listed = dict((*proposal.bonus, *proposal.penalty)) if proposal else {}
        new_is_points = re.fullmatch(r"0|[1-9][0-9]{0,5}", act.new, re.ASCII) is not None
        return new_is_points and any(item == act.item and str(points) == act.old for item, points in listed.items())
    return not act.proposal or proposal is not None


def _ruling_answered(state: CaseState, _actor: Actor, act: acts.RulingAnswered) -> Found:
    if act.ruling != state.waiting_ruling:
        yield Finding.of("ruling.not_waiting", ruling=act.ruling)
    if not act.agreed:
        yield from _said(act.reason)


def _rescoring_ordered(state: CaseState, _actor: Actor, act: acts.RescoringOrdered) -> Found:
    yield from quorum_findings(state)
    yield from vote_findings(state, act.vote)
    if not act.vote.passed:
        yield Finding.of("vote.not_passed")
    yield from _said(act.breach, *act.evaluators[:1] or ("",), *act.proposals[:1] or ("",))
    for evaluator in act.evaluators:
        if not any(state.judged(evaluator, proposal) for proposal in act.proposals):
            yield Finding.of("rescoring.nothing_there", evaluator=evaluator, proposal="-")
    for proposal in act.proposals:
        if not any(state.judged(evaluator, proposal) for evaluator in act.evaluators):
            yield Finding.of("rescoring.nothing_there", evaluator="-", proposal=proposal)


def _marks_rescored(state: CaseState, actor: Actor, act: acts.MarksRescored) -> Found:
    evaluator = evaluator_of(actor)
    assert evaluator is not None  # the lifecycle allows this to evaluators alone
    if (evaluator, act.proposal) not in state.to_rescore or not state.judged(evaluator, act.proposal):
        yield Finding.of("rescoring.not_ordered", proposal=act.proposal)
        return
    before = state.opened[evaluator][act.proposal].marks
    if len(act.marks) != len(before):
        yield Finding.of("ballot.other_shape", proposal=act.proposal)
        return
    yield from mark_findings(state, Ballot(act.proposal, act.marks))
    leaves = state.rules.leaves
    changed = [leaf.id for leaf, old, new in zip(leaves, before, act.marks, strict=True) if old != new]
    if [criterion for criterion, _ in act.reasons] != changed or not all(text.strip() for _, text in act.reasons):
        yield Finding.of("rescoring.reason_missing", changed=len(changed))


GATES: Gates = {
    acts.BallotsVoided: _ballots_voided,
    acts.LateConflictRuled: _late_conflict_ruled,
    acts.MemberDroppedOut: _member_dropped_out,
    acts.SubstituteSeated: _substitute_seated,
    acts.ContactPenalised: _contact_penalised,
    acts.CorrectionMade: _correction_made,
    acts.RulingAnswered: _ruling_answered,
    acts.ChallengeDecided: _challenge_decided,
    acts.PriorContactReported: _prior_contact_reported,
    acts.RescoringOrdered: _rescoring_ordered,
    acts.MarksRescored: _marks_rescored,
}
