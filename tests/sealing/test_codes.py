from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.sealing.codes import (
    CODE_DIGITS,
    CodeLengthError,
    CodeSlipError,
    WordListError,
    check_digit,
    draw_words,
    new_evaluator_code,
    new_holder_words,
    new_room_words,
    normalise_code,
    normalise_words,
    recognition_words,
)

# The first 2,048 syllables, decomposed as the published Korean list is.
WORDS = tuple(unicodedata.normalize("NFD", chr(0xAC00 + at)) for at in range(2048))
COMPOSED = tuple(chr(0xAC00 + at) for at in range(2048))

_TWELVE = st.text("0123456789", min_size=CODE_DIGITS, max_size=CODE_DIGITS)


def with_check(digits: str) -> str:
    return digits + check_digit(digits)


def test_the_check_digit_is_damms() -> None:
    assert check_digit("572") == "4"
    assert check_digit("000000000000") == "0"


def test_a_code_is_thirteen_digits_in_groups() -> None:
    for _ in range(20):
        assert re.fullmatch(r"\d{4} \d{4} \d{4} \d", new_evaluator_code())


def test_codes_differ() -> None:
    assert len({new_evaluator_code() for _ in range(50)}) == 50


def test_a_new_code_is_in_its_normal_form() -> None:
    for _ in range(20):
        code = new_evaluator_code()
        assert normalise_code(code) == code


@given(_TWELVE)
def test_every_single_slip_is_found(digits: str) -> None:
    right = with_check(digits)
    for at, original in enumerate(right):
        for typed in set("0123456789") - {original}:
            with pytest.raises(CodeSlipError):
                normalise_code(right[:at] + typed + right[at + 1 :])


@given(_TWELVE)
def test_every_swap_of_neighbours_is_found(digits: str) -> None:
    right = with_check(digits)
    for at in range(len(right) - 1):
        swapped = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
        if swapped != right:
            with pytest.raises(CodeSlipError):
                normalise_code(swapped)


@pytest.mark.parametrize(
    "typed",
    [
        "0123 4567 8901 {}",
        "012345678901{}",
        "0123-4567-8901-{}",
        "  0123\t4567\u30008901 \n {} ",
        "0123\u20134567\uff0d8901\u2212{}",
        "０１２３ ４５６７ ８９０１ {}",
    ],
)
def test_a_code_is_taken_as_the_person_means_it(typed: str) -> None:
    last = check_digit("012345678901")
    assert normalise_code(typed.format(last)) == f"0123 4567 8901 {last}"


@pytest.mark.parametrize(
    "typed", ["", "   ", "1234", "1234 5678 9012 34", "abcd efgh ijkl m", "1234 5678 9012 O", "٠" * 13]
)
def test_what_has_no_thirteen_digits_is_a_slip_of_its_own_kind(typed: str) -> None:
    with pytest.raises(CodeLengthError) as caught:
        normalise_code(typed)
    assert isinstance(caught.value, CodeSlipError)


def test_a_wrong_code_is_no_slip() -> None:
    assert normalise_code(with_check("111122223333")) != normalise_code(with_check("111122223334"))


def test_words_are_drawn_from_the_list_and_composed() -> None:
    drawn = draw_words(WORDS, 50)
    assert len(drawn) == 50
    assert set(drawn) <= set(COMPOSED)
    assert len(set(drawn)) > 30


def test_a_holder_has_five_words_and_the_room_six() -> None:
    assert len(new_holder_words(WORDS)) == 5
    assert len(new_room_words(WORDS)) == 6
    assert new_holder_words(WORDS) != new_holder_words(WORDS)


@pytest.mark.parametrize(
    "words",
    [(), WORDS[:-1], (*WORDS, "가나"), (*WORDS[:-1], WORDS[0]), (*WORDS[:-1], COMPOSED[0]), (*WORDS[:-1], "")],
)
def test_a_list_too_weak_for_a_secret_is_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(WordListError):
        new_holder_words(words)
    with pytest.raises(WordListError):
        new_room_words(words)


@given(st.text(max_size=20))
def test_decomposed_words_are_the_same_words(text: str) -> None:
    assert normalise_words(unicodedata.normalize("NFD", text)) == normalise_words(unicodedata.normalize("NFC", text))
    assert normalise_words(normalise_words(text)) == normalise_words(text)


def test_spaces_between_words_are_single() -> None:
    assert normalise_words("\t가\u3000 나\n다  ") == "가 나 다"


def test_recognition_words_are_found_by_hand() -> None:
    digest = bytes.fromhex("0000000107ff0800ffff") + bytes(22)
    assert recognition_words(WORDS, digest) == (COMPOSED[0], COMPOSED[1], COMPOSED[2047], COMPOSED[0])
    assert recognition_words(WORDS, digest, 5)[4] == COMPOSED[2047]


def test_too_short_a_hash_has_no_recognition_words() -> None:
    with pytest.raises(ValueError, match="8 bytes"):
        recognition_words(WORDS, bytes(7))
