"""The window's way of doing what takes time: `ports.Runner` with Qt's event loop and thread pool."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from committee_app.case.progress import Progress
from committee_app.ui.shared.background import run_in_background

T = TypeVar("T")


class QtRunner(QObject):
    """Runs record work a step at a time in the window's own thread, and slow calls in the pool."""

    def steps(
        self,
        work: Generator[Progress, None, Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[Progress], None],
    ) -> Callable[[], None]:
        """Take one step each time the event loop is idle; the returned call stops it between two steps."""
        timer = QTimer(self)
        timer.setInterval(0)

        def stop() -> None:
            timer.stop()
            timer.deleteLater()
            work.close()

        def step() -> None:
            try:
                progressed(next(work))
            except StopIteration as end:
                stop()
                done(end.value)
            except Exception as error:  # noqa: BLE001 -- whatever it is, the presenter is told
                stop()
                failed(error)

        timer.timeout.connect(step)
        timer.start()
        return stop

    def apart(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run one slow call in the pool and come back with its result."""
        job = run_in_background(_as_work(work))
        job.returned.connect(done)
        job.failed.connect(failed)

    def whole(
        self,
        work: Generator[Progress, None, Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[Progress], None],
    ) -> Callable[[], None]:
        """Run a generator in the pool from beginning to end; the returned call cancels it at its next step."""
        job = run_in_background(work)
        job.progressed.connect(progressed)
        job.returned.connect(done)
        job.failed.connect(failed)
        return job.cancel


def _as_work(call: Callable[[], T]) -> Generator[Progress, None, T]:
    yield Progress("work.apart", 0, 1)
    return call()
