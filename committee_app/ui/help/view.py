"""The help: the manual's own text over the window, until it is put away. It reads files of the program alone."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from committee_app.resources import manual
from committee_app.ui.help.page import ROLES, HelpPage
from committee_app.ui.help.presenter import HelpPresenter
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.focus_ring import FocusRing
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.theme import current, follow_theme

_WIDTH, _HEIGHT = 960, 680
_LINE = 150
_PICTURE_WIDTH = 640
_PICTURE = re.compile(r"pictures/[a-z-]+\.png")


class ManualText(QTextBrowser):
    """One text with its pictures. A link is told to whoever asked, and never opened here."""

    followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: HelpPage | None = None
        self.setOpenLinks(False)
        self.setProperty("kind", "manual")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))

    def show_page(self, page: HelpPage) -> None:
        """Set the text, and stand at its section."""
        self._page = page
        self._set()
        self._stand_at(page.section)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture of the manual, as wide as there is room; nothing else is ever read."""
        place = name if isinstance(name, str) else name.toString()
        if kind != QTextDocument.ResourceType.ImageResource.value or not _PICTURE.fullmatch(place):
            return None
        image = QImage(str(manual(self._page.language, place))) if self._page is not None else QImage()
        room = min(self.viewport().width() - 2 * current().space("wide"), current().scaled(_PICTURE_WIDTH))
        if 0 < room < image.width():
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures into another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._page is not None:
            self._set()
            self._stand_at(self._page.section)

    def _set(self) -> None:
        assert self._page is not None  # it is set when a page is there
        # A document of its own each time: one that is being laid out does not bear a table that is still being read.
        text = QTextDocument(self)
        text.setDefaultFont(self.font())
        text.setDocumentMargin(current().space("large"))
        text.setMarkdown(self._page.text)
        _open_lines(text)
        self.setDocument(text)  # which deletes the one before

    def _stand_at(self, heading: str) -> None:
        block = self.document().begin()
        while heading and block.isValid() and not (block.blockFormat().headingLevel() and block.text() == heading):
            block = block.next()
        cursor = QTextCursor(self.document())
        if heading and block.isValid():
            cursor.setPosition(block.position())
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(block).top() if heading and block.isValid() else 0
        self.verticalScrollBar().setValue(int(top))


def _open_lines(text: QTextDocument) -> None:
    theme = current()
    lines = QTextBlockFormat()
    lines.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    lines.setBottomMargin(theme.space("small"))
    cursor = QTextCursor(text)
    block = text.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        if (table := cursor.currentTable()) is not None:
            _dress_table(table)
        elif block.blockFormat().headingLevel():
            above = QTextBlockFormat()
            above.setTopMargin(theme.space("large"))
            above.setBottomMargin(theme.space("small"))
            cursor.mergeBlockFormat(above)
        elif "\ufffc" not in block.text():  # a line with a picture is as high as the picture
            cursor.mergeBlockFormat(lines)
        block = block.next()


def _dress_table(table: QTextTable) -> None:
    look = table.format()
    look.setBorder(0)
    look.setCellPadding(current().space("small"))
    table.setFormat(look)


class HelpDialog(QDialog):
    """The manual in a dialogue of its own. F1 again leads to the card of keys, F12 to the curtain, Escape back."""

    curtain_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setProperty("kind", "question")
        self._presenter: HelpPresenter | None = None
        self._whose = Segment(self.tr("Whose manual"), tuple(Answer(role, "") for role in ROLES))
        self._back = Button("", ButtonKind.TEXT, size=ButtonSize.BAR, icon_name="arrow-left")
        self._text = ManualText()
        self._keys = Button("", ButtonKind.THIRD, size=ButtonSize.DIALOG, icon_name="keyboard")
        self._close = Button("", size=ButtonSize.DIALOG)
        self._back.clicked.connect(self._go_back)
        self._keys.clicked.connect(self._to_the_keys)
        self._close.clicked.connect(self.accept)
        self.setLayout(
            column(
                row(self._whose, STRETCH, self._back),
                (self._text, 1),
                row(self._keys, STRETCH, self._close),
                gap="medium",
                margins="large",
            )
        )
        self._ring = FocusRing(self)
        self._word()
        follow_theme(self._dress)

    def bind(self, presenter: HelpPresenter) -> None:
        """Let a presenter say what is read."""
        self._presenter = presenter
        self._whose.chosen.connect(presenter.turn_to)
        self._text.followed.connect(presenter.follow)
        presenter.refresh()

    def show_page(self, page: HelpPage) -> None:
        """Show a text; idempotent."""
        self._whose.set_choice(page.role)
        self._back.setVisible(page.can_go_back)
        self._text.show_page(page)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw the curtain over everything, or turn to the keys; Escape puts the manual away, as usual."""
        if event.key() == Qt.Key.Key_F12:
            self.curtain_wanted.emit()
            self.reject()
        elif event.key() == Qt.Key.Key_F1:
            self._to_the_keys()
        elif event.key() == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Back):
            self._go_back()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Read on in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._presenter is not None:
            self._word()
            self._presenter.refresh()
        super().changeEvent(event)

    def _go_back(self) -> None:
        if self._presenter is not None:
            self._presenter.go_back()

    def _to_the_keys(self) -> None:
        self.accept()
        self.keys_wanted.emit()

    def _word(self) -> None:
        self.setWindowTitle(self.tr("Manual"))
        self._text.setAccessibleName(self.windowTitle())
        self._whose.setAccessibleName(self.tr("Whose manual"))
        self._whose.set_words((self.tr("Evaluator"), self.tr("Secretary"), self.tr("Chair"), self.tr("Auditor")))
        self._back.set_words(self.tr("Back"), self.tr("Back to what was read before"))
        self._keys.set_words(self.tr("All keys"), self.tr("All keys"))
        self._close.set_words(self.tr("Put the manual away"), self.tr("Put the manual away"))

    def _dress(self) -> None:
        theme = current()
        around = self.parentWidget() or self
        room = around.window().size() * 0.94
        self.setFixedSize(min(theme.scaled(_WIDTH), room.width()), min(theme.scaled(_HEIGHT), room.height()))
        if self._presenter is not None:
            self._presenter.refresh()
