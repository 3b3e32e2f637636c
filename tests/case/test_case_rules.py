"""Which rules a case can have: the shipped ones, and none that no act records or no minutes say."""

from __future__ import annotations

import pytest

from committee_app import resources
from committee_app.case import acts
from committee_app.case.case_rules import beyond_a_case
from committee_app.case.lifecycle import Stage
from committee_app.case.programme_text import read_programme
from tests.builders import PROGRAMME, SECRETARY, Day, altered
from tests.case.test_programme_text import AGGREGATED, GRADES, HEAD, LIMIT, LOT, MEAN, RUNG, SELECTED, SHARE, STAGES

ITEM = 'entered = [{ id = "record", title = { ko = "실적", en = "Record" }, maximum = 10 }]\nscale = 110\n'
PRICE = "price = { maximum = 10, rounding = { places = 2 } }\nscale = 110\n"
BEYOND = {
    "a median": (MEAN[0], MEAN[1].replace('"mean"', '"median"'), ["aggregation"]),
    "a quorum of marks": (AGGREGATED, AGGREGATED + "quorum = 2\n", ["aggregation"]),
    "a floor": ("maximum = 30 }", "maximum = 30, minimum = 6 }", ["criteria.minimum"]),
    "grades": (HEAD, HEAD + GRADES, ["grades"]),
    "a forced distribution": (HEAD, HEAD + "distribution = { all_different = true }\n", ["distribution"]),
    "entered items": (HEAD, HEAD + ITEM, ["scale", "entered"]),
    "a price": (HEAD, HEAD + PRICE, ["scale", "price"]),
    "steps": (HEAD, HEAD + 'rank_step = { step = 3, equal = "once" }\n', ["rank_step"]),
    "stages": (HEAD, HEAD + STAGES, ["stages"]),
    "a ratio": ("minimum = 60\n", "ratio = 0.6\n", ["thresholds"]),
    "marks given": (RUNG, '  { by = "marks_given" },\n', ["tie_break"]),
    "retained marks": (RUNG, RUNG.replace(" },", ', population = "retained" },'), ["tie_break"]),
    "seats": ("reserves = 1\n", "reserves = 1\nseats = 2\n", ["tracks.seats"]),
    "what each body gets": ("unit = 1_000_000\n", 'unit = 1_000_000\nsplit = "in_proportion"\n', ["matching.split"]),
    "the lead body": ("unit = 1_000_000\n", 'unit = 1_000_000\nconsortium = "lead"\n', ["matching.consortium"]),
    "skipping": (SELECTED, 'cutoff = "skip_and_fill"\n', ["selection"]),
    "a limit": (SHARE, SHARE + LIMIT, ["selection"]),
}


def test_the_shipped_rules_are_those_of_a_case() -> None:
    for text in (PROGRAMME, resources.text("programmes", "public-ai-2026.toml")):
        assert list(beyond_a_case(read_programme(text))) == []


def test_a_case_may_leave_a_tie_to_the_chair() -> None:
    assert list(beyond_a_case(read_programme(altered(PROGRAMME, LOT, '  { by = "chair" },\n')))) == []


@pytest.mark.parametrize(("old", "new", "rules"), BEYOND.values(), ids=BEYOND)
def test_a_case_refuses_what_it_cannot_record_or_print(old: str, new: str, rules: list[str]) -> None:
    found = list(beyond_a_case(read_programme(altered(PROGRAMME, old, new))))
    assert [one.fact("rule") for one in found] == rules
    assert {one.code for one in found} == {"rules.not_in_a_case_yet"}


def test_such_rules_are_not_drafted() -> None:
    text = altered(PROGRAMME, RUNG, '  { by = "marks_given" },\n')
    assert Day.until(Stage.PREPARING).refused(SECRETARY, acts.RulesDrafted(text)) == ("rules.not_in_a_case_yet",)
