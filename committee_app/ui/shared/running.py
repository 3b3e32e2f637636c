"""The window's way of doing what takes time: `ports.Runner` with Qt's event loop and thread pool."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from committee_app.ui.shared.background import run_in_background

if TYPE_CHECKING:
    from committee_app.case.progress import Progress
    from committee_app.ui.ports import Runner

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
        stopped = False

        def stop() -> None:
            nonlocal stopped
            if not stopped:
                stopped = True
                timer.stop()
                # What the timer calls may hold the last reference to this runner: as its child the timer would then
                # be deleted by its parent in the middle of its own deletion.
                timer.setParent(None)
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


class ScreenRunner:
    """A runner for one screen: what still runs when the screen goes away is cancelled, and nobody is told of it.

    An answer that comes later would speak to a screen that is gone, on behalf of somebody who has left the desk.
    """

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._cancels: list[Callable[[], None]] = []
        self._long: set[object] = set()
        self._is_closed = False

    def close(self) -> None:
        """Cancel what runs; from now on nobody is told anything."""
        self._is_closed = True
        self._long.clear()
        while self._cancels:
            self._cancels.pop()()

    def steps(
        self,
        work: Generator[Progress, None, T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[Progress], None],
    ) -> Callable[[], None]:
        """Run work on the record a step at a time."""
        return self._kept(self._runner.steps(work, self._heard(done), self._heard(failed), self._heard(progressed)))

    def apart(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run one slow call in another thread; its answer is dropped if the screen is gone."""
        self._runner.apart(work, self._heard(done), self._heard(failed))

    def whole(
        self,
        work: Generator[Progress, None, T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[Progress], None],
    ) -> Callable[[], None]:
        """Run long work on files of its own in another thread."""
        token = object()
        self._long.add(token)

        def ended(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            def tell_the_end(news: Any) -> None:
                self._long.discard(token)
                tell(news)

            return self._heard(tell_the_end)

        cancel = self._kept(self._runner.whole(work, ended(done), ended(failed), self._heard(progressed)))

        def stop() -> None:
            self._long.discard(token)
            cancel()

        return stop

    def is_at_work(self) -> bool:
        """Whether long work of this screen is under way, which would end with it."""
        return bool(self._long)

    def _kept(self, cancel: Callable[[], None]) -> Callable[[], None]:
        self._cancels.append(cancel)
        return cancel

    def _heard(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        def tell_if_open(news: T) -> None:
            if not self._is_closed:
                tell(news)

        return tell_if_open


def _as_work(call: Callable[[], T]) -> Generator[Progress, None, T]:
    from committee_app.case.progress import Progress  # noqa: PLC0415  # the first window waits for nothing

    yield Progress("work.apart", 0, 1)
    return call()
