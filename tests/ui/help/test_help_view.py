"""The manual over the window: at its section, with pictures, by keyboard, and without a way to read anything else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.desks.clock import SystemClock
from committee_app.ui.help.view import HelpDialog, ManualText
from committee_app.ui.key_card import KeyCard
from committee_app.ui.language import apply_language
from committee_app.ui.screens import help_dialog
from committee_app.ui.shell import Shell
from committee_app.ui.theme import apply_theme, load_theme
from tests.ui.rooms import COST
from tests.ui.window import in_front

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication) -> Iterator[Shell]:
    apply_language(qapp, "ko")
    yield in_front(qtbot, Shell(SystemClock(), cost=COST))
    apply_language(qapp, "ko")


def asked(shell: Shell) -> HelpDialog:
    QTest.keyClick(shell, Qt.Key.Key_F1)
    dialog = shell.findChildren(HelpDialog)[-1]
    QTest.qWaitForWindowActive(dialog)
    return dialog


def read_in(dialog: HelpDialog) -> ManualText:
    return dialog.findChildren(ManualText)[0]


def test_f1_opens_the_manual_and_f1_again_the_keys_and_back(shell: Shell) -> None:
    dialog = asked(shell)
    assert read_in(dialog).toPlainText().startswith("간사 사용 설명서")
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    card = shell.findChildren(KeyCard)[0]
    assert card.isVisible()
    QTest.keyClick(card, Qt.Key.Key_F1)
    assert not card.isVisible()
    assert shell.findChildren(HelpDialog)[-1].isVisible()


def test_escape_puts_it_away_and_the_curtain_key_works(qtbot: QtBot, shell: Shell) -> None:
    dialog = asked(shell)
    with qtbot.waitSignal(dialog.curtain_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_F12)
    assert not dialog.isVisible()
    again = asked(shell)
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert not again.isVisible()


def test_the_button_in_the_bar_does_the_same(shell: Shell) -> None:
    shell._help.click()
    assert shell.findChildren(HelpDialog)[-1].isVisible()


def test_it_stands_at_the_section_of_the_screen(shell: Shell) -> None:
    dialog = help_dialog(shell, "score", "evaluator")
    dialog.open()
    text = read_in(dialog)
    assert text.textCursor().block().text() == "4. 채점"
    assert text.verticalScrollBar().value() > 0


def test_links_are_reached_by_keys_and_followed_and_one_comes_back(shell: Shell) -> None:
    dialog = help_dialog(shell, "", "evaluator")
    dialog.open()
    QTest.qWaitForWindowActive(dialog)
    text = read_in(dialog)
    assert not dialog._back.isVisible()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert text.toPlainText().startswith("평가위원 카드")
    assert dialog._back.isVisible()
    QTest.keyClick(text, Qt.Key.Key_Backspace)
    assert text.toPlainText().startswith("평가위원 사용 설명서")


def test_only_pictures_of_the_manual_are_ever_read(shell: Shell) -> None:
    text = read_in(help_dialog(shell, "score", "evaluator"))
    picture = text.loadResource(IMAGE, QUrl("pictures/score-sheet.png"))
    assert isinstance(picture, QImage)
    assert not picture.isNull()
    for other in ("/etc/passwd", "file:///etc/passwd", "../ko/evaluator.md", "https://example.org/a.png"):
        assert text.loadResource(IMAGE, QUrl(other)) is None
    assert text.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("pictures/score-sheet.png")) is None


def test_each_role_and_both_languages_are_worded(shell: Shell, qapp: QApplication) -> None:
    dialog = help_dialog(shell, "prepare", "secretary")
    dialog.open()
    assert dialog._whose.choice() == "secretary"
    dialog._whose.chosen.emit("chair")
    assert read_in(dialog).toPlainText().startswith("위원장 사용 설명서")
    apply_language(qapp, "en")
    qapp.processEvents()
    assert read_in(dialog).toPlainText().startswith("Manual for the chair")
    assert read_in(dialog).accessibleName() == "Manual"


def test_at_double_text_it_stays_within_the_window(shell: Shell, qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light", 2.0))
    dialog = asked(shell)
    assert dialog.width() <= shell.width()
    assert dialog.height() <= shell.height()
