"""Our window with somebody at the scoring screen: 200 projects, 20 criteria."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.closed_case import CHEAP, PASSPHRASE, ClosedCase
from committee_app.app import OPENING_SIZE
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.people import evaluator_actor
from committee_app.desks.clock import SystemClock
from committee_app.desks.evaluator import EvaluatorDesk
from committee_app.desks.room import Room
from committee_app.ui.preferences import Preferences
from committee_app.ui.shell import Shell
from committee_app.ui.theme import application

PROPOSALS, EVALUATORS = 200, 9
MEMBER = EvaluatorId("1")


class Seated:
    """The window, the member's desk, and the application around them."""

    def __init__(self, folder: Path) -> None:
        path = folder / f"{self.name()}.case"
        path.unlink(missing_ok=True)
        signers = ClosedCase(path, EVALUATORS, PROPOSALS, closed=False).signers
        self.app: QApplication = application()
        Preferences().apply(self.app)
        self.room = Room.open(path, PASSPHRASE, SystemClock(), cost=CHEAP)
        self.desk = self.room.desk(signers[evaluator_actor(MEMBER)])
        assert isinstance(self.desk, EvaluatorDesk)
        self.window = Shell(SystemClock(), cost=CHEAP)
        self.window.resize(*OPENING_SIZE)
        self.window.show()
        self.window.enter_room(self.room)
        self.window.sit_down(self.desk)
        self.window.activateWindow()
        self.paint()

    @classmethod
    def name(cls) -> str:
        """Each row has a case of its own."""
        return cls.__name__.lower()

    def paint(self) -> None:
        """Let the window do what it has to do, and show it."""
        self.app.processEvents()
        self.app.sendPostedEvents()
