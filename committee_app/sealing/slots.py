"""A person's private keys, locked under the secret on their card.

    key    = Argon2id(secret in NFKC with single spaces as UTF-8, 16-byte salt, 32 bytes)
    locked = AES-256-GCM(key, 12-byte nonce, the 64 bytes of the private keys, associated data)
    associated data = layout("slot", context, memory, passes, lanes, salt, nonce)
    check  = digest("slot.check", associated data, locked)

`memory` (KiB), `passes` and `lanes` are 8 bytes each, most significant first; `layout` and `digest`
stand in `digests`. The context says whose keys these are and which slot it is (case, actor, place, generation), so a
slot moved to another person or place does not open. `check` is no protection, anybody can compute it: it tells damage
from a mistyped secret before a quarter of a gigabyte is spent on the derivation. What protects is the cipher.
"""

from __future__ import annotations

import secrets as dice
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from committee_app.sealing.canonical import Plain
from committee_app.sealing.codes import normalise_words
from committee_app.sealing.cost import REAL_COST, KdfCost, SlotRefusedError
from committee_app.sealing.digests import SUITE, digest, layout
from committee_app.sealing.fields import (
    FieldError,
    base64_bytes,
    base64_text,
    constant,
    hex_bytes,
    members,
    whole,
)
from committee_app.sealing.keys import PrivateKeys

__all__ = [
    "REAL_COST",
    "EmptySecretError",
    "KdfCost",
    "Slot",
    "SlotRefusedError",
    "WrongSecretError",
    "lock_keys",
    "room_key",
    "unlock_keys",
]

SALT_BYTES = 16

_KDF = "argon2id"
_KEY_BYTES = 32
_NONCE_BYTES = 12
_CHECK_BYTES = 32
_LOCKED_BYTES = 64 + 16
_ROOM = f"committee-app/{SUITE}/room".encode()


class WrongSecretError(Exception):
    """The secret is not the one under which these keys were locked."""

    def __init__(self) -> None:
        super().__init__("the secret does not open these keys")


class EmptySecretError(ValueError):
    """Nothing, or nothing but spaces, was to become a secret."""

    def __init__(self) -> None:
        super().__init__("an empty secret protects nothing")


@dataclass(frozen=True, slots=True)
class Slot:
    """Locked private keys, as they lie in the case file.

    Raises:
        SlotRefusedError: a part has the wrong length.
    """

    cost: KdfCost
    salt: bytes
    nonce: bytes
    locked: bytes
    check: bytes

    def __post_init__(self) -> None:
        lengths = tuple(len(part) for part in (self.salt, self.nonce, self.locked, self.check))
        if lengths != (SALT_BYTES, _NONCE_BYTES, _LOCKED_BYTES, _CHECK_BYTES):
            raise SlotRefusedError("a part has the wrong length")

    def to_plain(self) -> Plain:
        """Return the slot as a plain document."""
        return {
            "suite": SUITE,
            "kdf": _KDF,
            "memory_kib": self.cost.memory_kib,
            "passes": self.cost.passes,
            "lanes": self.cost.lanes,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "locked": base64_text(self.locked),
            "check": self.check.hex(),
        }

    @classmethod
    def from_plain(cls, untrusted: Plain) -> Slot:
        """Return the slot that `to_plain` wrote; `SlotRefusedError` for anything else."""
        try:
            found = members(
                untrusted,
                "slot",
                *("suite", "kdf", "memory_kib", "passes", "lanes", "salt", "nonce", "locked", "check"),
            )
            constant(found["suite"], "suite", SUITE)
            constant(found["kdf"], "kdf", _KDF)
            return cls(
                KdfCost(
                    whole(found["memory_kib"], "memory_kib"),
                    whole(found["passes"], "passes"),
                    whole(found["lanes"], "lanes"),
                ),
                hex_bytes(found["salt"], "salt", SALT_BYTES),
                hex_bytes(found["nonce"], "nonce", _NONCE_BYTES),
                base64_bytes(found["locked"], "locked"),
                hex_bytes(found["check"], "check", _CHECK_BYTES),
            )
        except FieldError as error:
            raise SlotRefusedError(str(error)) from None


def lock_keys(keys: PrivateKeys, secret: str, context: str, cost: KdfCost) -> Slot:
    """Return the keys locked under a secret for one context (case, actor, place, generation).

    Raises:
        EmptySecretError: the secret is nothing but spaces.
    """
    salt, nonce = dice.token_bytes(SALT_BYTES), dice.token_bytes(_NONCE_BYTES)
    bound = _bound(context, cost, salt, nonce)
    locked = AESGCM(_key(secret, salt, cost)).encrypt(nonce, keys.to_bytes(), bound)
    return Slot(cost, salt, nonce, locked, digest("slot.check", bound, locked))


def unlock_keys(slot: Slot, secret: str, context: str) -> PrivateKeys:
    """Return the private keys.

    Raises:
        SlotRefusedError: damaged, or another person's; found without running the derivation.
        WrongSecretError: the secret does not open it.
    """
    refuse_damaged(slot, context)
    bound = _bound(context, slot.cost, slot.salt, slot.nonce)
    try:
        secret_bytes = AESGCM(_key(secret, slot.salt, slot.cost)).decrypt(slot.nonce, slot.locked, bound)
    except (InvalidTag, EmptySecretError):
        raise WrongSecretError from None
    return PrivateKeys.from_bytes(secret_bytes)


def refuse_damaged(slot: Slot, context: str) -> None:
    """Return if the slot's check fits, which takes no secret and proves nothing; `SlotRefusedError` if it does not."""
    bound = _bound(context, slot.cost, slot.salt, slot.nonce)
    if slot.check != digest("slot.check", bound, slot.locked):
        raise SlotRefusedError("damaged, or another person's")


def room_key(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Return the 32-byte key of the case file, from the room passphrase and the file's own salt.

    Argon2id with the associated data `committee-app/P256-1/room`.

    Raises:
        EmptySecretError: the passphrase is nothing but spaces.
        ValueError: the salt does not have 16 bytes.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"the salt of a case file has {SALT_BYTES} bytes, got {len(salt)}")
    return _key(passphrase, salt, cost, _ROOM)


def _key(secret: str, salt: bytes, cost: KdfCost, purpose: bytes | None = None) -> bytes:
    typed = normalise_words(secret)
    if not typed:
        raise EmptySecretError
    derivation = Argon2id(
        salt=salt,
        length=_KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
        ad=purpose,
    )
    return derivation.derive(typed.encode())


def _bound(context: str, cost: KdfCost, salt: bytes, nonce: bytes) -> bytes:
    numbers = (number.to_bytes(8, "big") for number in (cost.memory_kib, cost.passes, cost.lanes))
    return layout("slot", context.encode(), *numbers, salt, nonce)
