"""A draw that anyone repeats by hand: witnesses say numbers, a hash does the rest.

The line is printed in the minutes. For every tied project the hash of line, bar and id is taken,
and the projects stand in the order of their hashes, smallest first. In any shell:

    printf '%s' 'lot|<rules>|C07,L05|17,4,88|L05' | sha256sum

No character of the line means anything to a shell inside single quotes. The ids stand in the line
by code point whatever order they were given in, so nobody picks the outcome by arranging them. The numbers stand as
the witnesses said them, in the order of the witnesses; who says his last could try out
numbers, so all are written on paper before the first is typed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

_PREFIX = "lot"
_BAR = "|"
_COMMA = ","
_LEAST_TIED = 2
_FORBIDDEN = frozenset("|,'")


class LotTextError(ValueError):
    """Text that would make the line of a lot ambiguous or impossible to type."""

    def __init__(self, text: str) -> None:
        super().__init__(f"cannot stand in the line of a lot: {text[:80]!r}")
        self.text = text


class NothingToDrawError(ValueError):
    """A draw without two different ids, or without a number from a witness."""

    def __init__(self, tied: int, numbers: int) -> None:
        super().__init__(f"a draw needs two different ids and a number, got {tied} and {numbers}")
        self.tied = tied
        self.numbers = numbers


def lot_line(rules_fingerprint: str, tied: Sequence[str], numbers: Sequence[str]) -> str:
    """Return the line that is printed and hashed: `lot|<rules>|<ids by code point>|<numbers>`.

    >>> lot_line("9f3c", ["L05", "C07"], ["17", "4", "88"])
    'lot|9f3c|C07,L05|17,4,88'

    Args:
        rules_fingerprint: SHA-256 of the frozen rules in hexadecimal.
        tied: the ids of the tied projects, in any order.
        numbers: what the witnesses said, in the order of the witnesses.

    Raises:
        NothingToDrawError: fewer than two ids, one of them twice, or no number.
        LotTextError: a part is empty, or holds a bar, a comma, a single quotation mark, a space at either end, or
            something that does not print.
    """
    if len(tied) < _LEAST_TIED or len(set(tied)) != len(tied) or not numbers:
        raise NothingToDrawError(len(set(tied)), len(numbers))
    for text in (rules_fingerprint, *tied, *numbers):
        if not text or not text.isprintable() or text != text.strip() or _FORBIDDEN & set(text):
            raise LotTextError(text)
    return _BAR.join((_PREFIX, rules_fingerprint, _COMMA.join(sorted(tied)), _COMMA.join(numbers)))


def draw_order(line: str, tied: Sequence[str]) -> tuple[str, ...]:
    """Return the tied ids in the order of sha256("<line>|<id>"), the smallest hash first.

    >>> draw_order(lot_line("9f3c", ["L05", "C07"], ["17", "4", "88"]), ["C07", "L05"])
    ('C07', 'L05')
    """
    return tuple(sorted(tied, key=lambda each: hashlib.sha256(f"{line}{_BAR}{each}".encode()).hexdigest()))
