"""The gates before the meeting: the case, its officers, its rules and its rosters."""

from __future__ import annotations

from collections import Counter

from committee_app.case import acts
from committee_app.case.case_rules import beyond_a_case
from committee_app.case.findings import Finding
from committee_app.case.gates.common import Found, Gates, ids_of_roster, is_digest
from committee_app.case.gates.drawing import drawn_findings
from committee_app.case.identifiers import Actor
from committee_app.case.people import Category, Role, officer_actor, role_of
from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from committee_app.case.state import CaseState


def _case_created(_state: CaseState, _actor: Actor, act: acts.CaseCreated) -> Found:
    if not act.case.strip() or not act.title.strip() or not act.secretary.name.strip():
        yield Finding.of("case.unnamed")
    if act.secretary.role is not Role.SECRETARY:
        yield Finding.of("officer.other_role", role=act.secretary.role.value)
    if act.self_test is not None and not _is_told_whole(act.self_test):
        yield Finding.of("case.self_test_misshapen")


def _is_told_whole(tried: acts.SelfTested) -> bool:
    steps = (*tried.held, *tried.failed, *tried.untold)
    return all(map(str.strip, steps)) and len(set(steps)) == len(steps) > 0 and is_digest(tried.page_sha256)


def _officer_enrolled(state: CaseState, actor: Actor, act: acts.OfficerEnrolled) -> Found:
    if act.officer.role is not role_of(actor):
        yield Finding.of("officer.other_role", role=act.officer.role.value)
    if not act.officer.name.strip():
        yield Finding.of("officer.unnamed")
    if act.officer.role is Role.CHAIR:
        elected = state.evaluator(state.chair) if state.chair else None
        if elected is None:
            yield Finding.of("chair.not_elected")
        elif elected.name != act.officer.name:
            yield Finding.of("chair.other_person", elected=elected.name)


def _case_followed(state: CaseState, _actor: Actor, act: acts.CaseFollowed) -> Found:
    if act.case == state.case:
        yield Finding.of("case.follows_itself")
    if not act.case.strip() or not act.title.strip() or act.seq < 1 or not is_digest(act.head):
        yield Finding.of("case.predecessor_misshapen")


def _rules_drafted(_state: CaseState, _actor: Actor, act: acts.RulesDrafted) -> Found:
    try:
        programme = read_programme(act.text)
    except ProgrammeRefusedError as error:
        yield from error.faults
    else:
        yield from beyond_a_case(programme)


def _proposals_imported(state: CaseState, _actor: Actor, act: acts.ProposalsImported) -> Found:
    if state.programme is None:
        yield Finding.of("rules.not_drafted")
        return
    if not act.proposals:
        yield Finding.of("roster.empty", roster="proposals")
    yield from ids_of_roster("proposals", (one.id for one in act.proposals))
    for one in act.proposals:
        if state.programme.track(one.track) is None:
            yield Finding.of("roster.unknown_track", proposal=one.id, track=one.track)
        if one.cost <= 0 or any(body.cost <= 0 for body in one.bodies):
            yield Finding.of("roster.no_cost", proposal=one.id)


def _members_imported(state: CaseState, _actor: Actor, act: acts.MembersImported) -> Found:
    if state.programme is None:
        yield Finding.of("rules.not_drafted")
        return
    if not act.members:
        yield Finding.of("roster.empty", roster="members")
    yield from ids_of_roster("members", (one.id for one in act.members))
    yield from ids_of_roster("members", (str(one.seat) for one in act.members))
    officials = sum(one.category is Category.OFFICIAL for one in act.members)
    if officials > state.programme.committee.most_officials(len(act.members)):
        yield Finding.of("committee.too_many_officials", officials=officials, members=len(act.members))
    yield from drawn_findings(state, act.members)


def _documents_attached(state: CaseState, _actor: Actor, act: acts.DocumentsAttached) -> Found:
    if not act.documents:
        yield Finding.of("document.none")
    for one, times in Counter(document.proposal for document in act.documents).items():
        if state.proposal(one) is None:
            yield Finding.of("document.unknown_proposal", proposal=one)
        if times > 1:
            yield Finding.of("document.twice", proposal=one)


def _rules_frozen(state: CaseState, _actor: Actor, act: acts.RulesFrozen) -> Found:
    if state.programme is None:
        yield Finding.of("rules.not_drafted")
        return
    if act.rules_sha256 != state.rules_sha256:
        yield Finding.of("rules.other_fingerprint")
    if not state.proposals:
        yield Finding.of("roster.empty", roster="proposals")
    if not state.evaluators:
        yield Finding.of("roster.empty", roster="members")
    elif len(state.evaluators) != state.programme.committee.size:
        yield Finding.of(
            "committee.other_size", members=len(state.evaluators), announced=state.programme.committee.size
        )
    if state.evaluators:
        yield from drawn_findings(state, state.evaluators)
    if officer_actor(Role.AUDITOR) not in state.keys:
        yield Finding.of("auditor.not_enrolled")


def _rules_confirmed(state: CaseState, _actor: Actor, act: acts.RulesConfirmed) -> Found:
    if not state.rules_frozen:
        yield Finding.of("rules.not_frozen")
    if act.rules_sha256 != state.rules_sha256:
        yield Finding.of("rules.other_fingerprint")


GATES: Gates = {
    acts.CaseCreated: _case_created,
    acts.CaseFollowed: _case_followed,
    acts.OfficerEnrolled: _officer_enrolled,
    acts.RulesDrafted: _rules_drafted,
    acts.ProposalsImported: _proposals_imported,
    acts.MembersImported: _members_imported,
    acts.DocumentsAttached: _documents_attached,
    acts.RulesFrozen: _rules_frozen,
    acts.RulesConfirmed: _rules_confirmed,
}
