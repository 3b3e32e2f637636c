"""Put the manuals' pictures in place: those that they name, from what `make screens` left, smaller, in few colours.

    make screens && .venv/bin/python scripts/manual_pictures.py out/screens

A manual names a picture as `pictures/SCREEN.png`; the name of the screen is that of scripts/screens.py.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from committee_app.resources import resource

MANUALS = resource().parent / "docs" / "manual"
LANGUAGES = ("ko", "en")
WIDTH, COLOURS = 960, 48


def named(language: str) -> Iterator[str]:
    """Yield the screens that the manuals of a language show."""
    for page in sorted((MANUALS / language).glob("*.md")):
        yield from re.findall(r"\(pictures/([a-z-]+)\.png\)", page.read_text(encoding="utf-8"))


def main() -> int:
    """Write every picture anew; returns the exit status."""
    screens = Path(sys.argv[1])
    for language in LANGUAGES:
        folder = MANUALS / language / "pictures"
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        for name in sorted(set(named(language))):
            [taken] = screens.glob(f"[0-9][0-9]-{name}-{language}-light-1366x768.png")
            with Image.open(taken) as whole:
                small = whole.convert("RGB").resize(
                    (WIDTH, WIDTH * whole.height // whole.width), Image.Resampling.LANCZOS
                )
            small.quantize(COLOURS, dither=Image.Dither.NONE).save(folder / f"{name}.png", optimize=True)
    size = sum(one.stat().st_size for one in MANUALS.glob("*/pictures/*.png"))
    print(f"manual_pictures: {len(list(MANUALS.glob('*/pictures/*.png')))} pictures, {size / 1e3:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
