"""The minutes of a case: made from the record, signed by everybody who was there, kept in the case file.

The document is a function of the record: its time is the time of the record's last entry, so whoever has the
record can make the same bytes again. Unsigned, its digest goes into the record; each signature adds an entry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable
from datetime import datetime

from committee_app.case.acts import MinutesIssued, MinutesSigned
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.people import role_of
from committee_app.case.progress import Progress
from committee_app.case.signatures import AUDITOR, CHAIR, field_of
from committee_app.desks.checking import CheckedRecord, Link
from committee_app.desks.ranking import has_result, result_of
from committee_app.desks.record import Record, Signer, links
from committee_app.desks.record_file import record_chunks
from committee_app.desks.words import wording
from committee_app.export.certificates import self_issued_certificate
from committee_app.export.companions import companions
from committee_app.export.labels import Language
from committee_app.export.minutes import MinutesSource, minutes_document
from committee_app.export.outside_keys import OutsideCertificate, OutsideKey
from committee_app.export.packed import streamed
from committee_app.export.pdf import BuiltPdf, building_pdf
from committee_app.export.signing import sign_pdf, sign_pdf_from_outside
from committee_app.export.stamps import Stamp

ATTACHMENT = "minutes.pdf"


def building_minutes(
    checked: CheckedRecord, carried: Callable[[], Iterable[Link]], language: Language, *, draft: bool = False
) -> Generator[Progress, None, BuiltPdf]:
    """Build the minutes of a checked record; the same record gives the same bytes.

    Args:
        checked: the record up to where the minutes are made.
        carried: its entries, which the document carries inside; gone through twice, never held.
        language: of the document.
        draft: whether the document says on every page that it is none yet.

    Raises:
        RefusedError: the sheets are not open, so there is nothing to report.
    """
    if not has_result(checked.state):
        raise RefusedError(Finding.of("minutes.nothing_opened"))
    yield Progress("minutes.writing", 0, 1)
    source = MinutesSource(checked.state, checked.journal, checked.hashes, result_of(checked.state), draft=draft)
    made_at = datetime.fromisoformat(checked.journal[-1].at)
    return (
        yield from building_pdf(
            # Held by nobody else: as soon as it is set, it is gone.
            minutes_document(source, wording(language)),
            record=streamed(lambda: record_chunks(carried())),
            head=checked.head,
            made_at=made_at,
            language=language,
            companions=companions(source, language),
        )
    )


def issue_minutes(record: Record, secretary: Signer, language: Language) -> Generator[Progress, None, None]:
    """Make the minutes, keep them unsigned in the case, and record their digest.

    Raises:
        RefusedError: the meeting is still open, or somebody has signed already.
    """
    built = yield from building_minutes(record.checked(), lambda: links(record.file), language)
    with record.together():
        record.file.put_attachment(ATTACHMENT, "application/pdf", built.data)
        record.append(
            secretary,
            MinutesIssued(
                hashlib.sha256(built.data).hexdigest(),
                built.pages,
                language,
                wording(language).version,
                record.state.signed_minutes,
            ),
        )
    yield Progress("minutes.issued", 1, 1)


def sign_minutes(record: Record, signer: Signer, outside: OutsideKey | None = None) -> Generator[Progress, None, None]:
    """Add somebody's signature to the document: the chair first, then members, secretary and auditor.

    With a key from outside that one signs the document, and the person's own key vouches for it; the entry in the
    record is signed with the person's own key as ever.

    Raises:
        RefusedError: it is not this person's turn, there is nothing to sign, or the key from outside does not sign.
    """
    data = record.file.attachment(ATTACHMENT)
    issued = record.state.minutes
    if data is None or issued is None:
        raise RefusedError(Finding.of("minutes.not_issued"))
    field = field_of(record.state, signer.actor)
    # Asked before the document is touched: what is refused has no field that could be signed.
    if found := record.obstacles(signer.actor, MinutesSigned(field, issued.pdf_sha256)):
        raise RefusedError(*found)
    yield Progress("minutes.signing", 0, 1)
    signed = _signed(record, signer, data, "en" if issued.language == "en" else "ko", outside)
    with record.together():
        record.append(signer, MinutesSigned(field, hashlib.sha256(signed).hexdigest()))
        record.file.put_attachment(ATTACHMENT, "application/pdf", signed)
    yield Progress("minutes.signing", 1, 1)


def _signed(record: Record, signer: Signer, data: bytes, language: Language, outside: OutsideKey | None) -> bytes:
    state = record.state
    field = field_of(state, signer.actor)
    name = state.person_name(signer.actor)
    capacity = wording(language).word("role", role_of(signer.actor).value)
    at = record.clock.now()
    fingerprint = signer.keys.public.fingerprint()
    reason = wording(language).say("minutes.signing_reason")
    certify = signer.actor == CHAIR
    if outside is not None:
        said = OutsideCertificate.of(outside.certificate)
        stamp = Stamp(name, capacity, at, fingerprint, language, said.subject, said.issuer)
        return sign_pdf_from_outside(
            data, field, signer.keys, outside, certify=certify, stamp=stamp, at=at, reason=reason
        )
    certificate = self_issued_certificate(
        signer.keys.signing_key,
        name=name,
        capacity=capacity,
        case_id=state.case,
        fingerprint=fingerprint,
        not_before=datetime.fromisoformat(record.journal[0].at),
    )
    stamp = Stamp(name, capacity, at, fingerprint, language)
    return sign_pdf(
        data, field, signer.keys.signing_key, certificate, certify=certify, stamp=stamp, at=at, reason=reason
    )


def stored_minutes(record: Record) -> bytes | None:
    """Return the document as everybody signed it, or None before that."""
    if AUDITOR not in record.state.signed:
        return None
    return record.file.attachment(ATTACHMENT)


def draft_minutes(record: Record, language: Language) -> Generator[Progress, None, bytes]:
    """Build the minutes as they would be now, marked as a draft; nothing is kept."""
    built = yield from building_minutes(record.checked(), lambda: links(record.file), language, draft=True)
    return built.data
