"""A secret: dots on the screen, given out once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.field import Field, LineInput, composed
from committee_app.ui.theme import current, follow_theme


class _SecretInput(LineInput):
    """A line of dots; an input method may be used, and its unfinished syllable is a dot too."""

    def __init__(self) -> None:
        super().__init__()
        self.set_shown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def set_shown(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # Holders' codes are Korean words: the hint that Qt sets for hidden text would switch Hangul off.
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoAutoUppercase)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hide the syllable that is being put together, as the finished ones are."""
        if self.echoMode() is QLineEdit.EchoMode.Normal or not event.preeditString():
            super().inputMethodEvent(event)
            return
        hidden = QInputMethodEvent("●" * len(event.preeditString()), [])
        hidden.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(hidden)


class SecretField(Field):
    """A code or pass phrase: shown as dots, never copied, given out once by `take`."""

    changed = Signal()
    entered = Signal()

    def __init__(self, label: str, help_text: str = "") -> None:
        self._input = _SecretInput()
        self._show = Button("", ButtonKind.TEXT, size=ButtonSize.DIALOG, icon_name="eye", name=label)
        self._show.setCheckable(True)
        super().__init__(label, self._input, help_text, beside=self._show)
        self._show.toggled.connect(self._show_or_hide)
        self._input.textEdited.connect(self._edited)
        self._input.entered.connect(self.entered)
        self._name_button()
        follow_theme(self._dress)

    def is_empty(self) -> bool:
        """Whether nothing has been typed."""
        return not self._input.text()

    def put(self, secret: str) -> None:
        """Fill the field as if the person had typed it: a secret of a fictitious case, offered beside the field."""
        self._input.setText(composed(secret))
        self._edited()

    def take(self) -> str:
        """Return the secret in NFC and empty the field."""
        secret = composed(self._input.text()).strip()
        self._input.clear()
        self._show.setChecked(False)
        return secret

    def changeEvent(self, event: QEvent) -> None:
        """Word the button again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_button()
        super().changeEvent(event)

    def _edited(self) -> None:
        self.set_problem("")
        self.changed.emit()

    def _show_or_hide(self, shown: bool) -> None:
        self._input.set_shown(shown)
        self._show.set_icon_name("eye-off" if shown else "eye")
        self._name_button()

    def _name_button(self) -> None:
        what = self.tr("Hide {0}") if self._show.isChecked() else self.tr("Show {0}")
        self._show.set_words("", what.format(self.label()))

    def _dress(self) -> None:
        self._input.setFixedHeight(current().size("field"))
