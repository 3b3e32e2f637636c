"""One value of a TOML text written anew, and every other character of the text as it was.

The announced rules are a text that people read, with its order and its notes: whoever changes a figure in a form
changes that figure in the text and nothing else. What came out is read again and compared before it is handed back.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from committee_app.case.toml_lines import layout_of

_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")


class NoSuchPlaceError(ValueError):
    """The text has no such place, or not where a value can be written."""

    def __init__(self, place: str) -> None:
        super().__init__(f"no value can be written at {place!r}")
        self.place = place


def with_value(text: str, place: str, literal: str) -> str:
    r"""Return the text with `literal` (as TOML writes it) as the value at a place such as `tracks[0].budget`.

    >>> with_value("[committee]\nsize = 15  # odd\n", "committee.size", "9")
    '[committee]\nsize = 9  # odd\n'

    A key that the text leaves out is written as the first of its table.

    Raises:
        NoSuchPlaceError: there is no such table, or it is no single value.
    """
    written = _written(text, place, literal)
    wanted = tomllib.loads(f"value = {literal}", parse_float=str)["value"]
    before, after = tomllib.loads(text, parse_float=str), tomllib.loads(written, parse_float=str)
    _put(before, place, wanted)
    if before != after:
        raise NoSuchPlaceError(place)
    return written


def _written(text: str, place: str, literal: str) -> str:
    layout = layout_of(text)
    if place in layout.values:
        begin, end = layout.values[place]
        return text[:begin] + literal + text[end:]
    parent, _, key = place.rpartition(".")
    if not key or place in layout.lines:
        raise NoSuchPlaceError(place)
    if parent in layout.inside:
        at = layout.inside[parent]
        return f"{text[:at]} {key} = {literal},{text[at:]}"
    line = layout.lines.get(parent or "format")
    if line is None:
        raise NoSuchPlaceError(place)
    lines = text.splitlines(keepends=True)
    lines.insert(line, f"{key} = {literal}\n")
    return "".join(lines)


def _put(table: dict[str, Any], place: str, value: object) -> None:
    *steps, last = [name or int(number) for name, number in _STEP.findall(place)]
    here: Any = table
    try:
        for step in steps:
            here = here[step]
        here[last] = value
    except (KeyError, IndexError, TypeError):
        raise NoSuchPlaceError(place) from None
