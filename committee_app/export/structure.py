"""What is written behind a finished file: attached files, and the structure tree as PDF objects.

There are as many elements as a table has cells: hundreds of thousands. Made through the library that finishes the file,
each costs a kilobyte of memory and fifty times the time of a line of text; and the library keeps a copy of each file
that is attached. So the file is finished without them, with numbers where the references to them will be; then they are
written behind its last object, and the one table of cross-references anew. What comes out has the plain form of the
rest: one table, one trailer.
"""

from __future__ import annotations

import hashlib
import io
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, String

from committee_app.export.packed import Packed, Streamed
from committee_app.export.tags import Element, Tags, number_on_page, page_of

_DOCUMENT, _PARENTS, _FILES = 1_000_000_000_001, 1_000_000_000_002, 1_000_000_000_011
"""What stands for the document's element, the table of parents and the attached files, as wide as any reference."""
_LENGTH = 12
"""Room for the length of a file."""
_ENTRY = 20
"""Bytes of a line of the table of cross-references (ISO 32000-1, 7.5.4)."""
_ID = re.compile(rb"/ID \[<[0-9a-f]{32}><[0-9a-f]{32}>\]")


class UnknownFormError(RuntimeError):
    """The library that finishes files writes another form than the one we add to: its version is another."""


def prepare(pdf: pikepdf.Pdf, tags: Tags, *, tabs: bool) -> None:
    """Let a file expect its tree: number the pages and the annotations that belong to elements, leave places for both.

    `tabs` says that the tabulator goes in reading order, which PDF 1.4 cannot say.
    """
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    waiting = _links(tags)
    key = len(pdf.pages)
    for number, page in enumerate(pdf.pages):
        page.StructParents = number
        for annotation in page.get("/Annots", []):
            if tabs:
                page.Tabs = Name.S
            if annotation.Subtype == Name.Link:
                annotation.Contents = String(next(waiting[number]).alt)
            annotation.StructParent = key
            key += 1
    root = Dictionary(Type=Name.StructTreeRoot, K=_DOCUMENT, ParentTree=_PARENTS, ParentTreeNextKey=key)
    pdf.Root.StructTreeRoot = pdf.make_indirect(root)


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream object: its dictionary without the length, and its bytes as they are stored."""

    facts: str
    carried: Packed | Streamed


def place_of_file(number: int) -> int:
    """Return what a file that expects attached files has in place of the reference to the one of this number."""
    return _FILES + number


def completed(out: io.BytesIO, tags: Tags, files: Sequence[Stream]) -> bytes:
    """Return a file that expects its attached files and its tree with both; objects are numbered in reading order.

    The file is completed in its place, so that it is never there twice.

    Raises:
        UnknownFormError: the file is not in the one form that we write.
    """
    shown = _Shown.of(out, tags)
    table_at = _last_number(_read(out, out.seek(0, io.SEEK_END) - 64, 64), b"startxref")
    head = b"xref\n0 %d\n" % shown.size
    if _read(out, table_at, len(head)) != head:
        raise UnknownFormError
    entries = out.read(_ENTRY * shown.size)
    trailer = out.read()
    first = shown.size + len(files)
    references = {_DOCUMENT: first + 1, _PARENTS: first}
    references |= {place_of_file(at): shown.size + at for at in range(len(files))}
    _refer(out, entries, [shown.root, *shown.files], references)
    out.seek(table_at)
    out.truncate()
    places = array("Q", _write_files(out, files, shown.size))
    places.extend(_write_tree(out, shown, tags, first))
    _close(out, shown.size, entries, places, trailer)
    return out.getvalue()


class _Shown:
    """What is asked of the finished file: how many objects it has, and which are pages, annotations, files, root."""

    def __init__(self, size: int, root: int, pages: list[int], files: list[int]) -> None:
        self.size = size
        self.root = root
        self.pages = pages
        self.files = files
        self.owned: dict[int, list[tuple[int, int]]] = {}
        """By element (its identity): the annotations that it stands for, and the page of each."""
        self.owners: list[Element] = []
        """The element of each annotation, in the order of their keys."""

    @classmethod
    def of(cls, finished: io.BytesIO, tags: Tags) -> _Shown:
        with pikepdf.open(finished) as pdf:
            pages = [page.obj.objgen[0] for page in pdf.pages]
            files = [one.objgen[0] for one in pdf.Root.get("/AF", ())]
            shown = cls(int(pdf.trailer.Size), pdf.Root.StructTreeRoot.objgen[0], pages, files)
            waiting = _links(tags)
            for number, page in enumerate(pdf.pages):
                for annotation in page.get("/Annots", []):
                    is_link = annotation.Subtype == Name.Link
                    element = next(waiting[number]) if is_link else tags.forms[str(annotation.T)]
                    shown.owners.append(element)
                    shown.owned.setdefault(id(element), []).append((annotation.objgen[0], pages[number]))
        return shown


def _links(tags: Tags) -> dict[int, Iterator[Element]]:
    links: dict[int, list[Element]] = {}
    for at, element in tags.links:
        links.setdefault(at, []).append(element)
    return {at: iter(elements) for at, elements in links.items()}


def _refer(out: io.BytesIO, entries: bytes, holders: list[int], references: dict[int, int]) -> None:
    """Put references into their places, which only these objects have; no byte moves."""
    for holder in holders:
        at = int(entries[_ENTRY * holder : _ENTRY * holder + 10])
        body = _object(out, at)
        for place, number in references.items():
            word = b"%d" % place
            body = body.replace(word, (b"%d 0 R" % number).ljust(len(word)))
        out.seek(at)
        out.write(body)


def _object(out: io.BytesIO, at: int) -> bytes:
    """Return an object from where it begins to its end."""
    out.seek(at)
    lines = []
    while (line := out.readline()) and not line.startswith(b"endobj"):
        lines.append(line)
    return b"".join(lines)


def _read(out: io.BytesIO, at: int, size: int) -> bytes:
    out.seek(max(0, at))
    return out.read(size)


def _write_files(out: io.BytesIO, files: Sequence[Stream], first: int) -> Iterator[int]:
    """Write the attached files, and yield where each begins; how long one is, is known when it is written."""
    for number, one in enumerate(files, first):
        yield out.tell()
        out.write(f"{number} 0 obj\n<<{one.facts}/Length ".encode("ascii"))
        length_at = out.tell()
        out.write(b" " * _LENGTH + b">>\nstream\n")
        begun = out.tell()
        out.writelines(one.carried.blocks())
        ended = out.tell()
        out.seek(length_at)
        out.write(b"%d" % (ended - begun))
        out.seek(ended)
        out.write(b"\nendstream\nendobj\n")


def _write_tree(out: io.BytesIO, shown: _Shown, tags: Tags, first: int) -> Iterator[int]:
    """Write parents, elements and marks, in this order, and yield where each begins."""
    count = 0
    for count, element in enumerate(_in_reading_order(tags.document), 1):
        element.object_number = first + count
    for number, body in enumerate(_bodies(shown, tags, first + count + 1), first):
        yield out.tell()
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("ascii"))


def _bodies(shown: _Shown, tags: Tags, marks_at: int) -> Iterator[str]:
    pages = len(shown.pages)
    nums = [f"{page} {marks_at + page} 0 R" for page in range(pages)]
    nums += [f"{key} {element.object_number} 0 R" for key, element in enumerate(shown.owners, pages)]
    yield f"<</Nums[{' '.join(nums)}]>>"
    for element in _in_reading_order(tags.document):
        parent = shown.root if element is tags.document else (element.parent or tags.document).object_number
        yield _body(element, parent, shown)
    owners = [*tags.owners, *[[]] * (pages - len(tags.owners))]
    for own in owners:
        yield "[" + " ".join(f"{one.object_number} 0 R" for one in own) + "]"


def _close(out: io.BytesIO, size: int, entries: bytes, places: Sequence[int], trailer: bytes) -> None:
    """Write the table of all objects, and the trailer with its new size and an identifier made from the whole."""
    at = out.tell()
    whole = size + len(places)
    identifier = hashlib.sha256(out.getbuffer()).hexdigest()[:32].encode("ascii")
    trailer, sizes = re.subn(rb"/Size \d+", b"/Size %d" % whole, trailer)
    trailer, names = _ID.subn(b"/ID [<%b><%b>]" % (identifier, identifier), trailer)
    trailer, starts = re.subn(rb"startxref\n\d+", b"startxref\n%d" % at, trailer)
    if (sizes, names, starts) != (1, 1, 1):
        raise UnknownFormError
    out.write(b"xref\n0 %d\n" % whole)
    out.write(entries)
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(trailer)


def _last_number(end: bytes, after: bytes) -> int:
    return int(end[end.rindex(after) :].split()[1])


def _in_reading_order(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from _in_reading_order(child)


def _body(element: Element, parent: int, shown: _Shown) -> str:
    own = "".join(_children(element, shown))
    attributes = f"/A<<{element.attributes}>>" if element.attributes else ""
    return f"<</S/{element.role}/P {parent} 0 R{attributes}{_heard(element)}{own}>>"


def _heard(element: Element) -> str:
    """Return what is heard instead of what is seen (14.9.3 and 14.9.4); links and fields have annotations."""
    if not element.alt or element.role in ("Link", "Form"):
        return ""
    key = "Alt" if element.role == "Figure" else "ActualText"
    return f"/{key}<feff{element.alt.encode('utf-16-be').hex()}>"


def _children(element: Element, shown: _Shown) -> Iterator[str]:
    """Yield the page of the first mark, and the children: marks on that page by number, others with their page.

    An annotation stands behind them. Alone it is no list of one: the signing library takes a list for a change.
    """
    here = next((page_of(child) for child in element.children if not isinstance(child, Element)), None)
    if here is not None:
        yield f"/Pg {shown.pages[here]} 0 R"
    children = [
        f"{child.object_number} 0 R"
        if isinstance(child, Element)
        else str(number_on_page(child))
        if page_of(child) == here
        else f"<</Type/MCR/Pg {shown.pages[page_of(child)]} 0 R/MCID {number_on_page(child)}>>"
        for child in element.children
    ]
    for annotation, page in shown.owned.get(id(element), ()):
        children.append(f"<</Type/OBJR/Obj {annotation} 0 R/Pg {page} 0 R>>")
    if children:
        yield f"/K {children[0]}" if len(children) == 1 else f"/K[{' '.join(children)}]"
