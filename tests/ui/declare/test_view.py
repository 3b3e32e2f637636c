from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.conflicts import Answer
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.declare.presenter import DeclarePresenter
from committee_app.ui.declare.view import DeclareView
from committee_app.ui.language import apply_language
from committee_app.ui.shared.banners import Banner
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.cards import Scrolled
from committee_app.ui.shared.labels import RunningText
from committee_app.ui.shared.questions import QuestionDialog
from committee_app.ui.shared.segments import Segment
from committee_app.ui.shared.tables import TableView
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import C01, C02, FIRST, L9, L10, MEMBER_ROSTER
from tests.ui import rooms
from tests.ui.framed import framed
from tests.ui.hands import press, type_hangul
from tests.ui.rooms import ToldRoom, prepared_room


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        yield room


class Screen:
    """The view in a window as the shell shows it, and the presenter behind it."""

    def __init__(self, qtbot: QtBot, told: ToldRoom, *, is_pledged: bool = True) -> None:
        if is_pledged:
            told.evaluator(FIRST).sign_pledge()
        self.view = DeclareView()
        self.presenter = DeclarePresenter(told.sitting(Role.EVALUATOR, FIRST), self.view)
        self.view.bind(self.presenter)
        told.navigator.on_change = self.presenter.refresh
        self.presenter.refresh()
        self.frame = framed(qtbot, self.view)
        if is_pledged:
            self.view.focus_answers()

    def button(self, words: str) -> Button:
        return next(one for one in self.view.findChildren(Button) if one.words() == words and one.isVisible())

    def segment(self, proposal: str) -> Segment:
        return next(one for one in self.view.findChildren(Segment) if one.accessibleName().startswith(proposal))

    def focused(self) -> QAbstractButton | QPlainTextEdit:
        focused = self.frame.focusWidget()
        assert isinstance(focused, QAbstractButton | QPlainTextEdit)
        return focused


def answer_question(view: DeclareView) -> QuestionDialog:
    dialog = view.findChildren(QuestionDialog)[-1]
    confirm = dialog.findChildren(Button)[-1]
    confirm.click()
    return dialog


def test_the_pledge_is_signed_after_it_was_read(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told, is_pledged=False)
    sign = screen.button("서약에 서명")
    assert not sign.isEnabled()
    press(screen.focused(), Qt.Key.Key_Space)
    assert sign.isEnabled()
    sign.click()
    assert screen.segment("C01").isVisible()


def test_a_whole_declaration_by_keyboard(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    press(screen.focused(), Qt.Key.Key_1, Qt.Key.Key_Down)
    press(screen.focused(), Qt.Key.Key_2)
    assert not screen.button("이해관계 신고 서명").isEnabled()
    press(screen.focused(), Qt.Key.Key_Return)
    press(screen.focused(), Qt.Key.Key_Down)
    press(screen.focused(), Qt.Key.Key_Space)  # the second ground
    press(screen.focused(), Qt.Key.Key_Tab)
    type_hangul(screen.focused(), "2024년까지 재직")
    QTest.keyClick(screen.focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.segment("L9").isAncestorOf(screen.focused())
    press(screen.focused(), Qt.Key.Key_1, Qt.Key.Key_Down)
    press(screen.focused(), Qt.Key.Key_1)
    screen.button("이해관계 신고 서명").click()
    answer_question(screen.view)
    declared = told.room.state.declarations[FIRST]
    assert [one.answer for one in declared.values()] == [Answer.NONE, Answer.CONFLICT, Answer.NONE, Answer.NONE]
    assert (declared[C02].ground, declared[C02].words) == ("employed", "2024년까지 재직")


def test_the_rest_is_listed_and_asked_about_once_more(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.presenter.answer(C01, "none")
    screen.button("나머지 3건 해당 없음").click()
    dialog = screen.view.findChildren(QuestionDialog)[-1]
    said = " ".join(label.accessibleName() for label in dialog.findChildren(RunningText))
    assert all(name in said for name in (C02, L9, L10))
    assert C01 not in said
    answer_question(screen.view)
    assert [screen.segment(one).choice() for one in (C02, L9, L10)] == ["none"] * 3


def test_what_is_missing_is_said_beside_the_button(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    assert screen.view.why_not() == "남은 4건에 답하면 서명할 수 있습니다."
    screen.presenter.answer(C02, "conflict")
    screen.presenter.answer_rest()
    assert screen.view.why_not() == "C02의 사유와 내용을 적으면 서명할 수 있습니다."


def test_typing_is_not_disturbed_by_what_the_screen_shows(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.presenter.answer(C01, "ask")
    press(screen.focused(), Qt.Key.Key_Return)
    box = screen.focused()
    assert isinstance(box, QPlainTextEdit)
    QTest.keyClicks(box, " same ")
    QTest.keyClicks(box, "society")
    assert box.toPlainText() == " same society"


def test_every_stop_of_the_screen_has_a_name(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.presenter.answer(C01, "conflict")
    stops = [one for one in screen.view.findChildren(QAbstractButton) if one.isVisible()]
    assert [one for one in stops if not one.accessibleName()] == []
    assert all(one.accessibleName() for one in screen.view.findChildren(QPlainTextEdit))


def test_tab_goes_from_the_last_answer_through_grounds_and_words_to_the_next(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.presenter.answer(L10, "conflict")
    screen.presenter.choose_ground("party")
    screen.view.focus_answers()
    seen = []
    for _ in range(3):
        press(screen.focused(), Qt.Key.Key_Tab)
        seen.append(screen.focused().accessibleName())
    assert seen == ["당사자", "내용", "다음 남은 과제"]


def test_another_language_keeps_the_answers(qtbot: QtBot, told: ToldRoom, qapp: QApplication) -> None:
    screen = Screen(qtbot, told)
    screen.presenter.answer(C01, "conflict")
    screen.presenter.choose_ground("employed")
    screen.view.focus_answers()
    focused = qapp.focusWidget()
    assert focused is not None
    apply_language(qapp, "en")
    qapp.processEvents()
    assert screen.segment("C01").choice() == "conflict"
    assert screen.segment("C01").isAncestorOf(focused)
    assert qapp.focusWidget() is focused
    assert screen.button("Sign the declaration").isVisible()
    assert any(one.text() == "Employed" for one in screen.view.findChildren(QAbstractButton))


def test_the_screen_keeps_to_the_window_at_double_text(qtbot: QtBot, told: ToldRoom, qapp: QApplication) -> None:
    screen = Screen(qtbot, told)
    apply_theme(qapp, load_theme("light", 2.0))
    qapp.processEvents()
    assert screen.view.width() <= screen.frame.width()


def test_a_clue_is_said_in_the_row_beside_it_and_before_the_rest_is_answered(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = replace(MEMBER_ROSTER[0], affiliation="㈜가상청")
    monkeypatch.setattr(rooms, "MEMBER_ROSTER", (here, *MEMBER_ROSTER[1:]))
    with prepared_room(tmp_path, until=Stage.READY) as told:
        screen = Screen(qtbot, told)
        model = screen.view.findChildren(TableView)[0].model()
        assert [model.index(number, 3).data() for number in range(4)] == ["같은 이름", "같은 이름", "–", "–"]
        clue = next(one for one in screen.view.findChildren(Banner) if one.isVisible())
        assert "가상청: 위원님의 가상청과(와) 이름이 같습니다." in clue.accessibleName()
        screen.button("나머지 4건 해당 없음").click()
        dialog = screen.view.findChildren(QuestionDialog)[-1]
        assert "C01, C02" in [one.text() for one in dialog.findChildren(QLabel)]
        answer_question(screen.view)


def test_at_double_text_the_page_scrolls_to_the_row_one_answers(
    qtbot: QtBot, told: ToldRoom, qapp: QApplication
) -> None:
    screen = Screen(qtbot, told)
    apply_theme(qapp, load_theme("light", 2.0))
    qapp.processEvents()
    room = next(one for one in screen.frame.findChildren(Scrolled) if one.isAncestorOf(screen.view))
    for proposal in (C01, C02, L9, L10):
        screen.view.focus_answers()
        screen.segment(proposal).findChildren(QAbstractButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        qapp.processEvents()
        assert _is_seen(screen.segment(proposal), room), proposal


def _is_seen(part: QWidget, room: Scrolled) -> bool:
    corner = part.mapTo(room.viewport(), QPoint(0, 0))
    return room.viewport().rect().contains(QRect(corner, part.size()))
