"""동점 처리와 추첨 기록: the ladder with each one's value, the votes, and a draw that anybody repeats by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from committee_app.case import acts
from committee_app.case.acts import LotDrawn, Recorded
from committee_app.case.programme import TieStepKind
from committee_app.export.document import Align, Block, Column, Heading, Paragraph, Row, Table, Verbatim
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.sums import track_title
from committee_app.export.minutes.voice import Voice
from committee_app.scoring.results import TieRecord, TieStepResult, TrackTally

MOST_ACROSS = 5
"""More tied projects than this have their values in one cell."""


def ties(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield each tie with its ladder, then each lot."""
    yield Heading(1, voice.part(part, "ties"))
    records = [(track, tie) for track in source.tally.tracks for tie in track.ties]
    if not records:
        yield Paragraph(voice.say("minutes.no_ties"))
    for index, (track, tie) in enumerate(records):
        heading = voice.section(part, index, "tie_of").format(track_title(voice, track.track), ", ".join(tie.tied))
        yield Heading(2, heading)
        yield from _tie(source, voice, track, tie)
    for index, (recorded, lot) in enumerate(source.of(acts.LotDrawn), start=len(records)):
        yield Heading(2, voice.section(part, index, "lot_of").format(", ".join(lot.tied)))
        yield from _lot(source, voice, recorded, lot)


def _tie(source: MinutesSource, voice: Voice, track: TrackTally, tie: TieRecord) -> Iterator[Block]:
    yield Paragraph(voice.say("minutes.tied", tied=tie.tied, final=voice.points(tie.final)), keep=True)
    across = len(tie.tied) <= MOST_ACROSS
    columns = (
        Column(voice.label("rung"), Align.RIGHT),
        Column(voice.label("rung_what"), weight=2),
        *((Column(one, Align.RIGHT) for one in tie.tied) if across else (Column(voice.label("values"), weight=3),)),
        Column(voice.label("parted"), weight=1),
    )
    rows = tuple(
        Row((_rung_number(source, step), _rung(voice, tie, step), *_values(voice, tie, step), _parted(voice, step)))
        for step in tie.steps
    )
    yield Table(columns, rows)
    if any(set(one.tied) <= set(tie.tied) for one in track.open_ties):
        yield Paragraph(voice.say("minutes.tie_waits"))
    else:
        order = " → ".join(", ".join(group) for group in tie.order)
        yield Paragraph(voice.say("minutes.tie_order", order=order))


def _rung_number(source: MinutesSource, step: TieStepResult) -> str:
    return str(source.rules.tie_break.chain.index(step.step) + 1)


def _rung(voice: Voice, tie: TieRecord, step: TieStepResult) -> str:
    word = voice.word("tie_step", step.step.by.value)
    if step.step.by is TieStepKind.CRITERION_MEAN:
        return f"{word}: {voice.criterion(step.step.criterion)}"
    if step.step.by is TieStepKind.COMMITTEE_VOTE:
        rounds = [one for one in tie.steps if one.step == step.step and set(one.tied) == set(step.tied)]
        return voice.label("round").format(word, next(at for at, one in enumerate(rounds, start=1) if one is step))
    return word


def _values(voice: Voice, tie: TieRecord, step: TieStepResult) -> tuple[str, ...]:
    values = dict(step.values)
    if step.step.by is TieStepKind.CRITERION_MEAN:
        printed = {one: voice.points(value) for one, value in values.items()}
    else:
        form = voice.label("votes_given" if step.step.by is TieStepKind.COMMITTEE_VOTE else "place_drawn")
        printed = {one: form.format(value) for one, value in values.items()}
    if len(tie.tied) <= MOST_ACROSS:
        return tuple(printed.get(one, "–") for one in tie.tied)
    return (", ".join(f"{one} {value}" for one, value in printed.items()),)


def _parted(voice: Voice, step: TieStepResult) -> str:
    if not step.tells_apart:
        return voice.label("still_tied")
    return " > ".join(" = ".join(group) for group in step.parted)


def _lot(source: MinutesSource, voice: Voice, recorded: Recorded, lot: LotDrawn) -> Iterator[Block]:
    yield Paragraph(
        voice.say("minutes.lot_held", time=voice.moment(moment(recorded)), tied=lot.tied, witnesses=len(lot.numbers)),
        keep=True,
    )
    columns = (Column(voice.label("witness"), weight=1), Column(voice.label("witness_number"), weight=1))
    yield Table(columns, tuple(Row(pair) for pair in lot.numbers))
    if not lot.line:
        yield Paragraph(voice.say("minutes.lot_from_a_box", order=lot.order))
        return
    yield Verbatim(lot.line, voice.label("hashed_line"))
    yield Paragraph(voice.say("minutes.lot_rule"), keep=True)
    lines = {one: f"{lot.line}|{one}" for one in lot.order}
    rows = tuple(
        Row((str(place), one, source.proposal(one).title, hashlib.sha256(lines[one].encode()).hexdigest()[:16]))
        for place, one in enumerate(lot.order, start=1)
    )
    yield Table(
        (
            Column(voice.label("order_drawn"), Align.RIGHT),
            Column(voice.label("number")),
            Column(voice.label("project"), weight=1),
            Column(voice.label("digest_begins")),
        ),
        rows,
    )
    for one, line in lines.items():
        yield Verbatim(f"printf '%s' '{line}' | sha256sum", voice.label("command_for").format(one))
        yield Verbatim(hashlib.sha256(line.encode()).hexdigest())
