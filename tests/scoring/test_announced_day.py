"""The programme as shipped, and the ranking that its announcement shows as an example (domain paper 10.5).

Every member gives the same ballot, made so that the announced final comes out; only L14 needs two kinds of
ballots to land on 69.9950.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from committee_app import resources
from committee_app.case.ballots import ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, GroupId, ItemId, Points, ProposalId, TrackId, Won
from committee_app.case.programme import Programme
from committee_app.case.programme_text import read_programme
from committee_app.case.proposals import Body, Proposal
from committee_app.scoring.results import SelectionStatus, Tally
from committee_app.scoring.tally import tally
from tests.sample.announcement import EVALUATORS, MILLION, PROJECTS, WITHOUT_A_BALLOT
from tests.scoring.books import points

CENTRAL = {
    "C14": "92.10", "C02": "91.40", "C09": "90.80", "C15": "90.10", "C03": "89.60", "C16": "88.00", "C05": "87.20",
    "C04": "86.00", "C10": "85.00", "C01": "84.00", "C06": "83.00", "C07": "82.00", "C08": "81.00", "C11": "80.00",
    "C12": "79.00", "C13": "78.00",
}  # fmt: skip
LOCAL = {
    "L13": "91.25", "L11": "90.50", "L03": "89.75", "L16": "89.75", "L08": "88.10", "L17": "87.30", "L10": "86.95",
    "L01": "86.40", "L06": "85.90", "L22": "84.75", "L19": "83.20", "L04": "82.00",
    "L02": "81.90", "L05": "81.00", "L07": "80.00", "L09": "79.00", "L12": "78.00", "L15": "77.00", "L18": "76.00",
    "L20": "75.00", "L21": "74.00", "L23": "73.00", "L24": "70.00",
}  # fmt: skip
FEASIBILITY = {"L03": "36.20", "L16": "35.80"}


@cache
def announced() -> Programme:
    return read_programme(resources.text("programmes", "public-ai-2026.toml"))


def ballot(total: Points, feasibility: Points | None) -> tuple[Points, ...]:
    """Return marks that sum up to the total, with so much of it for B (two fifths if it does not matter)."""
    rules = announced()
    left = {"B": feasibility or Points(total * 2 // 5)}
    left["rest"] = Points(total - left["B"])
    marks = []
    for leaf in rules.leaves:
        where = "B" if leaf.id.startswith("B") else "rest"
        mark = min(leaf.maximum, left[where])
        left[where] = Points(left[where] - mark)
        marks.append(mark)
    assert not any(left.values())
    return tuple(marks)


@cache
def day() -> ScoreBook:
    rules = announced()
    seats = tuple(EvaluatorId(seat) for seat in EVALUATORS)
    marks, statuses = {}, {}
    for name, facts in PROJECTS.items():
        given = [seat for seat in seats if (seat, name) not in WITHOUT_A_BALLOT]
        final = points(({"L14": "70.00"} | CENTRAL | LOCAL)[name])
        granted = facts["bonus"]
        feasibility = points(FEASIBILITY[name]) if name in FEASIBILITY else None
        plain = ballot(Points(final - granted), feasibility)
        less = ballot(Points(final - granted - 1), feasibility)
        marks[ProposalId(name)] = {
            seat: less if name == "L14" and place % 2 else plain for place, seat in enumerate(given)
        }
        statuses[ProposalId(name)] = {seat: MarkStatus.RECUSED for seat in seats if seat not in given}
    proposals = tuple(one_proposal(name, facts) for name, facts in PROJECTS.items())
    return ScoreBook(rules, "00" * 32, proposals, seats, marks, statuses)


def one_proposal(name: str, facts: dict[str, Any]) -> Proposal:
    groups = tuple(GroupId(group) for group in facts["groups"])
    announced_points = {"depopulation": 200, "joint": 100}
    bonus = tuple((ItemId(group), Points(announced_points[group])) for group in groups if group in announced_points)
    bodies = tuple(Body(name, Won(cost), reliance) for cost, reliance in facts["bodies"])
    asked = facts["requested"]
    return Proposal(
        id=ProposalId(name),
        title=name,
        applicant=name,
        kind="가상",
        track=TrackId(facts["track"]),
        bodies=bodies,
        requested=None if asked is None else Won(asked),
        groups=groups,
        bonus=bonus,
    )


def table(result: Tally, track: int) -> list[tuple[str, int, int, str]]:
    """Return (project, million won, cumulative, status) of all with money or a place in reserve."""
    shown = {SelectionStatus.SELECTED, SelectionStatus.PARTIAL, SelectionStatus.RESERVE}
    return [
        (line.proposal, line.money.national // MILLION, line.cumulative // MILLION, line.status.value)
        for line in result.tracks[track].lines
        if line.status in shown
    ]


def test_the_local_track_comes_out_as_announced() -> None:
    result = tally(day())
    assert table(result, 1) == [
        ("L13", 480, 480, "selected"),
        ("L11", 586, 1_066, "selected"),
        ("L03", 840, 1_906, "selected"),
        ("L16", 960, 2_866, "selected"),
        ("L08", 875, 3_741, "selected"),
        ("L17", 266, 4_007, "selected"),
        ("L10", 665, 4_672, "selected"),
        ("L01", 800, 5_472, "selected"),
        ("L06", 528, 6_000, "partial"),
        ("L22", 0, 6_000, "reserve"),
        ("L19", 0, 6_000, "reserve"),
        ("L04", 0, 6_000, "reserve"),
    ]
    assert [line.money.entitled // MILLION for line in result.tracks[1].lines[8:12]] == [550, 336, 500, 780]
    assert result.tracks[1].displacements == ()
    assert result.findings == ()


def test_the_tie_of_the_local_track_is_told_apart_by_feasibility() -> None:
    (tie,) = tally(day()).tracks[1].ties
    assert (tie.final, tie.tied) == (Fraction("89.75"), ("L03", "L16"))
    assert tie.steps[0].values == (("L03", Fraction("36.2")), ("L16", Fraction("35.8")))


def test_l14_fails_by_half_a_hundredth() -> None:
    result = tally(day())
    last = result.tracks[1].lines[-1]
    assert (last.proposal, last.rank, last.status) == ("L14", None, SelectionStatus.FAILED)
    assert last.final == Fraction("69.995")
    assert [step.fact("threshold") for step in last.reasons] == ["final-70"]


def test_the_central_track_comes_out_as_announced() -> None:
    assert table(tally(day()), 0) == [
        ("C14", 2_000, 2_000, "selected"),
        ("C02", 2_000, 4_000, "selected"),
        ("C09", 1_900, 5_900, "selected"),
        ("C15", 1_340, 7_240, "selected"),
        ("C03", 1_500, 8_740, "selected"),
        ("C16", 1_720, 10_460, "selected"),
        ("C05", 1_540, 12_000, "partial"),
        ("C04", 0, 12_000, "reserve"),
        ("C10", 0, 12_000, "reserve"),
        ("C01", 0, 12_000, "reserve"),
    ]


def test_each_project_counts_as_many_ballots_as_announced() -> None:
    counted = {name: score.counted for name, score in tally(day()).projects.items()}
    expected = {"C03": 14, "C09": 14, "L05": 13}
    assert all(count == expected.get(name, 14 if name[0] == "L" else 15) for name, count in counted.items())
