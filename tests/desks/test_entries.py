"""The form of an entry: what is written reads back, and any other bytes are refused, never a crash."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.acts import ScoringOpened
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.desks.entries import Base, EntryRefusedError, Statement, read_body, recorded, write_body
from tests.builders import CASE, CHAIR, Day, moment

SPOKEN = Statement(CASE, Base(41, "ab" * 32), CHAIR, moment(42), ScoringOpened())
BODY = write_body(SPOKEN)
DAY_BODIES = tuple(
    write_body(Statement(CASE, Base(at, "00" * 32), done.actor, moment(at), done.act))
    for at, done in enumerate(Day.until(Stage.ARCHIVED).done)
)


def codes(body: bytes) -> list[str]:
    with pytest.raises(EntryRefusedError) as refused:
        read_body(body)
    return [fault.code for fault in refused.value.findings]


def with_field(name: str, value: object) -> bytes:
    """Return the body with one field as given, in canonical form."""
    plain: dict[str, Any] = json.loads(BODY)
    text = json.dumps(plain | {name: value}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def test_an_entry_is_written_as_one_line_that_anybody_can_read() -> None:
    assert BODY.decode() == (
        '{"act":{},"actor":"chair","at":"2026-02-26T09:00:42+09:00","base":[41,"' + "ab" * 32 + '"],'
        '"case":"2026-small","format":"committee-entry/1","kind":"scoring_opened","suite":"P256-1"}'
    )


def test_an_entry_is_read_back_as_it_was_written() -> None:
    assert read_body(BODY) == SPOKEN


def test_every_entry_of_a_day_is_read_back_as_it_was_written() -> None:
    for body in DAY_BODIES:
        assert write_body(read_body(body)) == body


def test_an_act_in_its_place_keeps_time_and_actor() -> None:
    place = recorded(42, SPOKEN)
    assert (place.seq, place.at, place.actor, place.act) == (42, moment(42), CHAIR, ScoringOpened())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}x",
        b"\xff",
        BODY + b"\n",
        b" " + BODY,
        b"\xef\xbb\xbf" + BODY,
        BODY.replace(b":41,", b":41.0,").replace(b"[41,", b"[41.0,"),
        BODY.replace(b'"act":{},', b"")[:-1] + b',"act":{}}',
        BODY.replace(b"2026-small", unicodedata.normalize("NFD", "작은").encode()),
        b"[" * 100_000,
        b"9" * 5000,
    ],
    ids=range(11),
)
def test_bytes_that_are_not_canonical_are_refused(body: bytes) -> None:
    assert codes(body) == ["entry.not_canonical"]


@pytest.mark.parametrize("body", [b"[]", b"{}", b"null", b"5", b'"x"', with_field("more", 1)])
def test_an_entry_has_exactly_its_fields(body: bytes) -> None:
    assert codes(body) == ["entry.other_fields"]


def test_an_entry_without_one_of_its_fields_is_refused() -> None:
    for name in json.loads(BODY):
        plain = {key: value for key, value in json.loads(BODY).items() if key != name}
        assert codes(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()) == ["entry.other_fields"]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("format", "committee-entry/2", "entry.other_format"),
        ("format", ["committee-entry/1"], "entry.other_format"),
        ("suite", "P256-2", "entry.other_format"),
        ("suite", None, "entry.other_format"),
        ("kind", "sheet_revised", "entry.unknown_kind"),
        ("kind", "ScoringOpened", "entry.unknown_kind"),
        ("kind", "", "entry.unknown_kind"),
        ("kind", None, "entry.unknown_kind"),
        ("kind", ["scoring_opened"], "entry.unknown_kind"),
        ("actor", "janitor", "entry.unknown_actor"),
        ("actor", "", "entry.unknown_actor"),
        ("actor", "evaluator", "entry.unknown_actor"),
        ("actor", "evaluator:", "entry.unknown_actor"),
        ("actor", 5, "shape.text_expected"),
        ("case", None, "shape.text_expected"),
        ("base", [41], "shape.length"),
        ("base", {}, "shape.list_expected"),
        ("base", ["41", "ab"], "shape.whole_number_expected"),
        ("base", [True, "ab"], "shape.whole_number_expected"),
        ("at", 5, "shape.text_expected"),
        ("at", "", "entry.no_time"),
        ("at", "yesterday", "entry.no_time"),
        ("at", "2026-02-26", "entry.no_time"),
        ("at", "2026-02-26T09:00:42", "entry.no_time"),
        ("at", "2026-02-26T09:00:42Z", "entry.no_time"),
        ("at", "2026-02-26 09:00:42+09:00", "entry.no_time"),
        ("at", "20260226T090042+0900", "entry.no_time"),
        ("at", "2026-02-30T09:00:42+09:00", "entry.no_time"),
        ("at", "2026-02-26T09:00:42+99:00", "entry.no_time"),
        ("act", [], "shape.table_expected"),
        ("act", {"reason": ""}, "shape.unknown_key"),
    ],
    ids=str,
)
def test_a_field_that_is_not_what_it_must_be_is_refused(name: str, value: object, code: str) -> None:
    assert codes(with_field(name, value)) == [code]


def test_all_faults_of_an_act_are_named_at_once() -> None:
    plain = json.loads(with_field("kind", "pledge_signed")) | {"act": {"version": 1, "text": ""}}
    body = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    assert codes(body) == ["shape.unknown_key", "shape.text_expected", "shape.missing_key"]


def test_the_refusal_says_code_and_facts() -> None:
    with pytest.raises(EntryRefusedError, match=r"entry\.unknown_kind .*sheet_revised"):
        read_body(with_field("kind", "sheet_revised"))


def test_another_act_actor_or_time_gives_other_bytes() -> None:
    others = [
        replace(SPOKEN, actor=Actor("secretary")),
        replace(SPOKEN, at=moment(43)),
        replace(SPOKEN, base=Base(0, "")),
    ]
    assert len({BODY, *(write_body(one) for one in others)}) == 4


# ── whatever the bytes are ─────────────────────────────────────────────────────────────────
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.binary(max_size=200))
def test_random_bytes_are_refused(body: bytes) -> None:
    assert codes(body)


@given(st.dictionaries(st.sampled_from(sorted(json.loads(BODY))), JSON, max_size=3))
def test_a_body_with_random_fields_is_an_entry_or_refused(fields: dict[str, object]) -> None:
    text = json.dumps(json.loads(BODY) | fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    body = text.encode(errors="surrogatepass")
    try:
        assert write_body(read_body(body)) == body
    except EntryRefusedError:
        assert codes(body)


@given(st.sampled_from(DAY_BODIES), st.data())
def test_a_damaged_entry_is_another_entry_or_refused(body: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(body) - 1))
    damaged = body[:place] + data.draw(st.binary(max_size=2)) + body[place + 1 :]
    try:
        assert write_body(read_body(damaged)) == damaged
    except EntryRefusedError:
        assert codes(damaged)
