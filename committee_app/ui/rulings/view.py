"""The rulings screen: what may be ruled, what was ruled, and the form that is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.rulings.form import RulingForm
from committee_app.ui.rulings.page import KindRow, RulingsPage
from committee_app.ui.rulings.presenter import RulingsPresenter
from committee_app.ui.rulings.ruled_table import RuledTable
from committee_app.ui.rulings.words import RulingWords
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.checklist import Checklist, Item
from committee_app.ui.shared.focus import focus_kept
from committee_app.ui.shared.labels import ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.states import ItemState

_LIST_WIDTH = 252
_FORM_WIDTH = 420


class RulingsView(QWidget):
    """Joins the parts; which of them can be used is on the page."""

    kind_chosen = Signal(str)
    keys_chosen = Signal()
    """Somebody lost both their secrets and needs new keys."""

    def __init__(self) -> None:
        super().__init__()
        self._page: RulingsPage | None = None
        self._words = RulingWords(self)
        self._title = ScreenTitle("")
        self.kinds = Checklist()
        self.kinds.chosen.connect(self.kind_chosen)
        self.ruled = RuledTable()
        self.form = RulingForm()
        inside = Padded(column(self.kinds, STRETCH, margins=("medium", "small")))
        self._side = Card(column(Scrolled(inside)))
        self._middle = Card(column((self.ruled, 1), margins="hair"))
        self._open = Card(column(Scrolled(Padded(column(self.form, margins=("wide", "large"))))))
        panes = Panes(Pane(self._side, _LIST_WIDTH), Pane(self._middle, 0, 420), Pane(self._open, _FORM_WIDTH, 480))
        self._keys = Button("-", ButtonKind.THIRD, icon_name="key-round")
        self._keys.clicked.connect(self.keys_chosen)
        self.setLayout(
            column(row((self._title, 1), self._keys, gap="small"), (panes, 1), gap="large", margins=("wide", "large"))
        )

    def bind(self, presenter: RulingsPresenter) -> None:
        """Report to this presenter."""
        self.kind_chosen.connect(presenter.open_kind)
        self.keys_chosen.connect(presenter.give_keys)
        self.form.filled.connect(presenter.fill)
        self.form.counted.connect(presenter.count)
        self.form.ruled.connect(presenter.rule)
        self.form.agreed.connect(presenter.agree)
        self.form.refused.connect(presenter.refuse)

    def show_page(self, page: RulingsPage) -> None:
        """Show what may be ruled now."""
        self._page = page
        with focus_kept(self, self._open, self._side, self._middle):
            self._title.set_words(self.tr("Rulings"), "")
            self._keys.set_words(self.tr("New keys"))
            self.kinds.setAccessibleName(self.tr("What may be ruled now"))
            self.kinds.show_items((self._item(one) for one in page.kinds), page.kind)
            self.ruled.show_page(page)
            self.form.show_page(page)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _item(self, one: KindRow) -> Item:
        is_possible = one.state is ItemState.OPEN
        line = self.tr("possible now") if is_possible else self._words.nobody(one.kind) or self.tr("not now")
        state = ItemState.ANY_TIME if is_possible else ItemState.WAITING
        if one.reasons:
            line = self.tr("not now")
        said = self.tr("Possible now.") if is_possible else self.tr("Not now.")
        reason = wording(current_language()).findings(one.reasons) if one.reasons else ""
        return Item(one.kind.value, self._words.kind(one.kind), line, state, f"{said} {reason}".strip())
