"""What an allowed act must still satisfy: one gate for each act, each answers with all its findings.

The tables of `lifecycle` say who may do what when; a gate looks at the case itself: is the quorum there, has
the member declared, is the sheet complete. A screen shows the same findings before anybody presses a button.
The gates stand in the order of the day: `preparing` with `drawing`, `meeting`, `scoring`, `deciding`; `mending` has
what goes wrong, `keys` is for any day.
"""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.acts import Act
from committee_app.case.findings import Finding
from committee_app.case.gates import deciding, drawing, figures, keys, meeting, mending, preparing, scoring
from committee_app.case.gates.common import Found, Gates, stop_findings
from committee_app.case.gates.deciding import mark_findings, tie_voters
from committee_app.case.gates.mending import HELD_BACK
from committee_app.case.identifiers import Actor
from committee_app.case.people import evaluator_of
from committee_app.case.state import CaseState

__all__ = ["GATES", "HELD_BACK", "findings", "mark_findings", "tie_voters"]

GATES: Gates = (
    preparing.GATES
    | drawing.GATES
    | meeting.GATES
    | scoring.GATES
    | figures.GATES
    | mending.GATES
    | deciding.GATES
    | keys.GATES
)
"""Every kind of act has its gate; `tests/case/test_lifecycle.py` sees to it."""


def findings(state: CaseState, actor: Actor, act: Act) -> tuple[Finding, ...]:
    """Return all that stands in the way of an act whose time and role are right; empty if nothing does."""
    return tuple(_signer(state, actor, act)) or tuple(GATES[type(act)](state, actor, act))


def _signer(state: CaseState, actor: Actor, act: Act) -> Found:
    """An actor must be known: by the roster, and by keys unless this very act brings them."""
    evaluator = evaluator_of(actor)
    if evaluator is not None and state.evaluator(evaluator) is None:
        yield Finding.of("actor.not_on_roster", evaluator=evaluator)
    brings_keys = isinstance(act, acts.CaseCreated | acts.OfficerEnrolled | acts.MemberEnrolled)
    if evaluator in state.dropped:
        yield Finding.of("actor.dropped_out", evaluator=evaluator)
    if (number := state.waiting_ruling) is not None and mending.is_held_back(state, actor, act):
        yield Finding.of("ruling.waits", ruling=number)
    yield from stop_findings(state, act)
    if brings_keys and actor in state.keys:
        yield Finding.of("actor.already_enrolled", actor=actor)
    if not brings_keys and actor not in state.keys:
        yield Finding.of("actor.not_enrolled", actor=actor)
    # One key must be one person: a member who signs with another's key could disown it.
    if brings_keys and (
        getattr(act, "keys", None) in state.keys.values() or getattr(act, "keys", None) in state.past_keys
    ):
        yield Finding.of("actor.keys_taken", actor=actor)
