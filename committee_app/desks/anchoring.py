"""What an anchor says of a record: whether the head that somebody carried out of the file is still in it.

An anchor is a code typed from a sheet, the line of a QR code, a `.checkpoint` or `.receipt` from a stick, or the signed
minutes, whose record has a head too. What comes out of the comparison is one of:

    held        the entry is there, with this hash: up to it nothing was cut off and nothing replaced
    cut_off     the record ends before that entry
    parted      an entry of that number is there, and it is another: the record was written anew from somewhere before
    unknown     a code without its number that no entry has: cut off or parted, or of another case
    elsewhere   it names another case
    unsigned    a packet that was not signed by the keys which the record has for its author
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import Actor
from committee_app.case.people import KeyText
from committee_app.desks.checking import CheckedRecord, check_record, public_keys
from committee_app.desks.record_file import read_record
from committee_app.export.reading import MAX_PDF_BYTES, read_signed_pdf
from committee_app.sealing.anchors import (
    Anchor,
    AnchorLengthError,
    AnchorSlipError,
    CodeAnchor,
    HeadAnchor,
    anchor_code,
    one_name,
    read_anchor,
)
from committee_app.sealing.keys import BadSignatureError
from committee_app.sealing.packets import Checkpoint, Packet, PacketError, Receipt, read_checkpoint, read_receipt

PDF_MAGIC = b"%PDF-"
MAX_LINE_BYTES = 4096
"""A file that holds the line of a QR code is no longer than this."""


class Standing(StrEnum):
    """How a record stands to an anchor."""

    HELD = "held"
    CUT_OFF = "cut_off"
    PARTED = "parted"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class NamedAnchor:
    """An anchor and what people call it: the name of its file, or the code as typed; `packet` is where it came from."""

    name: str
    anchor: Anchor
    packet: Packet | None = None


def named_anchor(given: str) -> NamedAnchor:
    """Return what was given on a command line or in a field: a file that is there, or else a code or line.

    Raises:
        RefusedError: it is neither; a slip of the finger is told apart.
        OSError: the file cannot be read.
    """
    path = Path(given)
    if _is_file(path):
        return _anchor_of_file(path)
    return typed_code(given)


def typed_code(text: str) -> NamedAnchor:
    """Return the code or line that was typed or scanned; no file is looked at. `RefusedError` if it is neither."""
    anchor = typed_anchor(text)
    return NamedAnchor(anchor.code if isinstance(anchor, CodeAnchor) else anchor.head.hex()[:16], anchor)


def typed_anchor(text: str) -> Anchor:
    """Return the anchor that was typed or scanned; `RefusedError` says what is wrong with it."""
    try:
        return read_anchor(text)
    except AnchorSlipError:
        raise RefusedError(Finding.of("anchor.slip")) from None
    except AnchorLengthError as error:
        raise RefusedError(Finding.of("anchor.length", characters=error.characters)) from None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long for a name, or not one at all
        return False


def _anchor_of_file(path: Path) -> NamedAnchor:
    with path.open("rb") as file:
        data = file.read(MAX_PDF_BYTES + 1)
    if data.startswith(PDF_MAGIC):
        return NamedAnchor(path.name, _anchor_of_minutes(path.name, data))
    if (packet := _packet(data)) is not None:
        return NamedAnchor(path.name, HeadAnchor(one_name(packet.case), packet.seq, packet.head), packet)
    try:
        return NamedAnchor(path.name, typed_anchor(data[: MAX_LINE_BYTES + 1].decode()))
    except (UnicodeDecodeError, RefusedError):
        raise RefusedError(Finding.of("anchor.file_unknown", file=path.name)) from None


def _packet(data: bytes) -> Checkpoint | Receipt | None:
    with suppress(PacketError):
        return read_checkpoint(data)
    with suppress(PacketError):
        return read_receipt(data)
    return None


def _anchor_of_minutes(name: str, data: bytes) -> Anchor:
    """The head of the record inside, as far as it holds; whether the file itself does, is asked where it is checked."""
    read = read_signed_pdf(data)
    try:
        links = read_record(read.record) if read.record is not None else ()
    except RefusedError:
        links = ()
    checked = check_record(links)
    if not checked.holds or not checked.hashes:
        raise RefusedError(Finding.of("anchor.file_unknown", file=name))
    return HeadAnchor(one_name(checked.state.case), len(checked.hashes), checked.head)


def standing_in(named: NamedAnchor, checked: CheckedRecord) -> Standing:
    """Return how a record that holds stands to an anchor."""
    state = checked.state
    how = standing(named.anchor, state.case, checked.hashes)
    if how is Standing.ELSEWHERE or named.packet is None:
        return how
    # An author whom the record does not have: the packet names an entry that it does not have either, or a stranger.
    keys = state.keys.get(Actor(named.packet.actor))
    return how if (keys is None and how is not Standing.HELD) or _signed(named.packet, keys) else Standing.UNSIGNED


def _signed(packet: Packet, keys: KeyText | None) -> bool:
    if keys is None:
        return False
    try:
        packet.check_signature(public_keys(keys))
    except BadSignatureError:
        return False
    return True


def standing(anchor: Anchor, case: str, hashes: Sequence[bytes]) -> Standing:
    """Return how the record with these hashes stands to an anchor; `hashes` are those of its entries in order."""
    if isinstance(anchor, HeadAnchor):
        if anchor.case != one_name(case):
            return Standing.ELSEWHERE
        return _at_its_place(anchor.seq, hashes, anchor.head)
    if anchor.seq is None:
        return Standing.HELD if held_at(anchor, hashes) else Standing.UNKNOWN
    if anchor.seq > len(hashes):
        return Standing.CUT_OFF
    return Standing.HELD if anchor_code(hashes[anchor.seq - 1]) == anchor.code else Standing.PARTED


def held_at(anchor: Anchor, hashes: Sequence[bytes]) -> int:
    """Return the number of the entry that an anchor names, or 0 where the record does not have it.

    A code without its number is looked for from the end: a thousandth of a second or two for every entry.
    """
    if isinstance(anchor, HeadAnchor):
        return anchor.seq if _at_its_place(anchor.seq, hashes, anchor.head) is Standing.HELD else 0
    places = range(len(hashes), 0, -1) if anchor.seq is None else (anchor.seq,)
    return next((seq for seq in places if seq <= len(hashes) and anchor_code(hashes[seq - 1]) == anchor.code), 0)


def _at_its_place(seq: int, hashes: Sequence[bytes], head: bytes) -> Standing:
    if seq > len(hashes):
        return Standing.CUT_OFF
    return Standing.HELD if hashes[seq - 1] == head else Standing.PARTED
