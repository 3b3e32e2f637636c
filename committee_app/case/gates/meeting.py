"""The gates of the meeting until scoring: who is here, who presides, whose record it is."""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.acts import Movement
from committee_app.case.conflicts import KEPT_AWAY
from committee_app.case.findings import Finding
from committee_app.case.gates.common import Found, Gates, confirmation_findings, nothing, quorum_findings, vote_findings
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import HOLDERS, Role, evaluator_actor, evaluator_of, officer_actor, role_of
from committee_app.case.state import CaseState


def _meeting_opened(_state: CaseState, _actor: Actor, act: acts.MeetingOpened) -> Found:
    if not all(one.strip() for one in (act.title, act.convened_by, act.place, *act.agenda)) or not act.agenda:
        yield Finding.of("meeting.incomplete")


def _member_moved(state: CaseState, _actor: Actor, act: acts.MemberMoved) -> Found:
    if state.evaluator(act.evaluator) is None:
        yield Finding.of("actor.not_on_roster", evaluator=act.evaluator)
    elif not (_can_leave(state, act) if act.movement is Movement.LEFT else act.evaluator not in state.here):
        yield Finding.of("attendance.contradicts", evaluator=act.evaluator, movement=act.movement.value)
    elif act.proposal and not _leaves_for(state, act):
        yield Finding.of("attendance.no_reason_to_leave", evaluator=act.evaluator, proposal=act.proposal)


def _can_leave(state: CaseState, act: acts.MemberMoved) -> bool:
    """Who is here can leave; who stepped out for a project can leave for good without coming back first."""
    return act.evaluator in state.here or (not act.proposal and act.evaluator in state.stepped_out)


def _leaves_for(state: CaseState, act: acts.MemberMoved) -> bool:
    is_known = state.proposal(act.proposal) is not None
    is_kept_away = is_known and state.status(act.evaluator, act.proposal) in KEPT_AWAY
    return act.movement is Movement.LEFT and is_kept_away


def _member_enrolled(state: CaseState, actor: Actor, act: acts.MemberEnrolled) -> Found:
    if evaluator_of(actor) != act.evaluator:
        yield Finding.of("officer.other_role", role=act.evaluator)
    if act.evaluator not in state.here:
        yield Finding.of("attendance.not_here", evaluator=act.evaluator)
    if state.stage is Stage.READY and act.evaluator not in state.substitutes:
        yield Finding.of("member.too_late", evaluator=act.evaluator)


def _chair_elected(state: CaseState, _actor: Actor, act: acts.ChairElected) -> Found:
    if officer_actor(Role.CHAIR) in state.keys:
        yield Finding.of("actor.already_enrolled", actor="chair")
    yield from quorum_findings(state)
    if act.evaluator not in state.here:
        yield Finding.of("attendance.not_here", evaluator=act.evaluator)
    yield from vote_findings(state, act.vote)
    if not act.vote.passed:
        yield Finding.of("vote.not_passed")


def _acting_chair_took_over(state: CaseState, _actor: Actor, act: acts.ActingChairTookOver) -> Found:
    if officer_actor(Role.CHAIR) not in state.keys:
        yield Finding.of("chair.not_enrolled")
    yield from quorum_findings(state)
    if act.evaluator == state.chair:
        yield Finding.of("chair.same_person")
    if act.evaluator not in state.here:
        yield Finding.of("attendance.not_here", evaluator=act.evaluator)
    elif evaluator_actor(act.evaluator) not in state.keys:
        yield Finding.of("actor.not_enrolled", actor=evaluator_actor(act.evaluator))
    if not act.reason.strip():
        yield Finding.of("chair.without_reason")
    yield from vote_findings(state, act.vote)
    if not act.vote.passed:
        yield Finding.of("vote.not_passed")


def _record_confirmed(state: CaseState, _actor: Actor, _act: acts.RecordConfirmed) -> Found:
    # Whoever comes once scoring is open makes no keys any more, and takes no part.
    waited_for = state.here if state.stage is Stage.CONVENED else frozenset()
    missing = [one.name for one in state.evaluators if one.id in waited_for and one.actor not in state.keys]
    yield from (Finding.of("member.not_enrolled", name=name) for name in missing)
    if officer_actor(Role.CHAIR) not in state.keys:
        yield Finding.of("chair.not_enrolled")


def _opening_rehearsed(state: CaseState, _actor: Actor, act: acts.OpeningRehearsed) -> Found:
    if officer_actor(Role.CHAIR) not in state.keys:
        yield Finding.of("chair.not_enrolled")
    wanted = {
        frozenset(pair) for pair in ((HOLDERS[0], HOLDERS[1]), (HOLDERS[0], HOLDERS[2]), (HOLDERS[1], HOLDERS[2]))
    }
    if {frozenset(pair) for pair in act.pairs} != wanted:
        yield Finding.of("rehearsal.incomplete", pairs=len(act.pairs))


def _scoring_opened(state: CaseState, _actor: Actor, _act: acts.ScoringOpened) -> Found:
    yield from quorum_findings(state)
    missing = [one.name for one in state.evaluators if one.id in state.here and one.actor not in state.keys]
    yield from (Finding.of("member.not_enrolled", name=name) for name in missing)
    yield from confirmation_findings(state)


def _meeting_paused(state: CaseState, actor: Actor, act: acts.MeetingPaused) -> Found:
    if state.paused:
        yield Finding.of("meeting.already_paused")
    if act.short is not None and act.short != state.shortfall:
        yield Finding.of("meeting.not_short", present=state.attending, needed=state.majority)
    if act.short is None and role_of(actor) is not Role.SECRETARY:
        yield Finding.of("meeting.recess_is_the_secretarys")


def _meeting_resumed(state: CaseState, _actor: Actor, _act: acts.MeetingResumed) -> Found:
    if not state.paused:
        yield Finding.of("meeting.not_paused")
    if state.stopped:
        yield from quorum_findings(state)


def _running_order_set(state: CaseState, _actor: Actor, act: acts.RunningOrderSet) -> Found:
    if sorted(act.order) != sorted(one.id for one in state.proposals):
        yield Finding.of("order.not_every_project_once")
    elif act.order == state.running_order:
        yield Finding.of("order.unchanged")


def _project_called(state: CaseState, _actor: Actor, act: acts.ProjectCalled) -> Found:
    if state.proposal(act.proposal) is None:
        yield Finding.of("project.unknown", proposal=act.proposal)
    elif act.part is acts.ItemPart.DONE and (state.called is None or state.called.proposal != act.proposal):
        yield Finding.of("project.not_on", proposal=act.proposal)
    if act.minutes < 0 or (act.minutes and act.part is acts.ItemPart.DONE):
        yield Finding.of("project.no_such_time", minutes=act.minutes)


GATES: Gates = {
    acts.MeetingOpened: _meeting_opened,
    acts.MemberMoved: _member_moved,
    acts.MemberEnrolled: _member_enrolled,
    acts.ChairElected: _chair_elected,
    acts.ActingChairTookOver: _acting_chair_took_over,
    acts.RecordConfirmed: _record_confirmed,
    acts.OpeningRehearsed: _opening_rehearsed,
    acts.ScoringOpened: _scoring_opened,
    acts.MeetingPaused: _meeting_paused,
    acts.MeetingResumed: _meeting_resumed,
    acts.StatementRecorded: nothing,
    acts.RunningOrderSet: _running_order_set,
    acts.ProjectCalled: _project_called,
}
