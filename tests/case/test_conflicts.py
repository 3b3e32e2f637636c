"""How far a ground of conflict reaches back."""

from __future__ import annotations

from datetime import date

import pytest

from committee_app.case.conflicts import previous_year_start, years_before


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2026, 1, 26), 3, date(2023, 1, 26)),
        (date(2026, 1, 26), 0, date(2026, 1, 26)),
        (date(2024, 2, 29), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 2, date(2022, 2, 28)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2104, 2, 29), 4, date(2100, 2, 28)),
        (date(2026, 2, 28), 2, date(2024, 2, 28)),
    ],
)
def test_years_are_counted_by_the_calendar(day: date, years: int, before: date) -> None:
    assert years_before(day, years) == before


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31)])
def test_the_year_before_begins_on_the_first_of_january(day: date) -> None:
    assert previous_year_start(day) == date(2025, 1, 1)
