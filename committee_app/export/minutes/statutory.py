"""회의록: the eleven items that the law wants in minutes, in its order (공공기록물법 시행령 제18조 ②)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from committee_app.case import acts
from committee_app.case.acts import MinutesPlace
from committee_app.case.people import Evaluator, role_of
from committee_app.case.programme import CastingVote
from committee_app.export.document import (
    Align,
    Block,
    Column,
    Heading,
    Item,
    KeyValues,
    NumberedList,
    Paragraph,
    Row,
    Table,
)
from committee_app.export.minutes.course import course
from committee_app.export.minutes.day import Voted, times, votes
from committee_app.export.minutes.remarks import remark
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.sums import money_of_track, sum_of_track
from committee_app.export.minutes.voice import Voice
from committee_app.scoring.results import TrackTally

Part = Callable[[MinutesSource, Voice], Iterator[Block]]


def statutory(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield the eleven items, each under a heading that names it."""
    yield Heading(1, voice.part(part, "minutes"))
    yield Paragraph(voice.say("minutes.statutory"))
    for index, (name, content) in enumerate(ITEMS):
        yield Heading(2, voice.section(part, index, name))
        yield from content(source, voice)
        if name in REMARKS:
            yield from remark(source, voice, REMARKS[name])
    yield from remark(source, voice, MinutesPlace.GENERAL)


def _name(source: MinutesSource, _: Voice) -> Iterator[Block]:
    yield Paragraph(source.meeting.title)


def _body(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    yield Paragraph(voice.say("minutes.convened", body=source.meeting.convened_by))


def _time(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    time = times(source)
    pairs = [(voice.label("begun"), voice.moment(time.begun))]
    for paused, resumed, reason in time.pauses:
        until = voice.time(resumed) if resumed else ""
        why = f" ({reason})" if reason else ""
        pairs.append((voice.label("recess"), f"{voice.time(paused)} ~ {until}{why}"))
    pairs.append((voice.label("ended"), voice.moment(time.ended) if time.ended else voice.label("not_ended")))
    yield KeyValues(tuple(pairs))


def _place(source: MinutesSource, _: Voice) -> Iterator[Block]:
    yield Paragraph(source.meeting.place)


def _present(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    attended = source.attended()
    rows = tuple(Row((str(one.seat), one.name, one.affiliation, _office(source, voice, one))) for one in attended)
    columns = (
        Column(voice.label("seat"), Align.RIGHT),
        Column(voice.label("name"), weight=1),
        Column(voice.label("affiliation"), weight=2),
        Column(voice.label("office"), weight=1),
    )
    yield Table(columns, rows)
    missing = [one for one in source.state.evaluators if one not in attended]
    names = ", ".join(map(voice.member, missing))
    yield Paragraph(
        voice.say("minutes.some_missing", count=len(missing), names=names)
        if missing
        else voice.say("minutes.all_there", count=len(attended))
    )


def _office(source: MinutesSource, voice: Voice, member: Evaluator) -> str:
    return voice.word("role", "chair" if member.id == source.state.chair else "evaluator")


def _observers(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    observers = source.meeting.observers
    if not observers:
        yield Paragraph(voice.say("minutes.no_observers"))
        return
    columns = (Column(voice.label("name"), weight=1), Column(voice.label("capacity"), weight=3))
    yield Table(columns, tuple(Row((one.name, one.capacity)) for one in observers))
    yield Paragraph(voice.say("minutes.observers_do_not_vote"))


def _course(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    columns = (Column(voice.label("time")), Column(voice.label("course"), weight=1))
    yield Table(columns, tuple(Row((when, text)) for when, text in course(source, voice)))


def _agenda(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    columns = (Column(voice.label("item_number")), Column(voice.label("agenda"), weight=1))
    rows = tuple(
        Row((voice.agenda_number(number), title)) for number, title in enumerate(source.meeting.agenda, start=1)
    )
    yield Table(columns, rows)
    counts = ", ".join(
        f"{voice.title(track.title)} {sum(one.track == track.id for one in source.state.proposals)}"
        for track in source.rules.tracks
    )
    yield Paragraph(voice.say("minutes.proposals_before", count=len(source.state.proposals), tracks=counts))


def _statements(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    spoken = tuple(source.of(acts.StatementRecorded))
    if not spoken:
        yield Paragraph(voice.say("minutes.nothing_said"))
    for recorded, said in spoken:
        yield Paragraph(said.text, lead=f"{said.speaker} ({voice.time(moment(recorded))})")


def _decisions(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    decided = tuple(_decided(source, voice))
    if not decided:
        yield Paragraph(voice.say("minutes.nothing_decided"))
    yield NumberedList(decided)


def _decided(source: MinutesSource, voice: Voice) -> Iterator[Item]:
    for one in source.journal:
        match one.act:
            case acts.MotionDecided(item=item, text=text, vote=vote):
                yield Item(text, lead=f"{item} · {_outcome(voice, vote)}")
            case acts.ChairElected(evaluator=evaluator):
                yield Item(voice.say("minutes.chair_elected", member=voice.member(source.evaluator(evaluator))))
            case acts.ActingChairTookOver(evaluator=evaluator, reason=reason):
                member = voice.member(source.evaluator(evaluator))
                yield Item(voice.say("minutes.acting_chair", member=member, reason=reason))
            case acts.SelectionResolved():
                yield Item(
                    voice.say("minutes.selection_resolved"),
                    (
                        *(_selection(voice, track) for track in source.tally.tracks),
                        *_signed_by_two(source, voice),
                    ),
                )


def _signed_by_two(source: MinutesSource, voice: Voice) -> Iterator[Item]:
    """Name who recorded the resolution and who confirmed it, where the case asks for two."""
    confirmed = [one for one, _ in source.of(acts.ResolutionConfirmed)]
    if source.state.resolved_by_two and confirmed:
        role = role_of(confirmed[-1].actor)
        name = source.state.person_name(confirmed[-1].actor)
        yield Item(voice.say("minutes.resolved_by_two", role=role.value, name=name))


def _selection(voice: Voice, track: TrackTally) -> Item:
    money = ", ".join(f"{name} {amount}" for name, amount in money_of_track(voice, track))
    return Item(sum_of_track(voice, track), (Item(money),) if track.complete else ())


def _votes(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    held = tuple(votes(source))
    if held:
        yield _vote_table(source, voice, held)
    ties = tuple(source.of(acts.TieVoted))
    for recorded, tie in ties:
        given = ", ".join(f"{proposal} {count}" for proposal, count in tie.votes)
        yield Paragraph(
            voice.say(
                "minutes.tie_voted",
                time=voice.time(moment(recorded)),
                tied=tie.tied,
                round=tie.round,
                votes=given,
                abstained=tie.abstained,
                invalid=tie.invalid,
            )
        )
    if not held and not ties:
        yield Paragraph(voice.say("minutes.no_vote"))


def _vote_table(source: MinutesSource, voice: Voice, held: tuple[Voted, ...]) -> Table:
    on_roll = source.state.on_roll
    numbers = ("on_roll", "present", "eligible", "in_favour", "against", "abstained", "invalid")
    columns = (
        Column(voice.label("time")),
        Column(voice.label("put_to_vote"), weight=1),
        *(Column(voice.label(name), Align.RIGHT) for name in numbers),
        Column(voice.label("outcome"), Align.CENTRE),
    )
    rows = tuple(
        Row(
            (
                voice.time(moment(one.recorded)),
                _put(voice, one),
                *map(str, (on_roll, one.vote.present, one.vote.eligible, one.vote.in_favour)),
                *map(str, (one.vote.against, one.vote.abstained, one.vote.invalid)),
                _outcome(voice, one.vote),
            )
        )
        for one in held
    )
    return Table(
        columns,
        rows,
        unit=voice.label("unit_persons"),
        notes=(voice.say(_MAJORITY[source.rules.committee.casting_vote]),),
    )


_MAJORITY = {
    CastingVote.NONE: "minutes.majority",
    CastingVote.DECIDES: "minutes.majority_decides",
    CastingVote.ON_TIE: "minutes.majority_on_tie",
}


def _put(voice: Voice, one: Voted) -> str:
    if one.kind == "motion":
        return one.item
    return " · ".join(filter(None, (voice.label(f"vote_{one.kind}"), one.item)))


def _outcome(voice: Voice, vote: acts.Vote) -> str:
    if vote.casting is not None:
        return voice.label("passed_by_casting_vote" if vote.passed else "rejected_by_casting_vote")
    if not vote.passed:
        return voice.label("rejected")
    return voice.label("passed_by_acclamation" if vote.acclamation else "passed")


ITEMS: tuple[tuple[str, Part], ...] = (
    ("meeting_name", _name),
    ("convening_body", _body),
    ("date_and_time", _time),
    ("venue", _place),
    ("attendees", _present),
    ("observers", _observers),
    ("sequence", _course),
    ("agenda_items", _agenda),
    ("statements", _statements),
    ("decisions", _decisions),
    ("votes", _votes),
)
"""The items of 제18조 ② in their order, and who writes each."""

REMARKS: dict[str, MinutesPlace] = {
    "attendees": MinutesPlace.ATTENDANCE,
    "sequence": MinutesPlace.COURSE,
    "statements": MinutesPlace.STATEMENTS,
    "decisions": MinutesPlace.DECISIONS,
    "votes": MinutesPlace.VOTES,
}
"""Below which items the secretary may add words; the other remarks stand below the parts that they are about."""
