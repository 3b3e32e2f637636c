from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from committee_app.ui.shared.points import points
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.score_field import ScoreField
from committee_app.ui.shared.secret_field import SecretField
from committee_app.ui.shared.text_field import TextField
from tests.ui.hands import press, type_hangul, type_keys

NFD_NAME = unicodedata.normalize("NFD", "홍길동")


def inner(field: QWidget) -> QLineEdit:
    box = field.focusProxy()
    assert isinstance(box, QLineEdit)
    return box


def score(qtbot: QtBot, highest: int = 1000, step: int = 50, lowest: int = 0) -> ScoreField:
    field = ScoreField("구현 계획", highest, step, lowest=lowest)
    qtbot.addWidget(field)
    return field


@pytest.mark.parametrize(
    ("keys", "shown", "mark"),
    [
        ("8", "8", 800),
        ("8.5", "8.5", 850),
        ("10", "10", 1000),
        ("10.5", "10.", None),  # above the maximum: the 5 is refused
        ("12", "1", 100),
        ("8.3", "8.", None),  # off the step: the 3 is refused
        ("0", "0", 0),
        ("05", "0", 0),
        ("-1", "1", 100),
        ("abc", "", None),
    ],
)
def test_a_key_that_leads_above_the_maximum_or_off_the_step_is_refused(
    qtbot: QtBot, keys: str, shown: str, mark: int | None
) -> None:
    field = score(qtbot)
    type_keys(field.input, keys)
    assert (field.input.text(), field.mark()) == (shown, mark)


@pytest.mark.parametrize(("keys", "shown"), [("3", ""), ("2", "2"), ("10", "10"), ("1", "1"), ("14", "1")])
def test_steps_of_two_points_let_only_even_marks_through(qtbot: QtBot, keys: str, shown: str) -> None:
    field = score(qtbot, highest=1000, step=200)
    type_keys(field.input, keys)
    assert field.input.text() == shown


@pytest.mark.parametrize(("keys", "shown"), [("8.25", "8.25"), ("8.2", "8.2"), ("8.26", "8.2"), ("8.9", "8.")])
def test_a_quarter_can_be_typed_digit_by_digit(qtbot: QtBot, keys: str, shown: str) -> None:
    field = score(qtbot, step=25)
    type_keys(field.input, keys)
    assert field.input.text() == shown


def test_a_mark_below_the_least_stays_unfinished(qtbot: QtBot) -> None:
    field = score(qtbot, highest=1000, step=100, lowest=600)
    type_keys(field.input, "5")
    assert field.input.text() == ""
    type_keys(field.input, "1")
    assert field.input.is_unfinished()
    type_keys(field.input, "0")
    assert field.mark() == 1000


def test_a_refused_key_says_the_range_and_the_next_good_key_takes_it_back(qtbot: QtBot) -> None:
    field = score(qtbot)
    type_keys(field.input, "12")
    assert field.problem() == "0점부터 10점까지 0.5점 단위입니다."
    assert field.input.property("problem") is True
    type_keys(field.input, "0")
    assert field.problem() == ""
    assert field.mark() == 1000


def test_a_mark_is_told_while_typed_and_once_when_finished(qtbot: QtBot) -> None:
    field = score(qtbot)
    typed: list[int | None] = []
    finished: list[int | None] = []
    field.mark_changed.connect(typed.append)
    field.mark_finished.connect(finished.append)
    type_keys(field.input, "8.5")
    press(field.input, Qt.Key.Key_Return)
    press(field.input, Qt.Key.Key_Return)
    assert typed == [800, None, 850]
    assert finished == [850]


def test_a_blank_is_not_zero(qtbot: QtBot) -> None:
    field = score(qtbot)
    assert field.mark() is None
    assert field.input.property("zero") is False
    field.set_mark(0)
    assert field.mark() == 0
    assert field.input.property("zero") is True
    field.set_mark(None)
    assert field.input.text() == ""


def test_wide_digits_of_an_input_method_become_plain_ones(qtbot: QtBot) -> None:
    field = score(qtbot)
    type_hangul(field.input, "８")
    assert field.mark() == 800


def test_the_arrow_keys_are_left_to_the_screen(qtbot: QtBot) -> None:
    field = score(qtbot)
    field.set_mark(800)
    press(field.input, Qt.Key.Key_Up)
    assert field.mark() == 800


def test_marks_are_written_without_needless_zeros() -> None:
    assert [points(mark) for mark in (0, 50, 825, 1000, 10000)] == ["0", "0.5", "8.25", "10", "100"]


def test_hangul_arrives_through_the_input_method(qtbot: QtBot) -> None:
    field = TextField("위원 이름")
    qtbot.addWidget(field)
    told: list[str] = []
    field.changed.connect(told.append)
    type_hangul(inner(field), "홍길동")
    assert field.text() == "홍길동"
    assert told == ["홍길동"]


def test_what_was_typed_apart_comes_out_composed(qtbot: QtBot) -> None:
    field = TextField("위원 이름")
    qtbot.addWidget(field)
    told: list[str] = []
    field.changed.connect(told.append)
    type_hangul(inner(field), NFD_NAME)
    assert inner(field).text() == "홍길동"
    assert told == ["홍길동"]
    field.set_text(NFD_NAME)
    assert field.text() == "홍길동"


def test_a_character_that_cannot_be_printed_is_refused_and_named(qtbot: QtBot) -> None:
    field = TextField("위원 이름")
    qtbot.addWidget(field)
    type_hangul(inner(field), "홍\u200b길동")
    assert field.text() == ""
    assert field.problem() == "회의록에 인쇄할 수 없는 글자입니다: U+200B"
    type_hangul(inner(field), "홍길동")
    assert field.problem() == ""


def test_enter_in_a_text_box_presses_no_button(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    field, reason, button = TextField("이름"), ReasonField("사유"), QPushButton("봉인")
    for part in (field, reason, button):
        layout.addWidget(part)
    button.setDefault(True)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    entered: list[bool] = []
    field.entered.connect(lambda: entered.append(True))
    press(inner(field), Qt.Key.Key_Return)
    box = reason.focusProxy()
    assert box is not None
    press(box, Qt.Key.Key_Return)
    assert pressed == []
    assert entered == [True]


def test_a_problem_stands_beside_the_field_and_is_read_aloud(qtbot: QtBot) -> None:
    field = TextField("신청액", "백만 원")
    qtbot.addWidget(field)
    assert inner(field).accessibleDescription() == "백만 원"
    field.set_problem("숫자가 아닙니다.")
    assert inner(field).accessibleDescription() == "숫자가 아닙니다."
    assert inner(field).property("problem") is True


def test_a_secret_is_given_out_once_and_never_shown_while_composed(qtbot: QtBot) -> None:
    field = SecretField("열쇠 문구")
    qtbot.addWidget(field)
    box = inner(field)
    type_hangul(box, "돌담 ", "느")
    assert box.echoMode() is QLineEdit.EchoMode.Password
    assert not box.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText
    type_hangul(box, unicodedata.normalize("NFD", "느티"))
    assert field.take() == "돌담 느티"
    assert field.is_empty()
    assert field.take() == ""


def test_a_reason_is_counted_while_it_is_typed(qtbot: QtBot) -> None:
    field = ReasonField("사유", shortest=5)
    qtbot.addWidget(field)
    box = field.focusProxy()
    assert isinstance(box, QPlainTextEdit)
    type_hangul(box, "근거가")
    assert not field.is_acceptable()
    type_hangul(box, " 부족함")
    assert field.is_acceptable()
    assert field._count.text() == "7자 · 5자 이상 ✓"


def test_a_pasted_reason_is_plain_and_composed_or_refused_as_a_whole(qtbot: QtBot) -> None:
    field = ReasonField("사유")
    qtbot.addWidget(field)
    box = field.focusProxy()
    assert isinstance(box, QPlainTextEdit)
    pasted = QMimeData()
    pasted.setHtml("<b>x</b>")
    pasted.setText(NFD_NAME)
    box.insertFromMimeData(pasted)
    assert box.toPlainText() == "홍길동"
    pasted.setText("끝\u200b")
    box.insertFromMimeData(pasted)
    assert box.toPlainText() == "홍길동"
    assert "U+200B" in field.problem()


def test_nothing_copies_a_secret(qtbot: QtBot) -> None:
    field = SecretField("열쇠 문구")
    qtbot.addWidget(field)
    QGuiApplication.clipboard().setText("앞")
    type_keys(inner(field), "secret")
    inner(field).selectAll()
    inner(field).copy()
    assert QGuiApplication.clipboard().text() == "앞"


def test_a_criterion_is_named_anew_in_another_language(qtbot: QtBot) -> None:
    field = ScoreField("구현 계획", 1000, 50)
    qtbot.addWidget(field)
    field.set_name("Plan")
    assert field.input.accessibleName() == "Plan"


def test_a_mark_that_could_not_be_kept_is_told_again(qtbot: QtBot) -> None:
    field = ScoreField("구현 계획", 1000, 50)
    qtbot.addWidget(field)
    told: list[object] = []
    field.mark_finished.connect(told.append)
    field.input.setText("8")
    press(field.input, Qt.Key.Key_Return, Qt.Key.Key_Return)
    field.input.set_known(None)
    press(field.input, Qt.Key.Key_Return)
    assert told == [800, 800]
