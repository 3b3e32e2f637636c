"""All proposals in one table, each with an answer of its own; nothing is chosen at first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from committee_app.case.conflicts import Answer as Given
from committee_app.case.kinship import Tie
from committee_app.ui.declare.page import AnswerRow
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.shared.tables import Column, RowsModel, TableView

_CODES = tuple(one.value for one in Given)
_TONES = ("primary", "danger", "warning")
_ANSWERS = tuple(Answer(code, code, tone) for code, tone in zip(_CODES, _TONES, strict=True))
_TITLE, _CLUE = 1, 3
_Line = tuple[str, str, str, tuple[Tie, ...]]
"""What a row says that never changes: number, title, bodies, and how bodies are like the member's own."""


class AnswersTable(QWidget):
    """A table whose last column is a segment a row; Up and Down walk from segment to segment."""

    chosen = Signal(str)
    """Another proposal was selected."""
    answered = Signal(str, str)
    """A proposal and the code of its answer."""
    rebuilt = Signal()
    """The segments were made anew, so that whoever holds the table has to order its stops."""
    opened = Signal(str)
    """Enter on a row: its details want to be filled in."""

    def __init__(self) -> None:
        super().__init__()
        self._model: RowsModel[_Line] = RowsModel(())
        self._table = TableView("", self._model, row_size="row_controls")
        # The segments are the stops; the table itself would only be one more.
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._segments: dict[str, Segment] = {}
        self._table.row_chosen.connect(self._row_chosen)
        self._table.row_opened.connect(lambda line: self.opened.emit(line[0]))
        self.setLayout(column(self._table))
        self._word()

    def show_rows(self, rows: tuple[AnswerRow, ...], chosen: str | None) -> None:
        """Show every answer, and which proposal is selected."""
        lines = tuple(
            (one.proposal, one.title, " · ".join(one.bodies), tuple(hint.tie for hint in one.hints)) for one in rows
        )
        if lines != self._model.rows():
            self._model.set_rows(lines)
            self._put_segments()
        for one in rows:
            self._segments[one.proposal].set_choice(one.answer.value if one.answer else None)
        self._select(chosen)

    def set_brief(self, is_brief: bool) -> None:
        """Leave titles and clues to the details beside the table where the room is narrow."""
        if self._table.isColumnHidden(_TITLE) is not is_brief:
            for column in (_TITLE, _CLUE):
                self._table.setColumnHidden(column, is_brief)
            self._table.fit_columns()

    def segment(self, proposal: str) -> Segment:
        """Return the answers of a proposal."""
        return self._segments[proposal]

    def stops(self) -> list[QWidget]:
        """Return everything here that takes the focus, from top to bottom."""
        return list(self._segments.values())

    def focus_row(self, proposal: str | None) -> None:
        """Put the focus on the answers of a proposal."""
        if proposal in self._segments:
            self._segments[proposal].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select the row whose answers got the focus."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            owner = watched.parentWidget()
            self._select(next((code for code, one in self._segments.items() if one is owner), None))
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _select(self, proposal: str | None) -> None:
        numbers = [line[0] for line in self._model.rows()]
        if proposal in numbers and self._table.currentIndex().row() != numbers.index(proposal):
            self._table.choose(numbers.index(proposal))

    def _row_chosen(self, line: _Line) -> None:
        segment = self._segments.get(line[0])
        if segment is not None and self._has_focus_inside() and not segment.isAncestorOf(self.focusWidget()):
            segment.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(line[0])

    def _has_focus_inside(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _put_segments(self) -> None:
        self._segments = {}
        place = len(self._model.columns()) - 1
        for number, (proposal, title, _, _) in enumerate(self._model.rows()):
            segment = Segment(f"{proposal} {title}", _ANSWERS)
            segment.chosen.connect(self._answered)
            for button in segment.findChildren(QWidget):
                button.installEventFilter(self)
            cell = QWidget()
            cell.setLayout(row(segment, STRETCH))
            self._table.setIndexWidget(self._model.index(number, place), cell)
            self._segments[proposal] = segment
        self._word_segments()
        self.rebuilt.emit()

    def _answered(self, answer: str) -> None:
        sender = self.sender()
        proposal = next(code for code, one in self._segments.items() if one is sender)
        self.answered.emit(proposal, answer)

    def _word(self) -> None:
        self._table.setAccessibleName(self.tr("Proposals and my answers"))
        self._model.set_columns(
            (
                Column(self.tr("No."), lambda line: line[0], width=72, kind="bold"),
                Column(self.tr("Project"), lambda line: line[1], least=200),
                Column(self.tr("Applicant and partners"), lambda line: line[2], width=240, tone=lambda _: "subtle"),
                Column(
                    self.tr("Clue"),
                    self._clue,
                    width=120,
                    kind="small",
                    tone=lambda line: "warning_text" if line[3] else "muted",
                    icon=lambda line: "search" if line[3] else "",
                ),
                Column(self.tr("Conflict of interest"), lambda _: "", width=240),
            )
        )
        self._word_segments()

    def _clue(self, line: _Line) -> str:
        says = {Tie.SAME: self.tr("Same name"), Tie.PART: self.tr("Related name"), Tie.FORMER: self.tr("Former body")}
        return says[line[3][0]] if line[3] else "–"

    def _word_segments(self) -> None:
        words = (self.tr("None"), self.tr("Yes"), self.tr("Ask"))
        for segment in self._segments.values():
            segment.set_words(words)
