"""Tables: hairlines, figures in line, rows that stay whole, heads that repeat.

0.9 pt above the head, 0.4 below it, 0.25 grey between rows, 0.9 at the foot; no vertical rules. A group
has a gap above it instead of a rule. A long table gives every fifth rule more weight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property, lru_cache
from itertools import accumulate
from math import ceil
from typing import Any

from committee_app.export.document import Align
from committee_app.export.labels import heard
from committee_app.export.pieces import Piece
from committee_app.export.sheet import MM, Sheet
from committee_app.export.tags import REPEATED, Element
from committee_app.export.typography import (
    BLACK,
    CUT_RULE,
    FIFTH_ROW_RULE,
    FOOT_RULE,
    GREY,
    HEAD_RULE,
    NAVY,
    NOTE,
    ROW_RULE,
    ROWS_THAT_NEED_A_GUIDE,
    SUM_RULE,
    TABLE,
    TABLE_HEAD,
    TABLE_SMALL,
    UNDER_HEAD_RULE,
    Face,
    broken_lines,
    widest,
    widest_word,
)

_ROW_PADDING = 2.8
_HEAD_PADDING = 3.2
_NOTE_GAP = 4.0
_CAPTION_GAP = 3.5
_GROUP_GAP = 2 * MM
_MARKER_GAP = 1.0
_ROUNDING = 0.01
_WIDEST_KIN_HEAD = 28.0
"""Four syllables at 8 pt; a longer name over a column of marks goes on in a second line."""
_NARROWEST_TEXT = 90.0
"""A title set narrower than this is a column of single words."""


class RowKind(Enum):
    """What a row is to its table."""

    PLAIN = auto()
    GROUP = auto()
    SUM = auto()
    CUT = auto()


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column as it is set; those that are `kin` are equally wide, their figures in the middle under the head.

    `names_row` is for a column whose cells say what their row is about: they are read before each other cell.
    """

    title: str
    align: Align
    weight: int
    head: Face
    face: Face
    padding: float = 5
    kin: bool = False
    names_row: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """The text of a cell, with what differs from its column; a `marker` stands before the figure."""

    text: str
    face: Face | None = None
    align: Align | None = None
    colour: Any = BLACK
    marker: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of a row; a group or cut row has one, across all columns. `part_of` is the row it was parted from."""

    cells: tuple[GridCell, ...]
    kind: RowKind = RowKind.PLAIN
    part_of: GridRow | None = None


@dataclass(frozen=True)
class Grid:
    """A whole table before it is laid out; what is measured once is kept."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    caption: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    head: bool = True
    row_padding: float = _ROW_PADDING

    @cached_property
    def element(self) -> Element:
        """What the table is read as, over all its pages."""
        return Element("Table")

    @cached_property
    def _body(self) -> Element:
        return Element("TBody", self.element)

    @cached_property
    def _elements(self) -> dict[int, tuple[GridRow, tuple[Element, ...]]]:
        return {}

    def head_elements(self) -> tuple[Element, ...]:
        """Return new cells of the head, in order."""
        row = Element("TR", Element("THead", self.element))
        return tuple(Element("TH", row, scope="Column") for _ in self.columns)

    def elements_of(self, row: GridRow) -> tuple[Element, ...]:
        """Return the cells of a row, new ones except for the further parts of a row that was parted."""
        if row.part_of is None:
            return self._new_elements(row)
        key = id(row.part_of)
        if key not in self._elements:
            self._elements[key] = (row.part_of, self._new_elements(row))
        return self._elements[key][1]

    def _new_elements(self, row: GridRow) -> tuple[Element, ...]:
        own = Element("TR", self._body)
        if row.kind is RowKind.GROUP:
            return (Element("TH", own, scope="Column", columns=len(self.columns)),)
        if row.kind is RowKind.CUT:
            return (Element("TD", own, columns=len(self.columns)),)
        return tuple(
            Element("TH", own, scope="Row") if column.names_row else Element("TD", own) for column in self.columns
        )

    @cached_property
    def _laid(self) -> dict[float, Laid]:
        return {}

    @cached_property
    def _cells(self) -> dict[tuple[int, float], tuple[GridRow, tuple[LaidCell, ...]]]:
        return {}

    def cells(self, row: GridRow, width: float) -> tuple[LaidCell, ...]:
        """Return the cells of a row, broken into lines for this width of the table."""
        # Rows are found by identity, and kept with the entry so that the identity stays theirs.
        key = (id(row), width)
        if key not in self._cells:
            self._cells[key] = (row, self._broken(row, width))
        return self._cells[key][1]

    def _broken(self, row: GridRow, width: float) -> tuple[LaidCell, ...]:
        if row.kind in (RowKind.GROUP, RowKind.CUT):
            cell = row.cells[0]
            face = cell.face or TABLE_HEAD
            return (LaidCell(cell, broken_lines(cell.text, face, width - 10), face),)
        widths = self.laid(width).widths
        return tuple(
            _laid_cell(cell, column, own) for cell, column, own in zip(row.cells, self.columns, widths, strict=True)
        )

    def laid(self, width: float) -> Laid:
        """Return the measures at this width, in points."""
        if width not in self._laid:
            self._laid[width] = Laid.of(self, width)
        return self._laid[width]

    def cells_of(self, column: int) -> list[GridCell]:
        """Return the cells of a column, from the rows that have columns."""
        return [row.cells[column] for row in self.rows if row.kind in (RowKind.PLAIN, RowKind.SUM)]


@dataclass(frozen=True, slots=True)
class LaidCell:
    """The lines into which a cell fell, and the face in which they fit."""

    cell: GridCell
    lines: tuple[str, ...]
    face: Face

    @property
    def height(self) -> float:
        """The height of the lines."""
        return self.face.leading * len(self.lines)


@dataclass(frozen=True, slots=True)
class Laid:
    """A grid at a width: columns, and for each decimal column how far its points stand from the right edge."""

    widths: tuple[float, ...]
    lefts: tuple[float, ...]
    after_point: tuple[float, ...]
    heads: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, grid: Grid, width: float) -> Laid:
        """Return the measures of a grid at a width."""
        fractions = tuple(_after_point(grid, at) for at in range(len(grid.columns)))
        widths = _column_widths(grid, width, fractions)
        lefts = tuple(accumulate(widths, initial=0.0))[:-1]
        insets = []
        for at, column in enumerate(grid.columns):
            room = widths[at] - 2 * column.padding
            block = _before_point(grid, at) + fractions[at]
            spare = max(0.0, (room - block) / 2) if column.kin else 0.0
            insets.append(column.padding + fractions[at] + spare)
        heads = tuple(
            _head_lines(column, own - 2 * column.padding) for column, own in zip(grid.columns, widths, strict=True)
        )
        return cls(widths, lefts, tuple(insets), heads)


@dataclass(slots=True)
class GridPiece(Piece):
    """A table, or the part of one that stands on a page."""

    grid: Grid = Grid((), ())
    rows: tuple[GridRow, ...] = ()
    first_row: int = 0
    continued: bool = False
    ends: bool = True

    def height(self, width: float) -> float:
        """Return the height with caption, head, rows and notes."""
        rows = sum(self._row_height(row, width, first=at == 0) for at, row in enumerate(self.rows))
        return self._above(width) + rows + self._below(width)

    def fits(self, width: float, room: float) -> bool:
        """Whether the table fits; one far too long is not measured to its end on every page."""
        return len(self.rows) * 2 * self.grid.row_padding <= room and Piece.fits(self, width, room)

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        """Part between rows: no group name at the foot, no sum and no cut line at the head, no single row."""
        used = self._above(width) + FOOT_RULE
        fitting = 0
        for at, row in enumerate(self.rows):
            used += self._row_height(row, width, first=at == 0)
            if used > room:
                break
            fitting = at + 1
        fitting = min(fitting, len(self.rows) - (2 if len(self.rows) > 3 else 1))
        while fitting > 0 and not self._may_part_before(fitting):
            fitting -= 1
        return self._parted(fitting) if fitting > 0 else None

    def split_at_any_cost(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        """Part a row between its lines where even one row is taller than a page."""
        if parts := self.split(width, room):
            return parts
        row = self.rows[0]
        laid = self.grid.cells(row, width)
        leading = max(cell.face.leading for cell in laid)
        lines = int((room - self._above(width) - FOOT_RULE - 2 * self.grid.row_padding) // leading)
        if lines < 1 or max(len(cell.lines) for cell in laid) <= lines:
            return self._parted(1) if len(self.rows) > 1 else None
        whole = row.part_of or row
        upper = replace(row, cells=tuple(_with_lines(cell, cell.lines[:lines]) for cell in laid), part_of=whole)
        lower = replace(row, cells=tuple(_with_lines(cell, cell.lines[lines:]) for cell in laid), part_of=whole)
        return self._parted(1, (upper, lower, *self.rows[1:]))

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the table from caption to notes."""
        y = self._draw_caption(sheet, x, top, width)
        sheet.rule(x, x + width, y, HEAD_RULE)
        if self.grid.head:
            y = self._draw_head(sheet, x, y, width)
            sheet.rule(x, x + width, y, UNDER_HEAD_RULE)
        guided = len(self.grid.rows) >= ROWS_THAT_NEED_A_GUIDE
        for at, row in enumerate(self.rows):
            self._draw_rule_above(sheet, x, y, width, at, guided=guided)
            y = self._draw_row(sheet, x, y, width, row, first=at == 0)
        sheet.rule(x, x + width, y, FOOT_RULE)
        if self.ends:
            y -= _NOTE_GAP
            for note in self.grid.notes:
                sheet.part = Element("P", alt=heard(note, sheet.labels))
                for line in broken_lines(note, NOTE, width):
                    sheet.text(x, y - NOTE.drop, line, NOTE)
                    y -= NOTE.leading

    def _may_part_before(self, at: int) -> bool:
        return self.rows[at - 1].kind is not RowKind.GROUP and self.rows[at].kind not in (RowKind.SUM, RowKind.CUT)

    def _parted(self, at: int, rows: tuple[GridRow, ...] | None = None) -> tuple[Piece, Piece]:
        rows = rows or self.rows
        upper = replace(self, rows=rows[:at], ends=False, after=0.0)
        lower = replace(self, rows=rows[at:], first_row=self.first_row + at, continued=True, before=0.0)
        return upper, lower

    def _above(self, width: float) -> float:
        caption = TABLE.leading + _CAPTION_GAP if self._captioned else 0.0
        return caption + (self._head_height(width) if self.grid.head else 0.0)

    def _below(self, width: float) -> float:
        if not (self.ends and self.grid.notes):
            return 0.0
        return _NOTE_GAP + sum(NOTE.leading * len(broken_lines(note, NOTE, width)) for note in self.grid.notes)

    @property
    def _captioned(self) -> bool:
        return bool(self.grid.caption or self.grid.unit or self.continued)

    def _head_height(self, width: float) -> float:
        heads = self.grid.laid(width).heads
        columns = zip(self.grid.columns, heads, strict=True)
        return max(column.head.leading * len(lines) for column, lines in columns) + 2 * _HEAD_PADDING

    def _row_height(self, row: GridRow, width: float, *, first: bool) -> float:
        gap = _GROUP_GAP if row.kind is RowKind.GROUP and not first else 0.0
        return gap + max(cell.height for cell in self.grid.cells(row, width)) + 2 * self.grid.row_padding

    def _draw_caption(self, sheet: Sheet, x: float, top: float, width: float) -> float:
        if not self._captioned:
            return top
        y = top - TABLE.drop
        sheet.part = REPEATED if self.continued else Element("Caption", self.grid.element)
        sheet.text(x, y, self.grid.caption, TABLE_HEAD)
        if self.continued:
            start = x + (TABLE_HEAD.width(self.grid.caption) + 5 if self.grid.caption else 0)
            sheet.text(start, y, sheet.labels.continued, NOTE)
        sheet.text_right(x + width, y, self.grid.unit, NOTE)
        return top - TABLE.leading - _CAPTION_GAP

    def _draw_head(self, sheet: Sheet, x: float, top: float, width: float) -> float:
        laid = self.grid.laid(width)
        bottom = top - self._head_height(width)
        elements = self.grid.head_elements()
        for at, column in enumerate(self.grid.columns):
            lines = laid.heads[at]
            sheet.part = REPEATED if self.continued else elements[at]
            if not self.continued:
                sheet.join(elements[at])
            y = bottom + _HEAD_PADDING + column.head.leading * len(lines)
            left, right = x + laid.lefts[at] + column.padding, x + laid.lefts[at] + laid.widths[at] - column.padding
            align = Align.CENTRE if column.kin else column.align
            for line in lines:
                _draw_aligned(sheet, (left, right), y - column.head.drop, line, column.head, align=align)
                y -= column.head.leading
        return bottom

    def _draw_rule_above(self, sheet: Sheet, x: float, y: float, width: float, at: int, *, guided: bool) -> None:
        kind = self.rows[at].kind
        if kind is RowKind.CUT:
            sheet.rule(x, x + width, y, CUT_RULE, NAVY)
        elif kind is RowKind.SUM:
            sheet.rule(x, x + width, y, SUM_RULE)
        elif at and kind is RowKind.PLAIN:
            fifth = guided and (self.first_row + at) % 5 == 0
            sheet.rule(x, x + width, y, FIFTH_ROW_RULE if fifth else ROW_RULE, GREY)

    def _draw_row(self, sheet: Sheet, x: float, top: float, width: float, row: GridRow, *, first: bool) -> float:
        bottom = top - self._row_height(row, width, first=first)
        cells = self.grid.cells(row, width)
        elements = self.grid.elements_of(row)
        if row.kind in (RowKind.GROUP, RowKind.CUT):
            sheet.part = elements[0]
            elements[0].alt = heard(cells[0].cell.text, sheet.labels)
            y = bottom + self.grid.row_padding + cells[0].height
            for line in cells[0].lines:
                sheet.text(x + 5, y - cells[0].face.drop, line, cells[0].face, cells[0].cell.colour)
                y -= cells[0].face.leading
            return bottom
        laid = self.grid.laid(width)
        for at, cell in enumerate(cells):
            column = self.grid.columns[at]
            sheet.part = elements[at]
            sheet.join(elements[at])
            if row.part_of is None:
                elements[at].alt = heard(cell.cell.marker + cell.cell.text, sheet.labels)
            left = x + laid.lefts[at]
            y = top - self.grid.row_padding - cell.face.drop
            if (cell.cell.align or column.align) is Align.DECIMAL:
                _draw_figure(sheet, left + laid.widths[at] - laid.after_point[at], y, cell)
                continue
            for line in cell.lines:
                inner = (left + column.padding, left + laid.widths[at] - column.padding)
                align = cell.cell.align or column.align
                _draw_aligned(sheet, inner, y, line, cell.face, align=align, colour=cell.cell.colour)
                y -= cell.face.leading
        return bottom


def _head_lines(column: GridColumn, width: float) -> tuple[str, ...]:
    if not column.kin:
        return broken_lines(column.title, column.head, width)
    return tuple(part for line in column.title.split("\n") for part in _evenly(line, column.head, width))


def _evenly(name: str, face: Face, width: float) -> list[str]:
    # A name too long for its column falls into parts of like length: 남궁다 한별, not 남궁다한 별.
    parts = max(1, ceil((face.width(name) - _ROUNDING) / width))
    while parts <= len(name):
        each = -(-len(name) // parts)
        lines = [name[at : at + each] for at in range(0, len(name), each)]
        # Latin letters are not equally wide: a part of the right length may still be too wide.
        if all(face.width(line) <= width + _ROUNDING for line in lines):
            return lines
        parts += 1
    return list(name) or [""]


def _laid_cell(cell: GridCell, column: GridColumn, width: float) -> LaidCell:
    face = cell.face or column.face
    align = cell.align or column.align
    if align is Align.DECIMAL:
        return _one_line(cell, face)
    lines = broken_lines(cell.text, face, width - 2 * column.padding)
    if len(lines) > 2 and face.size > TABLE_SMALL.size and column.face is TABLE:
        face = replace(TABLE_SMALL, font=face.font)
        lines = broken_lines(cell.text, face, width - 2 * column.padding)
    return LaidCell(cell, lines, face)


@lru_cache(maxsize=4096)
def _one_line(cell: GridCell, face: Face) -> LaidCell:
    return LaidCell(cell, (cell.text,), face)


def _with_lines(cell: LaidCell, lines: tuple[str, ...]) -> GridCell:
    return replace(cell.cell, text="\n".join(lines), face=cell.face)


def _draw_aligned(
    sheet: Sheet,
    edges: tuple[float, float],
    baseline: float,
    line: str,
    face: Face,
    *,
    align: Align,
    colour: Any = BLACK,
) -> None:
    left, right = edges
    if align is Align.LEFT:
        sheet.text(left, baseline, line, face, colour)
    elif align is Align.CENTRE:
        sheet.text_centred((left + right) / 2, baseline, line, face, colour)
    else:
        sheet.text_right(right, baseline, line, face, colour)


def _draw_figure(sheet: Sheet, point: float, baseline: float, laid: LaidCell) -> None:
    whole, fraction = _parts(laid.cell.text)
    start = point - laid.face.width(whole)
    sheet.text(start, baseline, laid.cell.text, laid.face, laid.cell.colour)
    if laid.cell.marker:
        sheet.text_right(start - _MARKER_GAP, baseline, laid.cell.marker, laid.face, laid.cell.colour)
    if laid.cell.struck:
        end = point + laid.face.width(fraction)
        sheet.rule(start - 0.5, end + 0.5, baseline + laid.face.size * 0.33, 0.4, laid.cell.colour)


def _parts(figure: str) -> tuple[str, str]:
    whole, point, fraction = figure.partition(".")
    return whole, point + fraction


def _figures(grid: Grid, at: int) -> list[tuple[str, str, str, Face]]:
    column = grid.columns[at]
    cells = [cell for cell in grid.cells_of(at) if (cell.align or column.align) is Align.DECIMAL]
    return [(cell.marker, *_parts(cell.text), cell.face or column.face) for cell in cells]


def _after_point(grid: Grid, at: int) -> float:
    return max((face.width(fraction) for _, _, fraction, face in _figures(grid, at)), default=0.0)


def _before_point(grid: Grid, at: int) -> float:
    return max(
        (
            face.width(whole) + (face.width(marker) + _MARKER_GAP if marker else 0.0)
            for marker, whole, _, face in _figures(grid, at)
        ),
        default=0.0,
    )


def _column_widths(grid: Grid, width: float, fractions: tuple[float, ...]) -> tuple[float, ...]:
    """Return the widths: what needs little gets what it needs, the rest is shared by weight."""
    natural = [_natural(grid, at) for at in range(len(grid.columns))]
    among_kin = max((own for own, column in zip(natural, grid.columns, strict=True) if column.kin), default=0.0)
    natural = [among_kin if column.kin else own for own, column in zip(natural, grid.columns, strict=True)]
    least = [_least(grid, at, natural[at], fractions[at]) for at in range(len(grid.columns))]
    weights = [column.weight for column in grid.columns]
    flexible = [at for at, weight in enumerate(weights) if weight]
    if not flexible:
        flexible, weights = list(range(len(weights))), [1] * len(weights)
        if sum(natural) <= width:
            spare = (width - sum(natural)) / max(1, len(natural))
            return tuple(own + spare for own in natural)
    fixed = [at for at in range(len(weights)) if at not in flexible]
    room = width - sum(natural[at] for at in fixed)
    needed = sum(least[at] for at in flexible)
    if room < needed:
        spare = max(0.0, width - needed - sum(least[at] for at in fixed))
        wanted = sum(natural[at] - least[at] for at in fixed) or 1.0
        for at in fixed:
            natural[at] = least[at] + min(1.0, spare / wanted) * (natural[at] - least[at])
        room = width - sum(natural[at] for at in fixed)
    shares = _shared(room, {at: weights[at] for at in flexible}, natural)
    widths = [shares.get(at, natural[at]) for at in range(len(weights))]
    scale = width / sum(widths)
    return tuple(own * scale for own in widths)


def _shared(room: float, weights: dict[int, int], natural: list[float]) -> dict[int, float]:
    content = {at for at in weights if natural[at] <= room * weights[at] / sum(weights.values())}
    hungry = {at: weight for at, weight in weights.items() if at not in content}
    if not content or not hungry:
        return {at: room * weight / sum(weights.values()) for at, weight in weights.items()}
    given = {at: natural[at] for at in content}
    return given | _shared(room - sum(given.values()), hungry, natural)


def _natural(grid: Grid, at: int) -> float:
    column = grid.columns[at]
    texts = [cell for cell in grid.cells_of(at) if (cell.align or column.align) is not Align.DECIMAL]
    words = max((widest([cell.text], cell.face or column.face) for cell in texts), default=0.0)
    figures = _before_point(grid, at) + _after_point(grid, at)
    head = widest([column.title], column.head)
    return max(words, figures, min(head, _WIDEST_KIN_HEAD) if column.kin else head) + 2 * column.padding


def _least(grid: Grid, at: int, natural: float, fraction: float) -> float:
    column = grid.columns[at]
    texts = [cell for cell in grid.cells_of(at) if (cell.align or column.align) is not Align.DECIMAL]
    words = max((widest_word([cell.text], cell.face or column.face) for cell in texts), default=0.0)
    figures = _before_point(grid, at) + fraction
    head = 0.0 if column.kin else widest_word([column.title], column.head)
    readable = _NARROWEST_TEXT if column.weight else 0.0
    return min(natural, max(words, figures, head, readable) + 2 * column.padding)
