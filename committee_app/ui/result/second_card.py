"""The second person of the resolution: sits down beside the chair, types their words, and has confirmed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.people import Role
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.result.confirming import Second
from committee_app.ui.shared.banners import BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.secret_field import SecretField

_SECONDS = (Role.SECRETARY, Role.AUDITOR)


class SecondCard(QWidget):
    """Offers the two officers who may confirm; then the field for the words of one of them."""

    seat_taken = Signal(str)
    """This officer sits down to confirm; carries the role, or nothing where nobody does after all."""
    words_given = Signal(str)
    """What the officer typed."""

    def __init__(self) -> None:
        super().__init__()
        self._second: Second | None = None
        self._title = Label("", "strong")
        self._text = RunningText("", "small", "muted")
        self._sits = {role: Button("", ButtonKind.SECOND, icon_name="log-in") for role in _SECONDS}
        self._secret = SecretField("")
        self._give = Button("", ButtonKind.SECOND, icon_name="signature")
        self._practice = Button("", ButtonKind.TEXT, icon_name="pencil")
        self._change = Button("", ButtonKind.TEXT, icon_name="arrow-left")
        self._change.clicked.connect(lambda: self.seat_taken.emit(""))
        self._done = FindingList(BannerTone.SUCCESS)
        self.setLayout(
            column(
                self._title,
                self._text,
                *(row(sit, STRETCH) for sit in self._sits.values()),
                self._secret,
                row(self._give, STRETCH),
                row(self._practice, self._change, STRETCH, gap="small"),
                self._done,
                gap="small",
            )
        )
        for role, sit in self._sits.items():
            sit.clicked.connect(lambda _=False, role=role: self.seat_taken.emit(role.value))
        self._give.clicked.connect(lambda: self.words_given.emit(self._secret.take()))
        self._secret.changed.connect(self._judge)
        self._practice.clicked.connect(self._fill_in)

    def show_second(self, second: Second) -> None:
        """Show who may confirm, who is about to, or who did."""
        before, self._second = self._second, second
        is_done = second.confirmed_by is not None
        is_typing = second.chosen is not None and not is_done
        for sit in self._sits.values():
            # Who sits down hides the other: the words of one person are typed here.
            sit.setVisible(second.is_due and not is_done and second.chosen is None)
            sit.setEnabled(second.is_due and not second.is_unlocking)
        self._secret.setVisible(is_typing)
        self._give.setVisible(is_typing)
        self._practice.setVisible(is_typing and bool(second.practice_words))
        self._text.setVisible(not is_done)
        self._change.setVisible(is_typing)
        self._change.setEnabled(not second.is_unlocking)
        if not is_typing:
            self._secret.take()
        self._word(second)
        self._secret.set_problem(wording(current_language()).findings(second.wrong) if is_typing else "")
        self._judge()
        if is_typing and (before is None or before.chosen is not second.chosen or second.wrong):
            self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._second is not None:
            self.show_second(self._second)
        super().changeEvent(event)

    def _word(self, second: Second) -> None:
        words = wording(current_language())
        names = dict(second.officers)
        self._title.setText(self.tr("Second person"))
        self._text.set_words(self._due_words(second))
        for role, sit in self._sits.items():
            sit.set_words(self.tr("Sit down here: {0} ({1})").format(names.get(role, ""), words.word("role", role)))
        name = names.get(second.chosen, "") if second.chosen else ""
        self._secret.set_label(self.tr("The five words of {0}").format(name))
        self._secret.set_help(self.tr("They are not shown. Everybody else looks away."))
        self._give.set_words(
            self.tr("Checking the key …") if second.is_unlocking else self.tr("Confirm result and count")
        )
        self._practice.set_words(self.tr("Practice words"))
        self._change.set_words(self.tr("Somebody else"))
        self._done.show_sentences(self._done_words(second))

    def _due_words(self, second: Second) -> str:
        if not second.is_due or second.vote is None:
            return self.tr("Once the votes are counted, the secretary or the auditor confirms them here.")
        vote = second.vote
        form = self.tr("Confirms this result and count: in favour {0} of {1}, against {2}, abstained {3}, invalid {4}.")
        return form.format(vote.in_favour, vote.eligible, vote.against, vote.abstained, vote.invalid)

    def _done_words(self, second: Second) -> tuple[str, ...]:
        if second.confirmed_by is None:
            return ()
        role, name = second.confirmed_by
        office = wording(current_language()).word("role", role)
        return (self.tr("{0} ({1}) confirmed this result and this count.").format(name, office),)

    def _judge(self) -> None:
        second = self._second
        is_idle = second is not None and second.is_due and not second.is_unlocking
        self._give.setEnabled(is_idle and not self._secret.is_empty())

    def _fill_in(self) -> None:
        if self._second is not None:
            self._secret.put(self._second.practice_words)
