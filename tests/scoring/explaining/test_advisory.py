"""Advisory figures stay out of the result: no official function takes one, and none is a number."""

from __future__ import annotations

import ast
import importlib
import inspect
import operator
import pkgutil
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import committee_app
from committee_app import scoring
from committee_app.scoring import explaining
from committee_app.scoring.explaining.advisory import Advisory
from committee_app.scoring.explaining.codes import EXPLANATION_CODES, told
from committee_app.scoring.steps import STEP_CODES

ROOT = Path(next(iter(committee_app.__path__)))
FOLDER = Path(next(iter(explaining.__path__)))
OFFICIAL = sorted(
    one.name for one in pkgutil.iter_modules(scoring.__path__) if one.name not in {"explaining", "advice"}
)


def own_types() -> set[type]:
    """Every class of the package: what an answer is made of."""
    names = [one.name for one in pkgutil.iter_modules(explaining.__path__)]
    modules = [importlib.import_module(f"{explaining.__name__}.{name}") for name in names]
    return {
        cls
        for module in modules
        for _, cls in inspect.getmembers(module, inspect.isclass)
        if cls.__module__ == module.__name__
    }


def annotated(name: str) -> Iterator[tuple[str, Any]]:
    """Every type that an official module takes, keeps or returns."""
    module = importlib.import_module(f"{scoring.__name__}.{name}")
    for _, one in inspect.getmembers(module):
        if getattr(one, "__module__", "") != module.__name__:
            continue
        members = [one, *vars(one).values()] if inspect.isclass(one) else [one]
        for member in members:
            if inspect.isclass(member) or inspect.isfunction(member):
                yield from get_type_hints(member).items()


def named_in(hint: Any) -> Iterator[Any]:
    yield hint
    for part in getattr(hint, "__args__", ()):
        yield from named_in(part)


@pytest.mark.parametrize("name", OFFICIAL)
def test_no_official_function_takes_what_is_advised(name: str) -> None:
    ours = own_types()
    for parameter, hint in annotated(name):
        seen = {getattr(one, "__origin__", one) for one in named_in(hint)}
        assert not [one for one in seen if isinstance(one, type) and one in ours], parameter


def test_the_look_at_types_sees_them() -> None:
    assert {Advisory} <= own_types()
    assert Advisory in {getattr(one, "__origin__", one) for one in named_in(tuple[Advisory[int], ...])}
    assert len({hint for name in OFFICIAL for _, hint in annotated(name) if isinstance(hint, type)}) > 30


def test_nothing_official_imports_an_explanation() -> None:
    paths = list((ROOT / "scoring").glob("*.py")) + list((ROOT / "case").rglob("*.py"))
    assert len(paths) > 40
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert "explaining" not in (node.module or ""), path
                assert "explaining" not in [one.name for one in node.names], path


@pytest.mark.parametrize("with_number", [operator.add, operator.sub, operator.mul, operator.lt, operator.ge])
@pytest.mark.parametrize(
    "pair", [(Advisory(Fraction(80)), Fraction(80)), (80, Advisory(80)), (Advisory(1), Advisory(2))]
)
def test_an_advised_figure_is_no_number(with_number: Callable[[Any, Any], Any], pair: tuple[Any, Any]) -> None:
    with pytest.raises(TypeError):
        with_number(*pair)


def test_an_advised_figure_equals_no_number_and_cannot_be_changed() -> None:
    advised: Any = Advisory(Fraction(80))
    assert advised != Fraction(80)
    assert advised == Advisory(Fraction(80))
    with pytest.raises(AttributeError):
        advised.figure = Fraction(81)


def test_every_sentence_that_is_listed_is_told_and_the_other_way_round() -> None:
    written = {
        node.value
        for path in FOLDER.glob("*.py")
        if path.name != "codes.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("explained.")
    }
    assert written == set(EXPLANATION_CODES)
    assert not set(EXPLANATION_CODES) & set(STEP_CODES)


def test_other_sentences_and_other_facts_are_refused() -> None:
    with pytest.raises(KeyError):
        told("explained.guess")
    with pytest.raises(ValueError, match=r"explained.rank tells \('rank', 'ranked'\), not \('rank',\)"):
        told("explained.rank", rank=1)
