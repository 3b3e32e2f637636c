"""Somebody at the window without a mouse; every key is counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from committee_app.ui.shell import Shell
from tests.ui.hands import type_keys


class Keyboard:
    """Somebody without a mouse: keys go where the focus is, and Tab leads on."""

    def __init__(self, qtbot: QtBot, shell: Shell, words: Mapping[str, str]) -> None:
        self._qtbot, self.shell, self._words = qtbot, shell, words
        self.keys = 0

    def focused(self) -> QWidget:
        front = QApplication.activeModalWidget() or self.shell
        if QApplication.activeWindow() is not front.window():
            front.activateWindow()  # what a window manager does when a dialog goes
            QTest.qWaitForWindowActive(front.window())
        focused = front.focusWidget()
        assert focused is not None, "the focus is nowhere"
        return focused

    def name(self) -> str:
        return self.focused().accessibleName()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(self.focused(), key, modifier)

    def type(self, characters: str) -> None:
        self.keys += len(characters)
        for character in characters:
            type_keys(self.focused(), character)

    def tab_to(self, words: str, longest: int = 60) -> None:
        """Press Tab until something of this name has the focus."""
        wanted = self._words.get(words, words)
        seen = []
        for _ in range(longest):
            if wanted in self.name():
                return
            seen.append(self.name())
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {wanted!r}; it led to {seen}")

    def act(self, words: str) -> None:
        """Go to a button and press it."""
        self.tab_to(words)
        self.press(Qt.Key.Key_Space)

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=15_000)
        QApplication.processEvents()
