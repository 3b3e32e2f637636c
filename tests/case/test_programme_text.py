"""A programme from its text: the shipped one reads, and one that contradicts itself is refused with every fault."""

from __future__ import annotations

import ast
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app import resources
from committee_app.case import programme_text, rule_checks
from committee_app.case.identifiers import CriterionId, GroupId, ItemId, TrackId
from committee_app.case.programme import (
    BonusItem,
    CutoffMode,
    LookBack,
    Method,
    Relation,
    RoundingMode,
    TieStepKind,
    Title,
)
from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from tests.builders import PROGRAMME, altered
from tests.sample import announcement

SHIPPED = sorted(path.name for path in resources.resource("programmes").iterdir())


def faults_of(text: str) -> list[str]:
    with pytest.raises(ProgrammeRefusedError) as refused:
        read_programme(text)
    return [fault.code for fault in refused.value.faults]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_programme_reads_and_says_that_it_is_fictitious(name: str) -> None:
    programme = read_programme(resources.text("programmes", name))
    assert programme.fictitious
    assert "가상" in programme.ministry.ko
    assert "fictitious" in programme.ministry.en
    assert programme.id == name.removesuffix(".toml")


# ── the shipped programme is the announcement ──────────────────────────────────────────────
PUBLIC_AI = read_programme(resources.text("programmes", "public-ai-2026.toml"))
RULES = announcement.RULES


def test_criteria_and_maxima_are_those_announced() -> None:
    assert {group.id: [leaf.id for leaf in group.items] for group in PUBLIC_AI.criteria} == RULES["leaves"]
    assert tuple(leaf.maximum for leaf in PUBLIC_AI.leaves) == announcement.MAXIMA
    assert PUBLIC_AI.maximum == sum(announcement.MAXIMA) == 100_00
    assert PUBLIC_AI.step == 10


def test_mean_and_rounding_are_those_announced() -> None:
    rule = PUBLIC_AI.aggregation
    assert (rule.method, rule.drop_each_end, rule.trim_from) == ("trimmed_mean", 1, 6)
    assert (rule.method, rule.drop_each_end, rule.trim_from) == (
        RULES["method"],
        RULES["drop_each_end"],
        RULES["trim_from"],
    )
    assert (rule.rounding.places, rule.rounding.mode) == (RULES["places"], RoundingMode.HALF_UP)


def test_bonus_penalty_and_caps_are_those_announced() -> None:
    rule = PUBLIC_AI.adjustments
    assert (rule.bonus_cap, rule.total_cap) == (RULES["bonus_cap"], RULES["total_cap"])
    assert {item.id: item.points for item in rule.bonus} == {"depopulation": 200, "joint": 100}
    granted = {
        name: sum(item.points for item in rule.bonus if item.group in one["groups"] and one["track"] in item.tracks)
        for name, one in announcement.PROJECTS.items()
    }
    assert granted == {name: one["bonus"] for name, one in announcement.PROJECTS.items()}


def test_thresholds_are_those_announced() -> None:
    assert [
        {"of": one.of, "minimum": one.minimum, "relation": one.relation, "measured": one.measured}
        for one in PUBLIC_AI.thresholds
    ] == RULES["thresholds"]


def test_the_ladder_is_the_one_announced() -> None:
    ladder = [
        {"by": step.by.value}
        | ({"criterion": step.criterion} if step.criterion else {})
        | ({"rounds": step.rounds} if step.rounds else {})
        for step in PUBLIC_AI.tie_break.chain
    ]
    assert ladder == RULES["ladder"]
    assert PUBLIC_AI.tie_break.chain[-1].witnesses == 2


def test_budgets_and_caps_are_those_announced() -> None:
    assert {
        one.id: {"budget": one.budget, "cap": one.cap, "matching": one.matching, "reserves": one.reserves}
        for one in PUBLIC_AI.tracks
    } == RULES["tracks"]


def test_bands_are_those_announced() -> None:
    assert PUBLIC_AI.matching is not None
    assert [(one.above, one.up_to, one.national_percent) for one in PUBLIC_AI.matching.bands] == RULES["bands"]
    assert PUBLIC_AI.matching.unit == RULES["unit"]


def test_cutoff_and_minimum_share_are_those_announced() -> None:
    rule = PUBLIC_AI.selection
    assert (rule.cutoff, rule.min_ratio) == (RULES["cutoff"], RULES["min_ratio"])
    assert [{"track": one.track, "group": one.group, "percent": one.percent} for one in rule.minimum_shares] == RULES[
        "minimum_shares"
    ]


def test_the_committee_is_the_one_announced() -> None:
    rule = PUBLIC_AI.committee
    assert rule.size == len(announcement.EVALUATORS)
    assert (rule.official_max, rule.quorum.constituted) == (Fraction(1, 4), Fraction(2, 3))
    assert PUBLIC_AI.reference_date == date(2026, 1, 26)
    assert {one.code: (one.look_back, one.years) for one in PUBLIC_AI.grounds} == {
        "party": (LookBack.EVER, 0),
        "kin": (LookBack.EVER, 0),
        "employed": (LookBack.YEARS, 3),
        "service": (LookBack.PREVIOUS_YEAR_START, 0),
        "agent": (LookBack.EVER, 0),
        "private_interest": (LookBack.YEARS, 2),
        "other": (LookBack.EVER, 0),
    }


# ── contradictions ─────────────────────────────────────────────────────────────────────────
BONUS = '{ id = "joint", title = { ko = "공동 신청", en = "Joint" }, points = 1, group = "joint", tracks = ["local"] }'
PENALTY = '{ id = "late", title = { ko = "지연", en = "Late" }, points = 2 }'
LOT = '  { by = "lot", witnesses = 2 },\n'
LOWER_BAND = "  { above = -1, up_to = 30.0, national_percent = 80 },\n"
CLAUSES = 'clauses = [{ ko = "공정하게 평가하겠습니다.", en = "I will score fairly." }]'
GROUNDS = PROGRAMME[PROGRAMME.index("[[grounds]]") : PROGRAMME.index("[pledge]")]
TRACKS = PROGRAMME[PROGRAMME.index("[[tracks]]") : PROGRAMME.index("[matching]")]
MATCHING = PROGRAMME[PROGRAMME.index("[matching]") : PROGRAMME.index("[selection]")]
CRITERIA = PROGRAMME[PROGRAMME.index("[[criteria]]") : PROGRAMME.index("[aggregation]")]
FIRST_GROUP_ITEMS = CRITERIA[CRITERIA.index("items = [") : CRITERIA.index("]\n\n[[criteria]]") + 1]

CONTRADICTIONS: list[tuple[str, str, str, list[str]]] = [
    ("two criteria of one name", 'id = "A2"', 'id = "B1"', ["named_twice"]),
    ("a criterion named like its group", 'id = "A2"', 'id = "B"', ["named_twice"]),
    ("two tracks of one name", 'id = "central"', 'id = "local"', ["named_twice"]),
    ("two grounds of one code", 'code = "party"', 'code = "employed"', ["named_twice"]),
    ("one bonus twice", BONUS, f"{BONUS}, {BONUS}", ["named_twice"]),
    ("one penalty twice", PENALTY, f"{PENALTY}, {PENALTY}", ["named_twice"]),
    (
        "one threshold twice",
        "[tie_break]",
        '[[thresholds]]\nid = "final-60"\nof = "B"\nminimum = 1\n[tie_break]',
        ["named_twice"],
    ),
    ("no criteria", CRITERIA, "", ["no_criteria", "points_not_100", "unknown_criterion"]),
    ("an empty group", FIRST_GROUP_ITEMS, "items = []", ["no_criteria", "points_not_100"]),
    ("99.9 points", "maximum = 30", "maximum = 29.9", ["points_not_100"]),
    ("a maximum off the step", "step = 0.1", "step = 15", ["maximum_off_step"] * 2),
    ("no step", "step = 0.1", "step = 0", ["maximum_off_step"] * 3),
    ("a step backwards", "step = 0.1", "step = -0.1", ["maximum_off_step"] * 3),
    ("a criterion without points", "maximum = 30", "maximum = 0", ["points_not_100", "maximum_off_step"]),
    ("trimming nobody", "drop_each_end = 1", "drop_each_end = 0", ["trim_leaves_nothing"]),
    ("trimming all", "trim_from = 6", "trim_from = 2", ["trim_leaves_nothing"]),
    ("a plain mean that drops", '"trimmed_mean"', '"mean"', ["plain_mean_drops_nobody"]),
    ("seven places", "places = 4", "places = 7", ["places_out_of_range"]),
    ("places below none", "places = 4", "places = -1", ["places_out_of_range"]),
    (
        "no ladder",
        PROGRAMME[PROGRAMME.index("chain = [") : PROGRAMME.index("[[tracks]]")],
        "chain = []\n",
        ["ladder_has_no_end"],
    ),
    ("a ladder without an end", LOT, "", ["ladder_has_no_end"]),
    (
        "a ladder that goes on after a lot",
        LOT,
        f'{LOT}  {{ by = "criterion_mean", criterion = "A" }},\n',
        ["ladder_has_no_end", "ladder_goes_on_after_lot"],
    ),
    ("a lot before a lot", LOT, LOT * 2, ["ladder_goes_on_after_lot"]),
    ("a lot with one witness", "witnesses = 2", "witnesses = 1", ["lot_needs_witnesses"]),
    (
        "two vote rungs",
        LOT,
        f'  {{ by = "committee_vote", rounds = 1 }},\n{LOT}',
        ["two_vote_rungs"],
    ),
    ("a cap that can never be funded in part", "budget = 3_000_000_000", "budget = 1_399_999_999", ["never_funded"]),
    ("a vote without a round", "rounds = 2", "rounds = 0", ["vote_needs_rounds"]),
    (
        "a rung for no criterion",
        'by = "criterion_mean", criterion = "B"',
        'by = "criterion_mean", criterion = "Z"',
        ["unknown_criterion"],
    ),
    (
        "a rung that names none",
        'by = "criterion_mean", criterion = "B"',
        'by = "criterion_mean"',
        ["unknown_criterion"],
    ),
    ("a threshold for no criterion", 'of = "final"', 'of = "Z"', ["unknown_criterion"]),
    ("a threshold above all points", "minimum = 60", "minimum = 100.5", ["threshold_out_of_reach"]),
    ("a threshold below none", "minimum = 60", "minimum = -1", ["threshold_out_of_reach"]),
    (
        "a threshold above its criterion",
        'of = "final"\nminimum = 60',
        'of = "A1"\nminimum = 30.5',
        ["threshold_out_of_reach"],
    ),
    (
        "a threshold above its group",
        'of = "final"\nminimum = 60',
        'of = "A"\nminimum = 50.5',
        ["threshold_out_of_reach"],
    ),
    ("a track without budget", "budget = 3_000_000_000", "budget = 0", ["track_without_money"]),
    ("a track without cap", "cap = 2_000_000_000", "cap = -1", ["track_without_money"]),
    ("matching without bands", MATCHING, "", ["no_matching_table"]),
    ("no tracks", TRACKS, "tracks = []\n", ["no_tracks", "unknown_track", "unknown_track"]),
    ("a partial share of nothing", "min_ratio = 0.70", "min_ratio = 0", ["min_ratio_out_of_range"]),
    ("a partial share above all", "min_ratio = 0.70", "min_ratio = 1.01", ["min_ratio_out_of_range"]),
    ("a minimum share in no track", 'track = "local"', 'track = "north"', ["unknown_track"]),
    ("a bonus in no track", 'tracks = ["local"]', 'tracks = ["local", "north"]', ["unknown_track"]),
    ("a minimum share of nothing", "percent = 50\n", "percent = 0\n", ["share_out_of_range"]),
    ("a minimum share above all", "percent = 50\n", "percent = 101\n", ["share_out_of_range"]),
    ("a table from nowhere", '"재정자립도(가상 수치)"', '" "', ["matching_without_source"]),
    ("a unit of nothing", "unit = 1_000_000", "unit = 0", ["matching_without_source"]),
    ("no bands", MATCHING[MATCHING.index("bands = [") :], "bands = []\n\n", ["bands_do_not_reach"]),
    ("bands that leave out zero", "above = -1", "above = 0", ["bands_do_not_reach"]),
    ("bands that end early", "up_to = 100.0", "up_to = 99.9", ["bands_do_not_reach"]),
    ("a gap between bands", "above = 30.0", "above = 30.1", ["bands_gap_or_overlap"]),
    ("bands that overlap", "above = 30.0", "above = 29.9", ["bands_gap_or_overlap"]),
    ("a share above all", "national_percent = 80", "national_percent = 101", ["band_percent"]),
    ("a share below none", "national_percent = 80", "national_percent = -1", ["band_percent"]),
    (
        "an empty band",
        LOWER_BAND,
        LOWER_BAND + "  { above = 30.0, up_to = 30.0, national_percent = 80 },\n",
        ["band_percent"],
    ),
    ("two are no committee", "size = 3", "size = 2", ["committee_too_small"]),
    ("less than half a quorum", '"2/3"', '"1/3"', ["quorum_below_half"]),
    ("more than a full quorum", '"2/3"', '"3/2"', ["quorum_below_half"]),
    ("a bonus cap above ten", "bonus_cap = 5", "bonus_cap = 10.01", ["bonus_cap_out_of_range"]),
    ("a bonus cap below none", "bonus_cap = 5", "bonus_cap = -1", ["bonus_cap_out_of_range"]),
    ("no basis", '"가온행정부(가상) 공고 제2026-1호"', '" "', ["no_basis"]),
    ("no grounds", GROUNDS, "", ["no_grounds_or_pledge"]),
    ("an empty pledge", CLAUSES, "clauses = []", ["no_grounds_or_pledge"]),
]


# Each of these changes one text of the small programme into another; those at the top of the file need no old one.
ITEM = 'entered = [{ id = "record", title = { ko = "실적", en = "Record" }, maximum = 10 }]\n'
GRADES = """grades = [
  { id = "우수", title = { ko = "우수", en = "good" }, percent = 100 },
  { id = "보통", title = { ko = "보통", en = "fair" }, percent = 80 },
]
"""
STAGES = """stages = { mode = "sum", order = [
  { id = "paper", title = { ko = "서면", en = "paper" }, weight = 0.4 },
  { id = "talk", title = { ko = "발표", en = "talk" }, weight = 0.6 },
] }
"""
OWN = STAGES.replace("weight = 0.4", 'criteria = ["A"]').replace("weight = 0.6", 'criteria = ["B"]')
MEAN = (
    'method = "trimmed_mean"\ndrop_each_end = 1\ntrim_from = 6\n',
    'method = "mean"\ndrop_each_end = 0\ntrim_from = 0\n',
)
HEAD = 'format = "committee-programme/1"\n'
AGGREGATED = 'rounding = { places = 4, mode = "half_up" }\n'
RUNG = '  { by = "criterion_mean", criterion = "B" },\n'
SELECTED = 'cutoff = "partial_last"\nmin_ratio = 0.70\n'
SHARE = "percent = 50\n"
LIMIT = """
[[selection.group_limits]]
track = "local"
group = "outside_capital"
title = { ko = "비수도권", en = "Outside the capital region" }
most = 1
"""


def head(text: str) -> tuple[str, str]:
    return HEAD, HEAD + text


WIDER: list[tuple[str, str, str, list[str]]] = [
    (
        "the best of no number",
        '"trimmed_mean"\ndrop_each_end = 1',
        '"best_sum"\ndrop_each_end = 0',
        ["best_without_number"],
    ),
    ("a number of best that is not used", AGGREGATED, AGGREGATED + "best = 3\n", ["best_without_number"]),
    ("more marks than members", AGGREGATED, AGGREGATED + "quorum = 4\n", ["quorum_of_marks"]),
    ("a fallback of nothing", MEAN[0], MEAN[1] + 'fallback = "unscored"\n', ["fallback_unused"]),
    ("a rounding of no part", AGGREGATED, AGGREGATED + "part_rounding = { places = 2 }\n", ["rounding_of_nothing"]),
    (
        "a rounding of no product",
        AGGREGATED,
        AGGREGATED + "product_rounding = { places = 2 }\n",
        ["rounding_of_nothing"],
    ),
    (
        "a product of seven places",
        AGGREGATED,
        AGGREGATED + "factor = true\nproduct_rounding = { places = 7 }\n",
        ["places_out_of_range"],
    ),
    ("a weight that nothing uses", "maximum = 30 }", "maximum = 30, weight = 2 }", ["weight_unused"]),
    ("a weight of a group that nothing uses", 'id = "A"\n', 'id = "A"\nweight = 2\n', ["weight_unused"]),
    ("a weight of nothing", "maximum = 30 }", "maximum = 30, weight = 0 }", ["weight_unused", "weight_not_positive"]),
    ("a group of no weight", 'id = "A"\n', 'id = "A"\nweight = 0\n', ["weight_unused", "weight_not_positive"]),
    ("a field that nothing uses", 'id = "A"\n', 'id = "A"\nfield = "law"\n', ["fields_differ"]),
    ("fields that nobody has", AGGREGATED, AGGREGATED + 'level = "fields"\n', ["fields_differ"] * 2),
    ("a floor above the top", "maximum = 30 }", "maximum = 30, minimum = 30 }", ["minimum_out_of_range"]),
    ("a floor off the step", "maximum = 30 }", 'maximum = 30, minimum = "0.05" }', ["minimum_out_of_range"]),
    ("places with points", AGGREGATED, AGGREGATED + 'counts = "ranks"\n', ["places_take_no_points"]),
    ("a grade that looks like a number", *head(GRADES.replace('"우수"', '"1등급"', 1)), ["grade_refused"]),
    ("a grade above all", *head(GRADES.replace("= 100", "= 101")), ["grade_refused"]),
    ("two grades worth the same", *head(GRADES.replace("= 80", "= 100")), ["grades_worth_the_same"]),
    ("a distribution of nothing", *head("distribution = {}\n"), ["distribution_empty"]),
    (
        "a distribution that cannot be kept",
        *head(GRADES + "distribution = { table = [{ projects = 3, at_most = [1, 1] }] }\n"),
        ["distribution_misfit"],
    ),
    (
        "a distribution of other grades",
        *head(GRADES + "distribution = { table = [{ projects = 1, at_most = [1] }] }\n"),
        ["distribution_misfit"],
    ),
    ("an item without points", *head(ITEM.replace("= 10", "= 0")), ["item_without_points"]),
    ("an item named like a criterion", *head(ITEM.replace("record", "B1")), ["points_not_100", "named_twice"]),
    ("an item with a name of the rules", *head(ITEM.replace("record", "final")), ["points_not_100", "name_reserved"]),
    ("points beyond a scale of its own", *head("scale = 90\n"), ["points_not_scale"]),
    (
        "a price without points",
        *head("price = { maximum = 0, rounding = { places = 2 } }\n"),
        ["item_without_points"],
    ),
    ("steps too fine to print", *head('rank_step = { step = "0.00001", equal = "once" }\n'), ["rank_step_misfit"]),
    ("steps of nothing", *head('rank_step = { step = 0, equal = "once" }\n'), ["rank_step_misfit"]),
    (
        "a limit below the step",
        *head('rank_step = { step = 3, equal = "once", most = 2 }\n'),
        ["rank_step_limit"],
    ),
    (
        "a limit too fine to print",
        *head('rank_step = { step = 3, equal = "once", most = "3.00001" }\n'),
        ["rank_step_limit"],
    ),
    ("a gap that limits nothing", *head('distribution = { gaps = [{ of = "totals" }] }\n'), ["gap_misfit"]),
    (
        "a gap from much to little",
        *head('distribution = { gaps = [{ of = "criteria", least = 0.2, most = 0.1 }] }\n'),
        ["gap_misfit"],
    ),
    ("a gap of no width", *head('distribution = { gaps = [{ of = "totals", most = 0 }] }\n'), ["gap_misfit"]),
    ("a threshold on steps that are none", 'of = "final"', 'of = "stepped"', ["unknown_criterion"]),
    (
        "a province where nobody says how bodies share",
        "national_percent = 50 }",
        "national_percent = 50, province_percent = 15 }",
        ["province_without_split"],
    ),
    (
        "more than the whole cost",
        "national_percent = 50 }",
        "national_percent = 50, province_percent = 51 }",
        ["province_without_split", "band_percent"],
    ),
    ("one stage", *head('stages = { mode = "sum", order = [] }\n'), ["one_stage_is_none"]),
    ("a stage that weighs nothing", *head(STAGES.replace("0.4", "0")), ["stage_misfit"]),
    (
        "a gate that lets all pass",
        *head(STAGES.replace('"sum"', '"gate"').replace("0.4", "1").replace("0.6", "1")),
        ["stage_misfit", "track_without_seats", "track_without_seats"],
    ),
    (
        "a stage without criteria of its own",
        *head(OWN.replace(', criteria = ["A"]', "")),
        ["stage_criteria_misfit", "criterion_without_stage"],
    ),
    (
        "a group in two stages",
        *head(OWN.replace('["A"]', '["A", "B"]')),
        ["stage_criteria_misfit", "stage_criteria_misfit"],
    ),
    ("a group that is none", *head(OWN.replace('["A"]', '["A", "Z"]')), ["stage_criteria_misfit"]),
    (
        "stages of their own and a distribution",
        *head(OWN + "distribution = { all_different = true }\n"),
        ["not_over_stages"],
    ),
    (
        "a rung on a criterion of an earlier stage",
        *head(STAGES.replace("weight = 0.4", 'criteria = ["B"]').replace("weight = 0.6", 'criteria = ["A"]')),
        ["not_of_the_last_stage"],
    ),
    ("a threshold that says nothing", "minimum = 60\n", "", ["threshold_says_nothing"]),
    ("a threshold that says two things", "minimum = 60\n", "minimum = 60\nratio = 0.6\n", ["threshold_ratio"]),
    ("a threshold above the whole", "minimum = 60\n", "ratio = 1.1\n", ["threshold_ratio"]),
    (
        "a single applicant's gate out of reach",
        "minimum = 60\n",
        "minimum = 60\nsingle = 101\n",
        ["threshold_out_of_reach"],
    ),
    ("a threshold on no price", 'of = "final"', 'of = "price"', ["unknown_criterion"]),
    ("a rung for no item", RUNG, '  { by = "entered", item = "record" },\n', ["unknown_item"]),
    ("a rung for no price", RUNG, '  { by = "price" },\n', ["rung_without_rule"]),
    ("a coverage of no topic", RUNG, '  { by = "coverage" },\n', ["rung_without_rule"]),
    ("a count of no criterion", RUNG, '  { by = "count_back", criterion = "Z" },\n', ["unknown_criterion"]),
    ("a rung for no group", RUNG, '  { by = "group" },\n', ["rung_without_rule"]),
    ("the larger of two equal criteria", RUNG, '  { by = "largest_criterion" },\n', ["ladder_ambiguous"]),
    ("a rung after the chair", RUNG, '  { by = "chair" },\n', ["ladder_goes_on_after_end"]),
    (
        "shared ranks before money",
        LOT,
        '  { by = "shared" },\n',
        ["shared_ranks_give_no_way", "shared_cannot_break"],
    ),
    (
        "a line that nobody shares",
        "[tie_break]\n",
        '[tie_break]\nboundary = "include_all"\n',
        ["boundary_without_shared"],
    ),
    ("fewer than no seats", "budget = 3_000_000_000\n", "budget = 3_000_000_000\nseats = -1\n", ["seats_below_none"]),
    (
        "seats beside money",
        SELECTED,
        'cutoff = "seats"\n',
        ["track_without_seats", "budget_unused", "track_without_seats", "budget_unused"],
    ),
    (
        "fixed amounts beside bands",
        SELECTED,
        'cutoff = "grade_amount"\namounts = [{ id = "S", at_least = 90, amount = 1_000_000 }]\n',
        ["amounts_and_matching"],
    ),
    ("fixed amounts of nothing", SELECTED, 'cutoff = "grade_amount"\n', ["amounts_and_matching", "amounts_misfit"]),
    ("a unit of nothing to cut", SELECTED, SELECTED + "unit = 1000\n", ["unit_misfit"]),
    ("a minimum in seats and in percent", SHARE, "percent = 50\nseats = 1\n", ["share_out_of_range"]),
    ("a limit of nobody", SHARE, SHARE + LIMIT.replace("= 1", "= 0"), ["limit_out_of_range"]),
    ("a limit in no track", SHARE, SHARE + LIMIT.replace('"local"', '"north"'), ["unknown_track"]),
    ("a limit below the minimum", SHARE, "seats = 2\n" + LIMIT, ["limit_out_of_range"]),
]


@pytest.mark.parametrize(
    ("old", "new", "codes"), [one[1:] for one in CONTRADICTIONS], ids=[one[0] for one in CONTRADICTIONS]
)
def test_a_programme_that_contradicts_itself_is_refused(old: str, new: str, codes: list[str]) -> None:
    text = altered(PROGRAMME, old, new)
    if old in {GROUNDS, CRITERIA}:  # an empty list must be written, and before the first table
        text = f"{'grounds' if old is GROUNDS else 'criteria'} = []\n{text}"
    if old is TRACKS:
        text = altered(text, "tracks = []\n", "")
        text = f"tracks = []\n{text}"
    assert sorted(faults_of(text)) == sorted(f"programme.{code}" for code in codes)


@pytest.mark.parametrize(("old", "new", "codes"), [one[1:] for one in WIDER], ids=[one[0] for one in WIDER])
def test_a_wider_rule_that_contradicts_itself_is_refused(old: str, new: str, codes: list[str]) -> None:
    assert sorted(faults_of(altered(PROGRAMME, old, new))) == sorted(f"programme.{code}" for code in codes)


SHARES = PROGRAMME[PROGRAMME.index("[[selection.minimum_shares]]") : PROGRAMME.index("[committee]")]
ALL_IN = ("[tie_break]\n", '[tie_break]\nboundary = "include_all"\n')
ALL_PASSING = (SELECTED, 'cutoff = "all_passing"\n')
BARE_TRACK = '[[tracks]]\nid = "local"\ntitle = { ko = "지방", en = "Local" }\n\n'
TWOFOLD: list[tuple[str, list[tuple[str, str]], str]] = [
    (
        "a grade off hundredths",
        [(HEAD, HEAD + GRADES.replace("= 80", "= 33")), ("maximum = 30 }", "maximum = 29.9 }"), ("= 20 }", "= 20.1 }")],
        "grade_off_hundredths",
    ),
    (
        "grades with a floor",
        [(HEAD, HEAD + GRADES), ("maximum = 30 }", "maximum = 30, minimum = 6 }")],
        "grades_have_no_floor",
    ),
    (
        "retained marks where none are dropped",
        [MEAN, (RUNG, RUNG.replace(" },", ', population = "retained" },'))],
        "retained_without_dropping",
    ),
    (
        "all in where the budget gives whole shares only",
        [(SHARES, ""), (LOT, '  { by = "shared" },\n'), ALL_IN, (SELECTED, 'cutoff = "strict_prefix"\n')],
        "all_in_beyond_the_budget",
    ),
    (
        "all in beyond a limit",
        [(SHARES, LIMIT), (LOT, '  { by = "shared" },\n'), ALL_IN],
        "all_in_beyond_a_limit",
    ),
    (
        "a line where all who pass are in",
        [(SHARES, ""), (LOT, '  { by = "shared" },\n'), ALL_IN, (TRACKS, BARE_TRACK), ALL_PASSING],
        "boundary_without_line",
    ),
    (
        "seats where all who pass are in",
        [(SHARES, ""), (TRACKS, BARE_TRACK.replace("\n\n", "\nreserves = 1\n\n")), ALL_PASSING],
        "seats_unused",
    ),
    (
        "the largest criterion of several stages",
        [(HEAD, HEAD + OWN), (RUNG, '  { by = "largest_criterion", level = "groups" },\n')],
        "largest_of_several_stages ladder_ambiguous",
    ),
    (
        "fields of expertise over stages of their own",
        [
            (HEAD, HEAD + OWN),
            (AGGREGATED, AGGREGATED + 'level = "fields"\n'),
            ('id = "A"\n', 'id = "A"\nfield = "law"\n'),
            ('id = "B"\n', 'id = "B"\nfield = "data"\n'),
        ],
        "not_over_stages",
    ),
    (
        "every tie matters in every track",
        [(TRACKS, TRACKS[TRACKS.rindex("[[tracks]]") :]), (ALL_IN[0], "[tie_break]\nonly_where_it_matters = true\n")],
        "every_tie_matters",
    ),
]


@pytest.mark.parametrize(("changes", "code"), [one[1:] for one in TWOFOLD], ids=[one[0] for one in TWOFOLD])
def test_rules_that_contradict_each_other_are_refused(changes: list[tuple[str, str]], code: str) -> None:
    text = PROGRAMME
    for old, new in changes:
        text = altered(text, old, new)
    assert set(faults_of(text)) == {f"programme.{one}" for one in code.split()}


def test_every_contradiction_that_is_looked_for_is_provoked_here() -> None:
    source = "".join(Path(str(one.__file__)).read_text(encoding="utf-8") for one in (programme_text, rule_checks))
    written = {
        node.value.removeprefix("programme.")
        for node in ast.walk(ast.parse(source.replace("from __future__ import annotations", "")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"programme\.\w+", node.value)
    }
    provoked = {code for *_, codes in (*CONTRADICTIONS, *WIDER) for code in codes}
    provoked |= {code for *_, codes in TWOFOLD for code in codes.split()}
    assert written - provoked == {"not_toml", "other_format"}


def test_all_contradictions_are_named_at_once() -> None:
    text = PROGRAMME
    for old, new in (("maximum = 30", "maximum = 29"), ("witnesses = 2", "witnesses = 0"), ("size = 3", "size = 1")):
        text = altered(text, old, new)
    assert faults_of(text) == [
        "programme.points_not_100",
        "programme.lot_needs_witnesses",
        "programme.committee_too_small",
    ]


def test_all_faults_of_shape_are_named_with_their_places() -> None:
    text = PROGRAMME
    for old, new in (
        ("maximum = 30", 'maximum = "much"'),
        ("maximum = 50", "maximum = 50.005"),
        ("step = 0.1", "steps = 0.1"),
        ("reference_date = 2026-01-26", 'reference_date = "2026-01-26"'),
        ("fictitious = true", 'fictitious = "yes"'),
        ('cutoff = "partial_last"', 'cutoff = "somehow"'),
    ):
        text = altered(text, old, new)
    with pytest.raises(ProgrammeRefusedError) as refused:
        read_programme(text)
    places = [
        ("shape.missing_key", "step"),
        ("shape.true_or_false_expected", "fictitious"),
        ("shape.day_expected", "reference_date"),
        ("shape.unknown_key", "steps"),
        ("shape.decimal_expected", "criteria[0].items[0].maximum"),
        ("shape.hundredths_expected", "criteria[1].items[0].maximum"),
        ("shape.word_expected", "selection.cutoff"),
    ]
    assert [(fault.code, fault.fact("place")) for fault in refused.value.faults] == places
    rows = text.splitlines()
    missing, *there = (int(fault.fact("line")) for fault in refused.value.faults)
    assert missing == 1
    for line, (_, place) in zip(there, places[1:], strict=True):
        assert place.rpartition(".")[2] in rows[line - 1]


@pytest.mark.parametrize(
    "text",
    ["title = ", "a = 1\na = 2", "day = 2026-02-30", "a = " + "[" * 5000, "a = " + "1" * 5000, "\0"],
    ids=["cut off", "twice", "no such day", "a pit of brackets", "thousands of digits", "a control character"],
)
def test_what_is_no_toml_is_refused(text: str) -> None:
    assert faults_of(text) == ["programme.not_toml"]


def test_a_number_of_thousands_of_digits_is_no_number_of_a_programme() -> None:
    text = altered(PROGRAMME, "size = 3", f"size = 0x{'F' * 5000}")
    assert faults_of(altered(text, "minimum = 60", f"minimum = 0x{'F' * 5000}")) == [
        "shape.decimal_expected",
        "shape.whole_number_expected",
    ]


@pytest.mark.parametrize("version", ['"committee-programme/2"', "1", '""'])
def test_another_format_is_refused(version: str) -> None:
    assert faults_of(altered(PROGRAMME, '"committee-programme/1"', version)) == ["programme.other_format"]
    assert faults_of("") == ["programme.other_format"]


def test_the_refusal_says_what_it_found() -> None:
    with pytest.raises(ProgrammeRefusedError, match=r"programme\.committee_too_small .*size.*2"):
        read_programme(altered(PROGRAMME, "size = 3", "size = 2"))


@given(st.text(max_size=60))
def test_whatever_the_text_is_it_is_a_programme_or_refused(text: str) -> None:
    assert faults_of(text)


@given(st.integers(0, len(PROGRAMME) - 1), st.text(max_size=3))
def test_a_programme_that_was_damaged_reads_or_is_refused(place: int, scrap: str) -> None:
    damaged = PROGRAMME[:place] + scrap + PROGRAMME[place + 1 :]
    try:
        assert read_programme(damaged).maximum == 100_00
    except ProgrammeRefusedError:
        assert faults_of(damaged)


# ── what a programme answers ───────────────────────────────────────────────────────────────
def test_a_programme_may_match_nothing() -> None:
    text = altered(altered(PROGRAMME, MATCHING, ""), "matching = true\n", "")
    assert read_programme(text).matching is None


def test_a_bonus_may_be_for_everybody() -> None:
    text = altered(PROGRAMME, ', group = "joint", tracks = ["local"]', "")
    assert read_programme(text).adjustments.bonus == (
        BonusItem(ItemId("joint"), Title("공동 신청", "Joint"), read_programme(PROGRAMME).adjustments.bonus[0].points),
    )


def test_parts_of_a_programme_are_found_by_their_names_or_not_at_all() -> None:
    programme = read_programme(PROGRAMME)
    group, leaf = programme.group(CriterionId("A")), programme.leaf(CriterionId("A2"))
    assert group is not None
    assert leaf is not None
    assert (group.maximum, leaf.maximum, programme.maximum) == (5000, 2000, 100_00)
    assert programme.group(CriterionId("A2")) is None
    assert programme.leaf(CriterionId("A")) is None
    assert programme.leaf_positions("A") == (0, 1)
    assert programme.leaf_positions("B1") == (2,)
    assert programme.leaf_positions("Z") == ()
    assert programme.criterion_title("A").en == "Suitability"
    assert programme.criterion_title("A2").en == "Need"
    with pytest.raises(KeyError):
        programme.criterion_title("Z")
    track, ground = programme.track(TrackId("local")), programme.ground("employed")
    assert track is not None
    assert ground is not None
    assert (track.matching, ground.years) == (True, 3)
    assert programme.track(TrackId("north")) is None
    assert programme.ground("weather") is None


def test_words_of_the_text_are_words_of_the_house() -> None:
    programme = read_programme(PROGRAMME)
    assert programme.aggregation.method is Method.TRIMMED_MEAN
    assert programme.thresholds[0].relation is Relation.AT_LEAST
    assert programme.selection.cutoff is CutoffMode.PARTIAL_LAST
    assert programme.selection.minimum_shares[0].group == GroupId("outside_capital")
    assert [step.by for step in programme.tie_break.chain] == [
        TieStepKind.CRITERION_MEAN,
        TieStepKind.COMMITTEE_VOTE,
        TieStepKind.LOT,
    ]


@pytest.mark.parametrize(("budget", "refused"), [("1_400_000_000", False), ("1_399_999_999", True)])
def test_a_project_at_its_cap_must_have_a_chance(budget: str, refused: bool) -> None:
    text = altered(PROGRAMME, "budget = 3_000_000_000", f"budget = {budget}")  # cap 2,000,000,000 at 70 %
    if refused:
        assert faults_of(text) == ["programme.never_funded"]
    else:
        assert read_programme(text).tracks[0].budget == 1_400_000_000
    whole = altered(text, "partial_last", "strict_prefix")
    assert faults_of(whole) == ["programme.never_funded"]


def test_grades_that_are_whole_hundredths_of_every_maximum_are_taken() -> None:
    programme = read_programme(altered(PROGRAMME, HEAD, HEAD + GRADES))
    assert [grade.percent for grade in programme.grades] == [100, 80]
    forced = GRADES + "distribution = { table = [{ projects = 3, at_most = [1, 2] }] }\n"
    read = read_programme(altered(PROGRAMME, HEAD, HEAD + forced))
    assert read.distribution is not None
    assert read.distribution.limits(2) is None
    row = read.distribution.limits(7)
    assert row is not None
    assert row.at_most == (1, 2)
