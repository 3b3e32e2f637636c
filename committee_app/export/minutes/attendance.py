"""성원과 참석: who sat there, from when to when, with which key, and whether there were enough."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from committee_app.case import acts
from committee_app.case.acts import Movement
from committee_app.case.people import Evaluator, Role, officer_actor
from committee_app.export.document import Align, Block, Column, Heading, Paragraph, Row, Table
from committee_app.export.minutes.day import Presence, arrival, departure, movements, votes
from committee_app.export.minutes.drawing import drawing
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.voice import Voice
from committee_app.sealing.digests import grouped

OFFICERS = (Role.SECRETARY, Role.AUDITOR)
"""Who is in the room by office and is no member."""


def attendance(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield roster, quorum, changes, and who else was there."""
    yield Heading(1, voice.part(part, "attendance"))
    yield Heading(2, voice.section(part, 0, "roster"), toc=False)
    yield _roster(source, voice)
    yield Heading(2, voice.section(part, 1, "quorum"), toc=False)
    yield Paragraph(" ".join(_quorum(source, voice)))
    yield Heading(2, voice.section(part, 2, "changes"), toc=False)
    yield from _changes(source, voice)
    yield Heading(2, voice.section(part, 3, "officers"), toc=False)
    yield _officers(source, voice)
    if source.state.drawing.order:
        yield Heading(2, voice.section(part, 4, "drawing"), toc=False)
        yield from drawing(source, voice)


def _roster(source: MinutesSource, voice: Voice) -> Table:
    columns = (
        Column(voice.label("seat"), Align.RIGHT),
        Column(voice.label("name")),
        Column(voice.label("affiliation"), weight=1),
        Column(voice.label("category")),
        Column(voice.label("field")),
        Column(voice.label("arrived"), Align.CENTRE),
        Column(voice.label("left"), Align.CENTRE),
        Column(voice.label("signature_method")),
    )
    rows = tuple(Row(_member(source, voice, one)) for one in source.state.evaluators)
    return Table(columns, rows, notes=(voice.say("minutes.identity_by_eye"), voice.say("minutes.fingerprint_short")))


def _member(source: MinutesSource, voice: Voice, member: Evaluator) -> tuple[str, ...]:
    signs = member.actor in source.state.keys
    came = arrival(source, member)
    return (
        str(member.seat),
        member.name,
        member.affiliation,
        voice.word("category", member.category.value),
        member.field or "–",
        _time(voice, came),
        _time(voice, departure(source, member)) if came else "–",
        f"{voice.label('electronic')} {grouped(source.fingerprint(member.actor), 8)}"
        if signs
        else voice.label("did_not_sign"),
    )


def _time(voice: Voice, at: datetime | None) -> str:
    return voice.time(at) if at else "–"


def _quorum(source: MinutesSource, voice: Voice) -> Iterator[str]:
    at_first_vote = next((one.vote.present for one in votes(source)), len(source.attended()))
    yield voice.say("minutes.on_roll", on_roll=source.state.on_roll, majority=source.state.majority)
    yield voice.say("minutes.quorum_met", present=at_first_vote)


def _changes(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    rows = tuple(Row(cells) for cells in _changed(source, voice))
    columns = (
        Column(voice.label("time")),
        Column(voice.label("who"), weight=2),
        Column(voice.label("movement"), Align.CENTRE),
        Column(voice.label("reason"), weight=2),
        Column(voice.label("on_roll"), Align.RIGHT),
        Column(voice.label("present"), Align.RIGHT),
    )
    yield Table(columns, rows)


def _changed(source: MinutesSource, voice: Voice) -> Iterator[tuple[str, ...]]:
    """Yield a line for each change; arrivals in a row are one line."""
    on_roll = str(source.state.on_roll)
    for arrivals, same in groupby(movements(source), lambda one: one.moved.movement is Movement.ARRIVED):
        moved = list(same)
        for group in [moved] if arrivals else [[one] for one in moved]:
            first, last = moment(group[0].recorded), moment(group[-1].recorded)
            span = voice.time(first)
            if voice.time(last) != span:
                span += f" ~ {voice.time(last)}"
            who = _who(source, voice, group)
            movement = voice.word("movement", group[0].moved.movement.value)
            yield span, who, movement, _why(source, voice, group[0]), on_roll, str(group[-1].present)


def _why(source: MinutesSource, voice: Voice, one: Presence) -> str:
    if proposal := one.moved.proposal:
        status = source.state.status(one.moved.evaluator, proposal).value
        return f"{proposal} · {voice.word('status', status)}"
    if isinstance(one.recorded.act, acts.RulingAnswered):
        return voice.label("dropped_out")
    return one.moved.reason or "–"


def _who(source: MinutesSource, voice: Voice, group: list[Presence]) -> str:
    if len(group) == 1:
        return voice.member(source.evaluator(group[0].moved.evaluator))
    return voice.label("members_count").format(len(group))


def _officers(source: MinutesSource, voice: Voice) -> Table:
    rows = [
        Row((voice.word("role", role.value), officer.name, officer.position, grouped(source.fingerprint(actor), 8)))
        for role in OFFICERS
        if (officer := source.state.officers.get(role)) and (actor := officer_actor(role)) in source.state.keys
    ]
    rows += [
        Row((voice.label("observer"), one.name, one.capacity, "–"))
        for one in source.meeting.observers
        if one.name not in {officer.name for officer in source.state.officers.values()}
    ]
    columns = (
        Column(voice.label("capacity")),
        Column(voice.label("name")),
        Column(voice.label("position"), weight=1),
        Column(voice.label("fingerprint_short")),
    )
    return Table(columns, tuple(rows), notes=(voice.say("minutes.officers_are_no_members"),))
