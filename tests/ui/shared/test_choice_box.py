"""A box that opens: what is chosen by hand is told, what is shown is not, and the wheel changes nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.ui.shared.choice_box import ChoiceBox

OPTIONS = (("", "쓰지 않음"), ("name", "이름"), ("seat", "좌석"))


def box(qtbot: QtBot) -> tuple[ChoiceBox, list[str]]:
    made = ChoiceBox("이 열의 내용")
    qtbot.addWidget(made)
    told: list[str] = []
    made.chosen.connect(told.append)
    made.show_options(OPTIONS, "name")
    made.show()
    return made, told


def test_showing_a_choice_tells_nobody(qtbot: QtBot) -> None:
    made, told = box(qtbot)
    made.show_options(OPTIONS, "seat")
    assert (made.choice(), told, made.accessibleName()) == ("seat", [], "이 열의 내용")
    made.show_options(OPTIONS, "unknown")
    assert made.choice() == ""


def test_down_chooses_the_next_and_tells_it(qtbot: QtBot) -> None:
    made, told = box(qtbot)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Down)
    assert (made.choice(), told) == ("seat", ["seat"])


def test_the_wheel_is_left_to_what_scrolls(qtbot: QtBot) -> None:
    made, told = box(qtbot)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt takes no names here
    )
    QApplication.sendEvent(made, turn)
    assert (made.choice(), told) == ("name", [])


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_enter_opens_the_box_and_submits_nothing(qtbot: QtBot) -> None:
    made, told = box(qtbot)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert made.view().isVisible()
    made.hidePopup()
    assert told == []
