"""Files made to harm or to mislead, built by the tests: nothing of the kind lies in the repository."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROOT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
WORKBOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
WORKBOOK_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="rId1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def sheet(inside: str, after: str = "") -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{inside}</sheetData>{after}</worksheet>'


def cell(name: str, value: str = "1") -> str:
    return f'<c r="{name}"><v>{value}</v></c>'


def one_row(cells: str) -> str:
    return sheet(f'<row r="1">{cells}</row>')


def parts(sheet_xml: str | bytes = "") -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_RELATIONS,
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONS,
        SHEET: sheet_xml or one_row(cell("A1")),
    }


def archive(*named: tuple[str, str | bytes]) -> bytes:
    """Return an archive of these parts, in order, also where two have one name."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        warnings.simplefilter("ignore")  # "Duplicate name": on purpose
        for name, content in named:
            made.writestr(name, content)
    return buffer.getvalue()


def workbook(sheet_xml: str | bytes = "", **other: str | bytes) -> bytes:
    return archive(*(parts(sheet_xml) | other).items())


def two_cells_far_apart() -> bytes:
    return workbook(sheet(f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>'))


def two_cells_far_apart_in_disguise() -> bytes:
    """The same, with a reference that a look at the bytes does not find."""
    return workbook(
        sheet(f'<row r="1">{cell("A1")}</row><row><c r="&#88;FD1048576"><v>1</v></c></row>'),
    )


def two_cells_far_apart_padded() -> bytes:
    return workbook(one_row(cell("A1") + cell("XFD" + "1048576".zfill(40))))


def two_cells_far_apart_elsewhere() -> bytes:
    """The same, with the sheet where nobody looks for one."""
    bomb = one_row(cell("A1") + cell("XFD1048576"))
    relations = WORKBOOK_RELATIONS.replace("worksheets/sheet1.xml", "media/image1.png")
    return workbook(**{"xl/media/image1.png": bomb, "xl/_rels/workbook.xml.rels": relations})


def a_cell_of_600_megabytes() -> bytes:
    """As a stream, so that the making costs no memory."""
    buffer = io.BytesIO()
    before, after = one_row('<c r="A1" t="inlineStr"><is><t>@</t></is></c>').encode().split(b"@")
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in parts().items():
            if name != SHEET:
                made.writestr(name, content)
        with made.open(SHEET, "w", force_zip64=True) as part:
            part.write(before)
            for _ in range(600):
                part.write(b"A" * (1 << 20))
            part.write(after)
    return buffer.getvalue()


def an_entity_bomb() -> bytes:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    bomb = one_row('<c r="A1" t="inlineStr"><is><t>&i;</t></is></c>')
    return workbook(f"<!DOCTYPE worksheet [{entities}]>{bomb}")


def utf_16_parts() -> bytes:
    return workbook(('<?xml version="1.0" encoding="UTF-16"?>' + one_row(cell("A1"))).encode("utf-16"))


def a_part_in_another_encoding() -> bytes:
    return workbook(('<?xml version="1.0" encoding="UTF-7"?>' + one_row(cell("A1"))).encode())


def a_duplicate_part() -> bytes:
    return archive(*parts().items(), (SHEET.upper(), one_row(cell("A1", "2"))))


def a_hundred_thousand_columns() -> bytes:
    return workbook(one_row(cell("A1") + cell("EQXD1")))


def a_merge_over_everything() -> bytes:
    return workbook(
        sheet(
            f'<row r="1">{cell("A1")}</row>',
            '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        )
    )


def too_many_merges() -> bytes:
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 5_002))
    return workbook(sheet(f'<row r="1">{cell("A1")}</row>', f"<mergeCells>{merges}</mergeCells>"))


def a_large_rectangle() -> bytes:
    return workbook(sheet(f'<row r="1">{cell("A1")}</row><row r="20000">{cell("SR20000")}</row>'))


def a_document() -> bytes:
    return archive(("[Content_Types].xml", CONTENT_TYPES), ("word/document.xml", "<document/>"))


def flagged_as_encrypted() -> bytes:
    raw = bytearray(workbook())
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def compressed_otherwise() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as made:
        for name, content in parts().items():
            made.writestr(name, content)
    return buffer.getvalue()


def altered_inside() -> bytes:
    """One byte of the compressed sheet is another: the checksum no longer fits."""
    raw = bytearray(workbook(one_row("".join(cell(f"{column}1", str(ord(column) ** 3)) for column in "ABCDEFGH"))))
    raw[raw.index(SHEET.encode()) + len(SHEET) + 40] ^= 0xFF
    return bytes(raw)


BadFile = Callable[[], bytes]
