"""Work that takes time, as the window does it."""

from __future__ import annotations

from collections.abc import Generator
from threading import Event, get_ident

import pytest
from pytestqt.qtbot import QtBot

from committee_app.case.progress import Progress
from committee_app.ui.shared.running import QtRunner, ScreenRunner
from tests.ui.fakes import ImmediateRunner, PatientRunner


class SpoiltError(Exception):
    """The work failed."""


def counted(total: int, closed: list[str] | None = None) -> Generator[Progress, None, int]:
    try:
        for done in range(total):
            yield Progress("work.apart", done, total)
    finally:
        if closed is not None:
            closed.append("closed")
    return get_ident()


def failing() -> Generator[Progress, None, int]:
    yield Progress("work.apart", 0, 1)
    raise SpoiltError


def refuse(error: object) -> None:
    pytest.fail(f"unexpected: {error}")


def test_steps_are_taken_in_the_windows_own_thread(qtbot: QtBot) -> None:
    runner = QtRunner()
    ends: list[object] = []
    seen: list[Progress] = []
    runner.steps(counted(3), ends.append, refuse, seen.append)
    assert seen == []
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [get_ident()]
    assert [one.done for one in seen] == [0, 1, 2]


def test_whole_work_runs_in_another_thread_and_comes_back(qtbot: QtBot) -> None:
    runner = QtRunner()
    ends: list[object] = []
    seen: list[Progress] = []
    runner.whole(counted(2), ends.append, refuse, seen.append)
    qtbot.waitUntil(lambda: bool(ends))
    assert ends != [get_ident()]
    assert [one.done for one in seen] == [0, 1]


def test_whole_work_that_fails_says_so(qtbot: QtBot) -> None:
    runner = QtRunner()
    errors: list[Exception] = []
    runner.whole(failing(), refuse, errors.append, lambda _step: None)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], SpoiltError)


def test_cancelled_work_tells_neither_end(qtbot: QtBot) -> None:
    runner, gate, begun = QtRunner(), Event(), Event()
    closed: list[str] = []

    def endless() -> Generator[Progress, None, None]:
        try:
            while True:
                begun.set()
                yield Progress("work.apart", 0, 1)
                gate.wait(0.001)
        finally:
            closed.append("closed")

    cancel = runner.whole(endless(), refuse, refuse, lambda _step: None)
    qtbot.waitUntil(begun.is_set)
    cancel()
    qtbot.waitUntil(lambda: closed == ["closed"])


def test_steps_can_be_stopped_twice(qtbot: QtBot) -> None:
    closed: list[str] = []
    runner = QtRunner()
    seen: list[Progress] = []
    stop = runner.steps(counted(1_000_000, closed), refuse, refuse, seen.append)
    qtbot.waitUntil(lambda: len(seen) > 2)
    stop()
    stop()
    assert closed == ["closed"]


def test_a_screen_that_is_gone_is_told_nothing() -> None:
    inner = PatientRunner()
    screen = ScreenRunner(inner)
    heard: list[object] = []
    screen.apart(lambda: 1, heard.append, heard.append)
    screen.close()
    inner.finish()
    screen.steps(counted(1), heard.append, heard.append, heard.append)
    screen.whole(counted(1), heard.append, heard.append, heard.append)
    assert heard == []


def test_a_screen_that_goes_cancels_its_steps(qtbot: QtBot) -> None:
    closed: list[str] = []
    screen = ScreenRunner(QtRunner())
    seen: list[Progress] = []
    screen.steps(counted(1_000_000, closed), refuse, refuse, seen.append)
    qtbot.waitUntil(lambda: len(seen) > 2)
    screen.close()
    assert closed == ["closed"]


def test_a_screen_that_is_there_hears_everything() -> None:
    screen = ScreenRunner(ImmediateRunner())
    heard: list[object] = []
    screen.apart(lambda: 1, heard.append, refuse)
    screen.steps(counted(1), heard.append, refuse, heard.append)
    assert len(heard) == 3
