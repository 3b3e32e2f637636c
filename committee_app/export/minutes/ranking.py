"""순위표와 선정(안): who stands where, with how much money, where the line lies, and who gave way to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from committee_app.case.identifiers import ProposalId
from committee_app.export.document import (
    Align,
    Block,
    Column,
    CutRow,
    Emphasis,
    GroupRow,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Row,
    SumRow,
    Table,
    TableRow,
)
from committee_app.export.minutes.source import MinutesSource, millions
from committee_app.export.minutes.sums import money_of_track, sum_of_track, track_title
from committee_app.export.minutes.tabulation import ranks
from committee_app.export.minutes.voice import Voice
from committee_app.scoring.results import Displacement, Selected, TrackTally


def ranking(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield the ranking with the proposed selection, track by track."""
    yield Heading(1, voice.part(part, "ranking"))
    yield Paragraph(voice.say("minutes.only_proposed"))
    for index, track in enumerate(source.tally.tracks):
        name = track_title(voice, track.track)
        if index:
            yield PageBreak()
        yield Heading(2, voice.section(part, index, "ranking_of").format(name))
        if not track.complete:
            yield Paragraph(sum_of_track(voice, track), emphasis=Emphasis.STRONG)
            yield _standings(source, voice, track)
            continue
        yield _table(source, voice, track)
        yield Paragraph(sum_of_track(voice, track))
        yield KeyValues(money_of_track(voice, track))
        if track.left:
            yield Paragraph(voice.say("minutes.left_over", track=name, left=voice.money(track.left)))
    moved = [(track, one) for track in source.tally.tracks for one in track.displacements]
    for index, (track, one) in enumerate(moved, start=len(source.tally.tracks)):
        yield Heading(2, voice.section(part, index, "displaced_by").format(voice.group(one.group)))
        yield from _displaced(source, voice, track, one)
    for finding in source.tally.findings:
        yield Paragraph(voice.wording.finding(finding), emphasis=Emphasis.NOTE)


def ranking_columns(label: Callable[[str], str]) -> tuple[Column, ...]:
    """Return the columns that every list of ranks begins with, in the words of its document."""
    return (
        Column(label("rank"), Align.RIGHT),
        Column(label("number")),
        Column(label("project"), weight=3),
        Column(label("applicant"), weight=2),
        Column(label("final"), Align.DECIMAL),
        Column(label("status"), Align.CENTRE),
        Column(label("cost"), Align.RIGHT),
        Column(label("national"), Align.RIGHT),
    )


def _table(source: MinutesSource, voice: Voice, track: TrackTally) -> Table:
    matching = any(one.id == track.track and one.matching for one in source.rules.tracks)
    columns = (
        *ranking_columns(voice.label),
        Column(voice.label("local" if matching else "own_share"), Align.RIGHT),
        Column(voice.label("cumulative"), Align.RIGHT),
    )
    notes = (voice.say("minutes.ranking_notes"), *_cap_notes(voice, track))
    return Table(columns, tuple(_rows(source, voice, track)), unit=voice.label("unit_million"), notes=notes)


def _cap_notes(voice: Voice, track: TrackTally) -> Iterator[str]:
    capped = ", ".join(line.proposal for line in track.chosen if line.money.capped)
    if capped:
        yield voice.say("minutes.capped", proposals=capped)


def _rows(source: MinutesSource, voice: Voice, track: TrackTally) -> Iterator[TableRow]:
    ranked, last = track.ranked, track.last_chosen
    for line in ranked[: last + 1]:
        yield _row(source, voice, line)
    if last >= 0:
        yield _sum(voice, track)
    yield CutRow(_cut(voice, track))
    for line in ranked[last + 1 :]:
        yield _row(source, voice, line)
    unranked = [line for line in track.lines if line.rank is None]
    if unranked:
        yield GroupRow(voice.label("without_rank"))
    for line in unranked:
        yield _row(source, voice, line)


def _row(source: MinutesSource, voice: Voice, line: Selected) -> Row:
    proposal = source.proposal(line.proposal)
    taken = line.status.is_chosen
    return Row(
        (
            str(line.rank) if line.rank else "–",
            line.proposal,
            proposal.title,
            proposal.applicant,
            voice.points(line.final),
            _status(voice, line),
            millions(line.money.cost),
            millions(line.money.national) if taken else "–",
            millions(line.money.local) if taken else "–",
            millions(line.cumulative) if taken else "–",
        ),
        strong=taken,
    )


def _status(voice: Voice, line: Selected) -> str:
    word = voice.label(f"status_{line.status.value}")
    return f"{word} {line.reserve_order}" if line.reserve_order else word


def _sum(voice: Voice, track: TrackTally) -> SumRow:
    lines = track.chosen
    sums = (
        sum(line.money.cost for line in lines),
        sum(line.money.national for line in lines),
        sum(line.money.local for line in lines),
    )
    total = voice.label("total_selected").format(len(lines))
    return SumRow(("", "", total, "", "", "", *map(millions, sums), millions(track.spent)))


def _cut(voice: Voice, track: TrackTally) -> str:
    return voice.say(
        "minutes.cut_line", selected=len(track.chosen), spent=millions(track.spent), left=millions(track.left)
    )


def _standings(source: MinutesSource, voice: Voice, track: TrackTally) -> Table:
    """Return the ranking of a track that waits for a decision: ranks may be shared, no money is given."""
    rank = ranks(track)
    rows = tuple(
        Row((rank[one], one, source.proposal(one).title, source.proposal(one).applicant, _final(source, voice, one)))
        for standing in track.standings
        for one in standing.proposals
    )
    columns = (
        Column(voice.label("rank"), Align.RIGHT),
        Column(voice.label("number")),
        Column(voice.label("project"), weight=3),
        Column(voice.label("applicant"), weight=2),
        Column(voice.label("final"), Align.DECIMAL),
    )
    return Table(columns, rows)


def _final(source: MinutesSource, voice: Voice, proposal: ProposalId) -> str:
    return voice.points(source.tally.projects[proposal].final)


def _displaced(source: MinutesSource, voice: Voice, track: TrackTally, moved: Displacement) -> Iterator[Block]:
    yield Paragraph(_displacement(source, voice, track, moved))
    columns = (Column(voice.label("before_and_after")), Column(voice.label("selected_by_rank"), weight=1))
    rows = (
        Row((voice.label("before"), ", ".join(moved.selected_before))),
        Row((voice.label("after"), ", ".join(moved.selected_after))),
    )
    yield Table(columns, rows)


def _displacement(source: MinutesSource, voice: Voice, track: TrackTally, moved: Displacement) -> str:
    share = next(one for one in source.rules.selection.minimum_shares if one.group == moved.group)
    inside = [sum(moved.group in source.proposal(one).groups for one in each) for each in _before_after(moved)]
    return voice.say(
        "minutes.displacement",
        track=track_title(voice, track.track),
        group=voice.group(moved.group),
        percent=share.percent,
        selected_before=len(moved.selected_before),
        inside_before=inside[0],
        out=voice.proposal(moved.out),
        came_in=voice.proposal(moved.came_in),
        selected_after=len(moved.selected_after),
        inside_after=inside[1],
    )


def _before_after(moved: Displacement) -> tuple[tuple[ProposalId, ...], tuple[ProposalId, ...]]:
    return moved.selected_before, moved.selected_after
