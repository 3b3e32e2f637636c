from __future__ import annotations

import json
import unicodedata
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.sealing.canonical import MAX_DEPTH, MAX_INTEGER, NotCanonicalError, Plain, decode, encode

_CHARACTERS = st.characters(exclude_categories=["Cs"])


def _nfc_text() -> st.SearchStrategy[str]:
    return st.text(_CHARACTERS, max_size=12).map(lambda text: unicodedata.normalize("NFC", text))


_PLAIN: st.SearchStrategy[Plain] = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | _nfc_text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_nfc_text(), inner, max_size=4),
    max_leaves=20,
)


def nested(depth: int) -> Plain:
    value: Plain = []
    for _ in range(depth - 1):
        value = [value]
    return value


@given(_PLAIN)
def test_what_is_written_is_read_back(value: Plain) -> None:
    assert decode(encode(value)) == value


@given(_PLAIN)
def test_any_json_reader_understands_it(value: Plain) -> None:
    assert json.loads(encode(value)) == value


@given(st.binary(max_size=40))
def test_any_bytes_are_either_the_one_form_or_refused(data: bytes) -> None:
    try:
        value = decode(data)
    except NotCanonicalError:
        return
    assert encode(value) == data


@given(_PLAIN, st.data())
def test_a_changed_document_is_refused_or_means_something_else(value: Plain, data: st.DataObject) -> None:
    good = encode(value)
    at = data.draw(st.integers(0, len(good) - 1))
    bad = good[:at] + bytes([good[at] ^ data.draw(st.integers(1, 255))]) + good[at + 1 :]
    try:
        other = decode(bad)
    except NotCanonicalError:
        return
    assert encode(other) == bad != good


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [True, False, None]}, '{"a":[true,false,null],"b":1}'),
        ({"\uffff": 1, "\U00010000": 2, "가": 3}, '{"가":3,"\uffff":1,"\U00010000":2}'),
        ('\b\t\n\f\r"\\/\x01\x1f\x7f', '"\\b\\t\\n\\f\\r\\"\\\\/\\u0001\\u001f\x7f"'),
        ([0, -1, MAX_INTEGER, -MAX_INTEGER], "[0,-1,9007199254740991,-9007199254740991]"),
        ({}, "{}"),
        ("", '""'),
        ("\n\u0303", '"\\n\u0303"'),
    ],
)
def test_the_form_is_the_documented_one(value: Plain, expected: str) -> None:
    assert encode(value) == expected.encode()
    assert decode(expected.encode()) == value


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        [0.1],
        {"a": {"b": float("inf")}},
        MAX_INTEGER + 1,
        -MAX_INTEGER - 1,
        "\u1100\u1161",
        {"\u1100\u1161": 1},
        [{"a": ["e\u0301"]}],
        "\ud800",
        {"\udfff": 1},
        {1: 2},
        {None: 2},
        {True: 2},
        (1, 2),
        b"bytes",
        {1, 2},
        nested(MAX_DEPTH + 1),
    ],
)
def test_what_has_no_form_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonicalError):
        encode(cast("Plain", value))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"{} ",
        b"\n{}",
        b"[1, 2]",
        b'\xef\xbb\xbf{"a":1}',
        '{"a":1}'.encode("utf-16"),
        '{"a":1}'.encode("utf-16-le"),
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b"1.0",
        b"1e3",
        b"-0",
        b"01",
        b"+1",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"9007199254740992",
        b"9" * 5000,
        b'"\\u0061"',
        b'"\\/"',
        b'"\\uD83D\\uDE00"',
        b'"\\ud800"',
        b'"\\u001F"',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        '"e\u0301"'.encode(),
        '{"\u1100\u1161":1}'.encode(),
        b'"\x00"',
        b"[1,]",
        b"[}",
        b"{}{}",
        b"nul",
        b"// x\n1",
    ],
)
def test_what_is_written_otherwise_is_refused(data: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        decode(data)


def test_thirty_two_levels_are_read_and_thirty_three_are_not() -> None:
    deepest = nested(MAX_DEPTH)
    assert decode(encode(deepest)) == deepest
    with pytest.raises(NotCanonicalError, match="levels"):
        decode(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1))


@pytest.mark.parametrize("opening", [b"[", b'{"":', b'[{"a":'])
def test_a_bomb_of_depth_never_reaches_the_parser(opening: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_parser(*_: object) -> None:
        raise AssertionError("the parser saw it")

    monkeypatch.setattr(json, "loads", no_parser)
    with pytest.raises(NotCanonicalError, match="levels"):
        decode(opening * 200_000)


@pytest.mark.parametrize("text", ["[" * 100, '\\"[[[' * 20, '\\\\"' + "]" * 50, "{" * 40 + "\\"])
def test_brackets_in_text_are_no_depth(text: str) -> None:
    assert decode(encode([text, {text: text}])) == [text, {text: text}]


@given(st.lists(st.sampled_from([b'"', b"\\", b"[", b"]", b"{", b"}", b":", b","]), max_size=60).map(b"".join))
def test_no_arrangement_of_quotes_and_backslashes_hides_depth_from_the_guard(middle: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        decode(b"[" * 40 + middle + b"[" * 100_000)
