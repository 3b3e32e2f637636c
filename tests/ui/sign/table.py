"""Where officers and members sit down one after the other, and do everything by keys and input method."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.identifiers import EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, officer_actor
from committee_app.ui.navigation import screen_of
from committee_app.ui.opening.presenter import OpeningPresenter
from committee_app.ui.opening.view import OpeningView
from committee_app.ui.rescore.presenter import RescorePresenter
from committee_app.ui.rescore.view import RescoreView
from committee_app.ui.result.presenter import ResultPresenter
from committee_app.ui.result.view import ResultView
from committee_app.ui.shared.questions import QuestionDialog
from committee_app.ui.sign.presenter import SignPresenter
from committee_app.ui.sign.view import SignView
from committee_app.ui.waiting.presenter import WaitingPresenter
from committee_app.ui.waiting.view import WaitingView
from tests.ui.hands import press, type_hangul
from tests.ui.rooms import ToldRoom, prepared_room

SCREENS: dict[str, tuple[Any, Any]] = {
    "opening": (OpeningView, OpeningPresenter),
    "result": (ResultView, ResultPresenter),
    "sign": (SignView, SignPresenter),
    "rescore": (RescoreView, RescorePresenter),
    "waiting": (WaitingView, WaitingPresenter),
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
    pressed: int = 0
    """How many buttons were pressed, those of questions included."""
    typed: int = 0
    """How many fields were filled in."""
    left: list[QWidget] = field(default_factory=list)
    """Screens that are gone; as in the shell they live until the act that moved the case on has ended."""

    def sit(self, role: Role, member: EvaluatorId | None = None) -> None:
        """Another person sits down."""
        self.role, self.member, self.code = role, member, ""
        self.told.navigator.on_change = self.follow
        self.follow()

    def follow(self) -> None:
        """Show this person's screen as the case stands."""
        waits = self.member is not None and any(one == self.member for one, _ in self.told.room.state.to_rescore)
        code = screen_of(self.role, self.told.room.state.stage, rescoring=waits)
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
        self.pressed += 1
        press(found[0], Qt.Key.Key_Space)
        QApplication.processEvents()

    def type(self, name: str, words: str, inside: QWidget | None = None) -> None:
        """Type into the field of this name."""
        parent = inside or self.view
        fields = [*parent.findChildren(QLineEdit), *parent.findChildren(QPlainTextEdit)]
        box = next(one for one in fields if one.accessibleName() == name and one.isVisible())
        self.typed += 1
        type_hangul(box, words)

    def answer(self, act: str, **typed: str) -> None:
        """Say yes to the question that stands."""
        dialog = self.view.findChildren(QuestionDialog)[-1]
        boxes = dialog.findChildren(QLineEdit)
        for box, words in zip(boxes, typed.values(), strict=True):
            self.typed += 1
            type_hangul(box, words)
        self.press(act, dialog)

    def button(self, name: str) -> QPushButton:
        """Return the button of this name, shown or not."""
        view: QWidget = self.view
        return next(one for one in view.findChildren(QPushButton) if one.accessibleName() == name)

    def name(self, role: Role) -> str:
        """Return an officer's name."""
        return self.told.room.state.person_name(officer_actor(role))

    def confirm_resolution(self) -> None:
        """The secretary sits down beside the chair and confirms result and count."""
        name = self.name(Role.SECRETARY)
        self.press(f"{name} 님(간사) 앉기")
        self.type(f"{name}의 다섯 낱말", self.words(Role.SECRETARY))
        self.press("결과와 표결 수 확인")

    def words(self, role: Role) -> str:
        """What stands on somebody's card."""
        return self.told.secrets[officer_actor(role)]


@contextmanager
def table_at(folder: Path, qtbot: QtBot, until: Stage) -> Iterator[Table]:
    """Give a table of the small case, told up to a stage; nobody sits there afterwards."""
    with prepared_room(folder, until=until) as told:
        table = Table(told, qtbot)
        yield table
        table.leave()
