"""What each act changes: one small function an act, in the table `EFFECTS`.

An effect never asks whether the act may happen; `replaying.apply` has asked before. What is only noted
(a statement, a recess) changes nothing but the record itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from committee_app.case import acts
from committee_app.case.acts import Act, Movement
from committee_app.case.ballots import ChairChoice, Lot, TieVote
from committee_app.case.conflicts import Exclusion
from committee_app.case.drawing import limit_of_officials
from committee_app.case.figures import FIGURES
from committee_app.case.identifiers import Actor, EvaluatorId, ProposalId
from committee_app.case.mending import MENDING
from committee_app.case.people import HOLDERS, Role, evaluator_actor, evaluator_of, officer_actor, role_of
from committee_app.case.programme_text import read_programme
from committee_app.case.state import CaseState, Replacement, read_ballot, with_entry

_NO_DOCUMENTS: Mapping[ProposalId, acts.Document] = MappingProxyType({})


K = TypeVar("K")
V = TypeVar("V")


def _case_created(state: CaseState, act: acts.CaseCreated, _: Actor) -> CaseState:
    return replace(
        state,
        case=act.case,
        title=act.title,
        rehearsal=act.rehearsal,
        resolved_by_two=act.resolved_by_two,
        officers=with_entry(state.officers, Role.SECRETARY, act.secretary),
        keys=with_entry(state.keys, officer_actor(Role.SECRETARY), act.keys),
    )


def _officer_enrolled(state: CaseState, act: acts.OfficerEnrolled, actor: Actor) -> CaseState:
    return replace(
        state,
        officers=with_entry(state.officers, act.officer.role, act.officer),
        keys=with_entry(state.keys, actor, act.keys),
    )


def _rules_drafted(state: CaseState, act: acts.RulesDrafted, _: Actor) -> CaseState:
    # Rosters were read against the rules (tracks, groups, bonus): with other rules they must be read again.
    return replace(
        state,
        rules_text=act.text,
        programme=read_programme(act.text),
        proposals=(),
        evaluators=(),
        documents=_NO_DOCUMENTS,
        rules_frozen=False,
    )


def _case_followed(state: CaseState, act: acts.CaseFollowed, _: Actor) -> CaseState:
    return replace(state, follows=act)


def _proposals_imported(state: CaseState, act: acts.ProposalsImported, _: Actor) -> CaseState:
    # Documents are matched by number: with another list they must be matched again.
    return replace(
        state,
        proposals=act.proposals,
        documents=_NO_DOCUMENTS,
        sources=with_entry(state.sources, "proposals", act.source),
        rules_frozen=False,
    )


def _members_imported(state: CaseState, act: acts.MembersImported, _: Actor) -> CaseState:
    in_seat_order = tuple(sorted(act.members, key=lambda one: one.seat))
    return replace(
        state, evaluators=in_seat_order, sources=with_entry(state.sources, "members", act.source), rules_frozen=False
    )


def _pool_imported(state: CaseState, act: acts.PoolImported, _: Actor) -> CaseState:
    drawing = state.drawing.listed(act.candidates)
    return replace(state, drawing=drawing, sources=with_entry(state.sources, "pool", act.source))


def _drawing_announced(state: CaseState, act: acts.DrawingAnnounced, _: Actor) -> CaseState:
    rule = state.rules.committee
    officials = limit_of_officials(rule.most_officials(rule.size))
    return replace(state, drawing=state.drawing.planned(act.seats, (officials, *act.limits)))


def _evaluators_drawn(state: CaseState, act: acts.EvaluatorsDrawn, _: Actor) -> CaseState:
    # Members who were listed before are not those who were drawn.
    return replace(state, drawing=state.drawing.drawn(act.order), rules_frozen=False)


def _candidate_answered(state: CaseState, act: acts.CandidateAnswered, _: Actor) -> CaseState:
    drawing = state.drawing.answered(act.candidate, accepted=act.accepted)
    return replace(state, drawing=drawing, rules_frozen=False)


def _documents_attached(state: CaseState, act: acts.DocumentsAttached, _: Actor) -> CaseState:
    documents = {**state.documents, **{one.proposal: one for one in act.documents}}
    return replace(state, documents=MappingProxyType(documents))


def _rules_frozen(state: CaseState, _act: acts.RulesFrozen, _: Actor) -> CaseState:
    return replace(state, rules_frozen=True)


def _meeting_opened(state: CaseState, act: acts.MeetingOpened, _: Actor) -> CaseState:
    return replace(state, meeting=act)


def _member_moved(state: CaseState, act: acts.MemberMoved, _: Actor) -> CaseState:
    here = state.here - {act.evaluator} if act.movement is Movement.LEFT else state.here | {act.evaluator}
    stepped_out = _without(state.stepped_out, act.evaluator)
    if act.proposal:
        stepped_out = with_entry(stepped_out, act.evaluator, act.proposal)
    return replace(state, here=here, stepped_out=stepped_out)


def _member_enrolled(state: CaseState, act: acts.MemberEnrolled, actor: Actor) -> CaseState:
    # Whoever confirmed before did not see this key.
    return replace(
        state,
        keys=with_entry(state.keys, actor, act.keys),
        confirmed=frozenset(),
        unconfirmed=state.unconfirmed | {act.evaluator},
    )


def _chair_elected(state: CaseState, act: acts.ChairElected, _: Actor) -> CaseState:
    return replace(state, chair=act.evaluator)


def _acting_chair_took_over(state: CaseState, act: acts.ActingChairTookOver, _: Actor) -> CaseState:
    chair = officer_actor(Role.CHAIR)
    return replace(
        state,
        chair=act.evaluator,
        officers=_without(state.officers, Role.CHAIR),
        keys=_without(state.keys, chair),
        past_keys=state.past_keys | {state.keys[chair]},
        replacing=_without(state.replacing, chair),
        consents=tuple(one for one in state.consents if one is not Role.CHAIR),
        # As with a holder's new keys: nobody has stood for them, nothing was opened with them, no paper names them.
        confirmed=frozenset(),
        rehearsed=False,
        minutes=None,
        signed=(),
        unsigned=frozenset(),
    )


def _without(entries: Mapping[K, V], key: K) -> Mapping[K, V]:
    return MappingProxyType({name: value for name, value in entries.items() if name != key})


def _record_confirmed(state: CaseState, _act: acts.RecordConfirmed, actor: Actor) -> CaseState:
    confirmed = state.confirmed | {role_of(actor)}
    return replace(
        state, confirmed=confirmed, unconfirmed=frozenset() if confirmed >= {*HOLDERS} else state.unconfirmed
    )


def _opening_rehearsed(state: CaseState, _act: acts.OpeningRehearsed, _: Actor) -> CaseState:
    return replace(state, rehearsed=True)


def _meeting_paused(state: CaseState, act: acts.MeetingPaused, _: Actor) -> CaseState:
    return replace(state, paused=True, stopped=act.short is not None)


def _meeting_resumed(state: CaseState, _act: acts.MeetingResumed, _: Actor) -> CaseState:
    return replace(state, paused=False, stopped=False)


def _running_order_set(state: CaseState, act: acts.RunningOrderSet, _: Actor) -> CaseState:
    return replace(state, running_order=act.order)


def _project_called(state: CaseState, act: acts.ProjectCalled, _: Actor) -> CaseState:
    return replace(state, called=None if act.part is acts.ItemPart.DONE else act)


def _pledge_signed(state: CaseState, _act: acts.PledgeSigned, actor: Actor) -> CaseState:
    return replace(state, pledged=state.pledged | {_evaluator(actor)})


def _conflicts_declared(state: CaseState, act: acts.ConflictsDeclared, actor: Actor) -> CaseState:
    return replace(
        state,
        declarations=with_entry(
            state.declarations, _evaluator(actor), MappingProxyType({one.proposal: one for one in act.answers})
        ),
    )


def _exclusion_recorded(state: CaseState, act: acts.ExclusionRecorded, _: Actor) -> CaseState:
    exclusion = Exclusion(act.evaluator, act.proposal, act.ground, act.reason)
    return replace(state, exclusions=with_entry(state.exclusions, (act.evaluator, act.proposal), exclusion))


def _conflict_cleared(state: CaseState, act: acts.ConflictCleared, _: Actor) -> CaseState:
    return replace(state, cleared=state.cleared | {(act.evaluator, act.proposal)})


def _absence_recorded(state: CaseState, act: acts.AbsenceRecorded, _: Actor) -> CaseState:
    absent = state.absences.get(act.evaluator, frozenset()) | frozenset(act.proposals)
    return replace(state, absences=with_entry(state.absences, act.evaluator, absent))


def _sheet_sealed(state: CaseState, act: acts.SheetSealed, actor: Actor) -> CaseState:
    # Whoever proposed or will confirm the closing did not see this sheet.
    return replace(state, sheets=with_entry(state.sheets, _evaluator(actor), act), closing=None)


def _sheets_left_open(state: CaseState, act: acts.SheetsLeftOpen, _: Actor) -> CaseState:
    return replace(state, left_open=state.left_open | frozenset(act.evaluators))


def _scoring_closed(state: CaseState, act: acts.ScoringClosed, _: Actor) -> CaseState:
    return replace(state, closing=act.sheets)


def _opening_consented(state: CaseState, _act: acts.OpeningConsented, actor: Actor) -> CaseState:
    return replace(state, consents=(*state.consents, role_of(actor)))


def _sheet_opened(state: CaseState, act: acts.SheetOpened, _: Actor) -> CaseState:
    ballots = {one.proposal: read_ballot(one.payload) for one in act.ballots}
    return replace(state, opened=with_entry(state.opened, act.evaluator, ballots))


def _tie_voted(state: CaseState, act: acts.TieVoted, _: Actor) -> CaseState:
    return replace(state, votes=(*state.votes, TieVote(act.tied, act.round, act.votes, act.abstained, act.invalid)))


def _lot_drawn(state: CaseState, act: acts.LotDrawn, _: Actor) -> CaseState:
    return replace(state, lots=(*state.lots, Lot(act.tied, act.numbers, act.line, act.order)))


def _tie_chosen(state: CaseState, act: acts.TieChosen, _: Actor) -> CaseState:
    assert state.chair is not None  # nobody signs as the chair before one is elected
    return replace(state, choices=(*state.choices, ChairChoice(act.tied, act.order, act.reason, state.chair)))


def _remark_written(state: CaseState, act: acts.RemarkWritten, _: Actor) -> CaseState:
    # Minutes that were made before do not have it: they are made again, and nobody has signed them yet.
    left = _without(state.remarks, act.place)
    remarks = with_entry(left, act.place, act.text) if act.text.strip() else left
    return replace(state, remarks=remarks, minutes=None, unsigned=frozenset())


def _note_written(state: CaseState, act: acts.NoteWritten, _: Actor) -> CaseState:
    return replace(state, notes=(*state.notes, act))


def _note_approved(state: CaseState, act: acts.NoteApproved, _: Actor) -> CaseState:
    approved = state.approvals.get(act.note, frozenset()) | frozenset(act.evaluators)
    return replace(state, approvals=with_entry(state.approvals, act.note, approved))


def _point_discussed(state: CaseState, act: acts.PointDiscussed, _: Actor) -> CaseState:
    return replace(state, discussed=state.discussed | {(act.proposal, act.evaluator)})


def _resolution_confirmed(state: CaseState, act: acts.ResolutionConfirmed, _: Actor) -> CaseState:
    return replace(state, confirmed_resolution=act)


def _selection_resolved(state: CaseState, act: acts.SelectionResolved, _: Actor) -> CaseState:
    return replace(state, resolution=act)


def _meeting_closed(state: CaseState, _act: acts.MeetingClosed, _: Actor) -> CaseState:
    return replace(state, meeting_closed=True, at_end=state.here)


def _minutes_issued(state: CaseState, act: acts.MinutesIssued, _: Actor) -> CaseState:
    return replace(state, minutes=act, signed=(), unsigned=frozenset())


def _minutes_signed(state: CaseState, act: acts.MinutesSigned, actor: Actor) -> CaseState:
    # The auditor's signature is the last: it makes the minutes those that stand, until a correction replaces them.
    whole = role_of(actor) is Role.AUDITOR
    signed_minutes = act.pdf_sha256 if whole else state.signed_minutes
    again = state.signed_by_members_again and not whole
    signed = (*state.signed, actor)
    return replace(state, signed=signed, signed_minutes=signed_minutes, signed_by_members_again=again)


def _signature_missing(state: CaseState, act: acts.SignatureMissing, _: Actor) -> CaseState:
    return replace(state, unsigned=state.unsigned | {evaluator_actor(act.evaluator)})


def _scan_attached(state: CaseState, act: acts.ScanAttached, _: Actor) -> CaseState:
    return replace(state, scans=(*state.scans, act))


def _keys_replaced(state: CaseState, act: acts.KeysReplaced, actor: Actor) -> CaseState:
    return replace(state, replacing=with_entry(state.replacing, act.person, Replacement(actor, act.new_keys)))


def _replacement_confirmed(state: CaseState, act: acts.ReplacementConfirmed, _: Actor) -> CaseState:
    is_holder = act.person in map(officer_actor, HOLDERS)
    return replace(
        state,
        keys=with_entry(state.keys, act.person, act.new_keys),
        past_keys=state.past_keys | {state.keys[act.person]},
        replacing=_without(state.replacing, act.person),
        # Whoever confirmed before did not see this key, and no pair of holders has opened anything with it.
        confirmed=frozenset(),
        rehearsed=state.rehearsed and not is_holder,
        # What waits for an officer's signature names the key that they signed with until now.
        minutes=None if is_holder else state.minutes,
        signed=() if is_holder else state.signed,
        unsigned=frozenset() if is_holder else state.unsigned,
    )


def _noted(state: CaseState, _act: Act, _: Actor) -> CaseState:
    """What is only noted changes nothing but the record itself."""
    return state


def _evaluator(actor: Actor) -> EvaluatorId:
    evaluator = evaluator_of(actor)
    assert evaluator is not None  # the lifecycle allows these acts to evaluators alone
    return evaluator


EFFECTS: dict[type[Act], Callable[[CaseState, Any, Actor], CaseState]] = {
    **MENDING,
    **FIGURES,
    acts.CaseCreated: _case_created,
    acts.OfficerEnrolled: _officer_enrolled,
    acts.RulesDrafted: _rules_drafted,
    acts.ProposalsImported: _proposals_imported,
    acts.MembersImported: _members_imported,
    acts.PoolImported: _pool_imported,
    acts.DrawingAnnounced: _drawing_announced,
    acts.EvaluatorsDrawn: _evaluators_drawn,
    acts.CandidateAnswered: _candidate_answered,
    acts.CaseFollowed: _case_followed,
    acts.DocumentsAttached: _documents_attached,
    acts.RulesFrozen: _rules_frozen,
    acts.RulesConfirmed: _noted,
    acts.MeetingOpened: _meeting_opened,
    acts.MemberMoved: _member_moved,
    acts.MemberEnrolled: _member_enrolled,
    acts.ChairElected: _chair_elected,
    acts.ActingChairTookOver: _acting_chair_took_over,
    acts.RecordConfirmed: _record_confirmed,
    acts.OpeningRehearsed: _opening_rehearsed,
    acts.ScoringOpened: _noted,
    acts.MeetingPaused: _meeting_paused,
    acts.MeetingResumed: _meeting_resumed,
    acts.StatementRecorded: _noted,
    acts.RunningOrderSet: _running_order_set,
    acts.ProjectCalled: _project_called,
    acts.PledgeSigned: _pledge_signed,
    acts.ConflictsDeclared: _conflicts_declared,
    acts.ExclusionRecorded: _exclusion_recorded,
    acts.ConflictCleared: _conflict_cleared,
    acts.AbsenceRecorded: _absence_recorded,
    acts.SheetSealed: _sheet_sealed,
    acts.PacketTaken: _noted,
    acts.SheetsLeftOpen: _sheets_left_open,
    acts.ScoringClosed: _scoring_closed,
    acts.ClosingConfirmed: _noted,
    acts.OpeningConsented: _opening_consented,
    acts.SheetOpened: _sheet_opened,
    acts.OpeningCompleted: _noted,
    acts.DeliberationOpened: _noted,
    acts.TieVoted: _tie_voted,
    acts.LotDrawn: _lot_drawn,
    acts.TieChosen: _tie_chosen,
    acts.NamesLookedAt: _noted,
    acts.NoteWritten: _note_written,
    acts.PointDiscussed: _point_discussed,
    acts.RemarkWritten: _remark_written,
    acts.NoteApproved: _note_approved,
    acts.MotionDecided: _noted,
    acts.ResolutionConfirmed: _resolution_confirmed,
    acts.SelectionResolved: _selection_resolved,
    acts.MeetingClosed: _meeting_closed,
    acts.MinutesIssued: _minutes_issued,
    acts.MinutesSigned: _minutes_signed,
    acts.SignatureMissing: _signature_missing,
    acts.ScanAttached: _scan_attached,
    acts.CaseArchived: _noted,
    acts.RecoveryUsed: _noted,
    acts.SecretRenewed: _noted,
    acts.TriesNoted: _noted,
    acts.KeysReplaced: _keys_replaced,
    acts.ReplacementConfirmed: _replacement_confirmed,
}
