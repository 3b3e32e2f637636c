"""What every panel of the meeting has: a title, a sentence, and the troubles of its last act."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from committee_app.ui.meeting.page import MeetingPage, Task
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, Line, Part, column


class Panel(QWidget):
    """One task's panel. It empties its fields once its own act was recorded, and keeps them when it was refused."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.task = task
        self._page: MeetingPage | None = None
        self._saved = 0
        self._title = Label("", "subheading", wrap=True)
        self._text = RunningText("", "body", "subtle")
        self._problems = FindingList()

    def show_page(self, page: MeetingPage) -> None:
        """Show the part of the page that is this panel's."""
        was_open = self._page is not None and self._page.task is self.task
        was_recorded = page.saved > self._saved and was_open
        self._saved = page.saved
        self._page = page
        if was_recorded:
            self.empty_fields()
        self._say()

    def empty_fields(self) -> None:
        """Forget what was typed; a panel without fields has nothing to forget."""

    def show_now(self, page: MeetingPage) -> None:
        """Show a page, in the language in force: here the troubles of this panel's act; a panel adds its own."""
        self._problems.show_findings(page.problems if page.task is self.task else ())

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        if self._page is not None:
            self.show_now(self._page)

    def _lay_out(self, *parts: Part) -> None:
        head: Line = column(self._title, self._text, gap="small")
        self.setLayout(column(head, *parts, STRETCH, gap="large"))

    def _head(self, title: str, text: str = "") -> None:
        self._title.setText(title)
        self._text.set_words(text)
        self._text.setVisible(bool(text))
