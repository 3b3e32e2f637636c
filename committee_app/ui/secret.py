"""A new secret, shown once to its owner: nothing else is on the screen until it is on their card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme


class SecretCard(QWidget):
    """Covers the window it belongs to; the secret is not selectable and leaves no trace on the clipboard."""

    written = Signal()
    """Its owner says that it stands on their card."""

    def __init__(self, name: str, secret: str, window: QWidget) -> None:
        super().__init__(window)
        self._name = name
        self.setProperty("kind", "screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Label("", "title", wrap=True)
        self._text = RunningText()
        self._secret = Label(secret, "display", "ink")
        self._secret.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._secret.setWordWrap(True)
        self._noted = CheckBox("")
        self._done = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="check")
        self._done.setEnabled(False)
        self._noted.toggled.connect(self._done.setEnabled)
        self._done.clicked.connect(self._finish)
        plate = Card(column(self._secret, margins=("wide", "large")), Surface.FACTS)
        inside = column(
            self._title, self._text, plate, self._noted, row(STRETCH, self._done), gap="large", margins="page"
        )
        self._card = Card(inside, Surface.LEAD)
        self.setLayout(column(STRETCH, row(STRETCH, self._card, STRETCH), STRETCH))
        self._word()
        follow_theme(self._dress)
        window.installEventFilter(self)

    def cover(self) -> None:
        """Lie over the whole window and take the focus."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self._noted.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Grow and shrink with the window."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.setGeometry(self.parentWidget().rect())
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _finish(self) -> None:
        self._secret.clear()
        self.hide()
        self.written.emit()

    def _word(self) -> None:
        self._title.setText(self.tr("{0}: write this on your card").format(self._name))
        self._text.set_words(
            self.tr(
                "It is shown once, to you alone. It opens your keys and is kept nowhere: "
                "nobody can look it up for you. Write it down and keep the card with you."
            )
        )
        self._noted.setText(self.tr("I have written it on my card and read it over."))
        self._noted.setAccessibleName(self._noted.text())
        self._done.set_words(self.tr("Cover it"))

    def _dress(self) -> None:
        self._card.setFixedWidth(current().size("dialog") + 2 * current().space("page"))
