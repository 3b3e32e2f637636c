from __future__ import annotations

from pathlib import Path

import pytest

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, officer_actor
from committee_app.ui.opening.page import Busy, OpeningPage, Part
from committee_app.ui.opening.presenter import OpeningPresenter
from tests.ui.fakes import PatientRunner, RecordingView, SteppingRunner
from tests.ui.rooms import ToldRoom, prepared_room


def screen(told: ToldRoom, role: Role = Role.CHAIR) -> tuple[OpeningPresenter, RecordingView[OpeningPage]]:
    view: RecordingView[OpeningPage] = RecordingView()
    presenter = OpeningPresenter(told.sitting(role), view)
    presenter.refresh()
    return presenter, view


def words_of(told: ToldRoom, role: Role) -> str:
    return told.secrets[officer_actor(role)]


def test_who_signed_in_is_the_first_and_the_others_wait(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR):
            _, view = screen(told, role)
            assert view.page.first.role is role
            assert [one.part for one in view.page.holders].count(Part.AWAY) == 2
            assert not view.page.is_ready


def test_every_envelope_tells_whose_it_is_and_how_many_ballots_are_on_it(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        _, view = screen(told)
        shown = [(one.seat, one.name, one.ballots, one.voided, one.is_open) for one in view.page.envelopes]
    assert shown == [(1, "김가상1", 4, 0, False), (2, "김가상2", 3, 0, False), (3, "김가상3", 4, 0, False)]


def test_wrong_words_are_said_beside_the_field_and_nobody_consented(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        presenter, view = screen(told)
        presenter.choose_second("secretary")
        presenter.give_words(words_of(told, Role.AUDITOR))
        assert [one.code for one in view.page.wrong] == ["code.wrong"]
        presenter.give_words("  ")
        assert [one.code for one in view.page.wrong] == ["code.empty"]
        presenter.open()
        assert told.room.state.consents == ()


def test_two_holders_open_everything_and_the_second_key_is_dropped(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        presenter, view = screen(told)
        presenter.choose_second("auditor")
        presenter.give_words(words_of(told, Role.AUDITOR))
        assert view.page.is_ready
        presenter.open()
        assert told.room.state.stage is Stage.OPENED
        assert told.room.state.consents == (Role.CHAIR, Role.AUDITOR)
        assert told.navigator.asked == ["case_changed"]
        presenter.refresh()
        assert view.page.second is None


def test_the_envelopes_turn_one_by_one(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        presenter, view = screen(told)
        presenter.choose_second("secretary")
        presenter.give_words(words_of(told, Role.SECRETARY))
        presenter.open()
        turned = [page.open_sheets for page in view.pages if page.busy is Busy.OPENING]
    assert turned == [0, 0, 1, 2, 3]


def test_an_interrupted_opening_keeps_what_is_open_and_goes_on_with_other_holders(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        told.runner = stepping = SteppingRunner()
        presenter, view = screen(told)
        presenter.choose_second("secretary")
        presenter.give_words(words_of(told, Role.SECRETARY))
        presenter.open()
        stepping.go(2)
        presenter.pause()
        assert view.page.open_sheets == 1
        assert view.page.busy is None
        assert not view.page.is_ready

        later, shown = screen(told, Role.AUDITOR)
        assert [one.is_open for one in shown.page.envelopes] == [True, False, False]
        later.choose_second("secretary")
        later.give_words(words_of(told, Role.SECRETARY))
        later.open()
        stepping.go()
        assert told.room.state.stage is Stage.OPENED


def test_another_seat_drops_the_key_that_was_given(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        presenter, view = screen(told)
        presenter.choose_second("secretary")
        presenter.give_words(words_of(told, Role.SECRETARY))
        presenter.choose_second("auditor")
        assert view.page.second is not None
        assert view.page.second.part is Part.SECOND
        presenter.open()
        assert told.room.state.stage is Stage.CLOSED


def test_nothing_can_be_chosen_while_a_key_is_being_opened(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        told.runner = patient = PatientRunner()
        presenter, view = screen(told)
        presenter.choose_second("secretary")
        presenter.give_words(words_of(told, Role.SECRETARY))
        assert view.page.busy is Busy.UNLOCKING
        presenter.choose_second("auditor")
        assert view.page.second is not None
        assert view.page.second.role is Role.SECRETARY
        patient.finish()
        assert view.page.is_ready


@pytest.mark.parametrize("rehearsal", [True, False])
def test_only_a_rehearsal_offers_the_words(tmp_path: Path, rehearsal: bool) -> None:
    with prepared_room(tmp_path, until=Stage.CLOSED, rehearsal=rehearsal) as told:
        presenter, view = screen(told)
        assert view.page.practice_words == ""
        presenter.choose_second("secretary")
        assert view.page.practice_words == (words_of(told, Role.SECRETARY) if rehearsal else "")
