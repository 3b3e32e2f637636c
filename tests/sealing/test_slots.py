from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from committee_app.sealing import slots
from committee_app.sealing.canonical import NotCanonicalError, Plain, decode, encode
from committee_app.sealing.digests import digest
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.slots import (
    REAL_COST,
    EmptySecretError,
    KdfCost,
    Slot,
    SlotRefusedError,
    WrongSecretError,
    lock_keys,
    room_key,
    unlock_keys,
)
from tests.sealing import stranger

TEST_COST = KdfCost(64, 1, 1)
KEYS = PrivateKeys.generate()
SECRET = "가을 나무 다리 라디오 마을"
WHO = "2026-1/secretary"


@pytest.fixture
def slot() -> Slot:
    return lock_keys(KEYS, SECRET, WHO, TEST_COST)


@pytest.fixture
def no_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> Argon2id:
        raise AssertionError("the derivation ran")

    monkeypatch.setattr(slots, "Argon2id", refuse)


def edited(slot: Slot, **changes: Plain) -> Plain:
    plain = slot.to_plain()
    assert isinstance(plain, dict)
    return {**plain, **changes}


def with_true_check(slot: Slot, context: str) -> Slot:
    """What an attacker does: the check needs no secret."""
    cost = (number.to_bytes(8, "big") for number in (slot.cost.memory_kib, slot.cost.passes, slot.cost.lanes))
    bound = stranger.layout("slot", context.encode(), *cost, slot.salt, slot.nonce)
    return replace(slot, check=digest("slot.check", bound, slot.locked))


def test_the_secret_unlocks_the_keys(slot: Slot) -> None:
    assert unlock_keys(slot, SECRET, WHO).to_bytes() == KEYS.to_bytes()


def test_the_slot_comes_back_from_its_document(slot: Slot) -> None:
    again = Slot.from_plain(decode(encode(slot.to_plain())))
    assert again == slot
    assert unlock_keys(again, SECRET, WHO).public == KEYS.public


def test_the_slot_is_the_documented_one(slot: Slot) -> None:
    derived = Argon2id(salt=slot.salt, length=32, iterations=1, lanes=1, memory_cost=64).derive(SECRET.encode())
    cost = (number.to_bytes(8, "big") for number in (64, 1, 1))
    bound = stranger.layout("slot", WHO.encode(), *cost, slot.salt, slot.nonce)
    assert AESGCM(derived).decrypt(slot.nonce, slot.locked, bound) == KEYS.to_bytes()


def test_a_wrong_secret_is_told_as_such(slot: Slot) -> None:
    for wrong in ("가을 나무 다리 라디오 마음", "", "   ", SECRET + "!", SECRET[:-1]):
        with pytest.raises(WrongSecretError):
            unlock_keys(slot, wrong, WHO)


def test_a_decomposed_secret_is_the_same_secret(slot: Slot) -> None:
    decomposed = unicodedata.normalize("NFD", SECRET)
    assert decomposed != SECRET
    assert unlock_keys(slot, decomposed, WHO).public == KEYS.public
    again = lock_keys(KEYS, decomposed, WHO, TEST_COST)
    assert unlock_keys(again, SECRET, WHO).public == KEYS.public


def test_spaces_too_many_do_not_make_another_secret(slot: Slot) -> None:
    assert unlock_keys(slot, "  " + SECRET.replace(" ", "\u3000 ") + "\n", WHO).public == KEYS.public


@pytest.mark.parametrize("empty", ["", "  ", "\u3000\n"])
def test_nothing_is_no_secret(empty: str) -> None:
    with pytest.raises(EmptySecretError):
        lock_keys(KEYS, empty, WHO, TEST_COST)
    with pytest.raises(EmptySecretError):
        room_key(empty, bytes(16), TEST_COST)


def test_the_same_secret_makes_different_slots(slot: Slot) -> None:
    other = lock_keys(KEYS, SECRET, WHO, TEST_COST)
    assert len({slot.salt, other.salt}) == len({slot.nonce, other.nonce}) == len({slot.locked, other.locked}) == 2


def test_every_flipped_byte_is_found_without_a_derivation(slot: Slot, no_derivation: None) -> None:
    document = encode(slot.to_plain())
    for at in range(len(document)):
        damaged = document[:at] + bytes([document[at] ^ (1 << at % 7)]) + document[at + 1 :]
        with pytest.raises((NotCanonicalError, SlotRefusedError)):
            unlock_keys(Slot.from_plain(decode(damaged)), SECRET, WHO)


def test_another_persons_slot_is_refused(slot: Slot) -> None:
    with pytest.raises(SlotRefusedError):
        unlock_keys(slot, SECRET, "2026-1/auditor")


@pytest.mark.parametrize(
    ("edit", "context"),
    [
        (lambda slot: slot, "2026-1/auditor"),
        (lambda slot: replace(slot, cost=KdfCost(128, 1, 1)), WHO),
        (lambda slot: replace(slot, cost=KdfCost(64, 2, 1)), WHO),
        (lambda slot: replace(slot, cost=KdfCost(64, 1, 2)), WHO),
        (lambda slot: replace(slot, salt=bytes(16)), WHO),
        (lambda slot: replace(slot, nonce=bytes(12)), WHO),
        (lambda slot: replace(slot, locked=bytes(80)), WHO),
    ],
)
def test_an_edited_slot_with_a_recomputed_check_does_not_open(
    slot: Slot, edit: Callable[[Slot], Slot], context: str
) -> None:
    forged = with_true_check(edit(slot), context)
    with pytest.raises(WrongSecretError):
        unlock_keys(forged, SECRET, context)


def test_the_cost_is_bound_by_the_cipher_too(slot: Slot) -> None:
    key = Argon2id(salt=slot.salt, length=32, iterations=1, lanes=1, memory_cost=64).derive(SECRET.encode())
    locked = AESGCM(key).encrypt(slot.nonce, KEYS.to_bytes(), b"other associated data")
    with pytest.raises(WrongSecretError):
        unlock_keys(with_true_check(replace(slot, locked=locked), WHO), SECRET, WHO)


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [
        (64 * 1024 * 1024, 3, 4),
        (1024 * 1024 + 1, 3, 4),
        (262144, 11, 4),
        (262144, 1_000_000, 4),
        (262144, 3, 17),
        (262144, 0, 4),
        (262144, 3, 0),
        (31, 3, 4),
        (0, 1, 1),
        (-1, -1, -1),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_the_derivation(
    slot: Slot, no_derivation: None, memory_kib: int, passes: int, lanes: int
) -> None:
    with pytest.raises(SlotRefusedError):
        KdfCost(memory_kib, passes, lanes)
    with pytest.raises(SlotRefusedError):
        unlock_keys(Slot.from_plain(edited(slot, memory_kib=memory_kib, passes=passes, lanes=lanes)), SECRET, WHO)


def test_the_watch_on_the_derivation_watches(slot: Slot, no_derivation: None) -> None:
    with pytest.raises(AssertionError, match="the derivation ran"):
        unlock_keys(slot, SECRET, WHO)


def test_the_largest_costs_are_still_costs() -> None:
    assert KdfCost(1024 * 1024, 10, 16).lanes == 16
    assert (REAL_COST.memory_kib, REAL_COST.passes, REAL_COST.lanes) == (256 * 1024, 3, 4)


@pytest.mark.parametrize(
    "changes",
    [
        {"suite": "P256-2"},
        {"kdf": "argon2i"},
        {"memory_kib": "64"},
        {"passes": True},
        {"lanes": None},
        {"salt": "00" * 15},
        {"salt": "AB" * 16},
        {"nonce": 12},
        {"locked": "AAAA"},
        {"locked": "****"},
        {"locked": None},
        {"check": "0" * 63},
        {"extra": 1},
    ],
)
def test_a_document_that_is_no_slot_is_refused(slot: Slot, changes: dict[str, Plain]) -> None:
    with pytest.raises(SlotRefusedError):
        Slot.from_plain(edited(slot, **changes))


@pytest.mark.parametrize("plain", [None, [], {}, "slot", 1])
def test_another_document_is_no_slot(plain: Plain) -> None:
    with pytest.raises(SlotRefusedError):
        Slot.from_plain(plain)


def test_the_room_key_follows_from_passphrase_and_salt() -> None:
    key = room_key(SECRET, bytes(16), TEST_COST)
    expected = Argon2id(
        salt=bytes(16), length=32, iterations=1, lanes=1, memory_cost=64, ad=b"committee-app/P256-1/room"
    ).derive(SECRET.encode())
    assert key == expected
    assert room_key(unicodedata.normalize("NFD", f" {SECRET} "), bytes(16), TEST_COST) == key
    assert room_key(SECRET, b"\1" + bytes(15), TEST_COST) != key
    assert room_key(SECRET + " 바다", bytes(16), TEST_COST) != key
    assert len(key) == 32


def test_the_room_key_is_no_slot_key(slot: Slot) -> None:
    key = room_key(SECRET, slot.salt, TEST_COST)
    cost = (number.to_bytes(8, "big") for number in (64, 1, 1))
    bound = stranger.layout("slot", WHO.encode(), *cost, slot.salt, slot.nonce)
    with pytest.raises(InvalidTag):
        AESGCM(key).decrypt(slot.nonce, slot.locked, bound)


@pytest.mark.parametrize("salt", [b"", bytes(15), bytes(17)])
def test_the_room_key_needs_the_files_salt(salt: bytes) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        room_key(SECRET, salt, TEST_COST)
