"""The auditor, alone at the machine, gives name and position and gets their words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import Busy, PreparePage
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.file_dialogs import choose_place
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

    sheets_asked = Signal(str, str)
    """Where the enrolment sheets go, and their language."""

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
        self._sheets_text = RunningText("", "small", "muted")
        self._sheets = Button("", ButtonKind.SECOND, icon_name="download")
        self._sheets.clicked.connect(self._ask_for_place)
        self._saved = Banner(BannerTone.SUCCESS, "")
        self._sheets_place = QWidget()
        self._sheets_place.setLayout(
            column(self._sheets_text, row(self._sheets, STRETCH), row((self._saved, 1), STRETCH), gap="medium")
        )
        self._form = QWidget()
        self._form.setLayout(column(self._name, self._position, self._problems, row(self._enrol, STRETCH), gap="large"))
        self.setLayout(
            column(
                column(self._title, self._text, gap="small"),
                self._facts,
                row((self._form, 1), STRETCH),
                self._sheets_place,
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
        self._sheets_place.setVisible(bool(page.auditor) and page.may_edit)
        self._sheets.setEnabled(page.busy is None and page.progress is None)
        self._saved.setVisible(bool(page.saved))
        self._saved.show_news(BannerTone.SUCCESS, self.tr("Saved as {0}").format(page.saved))
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
        self._sheets_text.set_words(
            self.tr(
                "Enrolment sheets carry name, key print and the agreement on signing: one page a person, signed by "
                "hand, kept by the auditor. Members get theirs once they enrol."
            )
        )
        self._sheets.set_words(self.tr("Save the enrolment sheets"))
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

    def _ask_for_place(self) -> None:
        choose_place(
            self,
            self._sheets.words(),
            self.tr("PDF files (*.pdf)"),
            lambda path: self.sheets_asked.emit(path, current_language()),
            proposed=self.tr("enrolment sheets") + ".pdf",
            suffix="pdf",
        )

    def _dress(self) -> None:
        self._form.setMaximumWidth(current().size("text_width"))
