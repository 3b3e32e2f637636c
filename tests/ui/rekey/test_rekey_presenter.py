"""What the giving of new keys decides, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.acts import ReplacementConfirmed, kind_of
from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor
from committee_app.desks.access import sign_in
from committee_app.ui.ports import Sitting
from committee_app.ui.rekey.page import Busy, Part, RekeyPage
from committee_app.ui.rekey.presenter import RekeyPresenter
from tests.builders import AUDITOR, C01, CHAIR, FIRST, SECOND, SECRETARY
from tests.ui.fakes import PatientRunner, RecordingView
from tests.ui.rooms import ToldRoom, declare, prepared_room

MEMBER = evaluator_actor(SECOND)
REASON = "카드와 봉투를 모두 잃음"


class Desk:
    """A presenter with everything around it."""

    def __init__(self, told: ToldRoom, role: Role = Role.SECRETARY, runner: PatientRunner | None = None) -> None:
        self.view: RecordingView[RekeyPage] = RecordingView()
        sitting = told.sitting(role)
        if runner is not None:
            sitting = Sitting(sitting.room, sitting.desk, runner, sitting.navigator)
        self.presenter = RekeyPresenter(sitting, self.view)
        told.navigator.on_change = self.presenter.refresh
        self.presenter.refresh()

    @property
    def page(self) -> RekeyPage:
        return self.view.page

    def is_busy(self, with_what: Busy | None) -> bool:
        return self.page.busy is with_what

    def codes(self) -> list[str]:
        return [one.code for one in self.page.problems]

    def ask(self, person: str = MEMBER) -> None:
        self.presenter.choose_person(person)
        self.presenter.write_reason(REASON)
        self.presenter.ask()


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        declare(room)
        yield room


def test_two_officers_give_a_member_new_keys_and_the_old_code_opens_nothing(told: ToldRoom) -> None:
    desk = Desk(told)
    desk.ask()
    assert (desk.page.part, [one.actor for one in desk.page.seconds]) == (Part.CONFIRM, [AUDITOR, CHAIR])
    assert kind_of(told.room.record.journal[-1].act) == "keys_replaced"
    before = told.room.state.keys[MEMBER]
    desk.presenter.choose_second(AUDITOR)
    desk.presenter.confirm(told.secrets[AUDITOR])
    assert told.room.record.journal[-1].actor == AUDITOR
    assert told.room.record.journal[-1].act == ReplacementConfirmed(MEMBER, told.room.state.keys[MEMBER])
    assert told.room.state.keys[MEMBER] != before
    ((name, seat),) = told.navigator.secrets
    assert (desk.page.part, desk.page.given, desk.page.reason) == (Part.ASK, name, "")
    assert sign_in(told.room.record, MEMBER, seat.secret).actor == MEMBER
    with pytest.raises(RefusedError):
        sign_in(told.room.record, MEMBER, told.secrets[MEMBER])


def test_nothing_is_asked_for_without_a_person_and_a_reason(told: ToldRoom) -> None:
    desk, entries = Desk(told), len(told.room.record.journal)
    desk.presenter.ask()
    desk.presenter.choose_person(MEMBER)
    desk.presenter.write_reason("  ")
    assert not desk.page.may_ask
    desk.presenter.ask()
    assert len(told.room.record.journal) == entries


def test_the_first_officer_is_neither_the_person_nor_the_second(told: ToldRoom) -> None:
    desk = Desk(told, Role.CHAIR)
    assert CHAIR not in [one.actor for one in desk.page.people]
    desk.presenter.choose_person(evaluator_actor(FIRST))  # the chair is this member
    desk.presenter.write_reason(REASON)
    assert [one.code for one in desk.page.obstacles] == ["replacement.own_keys"]
    assert not desk.page.may_ask
    desk.ask(SECRETARY)
    assert [one.actor for one in desk.page.seconds] == [AUDITOR]


def test_what_new_keys_cost_is_said_before(told: ToldRoom) -> None:
    told.evaluator(SECOND).enter_mark(C01, told.room.state.rules.leaves[0].id, "5")
    desk = Desk(told)
    desk.presenter.choose_person(MEMBER)
    assert [one.code for one in desk.page.costs] == ["replacement.drafts_lost"]


def test_a_wrong_secret_of_the_second_changes_nothing_and_can_be_typed_again(told: ToldRoom) -> None:
    desk = Desk(told)
    desk.ask()
    desk.presenter.choose_second(CHAIR)
    entries = len(told.room.record.journal)
    desk.presenter.confirm(told.secrets[AUDITOR])
    assert desk.codes() == ["code.wrong"]
    assert (desk.page.part, len(told.room.record.journal)) == (Part.CONFIRM, entries)
    desk.presenter.confirm("")
    assert desk.codes() == ["code.empty"]
    desk.presenter.confirm(told.secrets[CHAIR])
    assert desk.page.given


def test_keys_that_were_given_up_are_worth_nothing(told: ToldRoom) -> None:
    desk, before = Desk(told), told.room.state.keys[MEMBER]
    desk.ask()
    desk.presenter.give_up()
    assert desk.page.part is Part.ASK
    desk.presenter.choose_second(AUDITOR)
    desk.presenter.confirm(told.secrets[AUDITOR])
    assert told.room.state.keys[MEMBER] == before
    assert told.navigator.secrets == []


def test_while_keys_are_made_and_words_are_checked_nothing_else_is_done(told: ToldRoom) -> None:
    runner = PatientRunner()
    desk = Desk(told, runner=runner)
    desk.ask()
    assert desk.is_busy(Busy.MAKING)
    desk.presenter.ask()
    assert len(runner.waiting) == 1
    runner.finish()
    desk.presenter.choose_second(AUDITOR)
    desk.presenter.confirm(told.secrets[AUDITOR])
    assert desk.is_busy(Busy.CHECKING)
    desk.presenter.confirm(told.secrets[AUDITOR])
    assert len(runner.waiting) == 1
    runner.finish()
    assert desk.is_busy(None)


def test_a_reason_that_cannot_be_printed_is_refused_by_the_desk(told: ToldRoom) -> None:
    desk = Desk(told)
    desk.presenter.choose_person(MEMBER)
    desk.presenter.write_reason("\U0001f600")
    desk.presenter.ask()
    assert desk.page.part is Part.ASK
    assert desk.codes() != []


def test_going_back_leads_to_the_rulings(told: ToldRoom) -> None:
    Desk(told).presenter.leave()
    assert told.navigator.asked == ["turn_to rulings"]
