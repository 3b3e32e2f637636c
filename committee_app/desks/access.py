"""Who sits down: secrets are made here, shown once, and open a person's keys.

A secret belongs to one person: it is drawn by the machine, shown to that person alone, written by them on a
card, and kept nowhere. Evaluators get twelve digits and a check digit, holders five words, the room six.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from committee_app.case.acts import Act, CaseCreated
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, CaseId
from committee_app.case.people import KeyText, Role, role_of
from committee_app.desks.checking import key_text, refuse_all
from committee_app.desks.record import Record, Signer
from committee_app.resources import korean_words
from committee_app.sealing import codes, slots
from committee_app.sealing.codes import CodeSlipError
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.slots import KdfCost, Slot, SlotRefusedError, WrongSecretError


@dataclass(frozen=True, slots=True, repr=False)
class NewSeat:
    """Somebody just enrolled: who signs, and the secret to show once."""

    signer: Signer
    secret: str


def new_secret(actor: Actor) -> str:
    """Draw the secret of a new person: digits for an evaluator, words for an officer."""
    if role_of(actor) is Role.EVALUATOR:
        return codes.new_evaluator_code()
    return " ".join(codes.new_holder_words(korean_words()))


def new_room_passphrase() -> str:
    """Draw the six words under which a case file is encrypted."""
    return " ".join(codes.new_room_words(korean_words()))


def recognition(digest: bytes) -> str:
    """Return four words by which people recognise a hash; they recognise, they do not prove."""
    return " ".join(codes.recognition_words(korean_words(), digest))


def normalise(actor: Actor, typed: str) -> str:
    """Return a typed secret as it was drawn.

    Raises:
        RefusedError: the check digit of an evaluator's code tells a slip of the finger.
    """
    if role_of(actor) is not Role.EVALUATOR:
        return codes.normalise_words(typed)
    try:
        return codes.normalise_code(typed)
    except CodeSlipError:
        raise RefusedError(Finding.of("code.slip")) from None


def enrol(record: Record, actor: Actor, act_for: Callable[[KeyText], Act], cost: KdfCost) -> NewSeat:
    """Make a person's keys and secret, sign the enrolling act with them, and keep the locked keys with it.

    Raises:
        RefusedError: the act is not allowed now; no keys are kept.
    """
    keys = PrivateKeys.generate()
    signer = Signer(actor, keys)
    act = act_for(key_text(keys.public))
    refuse_all(record.obstacles(actor, act))
    case = act.case if isinstance(act, CaseCreated) else record.state.case
    secret = new_secret(actor)
    slot = slots.lock_keys(keys, normalise(actor, secret), slot_context(case, actor), cost)
    with record.together():
        record.append(signer, act)
        record.file.put_slot(actor, json.dumps(slot.to_plain(), sort_keys=True), 1)
        if record.state.rehearsal:
            record.file.note_rehearsal_secret(actor, secret)
    return NewSeat(signer, secret)


def slot_context(case: CaseId, actor: Actor) -> str:
    """Return the words that tie locked keys to their case and person."""
    return f"{case}|{actor}"


def sign_in(record: Record, actor: Actor, typed: str) -> Signer:
    """Return the person's keys for a secret they typed.

    Raises:
        RefusedError: a slip (`code.slip`), a wrong secret, an unknown person, or damaged keys.
    """
    text = record.file.slot(actor)
    if text is None:
        raise RefusedError(Finding.of("actor.not_enrolled", actor=actor))
    secret = normalise(actor, typed)
    try:
        slot = Slot.from_plain(json.loads(text))
        keys = slots.unlock_keys(slot, secret, slot_context(record.state.case, actor))
    except WrongSecretError:
        raise RefusedError(Finding.of("code.wrong")) from None
    except SlotRefusedError:
        raise RefusedError(Finding.of("code.slot_damaged", actor=actor)) from None
    return Signer(actor, keys)
