"""Secrets that a person writes on a card: digits for evaluators, words for holders and the room.

All are drawn by the machine, never chosen. An evaluator's code has 12 random digits (39.9 bits, for a
meeting that lasts hours), five words of 2,048 have 55 bits, six have 66. The recovery secret in everybody's own
envelope has eight words (88 bits): it lies there as long as the file, and nobody types it by heart.

The thirteenth digit of a code is Damm's check digit (H. M. Damm, 2004). It finds every single wrong
digit and every swap of two neighbours, so a slip of the finger is told apart from a wrong code
without asking the key derivation, and does not count as a failed attempt.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Sequence

CODE_DIGITS = 12
"""Random digits of a code; the check digit comes on top."""

WORD_LIST_LENGTH = 2048
HOLDER_WORDS = 5
ROOM_WORDS = 6
RECOVERY_WORDS = 8

_GROUP = 4
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
# Spaces of every kind and the hyphens and dashes that keyboards produce for one.
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212\uff0d\ufe63]+")
_ASCII_DIGITS = re.compile(r"[0-9]*")

# Damm's quasigroup of order 10: totally anti-symmetric, zeros on the diagonal.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


class CodeSlipError(ValueError):
    """What was typed cannot be anybody's code: a slip of the finger, not a wrong code."""

    def __init__(self, said: str = "the check digit does not fit: a digit was mistyped") -> None:
        super().__init__(said)


class CodeLengthError(CodeSlipError):
    """Too few or too many characters, or something that is no digit."""

    def __init__(self, characters: int, digits_only: bool) -> None:
        kind = "digits" if digits_only else "characters, not all of them digits"
        super().__init__(f"a code has {CODE_DIGITS + 1} digits, these are {characters} {kind}")
        self.characters = characters
        self.digits_only = digits_only


class WordListError(ValueError):
    """A list of words from which no secret of the promised strength can be drawn."""

    def __init__(self, distinct: int, given: int) -> None:
        super().__init__(f"the word list must hold {WORD_LIST_LENGTH} different words, it holds {distinct} in {given}")
        self.distinct = distinct
        self.given = given


def check_digit(digits: str) -> str:
    """Return Damm's check digit.

    >>> check_digit("572")
    '4'
    """
    interim = 0
    for each in digits:
        interim = _DAMM[interim][int(each)]
    return str(interim)


def new_evaluator_code() -> str:
    """Return a new code in the form in which it is shown and kept: `1234 5678 9012 3`."""
    digits = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    return _in_groups(digits + check_digit(digits))


def normalise_code(text: str) -> str:
    """Return a typed code in the form of `new_evaluator_code`.

    Spaces, hyphens and full-width digits are taken as a person means them.

    >>> normalise_code("０000-0000 0572 4")
    '0000 0000 0572 4'

    Raises:
        CodeLengthError: not thirteen digits.
        CodeSlipError: thirteen digits that no card can carry.
    """
    digits = _SEPARATORS.sub("", text).translate(_FULL_WIDTH)
    digits_only = _ASCII_DIGITS.fullmatch(digits) is not None
    if len(digits) != CODE_DIGITS + 1 or not digits_only:
        raise CodeLengthError(len(digits), digits_only)
    if check_digit(digits[:CODE_DIGITS]) != digits[CODE_DIGITS:]:
        raise CodeSlipError
    return _in_groups(digits)


def draw_words(words: Sequence[str], count: int) -> tuple[str, ...]:
    """Return `count` words drawn independently, in NFC (published lists are often decomposed)."""
    return tuple(normalise_words(secrets.choice(words)) for _ in range(count))


def new_holder_words(words: Sequence[str]) -> tuple[str, ...]:
    """Return the five words of a holder; `WordListError` unless the list has 2,048 different words."""
    _refuse_a_weak_list(words)
    return draw_words(words, HOLDER_WORDS)


def new_room_words(words: Sequence[str]) -> tuple[str, ...]:
    """Return the six words of the room; `WordListError` unless the list has 2,048 different words."""
    _refuse_a_weak_list(words)
    return draw_words(words, ROOM_WORDS)


def new_recovery_words(words: Sequence[str]) -> tuple[str, ...]:
    """Return the eight words of a recovery secret; `WordListError` unless the list has 2,048 different words."""
    _refuse_a_weak_list(words)
    return draw_words(words, RECOVERY_WORDS)


def is_recovery_secret(text: str) -> bool:
    """Whether what was typed has the form of a recovery secret: eight words, and no digit in them.

    >>> is_recovery_secret("가 나 다 라 마 바 사 아"), is_recovery_secret("1 2 3 4 5 6 7 8")
    (True, False)
    """
    words = normalise_words(text).split(" ")
    return len(words) == RECOVERY_WORDS and not any(character.isdecimal() for word in words for character in word)


def normalise_words(text: str) -> str:
    r"""Return a typed secret in NFKC with single spaces, as every key derivation here takes it.

    For the words that are drawn this is NFC. It also takes half-width and full-width forms as a person means them.

    >>> normalise_words("  \u1100\u1161\u3000나  다 "), normalise_words("\uffa1\uffc2")
    ('가 나 다', '가')
    """
    return " ".join(unicodedata.normalize("NFKC", text).split())


def recognition_words(words: Sequence[str], digest: bytes, count: int = 4) -> tuple[str, ...]:
    """Return words by which people recognise a hash. Forty-four bits: for recognising, not for proof.

    Word number k (from 0) has the index of bytes 2k and 2k+1 of the digest, read as one number with
    the most significant byte first, modulo the length of the list (which starts at 0).

    Raises:
        ValueError: the digest has fewer than two bytes for each word.
    """
    if len(digest) < 2 * count:
        raise ValueError(f"{count} words need {2 * count} bytes, got {len(digest)}")
    return tuple(
        normalise_words(words[int.from_bytes(digest[at : at + 2], "big") % len(words)]) for at in range(0, 2 * count, 2)
    )


def _refuse_a_weak_list(words: Sequence[str]) -> None:
    distinct = len({normalise_words(word) for word in words} - {""})
    if distinct != WORD_LIST_LENGTH or len(words) != WORD_LIST_LENGTH:
        raise WordListError(distinct, len(words))


def _in_groups(digits: str) -> str:
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
