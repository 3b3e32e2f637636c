"""비고: what the secretary added to a place of the minutes, visibly set apart from what comes from the record."""

from __future__ import annotations

from collections.abc import Iterator

from committee_app.case import acts
from committee_app.case.acts import MinutesPlace
from committee_app.export.document import Block, Panel
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.voice import Voice


def remark(source: MinutesSource, voice: Voice, place: MinutesPlace) -> Iterator[Block]:
    """Yield the remark that stands at a place now, with when it was added; nothing where there is none."""
    text = source.state.remarks.get(place, "")
    if not text:
        return
    written = [recorded for recorded, act in source.of(acts.RemarkWritten) if act.place is place]
    added = voice.say("minutes.remark_added", time=voice.moment(moment(written[-1])))
    yield Panel(voice.label("remark"), (*filter(None, map(str.strip, text.splitlines())), added))
