"""A closer look at one project, or at two of them: what parts them, what would turn them, how firmly it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.result.closer import Topic
from committee_app.ui.result.naming import say_step
from committee_app.ui.result.page import ResultPage
from committee_app.ui.result.sentences import Sentences
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row


class CloserPanel(QWidget):
    """Whom the chosen project is held against, and the sentences that come of it."""

    compared = Signal(str)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: ResultPage | None = None
        self._title = Label("", "subheading", wrap=True)
        self._told = RunningText("", "small", "muted")
        self._label = Label("", "strong")
        self.other = ChoiceBox()
        self.other.chosen.connect(self.compared)
        self._ask = Button("", ButtonKind.SECOND, icon_name="search")
        self._ask.clicked.connect(self.asked)
        self._parts = {topic: Sentences() for topic in Topic}
        self.setLayout(
            column(
                self._title,
                self._told,
                column(self._label, self.other, gap="close"),
                row(self._ask, STRETCH),
                *self._parts.values(),
                gap="medium",
                margins=("wide", "large"),
            )
        )

    def show_page(self, page: ResultPage) -> None:
        """Show what was computed about the chosen project, or offer to."""
        self._page = page
        self.setVisible(page.why is not None)
        words = wording(current_language())
        nobody = ("", self.tr("Nobody: look at this one alone"))
        ranks = {line.proposal: line.rank for line in page.track_shown.lines}
        options = ((str(one), self._option(page, one, ranks.get(one))) for one in page.comparable)
        self.other.show_options((nobody, *options), page.compared or "")
        self._ask.setVisible(page.closer is None)
        self._ask.setEnabled(not page.is_computing)
        for topic, part in self._parts.items():
            steps = dict(page.closer.parts).get(topic, ()) if page.closer else ()
            part.show_sentences(self._topic(topic), tuple(say_step(words, one, page.names) for one in steps))
        self._word(page)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _option(self, page: ResultPage, proposal: str, rank: int | None) -> str:
        title = dict(page.names.proposals).get(proposal, "")  # type: ignore[call-overload]
        place = self.tr("No. {0}").format(rank) if rank else "–"
        return f"{place} · {proposal} {title}"[:48]

    def _topic(self, topic: Topic) -> str:
        return {
            Topic.PARTING: self.tr("Where the two part"),
            Topic.TURNING: self.tr("The smallest change that would turn it"),
            Topic.FIRMNESS: self.tr("Left out one member at a time"),
            Topic.MISSING: self.tr("Who did not score it"),
            Topic.METHODS: self.tr("Counted otherwise"),
        }[topic]

    def _word(self, page: ResultPage) -> None:
        self._title.setText(self.tr("A closer look"))
        self._told.set_words(
            self.tr("For information. Nothing here is in the record, the result or the minutes.")
            if not page.is_computing
            else self.tr("The tallies that answer this are being computed.")
        )
        self._label.setText(self.tr("Hold it against"))
        self.other.setAccessibleName(self.tr("Hold it against"))
        self._ask.set_words(self.tr("Compare these two") if page.compared else self.tr("Look closer at this one"))
