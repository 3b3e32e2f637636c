"""What of a case the meeting screen shows: plain questions to the record, no decision."""

from __future__ import annotations

from collections import Counter

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.conflicts import Answer
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor, EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, officer_actor
from committee_app.case.state import CaseState
from committee_app.desks.access import recognition
from committee_app.desks.record import Record
from committee_app.ui.meeting.page import ConflictRow, Head, MemberRow, Note, Option, Outline, Quorum, Task, TrackRow
from committee_app.ui.shared.states import ItemState

TASKS: dict[tuple[Stage, Role], tuple[Task, ...]] = {
    (Stage.CONVENED, Role.SECRETARY): (
        Task.ATTENDANCE,
        Task.MOTION,
        Task.ELECTION,
        Task.REHEARSAL,
        Task.CONFIRMATION,
        Task.STATEMENTS,
        Task.OPENING,
    ),
    (Stage.CONVENED, Role.AUDITOR): (Task.CONFIRMATION,),
    (Stage.CONVENED, Role.CHAIR): (Task.CONFIRMATION, Task.OPENING),
    (Stage.READY, Role.SECRETARY): (
        Task.ATTENDANCE,
        Task.HEARING,
        Task.ABSENCE,
        Task.MOTION,
        Task.STATEMENTS,
        Task.CLOSING,
    ),
    (Stage.READY, Role.CHAIR): (Task.CONFLICTS, Task.CLOSING),
}
"""Who can do what here; the auditor watches while the members score."""

_SETTLED_BEFORE = (Task.ATTENDANCE, Task.MOTION)
"""What was to be done before scoring began, and may still happen while it lasts."""

NOTES_SHOWN = 12


def tasks_of(record: Record, role: Role) -> tuple[tuple[Task, ItemState], ...]:
    """Return what this officer can do now, with how far each is."""
    state = record.state
    return tuple((task, _state_of(record, role, task)) for task in TASKS.get((state.stage, role), ()))


def task_after(tasks: tuple[tuple[Task, ItemState], ...], task: Task | None) -> Task | None:
    """Return what to go on with after an act: the same until it is done for good, then the next that is open."""
    states = dict(tasks)
    if task is None or task in _SETTLED_BEFORE or states.get(task) is not ItemState.DONE:
        return task
    later = tasks[tuple(states).index(task) :]
    return next((one for one, state in later if state is ItemState.OPEN), task)


def obstacles_of(record: Record, role: Role, task: Task) -> tuple[Finding, ...]:
    """Return what keeps the final act of a task from happening now, whoever's act it is."""
    actor_and_act = _final_act(record, role, task)
    return record.obstacles(officer_actor(actor_and_act[0]), actor_and_act[1]) if actor_and_act else ()


def _final_act(record: Record, role: Role, task: Task) -> tuple[Role, Act] | None:
    state = record.state
    if task is Task.OPENING:
        return Role.CHAIR, acts.ScoringOpened()
    if task is Task.CLOSING and role is Role.SECRETARY:
        return role, acts.ScoringClosed(len(state.sheets))
    if task is Task.CLOSING:
        return role, acts.ClosingConfirmed(len(state.sheets))
    if task is Task.CONFIRMATION:
        return role, acts.RecordConfirmed(record.head.hex())
    return None


def _state_of(record: Record, role: Role, task: Task) -> ItemState:
    state = record.state
    is_settled = state.stage is Stage.READY and task in _SETTLED_BEFORE
    if is_settled or task in (Task.STATEMENTS, Task.ABSENCE, Task.HEARING):
        return ItemState.ANY_TIME
    if _is_done(record, role, task):
        return ItemState.DONE
    if task is Task.MOTION and not obstacles_of(record, role, Task.OPENING):
        return ItemState.ANY_TIME  # nothing waits for a decision any more: the committee may still take one
    is_others_turn = (task is Task.OPENING and role is not Role.CHAIR) or (
        task is Task.CLOSING and (state.closing is not None) is (role is Role.SECRETARY)
    )
    return ItemState.WAITING if is_others_turn else ItemState.OPEN


def _is_done(record: Record, role: Role, task: Task) -> bool:
    state = record.state
    return {
        Task.ATTENDANCE: _is_quorate(state)
        and all(one.actor in state.keys for one in state.evaluators if one.id in state.here),
        Task.MOTION: any(isinstance(one.act, acts.MotionDecided) for one in record.journal),
        Task.ELECTION: officer_actor(Role.CHAIR) in state.keys,
        Task.REHEARSAL: state.rehearsed,
        Task.CONFIRMATION: role in state.confirmed,
        Task.CONFLICTS: not any(row.waits for row in conflicts(state)),
    }.get(task, False)


def members(state: CaseState) -> tuple[MemberRow, ...]:
    """Return the board in seat order."""
    return tuple(
        MemberRow(
            id=one.id,
            seat=one.seat,
            name=one.name,
            affiliation=one.affiliation,
            here=one.id in state.here,
            enrolled=one.actor in state.keys,
            pledged=one.id in state.pledged,
            declared=one.id in state.declarations,
            questions=len(state.unanswered_questions(one.id)),
            sealed=one.id in state.sheets,
            absent=len(state.absences.get(one.id, ())),
            is_chair=one.id == state.chair,
        )
        for one in state.evaluators
    )


def next_to_enrol(state: CaseState, chosen: EvaluatorId | None) -> EvaluatorId | None:
    """Return the member to turn to once the chosen one has keys: the next in seat order without, else the same."""
    seats = [one.id for one in state.evaluators]
    place = seats.index(chosen) + 1 if chosen in seats else 0
    around = (*state.evaluators[place:], *state.evaluators[:place])
    return next((one.id for one in around if one.actor not in state.keys), chosen)


def _is_quorate(state: CaseState) -> bool:
    return state.shortfall is None


def quorum(state: CaseState) -> Quorum:
    """Return the figures of the quorum."""
    return Quorum(
        state.attending, state.majority, state.on_roll, len(state.here), state.entitled, state.has_casting_vote
    )


def options(record: Record, chosen: EvaluatorId | None) -> tuple[Option, ...]:
    """Return what can be noted of a member now."""
    state = record.state
    member = state.evaluator(chosen) if chosen else None
    if member is None:
        return ()
    if member.id not in state.here:
        return (Option.RETURN,) if _was_here(record, member.id) else (Option.ARRIVE,)
    may_enrol = member.actor not in state.keys and state.stage is Stage.CONVENED
    return (Option.ENROL, Option.LEAVE) if may_enrol else (Option.LEAVE,)


def _was_here(record: Record, evaluator: EvaluatorId) -> bool:
    moves = (one.act for one in record.journal if isinstance(one.act, acts.MemberMoved))
    return any(move.evaluator == evaluator for move in moves)


def outline(state: CaseState) -> Outline:
    """Return what the form of the meeting begins with."""
    rules = state.rules
    return Outline(
        programme=rules.title,
        committee=rules.committee_title,
        ministry=rules.ministry,
        secretary=_officer(state, Role.SECRETARY),
        auditor=_officer(state, Role.AUDITOR),
        proposals=len(state.proposals),
        members=len(state.evaluators),
        words=recognition(bytes.fromhex(state.rules_sha256)),
    )


def _officer(state: CaseState, role: Role) -> str:
    officer = state.officers.get(role)
    return officer.name if officer else ""


def holder_name(state: CaseState, role: Role) -> str:
    """Return the name of a holder; the elected chair's before they enrol, empty where nobody is known."""
    if role is Role.CHAIR and role not in state.officers and state.chair is not None:
        return state.person_name(state_actor(state, state.chair))
    return _officer(state, role)


def state_actor(state: CaseState, evaluator: EvaluatorId) -> Actor:
    """Return the actor of a member on the roster."""
    member = state.evaluator(evaluator)
    assert member is not None  # nobody outside the roster is elected
    return member.actor


def head(record: Record) -> Head:
    """Return the newest entry as people compare it."""
    return Head(len(record.journal), record.head.hex(), recognition(record.head))


def notes(record: Record) -> tuple[Note, ...]:
    """Return what was noted last, newest first."""
    found = (_note(record.state, one) for one in reversed(record.journal))
    return tuple(note for note in found if note is not None)[:NOTES_SHOWN]


def _note(state: CaseState, one: acts.Recorded) -> Note | None:
    said: tuple[str, str, str] | None = None
    match one.act:
        case acts.StatementRecorded(speaker, text):
            said = speaker, text, ""
        case acts.MotionDecided(item, text, _):
            said = item, text, ""
        case acts.MeetingPaused(reason, short):
            said = "", f"{short.present} / {short.needed}" if short else reason, ""
        case acts.MeetingResumed():
            said = "", "", ""
        case acts.AbsenceRecorded(evaluator, _, reason):
            said = state.person_name(state_actor(state, evaluator)), reason, ""
        case acts.MemberMoved(evaluator, movement, reason, proposal):
            said = state.person_name(state_actor(state, evaluator)), reason or proposal, movement.value
        case acts.ProjectCalled(proposal, part) if part is not acts.ItemPart.DONE:
            said = "", proposal, ""
    return Note(one.at, acts.kind_of(one.act), *said) if said else None


def paused(record: Record) -> bool:
    """Whether the meeting is in recess: the record's last word on it."""
    breaks = [one.act for one in record.journal if isinstance(one.act, acts.MeetingPaused | acts.MeetingResumed)]
    return bool(breaks) and isinstance(breaks[-1], acts.MeetingPaused)


def tracks(state: CaseState) -> tuple[TrackRow, ...]:
    """Return the tracks with their number of proposals."""
    count = Counter(one.track for one in state.proposals)
    return tuple(TrackRow(one.id, one.title, count[one.id]) for one in state.rules.tracks)


def conflicts(state: CaseState) -> tuple[ConflictRow, ...]:
    """Return every declared conflict and question, those that wait for the chair first."""
    rows = [
        ConflictRow(
            evaluator=evaluator,
            name=state.person_name(state_actor(state, evaluator)),
            proposal=one.proposal,
            title=proposal.title if (proposal := state.proposal(one.proposal)) else "",
            applicant=proposal.applicant if proposal else "",
            answer=one.answer,
            ground=one.ground,
            words=one.words,
            status=state.status(evaluator, one.proposal),
            cleared=(evaluator, one.proposal) in state.cleared,
            sealed=evaluator in state.sheets,
        )
        for evaluator, answers in state.declarations.items()
        for one in answers.values()
        if one.answer is not Answer.NONE
    ]
    return tuple(sorted(rows, key=lambda row: not row.waits))
