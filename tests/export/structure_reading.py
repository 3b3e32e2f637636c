"""A tagged PDF read back by the rules of ISO 32000-1 (14.7, 14.8) and ISO 14289-1: what breaks them, and what is read.

Nothing of the code that wrote the tags is used. A fault is a sentence; a file without faults is what we call sound.
This is not a validator of PDF/UA: it asks what can be asked of our own pages, and no person has listened to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from tests.export.shown_text import text_by_mark

BELOW = {
    "StructTreeRoot": {"Document"},
    "Document": {"P", "H1", "H2", "H3", "L", "Table", "TOC", "Figure", "Sect", "Form"},
    "Sect": {"P"},
    "P": {"Code"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "LBody": {"L"},
    "TOC": {"TOCI"},
    "TOCI": {"Reference"},
    "Reference": {"Link"},
    "Table": {"Caption", "THead", "TBody", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
"""What may stand below what; all other roles hold content only."""

SHOWS = {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "BI", "INLINE IMAGE"}
"""Operators that put something on the page."""


@dataclass
class Node:
    """An element as it stands in the file."""

    role: str
    element: Any
    children: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        """Yield this and all below in reading order."""
        yield self
        for child in self.children:
            yield from child.all()

    def of(self, *roles: str) -> list[Node]:
        """Return all below of these roles."""
        return [one for one in self.all() if one.role in roles]


class Tagged:
    """A file with its tree, and every fault of it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj.objgen for page in pdf.pages]
        self.faults: list[str] = []
        self.tree = self._node(pdf.Root.StructTreeRoot, "StructTreeRoot", None)
        self._texts = [text_by_mark(page) for page in pdf.pages]
        self._check()

    def text(self, node: Node) -> str:
        """Return what is read of an element and all below it, in order."""
        return "".join(self._texts[page].get(mark, "") for one in node.all() for page, mark in one.marks)

    def _fault(self, *facts: object) -> None:
        self.faults.append(" ".join(map(str, facts)))

    def _node(self, element: Any, role: str, parent: Any) -> Node:
        node = Node(role, element)
        if parent is not None and element.P.objgen != parent.objgen:
            self._fault(role, "names another parent")
        children = element.get("/K", [])
        for child in children if isinstance(children, pikepdf.Array | list) else [children]:
            if isinstance(child, int):
                node.marks.append((self.pages.index(element.Pg.objgen), int(child)))
            elif child.get("/Type") == "/MCR":
                node.marks.append((self.pages.index(child.Pg.objgen), int(child.MCID)))
            elif child.get("/Type") == "/OBJR":
                node.annotations.append(child.Obj)
            else:
                node.children.append(self._node(child, str(child.S)[1:], element))
        return node

    def _check(self) -> None:
        for node in self.tree.all():
            strange = {child.role for child in node.children} - BELOW.get(node.role, set())
            if strange:
                self._fault(node.role, "holds", *sorted(strange))
        self._check_marks()
        self._check_headings()
        for table in self.tree.of("Table"):
            self._check_table(table)
        for figure in self.tree.of("Figure"):
            if not str(figure.element.get("/Alt", "")).strip():
                self._fault("a figure without words")
        self._check_annotations()

    def _check_marks(self) -> None:
        owners = {mark: node for node in self.tree.all() for mark in node.marks}
        if len(owners) != sum(len(node.marks) for node in self.tree.all()):
            self._fault("content that belongs to two elements")
        numbers = dict(_pairs(self.pdf.Root.StructTreeRoot.ParentTree.Nums))
        on_pages = set()
        for at, page in enumerate(self.pdf.pages):
            named = numbers.get(int(page.obj.StructParents), [])
            for mark in self._marks_of(at, page):
                on_pages.add((at, mark))
                if (at, mark) not in owners or named[mark].objgen != owners[at, mark].element.objgen:
                    self._fault("page", at + 1, "mark", mark, "has no owner, or another")
        if set(owners) != on_pages:
            self._fault("elements own what is on no page")

    def _marks_of(self, at: int, page: Any) -> Iterator[int]:
        open_marks: list[str] = []
        instructions: Any = pikepdf.parse_content_stream(page)
        for operands, operator in instructions:
            word = str(operator)
            if word in ("BDC", "BMC"):
                if open_marks:
                    self._fault("page", at + 1, "marks", operands[0], "inside", open_marks[-1])
                open_marks.append(str(operands[0]))
                if str(operands[0]) != "/Artifact":
                    yield int(operands[1].MCID)
            elif word == "EMC":
                open_marks.pop()
            elif word in SHOWS and not open_marks:
                self._fault("page", at + 1, "draws outside of all marks:", word)
        if open_marks:
            self._fault("page", at + 1, "leaves a mark open")

    def _check_headings(self) -> None:
        before = 0
        for heading in self.tree.of("H1", "H2", "H3"):
            level = int(heading.role[1])
            if level > before + 1:
                self._fault("a heading", level, "below a heading", before)
            before = level
            if not self.text(heading).strip():
                self._fault("an empty heading")

    def _check_table(self, table: Node) -> None:
        widths = {sum(int(_attribute(cell, "/ColSpan", 1)) for cell in row.children) for row in table.of("TR")}
        if len(widths) > 1:
            self._fault("rows of different lengths:", *sorted(widths))
        if any(one.role == "Caption" for one in table.children[1:]):
            self._fault("a caption that is not first")
        if not all(_attribute(cell, "/Scope", "") for cell in table.of("TH")):
            self._fault("a head that heads nothing")
        if table.of("TD") and not table.of("TH"):
            self._fault("a table without heads")

    def _check_annotations(self) -> None:
        joined = {one.objgen: node for node in self.tree.all() for one in node.annotations}
        numbers = dict(_pairs(self.pdf.Root.StructTreeRoot.ParentTree.Nums))
        for page in self.pdf.pages:
            annotations: Any = page.get("/Annots", [])
            if len(annotations) and page.obj.get("/Tabs") != "/S":
                self._fault("a page whose order of tabs is not that of reading")
            for annotation in annotations:
                node = joined.get(annotation.objgen)
                if node is None or numbers[int(annotation.StructParent)].objgen != node.element.objgen:
                    self._fault("an annotation of no element")
                elif node.role != {"/Link": "Link", "/Widget": "Form"}[str(annotation.Subtype)]:
                    self._fault("an annotation in a", node.role)
                elif not str(annotation.get("/Contents", annotation.get("/TU", ""))).strip():
                    self._fault("an annotation without words")


def _pairs(numbers: Any) -> Iterator[tuple[int, Any]]:
    listed = list(numbers)
    yield from ((int(key), value) for key, value in zip(listed[::2], listed[1::2], strict=True))


def _attribute(cell: Node, name: str, otherwise: Any) -> Any:
    return cell.element.get("/A", {}).get(name, otherwise)
