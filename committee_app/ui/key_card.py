"""The card of keys (F1, and F1 again): every key of an evaluator's screens on one page over the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout, QWidget

from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Scrolled
from committee_app.ui.shared.focus_ring import FocusRing
from committee_app.ui.shared.labels import KeyHint, Label, Rule
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme

_WIDTH, _HEIGHT = 1120, 640


class KeyCard(QDialog):
    """Shows what every key does; nothing on it is done by pressing it here."""

    curtain_wanted = Signal()
    """F12 works here too."""
    manual_wanted = Signal()
    """F1 leads from here to the manual."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setProperty("kind", "question")
        self._manual = Button(
            self.tr("Manual"), ButtonKind.THIRD, size=ButtonSize.DIALOG, icon_name="circle-question-mark"
        )
        self._manual.clicked.connect(self._to_the_manual)
        self._close = Button(self.tr("Put the card away"), size=ButtonSize.DIALOG)
        self._close.clicked.connect(self.accept)
        everywhere, interests, project, proposal, grid = (_group(*one) for one in self._groups())
        self._columns = row(
            (column(everywhere, "large", proposal, STRETCH), 1),
            (column(interests, "large", grid, STRETCH), 1),
            (column(project, STRETCH), 1),
            gap="wide",
        )
        cards = QWidget()
        cards.setLayout(self._columns)
        self._scroll = Scrolled(cards)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # at large text the keys scroll, by keys
        self._scroll.setAccessibleName(self.tr("Keys"))
        self._title = Label(self.tr("Keys"), "heading")
        self.setWindowTitle(self._title.text())
        note = self.tr("Letters alone never do anything, and no single key seals, signs or deletes.")
        self._note = Label(note, "small", "muted", wrap=True)
        self.setLayout(
            column(
                self._title,
                self._note,
                Rule(),
                (self._scroll, 1),
                row(self._manual, STRETCH, self._close),
                gap="medium",
                margins="huge",
            )
        )
        self._ring = FocusRing(self)
        follow_theme(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw the curtain over everything; Escape puts the card away, as usual."""
        if event.key() == Qt.Key.Key_F12:
            self.curtain_wanted.emit()
            self.reject()
        elif event.key() == Qt.Key.Key_F1:
            self._to_the_manual()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Go away with the language it was written in."""
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()
        super().changeEvent(event)

    def _to_the_manual(self) -> None:
        self.accept()
        self.manual_wanted.emit()

    def _groups(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        return (
            (
                self.tr("Everywhere"),
                (
                    ("F1", self.tr("Manual; pressed again, this card")),
                    ("F12", self.tr("Curtain; your code brings you back to the same place")),
                    ("Tab", self.tr("Next place on the screen")),
                    ("Space", self.tr("Press the button you are on")),
                ),
            ),
            (
                self.tr("Interests"),
                (
                    ("1  2  3", self.tr("None, yes, ask")),
                    ("↑  ↓", self.tr("Other project")),
                    ("Enter", self.tr("Ground and words")),
                    ("Ctrl Enter", self.tr("Next project without an answer")),
                ),
            ),
            (
                self.tr("One project"),
                (
                    ("Enter  ↓", self.tr("Next criterion")),
                    ("↑", self.tr("Previous criterion")),
                    ("1 … 9", self.tr("Where marks are grades: give the grade and go on")),
                    ("Ctrl Enter", self.tr("Next project")),
                    ("PgUp  PgDn", self.tr("Previous, next project")),
                    ("Ctrl M", self.tr("Reason")),
                    ("Ctrl G", self.tr("Cite the page that is open, or type it")),
                    ("Ctrl Shift G", self.tr("Open the page that is cited")),
                    ("Ctrl Z", self.tr("Take back the newest mark")),
                    ("F7", self.tr("What the criterion asks and its marks mean; in the grid, too")),
                    ("F8", self.tr("Look again")),
                    ("F5", self.tr("All marks as a grid")),
                ),
            ),
            (
                self.tr("Proposal"),
                (
                    ("F6", self.tr("Into the proposal and back")),
                    ("F4", self.tr("Proposal alone, and both again")),
                    ("Ctrl F", self.tr("Search")),
                    ("←  →", self.tr("Previous, next page")),
                    ("↑  ↓  Space", self.tr("Scroll")),
                    ("+  −", self.tr("Larger, smaller")),
                    ("Home  End", self.tr("First, last page")),
                ),
            ),
            (
                self.tr("Grid"),
                (
                    ("0 … 9  .", self.tr("Type over")),
                    ("Enter  ↓", self.tr("Down")),
                    ("Tab  →", self.tr("Next criterion")),
                    ("Ctrl Enter  F3", self.tr("Next blank")),
                    ("Shift F3", self.tr("Blank before")),
                    ("Delete", self.tr("Blank again")),
                    ("Space", self.tr("Look again")),
                    ("Ctrl Z", self.tr("Take back the newest mark")),
                    ("F9", self.tr("In the order of my totals")),
                    ("F5", self.tr("One project")),
                ),
            ),
        )

    def _dress(self) -> None:
        theme = current()
        around = self.parentWidget() or self
        room = around.window().size() * 0.94
        is_narrow = room.width() < theme.scaled(_WIDTH) * 0.8
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if is_narrow else across)
        self.setFixedSize(min(theme.scaled(_WIDTH), room.width()), min(theme.scaled(_HEIGHT), room.height()))


def _group(title: str, keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    theme = current()
    lines = QGridLayout()
    lines.setVerticalSpacing(theme.space("tight"))
    lines.addWidget(Label(title, "subheading"), 0, 0)
    for number, (key, meaning) in enumerate(keys, 1):
        lines.addWidget(KeyHint(key, meaning), number, 0, Qt.AlignmentFlag.AlignLeft)
    lines.setRowStretch(len(keys) + 1, 1)
    return lines
