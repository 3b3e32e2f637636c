"""The form that opens a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.secret_field import SecretField
from committee_app.ui.start.page import Field, StartPage
from committee_app.ui.start.presenter import StartPresenter
from committee_app.ui.start.saying import said, words_of

if TYPE_CHECKING:
    from committee_app.ui.shared.banners import Banner

_AFTER_HEAD = 1
"""Where news of a file goes in the form, once there is some."""


class OpenForm(QWidget):
    """A case file and the room passphrase."""

    file_chosen = Signal(str)
    open_pressed = Signal(str)
    verify_pressed = Signal()
    recover_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offered = ""
        self._title = Label("", "heading")
        self._text = RunningText("", "body", "subtle")
        self._file = PathField()
        self._passphrase = SecretField("")
        self._offer_words = RunningText("", "small", "subtle")
        self._fill = Button("-", ButtonKind.THIRD, size=ButtonSize.TOOL, icon_name="key-round")
        self._offer = Card(row((self._offer_words, 1), "medium", self._fill, margins=("large", "small")), Surface.FACTS)
        self._is_damaged = False
        self._news: Banner | None = None
        self._busy = Label("", "small", "muted")
        self._recover = Button("-", ButtonKind.THIRD, icon_name="history")
        self._open = Button("-", ButtonKind.PRIMARY, icon_name="folder-open")
        self._file.asked.connect(self._ask)
        self._fill.clicked.connect(self._put)
        self._open.clicked.connect(lambda: self.open_pressed.emit(self._passphrase.take()))
        self._recover.clicked.connect(self.recover_pressed)
        self._parts = column(
            column(self._title, self._text, gap="tight"),
            self._file,
            self._passphrase,
            self._offer,
            row((self._busy, 1), self._recover, self._open, gap="medium"),
            STRETCH,
            gap="large",
        )
        self.setLayout(self._parts)

    def bind(self, presenter: StartPresenter) -> None:
        """Report to this presenter."""
        self.file_chosen.connect(presenter.choose_file)
        self.open_pressed.connect(presenter.open)
        self.verify_pressed.connect(presenter.verify_file)
        self.recover_pressed.connect(presenter.recover)

    def show_page(self, page: StartPage) -> None:
        """Show what was chosen and what is wrong with it."""
        self._offered = page.offered
        self._file.set_path(page.file)
        self._file.set_problem(said(page.problem(Field.FILE), self.tr("Choose a case file.")))
        self._passphrase.set_problem(said(page.problem(Field.PASSPHRASE), self.tr("Type the six words.")))
        self._offer.setVisible(bool(page.offered))
        self._is_damaged = bool(page.damage)
        self._show_news(page)
        self._busy.setText(self.tr("The file is being opened and its record checked.") if page.busy else "")
        for part in (self._file, self._passphrase, self._offer, self._recover, self._open):
            part.setEnabled(not page.busy)

    def word(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self.tr("Open a case file"))
        self._text.set_words(self.tr("For this you need the case file and the six words of its room passphrase."))
        self._file.set_words(self.tr("Case file"), self.tr("Choose a file"))
        self._passphrase.set_label(self.tr("Room passphrase"))
        self._passphrase.set_help(self.tr("Six Korean words with spaces between them, as they stand on the card."))
        self._offer_words.set_words(self.tr("A fictitious sample case: its passphrase lies in the file beside it."))
        self._fill.set_words(self.tr("Fill it in"))
        self._recover.set_words(self.tr("After a crash"))
        self._open.set_words(self.tr("Open"))

    def go_to(self, field: Field) -> None:
        """Put the cursor where something is wrong."""
        (self._passphrase if field is Field.PASSPHRASE else self._file).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_news(self, page: StartPage) -> None:
        """Say what is wrong with the chosen file as a whole; until something is, there is no banner."""
        is_news = page.unclosed or self._is_damaged
        if self._news is None and not is_news:
            return
        from committee_app.ui.shared.banners import Banner, BannerTone

        if self._news is None:
            self._news = Banner(BannerTone.DANGER, "", "")
            self._news.act_chosen.connect(self._look_closer)
            self._parts.insertWidget(_AFTER_HEAD, self._news)
        self._news.setVisible(is_news)
        self._news.setEnabled(not page.busy)
        if page.damage:
            self._news.show_news(
                BannerTone.DANGER,
                self.tr("The record in this file does not hold; nothing of it is shown."),
                words_of(page.damage),
                self.tr("Verify this file"),
            )
        elif page.unclosed:
            self._news.show_news(
                BannerTone.WARNING,
                self.tr("This file was not closed in order"),
                self.tr("It is open elsewhere, or the program ended in the middle. See what is there first."),
                self.tr("See what is there"),
            )

    def _ask(self) -> None:
        from committee_app.ui.shared.file_dialogs import choose_file

        kinds = self.tr("Case files (*.case)")
        choose_file(self, self.tr("Choose a case file"), kinds, self.file_chosen.emit)

    def _look_closer(self) -> None:
        (self.verify_pressed if self._is_damaged else self.recover_pressed).emit()

    def _put(self) -> None:
        self._passphrase.put(self._offered)
        self._open.setFocus()
