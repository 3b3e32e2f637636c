"""The form that makes a case to practise on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.file_dialogs import choose_place
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.start.page import Field, StartPage
from committee_app.ui.start.presenter import StartPresenter
from committee_app.ui.start.saying import said

SUFFIX = "case"


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

    def bind(self, presenter: StartPresenter) -> None:
        """Report to this presenter."""
        self.place_chosen.connect(presenter.choose_place)
        self.make_pressed.connect(presenter.make_sample)
        self.cancel_pressed.connect(presenter.cancel)

    def show_page(self, page: StartPage) -> None:
        """Show the place, and how far the making is."""
        self._place.set_path(page.place)
        self._place.set_problem(said(page.problem(Field.PLACE), self.tr("Choose where the file goes.")))
        self._place.setEnabled(not page.busy)
        self._make.setEnabled(not page.busy)
        self._progress.follow(page.progress, waits=page.progress is not None)

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
