"""The verification screen: first the files, then the verdict."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.labels import ScreenTitle
from committee_app.ui.shared.layouts import column, row
from committee_app.ui.shared.middle import Middle
from committee_app.ui.verify.choosing import ChoosingPane
from committee_app.ui.verify.page import VerifyPage
from committee_app.ui.verify.presenter import VerifyPresenter
from committee_app.ui.verify.verdict import VerdictPane


class VerifyView(QWidget):
    """Shows files, progress and verdict; says what the person wants checked."""

    leave_chosen = Signal()
    other_files_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: VerifyPage | None = None
        self._head = ScreenTitle("")
        self._other = Button("-", icon_name="folder-open")
        self._leave = Button("-", icon_name="arrow-left")
        self.choosing, self.verdict = ChoosingPane(), VerdictPane()
        self._other.clicked.connect(self.other_files_chosen)
        self._leave.clicked.connect(self.leave_chosen)
        head = row((self._head, 1), self._other, self._leave, gap="small")
        whole = column(head, (self.choosing, 1), (self.verdict, 1), gap="large")
        self.setLayout(column(Middle(whole, width=1560, height=920, margins="wide")))
        self._word()

    def bind(self, presenter: VerifyPresenter) -> None:
        """Report to this presenter."""
        self.leave_chosen.connect(presenter.leave)
        self.other_files_chosen.connect(presenter.start_over)
        self.choosing.files_chosen.connect(presenter.add_files)
        self.choosing.codes_typed.connect(presenter.take_codes)
        self.choosing.start_pressed.connect(presenter.start)
        self.choosing.cancel_pressed.connect(presenter.cancel)
        self.choosing.clear_pressed.connect(presenter.start_over)

    def show_page(self, page: VerifyPage) -> None:
        """Show the files, or the verdict once there is one."""
        self._page = page
        has_verdict = bool(page.steps)
        self.setFocusProxy(self.verdict if has_verdict else self.choosing)
        self._other.setVisible(has_verdict)
        self.choosing.setVisible(not has_verdict)
        self.verdict.setVisible(has_verdict)
        self.choosing.show_page(page)
        if has_verdict:
            self.verdict.show_page(page)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            if self._page is not None:
                self.show_page(self._page)
        super().changeEvent(event)

    def _word(self) -> None:
        self._head.set_words(
            self.tr("Verification"),
            self.tr("The files are only read. What they prove, and what not, is said step by step."),
        )
        self._other.set_words(self.tr("Other files"))
        self._leave.set_words(self.tr("Back"))
        self.choosing.word()
        self.verdict.word()
