"""위원 추첨: the list, the plan, the lot and the answers, so that anybody draws the same committee again by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from committee_app.case import acts
from committee_app.case.acts import EvaluatorsDrawn, PoolImported, Recorded
from committee_app.case.drawing import ANY_FIELD, SeatLimit, Trait
from committee_app.case.identifiers import EvaluatorId
from committee_app.export.document import Align, Block, Column, Paragraph, Row, Table, Verbatim
from committee_app.export.minutes.source import MinutesSource, moment
from committee_app.export.minutes.voice import Voice


def drawing(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    """Yield plan, then each lot with its list and answers; in nearly every case there is one lot."""
    yield _seats(source, voice)
    yield from _limits(source, voice)
    pool: PoolImported | None = None
    for one in source.journal:
        if isinstance(one.act, PoolImported):
            pool = one.act
        elif isinstance(one.act, EvaluatorsDrawn):
            assert pool is not None  # nobody draws without a list
            yield from _lot(source, voice, one, one.act, pool)
    yield Paragraph(voice.say("minutes.drawing_calls"))


def _seats(source: MinutesSource, voice: Voice) -> Table:
    columns = (Column(voice.label("drawing_field"), weight=1), Column(voice.label("drawing_seats"), Align.RIGHT))
    plan = source.state.drawing.seats
    return Table(columns, tuple(Row((_field(voice, name), str(seats))) for name, seats in plan))


def _field(voice: Voice, name: str) -> str:
    return voice.label("drawing_any_field") if name == ANY_FIELD else name


def _limits(source: MinutesSource, voice: Voice) -> Iterator[Block]:
    columns = (
        Column(voice.label("drawing_limit"), weight=1),
        Column(voice.label("drawing_least"), Align.RIGHT),
        Column(voice.label("drawing_most"), Align.RIGHT),
    )
    yield Table(columns, tuple(Row(_limit(voice, one)) for one in source.state.drawing.limits))


def _limit(voice: Voice, limit: SeatLimit) -> tuple[str, str, str]:
    word = voice.word("category", limit.word) if limit.trait is Trait.CATEGORY else limit.word
    most = "–" if limit.most is None else str(limit.most)
    return f"{voice.word('trait', limit.trait.value)}: {word}", str(limit.least), most


def _lot(
    source: MinutesSource, voice: Voice, recorded: Recorded, lot: EvaluatorsDrawn, pool: PoolImported
) -> Iterator[Block]:
    facts = {
        "time": voice.moment(moment(recorded)),
        "candidates": len(lot.order),
        "file": pool.source.name,
        "witnesses": len(lot.numbers),
    }
    held = voice.say("minutes.drawing_held", **facts) if lot.line else voice.say("minutes.drawing_from_a_box", **facts)
    yield Paragraph(held, keep=True)
    columns = (Column(voice.label("witness"), weight=1), Column(voice.label("witness_number"), weight=1))
    yield Table(columns, tuple(Row((name, number or "–")) for name, number in lot.numbers))
    yield Verbatim(pool.source.sha256, voice.label("drawing_list"))
    if lot.line:
        yield Verbatim(lot.line, voice.label("hashed_line"))
        yield Paragraph(voice.say("minutes.lot_rule"), keep=True)
    yield _order(source, voice, lot)
    if lot.line:
        first = f"{lot.line}|{lot.order[0]}"
        yield Verbatim(f"printf '%s' '{first}' | sha256sum", voice.label("command_for").format(lot.order[0]))
        yield Verbatim(_digest(first))


def _order(source: MinutesSource, voice: Voice, lot: EvaluatorsDrawn) -> Table:
    columns = (
        Column(voice.label("order_drawn"), Align.RIGHT),
        Column(voice.label("number")),
        Column(voice.label("name")),
        Column(voice.label("field"), weight=1),
        *((Column(voice.label("digest_begins")),) if lot.line else ()),
        Column(voice.label("drawing_answer"), weight=1),
    )
    answers = {act.candidate: act for _, act in source.of(acts.CandidateAnswered)}
    rows = []
    for place, one in enumerate(lot.order, start=1):
        who = source.state.drawing.candidate(one)
        begins = (_digest(f"{lot.line}|{one}")[:16],) if lot.line else ()
        said = _answer(source, voice, one, answers.get(one))
        rows.append(Row((str(place), one, who.name, who.field or "–", *begins, said)))
    return Table(columns, tuple(rows))


def _answer(source: MinutesSource, voice: Voice, one: EvaluatorId, answer: acts.CandidateAnswered | None) -> str:
    if answer is None:
        return voice.label("drawing_waits" if one in source.state.drawing.called else "drawing_not_called")
    return voice.label("drawing_accepted") if answer.accepted else voice.label("drawing_refused").format(answer.reason)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
