"""An evaluator's whole sitting by keyboard alone, from the seat to the sealed sheet, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.conflicts import Answer
from committee_app.case.lifecycle import Stage
from committee_app.case.people import evaluator_actor
from committee_app.desks.clock import SystemClock
from committee_app.desks.documents import Handed
from committee_app.ui.language import apply_language
from committee_app.ui.shell import Shell
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import C01, C02, FIRST, L9, L10
from tests.intake.pdfs import pdf
from tests.journeys.keyboard import Keyboard
from tests.ui import rooms
from tests.ui.hands import type_hangul
from tests.ui.rooms import COST, ToldRoom, prepared_room
from tests.ui.window import in_front

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = {
    "ko": {
        "sign in": "들어가기",
        "pledge": "서약에 서명",
        "rest": "나머지 3건 해당 없음",
        "each": "3건 하나하나에 “없음”으로 답하기",
        "declare": "이해관계 신고 서명",
        "declare now": "김가상1의 이해관계 신고 서명",
        "seal": "김가상1의 평가표 봉인",
        "leave": "자리로 돌아가기",
        "words": "내용",
    },
    "en": {
        "sign in": "Sign in",
        "pledge": "Sign the pledge",
        "rest": "No conflict with the other 3",
        "each": "Answer “None” for each of the 3",
        "declare": "Sign the declaration",
        "declare now": "Sign the declaration of 김가상1",
        "seal": "Seal the sheet of 김가상1",
        "leave": "Back to the seats",
        "words": "In words",
    },
}


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.CONVENED) as room:
        room.secretary.attach_documents({C01: Handed("C01.pdf", pdf("first", "second"))})
        rooms.get_ready(room)
        yield room


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, told: ToldRoom, request: pytest.FixtureRequest) -> Iterator[Shell]:
    apply_theme(qapp, load_theme("light"))
    apply_language(qapp, request.getfixturevalue("language"))
    shell = in_front(qtbot, Shell(SystemClock(), cost=COST))
    shell.enter_room(told.room)
    yield shell
    shell.close_everything()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_from_the_seat_to_the_sealed_sheet_without_a_mouse(
    qtbot: QtBot, told: ToldRoom, shell: Shell, language: str
) -> None:
    hands = Keyboard(qtbot, shell, WORDS[language])
    secret = told.secrets[evaluator_actor(FIRST)]

    hands.act("김가상1")
    hands.type(secret)
    hands.act("sign in")
    hands.wait(lambda: shell._desk is not None)

    hands.press(Qt.Key.Key_Space)
    hands.act("pledge")
    assert FIRST in told.room.state.pledged

    hands.wait(lambda: hands.name().startswith(C01))
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Space)
    hands.tab_to("words")
    type_hangul(hands.focused(), "2024년까지 재", unfinished="직")
    hands.press(Qt.Key.Key_Return, CONTROL)
    hands.act("rest")
    hands.act("each")
    hands.act("declare")
    hands.act("declare now")
    declared = told.room.state.declarations[FIRST]
    assert [declared[one].answer for one in (C01, C02, L9, L10)] == [
        Answer.NONE,
        Answer.CONFLICT,
        Answer.NONE,
        Answer.NONE,
    ]
    assert declared[C02].words == "2024년까지 재직"

    for marks in (("25", "15", "40"), ("27.5", "18", "45.2"), ("30", "0", "50")):
        hands.wait(lambda: type(hands.focused()).__name__ == "ScoreInput")
        for mark in marks:
            hands.type(mark)
            hands.press(Qt.Key.Key_Return)
        hands.press(Qt.Key.Key_Return, CONTROL)
    assert told.evaluator(FIRST).draft(L10).marks == (3000, 0, 5000)

    for _ in range(3):
        while type(hands.focused()).__name__ != "CheckBox" or hands.focused().property("checked"):
            hands.press(Qt.Key.Key_Tab)
        hands.press(Qt.Key.Key_Space)
    hands.act("seal")
    while type(hands.focused()).__name__ != "LineInput" and "Secret" not in type(hands.focused()).__name__:
        hands.press(Qt.Key.Key_Tab)
    hands.type(secret)
    hands.act("seal")
    hands.wait(lambda: FIRST in told.room.state.sheets)
    hands.wait(lambda: type(hands.focused()).__name__ == "CheckBox")
    hands.press(Qt.Key.Key_Space)
    hands.act("leave")
    assert shell._desk is None
    assert hands.keys < 150
