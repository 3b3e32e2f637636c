"""The drawing of the evaluators as the screen shows it, from the case as it stands; and an order that was typed."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from committee_app.case import acts
from committee_app.case.drawing import ANY_FIELD, Trait, word_of
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import Category, Evaluator, Role, officer_actor
from committee_app.desks.record import Record
from committee_app.ui.prepare.page import CandidateLine, DrawingShown

_BETWEEN = re.compile(r"[\s,;·→>]+")


def drawing_shown(record: Record) -> DrawingShown | None:
    """Return what the screen shows of the drawing; None while there is no list, or there are no rules."""
    state, drawing = record.state, record.state.drawing
    if state.programme is None or not (drawing.pool or drawing.order):
        return None
    lots = [one.act for one in record.journal if isinstance(one.act, acts.EvaluatorsDrawn)]
    lot = acts.EvaluatorsDrawn((("", ""), ("-", "")), "", tuple(one.id for one in drawing.pool))
    seated = {one.id for one in drawing.seated}
    return DrawingShown(
        size=state.rules.committee.size,
        candidates=len(drawing.pool),
        sha256=state.sources["pool"].sha256,
        fields=_fields(drawing.pool),
        words=_words(drawing.pool),
        seats=drawing.seats,
        limits=drawing.limits,
        lines=tuple(line for one in lots for line in _lines(record, one)),
        line=lots[-1].line if lots else "",
        obstacles=tuple(
            one
            for one in record.obstacles(officer_actor(Role.SECRETARY), lot)
            if one.code not in {"lot.needs_witnesses", "drawing.not_announced"}
        ),
        short=drawing.is_short,
        waiting=len(drawing.waiting),
        accepted=len(seated),
        seated=bool(seated) and not drawing.waiting and seated == {one.id for one in state.evaluators},
    )


def _fields(pool: tuple[Evaluator, ...]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(one.field for one in pool if one.field != ANY_FIELD).items()))


def _words(pool: tuple[Evaluator, ...]) -> tuple[tuple[Trait, str, int], ...]:
    """Return sexes and regions of the list and the kinds of members; officials have their limit in the rules."""
    return tuple(
        (trait, word, count)
        for trait in (Trait.SEX, Trait.REGION, Trait.CATEGORY)
        for word, count in sorted(Counter(word_of(one, trait) for one in pool).items())
        if word and word != Category.OFFICIAL
    )


def _lines(record: Record, lot: acts.EvaluatorsDrawn) -> tuple[CandidateLine, ...]:
    drawing = record.state.drawing
    return tuple(
        CandidateLine(
            place=drawing.order.index(one) + 1,
            candidate=drawing.candidate(one),
            digest=sha256(f"{lot.line}|{one}".encode()).hexdigest()[:16] if lot.line else "",
            called=one in drawing.called,
            accepted=drawing.answers.get(one),
        )
        for one in lot.order
    )


def typed_order(text: str) -> tuple[EvaluatorId, ...]:
    """Return the numbers of an order as somebody typed it, with blanks, commas or arrows between them.

    >>> typed_order("12, 7 → 3")
    ('12', '7', '3')
    """
    return tuple(EvaluatorId(one) for one in _BETWEEN.split(text.strip()) if one)
