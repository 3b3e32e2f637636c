"""Who sits down: secrets are made here, shown once, and open a person's keys.

A secret belongs to one person: it is drawn by the machine, shown to that person alone, written by them on a
card, and kept nowhere. Evaluators get twelve digits and a check digit, holders five words, the room six.
Everybody gets a second secret of eight words, the recovery secret: its card goes into the person's own envelope,
which they seal and keep; nobody else ever holds it. Either of the two opens the same keys.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from committee_app.case.acts import CaseCreated, MemberEnrolled, OfficerEnrolled, RecoveryUsed, SecretRenewed
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor, CaseId
from committee_app.case.people import KeyText, Role, role_of
from committee_app.desks import tries
from committee_app.desks.checking import key_text, refuse_all
from committee_app.desks.record import Record, Signer
from committee_app.resources import korean_words, unspoken_words
from committee_app.sealing import codes, slots
from committee_app.sealing.codes import CodeSlipError
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.slots import KdfCost, Slot, SlotRefusedError, WrongSecretError

EnrollingAct = CaseCreated | OfficerEnrolled | MemberEnrolled

FIRST, RECOVERY = 1, 2
"""The places of a person's two slots: under the secret on their card, and under the one in their envelope."""


@dataclass(frozen=True, slots=True, repr=False)
class NewSeat:
    """Who has new secrets: who signs, and what to show once; `recovery` is empty where the old one still holds."""

    signer: Signer
    secret: str
    recovery: str = ""


def new_secret(actor: Actor) -> str:
    """Draw the secret of a new person: digits for an evaluator, words for an officer."""
    if role_of(actor) is Role.EVALUATOR:
        return codes.new_evaluator_code()
    return _fit_to_be_said(codes.new_holder_words)


def new_recovery_secret() -> str:
    """Draw the eight words for a person's own envelope."""
    return _fit_to_be_said(codes.new_recovery_words)


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
    if role_of(actor) is not Role.EVALUATOR or codes.is_recovery_secret(typed):
        return codes.normalise_words(typed)
    try:
        return codes.normalise_code(typed)
    except CodeSlipError:
        raise RefusedError(Finding.of("code.slip")) from None


@dataclass(frozen=True, slots=True, repr=False)
class NewKeys:
    """Keys that were just made, the secrets that will open them, and where their slots belong; nothing is kept yet."""

    signer: Signer
    secret: str
    recovery: str
    case: CaseId
    generation: int
    cost: KdfCost

    def lock(self) -> LockedKeys:
        """Lock the keys under both secrets. Slow by design; touches no file, so any thread may do it."""
        return LockedKeys(self._slot(FIRST, self.secret), self._slot(RECOVERY, self.recovery), self.generation)

    def _slot(self, place: int, secret: str) -> str:
        actor = self.signer.actor
        context = slot_context(self.case, actor, place, self.generation)
        return slot_text(slots.lock_keys(self.signer.keys, normalise(actor, secret), context, self.cost))


@dataclass(frozen=True, slots=True)
class LockedKeys:
    """A person's two slots of one generation, as they will lie in the file."""

    first: str
    recovery: str
    generation: int

    @property
    def digests(self) -> tuple[str, str]:
        """What the record says of them: whoever changes one of them in the file is found."""
        return slot_digest(self.first), slot_digest(self.recovery)

    def keep(self, record: Record, actor: Actor) -> None:
        """Put both into the file."""
        record.file.put_slot(actor, self.first, self.generation, FIRST)
        record.file.put_slot(actor, self.recovery, self.generation, RECOVERY)


def make_keys(record: Record, actor: Actor, cost: KdfCost) -> NewKeys:
    """Make somebody's keys and both secrets, a generation younger than whatever they had."""
    return _with_secrets(
        Signer(actor, PrivateKeys.generate()), record.state.case, _next_generation(record, actor), cost
    )


def _next_generation(record: Record, actor: Actor) -> int:
    return 1 + max((one.generation for one in record.file.slots() if one.actor == actor), default=0)


def _with_secrets(signer: Signer, case: CaseId, generation: int, cost: KdfCost) -> NewKeys:
    return NewKeys(signer, new_secret(signer.actor), new_recovery_secret(), case, generation, cost)


@dataclass(frozen=True, slots=True, repr=False)
class Enrolment:
    """An enrolment under way: the keys are made, the act is ready, nothing is kept yet."""

    keys: NewKeys
    act: EnrollingAct

    def lock(self) -> LockedKeys:
        """Lock the keys under both secrets. Slow by design; touches no file, so any thread may do it."""
        return self.keys.lock()


def begin_enrolment(
    record: Record, actor: Actor, act_for: Callable[[KeyText], EnrollingAct], cost: KdfCost
) -> Enrolment:
    """Make a person's keys and secrets.

    Raises:
        RefusedError: the enrolling act is not allowed now.
    """
    keys = PrivateKeys.generate()
    act = act_for(key_text(keys.public))
    refuse_all(record.obstacles(actor, act))
    case = act.case if isinstance(act, CaseCreated) else record.state.case
    # Whoever acts as chair enrols under the name that the chair had before them.
    return Enrolment(_with_secrets(Signer(actor, keys), case, _next_generation(record, actor), cost), act)


def finish_enrolment(record: Record, enrolment: Enrolment, locked: LockedKeys) -> NewSeat:
    """Sign the enrolling act with the new keys and keep the keys locked under both secrets: all of it or nothing."""
    made = enrolment.keys
    with record.together():
        record.append(made.signer, replace(enrolment.act, slots=locked.digests))
        locked.keep(record, made.signer.actor)
        note_for_rehearsal(record, made.signer.actor, made.secret)
    return NewSeat(made.signer, made.secret, made.recovery)


def note_for_rehearsal(record: Record, actor: Actor, secret: str) -> None:
    """Keep a first secret for the sign-in page of a rehearsal; a real case keeps none."""
    if record.state.rehearsal:
        record.file.note_rehearsal_secret(actor, secret)


def enrol(record: Record, actor: Actor, act_for: Callable[[KeyText], EnrollingAct], cost: KdfCost) -> NewSeat:
    """Enrol a person from beginning to end, where nobody watches a window."""
    enrolment = begin_enrolment(record, actor, act_for, cost)
    return finish_enrolment(record, enrolment, enrolment.lock())


def slot_context(case: CaseId, actor: Actor, place: int = FIRST, generation: int = 1) -> str:
    """Return the words that tie locked keys to their case, person, place and generation."""
    return f"{case}|{actor}|{place}|{generation}"


def slot_text(slot: Slot) -> str:
    """Return a slot as the file keeps it."""
    return json.dumps(slot.to_plain(), sort_keys=True)


def slot_digest(text: str) -> str:
    """Return the SHA-256 of a slot as the file keeps it, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


# ── a new card for somebody who is signed in ───────────────────────────────────────────────
@dataclass(frozen=True, slots=True, repr=False)
class Renewal:
    """A new first secret for somebody who sits at their desk; nothing is kept yet."""

    signer: Signer
    secret: str
    context: str
    generation: int
    cost: KdfCost

    def lock(self) -> str:
        """Lock the keys under the new secret. Slow by design; touches no file, so any thread may do it."""
        secret = normalise(self.signer.actor, self.secret)
        return slot_text(slots.lock_keys(self.signer.keys, secret, self.context, self.cost))


def renewal_is_due(record: Record, actor: Actor) -> bool:
    """Whether somebody came in with their recovery secret and has no new first one since."""
    own = (one.act for one in record.journal if one.actor == actor)
    last = [one for one in own if isinstance(one, RecoveryUsed | SecretRenewed)]
    return bool(last) and isinstance(last[-1], RecoveryUsed)


def begin_renewal(record: Record, signer: Signer, cost: KdfCost) -> Renewal:
    """Draw a new first secret.

    Raises:
        RefusedError: the case takes no more entries.
    """
    refuse_all(record.obstacles(signer.actor, SecretRenewed("0" * 64)))
    kept = record.file.newest_slot(signer.actor, FIRST)
    generation = (kept.generation if kept else 0) + 1
    context = slot_context(record.state.case, signer.actor, FIRST, generation)
    return Renewal(signer, new_secret(signer.actor), context, generation, cost)


def finish_renewal(record: Record, renewal: Renewal, text: str) -> NewSeat:
    """Record the new first secret and keep the keys locked under it, or neither; the old card is worth nothing."""
    signer = renewal.signer
    with record.together():
        record.append(signer, SecretRenewed(slot_digest(text)))
        record.file.put_slot(signer.actor, text, renewal.generation, FIRST)
        note_for_rehearsal(record, signer.actor, renewal.secret)
    return NewSeat(signer, renewal.secret)


# ── signing in ─────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True, repr=False)
class SignIn:
    """A secret that was typed, the locked keys it is to open, and whose they must be: `keys` as the record has them."""

    actor: Actor
    keys: KeyText | None
    slot: Slot
    secret: str
    context: str
    by_recovery: bool = False

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
        return Signer(self.actor, keys, self.by_recovery)


def begin_sign_in(record: Record, actor: Actor, typed: str) -> SignIn:
    """Take what a person typed, and count it as a try until `finish_sign_in` says that it opened their keys.

    Raises:
        RefusedError: nobody of that name is enrolled, nothing was typed, the check digit tells a slip (which is no
            try), or too many tries failed a moment ago.
    """
    by_recovery = codes.is_recovery_secret(typed)
    kept = record.file.newest_slot(actor, RECOVERY if by_recovery else FIRST)
    if kept is None:
        raise RefusedError(Finding.of("actor.not_enrolled", actor=actor))
    if not typed.strip():
        raise RefusedError(Finding.of("code.empty"))
    secret = normalise(actor, typed)
    try:
        slot = Slot.from_plain(json.loads(kept.text))
    # No slot of ours: another form, a number of thousands of digits, brackets without end.
    except (ValueError, RecursionError):
        raise RefusedError(Finding.of("code.slot_damaged", actor=actor)) from None
    tries.begin(record, actor)
    context = slot_context(record.state.case, actor, kept.place, kept.generation)
    return SignIn(actor, record.state.keys.get(actor), slot, secret, context, by_recovery)


def finish_sign_in(record: Record, signer: Signer) -> Signer:
    """Say that a secret opened somebody's keys; note failed tries before it, and the use of a recovery secret."""
    with record.together():
        tries.settle(record, signer)
        if signer.by_recovery and not record.obstacles(signer.actor, RecoveryUsed()):
            record.append(signer, RecoveryUsed())
    return signer


def sign_in(record: Record, actor: Actor, typed: str) -> Signer:
    """Return the person's keys for a secret they typed, where nobody watches a window."""
    return finish_sign_in(record, begin_sign_in(record, actor, typed).unlock())
