"""The pledge: its clauses by number, a box that says they were read, and the signature."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.ui.declare.page import DeclarePage
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled, Surface
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, Rule, RunningText, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, Line, column, row
from committee_app.ui.theme import current, follow_theme

_WIDTH = 760


class PledgeCard(QWidget):
    """One sheet in the middle; it scrolls where the room is small."""

    read_told = Signal(bool)
    sign_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: DeclarePage | None = None
        self._shown: tuple[str, ...] = ()
        self._title = ScreenTitle("")
        self._clauses = QWidget()
        self._lines = QVBoxLayout(self._clauses)
        self._lines.setContentsMargins(0, 0, 0, 0)
        # The height follows the width; without this the clauses ask for the height of a very narrow column.
        self._clauses.setMinimumHeight(1)
        self._read = CheckBox("")
        self._why_not = Label("", "small", "muted")
        self._sign = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="signature")
        self._problems = FindingList()
        self._read.toggled.connect(self.read_told)
        self._sign.clicked.connect(self.sign_chosen)
        self._card = Card(self._inside(), Surface.LEAD)
        sheet = QWidget()
        sheet.setLayout(column(STRETCH, row(STRETCH, self._card, STRETCH), STRETCH, margins="wide"))
        self.setLayout(column((Scrolled(sheet), 1)))
        self._word()
        follow_theme(self._dress)

    def show_page(self, page: DeclarePage) -> None:
        """Show the pledge."""
        self._page = page
        self._show_clauses(tuple(one.in_language(current_language()) for one in page.pledge.clauses))
        self._read.setChecked(page.pledge.has_read)
        self._sign.setEnabled(page.pledge.has_read)
        self._why_not.setVisible(not page.pledge.has_read)
        self._problems.show_findings(page.problems)
        self._word()

    def focus_first(self) -> None:
        """Put the focus on the box to tick."""
        self._read.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _inside(self) -> Line:
        return column(
            self._title,
            Rule(),
            self._clauses,
            Rule(),
            self._read,
            self._problems,
            row((self._why_not, 1), "medium", self._sign),
            gap="large",
            margins=("huge", "huge"),
        )

    def _show_clauses(self, clauses: tuple[str, ...]) -> None:
        if clauses == self._shown:
            return
        self._shown = clauses
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, clause in enumerate(clauses, 1):
            self._lines.addWidget(_Clause(number, clause))

    def _word(self) -> None:
        version = self._page.pledge.version if self._page else ""
        name = self._page.name if self._page else ""
        self._title.set_words(
            self.tr("Pledge of integrity and secrecy"), self.tr("{0} signs version {1}.").format(name, version)
        )
        words = self.tr("I have read every clause of this pledge.")
        self._read.setText(words)
        self._read.setAccessibleName(words)
        self._why_not.setText(self.tr("Tick the box above, then you can sign."))
        self._sign.set_words(self.tr("Sign the pledge"))

    def _dress(self) -> None:
        theme = current()
        self._lines.setSpacing(theme.space("medium"))
        self._card.setMaximumWidth(theme.scaled(_WIDTH))
        self._card.setMinimumWidth(min(theme.scaled(_WIDTH), _WIDTH))


class _Clause(QWidget):
    """One clause with its number before it."""

    def __init__(self, number: int, words: str) -> None:
        super().__init__()
        self._number = Label(f"{number}.", "bold", "ink")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.setLayout(row(column(self._number, STRETCH), (RunningText(words), 1), gap="medium"))
        follow_theme(self._dress)

    def _dress(self) -> None:
        self._number.setMinimumWidth(current().space("wide"))
