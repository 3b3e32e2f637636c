from __future__ import annotations

from collections.abc import Generator
from threading import Event, get_ident

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from committee_app.case.progress import Progress
from committee_app.ui.shared.background import run_in_background, stop_background


class SpoiledPageError(Exception):
    """The page cannot be drawn."""


def count_to(total: int) -> Generator[Progress, None, tuple[int, int]]:
    for done in range(1, total + 1):
        yield Progress("minutes.pages", done, total)
    return (total, get_ident())


def fail_on_the_second_page() -> Generator[Progress, None, None]:
    yield Progress("minutes.pages", 1, 2)
    raise SpoiledPageError


def endless(gate: Event, closed: list[str]) -> Generator[Progress, None, None]:
    try:
        while True:
            yield Progress("minutes.pages", 0, 0)
            gate.wait(0.001)
    finally:
        closed.append("closed")


def test_work_tells_its_steps_and_its_result(qtbot: QtBot) -> None:
    job = run_in_background(count_to(3))
    steps: list[Progress] = []
    job.progressed.connect(steps.append)
    with qtbot.waitSignal(job.returned, timeout=5000) as told:
        pass
    assert [step.done for step in steps] == [1, 2, 3]
    total, thread = told.args[0]
    assert total == 3
    assert thread != get_ident()
    assert not job.is_running()


def test_a_failure_arrives_in_the_windows_thread(qtbot: QtBot) -> None:
    class Listener(QObject):
        heard = Signal()

        def __init__(self) -> None:
            super().__init__()
            self.error: BaseException | None = None
            self.thread_id = 0

        def hear(self, error: BaseException) -> None:
            self.error, self.thread_id = error, get_ident()
            self.heard.emit()

    listener = Listener()
    job = run_in_background(fail_on_the_second_page())
    job.failed.connect(listener.hear)
    with qtbot.waitSignal(listener.heard, timeout=5000):
        pass
    assert isinstance(listener.error, SpoiledPageError)
    assert listener.thread_id == get_ident()


def test_cancelled_work_cleans_up_before_it_says_so(qtbot: QtBot) -> None:
    closed: list[str] = []
    job = run_in_background(endless(Event(), closed))
    with qtbot.waitSignal(job.progressed, timeout=5000):
        pass
    with qtbot.waitSignal(job.cancelled, timeout=5000):
        job.cancel()
    assert closed == ["closed"]


def test_only_one_end_is_told(qtbot: QtBot) -> None:
    job = run_in_background(count_to(1))
    ends: list[str] = []
    job.returned.connect(lambda _: ends.append("returned"))
    job.failed.connect(lambda _: ends.append("failed"))
    job.cancelled.connect(lambda: ends.append("cancelled"))
    qtbot.waitUntil(lambda: not job.is_running(), timeout=5000)
    job.cancel()
    assert ends == ["returned"]


def test_a_job_that_nobody_holds_still_ends(qtbot: QtBot) -> None:
    ends: list[tuple[int, int]] = []

    def begin() -> None:
        run_in_background(count_to(2)).returned.connect(ends.append)

    begin()
    qtbot.waitUntil(lambda: bool(ends), timeout=5000)
    assert ends[0][0] == 2


def test_everything_stops_before_the_program_ends(qtbot: QtBot) -> None:
    closed: list[str] = []
    job = run_in_background(endless(Event(), closed))
    with qtbot.waitSignal(job.progressed, timeout=5000):
        pass
    assert stop_background()
    assert closed == ["closed"]
    qtbot.waitUntil(lambda: not job.is_running(), timeout=5000)
