"""From a document to a PDF: measure every piece, stack the pieces on pages, then draw.

Since everything is measured before anything is drawn, the number of pages and the page of each heading
are known while drawing; nothing is built twice. The same input gives the same bytes.

    Document -> pieces -> laid pages -> drawn PDF -> finished PDF (record, metadata, empty signature fields)
"""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from reportlab.pdfgen.canvas import Canvas

from committee_app.case.progress import Progress
from committee_app.export.document import Document
from committee_app.export.finishing import (
    RECORD_NAME,
    Attachment,
    Conformance,
    Particulars,
    Relationship,
    finished,
)
from committee_app.export.flowables import CoverPiece, Entry, HeadingPiece, SpacePiece, Story, pieces_of
from committee_app.export.labels import LABELS, Labels, Language
from committee_app.export.packed import Packed, Streamed, packed
from committee_app.export.pieces import Piece
from committee_app.export.qr import QUIET, Modules, best_mask, draw_qr, qr_modules
from committee_app.export.sheet import MM, Sheet, SignatureBox
from committee_app.export.tags import FOOT_OF_PAGE, HEAD_OF_PAGE, Tags
from committee_app.export.typography import (
    GREY,
    HEAD_OF_RECORD,
    PAGE_NUMBER,
    REGULAR,
    RUNNING,
    printable,
    register_fonts,
)

PAGES_PER_PROGRESS = 5
"""How many drawn pages lie between two reports of progress."""


class NaiveTimeError(ValueError):
    """A time without a zone would print differently elsewhere."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(f"{moment} has no time zone")
        self.moment = moment


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its margins in points; the binding side is left, on a landscape sheet above."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


UPRIGHT = Paper(210 * MM, 297 * MM, 22 * MM, 18 * MM, 24 * MM, 24 * MM)
LANDSCAPE = Paper(297 * MM, 210 * MM, 18 * MM, 18 * MM, 24 * MM, 20 * MM)

PAGE_CODE_SIDE = 17 * MM
"""With 33 modules and the white around them: 0.41 mm a module, which a telephone reads and a scan of 200 dpi."""
PAGE_CODE_FORMAT, PAPER_CODE_FORMAT = "MINUTES/1", "PAPER/1"


@dataclass(frozen=True, slots=True)
class PaperOf:
    """What a single paper is of: its name in the set, and the SHA-256 of a record that it does not carry."""

    name: str
    record: bytes


@dataclass(frozen=True, slots=True)
class BuiltPdf:
    """A PDF that is complete but not signed; `signature_boxes` tell where each field lies."""

    data: bytes
    signature_boxes: tuple[SignatureBox, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the height of its upper edge above the foot of the sheet."""

    piece: Piece
    top: float


@dataclass(slots=True)
class LaidPage:
    """What stands on a page."""

    paper: Paper
    placed: list[Placed] = field(default_factory=list)

    @property
    def is_cover(self) -> bool:
        """Whether this is a cover: the title stands on it already."""
        return any(isinstance(placed.piece, CoverPiece) for placed in self.placed)


def build_pdf(
    document: Document,
    *,
    record: bytes | Streamed | None,
    head: bytes,
    made_at: datetime,
    language: Language,
    companions: tuple[Attachment, ...] = (),
    conformance: Conformance = Conformance.A_3B,
    paper: PaperOf | None = None,
) -> BuiltPdf:
    """Return the document as PDF, with the record inside and the places to sign empty.

    Args:
        document: what it says.
        record: the canonical record the document was made from; attached as `record.json`, unless None.
        head: the last link of the record; its first 16 hexadecimal characters stand at the foot of each page.
        made_at: the time of the record (not of now), with its zone.
        language: of the page's own words, and of the file for a screen reader.
        companions: further files to be carried beside the record.
        conformance: as what the file labels itself.
        paper: which single paper of the set this is; it carries no record and refers to one.

    Raises:
        NaiveTimeError: `made_at` has no zone.
    """
    building = building_pdf(
        document,
        record=record,
        head=head,
        made_at=made_at,
        language=language,
        companions=companions,
        conformance=conformance,
        paper=paper,
    )
    del document  # the building lets go of it once it is set
    while True:
        try:
            next(building)
        except StopIteration as end:
            built: BuiltPdf = end.value
            return built


def building_pdf(
    document: Document,
    *,
    record: bytes | Streamed | None,
    head: bytes,
    made_at: datetime,
    language: Language,
    companions: tuple[Attachment, ...] = (),
    conformance: Conformance = Conformance.A_3B,
    paper: PaperOf | None = None,
) -> Generator[Progress, None, BuiltPdf]:
    """Build as `build_pdf` does, and say how far it is: `pdf.layout` in pieces, `pdf.draw` in pages, `pdf.finish`.

    Without a record the document carries none: a sheet that is to be printed and signed by hand.
    """
    if made_at.tzinfo is None:
        raise NaiveTimeError(made_at)
    register_fonts()
    labels = LABELS[language]
    carried = packed((record,)) if isinstance(record, bytes) else record
    story = pieces_of(document, labels)
    yield Progress("pdf.layout", 0, len(story.pieces))
    # What is set, laid and drawn is needed no more; in a large case each of these is a tenth of all memory.
    document = replace(document, blocks=())
    pages = laid_out(story)
    yield Progress("pdf.layout", len(story.pieces), len(story.pieces))
    count, entries = len(pages), {entry.key: entry for entry in story.entries}
    story = Story((), ())
    drawing = _drawing(document, entries, pages, labels, _Edges(head, document.version, carried, paper))
    while True:
        try:
            yield next(drawing)
        except StopIteration as end:
            drawn, boxes, tags = end.value
            break
    particulars = Particulars(
        title=printable(document.title),
        author=printable(document.author),
        subject=printable(document.running_title),
        language=labels.tag,
        made_at=made_at,
        head=head,
        field_hint=labels.signature_place,
        conformance=conformance,
        refers_to=paper.record if paper else b"",
    )
    attachments = list(companions)
    if carried is not None:
        attachments.append(
            Attachment(RECORD_NAME, "application/json", Relationship.SOURCE, labels.record_description, carried)
        )
    data = finished(drawn, tags, particulars, attachments, boxes)
    yield Progress("pdf.finish", 1, 1)
    return BuiltPdf(data, boxes, count)


def laid_out(story: Story) -> list[LaidPage]:
    """Stack the pieces on pages."""
    stacker = _Stacker()
    pending = list(reversed(story.pieces))
    while pending:
        piece = pending.pop()
        if isinstance(piece, SpacePiece):
            stacker.new_page(landscape=piece.landscape)
            continue
        together = [piece]
        while together[-1].keep_with_next and pending and not isinstance(pending[-1], SpacePiece):
            together.append(pending.pop())
        if rest := stacker.add(together):
            pending.extend(reversed(rest))
    return [page for page in stacker.pages if page.placed]


@dataclass(slots=True)
class _Edges:
    """What the edge of each page says of the whole: head and digest of the record, version of the document.

    The code of a page is one line, `MINUTES/1 <SHA-256 of the record> <version> <total-page>`; that of a single paper
    `PAPER/1 <SHA-256 of the record> <version> <name> <total-page>`.
    """

    head: bytes
    version: int
    record: Packed | Streamed | None
    paper: PaperOf | None = None
    digest: str = ""
    mask: int | None = None

    def __post_init__(self) -> None:
        if self.record is not None:
            self.digest = self.record.sums.sha256.hex().upper()
        elif self.paper is not None:
            self.digest = self.paper.record.hex().upper()

    def page_code(self, number: str) -> Modules:
        """Return the modules of the code of a page."""
        line = f"{PAGE_CODE_FORMAT} {self.digest} {self.version} {number}"
        if self.paper is not None:
            line = f"{PAPER_CODE_FORMAT} {self.digest} {self.version} {self.paper.name} {number}"
        if self.mask is None:
            self.mask = best_mask(line)
        return qr_modules(line, self.mask)


class _Stacker:
    """Puts pieces below each other until the page is full."""

    def __init__(self) -> None:
        self.pages = [LaidPage(UPRIGHT)]
        self.left = UPRIGHT.room
        self.gap = 0.0

    @property
    def page(self) -> LaidPage:
        return self.pages[-1]

    def new_page(self, *, landscape: bool | None = None) -> None:
        paper = self.page.paper if landscape is None else LANDSCAPE if landscape else UPRIGHT
        self.pages.append(LaidPage(paper))
        self.left = paper.room
        self.gap = 0.0

    def add(self, together: list[Piece]) -> list[Piece]:
        """Place pieces that belong together; return what has to be placed next."""
        *heads, last = together
        needed = sum(self._space(piece, first=at == 0) for at, piece in enumerate(heads))
        room = self.left - needed - (max(self.gap, last.before) if self.page.placed or heads else 0.0)
        measure = self.page.paper.measure
        if last.fits(measure, room):
            for piece in together:
                self._place(piece)
            return []
        if parts := last.split(measure, room):
            return self._place_and_break(heads, parts)
        if self.page.placed:
            self.new_page()
            return together
        # The page is empty: what does not fit here fits nowhere.
        if heads and needed + 4 * 16.5 > self.left:
            self._place(heads[0])
            return together[1:]
        if parts := last.split_at_any_cost(measure, room):
            return self._place_and_break(heads, parts)
        for piece in together:
            self._place(piece)
        return []

    def _place_and_break(self, heads: list[Piece], parts: tuple[Piece, Piece]) -> list[Piece]:
        for piece in (*heads, parts[0]):
            self._place(piece)
        self.new_page()
        return [parts[1]]

    def _space(self, piece: Piece, *, first: bool) -> float:
        above = piece.before if not first else max(self.gap, piece.before) if self.page.placed else 0.0
        return above + piece.height(self.page.paper.measure) + piece.after

    def _place(self, piece: Piece) -> None:
        height = piece.height(self.page.paper.measure)
        self.left -= max(self.gap, piece.before) if self.page.placed else 0.0
        self.page.placed.append(Placed(piece, self.page.paper.bottom + self.left))
        self.left -= height
        self.gap = piece.after


def _drawing(
    document: Document, entries: Mapping[str, Entry], pages: list[LaidPage], labels: Labels, edges: _Edges
) -> Generator[Progress, None, tuple[io.BytesIO, tuple[SignatureBox, ...], Tags]]:
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=(UPRIGHT.width, UPRIGHT.height),
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
        lang=labels.tag,
    )
    canvas.setTitle(printable(document.title))
    tags = Tags()
    sheet = Sheet(canvas, labels, dict(_pages_of_headings(pages)), tags=tags)
    depth = -1
    for number, page in enumerate(pages):
        sheet.page = number
        canvas.setPageSize((page.paper.width, page.paper.height))
        for placed in page.placed:
            sheet.part = placed.piece.element
            placed.piece.draw(sheet, page.paper.left, placed.top, page.paper.measure)
            if isinstance(placed.piece, HeadingPiece) and placed.piece.key:
                depth = _bookmarked(canvas, entries[placed.piece.key], depth)
        _draw_edges(sheet, page, document, edges, len(pages))
        sheet.close()
        canvas.showPage()
        page.placed.clear()
        if number % PAGES_PER_PROGRESS == 0 or number == len(pages) - 1:
            yield Progress("pdf.draw", number + 1, len(pages))
    if entries:
        canvas.showOutline()
    canvas.save()
    return out, tuple(sheet.boxes), tags


def _pages_of_headings(pages: list[LaidPage]) -> Iterator[tuple[str, int]]:
    for number, page in enumerate(pages, start=1):
        for placed in page.placed:
            if isinstance(placed.piece, HeadingPiece) and placed.piece.key:
                yield placed.piece.key, number


def _bookmarked(canvas: Canvas, entry: Entry, depth: int) -> int:
    # A bookmark may stand one step deeper than the one before it, not two.
    level = min(entry.level - 1, depth + 1)
    canvas.addOutlineEntry(entry.text, entry.key, level=level, closed=level > 0)
    return level


def _draw_edges(sheet: Sheet, page: LaidPage, document: Document, edges: _Edges, total: int) -> None:
    paper = page.paper
    right = paper.width - paper.right
    baseline = paper.height - 14.5 * MM
    marks = "   ".join(printable(text) for text in (document.disclosure_mark, document.number) if text)
    sheet.part = HEAD_OF_PAGE
    if not page.is_cover:
        sheet.text(paper.left, baseline, printable(document.running_title), RUNNING)
    sheet.text_right(right, baseline, marks, RUNNING)
    sheet.rule(paper.left, right, baseline - 2 * MM, 0.4)
    sheet.part = FOOT_OF_PAGE
    foot = 12 * MM if paper is UPRIGHT else 9 * MM
    sheet.text(paper.left, foot, edges.head.hex()[:16], HEAD_OF_RECORD, GREY)
    # 시행규칙 제18조: 전체쪽수-일련번호.
    number = f"{total}-{sheet.page + 1}"
    sheet.text_centred((paper.left + right) / 2, foot, number, PAGE_NUMBER)
    if edges.digest:
        modules = edges.page_code(number)
        # The white around the code may lie in the margin: its dark edge stands under the edge of the text.
        left = right - PAGE_CODE_SIDE * (1 - QUIET / (len(modules) + 2 * QUIET))
        sheet.mark(FOOT_OF_PAGE)
        draw_qr(sheet.canvas, modules, left, paper.bottom - PAGE_CODE_SIDE - 0.5 * MM, PAGE_CODE_SIDE)
