"""Numbers as people type them into a roster: money with its unit, 재정자립도 in percent; exact or refused.

Each function gets the text of a cell, or of one part of it, and `at`: the facts of the place, which a refusal
repeats. Nothing is rounded and nothing is guessed: `1,80` is no amount, and an amount without a unit is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Won

At = Mapping[str, str | int]

MAX_WON = 10**15
"""No project costs as much; any reader of the record holds it exactly."""

UNITS: Mapping[str, int] = {
    "원": 1,
    "천원": 1_000,
    "만원": 10_000,
    "백만원": 1_000_000,
    "천만원": 10_000_000,
    "억원": 100_000_000,
    "십억원": 1_000_000_000,
    "won": 1,
    "krw": 1,
    "thousandwon": 1_000,
    "krwthousand": 1_000,
    "thousandkrw": 1_000,
    "millionwon": 1_000_000,
    "krwmillion": 1_000_000,
    "millionkrw": 1_000_000,
    "billionwon": 1_000_000_000,
    "krwbillion": 1_000_000_000,
    "billionkrw": 1_000_000_000,
}
"""How a unit of money is written, without spaces and in small letters, and how many won it is."""

NOTHING = frozenset({"-", "–", "—", "−"})
"""What is typed into a cell to say that nothing belongs there."""

_NUMBER = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
_MINUS = re.compile(r"[-−–△▲]\s*(?=[0-9])")
_LONGEST = 40
"""Longer than any number that means something; beyond it Python would take its time."""


def plain(text: str) -> str:
    """Return a cell with full-width digits and signs as the plain ones, trimmed; empty if it says "nothing".

    >>> plain("１，８００"), plain(" - ")
    ('1,800', '')
    """
    simple = unicodedata.normalize("NFKC", text).strip()
    return "" if simple in NOTHING else simple


def parts(text: str, separators: str) -> tuple[str, ...]:
    """Return the values of a cell that holds one for each body of a consortium; none for an empty cell.

    >>> parts("900+600", "+;"), parts("-", "+;")
    (('900', '600'), ())
    """
    simple = plain(text)
    return tuple(part.strip() for part in re.split(f"[{re.escape(separators)}]", simple)) if simple else ()


def won(text: str, unit: int, at: At) -> Won | Finding:
    """Return an amount in won, given how many won the unit of its column is.

    >>> won("1,800", 1_000_000, {}), won("0.5", 1_000_000, {})
    (1800000000, 500000)
    """
    value = number(text)
    if value is None:
        return Finding.of("roster.not_an_amount", **at)
    exact = value * unit
    if exact < 0:
        return Finding.of("roster.amount_negative", **at)
    if exact == 0:
        return Finding.of("roster.amount_zero", **at)
    if exact > MAX_WON:
        return Finding.of("roster.amount_too_large", **at, limit=MAX_WON)
    if exact.denominator != 1:
        return Finding.of("roster.amount_below_a_won", **at)
    return Won(int(exact))


def reliance(text: str, at: At) -> Fraction | Finding:
    """Return 재정자립도 in percent, from 0 to 100, with the one decimal it is published with.

    >>> reliance("44.6%", {})
    Fraction(223, 5)
    """
    value = number(text.removesuffix("%").rstrip())
    if value is None:
        return Finding.of("roster.not_a_ratio", **at)
    if not 0 <= value <= 100:
        return Finding.of("roster.ratio_out_of_range", **at)
    if (value * 10).denominator != 1:
        return Finding.of("roster.ratio_too_fine", **at)
    return value


def number(text: str) -> Fraction | None:
    """Return a number with or without thousands separators, exactly; None if it is none.

    >>> number("1,800.5"), number("1,80"), number("△3"), number("1,8oo")
    (Fraction(3601, 2), None, Fraction(-3, 1), None)
    """
    if len(text) > _LONGEST:
        return None
    minus = _MINUS.match(text)
    size = _NUMBER.fullmatch(text[minus.end() :] if minus else text)
    if size is None:
        return None
    value = Fraction(size[0].replace(",", ""))
    return -value if minus else value
