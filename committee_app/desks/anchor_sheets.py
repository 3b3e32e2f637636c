"""The two papers that carry the head of the record out of the machine, made from the record as it stands."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime

from committee_app.case.findings import Finding, RefusedError
from committee_app.case.lifecycle import Stage, has_reached
from committee_app.case.progress import Progress
from committee_app.desks.auditing import key_prints
from committee_app.desks.record import Record
from committee_app.desks.words import wording
from committee_app.export.anchor_sheets import EnrolledKey, SheetSource, closing_document, opening_document
from committee_app.export.document import Document
from committee_app.export.labels import Language
from committee_app.export.pdf import building_pdf


def opening_sheet(record: Record, language: Language) -> Generator[Progress, None, bytes]:
    """Return the opening sheet as PDF; `RefusedError` before scoring has begun."""
    if not has_reached(record.state.stage, Stage.READY):
        raise RefusedError(Finding.of("anchor_sheet.too_early_for_opening"))
    prints = key_prints(record.state)
    keys = tuple(EnrolledKey(one.actor, one.seat, one.name, one.fingerprint) for one in prints)
    return (yield from _paper(record, opening_document(_source(record), keys, wording(language)), language))


def closing_sheet(record: Record, language: Language) -> Generator[Progress, None, bytes]:
    """Return the closing sheet as PDF; `RefusedError` before scoring is closed."""
    if not has_reached(record.state.stage, Stage.CLOSED):
        raise RefusedError(Finding.of("anchor_sheet.too_early_for_closing"))
    return (yield from _paper(record, closing_document(_source(record), wording(language)), language))


def _source(record: Record) -> SheetSource:
    return SheetSource(record.state, len(record.journal), record.head, _moment(record))


def _moment(record: Record) -> datetime:
    return datetime.fromisoformat(record.journal[-1].at)


def _paper(record: Record, document: Document, language: Language) -> Generator[Progress, None, bytes]:
    # What is printed carries no record inside: it leaves the room, and the record names people and projects.
    built = yield from building_pdf(document, record=None, head=record.head, made_at=_moment(record), language=language)
    return built.data
