"""The line of each place: in any layout of the same table, and without failing on any text."""

from __future__ import annotations

import ast
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app import resources
from committee_app.case import fault_places, programme_text, rule_checks
from committee_app.case.fault_places import place_of
from committee_app.case.findings import Finding
from committee_app.case.programme_text import ProgrammeRefusedError, read_programme
from committee_app.case.toml_lines import line_of, lines_by_place
from committee_app.desks.words import LANGUAGES, wording
from tests.builders import PROGRAMME, altered

EVERYTHING = '''\
# a comment with [brackets] = and "quotes
title = "a # no comment [x]"  # one
"quoted key" = 1
a.b.c = 2
text = """
[no.header]
key = "no key"
"""
literal = \'\'\'
x = 1\'\'\'
many = [
  1, [2, 3],
  { one = 1, two = { three = [
    4 ] } },  # }
  "]",
]
[table]
inside = 2026-01-26 10:00:00
"dotted.key" = 1.5
[[list]]
id = "first"
  [[list.items]]
  id = 'a'
  [[list.items]]
  id = 'b'
  [list.items.deep]
  "\\u0041" = true
[[list]]
id = "second"
[[list.items]]
id = "c"
'''
WHERE = {
    "title": 2, "quoted key": 3, "a.b": 4, "a.b.c": 4, "text": 5, "literal": 9, "many": 11, "many[0]": 12,
    "many[1][1]": 12, "many[2]": 13, "many[2].one": 13, "many[2].two.three[0]": 14, "many[3]": 15, "table": 17,
    "table.inside": 18, "table.dotted.key": 19, "list[0]": 20, "list[0].id": 21, "list[0].items[0]": 22,
    "list[0].items[1].id": 25, "list[0].items[1].deep.A": 27, "list[1].id": 29, "list[1].items[0].id": 31,
}  # fmt: skip


@pytest.mark.parametrize(("place", "line"), WHERE.items(), ids=WHERE)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CR LF"])
def test_a_place_stands_on_its_line(place: str, line: int, ending: str) -> None:
    assert lines_by_place(EVERYTHING.replace("\n", ending))[place] == line


def test_what_is_not_written_is_looked_for_where_it_belongs() -> None:
    lines = lines_by_place(EVERYTHING)
    assert line_of(lines, "list[0].items[1].title.ko") == 24
    assert line_of(lines, "list[1].items[7]") == 30
    assert line_of(lines, "table.missing") == 17
    assert line_of(lines, "nowhere") == line_of(lines, "-") == line_of(lines, "") == 1


KEYS = st.text("abAB0_-", min_size=1, max_size=3) | st.sampled_from(["가", "a b", '"', "=", "#"])
TABLES = st.recursive(
    st.integers(0, 9) | st.sampled_from(["", "]", "{", "#", '"', "=", "'", "\\", "x, y"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


def key_text(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").replace("-", "").isalnum() else json.dumps(key)


class Writer:
    """Writes a table in a layout that hypothesis draws, and notes for each place the line it begins on."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.noted: dict[str, int] = {}

    def note(self, place: str) -> None:
        self.noted.setdefault(place, self.text.count("\n") + 1)

    def gap(self) -> None:
        self.text += self.draw(st.sampled_from(["", " ", "\n", " # ] } [ \" = '\n"]))

    def table(self, table: dict[str, Any], place: str, header: str) -> None:
        nested = {key: one for key, one in table.items() if self._apart(one)}
        for key, one in table.items():
            if key not in nested:
                self.pair(key, one, place)
                self.text += self.draw(st.sampled_from(["\n", "  # x = [\n", "\n\n"]))
        for key, one in nested.items():
            inside = f"{place}.{key}" if place else key
            name = f"{header}.{key_text(key)}" if header else key_text(key)
            if isinstance(one, dict):
                self.note(inside)
                self.text += f"[{name}]\n"
                self.table(one, inside, name)
            else:
                for at, each in enumerate(one):
                    self.note(inside)
                    self.note(f"{inside}[{at}]")
                    self.text += f"[[ {name} ]]\n"
                    self.table(each, f"{inside}[{at}]", name)

    def _apart(self, value: Any) -> bool:
        listed = isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
        return (isinstance(value, dict) or listed) and self.draw(st.booleans())

    def pair(self, key: str, value: Any, place: str) -> None:
        inside = f"{place}.{key}" if place else key
        self.note(inside)
        self.text += f"{key_text(key)} = "
        self.value(value, inside)

    def value(self, value: Any, place: str) -> None:
        if isinstance(value, dict):
            self.text += "{"
            for at, (key, one) in enumerate(value.items()):
                self.text += ", " if at else " "
                self.pair(key, one, place)
            self.text += " }"
        elif isinstance(value, list):
            self.text += "["
            for at, one in enumerate(value):
                self.gap()
                self.note(f"{place}[{at}]")
                self.value(one, f"{place}[{at}]")
                self.text += ","
            self.gap()
            self.text += "]"
        else:
            self.text += json.dumps(value)


@st.composite
def written_tables(draw: st.DrawFn) -> tuple[dict[str, Any], str, dict[str, int]]:
    table = draw(st.dictionaries(KEYS, TABLES, max_size=4))
    writer = Writer(draw)
    writer.table(table, "", "")
    return table, writer.text, writer.noted


@given(written_tables())
def test_every_place_is_found_in_any_layout(written: tuple[dict[str, Any], str, dict[str, int]]) -> None:
    table, text, noted = written
    assert tomllib.loads(text) == table
    assert lines_by_place(text) == noted


@given(
    st.lists(st.sampled_from(['"', "'", '"""', "[", "]", "[[", "{", "}", ",", "=", ".", "\n", "#", "a", "\\", "1"]))
    | st.lists(st.text())
)
def test_no_text_makes_it_fail(pieces: list[str]) -> None:
    text = "".join(pieces)
    lines = lines_by_place(text)
    assert set(lines.values()) <= set(range(1, text.count("\n") + 2))
    assert line_of(lines, text) >= 1


# ── the reader says the line ───────────────────────────────────────────────────────────────
def refused(text: str) -> tuple[Finding, ...]:
    with pytest.raises(ProgrammeRefusedError) as error:
        read_programme(text)
    return error.value.faults


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("maximum = 30", 'maximum = "much"', 'maximum = "much"'),
        ("trim_from = 6", "trim_from = 2", "trim_from = 2"),
        ('{ by = "lot", witnesses = 2 }', '{ by = "lot", witnesses = 1 }', "witnesses = 1"),
        ('criterion = "B"', 'criterion = "Z"', 'criterion = "Z"'),
        ("[committee]\n", "[committee]\nchairs = 2\n", "chairs = 2"),
        ("size = 3", "size = 2", "size = 2"),
        ('"committee-programme/1"', '"committee-programme/9"', '"committee-programme/9"'),
        ("step = 0.1", "step = ", "step = "),
        ("unit = 1_000_000", "unit = 1_000_000\nconsortium = 1", "consortium = 1"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_fault_names_the_line_where_it_is_mended(old: str, new: str, row: str) -> None:
    text = altered(PROGRAMME, old, new)
    (fault,) = refused(text)
    assert row in text.splitlines()[int(fault.fact("line")) - 1]


def test_a_text_that_ends_too_early_is_mended_at_its_end() -> None:
    (fault,) = refused('format = "committee-programme/1"\nitems = [\n  1,\n\n')
    assert fault.fact("line") == 3


def test_faults_stand_in_the_order_of_the_text() -> None:
    text = altered(altered(PROGRAMME, "size = 3", "size = 2"), "trim_from = 6", "trim_from = 2")
    lines = [int(fault.fact("line")) for fault in refused(text)]
    assert len(lines) == 2
    assert lines == sorted(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_begins_with_the_line(language: str) -> None:
    (fault,) = refused(altered(PROGRAMME, "size = 3", "size = 2"))
    line = fault.fact("line")
    begins = {"ko": f"{line}번째 줄: ", "en": f"Line {line}: "}[language]
    assert wording(language).finding(fault).startswith(begins)


def test_two_of_one_name_are_mended_at_the_second_and_have_words_for_what_they_are() -> None:
    grade = '{ id = "s", title = { ko = "우수", en = "Good" }, percent = %d }'
    text = altered(PROGRAMME, "\nstep = ", f"\ngrades = [\n  {grade % 100},\n  {grade % 50},\n]\nstep = ")
    (fault,) = refused(text)
    assert fault.code == "programme.named_twice"
    assert "percent = 50" in text.splitlines()[int(fault.fact("line")) - 1]
    assert "등급" in wording("ko").finding(fault)


def contradictions() -> set[str]:
    found: set[str] = set()
    for module in (programme_text, rule_checks):
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        found |= {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return {one.removeprefix("programme.") for one in found if one.startswith("programme.")}


def test_the_table_of_parts_speaks_of_codes_that_there_are() -> None:
    assert set(fault_places.PARTS) <= contradictions()
    assert set(fault_places._BY_CODE) <= contradictions()


def test_every_contradiction_has_a_place() -> None:
    """Codes that name an id or a rung lead there; the table has all the others."""
    programme = read_programme(PROGRAMME)
    track, threshold = programme.tracks[0].id, programme.thresholds[0].id
    named: dict[str, Any] = {"criterion": "A1", "track": track, "threshold": threshold, "step": 1, "item": "price"}
    placeless = {"not_toml", "other_format", "grade_refused", "grade_off_hundredths", "stage_misfit"}
    special = set(fault_places._BY_CODE)
    for code in contradictions() - placeless - special:
        assert place_of(programme, Finding.of(f"programme.{code}", **named)), code


def test_a_shipped_programme_has_a_line_for_all_that_it_says() -> None:
    text = resources.text("programmes", "public-ai-2026.toml")
    lines = lines_by_place(text)

    def look(value: Any, place: str) -> None:
        assert place in lines, place
        if isinstance(value, dict):
            for key, one in value.items():
                look(one, f"{place}.{key}")
        elif isinstance(value, list):
            for at, one in enumerate(value):
                look(one, f"{place}[{at}]")

    for key, value in tomllib.loads(text).items():
        look(value, key)


@pytest.mark.parametrize("piece", ['"\\', '"""\\"', "'''", '"', "'", '"""x', "[", "{ a = ", "]", "a = = ", "a.", "[a."])
def test_a_long_broken_text_is_walked_once(piece: str) -> None:
    """Were a string without its end tried again from each of its quotation marks, this would take minutes.

    Were a place named however deep it lies, its names would fill the memory.
    """
    assert set(lines_by_place(piece * 100_000).values()) <= {1}
