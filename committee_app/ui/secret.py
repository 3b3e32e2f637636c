"""A new secret, shown once to its owner: nothing else is on the screen until it is on their card."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled, Surface
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme


@dataclass(frozen=True, slots=True, repr=False)
class NewSecret:
    """A secret to show: whose it is (a person, or the case whose file it opens), and the secret.

    `of_envelope`: the recovery secret, for the person's own envelope.
    """

    owner: str
    secret: str
    of_file: bool = False
    of_envelope: bool = False


class SecretCard(QWidget):
    """Covers the window it belongs to; the secret is not selectable and leaves no trace on the clipboard."""

    written = Signal()
    """Its owner says that it stands on their card."""

    def __init__(self, new: NewSecret, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._new = window, new
        self.setProperty("kind", "screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Label("", "title", wrap=True)
        self._text = RunningText()
        self._secret = Label(new.secret, "display", "ink", wrap=True)
        self._secret.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._noted = CheckBox("")
        self._done = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="eye-off")
        self._done.setEnabled(False)
        self._noted.toggled.connect(self._done.setEnabled)
        self._done.clicked.connect(self._finish)
        plate = Card(column(self._secret, margins=("wide", "large")), Surface.FACTS)
        inside = column(
            column(self._title, self._text, gap="small"),
            plate,
            self._noted,
            row(STRETCH, self._done),
            gap="large",
            margins=("huge", "wide"),
        )
        self._card = Card(inside, Surface.LEAD)
        middle = QWidget()
        middle.setLayout(column(STRETCH, row(STRETCH, self._card, STRETCH), STRETCH, margins="large"))
        # At double text in a small window the card is higher than the window; the arrow keys scroll it then.
        place = Scrolled(middle)
        place.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setLayout(column(place))
        self._word()
        follow_theme(self._dress)
        window.installEventFilter(self)

    def cover(self) -> None:
        """Lie over the whole window and take the focus."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._noted.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
            self._dress()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _finish(self) -> None:
        self._secret.clear()
        self._secret.setAccessibleName("")
        self.hide()
        self.written.emit()

    def _word(self) -> None:
        if self._new.of_file:
            self._title.setText(self.tr("The room passphrase of “{0}”").format(self._new.owner))
            self._text.set_words(
                self.tr(
                    "Six words open the case file. They are shown once and kept nowhere: without them nobody can ever "
                    "open the file again. Write them down and give them only to those who may open it."
                )
            )
            self._noted.setText(self.tr("I have written down the six words and read them over."))
        elif self._new.of_envelope:
            self._title.setText(self.tr("{0}: write this on a second card").format(self._new.owner))
            self._text.set_words(
                self.tr(
                    "Eight words for the day on which the first card is lost. Write them on a second card, seal it "
                    "into your own envelope and sign across the flap: nobody else ever holds it, and its use is noted."
                )
            )
            self._noted.setText(self.tr("The second card is in my envelope, and I have sealed it."))
        else:
            self._title.setText(self.tr("{0}: write this on your card").format(self._new.owner))
            self._text.set_words(
                self.tr(
                    "It is shown once, to you alone. It opens your keys and is kept nowhere: "
                    "nobody can look it up for you. Write it down and keep the card with you."
                )
            )
            self._noted.setText(self.tr("I have written it on my card and read it over."))
        self._noted.setAccessibleName(self._noted.text())
        self._secret.setAccessibleName(self._new.secret)
        self._done.set_words(self.tr("Cover it"))
        self._noted.updateGeometry()

    def _dress(self) -> None:
        theme = current()
        room = max(self._window.width() - 2 * theme.space("wide"), theme.size("dialog_width"))
        self._card.setFixedWidth(min(theme.size("text_width") + 2 * theme.space("huge"), room))
