from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.sealing.digests import PurposeError, digest, grouped, layout, short_code
from tests.sealing import stranger

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PURPOSES = st.text("abcdefghijklmnopqrstuvwxyz.-", min_size=1, max_size=20)


def test_the_layout_is_the_documented_one() -> None:
    expected = b"committee-app/P256-1:ballot\0\0\0\0\0\0\0\0\003abc"
    assert layout("ballot", b"abc") == expected
    assert digest("ballot", b"abc") == hashlib.sha256(expected).digest()


def test_the_digest_never_changes_between_versions() -> None:
    assert digest("ballot", b"abc", b"").hex() == (
        hashlib.sha256(b"committee-app/P256-1:ballot\0" + b"\0" * 7 + b"\3abc" + b"\0" * 8).hexdigest()
    )


@given(_PURPOSES, st.lists(st.binary(max_size=20), max_size=4))
def test_a_stranger_computes_the_same(purpose: str, parts: list[bytes]) -> None:
    assert digest(purpose, *parts) == hashlib.sha256(stranger.layout(purpose, *parts)).digest()


_LISTS = st.tuples(_PURPOSES, st.lists(st.binary(max_size=10), max_size=4))


@given(_LISTS, _LISTS)
def test_no_two_lists_of_parts_share_a_layout(one: tuple[str, list[bytes]], other: tuple[str, list[bytes]]) -> None:
    assert (layout(one[0], *one[1]) == layout(other[0], *other[1])) == (one == other)


def test_moving_a_byte_between_parts_changes_the_digest() -> None:
    assert len({digest("a", b"bc"), digest("a", b"b", b"c"), digest("ab", b"c"), digest("a", b"bc", b"")}) == 4


@pytest.mark.parametrize("purpose", ["", "a b", "a\0", "가", "a\n", "x" * 65])
def test_a_purpose_that_could_be_misread_is_refused(purpose: str) -> None:
    with pytest.raises(PurposeError):
        digest(purpose)


def test_hexadecimal_is_grouped_for_print() -> None:
    whole = bytes(range(32))
    assert grouped(whole) == "0001 0203 0405 0607"
    assert grouped(whole, 64).replace(" ", "") == whole.hex()


def test_the_short_code_is_crockfords_base_32() -> None:
    counting = int("".join(f"{value:05b}" for value in range(24)), 2).to_bytes(15, "big")
    assert short_code(counting + bytes(17)) == "0123-4567-89AB-CDEF-GHJK-MNPQ"


@given(st.binary(min_size=32, max_size=32))
def test_the_short_code_carries_the_first_120_bits(data: bytes) -> None:
    code = short_code(data)
    value = 0
    for character in code.replace("-", ""):
        value = value * 32 + _CROCKFORD.index(character)
    assert value == int.from_bytes(data[:15], "big")
    assert [len(group) for group in code.split("-")] == [4] * 6


def test_a_short_code_of_too_little_is_refused() -> None:
    with pytest.raises(ValueError, match="15 bytes"):
        short_code(bytes(14))
