"""From acts to the state: each is asked of the lifecycle and of its gate, then takes effect.

A record that replays is a record that followed its rules. Signatures, links and ciphertexts are checked
elsewhere (`sealing`, `desks`); here is only what acts mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from committee_app.case.acts import Act, Recorded, kind_of
from committee_app.case.effects import EFFECTS
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.gates import findings
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import is_allowed, stage_after
from committee_app.case.people import role_of
from committee_app.case.state import CaseState


def obstacles(state: CaseState, actor: Actor, act: Act) -> tuple[Finding, ...]:
    """Return all that keeps an act from happening now: the lifecycle first, then its gate."""
    role = role_of(actor)
    if not is_allowed(state.stage, role, act):
        return (Finding.of("act.not_now", act=kind_of(act), stage=state.stage.value, role=role.value),)
    return findings(state, actor, act)


def apply(state: CaseState, actor: Actor, act: Act) -> CaseState:
    """Return the state after an act.

    Raises:
        RefusedError: the lifecycle does not allow the act now, or its gate found what stands in the way.
    """
    if found := obstacles(state, actor, act):
        raise RefusedError(*found)
    changed = EFFECTS[type(act)](state, act, actor)
    return replace(changed, stage=stage_after(state.stage, role_of(actor), act))


def replay(record: Iterable[Recorded]) -> CaseState:
    """Return the state after all acts of a record; `RefusedError` at the first that its rules do not allow."""
    state = CaseState()
    for one in record:
        state = apply(state, one.actor, one.act)
    return state
