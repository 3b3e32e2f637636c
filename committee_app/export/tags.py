"""What the marks on a page mean: the elements of a tagged PDF in reading order (ISO 32000-1, 14.7 and 14.8).

Pieces say to which element they are about to draw; the sheet opens and closes the marked content. An element joins
the tree when something of it is first drawn: the order of drawing is the order of reading, also where a table or a
list goes on on another page. What belongs to no element is an artifact: rules, heads that repeat, the edges of a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Mark: TypeAlias = int
"""A piece of marked content: the page counted from 0, and its number on it; one number, since there are very many."""
_MARKS_OF_A_PAGE = 1 << 20


def page_of(mark: Mark) -> int:
    """Return the page of a mark."""
    return mark // _MARKS_OF_A_PAGE


def number_on_page(mark: Mark) -> int:
    """Return the number of a mark on its page."""
    return mark % _MARKS_OF_A_PAGE


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document: its role (`P`, `H1`, `TD`) and what stands in it.

    `parent` is None below the document itself. `alt` is what is heard instead of a drawing, or of text with signs.
    `scope` (`Row`, `Column`) and `columns` belong to cells, `numbering` to lists. `object_number` is where it stands in
    the file.
    """

    role: str
    parent: Element | None = None
    alt: str = ""
    scope: str = ""
    columns: int = 1
    numbering: str = ""
    _own: Element | Mark | list[Element | Mark] | None = None
    is_in_tree: bool = False
    object_number: int = 0

    def add(self, child: Element | Mark) -> None:
        """Put a child behind the others; most elements have one, and need no list for it."""
        if self._own is None:
            self._own = child
        elif isinstance(self._own, list):
            self._own.append(child)
        else:
            self._own = [self._own, child]

    @property
    def children(self) -> Sequence[Element | Mark]:
        """What stands in it, in order."""
        if self._own is None:
            return ()
        return self._own if isinstance(self._own, list) else (self._own,)

    @property
    def attributes(self) -> str:
        """The attributes of tables and lists, as the file has them."""
        own = f"/O/Table/Scope/{self.scope}" if self.scope else "/O/Table" if self.columns > 1 else ""
        own += f"/ColSpan {self.columns}" if self.columns > 1 else ""
        own += f"/O/List/ListNumbering/{self.numbering}" if self.numbering else ""
        return own


@dataclass(frozen=True, slots=True, eq=False)
class Artifact:
    """What nobody needs to hear; `properties` say which kind of it."""

    properties: str


RULES = Artifact("<</Type/Layout>>")
HEAD_OF_PAGE = Artifact("<</Type/Pagination/Subtype/Header/Attached[/Top]>>")
FOOT_OF_PAGE = Artifact("<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>")
REPEATED = Artifact("<</Type/Pagination>>")


@dataclass(slots=True)
class Tags:
    """The tree, whose marks each page has, and which elements have an annotation (links, fields) to be joined to."""

    document: Element = field(default_factory=lambda: Element("Document", is_in_tree=True))
    owners: list[list[Element]] = field(default_factory=list)
    links: list[tuple[int, Element]] = field(default_factory=list)
    forms: dict[str, Element] = field(default_factory=dict)

    def join(self, element: Element) -> Element:
        """Put an element at the end of its parent, once; its parents before it."""
        if not element.is_in_tree:
            parent = self.document if element.parent is None else self.join(element.parent)
            parent.add(element)
            element.is_in_tree = True
        return element

    def marked(self, page: int, element: Element) -> int:
        """Return the number of a new piece of marked content on a page that belongs to an element."""
        while len(self.owners) <= page:
            self.owners.append([])
        number = len(self.owners[page])
        self.owners[page].append(element)
        self.join(element).add(page * _MARKS_OF_A_PAGE + number)
        return number
