"""The board of the members: who is here, and how far each is; never what they gave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from committee_app.case.lifecycle import Stage
from committee_app.ui.meeting.page import MeetingPage, MemberRow
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView
from committee_app.ui.theme import current

_WIDE = 760
"""So wide the board shows how far each member is and where they come from; in pixels at 100 % text."""


class SeatsBoard(QWidget):
    """A row for each seat; the chosen member is the one that panels speak of."""

    member_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: MeetingPage | None = None
        self._title = Label("", "subheading")
        self._quorum = Chip("", ChipTone.NEUTRAL)
        self._model: RowsModel[MemberRow] = RowsModel(())
        self.table = TableView("", self._model)
        self.table.row_chosen.connect(self._chosen)
        head = row(self._title, STRETCH, self._quorum, margins=("large", "medium"))
        self.setLayout(column(head, (self.table, 1)))

    def show_page(self, page: MeetingPage) -> None:
        """Show the members as they stand; the chosen row stays chosen."""
        self._page = page
        self._word(page)
        self._model.set_rows(page.members)
        place = next((at for at, one in enumerate(page.members) if one.id == page.chosen), None)
        self.table.show_choice(place)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say where the members come from once there is room for it."""
        super().resizeEvent(event)
        if self._page is not None:
            self.show_page(self._page)

    def _is_wide(self) -> bool:
        return self.width() >= current().scaled(_WIDE)

    def _chosen(self, member: MemberRow) -> None:
        self.member_chosen.emit(member.id)

    def _word(self, page: MeetingPage) -> None:
        self._title.setText(self.tr("Members"))
        self.table.setAccessibleName(self._title.text())
        there = page.quorum
        is_met = there.present >= there.needed
        self._quorum.show_state(
            self.tr("{0} of {1} here · quorum {2}").format(there.present, there.roll, there.needed),
            ChipTone.SUCCESS if is_met else ChipTone.WARNING,
            "circle-check" if is_met else "circle-alert",
        )
        columns = self._columns(page)
        if [one.title for one in columns] != [one.title for one in self._model.columns()]:
            self._model.set_columns(columns)

    def _columns(self, page: MeetingPage) -> tuple[Column[MemberRow], ...]:
        seat: Column[MemberRow] = Column(self.tr("Seat"), lambda one: str(one.seat), Align.RIGHT, 64)
        here = Column(self.tr("Here"), self._here, Align.CENTRE, 88, tone=_tone_of(lambda one: one.here))
        if (
            page.stage is Stage.READY and page.tasks and not self._is_wide()
        ):  # beside a panel there is no room for where they come from
            return (seat, Column(self.tr("Name"), self._name, kind="bold", least=110), here, *self._progress())
        enrolled = Column(
            self.tr("Enrolled"), self._enrolled, Align.CENTRE, 112, tone=_tone_of(lambda one: one.enrolled)
        )
        who: tuple[Column[MemberRow], ...] = (
            Column(self.tr("Name"), self._name, width=130, kind="bold"),
            Column(self.tr("Affiliation"), lambda one: one.affiliation, least=110),
        )
        return (seat, *who, here, *(self._progress() if page.stage is Stage.READY else (enrolled,)))

    def _progress(self) -> tuple[Column[MemberRow], ...]:
        return (
            Column(self.tr("Pledge"), self._pledged, Align.CENTRE, 96, tone=_tone_of(lambda one: one.pledged)),
            Column(self.tr("Conflicts"), self._declared, Align.CENTRE, 112, tone=_declared_tone),
            Column(self.tr("Sheet"), self._sealed, Align.CENTRE, 96, tone=_tone_of(lambda one: one.sealed)),
        )

    def _name(self, one: MemberRow) -> str:
        return self.tr("{0} (chair)").format(one.name) if one.is_chair else one.name

    def _here(self, one: MemberRow) -> str:
        return self.tr("✓ here") if one.here else self.tr("not here")

    def _enrolled(self, one: MemberRow) -> str:
        return self.tr("✓ enrolled") if one.enrolled else self.tr("not yet")

    def _pledged(self, one: MemberRow) -> str:
        return self.tr("✓ signed") if one.pledged else self.tr("not yet")

    def _declared(self, one: MemberRow) -> str:
        if one.questions:
            return self.tr("{0} asked").format(one.questions)
        return self.tr("✓ declared") if one.declared else self.tr("not yet")

    def _sealed(self, one: MemberRow) -> str:
        if one.sealed:
            return self.tr("✓ sealed")
        return self.tr("{0} absent").format(one.absent) if one.absent else self.tr("not yet")


def _tone_of(is_done: Callable[[MemberRow], bool]) -> Callable[[MemberRow], str]:
    return lambda one: "success_text" if is_done(one) else "muted"


def _declared_tone(one: MemberRow) -> str:
    if one.questions:
        return "warning_text"
    return "success_text" if one.declared else "muted"
