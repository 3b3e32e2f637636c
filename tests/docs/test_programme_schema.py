"""The schema that editors read is the one the types make, fits every rule file there is, and underlines slips."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts import programme_schema
from tests.builders import PROGRAMME, altered
from tests.cli.shapes import faults

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads(programme_schema.FILE.read_text(encoding="utf-8"))
SHIPPED = sorted((ROOT / "resources" / "programmes").glob("*.toml"))
WORKED = sorted((ROOT / "tests" / "programmes").glob("**/rules.toml"))


def as_editors_see(value: Any) -> Any:
    """Return a TOML value as plain JSON: editors hand days to the schema as text."""
    if isinstance(value, dict):
        return {key: as_editors_see(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_editors_see(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def underlined(text: str) -> list[str]:
    return list(faults(SCHEMA, as_editors_see(tomllib.loads(text)), SCHEMA))


def test_the_schema_is_made_from_the_types() -> None:
    assert programme_schema.FILE.read_text(encoding="utf-8") == programme_schema.schema_text(), (
        "run scripts/programme_schema.py"
    )


@pytest.mark.parametrize("path", [*SHIPPED, *WORKED], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_rule_file_that_is_read_fits_the_schema(path: Path) -> None:
    assert not underlined(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_rule_file_says_where_its_schema_lies(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("#:schema ")
    assert (path.parent / first.removeprefix("#:schema ")).resolve() == programme_schema.FILE.resolve()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("step = 0.1", "steps = 0.1", "steps is not known"),
        ("step = 0.1", "", "step is missing"),
        ("maximum = 30", 'maximum = "much"', "does not match"),
        ("fictitious = true", 'fictitious = "yes"', "is not of"),
        ('cutoff = "partial_last"', 'cutoff = "somehow"', "is none of"),
        ('constituted = "2/3"', 'constituted = "2/0"', "does not match"),
    ],
)
def test_a_slip_is_underlined(old: str, new: str, said: str) -> None:
    assert any(said in fault for fault in underlined(altered(PROGRAMME, old, new)))
