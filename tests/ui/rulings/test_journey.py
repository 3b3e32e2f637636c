"""A member drops out in the middle of the meeting: every press in the real window counted, up to the substitute."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.conflicts import DropCause, DropPolicy
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.desks.clock import SystemClock
from committee_app.ui.rulings.page import Kind, Part
from committee_app.ui.rulings.view import RulingsView
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.questions import QuestionDialog
from committee_app.ui.shell import Shell
from tests.builders import L10, PROGRAMME, SECOND, THIRD, altered
from tests.ui.hands import type_hangul
from tests.ui.rooms import COST, ToldRoom, declare, prepared_room, seal


class Hands:
    """Whoever sits at the machine: counts each press and each choice; what is typed is not counted."""

    def __init__(self, shell: Shell, told: ToldRoom) -> None:
        self.shell = shell
        self._told = told
        self.presses = 0

    def sit(self, role: Role) -> None:
        """Let an officer sit down; the secret that they type is not counted."""
        self.shell.stand_up()
        self.shell.sit_down(self._told.desk(role))

    def press(self, words: str) -> None:
        """Press the one button of the window that says this."""
        self._click(self.shell, words)

    def confirm(self, words: str) -> None:
        """Say yes in the question that was asked."""
        self._click(next(one for one in self.shell.findChildren(QuestionDialog) if one.isVisible()), words)

    def open(self, kind: Kind) -> None:
        """Open a kind of ruling in the list."""
        self.presses += 1
        self.view.kinds.press(kind.value)

    def choose(self, part: Part, code: str) -> None:
        """Choose in a box."""
        self.presses += 1
        assert self.view.form.boxes[part].box.isEnabled()
        self.view.form.boxes[part].box.press(code)

    def write(self, part: Part, words: str) -> None:
        """Write into a line of text, or into the reason."""
        field = self.view.form.reason if part is Part.REASON else self.view.form.texts[part]
        type_hangul(field._input, words)

    @property
    def view(self) -> RulingsView:
        """The rulings, which are shown now."""
        shown = self.shell.screen_shown()
        assert isinstance(shown, RulingsView)
        return shown

    def _click(self, inside: QWidget, words: str) -> None:
        shown = [one for one in inside.findChildren(Button) if one.isVisible() and one.words() == words]
        assert len(shown) == 1, f"{len(shown)} buttons say {words!r}"
        assert shown[0].isEnabled(), f"{words!r} cannot be pressed"
        self.presses += 1
        QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    told = prepared_room(tmp_path, until=Stage.READY)
    shell = Shell(SystemClock(), cost=COST)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    shell.enter_room(told.room)
    yield Hands(shell, told)
    shell.close()


def test_a_member_drops_out_and_a_substitute_takes_their_place(hands: Hands) -> None:
    told = hands._told
    declare(told)
    hands.sit(Role.CHAIR)
    hands.press("판단")
    hands.open(Kind.DROP_OUT)
    hands.choose(Part.MEMBER, THIRD)
    hands.choose(Part.CAUSE, "illness")
    hands.choose(Part.POLICY, "keep_nothing")
    hands.press("기록: 위원 중도 이탈")
    hands.confirm("기록: 위원 중도 이탈")
    assert told.room.state.dropped == frozenset()  # nothing has happened before the second word
    assert hands.presses == 7

    hands.sit(Role.SECRETARY)
    hands.press("판단에 동의")
    hands.confirm("판단에 동의")
    assert told.room.state.dropped == {THIRD}
    assert hands.presses == 9

    hands.sit(Role.CHAIR)
    hands.press("판단")
    hands.open(Kind.SUBSTITUTE)  # for the one member who dropped out: there is nobody else to choose
    hands.write(Part.NAME, "새가상")
    hands.write(Part.AFFILIATION, "가상 기관")
    hands.choose(Part.CATEGORY, "private")
    hands.press("기록: 대체위원 위촉")
    hands.confirm("기록: 대체위원 위촉")
    hands.sit(Role.AUDITOR)
    hands.press("판단에 동의")
    hands.confirm("판단에 동의")
    assert [one.name for one in told.room.state.evaluators if one.id in told.room.state.substitutes] == ["새가상"]
    assert hands.presses == 16
    hands.press("원래 화면으로")
    assert not isinstance(hands.shell.screen_shown(), RulingsView)


def test_a_conflict_found_before_the_opening_takes_eleven_presses_of_two_people(hands: Hands) -> None:
    told = hands._told
    declare(told, SECOND, THIRD)
    told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
    seal(told, SECOND, THIRD)
    before = told.room.state.counting_ballots(SECOND)
    hands.sit(Role.CHAIR)
    hands.press("판단")
    hands.open(Kind.LATE_CONFLICT)
    hands.choose(Part.MEMBER, SECOND)
    hands.choose(Part.PROPOSAL, before[0])
    hands.choose(Part.CONFLICT, "recused")
    hands.choose(Part.GROUND, told.room.state.rules.grounds[0].code)
    hands.choose(Part.REMEDY, "void_ballot")
    hands.write(Part.REASON, "본인의 신고")
    hands.press("기록: 뒤늦은 이해충돌")
    hands.confirm("기록: 뒤늦은 이해충돌")
    assert not hands.view.ruled.effect.isVisible()  # nothing is open: there is no result to look at
    hands.sit(Role.SECRETARY)
    hands.press("판단에 동의")
    hands.confirm("판단에 동의")
    assert (told.room.state.counting_ballots(SECOND), hands.presses) == (before[1:], 11)


ANNOUNCED = altered(PROGRAMME, "size = 3", 'size = 3\ndrop_out = "keep_nothing"\nlate_conflict = "void_ballot"')
"""Rules that fixed the remedies before anybody needed one."""


@pytest.fixture
def announced(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    told = prepared_room(tmp_path, until=Stage.READY, rules=ANNOUNCED)
    shell = Shell(SystemClock(), cost=COST)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    shell.enter_room(told.room)
    yield Hands(shell, told)
    shell.close()


def test_where_the_rules_announce_it_a_drop_out_takes_eight_presses_of_two_people(announced: Hands) -> None:
    hands, told = announced, announced._told
    declare(told)
    hands.sit(Role.CHAIR)
    hands.press("판단")
    hands.open(Kind.DROP_OUT)
    hands.choose(Part.MEMBER, THIRD)
    hands.choose(Part.CAUSE, "illness")
    hands.press("기록: 위원 중도 이탈")
    hands.confirm("기록: 위원 중도 이탈")
    hands.sit(Role.AUDITOR)
    hands.press("판단에 동의")
    hands.confirm("판단에 동의")
    assert (told.room.state.dropped, hands.presses) == (frozenset({THIRD}), 8)


def test_where_one_sheet_is_sealed_and_the_remedy_announced_a_late_conflict_takes_nine_presses(
    announced: Hands,
) -> None:
    hands, told = announced, announced._told
    declare(told, SECOND)
    seal(told, SECOND)
    before = told.room.state.counting_ballots(SECOND)
    hands.sit(Role.CHAIR)
    hands.press("판단")
    hands.open(Kind.LATE_CONFLICT)
    assert hands.view.form.boxes[Part.MEMBER].box.currentText().startswith("2 · ")
    hands.choose(Part.PROPOSAL, before[0])
    hands.choose(Part.CONFLICT, "recused")
    hands.choose(Part.GROUND, told.room.state.rules.grounds[0].code)
    hands.write(Part.REASON, "본인의 신고")
    hands.press("기록: 뒤늦은 이해충돌")
    hands.confirm("기록: 뒤늦은 이해충돌")
    hands.sit(Role.SECRETARY)
    hands.press("판단에 동의")
    hands.confirm("판단에 동의")
    assert (told.room.state.counting_ballots(SECOND), hands.presses) == (before[1:], 9)


def test_whoever_is_to_answer_sits_down_before_the_ruling_and_can_turn_away(announced: Hands) -> None:
    hands, told = announced, announced._told
    declare(told)
    told.chair.drop_member(THIRD, DropCause.ILLNESS, DropPolicy.KEEP_NOTHING)
    for role in (Role.SECRETARY, Role.AUDITOR):
        hands.sit(role)
        assert hands.view.form._waiting.isVisible()
        hands.press("원래 화면으로")
        assert not isinstance(hands.shell.screen_shown(), RulingsView)
        hands.press("살펴보기")
        assert isinstance(hands.shell.screen_shown(), RulingsView)
    hands.sit(Role.CHAIR)
    assert not isinstance(hands.shell.screen_shown(), RulingsView)


def test_nobody_is_shown_a_way_to_rulings_that_are_not_theirs(hands: Hands) -> None:
    told = hands._told
    ways = {}
    for role, member in ((Role.CHAIR, None), (Role.SECRETARY, None), (Role.AUDITOR, None), (Role.EVALUATOR, SECOND)):
        hands.shell.stand_up()
        hands.shell.sit_down(told.desk(role, member))
        ways[role] = hands.shell._rulings.isVisible()
    assert ways == {Role.CHAIR: True, Role.SECRETARY: True, Role.AUDITOR: True, Role.EVALUATOR: False}
    hands.shell.stand_up()
    assert not hands.shell._rulings.isVisible()


def test_the_next_person_does_not_sit_down_at_the_rulings_of_the_one_before(hands: Hands) -> None:
    hands.sit(Role.CHAIR)
    hands.press("판단")
    hands.sit(Role.SECRETARY)
    assert not isinstance(hands.shell.screen_shown(), RulingsView)


def test_a_step_of_the_day_leads_back_from_the_rulings(hands: Hands) -> None:
    hands.sit(Role.CHAIR)
    hands.press("판단")
    hands.shell.step_chosen.emit("meeting")
    assert not isinstance(hands.shell.screen_shown(), RulingsView)
