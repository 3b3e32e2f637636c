"""The cards of the seats: number or office, name, where from, and how far; one of all is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from committee_app.case.identifiers import Actor
from committee_app.ui.seats.page import SeatState
from committee_app.ui.theme import current, follow_theme, icon_pixmap

ACROSS: Final = 5
HIGHEST: Final = 152
NARROWEST: Final = 124
"""A card needs so many pixels at 100 % text; where five do not fit, fewer stand in a row."""
_ICON: Final = {
    SeatState.NOT_ENROLLED: ("user-plus", "muted"),
    SeatState.ENROLLED: ("circle", "subtle"),
    SeatState.SEALED: ("lock", "success"),
    SeatState.AWAY: ("user-x", "muted"),
}
_TONE: Final = {SeatState.SEALED: "success_text", SeatState.ENROLLED: "subtle"}
_STEP: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class SeatWords:
    """What stands on a card, in the language in force."""

    actor: Actor
    corner: str
    name: str
    detail: str
    state: SeatState
    state_words: str
    chosen: bool


class SeatButton(QAbstractButton):
    """One card; the arrow keys walk from card to card."""

    walked = Signal(int, int)

    def __init__(self, words: SeatWords) -> None:
        super().__init__()
        self._words = words
        self.setCheckable(True)
        self.setProperty("ring_radius", 10)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        follow_theme(self._dress)

    def words(self) -> SeatWords:
        """Return what stands on the card."""
        return self._words

    def show_words(self, words: SeatWords) -> None:
        """Show another state, or the same in another language."""
        self._words = words
        self.setChecked(words.chosen)
        self.setAccessibleName(f"{words.corner} {words.name}")
        self.setAccessibleDescription(f"{words.state_words}, {words.detail}")
        self.setToolTip(words.detail)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for three lines."""
        theme = current()
        lines = sum(QFontMetrics(theme.font(kind)).height() for kind in ("strong", "subheading", "small", "small"))
        return QSize(theme.scaled(130), lines + 3 * theme.space("medium"))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, narrower."""
        return QSize(current().scaled(NARROWEST) // 2, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys; choose with Space or Enter."""
        step = _STEP.get(Qt.Key(event.key()))
        if step is not None:
            self.walked.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Stay chosen when it is pressed again; the page says which card is chosen."""
        self.setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        width = theme.border + 1 if chosen else theme.border
        painter.setPen(QPen(theme.colour("primary" if chosen else "line"), width))
        painter.setBrush(theme.colour("selected" if chosen else "surface"))
        edge = width / 2
        radius = theme.scaled(10)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), radius, radius)
        self._draw_inside(painter)
        painter.end()

    def _draw_inside(self, painter: QPainter) -> None:
        theme = current()
        words, side = self._words, theme.space("large")
        room = self.width() - 2 * side
        icon_side = theme.size("icon")
        top = float(theme.space("medium"))
        drawing, tone = _ICON[words.state]
        painter.drawPixmap(QPointF(self.width() - side - icon_side, top), icon_pixmap(drawing, tone))
        corner_tone = "primary_text" if self.isChecked() else "subtle"
        _line(painter, words.corner, ("strong", corner_tone), QPointF(side, top), room - icon_side)
        small = QFontMetrics(theme.font("small")).height()
        bottom = float(self.height() - theme.space("medium"))
        _line(
            painter, words.state_words, ("small", _TONE.get(words.state, "muted")), QPointF(side, bottom - small), room
        )
        _line(painter, words.detail, ("small", "muted"), QPointF(side, bottom - 2 * small), room)
        name = QFontMetrics(theme.font("subheading")).height()
        _line(painter, words.name, ("subheading", "bold"), QPointF(side, bottom - 2 * small - name), room)

    def _dress(self) -> None:
        self.setMaximumHeight(current().scaled(HIGHEST))
        self.updateGeometry()


def _line(painter: QPainter, words: str, face: tuple[str, str], corner: QPointF, room: int) -> None:
    theme, (kind, tone) = current(), face
    font = theme.font(kind)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(corner.x(), corner.y() + metrics.ascent()), shown)


class SeatGrid(QWidget):
    """Cards in rows of `across`; Tab stops once, the arrow keys walk, Space, Enter or a click chooses."""

    chosen = Signal(str)

    def __init__(self, across: int = ACROSS) -> None:
        super().__init__()
        self._most = across
        self._cards: dict[Actor, SeatButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._across = across
        self.setMinimumWidth(1)
        follow_theme(self._dress)

    def show_seats(self, seats: Iterable[SeatWords]) -> None:
        """Show these seats; cards that stay keep the focus."""
        wanted = tuple(seats)
        if [one.actor for one in wanted] != list(self._cards):
            self._build(wanted)
        for one in wanted:
            self._cards[one.actor].show_words(one)
        self._stop_once()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put fewer cards into a row where five do not fit."""
        super().resizeEvent(event)
        self._fit()

    def cards(self) -> tuple[SeatButton, ...]:
        """Return the cards in their order."""
        return tuple(self._cards.values())

    def _build(self, wanted: tuple[SeatWords, ...]) -> None:
        for card in self._cards.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for number, one in enumerate(wanted):
            card = SeatButton(one)
            card.clicked.connect(lambda _checked, actor=one.actor: self.chosen.emit(actor))
            card.walked.connect(lambda aside, down, place=number: self._walk(place, aside, down))
            self._cards[one.actor] = card
        self._arrange()

    def _arrange(self) -> None:
        for card in self._cards.values():
            self._grid.removeWidget(card)
        for number, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, number // self._across, number % self._across)
        for place in range(self._most):
            self._grid.setColumnStretch(place, int(place < self._across))
        self._bound()

    def _bound(self) -> None:
        """Take no more height than the cards can fill; a grid would hang them in the middle of what is too much."""
        lines = -(-len(self._cards) // self._across)
        gaps = max(lines - 1, 0) * current().space("medium")
        self.setMaximumHeight(lines * current().scaled(HIGHEST) + gaps)

    def _walk(self, place: int, aside: int, down: int) -> None:
        cards, place = self.cards(), place + aside + down * self._across
        if 0 <= place < len(cards):
            cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_once(self) -> None:
        cards = self.cards()
        stop = next((card for card in cards if card.isChecked()), cards[0] if cards else None)
        for card in cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus)
        if stop is not None:
            self.setFocusProxy(stop)

    def _dress(self) -> None:
        self._grid.setSpacing(current().space("medium"))
        self._fit()

    def _fit(self) -> None:
        room = (self.width() + current().space("medium")) // (current().scaled(NARROWEST) + current().space("medium"))
        across = min(max(room, 1), self._most)
        if across != self._across:
            self._across = across
            self._arrange()
        self._bound()
