r"""What travels on a stick: one signed file for each thing, with nothing left to choose in it.

    {"format":"committee-packet/1","payload":"<the exact signed text>","signature":"<128 hexadecimal characters>"}

in canonical JSON. The payload is canonical JSON too, as text; it is signed with the purpose `packet`. All payloads have
`suite`, `kind`, `case`, `actor` (who signs) and `at`; what else they have, by kind, and nothing beside it:

    checkpoint   head, seq                                  an officer says where the record stood
    receipt      head, seq, evaluator, packet, version      an officer took in the packet with this SHA-256
    ballot       base, box, keys, version                   a member's entries since `base`, version = their number
    roster       base, box, evaluator, salt                 the record up to `base`, for one member's own machine
    package      head, seq, sums                            the secretary vouches for the files with these SHA256SUMS

A stick is lost more easily than a machine, so what a ballot or a roster holds lies in its box, padded like a ballot
on a sheet (`sheets.bucket`), and readable stay the case's name, a roster number, an hour and a size:

    box          AES-256-GCM(key, 12 zero bytes, length (4 bytes) || contents || zero bytes, associated data)
    of a ballot  key = 32 random bytes, for each holder keys[holder] = HPKE(holder, key, info)
                 info = layout("packet.key", case, actor, holder)
                 associated data = layout("packet.ballot", case, actor, number of base, hash of base)
    of a roster  key = the key of a case file (`slots.room_key`) from the passphrase drawn for this roster, and `salt`
                 associated data = layout("packet.roster", case, evaluator, number of base, hash of base)

Numbers enter a layout in decimal. Every key encrypts one message in its life.

Reading is cheap first and believes nothing: size, form, fields, kind, spelling. Whose packet it is, whether the
signature holds and whether the case may have it now is asked by whoever has the record.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypedDict, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from committee_app.sealing import canonical
from committee_app.sealing.canonical import NotCanonicalError, Plain
from committee_app.sealing.digests import SUITE, layout
from committee_app.sealing.fields import FieldError, base64_bytes, base64_text, hex_bytes, members, named, whole
from committee_app.sealing.keys import SIGNATURE_BYTES, NotForThisKeyError, PrivateKeys, PublicKeys, wrap_for
from committee_app.sealing.sheets import bucket
from committee_app.sealing.slots import SALT_BYTES, EmptySecretError, KdfCost, room_key

FORMAT = "committee-packet/1"
PURPOSE = "packet"
"""What a person's key signs a packet as; an entry's signature is none here."""

HASH_BYTES = 32
_KEY_BYTES = 32
_LENGTH_BYTES = 4
_TAG_BYTES = 16
_NONCE = bytes(12)
_LONGEST_NAME = 200
_MIB = 1024 * 1024


class PacketKind(StrEnum):
    """The five kinds; the file's name ends in a point and the kind."""

    ROSTER = "roster"
    BALLOT = "ballot"
    RECEIPT = "receipt"
    CHECKPOINT = "checkpoint"
    PACKAGE = "package"


LIMITS: Mapping[PacketKind, int] = {
    # A record without sheets stays below 2 MiB with 1,000 proposals; with the sheets of fourteen others it may not.
    PacketKind.ROSTER: 32 * _MIB,
    # 1,000 ballots with words for 4 kB each come to 7.5 MB; forty of a usual length to 90 kB.
    PacketKind.BALLOT: 8 * _MIB,
    PacketKind.RECEIPT: 4096,
    PacketKind.CHECKPOINT: 4096,
    PacketKind.PACKAGE: 4096,
}
"""How many bytes a packet may have. More are not read."""


class PacketError(ValueError):
    """Bytes that are no packet of the kind that was looked for; nothing in them is believed."""


class EmptyPacketError(PacketError):
    """There are no bytes: a stick that was pulled too early, most often."""

    def __init__(self) -> None:
        super().__init__("the packet is empty")


class PacketTooLargeError(PacketError):
    """More bytes than a packet of this kind has."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"a packet of this kind has at most {limit} bytes")
        self.limit = limit


class PacketFormError(PacketError):
    """Not the one form in which packets are written: cut off, changed, or never a packet."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"not a packet: {reason}")
        self.reason = reason


class OtherFormatError(PacketError):
    """A packet of a format or a suite that this version does not know."""

    def __init__(self, found: str) -> None:
        super().__init__(f"a packet of another format: {found}")
        self.found = found


class OtherKindError(PacketError):
    """A packet, but of another kind than the one that was looked for."""

    def __init__(self, found: str) -> None:
        super().__init__(f"a packet of another kind: {found}")
        self.found = found


class BoxClosedError(Exception):
    """The box does not open: for other keys or another passphrase, or not what was put there."""

    def __init__(self) -> None:
        super().__init__("the box of the packet does not open")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the record: the number of an entry and its 32-byte hash."""

    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """What every packet says, before anybody has checked who signed it. `at` is ISO 8601 with offset, a claim."""

    case: str
    actor: str
    at: str
    payload: bytes = field(repr=False)
    signature: bytes = field(repr=False)

    def check_signature(self, keys: PublicKeys) -> None:
        """Return if these keys signed the packet; `BadSignatureError` if they did not."""
        keys.verify(PURPOSE, self.payload, self.signature)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint(Packet):
    """An officer's word on where the record stood: entry `seq` had the hash `head` (32 bytes)."""

    seq: int
    head: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Packet):
    """An officer's word that the packet with the SHA-256 `packet` of `evaluator` is in the record up to `seq`."""

    seq: int
    head: bytes
    evaluator: str
    version: int
    packet: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePacket(Packet):
    """The secretary's word for a registration package: the SHA-256 of its SHA256SUMS, and the head of its record."""

    seq: int
    head: bytes
    sums: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotPacket(Packet):
    """A member's entries since `base`, boxed; `version` is how many they are. `keys` is the box's key, by holder."""

    base: Place
    version: int
    keys: Mapping[str, bytes] = field(repr=False)
    box: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPacket(Packet):
    """The record up to `base` and the locked keys of `evaluator`, boxed under a passphrase of its own."""

    evaluator: str
    base: Place
    salt: bytes = field(repr=False)
    box: bytes = field(repr=False)


AnyPacket = TypeVar("AnyPacket", bound=Packet)


# ── writing ────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Author:
    """Who signs a packet, for which case, and when (ISO 8601 with offset)."""

    case: str
    actor: str
    at: str
    keys: PrivateKeys = field(repr=False)


def write_checkpoint(author: Author, place: Place) -> bytes:
    """Return a signed `.checkpoint`."""
    return _write(author, PacketKind.CHECKPOINT, seq=place.seq, head=place.hash.hex())


def write_receipt(author: Author, place: Place, evaluator: str, version: int, packet: bytes) -> bytes:
    """Return a signed `.receipt` for the packet with this SHA-256."""
    facts: dict[str, Plain] = {"evaluator": evaluator, "version": version, "packet": packet.hex()}
    return _write(author, PacketKind.RECEIPT, seq=place.seq, head=place.hash.hex(), **facts)


def write_package(author: Author, place: Place, sums: bytes) -> bytes:
    """Return a signed `.package` for the SHA256SUMS with this SHA-256; `place` is the head of the record in it."""
    return _write(author, PacketKind.PACKAGE, seq=place.seq, head=place.hash.hex(), sums=sums.hex())


def write_ballot(author: Author, base: Place, version: int, contents: bytes, holders: Mapping[str, bytes]) -> bytes:
    """Return a signed `.ballot` that each of the holders opens with their own key.

    Args:
        author: the member whose entries these are.
        base: the entry up to which the member knew the record.
        version: how many entries the contents have.
        contents: the entries, as whoever takes them in reads them.
        holders: compressed points of 33 bytes, by the holders' names.

    Raises:
        PacketTooLargeError: more than a `.ballot` may have.
        NotAKeyError: a holder's key is none.
    """
    key = secrets.token_bytes(_KEY_BYTES)
    box = _lock(key, contents, _ballot_bound(author.case, author.actor, base))
    wrapped: dict[str, Plain] = {
        holder: base64_text(wrap_for(point, key, _key_info(author.case, author.actor, holder)))
        for holder, point in holders.items()
    }
    return _write(
        author, PacketKind.BALLOT, base=_place_plain(base), version=version, keys=wrapped, box=base64_text(box)
    )


def write_roster(  # noqa: PLR0917 - who, for whom, from where, what, and what locks it
    author: Author, evaluator: str, base: Place, contents: bytes, passphrase: str, cost: KdfCost
) -> bytes:
    """Return a signed `.roster` that opens with the passphrase, at the same cost.

    Raises:
        PacketTooLargeError: more than a `.roster` may have.
        EmptySecretError: the passphrase is nothing but spaces.
    """
    salt = secrets.token_bytes(SALT_BYTES)
    box = _lock(room_key(passphrase, salt, cost), contents, _roster_bound(author.case, evaluator, base))
    return _write(
        author,
        PacketKind.ROSTER,
        base=_place_plain(base),
        evaluator=evaluator,
        salt=salt.hex(),
        box=base64_text(box),
    )


def _write(author: Author, kind: PacketKind, **facts: Plain) -> bytes:
    common: dict[str, Plain] = {"suite": SUITE, "kind": kind.value, "case": author.case}
    payload = canonical.encode({**common, "actor": author.actor, "at": author.at, **facts})
    signature = author.keys.sign(PURPOSE, payload)
    data = canonical.encode({"format": FORMAT, "payload": payload.decode(), "signature": signature.hex()})
    if len(data) > LIMITS[kind]:
        raise PacketTooLargeError(LIMITS[kind])
    return data


# ── reading ────────────────────────────────────────────────────────────────────────────────
def read_checkpoint(untrusted: bytes) -> Checkpoint:
    """Return what a `.checkpoint` says; ask `check_signature` before believing it. `PacketError` where it is none."""
    return _read(untrusted, PacketKind.CHECKPOINT, _checkpoint, "head", "seq")


def read_receipt(untrusted: bytes) -> Receipt:
    """Return what a `.receipt` says; `PacketError` where it is none."""
    return _read(untrusted, PacketKind.RECEIPT, _receipt, "head", "seq", "evaluator", "packet", "version")


def read_package(untrusted: bytes) -> PackagePacket:
    """Return what a `.package` says; `PacketError` where it is none."""
    return _read(untrusted, PacketKind.PACKAGE, _package, "head", "seq", "sums")


def read_ballot(untrusted: bytes) -> BallotPacket:
    """Return what a `.ballot` says, its box closed; `PacketError` where it is none."""
    return _read(untrusted, PacketKind.BALLOT, _ballot, "base", "box", "keys", "version")


def read_roster(untrusted: bytes) -> RosterPacket:
    """Return what a `.roster` says, its box closed; `PacketError` where it is none."""
    return _read(untrusted, PacketKind.ROSTER, _roster, "base", "box", "evaluator", "salt")


_COMMON = ("suite", "kind", "case", "actor", "at")
Fields = dict[str, Plain]


class _Common(TypedDict):
    case: str
    actor: str
    at: str
    payload: bytes
    signature: bytes


Shape = Callable[[Fields, _Common], AnyPacket]


def _read(untrusted: bytes, kind: PacketKind, shape: Shape[AnyPacket], *fields: str) -> AnyPacket:
    if len(untrusted) > LIMITS[kind]:
        raise PacketTooLargeError(LIMITS[kind])
    if not untrusted:
        raise EmptyPacketError
    try:
        payload, signature = _opened_envelope(untrusted)
        plain = named(canonical.decode(payload), "payload")
        if plain.get("suite") != SUITE:
            raise OtherFormatError(str(plain.get("suite"))[:40])
        if plain.get("kind") != kind:
            raise OtherKindError(str(plain.get("kind"))[:40])
        found = members(plain, "payload", *_COMMON, *fields)
        common = _Common(
            case=_name(found["case"], "case"),
            actor=_name(found["actor"], "actor"),
            at=_moment(found["at"]),
            payload=payload,
            signature=signature,
        )
        return shape(found, common)
    except NotCanonicalError as error:
        raise PacketFormError(error.reason) from None
    except FieldError as error:
        raise PacketFormError(str(error)) from None


def _opened_envelope(untrusted: bytes) -> tuple[bytes, bytes]:
    outside = named(canonical.decode(untrusted), "packet")
    if outside.get("format") != FORMAT:
        raise OtherFormatError(str(outside.get("format"))[:40])
    members(outside, "packet", "format", "payload", "signature")
    payload = outside["payload"]
    if not isinstance(payload, str):
        raise FieldError("payload", "text")
    return payload.encode(), hex_bytes(outside["signature"], "signature", SIGNATURE_BYTES)


def _checkpoint(found: Fields, common: _Common) -> Checkpoint:
    return Checkpoint(seq=_count(found["seq"], "seq"), head=_hash(found["head"], "head"), **common)


def _receipt(found: Fields, common: _Common) -> Receipt:
    return Receipt(
        seq=_count(found["seq"], "seq"),
        head=_hash(found["head"], "head"),
        evaluator=_name(found["evaluator"], "evaluator"),
        version=_count(found["version"], "version"),
        packet=_hash(found["packet"], "packet"),
        **common,
    )


def _package(found: Fields, common: _Common) -> PackagePacket:
    return PackagePacket(
        seq=_count(found["seq"], "seq"),
        head=_hash(found["head"], "head"),
        sums=_hash(found["sums"], "sums"),
        **common,
    )


def _ballot(found: Fields, common: _Common) -> BallotPacket:
    keys = named(found["keys"], "keys")
    return BallotPacket(
        base=_place(found["base"]),
        version=_count(found["version"], "version"),
        keys={_name(holder, "holder"): base64_bytes(one, "keys") for holder, one in keys.items()},
        box=base64_bytes(found["box"], "box"),
        **common,
    )


def _roster(found: Fields, common: _Common) -> RosterPacket:
    return RosterPacket(
        evaluator=_name(found["evaluator"], "evaluator"),
        base=_place(found["base"]),
        salt=hex_bytes(found["salt"], "salt", SALT_BYTES),
        box=base64_bytes(found["box"], "box"),
        **common,
    )


def _place_plain(place: Place) -> Plain:
    return [place.seq, place.hash.hex()]


def _place(untrusted: Plain) -> Place:
    if not isinstance(untrusted, list) or len(untrusted) != 2:
        raise FieldError("base", "the number of an entry and its hash")
    return Place(_count(untrusted[0], "base"), _hash(untrusted[1], "base"))


def _hash(untrusted: Plain, name: str) -> bytes:
    return hex_bytes(untrusted, name, HASH_BYTES)


def _count(untrusted: Plain, name: str) -> int:
    if (number := whole(untrusted, name)) < 1:
        raise FieldError(name, "at least 1")
    return number


def _name(untrusted: Plain, name: str) -> str:
    if not isinstance(untrusted, str) or not 0 < len(untrusted) <= _LONGEST_NAME:
        raise FieldError(name, f"text of 1 to {_LONGEST_NAME} characters")
    return untrusted


def _moment(untrusted: Plain) -> str:
    try:
        moment = datetime.fromisoformat(untrusted) if isinstance(untrusted, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None or moment.isoformat() != untrusted:
        raise FieldError("at", "a time with its offset")
    return moment.isoformat()


# ── the box ────────────────────────────────────────────────────────────────────────────────
def open_ballot(packet: BallotPacket, holder: str, keys: PrivateKeys) -> bytes:
    """Return the entries that a holder finds in the box.

    Raises:
        BoxClosedError: it was not packed for these keys, or is not as it was packed.
    """
    if holder not in packet.keys:
        raise BoxClosedError
    try:
        key = keys.open_wrapped(packet.keys[holder], _key_info(packet.case, packet.actor, holder))
    except NotForThisKeyError:
        raise BoxClosedError from None
    if len(key) != _KEY_BYTES:
        raise BoxClosedError
    return _unlock(key, packet.box, _ballot_bound(packet.case, packet.actor, packet.base))


def open_roster(packet: RosterPacket, passphrase: str, cost: KdfCost) -> bytes:
    """Return what a roster holds. Slow by design; any thread may do it.

    Raises:
        BoxClosedError: the passphrase is another one, or the box is not as it was packed.
    """
    try:
        key = room_key(passphrase, packet.salt, cost)
    except EmptySecretError:
        raise BoxClosedError from None
    return _unlock(key, packet.box, _roster_bound(packet.case, packet.evaluator, packet.base))


def _lock(key: bytes, contents: bytes, bound: bytes) -> bytes:
    filled = len(contents).to_bytes(_LENGTH_BYTES, "big") + contents
    return AESGCM(key).encrypt(_NONCE, filled.ljust(bucket(len(filled)), b"\0"), bound)


def _unlock(key: bytes, box: bytes, bound: bytes) -> bytes:
    if len(box) < _LENGTH_BYTES + _TAG_BYTES:
        raise BoxClosedError
    try:
        filled = AESGCM(key).decrypt(_NONCE, box, bound)
    except InvalidTag:
        raise BoxClosedError from None
    length = int.from_bytes(filled[:_LENGTH_BYTES], "big")
    contents = filled[_LENGTH_BYTES : _LENGTH_BYTES + length]
    # One packing for one content: zeros after it, and as many as everybody writes.
    if filled != (filled[:_LENGTH_BYTES] + contents).ljust(bucket(_LENGTH_BYTES + length), b"\0"):
        raise BoxClosedError
    return contents


def _key_info(case: str, actor: str, holder: str) -> bytes:
    return layout("packet.key", case.encode(), actor.encode(), holder.encode())


def _ballot_bound(case: str, actor: str, base: Place) -> bytes:
    return layout("packet.ballot", case.encode(), actor.encode(), str(base.seq).encode(), base.hash)


def _roster_bound(case: str, evaluator: str, base: Place) -> bytes:
    return layout("packet.roster", case.encode(), evaluator.encode(), str(base.seq).encode(), base.hash)
