"""A figure for looking at, kept apart from the result by its type.

An `Advisory` is no number: it neither adds up nor compares with one, no function that tallies, ranks or selects takes
it, and whoever writes it into a sentence takes it out by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Figure = TypeVar("Figure", covariant=True)  # noqa: PLC0105 - a figure for all uses, whatever it is of


@dataclass(frozen=True, slots=True)
class Advisory(Generic[Figure]):
    """What would be, under another rule or with another mark. Never a result.

    >>> Advisory(3) + 1
    Traceback (most recent call last):
    TypeError: unsupported operand type(s) for +: 'Advisory' and 'int'
    """

    figure: Figure
