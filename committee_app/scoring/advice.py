"""Marks on each evaluator's own scale: T-, z- and robust scores, for looking at, never for deciding.

Such scores can turn ranks (a harsh evaluator's one point counts like another's ten), so no programme can name them, and
what they give is an `Advised`, which nothing that ranks or selects takes.

    z        (mark - mean) / standard deviation, with n - 1
    T        50 + 10 z
    robust   (mark - median) / median deviation from the median

An evaluator who gave everybody the same has no scale: 0 (T: 50) for all. Whoever scored fewer than three proposals is
left out, since a scale from two marks says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from committee_app.case.identifiers import EvaluatorId, ProposalId

LEAST_MARKS = 3
_UNITS = 10**12
"""Square roots are cut at the twelfth decimal: far below any place that is printed."""

Row = Mapping[ProposalId, Fraction]


class Scale(StrEnum):
    """Which scale an evaluator's marks are put on."""

    Z = "z"
    T = "t"
    ROBUST = "robust"


@dataclass(frozen=True, slots=True)
class Advised:
    """A proposal's mean on the evaluators' own scales, and how many evaluators it is from. Never a result."""

    scale: Scale
    value: Fraction
    evaluators: int


def scaled_marks(marks: Mapping[ProposalId, Mapping[EvaluatorId, Fraction]], scale: Scale) -> dict[ProposalId, Advised]:
    """Return the advised mean of each proposal that somebody with a scale has scored."""
    given: dict[ProposalId, list[Fraction]] = {proposal: [] for proposal in marks}
    for evaluator in sorted({one for row in marks.values() for one in row}):
        sheet = {proposal: row[evaluator] for proposal, row in marks.items() if evaluator in row}
        if len(sheet) >= LEAST_MARKS:
            for proposal, value in _SCALES[scale](sheet).items():
                given[proposal].append(value)
    return {
        proposal: Advised(scale, sum(values, Fraction(0)) / len(values), len(values))
        for proposal, values in given.items()
        if values
    }


def _z(sheet: Row) -> dict[ProposalId, Fraction]:
    mean = sum(sheet.values(), Fraction(0)) / len(sheet)
    variance = sum(((mark - mean) ** 2 for mark in sheet.values()), Fraction(0)) / (len(sheet) - 1)
    if not variance:
        return dict.fromkeys(sheet, Fraction(0))
    # The root of the whole ratio, so that (mark - mean) / deviation is exact wherever it is a fraction.
    return {one: _root((mark - mean) ** 2 / variance) * _sign(mark - mean) for one, mark in sheet.items()}


def _t(sheet: Row) -> dict[ProposalId, Fraction]:
    return {proposal: 50 + 10 * value for proposal, value in _z(sheet).items()}


def _robust(sheet: Row) -> dict[ProposalId, Fraction]:
    middle = _median(list(sheet.values()))
    deviation = _median([abs(mark - middle) for mark in sheet.values()])
    if not deviation:
        return dict.fromkeys(sheet, Fraction(0))
    return {proposal: (mark - middle) / deviation for proposal, mark in sheet.items()}


_SCALES: Mapping[Scale, Callable[[Row], dict[ProposalId, Fraction]]] = {
    Scale.Z: _z,
    Scale.T: _t,
    Scale.ROBUST: _robust,
}


def _median(values: list[Fraction]) -> Fraction:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _root(value: Fraction) -> Fraction:
    """Return the square root of what is not negative: exact for the square of a fraction, else cut at `_UNITS`.

    >>> _root(Fraction(9, 4)), _root(Fraction(2)) ** 2 < 2
    (Fraction(3, 2), True)
    """
    top, bottom = whole_root(value.numerator), whole_root(value.denominator)
    if top * top == value.numerator and bottom * bottom == value.denominator:
        return Fraction(top, bottom)
    return Fraction(whole_root(value.numerator * _UNITS**2 // value.denominator), _UNITS)


def whole_root(value: int) -> int:
    """Return the largest whole number whose square is not above the value (Heron's way, whole numbers only).

    >>> [whole_root(one) for one in (0, 1, 3, 4, 10**24 - 1)]
    [0, 1, 1, 2, 999999999999]
    """
    if value == 0:
        return 0
    guess = 1 << (value.bit_length() + 1) // 2
    while (better := (guess + value // guess) // 2) < guess:
        guess = better
    return guess
