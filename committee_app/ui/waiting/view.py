"""The waiting screen: one sentence, and the way back to the seats."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.lifecycle import Stage, has_reached
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.waiting.page import WaitingPage
from committee_app.ui.waiting.presenter import WaitingPresenter


class WaitingView(QWidget):
    """Says that nothing is to be done here now, and why."""

    leave_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: WaitingPage | None = None
        self._empty = EmptyState("", icon_name="clock")
        self._empty.act_chosen.connect(self.leave_chosen)
        self.setLayout(column(STRETCH, row(STRETCH, (self._empty, 1), STRETCH), STRETCH, margins="vast"))

    def bind(self, presenter: WaitingPresenter) -> None:
        """Report to this presenter."""
        self.leave_chosen.connect(presenter.leave)

    def show_page(self, page: WaitingPage) -> None:
        """Show where the case stands."""
        self._page = page
        self._empty.set_words(*self._words(page), self.tr("Back to the seats"))

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _words(self, page: WaitingPage) -> tuple[str, str]:
        if page.sealed:
            return self.tr("Your sheet is sealed"), self.tr(
                "Until the opening nobody can read or change it, you neither."
            )
        if not has_reached(page.stage, Stage.READY):
            return self.tr("It has not begun yet"), self.tr("The chair opens scoring once everything is prepared.")
        return self.tr("Scoring is closed"), self.tr("There is nothing to be done at this seat any more.")
