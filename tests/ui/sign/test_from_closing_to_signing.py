"""The officers' afternoon at the screens: from sealed sheets to signed minutes, by keys and input method only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.identifiers import EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor, officer_actor
from committee_app.export.reading import read_signed_pdf
from committee_app.ui.navigation import screen_of
from committee_app.ui.opening.presenter import OpeningPresenter
from committee_app.ui.opening.view import OpeningView
from committee_app.ui.result.presenter import ResultPresenter
from committee_app.ui.result.view import ResultView
from committee_app.ui.shared.questions import QuestionDialog
from committee_app.ui.sign.presenter import SignPresenter
from committee_app.ui.sign.view import SignView
from tests.builders import SECOND, THIRD
from tests.ui.hands import press, type_hangul
from tests.ui.rooms import ToldRoom, prepared_room

SCREENS: dict[str, tuple[Any, Any]] = {
    "opening": (OpeningView, OpeningPresenter),
    "result": (ResultView, ResultPresenter),
    "sign": (SignView, SignPresenter),
}


@dataclass
class Table:
    """Where one officer after the other sits down; the screen follows the case as the shell lets it."""

    told: ToldRoom
    qtbot: QtBot
    role: Role = Role.CHAIR
    member: EvaluatorId | None = None
    view: Any = None
    presenter: Any = None
    code: str = ""
    left: list[QWidget] = field(default_factory=list)
    """Screens that are gone; as in the shell they live until the act that moved the case on has ended."""

    def sit(self, role: Role, member: EvaluatorId | None = None) -> None:
        """Another person sits down."""
        self.role, self.member, self.code = role, member, ""
        self.told.navigator.on_change = self.follow
        self.follow()

    def follow(self) -> None:
        """Show this person's screen as the case stands."""
        code = screen_of(self.role, self.told.room.state.stage)
        if code != self.code:
            self.leave()
            view_of, presenter_of = SCREENS[code]
            view = view_of()
            self.presenter = presenter_of(self.told.sitting(self.role, self.member), view)
            view.bind(self.presenter)
            self.view, self.code = view, code
            self.qtbot.addWidget(view)
            view.resize(1366, 675)
            view.show()
        self.presenter.refresh()
        QApplication.processEvents()

    def leave(self) -> None:
        """Nobody sits here."""
        if self.view is not None:
            self.view.close()
            self.left.append(self.view)

    def press(self, name: str, inside: QWidget | None = None) -> None:
        """Press a button by its name with the space bar."""
        QApplication.processEvents()
        parent = inside or self.view
        found = [one for one in parent.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
        assert found, f"no {name!r} among {[one.accessibleName() for one in parent.findChildren(QPushButton)]}"
        assert found[0].isEnabled(), f"{name!r} cannot be pressed"
        press(found[0], Qt.Key.Key_Space)
        QApplication.processEvents()

    def type(self, name: str, words: str, inside: QWidget | None = None) -> None:
        """Type into the field of this name."""
        parent = inside or self.view
        fields = [*parent.findChildren(QLineEdit), *parent.findChildren(QPlainTextEdit)]
        box = next(one for one in fields if one.accessibleName() == name and one.isVisible())
        type_hangul(box, words)

    def answer(self, act: str, **typed: str) -> None:
        """Say yes to the question that stands."""
        dialog = self.view.findChildren(QuestionDialog)[-1]
        boxes = dialog.findChildren(QLineEdit)
        for box, words in zip(boxes, typed.values(), strict=True):
            type_hangul(box, words)
        self.press(act, dialog)

    def words(self, role: Role) -> str:
        """What stands on somebody's card."""
        return self.told.secrets[officer_actor(role)]


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    with prepared_room(tmp_path, until=Stage.CLOSED) as told:
        table = Table(told, qtbot)
        yield table
        table.leave()


def test_the_officers_go_from_sealed_sheets_to_signed_minutes(table: Table, tmp_path: Path) -> None:
    def stage() -> Stage:
        return table.told.room.state.stage

    table.sit(Role.CHAIR)
    table.press("이간사 님 앉기")
    table.type("이간사의 다섯 낱말", table.words(Role.SECRETARY))
    table.press("열쇠 넣기")
    table.press("평가표 3부 열기")
    table.answer("평가표 3부 열기")
    assert stage() is Stage.OPENED

    table.press("심의 시작")
    table.answer("심의 시작")
    assert stage() is Stage.DELIBERATING

    table.sit(Role.SECRETARY)
    table.press("결과의 부분: 발언·의결 0")
    table.type("발언한 사람", "위원장")
    table.type("발언 내용(요지)", "선정(안)을 표결에 부침.")
    table.press("발언을 회의록에 넣기")

    table.sit(Role.CHAIR)
    table.type("찬성", "3")
    table.press("선정(안) 의결")
    table.answer("선정(안) 의결", case="2026-small")
    assert stage() is Stage.RESOLVED

    table.sit(Role.SECRETARY)
    table.press("산회 기록")
    table.answer("산회 기록")
    table.press("회의록 만들기")
    table.sit(Role.CHAIR)
    table.press("회의록에 서명")
    table.answer("회의록에 서명", name="김가상1", words=table.words(Role.CHAIR))
    for member, name in ((SECOND, "김가상2"), (THIRD, "김가상3")):
        table.sit(Role.EVALUATOR, member)
        table.press("회의록에 서명")
        table.answer("회의록에 서명", name=name, code=table.told.secrets[evaluator_actor(member)])
    for role, name in ((Role.SECRETARY, "이간사"), (Role.AUDITOR, "박감사")):
        table.sit(role)
        table.press("회의록에 서명")
        table.answer("회의록에 서명", name=name, words=table.words(role))
    assert stage() is Stage.SIGNED

    table.press("회의록과 결과 저장…")
    dialog = table.view.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert read_signed_pdf((tmp_path / "minutes.pdf").read_bytes()).nothing_fails
