"""The auditor, alone at the machine, gives name and position and gets their words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.prepare.page import Busy, PreparePage
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import KeyValueRows, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.text_field import TextField
from committee_app.ui.theme import current, follow_theme


class AuditorPanel(QWidget):
    """A form until the auditor is enrolled, then who they are."""

    enrolment_asked = Signal(str, str)
    """Name and position of the auditor, who sits here now."""

    def __init__(self) -> None:
        super().__init__()
        self._page: PreparePage | None = None
        self._question: QuestionDialog | None = None
        self._title = Label("", "heading", wrap=True)
        self._text = RunningText()
        self._facts = KeyValueRows()
        self._name = TextField("", longest=60)
        self._position = TextField("", longest=120)
        self._problems = FindingList()
        self._enrol = Button("", ButtonKind.PRIMARY, icon_name="key-round")
        self._enrol.clicked.connect(self._ask)
        self._name.changed.connect(self._judge)
        self._form = QWidget()
        self._form.setLayout(column(self._name, self._position, self._problems, row(self._enrol, STRETCH), gap="large"))
        self.setLayout(
            column(
                column(self._title, self._text, gap="small"),
                self._facts,
                row((self._form, 1), STRETCH),
                STRETCH,
                gap="wide",
            )
        )
        follow_theme(self._dress)

    def show_page(self, page: PreparePage) -> None:
        """Show who the auditor is, or the form."""
        self._page = page
        self._form.setVisible(page.may_edit and not page.auditor)
        self._facts.setVisible(bool(page.auditor))
        self._facts.set_rows(((self.tr("Name"), page.auditor), (self.tr("Position"), page.auditor_position)))
        self._problems.show_findings(page.problems)
        self._word(page)
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _word(self, page: PreparePage) -> None:
        self._title.setText(self.tr("The auditor is enrolled") if page.auditor else self.tr("The auditor enrols here"))
        self._text.set_words(
            self.tr("The auditor holds one of the three keys and signs in with their own words.")
            if page.auditor
            else self.tr(
                "The auditor sits down alone, types name and position, and gets five words that nobody else sees. "
                "With them the auditor confirms the rules and later helps to open the sheets."
            )
        )
        self._name.set_label(self.tr("The auditor's name"))
        self._position.set_label(self.tr("The auditor's position"))
        self._position.set_help(self.tr("Institution and office, as the minutes print them."))
        waiting = page.busy is Busy.LOCKING
        self._enrol.set_words(self.tr("Making the keys …") if waiting else self.tr("Make my keys and show my words"))

    def _judge(self) -> None:
        is_busy = self._page is not None and self._page.busy is not None
        self._enrol.setEnabled(bool(self._name.text()) and not is_busy)

    def _ask(self) -> None:
        name, position = self._name.text(), self._position.text()
        self._question = ask(
            self,
            Question(
                title=self.tr("Is {0}, the auditor, alone at the machine?").format(name),
                text=self.tr("The words are shown once. Everybody else looks away until they are covered."),
                facts=((self.tr("Name"), name), (self.tr("Position"), position)),
                confirm=self.tr("I am the auditor, show my words"),
                icon_name="eye",
            ),
        )
        self._question.confirmed.connect(lambda _: self.enrolment_asked.emit(name, position))

    def _dress(self) -> None:
        self._form.setMaximumWidth(current().size("text_width"))
