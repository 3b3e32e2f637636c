"""The opening is rehearsed: the three holders type their words one after the other, a test sheet is opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.people import HOLDERS, Role
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.meeting.page import Busy, HolderRow, MeetingPage, Task
from committee_app.ui.meeting.panel import Panel
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.progress import ProgressPanel
from committee_app.ui.shared.secret_field import SecretField


class HolderWords(QWidget):
    """One holder: whose words, the field, and what is wrong with them."""

    given = Signal(str)

    def __init__(self, role: Role) -> None:
        super().__init__()
        self._role = role
        self._who = Label("", "strong")
        self._chip = Chip("", ChipTone.SUCCESS, "circle-check")
        self._field = SecretField("")
        self._give = Button("", ButtonKind.SECOND, size=ButtonSize.DIALOG)
        self._give.clicked.connect(lambda: self.given.emit(self._field.take()))
        self._field.changed.connect(self._judge)
        self._field.put_beside(self._give)
        self._is_busy = False
        self.setLayout(column(row(self._who, STRETCH, self._chip), self._field, gap="close"))

    def show_holder(self, holder: HolderRow, *, is_busy: bool) -> None:
        """Show the field until the words were right."""
        words = wording(current_language())
        self._is_busy = is_busy
        self._who.setText(f"{words.word('role', holder.role)} {holder.name}")
        self._chip.setVisible(holder.ready)
        self._chip.show_state(self.tr("key is here"), ChipTone.SUCCESS, "circle-check")
        self._who.setVisible(holder.ready)
        self._field.setVisible(not holder.ready)
        self._field.setEnabled(holder.enrolled)
        self._field.set_label(self.tr("Words of {0}").format(self._who.text()))
        self._give.set_words(self.tr("Check"), self.tr("Check the words of {0}").format(self._who.text()))
        self._field.set_problem(words.findings(holder.problems))
        self._judge()

    def _judge(self) -> None:
        self._give.setEnabled(not self._field.is_empty() and not self._is_busy)


class RehearsalPanel(Panel):
    """Before the first real sheet it is shown that every pair of holders can open one."""

    words_given = Signal(str, str)
    """A role and what its holder typed."""
    rehearsal_asked = Signal()

    def __init__(self) -> None:
        super().__init__(Task.REHEARSAL)
        self._holders = {role: HolderWords(role) for role in HOLDERS}
        for role, holder in self._holders.items():
            holder.given.connect(lambda typed, role=role: self.words_given.emit(role.value, typed))
        self._missing = FindingList(BannerTone.WARNING)
        self._rehearse = Button("", ButtonKind.PRIMARY, icon_name="mail-open")
        self._rehearse.clicked.connect(self.rehearsal_asked)
        self._progress = ProgressPanel(lambda step: wording(current_language()).say(step))
        self._lay_out(*self._holders.values(), self._missing, self._problems, self._progress, self._rehearse)

    def show_now(self, page: MeetingPage) -> None:
        """Show whose words are still missing."""
        super().show_now(page)
        is_busy = page.busy is not None
        for holder in page.holders:
            place = self._holders[holder.role]
            place.setVisible(not page.rehearsed)
            place.show_holder(holder, is_busy=is_busy)
        self._rehearse.setVisible(not page.rehearsed)
        self._rehearse.setEnabled(all(one.ready for one in page.holders) and not is_busy)
        self._rehearse.set_words(self.tr("Rehearse the opening"))
        self._progress.setVisible(page.busy is Busy.REHEARSING and page.progress is not None)
        if page.progress is not None:
            self._progress.show_progress(page.progress)
        self._missing.show_sentences(self._sentences(page))
        self._head(
            self.tr("Rehearsal of the opening"),
            self.tr("It was rehearsed: each pair of holders opened the test sheet.")
            if page.rehearsed
            else self.tr(
                "The three holders come one after the other and type their words. A test sheet is sealed and opened "
                "by each pair; then the keys are forgotten here."
            ),
        )

    def _sentences(self, page: MeetingPage) -> tuple[str, ...]:
        if page.chair_enrolled or page.rehearsed:
            return ()
        return (self.tr("The chair has no key yet: elect and enrol the chair first."),)
