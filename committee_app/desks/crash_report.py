"""What is written down of a bug: where it was, and nothing that anybody typed.

A message or the value of a variable may hold a secret, a mark or a name, so a report has neither: the classes of the
errors, and for each step of the program its file, line and function.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from committee_app import __version__
from committee_app.desks.clock import Clock, stamp
from committee_app.desks.whole_files import write_whole

_MOST_CAUSES = 8


def report(error: BaseException, trace: TracebackType | None, at: str) -> str:
    """Return what may be written down of a bug, the deepest step last; `at` says when."""
    return "\n".join((f"committee-app {__version__}", at, *_told(error, trace))) + "\n"


def write_report(folder: Path, text: str, clock: Clock) -> Path | None:
    """Write a report into a folder for nobody but this account; None if that cannot be."""
    name = "".join(letter if letter.isdigit() else "-" for letter in stamp(clock.now())[:19])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / f"{name}.txt", text.encode(), 0o600)
    except OSError:
        return None
    return folder / f"{name}.txt"


def _told(error: BaseException, trace: TracebackType | None) -> Iterator[str]:
    current: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if current is None:
            return
        yield f"{type(current).__module__}.{type(current).__qualname__}"
        for step in traceback.extract_tb(trace):
            yield f"  {_short(step.filename)}:{step.lineno} {step.name}"
        current = current.__cause__ or current.__context__
        trace = current.__traceback__ if current is not None else None


def _short(file: str) -> str:
    """Return the end of a file's path: what stands before it may name a person."""
    return "/".join(Path(file).parts[-3:])
