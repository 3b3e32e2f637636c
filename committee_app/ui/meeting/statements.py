"""What is noted while the meeting lasts: who said what in short, recess and resumption; the last notes below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.meeting.page import MeetingPage, Note, Task
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.labels import Label, Rule, RunningText
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.moments import time_of_day
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.text_field import TextField


class StatementsPanel(Panel):
    """A statement, a recess, and what was noted last."""

    stated = Signal(str, str)
    paused = Signal(str)
    resumed = Signal()

    def __init__(self) -> None:
        super().__init__(Task.STATEMENTS)
        self._speaker = TextField("", longest=60)
        self._said = ReasonField("", longest=1000)
        self._state = Button("", ButtonKind.PRIMARY, icon_name="plus")
        self._state.clicked.connect(lambda: self.stated.emit(self._speaker.text(), self._said.text()))
        self._reason = TextField("", longest=120)
        self._pause = Button("", ButtonKind.THIRD, icon_name="coffee")
        self._pause.clicked.connect(lambda: self.paused.emit(self._reason.text()))
        self._break = QWidget()
        self._break.setLayout(column(self._reason, self._pause, gap="small"))
        self._resume = Button("", ButtonKind.SECOND, icon_name="arrow-right")
        self._resume.clicked.connect(self.resumed)
        self._notes_title = Label("", "strong")
        self._notes = RunningText("", "small", "subtle")
        for field in (self._speaker, self._said):
            field.changed.connect(self._judge)
        self._lay_out(
            self._speaker,
            self._said,
            self._state,
            self._problems,
            Rule("hair"),
            self._break,
            self._resume,
            Rule("hair"),
            column(self._notes_title, self._notes, gap="small"),
        )

    def empty_fields(self) -> None:
        """Forget what was noted."""
        self._speaker.set_text("")
        self._said.set_text("")
        self._reason.set_text("")

    def show_now(self, page: MeetingPage) -> None:
        """Show the forms and the last notes."""
        super().show_now(page)
        self._break.setVisible(not page.paused)
        self._resume.setVisible(page.paused)
        self._notes_title.setVisible(bool(page.notes))
        self._notes.setVisible(bool(page.notes))
        self._notes.set_words("\n".join(_line(note) for note in page.notes))
        self._head(self.tr("Statements and recess"), self.tr("In short, as the minutes print it."))
        self._speaker.set_label(self.tr("Who spoke"))
        self._said.set_label(self.tr("What was said, in short"))
        self._state.set_words(self.tr("Note the statement"))
        self._reason.set_label(self.tr("Why the recess"))
        self._pause.set_words(self.tr("Note a recess"))
        self._resume.set_words(self.tr("The meeting goes on"))
        self._notes_title.setText(self.tr("Noted last"))
        self._judge()

    def _judge(self) -> None:
        self._state.setEnabled(bool(self._speaker.text()) and bool(self._said.text()))


def _line(note: Note) -> str:
    words = wording(current_language())
    kind = words.word("movement", note.movement) if note.movement else words.word("act", note.kind)
    said = ": ".join(part for part in (note.speaker, note.text) if part)
    return f"**{time_of_day(note.at)}** {kind} {said}".rstrip()
