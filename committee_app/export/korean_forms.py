"""How an official Korean document writes dates, times, money and figures.

Sources: 「행정업무의 운영 및 혁신에 관한 규정」 제7조 ④ (Arabic figures), ⑤ (dates and the 24-hour clock) and its
시행규칙 제2조 ② (an amount is followed by its reading, so that no digit can be added).
"""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

from committee_app import wording

DIGITS = ("", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")
PLACES = ("", "십", "백", "천")
MYRIADS = ("", "만", "억", "조", "경")

MOST_WON = 10**20 - 1
"""The largest amount that the five names of ten thousands can say."""


class UnsayableAmountError(ValueError):
    """An amount below nothing, or beyond the names of numbers."""

    def __init__(self, amount: int) -> None:
        super().__init__(f"an amount to be written out lies between 0 and {MOST_WON}, not {amount}")
        self.amount = amount


class UnroundedValueError(ValueError):
    """A value that these decimals cannot show; the rule of the case rounds, printing does not."""

    def __init__(self, value: Fraction, places: int) -> None:
        super().__init__(f"{value} has no exact form with {places} decimals; round it by the rule first")
        self.value = value
        self.places = places


def official_date(day: date) -> str:
    """Return a date as documents write it: points after each part, no leading zeros.

    >>> official_date(date(2026, 2, 7))
    '2026. 2. 7.'
    """
    return f"{day.year}. {day.month}. {day.day}."


def official_time(moment: datetime) -> str:
    """Return the hour and minute of a moment in its own time zone, by the 24-hour clock.

    >>> official_time(datetime(2026, 2, 26, 9, 5))
    '09:05'
    """
    return f"{moment.hour:02}:{moment.minute:02}"


def official_moment(moment: datetime) -> str:
    """Return date and time together.

    >>> official_moment(datetime(2026, 2, 26, 18, 5))
    '2026. 2. 26. 18:05'
    """
    return f"{official_date(moment)} {official_time(moment)}"


def thousands(number: int) -> str:
    """Return a whole number with a comma after every three figures.

    >>> thousands(-1234567)
    '-1,234,567'
    """
    return f"{number:,}"


def read_aloud(number: int) -> str:
    """Return the Korean reading of a whole number; every figure is said, also 일 before 십, 백 and 천.

    An official amount leaves no gap into which a figure could be written: 110,000 is 일십일만, not 십일만.

    >>> read_aloud(180_000_000)
    '일억팔천만'
    >>> read_aloud(0)
    '영'

    Raises:
        UnsayableAmountError: below 0 or above `MOST_WON`.
    """
    if not 0 <= number <= MOST_WON:
        raise UnsayableAmountError(number)
    said = []
    for myriad in MYRIADS:
        number, group = divmod(number, 10_000)
        if group:
            said.append(_four_figures(group) + myriad)
    return "".join(reversed(said)) or "영"


def won_in_words(amount: int) -> str:
    """Return an amount in the form that has legal weight: figures, then the reading in brackets.

    >>> won_in_words(180_000_000)
    '금180,000,000원(금일억팔천만원)'

    Raises:
        UnsayableAmountError: below 0 or above `MOST_WON`.
    """
    return f"금{thousands(amount)}원(금{read_aloud(amount)}원)"


def fixed(value: Fraction, places: int) -> str:
    """Return a value with exactly this many decimals and a comma after every three figures (`wording.fixed` has none).

    >>> fixed(Fraction("91.25"), 4)
    '91.2500'

    Raises:
        UnroundedValueError: the value needs more decimals than that; nothing is rounded here.
    """
    try:
        plain = wording.fixed(value, places)
    except ValueError:
        raise UnroundedValueError(value, places) from None
    sign = "-" if plain.startswith("-") else ""
    whole, point, part = plain.removeprefix("-").partition(".")
    return f"{sign}{thousands(int(whole))}{point}{part}"


def _four_figures(group: int) -> str:
    figures = [(group // 10**place % 10, PLACES[place]) for place in (3, 2, 1, 0)]
    return "".join(DIGITS[digit] + place for digit, place in figures if digit)
