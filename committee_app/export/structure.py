"""The structure tree as PDF objects, put behind a drawn file.

There are as many elements as a table has cells. Written as text they cost a fifth of a microsecond each; made one by
one through the library that finishes the file, fifty times that. So they are appended as a revision of the drawn file,
which the library then reads and writes anew together with the rest.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from committee_app.export.tags import Element, Tags


def with_structure(drawn: bytes, tags: Tags) -> tuple[bytes, int]:
    """Return the drawn file with the objects of the tree behind it, and the number of the tree's root.

    The objects are numbered in reading order, so the same tree gives the same bytes.
    """
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        pages = [page.obj.objgen[0] for page in pdf.pages]
        first = int(pdf.trailer.Size)
        root, info = pdf.trailer.Root.objgen[0], pdf.trailer.Info.objgen[0]
    root_number, parents_number = first, first + 1
    elements = list(_in_reading_order(tags.document))
    for number, element in enumerate(elements, first + 2):
        element.object_number = number
    marks_at = first + 2 + len(elements)
    bodies = [
        f"<</Type/StructTreeRoot/K {tags.document.object_number} 0 R/ParentTree {parents_number} 0 R>>",
        "<</Nums[" + " ".join(f"{page} {marks_at + page} 0 R" for page in range(len(pages))) + "]>>",
    ]
    bodies += [_body(element, _parent(element, tags.document, root_number), pages) for element in elements]
    owners = [*tags.owners, *[[]] * (len(pages) - len(tags.owners))]
    bodies += ["[" + " ".join(f"{one.object_number} 0 R" for one in own) + "]" for own in owners]
    return _appended(drawn, bodies, first, f"/Root {root} 0 R/Info {info} 0 R"), root_number


def join_annotations(pdf: pikepdf.Pdf, tags: Tags, root_number: int, *, tabs: bool) -> None:
    """Make the tree the document's own, and join links and fields to the elements that stand for them.

    `tabs` says that the tabulator goes in reading order, which PDF 1.4 cannot say.
    """
    tree = pdf.get_object(root_number, 0)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    links: dict[int, list[Element]] = {}
    for at, element in tags.links:
        links.setdefault(at, []).append(element)
    key = len(pdf.pages)
    for number, page in enumerate(pdf.pages):
        page.StructParents = number
        waiting = iter(links.get(number, ()))
        for annotation in page.get("/Annots", []):
            if tabs:
                page.Tabs = Name.S
            if annotation.Subtype == Name.Link:
                element = next(waiting)
                annotation.Contents = String(element.alt)
            else:
                element = tags.forms[str(annotation.T)]
            annotation.StructParent = key
            owner = pdf.get_object(element.object_number, 0)
            _join(owner, Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page.obj))
            numbered: Any = (key, owner)
            tree.ParentTree.Nums.extend(numbered)
            key += 1
    tree.ParentTreeNextKey = key


def _join(owner: Any, annotation: Any) -> None:
    # A field stands alone in its element, not in a list of one: the signing library takes a list for a change.
    children = owner.get("/K")
    if children is None:
        owner.K = annotation
    elif isinstance(children, Array):
        children.append(annotation)
    else:
        owner.K = Array((children, annotation))


def _in_reading_order(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from _in_reading_order(child)


def _parent(element: Element, document: Element, root_number: int) -> int:
    if element is document:
        return root_number
    return (element.parent or document).object_number


def _body(element: Element, parent: int, pages: list[int]) -> str:
    own = "".join(_children(element, pages))
    attributes = f"/A<<{element.attributes}>>" if element.attributes else ""
    alt = f"/Alt<feff{element.alt.encode('utf-16-be').hex()}>" if element.role == "Figure" else ""
    return f"<</S/{element.role}/P {parent} 0 R{attributes}{alt}{own}>>"


def _children(element: Element, pages: list[int]) -> Iterator[str]:
    """Yield the page of the first mark, and the children: marks on that page by number, others with their page."""
    if not element.children:
        return
    here = next((child[0] for child in element.children if not isinstance(child, Element)), None)
    if here is not None:
        yield f"/Pg {pages[here]} 0 R"
    shown = [
        f"{child.object_number} 0 R"
        if isinstance(child, Element)
        else str(child[1])
        if child[0] == here
        else f"<</Type/MCR/Pg {pages[child[0]]} 0 R/MCID {child[1]}>>"
        for child in element.children
    ]
    yield f"/K {shown[0]}" if len(shown) == 1 else f"/K[{' '.join(shown)}]"


def _appended(drawn: bytes, bodies: list[str], first: int, facts: str) -> bytes:
    """Return a file with a revision more that adds these objects, numbered from `first`."""
    before = int(drawn[drawn.rindex(b"startxref") :].split()[1])
    at = len(drawn) + 1
    objects, places = [], []
    for number, body in enumerate(bodies, first):
        one = f"{number} 0 obj\n{body}\nendobj\n"
        places.append(f"{at:010} 00000 n \n")
        objects.append(one)
        at += len(one)
    table = f"xref\n{first} {len(bodies)}\n{''.join(places)}"
    trailer = f"trailer\n<</Size {first + len(bodies)}{facts}/Prev {before}>>\nstartxref\n{at}\n%%EOF\n"
    return b"".join((drawn, b"\n", "".join(objects).encode("ascii"), table.encode("ascii"), trailer.encode("ascii")))
