"""Says where the case stands to somebody who has nothing to do now."""

from __future__ import annotations

from typing import Protocol

from committee_app.desks.evaluator import EvaluatorDesk
from committee_app.ui.ports import Sitting
from committee_app.ui.waiting.page import WaitingPage


class WaitingShown(Protocol):
    """What the presenter needs of its view."""

    def show_page(self, page: WaitingPage) -> None:
        """Show a page."""
        ...


class WaitingPresenter:
    """Hands over the case's stage; the only act is to leave the desk."""

    def __init__(self, sitting: Sitting, view: WaitingShown) -> None:
        self._sitting = sitting
        self._view = view

    def refresh(self) -> None:
        """Show the case as it stands."""
        desk = self._sitting.desk
        sealed = isinstance(desk, EvaluatorDesk) and desk.sealed
        self._view.show_page(WaitingPage(desk.state.stage, sealed))

    def leave(self) -> None:
        """Give the seat to the next person."""
        self._sitting.navigator.stand_up()
