"""Scans of paper that people signed by hand: PDF, JPEG or PNG that strangers made, kept as a PDF.

A picture is put into a PDF of one page: its points as they were (nothing is drawn anew), and nothing else of the
file. Place, time, machine, thumbnails, notes, and whatever follows the end stay out; a photograph that lies on its side
is turned upright by the page. A PDF is kept as it is, with all that it says of itself. Either is then read by the
guarded child (`proposal_pages`), which has to find pages in it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from committee_app.case.findings import Finding, RefusedError
from committee_app.intake.errors import ProposalDamagedError, ProposalLockedError, ProposalNoPdfError
from committee_app.intake.proposal_pages import Drawing, draw_pages, read_contents

MAX_BYTES: Final = 20 << 20
MAX_PAGES: Final = 100
MAX_SIDE: Final = 20_000
_DRAWN: Final = 400
"""Pixels across: the child draws the first page, so that what cannot be drawn is not kept."""
_A4: Final = (595, 842)
_PDF, _JPEG, _PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_FRAMES: Final = (0xC0, 0xC1, 0xC2)
_TABLES: Final = (0xC4, 0xDB, 0xDD)
_ADOBE: Final = 0xEE
_EXIF: Final = b"Exif\0\0"
_TURNS: Final = {3: 180, 6: 90, 8: 270}
"""What the orientation of a photograph means in degrees clockwise; mirrored ones are not made by cameras."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan as it is kept: a PDF and its pages. `is_as_it_was`: the bytes are those of the file, with all in them."""

    name: str
    data: bytes
    pages: int
    is_as_it_was: bool


@dataclass(frozen=True, slots=True)
class _Picture:
    """What a page needs of a picture: size in points of the raster, how it is packed, and how far it lies turned."""

    width: int
    height: int
    how: str
    data: bytes
    turn: int = 0


def read_scan(name: str, raw: bytes) -> Scan:
    """Return a scan as it is kept.

    Raises:
        RefusedError: too large, of another form, damaged, locked, or with too many pages.
    """
    if len(raw) > MAX_BYTES:
        raise RefusedError(Finding.of("scan.too_large", limit=MAX_BYTES))
    as_it_was = raw.startswith(_PDF)
    data = raw if as_it_was else _one_page(_picture(name, raw))
    try:
        pages = read_contents(name, data).pages
        drawn = draw_pages(name, data, Drawing((1,), _DRAWN))
    except ProposalLockedError:
        raise RefusedError(Finding.of("scan.locked", file=name)) from None
    except (ProposalDamagedError, ProposalNoPdfError):
        raise RefusedError(Finding.of("scan.damaged", file=name)) from None
    if pages > MAX_PAGES:
        raise RefusedError(Finding.of("scan.many_pages", pages=pages, limit=MAX_PAGES))
    if not drawn:
        raise RefusedError(Finding.of("scan.damaged", file=name))
    return Scan(name, data, pages, as_it_was)


def _picture(name: str, raw: bytes) -> _Picture:
    if not raw.startswith((_JPEG, _PNG)):
        raise RefusedError(Finding.of("scan.other_kind", file=name))
    try:
        found = _jpeg(raw) if raw.startswith(_JPEG) else _png(raw)
    except (IndexError, struct.error, ValueError):
        raise RefusedError(Finding.of("scan.damaged", file=name)) from None
    if found is None or not (0 < found.width <= MAX_SIDE and 0 < found.height <= MAX_SIDE):
        raise RefusedError(Finding.of("scan.picture_kind", file=name))
    return found


# ── JPEG (ITU T.81) ────────────────────────────────────────────────────────────────────────
def _jpeg(raw: bytes) -> _Picture | None:
    """Return the picture with its tables, frame and scans alone; None for a kind that is not taken."""
    kept, turn, frame = [raw[:2]], 0, b""
    for marker, segment in _segments(raw):
        if marker == 0xE1 and segment[4:].startswith(_EXIF):
            turn = _turn(segment[4 + len(_EXIF) :]) or turn
        if marker in _FRAMES:
            frame = segment[4:]
        elif 0xC3 <= marker <= 0xCF and marker not in _TABLES:
            return None
        if marker in (*_FRAMES, *_TABLES, _ADOBE, 0xDA, 0xD9):
            kept.append(segment)
    precision, height, width, components = struct.unpack(">BHHB", frame[:6])
    if precision != 8 or components not in (1, 3):
        return None
    space = "DeviceGray" if components == 1 else "DeviceRGB"
    how = f"/ColorSpace/{space}/BitsPerComponent 8/Filter/DCTDecode"
    return _Picture(width, height, how, b"".join(kept), turn)


def _segments(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and all bytes of each segment, up to the end of the image; a scan goes with what follows it."""
    at = 2
    while True:
        if raw[at] != 0xFF:
            raise ValueError("no marker")
        while raw[at + 1] == 0xFF:
            at += 1
        marker = raw[at + 1]
        if marker == 0xD9:
            yield marker, raw[at : at + 2]
            return
        if marker == 0x00 or 0xD0 <= marker <= 0xD8 or marker == 0x01:
            raise ValueError("no segment")
        end = at + 2 + int(struct.unpack(">H", raw[at + 2 : at + 4])[0])
        if marker == 0xDA:
            end = _end_of_scan(raw, end)
        if end > len(raw):
            raise ValueError("cut")
        yield marker, raw[at:end]
        at = end


def _end_of_scan(raw: bytes, at: int) -> int:
    while (at := raw.find(b"\xff", at)) >= 0:
        following = raw[at + 1]
        if following != 0x00 and not 0xD0 <= following <= 0xD7 and following != 0xFF:
            return at
        at += 1 if following == 0xFF else 2
    raise ValueError("cut")


def _turn(exif: bytes) -> int:
    """Return how far a photograph lies turned, by tag 0x0112 of its first directory (TIFF 6.0); else nothing."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return 0
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for number in range(min(count, 256)):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * number)
            if (tag, kind) == (0x0112, 3):
                return _TURNS.get(value, 0)
    except struct.error:
        return 0
    return 0


# ── PNG (ISO/IEC 15948) ────────────────────────────────────────────────────────────────────
def _png(raw: bytes) -> _Picture | None:
    """Return the picture with its points and palette alone; None for a kind that is not taken."""
    head, palette, packed = b"", b"", []
    for kind, data in _chunks(raw):
        if kind == b"IHDR":
            head = data
        elif kind == b"PLTE":
            palette = data
        elif kind == b"IDAT":
            packed.append(data)
    width, height, bits, colours, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    spaces = {0: "/DeviceGray", 2: "/DeviceRGB", 3: f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{palette.hex()}>]"}
    if colours not in spaces or interlaced or bits > 8 or len(palette) % 3 or (colours == 3) != bool(palette):
        return None
    parts = 3 if colours == 2 else 1
    how = (
        f"/ColorSpace{spaces[colours]}/BitsPerComponent {bits}/Filter/FlateDecode"
        f"/DecodeParms<</Predictor 15/Colors {parts}/BitsPerComponent {bits}/Columns {width}>>"
    )
    return _Picture(width, height, how, b"".join(packed))


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", raw, at)
        data = raw[at + 8 : at + 8 + length]
        (told,) = struct.unpack_from(">I", raw, at + 8 + length)
        if zlib.crc32(kind + data) != told:
            raise ValueError("sum")
        if kind == b"IEND":
            return
        yield kind, data
        at += 12 + length


# ── a page around it (ISO 32000-1) ─────────────────────────────────────────────────────────
def _one_page(picture: _Picture) -> bytes:
    """Return a PDF of one page of A4, the picture as large as fits on it."""
    lies = picture.width > picture.height
    across, down = _A4[::-1] if lies else _A4
    ratio = min(across * 1000 // picture.width, down * 1000 // picture.height)
    width, height = picture.width * ratio // 1000 or across, picture.height * ratio // 1000 or down
    left, bottom = (across - width) // 2, (down - height) // 2
    shown = f"q {width} 0 0 {height} {left} {bottom} cm /Scan Do Q".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {across} {down}]/Rotate {picture.turn}"
        "/Resources<</XObject<</Scan 5 0 R>>>>/Contents 4 0 R>>".encode(),
        f"<</Length {len(shown)}>>\nstream\n".encode() + shown + b"\nendstream",
        f"<</Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}{picture.how}"
        f"/Length {len(picture.data)}>>\nstream\n".encode()
        + picture.data
        + b"\nendstream",
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
