"""New keys for somebody who lost both secrets: two officers, the person present, a reason in the record.

    rekeying = begin_rekeying(record, person, reason, cost)      keys and secrets, in memory alone
    locked = rekeying.lock()                                     slow; in any thread
    propose_rekeying(record, officer, rekeying, locked)          the first officer signs
    seat = confirm_rekeying(record, other, rekeying, locked)     the second one; from here on the keys hold

Nothing of the new keys lies in the file before the second officer has confirmed, and what is shown to the person
afterwards opens them. Cut in between, the proposal stands in the record and is worth nothing; a new one replaces it.
There is no path by which an officer reads a draft or signs for anybody: the keys are new, what the old ones locked
stays locked.
"""

from __future__ import annotations

from dataclasses import dataclass

from committee_app.case.acts import KeysReplaced, Recorded, ReplacementConfirmed
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor, EvaluatorId
from committee_app.case.people import HOLDERS, evaluator_of, officer_actor
from committee_app.case.state import CaseState
from committee_app.desks.access import LockedKeys, NewKeys, NewSeat, make_keys, note_for_rehearsal
from committee_app.desks.checking import PROOF_PURPOSE, key_text, proof_message, refuse_all
from committee_app.desks.record import Record, Signer
from committee_app.sealing.slots import KdfCost

_NEEDED = 2
"""Holders who open a sheet together."""


@dataclass(frozen=True, slots=True, repr=False)
class Rekeying:
    """New keys for a person who is present, and why; nothing is kept yet."""

    keys: NewKeys
    reason: str

    @property
    def person(self) -> Actor:
        """Whose keys they will be."""
        return self.keys.signer.actor

    def lock(self) -> LockedKeys:
        """Lock the keys under both secrets. Slow by design; touches no file, so any thread may do it."""
        return self.keys.lock()


def begin_rekeying(record: Record, person: Actor, reason: str, cost: KdfCost) -> Rekeying:
    """Make new keys and secrets for a person.

    Raises:
        RefusedError: nobody of that name has keys to replace.
    """
    if person not in record.state.keys:
        refuse_all([Finding.of("actor.not_enrolled", actor=person)])
    return Rekeying(make_keys(record, person, cost), reason)


def propose_rekeying(record: Record, officer: Signer, rekeying: Rekeying, locked: LockedKeys) -> Recorded:
    """Record that an officer asks for these keys; the person's new key signs that they are held.

    Raises:
        RefusedError: not at this stage, not by this officer, or without a reason.
    """
    new = rekeying.keys.signer.keys
    message = proof_message(record.state, rekeying.person, rekeying.reason, new.public)
    proof = new.sign(PROOF_PURPOSE, message).hex()
    return record.append(
        officer, KeysReplaced(rekeying.person, key_text(new.public), rekeying.reason, proof, locked.digests)
    )


def confirm_rekeying(record: Record, officer: Signer, rekeying: Rekeying, locked: LockedKeys) -> NewSeat:
    """Let the new keys take the place of the old ones, with their slots; the drafts of the old keys go.

    Raises:
        RefusedError: not proposed, or by the same officer.
    """
    made = rekeying.keys
    with record.together():
        record.append(officer, ReplacementConfirmed(rekeying.person, key_text(made.signer.keys.public)))
        locked.keep(record, rekeying.person)
        record.file.drop_drafts(rekeying.person)
        note_for_rehearsal(record, rekeying.person, made.secret)
    return NewSeat(made.signer, made.secret, made.recovery)


def what_is_lost(record: Record, person: Actor) -> tuple[Finding, ...]:
    """Return what new keys for this person would cost; an officer reads it before they sign. Nothing here refuses."""
    state = record.state
    name = state.person_name(person)
    if person not in map(officer_actor, HOLDERS):
        drafts = {} if evaluator_of(person) in state.sheets else record.file.drafts(person)
        return (Finding.of("replacement.drafts_lost", name=name, drafts=len(drafts)),) if drafts else ()
    openers = [_openers(state, evaluator) for evaluator in state.sheets if evaluator not in state.opened]
    unopened = sum(person in one for one in openers)
    lost = sum(person in one and len(one) <= _NEEDED for one in openers)
    found = [Finding.of("replacement.sheets_stay_closed", name=name, sheets=unopened)] if unopened else []
    return (*found, Finding.of("replacement.sheets_lost", sheets=lost)) if lost else tuple(found)


def _openers(state: CaseState, evaluator: EvaluatorId) -> frozenset[Actor]:
    """The holders whose keys are still those for which a sheet was sealed."""
    sealed_for = state.sheets[evaluator].sheet["holders"]
    holders = {role: officer_actor(role) for role in HOLDERS}
    return frozenset(
        actor
        for role, actor in holders.items()
        if actor in state.keys and sealed_for.get(role.value) == state.keys[actor].sealing
    )
