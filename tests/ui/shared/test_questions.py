from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.theme import current
from tests.ui.hands import press, type_hangul, type_keys

SEAL = Question("안다솜 위원의 평가표를 봉인할까요?", "안다솜의 평가표 봉인", facts=(("채점한 과제", "39개"),))


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    yield widget
    widget.close()


def buttons(dialog: QuestionDialog) -> dict[str, QPushButton]:
    return {button.accessibleName(): button for button in dialog.findChildren(QPushButton)}


def test_a_question_does_not_block_and_starts_on_the_way_back(qtbot: QtBot, parent: QWidget) -> None:
    dialog = ask(parent, SEAL)
    focused = dialog.focusWidget()
    assert focused is buttons(dialog)["취소"]
    with qtbot.waitSignal(dialog.cancelled):
        press(dialog, Qt.Key.Key_Escape)


def test_yes_is_told_once_and_closes_the_dialog(qtbot: QtBot, parent: QWidget) -> None:
    dialog = ask(parent, SEAL)
    with qtbot.waitSignal(dialog.confirmed) as told:
        buttons(dialog)[SEAL.confirm].click()
    assert told.args == [""]
    assert not dialog.isVisible()


def test_a_question_is_gone_before_its_yes_is_carried_out(parent: QWidget) -> None:
    dialog = ask(parent, SEAL)
    seen: list[bool] = []
    dialog.confirmed.connect(lambda _: seen.append(dialog.isVisible()))
    buttons(dialog)[SEAL.confirm].click()
    assert seen == [False]


def test_a_secret_is_needed_and_a_wrong_one_keeps_the_dialog_open(qtbot: QtBot, parent: QWidget) -> None:
    dialog = ask(parent, Question("열까요?", "평가표 15부 열기", secret_label="열쇠 문구"))
    assert not dialog.can_confirm()
    box = dialog.findChildren(QLineEdit)[0]
    type_hangul(box, "돌담 느티")
    with qtbot.waitSignal(dialog.confirmed) as told:
        buttons(dialog)["평가표 15부 열기"].click()
    assert told.args == ["돌담 느티"]
    dialog.refuse("열쇠 문구가 맞지 않습니다. 두 번 더 넣을 수 있습니다.")
    assert dialog.isVisible()
    assert not dialog.can_confirm()
    assert box.accessibleDescription().startswith("열쇠 문구가 맞지 않습니다")
    dialog.finish()
    assert not dialog.isVisible()


def test_a_typed_confirmation_must_be_the_same_text(qtbot: QtBot, parent: QWidget) -> None:
    dialog = ask(parent, Question("확정할까요?", "확정", typed="AI-2026", typed_label="사건 번호"))
    box = dialog.findChildren(QLineEdit)[0]
    type_keys(box, "AI-202")
    assert not dialog.can_confirm()
    type_keys(box, "6")
    assert dialog.can_confirm()
    dialog.reject()


def test_enter_in_a_field_confirms_nothing(qtbot: QtBot, parent: QWidget) -> None:
    dialog = ask(parent, Question("열까요?", "열기", secret_label="열쇠 문구"))
    told: list[str] = []
    dialog.confirmed.connect(told.append)
    box = dialog.findChildren(QLineEdit)[0]
    type_keys(box, "x")
    press(box, Qt.Key.Key_Return)
    assert told == []
    assert dialog.isVisible()
    dialog.reject()


def test_while_a_secret_is_tried_there_is_no_way_out(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = ask(window, Question(title="봉인할까요?", confirm="봉인", secret_label="암호"))
    dialog.wait("확인하고 있습니다.")
    dialog.reject()
    assert dialog.isVisible()
    assert not dialog.can_confirm()
    dialog.refuse("암호가 맞지 않습니다.")
    with qtbot.waitSignal(dialog.cancelled):
        dialog.reject()


def test_a_question_has_an_edge_where_no_window_manager_draws_one(parent: QWidget) -> None:
    dialog = ask(parent, SEAL)
    image = dialog.grab().toImage()
    middle, last = image.height() // 2, image.width() - 1
    edge = current().colours["edge"]
    assert {image.pixelColor(0, middle).name(), image.pixelColor(last, middle).name()} == {edge}
    dialog.finish()
