"""평가규칙 고지: the frozen rule as sentences and tables, made from the programme and from nothing else.

Each value of the programme becomes one sentence. Whoever changes the announced file changes this part, and its
fingerprint below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from committee_app.case import acts
from committee_app.case.ballots import points_text
from committee_app.case.conflicts import previous_year_start, years_before
from committee_app.case.people import Role
from committee_app.case.programme import CastingVote, Ground, LookBack, Method, Threshold, TieStep, TieStepKind
from committee_app.export.document import (
    Align,
    Block,
    Column,
    Fingerprint,
    GroupRow,
    Heading,
    Item,
    NumberedList,
    Paragraph,
    Row,
    SumRow,
    Table,
    TableRow,
)
from committee_app.export.minutes.source import MinutesSource, millions, percent
from committee_app.export.minutes.voice import Voice
from committee_app.resources import korean_words
from committee_app.sealing.codes import recognition_words
from committee_app.wording import points_of


def rules(source: MinutesSource, voice: Voice, part: int) -> Iterator[Block]:
    """Yield criteria, arithmetic, selection, money, grounds, and the fingerprint of it all."""
    yield Heading(1, voice.part(part, "rules"))
    yield Paragraph(voice.say("minutes.rules_frozen", basis=source.rules.basis))
    for index, (name, section) in enumerate(SECTIONS):
        yield Heading(2, voice.section(part, index, name))
        yield from section(source, voice)


def _criteria(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    rows: list[TableRow] = []
    for group in source.rules.criteria:
        maximum = points_text(group.maximum)
        rows.append(GroupRow(f"{group.id} {voice.title(group.title)} ({maximum})"))
        rows += [
            Row((one.id, voice.title(one.title), voice.title(one.question), points_text(one.maximum)))
            for one in group.items
        ]
    rows.append(SumRow(("", voice.label("total"), "", points_text(source.rules.maximum))))
    columns = (
        Column(voice.label("criterion_id")),
        Column(voice.label("criterion"), weight=2),
        Column(voice.label("question"), weight=4),
        Column(voice.label("maximum"), Align.RIGHT),
    )
    yield Table(columns, tuple(rows), unit=voice.label("unit_points"))
    yield Paragraph(voice.say("minutes.step", step=source.rules.step))


def _arithmetic(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    sentences = (
        *_mean(source, voice),
        *_adjusted(source, voice),
        *(_gate(voice, one) for one in source.rules.thresholds),
    )
    yield NumberedList(tuple(map(Item, sentences)))


def _mean(source: MinutesSource, voice: Voice) -> Iterator[str]:
    rule = source.rules.aggregation
    if rule.method is Method.TRIMMED_MEAN:
        yield voice.say("minutes.trimmed_mean", drop=rule.drop_each_end)
        yield voice.say("minutes.trimmed_from", least=rule.trim_from)
    else:
        yield voice.say("minutes.plain_mean")
    yield voice.say("minutes.not_counted")
    yield voice.say("minutes.rounding", places=rule.rounding.places, mode=rule.rounding.mode.value)
    yield voice.say("minutes.criterion_means", places=rule.rounding.places, mode=rule.rounding.mode.value)


def _adjusted(source: MinutesSource, voice: Voice) -> Iterator[str]:
    rule = source.rules.adjustments
    for item in rule.bonus:
        tracks = [voice.title(track.title) for one in item.tracks if (track := source.rules.track(one))]
        yield voice.say(
            "minutes.bonus",
            item=voice.title(item.title),
            points=item.points,
            tracks=tuple(tracks) or voice.label("all_tracks"),
        )
    if rule.bonus:
        yield voice.say("minutes.bonus_cap", cap=rule.bonus_cap)
    for one in rule.penalty:
        yield voice.say("minutes.penalty", item=voice.title(one.title), points=one.points)
    yield voice.say("minutes.total_cap", cap=rule.total_cap)


def _gate(voice: Voice, gate: Threshold) -> str:
    return voice.say(
        "minutes.threshold",
        of=voice.criterion(gate.of),
        minimum=points_of(gate.minimum),
        relation=gate.relation.value,
        measured=gate.measured.value,
        id=gate.id,
    )


def _ties(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    yield Paragraph(voice.say("minutes.ladder"), keep=True)
    yield NumberedList(tuple(Item(rung(voice, one)) for one in source.rules.tie_break.chain))


def rung(voice: Voice, step: TieStep) -> str:
    """Return a rung of the ladder as a sentence."""
    if step.by is TieStepKind.CRITERION_MEAN:
        return voice.say("minutes.rung_mean", criterion=voice.criterion(step.criterion))
    if step.by is TieStepKind.COMMITTEE_VOTE:
        return voice.say("minutes.rung_vote", rounds=step.rounds)
    return voice.say("minutes.rung_lot", witnesses=step.witnesses)


def _tracks(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    columns = (
        Column(voice.label("track"), weight=1),
        Column(voice.label("budget"), Align.RIGHT),
        Column(voice.label("cap"), Align.RIGHT),
        Column(voice.label("matching"), Align.CENTRE),
        Column(voice.label("reserves"), Align.RIGHT),
    )
    rows = tuple(
        Row(
            (
                voice.title(one.title),
                millions(one.budget),
                millions(one.cap),
                voice.label("by_bands" if one.matching else "as_requested"),
                str(one.reserves),
            )
        )
        for one in source.rules.tracks
    )
    yield Table(columns, rows, unit=voice.label("unit_million"))
    yield NumberedList(tuple(map(Item, _selection(source, voice))))
    if source.rules.matching:
        yield _bands(source, voice)


def _selection(source: MinutesSource, voice: Voice) -> Iterator[str]:
    rule = source.rules.selection
    yield voice.say("minutes.tracks_apart")
    yield voice.say(f"minutes.cutoff_{rule.cutoff.value}", min_ratio=percent(rule.min_ratio))
    for share in rule.minimum_shares:
        track = source.rules.track(share.track)
        yield voice.say(
            "minutes.minimum_share",
            track=voice.title(track.title) if track else share.track,
            group=voice.title(share.title),
            percent=share.percent,
        )
    yield voice.say("minutes.reserves")
    if source.rules.matching:
        yield voice.say("minutes.matching", unit=source.rules.matching.unit, source=source.rules.matching.source)


def _bands(source: MinutesSource, voice: Voice) -> Table:
    assert source.rules.matching is not None
    rows = tuple(
        Row(
            (
                voice.label("from_zero") if band.above < 0 else voice.label("above").format(points_of(band.above)),
                voice.label("up_to").format(points_of(band.up_to)),
                str(band.national_percent),
                str(100 - band.national_percent),
            )
        )
        for band in source.rules.matching.bands
    )
    columns = (
        Column(voice.label("band_above"), weight=1),
        Column(voice.label("band_up_to"), weight=1),
        Column(voice.label("national_percent"), Align.RIGHT),
        Column(voice.label("local_percent"), Align.RIGHT),
    )
    return Table(columns, rows, caption=voice.label("bands"), unit="(%)")


_VOTE_RULES = {
    CastingVote.NONE: "minutes.vote_rule",
    CastingVote.DECIDES: "minutes.vote_rule_decides",
    CastingVote.ON_TIE: "minutes.vote_rule_on_tie",
}


def _quorum(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    rule = source.rules.committee
    yield NumberedList(
        (
            Item(voice.say("minutes.committee_size", size=rule.size, officials=percent(rule.official_max))),
            *((Item(voice.say("minutes.abstention_allowed")),) if rule.abstention else ()),
            Item(voice.say("minutes.quorum_rule", fraction=str(rule.quorum.constituted))),
            Item(voice.say(_VOTE_RULES[rule.casting_vote])),
        )
    )


def _grounds(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    yield Paragraph(voice.say("minutes.grounds", day=voice.day(source.rules.reference_date)), keep=True)
    columns = (
        Column(voice.label("number"), Align.RIGHT),
        Column(voice.label("ground"), weight=3),
        Column(voice.label("look_back"), weight=2),
    )
    rows = tuple(
        Row((str(number), voice.title(one.title), _look_back(source, voice, one)))
        for number, one in enumerate(source.rules.grounds, start=1)
    )
    yield Table(columns, rows)


def _look_back(source: MinutesSource, voice: Voice, ground: Ground) -> str:
    reference = source.rules.reference_date
    match ground.look_back:
        case LookBack.YEARS:
            begins = years_before(reference, ground.years)
        case LookBack.PREVIOUS_YEAR_START:
            begins = previous_year_start(reference)
        case _:
            return voice.word("look_back", ground.look_back.value)
    return voice.label("since").format(voice.day(begins))


def _fingerprint(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    yield Paragraph(voice.say("minutes.rule_fingerprint"), keep=True)
    yield Fingerprint(voice.label("rules_sha256"), bytes.fromhex(source.state.rules_sha256))
    for recorded, _ in source.of(acts.RulesConfirmed):
        words = recognition_words(korean_words(), source.hashes[recorded.seq - 1])
        officer = source.state.officers[Role.AUDITOR]
        yield Paragraph(voice.say("minutes.rules_words", seq=recorded.seq, name=officer.name, words=" · ".join(words)))


SECTIONS: tuple[tuple[str, Callable[[MinutesSource, Voice], Iterator[Block]]], ...] = (
    ("criteria", _criteria),
    ("arithmetic", _arithmetic),
    ("tie_ladder", _ties),
    ("tracks_and_money", _tracks),
    ("committee_and_quorum", _quorum),
    ("grounds", _grounds),
    ("rule_fingerprint", _fingerprint),
)
"""The sections of the notice in order, and who writes each."""
