"""What a page is made of: pieces that know their height, can be parted, and draw themselves.

`pieces_of` turns the blocks of a document into pieces; `pdf.py` stacks them on pages. A piece is laid
out for one width, once: all pieces of a document are measured first and drawn afterwards, when the
number of pages and the page of each heading are known. Nothing is set twice.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from reportlab.platypus import Paragraph as Setting

from committee_app.export import document as doc
from committee_app.export.chart_piece import ChartPiece
from committee_app.export.grid import Grid, GridCell, GridColumn, GridPiece, GridRow, RowKind
from committee_app.export.labels import Labels, heard
from committee_app.export.pieces import Piece
from committee_app.export.qr import draw_qr, qr_modules
from committee_app.export.sheet import MM, Sheet, SignatureBox
from committee_app.export.tags import Element
from committee_app.export.typography import (
    BLACK,
    FINGERPRINT,
    GREY,
    HEADING,
    MATRIX,
    MATRIX_HEAD,
    MATRIX_WORD,
    NAVY,
    NOTE,
    SECTION,
    SEMIBOLD,
    STRONG,
    SUBSECTION,
    TABLE,
    TABLE_HEAD,
    TEXT,
    TITLE,
    Face,
    broken_lines,
    fitted,
    paragraph_style,
    printable,
)

COVER_BODY = Face(SEMIBOLD, 13, 20)
COVER_FACTS = Face(TEXT.font, 10, 15)
COVER_FACT_NAMES = Face(SEMIBOLD, 10, 15)
SIGNER_NAME = Face(SEMIBOLD, 11, 16)
HEAD_CODE = Face(SEMIBOLD, 15, 20)

EVALUATORS_ACROSS = 15
"""More evaluators than this continue in a second table."""

_HEADING_FACES = {1: (HEADING, 22.0, 7.0), 2: (SECTION, 14.0, 5.0), 3: (SUBSECTION, 9.0, 3.0)}
_INDENT = 13.0
_CLOSE = 1.2
"""Above and below the figures of a table that is set small."""
_CIRCLED_HANGUL = "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻"
_HANGUL = "가나다라마바사아자차카타파하"
_CIRCLED_FIGURES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(slots=True)
class SpacePiece(Piece):
    """A request to begin a page; `landscape` says how the sheet lies."""

    landscape: bool = False

    def height(self, width: float) -> float:
        """Return 0: nothing is drawn."""
        del width
        return 0

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw nothing."""


@dataclass(slots=True)
class TextPiece(Piece):
    """Running text, set by the library's paragraph; `side_rule` draws the navy line of a panel."""

    setting: Any = None
    number: str = ""
    label: Element | None = None
    number_at: float = 0
    number_face: Face = TEXT
    side_rule: bool = False
    padding_top: float = 0
    padding_bottom: float = 0

    def height(self, width: float) -> float:
        """Return the height of the text with its padding."""
        _, height = self.setting.wrap(width, 1e6)
        return float(height) + self.padding_top + self.padding_bottom

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        """Part the text between lines; never leave or carry a single one."""
        self.setting.wrap(width, 1e6)
        parts = self.setting.split(width, room - self.padding_top)
        if len(parts) < 2:
            return None
        first = replace(self, setting=parts[0], padding_bottom=0.0, after=0.0)
        return first, replace(self, setting=parts[1], number="", padding_top=0.0, before=0.0)

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw number, text and side rule."""
        height = self.height(width)
        if self.side_rule:
            sheet.upright_rule(x + 0.6, top - height, top, 1.2, NAVY)
        if self.number:
            # The library sets the first baseline of a paragraph one font size below its upper edge.
            baseline = top - self.padding_top - self.number_face.size
            sheet.part = self.label or self.element
            sheet.text(x + self.number_at, baseline, self.number, self.number_face)
        sheet.part = self.element
        sheet.set(self.setting, x, top - height + self.padding_bottom)


@dataclass(slots=True)
class HeadingPiece(Piece):
    """A heading; it stays with what follows, and is a place to jump to if `key` is given."""

    text: str = ""
    level: int = 1
    key: str = ""

    def height(self, width: float) -> float:
        """Return the height of its lines."""
        face, _, _ = _HEADING_FACES[self.level]
        return face.leading * len(broken_lines(self.text, face, width))

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the lines and leave the bookmark."""
        face, _, _ = _HEADING_FACES[self.level]
        if self.key:
            sheet.canvas.bookmarkPage(self.key, fit="XYZ", left=0, top=top + 6)
        for number, line in enumerate(broken_lines(self.text, face, width)):
            sheet.text(x, top - number * face.leading - face.drop, line, face)


@dataclass(slots=True)
class CoverPiece(Piece):
    """The first page; it fills its page."""

    cover: doc.Cover | None = None

    def height(self, width: float) -> float:
        """Return the height of the text area of an upright page."""
        del width
        return 247 * MM

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw body, title, facts and notice."""
        cover = self.cover
        assert cover is not None
        sheet.text(x, top - 20 * MM, printable(cover.body), COVER_BODY)
        y = top - 62 * MM
        sheet.rule(x, x + 24 * MM, y + 12 * MM, 1.2, NAVY)
        sheet.part = Element("P")
        for line in broken_lines(printable(cover.title), TITLE, width * 0.92):
            sheet.text(x, y, line, TITLE)
            y -= TITLE.leading
        sheet.part = Element("P")
        for line in broken_lines(printable(cover.subtitle), HEADING, width * 0.92) if cover.subtitle else ():
            sheet.text(x, y - 4, line, HEADING)
            y -= HEADING.leading
        self._draw_facts(sheet, x, min(y - 26 * MM, top - 118 * MM), width)
        if cover.notice:
            lines = broken_lines(printable(cover.notice), STRONG, width)
            y = top - 240 * MM + STRONG.leading * len(lines)
            sheet.rule(x, x + width, y + 6, 0.4)
            sheet.part = Element("P")
            for number, line in enumerate(lines):
                sheet.text(x, y - number * STRONG.leading - STRONG.drop, line, STRONG)

    def _draw_facts(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        assert self.cover is not None
        if not self.cover.facts:
            return
        sheet.rule(x, x + width, y, 0.9)
        table = Element("Table")
        for number, (name, value) in enumerate(self.cover.facts):
            row = Element("TR", table)
            names = broken_lines(printable(name), COVER_FACT_NAMES, 32 * MM)
            lines = broken_lines(printable(value), COVER_FACTS, width - 36 * MM)
            if number:
                sheet.rule(x, x + width, y, 0.25, GREY)
            first = y - 5 - COVER_FACTS.drop
            sheet.part = Element("TH", row, scope="Row")
            for at, line in enumerate(names):
                sheet.text(x + 2, first - at * COVER_FACTS.leading, line, COVER_FACT_NAMES)
            sheet.part = Element("TD", row)
            for at, line in enumerate(lines):
                sheet.text(x + 34 * MM, first - at * COVER_FACTS.leading, line, COVER_FACTS)
            y -= COVER_FACTS.leading * max(len(names), len(lines)) + 10
        sheet.rule(x, x + width, y, 0.9)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the heading, its level, and the key it can be found under."""

    text: str
    level: int
    key: str


@dataclass(slots=True)
class ContentsPiece(Piece):
    """The list of headings with dotted leaders, page numbers and links."""

    entries: tuple[Entry, ...] = ()

    def height(self, width: float) -> float:
        """Return the height of all entries."""
        return sum(self._entry_height(entry, width) for entry in self.entries)

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        """Part the list between entries."""
        used = 0.0
        for number, entry in enumerate(self.entries):
            used += self._entry_height(entry, width)
            if used > room:
                if number == 0:
                    return None
                return replace(self, entries=self.entries[:number]), replace(self, entries=self.entries[number:])
        return None

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw each entry, the page on the right edge."""
        y = top
        for entry in self.entries:
            face, indent, above = _entry_form(entry.level)
            y -= above
            lines = broken_lines(entry.text, face, width - indent - 16 * MM)
            bottom = y - face.leading * len(lines)
            link = Element("Link", Element("Reference", Element("TOCI", self.element)), alt=entry.text)
            sheet.part = link
            for number, line in enumerate(lines):
                sheet.text(x + indent, y - number * face.leading - face.drop, line, face)
            baseline = bottom + face.leading - face.drop
            page = str(sheet.page_of[entry.key])
            sheet.text_right(x + width, baseline, page, face)
            sheet.leader(x + indent + face.width(lines[-1]) + 5, x + width - 24, baseline + 1)
            sheet.link(link, entry.key, (x, bottom, x + width, y))
            y = bottom

    @staticmethod
    def _entry_height(entry: Entry, width: float) -> float:
        face, indent, above = _entry_form(entry.level)
        return above + face.leading * len(broken_lines(entry.text, face, width - indent - 16 * MM))


@dataclass(slots=True)
class SignaturePlacesPiece(Piece):
    """The places to sign: capacity and name above, an empty place between two hairlines below."""

    places: tuple[doc.SignaturePlace, ...] = ()
    columns: int = 2
    place_height: float = 26 * MM

    def height(self, width: float) -> float:
        """Return the height of all rows of places."""
        del width
        return self._rows() * self._row_height()

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        """Part between rows of places."""
        del width
        fitting = int(room // self._row_height()) * self.columns
        if not 0 < fitting < len(self.places):
            return None
        return replace(self, places=self.places[:fitting]), replace(self, places=self.places[fitting:])

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw the names and leave the fields."""
        gap = 6 * MM
        place_width = (width - gap * (self.columns - 1)) / self.columns
        for number, place in enumerate(self.places):
            row, column = divmod(number, self.columns)
            left = x + column * (place_width + gap)
            y = top - row * self._row_height()
            capacity, name = printable(place.capacity), printable(place.name)
            sheet.part = Element("P")
            sheet.text(left, y - SIGNER_NAME.drop, capacity, TABLE)
            name_at = left + TABLE.width(capacity) + 7
            shown = fitted(name, SIGNER_NAME, left + place_width - name_at)
            sheet.text(name_at, y - SIGNER_NAME.drop, shown, SIGNER_NAME)
            upper = y - SIGNER_NAME.leading - 3
            lower = upper - self.place_height
            sheet.rule(left, left + place_width, upper, 0.25, GREY)
            sheet.rule(left, left + place_width, lower, 0.9)
            label = f"{sheet.labels.signed} {capacity} {name}"
            box = SignatureBox(place.field, sheet.page, left, lower + 1.5, left + place_width, upper - 1.5, label)
            sheet.place_to_sign(box)

    def _rows(self) -> int:
        return -(-len(self.places) // self.columns)

    def _row_height(self) -> float:
        return SIGNER_NAME.leading + 3 + self.place_height + 8 * MM


@dataclass(slots=True)
class HeadCodePiece(Piece):
    """A head to be typed and to be scanned: number and characters at the left, the QR code at the right edge."""

    block: doc.HeadCode | None = None
    side: float = 34 * MM

    def height(self, width: float) -> float:
        """Return the height of the QR code, which is the higher of the two."""
        del width
        return self.side

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw label, number, characters, note and code."""
        block = self.block
        assert block is not None
        y = top - TABLE_HEAD.leading
        sheet.text(x, y, printable(block.label), TABLE_HEAD)
        sheet.text(x, y - 22, printable(block.number), SIGNER_NAME)
        sheet.part = Element("P")
        sheet.text(x, y - 46, block.code, HEAD_CODE, NAVY)
        sheet.part = Element("P")
        for number, line in enumerate(broken_lines(printable(block.note), NOTE, width - self.side - 8 * MM)):
            sheet.text(x, y - 64 - number * NOTE.leading, line, NOTE, GREY)
        sheet.mark(Element("Figure", alt=block.line))
        draw_qr(sheet.canvas, qr_modules(block.line), x + width - self.side, top - self.side, self.side)


@dataclass(slots=True)
class HandSignaturesPiece(Piece):
    """Lines to sign on by hand, three beside each other."""

    people: tuple[tuple[str, str], ...] = ()
    word: str = ""
    columns: int = 3
    line_height: float = 13 * MM

    def height(self, width: float) -> float:
        """Return the height of all lines."""
        del width
        return -(-len(self.people) // self.columns) * self.line_height

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw capacity, name, line and the word at its end."""
        gap = 6 * MM
        each = (width - gap * (self.columns - 1)) / self.columns
        for number, (capacity, name) in enumerate(self.people):
            row, column = divmod(number, self.columns)
            left, y = x + column * (each + gap), top - (row + 1) * self.line_height + 4
            sheet.part = Element("P")
            sheet.text(left, y + 3, printable(capacity), TABLE)
            name_at = left + TABLE.width(printable(capacity)) + 7
            room = left + each - NOTE.width(printable(self.word)) - 4 - name_at
            sheet.text(name_at, y + 3, fitted(printable(name), SIGNER_NAME, room), SIGNER_NAME)
            sheet.text_right(left + each, y + 3, printable(self.word), NOTE, GREY)
            sheet.rule(left, left + each, y - 2, 0.5)


@dataclass(frozen=True, slots=True)
class Story:
    """All pieces of a document, and the headings that contents and bookmarks name."""

    pieces: tuple[Piece, ...]
    entries: tuple[Entry, ...]


def pieces_of(document: doc.Document, labels: Labels) -> Story:
    """Return the document as pieces, ready to be stacked."""
    entries = tuple(_entries(document))
    maker = _Maker(labels, entries)
    for block in document.blocks:
        if isinstance(block, doc.Landscape):
            maker.add(SpacePiece(new_page=True, landscape=True))
            for inner in block.blocks:
                maker.add_block(inner)
            maker.add(SpacePiece(new_page=True))
        else:
            maker.add_block(block)
    return Story(tuple(maker.pieces), entries)


def number_of(index: int, level: int, letters: str = _HANGUL) -> str:
    """Return the number of an item, counted from 0, at a level counted from 0 (시행규칙 제2조).

    `letters` stand at every second level: syllables in Korean, letters in a document that has none.

    >>> [number_of(1, level) for level in range(8)]
    ['2.', '나.', '2)', '나)', '(2)', '(나)', '②', '㉯']
    """
    figure = str(index + 1)
    syllable = letters[index] if index < len(letters) else figure
    if level == 6:
        return _CIRCLED_FIGURES[index] if index < len(_CIRCLED_FIGURES) else f"({figure})"
    if level >= 7 and letters == _HANGUL:
        return _CIRCLED_HANGUL[index] if index < len(_CIRCLED_HANGUL) else f"({figure})"
    form = ("{}.", "{}.", "{})", "{})", "({})", "({})", "({})", "[{}]")[min(level, 7)]
    return form.format(syllable if level % 2 else figure)


def _entries(document: doc.Document) -> Iterator[Entry]:
    for number, block in enumerate(document.flat_blocks()):
        if isinstance(block, doc.Heading) and block.toc:
            yield Entry(printable(block.text), block.level, f"heading-{number}")


def _entry_form(level: int) -> tuple[Face, float, float]:
    return (STRONG, 0.0, 5.0) if level == 1 else (TEXT, _INDENT * (level - 1), 0.0)


def _styled(text: str, lead: str = "") -> str:
    words = html.escape(printable(text), quote=False).replace("\n", "<br/>")
    start = f'<font name="{SEMIBOLD}">{html.escape(printable(lead), quote=False)}</font>&nbsp; ' if lead else ""
    return start + words


class _Maker:
    """Walks the blocks once; remembers what the end mark has to follow."""

    def __init__(self, labels: Labels, entries: Sequence[Entry]) -> None:
        self.labels = labels
        self.entries = entries
        self.keys = iter(entries)
        self.pieces: list[Piece] = []

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)

    def add_block(self, block: doc.UprightBlock) -> None:
        match block:
            case doc.KeyValues() | doc.Table() | doc.Matrix():
                for grid in grids_of(block):
                    self.add(GridPiece(before=7, after=9, grid=grid, rows=grid.rows))
            case doc.Heading():
                self._heading(block)
            case doc.Paragraph():
                self._paragraph(block)
            case doc.NumberedList():
                self._items(block.items, 0, block.first - 1, None)
            case doc.Panel():
                self._panel(block)
            case doc.Fingerprint():
                self._verbatim(block.label, _groups_of_four(block.value), anywhere=False)
            case doc.Verbatim():
                self._verbatim(block.label, block.text, anywhere=True)
            case _:
                self._add_to_frame(block)

    def _add_to_frame(
        self,
        block: doc.Cover
        | doc.Contents
        | doc.SignaturePlaces
        | doc.HeadCode
        | doc.Chart
        | doc.HandSignatures
        | doc.PageBreak
        | doc.EndMark,
    ) -> None:
        """Add what gives the document its frame."""
        match block:
            case doc.Cover():
                self.add(CoverPiece(cover=block))
                self.add(SpacePiece(new_page=True))
            case doc.Contents():
                self.add(HeadingPiece(after=8, text=self.labels.contents, keep_with_next=True, element=Element("H1")))
                listed = tuple(entry for entry in self.entries if entry.level < 3)
                self.add(ContentsPiece(entries=listed, element=Element("TOC")))
                self.add(SpacePiece(new_page=True))
            case doc.SignaturePlaces():
                self._places(block)
            case doc.HeadCode():
                self.add(HeadCodePiece(before=6, after=8, block=block))
            case doc.Chart():
                self.add(ChartPiece(before=8, after=9, block=block))
            case doc.HandSignatures():
                self.add(HandSignaturesPiece(before=6, people=block.people, word=block.word))
            case doc.PageBreak():
                self.add(SpacePiece(new_page=True))
            case doc.EndMark():
                self._end_mark()

    def _places(self, block: doc.SignaturePlaces) -> None:
        # The sentence that is signed stands on the page of the signatures.
        if self.pieces and isinstance(self.pieces[-1], TextPiece):
            self.pieces[-1].keep_with_next = True
        columns, height = (4, 24 * MM) if len(block.places) > 4 else (2, 26 * MM)
        self.add(SignaturePlacesPiece(before=10, places=block.places, columns=columns, place_height=height))

    def _heading(self, block: doc.Heading) -> None:
        _, before, after = _HEADING_FACES[block.level]
        key = next(self.keys).key if block.toc else ""
        self.add(
            HeadingPiece(
                before=before,
                after=after,
                keep_with_next=True,
                text=printable(block.text),
                level=block.level,
                key=key,
                element=Element(f"H{block.level}"),
            )
        )

    def _paragraph(self, block: doc.Paragraph) -> None:
        face = {doc.Emphasis.TEXT: TEXT, doc.Emphasis.NOTE: NOTE, doc.Emphasis.STRONG: STRONG}[block.emphasis]
        style = paragraph_style(face, justified=block.emphasis is doc.Emphasis.TEXT)
        setting = Setting(_styled(block.text, block.lead), style)
        element = Element("P", alt=heard(f"{block.lead} {block.text}".strip(), self.labels))
        self.add(TextPiece(after=5, keep_with_next=block.keep, setting=setting, element=element))

    def _items(self, items: Sequence[doc.Item], level: int, first: int, within: Element | None) -> None:
        listed = Element("L", within, numbering="LowerAlpha" if level % 2 else "Decimal")
        for index, item in enumerate(items, start=first):
            number = number_of(index, level, self.labels.letters)
            indent = _INDENT * level
            hanging = max(_INDENT, TEXT.width(number) + 5)
            style = paragraph_style(TEXT, indent=indent, hanging=hanging)
            setting = Setting(_styled(item.text, item.lead), style)
            one = Element("LI", listed)
            # Lists below an item stand in its element: words in place of the whole would silence them.
            said = "" if item.items else heard(f"{item.lead} {item.text}".strip(), self.labels)
            label, body = Element("Lbl", one), Element("LBody", one, alt=said)
            # The last item does not go over to a page alone.
            last_but_one = level == 0 and len(items) > 2 and item is items[-2] and not (item.items or items[-1].items)
            self.add(
                TextPiece(
                    after=2.5,
                    keep_with_next=last_but_one,
                    setting=setting,
                    number=number,
                    number_at=indent,
                    label=label,
                    element=body,
                )
            )
            self._items(item.items, level + 1, 0, body)

    def _panel(self, block: doc.Panel) -> None:
        texts = (block.title, *block.sentences)
        panel = Element("Sect")
        for number, text in enumerate(texts):
            first, last = number == 0, number == len(texts) - 1
            # Sums and fractions are long words: justified they would tear holes into the lines.
            style = paragraph_style(STRONG if first else TEXT, indent=10)
            self.add(
                TextPiece(
                    before=8 if first else 0,
                    after=8 if last else 0,
                    keep_with_next=number in (0, len(texts) - 2) and not last,
                    setting=Setting(_styled(text), style),
                    side_rule=True,
                    padding_top=2 if first else 1,
                    padding_bottom=2 if last else 1,
                    element=Element("P", panel, alt=heard(text, self.labels)),
                )
            )

    def _verbatim(self, label: str, text: str, *, anywhere: bool) -> None:
        if label:
            style = paragraph_style(TABLE_HEAD)
            self.add(TextPiece(before=4, keep_with_next=True, setting=Setting(_styled(label), style)))
        style = paragraph_style(FINGERPRINT, indent=10, anywhere=anywhere)
        element = Element("Code", Element("P"))
        self.add(TextPiece(before=1, after=6, setting=Setting(_styled(text), style), element=element))

    def _end_mark(self) -> None:
        # 시행규칙 제4조 ⑤: one space after the last letter; below a table, on the left, after one space.
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, TextPiece) and not last.side_rule:
            ended = f"{last.setting.text}&nbsp; {self.labels.end}"
            last.setting = Setting(ended, last.setting.style)
        else:
            self.add(TextPiece(before=8, setting=Setting(f"&nbsp; {self.labels.end}", paragraph_style(TEXT))))


def grids_of(block: doc.KeyValues | doc.Table | doc.Matrix) -> tuple[Grid, ...]:
    """Return the tables that show this block: one, or for a wide matrix as many as it takes."""
    match block:
        case doc.KeyValues():
            return (_key_values(block),)
        case doc.Table():
            return (_table(block),)
        case doc.Matrix():
            return _matrix(block)


def _key_values(block: doc.KeyValues) -> Grid:
    columns = (
        GridColumn("", doc.Align.LEFT, 0, TABLE_HEAD, Face(SEMIBOLD, 9, 14), names_row=True),
        GridColumn("", doc.Align.LEFT, 1, TABLE_HEAD, Face(TEXT.font, 9, 14)),
    )
    rows = tuple(GridRow((GridCell(printable(name)), GridCell(printable(value)))) for name, value in block.pairs)
    return Grid(columns, rows, head=False)


def _table(block: doc.Table) -> Grid:
    head, face = (MATRIX_HEAD, MATRIX) if block.is_small else (TABLE_HEAD, TABLE)
    columns = tuple(
        GridColumn(printable(column.title), column.align, column.weight, head, face) for column in block.columns
    )
    rows = tuple(_table_row(row, len(columns)) for row in block.rows)
    notes = tuple(map(printable, block.notes))
    grid = Grid(columns, rows, caption=printable(block.caption), unit=printable(block.unit), notes=notes)
    return replace(grid, row_padding=_CLOSE) if block.is_small else grid


def _table_row(row: doc.TableRow, columns: int) -> GridRow:
    match row:
        case doc.Row():
            face = TABLE_HEAD if row.strong else None
            return GridRow(tuple(_text_cell(text, face) for text in row.cells))
        case doc.SumRow():
            cells = tuple(GridCell(printable(text), face=TABLE_HEAD) for text in row.cells)
            return GridRow(cells, RowKind.SUM)
        case doc.GroupRow():
            return GridRow((GridCell(printable(row.text), face=TABLE_HEAD),) * min(1, columns), RowKind.GROUP)
        case doc.CutRow():
            return GridRow((GridCell(printable(row.text), face=NOTE, colour=NAVY),) * min(1, columns), RowKind.CUT)


@lru_cache(maxsize=4096)
def _text_cell(text: str, face: Face | None) -> GridCell:
    """Return the one cell of this text: figures are many, and most of them stand more than once."""
    return GridCell(printable(text), face=face)


_MARKERS = {doc.MarkState.DROPPED_HIGH: "▲", doc.MarkState.DROPPED_LOW: "▽"}


def _matrix(block: doc.Matrix) -> tuple[Grid, ...]:
    evaluators = range(len(block.evaluators))
    parts = [evaluators[at : at + EVALUATORS_ACROSS] for at in evaluators[::EVALUATORS_ACROSS]] or [evaluators]
    return tuple(_matrix_part(block, part, last=part is parts[-1], whole=len(parts) == 1) for part in parts)


def _matrix_part(block: doc.Matrix, part: range, *, last: bool, whole: bool) -> Grid:
    proposal = (
        GridColumn(printable(block.number_title), doc.Align.LEFT, 0, MATRIX_HEAD, MATRIX, names_row=True),
        GridColumn(printable(block.proposal_title), doc.Align.LEFT, 1, MATRIX_HEAD, MATRIX, names_row=True),
    )
    marks = tuple(
        GridColumn(printable(block.evaluators[at]), doc.Align.DECIMAL, 0, MATRIX_HEAD, MATRIX, padding=1.5, kin=True)
        for at in part
    )
    results = tuple(
        GridColumn(printable(column.title), column.align, column.weight, MATRIX_HEAD, MATRIX, padding=4)
        for column in (block.results if last else ())
    )
    rows = tuple(
        GridRow(
            (
                GridCell(printable(row.number)),
                GridCell(printable(row.title)),
                *(_mark_cell(row.marks[at]) for at in part),
                *(_text_cell(text, None) for text in (row.results if last else ())),
            )
        )
        for row in block.rows
    )
    first_and_last = f" ({part[0] + 1}–{part[-1] + 1})" if not whole else ""
    return Grid(
        proposal + marks + results,
        rows,
        caption=printable(block.caption) + first_and_last,
        unit=printable(block.unit),
        notes=tuple(map(printable, block.notes)) if last else (),
    )


@lru_cache(maxsize=4096)
def _mark_cell(mark: doc.MarkCell) -> GridCell:
    text = printable(mark.text)
    if mark.state is doc.MarkState.WORD:
        return GridCell(text, face=MATRIX_WORD, align=doc.Align.CENTRE)
    marker = _MARKERS.get(mark.state, "")
    return GridCell(text, marker=marker, struck=bool(marker), colour=GREY if marker else BLACK)


def _groups_of_four(value: bytes) -> str:
    digits = value.hex()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
