"""One roster: the rows that count, or a file as it was understood, with everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.prepare.balance_row import BalanceRow
from committee_app.ui.prepare.page import Busy, PreparePage, PrepareStep, Preview, RosterShown
from committee_app.ui.prepare.roster_tables import AnyDifference, RosterWords
from committee_app.ui.prepare.rules_panel import in_groups
from committee_app.ui.prepare.source_part import SourcePart
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import ElidedLabel, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.moments import moment
from committee_app.ui.shared.panes import Padded
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.shared.tables import RowsModel, TableView
from committee_app.ui.theme import current, follow_theme

ROWS, SOURCE, DIFFERENCES = "rows", "source", "differences"
"""What is looked at of a previewed file."""
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp949")


class RosterPanel(QWidget):
    """The proposals or the members; `step` says which."""

    file_chosen = Signal(str, str)
    """The roster and the path of its file, chosen or dropped."""
    encoding_chosen = Signal(str, str)
    """The roster, and another encoding of the same file."""
    take_over_asked = Signal(str)
    pasted = Signal(str, str, str)
    """The roster, what the record is to call what was pasted, and the text."""
    field_told = Signal(str, int, str)
    """The roster, a column of its file from zero, and what it holds."""
    heading_row_told = Signal(str, int)
    """The roster, and the row of its file, from zero, that holds the headings."""
    dropped = Signal(str)
    """The previewed file is not to be taken over."""

    def __init__(self, step: PrepareStep) -> None:
        super().__init__()
        self._step = step
        self._page: PreparePage | None = None
        self._looked_at: tuple[tuple[str, ...], ...] | None = None
        self._words = RosterWords(self)
        self._title = Label("", "heading")
        self._source = ElidedLabel("", "small", "muted")
        self._choose = Button("", ButtonKind.SECOND, icon_name="folder-open")
        self._choose.clicked.connect(self.ask_for_file)
        self._paste = Button("", ButtonKind.THIRD, icon_name="copy")
        self._paste.clicked.connect(self._take_clipboard)
        self._paste_key = QShortcut(QKeySequence.StandardKey.Paste, self)
        self._paste_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._paste_key.activated.connect(self._take_clipboard)
        self._cancel = Button("", ButtonKind.TEXT)
        self._cancel.clicked.connect(lambda: self.dropped.emit(self._step.value))
        self._take = Button("", ButtonKind.PRIMARY, icon_name="check")
        self._take.clicked.connect(lambda: self.take_over_asked.emit(self._step.value))
        self._news = Banner(BannerTone.SUCCESS, "")
        self._look = Segment("look", tuple(Answer(code, code) for code in (ROWS, SOURCE, DIFFERENCES)))
        self._look.chosen.connect(self._show_look)
        self._source_part = SourcePart(self._field_words)
        self._source_part.field_told.connect(lambda at, name: self.field_told.emit(self._step.value, at, name))
        self._source_part.heading_row_told.connect(lambda at: self.heading_row_told.emit(self._step.value, at))
        self._differences: RowsModel[AnyDifference] = RowsModel(())
        self._difference_table = TableView("", self._differences)
        self._difference_card = Card(column(self._difference_table, margins="hair"))
        self._same = RunningText("", "body", "subtle")
        self._receipt = RunningText("", "small", "muted")
        self._encoding_name = Label("", "small_strong", "muted")
        self._encoding = Segment("", tuple(Answer(one, _shown_encoding(one)) for one in _ENCODINGS))
        self._encoding_place = QWidget()
        self._encoding_place.setLayout(row(self._encoding_name, self._encoding, gap="medium"))
        self._bar = QWidget()
        self._bar.setLayout(row(self._look, STRETCH, self._encoding_place, gap="medium"))
        self._encoding.chosen.connect(lambda code: self.encoding_chosen.emit(self._step.value, code))
        self._faults = FindingList(BannerTone.DANGER)
        self._remarks = FindingList(BannerTone.INFORMATION)
        self._said = Scrolled(Padded(column(self._faults, self._remarks, STRETCH, gap="medium")))
        self._model: RowsModel[Any] = RowsModel(())
        # The titles of proposals take two lines, so that every column has its place beside them.
        self._table = _table_of(step, self._model)
        self._table_card = Card(column(self._table, margins="hair"))
        self._balance = BalanceRow()
        self._empty = EmptyState("", icon_name="table", act_icon="folder-open")
        self._empty.act_chosen.connect(self.ask_for_file)
        head = row(
            (self._title, 1),
            self._cancel,
            self._paste,
            self._choose,
            self._take,
            gap="small",
        )
        self.setLayout(
            column(
                column(head, self._source, gap="hair"),  # the line has the whole width: it names file, sheet and row
                self._news,
                self._bar,
                self._balance,
                (self._said, 2),
                (self._table_card, 3),
                (self._source_part, 5),
                self._same,
                (self._difference_card, 3),
                (self._empty, 3),
                self._receipt,
                gap="medium",
            )
        )
        self.setAcceptDrops(True)
        follow_theme(self._dress)

    def show_page(self, page: PreparePage) -> None:
        """Show this roster as the page has it."""
        self._page = page
        shown = self._shown(page)
        preview = shown.preview
        can_choose = page.may_edit and page.rules is not None and page.busy is None
        self._word(page, shown)
        self._show_news(page, shown)
        self._show_preview(page, preview)
        self._show_receipt(shown)
        self._balance.show_balance(shown.balance)
        self._faults.show_findings(page.problems or (preview.faults if preview else ()))
        self._remarks.show_findings(preview.remarks if preview else ())
        self._show_rows(page, shown)
        self._show_look()
        self._choose.setVisible(page.may_edit and bool(shown.rows or preview))
        self._choose.setEnabled(can_choose)
        self._paste.setVisible(page.may_edit and page.rules is not None)
        self._paste.setEnabled(can_choose)
        self._cancel.setVisible(preview is not None)
        self._take.setVisible(preview is not None)
        self._take.setEnabled(preview is not None and not preview.faults and page.busy is None)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if self._may_take_file() and len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        self.file_chosen.emit(self._step.value, event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()

    def _shown(self, page: PreparePage) -> RosterShown:
        return page.roster(self._step)

    def _may_take_file(self) -> bool:
        page = self._page
        return page is not None and page.may_edit and page.rules is not None and page.busy is None

    def _show_rows(self, page: PreparePage, shown: RosterShown) -> None:
        columns: tuple[Any, ...]
        if self._step is PrepareStep.PROPOSALS:
            columns = self._words.proposal_columns(page)
        else:
            columns = self._words.member_columns(page, seated=self._step is PrepareStep.MEMBERS)
        self._model.set_rows(())
        self._model.set_columns(columns)
        self._model.set_rows(shown.rows)
        self._empty.setVisible(not shown.rows and shown.preview is None)

    def _show_preview(self, page: PreparePage, preview: Preview | None) -> None:
        several = preview is not None and len(preview.encodings) > 1
        self._bar.setVisible(preview is not None)
        self._encoding_place.setVisible(several)
        if preview is None:
            self._looked_at = None
            return
        self._encoding.set_choice(preview.encoding if several else None)
        self._encoding.set_open(preview.encodings)
        if self._looked_at is not preview.cells:
            # What has to be mended is looked at where it stands; what is sound, as it will be.
            self._look.set_choice(SOURCE if preview.faults else ROWS)
            self._looked_at = preview.cells
        self._look.set_words(
            (
                self.tr("What is taken over"),
                self.tr("File and columns"),
                self.tr("Differences: {0}").format(len(preview.differences)),
            )
        )
        self._source_part.show_preview(preview)
        self._differences.set_columns(self._words.difference_columns(page))
        self._differences.set_rows(preview.differences)
        self._same.set_words(self.tr("Nothing would change: the file holds what the case has."))

    def _show_look(self) -> None:
        """Show what is looked at: the rows, the file itself, or what would change."""
        page = self._page
        if page is None:
            return
        shown = self._shown(page)
        look = (self._look.choice() or ROWS) if shown.preview is not None else ROWS
        has_said = bool(self._faults.sentences() or self._remarks.sentences())
        self._said.setVisible(has_said and look == ROWS)
        self._table_card.setVisible(bool(shown.rows) and look == ROWS)
        self._balance.setVisible(shown.balance is not None and look == ROWS)
        self._source_part.setVisible(look == SOURCE)
        differs = shown.preview is not None and bool(shown.preview.differences)
        self._same.setVisible(look == DIFFERENCES and not differs)
        self._difference_card.setVisible(look == DIFFERENCES and differs)

    def _show_receipt(self, shown: RosterShown) -> None:
        receipt = shown.receipt
        self._receipt.setVisible(receipt is not None and shown.preview is None)
        if receipt is not None:
            self._receipt.set_words(
                self.tr("**Receipt:** {0} rows from {1}, taken over {2}, entry {3} of the record. SHA-256 {4}").format(
                    receipt.rows, receipt.file, moment(receipt.at), receipt.seq, in_groups(receipt.sha256)
                )
            )

    def _field_words(self, field: str) -> str:
        return self._words.field_name(field, self._page) if self._page is not None else field

    def _take_clipboard(self) -> None:
        if self._may_take_file():
            text = QGuiApplication.clipboard().text()
            self.pasted.emit(self._step.value, self.tr("pasted table"), text)

    def _show_news(self, page: PreparePage, shown: RosterShown) -> None:
        preview = shown.preview
        self._news.setVisible(preview is not None or page.busy is Busy.READING or bool(page.problems))
        if page.busy is Busy.READING:
            self._news.show_news(BannerTone.INFORMATION, self.tr("The file is being read."))
        elif page.problems:
            self._news.show_news(
                BannerTone.DANGER, self.tr("Nothing was taken over."), self.tr("The case is as it was before.")
            )
        elif preview is not None and preview.faults:
            self._news.show_news(
                BannerTone.DANGER,
                self.tr("Places to mend: {0}. Nothing was taken over.").format(len(preview.faults)),
                self.tr("Mend the file, or say below what a column holds. Each place is marked in the file."),
            )
        elif preview is not None:
            self._news.show_news(
                BannerTone.SUCCESS,
                self.tr("{0} rows were understood.").format(len(shown.rows)),
                self.tr("They are taken over exactly as they stand in the table."),
            )

    def _word(self, page: PreparePage, shown: RosterShown) -> None:
        self._title.setText(_begun(wording(current_language()).word("roster", self._step.value)))
        self._source.set_words(self._source_words(shown))
        self._choose.set_words(self.tr("Choose another file"))
        self._paste.set_words(self.tr("Paste a table"))
        self._look.setAccessibleName(self.tr("What is looked at"))
        self._difference_table.setAccessibleName(self.tr("What would change in the list"))
        self._cancel.set_words(self.tr("Do not take over"))
        self._take.set_words(self.tr("Take over {0} rows").format(len(shown.rows)))
        self._encoding_name.setText(self.tr("If letters look wrong, read it as"))
        self._encoding.setAccessibleName(self._encoding_name.text())
        self._table.setAccessibleName(self._title.text())
        has_rules = page.rules is not None
        self._empty.set_words(
            self.tr("No list yet") if has_rules else self.tr("The rules come first"),
            self.tr(
                "Choose an Excel workbook (.xlsx) or a CSV file, drop it here, or paste rows out of a spreadsheet. "
                "You see what was understood first."
            )
            if has_rules
            else self.tr("The lists are read against the rules: choose a rule file, then the lists."),
            self.tr("Choose a file") if has_rules and page.may_edit else "",
        )

    def _source_words(self, shown: RosterShown) -> str:
        preview = shown.preview
        if preview is None:
            return self.tr("{0} rows from {1}").format(shown.taken_over, shown.file) if shown.file else ""
        parts = [self.tr("Preview of {0}").format(preview.file)]
        if preview.sheet:
            parts.append(self.tr("sheet {0}").format(preview.sheet))
        if preview.encoding:
            parts.append(_shown_encoding(preview.encoding))
        if preview.heading_row:
            parts.append(self.tr("headings in row {0}").format(preview.heading_row))
        return " · ".join(parts)

    def ask_for_file(self) -> None:
        """Let the person choose a file of this list."""
        dialog = QFileDialog(self, self.tr("Choose a file"), str(Path.home()))
        dialog.setNameFilter(self.tr("Lists (*.xlsx *.csv *.tsv *.txt)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.file_chosen.emit(self._step.value, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _dress(self) -> None:
        self._said.setMinimumHeight(current().size("label_column"))


def _table_of(step: PrepareStep, model: RowsModel[Any]) -> TableView:
    is_wordy = step is PrepareStep.PROPOSALS
    table = TableView("", model, row_size="row_controls" if is_wordy else "row")
    table.setWordWrap(is_wordy)
    return table


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _shown_encoding(encoding: str) -> str:
    return {"utf-8-sig": "UTF-8 (BOM)", "cp949": "CP949 (EUC-KR)"}.get(encoding, encoding.upper())
