"""The publication copy of a case, from the record as it stands once the minutes are signed."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.progress import Progress
from committee_app.desks.issuing import stored_minutes
from committee_app.desks.ranking import result_of
from committee_app.desks.record import Record
from committee_app.desks.words import wording
from committee_app.export.labels import Language
from committee_app.export.minutes import MinutesSource
from committee_app.export.pdf import building_pdf
from committee_app.export.publication import Profile, publication_document, published


@dataclass(frozen=True, slots=True)
class Publication:
    """The PDF, and the places of texts that named somebody and were left out."""

    data: bytes
    left_out: tuple[str, ...]


def publishing(record: Record, language: Language, profile: Profile) -> Generator[Progress, None, Publication]:
    """Make the publication copy; the same record and profile give the same bytes.

    Raises:
        RefusedError: the minutes are not signed yet.
    """
    signed = stored_minutes(record)
    if signed is None:
        raise RefusedError(Finding.of("publication.not_signed"))
    checked, words = record.checked(), wording(language)
    source = MinutesSource(checked.state, checked.journal, checked.hashes, result_of(checked.state))
    shown = published(source, words, profile, hashlib.sha256(signed).hexdigest())
    # Neither record nor head: the copy refers to the result, which is what it shows.
    built = yield from building_pdf(
        publication_document(shown, words),
        record=None,
        head=shown.reference,
        made_at=datetime.fromisoformat(checked.journal[-1].at),
        language=language,
    )
    return Publication(built.data, shown.left_out)
