"""Vectors of real regulations, through the one way in, and the derivation that goes with each number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding
from committee_app.case.identifiers import ItemId, ProposalId, TrackId
from committee_app.case.programme import Aggregation, Measured, Method, Relation, Rounding, RoundingMode, Threshold
from committee_app.scoring.results import Dropped, ProjectScore
from committee_app.scoring.tally import tally
from tests.scoring.books import (
    DOWN_2,
    HALF_EVEN_2,
    HALF_UP_2,
    LOT,
    PLAIN,
    TRIMMED,
    TWO_GROUPS,
    Marks,
    adjusting,
    book,
    criteria,
    ids,
    mean_of,
    programme,
    proposal,
)

P = ProposalId("p")


def plain(rounding: Rounding) -> Aggregation:
    return Aggregation(Method.MEAN, 0, 0, rounding)


def codes(project: ProjectScore) -> list[str]:
    return [step.code for step in project.derivation]


def test_v1_one_highest_and_one_lowest_are_dropped() -> None:
    scored = tally(book(programme(aggregation=TRIMMED, size=7), {"p": [95, 95, 90, 88, 80, 80, 76]}))
    project = scored.projects[P]
    assert project.printed_mean == Fraction("86.6")
    assert (project.counted, project.used, project.trimmed, project.sum_used) == (7, 5, True, 433_00)
    assert [cell.dropped for cell in project.cells] == [Dropped.HIGHEST, *[None] * 5, Dropped.LOWEST]
    assert codes(project) == [
        "derivation.counted",
        "derivation.dropped_highest",
        "derivation.dropped_lowest",
        "derivation.mean",
        "derivation.mean_rounded",
        "derivation.final",
    ]
    assert project.derivation[1].params == (("evaluator", "1"), ("total", Fraction(95)))
    assert project.derivation[3].params == (("sum", Fraction(433)), ("used", 5), ("mean", Fraction("86.6")))


def test_v1_the_plain_mean_uses_all_and_says_so() -> None:
    project = tally(book(programme(aggregation=PLAIN), {"p": [95, 95, 90, 88, 80, 80, 76]})).projects[P]
    assert (project.mean, project.printed_mean) == (Fraction(604, 7), Fraction("86.2857"))
    assert "derivation.plain_mean" in codes(project)


def test_too_few_ballots_to_trim_are_averaged_plainly_and_the_derivation_says_so() -> None:
    project = tally(book(programme(aggregation=TRIMMED), {"p": [100, 80, 80, 20]})).projects[P]
    assert (project.mean, project.trimmed) == (Fraction(70), False)
    step = next(step for step in project.derivation if step.code == "derivation.not_trimmed")
    assert step.params == (("counted", 4), ("needed", 5))


def test_v3_criterion_means_are_over_all_valid_ballots_whoever_was_dropped() -> None:
    marks = {"p": [(50, 20, 0), (30, 25, 20), (40, 20, 20), (40, 18, 20), (40, 15, 15)]}
    project = tally(book(programme(groups=TWO_GROUPS, aggregation=TRIMMED), marks)).projects[P]
    assert project.mean == Fraction(223, 3)  # V2: totals 70, 75, 80, 78, 70
    assert dict(project.criterion_means) == {
        "A": Fraction(40),
        "B": Fraction("34.6"),
        "A1": Fraction(40),
        "B1": Fraction("19.6"),
        "B2": Fraction(15),
    }


def test_v4_two_decimals_make_a_tie_and_four_do_not() -> None:
    marks: Marks = {"p": [84, 84, "84.38"], "q": [84, 84, "84.40"]}
    coarse = tally(book(programme(aggregation=plain(HALF_UP_2)), marks))
    assert [standing.proposals for standing in coarse.tracks[0].standings] == [("p", "q")]
    assert coarse.projects[P].final == Fraction("84.13")
    fine = tally(book(programme(aggregation=plain(Rounding(4))), marks))
    assert [standing.proposals for standing in fine.tracks[0].standings] == [("q",), ("p",)]
    assert fine.projects[P].final == Fraction("84.1267")


@pytest.mark.parametrize(
    ("rounding", "printed"), [(HALF_UP_2, "84.13"), (HALF_EVEN_2, "84.12"), (DOWN_2, "84.12"), (Rounding(4), "84.125")]
)
def test_v5_a_half_goes_where_the_announcement_says(rounding: Rounding, printed: str) -> None:
    project = tally(book(programme(aggregation=plain(rounding)), {"p": [84, 84, 84, "84.5"]})).projects[P]
    assert (project.mean, project.final) == (Fraction("84.125"), Fraction(printed))


def test_v6_a_rounded_value_is_never_rounded_again() -> None:
    marks = {"p": [*["79.99"] * 101, *["80.00"] * 99]}  # exactly 79.99495
    project = tally(book(programme(aggregation=plain(HALF_UP_2)), marks)).projects[P]
    assert (project.mean, project.final) == (Fraction("79.99495"), Fraction("79.99"))


def test_the_final_is_made_from_the_printed_mean_and_rounded_once_more() -> None:
    rules = programme(aggregation=plain(Rounding(1)))
    proposals = [proposal("p", bonus=[("bonus", 0.25)])]
    project = tally(book(rules, {"p": ["84.06"]}, proposals=proposals)).projects[P]
    assert project.printed_mean == Fraction("84.1")
    assert project.final == Fraction("84.4")  # 84.1 + 0.25 = 84.35, and not 84.06 + 0.25 = 84.31 -> 84.3
    assert [dict(step.params) for step in project.derivation[-2:]] == [
        {"mean": Fraction("84.1"), "bonus": Fraction("0.25"), "penalty": 0, "result": Fraction("84.35")},
        {"exact": Fraction("84.35"), "places": 1, "mode": "half_up", "final": Fraction("84.4")},
    ]


def test_a_gate_on_the_exact_final_looks_at_the_value_before_any_rounding() -> None:
    gate = Threshold(ItemId("gate"), "final", Fraction("84.32"), measured=Measured.EXACT)
    rules = programme(aggregation=plain(Rounding(1)), thresholds=[gate])
    project = tally(book(rules, {"p": ["84.06"]}, proposals=[proposal("p", bonus=[("bonus", 0.25)])])).projects[P]
    assert (project.gates[0].value, project.passes) == (Fraction("84.31"), False)


@pytest.mark.parametrize(
    ("places", "measured", "holds"),
    [(2, Measured.ROUNDED, True), (2, Measured.EXACT, False), (4, Measured.ROUNDED, False), (4, Measured.EXACT, False)],
)
def test_v7_a_gate_looks_at_the_printed_or_at_the_exact_value(places: int, measured: Measured, holds: bool) -> None:
    gate = Threshold(ItemId("gate"), "final", Fraction(70), measured=measured)
    rules = programme(aggregation=plain(Rounding(places)), thresholds=[gate])
    scored = tally(book(rules, {"p": [70, "69.99"]}))  # 69.995
    assert scored.projects[P].passes is holds
    assert scored.projects[P].gates[0].holds is holds


@pytest.mark.parametrize(
    ("relation", "mark", "holds"),
    [
        (Relation.AT_LEAST, "68", True),
        (Relation.AT_LEAST, "67.99", False),
        (Relation.ABOVE, "68", False),
        (Relation.ABOVE, "68.01", True),
        (Relation.AT_MOST, "68", True),
        (Relation.AT_MOST, "68.01", False),
        (Relation.BELOW, "68", False),
        (Relation.BELOW, "67.99", True),
    ],
)
def test_v7_the_four_relations_differ_exactly_at_the_edge(relation: Relation, mark: str, holds: bool) -> None:
    gate = Threshold(ItemId("gate"), "final", Fraction(68), relation)
    assert tally(book(programme(thresholds=[gate]), {"p": [mark]})).projects[P].passes is holds


def test_a_gate_on_a_group_looks_at_the_mean_over_all_valid_ballots() -> None:
    gate = Threshold(ItemId("gate"), "B", Fraction(35))
    marks = {"p": [(50, 20, 0), (30, 25, 20), (40, 20, 20), (40, 18, 20), (40, 15, 15)]}
    scored = tally(book(programme(groups=TWO_GROUPS, aggregation=TRIMMED, thresholds=[gate]), marks))
    project = scored.projects[P]
    assert (project.gates[0].value, project.gates[0].holds) == (Fraction("34.6"), False)
    failed = project.derivation[-1]
    assert failed.code == "derivation.gate_failed"
    assert dict(failed.params) == {
        "threshold": "gate",
        "of": "B",
        "value": Fraction("34.6"),
        "relation": "at_least",
        "minimum": Fraction(35),
        "measured": "rounded",
    }


def test_v8_the_golden_case_from_the_exam() -> None:
    """기술 80 (gate 68), 가격 20: gate first, then the sum; B would win with 85 if the gate were skipped."""
    technical = {
        "A": [68, 65, 73, 75, 65],
        "B": [68, 73, 69, 70, 60],
        "C": [68, 62, 69, 65, 60],
        "D": [68, 65, 65, 65, 70],
        "E": [72, 65, 69, 75, 75],
    }
    columns = {
        name: [technical[seat][place] for seat in "ABCDE"] for place, name in enumerate(["갑", "을", "병", "정", "무"])
    }
    rules = programme(groups=criteria(T={"T1": 80}), aggregation=TRIMMED, size=5)
    gate = Threshold(ItemId("85%"), "final", Fraction(68))
    first = tally(book(programme(groups=rules.criteria, aggregation=TRIMMED, thresholds=[gate]), columns))
    trimmed = {name: score.final for name, score in first.projects.items()}
    assert trimmed == {"갑": 68, "을": 65, "병": 69, "정": 70, "무": 65}
    passed = [name for name, score in first.projects.items() if score.passes]
    assert sorted(passed) == sorted(["갑", "병", "정"])

    price = {"갑": 13, "을": 20, "병": 15, "정": 14, "무": 17}
    offers = [proposal(name, bonus=[("price", price[name])]) for name in passed]
    summed = programme(
        groups=rules.criteria,
        aggregation=TRIMMED,
        adjustments=adjusting(bonus_cap=20),
        chain=[mean_of("T"), LOT],
    )
    second = tally(book(summed, {name: columns[name] for name in passed}, proposals=offers))
    assert {name: score.final for name, score in second.projects.items()} == {"갑": 81, "병": 84, "정": 84}
    assert [standing.proposals for standing in second.tracks[0].standings] == [("정",), ("병",), ("갑",)]


def test_v13_the_penalty_comes_after_the_mean() -> None:
    marks = {"p": [90, 88, 86, 84, 70]}
    project = tally(
        book(programme(aggregation=TRIMMED), marks, proposals=[proposal("p", penalty=[("penalty", 3)])])
    ).projects[P]
    assert (project.mean, project.final) == (Fraction(86), Fraction(83))
    assert [step.code for step in project.derivation[-3:]] == [
        "derivation.penalty",
        "derivation.adjusted",
        "derivation.final",
    ]


def test_bonuses_are_capped_together_before_the_penalty_is_taken() -> None:
    offered = proposal("p", bonus=[("bonus", 4), ("bonus", 3)], penalty=[("penalty", 2)])
    project = tally(book(programme(), {"p": [80]}, proposals=[offered])).projects[P]
    assert (project.bonus, project.penalty, project.final) == (Fraction(5), Fraction(2), Fraction(83))
    assert [one.fact("points") for one in project.derivation if one.code == "derivation.bonus"] == [4, 3]
    assert [one.fact("points") for one in project.derivation if one.code == "derivation.penalty"] == [2]
    capped = next(step for step in project.derivation if step.code == "derivation.bonus_capped")
    assert capped.params == (("sum", Fraction(7)), ("cap", Fraction(5)))


def test_a_gate_on_a_criterion_looks_at_the_exact_or_at_the_printed_mean_as_announced() -> None:
    for measured, holds in ((Measured.EXACT, False), (Measured.ROUNDED, True)):
        gate = Threshold(ItemId("least"), "A", Fraction(15), measured=measured)
        rules = programme(aggregation=plain(Rounding(1)), thresholds=[gate])
        (found,) = tally(book(rules, {"p": ["14.95", "14.97"]})).projects[P].gates
        assert (found.holds, found.value) == (holds, Fraction("14.96") if measured is Measured.EXACT else 15)


def test_a_bonus_up_to_the_cap_is_not_called_capped() -> None:
    offered = proposal("p", bonus=[("bonus", 4), ("bonus", 1)])
    project = tally(book(programme(), {"p": [80]}, proposals=[offered])).projects[P]
    assert project.final == Fraction(85)
    assert "derivation.bonus_capped" not in codes(project)


def test_a_final_at_the_total_cap_is_not_called_capped() -> None:
    project = tally(book(programme(), {"p": [96]}, proposals=[proposal("p", bonus=[("bonus", 4)])])).projects[P]
    assert project.final == Fraction(100)
    assert "derivation.total_capped" not in codes(project)


def test_the_final_is_at_most_the_total_cap() -> None:
    project = tally(book(programme(), {"p": [99]}, proposals=[proposal("p", bonus=[("bonus", 4)])])).projects[P]
    assert project.final == Fraction(100)
    assert "derivation.total_capped" in codes(project)
    assert project.printed_mean == Fraction(99)


def test_a_bonus_is_in_no_criterion_mean() -> None:
    project = tally(book(programme(), {"p": [80]}, proposals=[proposal("p", bonus=[("bonus", 4)])])).projects[P]
    assert dict(project.criterion_means) == {"A": Fraction(80), "A1": Fraction(80)}


def test_a_bonus_that_was_not_announced_is_said() -> None:
    marks = {"p": [80, 80]}
    scored = tally(book(programme(), marks, proposals=[proposal("p", bonus=[("gift", 1), ("bonus", 1)])]))
    assert scored.findings == (Finding.of("adjustment.not_announced", proposal="p", item="gift"),)


def test_the_derivation_names_everybody_who_is_not_counted() -> None:
    marks = {"p": [80, None, 80, None]}
    statuses = {"p": {"2": MarkStatus.EXCLUDED, "4": MarkStatus.ABSENT}}
    project = tally(book(programme(), marks, statuses=statuses)).projects[P]
    assert project.derivation[0].params == (("evaluators", 4), ("counted", 2))
    named = [step.params for step in project.derivation if step.code == "derivation.not_counted"]
    assert named == [
        (("evaluator", "2"), ("status", "excluded")),
        (("evaluator", "4"), ("status", "absent")),
    ]


def test_a_cell_shows_who_was_dropped_though_others_did_not_score() -> None:
    marks = {"p": [None, 90, 80, 70, 60, 50]}
    statuses = {"p": {"1": MarkStatus.ABSENT}}
    project = tally(book(programme(aggregation=TRIMMED), marks, statuses=statuses)).projects[P]
    assert [cell.total for cell in project.cells] == [None, 90_00, 80_00, 70_00, 60_00, 50_00]
    assert [cell.dropped for cell in project.cells] == [None, Dropped.HIGHEST, None, None, None, Dropped.LOWEST]


def test_a_proposal_of_an_unknown_track_is_scored_but_ranked_nowhere_and_said() -> None:
    scored = tally(book(programme(), {"p": [80, 80]}, proposals=[proposal("p", track="other")]))
    assert scored.projects[P].final == Fraction(80)
    assert scored.tracks[0].standings == ()
    assert scored.findings == (Finding.of("proposal.unknown_track", proposal="p", track=TrackId("other")),)


def test_equal_finals_are_equal_whatever_makes_them_up() -> None:
    proposals = [proposal("p", bonus=[("bonus", 2)]), proposal("q")]
    scored = tally(book(programme(), {"p": [80], "q": [82]}, proposals=proposals))
    assert scored.tracks[0].ties[0].tied == ids("p", "q")


def test_rounding_down_is_cutting_off() -> None:
    project = tally(book(programme(aggregation=plain(Rounding(0, RoundingMode.DOWN))), {"p": ["84.99"]})).projects[P]
    assert project.final == Fraction(84)


def test_cells_are_made_when_asked_for_and_equal_ones_come_of_equal_books() -> None:
    marks: Marks = {"p": [95, 95, 90, 88, 80, 80, 76]}
    one, same = (tally(book(programme(aggregation=TRIMMED, size=7), marks)).projects[P] for _ in range(2))
    other = tally(book(programme(aggregation=TRIMMED, size=7), {"p": [95, 95, 90, 88, 80, 80, 75]})).projects[P]
    assert (one == same, one.cells == same.cells, one.cells == other.cells) == (True, True, False)
    assert (len(one.cells), one.cells[0], one.cells[-1]) == (7, *(tuple(one.cells)[place] for place in (0, 6)))
    assert one.cells[:2] == tuple(one.cells)[:2]
    with pytest.raises(IndexError):
        _ = one.cells[7]


def test_criterion_means_are_a_mapping_of_all_criteria_and_nothing_else() -> None:
    project = tally(book(programme(groups=TWO_GROUPS, size=2), {"p": [(40, 20, 10), (30, 25, 15)]})).projects[P]
    means = project.criterion_means
    assert (list(means), len(means)) == (["A", "B", "A1", "B1", "B2"], 5)
    assert means == {"A": 35, "B": 35, "A1": 35, "B1": Fraction("22.5"), "B2": Fraction("12.5")}
    with pytest.raises(KeyError):
        _ = means["C"]
