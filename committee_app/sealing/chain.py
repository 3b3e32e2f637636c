"""The links of the record: every entry names the one before it.

    hash = SHA-256( 00 || previous hash || SHA-256(body) || SHA-256(signature) )

97 bytes are hashed per link; the first entry's previous hash is 32 zero bytes. A chain shows what was
changed, moved or taken out of the middle. It cannot show that its end was cut off: that is seen
only by whoever remembers a later head (a sheet, the minutes, another machine).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

ZERO = bytes(32)
"""What the first entry names as the one before it."""


def link(previous: bytes, body: bytes, signature: bytes) -> bytes:
    """Return the 32-byte hash of an entry that follows `previous`.

    Raises:
        ValueError: `previous` is not 32 bytes, so the fields could be read in more than one way.
    """
    if len(previous) != len(ZERO):
        raise ValueError(f"the previous hash has {len(previous)} bytes instead of {len(ZERO)}")
    return hashlib.sha256(
        b"\x00" + previous + hashlib.sha256(body).digest() + hashlib.sha256(signature).digest()
    ).digest()


def first_broken_link(entries: Iterable[tuple[bytes, bytes, bytes, bytes]]) -> int | None:
    """Return the position, counted from 1, of the first entry that does not follow; None if all do.

    Entries are (previous hash, body, signature, hash) in their order.
    """
    head = ZERO
    for position, (previous, body, signature, claimed) in enumerate(entries, start=1):
        if previous != head or claimed != link(head, body, signature):
            return position
        head = claimed
    return None
