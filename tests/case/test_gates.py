"""What stands in the way of an act that the lifecycle allows; each finding is provoked, alone where it can be."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from committee_app.case import acts, gates
from committee_app.case.acts import Casting, MinutesPlace, Movement, Vote
from committee_app.case.ballots import ChairChoice
from committee_app.case.conflicts import Answer, DeclaredAnswer, MarkStatus
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import Actor, CaseId, CriterionId, EvaluatorId, Points, ProposalId, TrackId, Won
from committee_app.case.lifecycle import Stage
from committee_app.case.people import HOLDERS, Category, KeyText, Officer, Role, evaluator_actor, officer_actor
from committee_app.case.proposals import Body
from committee_app.case.replaying import apply, obstacles, replay
from committee_app.case.signatures import awaited, field_of, signatories
from committee_app.case.state import CaseState
from tests.builders import (
    AUDITOR,
    C01,
    C02,
    CASE,
    CHAIR,
    CLOSED_SHEET,
    FIRST,
    L9,
    L10,
    MEETING,
    MEMBER_ROSTER,
    PROGRAMME,
    PROPOSAL_ROSTER,
    ROSTER,
    SECOND,
    SECRETARY,
    THIRD,
    Day,
    altered,
    answers_of,
    ballot,
    member,
    officer,
    payload_of,
    proposal,
    vote,
)

STRANGER = EvaluatorId("99")
NOWHERE = ProposalId("Z99")
SOURCE = acts.Source("roster.xlsx", "11" * 32)
PROVOKED = (
    "test_gates.py",
    "test_mending.py",
    "test_acting_chair.py",
    "test_in_session.py",
    "test_drawing.py",
    "test_figures.py",
)
CODE = re.compile(r"[a-z]+\.[a-z_0-9]+")


def preparing() -> Day:
    return Day.until(Stage.PREPARING)


def convened() -> Day:
    return Day.until(Stage.CONVENED)


def ready() -> Day:
    return Day.until(Stage.READY)


def declared() -> Day:
    return ready().pledge().declare().clear()


def opening() -> Day:
    return Day.until(Stage.CLOSED).consent()


def deliberating() -> Day:
    return Day.until(Stage.DELIBERATING)


# ── who signs ──────────────────────────────────────────────────────────────────────────────
def test_a_member_who_is_not_on_the_roster_may_not_enrol() -> None:
    day = convened()
    enrolment = acts.MemberEnrolled(STRANGER, day.key_text(evaluator_actor(STRANGER)))
    assert day.refused(evaluator_actor(STRANGER), enrolment) == ("actor.not_on_roster",)


def test_nobody_enrols_twice() -> None:
    day = convened().arrive().enrol(FIRST)
    again = acts.MemberEnrolled(FIRST, day.key_text(evaluator_actor(FIRST)))
    assert day.refused(evaluator_actor(FIRST), again) == ("actor.already_enrolled", "actor.keys_taken")


def test_two_people_never_share_keys() -> None:
    day = convened().arrive().enrol(FIRST)
    borrowed = acts.MemberEnrolled(SECOND, day.state.keys[evaluator_actor(FIRST)])
    assert day.refused(evaluator_actor(SECOND), borrowed) == ("actor.keys_taken",)


def test_a_roster_line_without_a_number_is_refused() -> None:
    nameless = tuple(replace(one, id=EvaluatorId(" ")) if one.id == FIRST else one for one in MEMBER_ROSTER)
    assert preparing().draft().refused(SECRETARY, acts.MembersImported(SOURCE, nameless)) == ("roster.unnamed",)


def test_whoever_has_no_keys_signs_nothing() -> None:
    assert ready().refused(evaluator_actor(STRANGER), acts.PledgeSigned("2026-1", "")) == (
        "actor.not_on_roster",
        "actor.not_enrolled",
    )


def test_an_actor_of_no_role_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="janitor"):
        obstacles(CaseState(), Actor("janitor"), acts.ScoringOpened())


# ── prepare ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "blank",
    [
        replace(Day().created(), case=CaseId(" ")),
        replace(Day().created(), title=""),
        replace(Day().created(), secretary=Officer(Role.SECRETARY, " ", "주무관")),
    ],
    ids=["case", "title", "secretary"],
)
def test_a_case_has_a_name_a_title_and_a_secretary(blank: acts.CaseCreated) -> None:
    assert Day().refused(SECRETARY, blank) == ("case.unnamed",)


def test_a_case_is_begun_by_a_secretary_in_that_office() -> None:
    created = replace(Day().created(), secretary=officer(Role.AUDITOR))
    assert Day().refused(SECRETARY, created) == ("officer.other_role",)


TESTED = acts.SelfTested(date(2026, 2, 20), "0.1.0", "00" * 32, ("letters", "day"), (), ("time",), "ab" * 32)


def test_a_case_may_say_what_its_machine_said_of_itself() -> None:
    assert Day().do(SECRETARY, replace(Day().created(), self_test=TESTED)).state.case == CASE


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TESTED, page_sha256="AB" * 32),
        replace(TESTED, held=(), untold=()),
        replace(TESTED, failed=(" ",)),
        replace(TESTED, failed=("day",)),
    ],
    ids=["digest", "no step", "blank", "twice"],
)
def test_a_self_test_has_a_page_and_says_one_thing_of_each_step(wrong: acts.SelfTested) -> None:
    created = replace(Day().created(), self_test=wrong)
    assert Day().refused(SECRETARY, created) == ("case.self_test_misshapen",)


def test_an_officer_enrols_in_the_office_they_sign_for() -> None:
    day = preparing()
    as_chair = acts.OfficerEnrolled(officer(Role.SECRETARY), day.key_text(AUDITOR))
    assert day.refused(AUDITOR, as_chair) == ("officer.other_role",)


def test_an_officer_has_a_name() -> None:
    day = preparing()
    nameless = acts.OfficerEnrolled(replace(officer(Role.AUDITOR), name=" "), day.key_text(AUDITOR))
    assert day.refused(AUDITOR, nameless) == ("officer.unnamed",)


def test_nobody_enrols_as_chair_before_the_election() -> None:
    day = convened().arrive().enrol()
    assert day.refused(CHAIR, acts.OfficerEnrolled(officer(Role.CHAIR), day.key_text(CHAIR))) == ("chair.not_elected",)


def test_only_the_elected_member_enrols_as_chair() -> None:
    day = convened().arrive().enrol().do(SECRETARY, acts.ChairElected(SECOND, vote()))
    other = acts.OfficerEnrolled(officer(Role.CHAIR), day.key_text(CHAIR))
    assert day.refused(CHAIR, other) == ("chair.other_person",)


def test_rules_that_contradict_themselves_are_not_drafted_and_every_fault_is_named() -> None:
    text = altered(altered(PROGRAMME, "size = 3", "size = 2"), "maximum = 30", "maximum = 31")
    assert preparing().refused(SECRETARY, acts.RulesDrafted(text)) == (
        "programme.points_not_100",
        "programme.committee_too_small",
    )


@pytest.mark.parametrize(
    "early", [acts.ProposalsImported(SOURCE, PROPOSAL_ROSTER), acts.MembersImported(SOURCE, MEMBER_ROSTER)]
)
def test_rosters_are_read_against_rules_so_these_come_first(early: acts.Act) -> None:
    assert preparing().refused(SECRETARY, early) == ("rules.not_drafted",)


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ((), "document.none"),
        (("X9",), "document.unknown_proposal"),
        (("C01", "C01"), "document.twice"),
    ],
)
def test_each_document_is_for_one_project_of_the_list(named: tuple[str, ...], code: str) -> None:
    documents = tuple(acts.Document(ProposalId(one), "C01.pdf", "33" * 32) for one in named)
    assert preparing().draft().import_rosters().refused(SECRETARY, acts.DocumentsAttached(documents)) == (code,)


@pytest.mark.parametrize(
    ("case", "title", "head", "seq", "code"),
    [
        (CASE, "앞선 심의", "ab" * 32, 4, "case.follows_itself"),
        ("2025-9", " ", "ab" * 32, 4, "case.predecessor_misshapen"),
        ("2025-9", "앞선 심의", "AB" * 32, 4, "case.predecessor_misshapen"),
        ("2025-9", "앞선 심의", "ab" * 32 + "\n", 4, "case.predecessor_misshapen"),
        ("2025-9", "앞선 심의", "ab" * 32, 0, "case.predecessor_misshapen"),
    ],
)
def test_an_earlier_case_is_another_one_and_named_whole(case: str, title: str, head: str, seq: int, code: str) -> None:
    followed = acts.CaseFollowed(CaseId(case), title, head, seq)
    assert preparing().refused(SECRETARY, followed) == (code,)


@pytest.mark.parametrize("empty", [acts.ProposalsImported(SOURCE, ()), acts.MembersImported(SOURCE, ())])
def test_an_empty_roster_is_none(empty: acts.Act) -> None:
    assert preparing().draft().refused(SECRETARY, empty) == ("roster.empty",)


def test_all_faults_of_a_list_of_proposals_are_named_at_once() -> None:
    faulty = (
        proposal("C01"),
        proposal("C01"),
        proposal("C02", track=TrackId("provincial")),
        proposal("L9", bodies=()),
        proposal("L10", bodies=(Body("가", Won(10)), Body("나", Won(0)))),
    )
    assert preparing().draft().refused(SECRETARY, acts.ProposalsImported(SOURCE, faulty)) == (
        "roster.named_twice",
        "roster.unknown_track",
        "roster.no_cost",
        "roster.no_cost",
    )


def test_two_members_share_neither_number_nor_seat() -> None:
    day = preparing().draft()
    for twins in ((member("1"), member("1", seat=2)), (member("1"), member("2", seat=1))):
        assert day.refused(SECRETARY, acts.MembersImported(SOURCE, twins)) == ("roster.named_twice",)


def test_officials_are_at_most_the_announced_share() -> None:
    day = preparing().draft()
    one_of_three = (member("1"), member("2"), member("3", category=Category.OFFICIAL))
    assert day.refused(SECRETARY, acts.MembersImported(SOURCE, one_of_three)) == ("committee.too_many_officials",)
    one_of_four = (*one_of_three, member("4", category=Category.PUBLIC_BODY))
    assert day.do(SECRETARY, acts.MembersImported(SOURCE, one_of_four)).state.evaluators == one_of_four


def test_nothing_is_frozen_before_there_are_rules() -> None:
    assert preparing().refused(SECRETARY, acts.RulesFrozen("")) == ("rules.not_drafted",)


def test_all_that_is_missing_before_the_freeze_is_named_at_once() -> None:
    assert preparing().draft().refused(SECRETARY, acts.RulesFrozen("77" * 32)) == (
        "rules.other_fingerprint",
        "roster.empty",
        "roster.empty",
        "auditor.not_enrolled",
    )


def test_the_committee_has_the_announced_size() -> None:
    day = preparing().draft().import_rosters().enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.MembersImported(SOURCE, MEMBER_ROSTER[:2]))
    assert day.refused(SECRETARY, acts.RulesFrozen(day.state.rules_sha256)) == ("committee.other_size",)


def test_the_auditor_confirms_frozen_rules_only_and_those_very_ones() -> None:
    day = preparing().draft().import_rosters().enrol_officer(Role.AUDITOR)
    assert day.refused(AUDITOR, acts.RulesConfirmed("77" * 32)) == ("rules.not_frozen", "rules.other_fingerprint")


# ── meet ───────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "gap",
    [
        replace(MEETING, title=" "),
        replace(MEETING, convened_by=""),
        replace(MEETING, place=""),
        replace(MEETING, agenda=()),
        replace(MEETING, agenda=("과제 선정", " ")),
    ],
)
def test_a_meeting_has_title_convener_place_and_agenda(gap: acts.MeetingOpened) -> None:
    assert Day.until(Stage.FROZEN).refused(SECRETARY, gap) == ("meeting.incomplete",)


def test_only_members_come_and_go() -> None:
    arrival = acts.MemberMoved(STRANGER, Movement.ARRIVED)
    assert convened().refused(SECRETARY, arrival) == ("actor.not_on_roster",)


@pytest.mark.parametrize(
    ("before", "movement"),
    [
        ((), Movement.LEFT),
        ((Movement.ARRIVED,), Movement.ARRIVED),
        ((Movement.ARRIVED,), Movement.RETURNED),
        ((Movement.ARRIVED, Movement.LEFT), Movement.LEFT),
    ],
    ids=str,
)
def test_nobody_leaves_who_is_not_here_or_comes_who_is(before: tuple[Movement, ...], movement: Movement) -> None:
    day = convened()
    for one in before:
        day.do(SECRETARY, acts.MemberMoved(FIRST, one))
    assert day.refused(SECRETARY, acts.MemberMoved(FIRST, movement)) == ("attendance.contradicts",)


def test_a_member_enrols_in_the_room_and_in_their_own_name() -> None:
    day = convened().arrive(FIRST)
    keys = day.key_text(evaluator_actor(FIRST))
    assert day.refused(evaluator_actor(SECOND), acts.MemberEnrolled(SECOND, keys)) == ("attendance.not_here",)
    assert day.refused(evaluator_actor(SECOND), acts.MemberEnrolled(FIRST, keys)) == ("officer.other_role",)


def test_the_chair_is_elected_with_a_quorum_from_those_present_by_a_majority() -> None:
    day = convened().arrive(FIRST)
    election = acts.ChairElected(SECOND, vote(present=1, eligible=1, in_favour=0, against=1))
    assert day.refused(SECRETARY, election) == ("quorum.not_met", "attendance.not_here", "vote.not_passed")


def test_two_of_three_are_a_quorum() -> None:
    day = convened().arrive(FIRST, SECOND)
    day.do(SECRETARY, acts.ChairElected(FIRST, vote(present=2, eligible=2, in_favour=2, against=0)))
    assert day.state.chair == FIRST


def test_no_second_chair_is_elected_once_the_first_has_keys() -> None:
    day = convened().arrive().enrol().elect()
    assert day.refused(SECRETARY, acts.ChairElected(SECOND, vote())) == ("actor.already_enrolled",)


def test_a_tied_election_fails() -> None:
    day = convened().arrive(FIRST, SECOND)
    tied = vote(present=2, eligible=2, in_favour=1, against=1)
    assert day.refused(SECRETARY, acts.ChairElected(FIRST, tied)) == ("vote.not_passed",)


@pytest.mark.parametrize(
    "numbers",
    [
        {"against": 1},
        {"eligible": 2},
        {"eligible": 4, "against": 1},
        {"in_favour": 4, "against": -1},
        {"in_favour": 3, "abstained": 1, "invalid": -1},
        {"eligible": -1, "in_favour": 0, "against": -1},
    ],
    ids=str,
)
def test_the_numbers_of_a_vote_add_up(numbers: dict[str, int]) -> None:
    motion = acts.MotionDecided("의사일정", "채택", vote(**numbers))
    assert convened().arrive().refused(SECRETARY, motion) == ("vote.does_not_add_up",)


def test_a_vote_names_as_many_present_as_there_are() -> None:
    motion = acts.MotionDecided("의사일정", "채택", vote(present=4))
    assert convened().arrive().refused(SECRETARY, motion) == ("vote.other_presence",)


def test_a_motion_has_words_and_a_quorum() -> None:
    motion = acts.MotionDecided("의사일정", " ", vote(present=1, eligible=1, in_favour=1, against=0))
    assert convened().arrive(FIRST).refused(SECRETARY, motion) == ("quorum.not_met", "motion.without_text")


def test_a_motion_that_fails_is_recorded_too() -> None:
    day = convened().arrive().do(SECRETARY, acts.MotionDecided("의사일정", "부결됨", vote(in_favour=1)))
    assert isinstance(day.done[-1].act, acts.MotionDecided)


def test_the_record_is_confirmed_when_everybody_here_has_keys_and_so_has_the_chair() -> None:
    day = convened().arrive().enrol(FIRST)
    found = obstacles(day.state, SECRETARY, acts.RecordConfirmed(day.head()))
    assert [one.code for one in found] == ["member.not_enrolled", "member.not_enrolled", "chair.not_enrolled"]
    assert [one.fact("name") for one in found[:2]] == ["김가상2", "김가상3"]


def test_the_opening_is_rehearsed_by_all_three_pairs_with_the_chairs_keys() -> None:
    day = convened().arrive().enrol()
    two_pairs = ((Role.CHAIR, Role.SECRETARY), (Role.AUDITOR, Role.SECRETARY))
    rehearsed = acts.OpeningRehearsed(day.rehearsal_sheet(), two_pairs, "")
    assert day.refused(SECRETARY, rehearsed) == ("chair.not_enrolled", "rehearsal.incomplete")


def test_all_that_is_missing_before_scoring_is_named_at_once() -> None:
    day = convened().arrive().enrol().elect()
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT)).do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT))
    assert day.refused(CHAIR, acts.ScoringOpened()) == (
        "quorum.not_met",
        *3 * ["record.not_confirmed"],
        "rehearsal.missing",
    )


def test_a_member_who_came_late_enrols_before_scoring() -> None:
    day = convened().arrive(FIRST, SECOND).enrol(FIRST, SECOND)
    day.do(SECRETARY, acts.ChairElected(FIRST, vote(present=2, eligible=2, in_favour=2, against=0)))
    day.enrol_officer(Role.CHAIR).confirm().rehearse().arrive(THIRD)
    assert day.refused(CHAIR, acts.ScoringOpened()) == ("member.not_enrolled",)
    day.enrol(THIRD)
    assert day.refused(CHAIR, acts.ScoringOpened()) == tuple(3 * ["record.not_confirmed"])
    assert day.confirm().do(CHAIR, acts.ScoringOpened()).state.stage is Stage.READY


# ── declare and score ──────────────────────────────────────────────────────────────────────
def test_a_pledge_is_signed_once_and_in_the_announced_version() -> None:
    day = ready().pledge(FIRST)
    again = acts.PledgeSigned("2025-9", "")
    assert day.refused(evaluator_actor(FIRST), again) == ("pledge.already_signed", "pledge.other_version")


def test_nobody_declares_before_the_pledge_or_twice() -> None:
    day = ready()
    declaration = acts.ConflictsDeclared(answers_of(FIRST))
    assert day.refused(evaluator_actor(FIRST), declaration) == ("pledge.not_signed",)
    day.pledge(FIRST).declare(FIRST)
    assert day.refused(evaluator_actor(FIRST), declaration) == ("declaration.already_signed",)


def test_a_declaration_answers_for_every_proposal_in_order() -> None:
    day = ready().pledge(FIRST)
    answers = answers_of(FIRST)
    for wrong in (answers[:-1], answers[::-1], (*answers, answers[0])):
        assert day.refused(evaluator_actor(FIRST), acts.ConflictsDeclared(wrong)) == ("declaration.incomplete",)


@pytest.mark.parametrize("ground", ["", "bad weather"])
def test_a_conflict_names_an_announced_ground(ground: str) -> None:
    answers = (DeclaredAnswer(C01, Answer.CONFLICT, ground, "사유"), *answers_of(FIRST)[1:])
    day = ready().pledge(FIRST)
    assert day.refused(evaluator_actor(FIRST), acts.ConflictsDeclared(answers)) == ("declaration.without_ground",)


def test_a_ruling_is_about_a_member_and_a_proposal_of_this_case_with_ground_and_reason() -> None:
    ruling = acts.ExclusionRecorded(STRANGER, NOWHERE, "bad weather", " ")
    assert declared().refused(CHAIR, ruling) == (
        "ruling.unknown",
        "ruling.without_reason",
        "declaration.without_ground",
    )


def test_nobody_is_excluded_twice_from_one_proposal() -> None:
    ruling = acts.ExclusionRecorded(FIRST, C01, "party", "당사자")
    assert declared().do(CHAIR, ruling).refused(CHAIR, ruling) == ("ruling.already_excluded",)


def test_a_ruling_comes_before_the_sheet_is_sealed() -> None:
    day = declared().seal(FIRST)
    exclusion = acts.ExclusionRecorded(FIRST, C01, "party", "당사자")
    assert day.refused(CHAIR, exclusion) == ("ruling.after_sealing",)
    absence = acts.AbsenceRecorded(FIRST, (C01,), "조퇴")
    assert day.refused(SECRETARY, absence) == ("ruling.after_sealing",)


def may_abstain() -> Day:
    day = Day().create().draft(altered(PROGRAMME, "size = 3", "size = 3\nabstention = true")).import_rosters()
    day.enrol_officer(Role.AUDITOR).do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256))
    return day.do(AUDITOR, acts.RulesConfirmed(day.state.rules_sha256)).walk_to(Stage.READY)


def test_a_member_abstains_where_the_rules_allow_it_with_a_reason_from_what_is_theirs_to_score() -> None:
    day, member = may_abstain().pledge().declare().clear(), evaluator_actor(FIRST)
    mine = day.state.to_score(FIRST)
    assert day.refused(member, acts.ScoringAbstained(mine[0], " ")) == ("abstention.without_reason",)
    assert day.refused(member, acts.ScoringAbstained(NOWHERE, "모름")) == ("ballot.not_yours",)
    day.do(member, acts.ScoringAbstained(mine[0], "자료가 모자람"))
    assert day.state.status(FIRST, mine[0]) is MarkStatus.ABSTAINED
    assert day.state.to_score(FIRST) == mine[1:]
    assert day.refused(member, acts.ScoringAbstained(mine[0], "자료가 모자람")) == ("ballot.not_yours",)
    day.seal(FIRST)
    assert day.refused(member, acts.ScoringAbstained(mine[1], "늦음")) == ("sheet.already_sealed",)


def test_nobody_abstains_where_the_rules_do_not_say_so() -> None:
    day = declared()
    mine = day.state.to_score(FIRST)
    assert day.refused(evaluator_actor(FIRST), acts.ScoringAbstained(mine[0], "모름")) == ("abstention.not_allowed",)


def test_an_abstention_is_no_zero_the_others_marks_alone_count() -> None:
    day = may_abstain().pledge().declare().clear()
    abstained = next(one for one in day.state.to_score(FIRST) if one in day.state.to_score(SECOND))
    day.do(evaluator_actor(FIRST), acts.ScoringAbstained(abstained, "자료가 모자람")).seal().close()
    day.walk_to(Stage.DELIBERATING)
    book = day.state.score_book()
    assert FIRST not in book.marks[abstained]
    assert book.statuses[abstained][FIRST] is MarkStatus.ABSTAINED


def test_the_chair_clears_only_what_was_asked() -> None:
    clearing = acts.ConflictCleared(FIRST, C01, "무관함")
    assert declared().refused(CHAIR, clearing) == ("ruling.nothing_asked",)


def test_a_question_is_answered_once() -> None:
    assert declared().refused(CHAIR, acts.ConflictCleared(THIRD, L10, "무관함")) == ("ruling.nothing_asked",)


def test_a_packet_is_of_somebody_with_keys_and_has_a_version() -> None:
    taken = acts.PacketTaken(STRANGER, 0, "77" * 32)
    assert declared().refused(CHAIR, taken) == ("actor.not_enrolled", "packet.no_version")


@pytest.mark.parametrize(("who", "what"), [(STRANGER, (C01,)), (FIRST, (C01, NOWHERE))], ids=str)
def test_an_absence_is_a_members_from_proposals_of_this_case(who: EvaluatorId, what: tuple[ProposalId, ...]) -> None:
    assert ready().refused(SECRETARY, acts.AbsenceRecorded(who, what, "조퇴")) == ("absence.unknown",)


@pytest.mark.parametrize("gap", [acts.AbsenceRecorded(FIRST, (), "조퇴"), acts.AbsenceRecorded(FIRST, (C01,), " ")])
def test_an_absence_names_proposals_and_a_reason(gap: acts.AbsenceRecorded) -> None:
    assert ready().refused(SECRETARY, gap) == ("ruling.without_reason",)


def test_no_sheet_is_sealed_before_the_declaration() -> None:
    day = ready().pledge()
    assert day.refused(evaluator_actor(FIRST), acts.SheetSealed((), day.sealed(FIRST, {}))) == ("declaration.missing",)


def test_no_sheet_is_sealed_while_the_members_question_is_open() -> None:
    day = ready().pledge().declare()
    sheet = acts.SheetSealed(day.state.to_score(THIRD), day.sealed(THIRD, {}))
    assert day.refused(evaluator_actor(THIRD), sheet) == ("declaration.open_question",)


def test_a_newer_version_takes_the_place_of_a_sealed_sheet_and_the_closing_is_proposed_again() -> None:
    day = declared().seal().do(SECRETARY, acts.ScoringClosed(3)).seal(FIRST)
    assert [one.version for one in day.state.sheets.values()] == [2, 1, 1]
    assert day.refused(CHAIR, acts.ClosingConfirmed(3)) == ("closing.not_proposed",)
    day.close()
    newer = acts.SheetSealed(day.state.to_score(FIRST), day.sealed(FIRST, {}), 3)
    assert day.refused(evaluator_actor(FIRST), newer) == ("act.not_now",)


def test_a_sheet_is_sealed_once_a_version_and_has_exactly_the_proposals_to_score() -> None:
    day = declared()
    without_one = acts.SheetSealed(day.state.to_score(FIRST)[1:], day.sealed(FIRST, {}))
    assert day.refused(evaluator_actor(FIRST), without_one) == ("sheet.incomplete",)
    with_the_recused = acts.SheetSealed((C01, C02, L9, L10), day.sealed(SECOND, {}))
    assert day.refused(evaluator_actor(SECOND), with_the_recused) == ("sheet.incomplete",)
    day.seal(FIRST)
    again = acts.SheetSealed(day.state.to_score(FIRST), day.sealed(FIRST, {}))
    assert day.refused(evaluator_actor(FIRST), again) == ("sheet.not_newer",)
    assert day.refused(evaluator_actor(FIRST), replace(again, version=0)) == ("sheet.not_newer",)


def test_scoring_closes_when_every_sheet_is_sealed_and_counted() -> None:
    day = declared().seal(FIRST)
    found = obstacles(day.state, SECRETARY, acts.ScoringClosed(3))
    assert [one.code for one in found] == ["sheet.missing", "sheet.missing", "closing.other_count"]
    assert [one.fact("name") for one in found[:2]] == ["김가상2", "김가상3"]


def test_scoring_closes_without_those_whom_the_chair_named_with_a_reason() -> None:
    day = declared().seal(FIRST, SECOND)
    assert day.refused(SECRETARY, acts.ScoringClosed(2)) == ("sheet.missing",)
    assert day.refused(CHAIR, acts.SheetsLeftOpen((), " ")) == ("ruling.without_reason",)
    assert day.refused(CHAIR, acts.SheetsLeftOpen((FIRST, STRANGER), "-")) == ("sheet.not_waited_for",) * 2
    assert day.refused(SECRETARY, acts.SheetsLeftOpen((THIRD,), "-")) == ("act.not_now",)
    day.do(CHAIR, acts.SheetsLeftOpen((THIRD,), "연락이 닿지 않음")).close()
    for role in day.holders:
        day.do(officer_actor(role), acts.OpeningConsented())
    day.open_sheet(FIRST).open_sheet(SECOND)
    day.do(SECRETARY, acts.OpeningCompleted(2, 7))
    assert day.state.score_book().statuses[C01] == {THIRD: MarkStatus.ABSENT}


def test_nobody_is_waited_for_who_has_nothing_to_score() -> None:
    day = declared().do(SECRETARY, acts.AbsenceRecorded(THIRD, ROSTER, "병가")).seal(FIRST, SECOND)
    assert day.close().state.stage is Stage.CLOSED


def test_a_recess_ends_before_the_next_begins() -> None:
    day = convened()
    assert day.refused(SECRETARY, acts.MeetingResumed()) == ("meeting.not_paused",)
    day.do(SECRETARY, acts.MeetingPaused())
    assert day.refused(SECRETARY, acts.MeetingPaused("점심")) == ("meeting.already_paused",)
    day.do(SECRETARY, acts.MeetingResumed()).do(SECRETARY, acts.MeetingPaused())


def test_the_chair_confirms_a_closing_that_was_proposed_with_its_number() -> None:
    assert declared().seal().refused(CHAIR, acts.ClosingConfirmed(2)) == (
        "closing.not_proposed",
        "closing.other_count",
    )


# ── open and decide ────────────────────────────────────────────────────────────────────────
def test_a_holder_consents_once() -> None:
    assert opening().refused(CHAIR, acts.OpeningConsented()) == ("opening.already_consented",)


def test_one_holder_opens_nothing() -> None:
    day = Day.until(Stage.CLOSED).do(CHAIR, acts.OpeningConsented())
    opened = acts.SheetOpened(FIRST, day.opened(FIRST))
    assert day.refused(CHAIR, opened) == ("opening.needs_two",)


def test_a_holder_who_did_not_consent_opens_nothing() -> None:
    day = opening()
    assert day.refused(AUDITOR, acts.SheetOpened(FIRST, day.opened(FIRST))) == ("opening.not_consented",)


def test_a_sheet_is_opened_once_and_only_if_it_was_sealed() -> None:
    day = opening().open_sheet(FIRST)
    assert day.refused(SECRETARY, acts.SheetOpened(FIRST, day.opened(FIRST))) == ("opening.no_such_sheet",)
    assert day.refused(SECRETARY, acts.SheetOpened(STRANGER, ())) == ("opening.no_such_sheet",)


def test_exactly_the_ballots_that_count_are_opened() -> None:
    day = opening()
    without_one = acts.SheetOpened(FIRST, day.opened(FIRST)[:-1])
    assert day.refused(SECRETARY, without_one) == ("opening.other_ballots",)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("not json", "ballot.not_json"),
        pytest.param("[" * 100_000, "ballot.not_json", id="a pit of brackets"),
        ('{"proposal":"L9","proposal":"C01","marks":[0,0,0]}', "ballot.not_json"),
        ('{"proposal":"C01","marks":[2500.0,1500,4000]}', "shape.whole_number_expected"),
        ('{"proposal":"C01"}', "shape.missing_key"),
        ('{"proposal":"C01","marks":[2500,1500,4000],"bonus":5}', "shape.unknown_key"),
        ('{"proposal":"L9","marks":[2500,1500,4000]}', "ballot.other_shape"),
        ('{"proposal":"C01","marks":[2500,1500]}', "ballot.other_shape"),
        ('{"proposal":"C01","marks":[2500,1500,4000],"pages":[["A",3]]}', "ballot.other_pages"),
        ('{"proposal":"C01","marks":[2500,1500,4000],"pages":[["A1",3],["A1",4]]}', "ballot.other_pages"),
        ('{"proposal":"C01","marks":[2500,1500,4000],"pages":[["A1",0]]}', "ballot.other_pages"),
        ('{"proposal":"C01","marks":[3010,1500,4000]}', "mark.out_of_range"),
        ('{"proposal":"C01","marks":[-10,1500,4000]}', "mark.out_of_range"),
        ('{"proposal":"C01","marks":[2505,1500,4000]}', "mark.off_step"),
    ],
)
def test_what_an_opened_ballot_says_is_a_ballot(payload: str, code: str) -> None:
    day = opening()
    first, *others = day.opened(FIRST)
    opened = acts.SheetOpened(FIRST, (replace(first, payload=payload), *others))
    assert day.refused(SECRETARY, opened) == (code,)


def test_an_opened_ballot_may_cite_a_page_for_each_criterion() -> None:
    day = opening()
    first, *others = day.opened(FIRST)
    payload = '{"proposal":"C01","marks":[2500,1500,4000],"pages":[["A1",3]]}'
    day.do(SECRETARY, acts.SheetOpened(FIRST, (replace(first, payload=payload), *others)))
    assert FIRST in day.state.opened


def test_every_wrong_mark_of_a_ballot_is_named() -> None:
    wrong = replace(ballot(FIRST, C01), marks=(Points(3010), Points(-10), Points(4001)))
    codes = [one.code for one in gates.mark_findings(ready().state, wrong)]
    assert codes == ["mark.out_of_range", "mark.out_of_range", "mark.off_step"]
    assert not list(gates.mark_findings(ready().state, ballot(FIRST, C01)))
    assert payload_of(wrong) != payload_of(ballot(FIRST, C01))


def test_the_opening_is_complete_when_every_sheet_is_open_and_counted() -> None:
    day = opening().open_sheet(FIRST)
    assert day.refused(SECRETARY, acts.OpeningCompleted(3, 11)) == ("opening.incomplete", "opening.other_count")


@pytest.mark.parametrize(
    "ballots",
    [
        acts.TieVoted((L9, L10), 1, ((L10, 1), (L9, 1))),
        acts.TieVoted((L9, L10), 1, ((L9, 1),)),
        acts.TieVoted((L9, L10), 1, ((L9, -1), (L10, 1))),
        acts.TieVoted((L9, L10), 1, ((L9, 1), (L10, 1)), -1),
        acts.TieVoted((L9, L10), 1, ((L9, 1), (L10, 1)), 0, -1),
        acts.TieVoted((L9,), 1, ((L9, 1),)),
        acts.TieVoted((L9, L9), 1, ((L9, 1), (L9, 1))),
        acts.TieVoted((L9, NOWHERE), 1, ((L9, 1), (NOWHERE, 1))),
        acts.TieVoted((), 1, ()),
    ],
    ids=str,
)
def test_a_vote_on_a_tie_has_a_number_for_each_of_at_least_two_proposals(ballots: acts.TieVoted) -> None:
    assert deliberating().refused(CHAIR, ballots) == ("tie.vote_misshapen",)


def test_more_votes_than_members_do_not_add_up() -> None:
    too_many = acts.TieVoted((L9, L10), 1, ((L9, 2), (L10, 1)), 1)
    assert deliberating().refused(CHAIR, too_many) == ("vote.does_not_add_up",)


def test_a_recused_member_does_not_vote_on_the_rank_of_that_proposal() -> None:
    day = deliberating()
    everybody = acts.TieVoted((C01, C02), 1, ((C01, 2), (C02, 1)))
    assert day.refused(CHAIR, everybody) == ("vote.does_not_add_up",)
    day.do(CHAIR, acts.TieVoted((C01, C02), 1, ((C01, 1), (C02, 1))))


def test_an_excluded_member_does_not_vote_on_the_rank_of_that_proposal() -> None:
    day = declared().do(CHAIR, acts.ExclusionRecorded(FIRST, L9, "party", "당사자")).seal().close()
    day.walk_to(Stage.DELIBERATING)
    everybody = acts.TieVoted((L9, L10), 1, ((L9, 2), (L10, 1)))
    assert day.refused(CHAIR, everybody) == ("vote.does_not_add_up",)


def test_a_member_who_was_absent_and_came_back_votes() -> None:
    day = declared().do(SECRETARY, acts.AbsenceRecorded(FIRST, (L9,), "지각")).seal().close()
    day.walk_to(Stage.DELIBERATING).do(CHAIR, acts.TieVoted((L9, L10), 1, ((L9, 2), (L10, 1))))
    assert len(day.state.votes) == 1


def test_rounds_of_a_vote_are_counted_for_each_tie() -> None:
    day = deliberating().do(CHAIR, acts.TieVoted((L9, L10), 1, ((L9, 1), (L10, 1)), 1))
    again = acts.TieVoted((L10, L9), 1, ((L10, 1), (L9, 1)), 1)
    assert day.refused(CHAIR, again) == ("tie.other_round",)
    day.do(CHAIR, replace(again, round=2)).do(CHAIR, acts.TieVoted((C01, L9), 1, ((C01, 1), (L9, 1)), 1))


TWO_WITNESSES = (("가", "17"), ("나", "4"))


def test_one_lot_is_drawn_for_a_tie() -> None:
    day = deliberating().do(CHAIR, acts.LotDrawn((L9, L10), TWO_WITNESSES, "line", (L10, L9)))
    again = acts.LotDrawn((L10, L9), TWO_WITNESSES, "line", (L9, L10))
    assert day.refused(CHAIR, again) == ("lot.already_drawn",)


@pytest.mark.parametrize(
    ("tied", "order"),
    [((L9, L10), (L9,)), ((L9, L10), (L9, C01)), ((L9,), (L9,)), ((L9, L9), (L9, L9)), ((L9, NOWHERE), (L9, NOWHERE))],
    ids=str,
)
def test_a_lot_orders_exactly_the_tied_proposals(tied: tuple[ProposalId, ...], order: tuple[ProposalId, ...]) -> None:
    assert deliberating().refused(CHAIR, acts.LotDrawn(tied, TWO_WITNESSES, "line", order)) == ("lot.other_group",)


@pytest.mark.parametrize(
    "numbers", [(), (("가", "17"),), (("가", "17"), ("가", "4")), (("가", "17"), ("나", " "))], ids=str
)
def test_a_lot_has_two_witnesses_with_a_number_each(numbers: tuple[tuple[str, str], ...]) -> None:
    lot = acts.LotDrawn((L9, L10), numbers, "line", (L10, L9))
    assert deliberating().refused(CHAIR, lot) == ("lot.needs_witnesses",)


def test_the_witnesses_of_a_physical_draw_give_no_numbers() -> None:
    day = deliberating()
    assert day.refused(CHAIR, acts.LotDrawn((L9, L10), (("가", ""),), "", (L10, L9))) == ("lot.needs_witnesses",)
    day.do(CHAIR, acts.LotDrawn((L9, L10), (("가", ""), ("나", "")), "", (L10, L9)))


CHOSEN = acts.TieChosen((L9, L10), (L10, L9), "지역 안배")


def test_the_chair_decides_on_a_tie_once_and_with_a_reason() -> None:
    day = deliberating()
    assert day.refused(CHAIR, replace(CHOSEN, reason=" ")) == ("ruling.without_reason",)
    assert day.refused(CHAIR, replace(CHOSEN, order=(L9,))) == ("choice.other_group",)
    assert day.refused(CHAIR, replace(CHOSEN, tied=(L9,), order=(L9,))) == ("choice.other_group",)
    day.do(CHAIR, CHOSEN)
    assert day.state.choices == (ChairChoice((L9, L10), (L10, L9), "지역 안배", FIRST),)
    assert day.refused(CHAIR, replace(CHOSEN, tied=(L10, L9))) == ("choice.already_made",)


def test_a_chair_who_does_not_judge_one_of_the_tied_does_not_decide() -> None:
    day = Day.until(Stage.READY).do(CHAIR, acts.ExclusionRecorded(FIRST, L9, "party", "당사자의 배우자"))
    day.walk_to(Stage.DELIBERATING)
    assert day.refused(CHAIR, CHOSEN) == ("choice.kept_away",)


def test_a_note_is_about_a_project_or_a_criterion_of_it() -> None:
    day = deliberating()
    leaf = day.state.rules.leaves[0].id
    group = day.state.rules.criteria[0].id
    for criterion in ("", leaf, group):
        day.do(SECRETARY, acts.NoteWritten(L9, CriterionId(criterion), "일정이 촉박함"))
    assert day.refused(SECRETARY, acts.NoteWritten(NOWHERE, CriterionId(""), "글")) == ("note.unknown_place",)
    assert day.refused(SECRETARY, acts.NoteWritten(L9, CriterionId("none"), "글")) == ("note.unknown_place",)
    assert day.refused(SECRETARY, acts.NoteWritten(L9, CriterionId(""), " ")) == ("note.without_text",)
    assert len(day.state.notes) == 3


def test_a_later_remark_takes_the_place_of_the_one_before_and_an_empty_one_takes_it_away() -> None:
    day = deliberating().do(SECRETARY, acts.RemarkWritten(MinutesPlace.COURSE, "점심은 따로 하지 않음"))
    assert day.refused(SECRETARY, acts.RemarkWritten(MinutesPlace.VOTES, " ")) == ("remark.unchanged",)
    assert day.refused(SECRETARY, acts.RemarkWritten(MinutesPlace.COURSE, "점심은 따로 하지 않음")) == (
        "remark.unchanged",
    )
    day.do(SECRETARY, acts.RemarkWritten(MinutesPlace.COURSE, "점심을 함께 함"))
    day.do(SECRETARY, acts.RemarkWritten(MinutesPlace.GENERAL, "자료를 돌려받음"))
    assert day.state.remarks == {MinutesPlace.COURSE: "점심을 함께 함", MinutesPlace.GENERAL: "자료를 돌려받음"}
    day.do(SECRETARY, acts.RemarkWritten(MinutesPlace.COURSE, ""))
    assert day.state.remarks == {MinutesPlace.GENERAL: "자료를 돌려받음"}


def test_minutes_that_lack_a_remark_are_made_again_and_signed_ones_take_none() -> None:
    day = Day.until(Stage.RESOLVED).do(SECRETARY, acts.MeetingClosed())
    issued = acts.MinutesIssued("11" * 32, 9, "ko", "1")
    day.do(SECRETARY, issued).do(SECRETARY, acts.SignatureMissing(SECOND, "먼저 떠남"))
    day.do(SECRETARY, acts.RemarkWritten(MinutesPlace.GENERAL, "자료를 돌려받음"))
    assert (day.state.minutes, day.state.unsigned) == (None, frozenset())
    assert "minutes.not_issued" in day.refused(CHAIR, acts.MinutesSigned("Chair", "22" * 32))
    day.do(SECRETARY, issued).do(CHAIR, acts.MinutesSigned("Chair", "22" * 32))
    assert day.refused(SECRETARY, acts.RemarkWritten(MinutesPlace.VOTES, "글")) == ("minutes.already_signed",)


def test_members_who_are_here_and_judge_the_project_approve_a_note_once_each() -> None:
    day = deliberating().do(SECRETARY, acts.NoteWritten(C01, CriterionId(""), "일정이 촉박함"))
    barred = next(one for one in (FIRST, SECOND, THIRD) if day.state.status(one, C02) is not MarkStatus.SCORED)
    day.do(SECRETARY, acts.NoteWritten(C02, CriterionId(""), "자료가 얇음"))
    assert day.refused(SECRETARY, acts.NoteApproved(2, (barred,))) == ("note.kept_away",)
    assert day.refused(SECRETARY, acts.NoteApproved(3, (FIRST,))) == ("note.unknown",)
    assert day.refused(SECRETARY, acts.NoteApproved(1, ())) == ("note.approved_by_nobody_new",)
    day.do(SECRETARY, acts.NoteApproved(1, (FIRST, THIRD)))
    assert day.refused(SECRETARY, acts.NoteApproved(1, (THIRD,))) == ("note.approved_by_nobody_new",)
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT))
    assert day.refused(SECRETARY, acts.NoteApproved(1, (SECOND,))) == ("attendance.not_here",)
    assert day.state.approvals == {1: frozenset({FIRST, THIRD})}


def test_a_selection_is_resolved_with_a_quorum_and_a_majority() -> None:
    day = deliberating()
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT)).do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT))
    failed = acts.SelectionResolved("33" * 32, vote(present=3, eligible=3, in_favour=1, against=2))
    assert day.refused(CHAIR, failed) == ("quorum.not_met", "vote.other_presence", "vote.not_passed")


def test_a_point_is_noted_once_and_only_where_there_are_marks() -> None:
    day = deliberating()
    judge = next(one for one in (FIRST, SECOND, THIRD) if day.state.judged(one, L9))
    stranger = next(
        (one, proposal.id)
        for one in (FIRST, SECOND, THIRD)
        for proposal in day.state.proposals
        if not day.state.judged(one, proposal.id)
    )
    day.do(CHAIR, acts.PointDiscussed(L9, judge)).do(CHAIR, acts.PointDiscussed(L9))
    assert day.refused(CHAIR, acts.PointDiscussed(L9)) == ("discussion.already_noted",)
    nobody = acts.PointDiscussed(stranger[1], stranger[0])
    assert day.refused(CHAIR, nobody) == ("discussion.no_such_point",)
    assert day.refused(CHAIR, acts.PointDiscussed(ProposalId("Z"))) == ("discussion.no_such_point",)
    assert day.refused(SECRETARY, acts.PointDiscussed(L9)) == ("act.not_now",)


CAST = "size = 3\ncasting_vote = "


def with_casting_vote(rule: str) -> Day:
    """The chair is here, and one of the others has left: two here."""
    day = Day().create().draft(altered(PROGRAMME, "size = 3", f'{CAST}"{rule}"')).import_rosters()
    day.enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256)).do(AUDITOR, acts.RulesConfirmed(day.state.rules_sha256))
    return day.walk_to(Stage.DELIBERATING)


def halved(casting: Casting | None = None) -> acts.MotionDecided:
    return acts.MotionDecided("예비", "예비 순위를 둠", Vote(2, 2, 1, 1, casting=casting))


@pytest.mark.parametrize(("casting", "passes"), [(Casting.FOR, True), (Casting.AGAINST, False)])
def test_on_a_tie_the_chair_decides_where_the_rules_say_so(casting: Casting, *, passes: bool) -> None:
    day = with_casting_vote("decides").do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT))
    assert day.refused(SECRETARY, halved()) == ("vote.casting_missing",)
    assert halved(casting).vote.passed is passes
    day.do(SECRETARY, halved(casting))


def test_without_such_a_rule_a_tie_falls_and_nobody_decides() -> None:
    day = with_casting_vote("none").do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT))
    assert day.refused(SECRETARY, halved(Casting.FOR)) == ("vote.no_casting_vote",)
    assert not halved().vote.passed
    day.do(SECRETARY, halved())


def test_a_chair_who_is_not_here_decides_nothing() -> None:
    day = with_casting_vote("decides").do(SECRETARY, acts.MemberMoved(FIRST, Movement.LEFT))
    assert day.refused(SECRETARY, halved(Casting.FOR)) == ("vote.no_casting_vote",)
    day.do(SECRETARY, halved())


@pytest.mark.parametrize(
    "counted", [Vote(3, 3, 2, 1), Vote(3, 3, 1, 1, abstained=1), Vote(3, 3, 1, 2), Vote(3, 0, 0, 0)]
)
def test_no_casting_vote_makes_a_majority_of_less_than_half(counted: Vote) -> None:
    motion = acts.MotionDecided("예비", "예비 순위를 둠", replace(counted, casting=Casting.FOR))
    assert with_casting_vote("decides").refused(SECRETARY, motion) == ("vote.casting_without_tie",)


def test_a_chair_who_votes_on_a_tie_only_is_not_counted_before() -> None:
    day = with_casting_vote("on_tie")
    assert day.state.entitled == 2
    motion = acts.MotionDecided("예비", "예비 순위를 둠", Vote(3, 3, 2, 1))
    assert day.refused(SECRETARY, motion) == ("vote.chair_votes_on_tie_only",)
    day.do(SECRETARY, acts.MotionDecided("예비", "예비 순위를 둠", Vote(3, 2, 1, 1, casting=Casting.FOR)))
    day.do(SECRETARY, acts.MemberMoved(FIRST, Movement.LEFT))
    assert day.state.entitled == 2
    day.do(SECRETARY, acts.MotionDecided("예비", "예비 순위를 둠", Vote(2, 2, 2, 0)))


def resolving_by_two() -> Day:
    day = Day()
    return day.do(SECRETARY, replace(day.created(), resolved_by_two=True)).walk_to(Stage.DELIBERATING)


RESOLVED = acts.SelectionResolved("33" * 32, vote())
CONFIRMED = acts.ResolutionConfirmed("33" * 32, vote())


@pytest.mark.parametrize("second", [SECRETARY, AUDITOR])
def test_the_chair_resolves_what_a_second_officer_confirmed(second: Actor) -> None:
    day = resolving_by_two()
    assert day.refused(CHAIR, RESOLVED) == ("resolution.not_confirmed",)
    day.do(second, CONFIRMED)
    assert day.do(CHAIR, RESOLVED).state.stage is Stage.RESOLVED


@pytest.mark.parametrize(
    "other", [acts.SelectionResolved("44" * 32, vote()), acts.SelectionResolved("33" * 32, vote(2, against=1))]
)
def test_another_result_or_another_count_is_confirmed_again(other: acts.SelectionResolved) -> None:
    day = resolving_by_two().do(SECRETARY, CONFIRMED)
    assert day.refused(CHAIR, other) == ("resolution.other_confirmed",)
    day.do(SECRETARY, acts.ResolutionConfirmed(other.tally_sha256, other.vote))
    assert day.refused(CHAIR, RESOLVED) == ("resolution.other_confirmed",)
    assert day.do(CHAIR, other).state.resolution == other


def test_nobody_confirms_their_own_resolution_nor_one_that_failed() -> None:
    day = resolving_by_two()
    assert day.refused(CHAIR, CONFIRMED) == ("act.not_now",)
    failed = acts.ResolutionConfirmed("33" * 32, vote(1, against=2))
    assert day.refused(SECRETARY, failed) == ("vote.not_passed",)


def test_a_case_of_before_is_resolved_by_the_chair_alone() -> None:
    assert deliberating().do(CHAIR, RESOLVED).state.stage is Stage.RESOLVED


def test_a_meeting_ends_once() -> None:
    day = Day.until(Stage.RESOLVED).do(SECRETARY, acts.MeetingClosed())
    assert day.refused(SECRETARY, acts.MeetingClosed()) == ("meeting.already_closed",)


MINUTES = acts.MinutesIssued("44" * 32, 12, "ko", "1")


def test_minutes_are_issued_after_the_meeting() -> None:
    assert Day.until(Stage.RESOLVED).refused(SECRETARY, MINUTES) == ("meeting.still_open",)


def test_minutes_are_issued_again_until_the_first_signature() -> None:
    day = Day.until(Stage.RESOLVED).issue().do(SECRETARY, MINUTES).do(CHAIR, acts.MinutesSigned("Chair", ""))
    assert day.refused(SECRETARY, MINUTES) == ("minutes.already_signed",)


def test_there_is_nothing_to_sign_before_the_minutes_are_issued() -> None:
    day = Day.until(Stage.RESOLVED)
    assert day.refused(CHAIR, acts.MinutesSigned("Chair", "")) == ("minutes.not_issued",)


def test_the_chair_signs_first_and_once() -> None:
    day = Day.until(Stage.RESOLVED).issue()
    assert day.refused(SECRETARY, acts.MinutesSigned("Secretary", "")) == ("minutes.chair_first",)
    day.do(CHAIR, acts.MinutesSigned("Chair", ""))
    assert day.refused(CHAIR, acts.MinutesSigned("Chair", "")) == ("minutes.already_signed",)


def signs(day: Day, actor: Actor) -> acts.MinutesSigned:
    return acts.MinutesSigned(field_of(day.state, actor), "")


def test_members_sign_in_any_order_then_the_secretary_then_the_auditor() -> None:
    day = Day.until(Stage.RESOLVED).issue().do(CHAIR, acts.MinutesSigned("Chair", ""))
    second, third = evaluator_actor(SECOND), evaluator_actor(THIRD)
    assert awaited(day.state) == (second, third)
    assert day.refused(SECRETARY, signs(day, SECRETARY)) == ("minutes.members_first",)
    day.do(third, signs(day, third)).do(second, signs(day, second))
    assert day.refused(AUDITOR, signs(day, AUDITOR)) == ("minutes.secretary_first",)
    day.do(SECRETARY, signs(day, SECRETARY)).do(AUDITOR, signs(day, AUDITOR))
    assert (day.state.stage, awaited(day.state)) == (Stage.SIGNED, ())


def test_nobody_signs_in_the_place_of_somebody_else() -> None:
    day = Day.until(Stage.RESOLVED).issue().do(CHAIR, acts.MinutesSigned("Chair", ""))
    second, third = evaluator_actor(SECOND), evaluator_actor(THIRD)
    assert day.refused(second, signs(day, third)) == ("minutes.other_field",)


def test_the_member_who_presides_signs_as_chair_alone() -> None:
    day = Day.until(Stage.RESOLVED).issue().do(CHAIR, acts.MinutesSigned("Chair", ""))
    first = evaluator_actor(FIRST)
    assert first not in signatories(day.state)
    assert day.refused(first, signs(day, first)) == ("minutes.not_a_signatory",)


def test_whoever_has_left_before_the_end_signs_nothing_and_whoever_leaves_after_it_does() -> None:
    day = Day.until(Stage.RESOLVED).do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT)).issue()
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT))
    assert signatories(day.state) == (CHAIR, evaluator_actor(SECOND), SECRETARY, AUDITOR)


def test_a_member_who_gives_no_signature_is_noted_with_a_reason_and_not_waited_for() -> None:
    day = Day.until(Stage.RESOLVED).issue().do(CHAIR, acts.MinutesSigned("Chair", ""))
    second, third = evaluator_actor(SECOND), evaluator_actor(THIRD)
    assert day.refused(SECRETARY, acts.SignatureMissing(SECOND, " ")) == ("minutes.without_reason",)
    day.do(SECRETARY, acts.SignatureMissing(SECOND, "응급실로 이송됨"))
    assert day.refused(SECRETARY, acts.SignatureMissing(SECOND, "다시")) == ("minutes.noted_unsigned",)
    assert day.refused(SECRETARY, acts.SignatureMissing(FIRST, "의장")) == ("minutes.not_a_signatory",)
    assert day.refused(second, signs(day, second)) == ("minutes.noted_unsigned",)
    day.do(third, signs(day, third)).do(SECRETARY, signs(day, SECRETARY)).do(AUDITOR, signs(day, AUDITOR))
    assert day.state.stage is Stage.SIGNED


def scan_of(day: Day, *signers: Actor, sha256: str = "ab" * 32) -> acts.ScanAttached:
    minutes = day.state.minutes
    return acts.ScanAttached(minutes.pdf_sha256 if minutes else "", "서명본.jpg", sha256, 1, signers)


def test_a_scan_of_signatures_by_hand_names_the_minutes_and_who_signed_on_the_paper() -> None:
    day = Day.until(Stage.RESOLVED)
    second = evaluator_actor(SECOND)
    assert "minutes.not_issued" in day.refused(SECRETARY, scan_of(day, second))
    day.issue().do(CHAIR, acts.MinutesSigned("Chair", "")).do(SECRETARY, acts.SignatureMissing(SECOND, "종이에 서명함"))
    good = scan_of(day, second, CHAIR)
    wrong = {
        "scan.other_document": replace(good, document="cd" * 32),
        "scan.without_name": replace(good, name=" "),
        "scan.misshapen": replace(good, sha256="AB" * 32),
        "scan.without_signers": replace(good, signers=(second, second)),
        "scan.not_a_signatory": replace(good, signers=(evaluator_actor(FIRST),)),
    }
    for code, act in wrong.items():
        assert day.refused(SECRETARY, act) == (code,)
    assert day.refused(SECRETARY, replace(good, pages=0)) == ("scan.misshapen",)
    assert day.refused(SECRETARY, replace(good, signers=())) == ("scan.without_signers",)
    day.do(SECRETARY, good)
    assert day.state.scans == (good,)
    assert day.refused(SECRETARY, good) == ("scan.already_there",)


def test_a_scan_comes_in_after_the_last_signature_as_well_and_never_into_an_archived_case() -> None:
    day = Day.until(Stage.SIGNED)
    day.do(SECRETARY, scan_of(day, evaluator_actor(SECOND)))
    assert day.state.stage is Stage.SIGNED
    day.walk_to(Stage.ARCHIVED)
    assert "act.not_now" in day.refused(SECRETARY, scan_of(day, CHAIR, sha256="cd" * 32))


# ── secrets and keys ───────────────────────────────────────────────────────────────────────
NEW = KeyText("a new signing key", "a new sealing key")
LOST = acts.KeysReplaced(AUDITOR, NEW, "카드와 봉투를 잃음", "00")


def test_a_renewed_secret_names_the_digest_of_its_slot() -> None:
    assert Day.until(Stage.READY).refused(CHAIR, acts.SecretRenewed("AB" * 32)) == ("secret.no_digest",)


def test_tries_that_are_noted_are_some() -> None:
    assert Day.until(Stage.READY).refused(CHAIR, acts.TriesNoted(0, "", "")) == ("tries.none",)


def test_new_keys_need_a_person_a_reason_and_points_that_nobody_had() -> None:
    day = Day.until(Stage.READY)
    assert day.refused(CHAIR, replace(LOST, person=Actor("nobody"))) == ("actor.not_enrolled",)
    assert day.refused(CHAIR, replace(LOST, reason=" ")) == ("replacement.without_reason",)
    assert day.refused(CHAIR, replace(LOST, new_keys=day.key_text(SECRETARY))) == ("actor.keys_taken",)
    first = day.key_text(AUDITOR)
    day.do(CHAIR, LOST).do(SECRETARY, acts.ReplacementConfirmed(AUDITOR, NEW))
    assert day.refused(CHAIR, replace(LOST, new_keys=first)) == ("actor.keys_taken",)


def test_nobody_replaces_their_own_keys_and_the_chair_is_also_a_member() -> None:
    day = Day.until(Stage.READY)
    assert day.refused(AUDITOR, LOST) == ("replacement.own_keys",)
    assert day.refused(CHAIR, replace(LOST, person=evaluator_actor(FIRST))) == ("replacement.own_keys",)
    day.do(SECRETARY, replace(LOST, person=evaluator_actor(FIRST)))
    confirmed = acts.ReplacementConfirmed(evaluator_actor(FIRST), NEW)
    assert day.refused(CHAIR, confirmed) == ("replacement.own_keys",)
    assert day.do(AUDITOR, confirmed).state.keys[evaluator_actor(FIRST)] == NEW


def test_new_keys_hold_once_a_second_officer_confirms_the_same_ones() -> None:
    day = Day.until(Stage.READY)
    confirmed = acts.ReplacementConfirmed(AUDITOR, NEW)
    assert day.refused(SECRETARY, confirmed) == ("replacement.not_proposed",)
    day.do(CHAIR, LOST)
    assert day.state.keys[AUDITOR] == day.key_text(AUDITOR)
    assert day.refused(CHAIR, confirmed) == ("replacement.needs_two",)
    other = replace(confirmed, new_keys=KeyText("another", "key"))
    assert day.refused(SECRETARY, other) == ("replacement.not_proposed",)
    day.do(SECRETARY, confirmed)
    assert day.state.keys[AUDITOR] == NEW
    assert day.refused(SECRETARY, confirmed) == ("replacement.not_proposed",)


def test_a_members_keys_are_replaced_until_scoring_is_closed() -> None:
    day = Day.until(Stage.CLOSED)
    assert day.refused(CHAIR, replace(LOST, person=evaluator_actor(SECOND))) == ("replacement.too_late",)


@pytest.mark.parametrize("person", [AUDITOR, evaluator_actor(SECOND)])
def test_after_new_keys_no_sheet_is_sealed_before_the_holders_stand_for_them(person: Actor) -> None:
    day = Day.until(Stage.READY).pledge().declare().clear()
    day.do(SECRETARY if person != AUDITOR else CHAIR, replace(LOST, person=person))
    day.do(SECRETARY if person == AUDITOR else AUDITOR, acts.ReplacementConfirmed(person, NEW))
    sheet = acts.SheetSealed(day.state.to_score(FIRST), CLOSED_SHEET)
    missing = ("record.not_confirmed",) * 3 + (("rehearsal.missing",) if person == AUDITOR else ())
    assert day.refused(evaluator_actor(FIRST), sheet) == missing
    day.confirm()
    if person == AUDITOR:
        day.rehearse()
    day.do(evaluator_actor(FIRST), sheet)


def test_minutes_that_wait_for_a_signature_are_made_anew_for_new_keys() -> None:
    day = Day.until(Stage.RESOLVED).issue().do(CHAIR, acts.MinutesSigned("Chair", ""))
    day.do(CHAIR, replace(LOST, person=SECRETARY)).do(AUDITOR, acts.ReplacementConfirmed(SECRETARY, NEW))
    assert day.refused(SECRETARY, acts.MinutesSigned("Secretary", "")) == ("minutes.not_issued", "minutes.chair_first")
    day.do(SECRETARY, acts.MinutesIssued("44" * 32, 12, "ko", "1")).do(CHAIR, acts.MinutesSigned("Chair", ""))


def test_whoever_comes_late_does_not_hold_up_the_confirmation() -> None:
    day = convened().arrive(FIRST, SECOND).enrol(FIRST, SECOND)
    day.do(SECRETARY, acts.ChairElected(FIRST, vote(present=2, eligible=2, in_favour=2, against=0)))
    day.enrol_officer(Role.CHAIR).confirm().rehearse().do(CHAIR, acts.ScoringOpened()).arrive(THIRD)
    day.confirm(Role.SECRETARY)


# ── replaying ──────────────────────────────────────────────────────────────────────────────
def test_a_record_that_followed_its_rules_replays_to_the_same_state() -> None:
    day = Day.until(Stage.ARCHIVED)
    assert replay(day.journal) == day.state


def test_a_record_is_refused_at_the_first_act_that_its_rules_do_not_allow() -> None:
    journal = Day.until(Stage.READY).journal
    without_the_auditor = [one for one in journal if one.actor != officer_actor(Role.AUDITOR)]
    with pytest.raises(RefusedError) as refused:
        replay(without_the_auditor)
    assert [one.code for one in refused.value.findings] == ["auditor.not_enrolled"]


def test_a_refusal_says_all_findings_with_their_facts() -> None:
    nobody = vote(present=0, eligible=0, in_favour=0, against=0)
    with pytest.raises(RefusedError, match=r"quorum\.not_met .*present.*0.*needed.*2.*; attendance\.not_here"):
        apply(convened().state, SECRETARY, acts.ChairElected(FIRST, nobody))


def test_two_holders_are_enough_whoever_they_are() -> None:
    for first in HOLDERS:
        for second in HOLDERS:
            if first is not second:
                assert Day((first, second)).walk_to(Stage.OPENED).state.consents == (first, second)


def test_every_finding_of_the_gates_is_provoked_here() -> None:
    written = {
        node.value
        for part in Path(gates.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(part.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }
    here = "".join((Path(__file__).parent / name).read_text(encoding="utf-8") for name in PROVOKED)
    assert len(written) > 60
    assert not {code for code in written if f'"{code}"' not in here}


def test_a_missing_signature_is_noted_only_once_there_are_minutes() -> None:
    day = Day.until(Stage.RESOLVED)
    assert "minutes.not_issued" in day.refused(SECRETARY, acts.SignatureMissing(SECOND, "먼저 떠남"))
