"""AES-256-GCM in plain integers, to encrypt with: FIPS 197 and SP 800-38D, standard library only.

Slow and open to whoever measures time: for checking what is public. Lists of bytes hold the state by columns.
"""

from __future__ import annotations

from functools import cache


def _product(left: int, right: int) -> int:
    found = 0
    while right:
        found ^= left * (right & 1)
        left = (left << 1) ^ (0x11B if left & 0x80 else 0)
        right >>= 1
    return found


def _box() -> list[int]:
    found = []
    for value in range(256):
        inverse = next((one for one in range(256) if _product(value, one) == 1), 0) if value else 0
        turned = inverse
        for by in range(1, 5):
            turned ^= (inverse << by | inverse >> (8 - by)) & 0xFF
        found.append(turned ^ 0x63)
    return found


@cache
def _tables() -> tuple[list[int], list[list[int]]]:
    """The box of bytes, and what one byte becomes as part of a mixed column, by its row."""
    box = _box()
    mixed = [int.from_bytes(bytes((_product(one, 2), one, one, _product(one, 3))), "big") for one in box]
    turned = [[(word >> 8 * by | word << (32 - 8 * by)) & 0xFFFFFFFF for word in mixed] for by in range(4)]
    return box, turned


def _round_keys(key: bytes) -> list[int]:
    box, _ = _tables()
    words = [int.from_bytes(key[at : at + 4], "big") for at in range(0, 32, 4)]
    factor = 1
    for at in range(8, 60):
        word = words[-1]
        if at % 8 == 0:
            word = (word << 8 | word >> 24) & 0xFFFFFFFF
        if at % 4 == 0:
            word = int.from_bytes(bytes(box[byte] for byte in word.to_bytes(4, "big")), "big")
        if at % 8 == 0:
            word ^= factor << 24
            factor = _product(factor, 2)
        words.append(words[at - 8] ^ word)
    return words


def _encrypted(words: list[int], block: bytes) -> bytes:
    box, (first, second, third, fourth) = _tables()
    state = [int.from_bytes(block[at : at + 4], "big") ^ words[at // 4] for at in range(0, 16, 4)]
    for turn in range(1, 14):
        state = [
            first[state[at] >> 24]
            ^ second[state[(at + 1) % 4] >> 16 & 0xFF]
            ^ third[state[(at + 2) % 4] >> 8 & 0xFF]
            ^ fourth[state[(at + 3) % 4] & 0xFF]
            ^ words[4 * turn + at]
            for at in range(4)
        ]
    last = (
        (box[state[at] >> 24] << 24)
        | (box[state[(at + 1) % 4] >> 16 & 0xFF] << 16)
        | (box[state[(at + 2) % 4] >> 8 & 0xFF] << 8)
        | box[state[(at + 3) % 4] & 0xFF]
        for at in range(4)
    )
    return b"".join((word ^ words[56 + at]).to_bytes(4, "big") for at, word in enumerate(last))


def _multiples(factor: int) -> list[list[int]]:
    """Return factor times each byte at each of the sixteen places of a block, in the field of GCM."""
    powers = []
    for _ in range(128):
        powers.append(factor)
        factor = factor >> 1 ^ (0xE1 << 120 if factor & 1 else 0)
    table = []
    for place in range(16):
        row = [0] * 256
        for value in range(1, 256):
            low = value & -value
            row[value] = row[value ^ low] ^ powers[8 * place + 8 - low.bit_length()]
        table.append(row)
    return table


def _hashed(factor: int, text: bytes) -> int:
    table, found = _multiples(factor), 0
    for at in range(0, len(text), 16):
        block = (found ^ int.from_bytes(text[at : at + 16], "big")).to_bytes(16, "big")
        found = 0
        for row, byte in zip(table, block, strict=True):
            found ^= row[byte]
    return found


@cache
def sealed_with(key: bytes, text: bytes, bound: bytes) -> bytes:
    """Return ciphertext and tag of AES-256-GCM under a key that encrypts one message: the nonce is twelve zeros."""
    words = _round_keys(key)
    counters = (bytes(12) + number.to_bytes(4, "big") for number in range(2, 2 + -(-len(text) // 16)))
    stream = b"".join(_encrypted(words, one) for one in counters)
    closed = bytes(left ^ right for left, right in zip(text, stream, strict=False))
    filled = b"".join(part.ljust(-(-len(part) // 16) * 16, b"\0") for part in (bound, closed))
    lengths = (8 * len(bound)).to_bytes(8, "big") + (8 * len(closed)).to_bytes(8, "big")
    tag = _hashed(int.from_bytes(_encrypted(words, bytes(16)), "big"), filled + lengths)
    first = int.from_bytes(_encrypted(words, bytes(12) + b"\0\0\0\1"), "big")
    return closed + (tag ^ first).to_bytes(16, "big")
