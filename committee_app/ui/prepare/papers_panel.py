"""The proposals as they were handed in: which PDF belongs to which project, before and after it is put in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import Busy, PaperLine, PreparePage
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.file_dialogs import choose_file, choose_files, choose_folder
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.tables import Column, RowsModel, TableView
from committee_app.ui.theme import current

_KINDS: Final = "(*.pdf)"
_LINES_IN_SIGHT: Final = 4


class PapersPanel(QWidget):
    """A line for each project; files are matched by number or name, and one can be given by hand."""

    files_chosen = Signal(list)
    """Paths of files, or of one folder."""
    file_given = Signal(str, str)
    """A project, and the path of its file."""
    attach_asked = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: PreparePage | None = None
        self._title = Label("", "heading")
        self._text = RunningText("", "small", "muted")
        self._cancel = Button("", ButtonKind.TEXT)
        self._cancel.clicked.connect(self.dropped)
        self._files = Button("", ButtonKind.THIRD, icon_name="file-text")
        self._files.clicked.connect(lambda: choose_files(self, self._files.words(), self._kinds(), self._chose))
        self._folder = Button("", ButtonKind.SECOND, icon_name="folder-open")
        self._folder.clicked.connect(self._ask_for_folder)
        self._attach = Button("", ButtonKind.PRIMARY, icon_name="check")
        self._attach.clicked.connect(self.attach_asked)
        self._progress = ProgressPanel(self._say)
        self._problems = FindingList(BannerTone.DANGER)
        self._remarks = FindingList(BannerTone.WARNING)
        self._said = Scrolled(Padded(column(self._problems, self._remarks, STRETCH, gap="small")))
        self._model: RowsModel[PaperLine] = RowsModel(())
        self._table = TableView("", self._model)
        self._table.row_chosen.connect(lambda _: self._show_give())
        self._table_card = Card(column(self._table, margins="hair"))
        self._give = Button("", ButtonKind.THIRD, size=ButtonSize.TOOL, icon_name="file-text")
        self._give.clicked.connect(self._ask_for_one)
        self._empty = EmptyState("", icon_name="file-text", act_icon="folder-open")
        self._empty.act_chosen.connect(self._ask_for_folder)
        head = row(
            (column(self._title, self._text, gap="hair"), 1),
            self._cancel,
            self._files,
            self._folder,
            self._attach,
            gap="small",
        )
        self.setLayout(
            column(
                head,
                self._progress,
                self._said,
                row(STRETCH, self._give),
                (self._table_card, 5),
                (self._empty, 5),
                gap="medium",
            )
        )
        self.setAcceptDrops(True)

    def show_page(self, page: PreparePage) -> None:
        """Show which project has which file."""
        self._page = page
        papers = page.papers
        may_choose = page.may_edit and bool(papers.lines) and page.busy is None
        self._word(page)
        self._model.set_columns(self._columns())
        self._model.set_rows(papers.lines)
        if papers.lines and self._table.chosen_row() is None:
            self._table.choose(0)
        nothing = papers.attached == papers.chosen == 0 and not papers.remarks
        self._table_card.setVisible(not nothing)
        self._empty.setVisible(nothing)
        self._problems.show_findings(page.problems)
        self._remarks.show_findings(papers.remarks)
        self._said.setVisible(bool(page.problems or papers.remarks))
        lines = min(max(len(page.problems) + len(papers.remarks), 1), _LINES_IN_SIGHT)
        self._said.setFixedHeight(lines * current().size("score_quiet_height"))
        self._progress.setVisible(page.progress is not None)
        if page.progress is not None:
            self._progress.show_progress(page.progress)
        for button in (self._files, self._folder):
            button.setVisible(page.may_edit and not nothing)
            button.setEnabled(may_choose)
        self._give.setVisible(page.may_edit and not nothing)
        self._give.setEnabled(may_choose)
        self._cancel.setVisible(papers.chosen > 0 and page.may_edit)
        self._cancel.setEnabled(page.busy is None)
        self._attach.setVisible(papers.chosen > 0 and page.may_edit)
        self._attach.setEnabled(may_choose)
        self._show_give()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files, or a folder of them."""
        page = self._page
        may_take = page is not None and page.may_edit and bool(page.papers.lines) and page.busy is None
        if may_take and event.mimeData().urls() and all(one.isLocalFile() for one in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Match the files that were dropped."""
        self.files_chosen.emit([one.toLocalFile() for one in event.mimeData().urls()])
        event.acceptProposedAction()

    def _columns(self) -> tuple[Column[PaperLine], ...]:
        return (
            Column(self.tr("No."), lambda one: one.proposal, width=70, kind="strong"),
            Column(self.tr("Title"), lambda one: one.title, width=300),
            Column(
                self.tr("File"),
                lambda one: one.chosen or one.attached or self.tr("none yet"),
                least=240,
                tone=lambda one: "text" if one.chosen or one.attached else "muted",
            ),
            Column(
                self.tr("State"),
                self._state,
                width=150,
                tone=lambda one: "primary_text" if one.chosen else "success_text" if one.attached else "muted",
                icon=lambda one: "arrow-right" if one.chosen else "circle-check" if one.attached else "",
            ),
        )

    def _state(self, one: PaperLine) -> str:
        if one.chosen:
            return self.tr("replaces the old") if one.attached else self.tr("to be put in")
        return self.tr("in the case") if one.attached else ""

    def _word(self, page: PreparePage) -> None:
        papers = page.papers
        self._title.setText(self.tr("Proposals as handed in"))
        self._text.set_words(
            self.tr("In the case: {0} of {1}. Members read them beside the marks.").format(
                papers.attached, len(papers.lines)
            )
        )
        self._cancel.set_words(self.tr("Do not put in"))
        self._files.set_words(self.tr("Choose files"))
        self._folder.set_words(self.tr("Choose a folder"))
        waiting = page.busy is Busy.ATTACHING
        self._attach.set_words(
            self.tr("Being put in …") if waiting else self.tr("Put in %n proposal(s)", "", papers.chosen)
        )
        self._table.setAccessibleName(self._title.text())
        has_list = bool(papers.lines)
        self._empty.set_words(
            self.tr("No proposals yet") if has_list else self.tr("The list of proposals comes first"),
            self.tr(
                "Choose the folder of PDF files, or drop it here. Each goes to its project by the number or the title "
                "in its name; a case can do without them."
            )
            if has_list
            else self.tr("Files are matched to the projects of the list."),
            self.tr("Choose a folder") if has_list and page.may_edit else "",
        )

    def _show_give(self) -> None:
        line = self._table.chosen_row()
        if isinstance(line, PaperLine):
            self._give.set_words(self.tr("Choose the file of {0}").format(line.proposal))

    def _chose(self, paths: list[str]) -> None:
        self.files_chosen.emit(paths)

    def _ask_for_folder(self) -> None:
        choose_folder(self, self.tr("Choose a folder"), lambda path: self.files_chosen.emit([path]))

    def _ask_for_one(self) -> None:
        line = self._table.chosen_row()
        if isinstance(line, PaperLine):
            choose_file(self, self._give.words(), self._kinds(), lambda path: self.file_given.emit(line.proposal, path))

    def _kinds(self) -> str:
        return f"PDF {_KINDS}"

    def _say(self, code: str) -> str:
        return wording(current_language()).say(code)
