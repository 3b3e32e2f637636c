"""A case goes on from an earlier one: what is taken over, what is not, and that the earlier file stays as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.acts import ProposalsImported
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import CaseId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Officer, Role
from committee_app.casefile.errors import WrongPassphraseError
from committee_app.desks.earlier import Earlier, handed_on, read_earlier
from committee_app.desks.ranking import result_of
from committee_app.desks.room import Room
from committee_app.desks.secretary import Beginning, SecretaryDesk
from committee_app.resources import text
from committee_app.scoring.results import SelectionStatus
from tests.builders import PROGRAMME, altered
from tests.ui import rooms
from tests.ui.rooms import COST, PASSPHRASE, ToldRoom, prepared_room

BUDGET = "budget = 3_000_000_000"
PLAN_REVIEW = text("programmes", "plan-review-2026.toml")


@pytest.fixture(scope="module")
def resolved(tmp_path_factory: pytest.TempPathFactory) -> ToldRoom:
    short_of_money = altered(PROGRAMME, BUDGET, "budget = 1_500_000_000")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rooms, "PROGRAMME", short_of_money)
        told = prepared_room(tmp_path_factory.mktemp("earlier"), until=Stage.RESOLVED)
    told.room.close()
    return told


@pytest.fixture
def earlier(resolved: ToldRoom) -> Earlier:
    return read_earlier(resolved.path, PASSPHRASE, COST)


@pytest.fixture
def following(tmp_path: Path, resolved: ToldRoom) -> Iterator[tuple[Room, SecretaryDesk]]:
    beginning = Beginning(
        "2026-plan",
        "사업계획 검토(가상)",
        Officer(Role.SECRETARY, "이간사", ""),
        rehearsal=False,
        program="0",
        build="00",
    )
    room, seat = Room.begin(tmp_path / "plan.case", PASSPHRASE, beginning, resolved.room.record.clock, cost=COST)
    desk = room.desk(seat.signer)
    assert isinstance(desk, SecretaryDesk)
    yield room, desk
    room.close()


def test_it_hands_on_what_was_selected_with_its_money(resolved: ToldRoom, earlier: Earlier) -> None:
    state = resolved.room.state
    given = {
        line.proposal: line.money.national
        for track in result_of(state).tracks
        for line in track.lines
        if line.status in {SelectionStatus.SELECTED, SelectionStatus.PARTIAL}
    }
    assert {one.id: one.requested for one in earlier.projects} == given
    assert 0 < len(given) < len(state.proposals)
    assert (earlier.case, earlier.head) == (state.case, resolved.room.record.head.hex())
    assert all(one.bonus == one.penalty == () for one in earlier.projects)


def test_reading_changes_no_byte_of_the_earlier_file(resolved: ToldRoom) -> None:
    before = hashlib.sha256(resolved.path.read_bytes()).hexdigest()
    read_earlier(resolved.path, PASSPHRASE, COST)
    assert hashlib.sha256(resolved.path.read_bytes()).hexdigest() == before
    assert [one.name for one in resolved.path.parent.iterdir()] == [resolved.path.name]


def test_a_wrong_passphrase_opens_nothing(resolved: ToldRoom) -> None:
    with pytest.raises(WrongPassphraseError):
        read_earlier(resolved.path, "아주 다른 여섯 낱말 암호 이다", COST)


def test_a_follow_up_names_the_head_and_has_the_projects(
    following: tuple[Room, SecretaryDesk], earlier: Earlier
) -> None:
    room, desk = following
    desk.draft_rules(PLAN_REVIEW)
    desk.follow(earlier)
    assert room.state.follows == earlier.act
    assert {one.track for one in room.state.proposals} == {"plan"}
    assert [one.id for one in room.state.proposals] == [one.id for one in earlier.projects]
    taken = room.record.journal[-1].act
    assert isinstance(taken, ProposalsImported)
    assert (taken.source.sha256, taken.source.name) == (earlier.head, f"{earlier.case} {earlier.title}")


def test_without_rules_nothing_is_taken_over(following: tuple[Room, SecretaryDesk], earlier: Earlier) -> None:
    room, desk = following
    with pytest.raises(RefusedError) as refused:
        desk.follow(earlier)
    assert [one.code for one in refused.value.findings] == ["rules.not_drafted"]
    assert room.state.follows is None


def test_projects_without_a_track_here_are_named(following: tuple[Room, SecretaryDesk], earlier: Earlier) -> None:
    room, desk = following
    desk.draft_rules(altered(PROGRAMME, 'id = "local"', 'id = "elsewhere"').replace('"local"', '"elsewhere"'))
    lost = [one.id for one in earlier.projects if one.track == "local"]
    assert lost
    with pytest.raises(RefusedError) as refused:
        desk.follow(earlier)
    assert [(one.code, one.fact("proposal")) for one in refused.value.findings] == [
        ("case.no_track_for", one) for one in lost
    ]
    assert (room.state.follows, room.state.proposals) == (None, ())


def test_a_case_that_is_not_resolved_hands_on_its_rules_only(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.FROZEN) as told:
        rules = told.room.state.rules
    found = read_earlier(told.path, PASSPHRASE, COST)
    assert (found.rules_text, found.projects, found.is_resolved) == (PROGRAMME, (), False)
    with pytest.raises(RefusedError) as refused:
        handed_on(found, rules)
    assert [one.code for one in refused.value.findings] == ["case.predecessor_unresolved"]


def test_a_case_does_not_follow_itself(resolved: ToldRoom, earlier: Earlier, tmp_path: Path) -> None:
    beginning = Beginning(
        str(earlier.case),
        "같은 번호(가상)",
        Officer(Role.SECRETARY, "이간사", ""),
        rehearsal=False,
        program="0",
        build="00",
    )
    room, seat = Room.begin(tmp_path / "same.case", PASSPHRASE, beginning, resolved.room.record.clock, cost=COST)
    desk = room.desk(seat.signer)
    assert isinstance(desk, SecretaryDesk)
    desk.draft_rules(PROGRAMME)
    with pytest.raises(RefusedError) as refused:
        desk.follow(earlier)
    assert [one.code for one in refused.value.findings] == ["case.follows_itself"]
    assert earlier.case == CaseId("2026-small")
    room.close()
