"""The step that ends the meeting."""

from __future__ import annotations

from PySide6.QtCore import Signal

from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.layouts import STRETCH, column
from committee_app.ui.shared.moments import moment
from committee_app.ui.shared.questions import Question, ask
from committee_app.ui.sign.page import SignPage, SignStep
from committee_app.ui.sign.step_panel import StepPanel


class ClosePanel(StepPanel):
    """The end of the meeting (산회)."""

    step = SignStep.CLOSE
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="door-open")
        self._act.clicked.connect(self._ask)
        self.setLayout(column(self.head(self._act, self._leave), self._obstacles, self._problems, STRETCH, gap="large"))

    def show_page(self, page: SignPage) -> None:
        """Show whether the meeting has ended."""
        super().show_page(page)
        self._act.setVisible(self.is_theirs(page) and not page.meeting_closed)
        self._act.setEnabled(self.can_act(page))
        self._act.set_words(self.tr("Close the meeting"))
        self.offer_to_leave(waits=not page.meeting_closed and not self.is_theirs(page))
        if page.meeting_closed:
            self._title.setText(self.tr("The meeting is closed"))
            self._text.set_words(self.tr("It ended at {0}.").format(moment(page.closed_at)))
        elif self.is_theirs(page):
            self._title.setText(self.tr("Close the meeting"))
            self._text.set_words(
                self.tr("Once everything is said, the end of the meeting is noted. Then the minutes can be made.")
            )
        else:
            self._title.setText(self.tr("The meeting is still open"))
            self._text.set_words(
                self.tr("The secretary closes the meeting and makes the minutes. Then you sign first.")
            )

    def _facts(self) -> tuple[tuple[str, str], ...]:
        """Return what the chair recorded, for the second person to compare before minutes are made of it."""
        resolved = self._page.resolved if self._page is not None else None
        if resolved is None:
            return ()
        vote = resolved.vote
        return (
            (self.tr("Resolved selection"), str(resolved.selected)),
            (self.tr("Money, in won"), f"{resolved.spent:,}"),
            (self.tr("In favour, of entitled"), f"{vote.in_favour} / {vote.eligible}"),
            (self.tr("Four words of the result"), " · ".join(resolved.words.split())),
        )

    def _ask(self) -> None:
        question = Question(
            title=self.tr("Is the meeting over?"),
            facts=self._facts(),
            text=self.tr("The time stands in the minutes. After that nothing more is said in this meeting."),
            confirm=self.tr("Close the meeting"),
            icon_name="door-open",
        )
        self._question = ask(self, question)
        self._question.confirmed.connect(self.confirmed)
