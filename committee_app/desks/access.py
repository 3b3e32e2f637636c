"""Who sits down: secrets are made here, shown once, and open a person's keys.

A secret belongs to one person: it is drawn by the machine, shown to that person alone, written by them on a
card, and kept nowhere. Evaluators get twelve digits and a check digit, holders five words, the room six.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from committee_app.case.acts import Act, CaseCreated
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, CaseId
from committee_app.case.people import KeyText, Role, role_of
from committee_app.desks.checking import key_text, refuse_all
from committee_app.desks.record import Record, Signer
from committee_app.resources import korean_words, unspoken_words
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
    return _fit_to_be_said(codes.new_holder_words)


def new_room_passphrase() -> str:
    """Draw the six words under which a case file is encrypted."""
    return _fit_to_be_said(codes.new_room_words)


def _fit_to_be_said(draw: Callable[[Sequence[str]], tuple[str, ...]]) -> str:
    """Draw words until none of them is one that nobody would say before a committee.

    With 137 of the 2,048 words left out a word keeps log2(1,911) = 10.900 bits: five words lose 0.50 of their 55 bits,
    six lose 0.60 of 66. All words are drawn again, not the one alone, so every set that remains is as likely.
    """
    while True:
        words = draw(korean_words())
        if unspoken_words().isdisjoint(words):
            return " ".join(words)


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


@dataclass(frozen=True, slots=True, repr=False)
class Enrolment:
    """An enrolment under way: the keys are made, the act is ready, nothing is kept yet."""

    signer: Signer
    secret: str
    act: Act
    context: str
    cost: KdfCost

    def lock(self) -> Slot:
        """Lock the keys under the secret. Slow by design; touches no file, so any thread may do it."""
        return slots.lock_keys(self.signer.keys, normalise(self.signer.actor, self.secret), self.context, self.cost)


def begin_enrolment(record: Record, actor: Actor, act_for: Callable[[KeyText], Act], cost: KdfCost) -> Enrolment:
    """Make a person's keys and secret.

    Raises:
        RefusedError: the enrolling act is not allowed now.
    """
    keys = PrivateKeys.generate()
    act = act_for(key_text(keys.public))
    refuse_all(record.obstacles(actor, act))
    case = act.case if isinstance(act, CaseCreated) else record.state.case
    return Enrolment(Signer(actor, keys), new_secret(actor), act, slot_context(case, actor), cost)


def finish_enrolment(record: Record, enrolment: Enrolment, slot: Slot) -> NewSeat:
    """Sign the enrolling act with the new keys and keep the locked keys with it, both or neither."""
    actor = enrolment.signer.actor
    with record.together():
        record.append(enrolment.signer, enrolment.act)
        record.file.put_slot(actor, json.dumps(slot.to_plain(), sort_keys=True), 1)
        if record.state.rehearsal:
            record.file.note_rehearsal_secret(actor, enrolment.secret)
    return NewSeat(enrolment.signer, enrolment.secret)


def enrol(record: Record, actor: Actor, act_for: Callable[[KeyText], Act], cost: KdfCost) -> NewSeat:
    """Enrol a person from beginning to end, where nobody watches a window."""
    enrolment = begin_enrolment(record, actor, act_for, cost)
    return finish_enrolment(record, enrolment, enrolment.lock())


def slot_context(case: CaseId, actor: Actor) -> str:
    """Return the words that tie locked keys to their case and person."""
    return f"{case}|{actor}"


@dataclass(frozen=True, slots=True, repr=False)
class SignIn:
    """A secret that was typed, the locked keys it is to open, and whose they must be: `keys` as the record has them."""

    actor: Actor
    keys: KeyText | None
    slot: Slot
    secret: str
    context: str

    def unlock(self) -> Signer:
        """Return the person's keys. Slow by design; touches no file, so any thread may do it.

        Raises:
            RefusedError: the secret is wrong, or the keys were tampered with.
        """
        try:
            keys = slots.unlock_keys(self.slot, self.secret, self.context)
        except WrongSecretError:
            raise RefusedError(Finding.of("code.wrong")) from None
        except SlotRefusedError:
            raise RefusedError(Finding.of("code.slot_damaged", actor=self.actor)) from None
        # Whoever holds the file can put in a slot of their own; what its keys sign would end the record.
        if key_text(keys.public) != self.keys:
            raise RefusedError(Finding.of("code.slot_damaged", actor=self.actor))
        return Signer(self.actor, keys)


def begin_sign_in(record: Record, actor: Actor, typed: str) -> SignIn:
    """Take what a person typed.

    Raises:
        RefusedError: nobody of that name is enrolled, nothing was typed, or the check digit tells a slip.
    """
    text = record.file.slot(actor)
    if text is None:
        raise RefusedError(Finding.of("actor.not_enrolled", actor=actor))
    if not typed.strip():
        raise RefusedError(Finding.of("code.empty"))
    secret = normalise(actor, typed)
    try:
        slot = Slot.from_plain(json.loads(text))
    # No slot of ours: another form, a number of thousands of digits, brackets without end.
    except (ValueError, RecursionError):
        raise RefusedError(Finding.of("code.slot_damaged", actor=actor)) from None
    return SignIn(actor, record.state.keys.get(actor), slot, secret, slot_context(record.state.case, actor))


def sign_in(record: Record, actor: Actor, typed: str) -> Signer:
    """Return the person's keys for a secret they typed, where nobody watches a window."""
    return begin_sign_in(record, actor, typed).unlock()
