"""Real rooms for the tests of screens: the small case of `tests.builders` carried on through the desks.

    told = prepared_room(tmp_path, until=Stage.READY)
    told.sitting(Role.SECRETARY)          # for a presenter: desk, ImmediateRunner, RecordingNavigator

Keys are locked at a cheap cost; everything else is what people do. Close the room with `told.room.close()`, or
use it as a context manager.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from committee_app.case.acts import Movement, Source, Vote
from committee_app.case.identifiers import Actor, EvaluatorId
from committee_app.case.lifecycle import STAGES, Stage
from committee_app.case.people import HOLDERS, Officer, Role, evaluator_actor, officer_actor
from committee_app.case.signatures import signatories
from committee_app.desks.access import NewSeat, finish_enrolment
from committee_app.desks.auditor import AuditorDesk
from committee_app.desks.chair import ChairDesk
from committee_app.desks.clock import ScriptedClock
from committee_app.desks.evaluator import EvaluatorDesk, no_conflict_but
from committee_app.desks.issuing import issue_minutes, sign_minutes
from committee_app.desks.opening import open_sheets, rehearse_opening
from committee_app.desks.record import Signer
from committee_app.desks.room import AnyDesk, Room
from committee_app.desks.secretary import Beginning, SecretaryDesk, member_enrolment, officer_enrolment
from committee_app.sealing.slots import KdfCost
from committee_app.ui.ports import Sitting
from tests.builders import ANSWERS, L10, MARKS, MEMBER_ROSTER, PROGRAMME, PROPOSAL_ROSTER, THIRD, altered
from tests.ui.fakes import ImmediateRunner, RecordingNavigator

COST = KdfCost(64, 1, 1)
PASSPHRASE = "가격 나비 다람쥐 라면 마음 바다"
SECRETARY = Officer(Role.SECRETARY, "이간사", "가상 직위")
AUDITOR = Officer(Role.AUDITOR, "박감사", "가상 직위")


@dataclass
class ToldRoom:
    """An open room, and everybody's keys and secrets as the day has made them.

    Attributes:
        navigator: what all sittings of this room report to.
        runner: does everything at once.
        rules: the programme that is drafted; the small one of `tests.builders` where it is empty.
    """

    room: Room
    path: Path
    signers: dict[Actor, Signer] = field(default_factory=dict)
    secrets: dict[Actor, str] = field(default_factory=dict)
    recoveries: dict[Actor, str] = field(default_factory=dict)
    navigator: RecordingNavigator = field(default_factory=RecordingNavigator)
    runner: ImmediateRunner = field(default_factory=ImmediateRunner)
    rules: str = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.room.close()

    def seat(self, seat: NewSeat) -> None:
        """Keep what a new person took away."""
        self.signers[seat.signer.actor] = seat.signer
        self.secrets[seat.signer.actor] = seat.secret
        self.recoveries[seat.signer.actor] = seat.recovery

    def desk(self, role: Role, evaluator: EvaluatorId | None = None) -> AnyDesk:
        """Return somebody's desk."""
        actor = evaluator_actor(evaluator) if evaluator else officer_actor(role)
        return self.room.desk(self.signers[actor])

    @property
    def secretary(self) -> SecretaryDesk:
        """The secretary's desk."""
        return cast("SecretaryDesk", self.desk(Role.SECRETARY))

    @property
    def auditor(self) -> AuditorDesk:
        """The auditor's desk."""
        return cast("AuditorDesk", self.desk(Role.AUDITOR))

    @property
    def chair(self) -> ChairDesk:
        """The chair's desk."""
        return cast("ChairDesk", self.desk(Role.CHAIR))

    def evaluator(self, evaluator: EvaluatorId) -> EvaluatorDesk:
        """A member's desk."""
        return cast("EvaluatorDesk", self.desk(Role.EVALUATOR, evaluator))

    def sitting(self, role: Role, evaluator: EvaluatorId | None = None) -> Sitting:
        """Return what a screen of this person is given."""
        return Sitting(self.room, self.desk(role, evaluator), self.runner, self.navigator)


def begun_room(folder: Path, *, rehearsal: bool = False) -> ToldRoom:
    """Return a room whose case was just begun: a secretary and nothing else."""
    clock = ScriptedClock(datetime(2026, 2, 26, 9, 0, tzinfo=timezone(timedelta(hours=9))))
    beginning = Beginning(
        "2026-small", "작은 공모(가상)", SECRETARY, rehearsal=rehearsal, program="0.1", build="00" * 32
    )
    path = folder / "small.case"
    room, seat = Room.begin(path, PASSPHRASE, beginning, clock, cost=COST)
    told = ToldRoom(room, path)
    told.seat(seat)
    return told


RoomAt = Callable[[Stage], ToldRoom]
"""Opens a room of the small case, told up to a stage."""


def prepared_room(folder: Path, *, until: Stage, rehearsal: bool = False, rules: str = "") -> ToldRoom:
    """Return a room that has just reached a stage: three evaluators, four proposals, as `tests.builders` has them."""
    told = begun_room(folder, rehearsal=rehearsal)
    told.rules = rules
    while told.room.state.stage is not until:
        assert STAGES.index(told.room.state.stage) < STAGES.index(until), f"the day has gone past {until}"
        _PARTS[told.room.state.stage](told)
    return told


def abstaining_room(folder: Path) -> ToldRoom:
    """Return a room that is ready, whose rules let members abstain."""
    return prepared_room(folder, until=Stage.READY, rules=altered(PROGRAMME, "size = 3", "size = 3\nabstention = true"))


def take_over(told: ToldRoom) -> None:
    """The rules and both rosters are in; nothing is frozen."""
    told.secretary.draft_rules(told.rules or PROGRAMME)
    told.secretary.import_proposals(Source("proposals.xlsx", "11" * 32), PROPOSAL_ROSTER)
    told.secretary.import_members(Source("members.csv", "22" * 32), MEMBER_ROSTER)


def enrol_officer(told: ToldRoom, officer: Officer) -> None:
    """The auditor or the chair makes their keys."""
    enrolment = officer_enrolment(told.room.record, officer, COST)
    told.seat(finish_enrolment(told.room.record, enrolment, enrolment.lock()))


def freeze(told: ToldRoom) -> None:
    """From drafting the rules to the auditor's confirmation."""
    take_over(told)
    enrol_officer(told, AUDITOR)
    told.secretary.freeze_rules()
    told.auditor.confirm_rules(told.room.state.rules_sha256)


def convene(told: ToldRoom) -> None:
    """The secretary opens the meeting."""
    told.secretary.open_meeting("제1차 선정위원회", "가온행정부(가상)", "가상회의실", ("평가규칙 확정의 건",), ())


def seat_members(told: ToldRoom, *members: EvaluatorId) -> None:
    """Members arrive and enrol, all of them if none is named."""
    for one in members or tuple(one.id for one in MEMBER_ROSTER):
        told.secretary.note_movement(one, Movement.ARRIVED)
        enrolment = member_enrolment(told.room.record, one, COST)
        told.seat(finish_enrolment(told.room.record, enrolment, enrolment.lock()))


def elect(told: ToldRoom) -> None:
    """The first member is elected and enrols as the chair."""
    first = MEMBER_ROSTER[0]
    told.secretary.elect_chair(first.id, Vote(3, 3, 3, 0))
    enrol_officer(told, Officer(Role.CHAIR, first.name, "위원장"))


def get_ready(told: ToldRoom) -> None:
    """From the first arrival to the opening of scoring."""
    seat_members(told)
    elect(told)
    holders = {role: told.signers[officer_actor(role)] for role in HOLDERS}
    for _ in rehearse_opening(told.room.record, holders):
        pass
    for desk in (told.secretary, told.auditor, told.chair):
        desk.confirm_record()
    told.chair.open_scoring()


def declare(told: ToldRoom, *members: EvaluatorId) -> None:
    """Members pledge and declare as `tests.builders.ANSWERS` say, all of them if none is named."""
    for one in members or told.room.state.scorers():
        told.evaluator(one).sign_pledge()
        told.evaluator(one).declare(no_conflict_but(PROPOSAL_ROSTER, ANSWERS.get(one, {}).values()))


def seal(told: ToldRoom, *members: EvaluatorId) -> None:
    """Members score as `tests.builders.MARKS` say and seal, all of them if none is named."""
    for one in members or told.room.state.scorers():
        desk = told.evaluator(one)
        for proposal in desk.to_score():
            draft = desk.draft(proposal.id)
            for place, mark in enumerate(MARKS[one, proposal.id]):
                draft = draft.with_mark(place, mark)
            desk.write_draft(draft)
        desk.seal()


def score(told: ToldRoom) -> None:
    """From the pledges to the confirmed closing."""
    declare(told)
    told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
    seal(told)
    told.secretary.close_scoring()
    told.chair.confirm_closing()


def open_ballots(told: ToldRoom) -> None:
    """Chair and secretary open every sheet."""
    for _ in open_sheets(
        told.room.record, told.signers[officer_actor(Role.CHAIR)], told.signers[officer_actor(Role.SECRETARY)]
    ):
        pass


def deliberate(told: ToldRoom) -> None:
    """The chair puts the result before the committee."""
    told.chair.open_deliberation()


def resolve(told: ToldRoom) -> None:
    """The committee resolves the proposed selection."""
    told.secretary.confirm_resolution(Vote(3, 3, 3, 0))
    told.chair.resolve_selection(Vote(3, 3, 3, 0))


def sign(told: ToldRoom) -> None:
    """The meeting ends, the minutes are made, and everybody who was there signs them."""
    told.secretary.close_meeting()
    record = told.room.record
    for _ in issue_minutes(record, told.signers[officer_actor(Role.SECRETARY)], "ko"):
        pass
    for actor in signatories(told.room.state):
        for _ in sign_minutes(record, told.signers[actor]):
            pass


def archive(told: ToldRoom) -> None:
    """The secretary closes the case for good."""
    told.secretary.archive()


_PARTS: dict[Stage, Callable[[ToldRoom], None]] = {
    Stage.PREPARING: freeze,
    Stage.FROZEN: convene,
    Stage.CONVENED: get_ready,
    Stage.READY: score,
    Stage.CLOSED: open_ballots,
    Stage.OPENED: deliberate,
    Stage.DELIBERATING: resolve,
    Stage.RESOLVED: sign,
    Stage.SIGNED: archive,
}
