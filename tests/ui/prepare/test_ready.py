"""Before the freeze: what must be so and what is worth a look, each with the way to where it is mended."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.meeting.presenter import MeetingPresenter
from committee_app.ui.meeting.view import MeetingView
from committee_app.ui.prepare.page import PrepareStep
from committee_app.ui.prepare.presenter import PreparePresenter
from committee_app.ui.prepare.view import PrepareView
from committee_app.ui.shared.buttons import Button
from tests.ui.rooms import RoomAt, ToldRoom, begun_room, elect, seat_members, take_over


def prepared(qtbot: QtBot, told: ToldRoom) -> tuple[PrepareView, PreparePresenter]:
    view = PrepareView()
    qtbot.addWidget(view)
    presenter = PreparePresenter(told.sitting(Role.SECRETARY), view)
    view.bind(presenter)
    told.navigator.on_change = presenter.refresh
    presenter.open_step("freeze")
    view.resize(1366, 674)
    view.show()
    return view, presenter


def step_of(view: PrepareView) -> PrepareStep:
    assert view._page is not None
    return view._page.step


def ways(view: PrepareView | MeetingView) -> list[Button]:
    return [one for one in view.findChildren(Button) if one.isVisible() and one.words() == "그리로 가기"]


def test_everything_that_is_missing_leads_to_the_step_that_mends_it(qtbot: QtBot, tmp_path: Path) -> None:
    with begun_room(tmp_path) as told:
        view, presenter = prepared(qtbot, told)
        assert "규칙을 아직 넣지 않았습니다" in view.freeze._obstacles.sentences()[0]
        ways(view)[0].click()
        assert step_of(view) is PrepareStep.RULES
        take_over(told)
        presenter.open_step("freeze")
        [way] = ways(view)
        assert "감사" in way.accessibleName()
        way.click()
        assert step_of(view) is PrepareStep.AUDITOR


def test_what_is_worth_a_look_keeps_nobody_from_the_freeze(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.PREPARING)
    view, presenter = prepared(qtbot, told)
    assert view._page is not None
    said = " ".join(view.freeze._obstacles.sentences())
    assert "자체 점검 기록이 없습니다" in said
    assert "둘째 사본" in said
    assert {one.code for one in view._page.worth_a_look} == {"ready.no_self_test", "ready.no_second_copy"}
    told.room.keeping.keep_copies_in(told.path.parent / "copies")
    presenter.refresh()
    assert "둘째 사본" not in " ".join(view.freeze._obstacles.sentences())


def test_before_scoring_each_officer_is_led_to_what_they_can_mend(qtbot: QtBot, room: RoomAt) -> None:
    told = room(Stage.CONVENED)
    seat_members(told)
    elect(told)
    view = MeetingView()
    qtbot.addWidget(view)
    presenter = MeetingPresenter(told.sitting(Role.SECRETARY), view)
    view.bind(presenter)
    presenter.open_task("opening")
    view.resize(1366, 674)
    view.show()
    assert len(view.opening._gates.sentences()) == 4
    leads = [one.accessibleName() for one in ways(view)]
    assert len(leads) == 2, leads  # the confirmation and the rehearsal are the secretary's own
    ways(view)[1].click()
    assert view._page is not None
    assert view._page.task == "rehearsal"
