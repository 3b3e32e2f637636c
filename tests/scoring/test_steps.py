from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app import scoring
from committee_app.scoring.steps import FINDING_CODES, STEP_CODES, remark, step

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
