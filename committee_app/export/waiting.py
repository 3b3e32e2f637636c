"""Running the signing library's coroutines without letting them wait for anything.

Its functions are written for programs that fetch things meanwhile; ours fetches nothing. The usual
event loop would open a pair of sockets before the first step, which this process is not allowed to do.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Outcome = TypeVar("Outcome")


class NotAwaitedError(RuntimeError):
    """A step wanted to wait for something outside the program; nothing here may."""

    def __init__(self) -> None:
        super().__init__("signing and verifying never wait for anything outside the program")


def run_here(work: Coroutine[Any, Any, Outcome]) -> Outcome:
    """Run a coroutine to its end in this thread, without sockets and without waiting.

    Raises:
        NotAwaitedError: it wanted to wait for a file, a socket, a thread or a time.
    """
    loop = _StillLoop()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()


class _Nothing:
    """What the loop asks for news from outside: there are none, and waiting for some is an error."""

    def select(self, timeout: float | None) -> list[Any]:
        """Return no news if the loop has work of its own to do."""
        if timeout == 0:
            return []
        raise NotAwaitedError


class _StillLoop(asyncio.BaseEventLoop):
    """An event loop that runs what is ready and listens to nobody."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Nothing()

    def _process_events(self, event_list: list[Any]) -> None:
        """Nothing can have happened outside."""
