"""Marks as they are typed and read: `int` hundredths of a point, shown in points."""

from __future__ import annotations

from typing import Final

POINT: Final = 100
"""Hundredths in one point."""


def points(hundredths: int) -> str:
    """Return a mark as it is typed: no needless zeros.

    >>> points(850), points(1000), points(825), points(0)
    ('8.5', '10', '8.25', '0')
    """
    whole, rest = divmod(hundredths, POINT)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".")
