from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from committee_app.sealing import canonical, packets
from committee_app.sealing.keys import BadSignatureError, PrivateKeys, wrap_for
from committee_app.sealing.packets import (
    LIMITS,
    Author,
    BoxClosedError,
    EmptyPacketError,
    OtherFormatError,
    OtherKindError,
    PacketError,
    PacketFormError,
    PacketKind,
    PacketTooLargeError,
    Place,
    open_ballot,
    open_roster,
    read_ballot,
    read_checkpoint,
    read_package,
    read_receipt,
    read_roster,
    write_ballot,
    write_checkpoint,
    write_package,
    write_receipt,
    write_roster,
)
from committee_app.sealing.slots import KdfCost
from tests.sealing import stranger

CHEAP = KdfCost(64, 1, 1)
NINE, CHAIR, SECRETARY, OTHER = (PrivateKeys.generate() for _ in range(4))
AT = "2026-02-26T10:04:31+09:00"
MEMBER = Author("2026-01", "evaluator:9", AT, NINE)
OFFICER = Author("2026-01", "secretary", AT, SECRETARY)
PLACE = Place(46, bytes(range(32)))
HOLDERS = {"chair": CHAIR.public.sealing, "secretary": SECRETARY.public.sealing}

BALLOT = write_ballot(MEMBER, PLACE, 3, b"three entries", HOLDERS)
ROSTER = write_roster(OFFICER, "evaluator:9", PLACE, b"the record", "가 나 다", CHEAP)
CHECKPOINT = write_checkpoint(OFFICER, PLACE)
RECEIPT = write_receipt(OFFICER, PLACE, "evaluator:9", 3, bytes(32))
PACKAGE = write_package(OFFICER, PLACE, bytes(range(32)))

READERS: dict[PacketKind, Callable[[bytes], packets.Packet]] = {
    PacketKind.BALLOT: read_ballot,
    PacketKind.ROSTER: read_roster,
    PacketKind.CHECKPOINT: read_checkpoint,
    PacketKind.RECEIPT: read_receipt,
    PacketKind.PACKAGE: read_package,
}
WRITTEN = {
    PacketKind.BALLOT: BALLOT,
    PacketKind.ROSTER: ROSTER,
    PacketKind.CHECKPOINT: CHECKPOINT,
    PacketKind.RECEIPT: RECEIPT,
    PacketKind.PACKAGE: PACKAGE,
}


# ── there and back ─────────────────────────────────────────────────────────────────────────
def test_a_checkpoint_says_where_the_record_stood() -> None:
    found = read_checkpoint(CHECKPOINT)
    assert (found.case, found.seq, found.head, found.actor, found.at) == ("2026-01", 46, PLACE.hash, "secretary", AT)


def test_a_package_says_which_sums_it_vouches_for() -> None:
    found = read_package(PACKAGE)
    assert (found.seq, found.head, found.sums) == (46, PLACE.hash, bytes(range(32)))


def test_a_receipt_says_which_packet_was_taken_in() -> None:
    found = read_receipt(RECEIPT)
    assert (found.seq, found.head) == (46, PLACE.hash)
    assert (found.evaluator, found.version, found.packet) == ("evaluator:9", 3, bytes(32))


@pytest.mark.parametrize(("holder", "keys"), [("chair", CHAIR), ("secretary", SECRETARY)])
def test_each_holder_opens_a_ballot_with_their_own_key(holder: str, keys: PrivateKeys) -> None:
    found = read_ballot(BALLOT)
    assert (found.actor, found.base, found.version) == ("evaluator:9", PLACE, 3)
    assert open_ballot(found, holder, keys) == b"three entries"


def test_a_roster_opens_with_its_passphrase() -> None:
    found = read_roster(ROSTER)
    assert (found.actor, found.evaluator, found.base) == ("secretary", "evaluator:9", PLACE)
    assert open_roster(found, " 가  나 다", CHEAP) == b"the record"


@pytest.mark.parametrize("kind", PacketKind)
def test_a_packet_is_signed_by_its_author_and_nobody_else(kind: PacketKind) -> None:
    found = READERS[kind](WRITTEN[kind])
    found.check_signature((NINE if kind is PacketKind.BALLOT else SECRETARY).public)
    with pytest.raises(BadSignatureError):
        found.check_signature(OTHER.public)
    with pytest.raises(BadSignatureError):
        replace(found, payload=found.payload.replace(b"2026-01", b"2026-02")).check_signature(NINE.public)


def test_an_entry_of_the_record_is_no_packet() -> None:
    found = read_checkpoint(CHECKPOINT)
    as_entry = replace(found, signature=SECRETARY.sign("entry", found.payload))
    with pytest.raises(BadSignatureError):
        as_entry.check_signature(SECRETARY.public)


# ── the documented bytes ───────────────────────────────────────────────────────────────────
def test_the_form_is_the_documented_one() -> None:
    outside = json.loads(CHECKPOINT)
    assert set(outside) == {"format", "payload", "signature"}
    assert outside["format"] == "committee-packet/1"
    assert json.loads(outside["payload"]) == {
        "suite": "P256-1",
        "kind": "checkpoint",
        "case": "2026-01",
        "actor": "secretary",
        "at": AT,
        "seq": 46,
        "head": PLACE.hash.hex(),
    }


def test_the_box_of_a_ballot_is_the_documented_one() -> None:
    plain = json.loads(json.loads(BALLOT)["payload"])
    info = stranger.layout("packet.key", b"2026-01", b"evaluator:9", b"chair")
    key = CHAIR.open_wrapped(base64.b64decode(plain["keys"]["chair"]), info)
    bound = stranger.layout("packet.ballot", b"2026-01", b"evaluator:9", b"46", PLACE.hash)
    filled = AESGCM(key).decrypt(bytes(12), base64.b64decode(plain["box"]), bound)
    assert filled == (len(b"three entries").to_bytes(4, "big") + b"three entries").ljust(256, b"\0")


def test_the_same_contents_look_different_each_time() -> None:
    assert write_ballot(MEMBER, PLACE, 3, b"three entries", HOLDERS) != BALLOT
    assert len(write_ballot(MEMBER, PLACE, 3, b"three entries and more words", HOLDERS)) == len(BALLOT)


def test_nothing_in_a_box_is_read_from_outside() -> None:
    assert b"three entries" not in BALLOT
    assert base64.b64encode(b"three entries")[:-4] not in BALLOT
    assert b"the record" not in ROSTER


# ── boxes that stay closed ─────────────────────────────────────────────────────────────────
def test_a_ballot_opens_for_no_other_key_and_in_no_other_place() -> None:
    found = read_ballot(BALLOT)
    strange = (
        (found, "auditor", CHAIR),
        (found, "chair", OTHER),
        (found, "chair", SECRETARY),
        (replace(found, actor="evaluator:8"), "chair", CHAIR),
        (replace(found, case="2026-02"), "chair", CHAIR),
        (replace(found, base=Place(45, PLACE.hash)), "chair", CHAIR),
        (replace(found, base=Place(46, bytes(32))), "chair", CHAIR),
        (replace(found, box=found.box[:-1]), "chair", CHAIR),
        (replace(found, box=b""), "chair", CHAIR),
    )
    for packet, holder, keys in strange:
        with pytest.raises(BoxClosedError):
            open_ballot(packet, holder, keys)


@pytest.mark.parametrize("filled", [b"", bytes(3), bytes(255), bytes(257), b"\0\0\1\0".ljust(256, b"\0")])
def test_a_box_that_nobody_packs_so_does_not_open(filled: bytes) -> None:
    key, found = bytes(range(32)), read_ballot(BALLOT)
    bound = stranger.layout("packet.ballot", b"2026-01", b"evaluator:9", b"46", PLACE.hash)
    info = stranger.layout("packet.key", b"2026-01", b"evaluator:9", b"chair")
    box = AESGCM(key).encrypt(bytes(12), filled, bound)
    wrapped = {"chair": wrap_for(CHAIR.public.sealing, key, info)}
    with pytest.raises(BoxClosedError):
        open_ballot(replace(found, keys=wrapped, box=box), "chair", CHAIR)


def test_a_wrapped_key_of_another_length_opens_nothing() -> None:
    info = stranger.layout("packet.key", b"2026-01", b"evaluator:9", b"chair")
    wrapped = {"chair": wrap_for(CHAIR.public.sealing, bytes(31), info)}
    with pytest.raises(BoxClosedError):
        open_ballot(replace(read_ballot(BALLOT), keys=wrapped), "chair", CHAIR)


@pytest.mark.parametrize("typed", ["가 나 라", "", "  "])
def test_a_roster_does_not_open_with_another_passphrase(typed: str) -> None:
    with pytest.raises(BoxClosedError):
        open_roster(read_roster(ROSTER), typed, CHEAP)


# ── what is no packet ──────────────────────────────────────────────────────────────────────
def envelope(payload: object, **other: object) -> bytes:
    text = payload if isinstance(payload, str) else canonical.encode(payload).decode()  # type: ignore[arg-type]
    plain = {"format": "committee-packet/1", "payload": text, "signature": "00" * 64, **other}
    return canonical.encode(plain)  # type: ignore[arg-type]


GOOD = json.loads(json.loads(CHECKPOINT)["payload"])
PLAIN = json.loads(CHECKPOINT)["payload"]
PRETTY = json.dumps(json.loads(CHECKPOINT), indent=1, sort_keys=True).encode()

NO_TEXT = b'{"format":"committee-packet/1","payload":1,"signature":""}'

NO_PACKETS: dict[str, tuple[bytes, type[PacketError]]] = {
    "empty": (b"", EmptyPacketError),
    "byte order mark": (b"\xef\xbb\xbf" + CHECKPOINT, PacketFormError),
    "a line break": (CHECKPOINT + b"\r\n", PacketFormError),
    "pretty": (PRETTY, PacketFormError),
    "a key more": (envelope(GOOD, more=1), PacketFormError),
    "a key less": (b'{"format":"committee-packet/1","payload":""}', PacketFormError),
    "a key twice": (CHECKPOINT.replace(b"{", b'{"format":"x",', 1), PacketFormError),
    "NaN": (CHECKPOINT.replace(b'"committee-packet/1"', b"NaN"), PacketFormError),
    "a float": (CHECKPOINT.replace(b'"committee-packet/1"', b"1.5"), PacketFormError),
    "minus zero": (envelope(PLAIN.replace("46", "-0")), PacketFormError),
    "an exponent": (envelope(PLAIN.replace("46", "1e3")), PacketFormError),
    "5,000 digits": (b'{"format":' + b"9" * 4000 + b"}", PacketFormError),
    "2,000 deep": (b"[" * 2000 + b"]" * 2000, PacketFormError),
    "a zip": (b"PK\x03\x04" + bytes(100), PacketFormError),
    "UTF-16": (CHECKPOINT.decode().encode("utf-16"), PacketFormError),
    "half a pair": (CHECKPOINT.replace(b"2026-01", b"\\ud800"), PacketFormError),
    "a list": (b"[]", PacketFormError),
    "too much": (bytes(LIMITS[PacketKind.CHECKPOINT] + 1), PacketTooLargeError),
    "another format": (envelope(GOOD, format="committee-packet/2"), OtherFormatError),
    "a number for a format": (envelope(GOOD, format=1), OtherFormatError),
    "another suite": (envelope(GOOD | {"suite": "P256-2"}), OtherFormatError),
    "another kind": (envelope(GOOD | {"kind": "ballot"}), OtherKindError),
    "no kind": (envelope(GOOD | {"kind": None}), OtherKindError),
    "a payload that is a list": (envelope([]), PacketFormError),
    "a signature that is a number": (envelope(GOOD, signature=1), PacketFormError),
    "a payload that is no text": (NO_TEXT, PacketFormError),
    "a field more": (envelope(GOOD | {"more": 1}), PacketFormError),
    "a field less": (envelope({key: value for key, value in GOOD.items() if key != "at"}), PacketFormError),
    "a signature in capitals": (envelope(GOOD, signature="AB" * 64), PacketFormError),
    "a short signature": (envelope(GOOD, signature="ab" * 63), PacketFormError),
    "no case": (envelope(GOOD | {"case": ""}), PacketFormError),
    "a long case": (envelope(GOOD | {"case": "가" * 201}), PacketFormError),
    "entry nought": (envelope(GOOD | {"seq": 0}), PacketFormError),
    "true for a number": (envelope(GOOD | {"seq": True}), PacketFormError),
    "a short head": (envelope(GOOD | {"head": "ab"}), PacketFormError),
    "no hour": (envelope(GOOD | {"at": "yesterday"}), PacketFormError),
    "an hour of nowhere": (envelope(GOOD | {"at": "2026-02-26T10:04:31"}), PacketFormError),
    "another spelling of the hour": (envelope(GOOD | {"at": "2026-02-26 10:04:31+09:00"}), PacketFormError),
    "a number for an hour": (envelope(GOOD | {"at": 1}), PacketFormError),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_PACKETS)
def test_what_is_no_packet_is_refused_for_one_reason(name: str) -> None:
    data, error = NO_PACKETS[name]
    with pytest.raises(PacketError) as refused:
        read_checkpoint(data)
    assert type(refused.value) is error
    assert len(str(refused.value)) < 200


def changed(data: bytes, **other: object) -> bytes:
    return envelope(json.loads(json.loads(data)["payload"]) | other)


@pytest.mark.parametrize(
    "other",
    [
        {"base": 1}, {"base": [46]}, {"base": [0, "00" * 32]}, {"base": [46, "00"]}, {"version": 0}, {"box": "?"},
        {"box": "AB=="}, {"box": 1}, {"keys": []}, {"keys": {"": ""}}, {"keys": {"chair": "A"}}, {"keys": {"chair": 1}},
    ],
)  # fmt: skip
def test_a_ballot_with_a_misshapen_field_is_none(other: dict[str, object]) -> None:
    with pytest.raises(PacketFormError):
        read_ballot(changed(BALLOT, **other))


@pytest.mark.parametrize("other", [{"salt": "00"}, {"box": "?"}, {"evaluator": ""}, {"base": None}])
def test_a_roster_with_a_misshapen_field_is_none(other: dict[str, object]) -> None:
    with pytest.raises(PacketFormError):
        read_roster(changed(ROSTER, **other))


@pytest.mark.parametrize("other", [{"packet": "00"}, {"version": "3"}, {"evaluator": 9}])
def test_a_receipt_with_a_misshapen_field_is_none(other: dict[str, object]) -> None:
    with pytest.raises(PacketFormError):
        read_receipt(changed(RECEIPT, **other))


def test_no_packet_is_written_that_would_not_be_read() -> None:
    with pytest.raises(PacketTooLargeError):
        write_ballot(MEMBER, PLACE, 3, bytes(7 * 1024 * 1024), HOLDERS)


def test_each_kind_is_read_as_itself_alone() -> None:
    for kind, data in WRITTEN.items():
        for other, read in READERS.items():
            if other is kind:
                assert hashlib.sha256(read(data).payload).digest()
            else:
                with pytest.raises((OtherKindError, PacketTooLargeError)):
                    read(data)
