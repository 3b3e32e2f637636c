r"""A document before any layout: what it says, in order, as frozen values.

Whoever writes the minutes builds these blocks; `pdf.py` sets them. Nothing here knows of fonts,
millimetres or the library that draws, so the content can be tested as text and set again by other means.

Text is plain: no markup is read in it, and `\n` breaks a line. The cells of a table are text, already
in their printed form (`korean_forms`): a table neither rounds nor formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import TypeAlias

from committee_app.export.drawing import Drawing


class Align(Enum):
    """Where the text of a column stands. `DECIMAL` sets numbers so that their points stand in line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    DECIMAL = "decimal"


class Emphasis(Enum):
    """How a paragraph is read: running text, a remark below something, a sentence that must be seen."""

    TEXT = "text"
    NOTE = "note"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Short facts, one a line: name and value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `notice` is the warning where names and marks are inside (대외주의 — 배포 금지)."""

    title: str
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings with their pages, made from the headings that ask for it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `toc` puts it into contents and bookmarks."""

    level: int
    text: str
    toc: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `lead` is set bold before it (the speaker of a statement), `keep` holds it to what follows."""

    text: str
    lead: str = ""
    emphasis: Emphasis = Emphasis.TEXT
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a numbered list and the items below it."""

    text: str
    items: tuple[Item, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Items numbered 1. → 가. → 1) → 가) → (1) → (가) → ① → ㉮ (시행규칙 제2조)."""

    items: tuple[Item, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `weight` 0 takes the room its text needs; the others share what is left, by weight."""

    title: str
    align: Align = Align.LEFT
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, as many as there are columns; `strong` for what was selected."""

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A name over the rows that follow it; it never stands alone at the foot of a page."""

    text: str


@dataclass(frozen=True, slots=True)
class SumRow:
    """Cells under a rule of their own: a sum stands on the edge of what it sums."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CutRow:
    """The line that parts selected from not selected, with the sentence that says why it lies there."""

    text: str


TableRow: TypeAlias = Row | GroupRow | SumRow | CutRow


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows. `unit` stands above the right edge (단위: 백만원), `notes` below the foot."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    caption: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    is_small: bool = False
    """Set as close as a matrix: forty rows of figures on one page."""


class MarkState(Enum):
    """What became of a mark: it counts, it was dropped as an extreme, or there is none and a word says why."""

    COUNTED = "counted"
    DROPPED_HIGH = "dropped_high"
    DROPPED_LOW = "dropped_low"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class MarkCell:
    """One evaluator's total for one proposal as printed, or the word that stands in its place (회피)."""

    text: str
    state: MarkState = MarkState.COUNTED


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One proposal: its number and title, a cell for each evaluator, and what was computed from them."""

    number: str
    title: str
    marks: tuple[MarkCell, ...]
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Proposals by evaluators; wider than one table, it continues in a second with the proposals repeated."""

    number_title: str
    proposal_title: str
    evaluators: tuple[str, ...]
    results: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    caption: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing at the width of the page, under its caption; its sentence stands below it, for those who do not see."""

    caption: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Panel:
    """Sentences that belong together, set apart by a line at their side: why a project ranks where it does."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A digest in groups of four, to be compared by eye."""

    label: str
    value: bytes


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Characters to be copied exactly: a line that was hashed, a command; broken anywhere, changed nowhere."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """Where somebody signs; `field` names the empty signature field of the file."""

    field: str
    name: str
    capacity: str


@dataclass(frozen=True, slots=True)
class SignaturePlaces:
    """The places of all who sign, in the order of signing."""

    places: tuple[SignaturePlace, ...]


@dataclass(frozen=True, slots=True)
class HeadCode:
    """A head to be carried out of the file: its number and its 24 characters, beside them one line as a QR code."""

    label: str
    number: str
    code: str
    line: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandSignatures:
    """Lines on which people sign by hand: capacity and name, and the word that stands at the end of the line."""

    people: tuple[tuple[str, str], ...]
    word: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class EndMark:
    """The last line: 끝 (시행규칙 제4조 ⑤)."""


UprightBlock: TypeAlias = (
    Cover
    | Contents
    | Heading
    | Paragraph
    | NumberedList
    | KeyValues
    | Table
    | Matrix
    | Chart
    | Panel
    | Fingerprint
    | Verbatim
    | SignaturePlaces
    | HeadCode
    | HandSignatures
    | PageBreak
    | EndMark
)


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on sheets turned on their side; what follows is upright again on a new page."""

    blocks: tuple[UprightBlock, ...]


Block: TypeAlias = UprightBlock | Landscape


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `title` is its name, `running_title` the short one at the head of each page.

    `disclosure_mark` is 공개, 부분공개(5, 6) or 비공개(…) (공공기록물법 시행규칙 제18조); `author` is the body
    that made it. `version` counts the documents of a case: a correction makes version 2 beside version 1.
    """

    title: str
    running_title: str
    disclosure_mark: str
    number: str
    blocks: tuple[Block, ...]
    author: str = ""
    version: int = 1

    def signature_places(self) -> tuple[SignaturePlace, ...]:
        """Return all places to sign, in order."""
        blocks = (block for block in self.flat_blocks() if isinstance(block, SignaturePlaces))
        return tuple(place for block in blocks for place in block.places)

    def flat_blocks(self) -> Iterator[UprightBlock]:
        """Return the blocks in reading order, those on landscape pages among them."""
        for block in self.blocks:
            yield from block.blocks if isinstance(block, Landscape) else (block,)

    def texts(self) -> Iterator[str]:
        """Return every text that will be printed, for a look at its characters."""
        return _texts_of(self)


def _texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_of(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts_of(getattr(value, part.name))
