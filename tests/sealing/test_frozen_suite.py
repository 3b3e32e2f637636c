"""What the first build sealed opens for ever: the format of suite P256-1 does not change.

A change that needs another file here is another suite, with another name.
"""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from committee_app.sealing.boxes import unlock_note
from committee_app.sealing.canonical import Plain, decode
from committee_app.sealing.chain import ZERO, link
from committee_app.sealing.digests import short_code
from committee_app.sealing.fields import named
from committee_app.sealing.keys import PrivateKeys, PublicKeys
from committee_app.sealing.sheets import SealedSheet, begin_opening, ciphertext_matches, finish_opening, open_items
from committee_app.sealing.slots import KdfCost, Slot, room_key, unlock_keys

FROZEN = named(decode(Path(__file__).with_name("frozen_p256_1.json").read_bytes()), "frozen")
KEYS = {
    name: PrivateKeys.from_bytes(bytes.fromhex(str(secret))) for name, secret in named(FROZEN["keys"], "keys").items()
}
AUDITOR = KEYS["auditor"]


def said(name: str) -> str:
    value: Plain = FROZEN[name]
    assert isinstance(value, str)
    return value


def test_the_public_keys_are_the_same() -> None:
    for name, text in named(FROZEN["public"], "public").items():
        assert PublicKeys.from_text(str(text)) == KEYS[name].public


def test_the_fingerprint_and_its_code_are_the_same() -> None:
    assert AUDITOR.public.fingerprint().hex() == said("fingerprint")
    assert short_code(AUDITOR.public.fingerprint()) == said("short_code")


def test_the_signature_is_the_same_and_holds() -> None:
    message, signature = said("message").encode(), bytes.fromhex(said("signature"))
    assert AUDITOR.sign("act", message) == signature
    AUDITOR.public.verify("act", message, signature)


def test_the_slot_opens() -> None:
    keys = unlock_keys(Slot.from_plain(FROZEN["slot"]), said("secret"), "2026-1/auditor")
    assert keys.to_bytes() == AUDITOR.to_bytes()


def test_the_room_key_is_the_same() -> None:
    assert room_key(said("secret"), bytes(range(16)), KdfCost(64, 1, 1)).hex() == said("room_key")


def test_the_note_opens() -> None:
    assert unlock_note(AUDITOR, bytes.fromhex(said("note")), "2026-1/C01").decode() == "초안"


def test_the_link_is_the_same() -> None:
    assert link(ZERO, b"body", b"signature").hex() == said("link")


@pytest.mark.parametrize(("first", "second"), tuple(permutations(("auditor", "chair", "secretary"), 2)))
def test_the_sheet_opens_for_every_two_holders(first: str, second: str) -> None:
    sheet, context = SealedSheet.from_plain(FROZEN["sheet"]), said("context")
    half = begin_opening(sheet, first, KEYS[first], second, context)
    secret = finish_opening(sheet, half, second, KEYS[second], first, context)
    opened = open_items(sheet, secret, sheet.items, context)
    assert {item: found.payload.decode() for item, found in opened.items()} == FROZEN["payloads"]
    assert all(ciphertext_matches(sheet, item, found, context) for item, found in opened.items())
