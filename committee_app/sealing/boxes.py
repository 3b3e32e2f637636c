"""Notes to oneself: a draft that only its author reads, until it is sealed or thrown away.

    key = HKDF-SHA256(the 64 bytes of the private keys, no salt, info = layout("note", context), 32 bytes)
    box = 12-byte nonce || AES-256-GCM(key, nonce, note, associated data = layout("note", context))

The context says where the note belongs (case, evaluator, project): a draft put in another's place
does not open.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from committee_app.sealing.digests import layout
from committee_app.sealing.keys import PrivateKeys

_NONCE_BYTES = 12
_TAG_BYTES = 16


class NoteRefusedError(Exception):
    """A box that these keys do not open here: damaged, another's, or from another place."""

    def __init__(self) -> None:
        super().__init__("the note does not open: damaged, another person's, or from another place")


def lock_note(keys: PrivateKeys, note: bytes, context: str) -> bytes:
    """Return the note in a box that only the same keys open, in the same context."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    bound = _bound(context)
    return nonce + AESGCM(_key(keys, bound)).encrypt(nonce, note, bound)


def unlock_note(keys: PrivateKeys, box: bytes, context: str) -> bytes:
    """Return the note; `NoteRefusedError` if it does not open."""
    if len(box) < _NONCE_BYTES + _TAG_BYTES:
        raise NoteRefusedError
    bound = _bound(context)
    try:
        return AESGCM(_key(keys, bound)).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], bound)
    except InvalidTag:
        raise NoteRefusedError from None


def _bound(context: str) -> bytes:
    return layout("note", context.encode())


def _key(keys: PrivateKeys, bound: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=bound).derive(keys.to_bytes())
