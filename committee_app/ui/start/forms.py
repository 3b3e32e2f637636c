"""The three forms of the start screen, one for each task."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.choices import Choice
from committee_app.ui.shared.file_dialogs import choose_file, choose_place
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.secret_field import SecretField
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.shared.text_field import TextField
from committee_app.ui.start.page import Field, Problem, StartPage
from committee_app.ui.theme import current, follow_theme

SUFFIX = "case"


def _said(problem: Problem | None, blank: str) -> str:
    """Return what stands under a field: what was found, or that it was left blank."""
    if problem is None:
        return ""
    return wording(current_language()).findings(problem.findings) if problem.findings else blank


class OpenForm(QWidget):
    """A case file and the room passphrase."""

    file_chosen = Signal(str)
    open_pressed = Signal(str)
    verify_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offered = ""
        self._title = Label("", "heading")
        self._text = RunningText("", "body", "subtle")
        self._file = PathField()
        self._passphrase = SecretField("")
        self._offer_words = RunningText("", "small", "subtle")
        self._fill = Button("-", ButtonKind.THIRD, size=ButtonSize.TOOL, icon_name="key-round")
        self._offer = Card(row((self._offer_words, 1), "medium", self._fill, margins=("large", "small")), Surface.FACTS)
        self._damage = Banner(BannerTone.DANGER, "", "")
        self._busy = Label("", "small", "muted")
        self._open = Button("-", ButtonKind.PRIMARY, icon_name="folder-open")
        self._file.asked.connect(self._ask)
        self._fill.clicked.connect(self._put)
        self._open.clicked.connect(lambda: self.open_pressed.emit(self._passphrase.take()))
        self._damage.act_chosen.connect(self.verify_pressed)
        self.setLayout(
            column(
                column(self._title, self._text, gap="tight"),
                self._damage,
                self._file,
                self._passphrase,
                self._offer,
                row((self._busy, 1), self._open, gap="medium"),
                STRETCH,
                gap="large",
            )
        )

    def show_page(self, page: StartPage) -> None:
        """Show what was chosen and what is wrong with it."""
        self._offered = page.offered
        self._file.set_path(page.file)
        self._file.set_problem(_said(page.problem(Field.FILE), self.tr("Choose a case file.")))
        self._passphrase.set_problem(_said(page.problem(Field.PASSPHRASE), self.tr("Type the six words.")))
        self._offer.setVisible(bool(page.offered))
        self._damage.setVisible(bool(page.damage))
        self._damage.show_news(
            BannerTone.DANGER,
            self.tr("The record in this file does not hold; nothing of it is shown."),
            wording(current_language()).findings(page.damage),
            self.tr("Verify this file"),
        )
        self._busy.setText(self.tr("The file is being opened and its record checked.") if page.busy else "")
        for part in (self._file, self._passphrase, self._offer, self._open):
            part.setEnabled(not page.busy)

    def word(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self.tr("Open a case file"))
        self._text.set_words(self.tr("For this you need the case file and the six words of its room passphrase."))
        self._file.set_words(self.tr("Case file"), self.tr("Choose a file"))
        self._passphrase.set_label(self.tr("Room passphrase"))
        self._passphrase.set_help(self.tr("Six Korean words with spaces between them, as they stand on the card."))
        self._offer_words.set_words(self.tr("A fictitious sample case: its passphrase lies in the file beside it."))
        self._fill.set_words(self.tr("Fill it in"))
        self._open.set_words(self.tr("Open"))

    def go_to(self, field: Field) -> None:
        """Put the cursor where something is wrong."""
        (self._passphrase if field is Field.PASSPHRASE else self._file).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        kinds = self.tr("Case files (*.case)")
        choose_file(self, self.tr("Choose a case file"), kinds, self.file_chosen.emit)

    def _put(self) -> None:
        self._passphrase.put(self._offered)
        self._open.setFocus()


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
        self._busy = Label("", "small", "muted")
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

    def show_page(self, page: StartPage) -> None:
        """Show what was chosen and what is wrong with it; what was typed stays."""
        blank = self.tr("Fill this in.")
        for field, box in self._fields().items():
            if (said := _said(page.problem(field), blank)) != box.problem():
                box.set_problem(said)
        self._programmes.show_page(page)
        wrong = _said(page.problem(Field.PROGRAMME), self.tr("Choose a programme."))
        self._rules_problem.set_words(wrong)
        self._rules_problem.setVisible(bool(wrong))
        self._place.set_path(page.place)
        self._place.set_problem(_said(page.problem(Field.PLACE), self.tr("Choose where the file goes.")))
        self._busy.setText(self.tr("The case file and the secretary's keys are being made.") if page.busy else "")
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


class PractiseForm(QWidget):
    """A fictitious case to try everything on."""

    place_chosen = Signal(str)
    make_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "heading")
        self._text = RunningText("", "body", "subtle")
        self._place = PathField()
        self._progress = ProgressPanel(lambda code: wording(current_language()).say(code), patience_ms=0)
        self._is_waiting = False
        self._make = Button("-", ButtonKind.PRIMARY, icon_name="users")
        self._place.asked.connect(self._ask_place)
        self._make.clicked.connect(self.make_pressed)
        self._progress.cancel_requested.connect(self.cancel_pressed)
        self.setLayout(
            column(
                column(self._title, self._text, gap="tight"),
                self._place,
                row(STRETCH, self._make),
                self._progress,
                STRETCH,
                gap="large",
            )
        )

    def show_page(self, page: StartPage) -> None:
        """Show the place, and how far the making is."""
        self._place.set_path(page.place)
        self._place.set_problem(_said(page.problem(Field.PLACE), self.tr("Choose where the file goes.")))
        self._place.setEnabled(not page.busy)
        self._make.setEnabled(not page.busy)
        waiting = page.progress is not None
        self._progress.setVisible(waiting)
        if waiting and not self._is_waiting:
            self._progress.start()
        elif not waiting:
            self._progress.stop()
        self._is_waiting = waiting
        if page.progress is not None:
            self._progress.show_progress(page.progress)

    def word(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self.tr("Make a practice case"))
        self._text.set_words(
            self.tr(
                "Forty fictitious projects, fifteen fictitious members, rules and keys, made up to the moment when the "
                "members sit down. Making the keys takes about half a minute. Secrets stand on the sign-in page."
            )
        )
        self._place.set_words(self.tr("Case file"), self.tr("Choose a place"))
        self._make.set_words(self.tr("Make the practice case"))

    def go_to(self, _field: Field) -> None:
        """Put the cursor where something is wrong; only the place can be."""
        self._place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_place(self) -> None:
        choose_place(
            self,
            self.tr("Where the case file goes"),
            self.tr("Case files (*.case)"),
            self.place_chosen.emit,
            proposed=f"{self.tr('practice')}.{SUFFIX}",
            suffix=SUFFIX,
        )
