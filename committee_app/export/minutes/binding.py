"""The parts of the minutes in their order, bound into one document."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from committee_app.case.acts import MinutesPlace
from committee_app.case.people import role_of
from committee_app.case.signatures import field_of, signatories
from committee_app.export.document import (
    Block,
    Document,
    EndMark,
    Fingerprint,
    Heading,
    PageBreak,
    Paragraph,
    SignaturePlace,
    SignaturePlaces,
)
from committee_app.export.minutes.attendance import attendance
from committee_app.export.minutes.conflicts import conflicts
from committee_app.export.minutes.cover import cover
from committee_app.export.minutes.opinions import opinions
from committee_app.export.minutes.ranking import ranking
from committee_app.export.minutes.reasons import reasons
from committee_app.export.minutes.record import record
from committee_app.export.minutes.register import is_quiet, register
from committee_app.export.minutes.remarks import remark
from committee_app.export.minutes.rules import rules
from committee_app.export.minutes.sheets import sheets
from committee_app.export.minutes.source import MinutesSource
from committee_app.export.minutes.statutory import statutory
from committee_app.export.minutes.tabulation import criteria_means, tabulation
from committee_app.export.minutes.ties import ties
from committee_app.export.minutes.voice import Voice
from committee_app.wording import Wording

Part = Callable[[MinutesSource, Voice, int], Iterator[Block]]


def minutes_document(source: MinutesSource, wording: Wording) -> Document:
    """Return the minutes of a case in the language of the wording; a draft has no places to sign."""
    voice = Voice(wording, source)
    blocks = list(cover(source, voice))
    for number, part in enumerate(PARTS, start=1):
        if not _goes_on(part, source, voice):
            blocks.append(PageBreak())
        blocks.extend(part(source, voice, number))
        if part in REMARKS:
            blocks.extend(remark(source, voice, REMARKS[part]))
    return Document(
        title=f"{source.meeting.title} {voice.label('minutes')}",
        running_title=_running_title(source, voice),
        disclosure_mark=voice.title(source.rules.disclosure),
        number=source.state.case,
        author=source.meeting.convened_by,
        blocks=tuple(blocks),
        version=source.version,
    )


def _goes_on(part: Part, source: MinutesSource, voice: Voice) -> bool:
    """Whether a part goes on below the one before it: some do, and the summary does below a register of five lines."""
    return part in FLOWING or (part is record and is_quiet(source, voice))


def _running_title(source: MinutesSource, voice: Voice) -> str:
    return f"{source.meeting.title} {voice.label('minutes_draft' if source.draft else 'minutes')}"


def signatures(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield the sentence that is signed and the places to sign; for a draft, why there are none."""
    yield Heading(1, voice.part(part, "signatures"))
    if source.draft:
        yield Paragraph(voice.say("minutes.only_a_draft"))
    else:
        yield Fingerprint(voice.label("record_head"), source.hashes[-1])
        yield Paragraph(voice.say("minutes.signed_statement"))
        state = source.state
        yield SignaturePlaces(
            tuple(
                SignaturePlace(field_of(state, one), state.person_name(one), voice.word("role", role_of(one).value))
                for one in signatories(state)
            )
        )
    yield EndMark()


PARTS: tuple[Part, ...] = (
    statutory,
    attendance,
    rules,
    conflicts,
    tabulation,
    criteria_means,
    ranking,
    reasons,
    ties,
    opinions,
    sheets,
    register,
    record,
    signatures,
)
"""Everything after cover and contents, in order."""

FLOWING: tuple[Part, ...] = (reasons, ties, opinions)
"""What always goes on below the part before it; the others begin on a page of their own."""

REMARKS: dict[Part, MinutesPlace] = {
    conflicts: MinutesPlace.CONFLICTS,
    ranking: MinutesPlace.RANKING,
    ties: MinutesPlace.TIES,
    opinions: MinutesPlace.OPINIONS,
}
"""At the end of which parts the secretary may add words; `statutory` has places of its own."""
