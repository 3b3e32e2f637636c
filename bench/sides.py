"""The two ways to measure a side: work in a process that stays, or a whole process each time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

BENCH = Path(__file__).parent
OURS = Path(sys.executable)
PEERS = BENCH.parent / ".venv" / "bench" / "bin" / "python"
"""The peers' Python has what they need and not us."""

_KEPT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Both sides keep what Python compiled, as an installed program does; the first time, which does not count, does it."""

_QUIET = {"QT_LOGGING_RULES": "default.warning=false"}
"""The platform without a display says of itself, once a window, that it has no window manager."""

Told = list[list[object]]


class SideFailedError(Exception):
    """A side ended instead of answering."""

    def __init__(self, what: Sequence[object]) -> None:
        super().__init__(f"ended without an answer: {' '.join(map(str, what))}")


class Side(Protocol):
    """Ours or the peer's."""

    def measure(self) -> float:
        """Do the work once and return what it took."""

    def told(self) -> Told:
        """Return the result of the last time as rows."""

    def close(self) -> None:
        """Let go of processes."""


class Resident:
    """Work in a process that stays (`worker.py`)."""

    def __init__(self, python: Path, module: Path, folder: Path) -> None:
        self._command = [str(python), str(BENCH / "worker.py"), str(module), str(folder)]
        # Ours finds the benchmark's own modules; a peer finds none of them.
        ours = {"PYTHONPATH": str(BENCH.parent)} if module.is_relative_to(BENCH / "ours") else {}
        surroundings = _KEPT | _QUIET | ours
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=folder,
            env=surroundings,
        )

    def measure(self) -> float:
        """Return seconds, or what the work measured itself."""
        return float(self._asked("go"))

    def told(self) -> Told:
        """Return the rows of the last result."""
        rows: Told = json.loads(self._asked("told"))
        return rows

    def close(self) -> None:
        """End the process."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def _asked(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise SideFailedError(self._command)
        return answer


@dataclass
class WholeProcess:
    """A whole process each time: how long it took on the wall, or on the processor; what it printed is its result."""

    command: Sequence[str | Path]
    gauge: Gauge
    read: Callable[[str], Told] = lambda _: []
    printed: str = ""

    def measure(self) -> float:
        """Run it once."""
        start = time.perf_counter()
        process = subprocess.Popen(list(map(str, self.command)), stdout=subprocess.PIPE, text=True, env=_KEPT | _QUIET)
        assert process.stdout is not None
        self.printed = process.stdout.read()
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - start
        if process.returncode:
            raise SideFailedError(self.command)
        return self.gauge(took, usage.ru_utime + usage.ru_stime, self.printed)

    def told(self) -> Told:
        """Return what it printed, as rows."""
        return self.read(self.printed)

    def close(self) -> None:
        """Nothing stays."""


@dataclass(frozen=True)
class Promised:
    """No program: so many seconds as were promised."""

    seconds: float

    def measure(self) -> float:
        """Return them."""
        return self.seconds

    def told(self) -> Told:
        """A promise has no result."""
        return []

    def close(self) -> None:
        """Nothing stays."""


Gauge = Callable[[float, float, str], float]


def on_the_wall(seconds: float, _processor: float, _printed: str) -> float:
    """From the start of the process to its end."""
    return seconds


def on_the_processor(_seconds: float, processor: float, _printed: str) -> float:
    """All threads together, in the program and in the system for it."""
    return processor


def as_printed(_seconds: float, _processor: float, printed: str) -> float:
    """What the process measured itself: its last line."""
    return float(printed.rsplit(maxsplit=1)[-1])
