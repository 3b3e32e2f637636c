"""Every snippet of the page on writing rules is read: put into the page's whole file, or refused where it says so."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from scripts import programme_schema
from tests.cli.shapes import faults
from tests.docs.test_programme_schema import as_editors_see

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
BLOCKS = [
    (found[1], found[2]) for found in re.finditer(r"^```toml( refused)?\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
]
WHOLE, *PIECES = BLOCKS


def written(value: Any) -> str:
    """Return a value as TOML in one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {written(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(written(one) for one in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def with_piece(piece: str) -> str:
    """Return the whole file with the parts that a piece names instead of its own."""
    table = tomllib.loads(WHOLE[1], parse_float=Decimal) | tomllib.loads(piece, parse_float=Decimal)
    return "".join(f"{key} = {written(value)}\n" for key, value in table.items())


def test_the_page_begins_with_a_whole_file() -> None:
    assert read_programme(WHOLE[1]).id == "village-2026"


def test_the_page_has_its_pieces() -> None:
    assert len(PIECES) >= 30
    assert PAGE.count("```toml") == len(BLOCKS)


@pytest.mark.parametrize("piece", [text for refused, text in PIECES if not refused])
def test_a_piece_is_read(piece: str) -> None:
    text = with_piece(piece)
    read_programme(text)
    table = as_editors_see(tomllib.loads(text))
    assert not list(faults(programme_schema.programme_schema(), table, programme_schema.programme_schema()))


@pytest.mark.parametrize("piece", [text for refused, text in PIECES if refused])
def test_a_trap_is_refused(piece: str) -> None:
    with pytest.raises(ProgrammeRefusedError) as refused:
        read_programme(with_piece(piece))
    assert len(refused.value.faults) == 1


def test_the_page_leads_to_files_that_there_are() -> None:
    for link in re.findall(r"\]\(([^)]+)\)", PAGE):
        assert (ROOT / "docs" / link).exists(), link
    assert len(list((ROOT / "tests" / "programmes" / "unlisted").glob("*/rules.toml"))) == 11


def words_of(value: Any) -> set[str]:
    """Return every key of a table, and every value that is a word of the rules."""
    if isinstance(value, list):
        return set().union(*map(words_of, value))
    if not isinstance(value, dict):
        return set()
    said = {one for key, one in value.items() if key in WORDED and isinstance(one, str)}
    return {*value, *said}.union(*map(words_of, value.values()))


WORDED = {"by", "method", "level", "counts", "cutoff", "boundary", "population", "relation", "measured", "mode"}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "programmes" / "unlisted").glob("*/rules.toml")), ids=lambda path: path.parent.name
)
def test_whoever_read_the_page_knows_all_that_the_other_rules_need(path: Path) -> None:
    unknown = {word for word in words_of(tomllib.loads(path.read_text("utf-8"))) if not re.search(rf"\b{word}\b", PAGE)}
    assert not unknown
