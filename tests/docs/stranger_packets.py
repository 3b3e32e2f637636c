"""A reader of packets that a stranger wrote from chapter 19 of `docs/record-format.md`: standard library alone."""

from __future__ import annotations

import base64
import re
from functools import cache
from typing import Any

from resources.verifier import verifier as stranger
from resources.verifier.verifier import N, RefusedError, is_hex, point, signature_holds
from scripts.verifier_tables import PAGE, block

COMMON = {"suite", "kind", "case", "actor", "at"}


@cache
def table() -> dict[str, tuple[int, dict[str, str]]]:
    """Return, by kind, the most bytes and the kind's own keys with their types."""
    rows = re.findall(
        r"^\| `(\w+)` \| (\d+) \| .*? \| (.*) \|$", block(PAGE.read_text(encoding="utf-8"), "packets"), re.MULTILINE
    )
    return {kind: (int(most), dict(re.findall(r"`(\w+)` (\w+)", keys))) for kind, most, keys in rows}


def payload_of(untrusted: bytes, kind: str) -> tuple[dict[str, Any], bytes, bytes]:
    """Return what a packet says, its signed bytes and its signature; `RefusedError` with the outcome's code."""
    most, own = table()[kind]
    if not untrusted:
        raise RefusedError("packet.empty")
    if len(untrusted) > most:
        raise RefusedError("packet.too_large")
    outside = plain(untrusted)
    if outside.get("format") != "committee-packet/1":
        raise RefusedError("packet.other_format")
    if set(outside) != {"format", "payload", "signature"} or not isinstance(outside["payload"], str):
        raise RefusedError("packet.misshapen")
    if not isinstance(outside["signature"], str) or not is_hex(outside["signature"], 64):
        raise RefusedError("packet.misshapen")
    signed = outside["payload"].encode()
    inside = plain(signed)
    if inside.get("suite") != "P256-1":
        raise RefusedError("packet.other_format")
    if inside.get("kind") != kind:
        raise RefusedError("packet.other_kind")
    types = own | {"case": "name", "actor": "name", "at": "moment"}
    if set(inside) != COMMON | set(own) or not all(TYPES[one](inside[name]) for name, one in types.items()):
        raise RefusedError("packet.misshapen")
    return inside, signed, bytes.fromhex(outside["signature"])


def plain(untrusted: bytes) -> dict[str, Any]:
    try:
        value = stranger.canonical(untrusted)
    except (ValueError, RecursionError):
        raise RefusedError("packet.misshapen") from None
    if not isinstance(value, dict) or "" in value:
        raise RefusedError("packet.misshapen")
    return value


def is_name(value: Any) -> bool:
    return isinstance(value, str) and 1 <= len(value) <= 200


def is_count(value: Any) -> bool:
    return type(value) is int and value >= 1


def is_hash(value: Any) -> bool:
    return isinstance(value, str) and is_hex(value, 32)


def is_salt(value: Any) -> bool:
    return isinstance(value, str) and is_hex(value, 16)


def is_place(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and is_count(value[0]) and is_hash(value[1])


def is_base64(value: Any) -> bool:
    try:
        return isinstance(value, str) and base64.b64encode(base64.b64decode(value, validate=True)).decode() == value
    except ValueError:
        return False


def is_wraps(value: Any) -> bool:
    return isinstance(value, dict) and all(is_name(name) and is_base64(one) for name, one in value.items())


def is_moment(value: Any) -> bool:
    try:
        stranger.refuse_no_time(value)
    except (RefusedError, TypeError):
        return False
    return True


TYPES = {
    "name": is_name,
    "count": is_count,
    "hash": is_hash,
    "salt": is_salt,
    "place": is_place,
    "base64": is_base64,
    "wraps": is_wraps,
    "moment": is_moment,
}


def signature_of_a_packet_holds(key: str, signed: bytes, signature: bytes) -> bool:
    """Whether this signing key (hexadecimal) signed the payload, in plain integers."""
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    kind = b"committee-app/P256-1/packet"
    message = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(signed), signed)
    return 0 < r < N and 0 < s <= N // 2 and signature_holds(point(bytes.fromhex(key)), message, r, s)
