"""Minutes around any record, signed by the officers of the told day or by others: what insiders can make."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from committee_app.export.document import Document, SignaturePlace, SignaturePlaces
from committee_app.export.finishing import (
    ENTRIES_NAME,
    RESULT_NAME,
    SCORES_NAME,
    VERIFIER_NAME,
    Attachment,
    Relationship,
)
from committee_app.export.pdf import build_pdf
from committee_app.export.reading import read_signed_pdf
from committee_app.sealing import chain
from committee_app.sealing.keys import PrivateKeys
from tests.docs.carried import Carried, Entry, carried_of, record_json
from tests.export.papers import MADE_AT
from tests.export.signed_papers import CHAIR, SECRETARY, Person, short_document, signed_by
from tests.told_day import ToldDay


def of_the_minutes(told: ToldDay) -> Carried:
    """Return the record as far as the minutes carry it."""
    carried = carried_of(told)
    record = read_signed_pdf(told.minutes.read_bytes()).record
    return replace(carried, entries=carried.entries[: len(json.loads(record or b"")["entries"])])


def head_of(entries: Sequence[Entry]) -> bytes:
    head = chain.ZERO
    for entry in entries:
        head = chain.link(head, *entry)
    return head


AUDITOR = replace(SECRETARY, field="Auditor", name="박감사", capacity="감사")


def document() -> Document:
    """Return a short document with places for the three who must sign."""
    blocks = list(short_document().blocks)
    places = tuple(SignaturePlace(one.field, one.name, one.capacity) for one in (CHAIR, SECRETARY, AUDITOR))
    blocks[-2] = SignaturePlaces(places)
    return replace(short_document(), blocks=tuple(blocks))


def person(like: Person, keys: PrivateKeys) -> Person:
    return replace(like, scalar=keys.signing_key.private_numbers().private_value)


def unsigned(carried: Carried, record: bytes | None = None, result: bytes | None = None, head: bytes = b"") -> bytes:
    """Return a document that carries a record (of the day, unless another is given) and a result."""
    attached = (
        Attachment(ENTRIES_NAME, "text/csv", Relationship.SUPPLEMENT, "항목", b"number\r\n"),
        Attachment(RESULT_NAME, "application/json", Relationship.DATA, "결과", result or carried.result),
        Attachment(SCORES_NAME, "text/csv", Relationship.DATA, "평점", b"proposal\r\n"),
        Attachment(VERIFIER_NAME, "text/x-python", Relationship.SUPPLEMENT, "확인", b"# verifier"),
    )
    return build_pdf(
        document(),
        record=record_json(carried.entries) if record is None else record,
        head=head or head_of(carried.entries),
        made_at=MADE_AT,
        language="ko",
        companions=attached,
    ).data


Signing = Callable[[bytes], bytes]


def signing(
    carried: Carried, *, chair: str = "chair", secretary: str = "secretary", auditor: str = "auditor"
) -> tuple[Signing, Signing, Signing]:
    """Return how the three sign, with their own keys or with those of somebody else."""
    first, second, third = (
        person(like, carried.keys[whose])
        for like, whose in ((CHAIR, chair), (SECRETARY, secretary), (AUDITOR, auditor))
    )
    return (
        lambda data: signed_by(first, data, minutes=5, certify=True),
        lambda data: signed_by(second, data, minutes=7, certify=False),
        lambda data: signed_by(third, data, minutes=9, certify=False),
    )


def all_signed(data: bytes, carried: Carried, **whose: str) -> bytes:
    first, second, third = signing(carried, **whose)
    return third(second(first(data)))
