"""Whose turn it is: who has to sit down so that the case goes on."""

from __future__ import annotations

from collections.abc import Callable

from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import HOLDERS, Role, evaluator_actor, officer_actor
from committee_app.case.signatures import awaited
from committee_app.case.state import CaseState

_SECRETARY, _AUDITOR, _CHAIR = (officer_actor(one) for one in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR))

Turn = tuple[Actor, ...]


def whose_turn(state: CaseState) -> Turn:
    """Return everybody the case waits for now; nobody where nothing has to be done any more.

    Whoever is not enrolled yet makes their keys at the secretary's screen, so that it is the secretary's turn.
    """
    return _TURNS.get(state.stage, _nobody)(state)


def _preparing(state: CaseState) -> Turn:
    return (_AUDITOR,) if state.rules_frozen else (_SECRETARY,)


def _secretary(_state: CaseState) -> Turn:
    return (_SECRETARY,)


def _chair(_state: CaseState) -> Turn:
    return (_CHAIR,)


def _convened(state: CaseState) -> Turn:
    enrolled = all(evaluator_actor(one) in state.keys for one in state.here)
    if not (state.here and enrolled and _CHAIR in state.keys and state.rehearsed):
        return (_SECRETARY,)
    return tuple(officer_actor(one) for one in HOLDERS if one not in state.confirmed) or (_CHAIR,)


def _ready(state: CaseState) -> Turn:
    if state.closing is not None:
        return (_CHAIR,)
    asked = any(state.unanswered_questions(one) for one in state.scorers())
    unsealed = tuple(evaluator_actor(one) for one in state.scorers() if one not in state.sheets)
    return (*((_CHAIR,) if asked else ()), *unsealed) or (_SECRETARY,)


def _closed(_state: CaseState) -> Turn:
    return tuple(officer_actor(one) for one in HOLDERS)


def _resolved(state: CaseState) -> Turn:
    if state.minutes is None:
        return (_SECRETARY,)
    return awaited(state)


def _nobody(_state: CaseState) -> Turn:
    return ()


_TURNS: dict[Stage, Callable[[CaseState], Turn]] = {
    Stage.PREPARING: _preparing,
    Stage.FROZEN: _secretary,
    Stage.CONVENED: _convened,
    Stage.READY: _ready,
    Stage.CLOSED: _closed,
    Stage.OPENED: _chair,
    Stage.DELIBERATING: _chair,
    Stage.RESOLVED: _resolved,
}
