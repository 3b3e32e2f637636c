"""The effect between two results, by its class."""

from __future__ import annotations

from fractions import Fraction

from committee_app.case.identifiers import ProposalId
from committee_app.desks.moved import EffectClass, Moved, Place, effect_class

P = ProposalId("C01")


def moved(before: Place, after: Place) -> Moved:
    return Moved(P, before, after)


def test_the_class_is_the_gravest_thing_that_moved() -> None:
    here = Place(Fraction(80), 2, is_selected=True)
    assert moved(here, Place(Fraction(81), 2, is_selected=True)).effect is EffectClass.SCORES
    assert moved(here, Place(Fraction(81), 1, is_selected=True)).effect is EffectClass.RANKS
    assert moved(here, Place(Fraction(80), 2, is_selected=False)).effect is EffectClass.SELECTION


def test_where_nothing_moved_the_effect_is_nothing() -> None:
    assert effect_class(()) is EffectClass.NOTHING
