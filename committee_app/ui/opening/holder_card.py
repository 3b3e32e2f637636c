"""One of the three holders: what they are to this opening, and the field for their words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal

from committee_app.case.people import Role
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.opening.page import Busy, Holder, OpeningPage, Part
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Surface
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.labels import IconLabel, Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.secret_field import SecretField

_ICON: Final = {
    Part.FIRST: ("circle-check", "success"),
    Part.READY: ("circle-check", "success"),
    Part.SECOND: ("key-round", "primary_text"),
    Part.AWAY: ("lock", "subtle"),
}
_CHIP: Final = {
    Part.FIRST: (ChipTone.SUCCESS, "check"),
    Part.READY: (ChipTone.SUCCESS, "check"),
    Part.SECOND: (ChipTone.PRIMARY, None),
    Part.AWAY: (ChipTone.NEUTRAL, None),
}


class HolderCard(Card):
    """The first holder has signed in; one of the others sits down beside them."""

    seat_taken = Signal(str)
    """This holder sits down to give their key; carries the role."""
    words_given = Signal(str)
    """What this holder typed."""

    def __init__(self, role: Role) -> None:
        self._role = role
        self._page: OpeningPage | None = None
        self._icon = IconLabel("lock", "subtle", "icon_empty")
        self._office = Label("", "small", "muted")
        self._name = Label("", "heading", wrap=True)
        self._chip = Chip("", ChipTone.NEUTRAL)
        self._text = RunningText("", "body", "subtle")
        self._secret = SecretField("")
        self._practice = Button("", ButtonKind.TEXT, icon_name="pencil")
        self._give = Button("", ButtonKind.SECOND, icon_name="key-round")
        self._sit = Button("", ButtonKind.SECOND, icon_name="log-in")
        who = row(
            self._icon,
            (column(self._office, self._name, gap="hair"), 1),
            column(self._chip, STRETCH),
            gap="medium",
        )
        super().__init__(
            column(
                who,
                self._text,
                self._secret,
                row(self._give, self._sit, self._practice, STRETCH, gap="small"),
                STRETCH,
                gap="medium",
                margins=("wide", "large"),
            )
        )
        self._sit.clicked.connect(lambda: self.seat_taken.emit(self._role.value))
        self._give.clicked.connect(lambda: self.words_given.emit(self._secret.take()))
        self._secret.changed.connect(self._judge)
        self._practice.clicked.connect(self._fill_in)

    def show_page(self, page: OpeningPage) -> None:
        """Show this holder's part."""
        before, self._page = self._page, page
        holder = self._holder(page)
        is_second, is_away = holder.part is Part.SECOND, holder.part is Part.AWAY
        self.set_surface(Surface.LEAD if is_second else Surface.CARD)
        self._icon.set_icon(*_ICON[holder.part])
        for widget, shown in (
            (self._secret, is_second),
            (self._give, is_second),
            (self._practice, is_second and bool(page.practice_words)),
            (self._sit, is_away),
            (self._text, not is_second),
        ):
            widget.setVisible(shown)
        self._sit.setEnabled(page.busy is None)
        if not is_second:
            self._secret.take()
        self._word(holder)
        words = wording(current_language())
        self._secret.set_problem(words.findings(page.wrong) if is_second else "")
        self._judge()
        just_sat_down = is_second and (before is None or self._holder(before).part is not Part.SECOND)
        if just_sat_down or (is_second and page.wrong):
            self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _holder(self, page: OpeningPage) -> Holder:
        return next(one for one in page.holders if one.role is self._role)

    def _word(self, holder: Holder) -> None:
        office = wording(current_language()).word("role", self._role.value)
        self._office.setText(office[:1].upper() + office[1:])
        self._name.setText(holder.name)
        tone, icon_name = _CHIP[holder.part]
        self._chip.show_state(self._state_words(holder.part), tone, icon_name)
        self._text.set_words(self._sentence(holder))
        self._secret.set_label(self.tr("The five words of {0}").format(holder.name))
        self._secret.set_help(self.tr("They are not shown. Everybody else looks away."))
        is_unlocking = self._page is not None and self._page.busy is Busy.UNLOCKING
        self._give.set_words(self.tr("Checking the key …") if is_unlocking else self.tr("Give the key"))
        self._sit.set_words(self.tr("Sit down here: {0}").format(holder.name))
        self._practice.set_words(self.tr("Practice words"))

    def _state_words(self, part: Part) -> str:
        return {
            Part.FIRST: self.tr("Key is here"),
            Part.READY: self.tr("Key is here"),
            Part.SECOND: self.tr("Now"),
            Part.AWAY: self.tr("Waiting"),
        }[part]

    def _sentence(self, holder: Holder) -> str:
        if holder.part is Part.FIRST:
            return self.tr("Signed in at this machine. The key stays here until this seat is left.")
        if holder.part is Part.READY:
            return self.tr("The key is here for this opening only and is dropped afterwards.")
        if holder.consented:
            return self.tr("Brought the key before. To go on it is needed once more.")
        return self.tr("Can open the sheets together with {0}.").format(self._page.first.name if self._page else "")

    def _judge(self) -> None:
        is_idle = self._page is not None and self._page.busy is None
        self._give.setEnabled(is_idle and not self._secret.is_empty())

    def _fill_in(self) -> None:
        if self._page is not None:
            self._secret.put(self._page.practice_words)
