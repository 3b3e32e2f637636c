"""The head of a sheet: which project, whose, and where it stands among those that this member scores."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from committee_app.ui.score.page import Sheet
from committee_app.ui.score.words import said
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.labels import ElidedLabel, Label
from committee_app.ui.shared.layouts import STRETCH, row
from committee_app.ui.theme import current


class ProjectHead(QFrame):
    """Names the project and walks to its neighbours."""

    flag_chosen = Signal()
    grid_chosen = Signal()
    abstain_chosen = Signal()
    previous_chosen = Signal()
    following_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._id = Label("", "title", "primary")
        self._title = ElidedLabel("", "title")
        self._applicant = ElidedLabel("", "body", "subtle")
        self._track = Chip("")
        self._abstain = Button("", ButtonKind.TEXT, size=ButtonSize.BAR, icon_name="ban")
        self._flag = Button("", ButtonKind.TEXT, size=ButtonSize.BAR, icon_name="flag")
        self._to_grid = Button("", ButtonKind.TEXT, size=ButtonSize.BAR, icon_name="table")
        self._previous = Button("", ButtonKind.TEXT, size=ButtonSize.BAR, icon_name="chevron-left")
        self._place = Label("", "bold")
        self._following = Button("", ButtonKind.TEXT, size=ButtonSize.BAR, icon_name="chevron-right")
        self._abstain.clicked.connect(self.abstain_chosen)
        self._flag.clicked.connect(self.flag_chosen)
        self._to_grid.clicked.connect(self.grid_chosen)
        self._previous.clicked.connect(self.previous_chosen)
        self._following.clicked.connect(self.following_chosen)
        which = (self._id, "medium", self._title, "medium", self._applicant, "small", self._track, STRETCH)
        acts = (self._abstain, "tight", self._flag, "tight", self._to_grid)
        walk = (self._previous, "tight", self._place, "tight", self._following)
        self.setLayout(row(*which, *acts, "medium", *walk, margins=("wide", "none")))

    def show_sheet(self, sheet: Sheet, *, may_abstain: bool) -> None:
        """Name the project of a sheet."""
        self._id.setText(sheet.line.proposal)
        self._title.set_words(sheet.line.title)
        self._applicant.set_words(sheet.line.applicant)
        self._track.show_state(said(sheet.line.track), ChipTone.NEUTRAL)
        self._place.setText(f"{sheet.place} / {sheet.count}")
        self._place.setAccessibleName(self.tr("Project {0} of {1}").format(sheet.place, sheet.count))
        self._previous.set_words("", self.tr("Previous project"))
        self._previous.setEnabled(not sheet.is_first)
        self._following.set_words("", self.tr("Next project"))
        self._following.setEnabled(not sheet.is_last)
        self._abstain.set_words(self.tr("Abstain"), self.tr("Give no marks for this project"))
        self._abstain.setVisible(may_abstain)
        is_flagged = sheet.line.flagged
        self._flag.set_words(
            self.tr("Looked at again") if is_flagged else self.tr("Look again"),
            self.tr("No longer look at this project again")
            if is_flagged
            else self.tr("Remember to look at this project again"),
        )
        self._flag.set_kind(ButtonKind.SECOND if is_flagged else ButtonKind.TEXT)
        self._to_grid.set_words(self.tr("All my marks"))

    def fit(self, room: float) -> None:
        """Keep what fits into so much room at 100 % text."""
        theme = current()
        self._applicant.setVisible(room >= theme.sizes["narrow_room"])
        self._track.setVisible(room >= theme.sizes["wide_room"])
        self.setFixedHeight(theme.size("project_header"))

    def stops(self) -> list[QWidget]:
        """Return what takes the focus, from left to right."""
        return [self._abstain, self._flag, self._to_grid, self._previous, self._following]
