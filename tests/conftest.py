"""What every test stands on: no display, no network, no unexpected warning, the same examples every time."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Before anything imports Qt. An explicit platform (a real display, Xvfb) is respected.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Without a UTF-8 locale Qt warns that it takes this one.
os.environ["LC_ALL"] = "C.UTF-8"
# What this machine remembers of cases is no test's business, nor the other way round.
os.environ["XDG_DATA_HOME"] = str(Path(tempfile.gettempdir()) / f"committee-app-tests-{os.getpid()}")

import pytest
from hypothesis import HealthCheck, settings

# A test that passed once passes again: the examples are drawn from the test itself.
# `pytest --hypothesis-profile=searching` looks for new ones.
settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=50)
settings.register_profile("searching", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


class NetworkInTestError(AssertionError):
    """A test reached for the network. The product has none."""

    def __init__(self, event: str) -> None:
        super().__init__(f"no network in tests, ever: {event}")


_LOCAL_FAMILIES = (-1, 1)  # a socket that exists already; AF_UNIX, which an event loop wakes itself with
_NETWORK_EVENTS = frozenset(
    {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "http.client.connect"}
)


def _refuse_network(event: str, facts: tuple[Any, ...]) -> None:
    if event == "socket.__new__" and facts[1] not in _LOCAL_FAMILIES:
        raise NetworkInTestError(f"a socket of family {facts[1]}")
    if event in _NETWORK_EVENTS:
        raise NetworkInTestError(event)


# An audit hook cannot be taken off again, by a test or by a library.
sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def no_unexpected_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning. A test that wants one reads it from `caplog`, then clears that."""
    yield
    logged = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not logged, [f"{record.name}: {record.getMessage()}" for record in logged]


@pytest.fixture(autouse=True)
def no_stray_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test with Qt that leaves a window open, or that waits on a modal dialogue for five seconds."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QEvent, QTimer  # noqa: PLC0415  # only for the tests that use Qt anyway

    qapp = request.getfixturevalue("qapp")
    blocking: list[str] = []

    def dismiss_modal_dialogue() -> None:
        modal = qapp.activeModalWidget()
        if modal is not None:
            blocking.append(f"{type(modal).__name__}: {modal.windowTitle()}")
            modal.close()

    watchdog = QTimer(interval=5000)
    watchdog.timeout.connect(dismiss_modal_dialogue)
    watchdog.start()
    yield
    watchdog.stop()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    open_windows = [window for window in qapp.topLevelWidgets() if window.isVisible()]
    for window in open_windows:
        window.close()
    assert not blocking, f"a modal dialogue stopped the test: {blocking}"
    assert not open_windows, f"windows left open: {open_windows}"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder that stands for a stick, empty."""
    place = tmp_path / "stick"
    place.mkdir()
    return place
