"""The search for circles is spared for a while and comes back, whatever happens meanwhile."""

from __future__ import annotations

import gc

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
