"""A reason in sentences, its length counted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from committee_app.ui.shared.composition import commit_composition, note_composition
from committee_app.ui.shared.field import Field, composed, unprintable
from committee_app.ui.shared.labels import Label
from committee_app.ui.theme import current, follow_theme


class _ReasonInput(QPlainTextEdit):
    """A text box of several lines; Tab leaves it, Enter makes a new line."""

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """Return the room of four lines."""
        return QSize(current().size("empty_width"), self.fontMetrics().lineSpacing() * 4 + current().space("large"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Refuse a key whose character cannot be printed."""
        is_typed = bool(event.text()) and event.text().isprintable()
        if not (is_typed and self._is_refused(event.text())):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose what the input method brings, or refuse it."""
        whole = composed(event.commitString())
        if self._is_refused(whole):
            whole = ""
        note_composition(self, event)
        brought = QInputMethodEvent(event.preeditString(), event.attributes())
        brought.setCommitString(whole, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(brought)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only, composed; refused as a whole if a character cannot be printed."""
        whole = composed(source.text()).replace("\r\n", "\n")
        if not self._is_refused(whole):
            self.insertPlainText(whole)

    def _is_refused(self, words: str) -> bool:
        unknown = unprintable(words)
        if unknown:
            self.refused.emit(unknown)
        return bool(unknown)


class ReasonField(Field):
    """A reason in sentences, with its length counted while it is typed.

    Args:
        label: what the reason is for.
        help_text: who will read it.
        shortest: characters needed; 0 for none.
        longest: characters allowed.
    """

    takes_height = True
    changed = Signal(str)
    left = Signal()

    def __init__(self, label: str, help_text: str = "", *, shortest: int = 0, longest: int = 2000) -> None:
        self._shortest, self._longest = shortest, longest
        self._input = _ReasonInput()
        self._count = Label("", "small", "muted")
        super().__init__(label, self._input, help_text, corner=self._count)
        self._input.refused.connect(self._refuse)
        self._input.textChanged.connect(self._edited)
        self._input.installEventFilter(self)
        self._tell_count()
        follow_theme(self._dress)

    def text(self) -> str:
        """Return the reason in NFC without blanks around it."""
        return composed(self._input.toPlainText()).strip()

    def set_text(self, words: str) -> None:
        """Show a reason; the cursor stays where it is if it is the same."""
        if composed(words) != self._input.toPlainText():
            self._input.setPlainText(composed(words))

    def is_acceptable(self) -> bool:
        """Whether the reason is long enough and not too long."""
        return self._shortest <= len(self.text()) <= self._longest

    def set_locked(self, locked: bool) -> None:
        """Show the reason as fixed; it can still be read and copied."""
        self._input.setReadOnly(locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the focus leaves."""
        if event.type() == QEvent.Type.FocusOut:
            commit_composition(self._input)
            self.left.emit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Word the count again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._tell_count()
        super().changeEvent(event)

    def _edited(self) -> None:
        self.set_problem("")
        self._tell_count()
        self.changed.emit(self.text())

    def _tell_count(self) -> None:
        length = len(self.text())
        if length > self._longest:
            words = self.tr("{0} of at most {1} characters").format(length, self._longest)
        elif self._shortest:
            words = self.tr("{0} of at least {1} characters").format(length, self._shortest)
        else:
            words = self.tr("{0} characters").format(length)
        done = self._shortest > 0 and self.is_acceptable()
        self._count.setText(f"{words} ✓" if done else words)
        self._count.set_tone("success" if done else "danger" if length > self._longest else "muted")

    def _refuse(self, unknown: str) -> None:
        self.set_problem(self.tr("This character cannot be printed in the minutes: {0}").format(unknown))

    def _dress(self) -> None:
        self._input.setMinimumHeight(current().size("reason_height"))
