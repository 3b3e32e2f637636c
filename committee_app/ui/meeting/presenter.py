"""Runs the meeting until the closing, for each officer with what their desk can do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from committee_app.case import acts
from committee_app.case.acts import ItemPart, Movement, Vote
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import EvaluatorId, ProposalId, TrackId
from committee_app.case.people import HOLDERS, Observer, Officer, Role, evaluator_of, officer_actor
from committee_app.case.progress import Progress
from committee_app.case.state import CaseState
from committee_app.casefile.errors import CaseFileError
from committee_app.desks.access import Enrolment, LockedKeys, begin_sign_in, finish_enrolment, finish_sign_in
from committee_app.desks.admin_log import Result, What
from committee_app.desks.chair import ChairDesk
from committee_app.desks.officers import HolderDesk
from committee_app.desks.opening import rehearse_opening
from committee_app.desks.record import Record, Signer
from committee_app.desks.secretary import SecretaryDesk, member_enrolment, officer_enrolment
from committee_app.desks.words import wording
from committee_app.ui.meeting import reading
from committee_app.ui.meeting.calling import Calling
from committee_app.ui.meeting.page import Busy, HolderRow, MeetingPage, Option, Task
from committee_app.ui.ports import Sitting, what_it_says
from committee_app.ui.shared.states import ItemState

_TROUBLE = (RefusedError, CaseFileError)
"""What is told to the person; anything else is a bug and reaches the window."""

_MOVEMENT = {Option.ARRIVE: Movement.ARRIVED, Option.LEAVE: Movement.LEFT, Option.RETURN: Movement.RETURNED}


class MeetingShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: MeetingPage) -> None:
        """Show a page."""
        ...


class MeetingPresenter:
    """One officer's meeting: keys of the others pass through only while the opening is rehearsed."""

    def __init__(self, sitting: Sitting, view: MeetingShown) -> None:
        self._sitting = sitting
        self._view = view
        self._task: Task | None = None
        self._chosen: EvaluatorId | None = None
        self._conflict: tuple[EvaluatorId, ProposalId] | None = None
        self._holders: dict[Role, Signer] = {}
        self._slips: dict[Role, tuple[Finding, ...]] = {}
        self._vote_findings: tuple[Finding, ...] = ()
        self._problems: tuple[Finding, ...] = ()
        self._blank: tuple[str, ...] = ()
        self._observer_line = 0
        self._busy: Busy | None = None
        self._progress: Progress | None = None
        self._saved = 0
        self._calling = Calling(sitting.room.record)

    def refresh(self) -> None:
        """Show the case as it stands."""
        self._view.show_page(self._page())

    def open_task(self, task: str) -> None:
        """Open another panel; keys that were given for a rehearsal are dropped."""
        self._task = Task(task)
        self._holders.clear()
        self._slips.clear()
        self._problems, self._vote_findings = (), ()
        self.refresh()

    def choose_member(self, evaluator: EvaluatorId) -> None:
        """Turn to a member on the board."""
        self._chosen, self._problems = evaluator, ()
        self.refresh()

    def choose_conflict(self, key: tuple[EvaluatorId, ProposalId]) -> None:
        """Turn to a question or a conflict."""
        self._conflict, self._problems = key, ()
        self.refresh()

    def leave(self) -> None:
        """Give the machine to the next person."""
        self._holders.clear()
        self._sitting.navigator.stand_up()

    # ── the beginning ──────────────────────────────────────────────────────────────────────
    def open_meeting(self, title: str, convened_by: str, place: str, agenda: str, observers: str) -> None:
        """Begin the meeting; `agenda` and `observers` have a line each, an observer is `name, capacity`."""
        items = _lines(agenda)
        written = {"title": title, "convened_by": convened_by, "place": place, "agenda": "".join(items)}
        self._blank = tuple(name for name, text in written.items() if not text.strip())
        people, self._observer_line = _observers(observers)
        if self._blank or self._observer_line:
            self.refresh()
            return
        self._do(lambda: self._secretary.open_meeting(title, convened_by, place, items, people))

    # ── who is here ────────────────────────────────────────────────────────────────────────
    def note(self, option: str, reason: str = "") -> None:
        """Note that the chosen member came, left or came back."""
        if (chosen := self._chosen) is not None:
            self._do(lambda: self._secretary.note_movement(chosen, _MOVEMENT[Option(option)], reason))

    def enrol_member(self) -> None:
        """Let the chosen member, alone at the machine, make their keys; their code is shown once."""
        member = self._state.evaluator(self._chosen) if self._chosen else None
        if member is not None:
            self._enrol(partial(member_enrolment, self._record, member.id, self._sitting.room.cost), member.name)

    def enrol_chair(self) -> None:
        """Let the elected chair, alone at the machine, make their keys as a holder; their words are shown once."""
        name = reading.holder_name(self._state, Role.CHAIR)
        officer = Officer(Role.CHAIR, name, wording().word("role", Role.CHAIR))
        self._enrol(partial(officer_enrolment, self._record, officer, self._sitting.room.cost), name)

    def _enrol(self, begin: Callable[[], Enrolment], name: str) -> None:
        try:
            enrolment = begin()
        except _TROUBLE as error:
            self._fail(error)
            return
        self._busy, self._problems = Busy.LOCKING, ()
        self.refresh()
        self._sitting.runner.apart(enrolment.lock, partial(self._enrolled, enrolment, name), self._fail)

    def _enrolled(self, enrolment: Enrolment, name: str, locked: LockedKeys) -> None:
        self._busy = None
        try:
            seat = finish_enrolment(self._record, enrolment, locked)
        except _TROUBLE as error:
            self._fail(error)
            return
        if evaluator_of(seat.signer.actor) is not None:
            self._chosen = reading.next_to_enrol(self._state, self._chosen)
        self._changed()
        self._sitting.navigator.show_secret(seat, name)

    # ── votes ──────────────────────────────────────────────────────────────────────────────
    def judge_vote(self, vote: Vote | None) -> None:
        """Say what is wrong with the numbers while they are typed; None while some are missing."""
        if vote is None:
            self._vote_findings = ()
        elif self._open_task() is Task.ELECTION:
            self._vote_findings = self._about_vote(acts.ChairElected(self._chosen or EvaluatorId(""), vote))
        else:
            self._vote_findings = self._about_vote(acts.MotionDecided("-", "-", vote))
        self.refresh()

    def elect(self, vote: Vote) -> None:
        """Record that the members elected the chosen one."""
        if (chosen := self._chosen) is not None:
            self._do(lambda: self._secretary.elect_chair(chosen, vote))

    def decide(self, item: str, text: str, vote: Vote) -> None:
        """Record what was decided on an item of the agenda."""
        self._do(lambda: self._secretary.decide_motion(item, text, vote))

    def _about_vote(self, act: acts.ChairElected | acts.MotionDecided) -> tuple[Finding, ...]:
        found = self._record.obstacles(officer_actor(Role.SECRETARY), act)
        return tuple(one for one in found if one.code.startswith(("vote.", "quorum.")))

    # ── the rehearsal ──────────────────────────────────────────────────────────────────────
    def give_words(self, role: str, typed: str) -> None:
        """Take one holder's words; a wrong one is told beside their field."""
        holder = Role(role)
        self._slips.pop(holder, None)
        try:
            sign_in = begin_sign_in(self._record, officer_actor(holder), typed)
        except RefusedError as error:
            self._slip(holder, error)
            return
        self._busy = Busy.UNLOCKING
        self.refresh()
        self._sitting.runner.apart(sign_in.unlock, partial(self._unlocked, holder), partial(self._slip, holder))

    def rehearse(self) -> None:
        """Seal a test sheet and open it with each pair; afterwards the keys of the others are dropped."""
        holders = dict(self._holders)
        self._holders.clear()
        self._busy, self._problems = Busy.REHEARSING, ()
        self.refresh()
        work = rehearse_opening(self._record, holders)
        self._sitting.runner.steps(work, lambda _: self._changed(), self._fail, self._show_progress)

    def _unlocked(self, holder: Role, signer: Signer) -> None:
        self._busy = None
        try:
            self._holders[holder] = finish_sign_in(self._record, signer)
        except _TROUBLE as error:
            self._slip(holder, error)
            return
        self._sitting.room.note(What.PROVED, who=signer.actor)
        self.refresh()

    def _slip(self, holder: Role, error: Exception) -> None:
        self._busy = None
        self._slips[holder] = what_it_says(error)
        self._sitting.room.note(What.PROVED, Result.REFUSED, officer_actor(holder), self._slips[holder][0].code)
        self.refresh()

    def _show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self.refresh()

    # ── standing for the record, and the two gates ─────────────────────────────────────────
    def confirm_record(self) -> None:
        """Stand for rules, rosters and keys as they are at this head."""
        desk = self._sitting.desk
        assert isinstance(desk, HolderDesk)  # members have no meeting screen
        self._do(desk.confirm_record)

    def open_scoring(self) -> None:
        """The chair lets the members begin."""
        self._do(self._chair.open_scoring)

    def close(self) -> None:
        """The secretary closes scoring; the chair confirms that no sheet can be added any more."""
        is_chair = isinstance(self._sitting.desk, ChairDesk)
        self._do(self._chair.confirm_closing if is_chair else self._secretary.close_scoring)

    # ── what is noted ──────────────────────────────────────────────────────────────────────
    def state(self, speaker: str, text: str) -> None:
        """Note what somebody said."""
        self._do(lambda: self._secretary.note_statement(speaker, text))

    def pause(self, reason: str) -> None:
        """Note a recess."""
        self._do(lambda: self._secretary.pause_meeting(reason))

    def resume(self) -> None:
        """Note that the meeting goes on."""
        self._do(self._secretary.resume_meeting)

    def record_absence(self, tracks: tuple[TrackId, ...], reason: str) -> None:
        """Record that the chosen member is not there for every proposal of these tracks."""
        proposals = tuple(one.id for one in self._state.proposals if one.track in tracks)
        if (chosen := self._chosen) is not None:
            self._do(lambda: self._secretary.record_absence(chosen, proposals, reason))

    # ── what is heard ──────────────────────────────────────────────────────────────────────
    def choose_project(self, proposal: ProposalId) -> None:
        """Turn to a project of the running order."""
        self._shift(lambda: self._calling.choose(proposal))

    def move_project(self, by: int) -> None:
        """Move the chosen project up or down in the order shown."""
        self._shift(lambda: self._calling.move(by))

    def advise_order(self) -> None:
        """Show the order in which few have to leave."""
        self._shift(self._calling.advise)

    def take_order_back(self) -> None:
        """Show the order of the record again."""
        self._shift(self._calling.take_back)

    def record_order(self) -> None:
        """Record the order shown."""
        self._do(lambda: self._calling.record_order(self._secretary))

    def type_minutes(self, presentation: str, questions: str) -> None:
        """Keep the minutes as they are typed."""
        self._shift(lambda: self._calling.type_minutes(presentation, questions))

    def begin_part(self, part: str) -> None:
        """Go on to the next project, to the questions, or be done with what is on."""
        self._do(lambda: self._calling.begin(self._secretary, ItemPart(part)))

    def send_out(self) -> None:
        """Note that who does not judge what is on has left."""
        self._do(lambda: self._calling.send_out(self._secretary))

    def call_back(self) -> None:
        """Note that who may come back is back."""
        self._do(lambda: self._calling.call_back(self._secretary))

    def show_board(self) -> None:
        """Show the room board in its own window."""
        self._sitting.navigator.show_board()

    def _shift(self, change: Callable[[], None]) -> None:
        self._problems = ()
        change()
        self.refresh()

    # ── conflicts ──────────────────────────────────────────────────────────────────────────
    def exclude(self, ground: str, reason: str) -> None:
        """Record that the law excludes the member from the proposal."""
        if (key := self._conflict) is not None:
            self._do(lambda: self._chair.exclude(*key, ground, reason))

    def clear(self, reason: str) -> None:
        """Answer the member's question: no conflict."""
        if (key := self._conflict) is not None:
            self._do(lambda: self._chair.clear(*key, reason))

    # ── inside ─────────────────────────────────────────────────────────────────────────────
    @property
    def _record(self) -> Record:
        return self._sitting.room.record

    @property
    def _state(self) -> CaseState:
        return self._record.state

    @property
    def _secretary(self) -> SecretaryDesk:
        desk = self._sitting.desk
        assert isinstance(desk, SecretaryDesk)  # nobody else is shown these acts
        return desk

    @property
    def _chair(self) -> ChairDesk:
        desk = self._sitting.desk
        assert isinstance(desk, ChairDesk)  # nobody else is shown these acts
        return desk

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except _TROUBLE as error:
            self._fail(error)
            return
        self._changed()

    def _changed(self) -> None:
        self._saved += 1
        self._busy, self._progress = None, None
        self._problems, self._vote_findings = (), ()
        self._task = reading.task_after(reading.tasks_of(self._record, self._sitting.desk.role), self._task)
        self._sitting.navigator.case_changed()

    def _fail(self, error: Exception) -> None:
        self._busy, self._progress = None, None
        self._problems = what_it_says(error)
        self.refresh()

    def _open_task(self) -> Task:
        tasks = reading.tasks_of(self._record, self._sitting.desk.role)
        codes = [task for task, _ in tasks]
        if self._task in codes:
            return self._task
        return next((task for task, how in tasks if how is ItemState.OPEN), codes[0] if codes else Task.ATTENDANCE)

    def _page(self) -> MeetingPage:
        record, state, role = self._record, self._state, self._sitting.desk.role
        self._task = task = self._open_task()
        return MeetingPage(
            role=role,
            stage=state.stage,
            quorum=reading.quorum(state),
            members=reading.members(state),
            tasks=reading.tasks_of(record, role),
            task=task,
            chosen=self._chosen,
            options=reading.options(record, self._chosen) if isinstance(self._sitting.desk, SecretaryDesk) else (),
            outline=reading.outline(state),
            agenda=state.meeting.agenda if state.meeting else (),
            blank=self._blank,
            observer_line=self._observer_line,
            elected=reading.holder_name(state, Role.CHAIR),
            chair_enrolled=officer_actor(Role.CHAIR) in state.keys,
            holders=tuple(self._holder(one) for one in HOLDERS),
            rehearsed=state.rehearsed,
            head=reading.head(record),
            notes=reading.notes(record),
            paused=reading.paused(record),
            stopped=state.stopped,
            hearing=self._calling.shown() if task is Task.HEARING else None,
            tracks=reading.tracks(state),
            conflicts=reading.conflicts(state),
            chosen_conflict=self._conflict,
            grounds=state.rules.grounds,
            sheets=len(state.sheets),
            closing_proposed=state.closing is not None,
            vote_findings=self._vote_findings,
            obstacles=reading.obstacles_of(record, role, task),
            problems=self._problems,
            busy=self._busy,
            progress=self._progress,
            saved=self._saved,
        )

    def _holder(self, role: Role) -> HolderRow:
        state = self._state
        return HolderRow(
            role=role,
            name=reading.holder_name(state, role),
            enrolled=officer_actor(role) in state.keys,
            confirmed=role in state.confirmed,
            ready=role in self._holders,
            problems=self._slips.get(role, ()),
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for raw in text.splitlines() if (line := raw.strip()))


def _observers(text: str) -> tuple[tuple[Observer, ...], int]:
    """Return the observers, and the number of the first line that has not both name and capacity, or 0."""
    people: list[Observer] = []
    for number, line in enumerate(text.splitlines(), 1):
        name, _, capacity = (part.strip() for part in line.partition(","))
        if name and capacity:
            people.append(Observer(name, capacity))
        elif line.strip():
            return (), number
    return tuple(people), 0
