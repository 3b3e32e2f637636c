"""Enrolment sheets: a page for each person who made their keys, to be signed by hand.

A page has name and seat, the print of the person's public keys in groups of four, which entry of the record enrolled
them, and that signing in this program has the effect of a signature by hand. No secret is ever on it. The auditor keeps
the pages; whoever verifies the minutes compares their prints with these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from committee_app.case.state import CaseState
from committee_app.export.document import (
    Block,
    Document,
    Fingerprint,
    HandSignatures,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
)
from committee_app.export.korean_forms import official_date, official_time
from committee_app.wording import Wording


@dataclass(frozen=True, slots=True)
class EnrolledPerson:
    """Who enrolled: in which capacity or at which seat, from where, with which keys (32 bytes), when, which entry."""

    name: str
    place: str
    affiliation: str
    fingerprint: bytes
    at: datetime
    seq: int


def enrolment_document(state: CaseState, people: tuple[EnrolledPerson, ...], words: Wording) -> Document:
    """Return a page for each of these people, in their order."""
    title = words.word("enrolment_sheet", "title")
    blocks: list[Block] = []
    for number, person in enumerate(people):
        blocks += [PageBreak()] if number else []
        blocks += _page(state, person, words)
    rules = state.programme
    return Document(
        title=f"{state.title} {title}",
        running_title=f"{state.title} {title}",
        disclosure_mark=rules.disclosure.in_language(words.language) if rules else "",
        number=state.case,
        author=rules.agency.in_language(words.language) if rules else "",
        blocks=tuple(blocks),
    )


def _page(state: CaseState, person: EnrolledPerson, words: Wording) -> tuple[Block, ...]:
    label: Callable[[str], str] = partial(words.word, "enrolment_sheet")
    day = official_date(person.at.date()) if words.language == "ko" else person.at.date().isoformat()
    facts = (
        (label("case"), f"{state.case} · {state.title}"),
        (label("name"), person.name),
        (label("place"), person.place),
        (label("affiliation"), person.affiliation),
        (label("enrolled"), label("entry").format(f"{day} {official_time(person.at)}", person.seq)),
    )
    return (
        Heading(1, label("title"), toc=False),
        KeyValues(tuple(fact for fact in facts if fact[1])),
        Paragraph(words.say("enrolment_sheet.print"), keep=True),
        Fingerprint(label("print"), person.fingerprint),
        Paragraph(words.say("enrolment_sheet.agreement")),
        Paragraph(words.say("enrolment_sheet.keeping"), keep=True),
        HandSignatures(((person.place, person.name),), label("hand")),
    )
