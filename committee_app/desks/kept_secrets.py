"""What lies in a case file beside the record, as far as anybody can tell without a secret whether it was touched.

A slot is named in the record by its SHA-256 where the act that made it says so, and then every change shows. Of the
others only damage shows, by a check that anybody can compute. A draft opens for its author alone: what shows is one
that nobody in this case could have written. Rows that count failed tries prove nothing and are not asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from committee_app.case.acts import (
    CaseCreated,
    KeysReplaced,
    MemberEnrolled,
    OfficerEnrolled,
    Recorded,
    ReplacementConfirmed,
    SecretRenewed,
)
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor
from committee_app.case.people import evaluator_of
from committee_app.case.state import CaseState
from committee_app.casefile.casefile import CaseFile, KeptSlot
from committee_app.desks.access import FIRST, RECOVERY, slot_context, slot_digest
from committee_app.desks.branch import kept_branch
from committee_app.desks.checking import CheckedRecord
from committee_app.sealing.slots import Slot, refuse_damaged

SlotName = tuple[str, int, int]
"""Actor, place, generation."""


def secret_findings(file: CaseFile, checked: CheckedRecord) -> tuple[Finding, ...]:
    """Return what does not agree with the record among slots, drafts and the secrets of a rehearsal."""
    return (*_slots(file, checked), *_drafts(file, checked.state), *_rehearsal(file, checked.state))


def slots_in_the_record(journal: Iterable[Recorded]) -> Mapping[SlotName, str]:
    """Return which slots the record names, each with its SHA-256."""
    named: dict[SlotName, str] = {}
    asked: dict[Actor, KeysReplaced] = {}
    for one in journal:
        match one.act:
            case CaseCreated(slots=digests) | OfficerEnrolled(slots=digests) | MemberEnrolled(slots=digests):
                named |= _pair(one.actor, _newest_of_both(named, one.actor) + 1, digests)
            case SecretRenewed(slot=digest):
                named[one.actor, FIRST, _newest(named, one.actor, FIRST) + 1] = digest
            case KeysReplaced(person=person):
                asked[person] = one.act
            case ReplacementConfirmed(person=person):
                named |= _pair(person, _newest_of_both(named, person) + 1, asked[person].slots)
            case _:
                pass
    return named


def _pair(actor: Actor, generation: int, digests: tuple[str, ...]) -> dict[SlotName, str]:
    return {(actor, place, generation): digest for place, digest in zip((FIRST, RECOVERY), digests, strict=False)}


def _newest_of_both(named: Mapping[SlotName, str], actor: Actor) -> int:
    return max(_newest(named, actor, FIRST), _newest(named, actor, RECOVERY))


def _newest(named: Mapping[SlotName, str], actor: Actor, place: int) -> int:
    return max((generation for who, where, generation in named if (who, where) == (actor, place)), default=0)


def _slots(file: CaseFile, checked: CheckedRecord) -> Iterator[Finding]:
    state, named = checked.state, slots_in_the_record(checked.journal)
    told = {actor for actor, _, _ in named}
    kept = {one[:3]: one for one in file.slots()}
    for name, one in kept.items():
        if one.actor not in state.keys or (one.actor in told and name not in named):
            yield _about("slot.added", state, name)
        elif name in named and slot_digest(one.text) != named[name]:
            yield _about("slot.edited", state, name)
        elif name not in named and not _is_whole(state, one):
            yield _about("slot.damaged", state, name)
    # A branch holds the slot of its member on that member's own machine, and nobody else's.
    if kept_branch(file) is None:
        yield from (_about("slot.missing", state, name) for name in named if name not in kept)


def _about(code: str, state: CaseState, name: SlotName) -> Finding:
    actor, place, generation = name
    who = state.person_name(Actor(actor)) if actor in state.keys else actor
    return Finding(code, (("name", who), ("place", place), ("generation", generation)))


def _is_whole(state: CaseState, one: KeptSlot) -> bool:
    try:
        slot = Slot.from_plain(json.loads(one.text))
        refuse_damaged(slot, slot_context(state.case, Actor(one.actor), one.place, one.generation))
    except (ValueError, RecursionError):  # `SlotRefusedError` is one
        return False
    return True


def _drafts(file: CaseFile, state: CaseState) -> Iterator[Finding]:
    proposals = {one.id for one in state.proposals}
    for actor, name, _ in file.kept_drafts():
        known = evaluator_of(Actor(actor)) is not None and actor in state.keys
        # What stands behind a bar is the author's own, and no proposal.
        if not known or not (name in proposals or name.startswith("|")):
            yield Finding.of("draft.misplaced", actor=actor, name=name)


def _rehearsal(file: CaseFile, state: CaseState) -> Iterator[Finding]:
    for actor in file.rehearsal_secrets():
        if not state.rehearsal:
            yield Finding.of("rehearsal.secret_in_real_case", actor=actor)
        elif actor not in state.keys:
            yield Finding.of("rehearsal.secret_of_nobody", actor=actor)
