"""Packets that are written to a stick, in our way and in two worse ones, and a look at what is left of them."""

from __future__ import annotations

import os
import random
from pathlib import Path

from committee_app.casefile.packet_files import write_packet

NAME = "9.ballot"
MOST = 64


def packet(number: int) -> bytes:
    """Return the bytes of packet `number`: its own noise, some sectors long, so that a part of it is seen as a part."""
    return random.Random(number).randbytes(2000 + 37 * number)


def look(folder: Path) -> int | None:
    """Return which packet stands under the name; 0 for none, None for something that was never written so."""
    path = folder / NAME
    return number_of(path.read_bytes()) if path.exists() else 0


def number_of(data: bytes) -> int | None:
    """Return which packet these bytes are, or None."""
    return next((number for number in range(1, MOST) if packet(number) == data), None)


def outcome(found: int | None, *, acknowledged: bool) -> str:
    """Return what became of packet 2, written over packet 1."""
    if found is None:
        return "torn"
    if acknowledged and found != 2:
        return "lost"
    return {0: "gone", 1: "the old one", 2: "the new one"}[found]


def _to_its_name(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
        file.write(data)


def _to_its_name_and_synced(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


WAYS = {"product": write_packet, "plain": _to_its_name, "synced": _to_its_name_and_synced}
