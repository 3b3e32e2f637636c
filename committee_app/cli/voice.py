"""What the commands say: results on standard output, progress and trouble on standard error, a line each."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable
from typing import Any, TypeVar

from committee_app.case.findings import Finding
from committee_app.case.progress import Progress
from committee_app.desks.words import wording
from committee_app.wording import UnknownCodeError

T = TypeVar("T")

NAME = "committee-app"
LISTED = 50
"""So many remarks or faults are listed; the rest is counted."""

_FRESH_LINE = "\r\x1b[K"


class Voice:
    """Speaks one language; knows no more about a code than its sentence."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = wording(language)

    def sentence(self, code: str, params: Iterable[tuple[str, Any]] = ()) -> str:
        """Return a code in words, on one line; the code and its facts where this edition has no words for it."""
        facts = tuple(params)
        try:
            said = self.words.say(code, facts)
        except UnknownCodeError:
            said = " ".join([code, *(f"{name}={value}" for name, value in facts)])
        return one_line(said)

    def finding(self, finding: Finding) -> str:
        """Return a finding in words."""
        return self.sentence(finding.code, finding.params)

    def say(self, code: str, **params: Any) -> None:
        """Print a sentence as part of the result."""
        self.print(self.sentence(code, params.items()))

    def print(self, line: str) -> None:
        """Print a line of the result."""
        print(line)

    def complain(self, line: str) -> None:
        """Say what went wrong, on standard error."""
        print(f"{NAME}: {line}", file=sys.stderr)

    def watch(self, work: Generator[Progress, None, T]) -> T:
        """Do long work to its end and return what it returns; each step of it becomes one line with its counts.

        On a terminal the line of the present step is written anew as it goes on.
        """
        lines = _ProgressLines(self)
        try:
            while True:
                lines.show(next(work))
        except StopIteration as end:
            lines.finish()
            result: T = end.value
            return result
        except BaseException:
            lines.stop()
            raise


class _ProgressLines:
    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._on_terminal = sys.stderr.isatty()
        self._present: Progress | None = None

    def show(self, progress: Progress) -> None:
        if self._present is not None and self._present.step != progress.step:
            self.finish()
        self._present = progress
        if self._on_terminal:
            print(_FRESH_LINE + self._line(progress), end="", file=sys.stderr, flush=True)

    def finish(self) -> None:
        """End the line of the present step: what comes after a step begins when it is through."""
        if self._present is not None:
            self._present = Progress(self._present.step, self._present.total, self._present.total)
        self.stop()

    def stop(self) -> None:
        """End the line of the present step where it stands."""
        if self._present is not None:
            text = self._line(self._present)
            print(_FRESH_LINE + text if self._on_terminal else text, file=sys.stderr, flush=True)
        self._present = None

    def _line(self, progress: Progress) -> str:
        facts = {"done": progress.done, "total": progress.total}
        return f"{self._voice.sentence(progress.step, facts.items())} ({progress.done}/{progress.total})"


def one_line(text: str) -> str:
    r"""Return a text on one line, without anything in it that would move a cursor.

    >>> one_line("a\nb\x1b[2J")
    'a b?[2J'
    """
    return "".join(one if one.isprintable() else "?" for one in " ".join(text.split()))
