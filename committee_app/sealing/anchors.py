"""Anchors: the head of a record carried out of its file, on paper, by hand, or in a picture of dots.

Inside a file nobody sees that its end was cut off, or that an older file was put back; whoever kept a later head does.
A head goes out in two forms:

    87: 4KQ2-9ZTM-...                                 the number of the entry and 24 characters, to be typed
    committee-anchor/1 87 <64 hexadecimal> <case>     one line, for a QR code: the whole head

**The 24 characters** are 22 of Crockford's base 32 (110 bits) and 2 that check them. The bits are the first 110 of
PBKDF2-HMAC-SHA256(head, "committee-app/P256-1:anchor-code" and a zero byte, 4,096 rounds, 32 bytes). What is printed
short must fear two records with one code, made on purpose: that takes 2**55 codes, and each costs 2**13 compressions
of SHA-256, so 2**68 in all, more than 120 bits of the bare hash would cost.

The two last characters are the remainder of a Reed-Solomon code over GF(32) (x**5 + x**2 + 1, roots a and a**2). One
or two wrong characters, and any two that changed places, never pass; of anything else 1 in 1,024 does. So a slip of
the finger is told apart from the code of another record.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from committee_app.sealing.digests import layout

LINE_FORMAT = "committee-anchor/1"
CODE_CHARACTERS = 24
ROUNDS = 4096

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DATA_CHARACTERS = 22
_GROUP = 4
# What a hand writes and an eye reads for these: Crockford's own rule.
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_WITH_NUMBER = re.compile(r"(?:No\.?|제)?\s*([0-9]{1,9})\s*(?:번)?[\s:.,/#·]+(.+)", re.DOTALL | re.IGNORECASE)
_LINE = re.compile(re.escape(LINE_FORMAT) + r" ([1-9][0-9]{0,8}) ([0-9a-f]{64}) (\S.*)")
_FIELD = 0b100101
_GENERATOR = (8, 6)


class AnchorError(ValueError):
    """What was given is not an anchor."""


class AnchorSlipError(AnchorError):
    """Twenty-four characters that no sheet carries: something was mistyped."""


class AnchorLengthError(AnchorError):
    """Too few or too many characters for a code, or one that is none of its alphabet."""

    def __init__(self, characters: int) -> None:
        super().__init__(f"a code has {CODE_CHARACTERS} characters, these are {characters}")
        self.characters = characters


@dataclass(frozen=True, slots=True)
class HeadAnchor:
    """A whole head: the case it belongs to, the number of its entry (from 1), and that entry's hash (32 bytes)."""

    case: str
    seq: int
    head: bytes


@dataclass(frozen=True, slots=True)
class CodeAnchor:
    """A code as somebody typed it, in the form of `anchor_code`; `seq` where the number was typed too, else None."""

    code: str
    seq: int | None = None


Anchor = HeadAnchor | CodeAnchor


def anchor_code(head: bytes) -> str:
    """Return the 24 characters of a head in groups of four.

    >>> anchor_code(bytes(32))
    'FWPZ-61YG-J041-3K2E-PXDP-6VB7'
    """
    stretched = int.from_bytes(hashlib.pbkdf2_hmac("sha256", head, layout("anchor-code"), ROUNDS))
    values = [stretched >> at & 31 for at in range(251, 251 - 5 * _DATA_CHARACTERS, -5)]
    text = "".join(_ALPHABET[one] for one in (*values, *_remainder(values)))
    return "-".join(text[at : at + _GROUP] for at in range(0, CODE_CHARACTERS, _GROUP))


def anchor_line(anchor: HeadAnchor) -> str:
    """Return the one line that a QR code carries; runs of spaces in the case's name become one."""
    return f"{LINE_FORMAT} {anchor.seq} {anchor.head.hex()} {one_name(anchor.case)}"


def one_name(case: str) -> str:
    """Return the name of a case as anchors carry and compare it: NFC, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", case).split())


def read_anchor(text: str) -> Anchor:
    """Return what somebody typed or scanned.

    A code may come with small letters, full-width ones, other separators or none, O for 0 and I or L for 1, and with
    the number of its entry before it.

    Raises:
        AnchorSlipError: the check characters do not fit.
        AnchorLengthError: not the characters of a code, and no line of an anchor.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if (line := _LINE.fullmatch(" ".join(unicodedata.normalize("NFC", text).split()))) is not None:
        return HeadAnchor(one_name(line[3]), int(line[1]), bytes.fromhex(line[2]))
    if len(_bare(plain)) == CODE_CHARACTERS:
        return CodeAnchor(_checked(plain))
    if (numbered := _WITH_NUMBER.fullmatch(plain)) is not None:
        return CodeAnchor(_checked(numbered[2]), int(numbered[1]))
    raise AnchorLengthError(len(_bare(plain)))


def _bare(text: str) -> str:
    return _BETWEEN.sub("", text).upper().translate(_READ_AS)


def _checked(text: str) -> str:
    bare = _bare(text)
    if len(bare) != CODE_CHARACTERS or not set(bare) <= set(_ALPHABET):
        raise AnchorLengthError(len(bare))
    values = [_ALPHABET.index(one) for one in bare]
    if _remainder(values[:_DATA_CHARACTERS]) != tuple(values[_DATA_CHARACTERS:]):
        raise AnchorSlipError("the check characters do not fit: something was mistyped")
    return "-".join(bare[at : at + _GROUP] for at in range(0, CODE_CHARACTERS, _GROUP))


def _remainder(values: Sequence[int]) -> tuple[int, int]:
    high, low = 0, 0
    for one in values:
        factor = one ^ high
        high, low = low ^ _times(factor, _GENERATOR[1]), _times(factor, _GENERATOR[0])
    return high, low


def _times(one: int, other: int) -> int:
    product = 0
    for at in range(5):
        product ^= (one << at) * (other >> at & 1)
    for at in range(8, 4, -1):
        product ^= (_FIELD << at - 5) * (product >> at & 1)
    return product
