"""A member's whole sitting on the sample case: forty projects from the seat to the seal, by keys and mouse alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.ballots import points_text
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import evaluator_actor
from committee_app.desks.clock import SystemClock
from committee_app.desks.room import Room
from committee_app.desks.sample_day import prepared_room
from committee_app.desks.sample_marks import sample_marks, sample_reasons
from committee_app.ui.language import apply_language
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.score_field import ScoreInput
from committee_app.ui.shell import Shell
from committee_app.ui.theme import apply_theme, load_theme
from tests.journeys.keyboard import Keyboard
from tests.ui.hands import type_hangul
from tests.ui.rooms import COST
from tests.ui.window import in_front

MEMBER = EvaluatorId("9")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(tmp_path: Path) -> Room:
    telling = prepared_room(tmp_path / "sample.case", cost=COST)
    while True:
        try:
            next(telling)
        except StopIteration as told:
            made: Room = told.value[0]
            return made


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, room: Room) -> Iterator[Shell]:
    apply_theme(qapp, load_theme("light"))
    apply_language(qapp, "ko")
    shell = in_front(qtbot, Shell(SystemClock(), cost=COST))
    shell.enter_room(room)
    yield shell
    shell.close_everything()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def click(shell: Shell, words: str) -> None:
    """Click what is called so, wherever it is seen."""
    front = QApplication.activeModalWidget() or shell
    button = next(
        one for one in front.findChildren(QAbstractButton) if words in one.accessibleName() and one.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() // 2, button.height() // 2))


def test_forty_projects_from_the_seat_to_the_seal(
    qtbot: QtBot, room: Room, shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    hands, clicks = Keyboard(qtbot, shell, {}), 0
    member, secret = room.state.evaluator(MEMBER), room.rehearsal_secrets()[evaluator_actor(MEMBER)]
    assert member is not None

    click(shell, member.name)
    hands.type(secret)
    click(shell, "들어가기")
    hands.wait(lambda: shell._desk is not None)
    hands.press(Qt.Key.Key_Space)
    for words in (
        "서약에 서명",
        "해당 없음",
        "하나하나에",
        "이해관계 신고 서명",
        f"{member.name}의 이해관계 신고 서명",
    ):
        click(shell, words)
        clicks += 1
        QApplication.processEvents()
    hands.wait(lambda: isinstance(hands.focused(), ScoreInput))

    for proposal in room.state.proposals:
        given, written = sample_marks()[MEMBER][proposal.id], sample_reasons(MEMBER, proposal.id)
        for group in room.state.rules.criteria:
            *first, last = room.state.rules.leaf_positions(group.id)
            for place in first:
                hands.type(points_text(given[place]))
                hands.press(Qt.Key.Key_Return)
            hands.type(points_text(given[last]))
            if reason := dict(written.reasons).get(group.id):
                hands.press(Qt.Key.Key_M, CONTROL)
                type_hangul(hands.focused(), reason)
                hands.keys += len(reason)
                hands.press(Qt.Key.Key_Tab)
            if group is not room.state.rules.criteria[-1]:
                hands.press(Qt.Key.Key_Space)
        hands.press(Qt.Key.Key_Return, CONTROL)

    for box in [one for one in shell.findChildren(CheckBox) if one.isVisible()]:
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
        clicks += 1
    click(shell, f"{member.name}의 평가표 봉인")
    while "Secret" not in type(hands.focused()).__name__:
        hands.press(Qt.Key.Key_Tab)
    hands.type(secret)
    click(shell, f"{member.name}의 평가표 봉인")
    hands.wait(lambda: MEMBER in room.state.sheets)
    assert room.state.sheets[MEMBER].proposals == tuple(one.id for one in room.state.proposals)
    told = f"{len(room.state.proposals)} projects, {hands.keys} keys, {clicks + 4} clicks, sealed"
    with capsys.disabled():
        sys.stdout.write(f"\na sitting on the sample case: {told}\n")
