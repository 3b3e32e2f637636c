"""The opening sheet and the closing sheet: one page each that carries the head of the record out of the machine.

Printed, or copied by hand where there is no printer, and signed by hand. The opening sheet also has the key prints of
everybody enrolled, the closing sheet how many sheets are sealed and one digest over all of them:

    digest("closing-sheets", for each member in the order of their numbers: number, SHA-256 of the sealed sheet)

numbers as UTF-8, sheets as canonical JSON. Whoever has the record computes it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from committee_app.case.identifiers import Actor
from committee_app.case.people import Role
from committee_app.case.state import CaseState
from committee_app.case.typed import to_plain
from committee_app.export.document import (
    Align,
    Block,
    Column,
    Document,
    HandSignatures,
    HeadCode,
    Heading,
    KeyValues,
    Paragraph,
    Row,
    Table,
)
from committee_app.export.korean_forms import official_date, official_time
from committee_app.sealing import canonical
from committee_app.sealing.anchors import HeadAnchor, anchor_code, anchor_line
from committee_app.sealing.digests import digest, grouped
from committee_app.wording import Wording

SIGNERS = (Role.CHAIR, Role.SECRETARY, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class EnrolledKey:
    """Whose key it is: the person's name, their seat (0 for an officer), and the print in groups of four."""

    actor: Actor
    seat: int
    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SheetSource:
    """What a sheet is made from: the state after entry `seq`, that entry's hash (32 bytes), and its claimed time."""

    state: CaseState
    seq: int
    head: bytes
    at: datetime


def opening_document(source: SheetSource, keys: tuple[EnrolledKey, ...], words: Wording) -> Document:
    """Return the opening sheet: the head, and with whose keys scoring began."""
    return _document(source, words, "opening", words.say("anchor_sheet.opening"), _keys(keys, words))


def closing_document(source: SheetSource, words: Wording) -> Document:
    """Return the closing sheet: the head, how many sheets are sealed, and their digest."""
    return _document(source, words, "closing", words.say("anchor_sheet.closing"), _sheets(source.state, words))


def sheets_digest(state: CaseState) -> bytes:
    """Return the 32 bytes of the digest over all sealed sheets."""
    parts = []
    for evaluator in sorted(state.sheets):
        sheet = canonical.encode(to_plain(state.sheets[evaluator].sheet))
        parts += [evaluator.encode(), hashlib.sha256(sheet).digest()]
    return digest("closing-sheets", *parts)


def _document(source: SheetSource, words: Wording, kind: str, said: str, own: Block) -> Document:
    state, label = source.state, _labels(words)
    title = label(kind)
    meeting = state.meeting
    rules = state.programme
    return Document(
        title=f"{state.title} {title}",
        running_title=f"{state.title} {title}",
        disclosure_mark=rules.disclosure.in_language(words.language) if rules else "",
        number=state.case,
        author=meeting.convened_by if meeting else "",
        blocks=(
            Heading(1, title, toc=False),
            Paragraph(said),
            KeyValues(tuple(_facts(source, words))),
            _head(source, words),
            own,
            Paragraph(words.say("anchor_sheet.signing"), keep=True),
            HandSignatures(tuple(_signers(state, words)), label("hand")),
        ),
    )


def _facts(source: SheetSource, words: Wording) -> Iterator[tuple[str, str]]:
    label = _labels(words)
    yield label("case"), f"{source.state.case} · {source.state.title}"
    yield label("made"), f"{_day(source.at, words)} {official_time(source.at)}"
    yield label("head"), grouped(source.head, 64)


def _day(moment: datetime, words: Wording) -> str:
    if words.language == "ko":
        return official_date(moment.date())
    return f"{moment.day} {words.word('month', str(moment.month))} {moment.year}"


def _head(source: SheetSource, words: Wording) -> HeadCode:
    label = _labels(words)
    anchor = HeadAnchor(source.state.case, source.seq, source.head)
    number = label("number").format(source.seq)
    note = words.say("anchor_sheet.by_hand")
    return HeadCode(label("code"), number, anchor_code(source.head), anchor_line(anchor), note)


def _keys(keys: tuple[EnrolledKey, ...], words: Wording) -> Table:
    label = _labels(words)
    columns = (Column(label("seat"), Align.CENTRE), Column(label("name")), Column(label("print"), weight=1))
    rows = tuple(Row((_place(one, words), one.name, one.fingerprint)) for one in keys)
    return Table(columns, rows, caption=label("keys"))


def _place(one: EnrolledKey, words: Wording) -> str:
    return str(one.seat) if one.seat else words.word("role", one.actor)


def _sheets(state: CaseState, words: Wording) -> KeyValues:
    label = _labels(words)
    ballots = sum(len(one.proposals) for one in state.sheets.values())
    return KeyValues(
        (
            (label("sheets"), label("counted").format(len(state.sheets), ballots)),
            (label("sheets_digest"), grouped(sheets_digest(state), 64)),
        )
    )


def _signers(state: CaseState, words: Wording) -> Iterator[tuple[str, str]]:
    for role in SIGNERS:
        if (officer := state.officers.get(role)) is not None:
            yield words.word("role", role.value), officer.name


def _labels(words: Wording) -> Callable[[str], str]:
    return partial(words.word, "anchor_sheet")
