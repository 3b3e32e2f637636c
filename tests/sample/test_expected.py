"""The sample day comes to the expected tables, and meets everything it was arranged to meet."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.desks.sample_marks import STEP, sample_marks, sample_reasons
from tests.naive_tally import tally
from tests.sample import expected
from tests.sample.announcement import CENTRAL, EVALUATORS, MAXIMA, MILLION, PROJECTS, RULES, WITHOUT_A_BALLOT

LOTS = (expected.TIE_BY_LOT, tuple(reversed(expected.TIE_BY_LOT)))
UNDECIDED_VOTES = [
    {"tied": list(expected.TIE_BY_LOT), "round": 1, "votes": {"C04": 7, "C10": 7}, "abstained": 1, "invalid": 0},
    {"tied": list(expected.TIE_BY_LOT), "round": 2, "votes": {"C04": 7, "C10": 6}, "abstained": 1, "invalid": 1},
]
BALLOTS = [
    (evaluator, project, marks) for evaluator, sheet in sample_marks().items() for project, marks in sheet.items()
]
CELLS = [(str(evaluator), str(project)) for evaluator, project, _ in BALLOTS]


def text(value: Fraction) -> str:
    """Write a value that has at most four decimals."""
    ten_thousandths = value * 10_000
    assert ten_thousandths.denominator == 1
    return f"{ten_thousandths.numerator // 10_000}.{ten_thousandths.numerator % 10_000:04d}"


@cache
def result(*lot: str) -> dict[str, Any]:
    sheets = sample_marks()
    marks = {
        project: {one: sheets[EvaluatorId(one)][ProposalId(project)] for one in EVALUATORS if (one, project) in CELLS}
        for project in PROJECTS
    }
    lots = [{"tied": list(expected.TIE_BY_LOT), "order": list(lot)}] if lot else []
    return tally(RULES, PROJECTS, EVALUATORS, marks, votes=UNDECIDED_VOTES, lots=lots)


def track(name: str, *lot: str) -> dict[str, Any]:
    found: dict[str, Any] = result(*(lot or expected.TIE_BY_LOT))["tracks"][name]
    return found


def final_of(project: str) -> Fraction:
    final: Fraction = result()["projects"][project]["final"]
    return final


def printed_means(project: str) -> dict[str, Fraction]:
    scores = result()["projects"][project]
    means: dict[str, Fraction] = scores["groups"] | scores["leaves"]
    return means


def table(name: str, *lot: str) -> tuple[expected.Row, ...]:
    found = track(name, *lot)
    selection = found["selection"]
    rows: list[expected.Row] = []
    spent = 0
    for project in [*sorted(found["ranks"], key=lambda one: found["ranks"][one]), *found["failed"]]:
        rank, final, entitled = found["ranks"].get(project), text(final_of(project)), found["entitled"][project]
        if project in selection["money"]:
            national, local = selection["money"][project], selection["local"][project]
            spent += national
            status = "partial" if project in selection["partial"] else "selected"
            rows.append((rank, project, final, status, national // MILLION, local // MILLION, spent // MILLION))
            continue
        status = "reserve" if project in selection["reserves"] else "not_selected"
        status = "failed" if project in found["failed"] else status
        national, local = entitled["national"] // MILLION, entitled["local"] // MILLION
        rows.append((rank, project, final, status, national, local, None))
    return tuple(rows)


# ── the tables ─────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("row", expected.SCORES, ids=lambda row: str(row[0]))
def test_every_project_gets_the_expected_scores(row: tuple[Any, ...]) -> None:
    project = row[0]
    scores, means = result()["projects"][project], printed_means(project)
    found = (project, scores["counted"], *scores["dropped"]["highest"], *scores["dropped"]["lowest"])
    points = (scores["mean"], Fraction(scores["bonus"], 100), scores["final"])
    assert (*found, *map(text, points), *(text(means[one]) for one in ("A", "B", "C", "C2"))) == row


def test_the_expected_scores_name_every_project_once() -> None:
    assert [row[0] for row in expected.SCORES] == list(PROJECTS)
    assert all(len(row) == len(expected.SCORES_HEAD) for row in expected.SCORES)


@pytest.mark.parametrize("lot", LOTS)
def test_the_central_list_is_the_expected_one_whatever_the_lot_says(lot: tuple[str, str]) -> None:
    assert table("central", *lot) == expected.central(*lot)
    assert tuple(track("central", *lot)["selection"]["reserves"]) == expected.central_reserves(*lot)


@pytest.mark.parametrize("lot", LOTS)
def test_the_local_list_is_the_expected_one_whatever_the_lot_says(lot: tuple[str, str]) -> None:
    assert table("local", *lot) == expected.LOCAL
    assert tuple(track("local", *lot)["selection"]["reserves"]) == expected.LOCAL_RESERVES


# ── what the day was arranged to meet ──────────────────────────────────────────────────────
def test_a_tie_inside_the_local_selection_is_broken_by_the_feasibility_mean() -> None:
    (first, first_mean), (second, second_mean) = expected.TIE_BY_FEASIBILITY
    assert final_of(first) == final_of(second) == Fraction("89.75")
    assert (text(printed_means(first)["B"]), text(printed_means(second)["B"])) == (first_mean, second_mean)
    assert track("local")["ties"] == [{"tied": [first, second], "by": "B", "order": [[first], [second]]}]
    assert {first, second} <= set(track("local")["selection"]["money"])


def test_a_tie_that_means_and_votes_leave_open_waits_for_a_lot() -> None:
    first, second = expected.TIE_BY_LOT
    assert final_of(first) == final_of(second)
    assert all(printed_means(first)[one] == printed_means(second)[one] for one in ("B", "C", "A", "C2"))
    undecided = result()["tracks"]["central"]
    assert undecided["undecided"] == [[first, second]]
    assert undecided["selection"] is None


@pytest.mark.parametrize("lot", LOTS)
def test_the_lot_settles_that_tie_and_no_other(lot: tuple[str, str]) -> None:
    order = [[one] for one in lot]
    assert track("central", *lot)["ties"] == [{"tied": list(expected.TIE_BY_LOT), "by": "lot", "order": order}]
    assert track("central", *lot)["undecided"] == track("local", *lot)["undecided"] == []


def test_the_pair_of_the_lot_was_not_given_the_same_marks() -> None:
    sheets = sample_marks()
    first, second = (ProposalId(one) for one in expected.TIE_BY_LOT)
    assert sum(sheet[first] != sheet[second] for sheet in sheets.values()) > 10


@pytest.mark.parametrize(("name", "last"), [("central", "C05"), ("local", "L21")])
def test_the_last_selected_project_of_each_track_is_funded_in_part(name: str, last: str) -> None:
    selection = track(name)["selection"]
    assert selection["partial"] == [last] == list(selection["money"])[-1:]
    given = Fraction(selection["money"][last], track(name)["entitled"][last]["national"])
    assert Fraction(7, 10) <= given < 1
    assert selection["left"] == 0


def test_a_project_fails_by_less_than_a_hundredth_in_spite_of_its_bonus() -> None:
    scores = result()["projects"]["L14"]
    assert (text(scores["final"]), scores["bonus"]) == ("69.9917", 200)
    failed = {project: tuple(reasons) for project, reasons in track("local")["failed"].items()}
    assert failed == expected.FAILED
    assert track("central")["failed"] == {}


def test_a_project_with_exactly_the_threshold_passes() -> None:
    assert final_of("L09") == 70
    assert result()["projects"]["L09"]["passed"]


def test_the_minimum_share_outside_the_capital_region_displaces_one_project() -> None:
    def share(money: dict[str, int]) -> Fraction:
        return Fraction(sum("outside_capital" in PROJECTS[one]["groups"] for one in money), len(money))

    selection = track("local")["selection"]
    assert tuple((one, won // MILLION) for one, won in selection["before"].items()) == expected.LOCAL_BEFORE_THE_SHARE
    leaves, comes = expected.DISPLACED
    assert selection["swaps"] == [{"group": "outside_capital", "leaves": leaves, "comes": comes}]
    assert selection["before"].keys() - selection["money"].keys() == {leaves}
    assert selection["money"].keys() - selection["before"].keys() == {comes}
    assert (share(selection["before"]), share(selection["money"])) == (Fraction(2, 5), Fraction(1, 2))
    assert selection["unmet"] == []


def test_a_better_ranked_project_inside_the_capital_region_does_not_come_in() -> None:
    ranks = track("local")["ranks"]
    assert ranks["L06"] < ranks["L18"] < ranks["L21"]
    assert "L18" not in track("local")["selection"]["money"]


@pytest.mark.parametrize("name", ["central", "local"])
def test_each_track_is_oversubscribed_and_has_three_reserves(name: str) -> None:
    entitled = track(name)["entitled"]
    assert sum(entitled[one]["national"] for one in track(name)["ranks"]) > RULES["tracks"][name]["budget"]
    assert len(track(name)["selection"]["reserves"]) == 3


@pytest.mark.parametrize(
    ("project", "national", "local"),
    [
        ("L02", 750, 750),  # 40.1: 50 %
        ("L06", 550, 550),  # 40.1: 50 %
        ("L03", 840, 560),  # 40.0: 60 %
        ("L04", 780, 520),  # 30.1: 60 %
        ("L08", 875, 375),  # 30.0: 70 %
        ("L10", 665, 285),  # 20.1: 70 %
        ("L11", 586, 147),  # 20.0: 80 % of 733, less than a million cut off
        ("L21", 520, 130),  # 19.9: 80 %
        ("L17", 266, 67),  # 80 % of 333
        ("L24", 1000, 500),  # 720 + 480, capped
    ],
)
def test_every_edge_of_the_matching_table_gives_its_money(project: str, national: int, local: int) -> None:
    entitled = track("local")["entitled"][project]
    assert (entitled["national"], entitled["local"]) == (national * MILLION, local * MILLION)


def test_equal_extremes_drop_the_lowest_seat() -> None:
    """At least one project has two lowest or two highest totals; the naive computation drops the lower seat."""
    equal = 0
    for project in PROJECTS:
        totals = {int(evaluator): sum(marks) for evaluator, one, marks in BALLOTS if one == project}
        scores = result()["projects"][project]
        for end, extreme in (("highest", max(totals.values())), ("lowest", min(totals.values()))):
            seats = [seat for seat, total in totals.items() if total == extreme]
            assert scores["dropped"][end] == [str(min(seats))]
            equal += len(seats) > 1
    assert equal


# ── the marks themselves ───────────────────────────────────────────────────────────────────
def test_nobody_changed_the_sample_marks_unawares() -> None:
    listing = "".join(f"{evaluator},{project},{','.join(map(str, marks))}\n" for evaluator, project, marks in BALLOTS)
    assert hashlib.sha256(listing.encode()).hexdigest() == expected.MARKS_SHA256


def test_every_ballot_is_there_but_the_excluded_recused_and_absent_ones() -> None:
    assert len(CELLS) == len(set(CELLS))
    assert {(one, project) for one in EVALUATORS for project in PROJECTS} - set(CELLS) == WITHOUT_A_BALLOT
    assert set(CELLS).isdisjoint(WITHOUT_A_BALLOT)


def test_every_mark_is_on_the_step_and_between_half_and_all_of_its_maximum() -> None:
    for _, _, marks in BALLOTS:
        assert len(marks) == len(MAXIMA)
        assert all(type(mark) is int and mark % STEP == 0 for mark in marks)
        assert all(maximum // 2 <= mark <= maximum for mark, maximum in zip(marks, MAXIMA, strict=True))


def test_totals_look_like_a_committees() -> None:
    totals = [sum(marks) for _, _, marks in BALLOTS]
    assert min(totals) > 6000
    assert max(totals) < 9800
    central = [(evaluator, sum(marks)) for evaluator, project, marks in BALLOTS if project in CENTRAL]
    given = [[total for evaluator, total in central if evaluator == one] for one in EVALUATORS]
    severity = [Fraction(sum(totals), len(totals)) for totals in given]
    assert max(severity) - min(severity) > 200


@pytest.mark.parametrize("evaluator", EVALUATORS)
def test_a_members_reasons_are_long_enough_for_every_group_and_not_all_alike(evaluator: str) -> None:
    written = [sample_reasons(EvaluatorId(evaluator), project) for project in sample_marks()[EvaluatorId(evaluator)]]
    for one in written:
        assert [group for group, _ in one.reasons] == ["A", "B", "C"]
        assert all(len(reason) >= 20 for _, reason in one.reasons)
        assert "강점" in one.opinion
        assert "약점" in one.opinion
        assert "보완조건" in one.opinion
    assert len({one.opinion for one in written}) > 10


def test_there_are_no_reasons_where_there_is_no_ballot() -> None:
    with pytest.raises(KeyError):
        sample_reasons(EvaluatorId("4"), ProposalId("C03"))
