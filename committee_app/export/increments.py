"""What a revision of signed minutes may write anew: the field that it signs, and for the first also what certifies.

This is stricter than what readers allow, and quick: only the objects that a revision lists are looked at. What it
adds is reached through those alone, so a page, a heading or a record inside is the one that the revision before had.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject, PdfObject, Reference
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.xref import XRefSectionType

_OF_THE_FIELD = frozenset({"/V", "/AP"})
_OF_THE_FORM = frozenset({"/SigFlags"})
_OF_THE_ROOT = frozenset({"/Perms", "/Extensions"})
_KEPT = ("/Root", "/Info", "/Encrypt")


def only_signs(reader: PdfFileReader, number: int, field: Reference, named: Collection[int]) -> bool:
    """Whether revision `number` (from 1) changes nothing but what its signature must.

    Args:
        reader: the whole file.
        number: the revision that the signature makes.
        field: the field that it signs.
        named: the numbers of objects that the revisions before it name, whether they have them or not.
    """
    known = number > 0 and reader.xrefs.get_xref_container_info(number).xref_section_type is XRefSectionType.STANDARD
    if not known or reader.xrefs.refs_freed_in_revision(number):
        return False
    before, after = (reader.get_historical_resolver(one) for one in (number - 1, number))
    trailers = before.trailer_view, after.trailer_view
    if any(_bytes_of(trailers[0], key) != _bytes_of(trailers[1], key) for key in _KEPT):
        return False
    allowed = {_place(field): _OF_THE_FIELD}
    if number == 1:
        root = trailers[0].raw_get("/Root")
        form = before.root.raw_get("/AcroForm")
        if not isinstance(form, IndirectObject):
            return False
        allowed |= {_place(root.reference): _OF_THE_ROOT, _place(form.reference): _OF_THE_FORM}
    for one in reader.xrefs.explicit_refs_in_revision(number):
        if reader.xrefs.get_introducing_revision(one) == number:
            if one.idnum in named:
                return False
            continue
        keys = allowed.get(_place(one), frozenset())
        if not _changed_only(before.get_object(_plain(one, before)), after.get_object(_plain(one, after)), keys):
            return False
    return True


def _place(reference: Reference) -> tuple[int, int]:
    return int(reference.idnum), int(reference.generation)


def _plain(reference: Reference, resolver: Any) -> Reference:
    return Reference(reference.idnum, reference.generation, resolver)


def _changed_only(old: PdfObject, new: PdfObject, keys: frozenset[str]) -> bool:
    if type(old) is not DictionaryObject or type(new) is not DictionaryObject:
        return False
    return all(key in keys or _bytes_of(old, key) == _bytes_of(new, key) for key in {*old, *new})


def _bytes_of(dictionary: Any, key: str) -> bytes | None:
    """Return a value as a file has it, references as references; None where there is none."""
    if key not in dictionary:
        return None
    out = io.BytesIO()
    dictionary.raw_get(key).write_to_stream(out, None)
    return out.getvalue()
