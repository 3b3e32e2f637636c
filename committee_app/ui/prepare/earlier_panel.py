"""The case that this one goes on from: its file, what it hands on, and two things that can be taken from it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.proposals import Proposal
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import Busy, PreparePage
from committee_app.ui.prepare.rules_panel import in_groups
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.file_dialogs import choose_file
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.secret_field import SecretField
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView


class EarlierPanel(QWidget):
    """A case file and its room passphrase; once it is open, what it is and what it hands on."""

    file_chosen = Signal(str)
    open_asked = Signal(str)
    """The room passphrase of the earlier case."""
    rules_asked = Signal()
    follow_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: PreparePage | None = None
        self._title = Label("", "heading", wrap=True)
        self._text = RunningText("", "small", "muted")
        self._file = PathField()
        self._file.asked.connect(self._ask_for_file)
        self._passphrase = SecretField("")
        self._passphrase.changed.connect(self._judge)
        self._open = Button("", ButtonKind.SECOND, icon_name="folder-open")
        self._open.clicked.connect(lambda: self.open_asked.emit(self._passphrase.take()))
        self._facts = KeyValueRows()
        self._facts_card = Card(column(self._facts, margins=("large", "medium")), Surface.FACTS)
        self._copy = Button("", ButtonKind.THIRD, icon_name="copy")
        self._copy.clicked.connect(self.rules_asked)
        self._follow = Button("", ButtonKind.PRIMARY, icon_name="check")
        self._follow.clicked.connect(self.follow_asked)
        self._problems = FindingList(BannerTone.DANGER)
        self._obstacles = FindingList(BannerTone.WARNING)
        self._model: RowsModel[Proposal] = RowsModel(())
        self._table = TableView("", self._model)
        self._table_card = Card(column(self._table, margins="hair"))
        self._form = QWidget()
        self._passphrase.put_beside(self._open)
        self._form.setLayout(row((self._file, 3), (self._passphrase, 4), gap="large"))
        self.setLayout(
            column(
                row((column(self._title, self._text, gap="tight"), 1), self._copy, self._follow, gap="small"),
                self._form,
                self._problems,
                self._facts_card,
                self._obstacles,
                (self._table_card, 100),
                STRETCH,
                gap="medium",
            )
        )

    def show_page(self, page: PreparePage) -> None:
        """Show what was chosen and found."""
        self._page = page
        shown, follows = page.earlier, page.follows
        found = shown.found
        self._word(page)
        self._form.setVisible(page.may_edit)
        self._file.set_path(PurePath(shown.file).name)
        self._problems.show_findings(page.problems)
        self._facts_card.setVisible(found is not None or follows is not None)
        if found is not None:
            words = wording(current_language())
            self._facts.set_rows(
                (
                    (self.tr("Case"), f"{found.case} · {found.title}"),
                    (self.tr("Stage"), words.word("stage", found.stage)),
                    (self.tr("Head of its record"), f"{' · '.join(found.words.split())}  {in_groups(found.head)}"),
                    (self.tr("Projects selected there"), str(len(found.projects))),
                )
            )
        elif follows is not None:
            self._facts.set_rows(
                (
                    (self.tr("Case"), f"{follows.case} · {follows.title}"),
                    (self.tr("Head of its record"), in_groups(follows.head)),
                )
            )
        self._obstacles.show_findings(shown.obstacles if found is not None else ())
        self._show_projects(shown.projects)
        self._copy.setVisible(found is not None and page.may_edit)
        self._copy.setEnabled(found is not None and bool(found.rules_text) and page.busy is None)
        self._follow.setVisible(found is not None and page.may_edit)
        self._follow.setEnabled(bool(shown.projects) and not shown.obstacles and page.busy is None)
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _show_projects(self, projects: tuple[Proposal, ...]) -> None:
        self._model.set_columns(
            (
                Column(self.tr("No."), lambda one: str(one.id), width=70, kind="strong"),
                Column(self.tr("Title"), lambda one: one.title, least=200),
                Column(self.tr("Applicant"), lambda one: one.applicant, width=180),
                Column(self.tr("Given there (won)"), lambda one: f"{one.requested or 0:,}", Align.RIGHT, 150),
            )
        )
        self._model.set_rows(projects)
        self._table_card.setVisible(bool(projects))

    def _word(self, page: PreparePage) -> None:
        self._title.setText(self.tr("The case this one goes on from"))
        self._text.set_words(
            self.tr(
                "A follow-up takes over which projects were selected and what each was given; rules can be copied "
                "from any earlier case. Marks, sheets and members stay where they are."
            )
        )
        self._file.set_words(self.tr("File of the earlier case"), self.tr("Choose a case file"))
        self._passphrase.set_label(self.tr("Its room passphrase"))
        reading = page.busy is Busy.READING
        self._open.set_words(self.tr("Being read …") if reading else self.tr("Look into it"))
        self._copy.set_words(self.tr("Copy its rules"))
        self._follow.set_words(self.tr("Take over {0} projects").format(len(page.earlier.projects)))
        self._table.setAccessibleName(self.tr("Projects selected there"))

    def _judge(self) -> None:
        page = self._page
        ready = page is not None and bool(page.earlier.file) and page.busy is None
        self._open.setEnabled(ready and not self._passphrase.is_empty())

    def _ask_for_file(self) -> None:
        choose_file(self, self.tr("Choose a case file"), self.tr("Case files (*.case)"), self.file_chosen.emit)
