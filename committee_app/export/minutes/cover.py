"""The first pages: what document this is, who may read it, and where everything stands."""

from __future__ import annotations

from collections.abc import Iterator

from committee_app.export.document import Block, Contents, Cover
from committee_app.export.minutes.day import times
from committee_app.export.minutes.source import MinutesSource
from committee_app.export.minutes.voice import Voice


def cover(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    """Yield cover and contents."""
    yield Cover(
        title=source.meeting.title,
        subtitle=voice.label("minutes_draft" if source.draft else "minutes"),
        body=source.meeting.convened_by,
        facts=tuple(_facts(source, voice)),
        notice=_notice(source, voice),
    )
    yield Contents()


def _facts(source: MinutesSource, voice: Voice) -> Iterator[tuple[str, str]]:
    rules = source.rules
    yield voice.label("disclosure"), _disclosure(source, voice)
    yield voice.label("held"), held(source, voice)
    yield voice.label("place"), source.meeting.place
    yield voice.label("convened_by"), source.meeting.convened_by
    yield voice.label("programme"), voice.title(rules.title)
    yield voice.label("basis"), rules.basis
    yield voice.label("case"), f"{source.state.case} {source.state.title}"
    if source.version > 1:
        yield voice.label("version"), voice.say("minutes.takes_the_place", version=source.version)
        yield voice.label("earlier_sha256"), source.state.signed_minutes


def _disclosure(source: MinutesSource, voice: Voice) -> str:
    """Return the mark; figures in it are numbers of 정보공개법 제9조 ①, and say so."""
    mark = voice.title(source.rules.disclosure)
    return f"{mark} · {voice.label('disclosure_law')}" if any(map(str.isdigit, mark)) else mark


def held(source: MinutesSource, voice: Voice) -> str:
    """Return when the meeting began and ended, in one line."""
    time = times(source)
    begun = voice.moment(time.begun)
    if time.ended is None:
        return f"{begun} ~"
    same_day = time.ended.date() == time.begun.date()
    return f"{begun} ~ {voice.time(time.ended) if same_day else voice.moment(time.ended)}"


def _notice(source: MinutesSource, voice: Voice) -> str:
    notices = [voice.say("minutes.not_for_circulation")]
    if source.rules.fictitious or source.state.rehearsal:
        notices.append(voice.say("minutes.fictitious"))
    if source.draft:
        notices.append(voice.say("minutes.only_a_draft"))
    return "\n".join(notices)
