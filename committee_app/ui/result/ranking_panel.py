"""The ranking of a track at the left, why a proposal stands where it stands at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.desks.words import wording
from committee_app.scoring.results import SelectionStatus
from committee_app.ui.language import current_language
from committee_app.ui.result.closer_panel import CloserPanel
from committee_app.ui.result.dots import DotDelegate
from committee_app.ui.result.page import Band, Group, Line, ResultPage
from committee_app.ui.result.why_panel import WhyPanel
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.labels import ElidedLabel, Rule
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.points import points
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView
from committee_app.wording import fixed

_WHY_WIDTH = 420
_DOTS = 3
"""The place of the column with the dots."""
_TONE = {
    SelectionStatus.SELECTED: "success_text",
    SelectionStatus.PARTIAL: "warning_text",
    SelectionStatus.RESERVE: "primary_text",
    SelectionStatus.FAILED: "danger_text",
}


def millions(won: int) -> str:
    """Return an amount in whole millions of won, as the table shows it."""
    return f"{won // 1_000_000:,}"


class RankingPanel(QWidget):
    """One track at a time; Up and Down walk, and the side says why."""

    track_chosen = Signal(str)
    line_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: ResultPage | None = None
        self._tracks: Segment | None = None
        self._track_place = QVBoxLayout()
        self._legend = ElidedLabel("", "small", "muted")
        self._model: RowsModel[Band | Line] = RowsModel((), band=self._band_words)
        self.table = TableView("", self._model)
        self._dots = DotDelegate(self._model)
        self.table.row_chosen.connect(self._choose)
        self.why, self.closer = WhyPanel(), CloserPanel()
        head = row(self._track_place, "large", (self._legend, 1), margins=("medium", "medium"))
        left = Card(column(head, (self.table, 1), margins="hair"))
        right = Card(
            column((Scrolled(Padded(column(self.why, Rule("line"), self.closer, STRETCH))), 1), margins="hair")
        )
        self.setLayout(column((Panes(Pane(left, 0, 480), Pane(right, _WHY_WIDTH, 0)), 1)))

    def show_page(self, page: ResultPage) -> None:
        """Show the track that is open."""
        before, self._page = self._page, page
        track = page.track_shown
        self._show_tracks(page)
        self._dots.set_axis(track.lowest, track.highest)
        if self.table.model().columnCount() == 0 or before is None or before.track != page.track:
            self._word(page)
        self._model.set_rows(track.rows)
        self.table.viewport().update()
        if page.why is not None:
            chosen = track.rows.index(page.why.line)
            if self.table.currentIndex().row() != chosen:
                self.table.choose(chosen)
        self.why.show_page(page)
        self.closer.show_page(page)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self._word(self._page)
            self.show_page(self._page)
        super().changeEvent(event)

    def _show_tracks(self, page: ResultPage) -> None:
        if self._tracks is None:
            self._tracks = Segment(self.tr("Track"), tuple(Answer(one.id, one.id) for one in page.tracks))
            self._tracks.chosen.connect(self.track_chosen)
            self._track_place.addWidget(self._tracks)
        language = current_language()
        self._tracks.setAccessibleName(self.tr("Track"))
        self._tracks.set_words(tuple(f"{one.title.in_language(language)} {len(one.lines)}" for one in page.tracks))
        self._tracks.set_choice(page.track)

    def _choose(self, line: Band | Line) -> None:
        shown = self._page.why.line if self._page is not None and self._page.why is not None else None
        if isinstance(line, Line) and line != shown:
            self.line_chosen.emit(line.proposal)

    def _word(self, page: ResultPage) -> None:
        track = page.track_shown
        self.table.setAccessibleName(self.tr("Ranking"))
        self._legend.set_words(
            self.tr("Dots are members' totals (hollow: left out), the bar is the mean. Money: million won.")
        )
        self._model.set_columns(
            (
                Column(self.tr("Rank"), _rank, Align.RIGHT, 58, "bold"),
                Column(self.tr("No."), lambda one: _of(one).proposal, width=58, kind="strong"),
                Column(self.tr("Proposal"), lambda one: _of(one).title, width=200),
                Column(
                    self.tr("Totals {0} to {1}").format(points(track.lowest), points(track.highest)),
                    _totals,
                    least=160,
                ),
                Column(self.tr("Final"), lambda one: self._final(_of(one)), Align.RIGHT, 92, "bold"),
                Column(self.tr("n"), lambda one: str(_of(one).counted), Align.RIGHT, 48),
                Column(self.tr("National"), _national, Align.RIGHT, 80, tone=_money_tone),
                Column(self.tr("Status"), self._status, width=148, kind="strong", tone=_tone),
            )
        )
        self.table.setItemDelegateForColumn(_DOTS, self._dots)

    def _final(self, line: Line) -> str:
        places = self._page.places if self._page is not None else 0
        return "–" if line.final is None else fixed(line.final, places)

    def _status(self, row: Band | Line) -> str:
        line = _of(row)
        if line.status is None:
            return self.tr("Tie") if line.tied else ""
        word = wording(current_language()).word("selection_status", line.status.value)
        return f"{word} {line.reserve_order}" if line.reserve_order else word

    def _band_words(self, row: Band | Line) -> str | None:
        if isinstance(row, Line):
            return None
        words = self._group_word(row.group)
        parts = [self.tr("{0}: {1}").format(words, row.count)]
        if row.national:
            parts.append(self.tr("{0} million won").format(millions(row.national)))
        if row.spent is not None and row.left is not None:
            parts.append(
                self.tr("Cut line: {0} million won used, {1} left").format(millions(row.spent), millions(row.left))
            )
        return " · ".join(parts)

    def _group_word(self, group: Group) -> str:
        words = wording(current_language())
        if group is Group.WAITING:
            return self.tr("Not selected from yet, since a tie is open")
        if group is Group.FAILED:
            return self.tr("Without rank")
        return words.word("selection_status", group.value)


def _of(row: Band | Line) -> Line:
    assert isinstance(row, Line)  # bands have words of their own
    return row


def _rank(row: Band | Line) -> str:
    line = _of(row)
    return "–" if line.rank is None else str(line.rank)


def _totals(row: Band | Line) -> str:
    line = _of(row)
    return " ".join(points(mark) for mark in sorted((*line.kept, *line.dropped)))


def _national(row: Band | Line) -> str:
    line = _of(row)
    return "–" if line.national is None else millions(line.national)


def _tone(row: Band | Line) -> str:
    line = _of(row)
    if line.tied:
        return "information_text"
    return _TONE.get(line.status, "subtle") if line.status is not None else "subtle"


def _money_tone(row: Band | Line) -> str:
    """What is only entitled, not proposed, is quiet."""
    status = _of(row).status
    return "text" if status is not None and status.is_chosen else "muted"
