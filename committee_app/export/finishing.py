"""The last step of an unsigned PDF: the record goes in, the metadata is written, the fields to sign are made.

The file keeps one plain form (one cross-reference table, no object streams), so that each signature
adds the least to it and a strict reader has little to understand. Everything is taken from the
arguments: no clock, no dice; the identifier of the file is made from its content.
"""

from __future__ import annotations

import hashlib
import html
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from committee_app import __version__
from committee_app.export.sheet import SignatureBox
from committee_app.export.typography import GREY, NOTE, REGULAR, register_fonts

RECORD_NAME = "record.json"
DIGEST_PREFIX = "urn:sha256:"
PRODUCER = f"committee-app {__version__}"
PRINT = 4
"""The flag of an annotation that is printed."""
LOCKED_PRINT = 132
"""Printed, and not to be moved or resized."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the file says about itself; `head` is the last link of the record."""

    title: str
    author: str
    subject: str
    language: str
    made_at: datetime
    head: bytes
    record_description: str
    field_hint: str


def finished(drawn: bytes, particulars: Particulars, record: bytes | None, boxes: Sequence[SignatureBox]) -> bytes:
    """Return the drawn PDF with record (if any), metadata and empty signature fields; the same gives the same bytes."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        pdf.Root.Lang = String(particulars.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        for page in pdf.pages:
            # A link is printed too, and a page has no effect when it is turned.
            for annotation in page.get("/Annots", []):
                annotation.F = PRINT
            if "/Trans" in page:
                del page["/Trans"]
        if record is not None:
            _attach_record(pdf, particulars, record)
        _make_fields(pdf, boxes, particulars.field_hint)
        _describe(pdf, particulars, None if record is None else hashlib.sha256(record).digest())
        out = io.BytesIO()
        pdf.save(
            out,
            preserve_pdfa=True,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            force_version="1.7",
            fix_metadata_version=False,
        )
        return out.getvalue()


def _attach_record(pdf: pikepdf.Pdf, particulars: Particulars, record: bytes) -> None:
    when = String(_pdf_date(particulars.made_at))
    stream = pdf.make_stream(record)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name("/application/json")
    # The format asks for MD5 here; what protects the record is its SHA-256 in the metadata and the signatures.
    checksum = hashlib.md5(record, usedforsecurity=False).digest()
    stream.Params = Dictionary(Size=len(record), ModDate=when, CreationDate=when, CheckSum=String(checksum))
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(RECORD_NAME),
            UF=String(RECORD_NAME),
            Desc=String(particulars.record_description),
            AFRelationship=Name.Source,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    names = pdf.Root.get("/Names", Dictionary())
    names.EmbeddedFiles = Dictionary(Names=Array([String(RECORD_NAME), specification]))
    pdf.Root.Names = names
    pdf.Root.AF = Array([specification])


def _make_fields(pdf: pikepdf.Pdf, boxes: Sequence[SignatureBox], hint: str) -> None:
    # All fields are there before the first signature: one made later would break the certification.
    if not boxes:
        return
    fields = Array()
    for box in boxes:
        page = pdf.pages[box.page]
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(box.field),
                TU=String(box.label),
                F=LOCKED_PRINT,
                Rect=Array([_short(edge) for edge in (box.left, box.bottom, box.right, box.top)]),
                P=page.obj,
                AP=Dictionary(N=_empty_appearance(pdf, box, hint)),
            )
        )
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(widget)
        fields.append(widget)
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=fields, SigFlags=1))


def _empty_appearance(pdf: pikepdf.Pdf, box: SignatureBox, hint: str) -> Any:
    # The hint lies in the field, not on the page: there it would shine through a signature's stamp.
    register_fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(box.width, box.height), invariant=1, initialFontName=REGULAR)
    canvas.setFont(NOTE.font, NOTE.size)
    canvas.setFillColor(GREY)
    canvas.drawCentredString(box.width / 2, box.height / 2 - NOTE.size * 0.33, hint)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(out.getvalue())) as drawn:
        form = pdf.copy_foreign(drawn.pages[0].as_form_xobject())
    form.BBox = Array([0, 0, _short(box.width), _short(box.height)])
    return form


def _describe(pdf: pikepdf.Pdf, particulars: Particulars, digest: bytes | None) -> None:
    when = _pdf_date(particulars.made_at)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    facts = {
        "/Title": particulars.title,
        "/Author": particulars.author,
        "/Subject": particulars.subject,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": when,
        "/ModDate": when,
    }
    for key, fact in facts.items():
        if fact:
            pdf.docinfo[key] = String(fact)
    metadata = pdf.make_stream(_xmp(particulars, digest))
    metadata.Type = Name.Metadata
    metadata.Subtype = Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)


def _xmp(particulars: Particulars, digest: bytes | None) -> bytes:
    """Return the XMP packet: the same facts as in Info, and the two digests in properties every reader knows."""
    title, author, subject = (
        html.escape(text) for text in (particulars.title, particulars.author, particulars.subject)
    )
    when = particulars.made_at.isoformat(timespec="seconds")
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    identifier = f"<dc:identifier>{DIGEST_PREFIX}{digest.hex()}</dc:identifier>" if digest else ""
    default = '<rdf:li xml:lang="x-default">'
    description = f"<dc:description><rdf:Alt>{default}{subject}</rdf:li></rdf:Alt></dc:description>" if subject else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
{identifier}
<dc:source>{DIGEST_PREFIX}{particulars.head.hex()}</dc:source>
<dc:language><rdf:Bag><rdf:li>{particulars.language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt>{default}{title}</rdf:li></rdf:Alt></dc:title>{creator}{description}
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>\
<xmp:MetadataDate>{when}</xmp:MetadataDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _pdf_date(moment: datetime) -> str:
    zone = moment.strftime("%z") or "+0000"
    return moment.strftime("D:%Y%m%d%H%M%S") + f"{zone[:3]}'{zone[3:5]}'"


def _short(length: float) -> float:
    return round(length, 2)
