"""Who may do what when: the tables of the lifecycle, walked whole."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any

import pytest

from committee_app.case import acts
from committee_app.case.acts import ACTS, Act, Movement, kind_of
from committee_app.case.conflicts import ConflictKind, CorrectionKind, DropCause, DropPolicy, LateRemedy, VoidGround
from committee_app.case.effects import EFFECTS
from committee_app.case.gates import GATES
from committee_app.case.identifiers import Actor, CaseId, CriterionId, EvaluatorId, ItemId, Points
from committee_app.case.lifecycle import (
    MOVES,
    STAGES,
    TABLE,
    Stage,
    allowed_acts,
    is_allowed,
    picture,
    stage_after,
)
from committee_app.case.people import HOLDERS, KeyText, Officer, Role, evaluator_actor, officer_actor
from tests.builders import (
    AUDITOR,
    C01,
    C02,
    CHAIR,
    FIRST,
    L9,
    L10,
    MARKS,
    MEETING,
    MEMBER_ROSTER,
    PROGRAMME,
    SECOND,
    SECRETARY,
    THIRD,
    Day,
    altered,
    member,
    vote,
)

DOCUMENT = acts.DocumentsAttached((acts.Document(C01, "C01.pdf", "33" * 32),))


def a_drawing(day: Day) -> None:
    """Draw a committee of three from a list of three: they are those who were listed as members."""
    day.do(SECRETARY, acts.PoolImported(acts.Source("pool.csv", "44" * 32), MEMBER_ROSTER))
    day.do(SECRETARY, acts.DrawingAnnounced((("", 3),)))
    day.do(SECRETARY, acts.EvaluatorsDrawn((("입회1", ""), ("입회2", "")), "", (THIRD, FIRST, SECOND)))
    for one in (FIRST, SECOND, THIRD):
        day.do(SECRETARY, acts.CandidateAnswered(one, accepted=True))


def a_day_of_two(holders: tuple[Role, Role]) -> Day:
    """Return a day that just began, whose resolution two people record."""
    day = Day(holders)
    return day.do(SECRETARY, replace(day.created(), resolved_by_two=True))


def figures(day: Day) -> Day:
    """The secretary enters two figures; auditor and chair confirm one each."""
    for item, points, second in (("joint", 100, AUDITOR), ("joint", 0, CHAIR)):
        day.do(SECRETARY, acts.FigureEntered(L9, ItemId(item), Points(points), "협약서 1쪽"))
        day.do(second, acts.FigureConfirmed(len(day.state.figures), Points(points)))
    return day


def a_full_day(holders: tuple[Role, Role]) -> Day:
    """Return a day on which everything happens that may."""
    day = a_day_of_two(holders)
    day.draft(altered(PROGRAMME, "size = 3", 'size = 3\ncontact_penalty = "late"\nabstention = true'))
    day.do(SECRETARY, acts.CaseFollowed(CaseId("2025-9"), "앞선 심의(가상)", "ab" * 32, 41))
    a_drawing(day.import_rosters().do(SECRETARY, DOCUMENT).enrol_officer(Role.AUDITOR))
    about_secrets(day, SECRETARY, AUDITOR)
    day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256))
    day.do(AUDITOR, acts.RulesConfirmed(day.state.rules_sha256))
    about_secrets(day, SECRETARY, AUDITOR)
    day.do(SECRETARY, DOCUMENT).convene().do(SECRETARY, DOCUMENT).arrive().enrol().elect()
    a_session(day)
    about_keys(day)
    day.do(SECRETARY, acts.MotionDecided("의사일정", "원안대로 채택함", vote()))
    figures(day.confirm().rehearse()).do(CHAIR, acts.ScoringOpened())
    a_session(day)
    about_keys(day)
    figures(day.confirm().rehearse())
    day.do(SECRETARY, acts.MotionDecided("평가방법", "공고한 대로 함", vote()))
    day.pledge().declare().clear()
    what_is_heard(day)
    day.do(CHAIR, acts.ExclusionRecorded(FIRST, C01, "party", "당사자의 배우자"))
    day.do(SECRETARY, acts.AbsenceRecorded(SECOND, (L9,), "조퇴"))
    day.do(evaluator_actor(THIRD), acts.ScoringAbstained(day.state.to_score(THIRD)[-1], "자료가 모자람"))
    day.seal()
    what_mends(day)
    for taker in (SECRETARY, CHAIR):
        day.do(taker, acts.PacketTaken(FIRST, 3, "77" * 32))
    day.close()
    a_session(day)
    about_keys(day)
    refused_by_both(day, VOIDED, LATE)
    day.walk_to(Stage.OPENED)
    a_session(day)
    about_names(day)
    about_keys(day)
    refused_by_both(day, LATE)
    day.walk_to(Stage.DELIBERATING)
    a_session(day)
    about_names(day)
    about_keys(day)
    refused_by_both(day, LATE)
    what_is_scored_anew(day)
    what_is_decided(day)
    day.walk_to(Stage.RESOLVED)
    a_session(day)
    about_names(day)
    about_keys(day)
    day.do(SECRETARY, acts.RemarkWritten(acts.MinutesPlace.STATEMENTS, "발언을 간추림"))
    what_is_signed(day)
    about_secrets(day, *HOLDER_ACTORS, evaluator_actor(FIRST))
    what_is_corrected(day)
    return day.walk_to(Stage.ARCHIVED)


HOLDER_ACTORS = (CHAIR, SECRETARY, AUDITOR)


def what_is_signed(day: Day) -> None:
    """Signatures in the file and on paper; one is missing."""
    day.issue().do(SECRETARY, acts.SignatureMissing(SECOND, "먼저 떠남"))
    what_is_scanned(day, "ab")
    day.put_signatures()
    what_is_scanned(day, "cd")


def what_is_scanned(day: Day, digest: str) -> None:
    """The paper that people signed by hand."""
    assert day.state.minutes is not None
    day.do(SECRETARY, acts.ScanAttached(day.state.minutes.pdf_sha256, "서명본.pdf", digest * 32, 1, (CHAIR,)))


def about_secrets(day: Day, *people: Actor) -> None:
    """Everybody comes in with their recovery secret after failed tries, and writes a new card."""
    for actor in people:
        day.do(actor, acts.TriesNoted(2, "2026-02-26T09:00:00+09:00", "2026-02-26T09:00:05+09:00"))
        day.do(actor, acts.RecoveryUsed()).do(actor, acts.SecretRenewed("ab" * 32))


def what_is_heard(day: Day) -> None:
    """Hear a project in an order of the secretary's; the quorum goes meanwhile, and comes back."""
    order = tuple(reversed([one.id for one in day.state.proposals]))
    day.do(SECRETARY, acts.RunningOrderSet(order))
    day.do(SECRETARY, acts.ProjectCalled(C02, acts.ItemPart.PRESENTATION, 10))
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "", C02))
    day.do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT, "전화"))
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "몸이 좋지 않음"))
    day.do(AUDITOR, acts.MeetingPaused("", acts.Shortfall(1, 2)))
    for one in (SECOND, THIRD):
        day.do(SECRETARY, acts.MemberMoved(one, Movement.RETURNED))
    day.do(SECRETARY, acts.MeetingResumed())
    day.do(SECRETARY, acts.ProjectCalled(C02, acts.ItemPart.DONE))


def what_is_decided(day: Day) -> None:
    """A motion, a tie by vote, lot and the chair's choice, a note that a member stands for, a confirmed resolution."""
    day.do(SECRETARY, acts.MotionDecided("예비", "예비 순위를 둠", vote()))
    day.do(CHAIR, acts.TieVoted((L9, L10), 1, ((L9, 1), (L10, 1)), 1))
    day.do(CHAIR, acts.LotDrawn((L9, L10), (("가", "17"), ("나", "4")), "line", (L10, L9)))
    day.do(CHAIR, acts.TieChosen((L9, L10), (L10, L9), "지역 안배"))
    day.do(SECRETARY, acts.NoteWritten(L9, CriterionId(""), "일정이 촉박함"))
    day.do(SECRETARY, acts.NoteApproved(1, (FIRST,)))
    day.do(CHAIR, acts.PointDiscussed(L9))
    day.do(SECRETARY, acts.RemarkWritten(acts.MinutesPlace.COURSE, "점심은 따로 하지 않음"))
    for second in (SECRETARY, AUDITOR):
        day.do(second, acts.ResolutionConfirmed("33" * 32, vote()))


def about_names(day: Day) -> None:
    """Each holder looks at the names of those who gave the marks."""
    for actor in HOLDER_ACTORS:
        day.do(actor, acts.NamesLookedAt())


def about_keys(day: Day) -> None:
    """The same, each holder gets new keys from the other two, and another member acts as chair for a while."""
    about_secrets(day, *HOLDER_ACTORS, evaluator_actor(FIRST))
    for person, first, second in zip(
        HOLDER_ACTORS, HOLDER_ACTORS[1:] + HOLDER_ACTORS[:1], HOLDER_ACTORS[2:] + HOLDER_ACTORS[:2], strict=True
    ):
        new = KeyText(f"new signing key {len(day.done)}", "new sealing key")
        day.do(first, acts.KeysReplaced(person, new, "카드를 잃음", "00"))
        day.do(second, acts.ReplacementConfirmed(person, new))
    for acting in (SECOND, FIRST):
        another_chair(day, acting)


def another_chair(day: Day, acting: EvaluatorId) -> None:
    """Let a member act as chair and make a key for it."""
    day.do(SECRETARY, acts.ActingChairTookOver(acting, "위원장이 자리를 비움", vote()))
    new = KeyText(f"acting signing key {len(day.done)}", "acting sealing key")
    officer = Officer(Role.CHAIR, day.state.person_name(evaluator_actor(acting)), "위원장 직무대행")
    day.do(CHAIR, acts.OfficerEnrolled(officer, new))


def refused_by_both(day: Day, *rulings: Act) -> None:
    """Let each ruling of the chair be refused, by the secretary once and by the auditor once."""
    for ruling, holder in product(rulings, (SECRETARY, AUDITOR)):
        day.do(CHAIR, ruling).do(holder, acts.RulingAnswered(len(day.state.rulings), agreed=False, reason="증거 부족"))


def what_mends(day: Day) -> None:
    """Let things go wrong while sheets are being sealed: contact, a challenge, a member who leaves, a substitute."""
    fourth = EvaluatorId("4")
    day.do(evaluator_actor(FIRST), acts.PriorContactReported(FIRST, L9, "전화"))
    day.do(SECRETARY, acts.PriorContactReported(SECOND, L9, "방문"))
    day.do(CHAIR, acts.ChallengeDecided(SECOND, L10, "친분", vote(1, eligible=2, against=1), upheld=False))
    refused_by_both(day, VOIDED, LATE, acts.ContactPenalised(L9, "사전접촉"))
    for ruling in (
        acts.MemberDroppedOut(THIRD, DropCause.ILLNESS, DropPolicy.KEEP_SEALED),
        acts.SubstituteSeated(THIRD, member(fourth)),
    ):
        day.do(CHAIR, ruling).do(AUDITOR, acts.RulingAnswered(len(day.state.rulings), agreed=True))
    day.arrive(fourth).enrol(fourth).confirm()
    day.do(CHAIR, acts.SheetsLeftOpen((fourth,), "늦게 위촉됨"))


def what_is_corrected(day: Day) -> None:
    """Let chair and secretary correct a title and a figure; all who can come sign minutes that name the first."""
    right = acts.CorrectionMade(
        CorrectionKind.MASTER_DATA, C01, "title", "과제 C01", "바른 이름", "오기", "공문", "33" * 32
    )
    figure = acts.CorrectionMade(CorrectionKind.FIGURE, L10, "joint", "100", "50", "오산", "공문", "77" * 32, vote())
    for ruling in (right, figure):
        day.do(CHAIR, ruling).do(SECRETARY, acts.RulingAnswered(len(day.state.rulings), agreed=True))
    day.do(SECRETARY, acts.RemarkWritten(acts.MinutesPlace.GENERAL, "정정한 뒤 당사자에게 알림"))
    day.do(SECRETARY, acts.MinutesIssued("77" * 32, 12, "ko", "1", day.state.signed_minutes))
    day.do(SECRETARY, acts.SignatureMissing(SECOND, "다시 오지 못함"))
    day.put_signatures()


def what_is_scored_anew(day: Day) -> None:
    """Let the committee order one ballot anew, and the member stay with the marks."""
    day.do(CHAIR, acts.RescoringOrdered("사전 누설", (L10,), (SECOND,), vote()))
    day.do(evaluator_actor(SECOND), acts.MarksRescored(L10, MARKS[SECOND, L10], ()))


VOIDED = acts.BallotsVoided(SECOND, (L10,), VoidGround.OTHER, "이유")
LATE = acts.LateConflictRuled(SECOND, L10, ConflictKind.EXCLUDED, "party", "등기부", LateRemedy.VOID_BALLOT)


def a_session(day: Day) -> None:
    """Let something be said, and a member leave for a recess."""
    day.do(SECRETARY, acts.StatementRecorded("위원장", "잠시 정회합니다."))
    day.do(SECRETARY, acts.MeetingPaused("점심"))
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT))
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.RETURNED))
    day.do(SECRETARY, acts.MeetingResumed())


@cache
def full_days() -> tuple[Day, ...]:
    pairs = ((Role.CHAIR, Role.SECRETARY), (Role.SECRETARY, Role.CHAIR), (Role.SECRETARY, Role.AUDITOR))
    return tuple(a_full_day(pair) for pair in pairs)


def an_act_of(kind: type[Act]) -> Act:
    """Return some act of a kind, such as a full day has it."""
    return next(done.act for day in full_days() for done in day.done if isinstance(done.act, kind))


@cache
def day_at(stage: Stage) -> Day:
    return Day.until(stage)


def actor_of(role: Role) -> Actor:
    return evaluator_actor(FIRST) if role is Role.EVALUATOR else officer_actor(role)


IN_THE_TABLE = {
    (stage, role, kind) for stage, roles in TABLE.items() for role, kinds in roles.items() for kind in kinds
}
NOT_IN_THE_TABLE = [
    (stage, role)
    for stage, role in product(STAGES, Role)
    if any((stage, role, kind) not in IN_THE_TABLE for kind in ACTS.values())
]


@pytest.mark.parametrize(("stage", "role"), NOT_IN_THE_TABLE)
def test_what_the_table_does_not_allow_is_refused_and_changes_nothing(stage: Stage, role: Role) -> None:
    for kind in ACTS.values():
        if (stage, role, kind) in IN_THE_TABLE:
            continue
        assert day_at(stage).refused(actor_of(role), an_act_of(kind)) == ("act.not_now",), kind


def test_everything_in_the_table_can_happen() -> None:
    happened = {
        (done.stage, Role.EVALUATOR if done.actor.startswith("evaluator:") else Role(done.actor), type(done.act))
        for day in full_days()
        for done in day.done
    }
    assert happened == IN_THE_TABLE


def test_every_stage_is_in_the_table_and_each_is_reached() -> None:
    assert set(TABLE) == set(STAGES) == {Stage.NEW, *MOVES.values()}


def test_every_kind_of_act_has_its_gate_its_effect_and_its_place() -> None:
    kinds = set(ACTS.values())
    assert set(GATES) == kinds
    assert set(EFFECTS) == kinds
    assert {kind for _, _, kind in IN_THE_TABLE} == kinds


def test_moves_lead_only_forward() -> None:
    for (kind, role), after in MOVES.items():
        begins = [stage for stage in STAGES if kind in TABLE[stage].get(role, ())]
        assert begins, kind
        assert all(STAGES.index(stage) <= STAGES.index(after) for stage in begins), kind


def test_an_act_that_moves_nothing_leaves_the_stage() -> None:
    assert stage_after(Stage.RESOLVED, Role.CHAIR, acts.MinutesSigned("Chair", "")) is Stage.RESOLVED
    assert stage_after(Stage.RESOLVED, Role.AUDITOR, acts.MinutesSigned("Auditor", "")) is Stage.SIGNED


def test_a_sealed_sheet_meets_the_chair_only_after_two_of_three_agreed() -> None:
    openers = {role for role in Role if "sheet_opened" in allowed_acts(Stage.CLOSED, role)}
    assert openers == set(HOLDERS)
    assert all(
        "sheet_opened" not in allowed_acts(stage, role) for stage in STAGES for role in Role if stage != "closed"
    )


def test_only_the_chair_rules_on_conflicts() -> None:
    for kind in ("exclusion_recorded", "conflict_cleared"):
        assert {role for stage in STAGES for role in Role if kind in allowed_acts(stage, role)} == {Role.CHAIR}


def test_nobody_does_anything_in_an_archived_case() -> None:
    assert all(allowed_acts(Stage.ARCHIVED, role) == () for role in Role)


def test_what_is_allowed_is_asked_by_the_very_kind() -> None:
    assert is_allowed(Stage.FROZEN, Role.SECRETARY, MEETING)
    assert not is_allowed(Stage.FROZEN, Role.CHAIR, MEETING)


@pytest.mark.parametrize(("kind", "name"), [(acts.CaseCreated, "case_created"), (acts.LotDrawn, "lot_drawn")])
def test_the_record_calls_acts_by_their_class_in_snake_case(kind: Any, name: str) -> None:
    assert kind_of(kind) == name
    assert ACTS[name] is kind
    assert len(ACTS) == len({kind_of(one) for one in ACTS.values()})


def test_the_picture_shows_every_row_of_the_table_once() -> None:
    header, rule, *rows = picture().splitlines()
    assert header == "| stage | secretary | auditor | chair | evaluator |"
    assert rule == "| --- | --- | --- | --- | --- |"
    assert [row.split(" | ")[0] for row in rows] == [f"| {stage}" for stage in STAGES]
    ready = next(row for row in rows if row.startswith("| ready"))
    chairs = " ".join(f"`{kind}`" for kind in allowed_acts(Stage.READY, Role.CHAIR))
    assert ready.split(" | ")[3] == chairs.replace("`closing_confirmed`", "`closing_confirmed` → closed")
    assert rows[-1] == "| archived | - | - | - | - |"
    assert sum(row.count("`") for row in rows) == 2 * len(IN_THE_TABLE)
    assert sum(row.count("→") for row in rows) == len(MOVES)
