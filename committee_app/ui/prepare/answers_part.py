"""The drawn order: who is called, what they said, and those who accepted as the members of the case."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from committee_app.ui.prepare.page import CandidateLine, DrawingShown
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.labels import ElidedLabel, Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView
from committee_app.ui.shared.text_field import TextField

_ICON: Final = {True: "circle-check", False: "circle-x"}
_TONE: Final = {True: "success_text", False: "danger_text"}


class AnswersPart(QWidget):
    """The table of the order, and over it the answer that comes next."""

    answered = Signal(str, str, bool)
    """The candidate, the reason of a refusal, and whether they accepted."""

    seating_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: DrawingShown | None = None
        self._news = Banner(BannerTone.INFORMATION, "")
        self._who_name = Label("", "strong")
        self.who = ChoiceBox()
        self.who.chosen.connect(lambda _: self._judge())
        self._accept = Button("", ButtonKind.SECOND, icon_name="user-check")
        self._accept.clicked.connect(lambda: self._answer(accepted=True))
        self.reason = TextField("", longest=200)
        self.reason.changed.connect(lambda _: self._judge())
        self._refuse = Button("", ButtonKind.THIRD, icon_name="user-x")
        self._refuse.clicked.connect(lambda: self._answer(accepted=False))
        self._seat = Button("", ButtonKind.PRIMARY, icon_name="users")
        self._seat.clicked.connect(self.seating_asked)
        self._form = QWidget()
        self._form.setLayout(
            row(
                column(self._who_name, self.who, STRETCH, gap="tight"),
                column(STRETCH, self._accept, "small", gap="none"),
                (self.reason, 1),
                column(STRETCH, self._refuse, "small", gap="none"),
                gap="medium",
            )
        )
        self._model: RowsModel[CandidateLine] = RowsModel(())
        self.table = TableView("", self._model)
        self._line = ElidedLabel("", "small", "muted")
        self.setLayout(
            column(
                row((self._news, 1), self._seat, gap="medium"),
                self._form,
                (Card(column(self.table, margins="hair")), 1),
                self._line,
                gap="medium",
            )
        )

    def show_drawing(self, shown: DrawingShown, *, may_edit: bool) -> None:
        """Show the order and what is to be answered next."""
        before, self._shown = self._shown, shown
        if before is None or before.lines != shown.lines:
            self.reason.set_text("")
        self._word(shown)
        self._model.set_columns(self._columns())
        self._model.set_rows(shown.lines)
        self._show_who(shown)
        self._form.setVisible(may_edit and any(one.called and one.accepted is not False for one in shown.lines))
        self._seat.setVisible(may_edit and not shown.seated)
        self._seat.setEnabled(shown.is_whole)
        self._judge()

    def _show_who(self, shown: DrawingShown) -> None:
        # Who waits comes first; who accepted may still withdraw.
        open_ones = [one for one in shown.lines if one.called and one.accepted is not False]
        ordered = sorted(open_ones, key=lambda one: one.accepted is not None)
        options = tuple((str(one.candidate.id), self._named(one)) for one in ordered)
        codes = [code for code, _ in options]
        waiting = {str(one.candidate.id) for one in ordered if one.accepted is None}
        keeps = self.who.choice() in waiting
        self.who.show_options(options, self.who.choice() if keeps else codes[0] if codes else "")

    def _named(self, one: CandidateLine) -> str:
        said = self.tr("{0}. {1} (no. {2})").format(one.place, one.candidate.name, one.candidate.id)
        return said if one.accepted is None else self.tr("{0}, accepted").format(said)

    def _chosen(self) -> CandidateLine | None:
        lines = self._shown.lines if self._shown else ()
        return next((one for one in lines if str(one.candidate.id) == self.who.choice()), None)

    def _judge(self) -> None:
        chosen = self._chosen()
        self._accept.setEnabled(chosen is not None and chosen.accepted is None)
        self._refuse.setEnabled(chosen is not None and bool(self.reason.text()))

    def _answer(self, *, accepted: bool) -> None:
        self.answered.emit(self.who.choice(), self.reason.text(), accepted)

    def _word(self, shown: DrawingShown) -> None:
        self._who_name.setText(self.tr("Who answered"))
        self.who.setAccessibleName(self._who_name.text())
        self._accept.set_words(self.tr("Accepts"))
        self.reason.set_label(self.tr("Reason of a refusal"))
        self._refuse.set_words(self.tr("Refuses; call the next"))
        self._seat.set_words(self.tr("Make the {0} members").format(shown.size))
        self.table.setAccessibleName(self.tr("The drawn order"))
        self._line.set_words(self.tr("Hashed line: {0}").format(shown.line) if shown.line else "")
        self._line.setVisible(bool(shown.line))
        self._news.show_news(*self._told(shown))

    def _told(self, shown: DrawingShown) -> tuple[BannerTone, str, str]:
        if shown.seated:
            return (
                BannerTone.SUCCESS,
                self.tr("Those who accepted are the members of this case."),
                self.tr("Who withdraws before the freeze makes room for the next in the order."),
            )
        if shown.is_whole:
            return BannerTone.SUCCESS, self.tr("Every seat is taken."), self.tr("Make them the members of the case.")
        if shown.short:
            return (
                BannerTone.WARNING,
                self.tr("Nobody is left in the order who fits a free seat."),
                self.tr("Add a further list of candidates, with other numbers, and draw from it."),
            )
        return (
            BannerTone.INFORMATION,
            self.tr("{0} of {1} accepted, {2} were called and have not answered").format(
                shown.accepted, shown.size, shown.waiting
            ),
            self.tr("Write each answer; after a refusal the next in the order is called."),
        )

    def _columns(self) -> tuple[Column[CandidateLine], ...]:
        return (
            Column(self.tr("Place"), lambda one: str(one.place), Align.RIGHT, 60),
            Column(self.tr("No."), lambda one: str(one.candidate.id), Align.RIGHT, 60),
            Column(self.tr("Name"), lambda one: one.candidate.name, width=130, kind="bold"),
            Column(self.tr("Affiliation"), lambda one: one.candidate.affiliation, least=130),
            Column(self.tr("Field"), lambda one: one.candidate.field, width=110),
            Column(self.tr("Made up"), _made_up, width=120),
            Column(
                self.tr("Answer"),
                self._state,
                width=120,
                tone=_tone,
                icon=lambda one: "" if one.accepted is None else _ICON[one.accepted],
            ),
        )

    def _state(self, one: CandidateLine) -> str:
        if one.accepted is None:
            return self.tr("called") if one.called else self.tr("not called")
        return self.tr("accepted") if one.accepted else self.tr("refused")


def _made_up(one: CandidateLine) -> str:
    return " · ".join(filter(None, (one.candidate.sex, one.candidate.region)))


def _tone(one: CandidateLine) -> str:
    if one.accepted is None:
        return "warning_text" if one.called else "muted"
    return _TONE[one.accepted]
