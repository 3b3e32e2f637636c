"""The rule sheet: the announced rules as sentences and tables, word for word as the minutes will print them."""

from __future__ import annotations

from committee_app.case.programme import Programme
from committee_app.case.state import CaseState
from committee_app.export.document import Block, Document, Heading, NumberedList, Paragraph
from committee_app.export.minutes.rules import SECTIONS
from committee_app.export.minutes.source import MinutesSource
from committee_app.export.minutes.voice import Voice
from committee_app.scoring.results import Tally
from committee_app.wording import Wording

_NOTHING_DECIDED = Tally({}, (), ())


def rule_sheet(state: CaseState, words: Wording) -> Document:
    """Return the sheet of a case that has rules; the same sections as part of the minutes."""
    source = MinutesSource(state, (), (), _NOTHING_DECIDED)
    voice = Voice(words, source)
    title = voice.title(state.rules.title)
    blocks: list[Block] = [
        Heading(1, title, toc=False),
        Paragraph(voice.say("minutes.rules_frozen", basis=state.rules.basis)),
    ]
    for index, (name, section) in enumerate(SECTIONS):
        blocks += [Heading(2, voice.section(1, index, name)), *section(source, voice)]
    return Document(
        title=title,
        running_title=title,
        disclosure_mark=voice.title(state.rules.disclosure),
        number=state.case,
        author=voice.title(state.rules.agency),
        blocks=tuple(blocks),
    )


def rule_sentences(programme: Programme, words: Wording) -> tuple[str, ...]:
    """Return how numbers are made under these rules, in the sentences of the sheet."""
    state = CaseState(programme=programme)
    source = MinutesSource(state, (), (), _NOTHING_DECIDED)
    said = dict(SECTIONS)["arithmetic"](source, Voice(words, source))
    return tuple(item.text for block in said if isinstance(block, NumberedList) for item in block.items)
