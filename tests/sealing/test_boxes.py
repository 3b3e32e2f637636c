from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from committee_app.sealing.boxes import NoteRefusedError, lock_note, unlock_note
from committee_app.sealing.keys import PrivateKeys
from tests.sealing import stranger

KEYS = PrivateKeys.generate()
HERE = "2026-1/evaluator:9/C03"


@given(st.binary(max_size=300), st.text(max_size=20))
def test_a_note_comes_back_to_its_author(note: bytes, context: str) -> None:
    assert unlock_note(KEYS, lock_note(KEYS, note, context), context) == note


def test_the_box_is_the_documented_one() -> None:
    box = lock_note(KEYS, b"draft", HERE)
    bound = stranger.layout("note", HERE.encode())
    key = stranger.hkdf(KEYS.to_bytes(), bound)
    assert AESGCM(key).decrypt(box[:12], box[12:], bound) == b"draft"


def test_the_same_note_looks_different_each_time() -> None:
    assert lock_note(KEYS, b"draft", HERE) != lock_note(KEYS, b"draft", HERE)


def test_a_note_opens_for_nobody_else() -> None:
    with pytest.raises(NoteRefusedError):
        unlock_note(PrivateKeys.generate(), lock_note(KEYS, b"draft", HERE), HERE)


def test_a_note_put_in_another_place_does_not_open() -> None:
    with pytest.raises(NoteRefusedError):
        unlock_note(KEYS, lock_note(KEYS, b"draft", HERE), "2026-1/evaluator:9/C04")


def test_a_damaged_box_does_not_open() -> None:
    box = lock_note(KEYS, b"draft", HERE)
    flipped = [box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :] for at in range(len(box))]
    shortened = [box[:length] for length in range(len(box))]
    for damaged in (*flipped, *shortened, box + b"\0"):
        with pytest.raises(NoteRefusedError):
            unlock_note(KEYS, damaged, HERE)
