"""The type of the printed page: one family, few sizes, black, navy and one grey.

The measures follow a court judgment set by a good press. Lines break between words (어절), as
official Korean does; only a word longer than the line is parted inside.

What the library would do silently is prevented here: every style names its font (the library's
default is never embedded), the registered fonts carry no second copy of ASCII, and characters that the
font lacks are replaced by their number before they reach the page, where they would print as nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from committee_app import resources

REGULAR = "GOV-Regular"
SEMIBOLD = "GOV-SemiBold"
BOLD = "GOV-Bold"
_FONTS = {REGULAR: 400, SEMIBOLD: 600, BOLD: 700}

BLACK = HexColor("#000000")
NAVY = HexColor("#063a74")
GREY = HexColor("#6b7075")
WHITE = HexColor("#ffffff")

HEAD_RULE, UNDER_HEAD_RULE, ROW_RULE, FIFTH_ROW_RULE, SUM_RULE, FOOT_RULE, CUT_RULE = 0.9, 0.4, 0.25, 0.5, 0.6, 0.9, 1.2
"""Thickness of the hairlines of a table, in points."""

ROWS_THAT_NEED_A_GUIDE = 12
"""From this many rows on, the eye is guided by every fifth rule."""

_SUBSTITUTES = {"㊞": "(인)", "☐": "□", "☑": "■", "◎": "○", "≒": "≈"}
"""Signs the font lacks and for which a reader takes another in the same sense."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font at a size, with the distance from line to line; all in points."""

    font: str
    size: float
    leading: float

    def width(self, text: str) -> float:
        """Return the length of a line of text in points."""
        return _units(self.font, text) * self.size / 1000

    @property
    def drop(self) -> float:
        """How far the first baseline lies below the top of its line."""
        return (self.leading - self.size) / 2 + self.size * 0.86


TITLE = Face(BOLD, 20, 28)
HEADING = Face(BOLD, 15, 22)
SECTION = Face(BOLD, 11.5, 18)
SUBSECTION = Face(SEMIBOLD, 10, 16.5)
TEXT = Face(REGULAR, 10, 16.5)
STRONG = Face(SEMIBOLD, 10, 16.5)
TABLE = Face(REGULAR, 8.5, 12)
TABLE_SMALL = Face(REGULAR, 8, 12)
TABLE_HEAD = Face(SEMIBOLD, 8.5, 12)
MATRIX = Face(REGULAR, 8, 11)
MATRIX_HEAD = Face(SEMIBOLD, 8, 11)
MATRIX_WORD = Face(REGULAR, 7.5, 11)
NOTE = Face(REGULAR, 7.5, 11)
FINGERPRINT = Face(REGULAR, 8, 12)
RUNNING = Face(REGULAR, 8, 10)
PAGE_NUMBER = Face(REGULAR, 9, 11)
HEAD_OF_RECORD = Face(REGULAR, 6.5, 8)


@cache
def register_fonts() -> None:
    """Make the bundled fonts known to the library, once; about a tenth of a second.

    Raises:
        MissingResourceError: a font file is not there.
    """
    # The library's own defaults name a font that it does not embed.
    rl_config.canvas_basefontname = REGULAR
    rl_config.defaultGraphicsFontName = REGULAR
    rl_config.useA85 = 0
    for name, weight in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(resources.font_file(weight)), asciiReadable=0))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def printable(text: str) -> str:
    r"""Return text as the font can show it: composed (NFC), no controls but line breaks, nothing silently blank.

    A missing character is named by its number, so that the reader sees that something stands there:
    printing comes after the decision and must neither stop nor leave a hole. The record keeps the original.

    >>> printable("결재 ㊞\t확인 \U0001f600")
    '결재 (인) 확인 [U+1F600]'
    """
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    for missing in resources.missing_glyphs(composed):
        composed = composed.replace(missing, _SUBSTITUTES.get(missing, f"[U+{ord(missing):04X}]"))
    return composed.translate({ord("\t"): " ", ord("\r"): "\n"})


def paragraph_style(
    face: Face, *, justified: bool = False, indent: float = 0, hanging: float = 0, anywhere: bool = False
) -> ParagraphStyle:
    """Return the library's form of a face; `anywhere` lets lines break inside words (digests, commands)."""
    return ParagraphStyle(
        f"{face.font}-{face.size}",
        fontName=face.font,
        bulletFontName=face.font,
        fontSize=face.size,
        leading=face.leading,
        textColor=BLACK,
        alignment=TA_JUSTIFY if justified else TA_LEFT,
        leftIndent=indent + hanging,
        firstLineIndent=0,
        bulletIndent=indent,
        bulletFontSize=face.size,
        wordWrap="CJK" if anywhere else None,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )


_ROUNDING = 0.01


def broken_lines(text: str, face: Face, width: float) -> tuple[str, ...]:
    """Return the lines into which a text falls at this width, broken between words where that is possible.

    A text without characters is one empty line.
    """
    return tuple(line for part in text.split("\n") for line in _lines_of_part(part, face, width))


def fitted(text: str, face: Face, width: float) -> str:
    """Return a text on one line of this width; one that is too long is cut short and ends in "…".

    For names beside which nothing else has room; the whole name stands where lines may break.
    """
    if "\n" not in text and face.width(text) <= width:
        return text
    line = " ".join(text.split())
    if face.width(line) <= width:
        return line
    while line and face.width(line + "…") > width:
        line = line[:-1]
    return line.rstrip() + "…"


def widest(texts: Iterable[str], face: Face) -> float:
    """Return the length of the longest line among texts, in points; 0 for none."""
    return max((face.width(line) for text in texts for line in text.split("\n")), default=0.0)


def widest_word(texts: Iterable[str], face: Face) -> float:
    """Return the length of the longest word among texts, in points; 0 for none."""
    return max((face.width(word) for text in texts for word in text.split()), default=0.0)


def undrawn(text: str) -> tuple[str, ...]:
    """Return the characters of a text that the font files at hand lack in any of their weights, each once."""
    return tuple(one for one in dict.fromkeys(text) if any(ord(one) not in _widths(font) for font in _FONTS))


def _lines_of_part(part: str, face: Face, width: float) -> list[str]:
    # Widths are sums of fractions: what was measured to fit must not break for the last digit of a float.
    width += _ROUNDING
    if face.width(part) <= width:
        return [part]
    lines = [""]
    for word in part.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if face.width(joined) <= width:
            lines[-1] = joined
        else:
            pieces = _pieces(word, face, width)
            lines[-1:] = [lines[-1], *pieces] if lines[-1] else pieces
    return lines


def _pieces(word: str, face: Face, width: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and face.width(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _units(font: str, text: str) -> float:
    widths = _widths(font)
    return sum([widths.get(ord(character), 0) for character in text])


@cache
def _widths(font: str) -> dict[int, float]:
    register_fonts()
    widths: dict[int, float] = pdfmetrics.getFont(font).face.charWidths
    return widths
