"""Why this rank: every step from the marks to the money, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from committee_app.desks.words import wording
from committee_app.scoring.results import Step
from committee_app.ui.language import current_language
from committee_app.ui.result.naming import say_step
from committee_app.ui.result.page import ResultPage, Why
from committee_app.ui.result.sentences import Sentences
from committee_app.ui.shared.labels import KeyValueRows, Label, Rule
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.wording import fixed


class WhyPanel(QWidget):
    """The chosen proposal: its place, the numbers, and the sentences behind them."""

    def __init__(self) -> None:
        super().__init__()
        self._page: ResultPage | None = None
        self._head = Label("", "small", "muted")
        self._rank = Label("", "display", "primary")
        self._title = Label("", "subheading", wrap=True)
        self._subline = Label("", "small", "muted", wrap=True)
        self._numbers = KeyValueRows(opposite=True)
        self._score, self._money, self._place = Sentences(), Sentences(), Sentences()
        who = row(self._rank, (column(self._title, self._subline, gap="hair"), 1), gap="medium")
        self.setLayout(
            column(
                self._head,
                who,
                self._numbers,
                Rule("hair"),
                self._score,
                self._money,
                self._place,
                STRETCH,
                gap="medium",
                margins=("wide", "large"),
            )
        )

    def show_page(self, page: ResultPage) -> None:
        """Show why the chosen proposal stands where it stands."""
        self._page = page
        self.setVisible(page.why is not None)
        if page.why is not None:
            self._show(page, page.why)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _show(self, page: ResultPage, why: Why) -> None:
        line = why.line
        words = wording(current_language())
        self._head.setText(self.tr("Why this rank"))
        self._rank.setText(self.tr("No. {0}").format(line.rank) if line.rank else "–")
        self._title.setText(f"{line.proposal} {line.title}")
        status = (words.word("selection_status", line.status.value),) if line.status else ()
        self._subline.setText(" · ".join((line.applicant, *status)))
        self._numbers.set_rows(self._number_rows(page, why))
        self._score.show_sentences(self.tr("Score"), self._said(page, why.score))
        self._money.show_sentences(self.tr("Money"), self._said(page, why.money))
        self._place.show_sentences(self.tr("Decision"), self._said(page, why.place))

    def _said(self, page: ResultPage, steps: tuple[Step, ...]) -> tuple[str, ...]:
        words = wording(current_language())
        return tuple(say_step(words, one, page.names) for one in steps)

    def _number_rows(self, page: ResultPage, why: Why) -> tuple[tuple[str, str], ...]:
        if why.mean is None or why.printed_mean is None or why.line.final is None:
            return ()
        return (
            (self.tr("Exact mean"), str(why.mean)),
            (self.tr("Mean as printed"), fixed(why.printed_mean, page.places)),
            (self.tr("Final score"), fixed(why.line.final, page.places)),
        )
