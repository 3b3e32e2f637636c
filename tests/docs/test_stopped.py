"""The stranger's checker on a day that lost its quorum and found it again: at each place it says what ours says."""

from __future__ import annotations

import json
import random

import pytest

from committee_app.case import acts
from committee_app.case.acts import ItemPart, Movement
from committee_app.case.lifecycle import Stage
from committee_app.case.state import CaseState
from committee_app.desks.checking import check_record
from resources.verifier import verifier as stranger
from tests.builders import C02, SECOND, SECRETARY, THIRD, SignedDay, keys_of
from tests.docs.carried import Carried, quickly_signed_by, record_json
from tests.docs.test_mending import every_act_now
from tests.docs.test_record_format import followed, mutants, said_of_one

MINE = ("member_moved", "meeting_paused", "meeting_resumed", "running_order_set", "project_called")


def a_stopped_day() -> SignedDay:
    """Return a day on which a project is heard without the one who does not judge it, and the meeting stops twice."""
    day = SignedDay().create().freeze()
    day.walk_to(Stage.READY).pledge().declare().clear()
    day.do(SECRETARY, acts.RunningOrderSet(tuple(reversed([one.id for one in day.state.proposals]))))
    day.do(SECRETARY, acts.ProjectCalled(C02, ItemPart.PRESENTATION, 10))
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "", C02))
    day.do(SECRETARY, acts.MotionDecided("안건", "채택", acts.Vote(2, 2, 2, 0)))
    lost(day)
    day.do(SECRETARY, acts.ProjectCalled(C02, ItemPart.DONE)).seal().close()
    lost(day)
    return day.walk_to(Stage.OPENED)


def lost(day: SignedDay) -> None:
    """Let two leave, the meeting stop, one come back, and the meeting go on."""
    day.do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT, "전화"))
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "병원"))
    day.do(SECRETARY, acts.MeetingPaused("", acts.Shortfall(1, 2)))
    for one in (THIRD, SECOND):
        day.do(SECRETARY, acts.MemberMoved(one, Movement.RETURNED))
    day.do(SECRETARY, acts.MeetingResumed())


@pytest.fixture(scope="module")
def day() -> SignedDay:
    return a_stopped_day()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    # That signatures are checked alike is shown elsewhere; in plain Python these would take minutes.
    monkeypatch.setattr(stranger, "signed_by", quickly_signed_by)


def carried(day: SignedDay) -> Carried:
    keys = {str(actor): keys_of(actor) for actor in day.state.keys}
    return Carried(tuple((one.body, one.signature) for one in day.links), keys, b"")


def test_both_hold_the_day(day: SignedDay) -> None:
    ours, theirs = check_record(day.links), stranger.check(record_json(carried(day).entries))
    assert (ours.faults, theirs.codes, theirs.head) == ((), (), ours.head)
    assert theirs.state.running_order == list(ours.state.running_order)


def test_both_say_the_same_of_what_is_tried_while_it_is_stopped(day: SignedDay) -> None:
    told, dice, found = carried(day), random.Random(20261125), set[str]()
    state, hashes, verdict = CaseState(), list[bytes](), stranger.Verdict(stranger.State(), [])
    for entry in told.entries:
        plain = json.loads(entry[0])
        if plain["kind"] in MINE and state.stage in {Stage.READY, Stage.CLOSED}:
            tried = list(mutants(plain["act"]))
            for act in dice.sample(tried, min(40, len(tried))):
                ours, theirs = said_of_one(state, hashes, verdict, told.signed(plain | {"act": act}))
                assert theirs == ours, (plain["kind"], act)
                found |= ours
        if state.stopped:
            found |= every_act_now(told, state, hashes, verdict)
        state, hashes = followed(state, hashes, verdict, entry)
    assert {"quorum.not_met", "meeting.stopped", "meeting.not_short", "attendance.contradicts"} <= found
    assert {"attendance.no_reason_to_leave", "order.not_every_project_once", "project.unknown"} <= found
