"""A QR code drawn as squares: error correction M, four modules of white around it, the same code for the same text.

The library's encoder makes the modules. Its widget is not used: it draws each module as a shape of its own.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from reportlab.graphics.barcode import qrencoder

from committee_app.export.typography import BLACK

QUIET = 4
DIGITS_AND_CAPITALS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
"""What a code carries at five and a half bits a character instead of eight (ISO/IEC 18004, table 5)."""

Modules: TypeAlias = tuple[tuple[bool, ...], ...]


def qr_modules(text: str, mask: int | None = None) -> Modules:
    """Return the modules of a text, row by row from above; True is dark.

    Args:
        text: in UTF-8, or in the short form where it has digits and capitals only.
        mask: which of the eight patterns is laid over the data; None takes the best, which takes eight times as long.
    """
    code = _code(text)
    code.makeImpl(False, code.getBestMaskPattern() if mask is None else mask)  # noqa: FBT003  # the library's own form
    return tuple(tuple(bool(one) for one in row) for row in code.modules)


def best_mask(text: str) -> int:
    """Return the pattern that makes the code of a text easiest to read; texts of one form share it well enough."""
    return int(_code(text).getBestMaskPattern())


def draw_qr(canvas: Any, modules: Modules, left: float, bottom: float, side: float) -> None:
    """Draw the code into a square, its quiet zone inside; each run of dark modules is one rectangle of one path."""
    module = side / (len(modules) + 2 * QUIET)
    canvas.saveState()
    canvas.setFillColor(BLACK)
    canvas.translate(left + QUIET * module, bottom + side - QUIET * module)
    canvas.scale(module, module)
    # A hair higher: or some printers and screens leave white seams between rows.
    path = [
        f"{start} {-down - 1} {end - start} 1.02 re" for down, row in enumerate(modules) for start, end in _runs(row)
    ]
    canvas.addLiteral(f"{' '.join(path)} f")
    canvas.restoreState()


def _code(text: str) -> Any:
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    short = set(text) <= DIGITS_AND_CAPITALS
    code.addData(qrencoder.QRAlphaNum(text) if short else qrencoder.QR8bitByte(text.encode()))
    code.version = code.calculate_version()
    return code


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    edges = [at for at, (one, other) in enumerate(zip((False, *row), (*row, False), strict=True)) if one != other]
    return list(zip(edges[::2], edges[1::2], strict=True))
