"""The meeting without a window: what each officer can do, what is refused, whose keys are dropped."""

from __future__ import annotations

import pytest

from committee_app.case.acts import Vote
from committee_app.case.conflicts import Answer, MarkStatus
from committee_app.case.identifiers import TrackId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import HOLDERS, Role, evaluator_actor, officer_actor
from committee_app.desks.opening import rehearse_opening
from committee_app.ui.meeting.page import Busy, MeetingPage, Option, Task
from committee_app.ui.meeting.presenter import MeetingPresenter
from committee_app.ui.shared.states import ItemState
from tests.builders import C01, C02, FIRST, L9, L10, MEMBERS, SECOND, THIRD
from tests.ui.fakes import PatientRunner, RecordingView
from tests.ui.rooms import RoomAt, ToldRoom, declare, elect, seal, seat_members

View = RecordingView[MeetingPage]
ALL_FOR = Vote(3, 3, 3, 0)


def seated(told: ToldRoom, role: Role = Role.SECRETARY) -> tuple[MeetingPresenter, View]:
    view = View()
    presenter = MeetingPresenter(told.sitting(role), view)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    return presenter, view


def codes(page: MeetingPage) -> list[str]:
    return [one.code for one in page.problems]


def tasks(page: MeetingPage) -> dict[Task, ItemState]:
    return dict(page.tasks)


def test_what_is_done_for_good_leads_on_to_the_next_task(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    presenter, view = seated(told)
    presenter.open_task("election")
    presenter.choose_member(FIRST)
    presenter.elect(ALL_FOR)
    elected_in = view.page.task
    presenter.enrol_chair()
    assert (elected_in, view.page.task) == (Task.ELECTION, Task.REHEARSAL)


def test_who_is_here_is_never_done_for_good(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    presenter, view = seated(told)
    for one in MEMBERS[:2]:
        presenter.choose_member(one)
        presenter.note("arrive")
        presenter.enrol_member()
    assert tasks(view.page)[Task.ATTENDANCE] is ItemState.DONE
    assert view.page.task is Task.ATTENDANCE


# ── the beginning ──────────────────────────────────────────────────────────────────────────
def test_the_meeting_is_opened_with_what_was_typed(room: RoomAt) -> None:
    told = room(Stage.FROZEN)
    presenter, view = seated(told)
    presenter.open_meeting("제1차", "가온행정부(가상)", "회의실", "하나\n\n 둘 \n", "이간사, 간사\n홍가상, 참관 \n")
    meeting = told.room.state.meeting
    assert meeting is not None
    assert meeting.agenda == ("하나", "둘")
    assert [(one.name, one.capacity) for one in meeting.observers] == [("이간사", "간사"), ("홍가상", "참관")]
    assert view.page.stage is Stage.CONVENED


def test_what_is_missing_in_the_form_is_said_beside_its_field(room: RoomAt) -> None:
    told = room(Stage.FROZEN)
    presenter, view = seated(told)
    presenter.open_meeting("제1차", " ", "", "\n", "이간사, 간사\n\n홍가상\n")
    assert (view.page.blank, view.page.observer_line) == (("convened_by", "place", "agenda"), 3)
    assert told.room.state.stage is Stage.FROZEN


# ── who is here ────────────────────────────────────────────────────────────────────────────
def test_a_member_arrives_enrols_leaves_and_comes_back(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    presenter, view = seated(told)
    offered: list[tuple[Option, ...]] = []
    presenter.choose_member(FIRST)
    offered.append(view.page.options)
    presenter.note(Option.ARRIVE)
    offered.append(view.page.options)
    presenter.enrol_member()
    [(name, seat)] = told.navigator.secrets
    assert (name, seat.signer.actor) == ("김가상1", evaluator_actor(FIRST))
    presenter.choose_member(FIRST)
    offered.append(view.page.options)
    presenter.note(Option.LEAVE, "개인 사정")
    offered.append(view.page.options)
    presenter.note(Option.RETURN)
    assert offered == [(Option.ARRIVE,), (Option.ENROL, Option.LEAVE), (Option.LEAVE,), (Option.RETURN,)]
    assert [note.movement for note in view.page.notes] == ["returned", "left", "arrived"]
    assert view.page.notes[1].text == "개인 사정"


def test_nothing_is_offered_before_a_member_is_chosen(room: RoomAt) -> None:
    _, view = seated(room(Stage.CONVENED))
    assert (view.page.options, view.page.chosen, view.page.task) == ((), None, Task.ATTENDANCE)


def test_attendance_is_settled_once_a_quorum_is_here_and_enrolled(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    _, view = seated(told)
    assert tasks(view.page)[Task.ATTENDANCE] is ItemState.OPEN
    seat_members(told, FIRST, SECOND)
    _, view = seated(told)
    assert (view.page.quorum.present, view.page.quorum.needed, view.page.quorum.roll) == (2, 2, 3)
    assert tasks(view.page)[Task.ATTENDANCE] is ItemState.DONE


# ── votes ──────────────────────────────────────────────────────────────────────────────────
def test_numbers_that_do_not_add_up_are_said_while_they_are_typed(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    presenter, view = seated(told)
    presenter.open_task("election")
    presenter.choose_member(FIRST)
    presenter.judge_vote(Vote(3, 3, 1, 1))
    assert [one.code for one in view.page.vote_findings] == ["vote.does_not_add_up", "vote.not_passed"]
    presenter.judge_vote(Vote(2, 2, 2, 0))
    assert [one.code for one in view.page.vote_findings] == ["vote.other_presence"]
    presenter.judge_vote(ALL_FOR)
    assert view.page.vote_findings == ()
    presenter.judge_vote(None)
    assert view.page.vote_findings == ()


def test_the_chair_is_elected_and_gets_words_as_a_holder(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    presenter, view = seated(told)
    presenter.open_task("election")
    presenter.choose_member(SECOND)
    presenter.elect(ALL_FOR)
    assert (view.page.elected, view.page.chair_enrolled) == ("김가상2", False)
    presenter.enrol_chair()
    [(name, seat)] = told.navigator.secrets
    assert (name, seat.signer.actor, len(seat.secret.split())) == ("김가상2", "chair", 5)
    assert (view.page.chair_enrolled, tasks(view.page)[Task.ELECTION]) == (True, ItemState.DONE)
    assert told.room.state.officers[Role.CHAIR].position == "위원장"


def test_a_lost_vote_elects_nobody(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    presenter, view = seated(told)
    presenter.open_task("election")
    presenter.choose_member(FIRST)
    presenter.elect(Vote(3, 3, 1, 2))
    assert (codes(view.page), view.page.elected, view.page.saved) == (["vote.not_passed"], "", 0)


def test_a_decision_is_recorded_with_its_vote(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    presenter, view = seated(told)
    presenter.open_task("motion")
    presenter.decide("평가규칙 확정의 건", "공고한 대로 함.", ALL_FOR)
    assert (view.page.notes[0].kind, view.page.notes[0].text) == ("motion_decided", "공고한 대로 함.")
    assert tasks(view.page)[Task.MOTION] is ItemState.DONE


def test_a_decision_is_asked_for_until_scoring_may_begin(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    presenter, view = seated(told)
    presenter.refresh()
    assert tasks(view.page)[Task.MOTION] is ItemState.OPEN
    elect(told)
    holders = {role: told.signers[officer_actor(role)] for role in HOLDERS}
    for _ in rehearse_opening(told.room.record, holders):
        pass
    for desk in (told.secretary, told.auditor, told.chair):
        desk.confirm_record()
    presenter.refresh()
    assert tasks(view.page)[Task.MOTION] is ItemState.ANY_TIME


def test_whoever_has_enrolled_makes_room_for_the_next_without_keys(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    presenter, view = seated(told)
    for place, member in enumerate((SECOND, THIRD, FIRST)):
        presenter.choose_member(member)
        presenter.note("arrive")
        presenter.enrol_member()
        assert view.page.chosen == (THIRD, FIRST, FIRST)[place]


# ── rehearsal and confirmation ─────────────────────────────────────────────────────────────
def ready_for_rehearsal(room: RoomAt) -> tuple[ToldRoom, MeetingPresenter, View]:
    told = room(Stage.CONVENED)
    seat_members(told)
    elect(told)
    presenter, view = seated(told)
    presenter.open_task("rehearsal")
    return told, presenter, view


def test_wrong_words_are_said_beside_their_own_field(room: RoomAt) -> None:
    told, presenter, view = ready_for_rehearsal(room)
    presenter.give_words("secretary", told.secrets[officer_actor(Role.SECRETARY)])
    presenter.give_words("auditor", told.secrets[officer_actor(Role.SECRETARY)])
    presenter.give_words("chair", "")
    holders = {one.role: one for one in view.page.holders}
    assert {role: one.ready for role, one in holders.items()} == {
        Role.SECRETARY: True,
        Role.AUDITOR: False,
        Role.CHAIR: False,
    }
    assert [one.code for one in holders[Role.AUDITOR].problems] == ["code.wrong"]
    assert [one.code for one in holders[Role.CHAIR].problems] == ["code.empty"]


def test_the_three_rehearse_and_no_key_stays(room: RoomAt) -> None:
    told, presenter, view = ready_for_rehearsal(room)
    for role in HOLDERS:
        presenter.give_words(role.value, told.secrets[officer_actor(role)])
    presenter.rehearse()
    assert view.page.rehearsed
    assert not any(one.ready for one in view.page.holders)
    assert [one.done for one in told.runner.steps_seen] == [0, 1, 2, 3]


def test_keys_given_for_a_rehearsal_are_dropped_with_the_panel(room: RoomAt) -> None:
    told, presenter, view = ready_for_rehearsal(room)
    presenter.give_words("auditor", told.secrets[officer_actor(Role.AUDITOR)])
    presenter.open_task("attendance")
    presenter.open_task("rehearsal")
    assert not any(one.ready for one in view.page.holders)


def test_words_are_checked_apart_and_the_page_says_so(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    elect(told)
    runner = told.runner = PatientRunner()
    presenter, view = seated(told)
    presenter.open_task("rehearsal")
    presenter.give_words("chair", told.secrets[officer_actor(Role.CHAIR)])
    assert view.page.busy is Busy.UNLOCKING
    runner.finish()
    assert view.page.busy is None


@pytest.mark.parametrize("role", HOLDERS)
def test_each_holder_confirms_at_their_own_desk(room: RoomAt, role: Role) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    elect(told)
    presenter, view = seated(told, role)
    presenter.open_task("confirmation")
    assert view.page.head.hash == told.room.record.head.hex()
    assert len(view.page.head.words.split()) == 4
    presenter.confirm_record()
    assert told.room.state.confirmed == {role}
    assert tasks(view.page)[Task.CONFIRMATION] is ItemState.DONE


def test_the_gate_of_scoring_lists_everything_that_stands_in_the_way(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    elect(told)
    presenter, view = seated(told, Role.CHAIR)
    presenter.open_task("opening")
    assert [one.code for one in view.page.obstacles] == ["record.not_confirmed"] * 3 + ["rehearsal.missing"]
    presenter.open_scoring()
    assert codes(view.page) == [one.code for one in view.page.obstacles]
    assert told.room.state.stage is Stage.CONVENED


def test_each_officer_sees_what_they_can_do(room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    elect(told)
    _, auditor = seated(told, Role.AUDITOR)
    _, chair = seated(told, Role.CHAIR)
    assert list(tasks(auditor.page)) == [Task.CONFIRMATION]
    assert list(tasks(chair.page)) == [Task.CONFIRMATION, Task.OPENING]
    assert auditor.page.options == chair.page.options == ()


# ── while the members score ────────────────────────────────────────────────────────────────
def test_the_board_says_how_far_everybody_is_and_no_mark(room: RoomAt) -> None:
    told = room(Stage.READY)
    declare(told, THIRD)
    _, view = seated(told)
    third = view.page.members[2]
    assert (third.pledged, third.declared, third.questions, third.sealed) == (True, True, 1, False)
    assert "marks" not in MeetingPage.__slots__


def test_the_chair_answers_a_question_and_excludes_a_member(room: RoomAt) -> None:
    told = room(Stage.READY)
    declare(told)
    presenter, view = seated(told, Role.CHAIR)
    assert view.page.task is Task.CONFLICTS
    assert [(one.evaluator, one.proposal, one.answer, one.waits) for one in view.page.conflicts] == [
        (THIRD, L10, Answer.ASK, True),
        (SECOND, C02, Answer.CONFLICT, False),
    ]
    presenter.choose_conflict((THIRD, L10))
    presenter.clear("")
    assert codes(view.page) == ["ruling.without_reason"]
    presenter.clear("학회 회원일 뿐임")
    assert tasks(view.page)[Task.CONFLICTS] is ItemState.DONE
    presenter.choose_conflict((SECOND, C02))
    presenter.exclude("employed", "재직이 확인됨")
    assert told.room.state.status(SECOND, C02) is MarkStatus.EXCLUDED


def test_an_absence_is_recorded_for_whole_tracks(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = seated(told)
    presenter.open_task("absence")
    presenter.choose_member(SECOND)
    presenter.record_absence((TrackId("local"),), "오후 불참")
    assert told.room.state.absences == {SECOND: frozenset({L9, L10})}
    member = view.page.member()
    assert member is not None
    assert member.absent == 2
    presenter.record_absence((TrackId("central"),), "오후 불참")
    assert told.room.state.absences == {SECOND: frozenset({C01, C02, L9, L10})}


def test_the_recess_shows_until_the_meeting_goes_on(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = seated(told)
    presenter.pause("점심")
    assert view.page.paused
    presenter.resume()
    assert not view.page.paused
    presenter.state("간사", "속개를 알림.")
    assert [note.kind for note in view.page.notes[:3]] == ["statement_recorded", "meeting_resumed", "meeting_paused"]


def test_scoring_is_closed_by_the_secretary_and_confirmed_by_the_chair(room: RoomAt) -> None:
    told = room(Stage.READY)
    chair, chairs = seated(told, Role.CHAIR)
    chair.open_task("closing")
    assert [one.code for one in chairs.page.obstacles] == ["closing.not_proposed"]
    presenter, view = seated(told)
    presenter.open_task("closing")
    assert [one.code for one in view.page.obstacles] == ["sheet.missing"] * 3
    presenter.close()
    assert codes(view.page) == ["sheet.missing"] * 3
    declare(told)
    told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
    seal(told)
    presenter.close()
    assert (view.page.closing_proposed, view.page.sheets) == (True, len(MEMBERS))
    assert tasks(view.page)[Task.CLOSING] is ItemState.WAITING
    chair.close()
    assert told.room.state.stage is Stage.CLOSED


def test_the_auditor_only_watches_while_the_members_score(room: RoomAt) -> None:
    _, view = seated(room(Stage.READY), Role.AUDITOR)
    assert (view.page.tasks, view.page.options) == ((), ())
