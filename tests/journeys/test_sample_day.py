"""The day from roster files to signed minutes, against plain tables that the second engine made."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction

import pytest

from committee_app.case.acts import LotDrawn, MemberMoved, SelectionResolved, TieVoted
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.desks.ranking import result_of
from committee_app.desks.room import Room
from committee_app.scoring.results import Dropped, ProjectScore, Selected, SelectionStatus, TrackTally
from committee_app.wording import fixed
from tests.journeys.conftest import ToldDay
from tests.sample import expected

MILLION = 1_000_000


def track_of(room: Room, name: str) -> TrackTally:
    return next(one for one in result_of(room.state).tracks if one.track == name)


def row(line: Selected) -> expected.Row:
    """Return a line of the ranking in the form of the expected tables, in million won."""
    money = line.money
    chosen = line.status in (SelectionStatus.SELECTED, SelectionStatus.PARTIAL)
    national = money.national if chosen else money.entitled
    return (
        line.rank,
        line.proposal,
        "" if line.final is None else fixed(line.final, 4),
        line.status.value,
        national // MILLION,
        (money.cost - national) // MILLION,
        line.cumulative // MILLION if chosen else None,
    )


def drawn_order(room: Room) -> tuple[str, str]:
    (lot,) = room.state.lots
    first, second = lot.order
    return first, second


def test_the_rosters_are_those_of_the_files(room: Room) -> None:
    assert len(room.state.proposals) == 40
    assert len(room.state.evaluators) == 15
    assert room.state.rehearsal
    assert room.state.stage is Stage.SIGNED


def test_the_local_ranking_and_money_are_the_expected_table(room: Room) -> None:
    assert tuple(row(line) for line in track_of(room, "local").lines) == expected.LOCAL


def test_the_central_ranking_and_money_are_the_expected_table(room: Room) -> None:
    assert tuple(row(line) for line in track_of(room, "central").lines) == expected.central(*drawn_order(room))


def test_every_number_of_every_project_is_the_expected_one(room: Room) -> None:
    projects = result_of(room.state).projects
    assert tuple(scores(projects[ProposalId(one[0])]) for one in expected.SCORES) == expected.SCORES


def scores(project: ProjectScore) -> tuple[str, int, str, str, str, str, str, str, str, str, str]:
    dropped = {cell.dropped: cell.evaluator for cell in project.cells if cell.dropped}
    means = project.criterion_means
    assert project.printed_mean is not None
    assert project.final is not None
    return (
        project.proposal,
        project.counted,
        dropped[Dropped.HIGHEST],
        dropped[Dropped.LOWEST],
        fixed(project.printed_mean, 4),
        fixed(project.bonus, 4),
        fixed(project.final, 4),
        fixed(means["A"], 4),
        fixed(means["B"], 4),
        fixed(means["C"], 4),
        fixed(means["C2"], 4),
    )


def test_one_project_fails_the_threshold_by_less_than_a_hundredth(room: Room) -> None:
    failed = [line for track in result_of(room.state).tracks for line in track.lines if line.rank is None]
    assert [(line.proposal, fixed(line.final or Fraction(0), 4)) for line in failed] == [("L14", "69.9917")]


@pytest.mark.parametrize(
    ("seat", "proposal", "status"),
    [
        ("4", "C03", MarkStatus.EXCLUDED),
        ("7", "L05", MarkStatus.EXCLUDED),
        ("11", "C09", MarkStatus.RECUSED),
        ("15", "L01", MarkStatus.ABSENT),
    ],
)
def test_a_cell_without_a_mark_says_why(room: Room, seat: str, proposal: str, status: MarkStatus) -> None:
    assert room.state.status(EvaluatorId(seat), ProposalId(proposal)) is status
    assert ProposalId(proposal) not in room.state.opened[EvaluatorId(seat)]


def test_the_tie_in_the_local_selection_is_broken_by_feasibility(room: Room) -> None:
    ties = {one.tied: one for one in track_of(room, "local").ties}
    tie = ties[(ProposalId("L03"), ProposalId("L16"))]
    assert tie.steps[0].step.criterion == "B"
    assert tie.order == ((ProposalId("L03"),), (ProposalId("L16"),))


def test_only_the_lot_settles_the_other_tie(room: Room) -> None:
    kinds = [type(one.act) for one in room.record.journal if isinstance(one.act, TieVoted | LotDrawn)]
    assert kinds == [TieVoted, TieVoted, LotDrawn]
    (tie,) = [one for one in track_of(room, "central").ties if set(one.tied) == {"C04", "C10"}]
    assert [step.step.by.value for step in tie.steps if step.tells_apart] == ["lot"]


def test_the_lot_is_repeated_with_nothing_but_sha256(room: Room) -> None:
    (lot,) = room.state.lots
    by_hand = sorted(lot.tied, key=lambda one: hashlib.sha256(f"{lot.line}|{one}".encode()).hexdigest())
    assert tuple(by_hand) == lot.order


def test_the_minimum_share_displaces_one_project(room: Room) -> None:
    (displacement,) = track_of(room, "local").displacements
    assert (displacement.out, displacement.came_in) == expected.DISPLACED


def test_both_budgets_are_spent_to_the_last_million_and_never_beyond(room: Room) -> None:
    assert [(one.spent, one.left) for one in result_of(room.state).tracks] == [
        (12_000 * MILLION, 0),
        (6_000 * MILLION, 0),
    ]


def test_a_member_who_left_at_noon_is_noted(room: Room) -> None:
    moves = [one.act for one in room.record.journal if isinstance(one.act, MemberMoved)]
    assert [(one.evaluator, one.movement.value) for one in moves if one.movement.value != "arrived"] == [("15", "left")]


def test_the_resolution_is_bound_to_the_result_file(told: ToldDay, room: Room) -> None:
    (resolved,) = [one.act for one in room.record.journal if isinstance(one.act, SelectionResolved)]
    assert resolved.tally_sha256 == hashlib.sha256((told.folder / "result.json").read_bytes()).hexdigest()


def test_the_result_file_is_complete_and_the_table_has_a_line_for_each_project(told: ToldDay) -> None:
    result = json.loads((told.folder / "result.json").read_bytes())
    assert result["complete"] is True
    table = (told.folder / "result.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(table) == 41


def test_no_plain_name_of_the_case_stands_in_the_encrypted_file(told: ToldDay) -> None:
    data = told.case.read_bytes()
    for word in ("강가람", "나린대학교", "복지 사각지대", "CREATE TABLE", "sheet_sealed"):
        assert word.encode() not in data
