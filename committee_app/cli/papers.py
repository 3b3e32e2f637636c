"""`minutes --document`: single papers of the set, one or all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from committee_app.cli import files
from committee_app.cli.cases import CaseToRead
from committee_app.cli.errors import UsageError
from committee_app.cli.voice import Voice
from committee_app.desks.issuing import stored_minutes
from committee_app.desks.papers import MadePaper, PaperOrder, every_paper, making_papers
from committee_app.desks.publishing import publishing
from committee_app.desks.record import Record
from committee_app.export.labels import Language
from committee_app.export.minutes.papers import Paper
from committee_app.export.publication import Profile

ALL, PUBLICATION = "all", "D14"


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """What was asked for: a paper or all, of the member on a seat or of everybody, and how D14 is to show members."""

    document: str
    seat: int | None = None
    profile: Profile = Profile()


def papers(voice: Voice, case: CaseToRead, asked: PaperAsked, out: Path | None, language: Language) -> int:
    """Write one paper to a file, or all to a folder, those of persons one by one."""
    if asked.seat is not None and not (asked.document in list(Paper) and Paper(asked.document).is_personal):
        raise UsageError("cli.seat_without_person", document=asked.document)
    with case.record(voice) as record:
        made = tuple(_made(voice, record, asked, language))
    for one in made:
        place = _place(one, asked, out)
        files.refuse_same(place, [case.path, case.passphrase_file])
        files.write(place, one.data)
        voice.say("cli.file_written", file=str(place))
    if asked.document == ALL and all(one.name != PUBLICATION for one in made):
        voice.say("cli.no_minutes_yet")
    return 0


def _made(voice: Voice, record: Record, asked: PaperAsked, language: Language) -> Iterator[MadePaper]:
    if asked.document != PUBLICATION:
        yield from voice.watch(making_papers(record, _orders(record, asked), language))
    # Of all papers that there are: before the minutes are signed nothing is published.
    if asked.document == PUBLICATION or (asked.document == ALL and stored_minutes(record) is not None):
        yield MadePaper(PUBLICATION, voice.watch(publishing(record, language, asked.profile)).data)


def _orders(record: Record, asked: PaperAsked) -> tuple[PaperOrder, ...]:
    if asked.document == ALL:
        return every_paper(record)
    if asked.seat is None:
        return (PaperOrder(Paper(asked.document)),)
    members = {one.seat: one.id for one in record.state.evaluators}
    if asked.seat not in members:
        raise UsageError("cli.no_such_seat", seat=asked.seat)
    return (PaperOrder(Paper(asked.document), members[asked.seat]),)


def _place(one: MadePaper, asked: PaperAsked, out: Path | None) -> Path:
    name = f"minutes-{one.name}.pdf"
    if asked.document == ALL:
        folder = out or Path("papers")
        files.folder(folder)
        return folder / name
    return out or Path(name)
