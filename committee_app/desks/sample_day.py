"""One committee's day, told from roster files to signed minutes, through the same desks that people use.

Everybody and everything in it is fictitious; the case says so in its first entry (`rehearsal`). The acts are
those of a real day: nothing is skipped, no door is opened that a real case does not have.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from committee_app import __version__, resources
from committee_app.case.acts import Movement, Vote
from committee_app.case.conflicts import Answer, DeclaredAnswer
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.people import Observer, Officer, Role, evaluator_actor, officer_actor
from committee_app.case.programme import TieStepKind
from committee_app.case.progress import Progress
from committee_app.case.signatures import signatories
from committee_app.desks import issuing
from committee_app.desks.access import finish_enrolment, new_room_passphrase, sign_in
from committee_app.desks.auditor import AuditorDesk
from committee_app.desks.build import build_digest
from committee_app.desks.chair import ChairDesk
from committee_app.desks.clock import ScriptedClock
from committee_app.desks.evaluator import EvaluatorDesk, no_conflict_but
from committee_app.desks.issuing import issue_minutes, sign_minutes
from committee_app.desks.opening import open_sheets, rehearse_opening
from committee_app.desks.publishing import publishing
from committee_app.desks.record import Signer
from committee_app.desks.result_files import result_files
from committee_app.desks.room import Room
from committee_app.desks.sample_marks import sample_marks, sample_reasons
from committee_app.desks.secretary import Beginning, SecretaryDesk, member_enrolment, officer_enrolment
from committee_app.desks.whole_files import write_whole
from committee_app.export.publication import Profile
from committee_app.intake.reading import read_grid
from committee_app.intake.rosters import read_members, read_proposals
from committee_app.sealing.slots import REAL_COST, KdfCost

KOREA = timezone(timedelta(hours=9))
CASE = "2026-AI-001"
TITLE = "2026년 공공 AI 지원사업 과제 선정(가상)"
PROGRAMME = "public-ai-2026.toml"
SECRETARY = Officer(Role.SECRETARY, "한마루", "가온행정부(가상) 지능행정과 사무관")
AUDITOR = Officer(Role.AUDITOR, "임시내", "가온행정부(가상) 감사담당관실 주무관")
CHAIR = EvaluatorId("1")
AWAY_IN_THE_AFTERNOON = EvaluatorId("15")
OBSERVERS = (
    Observer("한마루", "간사"),
    Observer("임시내", "감사 참관"),
    Observer("오보라", "한빛지능원(가상) 사업지원팀"),
    Observer("신새별", "시스템 운영"),
)
AGENDA = ("평가규칙 확정의 건", "위원장 호선의 건", "선정(안) 의결의 건")
LOT_NUMBERS = (("임시내(감사)", "417"), ("오보라(참관)", "9052"))


PROVING = (".case", "minutes.pdf")
"""How the files end that prove something; the publication copy refers to them and carries no record."""


@dataclass(frozen=True, slots=True)
class SampleDay:
    """What the day leaves: the files by name, and everybody's secret (of a case that is fictitious)."""

    files: tuple[Path, ...]
    secrets: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Day:
    """The day while it is told: the room, the told time, and who sits where."""

    room: Room
    clock: ScriptedClock
    passphrase: str
    secrets: dict[str, str] = field(default_factory=dict)
    signers: dict[str, Signer] = field(default_factory=dict)

    @property
    def secretary(self) -> SecretaryDesk:
        return SecretaryDesk(self.room.record, self.signers["secretary"])

    @property
    def auditor(self) -> AuditorDesk:
        return AuditorDesk(self.room.record, self.signers["auditor"])

    @property
    def chair(self) -> ChairDesk:
        return ChairDesk(self.room.record, self.signers["chair"])

    def at(self, hour: int, minute: int) -> None:
        """Let the day go on at this time."""
        self.clock.move_to(datetime(2026, 2, 26, hour, minute, tzinfo=KOREA))

    def evaluator(self, evaluator: EvaluatorId) -> EvaluatorDesk:
        return EvaluatorDesk(self.room.record, self.signers[evaluator_actor(evaluator)])


def sample_day(folder: Path, *, cost: KdfCost = REAL_COST) -> Generator[Progress, None, SampleDay]:
    """Tell the whole day; leaves `sample.case`, `minutes.pdf` and the files of the result in `folder`.

    Raises:
        CaseFileError: the folder cannot take the files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sample.case"
    path.unlink(missing_ok=True)
    day = yield from prepared_day(path, cost=cost)
    try:
        yield from _score_and_open(day)
        yield from _decide(day)
        yield from _minutes(day)
        copy = yield from publishing(day.room.record, "ko", Profile())
        write_whole(folder / "publication.pdf", copy.data)
        files = (path, *_written_results(day, folder), folder / "publication.pdf")
        return SampleDay(files, (("room", day.passphrase), *day.secrets.items()))
    finally:
        day.room.close()


def prepared_room(path: Path, *, cost: KdfCost = REAL_COST) -> Generator[Progress, None, tuple[Room, str]]:
    """Tell the day up to where the members sit down, and leave it open there, for people to go on by hand."""
    day = yield from prepared_day(path, cost=cost)
    return day.room, day.passphrase


def prepared_day(path: Path, *, cost: KdfCost = REAL_COST) -> Generator[Progress, None, _Day]:
    """Prepare, convene and rehearse: the case is ready for declarations and scoring."""
    yield Progress("day.creating", 0, 1)
    clock = ScriptedClock(datetime(2026, 2, 24, 14, 0, tzinfo=KOREA))
    beginning = Beginning(CASE, TITLE, SECRETARY, rehearsal=True, program=__version__, build=build_digest())
    passphrase = new_room_passphrase()
    room, seat = Room.begin(path, passphrase, beginning, clock, cost=cost)
    day = _Day(room, clock, passphrase)
    day.signers["secretary"], day.secrets["secretary"] = seat.signer, seat.secret
    try:
        yield from _prepare(day)
        yield from _convene(day)
    except BaseException:
        room.close()
        raise
    return day


# ── two days before: prepare ───────────────────────────────────────────────────────────────
def _prepare(day: _Day) -> Iterator[Progress]:
    _enrol_officer(day, AUDITOR)
    yield Progress("day.importing", 0, 2)
    day.secretary.draft_rules(resources.text("programmes", PROGRAMME))
    proposals = read_proposals(read_grid(resources.resource("sample", "proposals.xlsx")), day.room.state.rules)
    day.secretary.import_proposals(proposals.source, proposals.accepted())
    yield Progress("day.importing", 1, 2)
    members = read_members(read_grid(resources.resource("sample", "members.csv")))
    day.secretary.import_members(members.source, members.accepted())
    yield Progress("day.freezing", 0, 1)
    day.secretary.freeze_rules()
    day.auditor.confirm_rules(day.room.state.rules_sha256)


def _enrol_officer(day: _Day, officer: Officer) -> None:
    enrolment = officer_enrolment(day.room.record, officer, day.room.cost)
    seat = finish_enrolment(day.room.record, enrolment, enrolment.lock())
    day.signers[officer.role.value], day.secrets[officer.role.value] = seat.signer, seat.secret


# ── the morning: convene ───────────────────────────────────────────────────────────────────
def _convene(day: _Day) -> Iterator[Progress]:
    day.at(9, 30)
    day.secretary.open_meeting(
        "2026년 공공 AI 지원사업 제1차 선정위원회(가상)",
        "가온행정부(가상)",
        "가온행정부(가상) 별관 3층 보안평가실",
        AGENDA,
        OBSERVERS,
    )
    members = day.room.state.evaluators
    for done, member in enumerate(members):
        yield Progress("day.enrolling", done, len(members))
        day.secretary.note_movement(member.id, Movement.ARRIVED)
        enrolment = member_enrolment(day.room.record, member.id, day.room.cost)
        seat = finish_enrolment(day.room.record, enrolment, enrolment.lock())
        day.signers[member.actor], day.secrets[member.actor] = seat.signer, seat.secret
    day.at(9, 48)
    day.secretary.note_statement("간사", "재적위원 15인 가운데 15인이 출석하여 성원이 되었음을 보고함.")
    day.secretary.decide_motion(
        AGENDA[0], "공고한 평가규칙대로 평가하고 집계하기로 함.", Vote(15, 15, 15, 0, acclamation=True)
    )
    day.secretary.elect_chair(CHAIR, Vote(15, 15, 14, 0, abstained=1))
    chair = day.room.state.evaluator(CHAIR)
    assert chair is not None
    _enrol_officer(day, Officer(Role.CHAIR, chair.name, "위원장"))
    yield Progress("day.rehearsing", 0, 1)
    holders = {role: day.signers[role.value] for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR)}
    yield from rehearse_opening(day.room.record, holders)
    for desk in (day.secretary, day.auditor, day.chair):
        desk.confirm_record()
    day.at(10, 5)
    day.chair.open_scoring()


# ── the day: declare, score, seal, close, open ─────────────────────────────────────────────
def _score_and_open(day: _Day) -> Iterator[Progress]:
    members = day.room.state.scorers()
    for done, evaluator in enumerate(members):
        yield Progress("day.declaring", done, len(members))
        desk = day.evaluator(evaluator)
        desk.sign_pledge()
        desk.declare(no_conflict_but(desk.state.proposals, EXCEPTIONS.get(evaluator, ())))
    _rule_on_conflicts(day)
    day.at(11, 50)
    yield Progress("day.scoring", 0, len(members))
    _leave_at_noon(day, AWAY_IN_THE_AFTERNOON)
    staying = [one for one in members if one != AWAY_IN_THE_AFTERNOON]
    for done, evaluator in enumerate(staying, 1):
        yield Progress("day.scoring", done, len(members))
        day.at(15, 4 * done)
        _score_and_seal(day, evaluator)
    day.at(16, 30)
    yield Progress("day.closing", 0, 1)
    day.secretary.note_statement("간사", "평가표 15부가 모두 봉인되었음을 보고함.")
    day.secretary.close_scoring()
    day.chair.confirm_closing()
    # Whoever opens types their words again: the keys were not kept over the day.
    openers = [
        sign_in(day.room.record, officer_actor(role), day.secrets[role.value]) for role in (Role.CHAIR, Role.AUDITOR)
    ]
    yield from open_sheets(day.room.record, *openers)


EXCEPTIONS: dict[EvaluatorId, tuple[DeclaredAnswer, ...]] = {
    EvaluatorId("4"): (
        DeclaredAnswer(
            ProposalId("C03"), Answer.ASK, "", "소속 회사가 지난해 다솜처(가상) 사업에 하도급으로 참여했습니다."
        ),
    ),
    EvaluatorId("7"): (
        DeclaredAnswer(ProposalId("L05"), Answer.ASK, "", "미르시(가상) 산하 연구원에 재직하고 있습니다."),
    ),
    EvaluatorId("11"): (
        DeclaredAnswer(ProposalId("C09"), Answer.CONFLICT, "kin", "형제가 자람공단(가상)의 임원입니다."),
    ),
}


def _rule_on_conflicts(day: _Day) -> None:
    day.at(10, 25)
    day.chair.exclude(EvaluatorId("4"), ProposalId("C03"), "service", "전년도 하도급 자문이 확인되어 제척함.")
    day.chair.exclude(EvaluatorId("7"), ProposalId("L05"), "employed", "신청기관 산하 기관 재직이 확인되어 제척함.")
    day.secretary.note_statement(
        "위원장", "4번 위원은 C03, 7번 위원은 L05의 심사에서 제척하고, 11번 위원의 C09 회피를 확인함."
    )


def _leave_at_noon(day: _Day, evaluator: EvaluatorId) -> None:
    """One member seals the morning's ballots and is not there for the local track."""
    local = tuple(one.id for one in day.room.state.proposals if one.track == "local")
    day.secretary.record_absence(evaluator, local, "오후 불참")
    _score_and_seal(day, evaluator)
    day.at(12, 0)
    day.secretary.note_movement(evaluator, Movement.LEFT, "오후 불참")
    day.secretary.pause_meeting("점심")
    day.at(13, 10)
    day.secretary.resume_meeting()


def _score_and_seal(day: _Day, evaluator: EvaluatorId) -> None:
    desk = day.evaluator(evaluator)
    with day.room.record.together():
        for proposal in desk.to_score():
            marks = sample_marks()[evaluator][proposal.id]
            words = sample_reasons(evaluator, proposal.id)
            blank = desk.draft(proposal.id)
            for place, mark in enumerate(marks):
                blank = blank.with_mark(place, mark)
            for group, text in words.reasons:
                blank = blank.with_reason(group, text)
            desk.write_draft(blank.with_opinion(words.opinion))
    desk.seal()


# ── the afternoon: decide ──────────────────────────────────────────────────────────────────
def _decide(day: _Day) -> Iterator[Progress]:
    day.at(17, 5)
    day.chair.open_deliberation()
    day.secretary.note_statement("위원장", "집계표를 함께 보고 지방 트랙의 동점과 비수도권 비율을 확인함.")
    while tally_ties := day.chair.tally().open_ties:
        tie = tally_ties[0]
        yield Progress("day.settling", len(tally_ties), len(tally_ties))
        if tie.step.by is TieStepKind.COMMITTEE_VOTE:
            first, second = tie.tied
            day.chair.vote_on_tie(tie, ((first, 7), (second, 7)))
        else:
            day.chair.draw_lot(tie, LOT_NUMBERS)
    day.secretary.note_statement("6번 위원", "L09는 기준을 간신히 넘겼으므로 보완 조건을 붙이자는 의견을 냄.")
    day.secretary.note_statement("위원장", "보완 의견은 과제별 의견서에 적기로 하고 선정(안)을 표결에 부침.")
    yield Progress("day.resolving", 0, 1)
    day.at(17, 50)
    vote = Vote(14, 14, 13, 0, abstained=1)
    day.secretary.confirm_resolution(vote)
    day.chair.resolve_selection(vote)
    day.secretary.close_meeting()


def _minutes(day: _Day) -> Iterator[Progress]:
    day.at(18, 5)
    yield from issue_minutes(day.room.record, day.signers["secretary"], "ko")
    for done, actor in enumerate(signatories(day.room.state)):
        day.at(18, 6 + done)
        yield from sign_minutes(day.room.record, day.signers[actor])
    day.secretary.sign_package()


def _written_results(day: _Day, folder: Path) -> tuple[Path, ...]:
    signed = issuing.stored_minutes(day.room.record)
    assert signed is not None  # everybody has just signed
    contents = {"minutes.pdf": signed, **result_files(day.room.state)}
    for name, data in contents.items():
        write_whole(folder / name, data)
    return tuple(folder / name for name in contents)
