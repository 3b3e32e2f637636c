"""The details of one proposal: who stands behind it, and for a conflict or a question its ground and words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from committee_app.case.conflicts import Answer
from committee_app.case.kinship import Hint, Tie
from committee_app.case.programme import LookBack
from committee_app.ui.declare.page import AnswerRow, DeclarePage, GroundShown, Lack
from committee_app.ui.language import current_language
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.chips import Chip, ChipTone
from committee_app.ui.shared.choices import Choice
from committee_app.ui.shared.labels import Label, Rule, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.reason_field import ReasonField
from committee_app.ui.theme import current, follow_theme

_TONES = {Answer.NONE: ChipTone.PRIMARY, Answer.CONFLICT: ChipTone.DANGER, Answer.ASK: ChipTone.WARNING}


class GroundPanel(QWidget):
    """The side of the table; what is asked here depends on the answer of the row."""

    ground_chosen = Signal(str)
    words_changed = Signal(str)
    words_left = Signal()
    next_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: DeclarePage | None = None
        self._choices: dict[str, Choice] = {}
        self._id = Label("", "bold", "primary")
        self._chip = Chip("")
        self._title = Label("", "subheading", wrap=True)
        self._bodies = RunningText("", "small", "subtle")
        self._clue = Banner(BannerTone.WARNING, "")
        self._help = RunningText("", "body", "subtle")
        self._which = Label("", "bold")
        self._group = QButtonGroup(self)
        self._grounds = QWidget()
        self._lines = QVBoxLayout(self._grounds)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._words = ReasonField("", longest=500)
        self._lack = Label("", "small", "warning", wrap=True)
        self._next = Button("", ButtonKind.SECOND, icon_name="arrow-right", icon_after=True)
        self._words.changed.connect(self.words_changed)
        self._words.left.connect(self.words_left)
        self._next.clicked.connect(self.next_chosen)
        self._lay_out()
        follow_theme(self._dress)

    def show_page(self, page: DeclarePage) -> None:
        """Show the chosen row."""
        self._page = page
        shown = page.chosen_row
        if [one.code for one in page.grounds] != list(self._choices):
            self._build(page.grounds)
        self._word()
        if shown is not None:
            self._show_row(shown)

    def stops(self) -> list[QWidget]:
        """Return everything here that takes the focus, from top to bottom."""
        box = self._words.focusProxy()
        assert box is not None
        return [*self._choices.values(), box, self._next]

    def focus_first(self) -> None:
        """Put the focus where the row wants to be filled in."""
        row_shown = self._page.chosen_row if self._page else None
        if row_shown is not None and row_shown.answer is Answer.CONFLICT:
            checked = self._group.checkedButton() or next(iter(self._choices.values()))
            checked.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._words.isVisibleTo(self):
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _lay_out(self) -> None:
        head = column(row(self._id, STRETCH, self._chip), self._title, self._bodies, gap="tight")
        inside = QWidget()
        inside.setLayout(
            column(
                head,
                self._clue,
                Rule("hair"),
                self._help,
                self._which,
                self._grounds,
                (self._words, 1),
                self._lack,
                STRETCH,
                gap="medium",
                margins=("wide", "large"),
            )
        )
        self._foot = QWidget()
        self._foot.setLayout(column(Rule(), row(STRETCH, self._next, margins=("wide", "medium"))))
        self.setLayout(column(Card(column((Scrolled(inside), 1), self._foot))))

    def _show_row(self, shown: AnswerRow) -> None:
        is_conflict = shown.answer is Answer.CONFLICT
        needs_words = shown.answer in (Answer.CONFLICT, Answer.ASK)
        self._id.setText(shown.proposal)
        self._title.setText(shown.title)
        self._bodies.set_words(" · ".join(shown.bodies))
        self._which.setVisible(is_conflict)
        self._grounds.setVisible(is_conflict)
        self._words.setVisible(needs_words)
        self._help.setVisible(not needs_words)
        self._show_clue(shown)
        self._choose(shown.ground)
        if self._words.text() != shown.words:
            self._words.set_text(shown.words)
        self._show_answer(shown)

    def _show_clue(self, shown: AnswerRow) -> None:
        self._clue.setVisible(bool(shown.hints))
        if shown.hints:
            lines = [self._clue_words(one) for one in shown.hints]
            self._clue.show_news(
                BannerTone.WARNING,
                self.tr("A name here is like one of yours"),
                "\n".join([*lines, self.tr("Only names were compared. You alone know whether it is a tie.")]),
            )

    def _clue_words(self, hint: Hint) -> str:
        body = self.tr("Partner {0}").format(hint.body) if hint.is_partner else hint.body
        return {
            Tie.SAME: self.tr("{0}: the same name as yours, {1}."),
            Tie.PART: self.tr("{0}: by its name it belongs together with yours, {1}."),
            Tie.FORMER: self.tr("{0}: like the name of a body you have left, {1}."),
        }[hint.tie].format(body, hint.own)

    def _show_answer(self, shown: AnswerRow) -> None:
        says = {Answer.NONE: self.tr("None"), Answer.CONFLICT: self.tr("Yes"), Answer.ASK: self.tr("Ask")}
        if shown.answer is None:
            self._chip.show_state(self.tr("Not answered"), ChipTone.NEUTRAL)
        else:
            self._chip.show_state(says[shown.answer], _TONES[shown.answer])
        lacks = {
            Lack.GROUND: self.tr("Choose the ground; without it the declaration cannot be signed."),
            Lack.WORDS: self.tr("Write a sentence; without it the declaration cannot be signed."),
        }
        self._lack.setText(lacks.get(shown.lack, "") if shown.lack else "")
        self._lack.setVisible(shown.lack in lacks)

    def _build(self, grounds: tuple[GroundShown, ...]) -> None:
        for choice in self._choices.values():
            self._group.removeButton(choice)
            self._lines.removeWidget(choice)
            choice.deleteLater()
        self._choices = {one.code: Choice("") for one in grounds}
        for choice in self._choices.values():
            self._group.addButton(choice)
            self._lines.addWidget(choice)
            choice.clicked.connect(self._ground_clicked)

    def _choose(self, ground: str) -> None:
        self._group.setExclusive(False)
        for code, choice in self._choices.items():
            choice.setChecked(code == ground)
        self._group.setExclusive(True)

    def _ground_clicked(self) -> None:
        sender = self.sender()
        self.ground_chosen.emit(next(code for code, one in self._choices.items() if one is sender))

    def _word(self) -> None:
        page = self._page
        if page is None:
            return
        for ground in page.grounds:
            self._choices[ground.code].set_words(ground.title.in_language(current_language()), self._reach(ground))
        is_question = page.chosen_row is not None and page.chosen_row.answer is Answer.ASK
        self._which.setText(self.tr("What kind of tie is it?"))
        self._words.set_label(self.tr("What do you want to ask?") if is_question else self.tr("In words"))
        self._words.set_help(
            self.tr("The chair answers. Until then you can score the other projects.")
            if is_question
            else self.tr("You will not score this project. What you write stays in the signed record.")
        )
        self._help.set_words(
            self.tr(
                "Is there a tie between you and any of the bodies above? If you are not sure, choose “Ask”: "
                "the chair decides."
            )
        )
        self._next.set_words(self.tr("Next open project"))
        self._foot.setVisible(any(one.lack is not None for one in page.rows if one.proposal != page.chosen))

    def _reach(self, ground: GroundShown) -> str:
        if ground.since is not None:
            return self.tr("Since {0}").format(_day(ground.since))
        return self.tr("At present") if ground.look_back is LookBack.PRESENT else self.tr("At any time")

    def _dress(self) -> None:
        self._lines.setSpacing(current().space("tight"))


def _day(day: date) -> str:
    return f"{day.year}. {day.month}. {day.day}."
