"""Another member acts as chair: by a vote and with a reason, with a key of their own, and without the sealed sheets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.acts import ActingChairTookOver, Movement, Vote
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import HOLDERS, Officer, Role, officer_actor
from committee_app.desks.access import sign_in
from committee_app.desks.auditing import failing, verify
from committee_app.desks.opening import open_sheets, rehearse_opening
from committee_app.desks.rekeying import what_is_lost
from tests.builders import CHAIR, FIRST, L10, MEMBER_ROSTER, SECOND, SECRETARY, THIRD
from tests.journeys.conftest import finished
from tests.ui.rooms import (
    COST,
    PASSPHRASE,
    ToldRoom,
    declare,
    deliberate,
    enrol_officer,
    prepared_room,
    seal,
    sign,
)

ILL = "위원장이 몸이 아파 자리를 비움"
TWO = Vote(present=2, eligible=2, in_favour=2, against=0)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        declare(room)
        room.chair.clear(THIRD, L10, "학회 회원일 뿐임")
        yield room


def take_over(told: ToldRoom, who: EvaluatorId = SECOND) -> None:
    told.secretary.note_movement(FIRST, Movement.LEFT, "병원")
    told.secretary.seat_acting_chair(who, ILL, TWO)
    member = told.room.state.evaluator(who)
    assert member is not None
    enrol_officer(told, Officer(Role.CHAIR, member.name, "위원장 직무대행"))


def stand_for_it(told: ToldRoom) -> None:
    finished(rehearse_opening(told.room.record, {role: told.signers[officer_actor(role)] for role in HOLDERS}))
    for desk in (told.secretary, told.auditor, told.chair):
        desk.confirm_record()


def test_nobody_seals_until_the_holders_have_confirmed_and_rehearsed_again(told: ToldRoom) -> None:
    take_over(told)
    with pytest.raises(RefusedError) as refused:
        seal(told, THIRD)
    assert {one.code for one in refused.value.findings} >= {"record.not_confirmed", "rehearsal.missing"}
    stand_for_it(told)
    seal(told, THIRD)
    assert told.room.state.sheets[THIRD].sheet["holders"]["chair"] == told.room.state.keys[CHAIR].sealing


def test_the_day_goes_on_to_signed_minutes_that_verify(told: ToldRoom) -> None:
    seal(told, FIRST, SECOND)
    old = told.signers[CHAIR]
    take_over(told)
    stand_for_it(told)
    seal(told, THIRD)
    told.secretary.close_scoring()
    told.chair.confirm_closing()
    # Two sheets were sealed for the chair of the morning: secretary and auditor open them.
    finished(open_sheets(told.room.record, told.signers[SECRETARY], told.signers[officer_actor(Role.AUDITOR)]))
    deliberate(told)
    told.secretary.confirm_resolution(TWO)
    told.chair.resolve_selection(TWO)
    sign(told)
    with pytest.raises(RefusedError):
        told.room.record.append(old, ActingChairTookOver(FIRST, ILL, TWO))
    told.room.close()
    assert list(failing(finished(verify([told.path], PASSPHRASE, cost=COST)))) == []


def test_the_new_words_open_the_chairs_seat_and_the_old_ones_do_not(told: ToldRoom) -> None:
    before = told.secrets[CHAIR]
    take_over(told)
    assert sign_in(told.room.record, CHAIR, told.secrets[CHAIR]).keys.public == told.signers[CHAIR].keys.public
    with pytest.raises(RefusedError):
        sign_in(told.room.record, CHAIR, before)


def test_what_a_takeover_costs_is_told_before_it(told: ToldRoom) -> None:
    seal(told, FIRST)
    name = MEMBER_ROSTER[0].name
    assert what_is_lost(told.room.record, CHAIR) == (Finding.of("replacement.sheets_stay_closed", name=name, sheets=1),)


def test_a_rehearsal_of_the_opening_waits_for_the_new_key(told: ToldRoom) -> None:
    told.secretary.note_movement(FIRST, Movement.LEFT, "병원")
    told.secretary.seat_acting_chair(SECOND, ILL, TWO)
    holders = {role: told.signers[officer_actor(role)] for role in HOLDERS}
    with pytest.raises(RefusedError) as refused:
        finished(rehearse_opening(told.room.record, holders))
    assert [one.code for one in refused.value.findings] == ["chair.not_enrolled"]


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.DELIBERATING, Stage.RESOLVED])
def test_later_in_the_day_too(tmp_path: Path, stage: Stage) -> None:
    with prepared_room(tmp_path, until=stage) as told:
        take_over(told)
        if stage is Stage.CLOSED:
            chair, auditor = (told.signers[officer_actor(role)] for role in (Role.CHAIR, Role.AUDITOR))
            with pytest.raises(RefusedError):
                finished(open_sheets(told.room.record, chair, auditor))
            return
        if stage is Stage.DELIBERATING:
            told.secretary.confirm_resolution(TWO)
            told.chair.resolve_selection(TWO)
        sign(told)
        told.room.close()
        assert list(failing(finished(verify([told.path], PASSPHRASE, cost=COST)))) == []
