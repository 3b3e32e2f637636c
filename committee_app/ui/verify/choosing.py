"""Choosing what is checked: files dropped or chosen, and the passphrase where one is needed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.file_dialogs import choose_files
from committee_app.ui.shared.labels import ElidedLabel, IconLabel, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.secret_field import SecretField
from committee_app.ui.shared.text_field import TextField
from committee_app.ui.theme import current, follow_theme
from committee_app.ui.verify.page import FileKind, FileRow, VerifyPage

_ICON = {
    FileKind.MINUTES: ("file-check", "ink"),
    FileKind.CASE: ("hard-drive", "ink"),
    FileKind.MISSING: ("file-x", "danger"),
    FileKind.OPEN_HERE: ("circle-x", "danger"),
}


class ChoosingPane(QWidget):
    """Takes files and the passphrase."""

    files_chosen = Signal(list)
    start_pressed = Signal(str)
    codes_typed = Signal(str)
    """What stands in the field of the codes, right before `start_pressed`."""
    cancel_pressed = Signal()
    clear_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._page = VerifyPage()
        self._drop = EmptyState("", icon_name="upload", act="-", act_icon="folder-open")
        self._drop.act_chosen.connect(self._ask)
        self._files = _Files()
        self._passphrase = SecretField("")
        self._codes = TextField("", longest=400)
        self._more = Button("-", icon_name="plus")
        self._clear = Button("-", icon_name="x")
        self._start = Button("-", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="shield-check")
        self._progress = ProgressPanel(lambda code: wording(current_language()).say(code), patience_ms=0)
        self._more.clicked.connect(self._ask)
        self._clear.clicked.connect(self.clear_pressed)
        self._start.clicked.connect(self._press_start)
        self._progress.cancel_requested.connect(self.cancel_pressed)
        form = column(
            self._files,
            self._passphrase,
            self._codes,
            row(self._more, self._clear, STRETCH, self._start, gap="small"),
            gap="large",
            margins=("huge", "wide"),
        )
        self._chosen = Card(form)
        self._whole = QWidget()
        self._whole.setLayout(column((self._drop, 100), self._chosen, self._progress, STRETCH, gap="large"))
        self.setLayout(row(STRETCH, (self._whole, 100), STRETCH))
        follow_theme(self._dress)

    def show_page(self, page: VerifyPage) -> None:
        """Show the chosen files and how far the check is."""
        self._page = page
        waiting = page.progress is not None
        self.setFocusProxy(self._passphrase if page.needs_passphrase else self._start if page.files else self._drop)
        self._drop.setVisible(not page.files)
        self._chosen.setVisible(bool(page.files))
        self._files.show_files(page.files, self.kind_words)
        self._passphrase.setVisible(page.needs_passphrase)
        self._passphrase.set_problem(self.tr("Type the six words.") if page.blank else "")
        self._codes.set_problem(wording(current_language()).findings(page.codes_wrong))
        self._start.setEnabled(page.can_start and not waiting)
        for part in (self._more, self._passphrase, self._codes, self._clear):
            part.setEnabled(not waiting)
        self._progress.follow(page.progress, waits=waiting)

    def word(self) -> None:
        """Say everything in the language in force."""
        self._drop.set_words(
            self.tr("Drop the minutes, a case file, or both"),
            self.tr("Minutes (PDF) can be checked alone. A case file also needs the room passphrase."),
            self.tr("Choose files"),
        )
        self._passphrase.set_label(self.tr("Room passphrase"))
        self._passphrase.set_help(self.tr("Six Korean words with spaces between them, as they stand on the card."))
        self._codes.set_label(self.tr("Codes from the opening and closing sheet (if you have them)"))
        self._codes.set_help(
            self.tr("The number and the 24 characters, as in 87: ABCD-EFGH-... Put a semicolon between several.")
        )
        self._more.set_words(self.tr("Add files"))
        self._clear.set_words(self.tr("Clear the list"))
        self._start.set_words(self.tr("Verify"))

    def kind_words(self, kind: FileKind) -> str:
        """Return what a file is, and what is in its way."""
        return {
            FileKind.MINUTES: self.tr("Minutes (PDF)"),
            FileKind.CASE: self.tr("Case file"),
            FileKind.MISSING: self.tr("There is no such file, or it cannot be read. Choose other files."),
            FileKind.OPEN_HERE: self.tr("This case is open here. Close the case first, then verify its file."),
        }[kind]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if self._page.progress is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        event.acceptProposedAction()
        self.files_chosen.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _press_start(self) -> None:
        # First the codes: a slip in them must not cost the six words, which the field gives away once.
        self.codes_typed.emit(self._codes.text())
        if not self._page.codes_wrong:
            self.start_pressed.emit(self._passphrase.take())

    def _ask(self) -> None:
        kinds = self.tr("Minutes and case files (*.pdf *.case);;All files (*)")
        choose_files(self, self.tr("Choose files to verify"), kinds, self.files_chosen.emit)

    def _dress(self) -> None:
        self._whole.setMaximumWidth(current().scaled(760))
        self._drop.setMaximumHeight(current().scaled(440))


class _Files(QWidget):
    """The chosen files, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        follow_theme(self._dress)

    def show_files(self, files: tuple[FileRow, ...], words: Callable[[FileKind], str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in files:
            self._lines.addWidget(_line(one, words(one.kind)))

    def _dress(self) -> None:
        self._lines.setSpacing(current().space("medium"))


def _line(file: FileRow, kind: str) -> QWidget:
    line = QWidget()
    wrong = file.kind in (FileKind.MISSING, FileKind.OPEN_HERE)
    name = ElidedLabel(file.path.replace("\\", "/").rpartition("/")[2], "strong")
    name.setToolTip(file.path)
    words = RunningText(kind, "small", "danger" if wrong else "muted")
    icon = column(IconLabel(*_ICON[file.kind]), STRETCH)
    line.setLayout(row(icon, (column(name, words, gap="hair"), 1), gap="medium"))
    line.setAccessibleName(f"{file.path}: {kind}")
    return line
