"""Questions before what cannot be undone; everything else happens in place.

A question never blocks: `ask` shows it and returns, the answer is a signal.

    dialog = ask(self, Question(title="안다솜 위원의 평가표를 봉인할까요?", ...))
    dialog.confirmed.connect(self.seal_confirmed)        # carries the secret, or ""

With a secret the dialog stays until the asker calls `finish`, or `refuse` with a sentence (a wrong
secret); without one it closes itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.field import composed
from committee_app.ui.shared.focus_ring import FocusRing
from committee_app.ui.shared.labels import KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.secret_field import SecretField
from committee_app.ui.shared.text_field import TextField
from committee_app.ui.theme import current, follow_theme


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the question with the person in it, what follows from a yes, and the facts.

    Attributes:
        title: the question; ends in a question mark.
        confirm: the act on the button, with its object and whose it is.
        text: what cannot be undone, who will see it.
        facts: name and value, on a plate.
        cancel: the way back; "Cancel" in the person's language if empty.
        secret_label: asks for a secret under this label.
        typed: asks to type this text, such as the case number; compared in NFC.
        typed_label: the label of that field.
        words_label: asks for words of the person's own, such as a reason; `confirmed` carries them.
        icon_name: a drawing on the confirming button.
        is_danger: the act destroys something.
    """

    title: str
    confirm: str
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    cancel: str = ""
    secret_label: str = ""
    typed: str = ""
    typed_label: str = ""
    words_label: str = ""
    icon_name: str | None = None
    is_danger: bool = False


class QuestionDialog(QDialog):
    """Shows a question. The focus starts on the way back; Enter in a field presses nothing."""

    confirmed = Signal(str)
    """The person said yes; carries the secret or the words that were asked for, or nothing."""
    cancelled = Signal()
    """The person went back."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._is_waiting = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(question.title)
        self.setProperty("kind", "question")
        self._title = Label(question.title, "heading", wrap=True)
        self._secret = SecretField(question.secret_label) if question.secret_label else None
        self._typed = TextField(question.typed_label or question.typed, question.typed) if question.typed else None
        self._words = TextField(question.words_label) if question.words_label else None
        self._cancel = Button(question.cancel or self.tr("Cancel"), size=ButtonSize.DIALOG)
        kind = ButtonKind.DANGER if question.is_danger else ButtonKind.PRIMARY
        self._confirm = Button(question.confirm, kind, size=ButtonSize.DIALOG, icon_name=question.icon_name)
        self._cancel.clicked.connect(self.reject)
        self._confirm.clicked.connect(self._say_yes)
        self.rejected.connect(self.cancelled)
        self._inside = column(self._title)
        for part in self._parts():
            self._inside.add("large")
            self._inside.add(part)
        self._inside.add("wide")
        self._inside.add(row(STRETCH, self._cancel, self._confirm, gap="small"))
        self.setLayout(self._inside)
        for field in (self._secret, self._typed, self._words):
            if field is not None:
                field.changed.connect(self._judge)
        self._ring = FocusRing(self)
        self._judge()
        follow_theme(self._dress)

    def finish(self) -> None:
        """Close the dialog after a yes that was carried out."""
        self.done(int(QDialog.DialogCode.Accepted))

    def wait(self, sentence: str) -> None:
        """Say that the secret is being tried; until `finish` or `refuse` there is no other way out."""
        self._is_waiting = True
        if self._secret is not None:
            self._secret.set_help(sentence)
            self._secret.setEnabled(False)
        self._cancel.setEnabled(False)
        self._judge()

    def reject(self) -> None:
        """Go back, unless a yes is being carried out."""
        if not self._is_waiting:
            super().reject()

    def refuse(self, sentence: str) -> None:
        """Stay open and say under the secret why it does not do."""
        self._is_waiting = False
        self._cancel.setEnabled(True)
        if self._secret is not None:
            self._secret.set_help("")
            self._secret.setEnabled(True)
            self._secret.set_problem(sentence)
            self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()

    def can_confirm(self) -> bool:
        """Whether everything that was asked for has been given."""
        has_secret = self._secret is None or not self._secret.is_empty()
        has_typed = self._typed is None or self._typed.text() == composed(self._question.typed)
        has_words = self._words is None or bool(self._words.text())
        return has_secret and has_typed and has_words and not self._is_waiting

    def showEvent(self, event: QShowEvent) -> None:
        """Start on the way back."""
        super().showEvent(event)
        self._fit()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Grow when a sentence comes under the secret."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button and nothing else; Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Word the way back again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange and not self._question.cancel:
            self._cancel.set_words(self.tr("Cancel"))
        super().changeEvent(event)

    def _parts(self) -> list[QWidget]:
        question = self._question
        parts: list[QWidget] = []
        if question.text:
            parts.append(RunningText(question.text))
        if question.facts:
            facts = KeyValueRows(question.facts, opposite=True)
            parts.append(Card(column(facts, margins=("large", "medium")), Surface.FACTS))
        parts.extend(field for field in (self._words, self._typed, self._secret) if field is not None)
        return parts

    def _say_yes(self) -> None:
        if self._secret is None:
            words = self._words.text() if self._words is not None else ""
            self.finish()  # before anything is done: the act may take this dialog's screen away
            self.confirmed.emit(words)
            return
        secret = self._secret.take()
        self._judge()
        self.confirmed.emit(secret)

    def _judge(self) -> None:
        self._confirm.setEnabled(self.can_confirm())

    def _dress(self) -> None:
        theme = current()
        padding = theme.size("dialog_padding")
        self._inside.setContentsMargins(padding, padding, padding, padding)
        self.setFixedWidth(theme.size("dialog_width"))
        self._fit()

    def _fit(self) -> None:
        # A dialog does not ask its layout how high it gets at a width.
        self.setFixedHeight(self._inside.totalHeightForWidth(self.minimumWidth()))


def ask(parent: QWidget, question: Question) -> QuestionDialog:
    """Show a question over the parent's window and return at once."""
    dialog = QuestionDialog(question, parent)
    dialog.open()
    return dialog
