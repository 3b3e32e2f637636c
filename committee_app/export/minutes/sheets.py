"""평가위원별 평가표: every mark that a member gave, with the reasons, the pages they rest on, and the opinion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from committee_app.case import acts
from committee_app.case.ballots import Ballot, points_text
from committee_app.case.identifiers import ProposalId
from committee_app.case.people import Evaluator
from committee_app.export.document import Align, Block, Column, Heading, PageBreak, Paragraph, Row, Table
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.voice import Voice

MOST_BALLOTS = 6_000
"""More are not printed: the document would have thousands of pages, and the file carries all of them."""


def sheets(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield one section a member: marks, then what the member wrote."""
    yield Heading(1, voice.part(part, "sheets"))
    opened = [one for one in source.state.evaluators if one.id in source.state.opened]
    ballots = sum(len(source.state.opened[one.id]) for one in opened)
    if ballots > MOST_BALLOTS:
        yield Paragraph(voice.say("minutes.too_many_sheets", ballots=ballots))
        return
    anew = " " + voice.say("minutes.some_scored_anew") if source.state.first_marks else ""
    yield Paragraph(voice.say("minutes.sheets_as_sealed") + anew)
    for index, member in enumerate(opened):
        if index:
            yield PageBreak()
        yield Heading(2, voice.section(part, index, "sheet_of").format(voice.member(member), member.affiliation))
        yield from sheet(source, voice, member)


def sheet(source: MinutesSource, voice: Voice, member: Evaluator) -> Iterator[Block]:
    """Yield what one member sealed: when, every mark, and what was written."""
    ballots = source.state.opened[member.id]
    sealed = [(one, act) for one, act in source.of(acts.SheetSealed) if one.actor == member.actor]
    given = tuple(ballots[one.id] for one in source.state.proposals if one.id in ballots)
    if sealed:
        recorded, act = sealed[-1]
        facts = {"time": voice.moment(moment(recorded)), "version": act.version, "ballots": len(given)}
        yield Paragraph(voice.say("minutes.sheet_sealed_at", **facts), keep=True)
    yield _marks(source, voice, member, given)
    written = tuple(_written(source, voice, given))
    if written:
        columns = (Column(voice.label("number")), Column(voice.label("written"), weight=1))
        yield Table(columns, written)
    else:
        yield Paragraph(voice.say("minutes.nothing_written"))


def _marks(source: MinutesSource, voice: Voice, member: Evaluator, given: tuple[Ballot, ...]) -> Table:
    leaves = source.rules.leaves
    columns = (
        Column(voice.label("number")),
        *(Column(f"{leaf.id}\n({points_text(leaf.maximum)})", Align.DECIMAL) for leaf in leaves),
        Column(voice.label("total"), Align.DECIMAL),
        Column("", Align.CENTRE),
    )
    rows = tuple(
        Row(
            (
                one.proposal,
                *map(voice.marks, one.marks),
                voice.marks(one.total),
                _state_of(source, voice, member, one.proposal),
            )
        )
        for one in given
    )
    return Table(columns, rows, unit=voice.label("unit_points"), is_small=True)


def _state_of(source: MinutesSource, voice: Voice, member: Evaluator, proposal: ProposalId) -> str:
    """Return a word where a ballot is not simply as it was sealed: scored anew, or no longer counted."""
    if not source.state.judged(member.id, proposal):
        return voice.word("status", source.state.status(member.id, proposal).value)
    return voice.label("scored_anew") if (member.id, proposal) in source.state.first_marks else ""


def _written(source: MinutesSource, voice: Voice, given: tuple[Ballot, ...]) -> Iterator[Row]:
    for one in given:
        pages: Mapping[str, int] = dict(one.pages)
        lines = [f"{voice.criterion(group)}: {text}" for group, text in one.reasons if text]
        if pages:
            cited = ", ".join(voice.label("on_page").format(leaf, page) for leaf, page in pages.items())
            lines.append(f"{voice.label('rests_on')}: {cited}")
        if one.opinion:
            lines.append(f"{voice.label('opinion')}: {one.opinion}")
        if lines:
            yield Row((f"{one.proposal}", "\n".join((source.proposal(one.proposal).title, *lines))))
