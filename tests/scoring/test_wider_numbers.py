"""Numbers by the further methods: sums, medians, parts, places, steps, prices, and what is missing for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from committee_app.case.ballots import EarlierStage, Facts, ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.entry_rules import GradeLimits
from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, EvaluatorId, ItemId, Points, ProposalId, StageId, Won
from committee_app.case.programme import (
    Aggregation,
    BallotValue,
    Distribution,
    EnteredItem,
    EqualRaw,
    Fallback,
    GapLimit,
    GapOf,
    Grade,
    Level,
    Method,
    PriceAmong,
    PriceRule,
    RankStep,
    Rounding,
    Stage,
    StageMode,
    Stages,
    Threshold,
    TieStep,
    TieStepKind,
    Track,
)
from committee_app.scoring.explaining.trials import cells_of
from committee_app.scoring.explaining.weights import weights
from committee_app.scoring.placings import placings
from committee_app.scoring.prices import exact_price_points
from committee_app.scoring.results import GateResult, ProjectScore, SelectionStatus
from committee_app.scoring.tally import tally
from tests.scoring.books import LOT, MAIN, NAME, Cell, Marks, book, criteria, ids, programme, proposal

P = ProposalId("p")
TWO = Rounding(2)


def scored(rule: Aggregation, marks: Sequence[float], **facts: object) -> ProjectScore:
    given = book(programme(aggregation=rule, size=3), {"p": list(marks)})
    return tally(replace(given, facts={P: Facts(**facts)})).projects[P]  # type: ignore[arg-type]


def codes(score: ProjectScore) -> list[str]:
    return [step.code.removeprefix("derivation.") for step in score.derivation]


# ── methods ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("method", "final", "said"),
    [
        (Method.SUM, "260", ["counted", "plain_sum", "sum", "value_rounded", "final"]),
        (Method.MEDIAN, "90", ["counted", "median_of", "median", "value_rounded", "final"]),
        (Method.BEST_SUM, "185", ["counted", "best_kept", "sum", "value_rounded", "final"]),
    ],
)
def test_sum_median_and_best_say_what_they_do(method: Method, final: str, said: list[str]) -> None:
    rule = Aggregation(method, 0, 0, TWO, best=2 if method is Method.BEST_SUM else 0)
    given = replace(programme(aggregation=rule), adjustments=replace(programme().adjustments, total_cap=Points(300_00)))
    score = tally(book(given, {"p": [75, 95, 90]})).projects[P]
    assert (score.final, codes(score)) == (Fraction(final), said)


def test_diving_drops_two_at_each_end_and_adds_three_times_the_difficulty() -> None:
    rule = Aggregation(Method.TRIMMED_SUM, 2, 7, TWO, factor=True)
    score = scored(rule, [7, 7.5, 8, 8, 8.5, 8.5, 9], factor=Fraction("3.2"))
    assert score.final == Fraction("78.4")  # (8 + 8 + 8.5) × 3.2
    assert codes(score).count("part_dropped") == 4
    assert "product" in codes(score)
    assert "parts_sum" not in codes(score)  # there is one part: nothing is added up


def test_of_several_parts_the_sum_is_told() -> None:
    rule = Aggregation(Method.MEAN, 0, 0, TWO, level=Level.CRITERIA)
    halves = criteria(A={"A1": 50}, B={"B1": 50})
    score = tally(book(programme(groups=halves, aggregation=rule), {"p": [(40, 30), (20, 50)]})).projects[P]
    told = next(one for one in score.derivation if one.code == "derivation.parts_sum")
    assert told.fact("parts") == 2
    assert score.final == 70
    assert not score.trimmed
    assert "derivation.product" not in {one.code for one in score.derivation}  # once each: there is nothing to say


def test_too_few_to_trim_may_mean_no_number() -> None:
    rule = Aggregation(Method.TRIMMED_MEAN, 1, 5, TWO)
    assert scored(rule, [80, 90, 70, 60]).final == 75
    strict = scored(replace(rule, fallback=Fallback.UNSCORED), [80, 90, 70, 60])
    assert (strict.final, codes(strict)[-2:]) == (None, ["too_few", "no_number"])


def test_below_the_quorum_of_marks_there_is_no_number_and_it_is_said() -> None:
    rule = Aggregation(Method.MEDIAN, 0, 0, TWO, quorum=3)
    result = tally(book(programme(aggregation=rule), {"p": [80, 90, None], "q": [80, 70, 60]}))
    assert result.projects[P].final is None
    assert Finding.of("score.no_number", proposal="p", lack="marks") in result.findings
    assert result.tracks[0].lines[-1].status is SelectionStatus.UNSCORED


def test_sums_of_different_numbers_of_ballots_are_remarked_on() -> None:
    rule = Aggregation(Method.SUM, 0, 0, TWO)
    result = tally(book(programme(aggregation=rule), {"p": [40, 40, None], "q": [30, 30, 30]}))
    assert Finding.of("score.sums_differ", track="main") in result.findings


# ── parts ──────────────────────────────────────────────────────────────────────────────────
def test_rounding_has_its_named_place() -> None:
    weighted = criteria(A={"A1": 50}, B={"B1": 50})
    groups = tuple(replace(group, weight=Fraction(1, 3)) for group in weighted)
    marks: Marks = {"p": [(10, 20), (11, 20), (11, 21)]}  # A 32/3, B 61/3
    finals = {}
    for name, part, product in (("end", None, None), ("part", TWO, None), ("product", None, TWO)):
        rule = Aggregation(
            Method.MEAN, 0, 0, Rounding(4), level=Level.GROUPS, part_rounding=part, product_rounding=product
        )
        finals[name] = tally(book(programme(groups=groups, aggregation=rule), marks)).projects[P].final
    assert finals == {
        "end": Fraction("10.3333"),  # 31/3
        "part": Fraction("10.3333"),  # (10.67 + 20.33) / 3
        "product": Fraction("10.34"),  # 3.56 + 6.78
    }


def test_fields_of_expertise_score_their_own_groups_and_trim_by_themselves() -> None:
    groups = criteria(law={"L1": 40}, data={"D1": 60})
    groups = tuple(replace(group, field=group.id) for group in groups)
    rule = Aggregation(Method.TRIMMED_MEAN, 1, 4, TWO, level=Level.FIELDS)
    law: list[tuple[float, float]] = [(40, 0), (30, 0), (20, 0)]  # three: none is dropped
    data: list[tuple[float, float]] = [(0, 60), (0, 50), (0, 40), (0, 20)]  # four: 50 and 40 stay
    given = book(programme(groups=groups, aggregation=rule), {"p": [*law, *data]})
    fields = {EvaluatorId(str(seat)): "law" if seat <= 3 else "data" for seat in range(1, 8)}
    score = tally(replace(given, fields=fields)).projects[P]
    assert score.final == 75
    assert dict(score.criterion_means) == {"law": 30, "data": Fraction("42.5"), "L1": 30, "D1": Fraction("42.5")}
    without = tally(given)
    assert without.projects[P].final is None
    assert Finding.of("score.no_number_in", proposal="p", lack="marks", what="law") in without.findings


def test_marks_below_zero_are_marks() -> None:
    assert scored(Aggregation(Method.MEAN, 0, 0, TWO), [-5, 1, 1]).final == -1


# ── places ─────────────────────────────────────────────────────────────────────────────────
def test_rank_sums_put_the_smallest_first_and_equal_totals_share_a_place() -> None:
    rule = Aggregation(Method.SUM, 0, 0, Rounding(1), counts=BallotValue.RANKS)
    result = tally(book(programme(aggregation=rule), {"p": [90, 80], "q": [80, 80], "r": [70, 60]}))
    assert {name: score.final for name, score in result.projects.items()} == {
        "p": Fraction("2.5"),
        "q": Fraction("3.5"),
        "r": 6,
    }
    assert [standing.proposals for standing in result.tracks[0].standings] == [("p",), ("q",), ("r",)]
    assert result.projects[P].placed == {"1": 100, "2": 150}
    assert "placings" in codes(result.projects[P])


def test_borda_counts_how_many_stand_below_among_those_the_evaluator_scored() -> None:
    rule = Aggregation(Method.MEAN, 0, 0, TWO, counts=BallotValue.BORDA)
    given = book(
        programme(aggregation=rule),
        {"p": [90, 80], "q": [80, 85], "r": [70, None]},
        statuses={"r": {"2": MarkStatus.RECUSED}},
    )
    result = tally(given)
    assert {name: score.final for name, score in result.projects.items()} == {"p": 1, "q": 1, "r": 0}
    assert placings({}, BallotValue.BORDA) == {}


# ── what is added, and what is missing ─────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("bid", "points"),
    [(100, "18"), (80, "22.5"), (79, "22.6"), (60, "24.5"), (50, "24.5")],
)
def test_below_80_percent_of_the_estimate_another_formula_holds(bid: int, points: str) -> None:
    rule = PriceRule(Points(20_00), TWO, Won(100))
    assert exact_price_points(Won(bid), Won(90), rule) == Fraction(points)


def test_what_a_proposal_lacks_for_a_number_is_named() -> None:
    item = EnteredItem(ItemId("record"), NAME, Points(10_00))
    entered = replace(programme(), entered=(item,))
    priced = replace(programme(), price=PriceRule(Points(10_00), TWO))
    factored = programme(aggregation=Aggregation(Method.MEAN, 0, 0, TWO, factor=True))
    for rules, lack, what in ((entered, "item", "record"), (priced, "price", ""), (factored, "factor", "")):
        result = tally(book(rules, {"p": [80, 80]}))
        assert result.projects[P].final is None
        named = Finding.of("score.no_number_in", proposal="p", lack=lack, what=what)
        assert result.findings == (named if what else Finding.of("score.no_number", proposal="p", lack=lack),)
        assert codes(result.projects[P])[-1] == "no_number"


def test_a_single_applicant_may_have_a_gate_of_its_own() -> None:
    gate = Threshold(ItemId("60"), "final", Fraction(60), single=Fraction(70))
    rules = programme(thresholds=[gate])
    assert tally(book(rules, {"p": [65]})).projects[P].gates[0].minimum == 70
    assert not tally(book(rules, {"p": [65]})).projects[P].passes
    assert tally(book(rules, {"p": [65], "q": [50]})).projects[P].passes


def test_bonus_after_added_points_has_a_sentence_of_its_own() -> None:
    item = EnteredItem(ItemId("record"), NAME, Points(10_00))
    rules = replace(programme(), entered=(item,))
    offered = replace(book(rules, {"p": [80]}).proposals[0], bonus=((ItemId("bonus"), Points(2_00)),))
    given = replace(book(rules, {"p": [80]}, proposals=[offered]), facts={P: Facts(entered=((item.id, Points(5_00)),))})
    score = tally(given).projects[P]
    assert score.final == 87
    assert codes(score)[-5:] == ["entered", "added", "bonus", "with_bonus", "final"]


# ── what each evaluator owes over all proposals ────────────────────────────────────────────
GRADES = tuple(Grade(name, NAME, percent) for name, percent in (("우수", 100), ("보통", 80)))


def sheets(rule: Distribution, marks: Marks) -> ScoreBook:
    return book(replace(programme(), grades=GRADES, distribution=rule), marks)


def test_a_grade_given_too_often_is_said_and_counts_all_the_same() -> None:
    table = Distribution((GradeLimits(1, (1, 3)), GradeLimits(3, (2, 3))))
    result = tally(sheets(table, {"p": [100, 100], "q": [100, 100], "r": [80, 100]}))
    facts = {"evaluator": "2", "criterion": "A1", "grade": "우수", "given": 3, "most": 2}
    assert [dict(found.params) for found in result.findings if found.code == "distribution.not_kept"] == [facts]
    two = tally(sheets(table, {"p": [100], "q": [100]}))
    assert [found.code for found in two.findings if found.code.startswith("distribution")] == ["distribution.not_kept"]
    none = tally(sheets(Distribution((GradeLimits(4, (2, 3)),)), {"p": [100], "q": [100], "r": [100]}))
    assert not [found for found in none.findings if found.code.startswith("distribution")]


def test_equal_totals_of_one_evaluator_are_said() -> None:
    result = tally(sheets(Distribution(all_different=True), {"p": [100, 80], "q": [100, 100], "r": [80, None]}))
    equal = [found for found in result.findings if found.code == "distribution.equal_totals"]
    assert equal == [Finding.of("distribution.equal_totals", evaluator="1", first="p", second="q")]
    assert ids("p") == (P,)


# ── what depends on the others of a track ──────────────────────────────────────────────────
def test_the_lowest_bid_may_be_that_of_those_who_passed() -> None:
    gate = Threshold(ItemId("quality"), "quality", Fraction(60))
    bids = {ProposalId(name): Facts(price=Won(bid)) for name, bid in (("p", 100), ("q", 50))}
    finals = {}
    for among in PriceAmong:
        rules = replace(programme(thresholds=[gate]), price=PriceRule(Points(10_00), TWO, among=among))
        result = tally(replace(book(rules, {"p": [80], "q": [40]}), facts=bids))
        finals[among] = (result.projects[P].final, result.projects[ProposalId("q")].passes)
    assert finals == {PriceAmong.ALL: (Fraction(85), False), PriceAmong.PASSING: (Fraction(90), False)}


def staged(mode: StageMode, paper: Stage, talk: Stage, earlier: Marks, last: Marks) -> ScoreBook:
    rules = replace(
        programme(tracks=[Track(MAIN, NAME, Won(1_000), Won(1_000), seats=1)]), stages=Stages(mode, (paper, talk))
    )
    before = book(rules, earlier)
    given = book(rules, {name: last.get(name, []) for name in earlier})
    return replace(given, earlier={paper.id: EarlierStage(before.marks)}, evaluators=before.evaluators)


def test_stages_are_summed_from_their_printed_scores() -> None:
    third = Stage(StageId("paper"), NAME, Fraction(300))
    none = Stage(StageId("talk"), NAME, Fraction(1, 100))
    given = staged(StageMode.SUM, third, none, {"p": [0, 0, "0.01"]}, {"p": [50, 50, 50]})
    assert tally(given).projects[P].printed_mean == Fraction("1.49")  # 0.0033 × 300 + 0.5, and not 1 + 0.5


def test_exactly_so_many_go_on_and_the_rest_failed_a_gate() -> None:
    paper, talk = Stage(StageId("paper"), NAME, goes_on=2), Stage(StageId("talk"), NAME)
    earlier: Marks = {"p": [90], "q": [80], "r": [70]}
    result = tally(staged(StageMode.GATE, paper, talk, earlier, {"p": [60], "q": [65]}))
    assert [standing.proposals for standing in result.tracks[0].standings] == [("q",), ("p",)]
    (gate,) = result.projects[ProposalId("r")].gates
    assert gate == GateResult("stage paper", Fraction(70), Fraction(80), holds=False)
    (first,) = [one for one in result.projects[P].derivation if one.code == "derivation.stage_only_gate"]
    assert (first.fact("stage"), first.fact("value")) == ("paper", 90)
    assert result.tracks[0].lines[2].status is SelectionStatus.FAILED
    # Nobody expects marks of those who did not go on.
    assert [dict(found.params)["proposal"] for found in result.findings] == ["p", "q"]


def own_criteria(mode: StageMode, goes_on: int, *, gate: Threshold) -> ScoreBook:
    """A (60) is scored on paper, B (40) at the talk; what a stage does not score stands there as zero."""
    paper = Stage(StageId("paper"), NAME, goes_on=goes_on, criteria=(CriterionId("A"),))
    talk = Stage(StageId("talk"), NAME, criteria=(CriterionId("B"),))
    rules = replace(
        programme(
            groups=criteria(A={"A1": 60}, B={"B1": 40}),
            tracks=[Track(MAIN, NAME, Won(1_000), Won(1_000), seats=1)],
            thresholds=[gate],
        ),
        stages=Stages(mode, (paper, talk)),
    )
    before = book(rules, {"p": [(50, 0), (52, 0)], "q": [(60, 0), (60, 0)], "r": [(10, 0), (10, 0)]})
    given = book(rules, {"p": [(0, 40), (0, 36)], "q": [(0, 20), (0, 30)]})
    return replace(before, marks=given.marks, statuses=given.statuses, earlier={paper.id: EarlierStage(before.marks)})


def test_each_stage_may_have_criteria_of_its_own() -> None:
    gate = Threshold(ItemId("eighty"), "quality", ratio=Fraction("0.86"))
    summed = tally(own_criteria(StageMode.SUM, 0, gate=gate)).projects
    assert dict(summed[P].stages) == {"paper": 51, "talk": 38}
    assert summed[P].final == 89
    assert summed[P].criterion_means == {"B": 38, "B1": 38}  # gates and rungs look at the last stage
    assert summed[ProposalId("q")].final == 85
    assert not summed[ProposalId("q")].passes  # 86 of 60 + 40
    assert summed[ProposalId("r")].final is None


def test_what_can_be_reached_behind_a_gate_is_what_the_last_stage_scores() -> None:
    gate = Threshold(ItemId("most"), "quality", ratio=Fraction("0.9"))
    result = tally(own_criteria(StageMode.GATE, 2, gate=gate))
    assert [name for name, score in result.projects.items() if score.passes and score.final is not None] == ["p"]
    assert result.projects[P].gates[0].minimum == 36


def test_weights_and_single_marks_are_looked_at_where_the_last_stage_scores() -> None:
    given = own_criteria(StageMode.SUM, 0, gate=Threshold(ItemId("some"), "final", Fraction(1)))
    assert {one.criterion: one.nominal for one in weights(given, MAIN)} == {CriterionId("B"): 1}
    cells = list(cells_of(given, tally(given), P))
    assert {one.place for one in cells} == {1}


# ── 차등평가 ───────────────────────────────────────────────────────────────────────────────
def gap_remarks(limit: GapLimit, marks: Marks) -> list[dict[str, object]]:
    rules = replace(programme(groups=criteria(A={"A1": 60, "A2": 40})), distribution=Distribution(gaps=(limit,)))
    return [{"code": one.code, **dict(one.params)} for one in tally(book(rules, marks)).findings if "gap" in one.code]


def test_neighbouring_totals_of_one_evaluator_lie_in_the_announced_gap() -> None:
    limit = GapLimit(GapOf.TOTALS, most=Fraction("0.15"))
    within: dict[str, list[Cell]] = {"p": [(55, 35), (50, 40)], "q": [(50, 25), (50, 40)], "r": [(40, 20), None]}
    assert gap_remarks(limit, within) == []  # exactly 15 % is within; equal totals have no gap
    facts = {"evaluator": "1", "upper": "p", "lower": "q", "gap": Fraction("15.5"), "limit": Fraction(15)}
    wider: Marks = {**within, "q": [("49.5", 25), (50, 40)]}
    assert gap_remarks(limit, wider) == [{"code": "distribution.total_gap_too_wide", **facts}]


def test_neighbouring_totals_of_one_evaluator_lie_at_least_so_far_apart() -> None:
    limit = GapLimit(GapOf.TOTALS, least=Fraction("0.05"))
    facts = {"evaluator": "1", "upper": "p", "lower": "q", "gap": Fraction(4), "limit": Fraction(5)}
    found = gap_remarks(limit, {"p": [(55, 35)], "q": [(51, 35)], "r": [(46, 35)]})
    assert found == [{"code": "distribution.total_gap_too_narrow", **facts}]


def test_among_stepped_scores_the_quality_of_a_rung_is_the_stepped_one() -> None:
    # With three points for its bonus q ties with p; by what the ballots gave it is three behind, not one.
    ladder = replace(
        programme(chain=[TieStep(TieStepKind.QUALITY), LOT]), rank_step=RankStep(Fraction(3), EqualRaw.ONCE)
    )
    marks = {"p": [90], "q": [89]}
    (track,) = tally(book(ladder, marks, proposals=[proposal("p"), proposal("q", bonus=[("bonus", 3)])])).tracks
    (tie,) = track.ties
    assert dict(tie.steps[0].values) == {"p": 90, "q": 87}


def test_neighbouring_marks_of_one_criterion_lie_at_least_so_far_apart() -> None:
    limit = GapLimit(GapOf.CRITERIA, least=Fraction("0.1"))
    facts = {"evaluator": "1", "criterion": "A2", "upper": "p", "lower": "q", "gap": Fraction(3), "limit": Fraction(4)}
    found = gap_remarks(limit, {"p": [(60, 40)], "q": [(54, 37)], "r": [(54, 37)]})
    assert found == [{"code": "distribution.gap_too_narrow", **facts}]


def test_a_gate_looks_at_the_raw_score_or_at_the_one_by_steps_as_announced() -> None:
    passes: dict[str, tuple[bool, object]] = {}
    for of in ("quality", "stepped"):
        gate = Threshold(ItemId("gate"), of, Fraction("85.5"))
        rules = replace(programme(thresholds=[gate]), rank_step=RankStep(Fraction(3), EqualRaw.ONCE))
        score = tally(book(rules, {"p": [88], "q": [87]})).projects[ProposalId("q")]
        passes[of] = (score.passes, score.gates[0].value)
    assert passes == {"quality": (True, 87), "stepped": (False, 85)}


def test_a_difference_beyond_the_limit_counts_as_the_limit_and_says_so() -> None:
    steps = RankStep(Fraction(3), EqualRaw.PER_PLACE, Fraction(5))
    result = tally(book(replace(programme(), rank_step=steps), {"p": [90], "q": [90], "r": [60], "s": [58]}))
    assert [str(result.projects[ProposalId(name)].final) for name in "pqrs"] == ["90", "90", "80", "77"]
    told = {one.code: one for one in result.projects[ProposalId("r")].derivation}
    assert told["derivation.rank_step_limited"].fact("most") == 10
    assert "derivation.rank_step" in {one.code for one in result.projects[ProposalId("s")].derivation}
