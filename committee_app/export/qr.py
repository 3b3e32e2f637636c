"""A QR code drawn as squares: error correction M, four modules of white around it, the same code for the same text.

The library's encoder makes the modules. Its widget is not used: it draws each module as a shape of its own.
"""

from __future__ import annotations

from typing import Any

from reportlab.graphics.barcode import qrencoder

from committee_app.export.typography import BLACK

QUIET = 4


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of a text (UTF-8), row by row from above; True is dark."""
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte(text.encode()))
    code.make()
    return tuple(tuple(bool(one) for one in row) for row in code.modules)


def draw_qr(canvas: Any, text: str, left: float, bottom: float, side: float) -> None:
    """Draw the code into a square, its quiet zone inside; each run of dark modules is one rectangle."""
    rows = qr_modules(text)
    module = side / (len(rows) + 2 * QUIET)
    canvas.saveState()
    canvas.setFillColor(BLACK)
    for down, row in enumerate(rows):
        y = bottom + side - (QUIET + down + 1) * module
        for start, end in _runs(row):
            # A hair wider and higher: or some printers and screens leave white seams between rows.
            x = left + (QUIET + start) * module
            canvas.rect(x, y, (end - start) * module, module * 1.02, stroke=0, fill=1)
    canvas.restoreState()


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = None
    for at, dark in enumerate((*row, False)):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            found.append((start, at))
            start = None
    return found
