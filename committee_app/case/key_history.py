"""Keys that signed in a case and hold no more: whose they were, and for which entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from committee_app.case import acts
from committee_app.case.acts import Recorded
from committee_app.case.identifiers import Actor
from committee_app.case.people import KeyText, Role, officer_actor

_CHAIR = officer_actor(Role.CHAIR)


@dataclass(frozen=True, slots=True)
class EarlierKeys:
    """Keys that others took the place of, or that went with an office.

    Attributes:
        actor: under whom they signed.
        officer: the officer's name then; empty for a member, whose name stands on the roster.
        keys: the keys.
        first, last: the entries from which and up to which they were this person's.
    """

    actor: Actor
    officer: str
    keys: KeyText
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Held:
    officer: str
    keys: KeyText
    first: int


def earlier_keys(journal: Iterable[Recorded]) -> tuple[EarlierKeys, ...]:
    """Return all keys that hold no more at the end of a record, in the order in which they ended."""
    held: dict[Actor, _Held] = {}
    ended: list[EarlierKeys] = []

    def end(actor: Actor, seq: int) -> str:
        one = held.pop(actor)
        ended.append(EarlierKeys(actor, one.officer, one.keys, one.first, seq))
        return one.officer

    for seq, one in enumerate(journal, start=1):
        match one.act:
            case acts.CaseCreated(secretary=officer, keys=keys) | acts.OfficerEnrolled(officer=officer, keys=keys):
                held[one.actor] = _Held(officer.name, keys, seq)
            case acts.MemberEnrolled(keys=keys):
                held[one.actor] = _Held("", keys, seq)
            case acts.ReplacementConfirmed(person=person, new_keys=keys):
                held[person] = _Held(end(person, seq), keys, seq + 1)
            case acts.ActingChairTookOver():
                end(_CHAIR, seq)
            case _:
                pass
    return tuple(ended)
