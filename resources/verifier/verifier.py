"""Check the minutes of a committee without the program that made them: one file, the standard library of Python 3.11.

    python3 -I -S verifier.py minutes.pdf [--anchor TEXT-or-FILE]... [--language ko|en] [--json]

It was written from `docs/record-format.md` and shares no code with the program. From the PDF alone it takes the record
out, checks digests and signatures (P-256 in plain integers), plays the acts again by the tables at the end of this file
(which are the page's), and computes ranking, selection and money anew. What it finds has the page's codes.

Python 3.11 is needed since the rules of a case are TOML, which the standard library reads from there on.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import re
import sys
import tomllib
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import cache, cached_property
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

HOLDERS = ("chair", "secretary", "auditor")
FIELDS = {"chair": "Chair", "secretary": "Secretary", "auditor": "Auditor"}
CARRIED = (
    [b"record.json"],
    [b"entries.csv", b"record.json", b"result.json", b"scores.csv", b"verifier.py"],
)
MOST_BYTES = 256 * 2**20
MOST_SIGNATURES = 128
MOST_OBJECTS = 1_000_000
MOST_PAGES = 20_000
MOST_DEPTH = 32
MOST_PARTS = 2**22
MOST_FIELDS = 1000
LOOSE_BYTES = 2**20
Plain = dict[str, Any]
Codes = Iterator[str]
Group = tuple[str, ...]


class RefusedError(Exception):
    """A step that does not hold, with the codes of what was found."""

    def __init__(self, *codes: str) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes


# ── ECDSA on P-256 (FIPS 186-5) ─────────────────────────────────────────────────────────────
# Whoever calls sees to it that a point lies on the curve and that r and s are in range.
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


def multiple(scalar: int, at: Point) -> Point:
    result: Point | None = None
    doubled: Point | None = at
    while scalar:
        if scalar & 1:
            result = added(result, doubled)
        doubled = added(doubled, doubled)
        scalar >>= 1
    assert result is not None
    return result


def hash_number(message: bytes) -> int:
    return int.from_bytes(hashlib.sha256(message).digest(), "big")


def signature_holds(signer: Point, message: bytes, r: int, s: int) -> bool:
    inverse = pow(s, -1, N)
    found = added(multiple(hash_number(message) * inverse % N, G), multiple(r * inverse % N, signer))
    return found is not None and found[0] % N == r


# ── AES-256-GCM (FIPS 197, SP 800-38D), to encrypt with ─────────────────────────────────────
# Slow, and open to whoever measures time: for what is public. Lists of bytes hold the state by columns.
def byte_product(left: int, right: int) -> int:
    found = 0
    while right:
        found ^= left * (right & 1)
        left = (left << 1) ^ (0x11B if left & 0x80 else 0)
        right >>= 1
    return found


def box_of_bytes() -> list[int]:
    found = []
    for value in range(256):
        inverse = next((one for one in range(256) if byte_product(value, one) == 1), 0) if value else 0
        turned = inverse
        for by in range(1, 5):
            turned ^= (inverse << by | inverse >> (8 - by)) & 0xFF
        found.append(turned ^ 0x63)
    return found


@cache
def aes_tables() -> tuple[list[int], list[list[int]]]:
    """The box of bytes, and what one byte becomes as part of a mixed column, by its row."""
    box = box_of_bytes()
    mixed = [int.from_bytes(bytes((byte_product(one, 2), one, one, byte_product(one, 3))), "big") for one in box]
    turned = [[(word >> 8 * by | word << (32 - 8 * by)) & 0xFFFFFFFF for word in mixed] for by in range(4)]
    return box, turned


def round_keys(key: bytes) -> list[int]:
    box, _ = aes_tables()
    words = [int.from_bytes(key[at : at + 4], "big") for at in range(0, 32, 4)]
    factor = 1
    for at in range(8, 60):
        word = words[-1]
        if at % 8 == 0:
            word = (word << 8 | word >> 24) & 0xFFFFFFFF
        if at % 4 == 0:
            word = int.from_bytes(bytes(box[byte] for byte in word.to_bytes(4, "big")), "big")
        if at % 8 == 0:
            word ^= factor << 24
            factor = byte_product(factor, 2)
        words.append(words[at - 8] ^ word)
    return words


def encrypted_block(words: list[int], block: bytes) -> bytes:
    box, (first, second, third, fourth) = aes_tables()
    state = [int.from_bytes(block[at : at + 4], "big") ^ words[at // 4] for at in range(0, 16, 4)]
    for turn in range(1, 14):
        state = [
            first[state[at] >> 24]
            ^ second[state[(at + 1) % 4] >> 16 & 0xFF]
            ^ third[state[(at + 2) % 4] >> 8 & 0xFF]
            ^ fourth[state[(at + 3) % 4] & 0xFF]
            ^ words[4 * turn + at]
            for at in range(4)
        ]
    last = (
        (box[state[at] >> 24] << 24)
        | (box[state[(at + 1) % 4] >> 16 & 0xFF] << 16)
        | (box[state[(at + 2) % 4] >> 8 & 0xFF] << 8)
        | box[state[(at + 3) % 4] & 0xFF]
        for at in range(4)
    )
    return b"".join((word ^ words[56 + at]).to_bytes(4, "big") for at, word in enumerate(last))


def multiples(factor: int) -> list[list[int]]:
    """Return factor times each byte at each of the sixteen places of a block, in the field of GCM."""
    powers = []
    for _ in range(128):
        powers.append(factor)
        factor = factor >> 1 ^ (0xE1 << 120 if factor & 1 else 0)
    table = []
    for place in range(16):
        row = [0] * 256
        for value in range(1, 256):
            low = value & -value
            row[value] = row[value ^ low] ^ powers[8 * place + 8 - low.bit_length()]
        table.append(row)
    return table


def galois_hash(factor: int, text: bytes) -> int:
    table, found = multiples(factor), 0
    for at in range(0, len(text), 16):
        block = (found ^ int.from_bytes(text[at : at + 16], "big")).to_bytes(16, "big")
        found = 0
        for row, byte in zip(table, block, strict=True):
            found ^= row[byte]
    return found


@cache
def sealed_with(key: bytes, text: bytes, bound: bytes) -> bytes:
    """Return ciphertext and tag of AES-256-GCM under a key that encrypts one message: the nonce is twelve zeros."""
    words = round_keys(key)
    counters = (bytes(12) + number.to_bytes(4, "big") for number in range(2, 2 + -(-len(text) // 16)))
    stream = b"".join(encrypted_block(words, one) for one in counters)
    closed = bytes(left ^ right for left, right in zip(text, stream, strict=False))
    filled = b"".join(part.ljust(-(-len(part) // 16) * 16, b"\0") for part in (bound, closed))
    lengths = (8 * len(bound)).to_bytes(8, "big") + (8 * len(closed)).to_bytes(8, "big")
    tag = galois_hash(int.from_bytes(encrypted_block(words, bytes(16)), "big"), filled + lengths)
    first = int.from_bytes(encrypted_block(words, bytes(12) + b"\0\0\0\1"), "big")
    return closed + (tag ^ first).to_bytes(16, "big")


# ── the tables at the end of this file ──────────────────────────────────────────────────────
@dataclass(frozen=True)
class Field:
    kind: str
    needed: bool
    default: Any


Shape = dict[str, Field] | tuple[str, ...]


@dataclass(frozen=True)
class Tables:
    acts: dict[str, dict[str, Field]]
    shapes: dict[str, Shape]
    programme: dict[str, Shape]
    stages: dict[tuple[str, str], dict[str, str]]


@cache
def tables() -> Tables:
    acts = {name: shape for name, shape in shapes_in(ACTS).items() if isinstance(shape, dict)}
    return Tables(acts, shapes_in(SHAPES), shapes_in(PROGRAMME), lifecycle())


def lines_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the name before each colon, and what follows it between semicolons."""
    for line in text.replace("\n  ", " ").strip().splitlines():
        name, _, rest = line.partition(":")
        yield name, [one.strip() for one in rest.split(";") if one.strip()]


def shapes_in(text: str) -> dict[str, Shape]:
    found: dict[str, Shape] = {}
    for name, parts in lines_of(text):
        one_of = parts and parts[0].startswith("one of ")
        found[name] = tuple(parts[0].split()[2:]) if one_of else dict(map(field_of, parts))
    return found


def field_of(part: str) -> tuple[str, Field]:
    """Read `name kind`, or `name kind = what it is if left out`."""
    named, has_default, default = part.partition(" = ")
    name, _, kind = named.partition(" ")
    return name, Field(kind, not has_default, json.loads(default) if has_default else None)


def lifecycle() -> dict[tuple[str, str], dict[str, str]]:
    """Return, by stage and role, what may be done and the stage that follows it."""
    found = {}
    for name, parts in lines_of(STAGES):
        stage, role = name.split()
        found[stage, role] = {kind: after or stage for kind, _, after in (one.partition(" > ") for one in parts)}
    return found


# ── conventions ────────────────────────────────────────────────────────────────────────────
def written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def canonical(untrusted: bytes) -> Any:
    """Return the value of canonical bytes; `ValueError` for any others."""
    if depth(untrusted) > MOST_DEPTH:
        raise ValueError("too deep")
    value = json.loads(untrusted.decode())
    if written(value) != untrusted or not all(map(is_plain, leaves_of(value))):
        raise ValueError("another form")
    return value


def depth(text: bytes) -> int:
    """Return how deep brackets nest, or the first depth that is too much."""
    deepest = now = 0
    for found in re.finditer(rb'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', text, re.DOTALL):
        if found.end() - found.start() == 1:
            now += 1 if found[0] in b"[{" else -1
            deepest = max(deepest, now)
            if deepest > MOST_DEPTH:
                break
    return deepest


def leaves_of(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from leaves_of(one)
    else:
        yield value


def is_plain(leaf: Any) -> bool:
    if isinstance(leaf, str):
        return unicodedata.is_normalized("NFC", leaf)
    return not isinstance(leaf, float) and (leaf is None or abs(leaf) < 2**53)


def layout(purpose: str, *parts: bytes) -> bytes:
    pieces = (len(part).to_bytes(8, "big") + part for part in parts)
    return b"committee-app/P256-1:" + purpose.encode() + b"\0" + b"".join(pieces)


def digest(purpose: str, *parts: bytes) -> bytes:
    return hashlib.sha256(layout(purpose, *parts)).digest()


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def link(previous: bytes, body: bytes, signature: bytes) -> bytes:
    return hashlib.sha256(
        b"\0" + previous + hashlib.sha256(body).digest() + hashlib.sha256(signature).digest()
    ).digest()


@cache
def is_key(text: str) -> bool:
    if not re.fullmatch(r"0[23][0-9a-f]{64}", text):
        return False
    x, y = point(bytes.fromhex(text))
    return x < P and (y * y - x**3 + 3 * x - B) % P == 0


@cache
def signed_by(key: str, body: bytes, signature: bytes, purpose: bytes = b"entry") -> bool:
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if len(signature) != 64 or not 0 < r < N or not 0 < s <= N // 2:
        return False
    kind = b"committee-app/P256-1/" + purpose
    return signature_holds(point(bytes.fromhex(key)), b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(body), body), r, s)


def fingerprint(keys: Plain) -> str:
    return digest("keys", bytes.fromhex(keys["signing"]), bytes.fromhex(keys["sealing"])).hex()


# ── values ─────────────────────────────────────────────────────────────────────────────────
class Reading:
    """Reads plain values by the tables of the page, in the record's dialect or in the programme's."""

    def __init__(self, shapes: dict[str, Shape], *, programme: bool = False) -> None:
        self.shapes = shapes
        self.programme = programme
        self.codes: list[str] = []

    def read(self, kind: str, value: Any) -> Any:
        if kind.endswith(" or null"):
            return None if value is None else self.read(kind.removesuffix(" or null"), value)
        if kind.startswith("list of "):
            inner = kind.removeprefix("list of ")
            return [self.read(inner, one) for one in value] if isinstance(value, list) else self.fault("list_expected")
        if kind.startswith("["):
            return self.read_row(kind[1:-1].split(", "), value)
        if (simple := getattr(self, f"read_{kind}", None)) is not None:
            return simple(value)
        shape = self.shapes[kind]
        if isinstance(shape, dict):
            return self.read_shape(shape, value)
        return value if value in shape else self.fault("word_expected")

    def fault(self, code: str) -> None:
        self.codes.append(f"shape.{code}")

    def read_row(self, kinds: list[str], value: Any) -> Any:
        if not isinstance(value, list):
            return self.fault("list_expected")
        if len(value) != len(kinds):
            return self.fault("length")
        return [self.read(kind, one) for kind, one in zip(kinds, value, strict=True)]

    def read_shape(self, shape: dict[str, Field], value: Any) -> Any:
        if not isinstance(value, dict):
            return self.fault("table_expected")
        for _ in value.keys() - shape.keys():
            self.fault("unknown_key")
        found = {}
        for name, one in shape.items():
            if name in value:
                found[name] = self.read(one.kind, value[name])
            elif one.needed:
                self.fault("missing_key")
            else:
                # What the column says is written as the record writes it.
                found[name] = Reading(self.shapes).read(one.kind, one.default)
        return found

    def read_text(self, value: Any) -> Any:
        if not isinstance(value, str):
            return self.fault("text_expected")
        return value if unicodedata.is_normalized("NFC", value) else self.fault("not_nfc")

    def read_whole(self, value: Any) -> Any:
        good = type(value) is int and abs(value) < 2**53
        return value if good else self.fault("whole_number_expected")

    read_won = read_whole

    def read_points(self, value: Any) -> Any:
        if not self.programme:
            return self.read_whole(value)
        number = self.read_fraction(value)
        if number is not None and (number * 100).denominator != 1:
            return self.fault("hundredths_expected")
        return None if number is None else int(number * 100)

    def read_truth(self, value: Any) -> Any:
        return value if isinstance(value, bool) else self.fault("true_or_false_expected")

    def read_fraction(self, value: Any) -> Any:
        if self.programme:
            typed = str(value) if type(value) in (int, str) else ""
            good = re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?|-?[0-9]{1,18}/[1-9][0-9]{0,17}", typed)
            return Fraction(typed) if good else self.fault("decimal_expected")
        written = isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}(/[1-9][0-9]{0,17})?", value)
        return Fraction(value) if written and str(Fraction(value)) == value else self.fault("fraction_expected")

    def read_day(self, value: Any) -> Any:
        if self.programme:
            return value if type(value) is date else self.fault("day_expected")
        written = isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)
        try:
            return date.fromisoformat(value) if written else self.fault("day_expected")
        except ValueError:
            return self.fault("day_expected")

    def read_object(self, value: Any) -> Any:
        return value if isinstance(value, dict) else self.fault("table_expected")


def value_of(kind: str, value: Any) -> Any:
    reading = Reading(tables().shapes)
    found = reading.read(kind, value)
    if reading.codes:
        raise RefusedError(*reading.codes)
    return found


def fields_of(kind: str, value: Any) -> Plain:
    reading = Reading(tables().shapes)
    found: Plain = reading.read_shape(tables().acts[kind], value)
    if reading.codes:
        raise RefusedError(*reading.codes)
    return found


# ── the record and its entries ─────────────────────────────────────────────────────────────
def needed_fields(**kinds: str) -> dict[str, Field]:
    return {name: Field(kind, needed=True, default=None) for name, kind in kinds.items()}


_FRAME = re.compile(
    rb'\{"entries":\[(?:\{"body":"(?:[^"\\]++|\\.)*+","signature":"[0-9a-f]{128}"\},?)*+\],"format":"[a-z0-9/-]{1,40}"\}',
    re.DOTALL,
)


def entries_of(untrusted: bytes) -> list[tuple[bytes, bytes]]:
    """Return (body, signature) of every entry of a carried record."""
    if len(untrusted) > LOOSE_BYTES and _FRAME.fullmatch(untrusted) is None:
        raise RefusedError("record.not_canonical")
    try:
        record = canonical(untrusted)
    except (ValueError, RecursionError):
        raise RefusedError("record.not_canonical") from None
    reading = Reading({"Entry": needed_fields(body="text", signature="text")})
    found = reading.read_shape(needed_fields(entries="list of Entry", format="text"), record)
    if reading.codes:
        raise RefusedError(*reading.codes)
    if found["format"] != "committee-record/1":
        raise RefusedError("record.other_format")
    if not all(is_hex(one["signature"], 64) for one in found["entries"]):
        raise RefusedError("record.signature_misshapen")
    return [(one["body"].encode(), bytes.fromhex(one["signature"])) for one in found["entries"]]


def is_hex(text: str, length: int) -> bool:
    return len(text) == 2 * length and all(character in "0123456789abcdef" for character in text)


@dataclass(frozen=True)
class Entry:
    at: datetime
    actor: str
    base: tuple[int, str]
    case: str
    kind: str
    act: Plain

    @property
    def role(self) -> str:
        return self.actor.partition(":")[0]

    @property
    def member(self) -> str:
        return self.actor.partition(":")[2]


KEYS = {"act", "actor", "at", "base", "case", "format", "kind", "suite"}


def entry_of(body: bytes) -> Entry:
    try:
        plain = canonical(body if sum(map(body.count, (b",", b"[", b"{"))) <= MOST_PARTS else b"")
    except (ValueError, RecursionError):
        raise RefusedError("entry.not_canonical") from None
    if not isinstance(plain, dict) or plain.keys() != KEYS:
        raise RefusedError("entry.other_fields")
    if (plain["format"], plain["suite"]) != ("committee-entry/1", "P256-1"):
        raise RefusedError("entry.other_format")
    if not isinstance(plain["kind"], str) or plain["kind"] not in tables().acts:
        raise RefusedError("entry.unknown_kind")
    case = value_of("text", plain["case"])
    number, head = value_of("[whole, text]", plain["base"])
    actor = value_of("text", plain["actor"])
    if actor not in HOLDERS and not re.fullmatch(r"evaluator:.+", actor, re.DOTALL):
        raise RefusedError("entry.unknown_actor")
    refuse_no_time(value_of("text", plain["at"]))
    at = datetime.fromisoformat(plain["at"])
    return Entry(at, actor, (number, head), case, plain["kind"], fields_of(plain["kind"], plain["act"]))


_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.(?!000000)\d{6})?(?!-00:00)[+-]([01]\d|2[0-3]):[0-5]\d(:(?!00)[0-5]\d)?",
    re.ASCII,
)


def refuse_no_time(text: str) -> None:
    found = _TIME.fullmatch(text)
    try:
        datetime(*map(int, found.groups()[:6]))  # type: ignore[union-attr,arg-type]  # noqa: DTZ001
    except (AttributeError, ValueError):
        raise RefusedError("entry.no_time") from None


# ── the state ──────────────────────────────────────────────────────────────────────────────
@dataclass
class State:
    stage: str = "new"
    case: str = ""
    text: str = ""
    programme: Plain = field(default_factory=dict)
    keys: dict[str, Plain] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    past_keys: list[Plain] = field(default_factory=list)
    earlier: list[tuple[str, str, Plain]] = field(default_factory=list)
    replacing: dict[str, tuple[str, Plain]] = field(default_factory=dict)
    proposals: list[Plain] = field(default_factory=list)
    members: list[Plain] = field(default_factory=list)
    pool: list[Plain] = field(default_factory=list)
    pool_file: str = ""
    seats: list[list[Any]] = field(default_factory=list)
    limits: list[Plain] = field(default_factory=list)
    candidates: dict[str, Plain] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)
    answers: dict[str, bool] = field(default_factory=dict)
    frozen: bool = False
    here: set[str] = field(default_factory=set)
    stepped_out: set[str] = field(default_factory=set)
    chair: str | None = None
    confirmed: set[str] = field(default_factory=set)
    rehearsed: bool = False
    pledged: set[str] = field(default_factory=set)
    declarations: dict[str, dict[str, Plain]] = field(default_factory=dict)
    exclusions: set[tuple[str, str]] = field(default_factory=set)
    cleared: set[tuple[str, str]] = field(default_factory=set)
    absences: dict[str, set[str]] = field(default_factory=dict)
    sheets: dict[str, Plain] = field(default_factory=dict)
    left_open: set[str] = field(default_factory=set)
    rulings: list[tuple[str, Plain, bool | None]] = field(default_factory=list)
    set_aside: dict[tuple[str, str], str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)
    substitutes: set[str] = field(default_factory=set)
    unconfirmed: set[str] = field(default_factory=set)
    contacts: set[str] = field(default_factory=set)
    figures: list[tuple[Plain, bool]] = field(default_factory=list)
    signed_minutes: str = ""
    signed_by_members_again: bool = False
    to_rescore: set[tuple[str, str]] = field(default_factory=set)
    paused: bool = False
    stopped: bool = False
    running_order: list[str] = field(default_factory=list)
    called: str = ""
    closing: int | None = None
    consents: list[str] = field(default_factory=list)
    opened: dict[str, dict[str, Plain]] = field(default_factory=dict)
    votes: list[Plain] = field(default_factory=list)
    lots: list[Plain] = field(default_factory=list)
    choices: list[Plain] = field(default_factory=list)
    notes: list[Plain] = field(default_factory=list)
    approvals: dict[int, set[str]] = field(default_factory=dict)
    discussed: set[tuple[str, str]] = field(default_factory=set)
    remarks: dict[str, str] = field(default_factory=dict)
    resolved_by_two: bool = False
    confirmed_resolution: Plain | None = None
    resolution: Plain | None = None
    closed: bool = False
    minutes: Plain | None = None
    signed: list[str] = field(default_factory=list)
    unsigned: set[str] = field(default_factory=set)
    scans: list[str] = field(default_factory=list)
    at_end: set[str] = field(default_factory=set)

    @property
    def fingerprint(self) -> str:
        return sha256(self.text)

    def signatories(self) -> dict[str, str]:
        """Everybody who signs the minutes, in the order of the places, and the field of each."""
        present = self.at_end if self.closed else self.here
        is_settled = self.signed_minutes and not self.signed_by_members_again
        members = {
            f"evaluator:{one['id']}": f"Member{one['seat']}"
            for one in sorted(self.members, key=lambda one: one["seat"])
            if one["id"] in present and one["id"] != self.chair and not is_settled
        }
        places = {"chair": FIELDS["chair"], **members, **{one: FIELDS[one] for one in ("secretary", "auditor")}}
        return {one: place for one, place in places.items() if one in self.keys}

    def awaited(self) -> list[str]:
        """Who may sign now."""
        waiting = [one for one in self.signatories() if one not in {*self.signed, *self.unsigned}]
        if "chair" in waiting:
            return ["chair"]
        return [one for one in waiting if one.startswith("evaluator:")] or waiting[:1]

    def member(self, name: str | None) -> Plain | None:
        return next((one for one in self.members if one["id"] == name), None)

    def ids(self) -> list[str]:
        return [one["id"] for one in self.proposals]

    def answer(self, member: str, proposal: str) -> str:
        return str(self.declarations.get(member, {}).get(proposal, {}).get("answer", ""))

    def status(self, member: str, proposal: str) -> str:
        if (member, proposal) in self.exclusions:
            return "excluded"
        if (member, proposal) in self.set_aside:
            return self.set_aside[member, proposal]
        if self.answer(member, proposal) == "conflict":
            return "recused"
        return "absent" if proposal in self.absences.get(member, set()) else "scored"

    def open_questions(self, member: str) -> list[str]:
        asked = [one for one in self.declarations.get(member, {}) if self.answer(member, one) == "ask"]
        return [one for one in asked if (member, one) not in self.exclusions | self.cleared]

    def to_score(self, member: str) -> list[str]:
        if member not in self.declarations:
            return []
        return [one for one in self.ids() if self.status(member, one) == "scored"]

    def counting(self, member: str) -> list[str]:
        sealed = self.sheets.get(member, {"proposals": []})["proposals"]
        return [one for one in sealed if self.status(member, one) == "scored"]

    def scorers(self) -> list[str]:
        return [one["id"] for one in self.members if f"evaluator:{one['id']}" in self.keys]

    def to_open(self) -> list[str]:
        return [one for one in self.sheets if one not in self.opened and self.counting(one)]

    def judged(self, member: str, proposal: str) -> bool:
        return proposal in self.opened.get(member, {}) and self.status(member, proposal) == "scored"

    def on_roll(self) -> int:
        return len(self.members) - len(self.replaced)

    def waiting(self) -> int | None:
        return next((number for number, one in enumerate(self.rulings, 1) if one[2] is None), None)

    def waiting_figures(self) -> list[int]:
        """Figures that one officer alone has seen; no later one has their place."""
        newest = {(act["proposal"], act["item"]): number for number, (act, _) in enumerate(self.figures, 1)}
        return [number for number in newest.values() if not self.figures[number - 1][1]]

    def items_of(self, proposal: str) -> dict[str, tuple[str, int]]:
        """Announced items of a project: bonus or penalty, and the most points."""
        track = next((one["track"] for one in self.proposals if one["id"] == proposal), None)
        if track is None:
            return {}
        rule, contact = self.programme["adjustments"], self.programme["committee"]["contact_penalty"]
        penalty = {one["id"]: ("penalty", one["points"]) for one in rule["penalty"] if one["id"] != contact}
        bonus = [one for one in rule["bonus"] if not one["tracks"] or track in one["tracks"]]
        return penalty | {one["id"]: ("bonus", one["points"]) for one in bonus}

    def waited_for(self) -> list[str]:
        without = [one for one in self.scorers() if one not in self.sheets and one not in self.left_open]
        return [one for one in without if any(self.status(one, proposal) == "scored" for proposal in self.ids())]

    def to_draw(self) -> int:
        return sum(int(seats) for _, seats in self.seats)

    def held(self) -> list[Plain]:
        """Those who hold a seat: called, and not refused."""
        return [self.candidates[one] for one in self.invited if self.answers.get(one, True)]

    def accepted(self) -> list[Plain]:
        return [self.candidates[one] for one in self.invited if self.answers.get(one, False)]

    def fits(self, one: Plain) -> bool:
        """Whether somebody may take a seat beside those who hold one now."""
        together = [*self.held(), one]
        named = {name: seats for name, seats in self.seats if name}
        fields = [each["field"] for each in together]
        beyond = sum(max(0, fields.count(name) - named.get(name, 0)) for name in set(fields))
        if beyond > self.to_draw() - sum(named.values()):
            return False
        lacking = {"category": 0, "sex": 0, "region": 0}
        for limit in self.limits:
            found = count_of(limit, together)
            if limit["most"] is not None and found > limit["most"]:
                return False
            lacking[limit["trait"]] += max(0, limit["least"] - found)
        return max(lacking.values()) <= self.to_draw() - len(together)

    def call_the_next(self) -> None:
        """Go down the order once: whoever was not asked yet and fits is called, until every seat is held."""
        for name in self.order:
            if name not in self.invited and len(self.held()) < self.to_draw() and self.fits(self.candidates[name]):
                self.invited.append(name)

    def without_keys(self) -> list[str]:
        return [one for one in self.here if f"evaluator:{one}" not in self.keys]

    def leaves(self) -> list[Plain]:
        return [leaf for group in self.programme["criteria"] for leaf in group["items"]]

    def has_ground(self, code: str) -> bool:
        return any(one["code"] == code for one in self.programme["grounds"])


# ── gates ──────────────────────────────────────────────────────────────────────────────────
Gate = Callable[[State, Entry, Plain], Codes]
GATES: dict[str, Gate] = {}
RULINGS = (
    *("ballots_voided", "late_conflict_ruled", "member_dropped_out", "substitute_seated", "contact_penalised"),
    "correction_made",
)
HELD_BACK = (
    *RULINGS,
    *("minutes_issued", "minutes_signed", "case_archived"),
    *("challenge_decided", "scoring_closed", "closing_confirmed", "sheet_opened", "opening_completed"),
    *("deliberation_opened", "tie_voted", "tie_chosen", "lot_drawn"),
    *("rescoring_ordered", "marks_rescored", "resolution_confirmed", "selection_resolved"),
)
DECIDED_TOGETHER = (
    *("challenge_decided", "motion_decided", "scoring_closed", "closing_confirmed"),
    *("opening_consented", "sheet_opened", "opening_completed", "deliberation_opened"),
    *("tie_voted", "tie_chosen", "lot_drawn", "rescoring_ordered", "resolution_confirmed", "selection_resolved"),
)
BARRED = ("excluded", "challenged", "recused")
BRING_KEYS = ("case_created", "officer_enrolled", "member_enrolled")


def gate(*kinds: str) -> Callable[[Gate], Gate]:
    def kept(function: Gate) -> Gate:
        GATES.update(dict.fromkeys(kinds, function))
        return function

    return kept


def signer_codes(state: State, entry: Entry) -> Codes:
    if entry.member and state.member(entry.member) is None:
        yield "actor.not_on_roster"
    if entry.member in state.dropped:
        yield "actor.dropped_out"
    if (number := state.waiting()) is not None:
        about = state.rulings[number - 1][1].get("evaluator", "")
        if entry.kind in HELD_BACK or (entry.member and entry.member == about):
            yield "ruling.waits"
    calls = entry.kind == "project_called" and entry.act["part"] != "done"
    if state.stopped and (calls or entry.kind in DECIDED_TOGETHER):
        yield next(iter(quorum(state)), "meeting.stopped")
    if entry.kind not in BRING_KEYS:
        if entry.actor not in state.keys:
            yield "actor.not_enrolled"
        return
    if entry.actor in state.keys:
        yield "actor.already_enrolled"
    if was_somebodys(state, entry.act["keys"]):
        yield "actor.keys_taken"


def was_somebodys(state: State, keys: Plain) -> bool:
    return keys in state.keys.values() or keys in state.past_keys


def blank(*texts: str) -> bool:
    """Whether one of the texts is nothing but white space; what Python strips is what the page lists."""
    return any(not text.strip() for text in texts)


def short(state: State) -> Plain | None:
    """How many attend and how many must, where too few do; whoever stepped out for a project attends."""
    attending, needed = len(state.here | state.stepped_out), state.on_roll() // 2 + 1
    return {"present": attending, "needed": needed} if attending < needed else None


def quorum(state: State) -> Codes:
    if short(state):
        yield "quorum.not_met"


def adds_up(state: State, vote: Plain) -> Codes:
    if vote["present"] != len(state.here):
        yield "vote.other_presence"
    parts = [vote[name] for name in ("in_favour", "against", "abstained", "invalid")]
    if min(vote["eligible"], *parts) < 0 or sum(parts) != vote["eligible"] or vote["eligible"] > vote["present"]:
        yield "vote.does_not_add_up"
        return
    rule, here = state.programme["committee"]["casting_vote"], state.chair in state.here
    has_one = rule != "none" and here
    if rule == "on_tie" and here and vote["eligible"] == vote["present"]:
        yield "vote.chair_votes_on_tie_only"
    if vote["casting"] is not None and not has_one:
        yield "vote.no_casting_vote"
    elif vote["casting"] is not None and not tied(vote):
        yield "vote.casting_without_tie"
    elif vote["casting"] is None and tied(vote) and has_one:
        yield "vote.casting_missing"


def tied(vote: Plain) -> bool:
    """Half of those entitled are in favour and half against."""
    return bool(vote["eligible"] > 0 and 2 * vote["in_favour"] == 2 * vote["against"] == vote["eligible"])


def passed(vote: Plain) -> bool:
    return bool(2 * vote["in_favour"] > vote["eligible"] or (tied(vote) and vote["casting"] == "for"))


def passes(vote: Plain) -> Codes:
    if not passed(vote):
        yield "vote.not_passed"


def ids_of_roster(ids: Iterable[str]) -> Codes:
    listed = list(ids)
    if any(map(blank, listed)):
        yield "roster.unnamed"
    if len(set(listed)) < len(listed):
        yield "roster.named_twice"


@gate("case_created")
def _(_state: State, _entry: Entry, act: Plain) -> Codes:
    if blank(act["case"], act["title"], act["secretary"]["name"]):
        yield "case.unnamed"
    if act["secretary"]["role"] != "secretary":
        yield "officer.other_role"
    if (tried := act["self_test"]) is not None:
        steps = [*tried["held"], *tried["failed"], *tried["untold"]]
        told = steps and not blank(*steps) and len(set(steps)) == len(steps)
        if not told or not re.fullmatch("[0-9a-f]{64}", tried["page_sha256"]):
            yield "case.self_test_misshapen"


@gate("officer_enrolled")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    officer = act["officer"]
    if officer["role"] != entry.role:
        yield "officer.other_role"
    if blank(officer["name"]):
        yield "officer.unnamed"
    if officer["role"] == "chair":
        elected = state.member(state.chair)
        if elected is None:
            yield "chair.not_elected"
        elif elected["name"] != officer["name"]:
            yield "chair.other_person"


@gate("rules_drafted")
def _(_state: State, _entry: Entry, act: Plain) -> Codes:
    yield from programme_of(act["text"])[1]


@gate("proposals_imported")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not state.programme:
        yield "rules.not_drafted"
        return
    if not act["proposals"]:
        yield "roster.empty"
    yield from ids_of_roster(one["id"] for one in act["proposals"])
    tracks = [one["id"] for one in state.programme["tracks"]]
    for one in act["proposals"]:
        costs = [body["cost"] for body in one["bodies"]]
        if one["track"] not in tracks:
            yield "roster.unknown_track"
        if sum(costs) <= 0 or min(costs) <= 0:
            yield "roster.no_cost"


@gate("members_imported")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not state.programme:
        yield "rules.not_drafted"
        return
    if not act["members"]:
        yield "roster.empty"
    yield from ids_of_roster(one["id"] for one in act["members"])
    yield from ids_of_roster(str(one["seat"]) for one in act["members"])
    officials = sum(one["category"] == "official" for one in act["members"])
    if officials > state.programme["committee"]["official_max"] * len(act["members"]):
        yield "committee.too_many_officials"
    yield from drawn_codes(state, act["members"])


def drawn_codes(state: State, members: list[Plain]) -> Codes:
    """Once a committee was drawn, its members are those who accepted; only their seats are numbered anew."""
    if state.order and without_seats(members) != without_seats(state.accepted()):
        yield "drawing.other_members"


def without_seats(people: list[Plain]) -> set[bytes]:
    return {written(one | {"seat": 0}) for one in people}


def count_of(limit: Plain, people: list[Plain]) -> int:
    return sum(one[limit["trait"]] == limit["word"] for one in people)


@gate("pool_imported")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    ids = [one["id"] for one in act["candidates"]]
    if not ids:
        yield "roster.empty"
    yield from ids_of_roster(ids)
    if state.order and len(state.held()) == state.to_draw():
        yield "drawing.already_drawn"
    if set(ids) & set(state.order):
        yield "drawing.drawn_before"


@gate("drawing_announced")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not state.programme:
        yield "rules.not_drafted"
        return
    if state.order:
        yield "drawing.already_drawn"
    elif not state.pool:
        yield "drawing.no_pool"
    if not is_a_plan(act):
        yield "drawing.plan_misshapen"
    if sum(seats for _, seats in act["seats"]) != state.programme["committee"]["size"]:
        yield "drawing.other_size"
    fields = [one["field"] for one in state.pool]
    there = [(fields.count(name), seats) for name, seats in act["seats"] if name]
    there += [(count_of(limit, state.pool), limit["least"]) for limit in act["limits"]]
    if any(found < needed for found, needed in there):
        yield "drawing.too_few"


def is_a_plan(act: Plain) -> bool:
    fields = [name for name, _ in act["seats"]]
    counted = [(one["trait"], one["word"]) for one in act["limits"]]
    categories = tables().shapes["Category"]
    return (
        len(set(fields)) == len(fields)
        and all(seats > 0 for _, seats in act["seats"])
        and len(set(counted)) == len(counted)
        and not any(blank(word) or (trait == "category" and word not in categories) for trait, word in counted)
        and all(one["least"] >= 0 for one in act["limits"])
        and all(one["most"] is None or one["least"] <= one["most"] for one in act["limits"])
    )


@gate("evaluators_drawn")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not state.pool or not state.seats:
        yield "drawing.not_announced"
        return
    if state.to_draw() != state.programme["committee"]["size"]:
        yield "drawing.other_size"
    if "auditor" not in state.keys:
        yield "auditor.not_enrolled"
    if sorted(act["order"]) != sorted(one["id"] for one in state.pool):
        yield "drawing.other_candidates"
    named = {name for name, number in act["numbers"] if not blank(name) and (not act["line"] or not blank(number))}
    if len(named) < 2:
        yield "lot.needs_witnesses"


@gate("candidate_answered")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if act["candidate"] not in state.invited:
        yield "drawing.not_called"
    elif state.answers.get(act["candidate"]) in (act["accepted"], False):
        yield "drawing.answered_already"
    if not act["accepted"] and blank(act["reason"]):
        yield "drawing.without_reason"


def lot_of_candidates(state: State, act: Plain) -> Codes:
    """The order is the one that the list's digest and the witnesses' numbers give; out of a box it is any."""
    if not act["line"]:
        return
    ids, numbers = [one["id"] for one in state.pool], [number for _, number in act["numbers"]]
    line = "|".join(["lot", state.pool_file, ",".join(sorted(ids)), ",".join(numbers)])
    may_stand = len(ids) > 1 and all(map(may_stand_in_a_line, [state.pool_file, *ids, *numbers]))
    if not may_stand or act["line"] != line:
        yield "drawing.other_line"
    elif act["order"] != sorted(ids, key=lambda one: sha256(f"{line}|{one}")):
        yield "drawing.other_order"


@gate("case_followed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if act["case"] == state.case:
        yield "case.follows_itself"
    named = act["case"].strip() and act["title"].strip()
    if not named or act["seq"] < 1 or not re.fullmatch("[0-9a-f]{64}", act["head"]):
        yield "case.predecessor_misshapen"


@gate("documents_attached")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    named = [one["proposal"] for one in act["documents"]]
    if not named:
        yield "document.none"
    if set(named) - set(state.ids()):
        yield "document.unknown_proposal"
    if len(set(named)) < len(named):
        yield "document.twice"


@gate("rules_frozen")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not state.programme:
        yield "rules.not_drafted"
        return
    if act["rules_sha256"] != state.fingerprint:
        yield "rules.other_fingerprint"
    if not state.proposals or not state.members:
        yield "roster.empty"
    if state.members and len(state.members) != state.programme["committee"]["size"]:
        yield "committee.other_size"
    if state.members:
        yield from drawn_codes(state, state.members)
    if "auditor" not in state.keys:
        yield "auditor.not_enrolled"


@gate("rules_confirmed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not state.frozen:
        yield "rules.not_frozen"
    if act["rules_sha256"] != state.fingerprint:
        yield "rules.other_fingerprint"


@gate("meeting_opened")
def _(_state: State, _entry: Entry, act: Plain) -> Codes:
    if not act["agenda"] or blank(act["title"], act["convened_by"], act["place"], *act["agenda"]):
        yield "meeting.incomplete"


@gate("member_moved")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.member(act["evaluator"]) is None:
        yield "actor.not_on_roster"
        return
    here, leaves, project = act["evaluator"] in state.here, act["movement"] == "left", act["proposal"]
    if leaves != (here or (leaves and not project and act["evaluator"] in state.stepped_out)):
        yield "attendance.contradicts"
    elif project and not (leaves and project in state.ids() and state.status(act["evaluator"], project) in BARRED):
        yield "attendance.no_reason_to_leave"


@gate("member_enrolled")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if act["evaluator"] != entry.member:
        yield "officer.other_role"
    if act["evaluator"] not in state.here:
        yield "attendance.not_here"
    if state.stage == "ready" and act["evaluator"] not in state.substitutes:
        yield "member.too_late"


@gate("chair_elected")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if "chair" in state.keys:
        yield "actor.already_enrolled"
    yield from quorum(state)
    if act["evaluator"] not in state.here:
        yield "attendance.not_here"
    yield from adds_up(state, act["vote"])
    yield from passes(act["vote"])


@gate("acting_chair_took_over")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if "chair" not in state.keys:
        yield "chair.not_enrolled"
    yield from quorum(state)
    if act["evaluator"] == state.chair:
        yield "chair.same_person"
    if act["evaluator"] not in state.here:
        yield "attendance.not_here"
    elif f"evaluator:{act['evaluator']}" not in state.keys:
        yield "actor.not_enrolled"
    if not act["reason"].strip():
        yield "chair.without_reason"
    yield from adds_up(state, act["vote"])
    yield from passes(act["vote"])


@gate("record_confirmed")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    if state.stage == "convened":
        yield from ("member.not_enrolled" for _ in state.without_keys())
    if "chair" not in state.keys:
        yield "chair.not_enrolled"


@gate("opening_rehearsed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if "chair" not in state.keys:
        yield "chair.not_enrolled"
    if {frozenset(pair) for pair in act["pairs"]} != {frozenset(pair) for pair in permutations(HOLDERS, 2)}:
        yield "rehearsal.incomplete"


@gate("scoring_opened")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    yield from quorum(state)
    yield from ("member.not_enrolled" for _ in state.without_keys())
    yield from ("record.not_confirmed" for role in HOLDERS if role not in state.confirmed)
    if not state.rehearsed:
        yield "rehearsal.missing"


@gate("meeting_paused")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if state.paused:
        yield "meeting.already_paused"
    if act["short"] is not None and act["short"] != short(state):
        yield "meeting.not_short"
    if act["short"] is None and entry.role != "secretary":
        yield "meeting.recess_is_the_secretarys"


@gate("meeting_resumed")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    if not state.paused:
        yield "meeting.not_paused"
    if state.stopped:
        yield from quorum(state)


@gate("running_order_set")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if sorted(act["order"]) != sorted(state.ids()):
        yield "order.not_every_project_once"
    elif act["order"] == state.running_order:
        yield "order.unchanged"


@gate("project_called")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    is_done = act["part"] == "done"
    if act["proposal"] not in state.ids():
        yield "project.unknown"
    elif is_done and state.called != act["proposal"]:
        yield "project.not_on"
    if act["minutes"] < 0 or (act["minutes"] and is_done):
        yield "project.no_such_time"


@gate("scan_attached")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.minutes is None:
        yield "minutes.not_issued"
    elif act["document"] != state.minutes["pdf_sha256"]:
        yield "scan.other_document"
    if blank(act["name"]):
        yield "scan.without_name"
    if not is_hash(act["sha256"]) or act["pages"] < 1:
        yield "scan.misshapen"
    if act["sha256"] in state.scans:
        yield "scan.already_there"
    if not act["signers"] or len(set(act["signers"])) != len(act["signers"]):
        yield "scan.without_signers"
    may_sign = {*state.signatories(), *state.signed, *state.unsigned}
    yield from ("scan.not_a_signatory" for one in act["signers"] if one not in may_sign)


@gate("case_archived")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    if "auditor" not in state.signed:
        yield "minutes.not_signed_anew"


@gate("statement_recorded", "deliberation_opened")
def _(_state: State, _entry: Entry, _act: Plain) -> Codes:
    yield from ()


@gate("motion_decided")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from quorum(state)
    yield from adds_up(state, act["vote"])
    if blank(act["text"]):
        yield "motion.without_text"


@gate("pledge_signed")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if entry.member in state.pledged:
        yield "pledge.already_signed"
    if act["version"] != state.programme["pledge"]["version"]:
        yield "pledge.other_version"
    if entry.member in state.unconfirmed:
        yield from ("record.not_confirmed" for role in HOLDERS if role not in state.confirmed)


@gate("conflicts_declared")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if entry.member not in state.pledged:
        yield "pledge.not_signed"
    if entry.member in state.declarations:
        yield "declaration.already_signed"
    if [one["proposal"] for one in act["answers"]] != state.ids():
        yield "declaration.incomplete"
    for one in act["answers"]:
        if one["answer"] == "conflict" and not state.has_ground(one["ground"]):
            yield "declaration.without_ground"


def ruling(state: State, act: Plain) -> Codes:
    if state.member(act["evaluator"]) is None or act["proposal"] not in state.ids():
        yield "ruling.unknown"
    if act["evaluator"] in state.sheets:
        yield "ruling.after_sealing"
    if blank(act["reason"]):
        yield "ruling.without_reason"


@gate("exclusion_recorded")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from ruling(state, act)
    if not state.has_ground(act["ground"]):
        yield "declaration.without_ground"
    if (act["evaluator"], act["proposal"]) in state.exclusions:
        yield "ruling.already_excluded"


@gate("conflict_cleared")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from ruling(state, act)
    if act["proposal"] not in state.open_questions(act["evaluator"]):
        yield "ruling.nothing_asked"


@gate("absence_recorded")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.member(act["evaluator"]) is None or not set(act["proposals"]) <= set(state.ids()):
        yield "absence.unknown"
    if act["evaluator"] in state.sheets:
        yield "ruling.after_sealing"
    if not act["proposals"] or blank(act["reason"]):
        yield "ruling.without_reason"


@gate("scoring_abstained")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if not state.programme["committee"]["abstention"]:
        yield "abstention.not_allowed"
    if entry.member in state.sheets:
        yield "sheet.already_sealed"
    if act["proposal"] not in state.to_score(entry.member):
        yield "ballot.not_yours"
    if blank(act["reason"]):
        yield "abstention.without_reason"


@gate("sheet_sealed")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if act["version"] <= state.sheets.get(entry.member, {"version": 0})["version"]:
        yield "sheet.not_newer"
    if entry.member not in state.declarations:
        yield "declaration.missing"
    yield from ("declaration.open_question" for _ in state.open_questions(entry.member))
    if act["proposals"] != state.to_score(entry.member):
        yield "sheet.incomplete"
    yield from confirmation(state)


def confirmation(state: State) -> Codes:
    yield from ("record.not_confirmed" for role in HOLDERS if role not in state.confirmed)
    if not state.rehearsed:
        yield "rehearsal.missing"


@gate("packet_taken")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if f"evaluator:{act['evaluator']}" not in state.keys:
        yield "actor.not_enrolled"
    if act["version"] < 1:
        yield "packet.no_version"


@gate("sheets_left_open")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if not act["evaluators"] or blank(act["reason"]):
        yield "ruling.without_reason"
    if not set(act["evaluators"]) <= set(state.waited_for()):
        yield "sheet.not_waited_for"


@gate("figure_entered")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    items = state.items_of(act["proposal"])
    if act["item"] not in items:
        yield "figure.unknown"
    elif not 0 <= act["points"] <= items[act["item"]][1]:
        yield "figure.out_of_range"
    if blank(act["evidence"]):
        yield "figure.without_evidence"


@gate("figure_confirmed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if act["figure"] not in state.waiting_figures():
        yield "figure.not_waiting"
        return
    if state.figures[act["figure"] - 1][0]["points"] != act["points"]:
        yield "figure.other_value"


@gate("scoring_closed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.dropped:
        yield from quorum(state)
    yield from ("figure.waits" for _ in state.waiting_figures())
    yield from ("sheet.missing" for _ in state.waited_for())
    if act["sheets"] != len(state.sheets):
        yield "closing.other_count"


@gate("closing_confirmed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from ("figure.waits" for _ in state.waiting_figures())
    if state.closing is None:
        yield "closing.not_proposed"
    if act["sheets"] != len(state.sheets):
        yield "closing.other_count"


@gate("opening_consented")
def _(state: State, entry: Entry, _act: Plain) -> Codes:
    if entry.role in state.consents:
        yield "opening.already_consented"


@gate("sheet_opened")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if len(state.consents) < 2:
        yield "opening.needs_two"
    if entry.role not in state.consents:
        yield "opening.not_consented"
    if act["evaluator"] in state.opened or act["evaluator"] not in state.sheets:
        yield "opening.no_such_sheet"
    if [one["proposal"] for one in act["ballots"]] != state.counting(act["evaluator"]):
        yield "opening.other_ballots"
    for one in act["ballots"]:
        yield from payload_codes(state, one)


def payload_codes(state: State, opened: Plain) -> Codes:
    try:
        ballot = ballot_of(opened["payload"])
    except RefusedError as error:
        yield from error.codes
        return
    leaves = state.leaves()
    if ballot["proposal"] != opened["proposal"] or len(ballot["marks"]) != len(leaves):
        yield "ballot.other_shape"
        return
    yield from marks_codes(state, ballot["marks"])
    cited = [criterion for criterion, _ in ballot["pages"]]
    unknown = set(cited) - {leaf["id"] for leaf in leaves}
    if unknown or len(set(cited)) < len(cited) or any(page < 1 for _, page in ballot["pages"]):
        yield "ballot.other_pages"


def marks_codes(state: State, marks: list[int]) -> Codes:
    leaves = state.leaves()
    if len(marks) != len(leaves):
        yield "ballot.other_shape"
        return
    for mark, leaf in zip(marks, leaves, strict=True):
        if not 0 <= mark <= leaf["maximum"]:
            yield "mark.out_of_range"
        elif mark % state.programme["step"]:
            yield "mark.off_step"


def ballot_of(payload: str) -> Plain:
    def each_once(pairs: list[tuple[str, Any]]) -> Plain:
        if len(dict(pairs)) < len(pairs):
            raise ValueError("twice")
        return dict(pairs)

    try:
        plain = json.loads(payload, object_pairs_hook=each_once)
    except (ValueError, RecursionError):
        raise RefusedError("ballot.not_json") from None
    found: Plain = value_of("Ballot", plain)
    return found


@gate("opening_completed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.to_open():
        yield "opening.incomplete"
    if (act["sheets"], act["ballots"]) != (len(state.opened), sum(map(len, state.opened.values()))):
        yield "opening.other_count"


def may_tie(state: State, tied: list[str]) -> bool:
    return len(set(tied)) == len(tied) >= 2 and set(tied) <= set(state.ids())


@gate("tie_voted")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    counts = [count for _, count in act["votes"]] + [act["abstained"], act["invalid"]]
    named = [one for one, _ in act["votes"]]
    if min(counts) < 0 or named != act["tied"] or not may_tie(state, act["tied"]):
        yield "tie.vote_misshapen"
    voters = [one for one in state.here if all(state.status(one, tied) not in BARRED for tied in act["tied"])]
    if sum(counts) > len(voters):
        yield "vote.does_not_add_up"
    if act["round"] != 1 + sum(set(one["tied"]) == set(act["tied"]) for one in state.votes):
        yield "tie.other_round"


@gate("lot_drawn")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if any(set(one["tied"]) == set(act["tied"]) for one in state.lots):
        yield "lot.already_drawn"
    if sorted(act["order"]) != sorted(act["tied"]) or not may_tie(state, act["tied"]):
        yield "lot.other_group"
    named = {name for name, number in act["numbers"] if not blank(name) and not (act["line"] and blank(number))}
    if len(named) < max(rung["witnesses"] for rung in state.programme["tie_break"]["chain"]):
        yield "lot.needs_witnesses"


@gate("tie_chosen")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if any(set(one["tied"]) == set(act["tied"]) for one in state.choices):
        yield "choice.already_made"
    if sorted(act["order"]) != sorted(act["tied"]) or not may_tie(state, act["tied"]):
        yield "choice.other_group"
    if blank(act["reason"]):
        yield "ruling.without_reason"
    if state.chair is not None and any(state.status(state.chair, one) in BARRED for one in act["tied"]):
        yield "choice.kept_away"


@gate("names_looked_at")
def _(_state: State, _entry: Entry, _act: Plain) -> Codes:
    yield from ()


@gate("note_written")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    groups = state.programme["criteria"]
    known = {one["id"] for group in groups for one in (group, *group["items"])} | {""}
    if all(one["id"] != act["proposal"] for one in state.proposals) or act["criterion"] not in known:
        yield "note.unknown_place"
    if blank(act["text"]):
        yield "note.without_text"


@gate("point_discussed")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    is_there = act["proposal"] in state.ids()
    if not is_there or (act["evaluator"] and not state.judged(act["evaluator"], act["proposal"])):
        yield "discussion.no_such_point"
    if (act["proposal"], act["evaluator"]) in state.discussed:
        yield "discussion.already_noted"


@gate("remark_written")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if ("" if blank(act["text"]) else act["text"]) == state.remarks.get(act["place"], ""):
        yield "remark.unchanged"
    if state.signed:
        yield "minutes.already_signed"


@gate("note_approved")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    number, members = act["note"], act["evaluators"]
    if not 1 <= number <= len(state.notes):
        yield "note.unknown"
        return
    if not members or len(set(members)) != len(members) or state.approvals.get(number, set()) & set(members):
        yield "note.approved_by_nobody_new"
    for one in members:
        if one not in state.here:
            yield "attendance.not_here"
        elif state.status(one, state.notes[number - 1]["proposal"]) in BARRED:
            yield "note.kept_away"


@gate("resolution_confirmed")
def resolvable(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from ("rescoring.waits" for member, _ in state.to_rescore if member in state.here)
    yield from quorum(state)
    yield from adds_up(state, act["vote"])
    yield from passes(act["vote"])


@gate("selection_resolved")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    found = [*resolvable(state, entry, act)]
    yield from found
    if state.resolved_by_two and not found:
        if state.confirmed_resolution is None:
            yield "resolution.not_confirmed"
        elif any(state.confirmed_resolution[name] != act[name] for name in ("tally_sha256", "vote")):
            yield "resolution.other_confirmed"


@gate("meeting_closed")
def _(state: State, _entry: Entry, _act: Plain) -> Codes:
    if state.closed:
        yield "meeting.already_closed"


@gate("minutes_issued")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if act["replaces"] != state.signed_minutes:
        yield "minutes.other_earlier"
    if not state.closed:
        yield "meeting.still_open"
    if state.signed:
        yield "minutes.already_signed"


@gate("minutes_signed")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    if state.minutes is None:
        yield "minutes.not_issued"
    places, waiting = state.signatories(), state.awaited()
    yield from is_signatory(state, entry.actor)
    if act["field"] != place_of(state, entry.actor):
        yield "minutes.other_field"
    if entry.actor not in {*waiting, *state.signed, *state.unsigned} and entry.actor in places:
        first = next((one for one in ("chair", "secretary") if one in waiting), "members")
        yield f"minutes.{first}_first"


@gate("signature_missing")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if state.minutes is None:
        yield "minutes.not_issued"
    yield from is_signatory(state, f"evaluator:{act['evaluator']}")
    if blank(act["reason"]):
        yield "minutes.without_reason"


def is_signatory(state: State, actor: str) -> Codes:
    if actor not in state.signatories():
        yield "minutes.not_a_signatory"
    if actor in state.signed:
        yield "minutes.already_signed"
    if actor in state.unsigned:
        yield "minutes.noted_unsigned"


def place_of(state: State, actor: str) -> str:
    member = state.member(actor.removeprefix("evaluator:")) if actor.startswith("evaluator:") else None
    return f"Member{member['seat']}" if member else FIELDS.get(actor, "")


def signed_in_order(state: State, signers: Sequence[tuple[str, str]]) -> bool:
    """Whether the chair signed first, secretary and auditor last, members between, each with their own key."""
    own = {place: state.keys[actor]["signing"] for actor, place in state.signatories().items()}
    places = [place for place, _ in signers]
    in_order = places[:1] == ["Chair"] and places[-2:] == ["Secretary", "Auditor"]
    return in_order and len(set(places)) == len(places) and all(own.get(place) == key for place, key in signers)


@gate("recovery_used")
def _(_state: State, _entry: Entry, _act: Plain) -> Codes:
    yield from ()


@gate("secret_renewed")
def _(_state: State, _entry: Entry, act: Plain) -> Codes:
    if not is_hash(act["slot"]):
        yield "secret.no_digest"


@gate("tries_noted")
def _(_state: State, _entry: Entry, act: Plain) -> Codes:
    if act["count"] < 1:
        yield "tries.none"


@gate("keys_replaced")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from replaceable(state, entry.actor, act["person"])
    if was_somebodys(state, act["new_keys"]):
        yield "actor.keys_taken"
    if blank(act["reason"]):
        yield "replacement.without_reason"


@gate("replacement_confirmed")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from replaceable(state, entry.actor, act["person"])
    officer, keys = state.replacing.get(act["person"], ("", {}))
    if keys != act["new_keys"]:
        yield "replacement.not_proposed"
    elif officer == entry.actor:
        yield "replacement.needs_two"


def replaceable(state: State, officer: str, person: str) -> Codes:
    if person not in state.keys:
        yield "actor.not_enrolled"
        return
    if person == officer or (officer == "chair" and person == f"evaluator:{state.chair}"):
        yield "replacement.own_keys"
    if person not in HOLDERS and state.stage not in ("convened", "ready"):
        yield "replacement.too_late"


# ── what mends ─────────────────────────────────────────────────────────────────────────────
def person(state: State, entry: Entry, member: str) -> Codes:
    if state.member(member) is None:
        yield "actor.not_on_roster"
    if entry.role == "chair" and member == state.chair:
        yield "ruling.own_case"


def pair(state: State, entry: Entry, act: Plain) -> Codes:
    yield from person(state, entry, act["evaluator"])
    if act["proposal"] not in state.ids():
        yield "ruling.unknown"


def said(*texts: str) -> Codes:
    if not texts or blank(*texts):
        yield "ruling.without_reason"


def vote_without(state: State, vote: Plain, member: str) -> Codes:
    yield from quorum(state)
    yield from adds_up(state, vote)
    if vote["eligible"] > len(state.here - {member}):
        yield "challenge.votes_themselves"


@gate("ballots_voided")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from person(state, entry, act["evaluator"])
    yield from said(act["reason"], *act["proposals"][:1] or [""])
    closed = [] if act["evaluator"] in state.opened else state.counting(act["evaluator"])
    yield from ("voiding.no_such_ballot" for one in act["proposals"] if one not in closed)


@gate("late_conflict_ruled")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from pair(state, entry, act)
    yield from said(act["evidence"])
    if not state.has_ground(act["ground"]):
        yield "declaration.without_ground"
    if act["proposal"] not in state.counting(act["evaluator"]):
        yield "late.nothing_sealed"
    if state.programme["committee"]["late_conflict"] not in (None, act["remedy"]):
        yield "late.other_remedy"
    if (act["vote"] is not None) != (act["kind"] == "challenged"):
        yield "challenge.vote_or_none"
    if act["vote"] is not None:
        yield from vote_without(state, act["vote"], act["evaluator"])
        yield from passes(act["vote"])


@gate("challenge_decided")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from pair(state, entry, act)
    yield from said(act["reason"])
    if state.status(act["evaluator"], act["proposal"]) != "scored":
        yield "challenge.judges_not"
    yield from vote_without(state, act["vote"], act["evaluator"])
    if act["upheld"] != passed(act["vote"]):
        yield "challenge.other_outcome"


@gate("prior_contact_reported")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from pair(state, entry, act)
    yield from said(act["words"])
    if entry.member not in ("", act["evaluator"]):
        yield "contact.other_person"


@gate("contact_penalised")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from said(act["reason"])
    if act["proposal"] not in state.contacts:
        yield "contact.not_reported"
    item = state.programme["committee"]["contact_penalty"]
    if item not in [one["id"] for one in state.programme["adjustments"]["penalty"]]:
        yield "contact.no_penalty_announced"
    if any(one["id"] == act["proposal"] and item in dict(one["penalty"]) for one in state.proposals):
        yield "contact.already_penalised"


@gate("member_dropped_out")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    yield from person(state, entry, act["evaluator"])
    if act["evaluator"] in state.dropped:
        yield "member.already_dropped"
    if state.programme["committee"]["drop_out"] not in (None, act["policy"]):
        yield "dropping.other_policy"


@gate("substitute_seated")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    new = act["member"]
    if act["replaces"] not in state.dropped - state.replaced:
        yield "substitute.no_place"
    if blank(new["id"], new["name"]):
        yield "roster.unnamed"
    if any(new["id"] == one["id"] or new["seat"] == one["seat"] for one in state.members):
        yield "roster.named_twice"
    sitting = [one for one in state.members if one["id"] not in state.dropped]
    officials = sum(one["category"] == "official" for one in (*sitting, new))
    if officials > state.programme["committee"]["official_max"] * state.on_roll():
        yield "committee.too_many_officials"


@gate("correction_made")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from said(act["item"], act["new"], act["cause"], act["evidence"])
    if act["old"] == act["new"] or not stands(state, act):
        yield "correction.other_old"
    if act["kind"] != "figure" and act["tally_sha256"] != (state.resolution or {}).get("tally_sha256"):
        yield "correction.other_result"
    if (act["vote"] is not None) != (act["kind"] in ("figure", "transcription", "rule")):
        yield "correction.vote_or_none"
    if act["vote"] is not None:
        yield from adds_up(state, act["vote"])
        yield from passes(act["vote"])


def stands(state: State, act: Plain) -> bool:
    proposal: Plain = next((one for one in state.proposals if one["id"] == act["proposal"]), {})
    if act["kind"] == "master_data":
        return act["item"] in ("title", "applicant") and proposal.get(act["item"]) == act["old"]
    if act["kind"] == "figure":
        listed = {item: str(points) for item, points in (*proposal.get("bonus", ()), *proposal.get("penalty", ()))}
        good = re.fullmatch(r"0|[1-9][0-9]{0,5}", act["new"], re.ASCII)
        return good is not None and listed.get(act["item"]) == act["old"]
    return not act["proposal"] or bool(proposal)


def corrected(state: State, act: Plain) -> None:
    for place, one in enumerate(state.proposals):
        if one["id"] == act["proposal"] and act["kind"] == "master_data":
            state.proposals[place] = one | {act["item"]: act["new"]}
        if one["id"] == act["proposal"] and act["kind"] == "figure":
            lists = {
                name: [[item, int(act["new"]) if item == act["item"] else points] for item, points in one[name]]
                for name in ("bonus", "penalty")
            }
            state.proposals[place] = one | lists
    if state.resolution is not None:
        if state.resolved_by_two and state.resolution["tally_sha256"] != act["tally_sha256"]:
            state.signed_by_members_again = True
        state.resolution = state.resolution | {"tally_sha256": act["tally_sha256"]}
    state.minutes, state.signed = None, []


@gate("ruling_answered")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    if act["ruling"] != state.waiting():
        yield "ruling.not_waiting"
    if not act["agreed"]:
        yield from said(act["reason"])


@gate("rescoring_ordered")
def _(state: State, _entry: Entry, act: Plain) -> Codes:
    yield from quorum(state)
    yield from adds_up(state, act["vote"])
    yield from passes(act["vote"])
    yield from said(act["breach"], *act["evaluators"][:1] or [""], *act["proposals"][:1] or [""])
    there = [
        (one, proposal) for one in act["evaluators"] for proposal in act["proposals"] if state.judged(one, proposal)
    ]
    if {one for one, _ in there} != set(act["evaluators"]) or {one for _, one in there} != set(act["proposals"]):
        yield "rescoring.nothing_there"


@gate("marks_rescored")
def _(state: State, entry: Entry, act: Plain) -> Codes:
    place = entry.member, act["proposal"]
    if place not in state.to_rescore or not state.judged(*place):
        yield "rescoring.not_ordered"
        return
    found = list(marks_codes(state, act["marks"]))
    yield from found
    if "ballot.other_shape" in found:
        return
    before = state.opened[entry.member][act["proposal"]]["marks"]
    changed = [one["id"] for one, old, new in zip(state.leaves(), before, act["marks"], strict=True) if old != new]
    if [criterion for criterion, _ in act["reasons"]] != changed or blank(*(text for _, text in act["reasons"])):
        yield "rescoring.reason_missing"


# ── what acts say of sealed things ─────────────────────────────────────────────────────────
def sealed_codes(state: State, head: bytes, entry: Entry) -> Codes:
    act = entry.act
    if entry.kind in BRING_KEYS and not all(map(is_key, act["keys"].values())):
        yield "actor.keys_misshapen"
    elif entry.kind in SPEAK_FOR_THEMSELVES:
        yield from SPEAK_FOR_THEMSELVES[entry.kind](state, act)
    elif entry.kind == "record_confirmed" and act["head"] != head.hex():
        yield "record.head_unknown"
    elif entry.kind in ("sheet_sealed", "opening_rehearsed"):
        yield from sheet_codes(state, act)
    elif entry.kind == "sheet_opened":
        context = f"{state.case}|scoring|evaluator:{act['evaluator']}".encode()
        items = state.sheets[act["evaluator"]]["sheet"]["items"]
        for one in act["ballots"]:
            if not was_sealed(items, context, one):
                yield "opening.not_what_was_sealed"
            elif not is_its_key(context, one, items[one["proposal"]]):
                yield "opening.other_key"


def pledge_codes(state: State, act: Plain) -> Codes:
    pledge = state.programme["pledge"]
    if act["text_sha256"] != sha256("\n".join([pledge["version"], *(one["ko"] for one in pledge["clauses"])])):
        yield "pledge.other_text"


def proof_codes(state: State, act: Plain) -> Codes:
    if not all(map(is_key, act["new_keys"].values())):
        yield "actor.keys_misshapen"
        return
    prints = (bytes.fromhex(fingerprint(keys)) for keys in (state.keys[act["person"]], act["new_keys"]))
    words = state.case.encode(), act["person"].encode(), *prints, act["reason"].encode()
    proof = bytes.fromhex(act["proof"]) if is_hex(act["proof"], 64) else b""
    if not signed_by(act["new_keys"]["signing"], layout("keys.replaced", *words), proof, b"keys.replaced"):
        yield "replacement.proof_wrong"


SPEAK_FOR_THEMSELVES = {
    "keys_replaced": proof_codes,
    "evaluators_drawn": lot_of_candidates,
    "pledge_signed": pledge_codes,
}


def was_sealed(items: Plain, context: bytes, one: Plain) -> bool:
    if not (is_hex(one["salt"], 32) and is_hex(one["key"], 32)):
        return False
    found = digest("ballot", context, one["proposal"].encode(), bytes.fromhex(one["salt"]), one["payload"].encode())
    return one["proposal"] in items and items[one["proposal"]]["commitment"] == found.hex()


def is_its_key(context: bytes, one: Plain, item: Plain) -> bool:
    """Whether the published key makes what lies sealed of salt and payload, to the last byte of padding."""
    payload = one["payload"].encode()
    filled = len(payload).to_bytes(4, "big") + payload
    size = next((size for size in (256, 512, 1024, 2048, 4096) if size >= len(filled)), -(-len(filled) // 4096) * 4096)
    bound = layout("ballot.sealed", context, one["proposal"].encode(), bytes.fromhex(item["commitment"]))
    text = bytes.fromhex(one["salt"]) + filled.ljust(size, b"\0")
    return sealed_with(bytes.fromhex(one["key"]), text, bound) == from_base64(item["sealed"])


def sheet_codes(state: State, act: Plain) -> Codes:
    sheet = act["sheet"]
    if not is_sheet(sheet):
        yield "sheet.misshapen"
        return
    if "proposals" in act and sorted(sheet["items"]) != sorted(act["proposals"]):
        yield "sheet.other_items"
    if sheet["holders"] != {role: state.keys[role]["sealing"] for role in HOLDERS}:
        yield "sheet.other_holders"


def is_sheet(sheet: Any) -> bool:
    try:
        holders, wraps = sheet["holders"], sheet["wraps"]
        pairs = {(first, second): wrap for first in wraps for second, wrap in wraps[first].items()}
        return (
            sheet.keys() == {"suite", "holders", "items", "check", "wraps"}
            and sheet["suite"] == "P256-1"
            and 2 <= len(holders) <= 8
            and "" not in holders
            and all(map(is_key, holders.values()))
            and len(set(holders.values())) == len(holders)
            and wraps.keys() == holders.keys()
            and pairs.keys() == set(permutations(holders, 2))
            and all(len(from_base64(wrap)) == 194 for wrap in pairs.values())
            and is_hash(sheet["check"])
            and all(name and is_item(item) for name, item in sheet["items"].items())
        )
    except (TypeError, AttributeError, KeyError, ValueError):
        return False


def is_item(item: Plain) -> bool:
    padded = len(from_base64(item["sealed"])) - 32 - 16
    sizes = (256, 512, 1024, 2048, 4096)
    fits = padded in sizes or (padded > 0 and padded % 4096 == 0)
    return fits and item.keys() == {"commitment", "sealed"} and is_hash(item["commitment"])


def is_hash(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{64}", text) is not None


def from_base64(text: str) -> bytes:
    found = base64.b64decode(text, validate=True)
    if base64.b64encode(found).decode() != text:
        raise ValueError("another spelling")
    return found


# ── effects ────────────────────────────────────────────────────────────────────────────────
def take_effect(state: State, entry: Entry) -> None:
    if (change := EFFECTS.get(entry.kind)) is not None:
        change(state, entry, entry.act)
    if entry.kind in BRING_KEYS:
        state.keys[entry.actor] = entry.act["keys"]
        state.names[entry.actor] = (entry.act.get("officer") or entry.act.get("secretary") or {}).get("name", "")
    state.stage = tables().stages[state.stage, entry.role][entry.kind]


def set_fields(**values: Callable[[Entry, Plain], Any]) -> Callable[[State, Entry, Plain], None]:
    def change(state: State, entry: Entry, act: Plain) -> None:
        for name, value in values.items():
            setattr(state, name, value(entry, act))

    return change


def drafted(state: State, _entry: Entry, act: Plain) -> None:
    state.text, state.programme = act["text"], programme_of(act["text"])[0]
    state.proposals, state.members, state.frozen = [], [], False


def listed(state: State, _entry: Entry, act: Plain) -> None:
    state.pool, state.pool_file = act["candidates"], act["source"]["sha256"]
    if not state.order:
        state.seats, state.limits = [], []


def planned(state: State, _entry: Entry, act: Plain) -> None:
    committee = state.programme["committee"]
    most = int(committee["official_max"] * committee["size"])
    officials = {"trait": "category", "word": "official", "least": 0, "most": most}
    state.seats, state.limits = act["seats"], [officials, *act["limits"]]


def drawn(state: State, _entry: Entry, act: Plain) -> None:
    state.candidates.update({one["id"]: one for one in state.pool})
    state.order += act["order"]
    state.pool, state.frozen = [], False
    state.call_the_next()


def called(state: State, _entry: Entry, act: Plain) -> None:
    state.answers[act["candidate"]] = act["accepted"]
    state.frozen = False
    state.call_the_next()


def moved(state: State, _entry: Entry, act: Plain) -> None:
    (state.here.discard if act["movement"] == "left" else state.here.add)(act["evaluator"])
    (state.stepped_out.add if act["proposal"] else state.stepped_out.discard)(act["evaluator"])


def sealed(state: State, entry: Entry, act: Plain) -> None:
    state.sheets[entry.member], state.closing = act, None


def minutes_signed(state: State, entry: Entry, act: Plain) -> None:
    state.signed.append(entry.actor)
    if entry.role == "auditor":
        state.signed_minutes = act["pdf_sha256"]
        state.signed_by_members_again = False


def ruled(state: State, entry: Entry, act: Plain) -> None:
    state.rulings.append((entry.kind, act, None))


def aside(state: State, member: str, proposals: Iterable[str], status: str) -> None:
    state.set_aside.update({(member, one): status for one in proposals})
    state.closing = None


def answered(state: State, _entry: Entry, act: Plain) -> None:
    kind, ruling, _ = state.rulings[act["ruling"] - 1]
    state.rulings[act["ruling"] - 1] = kind, ruling, act["agreed"]
    if act["agreed"]:
        agreed_effect(state, kind, ruling)


def agreed_effect(state: State, kind: str, act: Plain) -> None:
    member = act.get("evaluator", "")
    if kind == "ballots_voided":
        aside(state, member, act["proposals"], "voided")
    elif kind == "late_conflict_ruled":
        if act["remedy"] == "void_sheet":
            aside(state, member, state.counting(member), "voided")
        aside(state, member, [act["proposal"]], act["kind"])
        if act["remedy"] == "rescore":
            state.to_rescore |= {(one, act["proposal"]) for one in state.opened if state.judged(one, act["proposal"])}
    elif kind == "member_dropped_out":
        if member not in state.sheets:
            state.absences[member] = set(state.ids())
        elif act["policy"] == "keep_nothing":
            aside(state, member, state.counting(member), "voided")
        state.dropped.add(member)
        state.here.discard(member)
        state.stepped_out.discard(member)
    elif kind == "substitute_seated":
        state.members = sorted([*state.members, act["member"]], key=lambda one: one["seat"])
        state.replaced.add(act["replaces"])
        state.substitutes.add(act["member"]["id"])
    elif kind == "correction_made":
        corrected(state, act)
    else:
        penalised(state, act["proposal"])


def penalised(state: State, proposal: str) -> None:
    item = state.programme["committee"]["contact_penalty"]
    points = next(one["points"] for one in state.programme["adjustments"]["penalty"] if one["id"] == item)
    state.proposals = [
        one | {"penalty": [*one["penalty"], [item, points]]} if one["id"] == proposal else one
        for one in state.proposals
    ]


def figure_entered(state: State, _entry: Entry, act: Plain) -> None:
    state.figures.append((act, False))
    state.closing = None


def figure_confirmed(state: State, _entry: Entry, act: Plain) -> None:
    figure, _waits = state.figures[act["figure"] - 1]
    state.figures[act["figure"] - 1] = (figure, True)
    name = state.items_of(figure["proposal"])[figure["item"]][0]
    for place, one in enumerate(state.proposals):
        if one["id"] == figure["proposal"]:
            others = [pair for pair in one[name] if pair[0] != figure["item"]]
            own = [[figure["item"], figure["points"]]] if figure["points"] else []
            state.proposals[place] = one | {name: [*others, *own]}


def challenged(state: State, _entry: Entry, act: Plain) -> None:
    if act["upheld"]:
        aside(state, act["evaluator"], [act["proposal"]], "challenged")


def ordered(state: State, _entry: Entry, act: Plain) -> None:
    pairs = ((one, proposal) for one in act["evaluators"] for proposal in act["proposals"])
    state.to_rescore |= {one for one in pairs if state.judged(*one)}


def rescored(state: State, entry: Entry, act: Plain) -> None:
    state.opened[entry.member][act["proposal"]] |= {"marks": act["marks"]}
    state.to_rescore.discard((entry.member, act["proposal"]))


def enrolled(state: State, _entry: Entry, act: Plain) -> None:
    state.confirmed = set()
    state.unconfirmed.add(act["evaluator"])


def confirmed(state: State, entry: Entry, _act: Plain) -> None:
    state.confirmed.add(entry.role)
    if state.confirmed >= {*HOLDERS}:
        state.unconfirmed = set()


def opened(state: State, _entry: Entry, act: Plain) -> None:
    state.opened[act["evaluator"]] = {one["proposal"]: ballot_of(one["payload"]) for one in act["ballots"]}


def remark_written(state: State, _entry: Entry, act: Plain) -> None:
    state.remarks[act["place"]] = "" if blank(act["text"]) else act["text"]
    state.minutes, state.unsigned = None, set()


def ended(state: State, _entry: Entry, _act: Plain) -> None:
    state.closed, state.at_end = True, set(state.here)


def keys_end(state: State, actor: str, keys: Plain) -> None:
    """What was signed with these keys before stands; whose they were is remembered for whoever compares prints."""
    state.past_keys.append(keys)
    state.earlier.append((actor, state.names.get(actor, ""), keys))


def rekeyed(state: State, _entry: Entry, act: Plain) -> None:
    person = act["person"]
    keys_end(state, person, state.keys[person])
    state.keys[person] = act["new_keys"]
    del state.replacing[person]
    state.confirmed = set()
    if person in HOLDERS:
        state.rehearsed, state.minutes, state.signed, state.unsigned = False, None, [], set()


def took_over(state: State, _entry: Entry, act: Plain) -> None:
    state.chair = act["evaluator"]
    keys_end(state, "chair", state.keys.pop("chair"))
    state.replacing.pop("chair", None)
    state.consents = [role for role in state.consents if role != "chair"]
    state.confirmed, state.rehearsed, state.minutes = set(), False, None
    state.signed, state.unsigned = [], set()


EFFECTS: dict[str, Callable[[State, Entry, Plain], Any]] = {
    "acting_chair_took_over": took_over,
    "keys_replaced": lambda state, entry, act: state.replacing.update({act["person"]: (entry.actor, act["new_keys"])}),
    "replacement_confirmed": rekeyed,
    "case_created": set_fields(case=lambda _, act: act["case"], resolved_by_two=lambda _, act: act["resolved_by_two"]),
    "rules_drafted": drafted,
    "proposals_imported": set_fields(proposals=lambda _, act: act["proposals"], frozen=lambda *_: False),
    "members_imported": set_fields(
        members=lambda _, act: sorted(act["members"], key=lambda one: one["seat"]), frozen=lambda *_: False
    ),
    "pool_imported": listed,
    "drawing_announced": planned,
    "evaluators_drawn": drawn,
    "candidate_answered": called,
    "rules_frozen": set_fields(frozen=lambda *_: True),
    "member_moved": moved,
    "member_enrolled": enrolled,
    **dict.fromkeys(RULINGS, ruled),
    "ruling_answered": answered,
    "figure_entered": figure_entered,
    "figure_confirmed": figure_confirmed,
    "challenge_decided": challenged,
    "prior_contact_reported": lambda state, _, act: state.contacts.add(act["proposal"]),
    "scoring_abstained": lambda state, entry, act: aside(state, entry.member, [act["proposal"]], "abstained"),
    "rescoring_ordered": ordered,
    "marks_rescored": rescored,
    "chair_elected": set_fields(chair=lambda _, act: act["evaluator"]),
    "record_confirmed": confirmed,
    "opening_rehearsed": set_fields(rehearsed=lambda *_: True),
    "pledge_signed": lambda state, entry, _: state.pledged.add(entry.member),
    "conflicts_declared": lambda state, entry, act: state.declarations.update(
        {entry.member: {one["proposal"]: one for one in act["answers"]}}
    ),
    "exclusion_recorded": lambda state, _, act: state.exclusions.add((act["evaluator"], act["proposal"])),
    "conflict_cleared": lambda state, _, act: state.cleared.add((act["evaluator"], act["proposal"])),
    "absence_recorded": lambda state, _, act: state.absences.setdefault(act["evaluator"], set()).update(
        act["proposals"]
    ),
    "sheet_sealed": sealed,
    "sheets_left_open": lambda state, _, act: state.left_open.update(act["evaluators"]),
    "meeting_paused": set_fields(paused=lambda *_: True, stopped=lambda _, act: act["short"] is not None),
    "meeting_resumed": set_fields(paused=lambda *_: False, stopped=lambda *_: False),
    "running_order_set": set_fields(running_order=lambda _, act: act["order"]),
    "project_called": set_fields(called=lambda _, act: "" if act["part"] == "done" else act["proposal"]),
    "scoring_closed": set_fields(closing=lambda _, act: act["sheets"]),
    "opening_consented": lambda state, entry, _: state.consents.append(entry.role),
    "sheet_opened": opened,
    "tie_voted": lambda state, _, act: state.votes.append(act),
    "lot_drawn": lambda state, _, act: state.lots.append(act),
    "tie_chosen": lambda state, _, act: state.choices.append(act | {"by": state.chair}),
    "note_written": lambda state, _, act: state.notes.append(act),
    "note_approved": lambda state, _, act: state.approvals.setdefault(act["note"], set()).update(act["evaluators"]),
    "point_discussed": lambda state, _, act: state.discussed.add((act["proposal"], act["evaluator"])),
    "remark_written": remark_written,
    "resolution_confirmed": set_fields(confirmed_resolution=lambda _, act: act),
    "selection_resolved": set_fields(resolution=lambda _, act: act),
    "meeting_closed": ended,
    "minutes_issued": set_fields(minutes=lambda _, act: act, signed=lambda *_: [], unsigned=lambda *_: set()),
    "minutes_signed": minutes_signed,
    "scan_attached": lambda state, _, act: state.scans.append(act["sha256"]),
    "signature_missing": lambda state, _, act: state.unsigned.add(f"evaluator:{act['evaluator']}"),
}


# ── the programme ──────────────────────────────────────────────────────────────────────────
@cache
def programme_of(text: str) -> tuple[Plain, tuple[str, ...]]:
    """Return the programme and what is wrong with it."""
    try:
        table = tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError):
        return {}, ("programme.not_toml",)
    if table.pop("format", None) != "committee-programme/1":
        return {}, ("programme.other_format",)
    reading = Reading(tables().programme, programme=True)
    found = reading.read("Programme", table)
    if reading.codes:
        return {}, tuple(reading.codes)
    return found, (*beyond_a_case(found), *contradictions(found))


def beyond_a_case(rules: Plain) -> Codes:
    leaves = [leaf for group in rules["criteria"] for leaf in group["items"]]
    kept = {
        "aggregation": {"method", "drop_each_end", "trim_from", "rounding"},
        "tie_break": {"chain"},
        "selection": {"cutoff", "min_ratio", "minimum_shares"},
    }
    untouched = [
        *(as_left_out("Aggregation", rules["aggregation"], kept["aggregation"])),
        *(as_left_out("TieBreak", rules["tie_break"], kept["tie_break"])),
        *(as_left_out("SelectionRule", rules["selection"], kept["selection"])),
        *(leaf["minimum"] == 0 and leaf["weight"] == 1 for leaf in leaves),
        *(group["weight"] == 1 and not group["field"] for group in rules["criteria"]),
        *(not rules[name] for name in ("grades", "distribution", "entered", "price", "rank_step", "stages")),
        rules["scale"] == 10000,
        rules["aggregation"]["method"] in ("mean", "trimmed_mean"),
        rules["selection"]["cutoff"] in ("strict_prefix", "partial_last"),
        *(one["ratio"] is None and one["single"] is None for one in rules["thresholds"]),
        *(one["by"] in ("criterion_mean", "committee_vote", "chair", "lot") for one in rules["tie_break"]["chain"]),
        *(one["population"] == "all" for one in rules["tie_break"]["chain"]),
        *(not one["seats"] for one in (*rules["tracks"], *rules["selection"]["minimum_shares"])),
        not rules["matching"]
        or (rules["matching"]["consortium"], rules["matching"]["split"]) == ("per_body", "not_said"),
    ]
    if not all(untouched):
        yield "rules.not_in_a_case_yet"


def as_left_out(shape: str, value: Plain, kept: set[str]) -> Iterator[bool]:
    given = tables().programme[shape]
    assert isinstance(given, dict)
    for name, one in given.items():
        if name not in kept:
            yield value[name] == Reading(tables().programme).read(one.kind, one.default)


def contradictions(rules: Plain) -> Codes:
    yield from criteria_codes(rules)
    yield from ladder_codes(rules)
    yield from threshold_codes(rules)
    yield from money_codes(rules)
    yield from band_codes(rules["matching"])
    yield from committee_codes(rules)


def criteria_codes(rules: Plain) -> Codes:
    groups = rules["criteria"]
    leaves = [leaf for group in groups for leaf in group["items"]]
    criteria = [one["id"] for one in (*groups, *leaves)]
    adjusted = rules["adjustments"]
    lists = [[one["id"] for one in listed] for listed in (rules["tracks"], adjusted["bonus"], adjusted["penalty"])]
    lists += [criteria, [one["code"] for one in rules["grounds"]], [one["id"] for one in rules["thresholds"]]]
    yield from ("programme.named_twice" for ids in lists if len(set(ids)) < len(ids))
    if {"final", "quality", "price"} & set(criteria):
        yield "programme.name_reserved"
    if not groups or not all(group["items"] for group in groups):
        yield "programme.no_criteria"
    if sum(leaf["maximum"] for leaf in leaves) != 10000:
        yield "programme.points_not_100"
    step = rules["step"]
    if any(leaf["maximum"] <= 0 or step <= 0 or leaf["maximum"] % step for leaf in leaves):
        yield "programme.maximum_off_step"
    mean = rules["aggregation"]
    if mean["method"] == "trimmed_mean" and not 2 <= 2 * mean["drop_each_end"] < mean["trim_from"]:
        yield "programme.trim_leaves_nothing"
    if mean["method"] == "mean" and mean["drop_each_end"]:
        yield "programme.plain_mean_drops_nobody"
    if not 0 <= mean["rounding"]["places"] <= 6:
        yield "programme.places_out_of_range"


def known_criteria(rules: Plain) -> dict[str, int]:
    groups = {group["id"]: sum(leaf["maximum"] for leaf in group["items"]) for group in rules["criteria"]}
    return groups | {leaf["id"]: leaf["maximum"] for group in rules["criteria"] for leaf in group["items"]}


def ladder_codes(rules: Plain) -> Codes:
    chain = rules["tie_break"]["chain"]
    kinds = [rung["by"] for rung in chain]
    if not chain or kinds[-1] not in ("lot", "chair"):
        yield "programme.ladder_has_no_end"
    if "lot" in kinds[:-1]:
        yield "programme.ladder_goes_on_after_lot"
    if "chair" in kinds[:-1]:
        yield "programme.ladder_goes_on_after_end"
    if kinds.count("committee_vote") > 1:
        yield "programme.two_vote_rungs"
    for rung in chain:
        if rung["by"] == "lot" and rung["witnesses"] < 2:
            yield "programme.lot_needs_witnesses"
        if rung["by"] == "committee_vote" and rung["rounds"] < 1:
            yield "programme.vote_needs_rounds"
        if rung["by"] == "criterion_mean" and rung["criterion"] not in known_criteria(rules):
            yield "programme.unknown_criterion"


def threshold_codes(rules: Plain) -> Codes:
    most = known_criteria(rules) | {"final": rules["adjustments"]["total_cap"]}
    for one in rules["thresholds"]:
        if one["of"] not in most:
            yield "programme.unknown_criterion"
        elif not 0 <= one["minimum"] * 100 <= most[one["of"]]:
            yield "programme.threshold_out_of_reach"
        if one["minimum"] == 0 and one["relation"] == "at_least":
            yield "programme.threshold_says_nothing"


def money_codes(rules: Plain) -> Codes:
    selection, tracks = rules["selection"], rules["tracks"]
    if not tracks:
        yield "programme.no_tracks"
    least = selection["min_ratio"] if selection["cutoff"] == "partial_last" else 1
    for track in tracks:
        if track["budget"] <= 0 or track["cap"] <= 0:
            yield "programme.track_without_money"
        elif track["cap"] * least > track["budget"]:
            yield "programme.never_funded"
        if track["reserves"] < 0 or track["seats"] < 0:
            yield "programme.seats_below_none"
        if track["matching"] and not rules["matching"]:
            yield "programme.no_matching_table"
    if not 0 < selection["min_ratio"] <= 1:
        yield "programme.min_ratio_out_of_range"
    known = {track["id"] for track in tracks}
    named = [share["track"] for share in selection["minimum_shares"]]
    named += [track for item in rules["adjustments"]["bonus"] for track in item["tracks"]]
    yield from ("programme.unknown_track" for one in named if one not in known)
    yield from ("programme.share_out_of_range" for one in selection["minimum_shares"] if not 1 <= one["percent"] <= 100)


def band_codes(matching: Plain | None) -> Codes:
    if matching is None:
        return
    if matching["unit"] <= 0 or blank(matching["source"]):
        yield "programme.matching_without_source"
    bands = sorted(matching["bands"], key=lambda band: band["up_to"])
    if not bands or bands[0]["above"] >= 0 or bands[-1]["up_to"] != 100:
        yield "programme.bands_do_not_reach"
    yield from ("programme.bands_gap_or_overlap" for low, high in pairwise(bands) if low["up_to"] != high["above"])
    for band in bands:
        if not 0 <= band["national_percent"] <= 100 or band["above"] >= band["up_to"]:
            yield "programme.band_percent"


def committee_codes(rules: Plain) -> Codes:
    if rules["committee"]["size"] < 3:
        yield "programme.committee_too_small"
    if not Fraction(1, 2) <= rules["committee"]["quorum"]["constituted"] <= 1:
        yield "programme.quorum_below_half"
    if not 0 <= rules["adjustments"]["bonus_cap"] <= 1000:
        yield "programme.bonus_cap_out_of_range"
    if blank(rules["basis"]):
        yield "programme.no_basis"
    if not rules["grounds"] or not rules["pledge"]["clauses"]:
        yield "programme.no_grounds_or_pledge"


# ── the order of checks ────────────────────────────────────────────────────────────────────
@dataclass
class Verdict:
    """How many entries hold, the codes of what does not, and what the entries that hold say."""

    state: State
    hashes: list[bytes]
    codes: tuple[str, ...] = ()
    newest_time: datetime | None = None
    times_back: int = 0
    """The first entry whose time is before that of the entry before; nobody asks that times rise."""

    @property
    def holds(self) -> bool:
        return not self.codes

    @property
    def head(self) -> bytes:
        return self.hashes[-1] if self.hashes else bytes(32)


def check(untrusted_record: bytes) -> Verdict:
    verdict = Verdict(State(), [])
    try:
        for body, signature in entries_of(untrusted_record):
            follow(verdict, check_entry(verdict, body, signature), link(verdict.head, body, signature))
    except RefusedError as error:
        verdict.codes = error.codes
    return verdict


def follow(verdict: Verdict, entry: Entry, hashed: bytes) -> None:
    """Take an entry that holds into the state."""
    take_effect(verdict.state, entry)
    verdict.hashes.append(hashed)
    if verdict.newest_time is not None and entry.at < verdict.newest_time and not verdict.times_back:
        verdict.times_back = len(verdict.hashes)
    verdict.newest_time = entry.at


def refuse(codes: Iterable[str]) -> None:
    if found := tuple(codes):
        raise RefusedError(*found)


def check_entry(verdict: Verdict, body: bytes, signature: bytes) -> Entry:
    """Return the entry if it may follow what was checked before."""
    state, entry = verdict.state, entry_of(body)
    refuse(place_codes(verdict, entry))
    refuse(signature_codes(state, entry, body, signature))
    if entry.kind not in tables().stages[state.stage, entry.role]:
        raise RefusedError("act.not_now")
    refuse(signer_codes(state, entry))
    refuse(GATES[entry.kind](state, entry, entry.act))
    refuse(sealed_codes(state, verdict.head, entry))
    return entry


def place_codes(verdict: Verdict, entry: Entry) -> Codes:
    number, head = entry.base
    known = [bytes(32), *verdict.hashes]
    if not 0 <= number < len(known) or known[number].hex() != head:
        yield "record.base_unknown"
    if entry.case != (entry.act["case"] if entry.kind == "case_created" else verdict.state.case):
        yield "record.other_case"


def signature_codes(state: State, entry: Entry, body: bytes, signature: bytes) -> Codes:
    keys = state.keys.get(entry.actor) or entry.act.get("keys")
    if keys is None:
        yield "actor.not_enrolled"
    elif not all(map(is_key, keys.values())) or not signed_by(keys["signing"], body, signature):
        yield "record.signature_wrong"


# ── the result ──────────────────────────────────────────────────────────────────────────────
# Exact: marks are whole hundredths, computed points are fractions, money is whole won.
def rounded(value: Fraction, rule: Plain) -> Fraction:
    units = 10 ** rule["places"]
    whole, rest = divmod(abs(value) * units, 1)
    half = Fraction(1, 2)
    up = {"half_up": rest >= half, "half_even": rest > half or (rest == half and whole % 2 == 1), "down": False}
    size = Fraction(whole + up[rule["mode"]], units)
    return size if value >= 0 else -size


def printed(value: Fraction | None, places: int) -> str | None:
    if value is None:
        return None
    digits = str(abs(int(value * 10**places))).zfill(places + 1)
    return ("-" if value < 0 else "") + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


@dataclass(frozen=True)
class Score:
    """What a proposal got; `criteria` are printed means."""

    counted: int
    mean: Fraction | None
    printed_mean: Fraction | None
    final: Fraction | None
    criteria: dict[str, Fraction]
    gates: list[tuple[str, bool]]

    @property
    def passes(self) -> bool:
        return self.final is not None and all(holds for _, holds in self.gates)


@dataclass(frozen=True)
class Line:
    proposal: str
    rank: int | None
    status: str
    reserve: int | None
    entitled: int
    national: int
    local: int
    cumulative: int


class Result:
    """Numbers, ranks, selection and money of a case whose sheets are open."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.rules = state.programme
        self.rounding: Plain = self.rules["aggregation"]["rounding"]
        self.proposals = {one["id"]: one for one in state.proposals}

    @cached_property
    def scores(self) -> dict[str, Score]:
        return {one: self.score(proposal) for one, proposal in self.proposals.items()}

    # ── numbers ────────────────────────────────────────────────────────────────────────────
    def rows(self, proposal: str) -> list[list[int]]:
        """The marks of every ballot that counts, by seat."""
        judged = [one for one in self.state.scorers() if self.state.judged(one, proposal)]
        return [self.state.opened[one][proposal]["marks"] for one in judged]

    def score(self, proposal: Plain) -> Score:
        rows = self.rows(proposal["id"])
        if not rows:
            return Score(0, None, None, None, {}, [])
        mean = self.mean([sum(row) for row in rows])
        printed_mean = rounded(mean, self.rounding)
        final = rounded(self.adjusted(printed_mean, proposal), self.rounding)
        exact_criteria = {name: Fraction(sum(sum(row[at] for at in places) for row in rows), 100 * len(rows))
                          for name, places in self.criterion_places.items()}  # fmt: skip
        criteria = {name: rounded(value, self.rounding) for name, value in exact_criteria.items()}
        values = {
            "rounded": criteria | {"final": final},
            "exact": exact_criteria | {"final": self.adjusted(mean, proposal)},
        }
        gates = [(one["id"], gate_holds(one, values[one["measured"]][one["of"]])) for one in self.rules["thresholds"]]
        return Score(len(rows), mean, printed_mean, final, criteria, gates)

    def mean(self, totals: list[int]) -> Fraction:
        rule = self.rules["aggregation"]
        kept = sorted(totals)
        if rule["method"] == "trimmed_mean" and len(totals) >= rule["trim_from"]:
            kept = kept[rule["drop_each_end"] : -rule["drop_each_end"]]
        return Fraction(sum(kept), 100 * len(kept))

    def adjusted(self, mean: Fraction, proposal: Plain) -> Fraction:
        rule = self.rules["adjustments"]
        bonus = min(sum(points for _, points in proposal["bonus"]), rule["bonus_cap"])
        penalty = sum(points for _, points in proposal["penalty"])
        return min(mean + Fraction(bonus - penalty, 100), Fraction(rule["total_cap"], 100))

    @cached_property
    def criterion_places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        at = 0
        for group in self.rules["criteria"]:
            places[group["id"]] = list(range(at, at + len(group["items"])))
            places |= {leaf["id"]: [at + place] for place, leaf in enumerate(group["items"])}
            at += len(group["items"])
        return places

    # ── ranks ──────────────────────────────────────────────────────────────────────────────
    def ranked(self, track: str) -> Ranked:
        finals = {one: self.scores[one].final for one in self.proposals if self.proposals[one]["track"] == track}
        passing = {one: final or Fraction(0) for one, final in finals.items() if self.scores[one].passes}
        found = Ranked([], [], [])
        for tied in by_value(passing):
            climb = Climb(self, found.open_ties)
            order = climb.up(tied, self.rules["tie_break"]["chain"])
            found.groups.extend(order)
            if len(tied) > 1:
                final = printed(passing[tied[0]], self.rounding["places"])
                found.ties.append({"final": final, "tied": [*tied], "order": [*map(list, order)], "steps": climb.steps})
        return found

    # ── selection and money ────────────────────────────────────────────────────────────────
    def entitled(self, proposal: Plain, track: Plain) -> int:
        if track["matching"]:
            wanted = sum(self.matched(body) for body in proposal["bodies"])
        else:
            requested, cost = proposal["requested"], cost_of(proposal)
            wanted = cost if requested is None else requested
        return int(min(wanted, track["cap"]))

    def matched(self, body: Plain) -> int:
        rule = self.rules["matching"]
        for band in rule["bands"]:
            if body["reliance"] is not None and band["above"] < body["reliance"] <= band["up_to"]:
                share = Fraction(body["cost"] * band["national_percent"], 100)
                return int(share // rule["unit"] * rule["unit"])
        return 0

    def funded(self, ordered: Sequence[str], entitled: dict[str, int], budget: int) -> dict[str, int]:
        rule, rest = self.rules["selection"], budget
        given: dict[str, int] = {}
        for one in ordered:
            if entitled[one] > rest:
                if rule["cutoff"] == "partial_last" and Fraction(rest, entitled[one]) >= rule["min_ratio"]:
                    given[one] = rest
                break
            given[one] = entitled[one]
            rest -= entitled[one]
        return given

    def chosen(self, ranked: list[str], entitled: dict[str, int], track: Plain) -> tuple[dict[str, int], list[Plain]]:
        given = self.funded(ranked, entitled, track["budget"])
        moves: list[Plain] = []
        for share in self.rules["selection"]["minimum_shares"]:
            if share["track"] != track["id"]:
                continue
            members = {one for one in ranked if share["group"] in self.proposals[one]["groups"]}
            while len(members & given.keys()) * 100 < share["percent"] * len(given):
                outside = [one for one in given if one not in members]
                waiting = [one for one in ranked if one in members and one not in given]
                if not outside or not waiting:
                    break
                stays = (given.keys() - {outside[-1]}) | {waiting[0]}
                before = [*given]
                given = self.funded([one for one in ranked if one in stays], entitled, track["budget"])
                moves.append({"group": share["group"], "out": outside[-1], "in": waiting[0], "before": before,
                              "after": [*given]})  # fmt: skip
        return given, moves

    def selected(self, track: Plain, groups: list[Group]) -> tuple[list[Line], list[Plain]]:
        """Return the lines of a track and who gave way; nothing while a tie is open."""
        if any(len(group) > 1 for group in groups):
            return [], []
        ranked = [group[0] for group in groups]
        mine = {one: proposal for one, proposal in self.proposals.items() if proposal["track"] == track["id"]}
        entitled = {one: self.entitled(proposal, track) for one, proposal in mine.items()}
        given, moves = self.chosen(ranked, entitled, track)
        others = self.without_rank(mine, ranked, entitled, given)
        return [*self.with_rank(ranked, entitled, given, track), *others], moves

    def with_rank(
        self, ranked: list[str], entitled: dict[str, int], given: dict[str, int], track: Plain
    ) -> Iterator[Line]:
        spent = waiting = 0
        for rank, one in enumerate(ranked, 1):
            cost = cost_of(self.proposals[one])
            if one in given:
                spent += given[one]
                status = "selected" if given[one] == entitled[one] else "partial"
                yield Line(one, rank, status, None, entitled[one], given[one], cost - given[one], spent)
                continue
            waiting += 1
            reserve = waiting if waiting <= track["reserves"] else None
            status = "reserve" if reserve else "not_selected"
            yield Line(one, rank, status, reserve, entitled[one], 0, cost, spent)

    def without_rank(
        self, mine: dict[str, Plain], ranked: list[str], entitled: dict[str, int], given: dict[str, int]
    ) -> Iterator[Line]:
        others = [(self.scores[one].final, one) for one in mine if one not in ranked]
        for final, one in sorted(others, key=lambda two: (two[0] is None, -(two[0] or Fraction(0)), two[1])):
            status = "unscored" if final is None else "failed"
            yield Line(one, None, status, None, entitled[one], 0, cost_of(mine[one]), sum(given.values()))


@dataclass(frozen=True)
class Ranked:
    """The proposals that pass, best first (more than one together are an open tie), and how ties were broken."""

    groups: list[Group]
    ties: list[Plain]
    open_ties: list[Plain]


class Climb:
    """One tied group on the ladder, with every step it takes."""

    def __init__(self, result: Result, open_ties: list[Plain]) -> None:
        self.result = result
        self.state = result.state
        self.open_ties = open_ties
        self.steps: list[Plain] = []

    def up(self, tied: Group, chain: Sequence[Plain]) -> list[Group]:
        if len(tied) == 1:
            return [tied]
        rung = chain[0]
        if rung["by"] == "criterion_mean":
            means = {one: self.result.scores[one].criteria[rung["criterion"]] for one in tied}
            parted = by_value(means)
            self.note(rung, tied, means, parted)
            return [group for part in parted for group in self.up(part, chain[1:])]
        if rung["by"] == "committee_vote":
            return self.by_vote(tied, chain)
        order = drawn_order(self.state, tied, rung["witnesses"]) if rung["by"] == "lot" else chosen(self.state, tied)
        return self.in_order(tied, rung, order)

    def by_vote(self, tied: Group, chain: Sequence[Plain]) -> list[Group]:
        rung = chain[0]
        for number in range(1, rung["rounds"] + 1):
            held = [one for one in self.state.votes if set(one["tied"]) == set(tied) and one["round"] == number]
            if len(held) != 1:
                return self.open(tied, rung, number)
            first = majority(held[0])
            parted = [tied] if first is None else [(first,), tuple(one for one in tied if one != first)]
            self.note(rung, tied, dict(held[0]["votes"]), parted)
            if first is not None:
                return [(first,), *self.up(parted[1], chain)]
        return self.up(tied, chain[1:])

    def in_order(self, tied: Group, rung: Plain, order: list[str] | None) -> list[Group]:
        if order is None:
            return self.open(tied, rung, 0)
        parted: list[Group] = [(one,) for one in order]
        self.note(rung, tied, {one: place for place, one in enumerate(order, 1)}, parted)
        return parted

    def open(self, tied: Group, rung: Plain, number: int) -> list[Group]:
        self.open_ties.append({"tied": [*tied], "by": rung["by"], "round": number})
        return [tied]

    def note(self, rung: Plain, tied: Group, values: Mapping[str, Fraction | int], parted: list[Group]) -> None:
        step = {"by": rung["by"], "criterion": rung["criterion"], "tied": [*tied], "parted": [*map(list, parted)]}
        self.steps.append(step | {"values": {name: str(value) for name, value in values.items()}})


def chosen(state: State, tied: Group) -> list[str] | None:
    """Return the order that the chair decided on, once, with a reason, and not kept away from any of these."""
    made = [one for one in state.choices if set(one["tied"]) == set(tied)]
    if len(made) != 1 or any(state.status(made[0]["by"], one) in BARRED for one in tied):
        return None
    order: list[str] = made[0]["order"]
    return order


def drawn_order(state: State, tied: Group, witnesses: int) -> list[str] | None:
    """Return the order of the one lot about these; None where there is none that repeats."""
    drawn = [one for one in state.lots if set(one["tied"]) == set(tied)]
    if len(drawn) != 1:
        return None
    lot = drawn[0]
    order: list[str] = lot["order"]
    if not lot["line"]:
        return order
    numbers = [number for _, number in lot["numbers"]]
    parts = ["lot", state.fingerprint, ",".join(sorted(tied)), ",".join(numbers)]
    by_hand = sorted(tied, key=lambda one: hashlib.sha256(f"{lot['line']}|{one}".encode()).hexdigest())
    good = (
        len({name for name, _ in lot["numbers"]}) >= witnesses
        and all(map(may_stand_in_a_line, (*tied, *numbers)))
        and lot["line"] == "|".join(parts)
        and order == by_hand
    )
    return order if good else None


def gate_holds(gate: Plain, value: Fraction) -> bool:
    minimum = gate["minimum"]
    relations = {"at_least": value >= minimum, "above": value > minimum, "at_most": value <= minimum,
                 "below": value < minimum}  # fmt: skip
    return bool(relations[gate["relation"]])


def by_value(values: dict[str, Fraction]) -> list[Group]:
    """Groups of equal value, the highest first."""
    ordered = sorted(set(values.values()), reverse=True)
    return [tuple(sorted(one for one in values if values[one] == value)) for value in ordered]


def majority(vote: Plain) -> str | None:
    cast = sum(count for _, count in vote["votes"]) + vote["abstained"] + vote["invalid"]
    return next((one for one, count in vote["votes"] if 2 * count > cast), None)


def may_stand_in_a_line(text: str) -> bool:
    prints = all(each == " " or unicodedata.category(each)[0] not in "CZ" for each in text)
    return bool(text) and text == text.strip() and prints and not set(text) & set("|,'")


def cost_of(proposal: Plain) -> int:
    return sum(body["cost"] for body in proposal["bodies"])


# ── against result.json ────────────────────────────────────────────────────────────────────
def compare(state: State, result_json: bytes) -> Iterator[str]:
    """Yield in what a result differs from the record, in plain words; nothing where they agree."""
    if state.resolution is None or hashlib.sha256(result_json).hexdigest() != state.resolution["tally_sha256"]:
        yield "the resolution names another result"
    given, own = json.loads(result_json), Result(state)
    if given["rules_sha256"] != state.fingerprint:
        yield "other rules"
    places = own.rounding["places"]
    for one, project in zip(state.proposals, given["projects"], strict=True):
        score = own.scores[one["id"]]
        wanted = {
            "proposal": one["id"],
            "counted": score.counted,
            "mean": None if score.mean is None else str(score.mean),
            "printed_mean": printed(score.printed_mean, places),
            "final": printed(score.final, places),
            "passes": score.passes,
            "criterion_means": {name: printed(value, places) for name, value in score.criteria.items()},
        }
        yield from (f"{one['id']}: {name}" for name, value in wanted.items() if project[name] != value)
    for track, found in zip(own.rules["tracks"], given["tracks"], strict=True):
        yield from (f"{track['id']}: {name}" for name in track_differences(own, track, found))


def track_differences(own: Result, track: Plain, found: Plain) -> Iterator[str]:
    places, ahead, standings = own.rounding["places"], 0, []
    ranked = own.ranked(track["id"])
    for group in ranked.groups:
        standings.append({"rank": ahead + 1, "proposals": list(group)})
        ahead += len(group)
    lines, moves = own.selected(track, ranked.groups)
    wanted = {
        "budget": track["budget"],
        "spent": sum(line.national for line in lines),
        "complete": not ranked.open_ties,
        "standings": standings,
        "ties": ranked.ties,
        "open_ties": ranked.open_ties,
        "displacements": moves,
        "lines": [
            {name: getattr(line, name) for name in Line.__dataclass_fields__}
            | {"final": printed(own.scores[line.proposal].final, places)}
            for line in lines
        ],
    }
    yield from (name for name, value in wanted.items() if not contains(found[name], value))


def contains(given: Any, wanted: Any) -> bool:
    """Whether a value says all that is wanted; objects may say more (derivations)."""
    if isinstance(wanted, dict):
        return all(name in given and contains(given[name], one) for name, one in wanted.items())
    if isinstance(wanted, list):
        return len(given) == len(wanted) and all(map(contains, given, wanted))
    return bool(given == wanted)


# ── the PDF ─────────────────────────────────────────────────────────────────────────────────
class NotThisFormError(ValueError):
    """Bytes that our builder does not write."""


class StopError(Exception):
    """A step failed after which nothing more can be read."""


@dataclass(frozen=True)
class Step:
    """A step of the plan: its code, whether it holds (None: nobody can tell), and facts for its sentence."""

    code: str
    holds: bool | None
    facts: dict[str, Any]


class Plan:
    """The steps taken so far."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def say(self, code: str, *, holds: bool | None, **facts: Any) -> bool:
        self.steps.append(Step(code, holds, facts))
        return bool(holds)

    def need(self, code: str, *, holds: bool, **facts: Any) -> None:
        if not self.say(code, holds=holds, **facts):
            raise StopError

    def failed(self) -> list[str]:
        return [one.code for one in self.steps if one.holds is False]


@dataclass
class Minutes:
    """What could be read out: believe it only as far as the steps hold. `signers` are fields and keys, in order."""

    record: bytes | None = None
    result: bytes | None = None
    copy: bytes = b""
    head: str = ""
    signers: list[tuple[str, str]] = field(default_factory=list)


def read_minutes(plan: Plan, untrusted: bytes) -> Minutes:
    minutes = Minutes()
    try:
        take_steps(plan, minutes, untrusted)
    except StopError:
        pass
    except Exception:  # noqa: BLE001  # what hostile bytes raise is no closed list; whatever it is, they do not hold
        plan.say("pdf.readable", holds=False)
    return minutes


# ── objects ────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class Ref:
    number: int


@dataclass(frozen=True)
class Stream:
    facts: Plain
    start: int


_SPACE = rb"[\x00\t\n\x0c\r ]*"
_TOKEN = re.compile(
    _SPACE + rb"(?:(<<|>>|\[|\]|\(|<)|(/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)|(\d+ 0 R)|([+-]?\d*\.?\d+)|(true|false|null))"
)
_OBJECT = re.compile(rb"(\d+) 0 obj\s")
_STREAM = re.compile(rb"\s*stream\r?\n")


class Objects:
    """The values at places of a file."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data = data
        self.at = at

    def value(self) -> Any:
        found = _TOKEN.match(self.data, self.at)
        if found is None:
            raise NotThisFormError(self.at)
        self.at = found.end()
        mark, name, reference, number, word = found.groups()
        if mark is not None:
            return self.inside(mark)
        if name is not None:
            return re.sub(rb"#([0-9a-fA-F]{2})", lambda hexed: bytes([int(hexed[1], 16)]), name).decode()
        if reference is not None:
            return Ref(int(reference.split()[0]))
        if number is not None:
            return float(number) if b"." in number else int(number)
        return {b"true": True, b"false": False, b"null": None}[word]

    def inside(self, mark: bytes) -> Any:
        if mark == b"<<":
            return self.dictionary()
        if mark == b"[":
            return list(self.until(b"]"))
        if mark == b"(":
            return self.text()
        if mark != b"<":
            raise NotThisFormError(mark)
        end = self.data.index(b">", self.at)
        digits, self.at = self.data[self.at : end], end + 1
        return bytes.fromhex(digits.decode("ascii"))

    def until(self, closing: bytes) -> Iterator[Any]:
        while True:
            end = re.compile(_SPACE + re.escape(closing)).match(self.data, self.at)
            if end is not None:
                self.at = end.end()
                return
            yield self.value()

    def dictionary(self) -> Plain:
        listed = list(self.until(b">>"))
        found = dict(zip(listed[::2], listed[1::2], strict=True))
        if 2 * len(found) != len(listed):
            raise NotThisFormError("a key twice")
        return found

    def text(self) -> bytes:
        found, depth = bytearray(), 1
        while True:
            byte = self.data[self.at]
            self.at += 1
            if byte == ord("\\"):
                found += self.escaped()
                continue
            depth += (byte == ord("(")) - (byte == ord(")"))
            if depth == 0:
                return bytes(found)
            found.append(byte)

    def escaped(self) -> bytes:
        octal = re.compile(rb"[0-7]{1,3}").match(self.data, self.at)
        if octal is not None:
            self.at = octal.end()
            return bytes([int(octal[0], 8) & 255])
        self.at += 1
        return {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(
            self.data[self.at - 1 : self.at], self.data[self.at - 1 : self.at]
        )


@dataclass
class Revision:
    """What one revision wrote: where its objects stand, what it took away, and its trailer."""

    start_of_table: int
    end: int = 0
    places: dict[int, int] = field(default_factory=dict)
    freed: set[int] = field(default_factory=set)
    trailer: Plain = field(default_factory=dict)


TRAILER_KEYS = {"/Size", "/Root", "/Info", "/ID", "/Prev", "/Encrypt"}
_SECTION = re.compile(rb"(\d{1,10}) (\d{1,10})\n")
_ROW = re.compile(rb"(\d{10}) \d{5} ([nf])(?: \n|\r\n| \r)")
_END = re.compile(rb"[\r\n ]*startxref\n(\d{1,12})\n%%EOF\n?")


def newest_table(data: bytes) -> int:
    """Return where the newest table begins, or -1 where there is no plain one."""
    found = re.search(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z", data[-64:])
    return int(found[1]) if found and data.startswith(b"xref", int(found[1])) else -1


class File:
    """A PDF with plain tables: revision after revision, the newest object counts."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.revisions: list[Revision] = []
        at: Any = newest_table(data)
        while at is not None:
            revision = self.revision(at)
            self.revisions.insert(0, revision)
            if len(self.revisions) > MOST_SIGNATURES + 1:
                raise NotThisFormError("too many revisions")
            if sum(len(one.places) + len(one.freed) for one in self.revisions) > MOST_OBJECTS:
                raise NotThisFormError("too many objects")
            at = revision.trailer.get("/Prev")
            if at is not None and not (type(at) is int and 0 < at < revision.start_of_table):
                raise NotThisFormError("a table that does not follow")

    def revision(self, at: int) -> Revision:
        revision = Revision(at)
        if not self.data.startswith(b"xref\n", at):
            raise NotThisFormError("no table")
        at += len(b"xref\n")
        while (section := _SECTION.match(self.data, at)) is not None:
            first, count, at = int(section[1]), int(section[2]), section.end()
            if first + count > MOST_OBJECTS:
                raise NotThisFormError("an object of a too high number")
            for number in range(first, first + count):
                row = _ROW.match(self.data, at)
                if row is None or number in revision.places or number in revision.freed:
                    raise NotThisFormError("a row of the table")
                if row[2] == b"n":
                    revision.places[number] = int(row[1])
                else:
                    revision.freed.add(number)
                at = row.end()
        if not self.data.startswith(b"trailer", at):
            raise NotThisFormError("no trailer")
        objects = Objects(self.data, at + len(b"trailer"))
        revision.trailer = objects.value()
        end = _END.match(self.data, objects.at)
        if end is None or int(end[1]) != revision.start_of_table or revision.trailer.keys() - TRAILER_KEYS:
            raise NotThisFormError("another end")
        revision.end = end.end()
        return revision

    def get(self, value: Any, newest: int) -> Any:
        """Return what stands behind a reference in a revision; other values as they are."""
        if not isinstance(value, Ref):
            return value
        at = next(one.places[value.number] for one in self.revisions[newest::-1] if value.number in one.places)
        begun = _OBJECT.match(self.data, at)
        if begun is None or int(begun[1]) != value.number:
            raise NotThisFormError("an object at another place")
        objects = Objects(self.data, begun.end())
        found = objects.value()
        stream = _STREAM.match(self.data, objects.at)
        return found if stream is None else Stream(found, stream.end())

    def content(self, stream: Stream, newest: int, limit: int) -> bytes:
        length = self.get(stream.facts["/Length"], newest)
        stored = self.data[stream.start : stream.start + length]
        if "/Filter" not in stream.facts:
            return stored
        if stream.facts["/Filter"] != "/FlateDecode" or "/DecodeParms" in stream.facts:
            raise NotThisFormError("another filter")
        inflating = zlib.decompressobj()
        found = inflating.decompress(stored, limit + 1)
        if len(found) > limit or not inflating.eof or inflating.unused_data.strip(b"\r\n"):
            raise NotThisFormError("another stream")
        return found

    def root(self, newest: int) -> Plain:
        return dict(self.get(self.revisions[newest].trailer["/Root"], newest))

    def fills_a_gap(self) -> set[int]:
        """Return the revisions that write an object which an earlier one named and did not have.

        A page may name a content that is not there, and show nothing of it until somebody who signs later brings it.
        """
        named: set[int] = set()
        found = set()
        for number, revision in enumerate(self.revisions):
            if named & revision.places.keys():
                found.add(number)
            for one in revision.places:
                named.update(numbers_in(self.get(Ref(one), number)))
            named -= {one for earlier in self.revisions[: number + 1] for one in earlier.places}
        return found


def numbers_in(value: Any) -> Iterator[int]:
    """Yield the numbers of all objects that a value names."""
    if isinstance(value, Ref):
        yield value.number
    elif isinstance(value, Stream):
        yield from numbers_in(value.facts)
    elif isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from numbers_in(one)


# ── the steps ──────────────────────────────────────────────────────────────────────────────
def take_steps(plan: Plan, minutes: Minutes, data: bytes) -> None:
    plan.need("pdf.size", holds=len(data) <= MOST_BYTES, bytes=len(data), limit=MOST_BYTES)
    plan.need("pdf.kind", holds=data.startswith(b"%PDF-1.7\n"))
    plan.need("pdf.nothing_after_the_end", holds=data.endswith((b"%%EOF", b"%%EOF\n", b"%%EOF\r\n")))
    plan.need("pdf.plain_form", holds=newest_table(data) >= 0)
    file = File(data)
    newest = len(file.revisions) - 1
    plan.need("pdf.not_encrypted", holds=not any("/Encrypt" in one.trailer for one in file.revisions))
    pages = file.get(file.root(newest)["/Pages"], newest)["/Count"]
    plan.need("pdf.readable", holds=0 < pages <= MOST_PAGES, pages=pages)
    read_attachments(plan, minutes, file, newest)
    signatures = [one for one in signature_fields(file, newest) if one[1] is not None]
    signatures.sort(key=end_of_what_it_covers)
    plan.need("signatures.present", holds=0 < len(signatures) <= MOST_SIGNATURES, count=len(signatures))
    ends = [one.end for one in file.revisions]
    placed = [ends.index(end) if (end := end_of_what_it_covers(one)) in ends else -1 for one in signatures]
    last, value = signatures[-1]
    whole = placed[-1] == newest and covers(value, ends[-1]) and ends[-1] == len(data)
    plan.say("signatures.newest_covers_all", holds=whole, field=last)
    one_each = placed == list(range(1, newest + 1)) and data.count(b"%%EOF") == newest + 1
    plan.say("pdf.one_revision_each", holds=one_each, revisions=newest + 1, signatures=len(signatures))
    firsts = [certifies(file, value) for _, value in signatures]
    plan.say("signatures.first_certifies", holds=firsts == [True] + [False] * (len(signatures) - 1))
    names = {place: name for (name, _), place in zip(signatures, placed, strict=True)}
    late = file.fills_a_gap()
    signs = {
        one: one in names and one not in late and only_signs(file, one, names[one]) for one in range(1, newest + 1)
    }
    for (name, value), place in zip(signatures, placed, strict=True):
        found = signed_value(data, name, value)
        minutes.signers.append((name, found.key))
        well_placed = covers(value, end_of_what_it_covers((name, value)))
        plan.say("signature.holds", holds=found.holds and well_placed, field=name)
        # Its own revision too: whoever signs could change a page in the very revision that signs it.
        unchanged = place > 0 and all(signs[one] for one in range(place, newest + 1))
        plan.say("signature.nothing_changed_since", holds=unchanged, field=name)
        plan.say("signature.hides_nothing", holds=found.hides_nothing, field=name)
        if found.outside:
            # Whether an authority stands behind it is told by nobody who may not ask one.
            plan.say("signature.certificate", holds=None if found.in_time else False, field=name, **found.outside)


def read_attachments(plan: Plan, minutes: Minutes, file: File, newest: int) -> None:
    root = file.root(newest)
    metadata = file.content(file.get(root["/Metadata"], newest), newest, 64 * 1024)
    digests = re.findall(rb"<dc:identifier>urn:sha256:([0-9a-f]{64})</dc:identifier>", metadata)
    heads = re.findall(rb"<dc:source>urn:sha256:([0-9a-f]*)</dc:source>", metadata)
    minutes.head = heads[0].decode() if len(heads) == 1 else ""
    plan.say("record.head_named", holds=len(heads) == 1)
    names = file.get(file.get(root["/Names"], newest)["/EmbeddedFiles"], newest)["/Names"]
    if names[::2] not in CARRIED or root["/AF"] != names[1::2]:
        raise NotThisFormError("attachments")
    inside = {name: embedded(file, name, one, newest) for name, one in zip(names[::2], names[1::2], strict=True)}
    minutes.record = file.content(inside[b"record.json"], newest, MOST_BYTES)
    digest = hashlib.sha256(minutes.record).hexdigest()
    plan.say("record.digest", holds=digests == [digest.encode()], digest=digest)
    if b"result.json" in inside:
        minutes.result = file.content(inside[b"result.json"], newest, MOST_BYTES)
        minutes.copy = file.content(inside[b"verifier.py"], newest, MOST_BYTES)


def embedded(file: File, name: bytes, specification: Any, newest: int) -> Stream:
    facts = file.get(specification, newest)
    streams = file.get(facts["/EF"], newest)
    if streams["/F"] != streams["/UF"] or facts["/UF"] != name:
        raise NotThisFormError("attachments")
    found: Stream = file.get(streams["/F"], newest)
    return found


def signature_fields(file: File, newest: int) -> list[tuple[str, Any]]:
    form = file.get(file.root(newest)["/AcroForm"], newest)
    if len(form["/Fields"]) > MOST_FIELDS:
        raise NotThisFormError("too many fields")
    widgets = [file.get(one, newest) for one in form["/Fields"]]
    return [(one["/T"].decode(), file.get(one.get("/V"), newest)) for one in widgets]


def end_of_what_it_covers(signature: tuple[str, Plain]) -> int:
    _, _, resumed, after = signature[1]["/ByteRange"]
    return int(resumed + after)


def only_signs(file: File, number: int, name: str) -> bool:
    """Whether a revision writes anew only what its signature must: its field, and for the first also what certifies."""
    known = {one for revision in file.revisions[:number] for one in revision.places}
    if known & file.revisions[number].freed:
        return False
    anew = {one: file.get(Ref(one), number) for one in file.revisions[number].places if one in known}
    allowed = {"field": {"/V", "/AP"}, "form": {"/SigFlags"}, "root": {"/Perms", "/Extensions"}}
    root = file.revisions[number].trailer["/Root"]
    for one, value in anew.items():
        before = file.get(Ref(one), number - 1)
        if not (isinstance(value, dict) and isinstance(before, dict)):
            return False
        if Ref(one) == root and number == 1:
            kind = "root"
        elif Ref(one) == file.root(number)["/AcroForm"] and number == 1:
            kind = "form"
        elif value.get("/T") == name.encode():
            kind = "field"
        else:
            return False
        if {key for key in value.keys() | before.keys() if value.get(key) != before.get(key)} - allowed[kind]:
            return False
    info = file.revisions[number].trailer.get("/Info") == file.revisions[0].trailer.get("/Info")
    return bool(info and root == file.revisions[0].trailer["/Root"])


def certifies(file: File, value: Plain) -> bool:
    references = value.get("/Reference", [])
    if not references:
        return False
    parameters = references[0]["/TransformParams"]
    certified = len(references) == 1 and references[0]["/TransformMethod"] == "/DocMDP" and parameters["/P"] == 2
    permissions = file.root(len(file.revisions) - 1).get("/Perms", {})
    return bool(certified and file.get(permissions.get("/DocMDP"), len(file.revisions) - 1) == value)


def covers(value: Plain, end: int) -> bool:
    start, before, resumed, after = value["/ByteRange"]
    return bool(start == 0 < before < resumed and resumed + after == end)


# ── the signature value ────────────────────────────────────────────────────────────────────
def der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content).to_bytes((len(content).bit_length() + 7) // 8 or 1, "big")
    return bytes([tag]) + (size if len(content) < 128 else bytes([0x80 | len(size)]) + size) + content


def parts_of(content: bytes) -> list[tuple[int, bytes, bytes]]:
    """Return (tag, content, all its bytes) of every value; only the one DER form of a length."""
    found, at = [], 0
    while at < len(content):
        size, start = content[at + 1], at + 2
        if size >= 0x80:
            start += size & 0x7F
            size = int.from_bytes(content[at + 2 : start], "big")
        whole = content[at : start + size]
        if der(content[at], content[start : start + size]) != whole:
            raise NotThisFormError("not DER")
        found.append((content[at], content[start : start + size], whole))
        at = start + size
    return found


SHA256 = bytes.fromhex("300d06096086480165030402010500")
ECDSA_SHA256 = bytes.fromhex("300a06082a8648ce3d040302")
RSA_SHA256 = bytes.fromhex("300d06092a864886f70d01010b0500")
DATA = bytes.fromhex("06092a864886f70d010701")
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")
CASE_SIGNATURE = bytes.fromhex("06146981f89f8796c7d5daae8d9a9f97e3c2ecb99460")
RSA_KEY = bytes.fromhex("300d06092a864886f70d0101010500")
RSA_SIZES = (256, 384, 512)
COMMON_NAME, ORGANISATION = bytes.fromhex("0603550403"), bytes.fromhex("060355040a")
TEXT_OF = {0x0C: "utf-8", 0x13: "ascii", 0x16: "ascii", 0x14: "latin-1", 0x1E: "utf-16-be", 0x1C: "utf-32-be"}
MOST_CERTIFICATES, MOST_CERTIFICATE_BYTES = 8, 32 * 1024
P256_KEY = bytes.fromhex("301306072a8648ce3d020106082a8648ce3d030107")


@dataclass
class SignedValue:
    """What a signature value says: the compressed key of the case behind it, if it holds, if it hides nothing.

    `outside` is what a certificate that was brought from outside says of itself; `in_time`: it held when it signed.
    """

    key: str = ""
    holds: bool = False
    hides_nothing: bool = False
    outside: Plain = field(default_factory=dict)
    in_time: bool = False


@dataclass
class Certificate:
    """Issuer and serial number in DER, and the key: compressed, or n of RSA where it is none of P-256."""

    issuer: bytes
    serial: bytes
    key: str
    modulus: int
    said: Plain
    begins: datetime
    ends: datetime


def signed_value(data: bytes, name: str, value: Plain) -> SignedValue:
    found = SignedValue()
    try:
        examine(found, data, name, value)
    except Exception:  # noqa: BLE001  # as above
        found.holds = found.hides_nothing = False
    return found


def examine(found: SignedValue, data: bytes, name: str, value: Plain) -> None:
    _, before, resumed, after = value["/ByteRange"]
    covered = hashlib.sha256(data[:before] + data[resumed : resumed + after]).digest()
    contents: bytes = value["/Contents"]
    (_, _, cms), *_ = parts_of_beginning(contents)
    certificates, sid, attributes, signature = taken_apart(cms)
    listed = [whole for _, _, whole in parts_of(attributes)]
    vouching = [one for one in listed if one[2:].startswith(CASE_SIGNATURE)]
    by_sid = [
        one for one in certificates if der(0x30, certificate_parts(one).issuer, certificate_parts(one).serial) == sid
    ]
    own, said = by_sid[0], certificate_parts(by_sid[0])
    vouched = True
    found.key = said.key
    if vouching:
        found.outside, found.key, vouched = said.said, "", False
        found.in_time = said.begins <= moment_of(value.get("/M", b"").decode()) <= said.ends
        proof = parts_of(parts_of(parts_of(vouching[0])[0][1])[1][1])[0][1]
        message = layout("minutes-certificate", name.encode(), digest_named(listed), own, *certificates)
        if (
            len(proof) == 97
            and is_key(proof[:33].hex())
            and signed_by(proof[:33].hex(), message, proof[33:], b"minutes")
        ):
            found.key, vouched = proof[:33].hex(), True
    elif not said.key:
        raise NotThisFormError("not a key of P-256")
    wanted = {
        der(0x30, CONTENT_TYPE, der(0x31, DATA)),
        der(0x30, MESSAGE_DIGEST, der(0x31, der(0x04, covered))),
        *vouching[:1],
    }
    further = [one for one in listed if one not in wanted]
    found.holds = (
        wanted < set(listed)
        and listed == sorted(listed)
        and len(further) == 1
        and further[0].startswith(SIGNING_CERTIFICATE, 2 + (further[0][1] > 0x80))
        and der(0x04, hashlib.sha256(own).digest()) in further[0]
        and vouched
        and made_by(said, der(0x31, attributes), signature)
    )
    found.hides_nothing = (
        data[before:resumed] == b"<" + contents.hex().upper().encode() + b">"
        and not contents[len(cms) :].strip(b"\0")
        and len(by_sid) == 1
        and (bool(vouching) or len(certificates) == 1)
        and certificates == sorted(set(certificates))
        and len(certificates) <= MOST_CERTIFICATES
        and sum(map(len, certificates)) <= MOST_CERTIFICATE_BYTES
        and cms == put_together(certificates, said, attributes, signature)
    )


def digest_named(attributes: list[bytes]) -> bytes:
    (one,) = (one for one in attributes if one[2:].startswith(MESSAGE_DIGEST))
    return parts_of(parts_of(parts_of(one)[0][1])[1][1])[0][1]


def made_by(signer: Certificate, message: bytes, signature: bytes) -> bool:
    """Whether a signature value (what is in the OCTET STRING) was made by the key of a certificate."""
    if not signer.key:
        size = (signer.modulus.bit_length() + 7) // 8
        padded = (
            b"\0\1" + b"\xff" * (size - 54) + b"\0" + der(0x30, SHA256, der(0x04, hashlib.sha256(message).digest()))
        )
        number = int.from_bytes(signature, "big")
        return number < signer.modulus and pow(number, 65537, signer.modulus) == int.from_bytes(padded, "big")
    r, s = numbers_of(signature)
    return 0 < r < N and 0 < s < N and signature_holds(point(bytes.fromhex(signer.key)), message, r, s)


def numbers_of(signature: bytes) -> tuple[int, int]:
    r, s = (int.from_bytes(number, "big") for _, number, _ in parts_of(parts_of(signature)[0][1]))
    return r, s


def parts_of_beginning(contents: bytes) -> list[tuple[int, bytes, bytes]]:
    """Return the one value at the beginning of a signature's room."""
    count = contents[1] & 0x7F
    end = 2 + count + int.from_bytes(contents[2 : 2 + count], "big")
    return parts_of(contents[:end])


def taken_apart(cms: bytes) -> tuple[list[bytes], bytes, bytes, bytes]:
    """Return certificates, issuer and serial number of the signer's, content of what is signed, the signature."""
    signed_data = parts_of(parts_of(parts_of(parts_of(cms)[0][1])[1][1])[0][1])
    certificates = [whole for _, _, whole in parts_of(signed_data[3][1])]
    signer = parts_of(parts_of(signed_data[4][1])[0][1])
    return certificates, signer[1][2], signer[3][1], signer[5][1]


def put_together(certificates: list[bytes], by: Certificate, attributes: bytes, signature: bytes) -> bytes:
    if by.key:
        r, s = numbers_of(signature)
        if s > N // 2:
            raise NotThisFormError("the other s")
        algorithm, value = ECDSA_SHA256, der(0x30, *(whole_number(one.to_bytes(33, "big")) for one in (r, s)))
    else:
        algorithm, value = RSA_SHA256, signature[: (by.modulus.bit_length() + 7) // 8]
    version = der(0x02, b"\1")
    signer = der(0x30, version, der(0x30, by.issuer, by.serial), SHA256, der(0xA0, attributes), algorithm,
                 der(0x04, value))  # fmt: skip
    signed_data = der(0x30, version, der(0x31, SHA256), der(0x30, DATA), der(0xA0, *certificates), der(0x31, signer))
    return der(0x30, SIGNED_DATA, der(0xA0, signed_data))


def whole_number(content: bytes) -> bytes:
    number = int.from_bytes(content, "big")
    return der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def certificate_parts(certificate: bytes) -> Certificate:
    whole = parts_of(certificate)
    body = parts_of(parts_of(whole[0][1])[0][1])
    _, serial, _, issuer, times, subject, key = body[:7]
    kind, bits = parts_of(key[1])
    if len(whole) != 1 or bits[1][0] != 0:
        raise NotThisFormError("not a certificate")
    begins, ends = (time_of(tag, content) for tag, content, _ in parts_of(times[1]))
    said = {"subject": name_in(subject[1]), "issuer": name_in(issuer[1]), "ends": ends.date().isoformat()}
    if kind[2] == RSA_KEY:
        modulus, exponent = (int.from_bytes(number, "big") for _, number, _ in parts_of(parts_of(bits[1][1:])[0][1]))
        if exponent != 65537 or modulus.bit_length() not in [8 * size for size in RSA_SIZES]:
            raise NotThisFormError("not a key of RSA that we take")
        return Certificate(issuer[2], serial[2], "", modulus, said, begins, ends)
    uncompressed = bits[1][1:]
    if kind[2] != P256_KEY or uncompressed[0] != 4 or len(uncompressed) != 65:
        # A certificate above the signer's may have any key.
        return Certificate(issuer[2], serial[2], "", 0, said, begins, ends)
    text = compressed((int.from_bytes(uncompressed[1:33], "big"), int.from_bytes(uncompressed[33:], "big"))).hex()
    if not is_key(text) or point(bytes.fromhex(text))[1] != int.from_bytes(uncompressed[33:], "big"):
        raise NotThisFormError("not a point")
    return Certificate(issuer[2], serial[2], text, 0, said, begins, ends)


def time_of(tag: int, content: bytes) -> datetime:
    """Return a UTCTime or GeneralizedTime of a certificate (RFC 5280, 4.1.2.5)."""
    text = content.decode("ascii")
    if tag == 0x17:
        text = ("19" if text >= "50" else "20") + text
    return datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)


def moment_of(text: str) -> datetime:
    """Return the time that a signature claims: `D:20260226180700+09'00'`."""
    return datetime.strptime(text.replace("'", ""), "D:%Y%m%d%H%M%S%z")


def name_in(name: bytes) -> str:
    """Return the common name of a name, or the organisation; of several the first."""
    parts = [parts_of(one) for _, content, _ in parts_of(name) for _, one, _ in parts_of(content)]
    for wanted in (COMMON_NAME, ORGANISATION):
        for kind, text in parts:
            if kind[2] == wanted:
                return " ".join(text[1].decode(TEXT_OF.get(text[0], "latin-1")).split())
    return "-"


# ── anchors ────────────────────────────────────────────────────────────────────────────────
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_NUMBERED = re.compile(r"(?:No\.?|제)?\s*([0-9]{1,9})\s*(?:번)?[\s:.,/#·]+(.+)", re.DOTALL | re.IGNORECASE)
_LINE = re.compile(r"committee-anchor/1 ([1-9][0-9]{0,8}) ([0-9a-f]{64}) (\S.*)")


class WrongUseError(Exception):
    """What was given on the command line is not what it should be."""


@dataclass(frozen=True)
class Anchor:
    """A head that was kept elsewhere: the whole hash with case and number, or a code, mostly with its number."""

    name: str
    seq: int | None = None
    code: str = ""
    head: bytes = b""
    case: str = ""
    packet: Plain | None = None


def field_product(one: int, other: int) -> int:
    """Multiply in GF(32) with x^5 + x^2 + 1, by doubling and adding."""
    product = 0
    while other:
        product ^= one if other & 1 else 0
        one = (one << 1) ^ (0b100101 if one & 16 else 0)
        other >>= 1
    return product


def is_code(text: str) -> bool:
    """Whether the two last characters fit: the whole polynomial is 0 at a and at a^2."""
    values = [ALPHABET.index(one) for one in text.replace("-", "")]
    at_a, at_square = 0, 0
    for one in values:
        at_a, at_square = field_product(at_a, 2) ^ one, field_product(at_square, 4) ^ one
    return len(values) == 24 and (at_a, at_square) == (0, 0)


@cache
def code_of(head: bytes) -> str:
    """Return the 22 characters that come from the hash, without those that check them."""
    stretched = hashlib.pbkdf2_hmac("sha256", head, layout("anchor-code"), 4096, 32)
    bits = f"{int.from_bytes(stretched, 'big'):0256b}"
    return "".join(ALPHABET[int(bits[at : at + 5], 2)] for at in range(0, 110, 5))


def whole_code(head: bytes) -> str:
    """Return a head's code as sheets have it: the two characters that check it are found by trying."""
    bare = code_of(head)
    whole = next(bare + one + other for one in ALPHABET for other in ALPHABET if is_code(bare + one + other))
    return "-".join(whole[at : at + 4] for at in range(0, 24, 4))


def is_code_of(text: str, head: bytes) -> bool:
    """Whether a code is that of a head."""
    return is_code(text) and text.replace("-", "").startswith(code_of(head))


def bare_code(text: str) -> str:
    return _BETWEEN.sub("", text).upper().translate(str.maketrans("OIL", "011"))


def one_name(case: str) -> str:
    return " ".join(unicodedata.normalize("NFC", case).split())


def typed_anchor(text: str) -> Anchor:
    """Return what was typed or scanned; `WrongUseError` if it is no anchor."""
    line = _LINE.fullmatch(one_name(text))
    if line:
        return Anchor(line[2][:16], int(line[1]), head=bytes.fromhex(line[2]), case=line[3])
    plain, seq = unicodedata.normalize("NFKC", text).strip(), None
    if len(bare_code(plain)) != 24 and (numbered := _NUMBERED.fullmatch(plain)):
        seq, plain = int(numbered[1]), numbered[2]
    code = bare_code(plain)
    if len(code) != 24 or not set(code) <= set(ALPHABET) or not is_code(code):
        raise WrongUseError(f"no anchor, or mistyped: {text[:80]!r}")
    return Anchor("-".join(code[at : at + 4] for at in range(0, 24, 4)), seq, code)


def given_anchor(given: str) -> Anchor:
    """Return an anchor from a file that is there (code, line, packet, minutes), or else from the text itself."""
    if not is_file(given):
        return typed_anchor(given)
    data, name = read_bytes(given), Path(given).name
    if data.startswith(b"%PDF-"):
        record = read_minutes(Plan(), data).record
        verdict = check(record) if record is not None else None
        if verdict is None or not verdict.holds or not verdict.hashes:
            raise WrongUseError(f"no anchor: {name}")
        return Anchor(name, len(verdict.hashes), head=verdict.head, case=one_name(verdict.state.case))
    if (packet := packet_of(data)) is not None:
        plain = packet["plain"]
        head = bytes.fromhex(plain["head"])
        return Anchor(name, plain["seq"], head=head, case=one_name(plain["case"]), packet=packet)
    try:
        return replace(typed_anchor(data[:4097].decode()), name=name)
    except (UnicodeDecodeError, WrongUseError):
        raise WrongUseError(f"no anchor: {name}") from None


PACKET_KEYS = {"suite", "kind", "case", "actor", "at", "seq", "head"}
RECEIPT_KEYS = PACKET_KEYS | {"evaluator", "version", "packet"}


def packet_of(data: bytes) -> Plain | None:
    """Return what a checkpoint or a receipt says, with the signed bytes and the signature; None for other files."""
    try:
        outside = canonical(data) if len(data) <= 4096 else {}
        signed, signature = outside["payload"].encode(), bytes.fromhex(outside["signature"])
        plain = canonical(signed)
        good = (
            outside.keys() == {"format", "payload", "signature"}
            and (outside["format"], plain["suite"]) == ("committee-packet/1", "P256-1")
            and plain.keys() == {"checkpoint": PACKET_KEYS, "receipt": RECEIPT_KEYS}[plain["kind"]]
            and type(plain["seq"]) is int
            and plain["seq"] >= 1
            and is_hash(plain["head"])
        )
        text = plain["case"] + plain["actor"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return {"plain": plain, "signed": signed, "signature": signature} if good and text else None


def standing(anchor: Anchor, verdict: Verdict) -> str:
    """Return how a record stands to an anchor: held, cut_off, parted, unknown, elsewhere, unsigned."""
    hashes, state = verdict.hashes, verdict.state
    if anchor.case and anchor.case != one_name(state.case):
        return "elsewhere"
    if anchor.seq is None:
        return "held" if any(is_code_of(anchor.code, one) for one in reversed(hashes)) else "unknown"
    if anchor.seq > len(hashes):
        how = "cut_off"
    else:
        there = hashes[anchor.seq - 1]
        how = "held" if (there == anchor.head if anchor.head else is_code_of(anchor.code, there)) else "parted"
    if anchor.packet is None:
        return how
    keys = state.keys.get(anchor.packet["plain"]["actor"])
    if keys is None:
        return "unsigned" if how == "held" else how
    packet = anchor.packet
    good = signed_by(keys["signing"], packet["signed"], packet["signature"], b"packet")
    return how if good else "unsigned"


def held_at(anchor: Anchor, verdict: Verdict) -> int:
    """Return the number of the entry that an anchor which holds names."""
    if anchor.seq is not None:
        return anchor.seq
    return max(at for at, one in enumerate(verdict.hashes, 1) if is_code_of(anchor.code, one))


# ── the plan ───────────────────────────────────────────────────────────────────────────────
# (1) read the PDF as its builder writes it, and take out what lies inside, (2) check form and signatures of the file,
# (3) check the record entry by entry, (4) its head and its officers against the pages and the signatures, (5) compute
# the result anew and compare it with what was resolved, (6) compare keys and heads with what was kept elsewhere.
@dataclass
class Report:
    """Every step, and what the record says as far as it holds."""

    plan: Plan
    verdict: Verdict | None = None
    result: Result | None = None
    copy: bytes = b""

    @property
    def holds(self) -> bool:
        return not self.plan.failed()


def verify(data: bytes, anchors: Sequence[Anchor] = (), prints: Sequence[str] | None = None) -> Report:
    """Check minutes. `prints`: fingerprints from the sheets that were signed by hand, 64 digits each."""
    report = Report(Plan())
    minutes = read_minutes(report.plan, data)
    report.copy = minutes.copy
    if minutes.record is not None:
        check_record(report, minutes)
    say_prints(report, prints)
    say_anchors(report, anchors)
    return report


def check_record(report: Report, minutes: Minutes) -> None:
    plan, verdict = report.plan, checked_record(minutes.record or b"")
    plan.say("verify.record_holds", holds=verdict.holds, entries=len(verdict.hashes))
    for code in dict.fromkeys(verdict.codes):
        plan.say(code, holds=False, entry=len(verdict.hashes) + 1)
    if not verdict.holds:
        return
    report.verdict = verdict
    if verdict.times_back:
        plan.say("verify.times_rise", holds=None, entry=verdict.times_back)
    plan.say("verify.head_printed", holds=verdict.head.hex() == minutes.head)
    plan.say("verify.signed_by_officers", holds=signed_in_order(verdict.state, minutes.signers))
    signed = {place for place, _ in minutes.signers}
    empty = [one for one in verdict.state.signatories().values() if one not in signed and one not in FIELDS.values()]
    plan.say("verify.signed_by_all", holds=None if empty else True, empty=", ".join(empty))
    say_result(report, minutes.result)
    plan.say("verify.document_made_again", holds=None)


def checked_record(record: bytes) -> Verdict:
    """Check a record; what hostile bytes may raise beyond the page's codes is a record that does not hold."""
    try:
        return check(record)
    except Exception:  # noqa: BLE001  # as in read_minutes
        return Verdict(State(), [], ("record.not_canonical",))


def say_result(report: Report, carried: bytes | None) -> None:
    assert report.verdict is not None
    state = report.verdict.state
    if state.resolution is None:
        report.plan.say("verify.result_again", holds=None)
        return
    differing = ["unreadable"]
    with suppress(Exception):
        result = Result(state)
        tracks_of(result)
        report.result = result
        differing = [] if carried is None else list(compare(state, carried))
    holds = None if carried is None and not differing else not differing
    report.plan.say("verify.result_resolved", holds=holds, differing=", ".join(differing[:5]))


def say_prints(report: Report, prints: Sequence[str] | None) -> None:
    """All keys that signed stand on sheets: holds. A sheet names a key that the record does not have: does not hold."""
    plan = report.plan
    if report.verdict is None or not prints:
        plan.say("verify.whose_keys", holds=None)
        return
    state = report.verdict.state
    known = {fingerprint(keys) for keys in (*state.keys.values(), *state.past_keys)}
    foreign, missing = set(prints) - known, known - set(prints)
    holds = False if foreign else None if missing else True
    plan.say("verify.whose_keys", holds=holds, compared=len(known & set(prints)), missing=len(missing))


def say_anchors(report: Report, anchors: Sequence[Anchor]) -> None:
    plan, verdict, held, failed = report.plan, report.verdict, 0, False
    for anchor in anchors:
        if verdict is None:
            break
        how = standing(anchor, verdict)
        # The record in minutes ends before its case does: what comes later is no fault of it.
        holds = True if how == "held" else None if how in ("cut_off", "unknown") else False
        plan.say("verify.anchor_stands", holds=holds, anchor=anchor.name)
        if holds:
            held = max(held, held_at(anchor, verdict))
        elif holds is False:
            failed = True
            plan.say(f"anchor.{how}", holds=False, anchor=anchor.name)
    plan.say("verify.nothing_cut_off", holds=False if failed else True if held else None, entry=held or "-")


# ── the words ──────────────────────────────────────────────────────────────────────────────
OUTCOMES = {
    "ko": {True: "성립", False: "불성립", None: "판단 불가"},
    "en": {True: "holds", False: "does not hold", None: "cannot tell"},
}
WORDS = {
    "pdf.size": ("파일이 256 MiB 이하이다", "the file has 256 MiB at most"),
    "pdf.kind": ("PDF 1.7 파일이다", "it is a PDF 1.7"),
    "pdf.nothing_after_the_end": ("파일의 끝 뒤에 아무것도 없다", "nothing follows the end of the file"),
    "pdf.plain_form": ("파일의 차례가 회의록의 형식이다", "the file's table has the form of minutes"),
    "pdf.not_encrypted": ("암호가 걸려 있지 않다", "it is not encrypted"),
    "pdf.readable": ("회의록의 형식대로 끝까지 읽힌다", "it can be read to its end in the form of minutes"),
    "record.head_named": ("문서 정보가 기록의 마지막 지문 하나를 적었다", "the metadata name one head of the record"),
    "record.digest": ("안에 든 기록이 문서 정보의 지문과 같다", "the record inside has the digest in the metadata"),
    "signatures.present": ("서명이 있다", "there are signatures"),
    "signatures.newest_covers_all": ("마지막 서명이 파일 전체를 덮는다", "the newest signature covers the whole file"),
    "pdf.one_revision_each": ("판마다 서명이 하나이다", "each revision is one signature"),
    "signatures.first_certifies": ("첫 서명이 문서를 확정한다", "the first signature certifies the document"),
    "signature.holds": ("{field}의 서명이 맞다", "the signature of {field} is right"),
    "signature.nothing_changed_since": (
        "{field}의 서명과 그 뒤에 서명 말고 바뀐 것이 없다",
        "with the signature of {field} and after it nothing changed but signatures",
    ),
    "signature.hides_nothing": (
        "{field}의 서명 자리에 숨긴 것이 없다",
        "the room of the signature of {field} hides nothing",
    ),
    "signature.certificate": (
        "{field}의 인증서({subject})를 준 기관({issuer}, {ends}까지)을 믿을 수 있다",
        "the authority behind the certificate of {field} ({subject}, by {issuer}, until {ends}) is to be believed",
    ),
    "verify.record_holds": (
        "기록이 이어지고 서명이 모두 맞다(맞는 기록: {entries}건)",
        "the record holds (entries that do: {entries})",
    ),
    "verify.times_rise": (
        "시각이 차례대로이다(처음 어긋난 곳: {entry}번)",
        "times rise (the first that does not: {entry})",
    ),
    "verify.head_printed": ("적힌 마지막 지문이 기록의 것이다", "the head that is named is the record's"),
    "verify.signed_by_officers": (
        "위원장, 위원, 간사, 감사가 차례대로 기록에 있는 열쇠로 서명했다",
        "chair, members, secretary and auditor signed in this order, with the keys that the record has",
    ),
    "verify.signed_by_all": (
        "마칠 때 있던 위원이 모두 서명했다 {empty}",
        "every member present at the end has signed {empty}",
    ),
    "verify.result_again": ("의결한 결과가 있다", "a result was resolved"),
    "verify.result_resolved": (
        "점수에서 다시 계산한 결과가 의결한 결과와 같다 {differing}",
        "the result computed anew is the one that was resolved {differing}",
    ),
    "verify.document_made_again": (
        "쪽이 기록에서 만든 그대로이다",
        "the pages are those that are made from the record",
    ),
    "verify.whose_keys": ("열쇠가 적힌 사람의 것이다", "the keys belong to the people named"),
    "verify.anchor_stands": ("따로 둔 지문 {anchor}이 기록에 있다", "the anchor {anchor} is in the record"),
    "verify.nothing_cut_off": (
        "끝이 잘리거나 옛것으로 바뀌지 않았다(맞춘 지문의 기록 번호: {entry})",
        "the end was not cut off, nor an older record put back (anchored entry: {entry})",
    ),
    "anchor.parted": ("그 번호의 기록이 다르다", "the entry of that number is another one"),
    "anchor.elsewhere": ("다른 심의의 지문이다", "the anchor is of another case"),
    "anchor.unsigned": ("지문을 적은 파일의 서명이 틀리다", "the packet of the anchor is not signed by its author"),
}
GET_AGAIN = (
    "서명을 마친 회의록을 보관한 사람에게 다시 받아 SHA-256을 견줍니다. 같으면 감사에게 알립니다.",
    "Get the signed minutes again from who keeps them and compare the SHA-256. If it is the same, tell the auditor.",
)
NEXT = {
    "pdf": GET_AGAIN,
    "signature": GET_AGAIN,
    "signatures": GET_AGAIN,
    "signature.certificate": (
        "기관에 물어야 알 수 있어 여기서는 판단하지 않습니다. 같은 서명 안에 있는 심의 열쇠의 서명이 증거입니다.",
        "Only the authority can tell. The proof is the signature of the case key beside it, in the same value.",
    ),
    "record.digest": GET_AGAIN,
    "record.head_named": GET_AGAIN,
    "verify.record_holds": (
        "바로 아래의 부호가 까닭이고 docs/record-format.md가 그 뜻을 적었습니다. 파일을 그대로 두고 감사에게 알립니다.",
        "The codes below say why; docs/record-format.md has their meaning. Keep the file and tell the auditor.",
    ),
    "verify.head_printed": GET_AGAIN,
    "verify.signed_by_officers": (
        "등록지의 열쇠 지문과 서명한 사람을 견주고 감사에게 알립니다.",
        "Compare the signers with the fingerprints on the enrolment sheets and tell the auditor.",
    ),
    "verify.signed_by_all": (
        "빈자리의 사유는 심의 파일의 기록(signature_missing)에 있습니다.",
        "Why a place is empty is told by the record in the case file (signature_missing).",
    ),
    "verify.result_resolved": (
        "아래의 순위와 금액은 기록의 점수에서 나온 것입니다. 의결한 결과가 왜 다른지 감사에게 묻습니다.",
        "Ranks and money below come from the marks in the record. Ask the auditor why another result was resolved.",
    ),
    "verify.document_made_again": (
        "이 프로그램은 쪽을 다시 만들지 못합니다. 찍힌 숫자를 아래와 견주거나 committee-app verify로 확인합니다.",
        "This program cannot make pages. Compare the printed numbers with those below, or use committee-app verify.",
    ),
    "verify.whose_keys": (
        "아래의 열쇠 지문을 손으로 서명한 등록지와 모두 견줍니다. 적어 둔 파일이 있으면 --fingerprints로 줍니다.",
        "Compare every fingerprint below with the sheets signed by hand, or give a file of them: --fingerprints.",
    ),
    "verify.nothing_cut_off": (
        "시작·마감 확인지의 부호나 QR 글을 --anchor로 줍니다. 맞지 않으면 두 기록을 모두 보관하고 감사에게 알립니다.",
        "Give the code or QR text of an opening or closing sheet: --anchor. If it does not fit, ask the auditor.",
    ),
}
STATUS = {
    "selected": ("선정(안)", "selected"),
    "partial": ("조정 선정(안)", "partial"),
    "reserve": ("예비", "reserve"),
    "not_selected": ("미선정", "not selected"),
    "failed": ("과락", "failed"),
    "unscored": ("미채점", "unscored"),
}
LABELS = {
    "head": ("기록의 마지막 지문(기록 {seq}번)", "head of the record (entry {seq})"),
    "code": ("그 부호", "its code"),
    "keys": ("열쇠 지문", "key fingerprints"),
    "earlier": ("지금은 쓰지 않는 열쇠", "holds no more"),
    "copies": ("SHA-256", "SHA-256"),
    "this": ("이 프로그램", "this program"),
    "inside": ("회의록 안의 프로그램", "the program in the minutes"),
    "minutes": ("이 회의록", "these minutes"),
    "columns": ("순위 과제 점수 판정 국비 지방비 누계", "rank proposal points status national local used"),
    "spent": ("예산 {budget}원, 배정 {spent}원", "budget {budget} won, given {spent} won"),
    "open": ("동점이 남아 있습니다", "a tie is open"),
    "whole": (
        "성립 {yes}, 불성립 {no}, 판단 불가 {unknown}.",
        "Holds: {yes}; does not hold: {no}; cannot be told: {unknown}.",
    ),
}


def printable(text: Any) -> str:
    """Return a text on one line, without anything that moves a cursor."""
    return "".join(one if one.isprintable() else "?" for one in " ".join(str(text).split()))


def sentence(step: Step, language: int) -> str:
    words = WORDS.get(step.code)
    if words is None:
        return f"{step.code} " + ", ".join(f"{name} {value}" for name, value in step.facts.items())
    return words[language].format_map({"differing": "", **step.facts}).strip()


def advice(step: Step, language: int) -> str:
    """Return what to do next about a step that does not hold or cannot be told."""
    found = NEXT.get(step.code) or NEXT.get(step.code.partition(".")[0])
    return found[language] if found and step.holds is not True else ""


def told(report: Report, data: bytes, language: str) -> Iterator[str]:
    """Yield the lines of a report."""
    at = ("ko", "en").index(language)
    last = ""
    for number, step in enumerate(report.plan.steps, 1):
        yield f"{number:2}. [{OUTCOMES[language][step.holds]}] {printable(sentence(step, at))}"
        if (words := advice(step, at)) and words != last:
            yield f"    → {words}"
        last = words or last
    if report.verdict is not None:
        yield from told_record(report.verdict, at)
    if report.result is not None:
        yield from told_result(report.result, at)
    yield ""
    for name, text in (("this", own_bytes()), ("inside", report.copy), ("minutes", data)):
        if text:
            yield f"SHA-256, {LABELS[name][at]}: {hashlib.sha256(text).hexdigest()}"
    counts = [sum(one.holds is holds for one in report.plan.steps) for holds in (True, False, None)]
    yield LABELS["whole"][at].format(**dict(zip(("yes", "no", "unknown"), counts, strict=True)))


def told_record(verdict: Verdict, at: int) -> Iterator[str]:
    yield ""
    yield f"{LABELS['head'][at].format(seq=len(verdict.hashes))}: {verdict.head.hex()}"
    if verdict.hashes:
        yield f"{LABELS['code'][at]}: {len(verdict.hashes)}: {whole_code(verdict.head)}"
    yield f"{LABELS['keys'][at]}:"
    for actor, name, text, earlier in key_prints(verdict.state):
        what = f" ({LABELS['earlier'][at]})" if earlier else ""
        yield f"  {printable(actor)} {printable(name)}{what}: {' '.join(re.findall('....', text))}"


def key_prints(state: State) -> Iterator[tuple[str, str, str, bool]]:
    """Yield actor, name and fingerprint of everybody whose keys the record has; last, those that hold no more."""
    names = {f"evaluator:{one['id']}": one["name"] for one in state.members}
    for actor, keys in state.keys.items():
        yield actor, names.get(actor) or state.names.get(actor, ""), fingerprint(keys), False
    for actor, name, keys in state.earlier:
        yield actor, names.get(actor) or name, fingerprint(keys), True


def told_result(result: Result, at: int) -> Iterator[str]:
    for track in tracks_of(result):
        yield ""
        yield f"{printable(track['track'])}: " + LABELS["spent"][at].format(
            budget=f"{track['budget']:,}", spent=f"{track['spent']:,}"
        )
        if not track["complete"]:
            yield f"  {LABELS['open'][at]}: {printable(track['standings'])}"
            continue
        yield "  " + "\t".join(LABELS["columns"][at].split())
        for line in track["lines"]:
            status = STATUS[line["status"]][at] + (f" {line['reserve']}" if line["reserve"] else "")
            money = "\t".join(f"{line[name]:,}" for name in ("national", "local", "cumulative"))
            rank, final = (line[name] if line[name] is not None else "-" for name in ("rank", "final"))
            yield f"  {rank}\t{printable(line['proposal'])}\t{final}\t{status}\t{money}"


def tracks_of(result: Result) -> list[Plain]:
    """Return ranking, selection and money as `result.json` has them (without how they came about)."""
    found = []
    for track in result.rules["tracks"]:
        ranked = result.ranked(track["id"])
        lines, _ = result.selected(track, ranked.groups)
        ranks = [1 + sum(map(len, ranked.groups[:at])) for at in range(len(ranked.groups))]
        found.append(
            {
                "track": track["id"],
                "budget": track["budget"],
                "spent": sum(one.national for one in lines),
                "complete": not ranked.open_ties,
                "standings": [
                    {"rank": rank, "proposals": [*group]} for rank, group in zip(ranks, ranked.groups, strict=True)
                ],
                "lines": [
                    {name: getattr(one, name) for name in Line.__dataclass_fields__}
                    | {"final": printed(result.scores[one.proposal].final, result.rounding["places"])}
                    for one in lines
                ],
            }
        )
    return found


def as_json(report: Report, data: bytes) -> Plain:
    """Return a report for programs: `committee-verdict/1`."""
    outcomes = {True: "holds", False: "does_not_hold", None: "cannot_tell"}
    found: Plain = {
        "format": "committee-verdict/1",
        "holds": report.holds,
        "minutes_sha256": hashlib.sha256(data).hexdigest(),
        "steps": [{"code": one.code, "outcome": outcomes[one.holds], "facts": one.facts} for one in report.plan.steps],
    }
    if report.verdict is not None and report.verdict.hashes:
        head = report.verdict.head
        found["head"] = {"seq": len(report.verdict.hashes), "hash": head.hex(), "code": whole_code(head)}
        found["keys"] = [
            {"actor": actor, "name": name, "fingerprint": text} | ({"earlier": True} if earlier else {})
            for actor, name, text, earlier in key_prints(report.verdict.state)
        ]
    if report.result is not None:
        found["tracks"] = tracks_of(report.result)
    return found


# ── the command ────────────────────────────────────────────────────────────────────────────
def read_bytes(path: str) -> bytes:
    """Return a file's bytes, of a larger one than minutes may be no more than it takes to see that it is too large."""
    with Path(path).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):  # too long for a name, or not one at all
        return False


def own_bytes() -> bytes:
    try:
        return read_bytes(__file__)
    except OSError:
        return b""


def given_prints(path: str) -> list[str]:
    """Return the fingerprints in a text: every 64 hexadecimal digits of a line, spaces or not, are one; # a remark."""
    found = []
    for line in read_bytes(path)[:1_000_000].decode().splitlines():
        digits = re.findall(r"(?:[0-9a-fA-F]{4}[\s:-]*){16}", line.partition("#")[0])
        found += [re.sub(r"[^0-9a-f]", "", one.lower()) for one in digits]
    if not found:
        raise WrongUseError(f"no fingerprints of 64 digits: {Path(path).name}")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Say what holds; 0: nothing fails, 1: something does not hold or cannot be read, 2: wrong use."""
    parser = argparse.ArgumentParser(prog="verifier.py", description="check the minutes of a committee")
    parser.add_argument("minutes", help="the signed PDF")
    parser.add_argument("--anchor", action="append", default=[], metavar="TEXT-or-FILE", help="a head kept elsewhere")
    parser.add_argument("--fingerprints", metavar="FILE", help="fingerprints from the sheets signed by hand")
    parser.add_argument("--language", choices=("ko", "en"), default="ko")
    parser.add_argument("--json", action="store_true", help="for programs")
    given = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        anchors = [given_anchor(one) for one in given.anchor]
        prints = None if given.fingerprints is None else given_prints(given.fingerprints)
    except (WrongUseError, OSError, UnicodeDecodeError) as error:
        print(f"verifier.py: {printable(error)}", file=sys.stderr)
        return 2
    try:
        data = read_bytes(given.minutes)
        report = verify(data, anchors, prints)
    except (OSError, MemoryError) as error:
        print(f"verifier.py: {printable(error) or 'too large'}", file=sys.stderr)
        return 1
    if given.json:
        print(json.dumps(as_json(report, data), ensure_ascii=False, indent=1))
    else:
        print("\n".join(told(report, data, given.language)))
    return 0 if report.holds else 1


# ── the tables ─────────────────────────────────────────────────────────────────────────────
# Made from docs/record-format.md by scripts/verifier_tables.py; a type is one of the page's chapter 5.
# <tables>
ACTS = """
case_created: case text; title text; rehearsal truth; secretary Officer; keys KeyText; program text; build text; slots
  list of text = []; self_test SelfTested or null = null; resolved_by_two truth = false
officer_enrolled: officer Officer; keys KeyText; slots list of text = []
case_followed: case text; title text; head text; seq whole
rules_drafted: text text
proposals_imported: source Source; proposals list of Proposal
members_imported: source Source; members list of Evaluator
pool_imported: source Source; candidates list of Evaluator
drawing_announced: seats list of [text, whole]; limits list of SeatLimit = []
evaluators_drawn: numbers list of [text, text]; line text; order list of text
candidate_answered: candidate text; accepted truth; reason text = ""
documents_attached: documents list of Document
rules_frozen: rules_sha256 text
rules_confirmed: rules_sha256 text
meeting_opened: title text; convened_by text; place text; agenda list of text; observers list of Observer
member_moved: evaluator text; movement Movement; reason text = ""; proposal text = ""
member_enrolled: evaluator text; keys KeyText; slots list of text = []
chair_elected: evaluator text; vote Vote
acting_chair_took_over: evaluator text; reason text; vote Vote
record_confirmed: head text
opening_rehearsed: sheet object; pairs list of [Role, Role]; payload text
scoring_opened:
meeting_paused: reason text = ""; short Shortfall or null = null
meeting_resumed:
statement_recorded: speaker text; text text
running_order_set: order list of text
project_called: proposal text; part ItemPart; minutes whole = 0
pledge_signed: version text; text_sha256 text
conflicts_declared: answers list of DeclaredAnswer
exclusion_recorded: evaluator text; proposal text; ground text; reason text
conflict_cleared: evaluator text; proposal text; reason text
absence_recorded: evaluator text; proposals list of text; reason text
scoring_abstained: proposal text; reason text
sheet_sealed: proposals list of text; sheet object; version whole = 1
packet_taken: evaluator text; version whole; sha256 text
sheets_left_open: evaluators list of text; reason text
scoring_closed: sheets whole
closing_confirmed: sheets whole
opening_consented:
sheet_opened: evaluator text; ballots list of OpenedBallot
opening_completed: sheets whole; ballots whole
deliberation_opened:
tie_voted: tied list of text; round whole; votes list of [text, whole]; abstained whole = 0; invalid whole = 0
lot_drawn: tied list of text; numbers list of [text, text]; line text; order list of text
tie_chosen: tied list of text; order list of text; reason text
names_looked_at:
note_written: proposal text; criterion text; text text
note_approved: note whole; evaluators list of text
point_discussed: proposal text; evaluator text = ""
remark_written: place MinutesPlace; text text
motion_decided: item text; text text; vote Vote
ballots_voided: evaluator text; proposals list of text; ground VoidGround; reason text
late_conflict_ruled: evaluator text; proposal text; kind ConflictKind; ground text; evidence text; remedy LateRemedy;
  vote Vote or null = null
member_dropped_out: evaluator text; cause DropCause; policy DropPolicy
substitute_seated: replaces text; member Evaluator
contact_penalised: proposal text; reason text
correction_made: kind CorrectionKind; proposal text; item text; old text; new text; cause text; evidence text;
  tally_sha256 text; vote Vote or null = null
ruling_answered: ruling whole; agreed truth; reason text = ""
figure_entered: proposal text; item text; points points; evidence text
figure_confirmed: figure whole; points points
challenge_decided: evaluator text; proposal text; reason text; vote Vote; upheld truth
prior_contact_reported: evaluator text; proposal text; words text
rescoring_ordered: breach text; proposals list of text; evaluators list of text; vote Vote
marks_rescored: proposal text; marks list of points; reasons list of [text, text]
resolution_confirmed: tally_sha256 text; vote Vote
selection_resolved: tally_sha256 text; vote Vote
meeting_closed:
minutes_issued: pdf_sha256 text; pages whole; language text; wording_version text; replaces text = ""
minutes_signed: field text; pdf_sha256 text
signature_missing: evaluator text; reason text
scan_attached: document text; name text; sha256 text; pages whole; signers list of text
case_archived:
recovery_used:
secret_renewed: slot text
tries_noted: count whole; first text; last text
keys_replaced: person text; new_keys KeyText; reason text; proof text; slots list of text = []
replacement_confirmed: person text; new_keys KeyText
"""

SHAPES = """
Officer: role Role; name text; position text
Role: one of secretary auditor chair evaluator
KeyText: signing text; sealing text
SelfTested: day day; program text; build text; held list of text; failed list of text; untold list of text;
  page_sha256 text
Source: name text; sha256 text
Proposal: id text; title text; applicant text; kind text; track text; bodies list of Body; requested won or null =
  null; groups list of text = []; bonus list of [text, points] = []; penalty list of [text, points] = []; received
  text = ""
Body: name text; cost won; reliance fraction or null = null
Evaluator: id text; seat whole; name text; affiliation text; category Category; field text = ""; sex text = ""; region
  text = ""
Category: one of private official public_body
SeatLimit: trait Trait; word text; least whole = 0; most whole or null = null
Trait: one of category sex region
Document: proposal text; name text; sha256 text
Observer: name text; capacity text
Movement: one of arrived left returned
Vote: present whole; eligible whole; in_favour whole; against whole; abstained whole = 0; invalid whole = 0;
  acclamation truth = false; casting Casting or null = null
Casting: one of for against
Shortfall: present whole; needed whole
ItemPart: one of presentation questions done
DeclaredAnswer: proposal text; answer Answer; ground text = ""; words text = ""
Answer: one of none conflict ask
OpenedBallot: proposal text; salt text; key text; payload text
MinutesPlace: one of attendance course statements decisions votes general conflicts ranking ties opinions
VoidGround: one of malformed breach other
ConflictKind: one of excluded challenged recused
LateRemedy: one of void_ballot void_sheet rescore
DropCause: one of illness recusal other
DropPolicy: one of keep_sealed keep_nothing
CorrectionKind: one of text master_data figure transcription rule
Ballot: proposal text; marks list of points; reasons list of [text, text] = []; opinion text = ""; pages list of
  [text, whole] = []
"""

PROGRAMME = """
Programme: id text; title Title; committee_title Title; ministry Title; agency Title; basis text; fictitious truth;
  reference_date day; disclosure Title; step points; criteria list of CriterionGroup; aggregation Aggregation;
  adjustments Adjustments; thresholds list of Threshold; tie_break TieBreak; tracks list of Track; selection
  SelectionRule; committee CommitteeRule; grounds list of Ground; pledge Pledge; reason_minimum whole = 0; matching
  Matching or null = null; scale points = 10000; grades list of Grade = []; distribution Distribution or null = null;
  entered list of EnteredItem = []; price PriceRule or null = null; rank_step RankStep or null = null; stages Stages
  or null = null
Title: ko text; en text
CriterionGroup: id text; title Title; items list of Criterion; reason_required truth = false; weight fraction = "1";
  field text = ""
Criterion: id text; title Title; maximum points; question Title = {"ko": "", "en": ""}; minimum points = 0; weight
  fraction = "1"
Aggregation: method Method; drop_each_end whole; trim_from whole; rounding Rounding; level Level = "totals"; counts
  BallotValue = "points"; best whole = 0; fallback Fallback = "plain"; quorum whole = 0; factor truth = false;
  part_rounding Rounding or null = null; product_rounding Rounding or null = null
Method: one of mean trimmed_mean sum trimmed_sum best_sum median
Rounding: places whole; mode RoundingMode = "half_up"
RoundingMode: one of half_up half_even down
Level: one of totals groups criteria fields
BallotValue: one of points ranks borda
Fallback: one of plain unscored
Adjustments: bonus_cap points; total_cap points; bonus list of BonusItem = []; penalty list of PenaltyItem = []
BonusItem: id text; title Title; points points; group text = ""; tracks list of text = []
PenaltyItem: id text; title Title; points points
Threshold: id text; of text; minimum fraction = "0"; relation Relation = "at_least"; measured Measured = "rounded";
  ratio fraction or null = null; single fraction or null = null
Relation: one of at_least above at_most below
Measured: one of rounded exact
TieBreak: chain list of TieStep; boundary Boundary = "break"; only_where_it_matters truth = false
TieStep: by TieStepKind; criterion text = ""; rounds whole = 0; witnesses whole = 0; population Population = "all";
  level CriterionLevel = "groups"; group text = ""; item text = ""; groups list of text = []
TieStepKind: one of criterion_mean largest_criterion quality entered price group count_back marks_given spread
  committee_vote chair received lot coverage shared
Population: one of all retained
CriterionLevel: one of groups leaves
Boundary: one of break include_all exclude_all
Track: id text; title Title; budget won = 0; cap won = 0; matching truth = false; reserves whole = 0; seats whole = 0
SelectionRule: cutoff CutoffMode; min_ratio fraction = "1"; minimum_shares list of MinimumShare = []; group_limits
  list of GroupLimit = []; unit won = 1; amounts list of AmountGrade = []
CutoffMode: one of strict_prefix partial_last skip_and_fill proportional_cut grade_amount seats all_passing
MinimumShare: track text; group text; title Title; percent whole = 0; seats whole = 0
GroupLimit: track text; group text; title Title; most whole
AmountGrade: id text; at_least fraction; amount won
CommitteeRule: size whole; official_max fraction; quorum Quorum; late_conflict LateRemedy or null = null; drop_out
  DropPolicy or null = null; contact_penalty text = ""; abstention truth = false; casting_vote CastingVote = "none"
Quorum: constituted fraction
LateRemedy: one of void_ballot void_sheet rescore
DropPolicy: one of keep_sealed keep_nothing
CastingVote: one of none decides on_tie
Ground: code text; title Title; look_back LookBack = "ever"; years whole = 0
LookBack: one of ever present years previous_year_start
Pledge: version text; clauses list of Title
Matching: bands list of Band; source text; unit won; consortium Consortium = "per_body"; split Split = "not_said"
Band: above fraction; up_to fraction; national_percent whole; province_percent whole = 0
Consortium: one of per_body lead
Split: one of not_said in_proportion
Grade: id text; title Title; percent whole
Distribution: table list of GradeLimits = []; all_different truth = false; gaps list of GapLimit = []
GradeLimits: projects whole; at_most list of whole
GapLimit: of GapOf; least fraction = "0"; most fraction = "1"
GapOf: one of criteria totals
EnteredItem: id text; title Title; maximum points
PriceRule: maximum points; rounding Rounding; estimate won = 0; among PriceAmong = "all"
PriceAmong: one of all passing
RankStep: step fraction; equal EqualRaw; most fraction or null = null
EqualRaw: one of once per_place
Stages: mode StageMode; order list of Stage
StageMode: one of sum gate
Stage: id text; title Title; weight fraction = "1"; goes_on whole = 0; criteria list of text = []
"""

STAGES = """
new secretary: case_created > preparing
new auditor:
new chair:
new evaluator:
preparing secretary: case_followed; rules_drafted; proposals_imported; members_imported; pool_imported;
  drawing_announced; evaluators_drawn; candidate_answered; documents_attached; rules_frozen; recovery_used;
  secret_renewed; tries_noted
preparing auditor: officer_enrolled; rules_confirmed > frozen; recovery_used; secret_renewed; tries_noted
preparing chair:
preparing evaluator:
frozen secretary: documents_attached; meeting_opened > convened; recovery_used; secret_renewed; tries_noted
frozen auditor: recovery_used; secret_renewed; tries_noted
frozen chair:
frozen evaluator:
convened secretary: statement_recorded; meeting_paused; meeting_resumed; member_moved; documents_attached;
  chair_elected; motion_decided; record_confirmed; opening_rehearsed; figure_entered; recovery_used; secret_renewed;
  tries_noted; keys_replaced; replacement_confirmed; acting_chair_took_over
convened auditor: record_confirmed; figure_confirmed; recovery_used; secret_renewed; tries_noted; keys_replaced;
  replacement_confirmed
convened chair: officer_enrolled; record_confirmed; scoring_opened > ready; figure_confirmed; recovery_used;
  secret_renewed; tries_noted; keys_replaced; replacement_confirmed
convened evaluator: member_enrolled; recovery_used; secret_renewed; tries_noted
ready secretary: statement_recorded; meeting_paused; meeting_resumed; member_moved; absence_recorded;
  prior_contact_reported; ruling_answered; motion_decided; packet_taken; running_order_set; project_called;
  scoring_closed; record_confirmed; opening_rehearsed; figure_entered; recovery_used; secret_renewed; tries_noted;
  keys_replaced; replacement_confirmed; acting_chair_took_over
ready auditor: ruling_answered; meeting_paused; record_confirmed; figure_confirmed; recovery_used; secret_renewed;
  tries_noted; keys_replaced; replacement_confirmed
ready chair: exclusion_recorded; conflict_cleared; challenge_decided; ballots_voided; late_conflict_ruled;
  member_dropped_out; substitute_seated; contact_penalised; sheets_left_open; packet_taken; closing_confirmed >
  closed; record_confirmed; figure_confirmed; recovery_used; secret_renewed; tries_noted; keys_replaced;
  replacement_confirmed; officer_enrolled
ready evaluator: member_enrolled; pledge_signed; conflicts_declared; prior_contact_reported; scoring_abstained;
  sheet_sealed; recovery_used; secret_renewed; tries_noted
closed secretary: statement_recorded; meeting_paused; meeting_resumed; member_moved; ruling_answered;
  opening_consented; sheet_opened; opening_completed > opened; recovery_used; secret_renewed; tries_noted;
  keys_replaced; replacement_confirmed; acting_chair_took_over
closed auditor: ruling_answered; opening_consented; sheet_opened; opening_completed > opened; recovery_used;
  secret_renewed; tries_noted; keys_replaced; replacement_confirmed
closed chair: ballots_voided; late_conflict_ruled; opening_consented; sheet_opened; opening_completed > opened;
  recovery_used; secret_renewed; tries_noted; keys_replaced; replacement_confirmed; officer_enrolled
closed evaluator: recovery_used; secret_renewed; tries_noted
opened secretary: statement_recorded; meeting_paused; meeting_resumed; member_moved; ruling_answered; names_looked_at;
  recovery_used; secret_renewed; tries_noted; keys_replaced; replacement_confirmed; acting_chair_took_over
opened auditor: ruling_answered; names_looked_at; recovery_used; secret_renewed; tries_noted; keys_replaced;
  replacement_confirmed
opened chair: late_conflict_ruled; deliberation_opened > deliberating; names_looked_at; recovery_used; secret_renewed;
  tries_noted; keys_replaced; replacement_confirmed; officer_enrolled
opened evaluator: recovery_used; secret_renewed; tries_noted
deliberating secretary: statement_recorded; meeting_paused; meeting_resumed; member_moved; motion_decided;
  note_written; note_approved; remark_written; ruling_answered; resolution_confirmed; names_looked_at; recovery_used;
  secret_renewed; tries_noted; keys_replaced; replacement_confirmed; acting_chair_took_over
deliberating auditor: ruling_answered; resolution_confirmed; names_looked_at; recovery_used; secret_renewed;
  tries_noted; keys_replaced; replacement_confirmed
deliberating chair: point_discussed; tie_voted; tie_chosen; lot_drawn; late_conflict_ruled; rescoring_ordered;
  selection_resolved > resolved; names_looked_at; recovery_used; secret_renewed; tries_noted; keys_replaced;
  replacement_confirmed; officer_enrolled
deliberating evaluator: marks_rescored; recovery_used; secret_renewed; tries_noted
resolved secretary: statement_recorded; meeting_paused; meeting_resumed; member_moved; meeting_closed; remark_written;
  minutes_issued; minutes_signed; signature_missing; scan_attached; names_looked_at; recovery_used; secret_renewed;
  tries_noted; keys_replaced; replacement_confirmed; acting_chair_took_over
resolved auditor: minutes_signed > signed; names_looked_at; recovery_used; secret_renewed; tries_noted; keys_replaced;
  replacement_confirmed
resolved chair: minutes_signed; names_looked_at; recovery_used; secret_renewed; tries_noted; keys_replaced;
  replacement_confirmed; officer_enrolled
resolved evaluator: minutes_signed; recovery_used; secret_renewed; tries_noted
signed secretary: ruling_answered; remark_written; minutes_issued; minutes_signed; signature_missing; scan_attached;
  case_archived > archived; recovery_used; secret_renewed; tries_noted
signed auditor: minutes_signed; recovery_used; secret_renewed; tries_noted
signed chair: correction_made; minutes_signed; recovery_used; secret_renewed; tries_noted
signed evaluator: minutes_signed; recovery_used; secret_renewed; tries_noted
archived secretary:
archived auditor:
archived chair:
archived evaluator:
"""
# </tables>


if __name__ == "__main__":
    sys.exit(main())
