"""What the colours of the file mean: the profile of sRGB (IEC 61966-2-1), as an archive asks for it.

It is written here from the numbers of the standard, in the form ICC.1:2001-04 (version 2, which PDF/A-1 takes too): no
file of somebody else's, no licence, no date of today.
"""

from __future__ import annotations

import struct
from functools import cache

CONDITION = "sRGB IEC61966-2.1"
_STEPS = 1024
_HEADER = 128
_WHITE = (0.9642, 1.0, 0.8249)
"""The white point of the connection space, D50."""
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""The three colours, adapted from D65 to D50 by Bradford's matrix."""


@cache
def srgb_profile() -> bytes:
    """Return the profile: 2.5 kB, the same bytes every time."""
    curve = _curve()
    tags = {
        b"desc": _description(CONDITION),
        b"cprt": b"text\0\0\0\0" + b"No copyright: anybody may use this profile.\0",
        b"wtpt": _xyz(_WHITE),
        **{name: _xyz(value) for name, value in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    places: dict[bytes, int] = {}
    body, at = b"", _HEADER + 4 + 12 * len(tags)
    for content in tags.values():
        if content not in places:
            places[content] = at + len(body)
            body += content + bytes(-len(content) % 4)
    table = struct.pack(">I", len(tags))
    for name, content in tags.items():
        table += struct.pack(">4sII", name, places[content], len(content))
    return _header(_HEADER + len(table) + len(body)) + table + body


def _header(size: int) -> bytes:
    begun = struct.pack(">I4xI4s4s4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    day = struct.pack(">6H", 1999, 10, 18, 0, 0, 0)
    return (begun + day + b"acsp" + bytes(28) + _fixed(_WHITE)).ljust(_HEADER, b"\0")


def _curve() -> bytes:
    values = [round(_linear(step / (_STEPS - 1)) * 65535) for step in range(_STEPS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *values)


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _description(text: str) -> bytes:
    plain = text.encode("ascii") + b"\0"
    # After the plain text come its forms in Unicode and for old scripts, both left empty.
    return b"desc\0\0\0\0" + struct.pack(">I", len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67)


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(value)


def _fixed(value: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(part * 65536) for part in value))
