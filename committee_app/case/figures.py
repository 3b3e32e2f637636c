"""Figures that are entered once and count for all (가점·감점): the secretary enters them, a second officer confirms.

Nothing of a figure counts before another officer has read it from the same evidence again. A later one for the same
item of the same project takes its place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.identifiers import Actor, ItemId, Points
from committee_app.case.programme import BonusItem, PenaltyItem, Programme
from committee_app.case.proposals import Proposal
from committee_app.case.state import CaseState, Figure


@dataclass(frozen=True, slots=True)
class Place:
    """An announced item that a project can have points of."""

    item: BonusItem | PenaltyItem

    @property
    def is_bonus(self) -> bool:
        """Whether its points are added."""
        return isinstance(self.item, BonusItem)


def places_of(rules: Programme, proposal: Proposal) -> tuple[Place, ...]:
    """Return the items that somebody may enter for a project; the penalty for contact is the chair's ruling."""
    bonus = [one for one in rules.adjustments.bonus if not one.tracks or proposal.track in one.tracks]
    penalty = [one for one in rules.adjustments.penalty if one.id != rules.committee.contact_penalty]
    return (*map(Place, bonus), *map(Place, penalty))


def place_of(rules: Programme, proposal: Proposal, item: ItemId) -> Place | None:
    """Return the item of that name for a project, or None."""
    return next((one for one in places_of(rules, proposal) if one.item.id == item), None)


def waiting_figures(state: CaseState) -> tuple[int, ...]:
    """Return the numbers, from 1, of the figures that wait for a second officer; no later one has their place."""
    newest = {(one.act.proposal, one.act.item): number for number, one in enumerate(state.figures, 1)}
    return tuple(sorted(number for number in newest.values() if not state.figures[number - 1].confirmed))


def _entered(state: CaseState, act: acts.FigureEntered, _: Actor) -> CaseState:
    return replace(state, figures=(*state.figures, Figure(act)), closing=None)


def _confirmed(state: CaseState, act: acts.FigureConfirmed, _: Actor) -> CaseState:
    figure = state.figures[act.figure - 1]
    confirmed = replace(figure, confirmed=True)
    figures = (*state.figures[: act.figure - 1], confirmed, *state.figures[act.figure :])
    proposals = tuple(
        _with_figure(state.rules, one, figure.act) if one.id == figure.act.proposal else one for one in state.proposals
    )
    return replace(state, figures=figures, proposals=proposals)


def _with_figure(rules: Programme, proposal: Proposal, act: acts.FigureEntered) -> Proposal:
    place = place_of(rules, proposal, act.item)
    assert place is not None  # the gate let no other be entered
    if place.is_bonus:
        return replace(proposal, bonus=_with_points(proposal.bonus, act))
    return replace(proposal, penalty=_with_points(proposal.penalty, act))


def _with_points(
    listed: tuple[tuple[ItemId, Points], ...], act: acts.FigureEntered
) -> tuple[tuple[ItemId, Points], ...]:
    others = tuple(pair for pair in listed if pair[0] != act.item)
    return (*others, (act.item, act.points)) if act.points else others


FIGURES: dict[type[Act], Callable[[CaseState, Any, Actor], CaseState]] = {
    acts.FigureEntered: _entered,
    acts.FigureConfirmed: _confirmed,
}
