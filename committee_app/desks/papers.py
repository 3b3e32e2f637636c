"""Single papers of the set D1 to D13, from the record as the minutes have it.

Once minutes are issued, every paper is made from that very record: its head, its digest and its contents are those of
the bound file that people sign. Before that a paper is a draft of what would stand there now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from committee_app.case.acts import MinutesIssued
from committee_app.case.findings import Finding, RefusedError
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.progress import Progress
from committee_app.case.replaying import replay
from committee_app.desks.ranking import has_result, result_of
from committee_app.desks.record import Record, links
from committee_app.desks.record_file import record_chunks
from committee_app.desks.words import wording
from committee_app.export.labels import Language
from committee_app.export.minutes.papers import Paper, PaperReference, members_with, name_of, paper_document
from committee_app.export.minutes.source import MinutesSource
from committee_app.export.pdf import PaperOf, building_pdf


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """Which paper is wanted; `member` says whose where each member has one, None for everybody's in one file."""

    paper: Paper
    member: EvaluatorId | None = None


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper that was made: its name in the set (`D5`, `D4-07`) and its PDF."""

    name: str
    data: bytes


def every_paper(record: Record) -> tuple[PaperOrder, ...]:
    """Return all papers of the case, those of persons one by one, in the order of the set.

    Raises:
        RefusedError: the sheets are not open.
    """
    _has_something_to_say(record)
    source = _source(record)
    return tuple(order for paper in Paper for order in _orders(source, paper))


def making_papers(
    record: Record, orders: tuple[PaperOrder, ...], language: Language
) -> Generator[Progress, None, tuple[MadePaper, ...]]:
    """Make papers; the same record gives the same bytes.

    Raises:
        RefusedError: the sheets are not open.
        KeyError: an order names nobody of the roster.
    """
    _has_something_to_say(record)
    yield Progress("minutes.writing", 0, len(orders))
    source = _source(record)
    reference = _reference(record, source)
    made = []
    for number, order in enumerate(orders, start=1):
        made.append((yield from _made(source, order, reference, language)))
        yield Progress("minutes.writing", number, len(orders))
    return tuple(made)


def _has_something_to_say(record: Record) -> None:
    if not has_result(record.state):
        raise RefusedError(Finding.of("minutes.nothing_opened"))


def _orders(source: MinutesSource, paper: Paper) -> Iterator[PaperOrder]:
    if not paper.is_personal:
        yield PaperOrder(paper)
        return
    for member in members_with(source, paper):
        yield PaperOrder(paper, member.id)


def _source(record: Record) -> MinutesSource:
    """Return what the bound minutes were written from; the record as it is now where there are none."""
    checked = record.checked()
    issued = [one.seq for one in checked.journal if isinstance(one.act, MinutesIssued)]
    if not issued:
        return MinutesSource(checked.state, checked.journal, checked.hashes, result_of(checked.state), draft=True)
    end = issued[-1] - 1
    journal = checked.journal[:end]
    state = replay(journal)
    return MinutesSource(state, journal, checked.hashes[:end], result_of(state))


def _reference(record: Record, source: MinutesSource) -> PaperReference:
    digest = hashlib.sha256()
    for chunk in record_chunks(islice(links(record.file), len(source.journal))):
        digest.update(chunk)
    issued = record.state.minutes
    return PaperReference(digest.hexdigest(), "" if source.draft or issued is None else issued.pdf_sha256)


def _made(
    source: MinutesSource, order: PaperOrder, reference: PaperReference, language: Language
) -> Generator[Progress, None, MadePaper]:
    name = name_of(source, order.paper, order.member)
    built = yield from building_pdf(
        paper_document(source, wording(language), order.paper, reference, order.member),
        record=None,
        head=source.hashes[-1],
        made_at=datetime.fromisoformat(source.journal[-1].at),
        language=language,
        paper=PaperOf(name, bytes.fromhex(reference.record_sha256)),
    )
    return MadePaper(name, built.data)
