"""The whole sheet read back from the disk, what is missing in it, and the way to the seal."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from committee_app.ui.score.page import Confirmed, ReadBack, ReadLine, ScorePage
from committee_app.ui.score.words import said
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.checklist import Checklist, Item
from committee_app.ui.shared.choices import CheckBox
from committee_app.ui.shared.labels import Label, Rule, RunningText, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Pane, Panes
from committee_app.ui.shared.points import points
from committee_app.ui.shared.states import ItemState
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView


class ReadBackPart(QWidget):
    """A table of own ballots in another order of things than the sheet, so that a slip is seen."""

    back_chosen = Signal()
    jump_chosen = Signal(str)
    seal_chosen = Signal()
    confirmed = Signal(str, bool)
    """What the person ticked or took back, by its code."""

    def __init__(self) -> None:
        super().__init__()
        self._page: ScorePage | None = None
        self._title = ScreenTitle("")
        self._back = Button("", ButtonKind.THIRD, icon_name="arrow-left")
        self._model: RowsModel[ReadLine] = RowsModel(())
        self._table = TableView("", self._model)
        self._missing_title = Label("", "subheading", wrap=True)
        self._missing = Checklist()
        self._news = Banner(BannerTone.SUCCESS, "")
        self._ticks = {one: CheckBox("") for one in Confirmed}
        self._follows = RunningText("", "small", "subtle")
        self._seal = Button("", ButtonKind.PRIMARY, size=ButtonSize.FINAL, icon_name="stamp")
        self._why_not = Label("", "small", "muted", wrap=True)
        self._back.clicked.connect(self.back_chosen)
        self._seal.clicked.connect(self.seal_chosen)
        self._missing.chosen.connect(self.jump_chosen)
        for one in self._ticks.values():
            one.clicked.connect(self._ticked)
        self._table.row_opened.connect(self._row_opened)
        self._lay_out()

    def show_page(self, page: ScorePage) -> None:
        """Show the ballots as the disk has them."""
        self._page = page
        if page.read_back is not None:
            self._word(page, page.read_back)
            self._model.set_rows(page.read_back.lines)
            self._show_missing(page, page.read_back)

    def focus_first(self) -> None:
        """Put the focus on the ballots, from which Enter leads back to each."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
        super().changeEvent(event)

    def _lay_out(self) -> None:
        listed = QWidget()
        listed.setLayout(column(self._missing, STRETCH))
        side = QWidget()
        side.setLayout(
            column(
                Card(
                    column(
                        column(self._news, self._missing_title, gap="small", margins=("wide", "large")),
                        (Scrolled(listed), 1),
                        Rule(),
                        column(
                            *self._ticks.values(),
                            self._follows,
                            self._why_not,
                            row((self._seal, 1)),
                            gap="small",
                            margins=("wide", "large"),
                        ),
                    )
                )
            )
        )
        panes = Panes(Pane(Card(column(self._table, margins="hair")), height=420), Pane(side, width=400, height=480))
        self.setLayout(
            column(row((self._title, 1), self._back, gap="medium"), (panes, 1), gap="medium", margins=("wide", "large"))
        )

    def _order_stops(self) -> None:
        # The list is made anew again and again; Tab follows the reading order all the same.
        listed = self._missing.findChildren(QAbstractButton)
        stops: list[QWidget] = [self._back, self._table, *listed, *self._ticks.values(), self._seal]
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)

    def _row_opened(self, line: ReadLine) -> None:
        self.jump_chosen.emit(line.proposal)

    def _show_missing(self, page: ScorePage, read_back: ReadBack) -> None:
        missing = tuple(one for one in read_back.missing if one.proposal not in page.asked)
        is_complete = not read_back.findings
        self._missing.show_items((self._item(one, read_back) for one in missing), "")
        self._missing.setAccessibleName(self.tr("Projects that lack something"))
        self._order_stops()
        self._missing_title.setText(self.tr("Projects that lack something: {0}").format(len(missing)))
        self._missing_title.setVisible(bool(missing))
        self._news.setVisible(is_complete or bool(page.asked) or bool(read_back.different))
        if read_back.different:
            self._news.show_news(
                BannerTone.WARNING,
                self.tr("The disk has other marks than the screen showed: {0}").format(", ".join(read_back.different)),
                self.tr("Below stand the marks on the disk. Look at these projects again before you seal."),
            )
        elif page.asked:
            self._news.show_news(
                BannerTone.INFORMATION,
                self.tr("Your question waits for the chair: {0}").format(", ".join(page.asked)),
                self.tr("You can seal once the chair has answered."),
            )
        else:
            self._news.show_news(
                BannerTone.SUCCESS, self.tr("Nothing is missing"), self.tr("Look the marks over, then seal.")
            )
        for tick, box in self._ticks.items():
            box.setVisible(is_complete)
            box.setChecked(tick in read_back.confirmed)
        self._seal.setEnabled(read_back.can_seal)
        self._why_not.setVisible(not read_back.can_seal)
        self._why_not.setText(
            self.tr("It can be sealed once all three are ticked.")
            if is_complete
            else self.tr("It can be sealed once nothing above is open.")
        )

    def _item(self, line: ReadLine, read_back: ReadBack) -> Item:
        lacks = [self.tr("blank marks: {0}").format(line.blanks)] if line.blanks else []
        titles = [said(title) for code, title, _ in read_back.groups if code in line.short]
        if titles:
            lacks.append(self.tr("reason too short: {0}").format(", ".join(titles)))
        return Item(
            line.proposal, f"{line.proposal}  {line.title}", " · ".join(lacks), ItemState.OPEN, self.tr("Go there")
        )

    def _word(self, page: ScorePage, read_back: ReadBack) -> None:
        self._title.set_words(
            self.tr("Check and seal"),
            self.tr("The sheet of {0}, read from the disk again just now.").format(page.name),
        )
        self._back.set_words(self.tr("Back to the sheet"))
        self._follows.set_words(
            self.tr("Once it is sealed nobody can read or change it until the opening, you neither.")
        )
        self._seal.set_words(self.tr("Seal the sheet of {0}").format(page.name))
        self._word_ticks(read_back)
        self._table.setAccessibleName(self.tr("My ballots as they stand on the disk"))
        columns = self._columns(read_back)
        if [one.title for one in columns] != [one.title for one in self._model.columns()]:
            self._model.set_columns(columns)

    def _word_ticks(self, read_back: ReadBack) -> None:
        zeros = (
            self.tr("No mark is blank. {0} marks are zero, and that is meant.").format(read_back.zeros)
            if read_back.zeros
            else self.tr("No mark is blank and none is zero.")
        )
        far = (
            self.tr("These totals lie far from my others, and that is meant: {0}").format(", ".join(read_back.far))
            if read_back.far
            else self.tr("No total lies far from my others.")
        )
        total = self.tr("{0} projects, {1} points in all. I have seen these totals.").format(
            len(read_back.lines), points(read_back.total)
        )
        for tick, words in ((Confirmed.ZEROS, zeros), (Confirmed.OUTLIERS, far), (Confirmed.TOTAL, total)):
            self._ticks[tick].setText(words)
            self._ticks[tick].setAccessibleName(words)
            self._ticks[tick].updateGeometry()

    def _ticked(self, is_ticked: bool) -> None:
        sender = self.sender()
        self.confirmed.emit(next(tick.value for tick, box in self._ticks.items() if box is sender), is_ticked)

    def _columns(self, read_back: ReadBack) -> tuple[Column[ReadLine], ...]:
        groups = tuple(
            _subtotal(place, f"{said(title)} {points(maximum)}")
            for place, (_, title, maximum) in enumerate(read_back.groups)
        )
        return (
            Column(self.tr("No."), lambda line: line.proposal, width=72, kind="bold"),
            Column(self.tr("Project"), lambda line: line.title, least=120),
            *groups,
            Column(self.tr("Total"), lambda line: points(line.total), Align.RIGHT, 84, "bold"),
            Column(self.tr("Blank"), _blanks, Align.RIGHT, 72, tone=_blank_tone),
            Column(self.tr("Reasons"), self._reasons, Align.LEFT, 110, "small", _reason_tone),
        )

    def _reasons(self, line: ReadLine) -> str:
        return self.tr("{0} too short").format(len(line.short)) if line.short else self.tr("Enough")


def _subtotal(place: int, title: str) -> Column[ReadLine]:
    return Column(title, lambda line: points(line.subtotals[place]), Align.RIGHT, 96)


def _blanks(line: ReadLine) -> str:
    return str(line.blanks) if line.blanks else "–"


def _blank_tone(line: ReadLine) -> str:
    return "warning_text" if line.blanks else "muted"


def _reason_tone(line: ReadLine) -> str:
    return "warning_text" if line.short else "muted"
