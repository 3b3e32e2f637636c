"""What a screen looks like in a thousand bytes, so that a change of its look is noticed and has to be accepted.

A picture is divided into 24 x 14 fields; of each the mean colour is kept, a byte for red, green and blue each. Words
that differ from day to day (times, codes, words drawn from the record) hardly move a mean; a part that is missing,
moved, in another colour or of another size moves many.
"""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ACROSS, DOWN = 24, 14
ACCEPTED = Path(__file__).parents[1] / "golden" / "screens.json"
_FAR = 12
"""A mean that is further away than this is another one."""
MOST_OTHER = ACROSS * DOWN // 25
"""As many fields may be other ones."""


def fingerprint(picture: QImage) -> str:
    """Return the picture in short; 6 x 24 x 14 digits."""
    # Halved step by step: to shrink at once would look at some of the points only.
    while picture.width() > 4 * ACROSS:
        picture = _shrunk(picture, picture.width() // 2, picture.height() // 2)
    picture = _shrunk(picture, ACROSS, DOWN)
    fields = [picture.pixelColor(x, y) for y in range(DOWN) for x in range(ACROSS)]
    return "".join(f"{part:02x}" for one in fields for part in (one.red(), one.green(), one.blue()))


def _shrunk(picture: QImage, width: int, height: int) -> QImage:
    ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(width, height, ratio, smooth)


def fields_other(one: str, other: str) -> int:
    """Return in how many fields two pictures differ."""
    apart = [abs(a - b) for a, b in zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)]
    return sum(max(apart[place : place + 3]) > _FAR for place in range(0, len(apart), 3))


def accepted() -> dict[str, str]:
    """Return the accepted pictures by name: the screen, and after it the look."""
    kept: dict[str, str] = json.loads(ACCEPTED.read_text(encoding="ascii"))
    return {name: zlib.decompress(base64.b85decode(short)).hex() for name, short in kept.items()}


def accept(seen: dict[str, str]) -> None:
    """Accept what was seen, in place of everything accepted before."""
    short = {name: base64.b85encode(zlib.compress(bytes.fromhex(seen[name]), 9)).decode() for name in sorted(seen)}
    ACCEPTED.write_text(json.dumps(short, indent=0) + "\n", encoding="ascii")


def unlike(seen: dict[str, str], known: dict[str, str]) -> list[str]:
    """Return what is wrong: a screen that looks otherwise, is missing, or was never accepted."""
    changed = [
        f"{name} looks otherwise in {count} of {ACROSS * DOWN} fields"
        for name in sorted(seen.keys() & known.keys())
        if (count := fields_other(seen[name], known[name])) > MOST_OTHER
    ]
    return [
        *changed,
        *(f"{name} was not seen" for name in sorted(known.keys() - seen.keys())),
        *(f"{name} was never accepted" for name in sorted(seen.keys() - known.keys())),
    ]
