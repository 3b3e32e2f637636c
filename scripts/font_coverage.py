"""Write `resources/fonts/coverage.txt`: the characters that every weight of the bundled font draws.

The program needs to know them when it imports a file or takes a key press, and shall not read a font
for it. A character counts when the font has a shape for it, or when it is white space. An invisible
character (a zero-width joiner, the Hangul filler) does not count even though the font maps it: it would
stand in a name and never on paper.

    .venv/bin/python scripts/font_coverage.py
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from committee_app.resources import font_files, resource

HEADING = """\
# Characters drawn by all four weights of Pretendard GOV, as ranges of code points in hexadecimal.
# Made by scripts/font_coverage.py; a test compares it with the fonts.
"""


def drawn_characters(font_file: Path) -> frozenset[int]:
    """Return the code points that this font draws, white space included."""
    with TTFont(font_file, lazy=True) as font:
        starts = font["loca"].locations  # where each shape begins; one without outline ends where it begins
        number = font.getReverseGlyphMap()
        return frozenset(
            code_point
            for code_point, name in font.getBestCmap().items()
            if starts[number[name]] != starts[number[name] + 1] or chr(code_point).isspace()
        )


def ranges(code_points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of neighbours, first and last included, in order.

    >>> list(ranges({5, 1, 2, 3}))
    [(1, 3), (5, 5)]
    """
    ordered = sorted(code_points)
    first = last = ordered[0]
    for code_point in ordered[1:]:
        if code_point != last + 1:
            yield first, last
            first = code_point
        last = code_point
    yield first, last


def coverage_text() -> str:
    """Return the whole file: what all weights share, one range a line."""
    drawn = frozenset.intersection(*(drawn_characters(path) for path in font_files()))
    return HEADING + "".join(f"{first:04X}-{last:04X}\n" for first, last in ranges(drawn))


if __name__ == "__main__":
    resource("fonts").joinpath("coverage.txt").write_text(coverage_text(), encoding="utf-8")
