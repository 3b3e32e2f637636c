"""What a roster would change in the one that counts: who comes, who goes, and which values differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Generic, TypeVar

from committee_app.case.people import Evaluator
from committee_app.case.proposals import Proposal

Entry = TypeVar("Entry", Proposal, Evaluator)


class Change(StrEnum):
    """What happens to one entry of a roster."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference(Generic[Entry]):
    """One entry that differs, by its number; `values` names the attributes that differ where both are there."""

    change: Change
    before: Entry | None
    after: Entry | None
    values: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """The entry itself, as it will be, or as it was."""
        one = self.after if self.after is not None else self.before
        assert one is not None
        return one


def roster_difference(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Difference[Entry], ...]:
    """Return what differs: entries of the new list in its order, then those that would be gone.

    Nothing else is compared than what the record will hold; the order of a list of proposals is no difference.
    """
    known = {one.id: one for one in before}
    new = {one.id for one in after}
    found: list[Difference[Entry]] = []
    for one in after:
        old = known.get(one.id)
        if old is None:
            found.append(Difference(Change.ADDED, None, one))
        elif old != one:
            values = tuple(each.name for each in fields(one) if getattr(old, each.name) != getattr(one, each.name))
            found.append(Difference(Change.CHANGED, old, one, values))
    found += [Difference(Change.REMOVED, one, None) for one in before if one.id not in new]
    return tuple(found)
