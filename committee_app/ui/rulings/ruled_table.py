"""What was ruled in this case, newest first, and what the ruling that waits would change."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from committee_app.desks.moved import EffectClass, Moved, Place, effect_class
from committee_app.ui.rulings.page import Part, RuledRow, RulingsPage
from committee_app.ui.rulings.words import RulingWords
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.moments import time_of_day
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView

_TONE: Final = {True: "success_text", False: "danger_text", None: "warning_text"}


class RuledTable(QWidget):
    """The list, over it the ruling that waits and its effect."""

    def __init__(self) -> None:
        super().__init__()
        self._page: RulingsPage | None = None
        self._words = RulingWords(self)
        self._title = Label("", "subheading")
        self._effect_title = Label("", "subheading", wrap=True)
        self._news = Banner(BannerTone.WARNING, "")
        self._told = RunningText("", "small", "muted")
        self._moved: RowsModel[Moved] = RowsModel(())
        self.effect = TableView("", self._moved)
        self._effect = QWidget()
        self._effect.setLayout(
            column(
                column(self._effect_title, self._told, gap="hair", margins=("large", "medium")),
                (self.effect, 1),
            )
        )
        self._model: RowsModel[RuledRow] = RowsModel(())
        self.table = TableView("", self._model)
        self._empty = EmptyState("", icon_name="gavel")
        self._nothing = QWidget()
        self._nothing.setLayout(column((self._empty, 1), margins=("large", "none", "large", "large")))
        self._news_place = QWidget()
        self._news_place.setLayout(column(self._news, margins=("large", "medium", "large", "none")))
        head = row(self._title, STRETCH, margins=("large", "medium"))
        self.setLayout(column(self._news_place, (self._effect, 1), head, (self.table, 1), (self._nothing, 1)))

    def show_page(self, page: RulingsPage) -> None:
        """Show what was ruled, and what waits."""
        self._page = page
        self._word(page)
        self._model.set_rows(page.ruled)
        self.table.setVisible(bool(page.ruled))
        self._nothing.setVisible(not page.ruled)
        self._news_place.setVisible(page.waiting is not None)
        moved = page.effect
        self._effect.setVisible(moved is not None)
        self._moved.set_rows(moved or ())
        self.effect.setVisible(bool(moved))

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _word(self, page: RulingsPage) -> None:
        self._title.setText(self.tr("What was ruled in this case"))
        self.table.setAccessibleName(self._title.text())
        self._empty.set_words(
            self.tr("Nothing was ruled yet"),
            self.tr("Each ruling appears here with what it is about, and with the answer of the second holder."),
        )
        if page.waiting is not None:
            self._news.show_news(
                BannerTone.WARNING,
                self.tr("{0}: waits for secretary or auditor").format(self._words.kind(page.waiting.kind)),
                self.tr("They sit down and answer at their own desk. Until then it has no effect."),
            )
        self._word_effect(page.effect or ())
        self._model.set_columns(self._columns())
        self._moved.set_columns(self._effect_columns())

    def _word_effect(self, moved: tuple[Moved, ...]) -> None:
        self._effect_title.setText(self.tr("What the ruling that waits would change"))
        self.effect.setAccessibleName(self._effect_title.text())
        how_far = {
            EffectClass.NOTHING: self.tr("Nothing of the result moves."),
            EffectClass.SCORES: self.tr("Scores move, ranks and selection do not."),
            EffectClass.RANKS: self.tr("Ranks move, the selection does not."),
            EffectClass.SELECTION: self.tr("The selection is another."),
        }[effect_class(moved)]
        self._told.set_words(" ".join((how_far, self.tr("The remedy was fixed before this was computed."))))

    def _columns(self) -> tuple[Column[RuledRow], ...]:
        return (
            Column(self.tr("Time"), lambda one: time_of_day(one.at), width=92),
            Column(self.tr("Ruling"), lambda one: self._words.kind(one.kind), width=214, kind="bold"),
            Column(self.tr("About"), self._about, least=120),
            Column(self.tr("State"), self._state, Align.CENTRE, 132, tone=self._tone),
        )

    def _about(self, one: RuledRow) -> str:
        return " · ".join(said for part in (Part.MEMBER, Part.PROPOSAL, Part.NAME) if (said := one.fact(part)))

    def _state(self, one: RuledRow) -> str:
        if one.alone:
            return self.tr("recorded")
        return {
            None: self.tr("waits"),
            True: self.tr("✓ agreed"),
            False: self.tr("not agreed"),
        }[one.agreed]

    def _tone(self, one: RuledRow) -> str:
        return "text" if one.alone else _TONE[one.agreed]

    def _effect_columns(self) -> tuple[Column[Moved], ...]:
        return (
            Column(self.tr("No."), lambda one: str(one.proposal), width=64, kind="bold"),
            Column(self.tr("Rank without"), lambda one: self._place(one.before), least=110),
            Column(self.tr("Rank with"), lambda one: self._place(one.after), width=150),
        )

    def _place(self, place: Place) -> str:
        rank = str(place.rank) if place.rank is not None else "–"
        return self.tr("{0}, selected").format(rank) if place.is_selected else rank
