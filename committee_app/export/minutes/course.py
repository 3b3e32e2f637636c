"""진행 순서: the course of the day from the record, what many did one after the other in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from committee_app.case import acts
from committee_app.case.acts import Act, Movement, Recorded
from committee_app.case.ballots import points_text
from committee_app.case.conflicts import CorrectionKind
from committee_app.case.identifiers import Points, ProposalId
from committee_app.case.people import evaluator_of, role_of
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.voice import Voice

TOGETHER: dict[type[Act], str] = {
    acts.MemberEnrolled: "minutes.members_enrolled",
    acts.RecordConfirmed: "minutes.record_confirmed",
    acts.PledgeSigned: "minutes.pledges_signed",
    acts.ConflictsDeclared: "minutes.conflicts_declared",
    acts.SheetSealed: "minutes.sheets_sealed",
    acts.OpeningConsented: "minutes.opening_consented",
    acts.SheetOpened: "minutes.sheets_opened",
    acts.NamesLookedAt: "minutes.names_looked_at",
}
"""What many do, one after the other: one line with the number and the span of time."""

PLAIN: dict[type[Act], str] = {
    acts.MeetingOpened: "minutes.meeting_opened",
    acts.OpeningRehearsed: "minutes.opening_rehearsed",
    acts.ScoringOpened: "minutes.scoring_opened",
    acts.MeetingResumed: "minutes.meeting_resumed",
    acts.DeliberationOpened: "minutes.deliberation_opened",
    acts.MeetingClosed: "minutes.meeting_closed",
}
"""What happens once and needs no facts."""


@dataclass(slots=True)
class _Span:
    """Acts of one kind: from the first to the last."""

    code: str
    times: list[datetime] = field(default_factory=list)
    whose: set[str] = field(default_factory=set)
    proposal: ProposalId = ProposalId("")


def course(source: MinutesSource, voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield time and sentence of each step since the meeting began, in order."""
    begun = False
    spans: dict[str, _Span] = {}
    lines: list[_Span | tuple[datetime, str]] = []
    for one in source.journal:
        begun = begun or isinstance(one.act, acts.MeetingOpened)
        if not begun:
            continue
        if isinstance(one.act, acts.ProjectCalled):
            _hear(spans, lines, one, one.act)
            continue
        code = _together(one.act)
        if code is None:
            lines.extend((moment(one), text) for text in told_of(source, voice, one))
            continue
        if code not in spans:
            spans[code] = _Span(code)
            lines.append(spans[code])
        spans[code].times.append(moment(one))
        spans[code].whose.add(_whose(one))
    for line in lines:
        yield _said(voice, line)


def _hear(
    spans: dict[str, _Span], lines: list[_Span | tuple[datetime, str]], one: Recorded, act: acts.ProjectCalled
) -> None:
    """A project is one line from its call to its end; called again, it has another."""
    key = f"project {act.proposal}"
    if key not in spans:
        spans[key] = _Span("minutes.project_heard", proposal=act.proposal)
        lines.append(spans[key])
    spans[key].times.append(moment(one))
    if act.part is acts.ItemPart.DONE:
        del spans[key]


def _whose(one: Recorded) -> str:
    """Return whom an act counts for: somebody who confirms or seals twice is one person, each look at names is one."""
    match one.act:
        case acts.MemberMoved(evaluator=evaluator) | acts.SheetOpened(evaluator=evaluator):
            return evaluator
        case acts.NamesLookedAt() | acts.PointDiscussed():
            return str(one.seq)
        case _:
            return one.actor


def _together(act: Act) -> str | None:
    if isinstance(act, acts.MemberMoved) and act.movement is Movement.ARRIVED:
        return "minutes.members_arrived"
    if isinstance(act, acts.PointDiscussed):
        return "minutes.marks_discussed" if act.evaluator else "minutes.projects_reread"
    return TOGETHER.get(type(act))


def _said(voice: Voice, line: _Span | tuple[datetime, str]) -> tuple[str, str]:
    if isinstance(line, tuple):
        return voice.time(line[0]), line[1]
    first, last = voice.time(line.times[0]), voice.time(line.times[-1])
    facts: dict[str, Any] = {"proposal": line.proposal} if line.proposal else {"count": len(line.whose)}
    return first if first == last else f"{first} ~ {last}", voice.say(line.code, **facts)


def told_of(source: MinutesSource, voice: Voice, one: Recorded) -> Iterable[str]:
    """Return the sentence of an act that stands for itself; nothing where another item tells it."""
    if code := PLAIN.get(type(one.act)):
        return (voice.say(code),)
    if isinstance(one.act, acts.RulingAnswered):
        return (_answered(voice, one, one.act),)
    if isinstance(one.act, acts.ResolutionConfirmed):
        return (_resolution_confirmed(voice, one, one.act),)
    if signed := _WHOSE.get(type(one.act)):
        return (signed(source, voice, one, one.act),)
    teller = _TELLERS.get(type(one.act))
    return (teller(source, voice, one.act),) if teller else ()


def _moved(source: MinutesSource, voice: Voice, act: acts.MemberMoved) -> str:
    if act.proposal:
        return voice.say(
            "minutes.member_stepped_out",
            member=voice.member(source.evaluator(act.evaluator)),
            proposal=act.proposal,
            status=source.state.status(act.evaluator, act.proposal).value,
        )
    return voice.say(
        "minutes.member_moved",
        member=voice.member(source.evaluator(act.evaluator)),
        movement=act.movement.value,
        reason=act.reason or "–",
    )


def _elected(source: MinutesSource, voice: Voice, act: acts.ChairElected) -> str:
    return voice.say("minutes.chair_elected", member=voice.member(source.evaluator(act.evaluator)))


def _acting(source: MinutesSource, voice: Voice, act: acts.ActingChairTookOver) -> str:
    member = voice.member(source.evaluator(act.evaluator))
    return voice.say("minutes.acting_chair", member=member, reason=act.reason)


def _motion(_source: MinutesSource, voice: Voice, act: acts.MotionDecided) -> str:
    return voice.say("minutes.motion_decided", item=act.item)


def _paused(_source: MinutesSource, voice: Voice, act: acts.MeetingPaused) -> str:
    if act.short is not None:
        return voice.say("minutes.meeting_stopped", present=act.short.present, needed=act.short.needed)
    return voice.say("minutes.meeting_paused", reason=act.reason or "–")


def _ordered_projects(_source: MinutesSource, voice: Voice, act: acts.RunningOrderSet) -> str:
    return voice.say("minutes.running_order_set", count=len(act.order))


def _excluded(source: MinutesSource, voice: Voice, act: acts.ExclusionRecorded) -> str:
    return voice.say(
        "minutes.member_excluded", member=voice.member(source.evaluator(act.evaluator)), proposal=act.proposal
    )


def _cleared(source: MinutesSource, voice: Voice, act: acts.ConflictCleared) -> str:
    return voice.say(
        "minutes.member_cleared", member=voice.member(source.evaluator(act.evaluator)), proposal=act.proposal
    )


def _absent(source: MinutesSource, voice: Voice, act: acts.AbsenceRecorded) -> str:
    return voice.say(
        "minutes.member_absent",
        member=voice.member(source.evaluator(act.evaluator)),
        count=len(act.proposals),
        reason=act.reason,
    )


def _abstained(source: MinutesSource, voice: Voice, one: Recorded, act: acts.ScoringAbstained) -> str:
    evaluator = evaluator_of(one.actor)
    assert evaluator is not None  # the lifecycle allows this to evaluators alone
    member = voice.member(source.evaluator(evaluator))
    return voice.say("minutes.member_abstained", member=member, proposal=act.proposal, reason=act.reason)


def _left_open(_source: MinutesSource, voice: Voice, act: acts.SheetsLeftOpen) -> str:
    return voice.say("minutes.sheets_left_open", count=len(act.evaluators), reason=act.reason)


def _closed(_source: MinutesSource, voice: Voice, act: acts.ScoringClosed) -> str:
    return voice.say("minutes.scoring_closed", sheets=act.sheets)


def _closing_confirmed(_source: MinutesSource, voice: Voice, act: acts.ClosingConfirmed) -> str:
    return voice.say("minutes.closing_confirmed", sheets=act.sheets)


def _opening_completed(_source: MinutesSource, voice: Voice, act: acts.OpeningCompleted) -> str:
    return voice.say("minutes.opening_completed", sheets=act.sheets, ballots=act.ballots)


def _tie_voted(_source: MinutesSource, voice: Voice, act: acts.TieVoted) -> str:
    return voice.say("minutes.tie_vote_held", tied=act.tied, round=act.round)


def _lot(_source: MinutesSource, voice: Voice, act: acts.LotDrawn) -> str:
    return voice.say("minutes.lot_drawn", tied=act.tied, order=act.order)


def _chosen(_source: MinutesSource, voice: Voice, act: acts.TieChosen) -> str:
    return voice.say("minutes.tie_chosen", tied=act.tied, order=act.order, reason=act.reason)


def _note(source: MinutesSource, voice: Voice, act: acts.NoteWritten) -> str:
    of = f" ({voice.criterion(act.criterion)})" if act.criterion else ""
    number = next(at for at, one in enumerate(source.state.notes, start=1) if one is act)
    approved = source.state.approvals.get(number, frozenset())
    seats = sorted(source.evaluator(one).seat for one in approved)
    by = ", ".join(map(str, seats)) or "–"
    return voice.say("minutes.note_written", proposal=act.proposal + of, text=act.text, by=by)


def _resolved(_source: MinutesSource, voice: Voice, _act: acts.SelectionResolved) -> str:
    return voice.say("minutes.selection_resolved")


def _resolution_confirmed(voice: Voice, one: Recorded, act: acts.ResolutionConfirmed) -> str:
    vote = act.vote
    return voice.say(
        "minutes.resolution_confirmed",
        role=role_of(one.actor).value,
        in_favour=vote.in_favour,
        eligible=vote.eligible,
        digest=act.tally_sha256[:8],
    )


def _keys_replaced(source: MinutesSource, voice: Voice, act: acts.ReplacementConfirmed) -> str:
    reasons = [one.reason for _, one in source.of(acts.KeysReplaced) if one.new_keys == act.new_keys]
    return voice.say("minutes.keys_replaced", name=source.state.person_name(act.person), reason=reasons[-1])


def _voided(source: MinutesSource, voice: Voice, act: acts.BallotsVoided) -> str:
    return voice.say(
        "minutes.ballots_voided",
        member=voice.member(source.evaluator(act.evaluator)),
        count=len(act.proposals),
        ground=act.ground.value,
        reason=act.reason,
    )


def _late(source: MinutesSource, voice: Voice, act: acts.LateConflictRuled) -> str:
    return voice.say(
        "minutes.late_conflict_ruled",
        member=voice.member(source.evaluator(act.evaluator)),
        proposal=act.proposal,
        kind=act.kind.value,
        remedy=act.remedy.value,
        evidence=act.evidence,
    )


def _dropped(source: MinutesSource, voice: Voice, act: acts.MemberDroppedOut) -> str:
    return voice.say(
        "minutes.member_dropped_out",
        member=voice.member(source.evaluator(act.evaluator)),
        cause=act.cause.value,
        policy=act.policy.value,
    )


def _seated(source: MinutesSource, voice: Voice, act: acts.SubstituteSeated) -> str:
    return voice.say(
        "minutes.substitute_seated",
        member=voice.member(act.member),
        name=voice.member(source.evaluator(act.replaces)),
    )


def _figure(source: MinutesSource, voice: Voice, one: Recorded, act: acts.FigureEntered | acts.FigureConfirmed) -> str:
    entered = source.state.figures[act.figure - 1].act if isinstance(act, acts.FigureConfirmed) else act
    facts = {
        "role": role_of(one.actor).value,
        "proposal": entered.proposal,
        "item": voice.item(entered.item),
        "points": entered.points,
    }
    if isinstance(act, acts.FigureConfirmed):
        return voice.say("minutes.figure_confirmed", **facts)
    return voice.say("minutes.figure_entered", **facts, evidence=entered.evidence)


def _penalised(_source: MinutesSource, voice: Voice, act: acts.ContactPenalised) -> str:
    return voice.say("minutes.contact_penalised", proposal=act.proposal, reason=act.reason)


def _challenge(source: MinutesSource, voice: Voice, act: acts.ChallengeDecided) -> str:
    return voice.say(
        "minutes.challenge_upheld" if act.upheld else "minutes.challenge_refused",
        member=voice.member(source.evaluator(act.evaluator)),
        proposal=act.proposal,
        in_favour=act.vote.in_favour,
        eligible=act.vote.eligible,
    )


def _contact(source: MinutesSource, voice: Voice, act: acts.PriorContactReported) -> str:
    return voice.say(
        "minutes.prior_contact_reported",
        member=voice.member(source.evaluator(act.evaluator)),
        proposal=act.proposal,
        words=act.words,
    )


def _ordered(_source: MinutesSource, voice: Voice, act: acts.RescoringOrdered) -> str:
    return voice.say(
        "minutes.rescoring_ordered", breach=act.breach, proposals=len(act.proposals), members=len(act.evaluators)
    )


def _corrected(_source: MinutesSource, voice: Voice, act: acts.CorrectionMade) -> str:
    return voice.say(
        "minutes.correction_made",
        kind=act.kind.value,
        place=corrected_place(voice, act),
        old=corrected_value(act, act.old),
        new=corrected_value(act, act.new),
        cause=act.cause,
        evidence=act.evidence,
    )


def corrected_place(voice: Voice, act: acts.CorrectionMade) -> str:
    """Return where an error stood, in words."""
    names = {"title": "project", "applicant": "applicant"}
    item = voice.label(names[act.item]) if act.item in names else voice.item(act.item)
    return " ".join(filter(None, (act.proposal, item)))


def corrected_value(act: acts.CorrectionMade, value: str) -> str:
    """Return what stood there or stands there now; figures are recorded in hundredths of a point."""
    if act.kind is CorrectionKind.FIGURE and value.isdecimal():
        return points_text(Points(int(value)))
    return value or "–"


def _answered(voice: Voice, one: Recorded, act: acts.RulingAnswered) -> str:
    role = role_of(one.actor).value
    if act.agreed:
        return voice.say("minutes.ruling_agreed", role=role, ruling=act.ruling)
    return voice.say("minutes.ruling_refused", role=role, ruling=act.ruling, reason=act.reason)


def _rescored(source: MinutesSource, voice: Voice, one: Recorded, act: acts.MarksRescored) -> str:
    evaluator = evaluator_of(one.actor)
    assert evaluator is not None  # the lifecycle allows this to evaluators alone
    return voice.say(
        "minutes.marks_rescored",
        member=voice.member(source.evaluator(evaluator)),
        proposal=act.proposal,
        first=points_text(source.state.first_marks[evaluator, act.proposal].total),
        total=points_text(sum(act.marks)),
    )


_WHOSE: dict[type[Act], Callable[[MinutesSource, Voice, Recorded, Any], str]] = {
    acts.FigureEntered: _figure,
    acts.FigureConfirmed: _figure,
    acts.MarksRescored: _rescored,
    acts.ScoringAbstained: _abstained,
}
"""What is told with the name of whoever signed it."""

_TELLERS: dict[type[Act], Callable[[MinutesSource, Voice, Any], str]] = {
    acts.MemberMoved: _moved,
    acts.ChairElected: _elected,
    acts.ActingChairTookOver: _acting,
    acts.MotionDecided: _motion,
    acts.MeetingPaused: _paused,
    acts.RunningOrderSet: _ordered_projects,
    acts.ExclusionRecorded: _excluded,
    acts.ConflictCleared: _cleared,
    acts.AbsenceRecorded: _absent,
    acts.SheetsLeftOpen: _left_open,
    acts.BallotsVoided: _voided,
    acts.LateConflictRuled: _late,
    acts.MemberDroppedOut: _dropped,
    acts.SubstituteSeated: _seated,
    acts.ContactPenalised: _penalised,
    acts.CorrectionMade: _corrected,
    acts.ChallengeDecided: _challenge,
    acts.PriorContactReported: _contact,
    acts.RescoringOrdered: _ordered,
    acts.ScoringClosed: _closed,
    acts.ClosingConfirmed: _closing_confirmed,
    acts.OpeningCompleted: _opening_completed,
    acts.TieVoted: _tie_voted,
    acts.LotDrawn: _lot,
    acts.TieChosen: _chosen,
    acts.NoteWritten: _note,
    acts.SelectionResolved: _resolved,
    acts.ReplacementConfirmed: _keys_replaced,
}
