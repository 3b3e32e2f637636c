"""`strace` at a process of ours: what it asks of the system, and faults put into its answers."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

WORDS = "strace is missing or this system lets nobody trace: power cuts and faults are not tried"


def attach(pid: int, trace: Path, *options: str) -> subprocess.Popen[bytes]:
    """Attach to a process that waits; return when it is attached."""
    command = ["strace", "-f", "-y", "-xx", "-s", "300000", "-o", str(trace), *options, "-p", str(pid)]
    tracer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not _traced(pid):
        if tracer.poll() is not None:
            raise OSError(f"strace ended with {tracer.returncode}")
        time.sleep(0.001)
    return tracer


def _traced(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return "\nTracerPid:\t0\n" not in status


def possible(folder: Path) -> bool:
    """Whether a process of ours can be traced here."""
    if shutil.which("strace") is None or not sys.platform.startswith("linux"):
        return False
    waiting = subprocess.Popen(["sleep", "30"])
    try:
        tracer = attach(waiting.pid, folder / "trial")
        tracer.terminate()
        tracer.wait()
    except OSError:
        return False
    else:
        return True
    finally:
        waiting.kill()
        waiting.wait()
