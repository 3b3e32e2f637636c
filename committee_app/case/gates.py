"""What an allowed act must still satisfy: one gate for each act, each answers with all its findings.

The tables of `lifecycle` say who may do what when; a gate looks at the case itself: is the quorum there, has
the member declared, is the sheet complete. A screen shows the same findings before anybody presses a button.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from committee_app.case import acts
from committee_app.case.acts import Act, Movement, Vote
from committee_app.case.ballots import Ballot, MarkError, check_mark
from committee_app.case.case_rules import beyond_a_case
from committee_app.case.conflicts import Answer, MarkStatus
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor, EvaluatorId, ProposalId
from committee_app.case.people import HOLDERS, Category, Role, evaluator_of, officer_actor, role_of
from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from committee_app.case.state import CaseState, read_ballot
from committee_app.case.typed import MisshapenError

Found = Iterator[Finding]


def findings(state: CaseState, actor: Actor, act: Act) -> tuple[Finding, ...]:
    """Return all that stands in the way of an act whose time and role are right; empty if nothing does."""
    return tuple(_signer(state, actor, act)) or tuple(GATES[type(act)](state, actor, act))


def _signer(state: CaseState, actor: Actor, act: Act) -> Found:
    """An actor must be known: by the roster, and by keys unless this very act brings them."""
    evaluator = evaluator_of(actor)
    if evaluator is not None and state.evaluator(evaluator) is None:
        yield Finding.of("actor.not_on_roster", evaluator=evaluator)
    brings_keys = isinstance(act, acts.CaseCreated | acts.OfficerEnrolled | acts.MemberEnrolled)
    if brings_keys and actor in state.keys:
        yield Finding.of("actor.already_enrolled", actor=actor)
    if not brings_keys and actor not in state.keys:
        yield Finding.of("actor.not_enrolled", actor=actor)
    # One key must be one person: a member who signs with another's key could disown it.
    if brings_keys and getattr(act, "keys", None) in state.keys.values():
        yield Finding.of("actor.keys_taken", actor=actor)


# ── prepare ────────────────────────────────────────────────────────────────────────────────
def _case_created(_state: CaseState, _actor: Actor, act: acts.CaseCreated) -> Found:
    if not act.case.strip() or not act.title.strip() or not act.secretary.name.strip():
        yield Finding.of("case.unnamed")
    if act.secretary.role is not Role.SECRETARY:
        yield Finding.of("officer.other_role", role=act.secretary.role.value)


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
    yield from _twice("proposals", (one.id for one in act.proposals))
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
    yield from _twice("members", (one.id for one in act.members))
    yield from _twice("members", (str(one.seat) for one in act.members))
    officials = sum(one.category is Category.OFFICIAL for one in act.members)
    if officials > state.programme.committee.official_max * len(act.members):
        yield Finding.of("committee.too_many_officials", officials=officials, members=len(act.members))


def _twice(roster: str, ids: Iterable[str]) -> Found:
    for name, times in Counter(ids).items():
        if not name.strip():
            yield Finding.of("roster.unnamed", roster=roster)
        if times > 1:
            yield Finding.of("roster.named_twice", roster=roster, name=name)


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
    if officer_actor(Role.AUDITOR) not in state.keys:
        yield Finding.of("auditor.not_enrolled")


def _rules_confirmed(state: CaseState, _actor: Actor, act: acts.RulesConfirmed) -> Found:
    if not state.rules_frozen:
        yield Finding.of("rules.not_frozen")
    if act.rules_sha256 != state.rules_sha256:
        yield Finding.of("rules.other_fingerprint")


# ── meet ───────────────────────────────────────────────────────────────────────────────────
def _meeting_opened(_state: CaseState, _actor: Actor, act: acts.MeetingOpened) -> Found:
    if not all(one.strip() for one in (act.title, act.convened_by, act.place, *act.agenda)) or not act.agenda:
        yield Finding.of("meeting.incomplete")


def _member_moved(state: CaseState, _actor: Actor, act: acts.MemberMoved) -> Found:
    if state.evaluator(act.evaluator) is None:
        yield Finding.of("actor.not_on_roster", evaluator=act.evaluator)
    elif (act.evaluator in state.here) is not (act.movement is Movement.LEFT):
        yield Finding.of("attendance.contradicts", evaluator=act.evaluator, movement=act.movement.value)


def _member_enrolled(state: CaseState, actor: Actor, act: acts.MemberEnrolled) -> Found:
    if evaluator_of(actor) != act.evaluator:
        yield Finding.of("officer.other_role", role=act.evaluator)
    if act.evaluator not in state.here:
        yield Finding.of("attendance.not_here", evaluator=act.evaluator)


def _chair_elected(state: CaseState, _actor: Actor, act: acts.ChairElected) -> Found:
    if officer_actor(Role.CHAIR) in state.keys:
        yield Finding.of("actor.already_enrolled", actor="chair")
    yield from _quorum(state)
    if act.evaluator not in state.here:
        yield Finding.of("attendance.not_here", evaluator=act.evaluator)
    yield from _vote(state, act.vote)
    if not act.vote.passed:
        yield Finding.of("vote.not_passed")


def _quorum(state: CaseState) -> Found:
    """재적위원 과반수 출석으로 개의: more than half of the members on roll are present."""
    needed = len(state.evaluators) // 2 + 1
    if len(state.here) < needed:
        yield Finding.of("quorum.not_met", present=len(state.here), needed=needed)


def _vote(state: CaseState, vote: Vote) -> Found:
    if vote.present != len(state.here):
        yield Finding.of("vote.other_presence", present=len(state.here), written=vote.present)
    negative = min(vote.eligible, vote.in_favour, vote.against, vote.abstained, vote.invalid) < 0
    if negative or vote.cast != vote.eligible or vote.eligible > vote.present:
        yield Finding.of("vote.does_not_add_up", cast=vote.cast, eligible=vote.eligible)


def _record_confirmed(state: CaseState, _actor: Actor, _act: acts.RecordConfirmed) -> Found:
    missing = [one.name for one in state.evaluators if one.id in state.here and one.actor not in state.keys]
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
    yield from _quorum(state)
    missing = [one.name for one in state.evaluators if one.id in state.here and one.actor not in state.keys]
    yield from (Finding.of("member.not_enrolled", name=name) for name in missing)
    yield from (Finding.of("record.not_confirmed", role=role.value) for role in HOLDERS if role not in state.confirmed)
    if not state.rehearsed:
        yield Finding.of("rehearsal.missing")


# ── declare and score ──────────────────────────────────────────────────────────────────────
def _pledge_signed(state: CaseState, actor: Actor, act: acts.PledgeSigned) -> Found:
    if evaluator_of(actor) in state.pledged:
        yield Finding.of("pledge.already_signed")
    if act.version != state.rules.pledge.version:
        yield Finding.of("pledge.other_version", version=act.version)


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


def _sheet_sealed(state: CaseState, actor: Actor, act: acts.SheetSealed) -> Found:
    evaluator = evaluator_of(actor)
    assert evaluator is not None
    if evaluator in state.sheets:
        yield Finding.of("sheet.already_sealed")
    if evaluator not in state.declarations:
        yield Finding.of("declaration.missing")
    yield from (Finding.of("declaration.open_question", proposal=one) for one in state.unanswered_questions(evaluator))
    if act.proposals != state.to_score(evaluator):
        yield Finding.of("sheet.incomplete", sealed=len(act.proposals), expected=len(state.to_score(evaluator)))


def _scoring_closed(state: CaseState, _actor: Actor, act: acts.ScoringClosed) -> Found:
    for evaluator in state.scorers():
        if evaluator not in state.sheets:
            member = state.evaluator(evaluator)
            yield Finding.of("sheet.missing", name=member.name if member else evaluator)
    if act.sheets != len(state.sheets):
        yield Finding.of("closing.other_count", sheets=len(state.sheets), written=act.sheets)


def _closing_confirmed(state: CaseState, _actor: Actor, act: acts.ClosingConfirmed) -> Found:
    if state.closing is None:
        yield Finding.of("closing.not_proposed")
    if act.sheets != len(state.sheets):
        yield Finding.of("closing.other_count", sheets=len(state.sheets), written=act.sheets)


# ── open and decide ────────────────────────────────────────────────────────────────────────
def _opening_consented(state: CaseState, actor: Actor, _act: acts.OpeningConsented) -> Found:
    if role_of(actor) in state.consents:
        yield Finding.of("opening.already_consented", role=role_of(actor).value)


def _sheet_opened(state: CaseState, actor: Actor, act: acts.SheetOpened) -> Found:
    if len(state.consents) < 2:
        yield Finding.of("opening.needs_two", consents=len(state.consents))
    if role_of(actor) not in state.consents:
        yield Finding.of("opening.not_consented", role=role_of(actor).value)
    if act.evaluator in state.opened or act.evaluator not in state.sheets:
        yield Finding.of("opening.no_such_sheet", evaluator=act.evaluator)
    if tuple(one.proposal for one in act.ballots) != state.counting_ballots(act.evaluator):
        yield Finding.of("opening.other_ballots", evaluator=act.evaluator)
    for opened in act.ballots:
        yield from _ballot(state, opened)


def _ballot(state: CaseState, opened: acts.OpenedBallot) -> Found:
    try:
        ballot = read_ballot(opened.payload)
    except MisshapenError as error:
        yield from error.faults
        return
    if ballot.proposal != opened.proposal or len(ballot.marks) != len(state.rules.leaves):
        yield Finding.of("ballot.other_shape", proposal=opened.proposal)
        return
    yield from mark_findings(state, ballot)


def mark_findings(state: CaseState, ballot: Ballot) -> Found:
    """Yield every mark of a ballot that is out of range or off the step."""
    for leaf, mark in zip(state.rules.leaves, ballot.marks, strict=True):
        try:
            check_mark(mark, leaf, state.rules.step)
        except MarkError as error:
            yield from error.findings


def _opening_completed(state: CaseState, _actor: Actor, act: acts.OpeningCompleted) -> Found:
    unopened = state.sheets.keys() - state.opened.keys()
    if unopened:
        yield Finding.of("opening.incomplete", sheets=len(unopened))
    ballots = sum(len(sheet) for sheet in state.opened.values())
    if (act.sheets, act.ballots) != (len(state.opened), ballots):
        yield Finding.of("opening.other_count", sheets=len(state.opened), ballots=ballots)


def _tie_voted(state: CaseState, _actor: Actor, act: acts.TieVoted) -> Found:
    votes = [count for _, count in act.votes]
    negative = min((*votes, act.abstained, act.invalid)) < 0
    if negative or [one for one, _ in act.votes] != list(act.tied) or not _may_tie(state, act.tied):
        yield Finding.of("tie.vote_misshapen")
    eligible = len(tie_voters(state, act.tied))
    cast = sum(votes) + act.abstained + act.invalid
    if cast > eligible:
        yield Finding.of("vote.does_not_add_up", cast=cast, eligible=eligible)
    earlier = [one.round for one in state.votes if set(one.tied) == set(act.tied)]
    if act.round != len(earlier) + 1:
        yield Finding.of("tie.other_round", expected=len(earlier) + 1, written=act.round)


_BARRED = (MarkStatus.EXCLUDED, MarkStatus.CHALLENGED, MarkStatus.RECUSED)
"""Whoever does not judge a proposal does not vote on its rank either."""


def tie_voters(state: CaseState, tied: tuple[ProposalId, ...]) -> tuple[EvaluatorId, ...]:
    """Return the members who may vote on a tie: they are here, and judge every one of these proposals."""
    return tuple(
        one.id
        for one in state.evaluators
        if one.id in state.here and all(state.status(one.id, proposal) not in _BARRED for proposal in tied)
    )


def _may_tie(state: CaseState, tied: tuple[ProposalId, ...]) -> bool:
    """Whether these are at least two proposals of this case, none of them twice."""
    return len(set(tied)) == len(tied) >= 2 and all(state.proposal(one) is not None for one in tied)


def _lot_drawn(state: CaseState, _actor: Actor, act: acts.LotDrawn) -> Found:
    if any(set(one.tied) == set(act.tied) for one in state.lots):
        yield Finding.of("lot.already_drawn")  # one draw per tied group, ever
    if sorted(act.order) != sorted(act.tied) or not _may_tie(state, act.tied):
        yield Finding.of("lot.other_group")
    needed = max((step.witnesses for step in state.rules.tie_break.chain), default=0)
    by_hand = not act.line  # the witnesses of a physical draw give no numbers
    witnesses = {name for name, number in act.numbers if name.strip() and (by_hand or number.strip())}
    if len(witnesses) < needed:
        yield Finding.of("lot.needs_witnesses", needed=needed, given=len(witnesses))


def _motion_decided(state: CaseState, _actor: Actor, act: acts.MotionDecided) -> Found:
    yield from _quorum(state)
    yield from _vote(state, act.vote)
    if not act.text.strip():
        yield Finding.of("motion.without_text")


def _selection_resolved(state: CaseState, _actor: Actor, act: acts.SelectionResolved) -> Found:
    yield from _quorum(state)
    yield from _vote(state, act.vote)
    if not act.vote.passed:
        yield Finding.of("vote.not_passed")


def _meeting_closed(state: CaseState, _actor: Actor, _act: acts.MeetingClosed) -> Found:
    if state.meeting_closed:
        yield Finding.of("meeting.already_closed")


def _minutes_issued(state: CaseState, _actor: Actor, _act: acts.MinutesIssued) -> Found:
    if not state.meeting_closed:
        yield Finding.of("meeting.still_open")
    if state.signed:
        yield Finding.of("minutes.already_signed")


def _minutes_signed(state: CaseState, actor: Actor, _act: acts.MinutesSigned) -> Found:
    if state.minutes is None:
        yield Finding.of("minutes.not_issued")
    if role_of(actor) in state.signed:
        yield Finding.of("minutes.already_signed")
    if role_of(actor) is Role.SECRETARY and Role.CHAIR not in state.signed:
        yield Finding.of("minutes.chair_first")


def _nothing(_state: CaseState, _actor: Actor, _act: Act) -> Found:
    """The lifecycle's tables say it all."""
    yield from ()


GATES: dict[type[Act], Callable[[CaseState, Actor, Any], Found]] = {
    acts.CaseCreated: _case_created,
    acts.OfficerEnrolled: _officer_enrolled,
    acts.RulesDrafted: _rules_drafted,
    acts.ProposalsImported: _proposals_imported,
    acts.MembersImported: _members_imported,
    acts.RulesFrozen: _rules_frozen,
    acts.RulesConfirmed: _rules_confirmed,
    acts.MeetingOpened: _meeting_opened,
    acts.MemberMoved: _member_moved,
    acts.MemberEnrolled: _member_enrolled,
    acts.ChairElected: _chair_elected,
    acts.RecordConfirmed: _record_confirmed,
    acts.OpeningRehearsed: _opening_rehearsed,
    acts.ScoringOpened: _scoring_opened,
    acts.MeetingPaused: _nothing,
    acts.MeetingResumed: _nothing,
    acts.StatementRecorded: _nothing,
    acts.PledgeSigned: _pledge_signed,
    acts.ConflictsDeclared: _conflicts_declared,
    acts.ExclusionRecorded: _exclusion_recorded,
    acts.ConflictCleared: _conflict_cleared,
    acts.AbsenceRecorded: _absence_recorded,
    acts.SheetSealed: _sheet_sealed,
    acts.ScoringClosed: _scoring_closed,
    acts.ClosingConfirmed: _closing_confirmed,
    acts.OpeningConsented: _opening_consented,
    acts.SheetOpened: _sheet_opened,
    acts.OpeningCompleted: _opening_completed,
    acts.DeliberationOpened: _nothing,
    acts.TieVoted: _tie_voted,
    acts.LotDrawn: _lot_drawn,
    acts.MotionDecided: _motion_decided,
    acts.SelectionResolved: _selection_resolved,
    acts.MeetingClosed: _meeting_closed,
    acts.MinutesIssued: _minutes_issued,
    acts.MinutesSigned: _minutes_signed,
    acts.CaseArchived: _nothing,
}
