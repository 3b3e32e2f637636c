"""Small PDFs made for tests, good and bad."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas


def pdf(*pages: str, password: str = "") -> bytes:
    """Return a PDF with these words on its pages."""
    file = io.BytesIO()
    drawing = canvas.Canvas(file, pagesize=A4, encrypt=password or None)
    for words in pages:
        drawing.drawString(72, 700, words)
        drawing.showPage()
    drawing.save()
    return file.getvalue()


def bomb() -> bytes:
    """Return a small PDF whose one page draws itself, through forms that call each other, without end."""
    calls = b"/F Do " * 40
    forms = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >> /Length %d >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R"
            b" /Resources << /XObject << /F 5 0 R >> >> >>"
        ),
        _stream(b"<< /Length %d >>" % len(calls), calls),
        *(_stream(forms % (number + 1, len(calls)), calls) for number in range(5, 12)),
        _stream(forms % (12, len(calls)), calls),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        body
        + head
        + table
        + b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            len(body),
        )
    )


def _stream(head: bytes, content: bytes) -> bytes:
    return head + b"\nstream\n" + content + b"\nendstream"
