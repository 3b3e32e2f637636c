"""The search for circles is spared for a while and comes back, whatever happens meanwhile."""

from __future__ import annotations

import gc
import weakref

import pytest

from committee_app.desks.collecting import nothing_to_collect


def test_nothing_is_collected_meanwhile_and_again_after() -> None:
    assert gc.isenabled()
    with nothing_to_collect():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_comes_back_after_an_error() -> None:
    with pytest.raises(KeyError), nothing_to_collect():
        raise KeyError
    assert gc.isenabled()


def test_whoever_had_no_search_gets_none() -> None:
    gc.disable()
    try:
        with nothing_to_collect():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_made_meanwhile_is_not_searched_at_once_and_stays_within_reach_of_a_search() -> None:
    class Round:
        """Something that holds itself."""

        def __init__(self) -> None:
            self.itself = self

    gc.unfreeze()  # whoever showed a window before has frozen what stood then
    found = []
    gc.callbacks.append(lambda phase, _facts: found.append(phase))
    try:
        with nothing_to_collect():
            rounds = weakref.WeakSet(Round() for _ in range(5_000))
        assert not found
    finally:
        gc.callbacks.pop()
    assert gc.get_freeze_count() == 0
    gc.collect()
    assert not rounds
