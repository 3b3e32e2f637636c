"""The vectors that Korean regulations and one state examination give, each from files to the result of `tally`.

V8 is question 18 of the 2023 grade-7 PSAT (상황판단); the others are worked examples of rules published by the Public
Procurement Service and ministries (trimming, rounding, prices, steps between places, stages).
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.case.programme import Rounding
from committee_app.scoring.advice import Scale, scaled_marks
from committee_app.scoring.rounding import rounded
from tests.real.rule_files import PLAIN_MEAN, TRIMMED, finals, named, ranks, rules, scores_of, tallied

AB = {"A": {"A1": 50}, "B": {"B1": 50}}
V2: dict[str, list[float]] = {"A1": [50, 30, 40, 40, 40], "B1": [20, 45, 40, 38, 30]}


def by_criterion(table: dict[str, list[float]], proposal: str = "P") -> str:
    lines = ["proposal,evaluator,criterion,score"]
    lines += [f"{proposal},{seat},{leaf},{mark}" for leaf, marks in table.items() for seat, mark in enumerate(marks, 1)]
    return "\n".join(lines) + "\n"


def one(folder: Path, marks: list[Any], aggregation: str, **parts: Any) -> dict[str, Any]:
    """Return the only project of a tally of these totals."""
    result = tallied(folder, rules(aggregation=aggregation, size=max(3, len(marks)), **parts), scores_of({"P": marks}))
    found: dict[str, Any] = result["projects"][0]
    return found


@pytest.mark.parametrize(("aggregation", "mean"), [(PLAIN_MEAN, "86.2857"), (TRIMMED, "86.6000")])
def test_v1_of_equal_extremes_one_each_is_dropped(tmp_path: Path, aggregation: str, mean: str) -> None:
    assert one(tmp_path, [95, 95, 90, 88, 80, 80, 76], aggregation)["final"] == mean


@pytest.mark.parametrize(("level", "final"), [("totals", "74.3333"), ("criteria", "76.0000"), ("groups", "76.0000")])
def test_v2_trimming_totals_is_not_trimming_criteria(tmp_path: Path, level: str, final: str) -> None:
    text = rules(criteria=AB, aggregation=f'{TRIMMED}\nlevel = "{level}"', size=5)
    assert finals(tallied(tmp_path, text, by_criterion(V2))) == {"P": final}


@pytest.mark.parametrize(("population", "first"), [("all", "Q"), ("retained", "P")])
def test_v3_the_population_of_a_tie_step_is_announced(tmp_path: Path, population: str, first: str) -> None:
    # The two tie. P's B is 34.6 over all and 37.6667 over those retained, since of its two equal lows the first is
    # dropped; Q's B is 36 either way.
    other: dict[str, list[float]] = {"A1": [39, 39, 37, 37, 39], "B1": [36, 36, 36, 36, 36]}
    text = rules(
        criteria=AB,
        aggregation=TRIMMED,
        size=5,
        tie_break=f'chain = [{{ by = "criterion_mean", criterion = "B", population = "{population}" }}, '
        '{ by = "lot", witnesses = 2 }]',
    )
    scores = by_criterion(V2) + by_criterion(other, "Q").split("\n", 1)[1]
    result = tallied(tmp_path, text, scores)
    projects = {project["proposal"]: project for project in result["projects"]}
    assert projects["P"]["criterion_means"]["B"] == "34.6000"
    assert projects["P"]["ballots"][0]["dropped"] == "lowest"
    assert finals(result) == {"P": "74.3333", "Q": "74.3333"}
    assert ranks(result)[first] == 1


def test_v4_rounding_makes_a_tie_or_not(tmp_path: Path) -> None:
    scores = scores_of({"P": [84, 84, "84.38"], "Q": [84, 84, "84.40"]})
    coarse = tallied(tmp_path, rules(aggregation=PLAIN_MEAN.replace("4", "2")), scores)
    assert finals(coarse) == {"P": "84.13", "Q": "84.13"}
    assert ranks(coarse) == {"P": 1, "Q": 1}
    assert ranks(tallied(tmp_path, rules(), scores)) == {"Q": 1, "P": 2}


@pytest.mark.parametrize(("mode", "final"), [("half_up", "84.13"), ("half_even", "84.12"), ("down", "84.12")])
def test_v5_a_half_goes_where_the_announcement_says(tmp_path: Path, mode: str, final: str) -> None:
    rounding = PLAIN_MEAN.replace("places = 4", f'places = 2, mode = "{mode}"')
    assert one(tmp_path, [84, 84, 84, "84.5"], rounding)["final"] == final


def test_v6_a_mean_is_rounded_once(tmp_path: Path) -> None:
    marks = ["79.99"] * 101 + ["80"] * 99
    assert one(tmp_path, marks, PLAIN_MEAN)["final"] == "79.9950"
    assert one(tmp_path, marks, PLAIN_MEAN.replace("4", "2"))["final"] == "79.99"


@pytest.mark.parametrize(
    ("measured", "places", "passes"), [("rounded", 2, True), ("exact", 2, False), ("rounded", 4, False)]
)
def test_v7_a_threshold_looks_at_what_it_says(tmp_path: Path, measured: str, places: int, passes: bool) -> None:
    gate = f'[[thresholds]]\nid = "70"\nof = "final"\nminimum = 70\nmeasured = "{measured}"'
    rounding = PLAIN_MEAN.replace("4", str(places))
    assert one(tmp_path, [70, "69.99"], rounding, thresholds=gate)["passes"] is passes


@pytest.mark.parametrize(("ceiling", "gate"), [(70, "59.5"), (80, "68"), (90, "76.5")])
def test_v7_85_percent_of_a_ceiling(tmp_path: Path, ceiling: int, gate: str) -> None:
    text = rules(
        criteria={"T": {"A1": ceiling}},
        head=f'entered = [{{ id = "price", title = {named("가격")}, maximum = {100 - ceiling} }}]'.replace(
            '"price"', '"bid"'
        ),
        thresholds='[[thresholds]]\nid = "85%"\nof = "quality"\nratio = 0.85',
    )
    below = str(Fraction(gate) - Fraction(1, 100))
    scores = scores_of({"P": [gate], "Q": [float(Fraction(below))]})
    result = tallied(tmp_path, text, scores, proposals="proposal,entered.bid\nP,1\nQ,10\n")
    assert [project["passes"] for project in result["projects"]] == [True, False]
    assert ranks(result) == {"P": 1}


def test_v8_the_examination(tmp_path: Path) -> None:
    technical = {
        "갑": [68, 68, 68, 68, 72],
        "을": [65, 73, 62, 65, 65],
        "병": [73, 69, 69, 65, 69],
        "정": [75, 70, 65, 65, 75],
        "무": [65, 60, 60, 70, 75],
    }
    text = rules(
        criteria={"T": {"A1": 80}},
        head=f'entered = [{{ id = "bid", title = {named("가격")}, maximum = 20 }}]',
        aggregation=TRIMMED.replace("places = 4", "places = 2"),
        thresholds='[[thresholds]]\nid = "협상적격"\nof = "quality"\nratio = 0.85',
        tie_break='chain = [{ by = "quality" }, { by = "lot", witnesses = 2 }]',
        size=5,
    )
    prices = "proposal,entered.bid\n갑,13\n을,20\n병,15\n정,14\n무,17\n"
    result = tallied(tmp_path, text, scores_of(technical), proposals=prices)
    assert [project["printed_mean"] for project in result["projects"]] == ["68.00", "65.00", "69.00", "70.00", "65.00"]
    assert finals(result) == {"갑": "81.00", "을": "85.00", "병": "84.00", "정": "84.00", "무": "82.00"}
    assert ranks(result) == {"정": 1, "병": 2, "갑": 3}
    assert [line["status"] for line in result["tracks"][0]["lines"]][3:] == ["failed", "failed"]


@pytest.mark.parametrize(
    ("aggregation", "means"), [(PLAIN_MEAN, ("76.4000", "80.5000")), (TRIMMED, ("80.0000", "80.5000"))]
)
def test_v9_who_is_recused_is_left_out_of_one_mean(tmp_path: Path, aggregation: str, means: tuple[str, str]) -> None:
    scores = scores_of({"P": [80, 82, 81, 79, 60], "Q": [80, 82, 81, 79]}).replace("score\n", "score,status\n")
    lines = [line if line.count(",") == 4 else f"{line}," for line in scores.splitlines()]
    text = rules(aggregation=aggregation, size=5)
    result = tallied(tmp_path, text, "\n".join([*lines, "Q,5,,,recused"]) + "\n")
    assert tuple(finals(result).values()) == means
    assert [project["counted"] for project in result["projects"]] == [5, 4]


def on_scale(marks: dict[str, list[int]], scale: Scale) -> dict[str, Fraction]:
    given = {
        ProposalId(name): {EvaluatorId(str(seat)): Fraction(mark) for seat, mark in enumerate(row, 1)}
        for name, row in marks.items()
    }
    return {str(name): advised.value for name, advised in scaled_marks(given, scale).items()}


def test_v10_standard_scores_turn_ranks_and_are_only_advice() -> None:
    advice = on_scale({"X": [95, 78, 78], "Y": [80, 80, 80], "Z": [60, 79, 79]}, Scale.T)
    printed = {name: rounded(value, Rounding(4)) for name, value in advice.items()}
    assert printed == {"X": Fraction("46.4972"), "Y": Fraction("56.9831"), "Z": Fraction("46.5198")}
    one_point = on_scale({"X": [90, 70], "Y": [85, 69], "Z": [80, 68]}, Scale.T)
    assert one_point == {"X": 60, "Y": 50, "Z": 40}


def test_v11_steps_between_places(tmp_path: Path) -> None:
    text = rules(
        criteria={"T": {"A1": 90}},
        head='rank_step = { step = 3, equal = "once" }\n'
        f'entered = [{{ id = "bid", title = {named("가격")}, maximum = 10 }}]',
        aggregation=PLAIN_MEAN.replace("4", "2"),
    )
    scores = scores_of({"A": ["84.10"], "B": ["83.90"], "C": [78]})
    result = tallied(tmp_path, text, scores, proposals="proposal,entered.bid\nA,0\nB,0\nC,0\n")
    assert finals(result) == {"A": "84.10", "B": "81.10", "C": "75.20"}
    tied = scores_of({"A": [84], "B": [84], "C": [82]})
    prices = "proposal,entered.bid\nA,0\nB,0\nC,0\n"
    assert finals(tallied(tmp_path, text, tied, proposals=prices))["C"] == "81.00"
    per_place = text.replace('"once"', '"per_place"')
    assert finals(tallied(tmp_path, per_place, tied, proposals=prices))["C"] == "78.00"
    limited = text.replace("step = 3", "step = 3, most = 4.5")
    assert finals(tallied(tmp_path, limited, scores, proposals=prices)) == {"A": "84.10", "B": "81.10", "C": "76.60"}


def test_v12_prices(tmp_path: Path) -> None:
    text = rules(criteria={"T": {"A1": 80}}, head="price = { maximum = 20, rounding = { places = 4 } }")
    bids = "proposal,price\nP,90\nQ,100\nR,110\n"
    result = tallied(tmp_path, text, scores_of({"P": [0], "Q": [0], "R": [0]}), proposals=bids)
    assert finals(result) == {"P": "20.0000", "Q": "18.0000", "R": "16.3636"}


def test_v13_a_penalty_comes_after_the_mean(tmp_path: Path) -> None:
    text = rules(
        aggregation=TRIMMED,
        adjustments=f'penalty = [{{ id = "contact", title = {named("사전접촉")}, points = 3 }}]',
        size=5,
    )
    scores = scores_of({"P": [90, 88, 86, 84, 70]})
    result = tallied(tmp_path, text, scores, proposals="proposal,penalty.contact\nP,3\n")
    assert (result["projects"][0]["printed_mean"], finals(result)) == ("86.0000", {"P": "83.0000"})


def test_v14_grades_become_points(tmp_path: Path) -> None:
    scale = {"우수": 100, "양호": 90, "보통": 80, "미흡": 70, "불량": 60}
    grades = ",\n".join(f'{{ id = "{name}", title = {named(name)}, percent = {part} }}' for name, part in scale.items())
    text = rules(criteria={"A": {"A1": 30, "A2": 40, "A3": 30}}, head=f"grades = [\n{grades},\n]")
    scores = "proposal,evaluator,criterion,score\nP,1,A1,양호\nP,1,A2,보통\nP,1,A3,우수\n"
    assert finals(tallied(tmp_path, text, scores)) == {"P": "89.0000"}


def stages(mode: str, first: str, last: str) -> str:
    return (
        f'stages = {{ mode = "{mode}", order = [\n  {{ id = "paper", title = {named("서면")}, {first} }},\n'
        f'  {{ id = "talk", title = {named("발표")}{last} }},\n] }}'
    )


def test_v15_stages_are_summed(tmp_path: Path) -> None:
    text = rules(head=stages("sum", "weight = 0.4", ", weight = 0.6"))
    scores = "proposal,evaluator,criterion,score,stage\nP,1,A1,82.40,paper\nP,1,A1,90.10,talk\n"
    assert finals(tallied(tmp_path, text, scores)) == {"P": "87.0200"}


def test_v15_or_the_first_is_a_gate_that_includes_ties_and_is_then_forgotten(tmp_path: Path) -> None:
    text = rules(head=stages("gate", "goes_on = 2", ""))
    paper = {"P": "82.40", "Q": 95, "R": "82.40", "S": 70}
    talk = {"P": "90.10", "Q": 80, "R": 85}
    lines = [f"{name},1,A1,{mark},paper" for name, mark in paper.items()]
    lines += [f"{name},1,A1,{mark},talk" for name, mark in talk.items()]
    result = tallied(tmp_path, text, "\n".join(["proposal,evaluator,criterion,score,stage", *lines]) + "\n")
    assert finals(result) == {"P": "90.1000", "Q": "80.0000", "R": "85.0000", "S": None}
    assert ranks(result) == {"P": 1, "R": 2, "Q": 3}
    assert result["tracks"][0]["lines"][3]["status"] == "failed"
    assert "score.no_number" not in [finding["code"] for finding in result["findings"]]
