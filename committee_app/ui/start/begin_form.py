"""The form that begins a case."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.choices import Choice
from committee_app.ui.shared.file_dialogs import choose_file, choose_place
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.shared.text_field import TextField
from committee_app.ui.start.page import Field, StartPage
from committee_app.ui.start.presenter import StartPresenter
from committee_app.ui.start.saying import said, words_of
from committee_app.ui.theme import current, follow_theme

SUFFIX = "case"


class BeginForm(QWidget):
    """A new case: what it is called, who its secretary is, which rules, and where its file goes."""

    programme_chosen = Signal(str)
    programme_file_chosen = Signal(str)
    place_chosen = Signal(str)
    begin_pressed = Signal(str, str, str, str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "heading")
        self._case_title = TextField("")
        self._number = TextField("", longest=60)
        self._name = TextField("", longest=60)
        self._position = TextField("")
        self._rules = Label("", "strong")
        self._programmes = _Programmes()
        self._rules_problem = RunningText("", "small", "danger")
        self._kind_label = Label("", "strong")
        self._kind = Segment("kind", (Answer("real", "-"), Answer("rehearsal", "-")))
        self._kind_help = RunningText("", "small", "muted")
        self._place = PathField()
        self._busy = RunningText("", "small", "muted")
        self._begin = Button("-", ButtonKind.PRIMARY, icon_name="file-plus")
        self._kind.set_choice("real")
        self._kind.chosen.connect(self._word_kind)
        self._programmes.chosen.connect(self.programme_chosen)
        self._programmes.file_asked.connect(self._ask_rules)
        self._place.asked.connect(self._ask_place)
        self._begin.clicked.connect(self._pressed)
        names = row((self._case_title, 3), (self._number, 2), gap="large")
        people = row((self._name, 2), (self._position, 3), gap="large")
        rules = column(self._rules, self._programmes, self._rules_problem, gap="close")
        kind = column(self._kind_label, self._kind, self._kind_help, STRETCH, gap="close")
        self.setLayout(
            column(
                self._title,
                names,
                people,
                rules,
                row((kind, 2), (self._place, 3), gap="large"),
                row((self._busy, 1), self._begin, gap="medium"),
                STRETCH,
                gap="medium",
            )
        )

    def bind(self, presenter: StartPresenter) -> None:
        """Report to this presenter."""
        self.programme_chosen.connect(presenter.choose_programme)
        self.programme_file_chosen.connect(presenter.choose_programme_file)
        self.place_chosen.connect(presenter.choose_place)
        self.begin_pressed.connect(
            lambda title, number, name, position, rehearsal: presenter.begin(
                title, number, name, position, rehearsal=rehearsal
            )
        )

    def show_page(self, page: StartPage) -> None:
        """Show what was chosen and what is wrong with it; what was typed stays."""
        blank = self.tr("Fill this in.")
        for field, box in self._fields().items():
            if (words := said(page.problem(field), blank)) != box.problem():
                box.set_problem(words)
        self._programmes.show_page(page)
        wrong = said(page.problem(Field.PROGRAMME), self.tr("Choose a programme."))
        self._rules_problem.set_words(wrong)
        self._rules_problem.setVisible(bool(wrong))
        self._place.set_path(page.place)
        self._place.set_problem(said(page.problem(Field.PLACE), self.tr("Choose where the file goes.")))
        making = self.tr("The case file and the secretary's keys are being made.")
        self._busy.set_words(making if page.busy else words_of(page.tested))
        for part in (*self._fields().values(), self._programmes, self._kind, self._place, self._begin):
            part.setEnabled(not page.busy)

    def word(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self.tr("Begin a new case"))
        self._case_title.set_label(self.tr("Title of the case"))
        self._number.set_label(self.tr("Case number"))
        self._name.set_label(self.tr("Name of the secretary"))
        self._position.set_label(self.tr("Position of the secretary"))
        self._rules.setText(self.tr("Programme"))
        self._programmes.word()
        self._kind_label.setText(self.tr("What is it for"))
        self._kind.setAccessibleName(self._kind_label.text())
        self._kind.set_words((self.tr("A real committee"), self.tr("A rehearsal")))
        self._place.set_words(self.tr("Case file"), self.tr("Choose a place"))
        self._begin.set_words(self.tr("Begin the case"))
        self._word_kind()

    def go_to(self, field: Field) -> None:
        """Put the cursor where something is wrong."""
        others: dict[Field, QWidget] = {Field.PROGRAMME: self._programmes, Field.PLACE: self._place}
        {**self._fields(), **others}[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self) -> dict[Field, TextField]:
        return {
            Field.TITLE: self._case_title,
            Field.NUMBER: self._number,
            Field.NAME: self._name,
            Field.POSITION: self._position,
        }

    def _word_kind(self) -> None:
        says = {
            "real": self.tr("Each secret is shown once, to its owner alone."),
            "rehearsal": self.tr("Secrets stand on the sign-in page, for anyone to see."),
        }
        self._kind_help.set_words(says[self._kind.choice() or "real"])

    def _ask_rules(self) -> None:
        choose_file(
            self, self.tr("Choose a rule file"), self.tr("Rule files (*.toml)"), self.programme_file_chosen.emit
        )

    def _ask_place(self) -> None:
        choose_place(
            self,
            self.tr("Where the case file goes"),
            self.tr("Case files (*.case)"),
            self.place_chosen.emit,
            proposed=f"{self._number.text() or self.tr('case')}.{SUFFIX}".replace("/", "-"),
            suffix=SUFFIX,
        )

    def _pressed(self) -> None:
        self.begin_pressed.emit(
            self._case_title.text(),
            self._number.text(),
            self._name.text(),
            self._position.text(),
            self._kind.choice() == "rehearsal",
        )


class _Programmes(QWidget):
    """The programmes that come with the program, and one from a file."""

    chosen = Signal(str)
    file_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: dict[str, Choice] = {}
        self._page: StartPage | None = None
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self._file = Button("-", ButtonKind.THIRD, size=ButtonSize.TOOL, icon_name="file-text")
        self._file_name = Label("", "small", "subtle")
        self._file.clicked.connect(self.file_asked)
        self.setFocusProxy(self._file)
        self.setLayout(column(self._lines, row(self._file, (self._file_name, 1), gap="medium"), gap="close"))
        follow_theme(self._dress)

    def show_page(self, page: StartPage) -> None:
        """Show which one is chosen."""
        self._page = page
        for one in page.programmes:
            if one.code not in self._choices:
                self._add(one.code)
            self._choices[one.code].setText(one.title.in_language(current_language()))
            self._choices[one.code].setAccessibleName(self._choices[one.code].text())
        self._group.setExclusive(False)
        for code, choice in self._choices.items():
            choice.setChecked(code == page.programme)
        self._group.setExclusive(True)
        self._file_name.setText(page.programme_file.replace("\\", "/").rpartition("/")[2])

    def word(self) -> None:
        """Say everything in the language in force."""
        self._file.set_words(self.tr("Another programme, from a file"))
        if self._page is not None:
            self.show_page(self._page)

    def _add(self, code: str) -> None:
        choice = Choice(code)
        choice.clicked.connect(lambda: self.chosen.emit(code))
        self._choices[code] = choice
        self._group.addButton(choice)
        self._lines.addWidget(choice)

    def _dress(self) -> None:
        self._lines.setSpacing(current().space("tight"))
