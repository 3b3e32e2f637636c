"""What a stranger writes from the docstrings and the standards alone, sharing no code with the package.

ECDSA on P-256 in plain integers (FIPS 186-5, with the nonces of RFC 6979), HPKE in base mode (RFC 9180)
from HMAC and one scalar multiplication, and the byte layout of `digests`. Only AES-GCM is borrowed.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
Point = tuple[int, int]


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


def point(compressed: bytes) -> Point:
    x = int.from_bytes(compressed[1:], "big")
    y = pow(x**3 - 3 * x + B, (P + 1) // 4, P)
    return (x, y) if y % 2 == compressed[0] % 2 else (x, P - y)


def compressed(at: Point) -> bytes:
    return bytes([2 + at[1] % 2]) + at[0].to_bytes(32, "big")


def added(left: Point | None, right: Point | None) -> Point | None:
    if left is None or right is None:
        return left or right
    if left[0] == right[0] and (left[1] + right[1]) % P == 0:
        return None
    if left == right:
        slope = (3 * left[0] ** 2 - 3) * pow(2 * left[1], -1, P)
    else:
        slope = (right[1] - left[1]) * pow(right[0] - left[0], -1, P)
    x = (slope**2 - left[0] - right[0]) % P
    return x, (slope * (left[0] - x) - left[1]) % P


def times(scalar: int, at: Point) -> Point:
    result: Point | None = None
    doubled: Point | None = at
    while scalar:
        if scalar & 1:
            result = added(result, doubled)
        doubled = added(doubled, doubled)
        scalar >>= 1
    assert result is not None
    return result


def number(message: bytes) -> int:
    return int.from_bytes(hashlib.sha256(message).digest(), "big")


def signature_holds(signer: Point, message: bytes, r: int, s: int) -> bool:
    inverse = pow(s, -1, N)
    found = added(times(number(message) * inverse % N, G), times(r * inverse % N, signer))
    return found is not None and found[0] % N == r


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
