"""The record as one file: what the minutes carry inside and what `export` writes.

    {"entries": [{"body": "<the exact signed text>", "signature": "<128 hexadecimal characters>"}, ...],
     "format": "committee-record/1"}

in canonical JSON. Links and hashes are not in it: whoever reads it computes them again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.typed import MisshapenError, read_plain
from committee_app.desks.checking import Link
from committee_app.sealing import canonical, chain
from committee_app.sealing.canonical import NotCanonicalError, Plain
from committee_app.sealing.fields import FieldError, hex_bytes
from committee_app.sealing.keys import SIGNATURE_BYTES

FORMAT = "committee-record/1"
LOOSE_BYTES = 2**20
"""Up to this size a record of another form is read to its end, to name its faults; a larger one is refused unread."""
_FRAME = re.compile(
    rb'\{"entries":\[(?:\{"body":"(?:[^"\\]++|\\.)*+","signature":"[0-9a-f]{128}"\},?)*+\],"format":"[a-z0-9/-]{1,40}"\}',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class CarriedEntry:
    """An entry as documents carry it: the exact signed text, and the signature in hexadecimal."""

    body: str
    signature: str


@dataclass(frozen=True, slots=True)
class _CarriedRecord:
    entries: tuple[CarriedEntry, ...]
    format: str


def write_record(links: Iterable[Link]) -> bytes:
    """Return the entries as one canonical document."""
    return b"".join(record_chunks(links))


def record_chunks(links: Iterable[Link]) -> Iterator[bytes]:
    """Yield the same document entry by entry: of a large case it is a hundred megabytes."""
    yield b'{"entries":['
    for at, link in enumerate(links):
        comma = b"," if at else b""
        yield comma + canonical.encode(_carried(link))
    yield b'],"format":' + canonical.encode(FORMAT) + b"}"


def carried_entries(links: Iterable[Link]) -> list[Plain]:
    """Return entries as plain values, for a document that carries them."""
    return list(map(_carried, links))


def _carried(link: Link) -> Plain:
    return {"body": link.body.decode(), "signature": link.signature.hex()}


def read_record(untrusted: bytes) -> tuple[Link, ...]:
    """Return the entries of a carried record, with links and hashes computed anew.

    Raises:
        RefusedError: it is not a record of this form; nothing in it is believed.
    """
    if len(untrusted) > LOOSE_BYTES and _FRAME.fullmatch(untrusted) is None:
        raise RefusedError(Finding.of("record.not_canonical", reason="another frame"))
    try:
        carried = read_plain(_CarriedRecord, canonical.decode(untrusted))
    except NotCanonicalError as error:
        raise RefusedError(Finding.of("record.not_canonical", reason=str(error)[:120])) from None
    except MisshapenError as error:
        raise RefusedError(*error.faults) from None
    if carried.format != FORMAT:
        raise RefusedError(Finding.of("record.other_format", found=carried.format[:40]))
    return tuple(linked(carried.entries))


def linked(entries: Iterable[CarriedEntry]) -> Iterator[Link]:
    """Yield carried entries with links and hashes computed anew; `RefusedError` at a signature that is misshapen."""
    head = chain.ZERO
    for seq, entry in enumerate(entries, 1):
        try:
            signature = hex_bytes(entry.signature, "signature", SIGNATURE_BYTES)
        except FieldError:
            raise RefusedError(Finding.of("record.signature_misshapen", seq=seq)) from None
        body = entry.body.encode()
        link = Link(head, body, signature, chain.link(head, body, signature))
        yield link
        head = link.hash
