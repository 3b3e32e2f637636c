"""Make the cards of the manual into pages to print: `make cards`; `make build` hands them over with the program.

    dist/cards/evaluator-ko.pdf        one page A4 a role and language, from docs/manual/LANGUAGE/ROLE-card.md

The text is the manual's own, without its links and pictures; the letters are as large as one page allows. The same text
gives the same bytes.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from committee_app import __version__
from committee_app.export.typography import (
    BLACK,
    BOLD,
    GREY,
    NAVY,
    REGULAR,
    SEMIBOLD,
    Face,
    broken_lines,
    register_fonts,
)
from committee_app.resources import manual, missing_glyphs

FOLDER = Path("dist/cards")
LANGUAGES = ("ko", "en")
ROLES = ("evaluator", "secretary", "chair", "auditor")

WIDTH, HEIGHT = A4
MARGIN, GAP = 51.0, 28.0
LARGEST, SMALLEST, STEP = 1.7, 0.7, 0.05
"""How much larger than written down here the letters may be; below the smallest nobody reads them at arm's length."""

_ROW = re.compile(r"\| `(.+)` \| (.+) \|")
_LINK = re.compile(r"!?\[[^\]]*\]\([^)]*\)")


class CardTooLongError(ValueError):
    """A card that does not fit one page even in the smallest letters."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} does not fit one page; it is to be shortened")


class CardNotDrawableError(ValueError):
    """A card has characters that the font lacks."""

    def __init__(self, name: str, characters: tuple[str, ...]) -> None:
        super().__init__(f"{name}: the font lacks {' '.join(characters)}")


@dataclass(frozen=True, slots=True)
class Keys:
    """A table of keys and what they do, under its heading."""

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card: its title, the steps of the day, the keys, the last words."""

    title: str
    steps: tuple[str, ...]
    keys: tuple[Keys, ...]
    last: str


def read_card(text: str) -> Card:
    """Return what a card's Markdown says, without its links and pictures."""
    lines = [_LINK.sub("", line).strip() for line in text.splitlines()]
    groups: list[tuple[str, list[tuple[str, str]]]] = []
    for line in lines:
        if line.startswith("## "):
            groups.append((line[3:], []))
        elif row := _ROW.fullmatch(line):
            groups[-1][1].append((row[1], row[2]))
    steps = tuple(step[1] for line in lines if (step := re.fullmatch(r"\d+\. (.+)", line)))
    rest = [line for line in lines if line and not re.match(r"#|\||\d+\. ", line)]
    keys = tuple(Keys(heading, tuple(rows)) for heading, rows in groups)
    return Card(lines[0].removeprefix("# "), steps, keys, " ".join(rest))


def card_page(name: str, card: Card, place: Path) -> None:
    """Write one card as one page.

    Raises:
        CardNotDrawableError: the font lacks a character of it.
        CardTooLongError: it does not fit.
    """
    texts = (card.title, *card.steps, *(part for one in card.keys for row in one.rows for part in row), card.last)
    if missing := missing_glyphs("".join(texts)):
        raise CardNotDrawableError(name, missing)
    register_fonts()
    scale = LARGEST
    while not _Page(None, scale).fits(card):
        scale -= STEP
        if scale < SMALLEST:
            raise CardTooLongError(name)
    canvas = Canvas(str(place), pagesize=A4, invariant=1)
    canvas.setTitle(card.title)
    canvas.setAuthor(f"committee-app {__version__}")
    _Page(canvas, scale).fits(card)
    canvas.showPage()
    canvas.save()


class _Page:
    """Sets a card from top to bottom; without a canvas it only measures."""

    def __init__(self, canvas: Canvas | None, scale: float) -> None:
        self._canvas = canvas
        self._scale = scale
        self._title = self._face(BOLD, 19, 26)
        self._step = self._face(SEMIBOLD, 11, 17)
        self._heading = self._face(BOLD, 10, 18)
        self._key = self._face(SEMIBOLD, 8.5, 14)
        self._text = self._face(REGULAR, 8.5, 14)

    def fits(self, card: Card) -> bool:
        """Set the card and say whether it stays on the page."""
        whole = WIDTH - 2 * MARGIN
        top = self._words(card.title, self._title, MARGIN, HEIGHT - MARGIN, whole, colour=NAVY)
        top = self._rule(MARGIN, top - 4, whole) - 10
        for number, step in enumerate(card.steps, 1):
            indent = self._step.width("0. ") + 2
            self._words(f"{number}.", self._step, MARGIN, top, whole, colour=NAVY)
            top = self._words(step, self._step, MARGIN + indent, top, whole - indent, colour=BLACK)
        top -= 10
        low = self._columns(card.keys, top, whole)
        low = self._words(card.last, self._text, MARGIN, low - 12, whole, colour=GREY)
        return low >= MARGIN

    def _columns(self, groups: tuple[Keys, ...], top: float, whole: float) -> float:
        """Set the keys in two columns if there are several groups, so that both are about as long."""
        count = 2 if len(groups) > 1 else 1
        width = (whole - GAP * (count - 1)) / count
        heights = [self._measured(one, width) for one in groups]
        left = min(range(1, len(groups) + 1), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
        lows = []
        for column, part in enumerate((groups[:left], groups[left:])):
            low = top
            for one in part:
                low = self.set_keys(one, MARGIN + column * (width + GAP), low, width)
            lows.append(low)
        return min(lows)

    def _measured(self, keys: Keys, width: float) -> float:
        return -_Page(None, self._scale).set_keys(keys, 0, 0, width)

    def set_keys(self, keys: Keys, left: float, top: float, width: float) -> float:
        """Set a table of keys, and return where it ends."""
        top = self._words(keys.heading, self._heading, left, top - 6, width, colour=NAVY)
        top = self._rule(left, top, width)
        wide = max(self._key.width(key) for key, _ in keys.rows) + 14
        for key, does in keys.rows:
            self._words(key, self._key, left, top - 1, wide, colour=BLACK)
            top = self._words(does, self._text, left + wide, top - 1, width - wide, colour=BLACK) - 1
        return top

    def _words(self, text: str, face: Face, left: float, top: float, width: float, *, colour: Color) -> float:
        """Set words into a width, and return where they end."""
        for line in broken_lines(text, face, width):
            if self._canvas is not None:
                self._canvas.setFillColor(colour)
                self._canvas.setFont(face.font, face.size)
                self._canvas.drawString(left, top - face.drop, line)
            top -= face.leading
        return top

    def _rule(self, left: float, top: float, width: float) -> float:
        if self._canvas is not None:
            self._canvas.setStrokeColor(NAVY)
            self._canvas.setLineWidth(0.8)
            self._canvas.line(left, top, left + width, top)
        return top - 3

    def _face(self, font: str, size: float, leading: float) -> Face:
        return Face(font, size * self._scale, leading * self._scale)


def write_cards(folder: Path) -> tuple[Path, ...]:
    """Write every card into a folder, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language in LANGUAGES:
        for role in ROLES:
            name = f"{role}-card.md"
            place = folder / f"{role}-{language}.pdf"
            card_page(name, read_card(manual(language, name).read_text(encoding="utf-8")), place)
            written.append(place)
    return tuple(written)


def main() -> int:
    """Write the cards, and name them."""
    for place in write_cards(FOLDER):
        print(place)
    return 0


if __name__ == "__main__":
    sys.exit(main())
