"""Build the commit at hand twice, in two folders, and name every file that differs: `make try-twice`. Some minutes.

Only what is committed counts. Nothing is excepted: program, sums, list of parts and Debian package are the same bytes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from shipping.beside import sums

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Build twice and compare; returns the exit status."""
    with tempfile.TemporaryDirectory(prefix="build-twice-") as place:
        first, second = (_built(Path(place) / name) for name in ("here", "and-in-another-folder"))
        different = list(differing(first, second))
        count = len(sums(first).splitlines())
    for name in different:
        print(f"differs: {name}", file=sys.stderr)
    print(f"{count} files of two builds compared, {len(different)} differ")
    return 1 if different else 0


def differing(first: Path, second: Path) -> Iterator[str]:
    """Yield the names of files that are not the same in both folders, or only in one of them."""
    ours, theirs = (set(sums(one).splitlines()) for one in (first, second))
    yield from sorted({line.partition("  ")[2] for line in ours ^ theirs})


def _built(folder: Path) -> Path:
    """Return `dist` of a build from a copy of the commit; it runs with this .venv, whose place is no part of it."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-m", "shipping.make_build"], check=True, cwd=folder, env=environment)
    return folder / "dist"


if __name__ == "__main__":
    sys.exit(main())
