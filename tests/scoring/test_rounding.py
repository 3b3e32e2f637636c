from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.programme import Rounding, RoundingMode
from committee_app.scoring.rounding import rounded, rounded_ratio

FRACTIONS = st.fractions(min_value=-200, max_value=200, max_denominator=5000)


@pytest.mark.parametrize(
    ("value", "places", "mode", "expected"),
    [
        ("84.125", 2, RoundingMode.HALF_UP, "84.13"),  # V5: never 84.12
        ("2.675", 2, RoundingMode.HALF_UP, "2.68"),  # V5: binary floats give 2.67
        ("84.125", 2, RoundingMode.HALF_EVEN, "84.12"),
        ("84.135", 2, RoundingMode.HALF_EVEN, "84.14"),
        ("84.1251", 2, RoundingMode.HALF_EVEN, "84.13"),
        ("84.129", 2, RoundingMode.DOWN, "84.12"),
        ("79.99495", 2, RoundingMode.HALF_UP, "79.99"),  # V6: by way of four places it would be 80.00
        ("79.99495", 4, RoundingMode.HALF_UP, "79.995"),
        ("69.995", 4, RoundingMode.HALF_UP, "69.995"),
        ("-0.125", 2, RoundingMode.HALF_UP, "-0.13"),  # away from zero
        ("-0.129", 2, RoundingMode.DOWN, "-0.12"),  # toward zero
        ("0.5", 0, RoundingMode.HALF_UP, "1"),
        ("0.5", 0, RoundingMode.HALF_EVEN, "0"),
    ],
)
def test_a_value_is_rounded_as_announced(value: str, places: int, mode: RoundingMode, expected: str) -> None:
    assert rounded(Fraction(value), Rounding(places, mode)) == Fraction(expected)


@given(FRACTIONS, st.integers(0, 6), st.sampled_from(RoundingMode))
def test_rounding_moves_a_value_by_half_a_unit_or_less_and_only_once(
    value: Fraction, places: int, mode: RoundingMode
) -> None:
    rule = Rounding(places, mode)
    result = rounded(value, rule)
    most = Fraction(1, 10**places) if mode is RoundingMode.DOWN else Fraction(1, 2 * 10**places)
    assert abs(result - value) <= most
    assert rounded(result, rule) == result


@given(FRACTIONS, FRACTIONS, st.sampled_from(RoundingMode))
def test_rounding_never_turns_an_order_round(one: Fraction, other: Fraction, mode: RoundingMode) -> None:
    low, high = sorted((one, other))
    assert rounded(low, Rounding(2, mode)) <= rounded(high, Rounding(2, mode))


@given(FRACTIONS, st.integers(1, 50))
def test_a_ratio_need_not_be_in_lowest_terms(value: Fraction, times: int) -> None:
    rule = Rounding(3)
    assert rounded_ratio(value.numerator * times, value.denominator * times, rule) == rounded(value, rule)
