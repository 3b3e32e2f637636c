"""The last step of an unsigned PDF: files go in, colours and metadata are named, tags and fields to sign are joined on.

The file keeps one plain form (one cross-reference table, no object streams), so that each signature
adds the least to it and a strict reader has little to understand. Everything is taken from the
arguments: no clock, no dice; the identifier of the file is made from its content.
"""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from committee_app import __version__
from committee_app.export.colour import CONDITION, srgb_profile
from committee_app.export.packed import Packed, Streamed, packed
from committee_app.export.sheet import SignatureBox
from committee_app.export.structure import Stream, completed, place_of_file, prepare
from committee_app.export.tags import Tags
from committee_app.export.typography import GREY, NOTE, REGULAR, register_fonts

RECORD_NAME, SCORES_NAME, ENTRIES_NAME = "record.json", "scores.csv", "entries.csv"
RESULT_NAME, VERIFIER_NAME = "result.json", "verifier.py"
DIGEST_PREFIX = "urn:sha256:"
PRODUCER = f"committee-app {__version__}"
PRINT = 4
"""The flag of an annotation that is printed."""
LOCKED_PRINT = 132
"""Printed, and not to be moved or resized."""


class Conformance(Enum):
    """As what the file labels itself: part and level of PDF/A (ISO 19005). All are drawn and tagged alike.

    `A_3B` is what the minutes are. `A_1B` is its twin for a validator that knows only part 1: it carries no files.
    `A_3A` says of the tags that they are sound, and that the file is PDF/UA-1 (ISO 14289-1) too.
    """

    A_1B = ("1", "B", "1.4")
    A_3B = ("3", "B", "1.7")
    A_3A = ("3", "A", "1.7")

    @property
    def part(self) -> str:
        """The part of ISO 19005."""
        return self.value[0]

    @property
    def level(self) -> str:
        """The level of conformance."""
        return self.value[1]

    @property
    def version(self) -> str:
        """The version of PDF in the first line."""
        return self.value[2]

    @property
    def carries_files(self) -> bool:
        """Whether files may be attached."""
        return self is not Conformance.A_1B

    @property
    def is_accessible(self) -> bool:
        """Whether the file says that it is PDF/UA-1."""
        return self is Conformance.A_3A


class Relationship(Enum):
    """What an attached file is to the document (ISO 19005-3, annex E)."""

    SOURCE = "Source"
    DATA = "Data"
    SUPPLEMENT = "Supplement"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the document carries; `kind` is its MIME type. What is large comes packed."""

    name: str
    kind: str
    relationship: Relationship
    description: str
    data: bytes | Packed | Streamed

    @property
    def carried(self) -> Packed | Streamed:
        """The file as it is carried."""
        return packed((self.data,)) if isinstance(self.data, bytes) else self.data


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the file says about itself; `head` is the last link of the record.

    `refers_to` is the SHA-256 of a record that lies elsewhere, empty where the file carries its own or has none.
    """

    title: str
    author: str
    subject: str
    language: str
    made_at: datetime
    head: bytes
    field_hint: str
    conformance: Conformance = Conformance.A_3B
    refers_to: bytes = b""


def finished(
    drawn: io.BytesIO,
    tags: Tags,
    particulars: Particulars,
    attachments: Sequence[Attachment],
    boxes: Sequence[SignatureBox],
) -> bytes:
    """Return the drawn PDF with tags, files, metadata and empty signature fields; the same gives the same bytes.

    The SHA-256 of the attachment called `record.json` (if there is one) is named in the metadata. `drawn` is closed.
    """
    conformance = particulars.conformance
    carried = sorted(attachments, key=lambda one: one.name) if conformance.carries_files else []
    with pikepdf.open(drawn) as pdf:
        pdf.Root.Lang = String(particulars.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        for page in pdf.pages:
            # A link is printed too, and a page has no effect when it is turned.
            for annotation in page.get("/Annots", []):
                annotation.F = PRINT
            if "/Trans" in page:
                del page["/Trans"]
        _attach(pdf, carried)
        _name_colours(pdf)
        _make_fields(pdf, boxes, particulars.field_hint)
        prepare(pdf, tags, tabs=conformance is not Conformance.A_1B)
        digest = next((one.carried.sums.sha256 for one in attachments if one.name == RECORD_NAME), None)
        _describe(pdf, particulars, digest)
        out = io.BytesIO()
        pdf.save(
            out,
            preserve_pdfa=True,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            force_version=conformance.version,
            fix_metadata_version=False,
        )
    drawn.close()
    return completed(out, tags, _files(particulars.made_at, carried))


def _attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment]) -> None:
    if not attachments:
        return
    listed = {one.name: _specification(pdf, number, one) for number, one in enumerate(attachments)}
    names = pdf.Root.get("/Names", Dictionary())
    names.EmbeddedFiles = Dictionary(
        Names=Array([part for name, specification in listed.items() for part in (String(name), specification)])
    )
    pdf.Root.Names = names
    pdf.Root.AF = Array(list(listed.values()))


def _specification(pdf: pikepdf.Pdf, number: int, attachment: Attachment) -> Any:
    place = place_of_file(number)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(attachment.name),
            UF=String(attachment.name),
            Desc=String(attachment.description),
            AFRelationship=Name(f"/{attachment.relationship.value}"),
            EF=Dictionary(F=place, UF=place),
        )
    )


def _files(made_at: datetime, attachments: Sequence[Attachment]) -> tuple[Stream, ...]:
    """Return the attached files as they are stored; deflated already, since the library would keep them once more."""
    when = _pdf_date(made_at)
    return tuple(_file(when, one.kind, one.carried) for one in attachments)


def _file(when: str, kind: str, carried: Packed | Streamed) -> Stream:
    sums, dates = carried.sums, f"/ModDate({when})/CreationDate({when})"
    params = f"/Params<</Size {sums.size}{dates}/CheckSum<{sums.md5.hex()}>>>"
    return Stream(f"/Type/EmbeddedFile/Subtype/{kind.replace('/', '#2F')}/Filter/FlateDecode{params}", carried)


def _name_colours(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_stream(srgb_profile())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(CONDITION),
        Info=String(CONDITION),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([intent])


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
    if particulars.refers_to:
        uri = f"{DIGEST_PREFIX}{particulars.refers_to.hex()}"
        identifier = f"<dc:relation><rdf:Bag><rdf:li>{uri}</rdf:li></rdf:Bag></dc:relation>"
    default = '<rdf:li xml:lang="x-default">'
    conformance = particulars.conformance
    names = _NAMESPACES | ({"pdfuaid": "http://www.aiim.org/pdfua/ns/id/"} if conformance.is_accessible else {})
    namespaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in names.items())
    label = f"<pdfaid:part>{conformance.part}</pdfaid:part><pdfaid:conformance>{conformance.level}</pdfaid:conformance>"
    accessible = "<pdfuaid:part>1</pdfuaid:part>" if conformance.is_accessible else ""
    description = f"<dc:description><rdf:Alt>{default}{subject}</rdf:li></rdf:Alt></dc:description>" if subject else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
{_UA_SCHEMA if accessible else ""}<rdf:Description rdf:about="" {namespaces}>
{label}{accessible}
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


_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}

_UA_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""PDF/A takes a property that it does not know only with its description."""


def _pdf_date(moment: datetime) -> str:
    zone = moment.strftime("%z") or "+0000"
    return moment.strftime("D:%Y%m%d%H%M%S") + f"{zone[:3]}'{zone[3:5]}'"


def _short(length: float) -> float:
    return round(length, 2)
