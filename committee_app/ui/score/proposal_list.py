"""All proposals with the member's own totals; those that are not scored are lines that cannot be chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.score.page import Line, LineState, ScorePage
from committee_app.ui.score.words import status_word
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.points import points
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView

_TONES = {LineState.DONE: "success_text", LineState.PARTIAL: "warning_text"}


class ProposalList(QWidget):
    """A table of proposals, and above it which of them wait for the chair."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: ScorePage | None = None
        self._asked = Banner(BannerTone.INFORMATION, "")
        self._asked.setVisible(False)
        self._model: RowsModel[Line] = RowsModel((), band=self._band)
        self._table = TableView("", self._model)
        self._table.row_chosen.connect(self._row_chosen)
        self.setLayout(column(self._asked, (Card(column(self._table, margins="hair")), 1), gap="medium"))
        self._word()

    def show_page(self, page: ScorePage) -> None:
        """Show every line, and which is open."""
        self._page = page
        self._model.set_rows(page.lines)
        self._asked.setVisible(bool(page.asked))
        self._asked.show_news(
            BannerTone.INFORMATION,
            self.tr("Your question waits for the chair: {0}").format(", ".join(page.asked)),
            self.tr("You can score the other projects meanwhile. You can seal once the chair has answered."),
        )
        if page.sheet is not None:
            number = page.lines.index(page.sheet.line)
            if self._table.currentIndex().row() != number:
                self._table.choose(number)

    def stops(self) -> list[QWidget]:
        """Return everything here that takes the focus."""
        return [self._table]

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            if self._page is not None:
                self.show_page(self._page)  # other columns have dropped the selection
        super().changeEvent(event)

    def _row_chosen(self, line: Line) -> None:
        is_open = self._page is not None and self._page.sheet is not None and self._page.sheet.line == line
        if not is_open:
            self.chosen.emit(line.proposal)

    def _band(self, line: Line) -> str | None:
        if line.state.is_scored:
            return None
        if line.state is LineState.ASKED:
            return self.tr("{0}  {1}: your question waits for the chair").format(line.proposal, line.title)
        return self.tr("{0}  {1}: {2}, not scored").format(line.proposal, line.title, status_word(line.state))

    def _word(self) -> None:
        self._table.setAccessibleName(self.tr("Projects and my totals"))
        self._model.set_columns(
            (
                Column(self.tr("No."), lambda line: line.proposal, width=72, kind="bold"),
                Column(self.tr("Project"), lambda line: line.title, least=160),
                Column(self.tr("Applicant"), lambda line: line.applicant, width=150, tone=lambda _: "subtle"),
                Column(self.tr("My total"), _total, Align.RIGHT, 88, "bold"),
                Column(self.tr("State"), self._state, Align.LEFT, 130, "small", _tone),
            )
        )

    def _state(self, line: Line) -> str:
        if line.state is LineState.PARTIAL:
            return self.tr("{0} blank").format(line.blanks) if line.blanks else self.tr("Reason missing")
        return self.tr("Done") if line.state is LineState.DONE else self.tr("Not begun")


def _total(line: Line) -> str:
    return "–" if line.state is LineState.OPEN else points(line.total)


def _tone(line: Line) -> str:
    return _TONES.get(line.state, "muted")
