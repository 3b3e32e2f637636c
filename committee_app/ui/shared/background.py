"""Long work in another thread, told step by step.

The work is a generator that yields `Progress` and returns its result; it knows no Qt, opens its own
files, and only frozen values cross the line. The command line iterates the same generator.

    job = run_in_background(export_minutes(path))
    job.progressed.connect(panel.show_progress)
    job.returned.connect(self._minutes_ready)
    job.failed.connect(self._minutes_failed)

Signals arrive in the thread of whoever made the job. Exactly one of `returned`, `failed` and `cancelled`
comes, once.
"""

from __future__ import annotations

from collections.abc import Generator
from threading import Event
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

if TYPE_CHECKING:
    from committee_app.case.progress import Progress

Result = TypeVar("Result")
Work: TypeAlias = "Generator[Progress, None, Result]"


class Job(QObject):
    """Work under way. It keeps itself until it has told its end."""

    progressed = Signal(object)
    """A `Progress`."""
    returned = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception that ended the work."""
    cancelled = Signal()
    """The work stopped because `cancel` was called; it has cleaned up."""
    _stepped = Signal(object)
    _told = Signal(object)

    def __init__(self, work: Work[Any]) -> None:
        super().__init__()
        self._work = work
        self._unwanted = Event()
        # Both cross the line here: a step that was quicker than the first connection would otherwise be lost.
        self._stepped.connect(self.progressed)
        self._told.connect(self._end)

    def cancel(self) -> None:
        """Stop the work at its next step; its `finally` clauses run."""
        self._unwanted.set()

    def is_running(self) -> bool:
        """Whether the end has not been told yet."""
        return self in _running

    def run(self) -> None:
        """Do the work. Called in the pool's thread, once."""
        self._told.emit(self._outcome())

    def _outcome(self) -> tuple[str, Any]:
        try:
            while True:
                if self._unwanted.is_set():
                    self._work.close()
                    return ("cancelled", None)
                self._stepped.emit(next(self._work))
        except StopIteration as end:
            return ("returned", end.value)
        except BaseException as error:  # noqa: BLE001  told in the maker's thread, whatever it is
            return ("failed", error)

    def _end(self, outcome: tuple[str, Any]) -> None:
        _running.discard(self)
        how, value = outcome
        if how == "returned":
            self.returned.emit(value)
        elif how == "failed":
            self.failed.emit(value)
        else:
            self.cancelled.emit()


_running: Final[set[Job]] = set()


class _Run(QRunnable):
    """Carries a job into the pool."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


def run_in_background(work: Work[Result], pool: QThreadPool | None = None) -> Job:
    """Start the work and return its job; connect to it before returning to the event loop."""
    job = Job(work)
    _running.add(job)
    (pool or QThreadPool.globalInstance()).start(_Run(job))
    return job


def stop_background(milliseconds: int = 10_000) -> bool:
    """Cancel everything and wait for it, before the program ends; return whether all of it stopped."""
    for job in tuple(_running):
        job.cancel()
    return QThreadPool.globalInstance().waitForDone(milliseconds)
