"""Section 18 of the record's format, read by a stranger: standard library only, nothing of the program."""

from __future__ import annotations

import hashlib

from tests.docs.stranger import layout

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def times(one: int, other: int) -> int:
    """Multiply in GF(32) with x^5 + x^2 + 1, by doubling and adding."""
    product = 0
    while other:
        product ^= one if other & 1 else 0
        one = (one << 1) ^ (0b100101 if one & 16 else 0)
        other >>= 1
    return product


def is_code(text: str) -> bool:
    """Whether the two last characters fit: the whole polynomial is 0 at a and at a^2."""
    values = [ALPHABET.index(one) for one in text.replace("-", "")]
    at_a, at_square = 0, 0
    for one in values:
        at_a, at_square = times(at_a, 2) ^ one, times(at_square, 4) ^ one
    return len(values) == 24 and (at_a, at_square) == (0, 0)


def code_of(head: bytes) -> str:
    """Return the 22 characters that come from the hash, without those that check them."""
    stretched = hashlib.pbkdf2_hmac("sha256", head, layout("anchor-code"), 4096, 32)
    bits = f"{int.from_bytes(stretched, 'big'):0256b}"
    return "".join(ALPHABET[int(bits[at : at + 5], 2)] for at in range(0, 110, 5))


def is_code_of(text: str, head: bytes) -> bool:
    """Whether a code is that of a head."""
    return is_code(text) and text.replace("-", "").startswith(code_of(head))
