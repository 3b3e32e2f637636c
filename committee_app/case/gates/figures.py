"""The gates of figures entered once: what may be entered, what is confirmed, and that none waits at the closing."""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.figures import place_of, waiting_figures
from committee_app.case.findings import Finding
from committee_app.case.gates.common import Found, Gates
from committee_app.case.identifiers import Actor
from committee_app.case.state import CaseState


def waiting_findings(state: CaseState) -> Found:
    """Scoring does not close over a figure that only one officer has seen."""
    for number in waiting_figures(state):
        act = state.figures[number - 1].act
        yield Finding.of("figure.waits", figure=number, proposal=act.proposal, item=act.item)


def _figure_entered(state: CaseState, _actor: Actor, act: acts.FigureEntered) -> Found:
    proposal = state.proposal(act.proposal)
    place = place_of(state.rules, proposal, act.item) if proposal else None
    if place is None:
        yield Finding.of("figure.unknown", proposal=act.proposal, item=act.item)
    elif not 0 <= act.points <= place.item.points:
        yield Finding.of("figure.out_of_range", most=place.item.points)
    if not act.evidence.strip():
        yield Finding.of("figure.without_evidence")


def _figure_confirmed(state: CaseState, _actor: Actor, act: acts.FigureConfirmed) -> Found:
    if act.figure not in waiting_figures(state):
        yield Finding.of("figure.not_waiting", figure=act.figure)
        return
    figure = state.figures[act.figure - 1]
    if figure.act.points != act.points:
        yield Finding.of("figure.other_value", proposal=figure.act.proposal, item=figure.act.item)


GATES: Gates = {
    acts.FigureEntered: _figure_entered,
    acts.FigureConfirmed: _figure_confirmed,
}
