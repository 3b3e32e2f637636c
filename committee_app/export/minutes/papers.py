"""The set of documents D1 to D13 as single papers, from the same parts as the bound minutes.

Each has its own head, says from which record it was made, and lists who signed what of it, by the entries of the
record. Nobody signs it a second time: signed are the bound minutes, made from that very record. The fourteenth of the
set is the publication copy (`export/publication`), which is built from a list of what may be shown and not from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from committee_app.case import acts
from committee_app.case.acts import Act, Recorded, kind_of
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import Evaluator, role_of
from committee_app.export.document import (
    Block,
    Column,
    Document,
    Emphasis,
    EndMark,
    Heading,
    KeyValues,
    Landscape,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from committee_app.export.minutes.attendance import attendance
from committee_app.export.minutes.binding import PARTS, Part
from committee_app.export.minutes.conflicts import conflicts
from committee_app.export.minutes.cover import held
from committee_app.export.minutes.opinions import opinions
from committee_app.export.minutes.personal import declaration, pledge
from committee_app.export.minutes.ranking import ranking
from committee_app.export.minutes.reasons import reasons
from committee_app.export.minutes.record import record
from committee_app.export.minutes.register import register
from committee_app.export.minutes.rules import rules
from committee_app.export.minutes.sheets import sheet
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.statutory import statutory
from committee_app.export.minutes.tabulation import criteria_means, tabulation
from committee_app.export.minutes.ties import ties
from committee_app.export.minutes.voice import Voice
from committee_app.sealing.digests import grouped
from committee_app.wording import Wording

Personal = Callable[[MinutesSource, Voice, Evaluator], Iterator[Block]]


class Paper(StrEnum):
    """A document of the set that is written from the record; D14 is the publication copy."""

    ROSTER = "D1"
    PLEDGE = "D2"
    DECLARATION = "D3"
    SHEET = "D4"
    TABULATION = "D5"
    CRITERIA = "D6"
    RANKING = "D7"
    OPINIONS = "D8"
    MINUTES = "D9"
    TIES = "D10"
    CORRECTIONS = "D11"
    RULES = "D12"
    RECORD = "D13"

    @property
    def is_personal(self) -> bool:
        """Whether each member has one."""
        return self in PERSONAL


PERSONAL: dict[Paper, Personal] = {Paper.PLEDGE: pledge, Paper.DECLARATION: declaration, Paper.SHEET: sheet}
"""What is a page or more a person."""

BOUND: dict[Paper, tuple[Part, ...]] = {
    Paper.ROSTER: (attendance,),
    Paper.TABULATION: (tabulation,),
    Paper.CRITERIA: (criteria_means,),
    Paper.RANKING: (ranking,),
    Paper.OPINIONS: (opinions, reasons),
    Paper.MINUTES: (statutory, attendance, conflicts, ties, register),
    Paper.TIES: (ties,),
    Paper.CORRECTIONS: (register,),
    Paper.RULES: (rules,),
    Paper.RECORD: (record,),
}
"""Of which parts of the bound minutes the others are made; headings keep their numbers, so that both can be cited."""

NAMES_NOBODY = (Paper.RULES,)
"""What may be handed round as it is."""
HAS_MARKS = (Paper.SHEET, Paper.TABULATION, Paper.OPINIONS, Paper.MINUTES, Paper.CORRECTIONS)
"""What tells of single members how they scored."""

SIGNED: dict[Paper, tuple[type[Act], ...]] = {
    Paper.ROSTER: (acts.MemberEnrolled,),
    Paper.PLEDGE: (acts.PledgeSigned,),
    Paper.DECLARATION: (acts.ConflictsDeclared, acts.ExclusionRecorded, acts.ConflictCleared, acts.ScoringAbstained),
    Paper.SHEET: (acts.SheetSealed, acts.MarksRescored),
    Paper.TABULATION: (acts.OpeningConsented, acts.OpeningCompleted, acts.SelectionResolved),
    Paper.CRITERIA: (acts.OpeningCompleted, acts.SelectionResolved),
    Paper.RANKING: (acts.SelectionResolved,),
    Paper.OPINIONS: (acts.NoteWritten, acts.NoteApproved, acts.SelectionResolved),
    Paper.MINUTES: (acts.MeetingOpened, acts.SelectionResolved, acts.MeetingClosed),
    Paper.TIES: (acts.TieVoted, acts.TieChosen, acts.LotDrawn),
    Paper.CORRECTIONS: (acts.CorrectionMade, acts.MarksRescored, acts.RulingAnswered),
    Paper.RULES: (acts.RulesFrozen, acts.RulesConfirmed, acts.RecordConfirmed),
    Paper.RECORD: (acts.ClosingConfirmed, acts.OpeningCompleted, acts.SelectionResolved),
}
"""Whose signed acts stand behind a paper."""


@dataclass(frozen=True, slots=True)
class PaperReference:
    """What a paper refers to: SHA-256 of the record it was made from, and of the minutes before they were signed.

    Both in hexadecimal; the second is empty where no minutes were issued, and the paper is a draft.
    """

    record_sha256: str
    minutes_sha256: str = ""


def paper_document(
    source: MinutesSource,
    wording: Wording,
    paper: Paper,
    reference: PaperReference,
    member: EvaluatorId | None = None,
) -> Document:
    """Return one paper of the set; of a personal one that of this member, or everybody's one after the other.

    Raises:
        KeyError: there is no such member.
    """
    voice = Voice(wording, source)
    of = None if member is None else source.evaluator(member)
    title = voice.word("paper", paper.value)
    running = f"{source.meeting.title} {title}"
    return Document(
        title=running,
        running_title=f"{running} ({voice.label('draft')})" if source.draft else running,
        disclosure_mark=voice.title(source.rules.disclosure),
        number=f"{source.state.case} {name_of(source, paper, member)}",
        author=source.meeting.convened_by,
        blocks=tuple(_blocks(source, voice, paper, reference, of)),
        version=source.version,
    )


def name_of(source: MinutesSource, paper: Paper, member: EvaluatorId | None = None) -> str:
    """Return how a paper is called in the set: D5, or D4-07 for the sheet of the member on seat 7."""
    return paper.value if member is None else f"{paper.value}-{source.evaluator(member).seat:02}"


def members_with(source: MinutesSource, paper: Paper) -> tuple[Evaluator, ...]:
    """Return the members who have one of a personal paper, in order of seats."""
    state = source.state
    if paper is Paper.SHEET:
        return tuple(one for one in state.evaluators if one.id in state.opened)
    return tuple(one for one in state.evaluators if one.actor in state.keys)


def _blocks(
    source: MinutesSource, voice: Voice, paper: Paper, reference: PaperReference, member: Evaluator | None
) -> Iterator[Block]:
    yield Heading(1, voice.word("paper", paper.value))
    yield KeyValues(tuple(_facts(source, voice, paper, reference, member)))
    yield Paragraph(voice.say("minutes.paper_of", version=source.version))
    if source.draft:
        yield Paragraph(voice.say("minutes.only_a_draft"), emphasis=Emphasis.STRONG)
    if paper not in NAMES_NOBODY:
        inside = "minutes.not_for_circulation" if paper in HAS_MARKS else "minutes.names_inside"
        yield Paragraph(voice.say(inside), emphasis=Emphasis.STRONG)
    content = tuple(_personal(source, voice, paper, member) if paper.is_personal else _bound(source, voice, paper))
    signed = tuple(_signed(source, voice, paper, member))
    if content and isinstance(content[-1], Landscape):
        # Sheets on their side come last: neither the head nor the signatures have a page to themselves.
        yield from (*signed, *content[:-1], Landscape((*content[-1].blocks, EndMark())))
    else:
        yield from (*content, *signed, EndMark())


def _facts(
    source: MinutesSource, voice: Voice, paper: Paper, reference: PaperReference, member: Evaluator | None
) -> Iterator[tuple[str, str]]:
    yield voice.label("paper_number"), name_of(source, paper, member.id if member else None)
    yield voice.label("meeting_name"), source.meeting.title
    yield voice.label("held"), held(source, voice)
    yield voice.label("place"), source.meeting.place
    yield voice.label("case"), f"{source.state.case} {source.state.title}"
    yield voice.label("record_head"), _in_fours(source.hashes[-1].hex())
    yield voice.label("record_sha256"), _in_fours(reference.record_sha256)
    if reference.minutes_sha256:
        yield voice.label("unsigned_sha256"), _in_fours(reference.minutes_sha256)


def _in_fours(digest: str) -> str:
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def _personal(source: MinutesSource, voice: Voice, paper: Paper, member: Evaluator | None) -> Iterator[Block]:
    everybody = members_with(source, paper)
    for number, one in enumerate(everybody if member is None else (member,)):
        if number:
            yield PageBreak()
        yield Heading(2, voice.label("sheet_of").format(voice.member(one), one.affiliation))
        if one in everybody:
            yield from PERSONAL[paper](source, voice, one)
        else:
            yield Paragraph(voice.say("minutes.no_such_paper"))


def _bound(source: MinutesSource, voice: Voice, paper: Paper) -> Iterator[Block]:
    parts = BOUND[paper]
    for part in parts:
        blocks = part(source, voice, PARTS.index(part) + 1)
        # The paper's own title says it already where it is one part.
        yield from _without_title(blocks) if len(parts) == 1 else blocks


def _without_title(blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Landscape):
            inner = tuple(one for one in block.blocks if not _is_title(one))
            yield Landscape(inner)
        elif not _is_title(block):
            yield block


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _signed(source: MinutesSource, voice: Voice, paper: Paper, member: Evaluator | None) -> Iterator[Block]:
    """Yield who signed what stands above: their acts, by time and entry, with the beginning of its hash."""
    rows = tuple(
        Row(
            (
                voice.moment(moment(one)),
                f"{voice.word('role', role_of(one.actor).value)} {source.state.person_name(one.actor)}",
                voice.word("act", kind_of(one.act)),
                str(one.seq),
                grouped(source.hashes[one.seq - 1], 16),
            )
        )
        for one in source.journal
        if isinstance(one.act, SIGNED[paper]) and _is_about(one, member)
    )
    yield Heading(2, voice.label("signed_in_the_record"))
    if not rows:
        yield Paragraph(voice.say("minutes.nothing_signed_of_it"))
        return
    columns = (
        Column(voice.label("time")),
        Column(voice.label("who_did"), weight=1),
        Column(voice.label("signed_act"), weight=1),
        Column(voice.label("entry")),
        Column(voice.label("entry_begins")),
    )
    yield Table(columns, rows, notes=(voice.say("minutes.signed_by_entry"),))


def _is_about(recorded: Recorded, member: Evaluator | None) -> bool:
    return member is None or recorded.actor == member.actor or getattr(recorded.act, "evaluator", None) == member.id
