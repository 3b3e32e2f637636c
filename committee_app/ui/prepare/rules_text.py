"""The rules as a text: its lines numbered, what is wrong above it with the line."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from committee_app.ui.prepare.page import RulesDraft
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme

PAUSE_MS = 400
"""A text is read when nobody has typed for so long."""


class RulesText(QWidget):
    """A text box for the whole text."""

    written = Signal(str)
    """The text as it is now, in NFC."""

    def __init__(self) -> None:
        super().__init__()
        self._draft: RulesDraft | None = None
        self.box = NumberedText()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        self.box.textChanged.connect(self._pause.start)
        self._to_fault = Button("", ButtonKind.THIRD, size=ButtonSize.TOOL, icon_name="arrow-down")
        self._to_fault.clicked.connect(self._go_to_fault)
        self.setLayout(column((self.box, 1), row(STRETCH, self._to_fault), gap="small"))

    def show_draft(self, draft: RulesDraft) -> None:
        """Show the text of a draft; where it is the one that is being written, the cursor stays."""
        self._draft = draft
        if draft.text != self.text() and not self._pause.isActive():
            with QSignalBlocker(self.box):
                self.box.setPlainText(draft.text)
        self.box.setAccessibleName(self.tr("The text of the rules"))
        line = self._fault_line()
        self._to_fault.setVisible(line > 0)
        self._to_fault.set_words(self.tr("To line {0}").format(line))

    def text(self) -> str:
        """Return the text in NFC."""
        return unicodedata.normalize("NFC", self.box.toPlainText())

    def tell(self) -> None:
        """Tell what was written, if it is another text."""
        self._pause.stop()
        if self._draft is not None and self.text() != self._draft.text:
            self.written.emit(self.text())

    def _fault_line(self) -> int:
        lines = (dict(one.params).get("line") for one in self._draft.faults) if self._draft else ()
        return next((line for line in lines if isinstance(line, int)), 0)

    def _go_to_fault(self) -> None:
        block = self.box.document().findBlockByNumber(self._fault_line() - 1)
        self.box.setTextCursor(QTextCursor(block))
        self.box.centerCursor()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)


class NumberedText(QPlainTextEdit):
    """A text with the numbers of its lines at the left. Tab leaves it, as every field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._margin = _Numbers(self)
        self.blockCountChanged.connect(lambda _: self._dress())
        self.updateRequest.connect(lambda *_: self._margin.update())
        follow_theme(self._dress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the text."""
        super().resizeEvent(event)
        self._dress()

    def numbers_width(self) -> int:
        """Return the width of the longest number and the space around it."""
        digits = len(str(max(self.blockCount(), 1)))
        return self.fontMetrics().horizontalAdvance("9" * digits) + 2 * current().space("small")

    def paint_numbers(self, painter: QPainter) -> None:
        """Draw the numbers of the lines in sight."""
        theme = current()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top < self.viewport().height():
            height = self.blockBoundingRect(block).height()
            place = QRect(0, int(top), self._margin.width() - theme.space("small"), int(height))
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(block.blockNumber() + 1)
            )
            top += height
            block = block.next()

    def _dress(self) -> None:
        width = self.numbers_width()
        self.setViewportMargins(width, 0, 0, 0)
        inside = self.contentsRect()
        self._margin.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))


class _Numbers(QWidget):
    """The strip at the left of the text."""

    def __init__(self, box: NumberedText) -> None:
        super().__init__(box)
        self._box = box

    def sizeHint(self) -> QSize:
        """Return as much room as the numbers need."""
        return QSize(self._box.numbers_width(), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the numbers."""
        painter = QPainter(self)
        self._box.paint_numbers(painter)
        painter.end()
