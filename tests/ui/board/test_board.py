"""The room board: what everybody may see, each second; and a window of its own that outlasts whoever sits down."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.acts import ItemPart, Movement
from committee_app.case.lifecycle import Stage
from committee_app.desks.hearing import ProjectTimer
from committee_app.ui.board.page import BoardPage, Counts, Item, Presence, Reached, SeatTile, TimeState
from committee_app.ui.board.presenter import BoardPresenter
from committee_app.ui.board.view import BoardView
from committee_app.ui.language import apply_language
from committee_app.ui.shared.labels import Label
from committee_app.ui.shell import Shell
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import C01, C02, FIRST, L9, L10, SECOND, THIRD
from tests.ui.fakes import RecordingView
from tests.ui.hands import press
from tests.ui.looking import troubles
from tests.ui.rooms import RoomAt, ToldRoom, declare, seal


class Steady:
    """Seconds that go on when the test says so."""

    def __init__(self) -> None:
        self.seconds = 0
        self.behind: BoardPresenter | None = None  # whoever shows a view keeps its presenter

    def __call__(self) -> int:
        return self.seconds


def watched(told: ToldRoom, steady: Steady | None = None) -> tuple[BoardPresenter, RecordingView[BoardPage]]:
    view: RecordingView[BoardPage] = RecordingView()
    presenter = BoardPresenter(told.room, view, ProjectTimer(told.room.record, steady or Steady()))
    presenter.refresh()
    return presenter, view


def test_each_seat_says_where_its_member_is_and_how_far(room: RoomAt) -> None:
    told = room(Stage.READY)
    told.evaluator(FIRST).sign_pledge()
    declare(told, SECOND)
    told.secretary.call_next(C02, 10)
    told.secretary.step_out((SECOND,), C02)
    told.secretary.note_movement(THIRD, Movement.LEFT, "전화")
    _, view = watched(told)
    assert view.page.seats == (
        SeatTile(1, Presence.HERE, Reached.PLEDGED),
        SeatTile(2, Presence.OUT, Reached.DECLARED),
        SeatTile(3, Presence.LEFT, Reached.NOTHING),
    )
    assert view.page.counts == Counts(seats=3, attending=2, needed=2, pledged=2, declared=1, sealed=0)


def test_before_the_first_arrival_everybody_is_expected(room: RoomAt) -> None:
    _, view = watched(room(Stage.CONVENED))
    assert {one.presence for one in view.page.seats} == {Presence.EXPECTED}
    assert (view.page.on, view.page.left, view.page.time) == (None, None, TimeState.NONE)


def test_who_leaves_and_comes_back_are_seats(room: RoomAt) -> None:
    told = room(Stage.READY)
    declare(told)
    told.secretary.set_running_order((C01, C02, L10, L9))
    told.secretary.call_next(C01, 10)
    presenter, view = watched(told)
    assert view.page.following == Item(C02, "과제 C02", (2,))
    told.secretary.call_next(C02, 10)
    presenter.refresh()
    assert (view.page.leave, view.page.back) == ((2,), ())
    told.secretary.step_out((SECOND,), C02)
    told.secretary.call_next(None)
    presenter.refresh()
    assert (view.page.leave, view.page.back, view.page.done) == ((), (2,), 2)


def test_the_last_minute_and_the_end_are_states_of_their_own(room: RoomAt) -> None:
    told, steady = room(Stage.READY), Steady()
    told.secretary.call_next(C01, 2)
    presenter, view = watched(told, steady)
    begun = view.page.left
    assert begun is not None
    seen = []
    for steady.seconds in (begun - 61, begun - 60, begun, begun + 1):
        presenter.refresh()
        seen.append(view.page.time)
    assert seen == [TimeState.RUNNING, TimeState.LAST_MINUTE, TimeState.LAST_MINUTE, TimeState.OVER]
    assert view.page.left == -1


def test_a_board_shows_no_mark_no_name_and_no_applicant_at_any_stage(room: RoomAt) -> None:
    told = room(Stage.READY)
    declare(told)
    seal(told, FIRST, SECOND)
    told.secretary.call_next(C02, 10)
    _, view = watched(told)
    assert view.page.counts.sealed == 2
    said = repr(dataclasses.asdict(view.page))
    secrets = [one.name for one in told.room.state.evaluators] + [one.applicant for one in told.room.state.proposals]
    assert not [one for one in secrets if one in said]
    assert {field.name for field in dataclasses.fields(BoardPage)} == {
        *("title", "now", "on", "part", "left", "time", "paused", "stopped", "leave", "back", "following"),
        *("done", "projects", "seats", "counts"),
    }


# ── the window ─────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def board(qtbot: QtBot, room: RoomAt) -> tuple[ToldRoom, BoardView, Steady]:
    told, steady, view = room(Stage.READY), Steady(), BoardView()
    declare(told)
    qtbot.addWidget(view)
    steady.behind = BoardPresenter(told.room, view, ProjectTimer(told.room.record, steady))
    view.bind(steady.behind)
    view.resize(1366, 768)
    view.show()
    return told, view, steady


def words(view: BoardView) -> str:
    return "\n".join(one.text() for one in view.findChildren(Label) if one.isVisible())


def test_the_time_is_large_and_its_end_is_said_in_words_and_by_a_shape(
    board: tuple[ToldRoom, BoardView, Steady],
) -> None:
    told, view, steady = board
    told.secretary.call_next(C02, 2)
    view.ticked.emit()
    assert view.time.text().startswith("1:5")
    assert not view._warning_icon.isVisible()
    steady.seconds = 70
    view.ticked.emit()
    assert "1분이 남지 않았습니다" in words(view)
    warned = view._warning_icon.pixmap().toImage()
    steady.seconds = 200
    view.ticked.emit()
    assert (view.time.text()[0], "시간이 지났습니다" in words(view)) == ("−", True)
    assert view._warning_icon.pixmap().toImage() != warned
    assert view.time.accessibleName().startswith("남은 시간: −")


def test_the_board_follows_the_day_while_it_is_seen(board: tuple[ToldRoom, BoardView, Steady], qtbot: QtBot) -> None:
    told, view, _ = board
    with qtbot.waitSignal(view.ticked, timeout=5000):
        told.secretary.call_next(C02, 10)
    assert "2번 자리" in view._leave.text()
    view.hide()
    assert not view._pulse.isActive()


def test_escape_closes_the_board(board: tuple[ToldRoom, BoardView, Steady]) -> None:
    _, view, _ = board
    view.activateWindow()
    press(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_a_stop_and_a_recess_are_different_words(board: tuple[ToldRoom, BoardView, Steady]) -> None:
    told, view, _ = board
    told.secretary.pause_meeting("점심")
    view.ticked.emit()
    assert view._state.words() == "정회 중"
    told.secretary.resume_meeting()
    for one in (SECOND, THIRD):
        told.secretary.note_movement(one, Movement.LEFT, "개인 사정")
    view.ticked.emit()
    assert view._state.words() == "정족수 미달로 멈춤"


def test_the_board_speaks_the_language_in_force(board: tuple[ToldRoom, BoardView, Steady], qapp: QApplication) -> None:
    told, view, _ = board
    told.secretary.call_next(C02, 10)
    told.secretary.call_project(C02, ItemPart.QUESTIONS, 5)
    view.ticked.emit()
    apply_language(qapp, "en")
    qapp.processEvents()
    assert "seat 2" in view._leave.text()
    assert view._part.words() == "questions"
    apply_language(qapp, "ko")
    qapp.processEvents()
    assert "2번 자리" in view._leave.text()


def test_many_seats_are_numbers_alone(qtbot: QtBot) -> None:
    view = BoardView()
    qtbot.addWidget(view)
    tile = SeatTile(1, Presence.HERE, Reached.SEALED)
    page = BoardPage(
        *(
            "심의(가상)",
            "2026-02-26T09:00:00+09:00",
            None,
            None,
            None,
            TimeState.NONE,
            False,
            False,
            (),
            (),
            None,
            0,
            4,
        ),
        seats=tuple(dataclasses.replace(tile, seat=number) for number in range(1, 25)),
        counts=Counts(24, 24, 13, 24, 24, 24),
    )
    view.show_page(page)
    assert len(view._plates) == 24
    view.show_page(dataclasses.replace(page, seats=(*page.seats, dataclasses.replace(tile, seat=25))))
    assert view._plates == []


# ── beside the window ──────────────────────────────────────────────────────────────────────
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen raises no window
def test_the_board_outlasts_whoever_sits_down_and_goes_with_the_file(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.READY)
    shell = Shell(told.room.record.clock)
    qtbot.addWidget(shell)
    shell.show()
    shell.show_board()
    assert shell._board is None
    shell.enter_room(told.room)
    shell.sit_down(told.secretary)
    shell.show_board()
    assert shell._board is not None
    view = shell._board.view
    assert view.isVisible()
    shell.stand_up()
    shell.sit_down(told.evaluator(FIRST))
    assert view.isVisible()
    view.close()
    shell.show_board()
    assert view.isVisible()
    shell.leave_room()
    assert (view.isVisible(), shell._board) == (False, None)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_board_is_named_whole_and_in_one_language(
    board: tuple[ToldRoom, BoardView, Steady], qapp: QApplication, language: str, scale: float
) -> None:
    told, view, steady = board
    told.secretary.call_next(C02, 2)
    view.ticked.emit()
    steady.seconds = 90
    apply_theme(qapp, load_theme("light", scale))
    apply_language(qapp, language)
    view.ticked.emit()
    qapp.processEvents()
    assert not list(troubles(view, language))
