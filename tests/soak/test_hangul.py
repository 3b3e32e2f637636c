"""Hangul as it comes from a real input method on a virtual screen: what is half put together is never lost.

`make soak` runs it through `scripts/with_hangul.sh`; the same with events made by hand is in `make test`
(`tests/ui/score/test_keys.py`).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.score.presenter import ScorePresenter
from committee_app.ui.score.view import ScoreView
from committee_app.ui.shell_frame import ShellFrame
from tests.builders import C01, FIRST
from tests.ui import rooms
from tests.ui.framed import framed
from tests.ui.rooms import ToldRoom, prepared_room

pytestmark = pytest.mark.skipif(
    "HANGUL_SCREEN" not in os.environ, reason="an input method types on a virtual screen in `make soak`"
)

BETWEEN_KEYS = "80"
"""Milliseconds, as a person types."""


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        rooms.declare(room)
        yield room


class Desk:
    """The score screen before a member, with a keyboard that the window system knows."""

    def __init__(self, qtbot: QtBot, told: ToldRoom) -> None:
        self._qtbot = qtbot
        view = ScoreView()
        presenter = ScorePresenter(told.sitting(Role.EVALUATOR, FIRST), view)
        view.bind(presenter)
        told.navigator.on_change = presenter.refresh
        presenter.refresh()
        self.frame: ShellFrame = framed(qtbot, view)
        view.focus_work()
        QTest.keyClick(self.frame.focusWidget(), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
        box = self.frame.focusWidget()
        assert isinstance(box, QPlainTextEdit)
        self.box = box
        self.box.clear()
        self.hands("windowfocus", str(int(self.frame.winId())))

    def hands(self, *orders: str) -> None:
        """Let `xdotool` do something while the window goes on."""
        given = subprocess.Popen(["xdotool", *orders])
        self._qtbot.waitUntil(lambda: given.poll() is not None, timeout=20_000)
        assert given.returncode == 0
        self._qtbot.wait(200)

    def type(self, keys: str) -> None:
        self.hands("type", "--delay", BETWEEN_KEYS, keys)


@pytest.fixture
def desk(qtbot: QtBot, told: ToldRoom) -> Desk:
    """Return a desk where the next key is Hangul; the input method keeps its mode for all windows of a screen."""
    made = Desk(qtbot, told)
    made.type("r")
    is_latin = bool(made.box.toPlainText())  # as Hangul it is still being put together
    made.hands("key", "BackSpace")
    if is_latin:
        made.hands("key", "shift+space")
    return made


@pytest.mark.parametrize("key", ["Next", "F5"])
def test_a_syllable_half_put_together_is_kept_when_the_sheet_is_left(
    qtbot: QtBot, told: ToldRoom, desk: Desk, key: str
) -> None:
    desk.type("gksrmf")
    assert desk.box.toPlainText() == "한"  # the second syllable is still being put together
    desk.hands("key", key)
    qtbot.waitUntil(lambda: told.evaluator(FIRST).draft(C01).reasons == (("A", "한글"),))


def test_enter_ends_a_syllable_and_never_submits(told: ToldRoom, desk: Desk) -> None:
    desk.type("gksrmf")
    desk.hands("key", "Return")
    desk.type("ghdrlfehd")
    desk.hands("key", "space")
    assert desk.box.toPlainText() == "한글\n홍길동 "
    assert not told.evaluator(FIRST).sealed
