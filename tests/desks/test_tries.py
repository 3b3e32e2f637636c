"""Failed tries cost a wait that closing the program does not shorten, and their owner hears of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from committee_app.case.acts import TriesNoted
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import evaluator_actor
from committee_app.casefile.casefile import Tries
from committee_app.desks.access import begin_sign_in, sign_in
from committee_app.desks.clock import stamp
from committee_app.desks.record import Record
from committee_app.desks.tries import LONGEST_WAIT, wait_after
from tests.builders import CHAIR, SECOND, SECRETARY
from tests.casefile.room import open_case
from tests.ui.rooms import PASSPHRASE, ToldRoom, prepared_room

WRONG = "가 나 다 라 마"


class StandingClock:
    """A clock that somebody sets."""

    def __init__(self, now: datetime) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at

    def go(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        told.room.record.clock = StandingClock(datetime.fromisoformat("2026-02-26T12:00:00+09:00"))
        yield told


def clock_of(record: Record) -> StandingClock:
    assert isinstance(record.clock, StandingClock)
    return record.clock


def said(record: Record, actor: Actor, typed: str) -> str:
    try:
        sign_in(record, actor, typed)
    except RefusedError as error:
        [found] = error.findings
        return f"{found.code} {found.fact('seconds')}" if found.code == "code.wait" else found.code
    return ""


def fail(record: Record, times: int, actor: Actor = CHAIR) -> None:
    for _ in range(times):
        clock_of(record).go(LONGEST_WAIT)
        assert said(record, actor, WRONG) == "code.wrong"


def test_the_wait_grows_and_has_an_end() -> None:
    assert [wait_after(run) for run in range(11)] == [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300]
    assert wait_after(10**9) == LONGEST_WAIT


def test_three_tries_in_a_row_cost_a_wait_and_the_right_words_wait_as_well(told: ToldRoom) -> None:
    record = told.room.record
    assert [said(record, CHAIR, WRONG) for _ in range(3)] == ["code.wrong"] * 3
    assert said(record, CHAIR, told.secrets[CHAIR]) == "code.wait 5"
    clock_of(record).go(3)
    assert said(record, CHAIR, told.secrets[CHAIR]) == "code.wait 2"
    assert said(record, SECRETARY, told.secrets[SECRETARY]) == ""
    clock_of(record).go(2)
    assert said(record, CHAIR, told.secrets[CHAIR]) == ""


def test_what_failed_is_noted_by_its_owner_and_then_forgotten(told: ToldRoom) -> None:
    record = told.room.record
    first = stamp(clock_of(record).at + timedelta(seconds=LONGEST_WAIT))
    fail(record, 4)
    last = stamp(clock_of(record).at)
    clock_of(record).go(LONGEST_WAIT)
    assert said(record, CHAIR, told.secrets[CHAIR]) == ""
    assert (record.journal[-1].actor, record.journal[-1].act) == (CHAIR, TriesNoted(4, first, last))
    assert record.file.tries(CHAIR) == Tries()
    entries = len(record.journal)
    assert said(record, CHAIR, told.secrets[CHAIR]) == ""
    assert len(record.journal) == entries


def test_closing_the_program_resets_nothing_not_even_in_the_middle_of_a_try(told: ToldRoom) -> None:
    record = told.room.record
    fail(record, 2)
    clock_of(record).go(1)
    begin_sign_in(record, CHAIR, WRONG)  # and the program is killed before the derivation ends
    told.room.close()
    with open_case(told.path, PASSPHRASE) as file:
        again = Record(file, record.clock)
        assert said(again, CHAIR, told.secrets[CHAIR]) == "code.wait 5"
        clock_of(again).go(5)
        assert said(again, CHAIR, told.secrets[CHAIR]) == ""
        assert isinstance(again.journal[-1].act, TriesNoted)
        assert again.journal[-1].act.count == 3


def test_a_slip_of_the_finger_and_an_empty_field_are_no_tries(told: ToldRoom) -> None:
    record, actor = told.room.record, evaluator_actor(SECOND)
    code = told.secrets[actor]
    slipped = code[:-1] + str((int(code[-1]) + 1) % 10)
    assert [said(record, actor, slipped) for _ in range(9)] == ["code.slip"] * 9
    assert said(record, actor, " ") == "code.empty"
    assert record.file.tries(actor) == Tries()


def test_a_wait_is_no_try_and_does_not_grow_by_asking(told: ToldRoom) -> None:
    record = told.room.record
    fail(record, 3)
    assert [said(record, CHAIR, WRONG) for _ in range(9)] == ["code.wait 5"] * 9


def test_a_clock_that_was_set_back_makes_nobody_wait_longer_than_the_wait(told: ToldRoom) -> None:
    record = told.room.record
    fail(record, 3)
    clock_of(record).go(-86400)
    assert said(record, CHAIR, WRONG) == "code.wait 5"
    clock_of(record).go(5)
    assert said(record, CHAIR, told.secrets[CHAIR]) == ""


def test_whoever_deletes_the_row_gains_the_wait_and_no_more(told: ToldRoom) -> None:
    record = told.room.record
    fail(record, 3)
    record.file.put_tries(CHAIR, Tries())
    assert said(record, CHAIR, WRONG) == "code.wrong"
    assert said(record, CHAIR, told.secrets[CHAIR]) == ""


@pytest.mark.parametrize("text", ["", "gestern", "9999-99-99", "2026-02-26T12:00:00"])
def test_a_row_with_no_times_in_it_is_taken_as_long_ago(told: ToldRoom, text: str) -> None:
    record = told.room.record
    record.file.put_tries(CHAIR, Tries(5, 5, text, text, ""))
    assert said(record, CHAIR, told.secrets[CHAIR]) == ""
    assert record.journal[-1].act == TriesNoted(5, text, text)


def test_where_the_case_takes_no_more_entries_the_note_is_kept(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.ARCHIVED) as told:
        record = told.room.record
        record.clock = StandingClock(datetime.fromisoformat("2026-03-01T12:00:00+09:00"))
        fail(record, 1, SECRETARY)
        entries = len(record.journal)
        assert said(record, SECRETARY, told.secrets[SECRETARY]) == ""
        assert len(record.journal) == entries
        kept = record.file.tries(SECRETARY)
        assert (kept.failed, kept.run, kept.begun) == (1, 0, "")
