"""What a stranger writes from the docstrings and the standards alone, sharing no code with the package.

ECDSA on P-256 in plain integers (the verifier's, with the nonces of RFC 6979), HPKE in base mode (RFC 9180)
from HMAC and one scalar multiplication, and the byte layout of `digests`. Only AES-GCM is borrowed.
"""

from __future__ import annotations

import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from resources.verifier.verifier import B, G, N, P, Point, added, compressed, point, signature_holds
from resources.verifier.verifier import hash_number as number
from resources.verifier.verifier import multiple as times

__all__ = [
    "B", "G", "N", "P", "Point", "added", "compressed", "hkdf", "hpke_open", "layout", "number", "point",
    "rfc6979_signature", "signature_holds", "signed_bytes", "times",
]  # fmt: skip


def layout(purpose: str, *parts: bytes) -> bytes:
    return (
        b"committee-app/P256-1:"
        + purpose.encode()
        + b"\0"
        + b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    )


def signed_bytes(purpose: str, message: bytes) -> bytes:
    kind = f"committee-app/P256-1/{purpose}".encode()
    return b" ".join((b"DSSEv1", str(len(kind)).encode(), kind, str(len(message)).encode(), message))


def rfc6979_signature(secret: int, message: bytes) -> tuple[int, int]:
    seed = secret.to_bytes(32, "big") + (number(message) % N).to_bytes(32, "big")
    key, value = bytes(32), b"\x01" * 32
    for mark in (b"\x00", b"\x01"):
        key = hmac.digest(key, value + mark + seed, "sha256")
        value = hmac.digest(key, value, "sha256")
    nonce = int.from_bytes(hmac.digest(key, value, "sha256"), "big")
    r = times(nonce, G)[0] % N
    return r, pow(nonce, -1, N) * (number(message) + r * secret) % N


def hkdf(secret: bytes, info: bytes, salt: bytes = bytes(32)) -> bytes:
    """Thirty-two bytes: one block is enough."""
    return hmac.digest(hmac.digest(salt, secret, "sha256"), info + b"\x01", "sha256")


def hpke_open(wrapped: bytes, secret: int, info: bytes) -> bytes:
    encapsulated, ciphertext = wrapped[:65], wrapped[65:]
    sender = (int.from_bytes(encapsulated[1:33], "big"), int.from_bytes(encapsulated[33:], "big"))
    mine = times(secret, G)
    my_point = b"\x04" + mine[0].to_bytes(32, "big") + mine[1].to_bytes(32, "big")
    shared = times(secret, sender)[0].to_bytes(32, "big")
    kem, suite = b"KEM\x00\x10", b"HPKE\x00\x10\x00\x01\x00\x02"
    seed = _extract(kem, b"", b"eae_prk", shared)
    shared_secret = _expand(kem, seed, b"shared_secret", encapsulated + my_point, 32)
    context = b"\x00" + _extract(suite, b"", b"psk_id_hash", b"") + _extract(suite, b"", b"info_hash", info)
    schedule = _extract(suite, shared_secret, b"secret", b"")
    key = _expand(suite, schedule, b"key", context, 32)
    nonce = _expand(suite, schedule, b"base_nonce", context, 12)
    return AESGCM(key).decrypt(nonce, ciphertext, b"")


def _extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + secret, "sha256")


def _expand(suite: bytes, seed: bytes, label: bytes, info: bytes, length: int) -> bytes:
    full = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info + b"\x01"
    return hmac.digest(seed, full, "sha256")[:length]
