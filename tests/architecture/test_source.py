"""What holds for the source as text: exact numbers, one clock, a thought at the top of each module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "committee_app"
MODULES = sorted(PACKAGE.rglob("*.py"))
EXACT_MODULES = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in {"case", "scoring"}]
CLOCK = PACKAGE / "desks" / "clock.py"

# The calls that read the machine's clock, by the name they end in and the name before it.
CLOCK_READINGS = {
    "now": {"datetime"},
    "utcnow": {"datetime"},
    "today": {"datetime", "date"},
    "time": {"time"},
    "time_ns": {"time"},
    "localtime": {"time"},
    "gmtime": {"time"},
}


def floats_in(source: str) -> Iterator[str]:
    """Yield each place where the source writes or makes a binary floating-point number."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield f"line {node.lineno}: {node.value}"
        if isinstance(node, ast.Name) and node.id == "float":
            yield f"line {node.lineno}: float"


def clock_readings_in(source: str) -> Iterator[str]:
    """Yield each place where the source asks the machine for the time, or imports a function that does."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", None)
            if owner in CLOCK_READINGS.get(node.attr, ()):
                yield f"line {node.lineno}: {owner}.{node.attr}"
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (f"line {node.lineno}: {name.name}" for name in node.names if name.name in CLOCK_READINGS)


@pytest.mark.parametrize("source", ["half = 0.5", "x = float(3)", "def mean(a: float): ...", "z = 1j", "e = 1e3"])
def test_a_float_is_seen(source: str) -> None:
    assert list(floats_in(source))


@pytest.mark.parametrize(
    "source",
    ["datetime.now(UTC)", "datetime.datetime.utcnow()", "date.today()", "time.time()", "from time import time"],
)
def test_a_look_at_the_clock_is_seen(source: str) -> None:
    assert list(clock_readings_in(source))


@pytest.mark.parametrize("path", EXACT_MODULES, ids=lambda path: path.stem)
def test_the_core_computes_with_integers_and_fractions_only(path: Path) -> None:
    assert not list(floats_in(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", [path for path in MODULES if path != CLOCK], ids=lambda path: path.stem)
def test_only_the_clock_knows_the_time(path: Path) -> None:
    assert not list(clock_readings_in(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
