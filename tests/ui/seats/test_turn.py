"""The seats say whom the case waits for, all day long."""

from __future__ import annotations

from pathlib import Path

from committee_app.case.identifiers import Actor
from committee_app.case.people import HOLDERS, Role, officer_actor
from committee_app.desks.issuing import issue_minutes, sign_minutes
from committee_app.desks.opening import rehearse_opening
from committee_app.ui.seats.turn import whose_turn
from tests.builders import L10, THIRD
from tests.ui import rooms
from tests.ui.rooms import AUDITOR, ToldRoom, begun_room

MEMBERS = ("evaluator:1", "evaluator:2", "evaluator:3")
EVERY_HOLDER = ["auditor", "chair", "secretary"]


def turn(told: ToldRoom) -> tuple[str, ...]:
    return tuple(whose_turn(told.room.state))


def test_the_turn_goes_round_as_the_day_goes_on(tmp_path: Path) -> None:
    with begun_room(tmp_path) as told:
        assert turn(told) == ("secretary",)
        rooms.take_over(told)
        rooms.enrol_officer(told, AUDITOR)
        told.secretary.freeze_rules()
        assert turn(told) == ("auditor",)
        told.auditor.confirm_rules(told.room.state.rules_sha256)
        assert turn(told) == ("secretary",)
        rooms.convene(told)
        rooms.seat_members(told)
        rooms.elect(told)
        assert turn(told) == ("secretary",)
        rehearse(told)
        assert sorted(turn(told)) == EVERY_HOLDER
        told.secretary.confirm_record()
        assert sorted(turn(told)) == ["auditor", "chair"]
        told.auditor.confirm_record()
        told.chair.confirm_record()
        assert turn(told) == ("chair",)
        told.chair.open_scoring()
        while_they_score(told)
        rooms.open_ballots(told)
        assert turn(told) == ("chair",)
        rooms.deliberate(told)
        rooms.resolve(told)
        while_they_sign(told)
        assert turn(told) == ()


def rehearse(told: ToldRoom) -> None:
    holders = {role: told.signers[officer_actor(role)] for role in HOLDERS}
    for _ in rehearse_opening(told.room.record, holders):
        pass


def while_they_score(told: ToldRoom) -> None:
    assert turn(told) == MEMBERS
    rooms.declare(told)
    assert turn(told) == ("chair", *MEMBERS)
    told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
    rooms.seal(told)
    assert turn(told) == ("secretary",)
    told.secretary.close_scoring()
    assert turn(told) == ("chair",)
    told.chair.confirm_closing()
    assert sorted(turn(told)) == EVERY_HOLDER


def while_they_sign(told: ToldRoom) -> None:
    assert turn(told) == ("secretary",)
    told.secretary.close_meeting()
    for _ in issue_minutes(told.room.record, told.signers[officer_actor(Role.SECRETARY)], "ko"):
        pass
    for signing, then in (
        ("chair", ("evaluator:2", "evaluator:3")),
        ("evaluator:3", ("evaluator:2",)),
        ("evaluator:2", ("secretary",)),
        ("secretary", ("auditor",)),
        ("auditor", ()),
    ):
        for _ in sign_minutes(told.room.record, told.signers[Actor(signing)]):
            pass
        assert turn(told) == then
