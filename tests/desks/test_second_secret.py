"""Two secrets open one person's keys; the one out of the envelope leaves an act, and a new card can be written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.acts import MemberEnrolled, Movement, RecoveryUsed, SecretRenewed, kind_of
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor
from committee_app.desks.access import (
    FIRST,
    RECOVERY,
    begin_renewal,
    begin_sign_in,
    finish_enrolment,
    finish_renewal,
    finish_sign_in,
    renewal_is_due,
    sign_in,
    slot_digest,
)
from committee_app.desks.record import Signer
from committee_app.desks.room import Room
from committee_app.desks.secretary import member_enrolment
from tests.builders import CHAIR, MEMBER_ROSTER, SECOND, SECRETARY
from tests.desks.sticks import set_up
from tests.ui.rooms import COST, PASSPHRASE, ToldRoom, begun_room, prepared_room


@pytest.fixture
def ready(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY, rehearsal=True) as told:
        yield told


def refused(told: ToldRoom, actor: Actor, typed: str) -> str:
    with pytest.raises(RefusedError) as caught:
        sign_in(told.room.record, actor, typed)
    return caught.value.findings[0].code


@pytest.mark.parametrize("actor", [SECRETARY, CHAIR, evaluator_actor(SECOND)])
def test_either_secret_opens_the_same_keys_and_the_second_leaves_an_act(ready: ToldRoom, actor: Actor) -> None:
    record = ready.room.record
    entries = len(record.journal)
    by_card = sign_in(record, actor, ready.secrets[actor])
    assert len(record.journal) == entries
    by_envelope = sign_in(record, actor, ready.recoveries[actor])
    assert by_envelope.keys.to_bytes() == by_card.keys.to_bytes()
    assert [(one.actor, one.act) for one in record.journal[entries:]] == [(actor, RecoveryUsed())]
    assert renewal_is_due(record, actor)


def test_a_new_card_takes_the_place_of_the_old_one_and_the_envelope_stays(ready: ToldRoom) -> None:
    actor, record = evaluator_actor(SECOND), ready.room.record
    signer = sign_in(record, actor, ready.recoveries[actor])
    renewal = begin_renewal(record, signer, COST)
    text = renewal.lock()
    seat = finish_renewal(record, renewal, text)
    assert record.journal[-1].act == SecretRenewed(slot_digest(text))
    assert not renewal_is_due(record, actor)
    assert seat.recovery == ""
    assert refused(ready, actor, ready.secrets[actor]) == "code.wrong"
    assert sign_in(record, actor, seat.secret).keys.public == signer.keys.public
    assert sign_in(record, actor, ready.recoveries[actor]).keys.public == signer.keys.public
    assert ready.room.rehearsal_secrets()[actor] == seat.secret


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("space", [" ", "  ", "\u3000", "\t", "\u00a0"])
def test_words_are_taken_however_a_keyboard_spells_them(ready: ToldRoom, form: str, space: str) -> None:
    for secret in (ready.secrets[CHAIR], ready.recoveries[CHAIR]):
        typed = space + unicodedata.normalize(form, secret).replace(" ", space)  # type: ignore[arg-type]
        assert sign_in(ready.room.record, CHAIR, typed).actor == CHAIR


@pytest.mark.parametrize("space", [" ", "\u3000", "-", ""])
def test_a_code_is_taken_in_full_width_and_with_any_spaces(ready: ToldRoom, space: str) -> None:
    actor = evaluator_actor(SECOND)
    full = ready.secrets[actor].translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
    assert sign_in(ready.room.record, actor, full.replace(" ", space)).actor == actor


def test_the_room_opens_for_the_same_words_in_another_form(tmp_path: Path) -> None:
    with begun_room(tmp_path) as told:
        path, clock = told.path, told.room.record.clock
    typed = "\u3000" + unicodedata.normalize("NFD", PASSPHRASE).replace(" ", "\u3000")
    Room.open(path, typed, clock, cost=COST).close()


def test_somebody_elses_recovery_secret_opens_nothing(ready: ToldRoom) -> None:
    assert refused(ready, CHAIR, ready.recoveries[SECRETARY]) == "code.wrong"


def test_enrolment_keeps_the_act_and_both_slots_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with prepared_room(tmp_path, until=Stage.CONVENED) as told:
        member = MEMBER_ROSTER[1]
        record, file = told.room.record, told.room.record.file
        told.secretary.note_movement(member.id, Movement.ARRIVED)
        enrolment = member_enrolment(record, member.id, COST)
        locked, entries = enrolment.lock(), len(record.journal)
        put, puts = file.put_slot, list[int]()

        def fails_at_the_second(actor: str, slot: str, generation: int, place: int = 1) -> None:
            puts.append(place)
            if place == RECOVERY:
                raise OSError
            put(actor, slot, generation, place)

        monkeypatch.setattr(file, "put_slot", fails_at_the_second)
        with pytest.raises(OSError, match=r"^$"):
            finish_enrolment(record, enrolment, locked)
        assert puts == [FIRST, RECOVERY]
        assert len(record.journal) == entries
        assert [one for one in file.slots() if one.actor == member.actor] == []
        monkeypatch.undo()
        finish_enrolment(record, enrolment, locked)
        assert [(one.place, one.generation) for one in file.slots() if one.actor == member.actor] == [(1, 1), (2, 1)]
        assert record.journal[-1].act == MemberEnrolled(member.id, told.room.state.keys[member.actor], locked.digests)


def test_the_day_on_which_nothing_more_is_recorded_lets_people_in_all_the_same(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.ARCHIVED) as told:
        entries = len(told.room.record.journal)
        assert sign_in(told.room.record, SECRETARY, told.recoveries[SECRETARY]).by_recovery
        assert len(told.room.record.journal) == entries


def test_a_seat_is_only_taken_once_the_act_is_on_the_disk(ready: ToldRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    record = ready.room.record
    signer = begin_sign_in(record, SECRETARY, ready.recoveries[SECRETARY]).unlock()

    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(record.file, "append", full)
    with pytest.raises(OSError, match=r"^$"):
        finish_sign_in(record, signer)
    assert kind_of(record.journal[-1].act) != "recovery_used"


def test_a_desk_for_somebody_who_came_by_recovery_is_that_of_their_role(ready: ToldRoom) -> None:
    assert ready.room.sign_in(SECRETARY, ready.recoveries[SECRETARY]).role is Role.SECRETARY
    assert isinstance(ready.signers[SECRETARY], Signer)


def test_a_new_card_is_due_on_the_committees_machine_alone(ready: ToldRoom, tmp_path: Path) -> None:
    actor = evaluator_actor(SECOND)
    assert not ready.evaluator(SECOND).new_card_is_due
    sign_in(ready.room.record, actor, ready.recoveries[actor])
    assert ready.evaluator(SECOND).new_card_is_due
    laptop = set_up(ready, SECOND, tmp_path)
    with laptop.room.record.file:
        assert not laptop.desk.new_card_is_due
