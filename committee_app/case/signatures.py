"""Who signs the minutes, in which order, and in which field of the file.

The chair certifies first; the members present at the end follow, in the order in which they come to the machine; the
secretary and then the auditor complete. Nobody signs twice: the chair, who is a member, signs as chair alone.
"""

from __future__ import annotations

from committee_app.case.identifiers import Actor
from committee_app.case.people import Role, evaluator_of, officer_actor
from committee_app.case.state import CaseState

CHAIR, SECRETARY, AUDITOR = (officer_actor(role) for role in (Role.CHAIR, Role.SECRETARY, Role.AUDITOR))
_FIELDS = {CHAIR: "Chair", SECRETARY: "Secretary", AUDITOR: "Auditor"}


def signing_members(state: CaseState) -> tuple[Actor, ...]:
    """Return the members present at the end who have keys, in seat order and without the one who presides."""
    if state.signed_minutes and not state.signed_by_members_again:
        return ()
    present = state.at_end if state.meeting_closed else state.here
    return tuple(
        one.actor for one in state.evaluators if one.id in present and one.id != state.chair and one.actor in state.keys
    )


def signatories(state: CaseState) -> tuple[Actor, ...]:
    """Return everybody whose signature the minutes have a place for, in the order of the places.

    After a correction that leaves the result as it was chair, secretary and auditor sign alone: the members signed the
    first minutes, which stay valid. Where it changes the result, the members sign what the committee decided anew.
    """
    return tuple(one for one in (CHAIR, *signing_members(state), SECRETARY, AUDITOR) if one in state.keys)


def field_of(state: CaseState, actor: Actor) -> str:
    """Return somebody's field: `Chair`, `Secretary`, `Auditor`, `Member` and the seat; nothing for a stranger."""
    evaluator = evaluator_of(actor)
    if evaluator is None:
        return _FIELDS.get(actor, "")
    member = state.evaluator(evaluator)
    return f"Member{member.seat}" if member else ""


def awaited(state: CaseState) -> tuple[Actor, ...]:
    """Return who may sign now: the chair, then every member who has not, then the secretary, then the auditor."""
    waiting = [one for one in signatories(state) if one not in state.signed and one not in state.unsigned]
    if CHAIR in waiting:
        return (CHAIR,)
    return tuple(one for one in waiting if evaluator_of(one) is not None) or tuple(waiting[:1])
