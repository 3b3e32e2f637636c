"""The form with which the secretary opens the meeting; it begins with what the rules already say."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.language import current_language
from committee_app.ui.meeting.page import MeetingPage, Outline
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.shared.text_field import TextField


class AgendaForm(QWidget):
    """Title, convening body, place, agenda and observers a line each."""

    meeting_opened = Signal(str, str, str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._page: MeetingPage | None = None
        self._begun = False
        self._title = TextField("", longest=120)
        self._convened_by = TextField("", longest=120)
        self._place = TextField("", longest=120)
        self._agenda = ReasonField("", longest=1500)
        self._observers = ReasonField("", longest=1500)
        self._problems = FindingList()
        self._open = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="door-open")
        self._open.clicked.connect(self._tell)
        self._facts_title = Label("", "strong")
        self._facts = KeyValueRows()
        left = column(self._title, self._convened_by, self._place, self._facts_title, self._facts, STRETCH, gap="large")
        right = column((self._agenda, 1), (self._observers, 1), gap="large")
        self.setLayout(
            column(
                (row((left, 1), (right, 1), gap="huge"), 1),
                self._problems,
                row(STRETCH, self._open),
                gap="large",
            )
        )

    def show_page(self, page: MeetingPage) -> None:
        """Show the form, and beside each field what is missing in it."""
        self._page = page
        self._word(page.outline)
        if not self._begun:
            self._begin(page.outline)
        self._problems.show_findings(page.problems)
        blank = self.tr("This may not be empty.")
        fields = {"title": self._title, "convened_by": self._convened_by, "place": self._place, "agenda": self._agenda}
        for name, field in fields.items():
            field.set_problem(blank if name in page.blank else "")
        self._observers.set_problem(
            self.tr("Line {0}: write the name, a comma, and in which capacity.").format(page.observer_line)
            if page.observer_line
            else ""
        )

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _begin(self, outline: Outline) -> None:
        self._begun = True
        language = current_language()
        programme, committee = outline.programme.in_language(language), outline.committee.in_language(language)
        self._title.set_text(self.tr("{0}, first meeting of the {1}").format(programme, committee))
        self._convened_by.set_text(outline.ministry.in_language(language))
        items = (
            self.tr("Confirmation of the rules"),
            self.tr("Election of the chair"),
            self.tr("Resolution on the proposed selection"),
        )
        self._agenda.set_text("\n".join(items))
        people = ((outline.secretary, self.tr("secretary")), (outline.auditor, self.tr("auditor")))
        self._observers.set_text("\n".join(f"{name}, {capacity}" for name, capacity in people if name))

    def _word(self, outline: Outline) -> None:
        self._title.set_label(self.tr("Title of the meeting"))
        self._title.set_help(self.tr("With its ordinal, as the minutes print it."))
        self._convened_by.set_label(self.tr("Convened by"))
        self._place.set_label(self.tr("Place"))
        self._agenda.set_label(self.tr("Agenda"))
        self._agenda.set_help(self.tr("One item a line."))
        self._observers.set_label(self.tr("Who else is in the room"))
        self._observers.set_help(self.tr("One person a line: name, capacity."))
        self._open.set_words(self.tr("Open the meeting"))
        self._facts_title.setText(self.tr("What was frozen"))
        self._facts.set_rows(
            (
                (self.tr("Fingerprint of the rules"), " · ".join(outline.words.split())),
                (self.tr("Proposals"), str(outline.proposals)),
                (self.tr("Members"), str(outline.members)),
            )
        )

    def _tell(self) -> None:
        self.meeting_opened.emit(
            self._title.text(),
            self._convened_by.text(),
            self._place.text(),
            self._agenda.text(),
            self._observers.text(),
        )
