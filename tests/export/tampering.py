"""Ways to change a signed PDF that ordinary readers let pass, after the list of known attacks."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields as sig_fields

from committee_app.export.signing import _Increment


def in_a_new_revision(data: bytes, change: Callable[[Any], None], *, plain: bool = False) -> bytes:
    """Return the file with one more revision; `plain` leaves its metadata alone."""
    writer = (_Increment if plain else IncrementalPdfFileWriter)(io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


@contextmanager
def each_increment_also(change: Callable[[Any], None]) -> Iterator[None]:
    """Put a change into the very revision in which somebody signs."""
    honest = _Increment.__init__

    def sly(writer: Any, *args: Any, **kwargs: Any) -> None:
        honest(writer, *args, **kwargs)
        change(writer)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Increment, "__init__", sly)
        yield


def overlay(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    over = writer.add_object(generic.StreamObject(stream_data=b"q 0 0 1 rg 100 400 300 100 re f Q"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), over])
    writer.update_container(page)


def other_record(writer: Any) -> None:
    embedded = writer.root["/AF"][0]["/EF"]
    changed = generic.StreamObject(
        dict_data={pdf_name("/Type"): pdf_name("/EmbeddedFile")},
        stream_data=embedded["/F"].data.replace(b"P-001", b"P-999"),
    )
    embedded["/F"] = embedded["/UF"] = writer.add_object(changed)
    writer.update_container(embedded)


def other_metadata(writer: Any) -> None:
    packet = writer.root["/Metadata"].data.replace("회의록".encode(), "위조록".encode())
    kind = {pdf_name("/Type"): pdf_name("/Metadata"), pdf_name("/Subtype"): pdf_name("/XML")}
    writer.root["/Metadata"] = writer.add_object(generic.StreamObject(dict_data=kind, stream_data=packet))
    writer.update_root()


def stamp_annotation(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = generic.DictionaryObject(  # type: ignore[no-untyped-call]
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Stamp"),
            pdf_name("/F"): generic.NumberObject(4),  # type: ignore[no-untyped-call]
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (100, 400, 300, 440))),
            pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): writer.add_object(_patch())}),  # type: ignore[no-untyped-call]
        }
    )
    page["/Annots"] = generic.ArrayObject([*list.__iter__(page["/Annots"]), writer.add_object(note)])
    writer.update_container(page)


def unset_last_value(writer: Any) -> None:
    field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
    del field["/V"]
    writer.update_container(field)


def remove_last_field(writer: Any) -> None:
    fields = writer.root["/AcroForm"]["/Fields"]
    fields.pop()
    writer.update_container(fields)


def swap_appearance(writer: Any) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    field["/AP"] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(_patch())})  # type: ignore[no-untyped-call]
    writer.update_container(field)


def new_field(writer: Any) -> None:
    sig_fields.append_signature_field(writer, sig_fields.SigFieldSpec("Rogue", box=(100, 100, 200, 150)))


def resaved(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    return out.getvalue()


def gaps(data: bytes) -> list[tuple[int, int]]:
    """Return where the hexadecimal digits of each signature value begin and end."""
    found = re.findall(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+\d+\s*\]", data)
    return [(int(before) + 1, int(after) - 1) for before, after in found]


def transplanted(data: bytes) -> bytes:
    """Return the file with the first signature's value in the second one's place."""
    (first, first_end), (second, second_end), *_ = gaps(data)
    value = data[first:first_end].rstrip(b"0")
    value += b"0" * (len(value) % 2)
    room = second_end - second
    return data[:second] + value[:room].ljust(room, b"0") + data[second_end:]


def with_padding_digit(data: bytes) -> bytes:
    """Return the file with one digit changed in the empty room behind the last signature value."""
    _, end = gaps(data)[-1]
    return data[: end - 1] + b"1" + data[end:]


def with_lower_case_digit(data: bytes) -> bytes:
    """Return the file with one digit of the last signature value written otherwise; its meaning is the same."""
    start, end = gaps(data)[-1]
    at = next(at for at in range(start, end) if data[at : at + 1] in b"ABCDEF")
    return data[:at] + data[at : at + 1].lower() + data[at + 1 :]


def without_last_revision(data: bytes) -> bytes:
    ends = [match.end() for match in re.finditer(rb"%%EOF\r?\n?", data)]
    return data[: ends[-2]]


def _patch() -> Any:
    box = generic.ArrayObject(map(generic.NumberObject, (0, 0, 200, 40)))
    kind = {pdf_name("/Type"): pdf_name("/XObject"), pdf_name("/Subtype"): pdf_name("/Form"), pdf_name("/BBox"): box}
    return generic.StreamObject(dict_data=kind, stream_data=b"1 1 1 rg 0 0 200 40 re f")


GAP = 40
"""How far behind the last object the number lies that a page names before anybody has written it."""


def with_a_gap(data: bytes) -> bytes:
    """Return an unsigned file whose first page names a second content that is not there: readers show nothing of it."""
    found = re.search(rb"/Contents (\d+) 0 R", data)
    size = re.search(rb"/Size (\d+)", data[data.rindex(b"trailer") :])
    assert found is not None
    assert size is not None
    named = b"/Contents [ %b 0 R %d 0 R ]" % (found[1], int(size[1]) + GAP)
    by = len(named) - len(found[0])
    longer = data[: found.start()] + named + data[found.end() :]
    table = longer.rindex(b"xref\n0 ")
    moved = re.sub(
        rb"(\d{10})( \d{5} n)",
        lambda row: b"%010d%b" % (int(row[1]) + by * (int(row[1]) > found.start()), row[2]),
        longer[table:],
    )
    return re.sub(rb"(startxref\n)\d+", b"\\g<1>%d" % table, longer[:table] + moved)


def fill_the_gap(writer: Any) -> None:
    first = writer.root["/Pages"]["/Kids"][0].get_object()
    named = first["/Contents"].raw_get(1)
    hidden = generic.StreamObject(stream_data=b"q 0 0 1 rg 100 400 300 100 re f Q")
    writer.objects[(named.generation, named.idnum)] = hidden
    writer._lastobj_id = max(writer._lastobj_id, named.idnum)
