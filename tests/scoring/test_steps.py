from __future__ import annotations

import ast
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from committee_app import scoring
from committee_app.case.terms import Rounding, RoundingMode
from committee_app.scoring.steps import FINDING_CODES, STEP_CODES, remark, rounding_step, step

FOLDER = Path(next(iter(scoring.__path__)))


def _written_codes() -> Iterator[str]:
    """Yield every text in the package that looks like one of the codes (`area.fact`)."""
    areas = {code.split(".")[0] for code in (*STEP_CODES, *FINDING_CODES)}
    for path in FOLDER.glob("*.py"):
        if path.name == "steps.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                area, _, fact = node.value.partition(".")
                if area in areas and fact.replace("_", "").isalpha():
                    yield node.value


def test_every_code_that_is_written_is_listed_and_every_listed_one_is_written() -> None:
    assert set(_written_codes()) == {*STEP_CODES, *FINDING_CODES}


def test_an_unlisted_code_is_refused() -> None:
    with pytest.raises(KeyError):
        step("derivation.guess")
    with pytest.raises(KeyError):
        remark("tie.guess")


def test_other_facts_than_listed_are_refused() -> None:
    with pytest.raises(ValueError, match=r"derivation.plain_mean tells \('counted',\), not \('number',\)"):
        step("derivation.plain_mean", number=5)
    with pytest.raises(ValueError, match="not_used tells"):
        remark("lot.not_used")


def test_a_rounding_whose_values_have_other_names_is_refused() -> None:
    rule = Rounding(2, RoundingMode.HALF_UP)
    with pytest.raises(ValueError, match="value_rounded"):
        rounding_step("derivation.value_rounded", ("mean", Fraction(1, 3)), ("printed", Fraction(33, 100)), rule)
