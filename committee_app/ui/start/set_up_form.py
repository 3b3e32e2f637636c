"""The form that sets up a member's own machine from a stick."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.file_dialogs import choose_file, choose_place
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.path_field import PathField
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.secret_field import SecretField
from committee_app.ui.start.page import Field, StartPage
from committee_app.ui.start.presenter import StartPresenter
from committee_app.ui.start.saying import said

SUFFIX = "case"


class SetUpForm(QWidget):
    """A roster from the committee, its six words, and where this machine keeps its case file."""

    roster_chosen = Signal(str)
    place_chosen = Signal(str)
    set_up_pressed = Signal(str)
    cancel_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "heading")
        self._text = RunningText("", "body", "subtle")
        self._roster = PathField()
        self._passphrase = SecretField("")
        self._place = PathField()
        self._progress = ProgressPanel(lambda code: wording(current_language()).say(code))
        self._set_up = Button("-", ButtonKind.PRIMARY, icon_name="usb")
        self._roster.asked.connect(self._ask_roster)
        self._place.asked.connect(self._ask_place)
        self._set_up.clicked.connect(lambda: self.set_up_pressed.emit(self._passphrase.take()))
        self._progress.cancel_requested.connect(self.cancel_pressed)
        self.setLayout(
            column(
                column(self._title, self._text, gap="tight"),
                self._roster,
                self._passphrase,
                self._place,
                row(STRETCH, self._set_up),
                self._progress,
                STRETCH,
                gap="large",
            )
        )

    def bind(self, presenter: StartPresenter) -> None:
        """Report to this presenter."""
        self.roster_chosen.connect(presenter.choose_roster)
        self.place_chosen.connect(presenter.choose_place)
        self.set_up_pressed.connect(presenter.set_up)
        self.cancel_pressed.connect(presenter.cancel)

    def show_page(self, page: StartPage) -> None:
        """Show what was chosen, what is wrong with it, and how far the setting up is."""
        self._roster.set_path(page.roster)
        self._roster.set_problem(said(page.problem(Field.ROSTER), self.tr("Choose a roster.")))
        self._passphrase.set_problem(said(page.problem(Field.PASSPHRASE), self.tr("Type the six words.")))
        self._place.set_path(page.place)
        self._place.set_problem(said(page.problem(Field.PLACE), self.tr("Choose where the file goes.")))
        for part in (self._roster, self._passphrase, self._place, self._set_up):
            part.setEnabled(not page.busy)
        self._progress.follow(page.progress, waits=page.progress is not None)

    def word(self) -> None:
        """Say everything in the language in force."""
        self._title.setText(self.tr("Set up your own machine"))
        self._text.set_words(
            self.tr(
                "For a member who scores on a machine of their own. The secretary gives you a stick with a .roster and "
                "six words for it; from then on the same six words open the file on this machine."
            )
        )
        self._roster.set_words(self.tr("Roster"), self.tr("Choose a file"))
        self._passphrase.set_label(self.tr("The six words for this roster"))
        self._passphrase.set_help(self.tr("Six Korean words with spaces between them, as they stand on the card."))
        self._place.set_words(
            self.tr("Case file"), self.tr("Choose a place"), self.tr("On this machine, not on the stick.")
        )
        self._set_up.set_words(self.tr("Set up this machine"))

    def go_to(self, field: Field) -> None:
        """Put the cursor where something is wrong."""
        places = {Field.ROSTER: self._roster, Field.PASSPHRASE: self._passphrase}
        places.get(field, self._place).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_roster(self) -> None:
        kinds = self.tr("Rosters (*.roster)")
        choose_file(self, self.tr("Choose the roster on the stick"), kinds, self.roster_chosen.emit)

    def _ask_place(self) -> None:
        choose_place(
            self,
            self.tr("Where the case file goes"),
            self.tr("Case files (*.case)"),
            self.place_chosen.emit,
            proposed=f"{self.tr('my-machine')}.{SUFFIX}",
            suffix=SUFFIX,
        )
