"""What is on, who leaves and comes back, what is next, and a time that nobody can set back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from committee_app.case import acts
from committee_app.case.acts import ItemPart, Movement
from committee_app.case.conflicts import DropCause, DropPolicy
from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.desks import hearing
from committee_app.desks.clock import steady_seconds
from committee_app.desks.hearing import ProjectTimer
from committee_app.desks.room import Room
from tests.builders import C01, C02, L9, L10, SECOND, THIRD
from tests.ui.rooms import COST, PASSPHRASE, ToldRoom, declare, prepared_room


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    """A room whose members have declared: the second is recused from C02."""
    with prepared_room(tmp_path, until=Stage.READY) as told:
        declare(told)
        yield told


def now(told: ToldRoom, seconds: int = 0) -> datetime:
    return datetime.fromisoformat(told.room.record.journal[-1].at) + timedelta(seconds=seconds)


def test_the_members_who_do_not_judge_a_project_leave_for_it_and_come_back(told: ToldRoom) -> None:
    desk, room = told.secretary, told.room
    assert hearing.away(room.state) == {C02: frozenset({SECOND})}
    desk.call_next(C02, 10)
    assert (hearing.to_leave(room.state), hearing.to_return(room.state)) == ((SECOND,), ())
    desk.step_out(hearing.to_leave(room.state), C02)
    assert (hearing.to_leave(room.state), hearing.to_return(room.state)) == ((), ())
    desk.call_next(L9, 10)
    assert hearing.to_return(room.state) == (SECOND,)
    desk.come_back(hearing.to_return(room.state))
    assert (SECOND in room.state.here, hearing.to_return(room.state)) == (True, ())


def test_the_next_project_is_the_first_in_the_order_that_was_not_heard(told: ToldRoom) -> None:
    desk, room = told.secretary, told.room
    order = hearing.advised_order(room.state)
    desk.set_running_order(tuple(reversed(order)))
    found = []
    while (following := hearing.next_project(room.state, room.record.journal)) is not None:
        found.append(following)
        desk.call_next(following)
    desk.call_next(None)
    assert tuple(found) == tuple(reversed(order))
    assert (room.state.called, hearing.heard(room.record.journal)) == (None, frozenset({C01, C02, L9, L10}))


def test_a_project_that_is_refused_leaves_the_one_before_it_on(told: ToldRoom) -> None:
    told.secretary.call_next(C01, 10)
    with pytest.raises(RefusedError):
        told.secretary.call_next(L9, -1)
    assert told.room.state.called == acts.ProjectCalled(C01, ItemPart.PRESENTATION, 10)


def test_a_recess_takes_nothing_from_the_time_of_a_project(told: ToldRoom) -> None:
    journal = told.room.record
    told.secretary.call_next(C01, 10)
    assert hearing.seconds_heard(journal.journal, now(told, 30)) == 30
    told.secretary.pause_meeting("점심")
    until = hearing.seconds_heard(journal.journal, now(told))
    assert hearing.seconds_heard(journal.journal, now(told, 3600)) == until
    told.secretary.resume_meeting()
    assert hearing.seconds_heard(journal.journal, now(told, 5)) == until + 5


def test_before_a_project_is_called_no_time_runs(told: ToldRoom) -> None:
    assert hearing.seconds_heard(told.room.record.journal, now(told, 60)) == 0
    assert ProjectTimer(told.room.record).seconds_left() is None
    told.secretary.call_next(C01)
    assert ProjectTimer(told.room.record).seconds_left() is None


def test_the_time_goes_on_by_a_steady_clock_whatever_the_machine_believes(told: ToldRoom) -> None:
    steady = [100]
    timer = ProjectTimer(told.room.record, lambda: steady[0])
    told.secretary.call_next(C01, 10)
    begun = timer.seconds_left()
    assert begun is not None
    told.room.record.clock.move_to(now(told, 7200))  # type: ignore[attr-defined]
    steady[0] += 40
    assert timer.seconds_left() == begun - 40
    told.secretary.pause_meeting()
    timer.seconds_left()
    steady[0] += 500
    assert timer.seconds_left() == begun - 40
    told.secretary.resume_meeting()
    timer.seconds_left()
    steady[0] += 600
    assert timer.seconds_left() == begun - 640


def test_another_machine_takes_the_time_from_the_record(told: ToldRoom) -> None:
    told.secretary.call_next(C01, 10)
    told.secretary.call_project(C01, ItemPart.QUESTIONS, 5)
    told.room.record.clock.move_to(now(told, 120))  # type: ignore[attr-defined]
    clock = told.room.record.clock
    told.room.close()
    room = Room.open(told.path, PASSPHRASE, clock, cost=COST)
    left = ProjectTimer(room.record, lambda: 0).seconds_left()
    room.close()
    assert left in range(175, 181)


def test_a_steady_clock_only_goes_on() -> None:
    assert steady_seconds() <= steady_seconds()


# ── the quorum ─────────────────────────────────────────────────────────────────────────────
def kinds(told: ToldRoom, last: int) -> list[str]:
    return [acts.kind_of(one.act) for one in told.room.record.journal[-last:]]


def test_the_departure_that_takes_the_quorum_away_stops_the_meeting_in_the_same_breath(told: ToldRoom) -> None:
    told.secretary.note_movement(SECOND, Movement.LEFT, "병원")
    assert not told.room.state.paused
    told.secretary.note_movement(THIRD, Movement.LEFT, "전화")
    assert kinds(told, 2) == ["member_moved", "meeting_paused"]
    assert told.room.record.journal[-1].act == acts.MeetingPaused("", acts.Shortfall(1, 2))
    with pytest.raises(RefusedError):
        told.secretary.resume_meeting()
    told.secretary.note_movement(THIRD, Movement.RETURNED)
    told.secretary.resume_meeting()
    assert not told.room.state.stopped


def test_a_recess_that_ends_without_a_quorum_is_a_stop_at_once(told: ToldRoom) -> None:
    told.secretary.pause_meeting("점심")
    for one in (SECOND, THIRD):
        told.secretary.note_movement(one, Movement.LEFT, "점심")
    assert not told.room.state.stopped
    told.secretary.resume_meeting()
    assert (kinds(told, 2), told.room.state.stopped) == (["meeting_resumed", "meeting_paused"], True)


@pytest.mark.parametrize("who", ["secretary", "auditor"])
def test_whoever_agrees_to_the_last_drop_out_stops_the_meeting(told: ToldRoom, who: str) -> None:
    told.secretary.note_movement(SECOND, Movement.LEFT, "병원")
    told.chair.drop_member(THIRD, DropCause.ILLNESS, DropPolicy.KEEP_SEALED)
    getattr(told, who).answer_ruling(agreed=True)
    assert (kinds(told, 2), told.room.state.stopped) == (["ruling_answered", "meeting_paused"], True)
    assert told.room.record.journal[-1].actor == who


def test_before_scoring_begins_nobody_is_stopped(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.CONVENED) as told:
        told.secretary.note_movement(SECOND, Movement.ARRIVED)
        told.secretary.note_movement(SECOND, Movement.LEFT)
        assert not told.room.state.paused
