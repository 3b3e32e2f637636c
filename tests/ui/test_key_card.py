from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.desks.clock import SystemClock
from committee_app.ui.help.view import HelpDialog
from committee_app.ui.key_card import KeyCard
from committee_app.ui.shared.labels import KeyHint
from committee_app.ui.shell import Shell
from committee_app.ui.theme import apply_theme, load_theme
from tests.ui.rooms import COST
from tests.ui.window import in_front


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    return in_front(qtbot, Shell(SystemClock(), cost=COST))


def test_f1_twice_shows_all_keys_and_the_curtain_works_from_there(qtbot: QtBot, shell: Shell) -> None:
    QTest.keyClick(shell, Qt.Key.Key_F1)
    QTest.keyClick(shell.findChildren(HelpDialog)[0], Qt.Key.Key_F1)
    card = shell.findChildren(KeyCard)[0]
    QTest.qWaitForWindowActive(card)
    assert len(card.findChildren(KeyHint)) > 30
    with qtbot.waitSignal(card.curtain_wanted):
        QTest.keyClick(card, Qt.Key.Key_F12)
    assert not card.isVisible()


def test_at_double_text_the_card_stays_within_the_window(shell: Shell, qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light", 2.0))
    QTest.keyClick(shell, Qt.Key.Key_F1)
    QTest.keyClick(shell.findChildren(HelpDialog)[0], Qt.Key.Key_F1)
    card = shell.findChildren(KeyCard)[0]
    assert card.width() <= shell.width()
    assert card.height() <= shell.height()
    card.reject()
