"""A child process for what must not run in ours: a parser that a file of 2 kB can make abort.

The child gets the bytes through a pipe and answers through a pipe. It inherits no open file, no environment, and
no folder; it runs isolated (`python -I`), so that nothing the environment or the current folder holds is imported.
On systems with `resource` it cannot take more memory or processor time than it is given (`guarded_posix.py`).

Elsewhere (Windows) the system holds no such limits for us. Then what bounds the child is the check of the parts
that comes before (`workbook_check.py`), the time after which it is stopped, and the size of the answer that is
read; memory is not bounded. What the child does, dying included, still never reaches this process.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from committee_app.intake.errors import ParserDiedError, ParserTimedOutError

READ_WORKBOOK = "--read-workbook"
READ_PAGES = "--read-pages"
"""The arguments with which the packaged program becomes a child: it has no Python beside it to start."""

_HAS_RESOURCE = importlib.util.find_spec("resource") is not None
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0) or None


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: bytes of memory, seconds of processor and patience, bytes of answer and of any file."""

    memory: int = 1 << 30
    seconds: int = 10
    patience: float = 20.0
    answer: int = 64 << 20
    written: int = 0


ROSTER_LIMITS = Limits()
PAGES_LIMITS = Limits(seconds=20, patience=30.0, answer=256 << 20)
"""A proposal of a thousand drawings takes longer than a list, and its pictures are larger than any words."""
WORKBOOK_PROGRAM = Path(__file__).with_name("child_workbook.py")
PAGES_PROGRAM = Path(__file__).with_name("child_pages.py")


def workbook_answer(file: str, raw: bytes, limits: Limits = ROSTER_LIMITS) -> bytes:
    """Return what the child that reads workbooks answers to these bytes.

    Raises:
        ParserDiedError: it ended otherwise than well, or answered without end.
        ParserTimedOutError: it took too long.
    """
    return answer_of(file, _command(READ_WORKBOOK, WORKBOOK_PROGRAM, limits), raw, limits)


def pages_answer(file: str, asked: bytes, raw: bytes, limits: Limits = PAGES_LIMITS) -> bytes:
    """Return what the child that draws pages answers to a line of JSON and the bytes of a PDF; errors as above."""
    return answer_of(file, _command(READ_PAGES, PAGES_PROGRAM, limits), asked + b"\n" + raw, limits)


def _command(argument: str, program: Path, limits: Limits) -> list[str]:
    is_packaged = getattr(sys, "frozen", False)
    return [sys.executable, argument] if is_packaged else child_command(program, limits)


def child_command(program: Path, limits: Limits) -> list[str]:
    """Return the command that runs a Python program isolated, and limited where the system can do that."""
    if not _HAS_RESOURCE:
        return [sys.executable, "-I", str(program)]
    launcher = Path(__file__).with_name("guarded_posix.py")
    return [
        sys.executable,
        "-I",
        str(launcher),
        str(program),
        *map(str, (limits.memory, limits.seconds, limits.written)),
    ]


def limit_here(limits: Limits) -> None:
    """Limit this process for good, where the system can; for the packaged program that becomes a child."""
    if _HAS_RESOURCE:
        from committee_app.intake import guarded_posix  # noqa: PLC0415  # not there on every system

        guarded_posix.limit_this_process(limits.memory, limits.seconds, limits.written)


def serve_workbook() -> int:
    """Be the child, in the packaged program: limit this process, read a workbook, answer; return the exit status."""
    limit_here(ROSTER_LIMITS)
    from committee_app.intake import child_workbook  # noqa: PLC0415  # the parser is loaded in children only

    return child_workbook.main()


def serve_pages() -> int:
    """Be the child, in the packaged program: limit this process, draw pages, answer; return the exit status."""
    limit_here(PAGES_LIMITS)
    from committee_app.intake import child_pages  # noqa: PLC0415  # the parser is loaded in children only

    return child_pages.main()


def answer_of(file: str, command: list[str], given: bytes, limits: Limits) -> bytes:
    """Run a command, give it bytes, and return its answer; `file` is for the error only.

    Raises:
        ParserDiedError: not started, ended by a signal or with a status, or answered without end.
        ParserTimedOutError: stopped by us after `limits.patience`, or by the system after `limits.seconds`.
    """
    try:
        child = subprocess.Popen(  # noqa: S603  # our own programs only
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_bare_environment(),
            cwd=Path(sys.executable).anchor,
            start_new_session=True,
        )
    except OSError as fault:
        raise ParserDiedError(file, "not started") from fault
    lost_patience = threading.Event()

    def stop() -> None:
        lost_patience.set()
        child.kill()

    answer = _exchange(child, given, threading.Timer(limits.patience, stop), limits.answer)
    if lost_patience.is_set():
        raise ParserTimedOutError(file, round(limits.patience))
    if child.returncode == _OUT_OF_TIME:
        raise ParserTimedOutError(file, limits.seconds)
    if len(answer) > limits.answer:
        raise ParserDiedError(file, "answer")
    if child.returncode:
        ended_by = f"signal {-child.returncode}" if child.returncode < 0 else f"status {child.returncode}"
        raise ParserDiedError(file, ended_by)
    return answer


def _exchange(child: subprocess.Popen[bytes], given: bytes, patience: threading.Timer, limit: int) -> bytes:
    """Feed the child and read its answer at the same time: either pipe may fill up first."""
    if child.stdin is None or child.stdout is None:
        raise AssertionError("both pipes were asked for")
    feeder = threading.Thread(target=_feed, args=(child.stdin, given), daemon=True)
    with child:
        patience.start()
        feeder.start()
        answer = child.stdout.read(limit + 1)
        if len(answer) > limit:
            child.kill()
        child.wait()
        patience.cancel()
        feeder.join()
    return answer


def _feed(pipe: IO[bytes], given: bytes) -> None:
    with contextlib.suppress(OSError), pipe:  # a child that has died reads no more
        pipe.write(given)


def _bare_environment() -> dict[str, str]:
    """Return an environment without secrets. Windows does not start a program without SYSTEMROOT."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
