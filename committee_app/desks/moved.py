"""What is another between two results of one case: the effect of a correction or a ruling, by its class."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from committee_app.case.identifiers import ProposalId
from committee_app.scoring.results import Tally


class EffectClass(StrEnum):
    """How far an effect goes: nothing of the result moves, scores do, ranks do, or who is selected."""

    NOTHING = "nothing"
    SCORES = "scores"
    RANKS = "ranks"
    SELECTION = "selection"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a proposal stands in one result: final, rank, and whether it is selected."""

    final: Fraction | None
    rank: int | None
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A proposal that stands elsewhere."""

    proposal: ProposalId
    before: Place
    after: Place

    @property
    def effect(self) -> EffectClass:
        """How far it moved."""
        if self.before.is_selected is not self.after.is_selected:
            return EffectClass.SELECTION
        if self.before.rank != self.after.rank:
            return EffectClass.RANKS
        return EffectClass.SCORES


def moved_between(before: Tally, after: Tally) -> tuple[Moved, ...]:
    """Return the proposals whose place is another, those of which most depends first."""
    old, new = _places(before), _places(after)
    moved = [Moved(one, place, new[one]) for one, place in old.items() if place != new[one]]
    weight = list(EffectClass)
    return tuple(sorted(moved, key=lambda one: -weight.index(one.effect)))


def effect_class(moved: tuple[Moved, ...]) -> EffectClass:
    """Return how far the whole effect goes."""
    return moved[0].effect if moved else EffectClass.NOTHING


def _places(tally: Tally) -> dict[ProposalId, Place]:
    ranks = {one: standing.rank for track in tally.tracks for standing in track.standings for one in standing.proposals}
    chosen = {line.proposal for track in tally.tracks for line in track.chosen}
    return {one: Place(score.final, ranks.get(one), one in chosen) for one, score in tally.projects.items()}
