"""The list of what is to be done, the panes around it, and the lines of what stands in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.findings import Finding
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.checklist import Checklist, Item
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.focus import first_stop, focus_kept
from committee_app.ui.shared.labels import RunningText
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.moments import moment, time_of_day
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.questions import Question, ask
from committee_app.ui.shared.states import ItemState
from committee_app.ui.theme import apply_theme, load_theme
from tests.ui.hands import press

ITEMS = (
    Item("rules", "규칙", "없음", ItemState.DONE, "마쳤습니다."),
    Item("lists", "명부", "아직", ItemState.OPEN, "남아 있습니다."),
    Item("freeze", "확정", "아직", ItemState.WAITING),
)


@pytest.fixture
def checklist(qtbot: QtBot) -> Checklist:
    checklist = Checklist("할 일")
    qtbot.addWidget(checklist)
    checklist.show_items(ITEMS, "rules")
    checklist.show()
    return checklist


def test_one_row_is_open_and_says_its_state(checklist: Checklist) -> None:
    assert checklist.open_code() == "rules"
    assert checklist._buttons["rules"].accessibleName() == "규칙"
    assert checklist._buttons["rules"].accessibleDescription() == "마쳤습니다. 없음"


def test_a_click_opens_a_row_and_is_told_once(checklist: Checklist) -> None:
    told: list[str] = []
    checklist.chosen.connect(told.append)
    QTest.mouseClick(checklist._buttons["lists"], Qt.MouseButton.LeftButton)
    assert (told, checklist.open_code()) == (["lists"], "lists")


def test_arrows_walk_and_open(qtbot: QtBot, checklist: Checklist) -> None:
    told: list[str] = []
    checklist.chosen.connect(told.append)
    checklist._buttons["rules"].setFocus()
    qtbot.waitUntil(checklist._buttons["rules"].hasFocus)
    press(checklist._buttons["rules"], Qt.Key.Key_Down)
    assert (told, checklist.open_code()) == (["lists"], "lists")


def test_showing_again_is_not_a_choice_and_keeps_the_rows(qtbot: QtBot, checklist: Checklist) -> None:
    before = dict(checklist._buttons)
    with qtbot.assertNotEmitted(checklist.chosen):
        checklist.show_items(ITEMS, "freeze")
    assert checklist.open_code() == "freeze"
    assert checklist._buttons == before


def test_the_focus_follows_the_row_that_was_opened_for_the_person(qtbot: QtBot, checklist: Checklist) -> None:
    checklist._buttons["rules"].setFocus()
    qtbot.waitUntil(checklist._buttons["rules"].hasFocus)
    checklist.show_items(ITEMS, "freeze")
    assert checklist._buttons["freeze"].hasFocus()


def test_rows_grow_with_the_text(qtbot: QtBot, checklist: Checklist, qapp: QApplication) -> None:
    before = checklist._buttons["rules"].sizeHint().height()
    apply_theme(qapp, load_theme("light", 2.0))
    assert checklist._buttons["rules"].sizeHint().height() > 1.8 * before


def test_findings_are_lines_and_none_hides_the_list(qtbot: QtBot) -> None:
    listed = FindingList()
    qtbot.addWidget(listed)
    listed.show_findings((Finding.of("quorum.not_met", present=1, needed=2), Finding.of("rehearsal.missing")))
    assert len(listed.sentences()) == 2
    assert "1명" in listed.sentences()[0]
    assert listed.isVisibleTo(None)  # type: ignore[arg-type]
    listed.show_findings(())
    assert (listed.sentences(), listed.isHidden()) == ((), True)


def test_hundreds_of_findings_stay_quick_and_whole(qtbot: QtBot) -> None:
    listed = FindingList()
    qtbot.addWidget(listed)
    sentences = tuple(f"{number}째 줄이 비었습니다." for number in range(500))
    listed.show_sentences(sentences)
    assert listed.sentences() == sentences
    assert len(listed.findChildren(RunningText)) < 50
    assert "499째 줄" in listed.findChildren(RunningText)[-1].text()


def test_panes_stand_side_by_side_where_there_is_room(qtbot: QtBot, qapp: QApplication) -> None:
    side, rest = QWidget(), QWidget()
    panes = Panes(Pane(side, 300), Pane(rest, 0, 400))
    qtbot.addWidget(panes)
    panes.resize(1366, 600)
    panes.show()
    qapp.processEvents()
    assert not panes.is_stacked()
    assert side.width() == 300
    apply_theme(qapp, load_theme("light", 2.0))
    qapp.processEvents()
    assert panes.is_stacked()
    assert rest.minimumHeight() == 800


def test_a_padded_part_needs_no_more_height_than_its_words(qtbot: QtBot) -> None:
    words = RunningText("규칙을 확정한 뒤에는 누구도 규칙과 명부를 바꾸지 못합니다. " * 3)
    padded = Padded(column(words))
    qtbot.addWidget(padded)
    padded.resize(1200, 600)
    assert padded.minimumSizeHint().height() <= words.heightForWidth(1200)


def test_the_focus_goes_on_where_it_is_told_when_its_widget_goes_away(qtbot: QtBot) -> None:
    first, second, place = Button("하나"), Button("둘"), QWidget()
    place.setLayout(column(second))
    screen = QWidget()
    screen.setLayout(column(first, place))
    qtbot.addWidget(screen)
    screen.show()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    with focus_kept(screen, place):
        first.hide()
    assert second.hasFocus()
    assert first_stop(place) is second


def test_the_focus_goes_on_there_too_while_a_question_stands_before_the_window(qtbot: QtBot) -> None:
    first, second, place = Button("하나"), Button("둘"), QWidget()
    place.setLayout(column(second))
    screen = QWidget()
    screen.setLayout(column(first, place))
    qtbot.addWidget(screen)
    screen.show()
    first.setFocus()
    question = ask(screen, Question("할까요?", "하기"))
    qtbot.waitUntil(question.isActiveWindow)
    with focus_kept(screen, place):
        first.hide()
    assert screen.focusWidget() is second
    question.finish()


def test_moments_are_shown_as_they_are_read() -> None:
    assert moment("2026-02-06T09:05:00+09:00") == "2026. 2. 6. 09:05"
    assert time_of_day("2026-02-06T09:05:00+09:00") == "09:05"
