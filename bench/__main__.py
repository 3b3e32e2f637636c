"""Run the rows, print the table, write `bench.json`; exit status 1 where a ratio is above its bound or we are wrong."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.rows import ROWS, Difference, Row

QUICK = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """One row with what it took: medians, and the ratio of them."""

    row: Row
    ours: float
    peer: float
    difference: Difference | None = None
    rounds: int = 0

    @property
    def ratio(self) -> float:
        """Ours over the peer's."""
        return self.ours / self.peer

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its bound, and ours is what it should be."""
        return self.ratio <= self.row.bound and not (self.difference and self.difference.ours)

    def to_plain(self) -> dict[str, str | float]:
        """Return the row as `bench.json` has it."""
        return {
            "name": self.row.name,
            "ours": self.ours,
            "peer": self.peer,
            "ratio": self.ratio,
            "bound": self.row.bound,
        }


def measured(row: Row, folder: Path, rounds: int) -> Measured:
    """Measure both sides in turn, each going first as often as the other; a first time of each does not count."""
    with ExitStack() as stack:
        sides = row.sides(folder)
        for side in sides:
            stack.callback(side.close)
            side.measure()
        figures: tuple[list[float], list[float]] = ([], [])
        for turn in range(rounds):
            for place in (0, 1) if turn % 2 else (1, 0):
                figures[place].append(sides[place].measure())
        difference = row.check(folder, sides[0].told(), sides[1].told()) if row.check else None
        return Measured(row, statistics.median(figures[0]), statistics.median(figures[1]), difference, rounds)


# ── what is printed ────────────────────────────────────────────────────────────────────────
def table(results: Sequence[Measured]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'row':<16} {'ours':>12} {'peer':>12} {'ratio':>7} {'bound':>6} {'median of':>10}"
    for one in results:
        figures = f"{_figure(one.ours, one.row.unit):>12} {_figure(one.peer, one.row.unit):>12}"
        verdict = "" if one.ratio <= one.row.bound else "  ABOVE"
        yield f"{one.row.name:<16} {figures} {one.ratio:7.2f} {one.row.bound:6g} {one.rounds:>10}{verdict}"
        yield f"{'':<16} {one.row.what}"
        if one.difference is not None:
            ours, peer, lines = one.difference
            yield f"{'':<16} exact: ours differs in {ours} of {lines}, peer differs in {peer} of {lines}"


def _figure(value: float, unit: str) -> str:
    return f"{value * 1000 if unit == 'ms' else value:,.1f} {unit}"


def machine() -> str:
    """Return processor, system and versions in a line."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("PySide6-Essentials", "cryptography", "sqlcipher3"))
    peers = ", ".join(_pinned("duckdb", "pandas", "numpy"))
    return (
        f"{_processor()} x {os.cpu_count()}, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}; {libraries}; peers: {peers}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "processor")


def _pinned(*names: str) -> Iterator[str]:
    for found in sorted(Path(".venv/bench/lib").glob("python*/site-packages/*.dist-info")):
        name, _, number = found.name.removesuffix(".dist-info").partition("-")
        if name in names:
            yield f"{name} {number}"


def main(arguments: Sequence[str]) -> int:
    """Run the rows that are asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "rows", nargs="*", metavar="ROW", help=f"of {', '.join(row.name for row in ROWS)} (default: all)"
    )
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} rounds at most")
    parser.add_argument("--json", type=Path, default=Path("bench.json"), metavar="FILE", help="default: bench.json")
    asked = parser.parse_args(arguments)
    unknown = set(asked.rows) - {row.name for row in ROWS}
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for row in ROWS:
            if not asked.rows or row.name in asked.rows:
                print(f"bench: {row.name}", file=sys.stderr, flush=True)
                rounds = min(QUICK, row.rounds) if asked.quick else row.rounds
                results.append(measured(row, Path(folder), rounds))
    print(machine())
    print(*table(results), sep="\n")
    asked.json.write_text(json.dumps([one.to_plain() for one in results], indent=1) + "\n", encoding="utf-8")
    return 0 if all(one.holds for one in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
