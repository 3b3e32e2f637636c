"""What a list of proposals says once and for all evaluators: bid, factor, entered points, moment of receipt.

A column that no rule of the programme uses is refused if it holds anything; one that a rule uses has a value in every
line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from committee_app.case.ballots import Facts
from committee_app.case.identifiers import ItemId, Points, Won
from committee_app.case.programme import EnteredItem, Programme, TieStepKind
from committee_app.intake.score_cells import points_in
from committee_app.intake.score_faults import shown
from committee_app.intake.score_tables import Headings, Line

ENTERED = "entered."
_PRICE = re.compile(r"[1-9][0-9]{0,14}")
_FACTOR = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}")


def with_columns_of(programme: Programme, headings: Headings) -> Headings:
    """Return the headings of a list of proposals under these rules: used columns are no longer reserved."""
    used = {"price": programme.price is not None, "factor": programme.aggregation.factor}
    return Headings(
        needed=headings.needed,
        optional=(*headings.optional, *(column for column in headings.reserved if used[column])),
        reserved=tuple(column for column in headings.reserved if not used[column]),
        families=(*headings.families, ENTERED) if programme.entered else headings.families,
    )


def columns_needed(programme: Programme) -> tuple[str, ...]:
    """Return the columns of a list of proposals without which no proposal has a number or a place under these rules."""
    received = any(step.by is TieStepKind.RECEIVED for step in programme.tie_break.chain)
    return (
        *(("price",) if programme.price is not None else ()),
        *(("factor",) if programme.aggregation.factor else ()),
        *(("received",) if received else ()),
        *(f"{ENTERED}{item.id}" for item in programme.entered),
    )


def facts_of(line: Line, programme: Programme) -> Facts:
    """Return the facts in a line; what is missing or wrong goes to its faults."""
    price = _price(line) if programme.price is not None else None
    factor = _factor(line) if programme.aggregation.factor else None
    for column in line.columns(ENTERED):
        if ItemId(column.removeprefix(ENTERED)) not in {item.id for item in programme.entered}:
            line.fault("tally.unknown_item", column=shown(column))
    if any(step.by is TieStepKind.RECEIVED for step in programme.tie_break.chain):
        received = line.text("received")
        if not _MOMENT.fullmatch(received):
            line.fault("tally.received_refused", found=shown(received))
    return Facts(price, factor, tuple(_entered(line, programme.entered)))


def _price(line: Line) -> Won | None:
    text = line.text("price")
    if _PRICE.fullmatch(text):
        return Won(int(text))
    line.fault("tally.money_refused", column="price", found=shown(text))
    return None


def _factor(line: Line) -> Fraction | None:
    text = line.text("factor")
    if _FACTOR.fullmatch(text) and Fraction(text) > 0:
        return Fraction(text)
    line.fault("tally.factor_refused", found=shown(text))
    return None


def _entered(line: Line, items: tuple[EnteredItem, ...]) -> Iterator[tuple[ItemId, Points]]:
    for item in items:
        text = line.text(f"{ENTERED}{item.id}")
        points = points_in(text)
        if points is None or not 0 <= points <= item.maximum:
            line.fault("tally.points_refused", column=f"{ENTERED}{item.id}", found=shown(text))
        else:
            yield item.id, Points(points)
