"""The columns and tables that only some rules use: read where a rule uses them, refused where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from committee_app.case.ballots import ScoreBook
from committee_app.case.findings import Finding
from committee_app.intake.score_faults import ScoresRefusedError
from committee_app.intake.score_files import read_score_book
from committee_app.scoring.lots import draw_order, lot_line
from tests.real.rule_files import LOT, PLAIN_MEAN, named, rules

HEAD = "proposal,evaluator,criterion,score"
ITEM = f'entered = [{{ id = "record", title = {named("실적")}, maximum = 20 }}]'
PRICE = "price = { maximum = 20, rounding = { places = 4 } }"
GRADES = f"""grades = [
  {{ id = "우수", title = {named("우수")}, percent = 100 }},
  {{ id = "보통", title = {named("보통")}, percent = 80 }},
]"""
STAGES = f"""stages = {{ mode = "sum", order = [
  {{ id = "paper", title = {named("서면")}, weight = 0.4 }},
  {{ id = "talk", title = {named("발표")}, weight = 0.6 }},
] }}"""
EIGHTY = {"A": {"A1": 80}}
CHAIR = 'chain = [{ by = "chair" }]'
FIELDS = (
    rules(criteria={"law": {"L1": 40}, "data": {"D1": 60}}, aggregation=f'{PLAIN_MEAN}\nlevel = "fields"')
    .replace('id = "law"\n', 'id = "law"\nfield = "law"\n')
    .replace('id = "data"\n', 'id = "data"\nfield = "data"\n')
)


def drawn(fingerprint: str, tied: Sequence[str], numbers: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    line = lot_line(fingerprint, tied, numbers)
    return line, draw_order(line, tied)


def book(text: str, scores: str, **others: str) -> ScoreBook:
    lists = [others[name].encode() if name in others else None for name in ("proposals", "evaluators", "decisions")]
    return read_score_book(text.encode(), scores.encode(), *lists, draw=drawn)


def faults(text: str, scores: str = f"{HEAD}\nP,1,A1,8\n", **others: str) -> list[tuple[str, object]]:
    with pytest.raises(ScoresRefusedError) as caught:
        book(text, scores, **others)
    found = [(fault.code.removeprefix("tally."), dict(fault.params)) for fault in caught.value.faults]
    return [(code, facts.get("line", facts.get("place", facts.get("file")))) for code, facts in found]


def test_price_factor_and_entered_points_are_taken_where_a_rule_uses_them() -> None:
    scores = f"{HEAD}\nP,1,A1,8\n"
    priced = book(rules(criteria=EIGHTY, head=PRICE), scores, proposals="proposal,price\nP,90\n")
    assert priced.facts["P"].price == 90  # type: ignore[index]
    entered = book(rules(criteria=EIGHTY, head=ITEM), scores, proposals="proposal,entered.record\nP,17.5\n")
    assert entered.facts["P"].entered == (("record", 17_50),)  # type: ignore[index]
    factor = rules(aggregation=f"{PLAIN_MEAN}\nfactor = true")
    assert book(factor, scores, proposals="proposal,factor\nP,1.6\n").facts["P"].factor == Fraction("1.6")  # type: ignore[index]


def test_a_grade_is_worth_its_part_of_the_maximum() -> None:
    text = rules(head=GRADES, criteria={"A": {"A1": 30, "A2": 70}})
    read = book(text, f"{HEAD}\nP,1,A1,우수\nP,1,A2,보통\nP,2,A1,24\nP,2,A2,70\n")
    assert list(read.marks["P"].values()) == [(3000, 5600), (2400, 7000)]  # type: ignore[index]


def test_marks_may_begin_below_zero_or_above_it() -> None:
    low = rules().replace("maximum = 100 }", "maximum = 100, minimum = -5 }")
    assert book(low, f"{HEAD}\nP,1,A1,-5\n").marks["P"]["1"] == (-500,)  # type: ignore[index]
    floor = rules().replace("maximum = 100 }", "maximum = 100, minimum = 60 }")
    assert book(floor, f"{HEAD}\nP,1,A1,60\n").marks["P"]["1"] == (6000,)  # type: ignore[index]
    assert faults(floor, f"{HEAD}\nP,1,A1,59.99\n") == [("score_out_of_bounds", 2)]


def test_each_stage_has_its_own_marks() -> None:
    read = book(rules(head=STAGES), f"{HEAD},stage\nP,1,A1,80,paper\nP,1,A1,90,talk\nP,2,A1,70,paper\n")
    assert read.marks == {"P": {"1": (9000,)}}
    assert {stage: given.marks for stage, given in read.earlier.items()} == {
        "paper": {"P": {"1": (8000,), "2": (7000,)}}
    }
    assert read.evaluators == ("1", "2")


def test_fields_have_ballots_of_their_own_criteria() -> None:
    scores = f"{HEAD}\nP,1,L1,30\nP,2,D1,50\n"
    read = book(FIELDS, scores, evaluators="evaluator,field\n1,law\n2,data\n")
    assert read.fields == {"1": "law", "2": "data"}
    assert read.marks == {"P": {"1": (3000, 0), "2": (0, 5000)}}


def test_the_chair_decides_where_the_ladder_says_so() -> None:
    scores = f"{HEAD}\nP,1,A1,80\nQ,1,A1,80\n"
    choice = '[[choice]]\ntied = ["P", "Q"]\norder = ["Q", "P"]\nreason = "지역 안배"\n'
    assert book(rules(tie_break=CHAIR), scores, decisions=choice).choices[0].order == ("Q", "P")
    assert faults(rules(tie_break=LOT), scores, decisions=choice) == [("reserved_key", 1)]
    named = book(rules(tie_break=CHAIR), scores, decisions=f'{choice}by = "1"\n')
    assert named.choices[0].by == "1"
    stranger = f'# 위원장\n{choice}by = "2"\n'
    assert faults(rules(tie_break=CHAIR), scores, decisions=stranger) == [("member_unknown", 6)]
    presiding = book(rules(tie_break=CHAIR), scores, decisions=stranger, evaluators="evaluator\n1\n2\n")
    assert presiding.choices[0].by == "2"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (rules(criteria=EIGHTY, head=PRICE), "price"),
        (rules(criteria=EIGHTY, head=ITEM), "entered.record"),
        (rules(aggregation=f"{PLAIN_MEAN}\nfactor = true"), "factor"),
        (rules(tie_break='chain = [{ by = "received" }, { by = "lot", witnesses = 2 }]'), "received"),
    ],
)
def test_rules_that_need_a_list_of_proposals_say_so_in_one_line(text: str, columns: str) -> None:
    with pytest.raises(ScoresRefusedError) as refused:
        book(text, f"{HEAD}\nP,1,A1,8\n")
    assert refused.value.faults == (Finding.of("tally.proposals_needed", file="proposals", columns=columns),)


WIDER_FAULTS = {
    "no price": (PRICE, {"proposals": "proposal,price\nP,\n"}, [("money_refused", 2)]),
    "a price of nothing": (PRICE, {"proposals": "proposal,price\nP,0\n"}, [("money_refused", 2)]),
    "more than the item's maximum": (
        ITEM,
        {"proposals": "proposal,entered.record\nP,20.01\n"},
        [("points_refused", 2)],
    ),
    "no entered points": (ITEM, {"proposals": "proposal\nP\n"}, [("points_refused", 2)]),
    "an item nobody announced": (
        ITEM,
        {"proposals": "proposal,entered.record,entered.other\nP,1,1\n"},
        [("unknown_item", 2)],
    ),
}


@pytest.mark.parametrize(("head", "files", "wanted"), WIDER_FAULTS.values(), ids=WIDER_FAULTS)
def test_what_a_rule_needs_must_be_there(head: str, files: dict[str, str], wanted: list[tuple[str, object]]) -> None:
    assert faults(rules(criteria=EIGHTY, head=head), **files) == wanted


def test_a_factor_is_a_number_above_zero() -> None:
    text = rules(aggregation=f"{PLAIN_MEAN}\nfactor = true")
    for factor in ("", "0", "-1", "x"):
        assert faults(text, proposals=f"proposal,factor\nP,{factor}\n") == [("factor_refused", 2)]


def test_a_moment_of_receipt_has_one_form() -> None:
    text = rules(tie_break='chain = [{ by = "received" }, { by = "lot", witnesses = 2 }]')
    assert book(text, f"{HEAD}\nP,1,A1,8\n", proposals="proposal,received\nP,2026-02-13 17:59:30\n")
    assert faults(text, proposals="proposal,received\nP,yesterday\n") == [("received_refused", 2)]


def test_what_is_no_grade_stage_or_field_is_refused() -> None:
    assert faults(rules(head=GRADES), f"{HEAD}\nP,1,A1,좋음\n") == [("score_no_grade", 2)]
    assert faults(rules(head=GRADES), f"{HEAD}\nP,1,A1,90\n") == [("score_no_grade", 2)]
    assert faults(rules(head=STAGES), f"{HEAD},stage\nP,1,A1,90,\nP,1,A1,90,talk\n") == [("unknown_stage", 2)]
    assert faults(rules(head=STAGES), f"{HEAD}\nP,1,A1,90\n") == [("missing_column", 1)]
    scores = f"{HEAD}\nP,1,L1,30\nP,1,D1,5\nP,2,D1,50\n"
    assert faults(FIELDS, scores, evaluators="evaluator,field\n1,law\n2,data\n") == [("foreign_criterion", 2)]
    assert faults(FIELDS, f"{HEAD}\nP,1,L1,30\n", evaluators="evaluator,field\n1,art\n")[0] == ("unknown_field", 2)
    assert ("evaluators_needed", "evaluators") in faults(FIELDS, scores)


OWN = STAGES.replace("weight = 0.4", 'criteria = ["A"]').replace("weight = 0.6", 'criteria = ["B"]')


def test_a_stage_with_criteria_of_its_own_takes_these_and_no_others() -> None:
    text = rules(criteria={"A": {"A1": 60}, "B": {"B1": 40}}, head=OWN, tie_break=CHAIR)
    read = book(text, f"{HEAD},stage\nP,1,A1,50,paper\nP,1,B1,30,talk\n")
    assert read.marks == {"P": {"1": (0, 30_00)}}
    assert read.earlier["paper"].marks == {"P": {"1": (50_00, 0)}}  # type: ignore[index]
    foreign = f"{HEAD},stage\nP,1,A1,50,paper\nP,1,B1,30,talk\nP,1,A1,40,talk\n"
    assert faults(text, foreign) == [("criterion_of_another_stage", 3)]
    assert faults(text, f"{HEAD},stage\nP,1,B1,30,paper\nP,1,B1,30,talk\n") == [
        ("criterion_of_another_stage", 2),
        ("ballot_incomplete", 2),
    ]


def test_a_decision_of_the_chair_has_an_order_and_a_reason() -> None:
    scores = f"{HEAD}\nP,1,A1,80\nQ,1,A1,80\n"
    text = rules(tie_break=CHAIR)
    bare = '[[choice]]\ntied = ["P", "Q"]\norder = ["Q", "P"]\n'
    assert faults(text, scores, decisions=bare) == [("reason_missing", 1)]
    other = '[[choice]]\ntied = ["P", "Q"]\norder = ["Q"]\nreason = "지역 안배"\n'
    assert ("order_refused", 3) in faults(text, scores, decisions=other)


SAID_OF_WIDER_RULES = {
    "factor_refused",
    "received_refused",
    "unknown_field",
    "evaluators_needed",
    "proposals_needed",
    "member_unknown",
    "score_no_grade",
    "score_out_of_bounds",
    "foreign_criterion",
    "criterion_of_another_stage",
    "unknown_stage",
    "reason_missing",
}
