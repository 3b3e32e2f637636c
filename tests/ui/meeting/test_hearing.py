"""Hearing the projects at the meeting's screen: the order by keys, one press for each thing that happens, a stop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from committee_app.case.acts import ItemPart, Movement, ProjectCalled, kind_of
from committee_app.case.identifiers import ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.meeting.page import Hearing, MeetingPage, Task, Turn
from committee_app.ui.meeting.presenter import MeetingPresenter
from committee_app.ui.meeting.view import MeetingView
from tests.builders import C01, C02, FIRST, L9, L10, SECOND, THIRD
from tests.ui.fakes import RecordingView
from tests.ui.hands import press
from tests.ui.meeting.test_view import buttons, seated
from tests.ui.rooms import RoomAt, ToldRoom, declare

ORDER = (C01, C02, L9, L10)


def hearing(told: ToldRoom) -> tuple[MeetingPresenter, RecordingView[MeetingPage]]:
    declare(told)
    view: RecordingView[MeetingPage] = RecordingView()
    presenter = MeetingPresenter(told.sitting(Role.SECRETARY), view)
    told.navigator.on_change = presenter.refresh
    presenter.open_task("hearing")
    return presenter, view


def shown(view: RecordingView[MeetingPage]) -> Hearing:
    assert view.page.hearing is not None
    return view.page.hearing


def order(view: RecordingView[MeetingPage]) -> tuple[ProposalId, ...]:
    return tuple(one.id for one in shown(view).rows)


def test_the_order_is_moved_shown_and_recorded_by_a_press_of_its_own(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = hearing(told)
    assert (order(view), shown(view).is_moved) == (ORDER, False)
    presenter.move_project(1)
    assert order(view) == ORDER
    presenter.choose_project(C01)
    presenter.move_project(-1)
    presenter.move_project(1)
    assert (order(view), told.room.state.running_order) == ((C02, C01, L9, L10), ())
    presenter.take_order_back()
    assert order(view) == ORDER
    presenter.move_project(1)
    presenter.record_order()
    assert (told.room.state.running_order, shown(view).is_moved) == ((C02, C01, L9, L10), False)


def test_the_advised_order_says_how_often_somebody_leaves(room: RoomAt) -> None:
    told = room(Stage.READY)
    declare(told, SECOND)
    told.chair.exclude(SECOND, L9, "employed", "재직이 확인됨")
    view: RecordingView[MeetingPage] = RecordingView()
    presenter = MeetingPresenter(told.sitting(Role.SECRETARY), view)
    presenter.open_task("hearing")
    assert (shown(view).leavings, shown(view).advised) == (1, 1)
    told.secretary.set_running_order((C02, C01, L9, L10))
    presenter.refresh()
    assert (shown(view).leavings, shown(view).advised) == (2, 1)
    presenter.advise_order()
    assert (shown(view).leavings, order(view).index(L9) - order(view).index(C02)) == (1, 1)


def test_a_project_is_called_questioned_and_followed_by_the_next(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = hearing(told)
    presenter.type_minutes("7", "3")
    for part in (ItemPart.PRESENTATION, ItemPart.QUESTIONS, ItemPart.PRESENTATION):
        presenter.begin_part(part)
    called = [one.act for one in told.room.record.journal if isinstance(one.act, ProjectCalled)]
    assert called == [
        ProjectCalled(C01, ItemPart.PRESENTATION, 7),
        ProjectCalled(C01, ItemPart.QUESTIONS, 3),
        ProjectCalled(C01, ItemPart.DONE),
        ProjectCalled(C02, ItemPart.PRESENTATION, 7),
    ]
    assert [one.turn for one in shown(view).rows] == [Turn.DONE, Turn.ON, Turn.NEXT, Turn.WAITS]
    assert shown(view).leave == ("김가상2",)
    presenter.send_out()
    assert (shown(view).leave, view.page.quorum.present, view.page.quorum.in_room) == ((), 3, 2)
    presenter.begin_part(ItemPart.PRESENTATION)
    assert shown(view).back == ("김가상2",)
    presenter.call_back()
    assert SECOND in told.room.state.here


def test_the_minutes_go_on_as_they_were_said_last(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = hearing(told)
    assert shown(view).minutes == ("10", "5")
    presenter.type_minutes("12", "x")
    assert not shown(view).are_minutes_numbers
    presenter.type_minutes("12", "0")
    presenter.begin_part(ItemPart.PRESENTATION)
    _, another = hearing_again(told)
    assert shown(another).minutes == ("12", "5")


def hearing_again(told: ToldRoom) -> tuple[MeetingPresenter, RecordingView[MeetingPage]]:
    view: RecordingView[MeetingPage] = RecordingView()
    presenter = MeetingPresenter(told.sitting(Role.SECRETARY), view)
    presenter.open_task("hearing")
    return presenter, view


def test_the_board_is_asked_of_the_window(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, _ = hearing(told)
    presenter.show_board()
    assert told.navigator.asked[-1] == "show_board"


def test_only_the_secretary_hears_projects(room: RoomAt) -> None:
    told = room(Stage.READY)
    for role in (Role.CHAIR, Role.AUDITOR):
        view: RecordingView[MeetingPage] = RecordingView()
        presenter = MeetingPresenter(told.sitting(role), view)
        presenter.refresh()
        assert Task.HEARING not in dict(view.page.tasks)
        assert view.page.hearing is None


# ── the view ───────────────────────────────────────────────────────────────────────────────
def opened(qtbot: QtBot, told: ToldRoom) -> tuple[MeetingView, MeetingPresenter]:
    declare(told)
    view, presenter = seated(qtbot, told)
    presenter.open_task("hearing")
    return view, presenter


def test_the_order_is_changed_by_keys_alone(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.READY)
    view, _ = opened(qtbot, told)
    table = view.order_table.table
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    press(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in view.order_table._model.rows()][:3] == [C02, C01, L9]
    assert table.chosen_row().id == C02
    record = buttons(view)["이 순서로 정하기"]
    record.setFocus()
    press(record, Qt.Key.Key_Space)
    assert told.room.state.running_order == (C02, C01, L9, L10)
    assert "이 순서로 정하기" not in buttons(view)


def test_a_whole_project_takes_five_keys(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.READY)
    view, _ = opened(qtbot, told)
    told.secretary.set_running_order((C02, C01, L9, L10))
    told.navigator.on_change()
    begun = len(told.room.record.journal)
    panel = view.hearing._presentation._input
    panel.setFocus()
    qtbot.waitUntil(panel.hasFocus)
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F10, Qt.Key.Key_F5, Qt.Key.Key_F8):
        press(panel, key)
    QTest.keyClick(panel, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    kinds = [kind_of(one.act) for one in told.room.record.journal[begun:]]
    assert kinds == ["project_called", "member_moved", *["project_called"] * 3, "member_moved"]
    assert told.room.state.called == ProjectCalled(C01, ItemPart.PRESENTATION, 10)


def test_without_its_quorum_the_meeting_stops_in_words_and_goes_on_by_a_press(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.READY)
    view, presenter = opened(qtbot, told)
    for one in (SECOND, THIRD):
        presenter.open_task("attendance")
        presenter.choose_member(one)
        presenter.note("leave", "개인 사정")
    presenter.open_task("hearing")
    assert view._recess.words() == "정족수 미달로 멈춤"
    assert "재적위원 과반수인 2명" in " ".join(view.hearing._gates.sentences())
    called = buttons(view)["C01 상정 (F8)"]
    assert (called.isEnabled(), buttons(view)["속개"].isEnabled()) == (False, False)
    presenter.choose_member(THIRD)
    presenter.note("return")
    assert "속개를 기록한 다음" in " ".join(view.hearing._gates.sentences())
    buttons(view)["속개"].click()
    assert not told.room.state.stopped
    buttons(view)["C01 상정 (F8)"].click()
    assert told.room.state.called is not None


def test_letters_in_the_minutes_are_said_beside_them(qtbot: QtBot, room: RoomAt) -> None:
    view, _ = opened(qtbot, room(Stage.READY))
    view.hearing._presentation._input.setText("열")
    view.hearing._presentation._input.textEdited.emit("열")
    assert view.hearing._wrong.isVisible()
    assert not buttons(view)["C01 상정 (F8)"].isEnabled()
    assert view.hearing._presentation.text() == "열"


def test_movements_before_anybody_declared_are_the_members_own(room: RoomAt) -> None:
    told = room(Stage.READY)
    told.secretary.note_movement(FIRST, Movement.LEFT, "전화")
    _, view = hearing_again(told)
    assert all(not one.leaving for one in shown(view).rows)
