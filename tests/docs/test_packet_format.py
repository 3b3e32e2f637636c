"""Chapter 19 of `docs/record-format.md` is enough: a reader written from it says of packets what ours says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_app.desks import packets as taking_in
from committee_app.desks.packets import refusal
from committee_app.sealing.keys import PrivateKeys
from committee_app.sealing.packets import (
    LIMITS,
    Author,
    Packet,
    PacketError,
    PacketKind,
    Place,
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
from resources.verifier.verifier import RefusedError
from tests.attacks.test_packets import mutations
from tests.casefile.room import COST
from tests.docs import stranger_packets

PAGE = (Path(__file__).parents[2] / "docs" / "record-format.md").read_text("utf-8")
KEYS = PrivateKeys.generate()
AUTHOR = Author("2026-01", "secretary", "2026-02-26T10:04:31+09:00", KEYS)
PLACE = Place(46, bytes(range(32)))
WRITTEN: dict[PacketKind, tuple[bytes, Callable[[bytes], Packet]]] = {
    PacketKind.CHECKPOINT: (write_checkpoint(AUTHOR, PLACE), read_checkpoint),
    PacketKind.RECEIPT: (write_receipt(AUTHOR, PLACE, "evaluator:9", 3, bytes(32)), read_receipt),
    PacketKind.PACKAGE: (write_package(AUTHOR, PLACE, bytes(range(32))), read_package),
    PacketKind.BALLOT: (write_ballot(AUTHOR, PLACE, 3, b"entries", {"chair": KEYS.public.sealing}), read_ballot),
    PacketKind.ROSTER: (write_roster(AUTHOR, "evaluator:9", PLACE, b"record", "여섯 낱말", COST), read_roster),
}


def test_the_limits_on_the_page_are_those_of_the_code() -> None:
    assert {kind: most for kind, (most, _) in stranger_packets.table().items()} == {
        kind.value: most for kind, most in LIMITS.items()
    }


@pytest.mark.parametrize("kind", PacketKind)
def test_the_stranger_reads_what_we_write(kind: PacketKind) -> None:
    data, _ = WRITTEN[kind]
    plain, signed, signature = stranger_packets.payload_of(data, kind)
    assert plain["case"] == "2026-01"
    assert stranger_packets.signature_of_a_packet_holds(KEYS.public.signing.hex(), signed, signature)
    assert not stranger_packets.signature_of_a_packet_holds(KEYS.public.signing.hex(), signed + b" ", signature)


@pytest.mark.parametrize("kind", PacketKind)
def test_both_say_the_same_of_packets_that_were_changed(kind: PacketKind) -> None:
    data, read = WRITTEN[kind]
    found: Counter[str] = Counter()
    for changed in (*(data[:length] for length in range(0, len(data), 7)), *mutations(data, 1500)):
        ours = said_by_us(read, changed)
        assert said_by_the_stranger(changed, kind) == ours, changed
        found[ours] += 1
    assert {"packet.misshapen", "packet.other_format", "packet.other_kind", "read"} <= set(found)


def said_by_us(read: Callable[[bytes], Packet], data: bytes) -> str:
    try:
        read(data)
    except PacketError as error:
        return refusal(error).code
    return "read"


def said_by_the_stranger(data: bytes, kind: PacketKind) -> str:
    try:
        stranger_packets.payload_of(data, kind)
    except RefusedError as error:
        return error.codes[0]
    return "read"


def test_every_outcome_of_a_ballot_stands_on_the_page() -> None:
    source = Path(taking_in.__file__).read_text("utf-8")
    codes = set(re.findall(r'"(packet\.\w+)"', source)) - {"packet.reading", "packet.fits"}
    listed = set(re.findall(r"`(packet\.\w+)`", PAGE.partition("### What becomes of a ballot")[2]))
    assert codes == listed
