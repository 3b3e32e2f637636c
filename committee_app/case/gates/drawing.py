"""The gates of the drawing of evaluators: list, plan, lot, answers; and that those who accepted are the members."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from committee_app.case import acts
from committee_app.case.drawing import ANY_FIELD, WITNESSES, SeatLimit, Trait
from committee_app.case.findings import Finding
from committee_app.case.gates.common import Found, Gates, ids_of_roster
from committee_app.case.identifiers import Actor
from committee_app.case.people import Category, Evaluator, Role, officer_actor
from committee_app.case.state import CaseState


def drawn_findings(state: CaseState, members: tuple[Evaluator, ...]) -> Found:
    """Once a committee was drawn, its members are those who accepted, as the list has them; seats are numbered anew."""
    drawing = state.drawing
    if drawing.order and {replace(one, seat=0) for one in members} != {replace(one, seat=0) for one in drawing.seated}:
        yield Finding.of("drawing.other_members", accepted=len(drawing.seated), seats=drawing.size)


def _pool_imported(state: CaseState, _actor: Actor, act: acts.PoolImported) -> Found:
    if not act.candidates:
        yield Finding.of("roster.empty", roster="pool")
    yield from ids_of_roster("pool", (one.id for one in act.candidates))
    drawing = state.drawing
    if drawing.order and not drawing.is_short:
        yield Finding.of("drawing.already_drawn")
    for one in act.candidates:
        if one.id in drawing.order:
            yield Finding.of("drawing.drawn_before", candidate=one.id)


def _drawing_announced(state: CaseState, _actor: Actor, act: acts.DrawingAnnounced) -> Found:
    if state.programme is None:
        yield Finding.of("rules.not_drafted")
        return
    if state.drawing.order:
        yield Finding.of("drawing.already_drawn")
    elif not state.drawing.pool:
        yield Finding.of("drawing.no_pool")
    if not _is_a_plan(act.seats, act.limits):
        yield Finding.of("drawing.plan_misshapen")
    yield from _size(state, act.seats)
    yield from _enough(state.drawing.pool, act)


def _is_a_plan(seats: tuple[tuple[str, int], ...], limits: tuple[SeatLimit, ...]) -> bool:
    fields, counted = [name for name, _ in seats], [(one.trait, one.word) for one in limits]
    return (
        len(set(fields)) == len(fields)
        and all(count > 0 for _, count in seats)
        and len(set(counted)) == len(counted)
        and all(one.word.strip() and one.least >= 0 and (one.most is None or one.least <= one.most) for one in limits)
        and all(one.word in tuple(Category) for one in limits if one.trait is Trait.CATEGORY)
    )


def _size(state: CaseState, seats: tuple[tuple[str, int], ...]) -> Found:
    planned, announced = sum(count for _, count in seats), state.rules.committee.size
    if planned != announced:
        yield Finding.of("drawing.other_size", seats=planned, announced=announced)


def _enough(pool: tuple[Evaluator, ...], act: acts.DrawingAnnounced) -> Found:
    there = Counter(one.field for one in pool)
    for name, seats in act.seats:
        if name != ANY_FIELD and there[name] < seats:
            yield Finding.of("drawing.too_few", what=name, candidates=there[name], needed=seats)
    for limit in act.limits:
        if (found := sum(map(limit.counts, pool))) < limit.least:
            yield Finding.of("drawing.too_few", what=limit.word, candidates=found, needed=limit.least)


def _evaluators_drawn(state: CaseState, _actor: Actor, act: acts.EvaluatorsDrawn) -> Found:
    drawing = state.drawing
    if not drawing.pool or not drawing.seats:
        yield Finding.of("drawing.not_announced")
        return
    yield from _size(state, drawing.seats)
    if officer_actor(Role.AUDITOR) not in state.keys:
        yield Finding.of("auditor.not_enrolled")
    if sorted(act.order) != sorted(one.id for one in drawing.pool):
        yield Finding.of("drawing.other_candidates")
    by_hand = not act.line  # the witnesses of a physical draw give no numbers
    witnesses = {name for name, number in act.numbers if name.strip() and (by_hand or number.strip())}
    if len(witnesses) < WITNESSES:
        yield Finding.of("lot.needs_witnesses", needed=WITNESSES, given=len(witnesses))


def _candidate_answered(state: CaseState, _actor: Actor, act: acts.CandidateAnswered) -> Found:
    drawing = state.drawing
    if act.candidate not in drawing.called:
        yield Finding.of("drawing.not_called", candidate=act.candidate)
    # Who accepted may still withdraw; who refused has made room for somebody else.
    elif drawing.answers.get(act.candidate) in {act.accepted, False}:
        yield Finding.of("drawing.answered_already", candidate=act.candidate)
    if not act.accepted and not act.reason.strip():
        yield Finding.of("drawing.without_reason")


GATES: Gates = {
    acts.PoolImported: _pool_imported,
    acts.DrawingAnnounced: _drawing_announced,
    acts.EvaluatorsDrawn: _evaluators_drawn,
    acts.CandidateAnswered: _candidate_answered,
}
