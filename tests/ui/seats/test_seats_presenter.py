"""Who may sit down, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.desks.clock import SystemClock
from committee_app.desks.evaluator import EvaluatorDesk
from committee_app.ui.ports import Lobby
from committee_app.ui.seats.page import SeatsPage, SeatState
from committee_app.ui.seats.presenter import SeatsPresenter
from tests.ui.fakes import ImmediateRunner, PatientRunner, RecordingNavigator, RecordingView
from tests.ui.rooms import COST, ToldRoom, declare, prepared_room, seal


class Desk:
    """A presenter with everything around it."""

    def __init__(self, told: ToldRoom, runner: ImmediateRunner | None = None) -> None:
        self.told = told
        self.navigator = RecordingNavigator()
        self.view: RecordingView[SeatsPage] = RecordingView()
        lobby = Lobby(SystemClock(), COST, runner or ImmediateRunner(), self.navigator)
        self.presenter = SeatsPresenter(lobby, told.room, self.view)
        self.presenter.refresh()

    @property
    def page(self) -> SeatsPage:
        return self.view.page

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.page.problems]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY, rehearsal=True) as room:
        yield room


def test_officers_stand_above_members_in_seat_order(told: ToldRoom) -> None:
    page = Desk(told).page
    assert [one.role for one in page.officers] == [Role.SECRETARY, Role.AUDITOR, Role.CHAIR]
    assert [one.number for one in page.members] == [1, 2, 3]
    assert page.chosen is None


def test_the_page_says_whom_the_case_waits_for(told: ToldRoom) -> None:
    assert Desk(told).page.turn == Desk(told).page.members


def test_whoever_types_their_own_secret_comes_to_their_own_desk(told: ToldRoom) -> None:
    desk = Desk(told)
    second = desk.page.members[1]
    desk.presenter.choose(second.actor)
    desk.presenter.sign_in(told.secrets[second.actor])
    assert desk.navigator.asked == ["sit_down"]
    sat = desk.navigator.desks[0]
    assert isinstance(sat, EvaluatorDesk)
    assert sat.me.seat == 2


def test_another_persons_code_opens_nothing(told: ToldRoom) -> None:
    desk = Desk(told)
    first, second = desk.page.members[:2]
    desk.presenter.choose(first.actor)
    desk.presenter.sign_in(told.secrets[second.actor])
    assert desk.codes == ["code.wrong"]
    assert desk.navigator.asked == []


def test_a_slip_of_the_finger_is_told_apart_from_a_wrong_code(told: ToldRoom) -> None:
    desk = Desk(told)
    member = desk.page.members[0]
    secret = told.secrets[member.actor]
    slipped = secret[:-1] + str((int(secret[-1]) + 1) % 10)
    desk.presenter.choose(member.actor)
    desk.presenter.sign_in(slipped)
    assert desk.codes == ["code.slip"]


def test_nothing_typed_is_said(told: ToldRoom) -> None:
    desk = Desk(told)
    desk.presenter.choose("secretary")
    desk.presenter.sign_in("  ")
    assert desk.codes == ["code.empty"]


def test_an_officer_signs_in_with_words(told: ToldRoom) -> None:
    desk = Desk(told)
    desk.presenter.choose("secretary")
    desk.presenter.sign_in(told.secrets[desk.page.officers[0].actor])
    assert desk.navigator.desks[0].role is Role.SECRETARY


def test_turning_to_another_person_forgets_how_the_last_try_went(told: ToldRoom) -> None:
    desk = Desk(told)
    desk.presenter.choose("secretary")
    desk.presenter.sign_in("")
    desk.presenter.choose("auditor")
    assert desk.codes == []


def test_a_rehearsal_shows_the_chosen_persons_secret_alone(told: ToldRoom) -> None:
    desk = Desk(told)
    assert desk.page.offered == ""
    desk.presenter.choose("auditor")
    assert desk.page.offered == told.secrets[desk.page.officers[1].actor]


def test_a_real_case_shows_no_secret(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.FROZEN) as told:
        desk = Desk(told)
        desk.presenter.choose("secretary")
        assert desk.page.offered == ""
        assert not desk.page.rehearsal


def test_states_follow_the_case(told: ToldRoom) -> None:
    declare(told)
    first = told.room.state.evaluators[0].id
    seal(told, first)
    states = [one.state for one in Desk(told).page.members]
    assert states == [SeatState.SEALED, SeatState.ENROLLED, SeatState.ENROLLED]


def test_members_without_keys_are_named_as_such(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.FROZEN) as told:
        desk = Desk(told)
        assert {one.state for one in desk.page.members} == {SeatState.NOT_ENROLLED}
        desk.presenter.choose(desk.page.members[0].actor)
        desk.presenter.sign_in("0000 0000 0000 0")
        assert desk.codes == ["actor.not_enrolled"]


def test_while_keys_are_being_opened_a_second_try_does_nothing(told: ToldRoom) -> None:
    runner = PatientRunner()
    desk = Desk(told, runner)
    member = desk.page.members[0]
    desk.presenter.choose(member.actor)
    desk.presenter.sign_in(told.secrets[member.actor])
    assert desk.page.busy
    desk.presenter.sign_in(told.secrets[member.actor])
    assert len(runner.waiting) == 1
    runner.finish()
    assert desk.navigator.asked == ["sit_down"]


def test_the_case_is_closed_and_files_are_verified_by_way_of_the_window(told: ToldRoom) -> None:
    desk = Desk(told)
    desk.presenter.verify()
    desk.presenter.leave()
    assert desk.navigator.asked == ["go verify", "leave_room"]
