"""Put the numbers into the README, from what was measured on this machine and from nowhere else.

    make bench && make build && make numbers

Rows come from `bench.json`; of the built program in dist/committee-app, if it is there, start-up, memory and size are
measured here. Each is the median of five starts without a display; the first start of all does not count.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.__main__ import machine
from bench.rows import ROWS

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "dist" / "committee-app"
MARKS = re.compile(r"(?s)(?<=<!-- numbers -->\n).*?(?=<!-- /numbers -->)")
STARTS, STILL, LONGEST = 5, 0.6, 60.0
"""How often the built program is started; so many seconds without work and its window is up; so many at most."""
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def main() -> int:
    """Measure what is built, read what was measured, write the table; returns the exit status."""
    bench, readme = ROOT / "bench.json", ROOT / "README.md"
    rows = json.loads(bench.read_text(encoding="utf-8")) if bench.exists() else []
    built = built_program() if (BUILD / "committee-app").exists() else {}
    if not rows and not built:
        print("numbers: nothing was measured; make bench, or make build, comes first", file=sys.stderr)
        return 2
    text = "\n".join(table(rows, built, machine().removesuffix("; peers: "))) + "\n"
    readme.write_text(MARKS.sub(lambda _: text, readme.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    print(text, end="")
    return 0


def table(rows: list[dict[str, float | str]], built: Mapping[str, str], on: str) -> Iterator[str]:
    """Yield the lines: a row each of what was compared, then what was measured of the built program."""
    units = {row.name: row.unit for row in ROWS}
    if rows:
        yield "| row | ours | peer | ratio | at most |"
        yield "| --- | ---: | ---: | ---: | ---: |"
    for row in rows:
        unit = units.get(str(row["name"]), "")
        ours, peer, ratio, bound = (float(row[key]) for key in ("ours", "peer", "ratio", "bound"))
        above = " **above**" if ratio > bound else ""
        yield f"| `{row['name']}` | {_figure(ours, unit)} | {_figure(peer, unit)} | {ratio:.2f}{above} | {bound:g} |"
    if rows and built:
        yield ""
    if built:
        yield "| the built program | |"
        yield "| --- | ---: |"
        yield from (f"| {name} | {value} |" for name, value in built.items())
    yield ""
    yield f"Measured on {on}."


def _figure(value: float, unit: str) -> str:
    return f"{value * 1000:,.0f} ms" if unit == "ms" else f"{value:,.1f} {unit}".rstrip()


def built_program() -> dict[str, str]:
    """Return start-up, memory and size of the built program, in words."""
    started = [_started() for _ in range(STARTS + 1)][1:]
    size = sum(path.lstat().st_size for path in BUILD.rglob("*") if path.is_file() and not path.is_symlink())
    return {
        "processor time to the first window": f"{statistics.median(work for work, _ in started) * 1000:,.0f} ms",
        "resident memory with the first window": f"{statistics.median(memory for _, memory in started):,.0f} MiB",
        "size of the folder (at most 200 MB)": f"{size / 1e6:,.0f} MB",
    }


def _started() -> tuple[float, float]:
    """Start the program, wait until it has nothing more to do, and return seconds of work and MiB of memory."""
    with subprocess.Popen(  # noqa: S603
        [BUILD / "committee-app"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": "/nonexistent"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as program:
        try:
            began, work, since = time.monotonic(), 0.0, time.monotonic()
            while time.monotonic() - began < LONGEST and (not work or time.monotonic() - since < STILL):
                time.sleep(0.05)
                now = _work(program.pid)
                if now > work:
                    work, since = now, time.monotonic()
            return work, _memory(program.pid)
        finally:
            program.kill()


def _work(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _memory(process: int) -> float:
    said = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    return int(said[1]) / 1024 if said else 0.0


if __name__ == "__main__":
    sys.exit(main())
