"""The common values of the rules as fields: each stands in the text, and writing it changes nothing else."""

from __future__ import annotations

import difflib

import pytest

from committee_app.case.findings import Finding
from committee_app.case.programme_text import read_programme
from committee_app.case.rule_fields import FieldKind, RuleSection, literal, rule_fields
from committee_app.case.toml_values import NoSuchPlaceError, with_value
from committee_app.resources import resource, text

NAMES = sorted(path.name for path in resource("programmes").glob("*.toml"))
PUBLIC_AI = text("programmes", "public-ai-2026.toml")


@pytest.mark.parametrize("name", NAMES)
def test_writing_every_value_as_it_is_leaves_the_rules_as_they_were(name: str) -> None:
    rules = text("programmes", name)
    programme = read_programme(rules)
    fields = rule_fields(programme)
    assert {one.section for one in fields} == set(RuleSection)
    assert len({one.place for one in fields}) == len(fields)
    for field in fields:
        written = literal(field.kind, field.value)
        assert isinstance(written, str), field
        assert read_programme(with_value(rules, field.place, written)) == programme, field


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("committee.size", "9"),
        ("tracks[1].budget", "7_000_000_000"),
        ("criteria[1].items[3].maximum", "7.5"),
        ("adjustments.bonus[1].points", "1.5"),
        ("aggregation.rounding.places", "2"),
        ("tie_break.chain[4].rounds", "1"),
        ("selection.min_ratio", '"2/3"'),
        ("title.en", '"Another"'),
    ],
)
def test_one_line_of_the_text_changes_and_no_other(place: str, written: str) -> None:
    changed = with_value(PUBLIC_AI, place, written)
    lines = difflib.ndiff(PUBLIC_AI.splitlines(), changed.splitlines())
    assert [one[0] for one in lines if one[0] in "+-"] == ["-", "+"]
    assert written in changed


def test_a_key_that_is_left_out_is_written_into_its_table() -> None:
    central = with_value(PUBLIC_AI, "tracks[0].matching", "true")
    assert [one.matching for one in read_programme(central).tracks] == [True, True]
    assert '[[tracks]]\nmatching = true\nid = "central"' in central
    inline = with_value("a = { b = 1 } # note\n", "a.c", "2")
    assert inline == "a = { c = 2, b = 1 } # note\n"
    top = with_value('format = "x"\n[a]\nb = 1\n', "reason", "20")
    assert top == 'format = "x"\nreason = 20\n[a]\nb = 1\n'


@pytest.mark.parametrize("place", ["", "tracks", "tracks[7].budget", "nothing.here", "committee", "criteria[0].items"])
def test_what_is_no_single_value_is_refused(place: str) -> None:
    with pytest.raises(NoSuchPlaceError):
        with_value(PUBLIC_AI, place, "1")


@pytest.mark.parametrize(
    ("rules", "place"),
    [
        ("a = { b = 1 }\n", "a.b.c"),  # a number has nothing below it
        ("a.b = 1\n", "a.c"),  # the line below would be a value of the whole text
    ],
)
def test_what_would_land_elsewhere_is_refused(rules: str, place: str) -> None:
    with pytest.raises(NoSuchPlaceError):
        with_value(rules, place, "2")


def test_a_value_that_looks_like_the_one_meant_is_left_alone() -> None:
    rules = '# size = 15\nnote = "size = 15"\n[committee]\nsize = 15 # size = 15\n'
    assert with_value(rules, "committee.size", "9") == rules.replace("\nsize = 15", "\nsize = 9")


@pytest.mark.parametrize(
    ("kind", "typed", "written"),
    [
        (FieldKind.POINTS, "8.5", "8.5"),
        (FieldKind.COUNT, "015", "15"),
        (FieldKind.WON, "1,200,000", "1_200_000"),
        (FieldKind.WON, "0", "0"),
        (FieldKind.RATIO, "70%", '"7/10"'),
        (FieldKind.RATIO, "2/3", '"2/3"'),
        (FieldKind.RATIO, "0.25", '"1/4"'),
        (FieldKind.DAY, "2026-02-26", "2026-02-26"),
        (FieldKind.TEXT, '말 "따옴표" \\', '"말 \\"따옴표\\" \\\\"'),
        (FieldKind.FLAG, "true", "true"),
    ],
)
def test_what_is_typed_is_written_as_the_text_writes_it(kind: FieldKind, typed: str, written: str) -> None:
    assert literal(kind, typed) == written


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (FieldKind.POINTS, "열"),
        (FieldKind.POINTS, "1."),
        (FieldKind.POINTS, "-1"),
        (FieldKind.COUNT, "1.5"),
        (FieldKind.COUNT, "٣"),
        (FieldKind.WON, "1,20"),
        (FieldKind.RATIO, "1/0"),
        (FieldKind.RATIO, "많이"),
        (FieldKind.DAY, "2026-02-30"),
        (FieldKind.TEXT, "  "),
        (FieldKind.FLAG, "yes"),
    ],
)
def test_what_is_no_value_is_said(kind: FieldKind, typed: str) -> None:
    found = literal(kind, typed)
    assert isinstance(found, Finding)
    assert found.code == "rules.value_refused"
