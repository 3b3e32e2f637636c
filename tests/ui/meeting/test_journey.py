"""From an empty case to scoring, by hand: every act is a press, a choice or a word typed on the two screens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.lifecycle import Stage
from committee_app.case.people import HOLDERS, Role, officer_actor
from committee_app.desks.room import Room
from committee_app.ui.meeting.presenter import MeetingPresenter
from committee_app.ui.meeting.view import MeetingView
from committee_app.ui.prepare.presenter import PreparePresenter
from committee_app.ui.prepare.view import PrepareView
from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.questions import QuestionDialog
from tests.builders import PROGRAMME
from tests.ui.hands import type_hangul, type_keys
from tests.ui.prepare.lists import members_file, proposals_file, rules_file
from tests.ui.rooms import COST, PASSPHRASE, ToldRoom, begun_room


class Hands:
    """One officer at one screen: presses buttons by their words and types into fields by their names."""

    def __init__(self, qtbot: QtBot, told: ToldRoom, role: Role, view: PrepareView | MeetingView) -> None:
        self.view = view
        self._told = told
        qtbot.addWidget(view)
        sitting = told.sitting(role)
        presenter: PreparePresenter | MeetingPresenter
        if isinstance(view, PrepareView):
            presenter = PreparePresenter(sitting, view)
            view.bind(presenter)
        else:
            presenter = MeetingPresenter(sitting, view)
            view.bind(presenter)
        told.navigator.on_change = presenter.refresh
        presenter.refresh()
        view.resize(1366, 674)
        view.show()

    def press(self, words: str) -> None:
        """Press a button that can be seen and used."""
        self._click(self.view, words)

    def agree(self, words: str) -> None:
        """Press a button, then the same or another word in the question that it asks."""
        dialog = next(one for one in self.view.findChildren(QuestionDialog) if one.isVisible())
        self._click(dialog, words)

    def open(self, code: str) -> None:
        """Open a row of the list at the left."""
        self.view._list.press(code)

    def type_into(self, name: str, words: str) -> None:
        """Type over what stands in a field."""
        [field] = [one for one in self.view.findChildren(QLineEdit) if one.isVisible() and one.accessibleName() == name]
        field.selectAll()
        type_keys(field, words) if words.isascii() else type_hangul(field, words)

    def write_down(self) -> str:
        """Keep the secret that was just shown, as its owner does on a card."""
        _, seat = self._told.navigator.secrets[-1]
        self._told.seat(seat)
        return seat.secret

    def _click(self, inside: QWidget, words: str) -> None:
        shown = [one for one in inside.findChildren(Button) if one.isVisible() and one.words() == words]
        assert len(shown) == 1, f"{len(shown)} buttons say {words!r}"
        assert shown[0].isEnabled(), f"{words!r} cannot be pressed"
        QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)


def test_from_an_empty_case_to_scoring(qtbot: QtBot, tmp_path: Path) -> None:
    with begun_room(tmp_path) as told:
        stages = []
        for part in (prepare, meet):
            part(qtbot, told, tmp_path)
            stages.append(told.room.state.stage)
        assert stages == [Stage.FROZEN, Stage.READY]
        head = told.room.record.head
        assert not told.room.state.rehearsal
    again = Room.open(tmp_path / "small.case", PASSPHRASE, told.room.record.clock, cost=COST)
    assert again.record.head == head
    again.close()


def prepare(qtbot: QtBot, told: ToldRoom, folder: Path) -> None:
    view = PrepareView()
    hands = Hands(qtbot, told, Role.SECRETARY, view)
    view.rules.file_chosen.emit(str(rules_file(folder, PROGRAMME)))
    view.proposals.file_chosen.emit("proposals", str(proposals_file(folder)))
    hands.press("4줄 넣기")
    view.members.file_chosen.emit("members", str(members_file(folder)))
    hands.press("3줄 넣기")
    hands.type_into("감사의 이름", "박감사")
    hands.type_into("감사의 직위", "가상 감사실")
    hands.press("열쇠를 만들고 낱말 보기")
    hands.agree("감사입니다. 낱말 보기")
    hands.write_down()
    hands.press("규칙과 명부 확정")
    hands.agree("규칙과 명부 확정")
    auditor = Hands(qtbot, told, Role.AUDITOR, PrepareView())
    auditor.press("확정한 규칙 확인")
    auditor.agree("확정한 규칙 확인")


def meet(qtbot: QtBot, told: ToldRoom, _folder: Path) -> None:
    view = MeetingView()
    hands = Hands(qtbot, told, Role.SECRETARY, view)
    hands.type_into("장소", "가상회의실")
    hands.press("개회")
    for place, name in enumerate(("김가상", "이가상", "박가상")):
        view.board.table.choose(place)
        hands.press(f"{name} 위원 도착")
        hands.press(f"{name} 위원 등록")
        hands.agree(f"{name} 위원입니다. 번호 보기")
        hands.write_down()
    decide_and_elect(hands, view)
    hands.open("rehearsal")
    for role in HOLDERS:
        officer = told.room.state.officers[role]
        word = {Role.CHAIR: "위원장", Role.SECRETARY: "간사", Role.AUDITOR: "감사"}[role]
        hands.type_into(f"{word} {officer.name}의 낱말", told.secrets[officer_actor(role)])
        view.rehearsal._holders[role]._give.click()
    hands.press("개봉 연습")
    stand_for_the_record(qtbot, told, hands)


def decide_and_elect(hands: Hands, view: MeetingView) -> None:
    hands.open("motion")
    type_hangul(view.motion._decision._input, "공고한 평가규칙대로 평가하고 집계하기로 함.")
    view.motion._vote._all.click()
    hands.press("의결 기록")
    hands.open("election")
    view.board.table.choose(1)
    hands.type_into("찬성", "2")
    hands.type_into("반대", "0")
    hands.type_into("기권", "1")
    hands.press("이가상 위원의 호선 기록")
    hands.press("위원장 이가상 등록")
    hands.agree("위원장입니다. 낱말 보기")
    hands.write_down()


def stand_for_the_record(qtbot: QtBot, told: ToldRoom, secretary: Hands) -> None:
    secretary.open("confirmation")
    for role in (Role.SECRETARY, Role.AUDITOR, Role.CHAIR):
        hands = secretary if role is Role.SECRETARY else Hands(qtbot, told, role, MeetingView())
        hands.press("기록 확인 서명")
        hands.agree("기록 확인 서명")
    chair = Hands(qtbot, told, Role.CHAIR, MeetingView())
    chair.open("opening")
    chair.press("평가 시작")
    chair.agree("평가 시작")
