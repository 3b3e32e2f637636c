r"""SHA-256 with a purpose, so that a hash made for one thing never passes for another.

What is hashed, byte for byte (`layout`):

    committee-app/P256-1:     21 bytes, ASCII
    purpose                   printable ASCII without spaces, 1 to 64 bytes
    00                        one zero byte ends the purpose
    then for every part       its length as 8 bytes, most significant first, and its bytes

Nothing else. With `purpose` "ballot" and the single part "abc", a shell gives the same digest:

    printf 'committee-app/P256-1:ballot\0\0\0\0\0\0\0\0\003abc' | sha256sum

The same layout is what ciphers and key derivations of this package are bound to (associated data, `info`).
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

SUITE = "P256-1"
"""ECDSA and HPKE on P-256 with HKDF-SHA256 and AES-256-GCM, Argon2id, SHA-256: the only suite."""

_PURPOSE = re.compile(r"[!-~]{1,64}")
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SHORT_CODE_BYTES = 15
_GROUP = 4


class PurposeError(ValueError):
    """A purpose that is not 1 to 64 printable ASCII characters without spaces."""

    def __init__(self, purpose: str) -> None:
        super().__init__(f"not a purpose: {purpose[:80]!r}")
        self.purpose = purpose


def layout(purpose: str, *parts: bytes) -> bytes:
    """Return the bytes that `digest` hashes: no two lists of parts share them.

    Raises:
        PurposeError: the purpose is not printable ASCII without spaces.
    """
    pieces = [_opening(purpose)]
    for part in parts:
        pieces += _length(len(part)), part
    return b"".join(pieces)


def digest(purpose: str, *parts: bytes) -> bytes:
    """Return the 32 bytes of SHA-256 over `layout(purpose, *parts)`."""
    return hashlib.sha256(layout(purpose, *parts)).digest()


def grouped(digest: bytes, length: int = 16) -> str:
    """Return the first `length` hexadecimal characters in groups of four.

    Sixteen characters are for recognising. To prove something, print all 64, or the `short_code`.

    >>> grouped(bytes.fromhex("00112233445566778899aabbccddeeff"))
    '0011 2233 4455 6677'
    """
    return _in_groups(digest.hex()[:length], " ")


def short_code(digest: bytes) -> str:
    """Return the first 120 bits as 24 characters of Crockford's base 32, in groups of four.

    Nobody finds two records with one code (2**60 trials and more), and no two of its
    characters look alike: I, L, O and U are not used.

    >>> short_code(bytes(31) + b"1")
    '0000-0000-0000-0000-0000-0000'

    Raises:
        ValueError: fewer than 15 bytes.
    """
    if len(digest) < _SHORT_CODE_BYTES:
        raise ValueError(f"a short code needs {_SHORT_CODE_BYTES} bytes, got {len(digest)}")
    number = int.from_bytes(digest[:_SHORT_CODE_BYTES], "big")
    bits = _SHORT_CODE_BYTES * 8
    return _in_groups("".join(_CROCKFORD[number >> at & 31] for at in range(bits - 5, -1, -5)), "-")


@lru_cache(maxsize=4096)
def _length(length: int) -> bytes:
    return length.to_bytes(8, "big")


@lru_cache(maxsize=256)
def _opening(purpose: str) -> bytes:
    if _PURPOSE.fullmatch(purpose) is None:
        raise PurposeError(purpose)
    return f"committee-app/{SUITE}:{purpose}\0".encode()


def _in_groups(text: str, between: str) -> str:
    return between.join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
