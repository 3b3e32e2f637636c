"""The cut line of a track: how firmly it lies, how the money is used, which shares are met, and what if."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.case.identifiers import ProposalId
from committee_app.desks.words import wording
from committee_app.export.charts import ShareBar, cut_strip, money_bars, share_bars
from committee_app.ui.language import current_language
from committee_app.ui.result.closer import WhatIf
from committee_app.ui.result.naming import say_step
from committee_app.ui.result.page import ResultPage, TrackShown
from committee_app.ui.result.ranking_panel import millions
from committee_app.ui.result.sentences import Sentences
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.charts import Chart
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column
from committee_app.ui.shared.panes import Padded, Pane, Panes

_SIDE = 420


class CutPanel(QWidget):
    """Charts at the left, sentences at the right; the chair ticks what the committee read again."""

    reread = Signal(str)
    """The committee read this project again."""

    def __init__(self) -> None:
        super().__init__()
        self._page: ResultPage | None = None
        self._waits = RunningText("", "body", "subtle")
        self.cut, self.money, self.shares = Chart(), Chart(), Chart()
        left = Card(
            column(
                (
                    Scrolled(
                        Padded(
                            column(
                                self._waits,
                                self.cut,
                                self.money,
                                self.shares,
                                STRETCH,
                                gap="huge",
                                margins=("wide", "large"),
                            )
                        ),
                        sideways=True,
                    ),
                    1,
                ),
                margins="hair",
            )
        )
        self._advice = Banner(BannerTone.INFORMATION, "", "")
        self._contested, self._weights = Sentences(), Sentences()
        self._if_told = RunningText("", "small", "muted")
        self._what_if = Sentences()
        self._ticks: dict[str, CheckBox] = {}
        self._reread_title, self._reread_told = Label("", "strong"), RunningText("", "small", "muted")
        self._places = QVBoxLayout()
        self._places.setContentsMargins(0, 0, 0, 0)
        self._reread = QWidget()
        self._reread.setLayout(column(self._reread_title, self._reread_told, self._places, gap="small"))
        right = Card(
            column(
                (
                    Scrolled(
                        Padded(
                            column(
                                self._reread,
                                self._advice,
                                self._contested,
                                column(self._what_if, self._if_told, gap="small"),
                                self._weights,
                                STRETCH,
                                gap="large",
                                margins=("wide", "large"),
                            )
                        )
                    ),
                    1,
                ),
                margins="hair",
            )
        )
        self.setLayout(column((Panes(Pane(left, 0, 480), Pane(right, _SIDE, 0)), 1)))

    def show_page(self, page: ResultPage) -> None:
        """Show the line of the open track."""
        self._page = page
        words, track, cut = wording(current_language()), page.track_shown, page.cut
        self._waits.set_words(self._waiting(page))
        self._waits.setVisible(cut is None)
        self.cut.setVisible(cut is not None and bool(cut.near))
        if cut is not None and cut.near:
            self.cut.show_drawing(self.tr("The cut line"), cut_strip(cut.near, page.places, words))
        self.money.setVisible(bool(page.spending))
        if page.spending:
            self.money.show_drawing(self.tr("Money"), money_bars(page.spending, track.budget, words))
        bars = tuple(_bars(track))
        self.shares.setVisible(bool(bars))
        if bars:
            self.shares.show_drawing(self.tr("Minimum shares"), share_bars(bars, words))
        steps = tuple(one for group in cut.contested for one in group) if cut else ()
        self._contested.show_sentences(
            self.tr("Who depends on one member"), tuple(say_step(words, one, page.names) for one in steps)
        )
        self._weights.show_sentences(
            self.tr("What the criteria weigh"),
            tuple(say_step(words, one, page.names) for one in (cut.weights if cut else ())),
        )
        self._show_what_if(cut.what_if if cut else ())
        self._show_reread(page, cut.reread if cut else ())
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _show_reread(self, page: ResultPage, projects: tuple[ProposalId, ...]) -> None:
        self._reread.setVisible(bool(projects) and (page.may_order or bool(page.reread & set(projects))))
        if list(self._ticks) != list(projects):
            for tick in self._ticks.values():
                tick.hide()
                self._places.removeWidget(tick)
                tick.deleteLater()
            self._ticks = {one: self._new_tick(one) for one in projects}
        for one, tick in self._ticks.items():
            is_done = one in page.reread
            with QSignalBlocker(tick):
                tick.setChecked(is_done)
            tick.setEnabled(page.may_order and not is_done)
            tick.setText(page.names.proposal(ProposalId(one)))
            tick.setAccessibleName(self.tr("Read again: {0}").format(tick.text()))

    def _new_tick(self, proposal: str) -> CheckBox:
        tick = CheckBox("")
        tick.toggled.connect(lambda _: self.reread.emit(proposal))
        self._places.addWidget(tick)
        return tick

    def _waiting(self, page: ResultPage) -> str:
        if not page.track_shown.complete:
            return self.tr("A tie is open: nothing is selected on this track yet.")
        return self.tr("The selection is tallied once for each member, without that member's marks.")

    def _show_what_if(self, what_if: tuple[WhatIf, ...]) -> None:
        words = wording(current_language())
        said = tuple(f"{words.word('cutoff', one.mode.value)}: {self._changes(one)}" for one in what_if)
        self._what_if.show_sentences(self.tr("What if the money ended by another rule"), said)
        self._if_told.setVisible(bool(what_if))

    def _changes(self, one: WhatIf) -> str:
        parts = [
            self.tr("in: {0}").format(", ".join(one.came_in)) if one.came_in else "",
            self.tr("out: {0}").format(", ".join(one.went_out)) if one.went_out else "",
            "" if one.came_in or one.went_out else self.tr("the same projects"),
            self.tr("{0} million won left").format(millions(one.left)),
        ]
        return " · ".join(filter(None, parts))

    def _word(self) -> None:
        self._reread_title.setText(self.tr("Read again near the line"))
        self._reread_told.set_words(self.tr("The chair ticks each once the committee has. The minutes say how many."))
        self._advice.show_news(
            BannerTone.INFORMATION,
            self.tr("For information"),
            self.tr("What is computed here decides nothing and stands in no minutes. The members are never named."),
        )
        self._if_told.set_words(self.tr("The announced rule is the one that counts. These are not the selection."))


def _bars(track: TrackShown) -> list[ShareBar]:
    language = current_language()
    return [
        ShareBar(one.title.in_language(language), one.inside, one.selected, -(-one.percent * one.selected // 100))
        for one in track.shares
    ]
