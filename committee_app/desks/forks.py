"""Where two copies of one case part: somebody went on with both, by mistake or on purpose.

Each of the two holds alone, since each is a whole record; only beside each other do they tell. A copy that is merely
older does not part: its record is the beginning of the other's.
"""

from __future__ import annotations

from dataclasses import dataclass

from committee_app.case.acts import Recorded
from committee_app.desks.checking import CheckedRecord


@dataclass(frozen=True, slots=True)
class Fork:
    """So many entries are the same in both records; `one` and `other` are the first that are not, each in its place."""

    common: int
    one: Recorded
    other: Recorded


def common_entries(one: CheckedRecord, other: CheckedRecord) -> int:
    """Return how many entries from the first on are the same in both."""
    pairs = zip(one.hashes, other.hashes, strict=False)
    return next((place for place, (mine, theirs) in enumerate(pairs) if mine != theirs), _shorter(one, other))


def where_they_part(one: CheckedRecord, other: CheckedRecord) -> Fork | None:
    """Return where the two part; None where they are the same, or one is the beginning of the other."""
    common = common_entries(one, other)
    if common == _shorter(one, other):
        return None
    return Fork(common, one.journal[common], other.journal[common])


def _shorter(one: CheckedRecord, other: CheckedRecord) -> int:
    return min(len(one.hashes), len(other.hashes))
