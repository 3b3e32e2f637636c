"""The manuals say what the window says: each label is one of that language, each step one that a journey takes by hand.

Bold words in a manual are labels; `…` stands for what the window fills in. A section that begins with
`<!-- steps: NAMES -->` tells steps that these functions of the journey take, in their order.
"""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from committee_app.resources import resource
from committee_app.ui.key_card import KeyCard
from committee_app.ui.language import apply_language
from scripts.manual_pictures import LANGUAGES, WIDTH, named

ROOT = resource().parent
MANUALS = ROOT / "docs" / "manual"
JOURNEY = ROOT / "tests" / "journeys" / "test_by_hand.py"
ROLES = ("evaluator", "secretary", "chair", "auditor")
PAGES = [(language, role) for language in LANGUAGES for role in ROLES]


def page(language: str, name: str) -> str:
    return (MANUALS / language / f"{name}.md").read_text(encoding="utf-8")


def shown(label: str) -> str:
    """A label as a manual writes it: without what the window fills in."""
    return re.sub(r"\{\d\}", "…", label)


@cache
def sources(language: str) -> dict[str, frozenset[str]]:
    """The English sources behind each label of a language."""
    found: dict[str, set[str]] = {}
    for message in ET.parse(ROOT / "resources" / "i18n" / "committee_ko.ts").iter("message"):
        source, korean = message.findtext("source") or "", message.findtext("translation") or ""
        found.setdefault(shown(korean if language == "ko" else source), set()).add(shown(source))
    return {label: frozenset(of) for label, of in found.items()}


def labels(text: str) -> list[str]:
    return re.findall(r"\*\*(.+?)\*\*", text)


@cache
def said_by_hands() -> dict[str, tuple[str, ...]]:
    """The literals of each function of the journey, in their order."""
    tree = ast.parse(JOURNEY.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {function.name: tuple(shown(one) for one in literals(function)) for function in functions}


def literals(function: ast.FunctionDef) -> Iterator[str]:
    found = [node for node in ast.walk(function) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    for node in sorted(found, key=lambda node: (node.lineno, node.col_offset)):
        yield str(node.value)


def sections(text: str) -> list[tuple[tuple[str, ...], str]]:
    parts = re.split(r"<!-- steps: ([a-z_ ]+) -->", text)
    return [
        (tuple(names.split()), body.split("\n## ")[0]) for names, body in zip(parts[1::2], parts[2::2], strict=True)
    ]


@pytest.mark.parametrize(("language", "role"), PAGES)
def test_each_label_is_a_label_of_the_window_in_this_language(language: str, role: str) -> None:
    told = labels(page(language, role))
    assert len(told) > 10
    assert [one for one in told if one not in sources(language)] == []


@pytest.mark.parametrize(("language", "role"), PAGES)
def test_each_step_is_one_that_the_journey_takes(language: str, role: str) -> None:
    told = sections(page(language, role))
    assert len(told) >= 5
    for names, body in told:
        ahead = iter([one for name in names for one in said_by_hands()[name]])
        for label in labels(body):
            assert any(one in sources(language)[label] for one in ahead), f"{label} is not done next by {names}"


@pytest.mark.parametrize("role", ROLES)
def test_both_languages_tell_the_same_steps(role: str) -> None:
    korean, english = (sections(page(language, role)) for language in LANGUAGES)
    assert [names for names, _ in korean] == [names for names, _ in english]
    for (_, ours), (_, theirs) in zip(korean, english, strict=True):
        meant = [sources("ko")[label] for label in labels(ours)]
        assert len(meant) == len(labels(theirs))
        assert all(label in of for label, of in zip(labels(theirs), meant, strict=True)), labels(theirs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_are_there_of_one_size_and_none_is_left_over(language: str) -> None:
    there = sorted((MANUALS / language / "pictures").glob("*.png"))
    assert {one.stem for one in there} == set(named(language))
    for picture in there:
        width, height = struct.unpack(">II", picture.read_bytes()[16:24])
        assert (width, height) == (WIDTH, WIDTH * 768 // 1366)


def test_each_picture_is_of_a_screen_that_is_photographed() -> None:
    text = (ROOT / "scripts" / "screens.py").read_text(encoding="utf-8")
    forms = [re.sub(r"\\\{[^}]*\\\}", "[a-z]+", re.escape(one)) for one in re.findall(r"take\(f?\"([^\"]+)\"", text)]
    for name in {one for language in LANGUAGES for one in named(language)}:
        assert any(re.fullmatch(form, name) for form in forms), name


@pytest.mark.parametrize(("language", "role"), PAGES)
def test_the_card_has_the_keys_of_the_window(language: str, role: str, qapp: QApplication) -> None:
    apply_language(qapp, language)
    try:
        parent = QWidget()
        groups = KeyCard(parent)._groups()
    finally:
        apply_language(qapp, "ko")
    text = page(language, f"{role}-card")
    keys = [line for _, lines in (groups if role == "evaluator" else groups[:1]) for line in lines]
    assert re.findall(r"^\| `(.+?)` \| (.+) \|$", text, re.MULTILINE) == keys
    assert len(text.splitlines()) < 75
    parent.deleteLater()
