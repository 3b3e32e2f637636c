"""ECDSA on P-256 in plain integers (FIPS 186-5), from the standard library alone.

Slow and easy to check. Whoever calls sees to it that a point lies on the curve and that r and s are in range.
"""

from __future__ import annotations

import hashlib

P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
Point = tuple[int, int]


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
