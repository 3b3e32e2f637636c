"""Cases to write minutes of: the small one, act by act, and the sample day from its own record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from committee_app.case.acts import Recorded
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import KeyText
from committee_app.desks.checking import check_record
from committee_app.desks.record_file import read_record
from committee_app.desks.sample_day import sample_day
from committee_app.export.document import (
    Block,
    Cover,
    CutRow,
    Document,
    Fingerprint,
    GroupRow,
    Heading,
    Item,
    KeyValues,
    Landscape,
    Matrix,
    NumberedList,
    Panel,
    Paragraph,
    SignaturePlaces,
    Table,
    TableRow,
    Verbatim,
)
from committee_app.export.minutes import MinutesSource
from committee_app.export.reading import read_signed_pdf
from committee_app.scoring.tally import tally
from committee_app.sealing.slots import KdfCost
from tests.builders import Day

CHEAP = KdfCost(64, 1, 1)


class PaperDay(Day):
    """The small case with keys that look like keys."""

    def key_text(self, actor: Actor) -> KeyText:
        signing, sealing = (hashlib.sha256(f"{actor} {use}".encode()).hexdigest() for use in ("signs", "seals"))
        return KeyText("02" + signing, "03" + sealing)


def small_source(stage: Stage = Stage.RESOLVED, *, draft: bool = False) -> MinutesSource:
    """Return the small case as it stands at a stage."""
    return source_of(PaperDay.until(stage), draft=draft)


def source_of(day: Day, *, draft: bool = False) -> MinutesSource:
    """Return what the minutes of a day are written from."""
    return MinutesSource(day.state, day.journal, hashes(day.journal), tally(day.state.score_book()), draft=draft)


def hashes(journal: tuple[Recorded, ...]) -> tuple[bytes, ...]:
    """Return something in the place of each link that is different and always the same."""
    return tuple(hashlib.sha256(str(one.seq).encode()).digest() for one in journal)


@dataclass(frozen=True)
class SampleMinutes:
    """The signed document of the sample day, and the source that its record gives."""

    signed: bytes
    record: bytes
    source: MinutesSource


def told_sample(folder: Path) -> SampleMinutes:
    """Tell the sample day, then go by the signed document alone, as an auditor does."""
    for _ in sample_day(folder, cost=CHEAP):
        pass
    signed = (folder / "minutes.pdf").read_bytes()
    record = read_signed_pdf(signed).record
    assert record is not None
    checked = check_record(read_record(record))
    assert checked.holds
    result = tally(checked.state.score_book())
    return SampleMinutes(signed, record, MinutesSource(checked.state, checked.journal, checked.hashes, result))


# ── a document as text ─────────────────────────────────────────────────────────────────────
def as_text(document: Document) -> str:
    """Return what a document says, a line for each heading, sentence and row."""
    lines = [f"{document.title} | {document.running_title} | {document.disclosure_mark} | {document.number}"]
    for block in document.blocks:
        lines += _lines(block)
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> list[str]:
    if isinstance(block, Landscape):
        return ["<landscape>", *(line for inner in block.blocks for line in _lines(inner)), "</landscape>"]
    return _WRITERS.get(type(block), _sign)(block)


def _sign(block: object) -> list[str]:
    return [f"<{type(block).__name__.lower()}>"]


def _cover(block: Cover) -> list[str]:
    facts = [f"  {name}: {value}" for name, value in block.facts]
    return [block.body, block.title, block.subtitle, *facts, block.notice]


def _heading(block: Heading) -> list[str]:
    return ["", "#" * block.level + " " + block.text]


def _paragraph(block: Paragraph) -> list[str]:
    return [f"[{block.lead}] {block.text}" if block.lead else block.text]


def _list(block: NumberedList) -> list[str]:
    return [line for item in block.items for line in _item(item, 1)]


def _pairs(block: KeyValues) -> list[str]:
    return [f"{name}: {value}" for name, value in block.pairs]


def _table(block: Table) -> list[str]:
    heads = " | ".join(column.title.replace("\n", " ") for column in block.columns)
    above = " ".join(filter(None, ("<table>", block.caption, block.unit)))
    return [above, heads, *map(_row, block.rows), *_noted(block.notes)]


def _matrix(block: Matrix) -> list[str]:
    heads = " | ".join((*block.evaluators, *(column.title for column in block.results))).replace("\n", " ")
    rows = [
        " | ".join((row.number, row.title, *(one.text + _MARKS[one.state.value] for one in row.marks), *row.results))
        for row in block.rows
    ]
    return [" ".join(filter(None, ("<matrix>", block.caption))), heads, *rows, *_noted(block.notes)]


def _panel(block: Panel) -> list[str]:
    return [f"> {line}" for line in (block.title, *block.sentences)]


def _fingerprint(block: Fingerprint) -> list[str]:
    return [f"{block.label}: {block.value.hex()}"]


def _verbatim(block: Verbatim) -> list[str]:
    return [f"{block.label} `{block.text}`"]


def _places(block: SignaturePlaces) -> list[str]:
    return [f"<{place.field}> {place.capacity} {place.name}" for place in block.places]


_WRITERS: dict[type, Callable[[Any], list[str]]] = {
    Cover: _cover,
    Heading: _heading,
    Paragraph: _paragraph,
    NumberedList: _list,
    KeyValues: _pairs,
    Table: _table,
    Matrix: _matrix,
    Panel: _panel,
    Fingerprint: _fingerprint,
    Verbatim: _verbatim,
    SignaturePlaces: _places,
}
_MARKS = {"counted": "", "dropped_high": "▲", "dropped_low": "▽", "word": ""}


def _item(item: Item, depth: int) -> list[str]:
    first = "  " * depth + "- " + (f"[{item.lead}] " if item.lead else "") + item.text
    return [first, *(line for inner in item.items for line in _item(inner, depth + 1))]


def _row(row: TableRow) -> str:
    match row:
        case GroupRow():
            return f"== {row.text}"
        case CutRow():
            return f"──── {row.text}"
        case _:
            return " | ".join(row.cells)


def _noted(notes: tuple[str, ...]) -> list[str]:
    return [f"* {note}" for note in notes]
