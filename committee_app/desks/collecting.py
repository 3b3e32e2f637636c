"""Whoever makes millions of values that hold no circles spares the search for circles among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_to_collect() -> Iterator[None]:
    """Let Python not search for circles meanwhile; a tally of two million marks spent a third of its time on that."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            _put_with_the_old()
            gc.enable()


def _put_with_the_old() -> None:
    """Spare what was made meanwhile the search among the young, that would begin with the next value.

    It waits with the old then, for the search among those. Where something was frozen on purpose it stays so.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
