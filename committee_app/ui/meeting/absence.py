"""A member is not there for some of the proposals: they keep their sealed marks for the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from committee_app.case.identifiers import TrackId
from committee_app.ui.language import current_language
from committee_app.ui.meeting.page import MeetingPage, Task, TrackRow
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.text_field import TextField


class AbsencePanel(Panel):
    """Whole tracks, with the reason that the minutes print."""

    recorded = Signal(object, str)
    """The tracks and the reason."""

    def __init__(self) -> None:
        super().__init__(Task.ABSENCE)
        self._name = Label("", "heading", wrap=True)
        self._state = Label("", "small", "muted", wrap=True)
        self._card = Card(column(self._name, self._state, gap="hair", margins="large"), Surface.FACTS)
        self._tracks = QVBoxLayout()
        self._boxes: dict[TrackId, CheckBox] = {}
        self._reason = TextField("", longest=200)
        self._reason.changed.connect(self._judge)
        self._record = Button("", ButtonKind.PRIMARY, icon_name="user-x")
        self._record.clicked.connect(lambda: self.recorded.emit(self._chosen(), self._reason.text()))
        self._lay_out(self._card, self._tracks, self._reason, self._problems, self._record)

    def empty_fields(self) -> None:
        """Forget tracks and reason."""
        self._reason.set_text("")
        for box in self._boxes.values():
            box.setChecked(False)

    def show_now(self, page: MeetingPage) -> None:
        """Show whose absence is recorded, and for which tracks."""
        super().show_now(page)
        member = page.member()
        self._show_tracks(page.tracks)
        self._card.setVisible(member is not None)
        if member is not None:
            self._name.setText(member.name)
            absent = self.tr("{0} proposals recorded as absent").format(member.absent)
            sealed = self.tr("The sheet is sealed: absence can no longer be recorded here.")
            self._state.setText(sealed if member.sealed else absent)
        self._head(
            self.tr("Absence"),
            self.tr("Choose a member in the table, and the tracks they are away for. An absent mark is never a zero."),
        )
        self._reason.set_label(self.tr("Reason, as the minutes print it"))
        self._reason.set_help(self.tr("The kind of reason only. No health details."))
        self._record.set_words(self.tr("Record the absence of {0}").format(member.name if member else "…"))
        self._judge()

    def _show_tracks(self, tracks: tuple[TrackRow, ...]) -> None:
        if tuple(self._boxes) != tuple(one.id for one in tracks):
            for box in self._boxes.values():
                box.deleteLater()
            self._boxes = {one.id: CheckBox("") for one in tracks}
            for box in self._boxes.values():
                self._tracks.addWidget(box)
                box.toggled.connect(self._judge)
        for one in tracks:
            title = one.title.in_language(current_language())
            self._boxes[one.id].setText(self.tr("{0}, {1} proposals").format(title, one.proposals))
            self._boxes[one.id].setAccessibleName(self._boxes[one.id].text())

    def _chosen(self) -> tuple[TrackId, ...]:
        return tuple(track for track, box in self._boxes.items() if box.isChecked())

    def _judge(self) -> None:
        member = self._page.member() if self._page is not None else None
        is_possible = member is not None and not member.sealed
        self._record.setEnabled(is_possible and bool(self._chosen()) and bool(self._reason.text()))
