"""The gates of the resolution as a list, tried early: what does not hold yet is said before anybody votes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from committee_app.case.acts import Movement, SelectionResolved, Vote
from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.language import apply_language
from committee_app.ui.result.finalising import GateCode, gates_of
from committee_app.ui.result.page import ResultPage
from committee_app.ui.result.presenter import ResultPresenter
from committee_app.ui.result.view import ResultView
from tests.builders import L9, SECOND, THIRD
from tests.ui.fakes import RecordingView
from tests.ui.result.tied import tied_room
from tests.ui.rooms import ToldRoom, prepared_room


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        yield told


def missing(told: ToldRoom) -> set[GateCode]:
    return {one.code for one in gates_of(told.room.state, told.chair.tally()) if not one.holds}


def test_everything_holds_where_nothing_is_left(told: ToldRoom) -> None:
    assert missing(told) == set()


def test_members_who_are_to_score_anew_are_counted_and_the_act_is_refused(told: ToldRoom) -> None:
    told.chair.order_rescoring("자료 누락", (L9,), (SECOND, THIRD), Vote(3, 3, 3, 0))
    [gate] = [one for one in gates_of(told.room.state, told.chair.tally()) if not one.holds]
    assert (gate.code, gate.count) == (GateCode.RESCORED, 2)
    with pytest.raises(RefusedError):
        told.chair.resolve_selection(Vote(3, 3, 3, 0))


def test_without_a_quorum_the_act_is_refused(told: ToldRoom) -> None:
    for one in (SECOND, THIRD):
        told.secretary.note_movement(one, Movement.LEFT, "조퇴")
    [gate] = [one for one in gates_of(told.room.state, told.chair.tally()) if not one.holds]
    assert (gate.code, gate.count, gate.of) == (GateCode.QUORUM, 1, 3)
    with pytest.raises(RefusedError, match="quorum"):
        told.chair.resolve_selection(Vote(1, 1, 1, 0))


def test_an_open_tie_is_a_gate_and_nothing_is_recorded(tmp_path: Path) -> None:
    with tied_room(tmp_path, until=Stage.DELIBERATING) as told:
        assert GateCode.TIES in missing(told)
        with pytest.raises(RefusedError, match="open_ties"):
            told.chair.resolve_selection(Vote(3, 3, 3, 0))
        assert not any(isinstance(one.act, SelectionResolved) for one in told.room.record.journal)


def test_the_list_stands_beside_the_vote_from_the_opening_on(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        view: RecordingView[ResultPage] = RecordingView()
        ResultPresenter(told.sitting(Role.AUDITOR), view).refresh()
        assert [one.code for one in view.page.gates] == list(GateCode)
        told.chair.open_deliberation()
        told.secretary.confirm_resolution(Vote(3, 3, 3, 0))
        told.chair.resolve_selection(Vote(3, 3, 3, 0))
        ResultPresenter(told.sitting(Role.AUDITOR), view).refresh()
        assert view.page.gates == ()


def test_what_is_missing_is_said_once_and_the_button_waits(told: ToldRoom, qtbot: QtBot, qapp: QApplication) -> None:
    apply_language(qapp, "ko")
    told.chair.order_rescoring("자료 누락", (L9,), (SECOND,), Vote(3, 3, 3, 0))
    view = ResultView()
    qtbot.addWidget(view)
    presenter = ResultPresenter(told.sitting(Role.CHAIR), view)
    view.bind(presenter)
    presenter.choose_section("selection")
    presenter.weigh(Vote(3, 3, 3, 0))
    assert view.selection._missing.sentences() == ("아직 재평가하지 않은 위원 1명",)
    assert view.selection._findings.sentences() == ()
    assert len(view.selection._held.sentences()) == len(GateCode) - 1
    [button] = [one for one in view.findChildren(QPushButton) if one.accessibleName() == "선정(안) 의결"]
    assert not button.isEnabled()
