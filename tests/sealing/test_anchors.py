"""A head goes out of its file as 24 characters or one line, and a slip of the finger is no wrong code."""

from __future__ import annotations

import hashlib
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.sealing.anchors import (
    AnchorError,
    AnchorLengthError,
    AnchorSlipError,
    CodeAnchor,
    HeadAnchor,
    anchor_code,
    anchor_line,
    read_anchor,
)

HEAD = hashlib.sha256(b"head").digest()
CODE = anchor_code(HEAD)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def bare(code: str) -> str:
    return code.replace("-", "")


def test_the_code_is_what_anybody_computes_with_the_standard_library() -> None:
    bits = hashlib.pbkdf2_hmac("sha256", HEAD, b"committee-app/P256-1:anchor-code\0", 4096).hex()
    number = f"{int(bits, 16):0256b}"[:110]
    assert bare(CODE)[:22] == "".join(ALPHABET[int(number[at : at + 5], 2)] for at in range(0, 110, 5))


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        bare(CODE),
        CODE.replace("-", " "),
        f"  {CODE}\n",
        CODE.replace("0", "o").replace("1", "l"),
        CODE.replace("-", "–"),
        "".join(chr(ord(one) + 0xFEE0) if one != "-" else "－" for one in CODE),
    ],
)
def test_a_code_is_read_as_a_hand_types_it(typed: str) -> None:
    assert read_anchor(typed) == CodeAnchor(CODE)


@pytest.mark.parametrize("before", ["87:", "87: ", "87 ", "No. 87 · ", "제87번 ", "87/"])
def test_the_number_of_the_entry_may_stand_before_it(before: str) -> None:
    assert read_anchor(before + CODE) == CodeAnchor(CODE, 87)
    assert read_anchor(before + bare(CODE)) == CodeAnchor(CODE, 87)


def test_a_line_carries_the_whole_head() -> None:
    anchor = HeadAnchor("2026-공공AI 제3차", 87, HEAD)
    assert read_anchor(anchor_line(anchor)) == anchor
    assert read_anchor(f"\n{anchor_line(anchor)}\n") == anchor
    assert anchor_line(HeadAnchor("a\n b", 1, HEAD)).endswith(" a b")


def test_every_wrong_character_and_every_pair_that_changed_places_is_a_slip() -> None:
    characters = bare(CODE)
    for at in range(24):
        for other in set(ALPHABET) - {characters[at]}:
            with pytest.raises(AnchorSlipError):
                read_anchor(characters[:at] + other + characters[at + 1 :])
    for one, two in combinations(range(24), 2):
        swapped = list(characters)
        swapped[one], swapped[two] = swapped[two], swapped[one]
        if swapped != list(characters):
            with pytest.raises(AnchorSlipError):
                read_anchor("".join(swapped))


@given(st.sets(st.integers(0, 23), min_size=2, max_size=2), st.tuples(st.integers(1, 31), st.integers(1, 31)))
def test_two_wrong_characters_are_a_slip(places: set[int], by: tuple[int, int]) -> None:
    characters = list(bare(CODE))
    for place, step in zip(sorted(places), by, strict=True):
        characters[place] = ALPHABET[(ALPHABET.index(characters[place]) + step) % 32]
    with pytest.raises(AnchorSlipError):
        read_anchor("".join(characters))


@given(st.binary(min_size=32, max_size=32))
def test_every_head_has_a_code_that_is_read_again(head: bytes) -> None:
    assert read_anchor(anchor_code(head)) == CodeAnchor(anchor_code(head))


@given(st.text(max_size=120))
def test_anything_else_is_refused_by_one_error(text: str) -> None:
    try:
        read_anchor(text)
    except AnchorError:
        return
    assert len(text.strip()) >= 24


@pytest.mark.parametrize("typed", ["", CODE[:-1], CODE + "A", "87:", f"87:{CODE[:-1]}", CODE[:-1] + "U", "87"])
def test_what_cannot_be_a_code_says_how_many_characters_there_are(typed: str) -> None:
    with pytest.raises(AnchorLengthError):
        read_anchor(typed)


@pytest.mark.parametrize("line", ["committee-anchor/2 1 {} a", "committee-anchor/1 0 {} a", "committee-anchor/1 1 {}"])
def test_a_line_of_another_form_is_no_anchor(line: str) -> None:
    with pytest.raises(AnchorError):
        read_anchor(line.format(HEAD.hex()))
