"""The page of rule keys names every key and every word that a rule file can have."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from committee_app.case.case_rules import _CUTOFFS, _METHODS, _RUNGS
from committee_app.case.programme import CutoffMode, LookBack, Method, Programme, TieStepKind

PAGE = (Path(__file__).parents[2] / "docs" / "rule-keys.md").read_text("utf-8")


def parts_of(kind: Any) -> Iterator[Any]:
    """Yield a type and every type of the house inside it."""
    if dataclasses.is_dataclass(kind):
        yield kind
        for hint in typing.get_type_hints(kind).values():
            yield from parts_of(hint)
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        yield kind
    for argument in typing.get_args(kind):
        yield from parts_of(argument)


KINDS = set(parts_of(Programme))


def test_every_key_stands_on_the_page() -> None:
    keys = {field.name for kind in KINDS if dataclasses.is_dataclass(kind) for field in dataclasses.fields(kind)}
    assert not {key for key in keys - {"ko", "en"} if f"`{key}`" not in PAGE}


def test_every_word_stands_on_the_page() -> None:
    words = {one.value for kind in KINDS if not dataclasses.is_dataclass(kind) and kind is not LookBack for one in kind}
    assert not {word for word in words if f"`{word}`" not in PAGE}


def test_what_a_case_refuses_is_marked() -> None:
    for known, kind in ((_METHODS, Method), (_CUTOFFS, CutoffMode), (_RUNGS, TieStepKind)):
        for word in kind:
            line = next(one for one in PAGE.splitlines() if one.startswith("|") and f"`{word.value}`" in one)
            before = line[: line.index(f"`{word.value}`")]
            assert ("◆" in before) is (word not in known), word
