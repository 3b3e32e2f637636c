"""What the libraries below us must not do to us, and what the tests may not do at all."""

from __future__ import annotations

import asyncio
import socket  # noqa: TID251  # to show that it is of no use
import sys
import urllib.request  # noqa: TID251

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.conftest import NetworkInTestError


def test_qt_does_not_use_up_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None per call, until the interpreter aborts."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(500):
        label.setText(str(number))
    assert before - sys.getrefcount(None) < 50


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_test_cannot_make_an_internet_socket(family: int) -> None:
    with pytest.raises(NetworkInTestError):
        socket.socket(family, socket.SOCK_STREAM)


def test_a_test_cannot_ask_for_an_address() -> None:
    with pytest.raises(NetworkInTestError):
        socket.getaddrinfo("example.org", 443)
    with pytest.raises(NetworkInTestError):
        urllib.request.urlopen("http://127.0.0.1/")  # noqa: TID251


def test_an_event_loop_still_wakes_itself() -> None:
    async def answer() -> int:
        await asyncio.sleep(0)
        return 42

    assert asyncio.run(answer()) == 42
