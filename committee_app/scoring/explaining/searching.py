"""The smallest change that reaches a goal, without trying them all.

Along one mark, from the nearest other value to the farthest, the numbers of a proposal move one way only. So if two
values leave everything that decides in the same state, nothing in between leaves another, and a stretch is only
halved where its ends differ. Whatever cannot reach the goal closer than what was found already is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from committee_app.scoring.explaining.trials import Cell, Change


@dataclass(frozen=True, slots=True)
class Look:
    """What a change leads to: the state of all that decides, and whether the goal is reached.

    It is `settled` if between two changes of one mark that lead to this same state none leads to another.
    """

    state: tuple[object, ...]
    reached: bool
    settled: bool


Looking = Callable[[Change], Look]


def smallest_change(cells: Iterable[Cell], now: Look, look: Looking) -> Change | None:
    """Return the smallest change that reaches the goal, the first of equal ones in the order of the cells."""
    best: Change | None = None
    for cell in cells:
        nearer = [
            Change(cell.proposal, cell.evaluator, cell.place, cell.given, instead)
            for instead in cell.instead
            if best is None or _size(cell.given, instead) < _size(best.given, best.instead)
        ]
        if nearer:
            best = _first(nearer, now, look) or best
    return best


def _size(given: int, instead: int) -> int:
    return abs(instead - given)


def _first(changes: list[Change], now: Look, look: Looking) -> Change | None:
    at = _first_between(changes, (-1, now), (len(changes) - 1, look(changes[-1])), look)
    return None if at is None else changes[at]


def _first_between(changes: list[Change], low: tuple[int, Look], high: tuple[int, Look], look: Looking) -> int | None:
    """Return the first place after `low`, up to `high`, that reaches the goal; `low` itself does not."""
    (start, at_start), (end, at_end) = low, high
    if at_start.settled and at_start.state == at_end.state:
        return None
    if end - start == 1:
        return end if at_end.reached else None
    middle = (start + end) // 2
    halfway = middle, look(changes[middle])
    found = _first_between(changes, low, halfway, look)
    if found is None and not halfway[1].reached:
        found = _first_between(changes, halfway, high, look)
    return found
