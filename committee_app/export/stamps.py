"""What a signature looks like on paper: capacity, name, time and key fingerprint on opaque white.

The stamp is for the eye. It proves nothing: what proves is the signature it belongs to.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from reportlab.pdfgen.canvas import Canvas

from committee_app.export.korean_forms import official_moment
from committee_app.export.labels import LABELS, Language
from committee_app.export.sheet import Sheet
from committee_app.export.typography import (
    NAVY,
    NOTE,
    REGULAR,
    SEMIBOLD,
    TABLE,
    WHITE,
    Face,
    broken_lines,
    fitted,
    printable,
    register_fonts,
)

SMALL = Face(REGULAR, 6.5, 8.5)
TAG = Face(SEMIBOLD, 7.5, 10)
NAME = Face(SEMIBOLD, 11, 15)
SMALLEST = Face(REGULAR, 6, 7.5)
_PADDING = 6.0
_ROOM_FOR_LABEL = 150
"""In a narrower place the digits take the whole measure."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The words of a stamp; `fingerprint` is the one of the person's keys, as printed elsewhere.

    `subject` and `issuer` are those of a certificate from outside that signs, if one does.
    """

    name: str
    capacity: str
    at: datetime
    fingerprint: bytes
    language: Language = "ko"
    subject: str = ""
    issuer: str = ""


def drawn_stamp(stamp: Stamp, width: float, height: float) -> bytes:
    """Return the stamp as a PDF of one page of this size in points; the same stamp gives the same bytes."""
    register_fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1, pageCompression=1, initialFontName=REGULAR)
    labels = LABELS[stamp.language]
    sheet = Sheet(canvas, labels, {})
    canvas.setFillColor(WHITE)
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    sheet.upright_rule(1, 2, height - 2, 1.2, NAVY)
    left, right = _PADDING + 3, width - _PADDING
    y = height - _PADDING + 1
    capacity, name = printable(stamp.capacity), printable(stamp.name)
    name_at = left + TABLE.width(capacity) + 5
    name = fitted(name, NAME, right - name_at)
    sheet.text(left, y - NAME.drop, capacity, TABLE)
    sheet.text(name_at, y - NAME.drop, name, NAME)
    if name_at + NAME.width(name) + 5 + TAG.width(labels.signed) <= right:
        sheet.text_right(right, y - NAME.drop, labels.signed, TAG, NAVY)
    y -= NAME.leading + 2
    sheet.text(left, y - TABLE.drop, official_moment(stamp.at), TABLE)
    y -= TABLE.leading + 3
    face = SMALL if width >= _ROOM_FOR_LABEL else SMALLEST
    if width >= _ROOM_FOR_LABEL:
        sheet.text(left, y - SMALL.drop, labels.key, NOTE)
        left += NOTE.width(labels.key) + 5
    digits = broken_lines(_groups_of_four(stamp.fingerprint), face, right - left)
    # In a narrow place a certificate has the room of the later digits, which stand with the keys in the minutes.
    digits = (f"{digits[0]} …",) if stamp.subject and width < _ROOM_FOR_LABEL else digits
    for line in digits:
        sheet.text(left, y - face.drop, line, face)
        y -= face.leading
    if stamp.subject:
        # What the certificate proves is not told here, and the paper says so.
        said = labels.certificate.format(subject=printable(stamp.subject), issuer=printable(stamp.issuer))
        for line in broken_lines(said, SMALLEST, right - _PADDING - 3):
            if y - SMALLEST.leading < 0:
                break
            sheet.text(_PADDING + 3, y - SMALLEST.drop, line, SMALLEST)
            y -= SMALLEST.leading
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _groups_of_four(value: bytes) -> str:
    digits = value.hex()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
