"""The whole sheet as a grid, and beside it what one sees only there: the question, own totals, own changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from committee_app.case.identifiers import CriterionId
from committee_app.desks.words import wording
from committee_app.ui.language import current_language
from committee_app.ui.score.grid_table import MarksTable
from committee_app.ui.score.page import Bar, EditLine, Grid, GridColumn, LineState, ScorePage
from committee_app.ui.score.words import said
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.labels import Label, Rule, RunningText, ScreenTitle
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.points import points
from committee_app.ui.theme import current, follow_theme

_MOST_EDITS = 12


class Histogram(QWidget):
    """Own totals in classes; the class of the chosen project stands out by its colour and its bold figure."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._own: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self._dress)

    def show_bars(self, bars: tuple[Bar, ...], own: int | None, name: str) -> None:
        """Show other totals; `own` is the total that stands out."""
        self._bars, self._own = bars, own
        self.setAccessibleName(name)
        self.setAccessibleDescription(", ".join(f"{points(one.lowest)}: {one.count}" for one in bars))
        self.setVisible(bool(bars))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars with their figures and the points below."""
        theme = current()
        painter = QPainter(self)
        line = self.fontMetrics().height() + theme.space("tight")
        room = self.height() - 2 * line
        width = min(self.width() / max(len(self._bars), 1), theme.scaled(56))
        most = max((one.count for one in self._bars), default=1)
        for number, one in enumerate(self._bars):
            left = number * width
            height = room * one.count / most
            is_own = self._own is not None and one.lowest <= self._own < one.lowest + 500
            bar = QRectF(left + 2, line + room - height, width - 4, height)
            painter.fillRect(bar, theme.colour("primary" if is_own else "ink_mid"))
            painter.setFont(theme.font("small_strong" if is_own else "small"))
            painter.setPen(theme.colour("text"))
            if one.count:
                above = QRectF(left, bar.top() - line, width, line)
                painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter), str(one.count))
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font("small"))
            below = QRectF(left, line + room, width, line)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), points(one.lowest))
        painter.setPen(theme.colour("edge"))
        base = line + room + 0.5
        painter.drawLine(QPointF(0, base), QPointF(width * len(self._bars), base))
        painter.end()

    def _dress(self) -> None:
        self.setFont(current().font("small"))
        self.setFixedHeight(current().scaled(150))


class GridPart(QWidget):
    """The grid with its head and its side."""

    mark_entered = Signal(str, str, str)
    row_chosen = Signal(str)
    opened = Signal(str)
    flag_wanted = Signal()
    sort_wanted = Signal()
    sheet_chosen = Signal()
    read_back_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: ScorePage | None = None
        self._criterion: GridColumn | None = None
        self._title = ScreenTitle("")
        self._sort = Button("", ButtonKind.THIRD, icon_name="arrow-up-down")
        self._sheet = Button("", ButtonKind.THIRD, icon_name="file-text")
        self._read_back = Button("", ButtonKind.PRIMARY, icon_name="arrow-right", icon_after=True)
        self.table = MarksTable()
        self._project = Label("", "subheading", wrap=True)
        self._applicant = Label("", "small", "muted", wrap=True)
        self._name = Label("", "bold", wrap=True)
        self._question = RunningText("", "body", "subtle")
        self._problem = RunningText("", "small", "danger")
        self._totals = Label("", "bold")
        self._whose = Label("", "small", "muted", wrap=True)
        self._histogram = Histogram()
        self._changes = Label("", "bold")
        self._edits = RunningText("", "small", "subtle")
        self._flag = Button("", ButtonKind.THIRD, size=ButtonSize.TOOL, icon_name="flag")
        self._open = Button("", ButtonKind.SECOND, size=ButtonSize.TOOL, icon_name="file-text")
        self._lay_out()
        self._join()

    def show_page(self, page: ScorePage) -> None:
        """Show the whole sheet."""
        self._page = page
        if page.grid is not None:
            self._word(page.grid)
            self.table.show_grid(page.grid)
            self._show_side(page.grid)

    def criterion(self) -> CriterionId | None:
        """Return the criterion of the cell the person is at, or None."""
        return self._criterion.criterion if self._criterion is not None else None

    def focus_first(self) -> None:
        """Put the focus on the first blank cell."""
        self.table.go_to_first_blank()

    def stops(self) -> list[QWidget]:
        """Return everything here that takes the focus, in reading order."""
        return [self._sort, self._sheet, self._read_back, self.table, self._open, self._flag]

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.table.say_again()
            self.show_page(self._page)
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self._edit_place = QWidget()
        self._edit_place.setLayout(column(Rule("hair"), "medium", self._changes, "tight", self._edits))
        inside = Padded(
            column(
                self._project,
                self._applicant,
                "small",
                self._name,
                self._question,
                self._problem,
                "small",
                column(self._open, self._flag, gap="small"),
                "medium",
                Rule("hair"),
                "medium",
                self._totals,
                self._whose,
                "small",
                self._histogram,
                "medium",
                self._edit_place,
                STRETCH,
                gap="tight",
                margins=("wide", "large"),
            )
        )
        side = QWidget()
        side.setLayout(column(Card(column((Scrolled(inside), 1), margins="hair"))))
        self._panes = Panes(
            Pane(Card(column(self.table, margins="hair")), height=420), Pane(side, width=300, height=480)
        )
        head = row((self._title, 1), self._sort, self._sheet, self._read_back, gap="small")
        self.setLayout(column(head, (self._panes, 1), gap="medium", margins=("wide", "medium", "wide", "large")))

    def _join(self) -> None:
        self.table.mark_entered.connect(self.mark_entered)
        self.table.row_chosen.connect(self.row_chosen)
        self.table.opened.connect(self.opened)
        self.table.flag_wanted.connect(self.flag_wanted)
        self.table.cell_chosen.connect(self._cell_chosen)
        self._sort.clicked.connect(self.sort_wanted)
        self._sheet.clicked.connect(self.sheet_chosen)
        self._read_back.clicked.connect(self.read_back_chosen)
        self._flag.clicked.connect(self.flag_wanted)
        self._open.clicked.connect(self.sheet_chosen)

    def _cell_chosen(self, criterion: GridColumn | None) -> None:
        self._criterion = criterion
        if self._page is not None and self._page.grid is not None:
            self._show_side(self._page.grid)

    def _show_side(self, grid: Grid) -> None:
        shown = next((one for one in grid.lines if one.line.proposal == grid.chosen), None)
        criterion = self._criterion
        self._name.setText(f"{said(criterion.title)} / {points(criterion.maximum)}" if criterion else "")
        self._question.set_words(said(criterion.question) if criterion else "")
        for part in (self._name, self._question):
            part.setVisible(bool(part.text()) and criterion is not None)
        self._problem.setVisible(shown is not None and shown.problem is not None)
        if shown is None:
            return
        self._project.setText(f"{shown.line.proposal}  {shown.line.title}")
        self._applicant.setText(f"{shown.line.applicant} · {said(shown.line.track)}")
        if shown.problem is not None:
            self._problem.set_words(wording(current_language()).finding(shown.problem))
        self._flag.set_words(self.tr("No longer look again") if shown.line.flagged else self.tr("Look again"))
        own = shown.line.total if shown.line.state is LineState.DONE else None
        self._histogram.show_bars(grid.bars, own, self.tr("My totals"))
        self._edits.set_words("\n".join(self._edit(one) for one in grid.edits[:_MOST_EDITS]))

    def _edit(self, edit: EditLine) -> str:
        before, after = (self.tr("blank") if one is None else points(one) for one in (edit.before, edit.after))
        return f"{edit.at[11:16]}  {said(edit.criterion)}  {before} → {after}"

    def _word(self, grid: Grid) -> None:
        blanks = sum(one.line.blanks for one in grid.lines if one.line.state.is_scored)
        flagged = sum(one.line.flagged for one in grid.lines)
        self._title.set_words(
            self.tr("All my marks"),
            self.tr("{0} of {1} projects done · {2} blank · {3} to look at again").format(
                grid.done, grid.scored, blanks, flagged
            ),
        )
        self._sort.set_words(self.tr("In the order of the list") if grid.by_total else self.tr("By my total"))
        self._sheet.set_words(self.tr("One project"))
        self._read_back.set_words(self.tr("To check and seal"))
        self._open.set_words(self.tr("Read and score"))
        self._totals.setText(self.tr("My totals"))
        self._whose.setText(self.tr("{0} finished projects. No other member’s marks are here.").format(grid.done))
        self._changes.setText(self.tr("My changes here"))
        self._edit_place.setVisible(bool(grid.edits))
        self.table.setAccessibleName(self.tr("My marks, projects by criteria"))
