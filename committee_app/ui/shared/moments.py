"""Dates and times as they are read: the record's ISO 8601 text without its seconds and offset."""

from __future__ import annotations


def moment(recorded: str) -> str:
    """Return a recorded moment as it is shown.

    >>> moment("2026-02-26T14:05:31+09:00")
    '2026. 2. 26. 14:05'
    """
    day, _, time = recorded.partition("T")
    year, month, date = day.split("-")
    return f"{year}. {int(month)}. {int(date)}. {time[:5]}"


def time_of_day(recorded: str) -> str:
    """Return only the time of a recorded moment.

    >>> time_of_day("2026-02-26T14:05:31+09:00")
    '14:05'
    """
    return recorded.partition("T")[2][:5]
