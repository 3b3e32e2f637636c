"""The scoring screen: head, strip, list and sheet; then the whole sheet read back, the seal, and the receipt."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from committee_app.case.identifiers import ProposalId
from committee_app.desks.words import wording
from committee_app.intake.proposal_pages import Drawing, Picture
from committee_app.ui.keys import show_keys
from committee_app.ui.language import current_language
from committee_app.ui.reading.page import ReadingPage
from committee_app.ui.reading.view import ReadingPane
from committee_app.ui.score.criterion_panel import Asked, CriterionPanel, asked_in_grid, asked_in_sheet
from committee_app.ui.score.grid_part import GridPart
from committee_app.ui.score.page import Line, LineState, Part, Resumed, ScorePage
from committee_app.ui.score.presenter import ScorePresenter
from committee_app.ui.score.project_head import ProjectHead
from committee_app.ui.score.proposal_list import ProposalList
from committee_app.ui.score.read_back import ReadBackPart
from committee_app.ui.score.receipt import ReceiptPart
from committee_app.ui.score.sheet_form import SheetForm
from committee_app.ui.score.words import said, status_word
from committee_app.ui.shared.banners import Banner, BannerTone
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.composition import commit_composition
from committee_app.ui.shared.empty import EmptyState
from committee_app.ui.shared.finding_list import FindingList
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.questions import Question, QuestionDialog, ask
from committee_app.ui.shared.strip import Cell, CellState, ProgressStrip
from committee_app.ui.theme import current, follow_theme

_CELLS = {LineState.DONE: CellState.DONE, LineState.PARTIAL: CellState.PARTIAL, LineState.OPEN: CellState.OPEN}
_FORM, _WIDE_FORM = 560, 680
_UNBOUNDED = 16_777_215  # QWIDGETSIZE_MAX


class ScoreView(QWidget):
    """Shows a page and reports what the member does."""

    chosen = Signal(str)
    next_chosen = Signal()
    previous_chosen = Signal()
    mark_entered = Signal(str, str)
    reason_left = Signal(str, str)
    opinion_left = Signal(str)
    read_back_chosen = Signal()
    sheet_chosen = Signal()
    sealed = Signal(str)
    """The member confirmed; carries the code they typed."""
    confirmed = Signal(str, bool)
    grid_chosen = Signal()
    row_chosen = Signal(str)
    mark_of_entered = Signal(str, str, str)
    sort_chosen = Signal()
    undo_chosen = Signal()
    flag_chosen = Signal()
    abstained = Signal(str)
    """The member gives no marks for the open project; carries the reason."""
    page_cited = Signal(str, int)
    here_cited = Signal(str)
    turn_chosen = Signal(str)
    place_rested = Signal()
    """The reader has stayed on a page of the proposal."""
    left = Signal()
    handed_over = Signal()
    anew_wanted = Signal()
    """The member writes the sealed sheet anew, to seal it once more."""
    saved_said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: ScorePage | None = None
        self._dialog: QuestionDialog | None = None
        self._is_ordered = False
        self._cells: tuple[tuple[Line, str, Cell], ...] = ()
        self._head = ProjectHead()
        self._strip = ProgressStrip("")
        self._list = ProposalList()
        self._form = SheetForm()
        self.reading = ReadingPane()
        self._grid = GridPart()
        self._resumed = Banner(BannerTone.SUCCESS, "")
        self._reads_only = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(1500)
        self._rest.timeout.connect(self.place_rested)
        self._nothing = EmptyState("", icon_name="list-checks")
        self._problems = FindingList()
        self._sheet = self._sheet_part()
        self._read_back = ReadBackPart()
        self._receipt = ReceiptPart()
        self._over = EmptyState("", icon_name="lock")
        self._over_place = QWidget()
        self._anew = Button("-", ButtonKind.TEXT, icon_name="pencil")
        over = column(self._over, row(STRETCH, self._anew, STRETCH), gap="medium")
        self._over_place.setLayout(column(STRETCH, row(STRETCH, over, STRETCH), STRETCH, margins="wide"))
        self._parts = {
            Part.SHEET: self._sheet,
            Part.GRID: self._grid,
            Part.READ_BACK: self._read_back,
            Part.RECEIPT: self._receipt,
            Part.SEALED: self._over_place,
        }
        self.setLayout(column(*((part, 1) for part in self._parts.values())))
        self._criterion = CriterionPanel(self)
        self._join()
        self._add_keys()
        follow_theme(self._fit)

    def bind(self, presenter: ScorePresenter) -> None:
        """Report to this presenter."""
        self.chosen.connect(presenter.choose)
        self.next_chosen.connect(presenter.go_on)
        self.previous_chosen.connect(presenter.go_back)
        self.mark_entered.connect(presenter.enter_mark)
        self.reason_left.connect(presenter.write_reason)
        self.opinion_left.connect(presenter.write_opinion)
        self.read_back_chosen.connect(presenter.show_read_back)
        self.sheet_chosen.connect(presenter.show_sheet)
        self.confirmed.connect(presenter.confirm)
        self.grid_chosen.connect(presenter.show_grid)
        self.row_chosen.connect(presenter.choose_in_grid)
        self.mark_of_entered.connect(presenter.enter_mark_of)
        self.sort_chosen.connect(presenter.sort_by_total)
        self.undo_chosen.connect(presenter.undo)
        self.flag_chosen.connect(presenter.flag)
        self.abstained.connect(presenter.abstain)
        self.page_cited.connect(presenter.cite_page)
        self.here_cited.connect(presenter.cite_here)
        self.turn_chosen.connect(presenter.turn_to_cited)
        self.place_rested.connect(presenter.keep_place)
        self.reading.bind(presenter.reading)
        self.sealed.connect(presenter.seal)
        self.left.connect(presenter.leave)
        self.handed_over.connect(presenter.hand_over)
        self.anew_wanted.connect(presenter.write_anew)
        self.saved_said.connect(presenter.tell_saved)

    def show_page(self, page: ScorePage) -> None:
        """Show a page."""
        before, self._page = self._page, page
        for part, widget in self._parts.items():
            widget.setVisible(part is page.part)
        {
            Part.SHEET: self._show_sheet,
            Part.GRID: self._grid.show_page,
            Part.READ_BACK: self._read_back.show_page,
            Part.RECEIPT: self._receipt.show_page,
            Part.SEALED: self._show_over,
        }[page.part](page)
        self._show_question(page)
        self._follow_criterion()
        if before is None or before.part is not page.part:
            self._entered_part(page)
        if page.saved_at and (before is None or before.saved_at != page.saved_at):
            self._say_saved()

    def show_reading(self, page: ReadingPage) -> None:
        """Show what lies open beside the sheet."""
        self.reading.show_reading(page)
        if self._page is not None and self._page.sheet is not None:
            self._form.show_sheet(self._page.sheet, can_read=self.reading.is_open())

    def show_pictures(self, proposal: ProposalId, drawing: Drawing, pictures: tuple[Picture, ...]) -> None:
        """Show pages of the proposal that were drawn."""
        self.reading.show_pictures(proposal, drawing, pictures)

    def focus_work(self) -> None:
        """Put the focus where the work goes on: the first blank field of the open sheet."""
        self._form.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Say which keys work here."""
        super().showEvent(event)
        self._say_keys()
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._focus_part)  # after the window has put the focus somewhere

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the keys away with the screen."""
        show_keys(self)
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what fits."""
        super().resizeEvent(event)
        self._fit()
        self._criterion.place()

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._page is not None:
            self.show_page(self._page)
            self._say_keys()
            self._say_saved()
        super().changeEvent(event)

    # ── build ──────────────────────────────────────────────────────────────────────────────
    def _sheet_part(self) -> QWidget:
        self._strip_bar = _bar(column(self._strip, margins=("wide", "none")))
        self._panes = QWidget()
        self._panes.setLayout(
            row(
                (self._list, 1),
                (self.reading, 1),
                self._form,
                (self._nothing, 1),
                gap="large",
                margins=("wide", "medium"),
            )
        )
        part = QWidget()
        part.setLayout(column(self._head, self._strip_bar, self._problem_place(), (self._panes, 1)))
        return part

    def _problem_place(self) -> QWidget:
        self._problem_box = QWidget()
        self._problem_box.setLayout(
            column(self._resumed, self._problems, gap="small", margins=("wide", "medium", "wide", "none"))
        )
        return self._problem_box

    def _join(self) -> None:
        self._strip.cell_chosen.connect(self._leave_field_for)
        self._list.chosen.connect(self.chosen)
        self._form.mark_entered.connect(self.mark_entered)
        self._form.reason_left.connect(self.reason_left)
        self._form.opinion_left.connect(self.opinion_left)
        self._form.page_cited.connect(self.page_cited)
        self._form.here_cited.connect(self.here_cited)
        self._form.turn_chosen.connect(self.turn_chosen)
        self._head.flag_chosen.connect(self.flag_chosen)
        self._head.grid_chosen.connect(self._go_to_grid)
        self._head.abstain_chosen.connect(self._ask_to_abstain)
        self._head.previous_chosen.connect(self._go_back)
        self._head.following_chosen.connect(self._go_on)
        self._grid.mark_entered.connect(self.mark_of_entered)
        self._grid.row_chosen.connect(self.row_chosen)
        self._grid.opened.connect(self.chosen)
        self._grid.flag_wanted.connect(self.flag_chosen)
        self._grid.sort_wanted.connect(self.sort_chosen)
        self._grid.sheet_chosen.connect(self._to_sheet)
        self._grid.read_back_chosen.connect(self.read_back_chosen)
        self._read_back.confirmed.connect(self.confirmed)
        self.reading.turned.connect(lambda _: self._rest.start())
        self._form.moved.connect(self._follow_criterion)
        self._grid.table.cell_chosen.connect(self._follow_criterion)
        self._form.next_chosen.connect(self._go_on)
        self._form.read_back_chosen.connect(self.read_back_chosen)
        self._nothing.act_chosen.connect(self.read_back_chosen)
        self._read_back.back_chosen.connect(self.sheet_chosen)
        self._read_back.jump_chosen.connect(self._leave_field_for)
        self._read_back.seal_chosen.connect(self._ask_seal)
        self._receipt.left.connect(self.left)
        self._receipt.handed_over.connect(self.handed_over)
        self._over.act_chosen.connect(self._leave_over)
        self._anew.clicked.connect(self._ask_to_write_anew)

    def _add_keys(self) -> None:
        for keys, act in (
            (("Ctrl+Return", "Ctrl+Enter", "PgDown"), self._go_on),
            (("PgUp",), self._go_back),
            (("Ctrl+M",), self._form.focus_reason),
            (("Ctrl+G",), self._form.cite),
            (("Ctrl+Shift+G",), self._form.turn_to_cited),
            (("Ctrl+F",), self.reading.focus_search),
            (("Ctrl+Z",), self._undo),
            (("F4",), self._read_only),
            (("F5",), self._go_to_grid),
            (("F6",), self._next_pane),
            (("F7",), self._turn_criterion),
            (("F8",), self._flag_it),
        ):
            self._add_key(self._sheet, keys, act)
        in_grid: tuple[tuple[tuple[str, ...], Callable[[], None]], ...] = (
            (("Ctrl+Z",), self._undo),
            (("F3",), self._grid.table.go_to_next_blank),
            (("Shift+F3",), self._grid.table.go_to_blank_before),
            (("F4", "F5"), self._to_sheet),
            (("F7",), self._turn_criterion),
            (("F8",), self._flag_it),
            (("F9",), self.sort_chosen.emit),
        )
        for grid_keys, grid_act in in_grid:
            self._add_key(self._grid, grid_keys, grid_act)

    def _add_key(self, part: QWidget, keys: tuple[str, ...], act: Callable[[], None]) -> None:
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), part)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ── walk ───────────────────────────────────────────────────────────────────────────────
    def _go_on(self) -> None:
        self._walk(self.next_chosen.emit)

    def _go_back(self) -> None:
        self._walk(self.previous_chosen.emit)

    def _go_to_grid(self) -> None:
        self._leave_fields()
        self.grid_chosen.emit()

    def _to_sheet(self) -> None:
        self.sheet_chosen.emit()

    def _undo(self) -> None:
        self._leave_fields()
        self.undo_chosen.emit()
        self._focus_part()

    def _flag_it(self) -> None:
        self.flag_chosen.emit()

    def _read_only(self) -> None:
        """Give the proposal the whole room, and take it back."""
        if self._page is not None and self._page.has_papers:
            self._reads_only = not self._reads_only
            self._fit()
            self.reading.focus_paper() if self._reads_only else self._form.focus_first()

    def _next_pane(self) -> None:
        focused = self.window().focusWidget()
        is_in_form = focused is not None and self._form.isAncestorOf(focused)
        if is_in_form and self.reading.isVisible():
            self.reading.focus_paper()
        elif is_in_form and self._list.isVisible():
            self._list.stops()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._form.isVisible():
            self._form.focus_first()

    def _turn_criterion(self) -> None:
        """Show what the criterion asks and what its marks mean, or put that away."""
        self._show_criterion(None if self._criterion.isVisible() else self._asked())

    def _follow_criterion(self) -> None:
        if self._criterion.isVisible():
            self._show_criterion(self._asked())

    def _show_criterion(self, asked: Asked | None) -> None:
        # In the sheet the fields stand at the right, in the grid the question does.
        self._criterion.show_asked(asked, at_right=self._page is not None and self._page.part is Part.GRID)

    def _asked(self) -> Asked | None:
        page = self._page
        if page is None:
            return None
        if page.part is Part.GRID and page.grid is not None:
            return asked_in_grid(page.grid, self._grid.criterion() or "")
        if page.part is Part.SHEET and page.sheet is not None:
            return asked_in_sheet(page.sheet, self._form.criterion() or "")
        return None

    def _leave_fields(self) -> None:
        focused = self.window().focusWidget()
        if focused is not None and self._form.isAncestorOf(focused):
            commit_composition(focused)
            focused.clearFocus()  # what is typed is kept when its field is left

    def _leave_field_for(self, proposal: str) -> None:
        self._walk(lambda: self.chosen.emit(proposal))

    def _walk(self, go: Callable[[], None]) -> None:
        self._leave_fields()
        go()
        if self._page is not None and self._page.part is Part.SHEET:
            self.focus_work()

    def _entered_part(self, page: ScorePage) -> None:
        self._say_keys()
        self._focus_part()
        if page.part in (Part.RECEIPT, Part.SEALED):
            self.saved_said.emit("")

    def _focus_part(self) -> None:
        if self._page is not None:
            {
                Part.SHEET: self._form.focus_first,
                Part.GRID: self._grid.focus_first,
                Part.READ_BACK: self._read_back.focus_first,
                Part.RECEIPT: self._receipt.focus_first,
                Part.SEALED: self._focus_over,
            }[self._page.part]()

    def _focus_over(self) -> None:
        self._over.findChildren(Button)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_stops(self) -> None:
        # Cells and fields are made after everything else; Tab follows the reading order all the same.
        beside = self.reading.stops() if self._page is not None and self._page.has_papers else self._list.stops()
        stops = [*self._head.stops(), self._strip, *beside, *self._form.stops()]
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)

    def _ask_to_abstain(self) -> None:
        sheet = self._page.sheet if self._page is not None else None
        if sheet is None:
            return
        self._leave_fields()
        question = Question(
            title=self.tr("Abstain from scoring {0}?").format(sheet.line.proposal),
            text=self.tr("No mark is not zero: the others' marks alone count. It is recorded and cannot be undone."),
            facts=((self.tr("Project"), sheet.line.title),),
            confirm=self.tr("Abstain from {0}").format(sheet.line.proposal),
            words_label=self.tr("Reason, which will stand in the minutes"),
        )
        ask(self, question).confirmed.connect(self.abstained)

    # ── seal ───────────────────────────────────────────────────────────────────────────────
    def _ask_seal(self) -> None:
        page = self._page
        if page is None or page.read_back is None:
            return
        question = Question(
            title=self.tr("Seal the sheet of {0}?").format(page.name),
            text=self.tr("Once it is sealed nobody can read or change it until the opening, you neither."),
            facts=(
                (self.tr("Ballots"), str(len(page.read_back.lines))),
                (self.tr("Blank marks"), str(sum(one.blanks for one in page.read_back.lines))),
            ),
            confirm=self.tr("Seal the sheet of {0}").format(page.name),
            secret_label=self.tr("The code on your card"),
            icon_name="stamp",
        )
        self._dialog = ask(self, question)
        self._dialog.confirmed.connect(self.sealed)
        self._dialog.finished.connect(self._question_gone)

    def _question_gone(self) -> None:
        self._dialog = None

    def _show_question(self, page: ScorePage) -> None:
        if self._dialog is None:
            return
        if page.part is not Part.READ_BACK:
            self._dialog.finish()
        elif page.is_checking:
            self._dialog.wait(self.tr("The code is being checked."))
        elif page.seal_problems:
            self._dialog.refuse(wording(current_language()).findings(page.seal_problems))

    # ── show ───────────────────────────────────────────────────────────────────────────────
    def _show_sheet(self, page: ScorePage) -> None:
        self._problems.show_findings(page.problems)
        self._show_resumed(page)
        self._list.show_page(page)
        self._show_strip(page)
        sheet = page.sheet
        self._head.setVisible(sheet is not None)
        self._form.setVisible(sheet is not None)
        self._nothing.setVisible(sheet is None)
        self._nothing.set_words(
            self.tr("There is nothing for you to score"),
            self.tr("You give no marks for any of the projects now."),
            self.tr("Check and seal"),
        )
        if sheet is None:
            return
        self._head.show_sheet(sheet, may_abstain=page.may_abstain)
        self._form.show_sheet(sheet, can_read=self.reading.is_open())
        self._fit()
        if not self._is_ordered:
            self._is_ordered = True
            self._order_stops()

    def _show_resumed(self, page: ScorePage) -> None:
        kept = page.resumed
        if page.revises:
            self._resumed.show_news(
                BannerTone.INFORMATION,
                self.tr("You write your sheet anew"),
                self.tr("The sealed sheet counts until you seal this one."),
            )
        elif kept is not None:
            words = self._resumed_words(kept)
            self._resumed.show_news(BannerTone.SUCCESS, self.tr("You go on where you were"), words)
            if self._is_narrow():  # the status bar has the room that the fields need here
                self.saved_said.emit(words)
        self._fit_problems()

    def _resumed_words(self, kept: Resumed) -> str:
        return self.tr("{0} projects done, {1} begun. Nothing is lost since the last saving at {2}.").format(
            kept.done, kept.begun, kept.saved_at[11:19]
        )

    def _show_strip(self, page: ScorePage) -> None:
        self._strip.setAccessibleName(self.tr("How far my projects are"))
        language = current_language()
        before = self._cells if len(self._cells) == len(page.lines) else (None,) * len(page.lines)
        self._cells = tuple(
            old if old and old[0] is one and old[1] == language else (one, language, self._cell(one))
            for old, one in zip(before, page.lines, strict=True)
        )
        chosen = page.sheet.line.proposal if page.sheet else None
        self._strip.set_cells(tuple(cell for _, _, cell in self._cells), chosen)

    def _cell(self, line: Line) -> Cell:
        if line.state.is_scored:
            word = {
                LineState.DONE: self.tr("done"),
                LineState.PARTIAL: self.tr("begun"),
                LineState.OPEN: self.tr("not begun"),
            }[line.state]
            label = line.proposal[-2:]
        else:
            word = self.tr("asked") if line.state is LineState.ASKED else status_word(line.state)
            label = self._short_word(line.state)
        name = f"{line.proposal} {line.title}: {word}"
        state = _CELLS.get(line.state, CellState.AWAY)
        return Cell(line.proposal, label, name, state, group=said(line.track))

    def _short_word(self, state: LineState) -> str:
        return {
            LineState.ASKED: self.tr("Ask"),
            LineState.EXCLUDED: self.tr("Excl."),
            LineState.CHALLENGED: self.tr("Chal."),
            LineState.RECUSED: self.tr("Rec."),
            LineState.ABSENT: self.tr("Abs."),
            LineState.ABSTAINED: self.tr("Abst."),
            LineState.VOIDED: self.tr("Void"),
        }[state]

    def _show_over(self, page: ScorePage) -> None:
        self._over.set_words(
            self.tr("The sheet of {0} is sealed").format(page.name),
            self.tr("It lies on this machine. It counts once the committee's machine has taken in your ballot.")
            if page.away
            else self.tr("Until the opening nobody can read or change it, you neither."),
            self.tr("Write the ballot to a stick") if page.away else self.tr("Back to the seats"),
        )

        self._anew.set_words(self.tr("Write my sheet anew"))

    def _ask_to_write_anew(self) -> None:
        name = self._page.name if self._page is not None else ""
        question = Question(
            title=self.tr("Write the sheet of {0} anew?").format(name),
            text=self.tr(
                "The sealed sheet counts until you seal again. Nobody can read it, you neither, so every mark is "
                "written once more. It can be done until scoring is closed."
            ),
            confirm=self.tr("Begin anew"),
            icon_name="pencil",
        )
        ask(self, question).confirmed.connect(lambda _: self.anew_wanted.emit())

    def _leave_over(self) -> None:
        is_away = self._page is not None and self._page.away
        (self.handed_over if is_away else self.left).emit()

    def _say_keys(self) -> None:
        if not self.isVisible() or self._page is None:
            return
        if self._page.part is Part.GRID:
            show_keys(
                self,
                ("Enter", self.tr("Down")),
                ("Tab", self.tr("Next criterion")),
                ("Space", self.tr("Look again")),
                ("F3", self.tr("Next blank")),
                ("F1", self.tr("Help, all keys")),
            )
            return
        if self._page.part is not Part.SHEET:
            show_keys(self)
            return
        show_keys(
            self,
            ("Enter", self.tr("Next criterion")),
            ("Ctrl M", self.tr("Reason")),
            ("Ctrl G", self.tr("Cite page")),
            ("Ctrl Enter", self.tr("Next project")),
            ("F1", self.tr("Help, all keys")),
        )

    def _say_saved(self) -> None:
        page = self._page
        if page is None or page.part not in (Part.SHEET, Part.GRID, Part.READ_BACK):
            return
        if page.saved_at:
            time = page.saved_at[11:19]
            self.saved_said.emit(self.tr("Saved at {0}. Every mark on this screen is on the disk.").format(time))
        elif page.resumed is not None and not page.revises and self._is_narrow():
            self.saved_said.emit(self._resumed_words(page.resumed))

    def _room(self) -> float:
        # Not wider than the window: a part that does not fit must not make the room look wide.
        return min(self.width(), self.window().width()) / current().scale

    def _is_narrow(self) -> bool:
        return self._room() < current().sizes["narrow_room"]

    def _fit_problems(self) -> None:
        page = self._page
        has_news = page is not None and (page.resumed is not None or page.revises)
        says_resumed = has_news and not self._is_narrow()
        self._resumed.setVisible(says_resumed)
        self._problem_box.setVisible(says_resumed or (page is not None and bool(page.problems)))

    def _fit(self) -> None:
        theme, room, is_narrow = current(), self._room(), self._is_narrow()
        self._fit_problems()
        has_papers = self._page is not None and self._page.has_papers and self._page.sheet is not None
        reads_only = has_papers and self._reads_only
        self._list.setVisible(not is_narrow and not has_papers)
        self.reading.setVisible(has_papers and (not is_narrow or reads_only))
        self._form.setVisible(self._page is not None and self._page.sheet is not None and not reads_only)
        self._strip_bar.setVisible(not is_narrow)
        self._head.fit(room)
        width = theme.scaled(_WIDE_FORM if room >= theme.sizes["wide_room"] else _FORM)
        self._form.setMinimumWidth(0 if is_narrow else width)
        self._form.setMaximumWidth(_UNBOUNDED if is_narrow else width)
        self._strip_bar.setFixedHeight(theme.size("strip") + 1)


def _bar(inside: QLayout) -> QFrame:
    bar = QFrame()
    bar.setProperty("kind", "bar")
    bar.setLayout(inside)
    return bar
