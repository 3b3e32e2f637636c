"""The gates of pledge, declaration, ruling and sheet, until scoring is closed."""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.conflicts import Answer, MarkStatus
from committee_app.case.findings import Finding
from committee_app.case.gates.common import Found, Gates, confirmation_findings, quorum_findings
from committee_app.case.gates.figures import waiting_findings
from committee_app.case.identifiers import Actor, EvaluatorId, ProposalId
from committee_app.case.people import HOLDERS, evaluator_actor, evaluator_of
from committee_app.case.state import CaseState


def _pledge_signed(state: CaseState, actor: Actor, act: acts.PledgeSigned) -> Found:
    if evaluator_of(actor) in state.pledged:
        yield Finding.of("pledge.already_signed")
    if act.version != state.rules.pledge.version:
        yield Finding.of("pledge.other_version", version=act.version)
    if evaluator_of(actor) in state.unconfirmed:
        missing = (role for role in HOLDERS if role not in state.confirmed)
        yield from (Finding.of("record.not_confirmed", role=role.value) for role in missing)


def _conflicts_declared(state: CaseState, actor: Actor, act: acts.ConflictsDeclared) -> Found:
    evaluator = evaluator_of(actor)
    if evaluator not in state.pledged:
        yield Finding.of("pledge.not_signed")
    if evaluator in state.declarations:
        yield Finding.of("declaration.already_signed")
    if [one.proposal for one in act.answers] != [one.id for one in state.proposals]:
        yield Finding.of("declaration.incomplete", answered=len(act.answers), proposals=len(state.proposals))
    for one in act.answers:
        if one.answer is Answer.CONFLICT and state.rules.ground(one.ground) is None:
            yield Finding.of("declaration.without_ground", proposal=one.proposal)


def _ruling(state: CaseState, evaluator: EvaluatorId, proposal: ProposalId, reason: str) -> Found:
    if state.evaluator(evaluator) is None or state.proposal(proposal) is None:
        yield Finding.of("ruling.unknown", evaluator=evaluator, proposal=proposal)
    if evaluator in state.sheets:
        yield Finding.of("ruling.after_sealing", evaluator=evaluator)
    if not reason.strip():
        yield Finding.of("ruling.without_reason")


def _exclusion_recorded(state: CaseState, _actor: Actor, act: acts.ExclusionRecorded) -> Found:
    yield from _ruling(state, act.evaluator, act.proposal, act.reason)
    if state.rules.ground(act.ground) is None:
        yield Finding.of("declaration.without_ground", proposal=act.proposal)
    if state.status(act.evaluator, act.proposal) is MarkStatus.EXCLUDED:
        yield Finding.of("ruling.already_excluded", evaluator=act.evaluator, proposal=act.proposal)


def _conflict_cleared(state: CaseState, _actor: Actor, act: acts.ConflictCleared) -> Found:
    yield from _ruling(state, act.evaluator, act.proposal, act.reason)
    if act.proposal not in state.unanswered_questions(act.evaluator):
        yield Finding.of("ruling.nothing_asked", evaluator=act.evaluator, proposal=act.proposal)


def _absence_recorded(state: CaseState, _actor: Actor, act: acts.AbsenceRecorded) -> Found:
    if state.evaluator(act.evaluator) is None or any(state.proposal(one) is None for one in act.proposals):
        yield Finding.of("absence.unknown", evaluator=act.evaluator)
    if act.evaluator in state.sheets:
        yield Finding.of("ruling.after_sealing", evaluator=act.evaluator)
    if not act.proposals or not act.reason.strip():
        yield Finding.of("ruling.without_reason")


def _scoring_abstained(state: CaseState, actor: Actor, act: acts.ScoringAbstained) -> Found:
    evaluator = evaluator_of(actor)
    assert evaluator is not None
    if not state.rules.committee.abstention:
        yield Finding.of("abstention.not_allowed")
    if evaluator in state.sheets:
        yield Finding.of("sheet.already_sealed")
    if act.proposal not in state.to_score(evaluator):
        yield Finding.of("ballot.not_yours", proposal=act.proposal)
    if not act.reason.strip():
        yield Finding.of("abstention.without_reason")


def _sheet_sealed(state: CaseState, actor: Actor, act: acts.SheetSealed) -> Found:
    evaluator = evaluator_of(actor)
    assert evaluator is not None
    sealed = state.sheets.get(evaluator)
    if act.version <= (sealed.version if sealed else 0):
        yield Finding.of("sheet.not_newer", sealed=sealed.version if sealed else 0, version=act.version)
    if evaluator not in state.declarations:
        yield Finding.of("declaration.missing")
    yield from (Finding.of("declaration.open_question", proposal=one) for one in state.unanswered_questions(evaluator))
    if act.proposals != state.to_score(evaluator):
        yield Finding.of("sheet.incomplete", sealed=len(act.proposals), expected=len(state.to_score(evaluator)))
    yield from confirmation_findings(state)


def _packet_taken(state: CaseState, _actor: Actor, act: acts.PacketTaken) -> Found:
    if evaluator_actor(act.evaluator) not in state.keys:
        yield Finding.of("actor.not_enrolled", actor=evaluator_actor(act.evaluator))
    if act.version < 1:
        yield Finding.of("packet.no_version", version=act.version)


def _sheets_left_open(state: CaseState, _actor: Actor, act: acts.SheetsLeftOpen) -> Found:
    if not act.evaluators or not act.reason.strip():
        yield Finding.of("ruling.without_reason")
    for evaluator in act.evaluators:
        if evaluator not in state.waited_for():
            yield Finding.of("sheet.not_waited_for", evaluator=evaluator)


def _scoring_closed(state: CaseState, _actor: Actor, act: acts.ScoringClosed) -> Found:
    if state.dropped:
        yield from quorum_findings(state)
    yield from waiting_findings(state)
    for evaluator in state.waited_for():
        yield Finding.of("sheet.missing", name=state.person_name(evaluator_actor(evaluator)))
    if act.sheets != len(state.sheets):
        yield Finding.of("closing.other_count", sheets=len(state.sheets), written=act.sheets)


def _closing_confirmed(state: CaseState, _actor: Actor, act: acts.ClosingConfirmed) -> Found:
    yield from waiting_findings(state)
    if state.closing is None:
        yield Finding.of("closing.not_proposed")
    if act.sheets != len(state.sheets):
        yield Finding.of("closing.other_count", sheets=len(state.sheets), written=act.sheets)


GATES: Gates = {
    acts.PledgeSigned: _pledge_signed,
    acts.ConflictsDeclared: _conflicts_declared,
    acts.ExclusionRecorded: _exclusion_recorded,
    acts.ConflictCleared: _conflict_cleared,
    acts.AbsenceRecorded: _absence_recorded,
    acts.ScoringAbstained: _scoring_abstained,
    acts.SheetSealed: _sheet_sealed,
    acts.PacketTaken: _packet_taken,
    acts.SheetsLeftOpen: _sheets_left_open,
    acts.ScoringClosed: _scoring_closed,
    acts.ClosingConfirmed: _closing_confirmed,
}
