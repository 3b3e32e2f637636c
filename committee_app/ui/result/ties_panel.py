"""All ties, the open ones first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.ui.result.page import ResultPage, TieShown
from committee_app.ui.result.tie_card import TieCard
from committee_app.ui.shared.cards import Scrolled
from committee_app.ui.shared.layouts import STRETCH, column
from committee_app.ui.shared.panes import Padded
from committee_app.ui.theme import current, follow_theme


class TiesPanel(QWidget):
    """A card for each tie; built again only when a tie changed, so that what is typed stays."""

    voted = Signal(object, object, int, int)
    drawn = Signal(object, object)
    box_drawn = Signal(object, object, object)
    chosen = Signal(object, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._page: ResultPage | None = None
        self._shown: tuple[tuple[TieShown, ...], bool] | None = None
        self._cards: list[TieCard] = []
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self.setLayout(column((Scrolled(Padded(column(self._place, STRETCH))), 1)))
        follow_theme(self._dress)

    def show_page(self, page: ResultPage) -> None:
        """Show every tie."""
        self._page = page
        wanted = page.ties, page.may_settle
        if wanted != self._shown:
            self._shown = wanted
            self._build(page)
        for card in self._cards:
            card.show_problems(page)

    def cards(self) -> tuple[TieCard, ...]:
        """Return the cards from top to bottom."""
        return tuple(self._cards)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self._shown = None
            self.show_page(self._page)
        super().changeEvent(event)

    def _build(self, page: ResultPage) -> None:
        for card in self._cards:
            self._place.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [TieCard(page, tie) for tie in page.ties]
        for card in self._cards:
            card.voted.connect(self.voted)
            card.drawn.connect(self.drawn)
            card.box_drawn.connect(self.box_drawn)
            card.chosen.connect(self.chosen)
            self._place.addWidget(card)

    def _dress(self) -> None:
        self._place.setSpacing(current().space("large"))
