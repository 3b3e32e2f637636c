"""The meeting screen as a person has it: what is shown, what can be pressed, where the keyboard is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.acts import Vote
from committee_app.case.findings import Finding
from committee_app.case.lifecycle import Stage
from committee_app.case.people import HOLDERS, Role, officer_actor
from committee_app.ui.language import apply_language
from committee_app.ui.meeting.gates_list import whose_turn
from committee_app.ui.meeting.presenter import MeetingPresenter
from committee_app.ui.meeting.view import MeetingView
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.votes import VoteFields
from tests.builders import FIRST, L10, SECOND, THIRD
from tests.ui.hands import press
from tests.ui.rooms import RoomAt, ToldRoom, declare, elect, seat_members


def seated(qtbot: QtBot, told: ToldRoom, role: Role = Role.SECRETARY) -> tuple[MeetingView, MeetingPresenter]:
    view = MeetingView()
    qtbot.addWidget(view)
    presenter = MeetingPresenter(told.sitting(role), view)
    view.bind(presenter)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    view.resize(1366, 674)
    view.show()
    return view, presenter


def seen(view: QWidget) -> str:
    return "\n".join(one.text() for one in view.findChildren(Label) if one.isVisible())


def buttons(view: QWidget) -> dict[str, Button]:
    return {one.words(): one for one in view.findChildren(Button) if one.isVisible() and one.words()}


def test_the_form_begins_with_what_the_rules_say(qtbot: QtBot, room: RoomAt) -> None:
    view, _ = seated(qtbot, room(Stage.FROZEN))
    assert view.agenda_form._title.text() == "작은 공모(가상) 제1차 선정위원회"
    assert view.agenda_form._agenda.text().splitlines()[0] == "평가규칙 확정의 건"
    assert view.agenda_form._observers.text() == "이간사, 간사\n박감사, 감사"
    assert not view.board.isVisible()


def test_a_blank_field_of_the_form_is_framed_and_said(qtbot: QtBot, room: RoomAt) -> None:
    view, _ = seated(qtbot, room(Stage.FROZEN))
    view.agenda_form._observers.set_text("홍가상")
    buttons(view)["개회"].click()
    assert view.agenda_form._place.problem() == "빈칸입니다. 적어야 합니다."
    assert view.agenda_form._observers.problem() == "1째 줄: 이름, 쉼표, 자격의 차례로 적습니다."
    assert view.agenda_form._title.problem() == ""


def test_enter_in_the_form_opens_nothing(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.FROZEN)
    view, _ = seated(qtbot, told)
    view.agenda_form._place.set_text("회의실")
    press(view.agenda_form._place._input, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    assert told.room.state.stage is Stage.FROZEN


def test_the_board_tells_the_chosen_member_and_keeps_them(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    view, _ = seated(qtbot, told)
    view.board.table.choose(1)
    assert list(buttons(view)) == ["김가상2 위원 도착"]
    buttons(view)["김가상2 위원 도착"].click()
    assert SECOND in told.room.state.here
    assert view.board.table.chosen_row().id == SECOND
    assert list(buttons(view)) == ["김가상2 위원 등록", "김가상2 위원 퇴장"]


def test_after_a_button_goes_away_the_keyboard_stays_in_the_screen(qtbot: QtBot, room: RoomAt) -> None:
    view, _ = seated(qtbot, room(Stage.CONVENED))
    view.board.table.choose(0)
    arrive = buttons(view)["김가상1 위원 도착"]
    arrive.setFocus()
    qtbot.waitUntil(arrive.hasFocus)
    press(arrive, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is buttons(view)["김가상1 위원 등록"]


def test_enrolment_asks_whether_the_member_is_alone(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    view, presenter = seated(qtbot, told)
    view.board.table.choose(0)
    presenter.note("arrive")
    buttons(view)["김가상1 위원 등록"].click()
    assert told.navigator.secrets == []
    assert view.attendance._question is not None
    view.attendance._question._confirm.click()
    assert [name for name, _ in told.navigator.secrets] == ["김가상1"]


def test_states_are_said_in_words_with_a_sign(qtbot: QtBot, room: RoomAt, qapp: QApplication) -> None:
    told = room(Stage.READY)
    declare(told, THIRD)
    view, _ = seated(qtbot, told)
    qapp.processEvents()
    model = view.board.table.model()
    rows = [[model.index(line, place).data() for place in range(1, model.columnCount())] for line in range(3)]
    assert rows[0] == ["김가상1 (위원장)", "✓ 출석", "아직", "아직", "아직"]
    assert rows[2] == ["김가상3", "✓ 출석", "✓ 서명", "물음 1건", "아직"]
    view.resize(1920, 986)
    qapp.processEvents()
    assert [model.index(0, place).data() for place in (1, 2, 3)] == ["김가상1 (위원장)", "가상대학교", "✓ 출석"]


def test_the_election_can_be_recorded_once_the_numbers_fit(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    view, presenter = seated(qtbot, told)
    presenter.open_task("election")
    view.board.table.choose(0)
    record = buttons(view)["김가상1 위원의 호선 기록"]
    assert not record.isEnabled()
    type_vote(view.election._vote, "1", "1")
    assert not record.isEnabled()
    assert "적은 표는 모두 2표" in view.election._vote.findings()[0]
    type_vote(view.election._vote, "2", "1")
    assert record.isEnabled()
    record.click()
    assert told.room.state.chair == FIRST
    assert "위원장 김가상1 등록" in buttons(view)


def type_vote(fields: VoteFields, in_favour: str, against: str) -> None:
    for field, text in zip(fields.fields()[2:4], (in_favour, against), strict=True):
        field.set_text(text)
        field.changed.emit(text)


def test_the_election_can_be_voted_again_before_the_chair_has_keys(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    view, presenter = seated(qtbot, told)
    presenter.open_task("election")
    presenter.choose_member(FIRST)
    presenter.elect(Vote(3, 3, 3, 0))
    buttons(view)["다시 호선하기"].click()
    presenter.choose_member(SECOND)
    assert "김가상2 위원의 호선 기록" in buttons(view)


def test_wrong_words_stand_beside_the_holder_they_belong_to(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    elect(told)
    view, presenter = seated(qtbot, told)
    presenter.open_task("rehearsal")
    holder = view.rehearsal._holders[Role.AUDITOR]
    assert not buttons(view)["개봉 연습"].isEnabled()
    holder._field._input.setText("틀린 낱말")
    holder._field.changed.emit()
    holder._give.click()
    assert holder._field.problem()
    assert holder._field.is_empty()
    assert view.rehearsal._holders[Role.CHAIR]._field.problem() == ""
    for role in HOLDERS:
        presenter.give_words(role.value, told.secrets[officer_actor(role)])
    buttons(view)["개봉 연습"].click()
    assert told.room.state.rehearsed


def test_a_gate_says_whose_turn_it_is(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    elect(told)
    view, presenter = seated(qtbot, told, Role.CHAIR)
    presenter.open_task("opening")
    said = view.opening._gates.sentences()
    assert [line.split(" · ")[0] for line in said] == ["**위원장**", "**간사**", "**감사**", "**간사**"]
    assert not buttons(view)["평가 시작"].isEnabled()


@pytest.mark.parametrize(
    ("code", "facts", "role"),
    [
        ("record.not_confirmed", {"role": "auditor"}, "auditor"),
        ("sheet.missing", {"name": "김가상"}, "evaluator"),
        ("closing.not_proposed", {}, "secretary"),
        ("closing.other_count", {"sheets": 1, "written": 2}, ""),
    ],
)
def test_every_finding_of_a_gate_has_its_person(code: str, facts: dict[str, str | int], role: str) -> None:
    assert whose_turn(Finding.of(code, **facts)) == role


def test_what_is_missing_of_several_members_is_said_once_with_their_names(qtbot: QtBot, room: RoomAt) -> None:
    view, presenter = seated(qtbot, room(Stage.READY))
    presenter.open_task("closing")
    said = view.closing._gates.sentences()
    assert said[0].startswith("**평가위원 3명이 아직 평가표를 봉인하지 않았습니다.**")
    assert said[0].endswith("\n김가상1, 김가상2, 김가상3")
    assert not any("봉인하지" in line for line in said[1:])


def test_the_chair_rules_with_ground_and_reason(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.READY)
    declare(told)
    view, _ = seated(qtbot, told, Role.CHAIR)
    assert view.conflicts_table.isVisible()
    assert not view.board.isVisible()
    view.conflicts_table.table.choose(0)
    assert "같은 학회 회원" in view.conflicts._words.text()
    exclude, clear = buttons(view)["김가상3 위원을 L10에서 제척으로 정함"], buttons(view)["해당 없음으로 답함"]
    assert (exclude.isEnabled(), clear.isEnabled()) == (False, False)
    view.conflicts._reason.set_text("재직이 확인됨")
    assert (exclude.isEnabled(), clear.isEnabled()) == (False, True)
    view.conflicts._group.button(1).click()
    exclude.click()
    assert (THIRD, L10) in told.room.state.exclusions
    assert told.room.state.exclusions[THIRD, L10].ground == "employed"


def test_a_refused_act_keeps_what_was_typed_and_a_recorded_one_forgets_it(qtbot: QtBot, room: RoomAt) -> None:
    view, presenter = seated(qtbot, room(Stage.READY))
    presenter.open_task("statements")
    view.statements._speaker.set_text("간사")
    view.statements._said.set_text("㉿")
    presenter.state("간사", "\U0001f600")
    assert view.statements._problems.sentences()
    assert view.statements._speaker.text() == "간사"
    presenter.state("간사", "성원을 보고함.")
    assert (view.statements._speaker.text(), view.statements._problems.sentences()) == ("", ())
    assert "성원을 보고함." in view.statements._notes.text()


def test_the_absence_of_a_track_needs_a_member_and_a_reason(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.READY)
    view, presenter = seated(qtbot, told)
    presenter.open_task("absence")
    assert not view.absence._record.isEnabled()
    view.board.table.choose(1)
    view.absence._boxes[list(view.absence._boxes)[1]].setChecked(True)
    assert not view.absence._record.isEnabled()
    view.absence._reason.set_text("오후 불참")
    view.absence._reason.changed.emit("오후 불참")
    buttons(view)["김가상2 위원의 결석 기록"].click()
    assert len(told.room.state.absences[SECOND]) == 2
    assert view.absence._reason.text() == ""


def test_every_input_and_button_has_a_name(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    view, presenter = seated(qtbot, told)
    presenter.choose_member(FIRST)
    for code in ("attendance", "motion", "election", "rehearsal", "confirmation", "statements", "opening"):
        presenter.open_task(code)
        shown = [one for one in (*view.findChildren(Button), *view.findChildren(QLineEdit)) if one.isVisible()]
        assert all(one.accessibleName() for one in shown)
        assert view._list.open_code() == code


def test_another_language_says_everything_again(qtbot: QtBot, room: RoomAt, qapp: QApplication) -> None:
    view, _ = seated(qtbot, room(Stage.CONVENED))
    view.board.table.choose(0)
    apply_language(qapp, "en")
    qapp.processEvents()
    assert list(buttons(view)) == ["김가상1 has arrived"]
    assert view.board.table.model().headerData(1, Qt.Orientation.Horizontal) == "Name"
    assert "To do" in seen(view)


def test_showing_the_same_page_again_changes_nothing(qtbot: QtBot, room: RoomAt) -> None:
    view, _ = seated(qtbot, room(Stage.CONVENED))
    view.board.table.choose(2)
    page = view._page
    assert page is not None
    before = seen(view), list(buttons(view)), view.board.table.chosen_row()
    view.show_page(page)
    assert (seen(view), list(buttons(view)), view.board.table.chosen_row()) == before


def test_whoever_confirmed_is_told_who_is_next_and_led_back_to_the_seats(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    elect(told)
    view, presenter = seated(qtbot, told)
    for role in HOLDERS:
        presenter.give_words(role.value, told.secrets[officer_actor(role)])
    presenter.rehearse()
    presenter.open_task("confirmation")
    presenter.confirm_record()
    assert any("남은 사람: 위원장 김가상1, 감사 박감사" in one.text() for one in view.findChildren(RunningText))
    buttons(view)["자리로 돌아가기"].click()
    assert told.navigator.asked[-1] == "stand_up"


def test_what_was_typed_is_gone_once_its_act_leads_on(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    view, presenter = seated(qtbot, told)
    presenter.open_task("election")
    presenter.choose_member(FIRST)
    type_vote(view.election._vote, "3", "0")
    presenter.elect(Vote(3, 3, 3, 0))
    assert view.election._vote.vote() is None
