"""A path that is chosen, and a secret that is offered."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.middle import Middle
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.secret_field import SecretField
from tests.ui.hands import press


def test_a_path_is_shown_but_not_typed_and_its_button_asks_for_it(qtbot: QtBot) -> None:
    field = PathField()
    qtbot.addWidget(field)
    field.set_words("심의 파일", "파일 고르기", "카드와 함께 둡니다.")
    field.set_path("/아주/긴/자리/small.case")
    box = field.findChild(QLineEdit)
    assert box is not None
    assert box.isReadOnly()
    assert (field.path(), box.accessibleName()) == ("/아주/긴/자리/small.case", "심의 파일")
    field.show()
    with qtbot.waitActive(field):
        field.activateWindow()
    field.setFocus()
    button = field.findChild(QPushButton)
    assert button is not None
    assert button.hasFocus()
    with qtbot.waitSignal(field.asked):
        press(button, Qt.Key.Key_Space)
    field.hide()


def test_an_offered_secret_is_taken_as_a_typed_one(qtbot: QtBot) -> None:
    field = SecretField("암호")
    qtbot.addWidget(field)
    field.set_problem("틀렸습니다.")
    with qtbot.waitSignal(field.changed):
        field.put("가 나 다")
    assert field.problem() == ""
    assert field.take() == "가 나 다"
    assert field.is_empty()


def test_contents_stand_in_the_middle_of_a_large_window(qtbot: QtBot) -> None:
    inside = QWidget()
    middle = Middle(column((inside, 1)), width=800, height=600, margins="none")
    qtbot.addWidget(middle)
    middle.resize(1900, 1000)
    middle.show()
    qtbot.waitUntil(lambda: inside.mapTo(middle, QPoint(0, 0)) == QPoint(550, 200))
    assert (inside.width(), inside.height()) == (800, 600)
    middle.resize(700, 1400)
    qtbot.waitUntil(lambda: inside.height() > 1300)
    middle.hide()
