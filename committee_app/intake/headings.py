"""Which column of a roster is which: by its heading, as people write headings.

To find the columns
 (1) each cell is reduced to its heading's key: no spaces, brackets, units or case (`heading_key`);
 (2) the row with the most keys that we know holds the headings, below titles and notes; of two such rows one
     under the other the lower one, since headings merged over two rows stand in both;
 (3) a key that can only mean one field is given to it, then keys that may mean several (구분, 번호) to the first
     field that has no column yet;
 (4) two columns for one field, and fields without a column, are faults, all together;
 (5) the unit of an amount is in its heading, or in a note above the headings: `(단위: 백만원)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from committee_app.case.findings import Finding
from committee_app.intake.amounts import UNITS
from committee_app.intake.grids import Grid, cell_name, column_letters
from committee_app.intake.roster_reading import MappedColumn
from committee_app.intake.score_faults import shown

SERIAL = "serial"
"""The field of the columns that only count rows; nothing is read from them, so there may be several."""

SEARCHED_ROWS = 60
"""Headings stand at the top: below so many rows of titles and notes nobody looks for them."""
LEAST_HEADINGS = 2
"""Of those that can only mean one field: words such as 구분 or 공동 stand in other rows too."""
LONGEST_HEADING = 200

_BRACKETED = re.compile(r"[(\[{〔【<]([^()\[\]{}〔〕【】<>]*)[)\]}〕】>]")
_UNIT_WORD = re.compile(r"단위|units?", re.IGNORECASE)
_BETWEEN_UNITS = re.compile(r"[,;:/·|]")
_OF_WHAT = ("총사업비", "사업비", "금액", "국비", "신청액", "amounts", "amount", "in")


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a roster and its headings, as keys; the first of `names` is the one a fault asks for.

    `perhaps` are headings that may mean other fields too. `instead` is a field that serves as well, where
    this one is needed and has no column. `is_money` columns need a unit.
    """

    field: str
    names: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    needed: bool = False
    instead: str = ""
    is_money: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What the secretary says about a sheet where the headings do not say it: what they say stands.

    `row` is the row of the headings, from zero; `fields` gives places (from zero) the field they hold, or an empty
    name where a column is not to be used.
    """

    row: int | None = None
    fields: tuple[tuple[int, str], ...] = ()

    def with_field(self, place: int, name: str) -> Told:
        """Return the same with one more column said; a field has one column, the one that was said last."""
        others = tuple((at, field) for at, field in self.fields if at != place and (not name or field != name))
        return replace(self, fields=(*others, (place, name)))

    def with_row(self, row: int) -> Told:
        """Return another row of headings; what was said about columns of the row before is gone."""
        return Told(row)


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of one sheet: their row (from zero, -1 if there is none) and the place of each field."""

    row: int = -1
    cells: tuple[str, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)
    columns: tuple[MappedColumn, ...] = ()
    faults: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()

    def key_of(self, name: str) -> str:
        """Return the key under which a field was found; empty if it has no column."""
        return heading_key(self.cells[self.places[name]]) if name in self.places else ""


def heading_key(text: str) -> str:
    r"""Return a heading without what differs from file to file.

    >>> heading_key("총 사업비\n(백만원)"), heading_key("② 국비 신청액 백만원"), heading_key("(성명)")
    ('총사업비', '국비신청액', '성명')
    """
    if len(text) > LONGEST_HEADING:
        return ""
    simple = unicodedata.normalize("NFKC", text).casefold()
    key = _letters(_BRACKETED.sub(" ", simple)) or _letters(simple)
    key = key.lstrip("0123456789") or key
    return key.removesuffix(_unit_at_end(key))


def find_headings(grid: Grid, columns: Sequence[Column], told: Told = NOTHING_TOLD) -> Headings:
    """Return the headings of a sheet, with everything that is wrong with them; what was `told` goes first."""
    row = _heading_row(grid, columns) if told.row is None else told.row
    if row is None or row >= len(grid.rows):
        wanted = ", ".join(column.names[0] for column in columns if column.needed)
        return Headings(faults=(Finding.of("roster.no_headings", wanted=wanted),))
    headings = Headings(row, grid.rows[row])
    places, twice = _places(headings, columns, told)
    headings = replace(headings, places=places, columns=_mapped(grid, row, places))
    units, unit_faults = _units(grid, headings, columns)
    return replace(
        headings,
        units=units,
        faults=(*twice, *_missing(headings, columns), *unit_faults),
        remarks=tuple(_unused(headings)),
    )


# --- the row and its columns --------------------------------------------------------------------------


def _heading_row(grid: Grid, columns: Sequence[Column]) -> int | None:
    sure = {key for column in columns for key in column.names}
    known = sure.union(*(column.perhaps for column in columns))
    keys = [set(map(heading_key, row)) for row in grid.rows[:SEARCHED_ROWS]]
    counts = [len(known & one) if len(sure & one) >= LEAST_HEADINGS else 0 for one in keys]
    most = max(counts, default=0)
    if not most:
        return None
    row = counts.index(most)
    while row + 1 < len(counts) and counts[row + 1] == most:
        row += 1
    return row


def _places(headings: Headings, columns: Sequence[Column], told: Told) -> tuple[dict[str, int], list[Finding]]:
    """Return where each field stands, and a fault for each further column of the same field."""
    known = {column.field for column in columns}
    said = {place: name for place, name in told.fields if place < len(headings.cells) and (not name or name in known)}
    places = {name: place for place, name in said.items() if name}
    pinned = frozenset(places)
    faults: list[Finding] = []
    keys = [heading_key(cell) for cell in headings.cells]
    open_keys: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        sure = next((column.field for column in columns if key in column.names), None)
        if place in said or sure in pinned:
            continue
        if sure is None:
            open_keys.setdefault(key, []).append(place)
        elif sure in places and sure != SERIAL:
            faults.append(_twice(headings, place, places[sure]))
        else:
            places.setdefault(sure, place)
    for key, (first, *others) in open_keys.items():
        meant = [column.field for column in columns if key in column.perhaps]
        if not meant:
            continue
        faults += [_twice(headings, other, first) for other in others]
        taken = next((name for name in meant if name not in places), None)
        if taken is not None:
            places[taken] = first
    return places, faults


def _twice(headings: Headings, place: int, first: int) -> Finding:
    at = heading_at(headings, place)
    return Finding.of("roster.heading_twice", **at, first=cell_name(headings.row, first))


def _missing(headings: Headings, columns: Sequence[Column]) -> Iterator[Finding]:
    for column in columns:
        if column.needed and column.field not in headings.places and column.instead not in headings.places:
            yield Finding.of("roster.missing_column", row=headings.row + 1, heading=column.names[0])


def _mapped(grid: Grid, row: int, places: Mapping[str, int]) -> tuple[MappedColumn, ...]:
    fields = {place: name for name, place in places.items()}
    return tuple(
        MappedColumn(fields.get(place, ""), heading, column_letters(place))
        for place, heading in enumerate(grid.rows[row])
        if heading or any(line[place] for line in grid.rows[row + 1 :])
    )


def _unused(headings: Headings) -> Iterator[Finding]:
    for column in headings.columns:
        if not column.field:
            name = shown(column.heading)
            yield Finding.of(
                "roster.column_unused", row=headings.row + 1, column=column.column, heading=name or column.column
            )


def heading_at(headings: Headings, place: int) -> dict[str, str | int]:
    """Return the facts of a heading's own cell."""
    return {
        "row": headings.row + 1,
        "column": column_letters(place),
        "cell": cell_name(headings.row, place),
        "heading": shown(headings.cells[place]),
    }


# --- units of money -----------------------------------------------------------------------------------


def _units(grid: Grid, headings: Headings, columns: Sequence[Column]) -> tuple[dict[str, int], list[Finding]]:
    noted = set(_units_of_notes(cell for row in grid.rows[: headings.row] for cell in row))
    units: dict[str, int] = {}
    faults: list[Finding] = []
    for column in columns:
        if not column.is_money or column.field not in headings.places:
            continue
        place = headings.places[column.field]
        said = set(_units_of_heading(headings.cells[place])) or noted
        if len({UNITS[unit] for unit in said}) == 1:
            units[column.field] = UNITS[min(said)]
        elif said:
            found = ", ".join(sorted(said, key=lambda unit: (UNITS[unit], unit)))
            faults.append(Finding.of("roster.unit_unclear", **heading_at(headings, place), units=found))
        else:
            faults.append(Finding.of("roster.unit_missing", **heading_at(headings, place)))
    return units, faults


def _units_of_heading(text: str) -> Iterator[str]:
    """Yield the units that a heading names in brackets, or at its end."""
    simple = _simple(text)
    for bracketed in _BRACKETED.findall(simple):
        yield from _units_in(_UNIT_WORD.sub("", bracketed))
    if unit := _unit_at_end(_letters(_BRACKETED.sub(" ", simple))):
        yield unit


def _units_of_notes(cells: Iterable[str]) -> Iterator[str]:
    """Yield the units that notes name, wherever one stands between brackets, signs or the word 단위."""
    for cell in cells:
        for piece in _UNIT_WORD.split(_simple(cell)):
            yield from _units_in(piece)


def _units_in(text: str) -> Iterator[str]:
    for token in _BETWEEN_UNITS.split(re.sub(r"[()\[\]{}〔〕【】<>\s]", "", text)):
        bare = next((token.removeprefix(what) for what in _OF_WHAT if token.startswith(what)), token)
        yield from (unit for unit in (token, bare) if unit in UNITS)


def _unit_at_end(letters: str) -> str:
    """Return the unit in which something ends, 백만원 rather than 만원; 원 alone ends too many words."""
    fitting = [unit for unit in UNITS if len(unit) > 1 and letters.endswith(unit) and letters != unit]
    return max(fitting, key=len, default="")


def _simple(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold() if len(text) <= LONGEST_HEADING else ""


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
