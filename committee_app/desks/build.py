"""Which program this is: the digest that the first entry of a case and the minutes name."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path


@cache
def build_digest() -> str:
    """Return the SHA-256 over all source files of the package, by name and content, in hexadecimal.

    In a frozen program there are no source files to read; its build carries a SHA256SUMS of its own and
    this names the bytes of the executable instead.
    """
    root = Path(__file__).resolve().parent.parent
    named = [(source.relative_to(root).as_posix(), source) for source in sorted(root.rglob("*.py"))]
    if not named:
        named = [("executable", Path(sys.executable))]
    total = hashlib.sha256()
    for name, source in named:
        total.update(f"{hashlib.sha256(source.read_bytes()).hexdigest()}  {name}\n".encode())
    return total.hexdigest()
