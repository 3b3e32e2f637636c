"""The start screen: at the left what can be done, at the right the form for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.choices import Choice
from committee_app.ui.shared.labels import Rule, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column
from committee_app.ui.shared.middle import Middle
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.start.open_form import OpenForm
from committee_app.ui.start.page import StartPage, Task
from committee_app.ui.start.presenter import StartPresenter

if TYPE_CHECKING:
    from committee_app.ui.start.begin_form import BeginForm
    from committee_app.ui.start.practise_form import PractiseForm
    from committee_app.ui.start.set_up_form import SetUpForm

    Form = OpenForm | BeginForm | SetUpForm | PractiseForm

F = TypeVar("F", "OpenForm", "BeginForm", "SetUpForm", "PractiseForm")


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
        self._presenter: StartPresenter | None = None
        self._forms: dict[Task, Form] = {}
        tasks = column(
            *self._choices.values(), "small", Rule(), "small", self._verify, STRETCH, gap="tight", margins="large"
        )
        self._place = column(STRETCH, margins=("huge", "large"))
        inside = Padded(self._place)
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
        self._presenter = presenter
        for form in self._forms.values():
            form.bind(presenter)

    @property
    def open_form(self) -> OpenForm:
        """The form that opens a case."""
        return self._form(Task.OPEN, OpenForm)

    @property
    def begin_form(self) -> BeginForm:
        """The form that begins a case."""
        from committee_app.ui.start.begin_form import BeginForm

        return self._form(Task.BEGIN, BeginForm)

    @property
    def set_up_form(self) -> SetUpForm:
        """The form that sets up a member's own machine."""
        from committee_app.ui.start.set_up_form import SetUpForm

        return self._form(Task.SET_UP, SetUpForm)

    @property
    def practise_form(self) -> PractiseForm:
        """The form that makes a case to practise on."""
        from committee_app.ui.start.practise_form import PractiseForm

        return self._form(Task.PRACTISE, PractiseForm)

    def show_page(self, page: StartPage) -> None:
        """Show the task at hand."""
        before, self._page = self._page, page
        self._choices[page.task].setChecked(True)
        at_hand = self._form_of(page.task)
        for task, form in self._forms.items():
            form.setVisible(task is page.task)
            form.show_page(page)
        for part in (*self._choices.values(), self._verify):
            part.setEnabled(not page.busy)
        if page.problems and (before is None or before.problems != page.problems):
            at_hand.go_to(page.problems[0].field)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
            if self._page is not None:
                self.show_page(self._page)
        super().changeEvent(event)

    def _form_of(self, task: Task) -> Form:
        if task is Task.OPEN:
            return self.open_form
        if task is Task.SET_UP:
            return self.set_up_form
        return self.begin_form if task is Task.BEGIN else self.practise_form

    def _form(self, task: Task, kind: type[F]) -> F:
        """Return the form of a task, made when it is first asked for."""
        form = self._forms.get(task)
        if form is None:
            form = kind()
            form.word()
            form.setVisible(False)
            self._forms[task] = form
            self._place.insertWidget(self._place.count() - 1, form)
            if self._presenter is not None:
                form.bind(self._presenter)
        assert isinstance(form, kind)
        return form

    def _word(self) -> None:
        self._head.set_words(
            self.tr("Committee desk"),
            self.tr("This program never connects to a network; everything stays in the file."),
        )
        words = {
            Task.OPEN: (self.tr("Open a case"), self.tr("A case file and its room passphrase")),
            Task.BEGIN: (self.tr("Begin a case"), self.tr("Programme, secretary, place of the file")),
            Task.SET_UP: (self.tr("Set up your own machine"), self.tr("From a stick, for a member who scores apart")),
            Task.PRACTISE: (self.tr("Practise"), self.tr("A fictitious case to try everything on")),
        }
        for task, (title, meaning) in words.items():
            self._choices[task].set_words(title, meaning)
        self._verify.set_words(self.tr("Verify minutes or a case file"))
        for form in self._forms.values():
            form.word()
