"""The page after a crash: at the left the file and its words, at the right what is there and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.recover.finding_out import AftermathPane
from committee_app.ui.recover.page import RecoverPage
from committee_app.ui.recover.presenter import RecoverPresenter
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.file_dialogs import choose_file
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, RunningText, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.middle import Middle
from committee_app.ui.shared.panes import Pane, Panes
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.secret_field import SecretField

_SIDE = 400


class RecoverView(QWidget):
    """Shows what was found; says which file, with which words, and what the person decided."""

    file_chosen = Signal(str)
    copy_chosen = Signal(str)
    look_pressed = Signal(str)
    restore_confirmed = Signal()
    open_pressed = Signal()
    leave_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: RecoverPage | None = None
        self._question: QuestionDialog | None = None
        self._head = ScreenTitle("")
        self._leave = Button("-", icon_name="arrow-left")
        self._about = RunningText("", "body", "subtle")
        self._file = PathField()
        self._passphrase = SecretField("")
        self._problems = FindingList()
        self._busy = Label("", "small", "muted", wrap=True)
        self._look = Button("-", ButtonKind.PRIMARY, icon_name="search")
        self._nothing = EmptyState("-", icon_name="history")
        self.aftermath = AftermathPane()
        self._file.asked.connect(self._ask_file)
        self._look.clicked.connect(lambda: self.look_pressed.emit(self._passphrase.take()))
        self._leave.clicked.connect(self.leave_chosen)
        self.aftermath.copy_asked.connect(self._ask_copy)
        self.aftermath.restore_asked.connect(self._ask_restore)
        self.aftermath.open_asked.connect(self.open_pressed)
        self._lay_out()
        self._word()

    def bind(self, presenter: RecoverPresenter) -> None:
        """Report to this presenter."""
        self.file_chosen.connect(presenter.choose_file)
        self.copy_chosen.connect(presenter.choose_copy)
        self.look_pressed.connect(presenter.look)
        self.restore_confirmed.connect(presenter.restore)
        self.open_pressed.connect(presenter.open)
        self.leave_chosen.connect(presenter.leave)

    def show_page(self, page: RecoverPage) -> None:
        """Show what was found so far."""
        self._page = page
        self._file.set_path(page.file)
        self._passphrase.set_problem(self.tr("Type the six words.") if page.blank else "")
        self._problems.show_findings(page.problems)
        self._busy.setText(self.tr("The files are being read and checked.") if page.busy else "")
        for part in (self._file, self._passphrase, self._leave):
            part.setEnabled(not page.busy)
        self._look.setEnabled(bool(page.file) and not page.busy)
        # Whoever comes here types the words first, and decides once something was found.
        self.setFocusProxy(self.aftermath if page.found is not None else self._passphrase if page.file else self._file)
        self._nothing.setVisible(page.found is None)
        self.aftermath.setVisible(page.found is not None)
        self.aftermath.show_page(page)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            if self._page is not None:
                self.show_page(self._page)
        super().changeEvent(event)

    def _lay_out(self) -> None:
        chosen = column(
            self._about,
            self._file,
            self._passphrase,
            self._problems,
            row((self._busy, 1), self._look, gap="medium"),
            STRETCH,
            gap="large",
            margins="wide",
        )
        right = QWidget()
        right.setLayout(column((self._nothing, 1), (self.aftermath, 1)))
        panes = Panes(Pane(Card(chosen), _SIDE, 420), Pane(right, 0, 520))
        head = row((self._head, 1), self._leave, gap="small")
        whole = column(head, (panes, 1), gap="large")
        self.setLayout(column(Middle(whole, width=1500, height=860, margins=("huge", "wide"))))

    def _word(self) -> None:
        self._head.set_words(
            self.tr("After a crash"),
            self.tr("What is in the case file, what was kept, and how the newest copy stands to it."),
        )
        self._leave.set_words(self.tr("Back"))
        self._about.set_words(
            self.tr(
                "Choose the file and type its six words. A saving that was cut in the middle is taken back, as it is "
                "whenever a file is opened; nothing else is changed until you say so."
            )
        )
        self._file.set_words(self.tr("Case file"), self.tr("Choose a file"))
        self._passphrase.set_label(self.tr("Room passphrase"))
        self._look.set_words(self.tr("See what is there"))
        self._nothing.set_words(
            self.tr("Nobody has looked yet"),
            self.tr("Whatever was shown as saved is in the file. This page shows how far it reaches."),
        )
        self.aftermath.word()

    def _ask_file(self) -> None:
        choose_file(self, self.tr("Choose a case file"), self.tr("Case files (*.case)"), self.file_chosen.emit)

    def _ask_copy(self) -> None:
        choose_file(self, self.tr("Choose a copy"), self.tr("Case files (*.case)"), self.copy_chosen.emit)

    def _ask_restore(self) -> None:
        page = self._page
        if page is None or page.beside is None:
            return
        self._question = ask(
            self,
            Question(
                title=self.tr("Put the copy in the file's place?"),
                text=self.tr("The file keeps its bytes under another name in the same folder. Nothing is deleted."),
                facts=(
                    (self.tr("File"), Path(page.file).name),
                    (self.tr("Copy"), Path(page.copy).name),
                    (self.tr("Entries that only the file has"), str(len(page.beside.only_here))),
                ),
                confirm=self.tr("Put the copy in its place"),
                icon_name="undo-2",
                is_danger=True,
            ),
        )
        self._question.confirmed.connect(lambda _: self.restore_confirmed.emit())
