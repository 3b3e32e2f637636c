"""A QR code read back from its modules, by the rules of ISO/IEC 18004 and nothing of the library that made it.

Enough for what the papers carry: versions 4 to 12, error correction M, bytes or digits and capitals. No errors are
corrected, for none may be there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pikepdf

# Data codewords of each block, by version, for error correction M (table 9 of the standard).
BLOCKS = {
    4: [32] * 2,
    5: [43] * 2,
    6: [27] * 4,
    7: [31] * 4,
    8: [38] * 2 + [39] * 2,
    9: [36] * 3 + [37] * 2,
    10: [43] * 4 + [44],
    11: [50] + [51] * 4,
    12: [36] * 6 + [37] * 2,
}
ALIGNMENT = {
    4: [6, 26],
    5: [6, 30],
    6: [6, 34],
    7: [6, 22, 38],
    8: [6, 24, 42],
    9: [6, 26, 46],
    10: [6, 28, 50],
    11: [6, 30, 54],
    12: [6, 32, 58],
}
MASKS: Sequence[Callable[[int, int], bool]] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, _: i % 2 == 0,
    lambda _, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)
LEVEL_M = 0b00
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
FORMAT_MASK = 0b101010000010010

Modules = Sequence[Sequence[bool]]


def read_qr(modules: Modules) -> bytes:
    """Return the bytes that a code carries."""
    size = len(modules)
    version = (size - 17) // 4
    assert all(len(row) == size for row in modules)
    places = [(8, at) for at in (0, 1, 2, 3, 4, 5, 7, 8)] + [(at, 8) for at in (7, 5, 4, 3, 2, 1, 0)]
    form = number(modules[row][column] for row, column in places) ^ FORMAT_MASK
    assert form >> 13 == LEVEL_M
    mask = MASKS[form >> 10 & 7]
    bits = [modules[row][column] ^ mask(row, column) for row, column in data_places(version)]
    codewords = [number(bits[at : at + 8]) for at in range(0, len(bits) // 8 * 8, 8)]
    data = [f"{one:08b}" for one in unwoven(codewords, BLOCKS[version])]
    stream = "".join(data)
    if stream[:4] == "0010":
        return digits_and_capitals(stream, version)
    assert stream[:4] == "0100"
    length_bits = 8 if version < 10 else 16
    length = int(stream[4 : 4 + length_bits], 2)
    start = 4 + length_bits
    return bytes(int(stream[start + 8 * at : start + 8 * at + 8], 2) for at in range(length))


def digits_and_capitals(stream: str, version: int) -> bytes:
    """Return the text of the short form: two characters in eleven bits, a last single one in six."""
    start = 4 + (9 if version < 10 else 11)
    length = int(stream[4:start], 2)
    text = ""
    while len(text) < length:
        pair = length - len(text) > 1
        value = int(stream[start : start + (11 if pair else 6)], 2)
        text += ALPHABET[value // 45] + ALPHABET[value % 45] if pair else ALPHABET[value]
        start += 11 if pair else 6
    return text.encode()


def read_drawn_qr(page: Any) -> list[list[bool]]:
    """Return the modules of the code that a page draws: its rectangles a hair higher than one module."""
    instructions: Any = pikepdf.parse_content_stream(page)
    runs = [
        [float(one) for one in operands]
        for operands, operator in instructions
        if str(operator) == "re" and 1 < float(operands[3]) < 1.1
    ]
    size = round(max(x + width for x, _, width, _ in runs))
    modules = [[False] * size for _ in range(size)]
    for x, y, width, _ in runs:
        for at in range(round(x), round(x + width)):
            modules[round(-y) - 1][at] = True
    return modules


def number(bits: Iterator[bool] | Sequence[bool]) -> int:
    value = 0
    for one in bits:
        value = value << 1 | one
    return value


def unwoven(codewords: Sequence[int], blocks: Sequence[int]) -> list[int]:
    """Return the data of all blocks one after the other; they come one codeword of each in turn."""
    found: list[list[int]] = [[] for _ in blocks]
    stream = iter(codewords)
    for at in range(max(blocks)):
        for block, length in zip(found, blocks, strict=True):
            if at < length:
                block.append(next(stream))
    return [one for block in found for one in block]


def data_places(version: int) -> Iterator[tuple[int, int]]:
    """Yield the modules that carry data, in the order in which they are filled."""
    size = 17 + 4 * version
    column = size - 1
    upward = True
    while column > 0:
        column -= column == 6
        for step in range(size):
            row = size - 1 - step if upward else step
            for at in (column, column - 1):
                if not is_pattern(row, at, version):
                    yield row, at
        upward = not upward
        column -= 2


def is_pattern(row: int, column: int, version: int) -> bool:
    """Whether a module belongs to the patterns, the format or the version."""
    size = 17 + 4 * version
    corner = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    timing = 6 in {row, column}
    of_version = version >= 7 and ((row < 6 and column >= size - 11) or (column < 6 and row >= size - 11))
    centres = ALIGNMENT[version]
    finders = {(6, 6), (6, centres[-1]), (centres[-1], 6)}
    aligned = any(abs(row - y) <= 2 and abs(column - x) <= 2 for y in centres for x in centres if (y, x) not in finders)
    return corner or timing or of_version or aligned
