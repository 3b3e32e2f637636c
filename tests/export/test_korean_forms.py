"""Dates, times, money and figures in the form of official documents."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.export.korean_forms import (
    DIGITS,
    MOST_WON,
    MYRIADS,
    PLACES,
    UnroundedValueError,
    UnsayableAmountError,
    fixed,
    official_date,
    official_moment,
    official_time,
    read_aloud,
    thousands,
    won_in_words,
)


def test_a_date_has_points_and_no_leading_zeros() -> None:
    assert official_date(date(2026, 2, 27)) == "2026. 2. 27."
    assert official_date(date(2026, 11, 4)) == "2026. 11. 4."


def test_a_time_runs_to_twenty_four_hours() -> None:
    assert official_time(datetime(2026, 2, 26, 14, 5)) == "14:05"  # noqa: DTZ001
    assert official_moment(datetime(2026, 2, 26, 0, 0)) == "2026. 2. 26. 00:00"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (180_000_000, "금180,000,000원(금일억팔천만원)"),
        (586_000_000, "금586,000,000원(금오억팔천육백만원)"),
        (113_560, "금113,560원(금일십일만삼천오백육십원)"),
        (0, "금0원(금영원)"),
        (1, "금1원(금일원)"),
        (10, "금10원(금일십원)"),
        (10_000, "금10,000원(금일만원)"),
        (100_000_001, "금100,000,001원(금일억일원)"),
        (1_000_000_000_000, "금1,000,000,000,000원(금일조원)"),
        (10**16, "금10,000,000,000,000,000원(금일경원)"),
        (9_999_9999_9999, "금999,999,999,999원(금구천구백구십구억구천구백구십구만구천구백구십구원)"),
    ],
)
def test_an_amount_is_followed_by_its_reading(amount: int, written: str) -> None:
    assert won_in_words(amount) == written


def _number_said(reading: str) -> int:
    """Read the words back, slowly: the other computation."""
    total = group = digit = 0
    for syllable in reading:
        if syllable in DIGITS:
            digit = DIGITS.index(syllable)
        elif syllable in PLACES:
            group += digit * 10 ** PLACES.index(syllable)
            digit = 0
        else:
            total += (group + digit) * 10_000 ** MYRIADS.index(syllable)
            group = digit = 0
    return total + group + digit


@given(st.integers(1, 10**16) | st.integers(1, MOST_WON))
def test_every_amount_reads_back_to_itself(amount: int) -> None:
    assert _number_said(read_aloud(amount)) == amount


@pytest.mark.parametrize("amount", [-1, MOST_WON + 1])
def test_an_amount_that_cannot_be_said_is_refused(amount: int) -> None:
    with pytest.raises(UnsayableAmountError):
        won_in_words(amount)


def test_thousands_are_parted_by_commas() -> None:
    assert [thousands(number) for number in (0, 999, 1000, -12345678)] == ["0", "999", "1,000", "-12,345,678"]


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        (Fraction("91.25"), 4, "91.2500"),
        (Fraction("69.9917"), 4, "69.9917"),
        (Fraction("-0.05"), 2, "-0.05"),
        (Fraction(1234567), 0, "1,234,567"),
        (Fraction("1234.5"), 1, "1,234.5"),
        (Fraction(0), 2, "0.00"),
    ],
)
def test_a_value_is_printed_with_its_decimals(value: Fraction, places: int, printed: str) -> None:
    assert fixed(value, places) == printed


def test_printing_never_rounds() -> None:
    with pytest.raises(UnroundedValueError):
        fixed(Fraction(1, 3), 4)


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_a_printed_value_reads_back_exactly(hundredths: int, places: int) -> None:
    value = Fraction(hundredths, 10**places)
    assert Fraction(fixed(value, places).replace(",", "")) == value
