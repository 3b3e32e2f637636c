"""After the seal: what goes on the card, once; later only that it is sealed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.score.page import ScorePage
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled, Surface
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.labels import IconLabel, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme

_WIDTH = 620


class ReceiptPart(QWidget):
    """Four words and a number on a card; they recognise the sealed sheet at the opening."""

    left = Signal()
    handed_over = Signal()
    """The person wants to bring the sealed sheet from their own machine to the committee's."""

    def __init__(self) -> None:
        super().__init__()
        self._page: ScorePage | None = None
        self._title = Label("", "title", wrap=True)
        self._text = RunningText()
        self._words = Label("", "display", "ink", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number = Label("", "subheading", "subtle")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._noted = CheckBox("")
        self._leave = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="log-out")
        self._leave.setEnabled(False)
        self._hand_over = Button("-", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="upload")
        self._hand_over.setEnabled(False)
        self._noted.toggled.connect(self._leave.setEnabled)
        self._noted.toggled.connect(self._hand_over.setEnabled)
        self._leave.clicked.connect(self.left)
        self._hand_over.clicked.connect(self.handed_over)
        plate = Card(column(self._words, self._number, gap="small", margins=("wide", "large")), Surface.FACTS)
        head = row(IconLabel("lock", "success_text", "icon_brand"), "small", (self._title, 1))
        acts = row(STRETCH, self._leave, self._hand_over, gap="small")
        inside = column(head, self._text, plate, self._noted, acts, gap="large", margins=("huge", "huge"))
        self._card = Card(inside, Surface.LEAD)
        sheet = QWidget()
        sheet.setLayout(column(STRETCH, row(STRETCH, self._card, STRETCH), STRETCH, margins="wide"))
        self.setLayout(column((Scrolled(sheet), 1)))
        follow_theme(self._dress)

    def show_page(self, page: ScorePage) -> None:
        """Show what is to be written down."""
        self._page = page
        self._title.setText(self.tr("The sheet of {0} is sealed").format(page.name))
        self._text.set_words(
            self.tr("Write these words and the number on your card. At the opening you recognise your sheet by them.")
        )
        if page.receipt is not None:
            self._words.setText(page.receipt.words)
            self._number.setText(self.tr("Entry {0}").format(page.receipt.entry))
        self._noted.setText(self.tr("I have written the words and the number on my card."))
        self._noted.setAccessibleName(self._noted.text())
        self._leave.set_words(self.tr("Back to the seats"))
        self._leave.setVisible(not page.away)
        self._hand_over.set_words(self.tr("Write the ballot to a stick"))
        self._hand_over.setVisible(page.away)

    def focus_first(self) -> None:
        """Put the focus on the box to tick."""
        self._noted.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _dress(self) -> None:
        self._card.setMaximumWidth(current().scaled(_WIDTH))
        self._card.setMinimumWidth(_WIDTH)
