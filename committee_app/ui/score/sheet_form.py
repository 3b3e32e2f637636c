"""The sheet of one proposal: groups of criteria, reasons, opinion, own total; Enter walks from field to field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from committee_app.case.identifiers import CriterionId
from committee_app.ui.score.page import Sheet
from committee_app.ui.score.sheet_parts import CriterionRow, GroupPart, SheetPart
from committee_app.ui.shared.buttons import Button, ButtonKind
from committee_app.ui.shared.cards import Card, Scrolled, Surface
from committee_app.ui.shared.labels import Label
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.points import points
from committee_app.ui.shared.progress import Meter
from committee_app.ui.theme import current, follow_theme

_OPINION = CriterionId("")
_TALL = 900
"""Windows lower than this, at 100 % text, fold the groups in which nobody is."""


class SheetForm(QWidget):
    """One sheet at a time; the fields are made once, since every proposal has the same criteria."""

    mark_entered = Signal(str, str)
    """A criterion and its mark as typed; nothing for a blank."""
    reason_left = Signal(str, str)
    """A group and its reason."""
    opinion_left = Signal(str)
    page_cited = Signal(str, int)
    """A criterion and the page it rests on; 0 for none."""
    here_cited = Signal(str)
    """A criterion rests on the page that is open beside."""
    turn_chosen = Signal(str)
    """The page that is cited for a criterion is to be opened."""
    next_chosen = Signal()
    read_back_chosen = Signal()
    moved = Signal()
    """The person is at another criterion, or at none."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._can_read = False
        self._groups: tuple[GroupPart, ...] = ()
        self._rows: tuple[CriterionRow, ...] = ()
        self._opinion = SheetPart(_OPINION, 0)
        self._open = _OPINION
        self._active: CriterionRow | None = None
        self._content = QWidget()
        self._lines = QVBoxLayout(self._content)
        self._total_word = Label("", "small", "muted")
        self._total = Label("", "title")
        self._out_of = Label("", "body", "muted")
        self._left = Label("", "small", "muted")
        self._meter = Meter("", "ink")
        self._read_back = Button("", ButtonKind.THIRD)
        self._next = Button("", ButtonKind.PRIMARY, icon_name="arrow-right", icon_after=True)
        self._opinion.text_left.connect(self.opinion_left)
        self._opinion.head_chosen.connect(self._go_to_opinion)
        self._opinion.box.installEventFilter(self)
        self._read_back.clicked.connect(self.read_back_chosen)
        self._next.clicked.connect(self.next_chosen)
        self._lay_out()
        follow_theme(self._dress)

    def show_sheet(self, sheet: Sheet, *, can_read: bool) -> None:
        """Show a sheet; a field is touched only where the disk has something else."""
        self._can_read = can_read
        is_other = self._sheet is None or self._sheet.line.proposal != sheet.line.proposal
        self._sheet = sheet
        if [one.code for one in self._groups] != [one.criterion for one in sheet.groups]:
            self._build(sheet)
        for part, group in zip(self._groups, sheet.groups, strict=True):
            part.show_group(group, sheet.line.proposal, can_read=can_read)
        self._show_opinion(sheet)
        self._show_foot(sheet)
        if is_other:
            self._open = self._first_blank().group if self._groups else _OPINION
        self._fold()

    def stops(self) -> list[QWidget]:
        """Return everything here that takes the focus, from top to bottom."""
        return [*(stop for part in self._parts() for stop in part.stops()), self._read_back, self._next]

    def focus_first(self) -> None:
        """Put the focus on the first blank field, or on the first field."""
        if self._rows:
            self._go_to(self._first_blank().row)

    def focus_reason(self) -> None:
        """Put the focus on the reason of the open group."""
        part = next((one for one in self._parts() if one.code == self._open), self._opinion)
        self._show_part(part.code)
        part.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def criterion(self) -> CriterionId | None:
        """Return the criterion the person is at; at a reason, the first of its group; None at the opinion."""
        if self._active is not None:
            return self._active.criterion
        part = next((one for one in self._groups if one.code == self._open), None)
        return part.rows[0].criterion if part is not None else None

    def cite(self) -> None:
        """Cite the open page for the criterion the person is at; where nothing lies open, let them type it."""
        if self._active is None:
            return
        if self._can_read:
            self.here_cited.emit(self._active.criterion)
        else:
            self._active.cited.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._active.cited.box.selectAll()

    def turn_to_cited(self) -> None:
        """Ask for the page that is cited for the criterion the person is at."""
        if self._active is not None:
            self.turn_chosen.emit(self._active.criterion)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus, and walk with Up and Down, which a scroll area around would take."""
        if event.type() == QEvent.Type.FocusIn:
            self._entered(watched)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            here = next((one for one in self._rows if one.field.input is watched), None)
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if here is not None and by is not None:
                self._step(here, by)
                return True
            if here is not None and self._is_step_key(event) and here.choose_step(event.key() - Qt.Key.Key_0):
                self._step(here, 1)
                return True
        return super().eventFilter(watched, event)

    def _is_step_key(self, event: QKeyEvent) -> bool:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return is_plain and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or open as the window allows."""
        super().resizeEvent(event)
        self._fold()
        QTimer.singleShot(0, self, self._see_active)

    # ── build ──────────────────────────────────────────────────────────────────────────────
    def _lay_out(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addWidget(self._opinion)
        self._lines.addStretch(1)
        sums = column(
            row(self._total_word, "small", self._total, "tight", self._out_of, STRETCH),
            row((self._meter, 1), "small", self._left),
            gap="tight",
        )
        foot = Card(
            row((sums, 1), "large", self._read_back, "small", self._next, margins=("wide", "medium")), Surface.FOOT
        )
        self._scroll = Scrolled(self._content)
        self.setLayout(column(Card(column((self._scroll, 1), foot, margins="hair"))))

    def _build(self, sheet: Sheet) -> None:
        for part in self._groups:
            self._lines.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._groups = tuple(GroupPart(one, sheet.step) for one in sheet.groups)
        self._rows = tuple(one for part in self._groups for one in part.rows)
        for place, part in enumerate(self._groups):
            self._lines.insertWidget(place, part)
            part.head_chosen.connect(self._head_chosen)
            part.text_left.connect(self._reason_left)
            part.box.installEventFilter(self)
        for one in self._rows:
            one.field.mark_finished.connect(self._mark_finished)
            one.field.entered.connect(self._entered_key)
            one.field.input.installEventFilter(self)
            one.cited.typed.connect(self._page_typed)
            one.cited.box.entered.connect(self._page_entered)
            one.cited.here_chosen.connect(self.cite)
            one.cited.turn_chosen.connect(self.turn_to_cited)

    # ── walk ───────────────────────────────────────────────────────────────────────────────
    def _parts(self) -> tuple[SheetPart, ...]:
        return (*self._groups, self._opinion)

    def _part_of(self, wanted: CriterionRow) -> GroupPart:
        return next(part for part in self._groups if wanted in part.rows)

    def _first_blank(self) -> _Place:
        wanted = next((one for one in self._rows if one.field.mark() is None), self._rows[0])
        return _Place(wanted, self._part_of(wanted).code)

    def _step(self, here: CriterionRow, by: int) -> None:
        place = self._rows.index(here) + by
        if 0 <= place < len(self._rows):
            self._go_to(self._rows[place])
        elif by > 0:
            self._go_past_the_last()

    def _go_past_the_last(self) -> None:
        short = next((one for one in self._groups if not one.text.is_acceptable()), None)
        if short is None:
            self._next.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._show_part(short.code)
        short.text.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to(self, wanted: CriterionRow) -> None:
        self._show_part(self._part_of(wanted).code)
        wanted.field.setFocus(Qt.FocusReason.TabFocusReason)
        wanted.field.input.selectAll()

    def _go_to_opinion(self) -> None:
        self._show_part(_OPINION)
        self._opinion.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_part(self, code: CriterionId) -> None:
        if code != self._open:
            self._open = code
            self._fold()

    def _entered(self, watched: QObject) -> None:
        for part in self._parts():
            if part.box is watched:
                self._activate(None)
                self._show_part(part.code)
        here = next((one for one in self._rows if one.field.input is watched), None)
        if here is not None:
            self._activate(here)
            self._show_part(self._part_of(here).code)

    def _activate(self, here: CriterionRow | None) -> None:
        if here is self._active:
            return
        if self._active is not None:
            self._active.set_active(False)
        self._active = here
        if here is not None:
            here.set_active(True)
            QTimer.singleShot(0, self, self._see_active)  # once what folds and opens is laid out
        self.moved.emit()

    def _see_active(self) -> None:
        if self._active is not None and self._active.isVisible():
            self._scroll.ensureWidgetVisible(self._active)

    def _fold(self) -> None:
        is_tall = self.window().height() / current().scale >= _TALL
        for part in self._parts():
            is_open = part.code == self._open
            part.set_folded(rows=not (is_open or is_tall), text=not is_open)

    # ── tell ───────────────────────────────────────────────────────────────────────────────
    def _head_chosen(self) -> None:
        part = self.sender()
        if isinstance(part, GroupPart):
            self._go_to(next((one for one in part.rows if one.field.mark() is None), part.rows[0]))

    def _mark_finished(self, mark: int | None) -> None:
        here = next(one for one in self._rows if one.field is self.sender())
        self.mark_entered.emit(here.criterion, "" if mark is None else points(mark))

    def _page_typed(self, page: int) -> None:
        here = next(one for one in self._rows if one.cited is self.sender())
        self.page_cited.emit(here.criterion, page)

    def _page_entered(self) -> None:
        self._go_to(next(one for one in self._rows if one.cited.box is self.sender()))

    def _entered_key(self) -> None:
        self._step(next(one for one in self._rows if one.field is self.sender()), 1)

    def _reason_left(self, text: str) -> None:
        part = self.sender()
        if isinstance(part, GroupPart):
            self.reason_left.emit(part.code, text)

    # ── show ───────────────────────────────────────────────────────────────────────────────
    def _show_opinion(self, sheet: Sheet) -> None:
        length = len(sheet.opinion.strip())
        self._opinion.show_head(
            self.tr("Overall opinion"),
            self.tr("optional"),
            self.tr("{0} characters").format(length) if length else self.tr("Not written"),
            "",
            "",
        )
        label = self.tr("Strengths, weaknesses, conditions")
        self._opinion.show_text(label, sheet.opinion, sheet.line.proposal, sheet.opinion_problems)

    def _show_foot(self, sheet: Sheet) -> None:
        blanks = sheet.line.blanks
        self._total_word.setText(self.tr("My total"))
        self._total.setText(points(sheet.line.total))
        self._out_of.setText(f"/ {points(sheet.maximum)}")
        place = self.tr("No. {0} of mine").format(sheet.order) if sheet.order else self.tr("No blank left")
        self._left.setText(self.tr("{0} left").format(blanks) if blanks else place)
        self._meter.setAccessibleName(self._left.text())
        self._meter.show_share(len(self._rows) - blanks, len(self._rows))
        self._read_back.set_words(self.tr("Check and seal"))
        self._read_back.setVisible(not sheet.is_last)
        self._next.set_words(self.tr("To check and seal") if sheet.is_last else self.tr("Next project"))

    def _dress(self) -> None:
        self._fold()


class _Place:
    """A row and the group it stands in."""

    def __init__(self, wanted: CriterionRow, group: CriterionId) -> None:
        self.row = wanted
        self.group = group
