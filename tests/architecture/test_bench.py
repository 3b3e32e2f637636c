"""What the benchmark compares with is plain and a stranger's; what only it needs stays out of the product."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.__main__ import Measured, table
from bench.exact import differing
from bench.rows import ROWS, Difference, Row

ROOT = Path(__file__).parents[2]
PEERS = sorted((ROOT / "bench" / "peers").glob("*.py"))
MOST_LINES = 40


def imported(source: str) -> Iterator[str]:
    """Yield the top-level names of what a source imports; a relative import is a dot."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        if isinstance(node, ast.ImportFrom):
            yield "." if node.level else (node.module or "").partition(".")[0]


@pytest.mark.parametrize("path", PEERS, ids=lambda path: path.stem)
def test_a_peer_is_short_and_imports_nothing_of_ours(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_LINES
    ours = {"committee_app", "bench", "tests", ".", *(peer.stem for peer in PEERS)}
    assert not ours & set(imported(source))


def test_what_only_the_peers_need_is_not_the_products() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = " ".join([*project["dependencies"], *project["optional-dependencies"]["dev"]])
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for name in ("duckdb", "pandas", "numpy"):
        assert not re.search(rf"\b{name}\b", wanted)
        assert not re.search(rf"^{name}==", lock, re.MULTILINE)


def test_a_row_holds_up_to_its_bound_and_not_above() -> None:
    row = Row("tally", "", 2.0, ROWS[0].sides)
    assert Measured(row, 2.0, 1.0).holds
    assert not Measured(row, 2.1, 1.0).holds


def test_a_quick_wrong_answer_does_not_hold() -> None:
    row = Row("tally", "", 2.0, ROWS[0].sides)
    assert Measured(row, 1.0, 1.0, Difference(ours=0, peer=3, lines=9)).holds
    assert not Measured(row, 1.0, 1.0, Difference(ours=1, peer=0, lines=9)).holds


def test_the_table_says_what_is_above_its_bound_and_where_the_peer_differs() -> None:
    row = Row("tally", "marks", 2.0, ROWS[0].sides)
    lines = "\n".join(table([Measured(row, 0.3, 0.1, Difference(ours=0, peer=2, lines=881))]))
    assert "ABOVE" in lines
    assert "peer differs in 2 of 881" in lines


def test_a_rank_or_a_final_that_differs_is_counted_once() -> None:
    wanted = {"P1": (1, "90.00"), "P2": (2, "80.00"), "P3": (3, "70.00")}
    assert differing([["P1", 1, 90.0], ["P2", 3, "80.00"], ["P4", 4, "60.00"]], wanted) == (3, 4)
