from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.findings import Finding
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import Role
from committee_app.case.progress import Progress
from committee_app.ui.language import apply_language
from committee_app.ui.opening.page import Busy, Envelope, Holder, OpeningPage, Part
from committee_app.ui.opening.view import OpeningView
from committee_app.ui.shared.questions import QuestionDialog
from tests.ui.hands import press, type_hangul

SHEETS = tuple(
    Envelope(EvaluatorId(str(seat)), seat, f"김가상{seat}", 4, int(seat == 2), is_open=False) for seat in (1, 2, 3)
)


def page(second: Part = Part.AWAY, **other: object) -> OpeningPage:
    holders = (
        Holder(Role.CHAIR, "김가상1", Part.FIRST, consented=False),
        Holder(Role.SECRETARY, "이간사", second, consented=False),
        Holder(Role.AUDITOR, "박감사", Part.AWAY, consented=False),
    )
    return OpeningPage(holders, **{"envelopes": SHEETS, **other})  # type: ignore[arg-type]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[OpeningView]:
    widget = OpeningView()
    qtbot.addWidget(widget)
    widget.resize(1366, 675)
    widget.show_page(page())
    widget.show()
    yield widget
    widget.close()


def button(parent: QWidget, name: str) -> QPushButton:
    found = [one for one in parent.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, f"{name}: {[one.accessibleName() for one in parent.findChildren(QPushButton)]}"
    return found[0]


def field(view: OpeningView) -> QLineEdit:
    return next(one for one in view.findChildren(QLineEdit) if one.isVisible())


def test_before_a_second_holder_sits_down_nothing_can_be_opened(view: OpeningView) -> None:
    assert not button(view, "평가표 3부 열기").isEnabled()
    assert not [one for one in view.findChildren(QLineEdit) if one.isVisible()]


def test_another_holder_sits_down_by_key(view: OpeningView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.second_chosen) as told:
        press(button(view, "박감사 님 앉기"), Qt.Key.Key_Space)
    assert told.args == ["auditor"]


def test_the_words_go_out_once_by_the_button_and_never_by_enter(view: OpeningView, qtbot: QtBot) -> None:
    view.show_page(page(Part.SECOND))
    box = field(view)
    assert box.accessibleName() == "이간사의 다섯 낱말"
    type_hangul(box, "가격 나비 다람쥐 라면 마음")
    with qtbot.assertNotEmitted(view.words_given):
        press(box, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.words_given) as told:
        press(button(view, "열쇠 넣기"), Qt.Key.Key_Space)
    assert told.args == ["가격 나비 다람쥐 라면 마음"]
    assert box.text() == ""


def test_wrong_words_are_said_at_the_field(view: OpeningView) -> None:
    view.show_page(page(Part.SECOND, wrong=(Finding.of("code.wrong"),)))
    assert field(view).accessibleDescription().startswith("암호가 맞지 않습니다")


def test_a_rehearsal_fills_the_words_in_and_a_real_case_cannot(view: OpeningView) -> None:
    view.show_page(page(Part.SECOND))
    assert not [
        one for one in view.findChildren(QPushButton) if one.text().strip() == "연습용 낱말 채우기" and one.isVisible()
    ]
    view.show_page(page(Part.SECOND, practice_words="가격 나비"))
    button(view, "연습용 낱말 채우기").click()
    assert field(view).text() == "가격 나비"


def test_what_was_typed_is_gone_when_the_person_leaves(view: OpeningView) -> None:
    view.show_page(page(Part.SECOND))
    box = field(view)
    type_hangul(box, "가격")
    view.show_page(page())
    assert box.text() == ""


def test_the_question_tells_what_opens_and_what_stays_closed(view: OpeningView, qtbot: QtBot) -> None:
    view.show_page(page(Part.READY))
    button(view, "평가표 3부 열기").click()
    dialog = view.findChildren(QuestionDialog)[0]
    facts = {one.accessibleName() for one in dialog.findChildren(QWidget)}
    assert {"여는 평가표: 3", "그 안의 과제별 평가: 12", "닫힌 채 두는 무효 평가: 1", "열쇠: 김가상1, 이간사"} <= facts
    with qtbot.waitSignal(view.opening_confirmed):
        button(dialog, "평가표 3부 열기").click()


def test_envelopes_turn_while_they_are_opened(view: OpeningView) -> None:
    turned = (Envelope(EvaluatorId("1"), 1, "김가상1", 4, 0, is_open=True), *SHEETS[1:])
    view.show_page(page(Part.READY, envelopes=turned, busy=Busy.OPENING, progress=Progress("opening.opening", 1, 3)))
    assert [one.accessibleName() for one in view.envelopes.cards()] == [
        "1번석 김가상1: 열림",
        "2번석 김가상2: 봉인됨 · 1건은 닫힌 채 둡니다",
        "3번석 김가상3: 봉인됨",
    ]
    assert not [one for one in view.findChildren(QPushButton) if "열기" in one.accessibleName() and one.isVisible()]


def test_an_interrupted_opening_says_what_is_open_already(view: OpeningView) -> None:
    opened = (Envelope(EvaluatorId("1"), 1, "김가상1", 4, 0, is_open=True), *SHEETS[1:])
    view.show_page(page(envelopes=opened))
    said = [one.accessibleName() for one in view.findChildren(QWidget) if one.isVisible()]
    assert any(one.startswith("평가표 3부 가운데 1부가 이미 열려 있습니다") for one in said)
    assert button(view, "평가표 2부 열기").isVisible()


def test_everything_is_said_in_english_too(view: OpeningView, qapp: QApplication) -> None:
    view.show_page(page(Part.SECOND))
    apply_language(qapp, "en")
    qapp.processEvents()
    assert field(view).accessibleName() == "The five words of 이간사"
    assert view.envelopes.cards()[0].accessibleName() == "Seat 1 김가상1: Sealed"
    assert button(view, "Open 3 sheets").isVisible()


def test_tab_goes_from_the_holders_to_the_act(view: OpeningView, qtbot: QtBot) -> None:
    view.activateWindow()
    view.show_page(page(Part.READY))
    button(view, "박감사 님 앉기").setFocus()
    press(view.focusWidget(), Qt.Key.Key_Tab)
    focused = view.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "평가표 3부 열기"
