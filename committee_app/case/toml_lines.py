"""On which line of a TOML text something stands.

`tomllib` says what a text means and forgets where it was written. This walks the text once more, by headers and keys
alone, and remembers the line of each place (`criteria[1].items[0].maximum`). It is asked only after a fault was found,
for texts that `tomllib` has read; from any other text it learns what it can, and it never fails.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

_TOKEN = re.compile(
    # A string without its end goes as far as it can: no text is walked twice, however broken it is.
    r"(?P<text>\"\"\"(?:\\.|[^\\]|\\\Z)*?(?:\"\"\"\"{0,2}|\Z)|'''.*?(?:''''{0,2}|\Z)"
    r"|\"(?:\\.|[^\"\\\n])*+\"?|'[^'\n]*+'?)"
    r"|(?P<comment>\#[^\n]*)"
    r"|(?P<newline>\n)"
    r"|(?P<word>[A-Za-z0-9_+:-]+)"
    r"|(?P<sign>[\[\]{},=])",
    re.DOTALL,
)
_DEEPEST = 64
"""How deep a place is named: no programme goes beyond four, and names of a hostile text would grow with its square."""
_LAST_STEP = re.compile(r"(?:\.?[^.\[\]]+|\[\d*\]|[.\[\]])\Z")


@dataclass(slots=True)
class _Frame:
    """An open bracket: a table whose keys begin with `place`, or a list at whose item number `item` we are."""

    place: str
    item: int | None = None


class _Walk:
    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self.values: dict[str, tuple[int, int]] = {}
        self.inside: dict[str, int] = {}
        self._at = (0, 0)
        self._tables: dict[str, int] = {}
        self._frames = [_Frame("")]
        self._here = ""
        self._parts: list[str] = []
        self._wants_key = True
        self._brackets = 0

    def step(self, kind: str, token: str, line: int, at: tuple[int, int] = (0, 0)) -> None:
        """Go on by one token, which stands in the text from `at[0]` up to `at[1]`."""
        self._at = at
        if kind == "newline":
            if len(self._frames) == 1:
                self._begin_key()
        elif kind == "sign":
            self._sign(token, line)
        elif kind != "comment":
            self._word(kind, token, line)

    def _word(self, kind: str, token: str, line: int) -> None:
        if self._wants_key:
            self._parts.append(_unquoted(token) if kind == "text" else token)
        else:
            place = self._value(line)
            begin, _ = self.values.get(place, self._at)  # 0.5 is three tokens
            self.values[place] = (begin, self._at[1])

    def _sign(self, sign: str, line: int) -> None:
        if self._wants_key and len(self._frames) == 1 and sign in "[]":
            self._header(sign, line)
        elif sign == "=" and self._wants_key:
            self._here = self._named(self._frames[-1].place, self._parts, line)
            self._wants_key = False
        elif sign in "[{":
            self._open(sign, line)
        elif sign in "]}":
            self._close()
        elif sign == ",":
            self._next()

    def _header(self, sign: str, line: int) -> None:
        if sign == "[":
            self._brackets += 1
        elif self._parts:
            self._frames[0].place = self._table(self._parts, line, listed=self._brackets > 1)
            self._begin_key()

    def _table(self, parts: list[str], line: int, *, listed: bool) -> str:
        place = ""
        named = parts[:_DEEPEST]
        for at, part in enumerate(named, 1):
            place = self._named(place, [part], line)
            if listed and at == len(named):
                self._tables[place] = self._tables.get(place, 0) + 1
            if place in self._tables:
                place = f"{place}[{self._tables[place] - 1}]"
                self.lines.setdefault(place, line)
        return place

    def _named(self, place: str, parts: list[str], line: int) -> str:
        for part in parts[:_DEEPEST]:
            place = f"{place}.{part}" if place else part
            self.lines.setdefault(place, line)
        return place

    def _value(self, line: int) -> str:
        frame = self._frames[-1]
        if frame.item is None:
            return self._here
        place = f"{frame.place}[{frame.item}]"
        self.lines.setdefault(place, line)
        return place

    def _open(self, sign: str, line: int) -> None:
        deep = len(self._frames) > _DEEPEST
        place = self._frames[-1].place if deep else self._value(line)
        if sign == "{":
            self.inside.setdefault(place, self._at[1])
        self._frames.append(_Frame(place, 0 if sign == "[" else None))
        self._parts, self._wants_key = [], sign == "{"

    def _close(self) -> None:
        if len(self._frames) > 1:
            self._frames.pop()
        self._parts, self._wants_key = [], False

    def _next(self) -> None:
        frame = self._frames[-1]
        if frame.item is not None:
            frame.item += 1
        self._parts, self._wants_key = [], frame.item is None

    def _begin_key(self) -> None:
        self._parts, self._wants_key, self._brackets = [], True, 0


def _unquoted(token: str) -> str:
    """Return a quoted key as it is meant; as it is written where it means nothing."""
    try:
        return str(tomllib.loads(f"key = {token}")["key"])
    except ValueError:
        return token


def lines_by_place(text: str) -> dict[str, int]:
    r"""Return each place of a TOML text with the line, counted from one, on which it first stands.

    >>> lines_by_place("[[criteria]]\nitems = [\n  { id = 'A1' },\n]")["criteria[0].items[0].id"]
    3
    """
    return _walked(text).lines


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a text has its places: the line of each, the span of each single value, and where an inline table opens."""

    lines: Mapping[str, int]
    values: Mapping[str, tuple[int, int]]
    inside: Mapping[str, int]


def layout_of(text: str) -> Layout:
    """Return where everything stands in a TOML text that `tomllib` reads."""
    walk = _walked(text)
    return Layout(walk.lines, walk.values, walk.inside)


def _walked(text: str) -> _Walk:
    walk = _Walk()
    line, counted = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", counted, token.start())
        counted = token.start()
        walk.step(str(token.lastgroup), token[0], line, token.span())
    return walk


def line_of(lines: Mapping[str, int], place: str) -> int:
    """Return the line of a place; of what it belongs to where it is not written; 1 where that is the whole text.

    >>> line_of({"criteria[0]": 7}, "criteria[0].title.ko")
    7
    """
    while place and place not in lines:
        place = _LAST_STEP.sub("", place)
    return lines.get(place, 1)


_AT_LINE = re.compile(r"at line ([0-9]+)")


def line_said(text: str, reason: str) -> int:
    """Return the line that the reader of TOML names in its reason; the last one where it speaks of the end."""
    said = _AT_LINE.search(reason)
    if said:
        return int(said[1])
    return text.count("\n", 0, len(text.rstrip())) + 1 if "end of document" in reason else 1
