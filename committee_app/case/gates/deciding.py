"""The gates from the opening of the sheets to the archive: ballots, ties, lots, votes, minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from committee_app.case import acts
from committee_app.case.ballots import Ballot, MarkError, check_mark
from committee_app.case.conflicts import KEPT_AWAY
from committee_app.case.findings import Finding
from committee_app.case.gates.common import Found, Gates, nothing, quorum_findings, rescoring_findings, vote_findings
from committee_app.case.identifiers import Actor, EvaluatorId, Points, ProposalId
from committee_app.case.people import evaluator_actor, role_of
from committee_app.case.programme import Criterion, Programme
from committee_app.case.signatures import AUDITOR, CHAIR, SECRETARY, awaited, field_of, signatories
from committee_app.case.state import CaseState, read_ballot
from committee_app.case.typed import MisshapenError


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
    rules, leaves = state.rules, state.rules.leaves
    for opened in act.ballots:
        yield from _ballot(rules, leaves, opened)


def _ballot(rules: Programme, leaves: Sequence[Criterion], opened: acts.OpenedBallot) -> Found:
    try:
        ballot = read_ballot(opened.payload)
    except MisshapenError as error:
        yield from error.faults
        return
    if ballot.proposal != opened.proposal or len(ballot.marks) != len(leaves):
        yield Finding.of("ballot.other_shape", proposal=opened.proposal)
        return
    yield from _marks(leaves, rules.step, ballot)
    if not ballot.pages:
        return
    cited = [criterion for criterion, _ in ballot.pages]
    is_cited_well = len(set(cited)) == len(cited) and all(rules.leaf(one) for one in cited)
    if not is_cited_well or any(page < 1 for _, page in ballot.pages):
        yield Finding.of("ballot.other_pages", proposal=opened.proposal)


def mark_findings(state: CaseState, ballot: Ballot) -> Found:
    """Yield every mark of a ballot that is out of range or off the step."""
    yield from _marks(state.rules.leaves, state.rules.step, ballot)


def _marks(leaves: Sequence[Criterion], step: Points, ballot: Ballot) -> Found:
    for leaf, mark in zip(leaves, ballot.marks, strict=True):
        if leaf.minimum <= mark <= leaf.maximum and not mark % step:
            continue
        try:
            check_mark(mark, leaf, step)
        except MarkError as error:
            yield from error.findings


def _opening_completed(state: CaseState, _actor: Actor, act: acts.OpeningCompleted) -> Found:
    unopened = state.to_open()
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


def tie_voters(state: CaseState, tied: tuple[ProposalId, ...]) -> tuple[EvaluatorId, ...]:
    """Return the members who may vote on a tie: they are here, and judge every one of these proposals."""
    return tuple(
        one.id
        for one in state.evaluators
        if one.id in state.here and all(state.status(one.id, proposal) not in KEPT_AWAY for proposal in tied)
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


def _tie_chosen(state: CaseState, _actor: Actor, act: acts.TieChosen) -> Found:
    if any(set(one.tied) == set(act.tied) for one in state.choices):
        yield Finding.of("choice.already_made")
    if sorted(act.order) != sorted(act.tied) or not _may_tie(state, act.tied):
        yield Finding.of("choice.other_group")
    if not act.reason.strip():
        yield Finding.of("ruling.without_reason")
    if state.chair is not None and any(state.status(state.chair, one) in KEPT_AWAY for one in act.tied):
        yield Finding.of("choice.kept_away")


def _note_written(state: CaseState, _actor: Actor, act: acts.NoteWritten) -> Found:
    criteria = {one.id for one in state.rules.criteria} | {leaf.id for leaf in state.rules.leaves}
    if state.proposal(act.proposal) is None or (act.criterion and act.criterion not in criteria):
        yield Finding.of("note.unknown_place")
    if not act.text.strip():
        yield Finding.of("note.without_text")


def _note_approved(state: CaseState, _actor: Actor, act: acts.NoteApproved) -> Found:
    if not 1 <= act.note <= len(state.notes):
        yield Finding.of("note.unknown", note=act.note)
        return
    already = state.approvals.get(act.note, frozenset())
    if not act.evaluators or len(set(act.evaluators)) != len(act.evaluators) or already & set(act.evaluators):
        yield Finding.of("note.approved_by_nobody_new", note=act.note)
    proposal = state.notes[act.note - 1].proposal
    for one in act.evaluators:
        if one not in state.here:
            yield Finding.of("attendance.not_here", evaluator=one)
        elif state.status(one, proposal) in KEPT_AWAY:
            yield Finding.of("note.kept_away", evaluator=one, proposal=proposal)


def _point_discussed(state: CaseState, _actor: Actor, act: acts.PointDiscussed) -> Found:
    if state.proposal(act.proposal) is None or (act.evaluator and not state.judged(act.evaluator, act.proposal)):
        yield Finding.of("discussion.no_such_point")
    if (act.proposal, act.evaluator) in state.discussed:
        yield Finding.of("discussion.already_noted")


def _remark_written(state: CaseState, _actor: Actor, act: acts.RemarkWritten) -> Found:
    if (act.text if act.text.strip() else "") == state.remarks.get(act.place, ""):
        yield Finding.of("remark.unchanged", place=act.place.value)
    if state.signed:
        yield Finding.of("minutes.already_signed")


def _motion_decided(state: CaseState, _actor: Actor, act: acts.MotionDecided) -> Found:
    yield from quorum_findings(state)
    yield from vote_findings(state, act.vote)
    if not act.text.strip():
        yield Finding.of("motion.without_text")


def _resolution_confirmed(state: CaseState, _actor: Actor, act: acts.ResolutionConfirmed) -> Found:
    yield from rescoring_findings(state)
    yield from quorum_findings(state)
    yield from vote_findings(state, act.vote)
    if not act.vote.passed:
        yield Finding.of("vote.not_passed")


def _selection_resolved(state: CaseState, actor: Actor, act: acts.SelectionResolved) -> Found:
    found = tuple(_resolution_confirmed(state, actor, acts.ResolutionConfirmed(act.tally_sha256, act.vote)))
    yield from found
    if found or not state.resolved_by_two:
        return
    confirmed = state.confirmed_resolution
    if confirmed is None:
        yield Finding.of("resolution.not_confirmed")
    elif (confirmed.tally_sha256, confirmed.vote) != (act.tally_sha256, act.vote):
        yield Finding.of("resolution.other_confirmed")


def _meeting_closed(state: CaseState, _actor: Actor, _act: acts.MeetingClosed) -> Found:
    if state.meeting_closed:
        yield Finding.of("meeting.already_closed")


def _minutes_issued(state: CaseState, _actor: Actor, act: acts.MinutesIssued) -> Found:
    if act.replaces != state.signed_minutes:
        yield Finding.of("minutes.other_earlier")
    if not state.meeting_closed:
        yield Finding.of("meeting.still_open")
    if state.signed:
        yield Finding.of("minutes.already_signed")


def _minutes_signed(state: CaseState, actor: Actor, act: acts.MinutesSigned) -> Found:
    if state.minutes is None:
        yield Finding.of("minutes.not_issued")
    yield from _signatory_findings(state, actor)
    if act.field != field_of(state, actor):
        yield Finding.of("minutes.other_field", field=act.field)
    waiting = awaited(state)
    if actor in waiting or actor in (*state.signed, *state.unsigned) or actor not in signatories(state):
        return
    if CHAIR in waiting:
        yield Finding.of("minutes.chair_first")
    elif SECRETARY in waiting:
        yield Finding.of("minutes.secretary_first")
    else:
        yield Finding.of("minutes.members_first", members=len(waiting))


def _signature_missing(state: CaseState, _actor: Actor, act: acts.SignatureMissing) -> Found:
    if state.minutes is None:
        yield Finding.of("minutes.not_issued")
    actor = evaluator_actor(act.evaluator)
    yield from _signatory_findings(state, actor)
    if not act.reason.strip():
        yield Finding.of("minutes.without_reason")


def _scan_attached(state: CaseState, _actor: Actor, act: acts.ScanAttached) -> Found:
    if state.minutes is None:
        yield Finding.of("minutes.not_issued")
    elif act.document != state.minutes.pdf_sha256:
        yield Finding.of("scan.other_document")
    if not act.name.strip():
        yield Finding.of("scan.without_name")
    if _DIGEST.fullmatch(act.sha256) is None or act.pages < 1:
        yield Finding.of("scan.misshapen")
    if any(one.sha256 == act.sha256 for one in state.scans):
        yield Finding.of("scan.already_there")
    if not act.signers or len(set(act.signers)) != len(act.signers):
        yield Finding.of("scan.without_signers")
    # Whoever is noted as missing may have signed on the paper: that is what it is for.
    may_sign = {*signatories(state), *state.signed, *state.unsigned}
    for one in act.signers:
        if one not in may_sign:
            yield Finding.of("scan.not_a_signatory", actor=one)


def _signatory_findings(state: CaseState, actor: Actor) -> Found:
    if actor not in signatories(state):
        yield Finding.of("minutes.not_a_signatory")
    if actor in state.signed:
        yield Finding.of("minutes.already_signed")
    if actor in state.unsigned:
        yield Finding.of("minutes.noted_unsigned")


def _case_archived(state: CaseState, _actor: Actor, _act: acts.CaseArchived) -> Found:
    if AUDITOR not in state.signed:
        yield Finding.of("minutes.not_signed_anew")


_DIGEST = re.compile(r"[0-9a-f]{64}")

GATES: Gates = {
    acts.OpeningConsented: _opening_consented,
    acts.SheetOpened: _sheet_opened,
    acts.OpeningCompleted: _opening_completed,
    acts.DeliberationOpened: nothing,
    acts.TieVoted: _tie_voted,
    acts.LotDrawn: _lot_drawn,
    acts.TieChosen: _tie_chosen,
    acts.NamesLookedAt: nothing,
    acts.NoteWritten: _note_written,
    acts.NoteApproved: _note_approved,
    acts.PointDiscussed: _point_discussed,
    acts.RemarkWritten: _remark_written,
    acts.MotionDecided: _motion_decided,
    acts.ResolutionConfirmed: _resolution_confirmed,
    acts.SelectionResolved: _selection_resolved,
    acts.MeetingClosed: _meeting_closed,
    acts.MinutesIssued: _minutes_issued,
    acts.MinutesSigned: _minutes_signed,
    acts.SignatureMissing: _signature_missing,
    acts.ScanAttached: _scan_attached,
    acts.CaseArchived: _case_archived,
}
