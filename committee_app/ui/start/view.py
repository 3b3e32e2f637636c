"""The start screen: at the left what can be done, at the right the form for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.choices import Choice
from committee_app.ui.shared.labels import Rule, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column
from committee_app.ui.shared.middle import Middle
from committee_app.ui.shared.panes import Pane, Panes
from committee_app.ui.start.forms import BeginForm, OpenForm, PractiseForm
from committee_app.ui.start.page import StartPage, Task
from committee_app.ui.start.presenter import StartPresenter


class StartView(QWidget):
    """Shows the task at hand; says what the person wants."""

    task_chosen = Signal(str)
    verify_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: StartPage | None = None
        self._head = ScreenTitle("")
        self._choices = {task: Choice("") for task in Task}
        self._group = QButtonGroup(self)
        for task, choice in self._choices.items():
            self._group.addButton(choice)
            choice.clicked.connect(lambda _checked, code=task.value: self.task_chosen.emit(code))
        self._verify = Button("-", ButtonKind.SECOND, icon_name="shield-check")
        self._verify.clicked.connect(self.verify_chosen)
        self.open_form, self.begin_form, self.practise_form = OpenForm(), BeginForm(), PractiseForm()
        self._forms: dict[Task, OpenForm | BeginForm | PractiseForm] = {
            Task.OPEN: self.open_form,
            Task.BEGIN: self.begin_form,
            Task.PRACTISE: self.practise_form,
        }
        tasks = column(
            *self._choices.values(), "small", Rule(), "small", self._verify, STRETCH, gap="tight", margins="large"
        )
        inside = QWidget()
        inside.setLayout(column(*self._forms.values(), STRETCH, margins=("huge", "large")))
        self._verify.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        panes = Panes(
            Pane(Card(tasks), width=360, height=280), Pane(Card(column(Scrolled(inside), margins="hair")), height=600)
        )
        whole = column(self._head, (panes, 1), gap="large")
        self.setLayout(column(Middle(whole, width=1280, height=720, margins=("vast", "wide"))))
        self._word()

    def bind(self, presenter: StartPresenter) -> None:
        """Report to this presenter."""
        self.task_chosen.connect(presenter.choose_task)
        self.verify_chosen.connect(presenter.verify)
        self.open_form.file_chosen.connect(presenter.choose_file)
        self.open_form.open_pressed.connect(presenter.open)
        self.open_form.verify_pressed.connect(presenter.verify_file)
        self.begin_form.programme_chosen.connect(presenter.choose_programme)
        self.begin_form.programme_file_chosen.connect(presenter.choose_programme_file)
        self.begin_form.place_chosen.connect(presenter.choose_place)
        self.begin_form.begin_pressed.connect(
            lambda title, number, name, position, rehearsal: presenter.begin(
                title, number, name, position, rehearsal=rehearsal
            )
        )
        self.practise_form.place_chosen.connect(presenter.choose_place)
        self.practise_form.make_pressed.connect(presenter.make_sample)
        self.practise_form.cancel_pressed.connect(presenter.cancel)

    def show_page(self, page: StartPage) -> None:
        """Show the task at hand."""
        before, self._page = self._page, page
        self._choices[page.task].setChecked(True)
        for task, form in self._forms.items():
            form.setVisible(task is page.task)
            form.show_page(page)
        for part in (*self._choices.values(), self._verify):
            part.setEnabled(not page.busy)
        if page.problems and (before is None or before.problems != page.problems):
            self._forms[page.task].go_to(page.problems[0].field)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            if self._page is not None:
                self.show_page(self._page)
        super().changeEvent(event)

    def _word(self) -> None:
        self._head.set_words(
            self.tr("Committee desk"),
            self.tr("This program never connects to a network; everything stays in the file."),
        )
        words = {
            Task.OPEN: (self.tr("Open a case"), self.tr("A case file and its room passphrase")),
            Task.BEGIN: (self.tr("Begin a case"), self.tr("Programme, secretary, place of the file")),
            Task.PRACTISE: (self.tr("Practise"), self.tr("A fictitious case to try everything on")),
        }
        for task, (title, meaning) in words.items():
            self._choices[task].set_words(title, meaning)
        self._verify.set_words(self.tr("Verify minutes or a case file"))
        for form in self._forms.values():
            form.word()
