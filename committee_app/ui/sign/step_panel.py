"""What the panels of the steps after the resolution share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.people import Role
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, Line, column, row
from committee_app.ui.shared.questions import QuestionDialog
from committee_app.ui.sign.page import SignPage, SignStep


class StepPanel(QWidget):
    """A title, what it is about, what stands in the way; says everything again in another language."""

    step: SignStep
    leave_chosen = Signal()
    """Somebody else goes on, at this machine."""

    def __init__(self) -> None:
        super().__init__()
        self._page: SignPage | None = None
        self._leave = Button("", ButtonKind.SECOND, icon_name="log-out")
        self._leave.clicked.connect(self.leave_chosen)
        self._question: QuestionDialog | None = None
        self._title = Label("", "heading", wrap=True)
        self._text = RunningText()
        self._obstacles = FindingList(BannerTone.WARNING)
        self._problems = FindingList()

    def show_page(self, page: SignPage) -> None:
        """Show what every step has; a panel adds what is its own."""
        self._page = page
        is_open = page.step is self.step
        has_button = self.is_theirs(page) and not page.is_done(self.step)
        self._obstacles.show_findings(page.obstacles if is_open and has_button else ())
        self._problems.show_findings(page.problems if is_open else ())

    def offer_to_leave(self, *, waits: bool) -> None:
        """Show the way back to the seats where somebody else has to go on."""
        self._leave.setVisible(waits)
        self._leave.set_words(self.tr("Back to the seats"))

    def is_theirs(self, page: SignPage) -> bool:
        """Whether this step is done by the person who sits here."""
        return page.role is Role.SECRETARY

    def can_act(self, page: SignPage) -> bool:
        """Whether the button of this step can be pressed now."""
        return page.step is self.step and not page.obstacles and page.busy is None

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def head(self, *acts: Button) -> Line:
        """Return title and text, and at their right what can be done."""
        words = column(self._title, self._text, gap="small")
        return row((words, 1), "medium", *(column(act, STRETCH) for act in acts), gap="small")
