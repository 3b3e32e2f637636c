from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.identifiers import CriterionId, EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor
from committee_app.ui.language import apply_language
from committee_app.ui.score.presenter import ScorePresenter
from committee_app.ui.score.view import ScoreView
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.questions import QuestionDialog
from committee_app.ui.shared.score_field import ScoreInput
from committee_app.ui.shared.strip import ProgressStrip
from committee_app.ui.shared.tables import TableView
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import C01, C02, FIRST, L9, L10, SECOND, THIRD
from tests.ui import rooms
from tests.ui.framed import framed
from tests.ui.hands import cells_of, press, type_hangul, type_keys
from tests.ui.rooms import ToldRoom, prepared_room

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        rooms.declare(room)
        yield room


class Screen:
    """The view in a window as the shell shows it, and the presenter behind it."""

    def __init__(self, qtbot: QtBot, told: ToldRoom, member: EvaluatorId = FIRST) -> None:
        self.view = ScoreView()
        self.presenter = ScorePresenter(told.sitting(Role.EVALUATOR, member), self.view)
        self.view.bind(self.presenter)
        told.navigator.on_change = self.presenter.refresh
        self.presenter.refresh()
        self.frame = framed(qtbot, self.view)
        self.view.focus_work()

    def button(self, words: str) -> Button:
        return next(one for one in self.view.findChildren(Button) if one.words() == words and one.isVisible())

    def focused(self) -> QWidget:
        focused = self.frame.focusWidget()
        assert focused is not None
        return focused

    def type(self, *marks: str) -> None:
        for mark in marks:
            type_keys(self.focused(), mark)
            press(self.focused(), Qt.Key.Key_Return)

    def control(self, key: Qt.Key) -> None:
        QTest.keyClick(self.focused(), key, CONTROL)

    def inputs(self) -> dict[str, ScoreInput]:
        return {one.accessibleName(): one for one in self.view.findChildren(ScoreInput)}

    def tick_all(self) -> None:
        for box in self.view.findChildren(CheckBox):
            if box.isVisible() and not box.isChecked():
                box.click()

    def score_all(self, count: int) -> None:
        for number in range(count):
            self.type("10", "9.5", "40")
            if number < count - 1:
                self.control(Qt.Key.Key_Return)


def test_enter_walks_from_field_to_field_and_opens_the_next_group(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    assert screen.focused().accessibleName() == "부합성"
    assert not screen.inputs()["계획"].isVisible()
    screen.type("12.5", "9")
    assert screen.focused().accessibleName() == "계획"
    assert screen.inputs()["계획"].isVisible()
    press(screen.focused(), Qt.Key.Key_Up)
    assert screen.focused().accessibleName() == "필요성"
    press(screen.focused(), Qt.Key.Key_Down)
    assert screen.focused().accessibleName() == "계획"
    assert told.evaluator(FIRST).draft(C01).marks == (1250, 900, None)


def test_a_mark_is_kept_when_its_field_is_left_by_any_way(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    type_keys(screen.focused(), "7")
    press(screen.focused(), Qt.Key.Key_PageDown)
    assert told.evaluator(FIRST).draft(C01).marks[0] == 700
    assert screen.inputs()["부합성"].text() == ""
    type_keys(screen.focused(), "8")
    strip = screen.view.findChildren(ProgressStrip)[0]
    strip.choose(L9)
    assert told.evaluator(FIRST).draft(C02).marks[0] == 800
    type_keys(screen.focused(), "9")
    screen.view.findChildren(TableView)[0].setFocus()
    screen.view.findChildren(TableView)[0].choose(3)
    assert told.evaluator(FIRST).draft(L9).marks[0] == 900
    press(screen.focused(), Qt.Key.Key_PageUp)
    assert screen.inputs()["부합성"].text() == "9"


def test_saving_is_said_with_its_time(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.type("12.5")
    time = told.evaluator(FIRST).draft(C01).saved_at[11:19]
    assert told.navigator.sentences[-1] == f"{time}에 저장했습니다. 이 화면의 모든 점수는 디스크에 있습니다."


def test_control_m_goes_to_the_reason_and_what_is_written_is_kept(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.control(Qt.Key.Key_M)
    assert isinstance(screen.focused(), QPlainTextEdit)
    type_hangul(screen.focused(), "취지에 맞음")
    screen.control(Qt.Key.Key_Return)
    kept = told.evaluator(FIRST).draft(C01).reasons
    assert kept == (("A", "취지에 맞음"),)


def test_what_cannot_be_scored_has_a_quiet_cell_with_its_word(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told, SECOND)
    cells = cells_of(screen.view.findChildren(ProgressStrip)[0])
    assert [bool(one.flags() & Qt.ItemFlag.ItemIsEnabled) for one in cells] == [True, False, True, True]
    assert "회피" in cells[1].data(Qt.ItemDataRole.AccessibleTextRole)
    table = screen.view.findChildren(TableView)[0]
    assert "회피, 채점하지 않습니다" in table.model().index(1, 0).data()


def test_an_open_question_is_said_and_the_others_can_be_scored(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told, THIRD)
    screen.score_all(3)
    screen.button("확인·봉인으로").click()
    assert not screen.button("김가상3의 평가표 봉인").isEnabled()
    told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
    screen.presenter.refresh()
    screen.presenter.choose(L10)
    screen.view.focus_work()
    screen.type("10", "9.5", "40")
    screen.button("확인·봉인으로").click()
    assert not screen.button("김가상3의 평가표 봉인").isEnabled()
    screen.tick_all()
    assert screen.button("김가상3의 평가표 봉인").isEnabled()


def test_a_whole_sheet_from_the_first_mark_to_the_card(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.score_all(4)
    screen.control(Qt.Key.Key_Return)
    screen.tick_all()
    screen.button("김가상1의 평가표 봉인").click()
    dialog = screen.view.findChildren(QuestionDialog)[-1]
    code, confirm = dialog.findChildren(QLineEdit)[0], dialog.findChildren(Button)[-1]
    for typed in (told.secrets[evaluator_actor(SECOND)], told.secrets[evaluator_actor(FIRST)]):
        assert not told.evaluator(FIRST).sealed
        type_keys(code, typed)
        confirm.click()
    assert told.evaluator(FIRST).sealed
    leave = screen.button("자리로 돌아가기")
    assert not leave.isEnabled()
    next(one for one in screen.view.findChildren(CheckBox) if one.isVisible()).click()
    leave.click()
    assert told.navigator.asked == ["case_changed", "stand_up"]


def test_a_wrong_code_is_explained_in_the_question(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.score_all(4)
    screen.control(Qt.Key.Key_Return)
    screen.tick_all()
    screen.button("김가상1의 평가표 봉인").click()
    dialog = screen.view.findChildren(QuestionDialog)[-1]
    code, confirm = dialog.findChildren(QLineEdit)[0], dialog.findChildren(Button)[-1]
    type_keys(code, told.secrets[evaluator_actor(SECOND)])
    confirm.click()
    assert code.accessibleDescription().startswith("암호가 맞지 않습니다.")
    assert code.isEnabled()
    with qtbot.waitSignal(dialog.cancelled):
        dialog.reject()
    assert not told.evaluator(FIRST).sealed


def test_what_is_missing_leads_back_to_its_sheet(qtbot: QtBot, told: ToldRoom, qapp: QApplication) -> None:
    screen = Screen(qtbot, told)
    screen.button("확인·봉인").click()
    qapp.processEvents()
    listed = [one for one in screen.view.findChildren(QAbstractButton) if one.accessibleName().startswith(L9)]
    next(one for one in listed if one.isVisible()).click()
    assert screen.focused().accessibleName() == "부합성"
    type_keys(screen.focused(), "7")
    press(screen.focused(), Qt.Key.Key_Return)
    assert told.evaluator(FIRST).draft(L9).marks[0] == 700


def test_tab_follows_the_reading_order(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    seen = []
    for _ in range(8):
        press(screen.focused(), Qt.Key.Key_Tab)
        seen.append(screen.focused().accessibleName())
    assert seen[:3] == ["필요성", "적합성 — 점수를 준 사유", "실현 가능성"]
    assert seen[3:6] == ["종합의견", "확인·봉인", "다음 과제"]


def test_the_work_begins_at_the_first_blank_field(qtbot: QtBot, told: ToldRoom, qapp: QApplication) -> None:
    desk = told.evaluator(FIRST)
    desk.enter_mark(C01, CriterionId("A1"), "10")
    screen = Screen(qtbot, told)
    screen.button("다음 과제").setFocus()
    screen.view.hide()
    screen.view.show()
    qapp.processEvents()
    assert screen.focused().accessibleName() == "필요성"


def test_every_stop_of_the_screen_has_a_name(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    for part in ("sheet", "read back"):
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, TableView)
        stops = [one for kind in kinds for one in screen.view.findChildren(kind) if one.isVisible()]
        assert [one for one in stops if not one.accessibleName()] == [], part
        screen.presenter.show_read_back()


def test_another_language_keeps_the_marks(qtbot: QtBot, told: ToldRoom, qapp: QApplication) -> None:
    screen = Screen(qtbot, told)
    screen.type("12.5")
    apply_language(qapp, "en")
    qapp.processEvents()
    assert screen.inputs()["Fit"].text() == "12.5"
    assert screen.view.findChildren(TableView)[0].chosen_row().proposal == C01
    assert screen.button("Next project").isVisible()


def test_the_screen_keeps_to_the_window_at_double_text(qtbot: QtBot, told: ToldRoom, qapp: QApplication) -> None:
    screen = Screen(qtbot, told)
    apply_theme(qapp, load_theme("light", 2.0))
    qapp.processEvents()
    assert screen.view.width() <= screen.frame.width()
    assert not screen.view.findChildren(TableView)[0].isVisible()


def test_at_double_text_what_was_kept_stands_in_the_status_bar_and_the_page_does_not_scroll(
    qtbot: QtBot, told: ToldRoom, qapp: QApplication
) -> None:
    told.evaluator(FIRST).enter_mark(C01, CriterionId("A1"), "12")
    apply_theme(qapp, load_theme("light", 2.0))
    screen = Screen(qtbot, told)
    said: list[str] = []
    screen.view.saved_said.connect(said.append)
    screen.presenter.refresh()
    qapp.processEvents()
    assert "1건 시작" in said[-1]
    assert not any("하던 곳에서" in one.text() and one.isVisible() for one in screen.view.findChildren(Label))
    assert screen.view.minimumSizeHint().height() <= screen.view.height()
    apply_language(qapp, "en")
    qapp.processEvents()
    assert "1 begun" in said[-1]
    apply_language(qapp, "ko")
    apply_theme(qapp, load_theme("light"))
    screen.presenter.refresh()
    qapp.processEvents()
    assert any("하던 곳에서" in one.text() and one.isVisible() for one in screen.view.findChildren(Label))


def test_abstaining_asks_for_a_reason_and_looks_like_neither_blank_nor_zero_nor_recused(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with rooms.abstaining_room(tmp_path) as told:
        rooms.declare(told)
        screen = Screen(qtbot, told)
        screen.button("기권").click()
        dialog = screen.frame.findChild(QuestionDialog)
        assert dialog is not None
        assert not dialog.can_confirm()
        reason = next(one for one in dialog.findChildren(QLineEdit) if one.isVisible())
        type_hangul(reason, "자료가 모자람")
        assert dialog.can_confirm()
        next(one for one in dialog.findChildren(Button) if "기권" in one.words()).click()
        (cell,) = cells_of(screen.view.findChildren(ProgressStrip)[0])[:1]
        assert "기권" in cell.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_sealed_sheet_is_begun_anew_only_after_a_yes(qtbot: QtBot, told: ToldRoom) -> None:
    rooms.seal(told, FIRST)
    screen = Screen(qtbot, told)
    anew = screen.button("평가표 다시 쓰기")
    anew.click()
    dialog = screen.view.findChildren(QuestionDialog)[-1]
    assert anew.isVisible()
    dialog.findChildren(Button)[-1].click()
    assert not anew.isVisible()
    screen.view._fit()
    assert screen.presenter._page().revises
    assert "그대로 유효합니다" in screen.view._resumed.accessibleName() + " ".join(
        one.accessibleName() for one in screen.view._resumed.findChildren(QWidget)
    )
