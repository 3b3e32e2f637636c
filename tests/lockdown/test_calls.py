"""What the kernel is asked for, seen from outside: commands and the window make no socket but the desktop's."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.resources import resource
from tests.survival import strace

ROOT = resource().parent
WINDOW = """
from committee_app import __main__, app
def shown(*_):
    for _ in range(50):
        app.QApplication.processEvents()
    return 0
app.QApplication.exec = shown
raise SystemExit(__main__.start())
"""
COMMAND = "from committee_app.__main__ import start; raise SystemExit(start())"
# The command without the lock-down, and a socket: the control, which shows that the trace sees one.
CONTROL = "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)"

TRACED = {
    "help": (COMMAND, "--help"),
    "verify": (COMMAND, "verify", str(ROOT / "README.md")),
    "window": (WINDOW,),
    # `make soak` sets the last: ten seconds of a whole day.
    **({"demo": (COMMAND, "demo", "--out", "{folder}/out")} if os.environ.get("COMMITTEE_TEST_WHOLE_DAY") else {}),
}


@pytest.fixture(scope="module")
def _traceable(tmp_path_factory: pytest.TempPathFactory) -> None:
    if not strace.possible(tmp_path_factory.mktemp("trial")):
        pytest.skip("strace is missing or this system lets nobody trace: calls are not looked at")


def families(folder: Path, program: str, *arguments: str) -> Iterator[str]:
    """Yield the family of every socket that a process and its children ask for, and each call that makes a ring."""
    trace = folder / "trace"
    command = ["strace", "-f", "-qq", "-e", "trace=%network,io_uring_setup", "-o", str(trace)]
    filled = [one.format(folder=folder) for one in arguments]
    subprocess.run(
        [*command, sys.executable, "-c", program, *filled],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=240,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if made := re.search(r"socket(?:pair)?\((AF_\w+)", line):
            yield made[1]
        if "io_uring_setup(" in line:
            yield "io_uring"


@pytest.mark.usefixtures("_traceable")
@pytest.mark.parametrize("name", TRACED)
def test_no_socket_but_the_desktops_is_ever_asked_for(name: str, tmp_path: Path) -> None:
    program, *arguments = TRACED[name]
    assert set(families(tmp_path, program, *arguments)) <= {"AF_UNIX"}


@pytest.mark.usefixtures("_traceable")
def test_the_trace_does_see_a_socket(tmp_path: Path) -> None:
    assert list(families(tmp_path, CONTROL)) == ["AF_INET"]
