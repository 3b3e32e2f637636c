"""Single papers of the set D1 to D14: which one, whose, read here or saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.file_dialogs import choose_folder
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.sign.page import EVERYBODY, SignPage


class SinglePapers(QWidget):
    """A document of the set is chosen, of a personal one that of a member or of all; nothing of it is signed."""

    read_chosen = Signal(str, str, str)
    """Which paper, of which member (`EVERYBODY` for all), and the language of a draft."""
    save_chosen = Signal(str, str, str, str)
    """The folder, then the same."""

    def __init__(self) -> None:
        super().__init__()
        self._page: SignPage | None = None
        self._title = Label("", "strong", wrap=True)
        self._told = RunningText("", "small", "muted")
        self.paper, self.member = ChoiceBox(), ChoiceBox()
        self.paper.chosen.connect(lambda _: self._show_member())
        self._read = Button("", ButtonKind.SECOND, icon_name="file-text")
        self._read.clicked.connect(lambda: self.read_chosen.emit(*self._choice()))
        self._save = Button("", ButtonKind.THIRD, icon_name="download")
        self._save.clicked.connect(
            lambda: choose_folder(
                self, self.tr("Where to save"), lambda one: self.save_chosen.emit(one, *self._choice())
            )
        )
        self.setLayout(
            column(
                self._title,
                self._told,
                row(self.paper, self.member, STRETCH, gap="small"),
                row(self._read, self._save, STRETCH, gap="small"),
                gap="small",
                margins="none",
            )
        )

    def show_page(self, page: SignPage) -> None:
        """Show which papers there are; what was chosen stays."""
        self._page = page
        words = wording(current_language())
        self._title.setText(self.tr("Single papers"))
        self._told.set_words(
            self.tr("One document of the set by itself, made from the same record. Signed are the bound minutes.")
        )
        self.paper.setAccessibleName(self.tr("Paper"))
        papers = tuple((one, f"{one} {words.word('paper', one)}") for one in page.papers)
        self.paper.show_options(papers, self.paper.choice() or next(iter(page.papers), ""))
        self.member.setAccessibleName(self.tr("Member"))
        everybody = ((EVERYBODY, self.tr("All members")), *page.members)
        self.member.show_options(everybody, self.member.choice() or EVERYBODY)
        self._read.set_words(self.tr("Read this paper here"))
        self._save.set_words(self.tr("Save this paper …"))
        for button in (self._read, self._save):
            button.setEnabled(page.busy is None)
        self._show_member()

    def _show_member(self) -> None:
        personal = self._page.personal_papers if self._page else ()
        self.member.setVisible(self.paper.choice() in personal)

    def _choice(self) -> tuple[str, str, str]:
        paper = self.paper.choice()
        is_personal = self._page is not None and paper in self._page.personal_papers
        return paper, self.member.choice() if is_personal else EVERYBODY, current_language()
