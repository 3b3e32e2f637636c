"""The envelopes: one card for each sealed sheet, turned when it is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from committee_app.ui.opening.page import Envelope
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.labels import ElidedLabel, IconLabel, Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.theme import current, follow_theme

_CARD_WIDTH = 220
"""So wide a card is at least, in pixels at 100 % text."""
_MOST_ACROSS = 5


class EnvelopeCard(Card):
    """A sheet: its seat and name, how many ballots, sealed or open."""

    def __init__(self) -> None:
        self._icon = IconLabel("lock", "subtle", "icon_banner")
        self._who = ElidedLabel("", "strong")
        self._count = Label("", "small", "muted")
        self._state = Label("", "small", "muted")
        self._envelope: Envelope | None = None
        words = column(row((self._who, 1), "small", self._count), self._state, gap="hair")
        super().__init__(
            row(column(STRETCH, self._icon, STRETCH), (words, 1), gap="medium", margins=("medium", "small"))
        )

    def show_envelope(self, envelope: Envelope, *, is_next: bool) -> None:
        """Show a sheet; the one that is being opened has a strong edge."""
        self._envelope = envelope
        self.set_surface(Surface.LEAD if is_next else Surface.CARD)
        drawing = ("mail-open", "success") if envelope.is_open else ("lock", "subtle")
        self._icon.set_icon(*drawing)
        self._state.set_tone("success" if envelope.is_open else "muted")
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _word(self) -> None:
        envelope = self._envelope
        if envelope is None:
            return
        who = self.tr("Seat {0} {1}").format(envelope.seat, envelope.name)
        state = self.tr("Open") if envelope.is_open else self.tr("Sealed")
        if envelope.voided:
            state = self.tr("{0} · {1} stays closed").format(state, envelope.voided)
        self._who.set_words(who)
        self._count.setText(str(envelope.ballots))
        self._state.setText(state)
        self.setAccessibleName(f"{who}: {state}")
        self.setAccessibleDescription(self.tr("Proposals: {0}").format(envelope.ballots))


class Envelopes(QWidget):
    """All sheets in seat order, as many beside each other as fit."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[EnvelopeCard] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        follow_theme(self._dress)

    def show_envelopes(self, envelopes: tuple[Envelope, ...], opening: bool) -> None:
        """Show the sheets; while they are opened, the next one is marked."""
        if len(envelopes) != len(self._cards):
            self._build(len(envelopes))
        waiting = next((one for one in envelopes if not one.is_open), None) if opening else None
        for card, envelope in zip(self._cards, envelopes, strict=True):
            card.show_envelope(envelope, is_next=envelope is waiting)

    def cards(self) -> tuple[EnvelopeCard, ...]:
        """Return the cards in seat order."""
        return tuple(self._cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as fit."""
        super().resizeEvent(event)
        self._dress()

    def minimumSizeHint(self) -> QSize:
        """Return the width of one card: five in a line must not keep a window from getting narrower."""
        return QSize(current().scaled(_CARD_WIDTH), self._grid.minimumSize().height())

    def _build(self, count: int) -> None:
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [EnvelopeCard() for _ in range(count)]
        self._across = 0
        self._dress()

    def _dress(self) -> None:
        theme = current()
        gap = theme.space("medium")
        self._grid.setSpacing(gap)
        across = max(1, min(_MOST_ACROSS, (self.width() + gap) // (theme.scaled(_CARD_WIDTH) + gap)))
        if across == self._across:
            return
        self._across = across
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // across, place % across)
        for place in range(_MOST_ACROSS):
            self._grid.setColumnStretch(place, 1 if place < across else 0)
