"""The source itself, cell by cell: what each column was taken for, and every place that has something to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from committee_app.case.findings import Finding
from committee_app.desks.words import wording
from committee_app.intake.grids import column_letters
from committee_app.ui.language import current_language
from committee_app.ui.prepare.page import Preview
from committee_app.ui.shared.buttons import Button, ButtonKind, ButtonSize
from committee_app.ui.shared.cards import Card
from committee_app.ui.shared.choice_box import ChoiceBox
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import STRETCH, column, row
from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView

_COLUMN_WIDTH = 132
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of the source, from zero, with what is said of its cells: by place; -1 is the row as a whole."""

    number: int
    cells: tuple[str, ...]
    faults: dict[int, tuple[Finding, ...]] = field(default_factory=dict)
    remarks: dict[int, tuple[Finding, ...]] = field(default_factory=dict)
    is_heading: bool = False

    def said_of(self, place: int) -> tuple[Finding, ...]:
        """Return what is wrong with a cell, and what is remarked on it."""
        return (*self.faults.get(place, ()), *self.remarks.get(place, ()))


def source_rows(preview: Preview) -> tuple[SourceRow, ...]:
    """Return the rows of a source, each with its own faults and remarks."""
    faults, remarks = _by_row(preview.faults), _by_row(preview.remarks)
    return tuple(
        SourceRow(number, cells, faults.get(number, {}), remarks.get(number, {}), number == preview.heading_row - 1)
        for number, cells in enumerate(preview.cells)
    )


def _by_row(findings: tuple[Finding, ...]) -> dict[int, dict[int, tuple[Finding, ...]]]:
    placed: dict[int, dict[int, tuple[Finding, ...]]] = {}
    for one in findings:
        facts = dict(one.params)
        number = facts.get("row")
        if isinstance(number, int) and number > 0:
            cells = placed.setdefault(number - 1, {})
            place = _place(str(facts.get("column", "")))
            cells[place] = (*cells.get(place, ()), one)
    return placed


def _place(letters: str) -> int:
    """Return a column's place from its letters; -1 without any.

    >>> _place("A"), _place("AA"), _place("")
    (0, 26, -1)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class SourcePart(QWidget):
    """The grid, and below it the cell where one is: its column's meaning, and whether its row holds the headings."""

    field_told = Signal(int, str)
    """A column, from zero, and what it holds."""
    heading_row_told = Signal(int)

    def __init__(self, name_of_field: Callable[[str], str]) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._name_of_field = name_of_field
        self._model: RowsModel[SourceRow] = RowsModel(())
        self._grid = CellTable(self._model)
        self._grid.cell_chosen.connect(lambda *_: self._show_cell())
        self._where = Label("", "strong")
        self._field_name = Label("", "small", "muted")
        self._field = ChoiceBox()
        self._field.chosen.connect(self._tell_field)
        self._headings = Button("", ButtonKind.THIRD, size=ButtonSize.TOOL)
        self._headings.clicked.connect(lambda: self.heading_row_told.emit(self._grid.place()[0]))
        self._next = Button("", ButtonKind.THIRD, size=ButtonSize.TOOL, icon_name="arrow-down")
        self._next.clicked.connect(self._go_on)
        self._said = RunningText("", "small", "danger")
        bar = row(self._where, self._field_name, self._field, self._headings, STRETCH, self._next, gap="medium")
        self.setLayout(
            column(bar, self._said, (Card(column(self._grid, margins="hair")), 1), gap="small"),
        )

    def show_preview(self, preview: Preview) -> None:
        """Show a source; the place where one is stays."""
        before = self._preview
        self._preview = preview
        at = self._grid.place()
        rows = source_rows(preview)
        columns = self._columns(preview)
        if len(columns) != len(self._model.columns()):
            self._model.set_rows(())
        self._model.set_columns(columns)
        self._model.set_rows(rows)
        is_new = before is None or before.cells is not preview.cells
        self._grid.go_to(*(self._first(rows, preview) if is_new or at == (-1, -1) else at))
        self._word(rows)
        self._show_cell()

    def _columns(self, preview: Preview) -> tuple[Column[SourceRow], ...]:
        width = max((len(cells) for cells in preview.cells), default=0)
        return (
            Column(
                self.tr("Row"), lambda one: str(one.number + 1), Align.RIGHT, 56, kind="small", tone=lambda _: "muted"
            ),
            *(self._column(preview, place) for place in range(width)),
        )

    def _column(self, preview: Preview, place: int) -> Column[SourceRow]:
        letters = column_letters(place)
        name = preview.field_of(letters)
        title = f"{letters} · {self._name_of_field(name)}" if name else letters
        return Column(
            title,
            lambda one: one.cells[place],
            width=_COLUMN_WIDTH,
            tone=lambda one: _tone(one, place),
            icon=lambda one: _icon(one, place),
            plate=lambda one: _plate(one, place),
            says=lambda one: wording(current_language()).findings(one.said_of(place)),
        )

    def _first(self, rows: tuple[SourceRow, ...], preview: Preview) -> tuple[int, int]:
        return next(
            ((one.number, max(min(one.faults), 0)) for one in rows if one.faults), (max(preview.heading_row - 1, 0), 0)
        )

    def _go_on(self) -> None:
        """Go to the next place that has something to say, from the top again after the last."""
        rows, at = self._model.rows(), self._grid.place()
        places = [(one.number, max(place, 0)) for one in rows for place in sorted({*one.faults, *one.remarks})]
        if places:
            self._grid.go_to(*next((place for place in places if place > at), places[0]))
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_field(self, code: str) -> None:
        self.field_told.emit(self._grid.place()[1], code)

    def _show_cell(self) -> None:
        preview, (number, place) = self._preview, self._grid.place()
        if preview is None or number < 0 or number >= len(self._model.rows()):
            return
        line = self._model.rows()[number]
        letters = column_letters(place)
        self._where.setText(self.tr("Cell {0}{1}").format(letters, number + 1))
        options = (("", self.tr("Not used")), *((one.name, self._name_of_field(one.name)) for one in preview.fields))
        self._field.show_options(options, preview.field_of(letters))
        self._headings.setVisible(not line.is_heading)
        self._headings.set_words(self.tr("Row {0} holds the headings").format(number + 1))
        said = (*line.said_of(place), *line.said_of(-1))
        self._said.set_words(wording(current_language()).findings(said))
        self._said.set_tone("danger" if place in line.faults or -1 in line.faults else "warning")
        self._said.setVisible(bool(said))

    def _word(self, rows: tuple[SourceRow, ...]) -> None:
        self._grid.setAccessibleName(self.tr("The file, cell by cell"))
        self._field_name.setText(self.tr("The column holds"))
        self._field.setAccessibleName(self._field_name.text())
        places = sum(len({*one.faults, *one.remarks}) for one in rows)
        self._next.set_words(self.tr("Next of {0} places").format(places))
        self._next.setVisible(places > 0)


class _Plated(QStyledItemDelegate):
    """Paints the plate of a cell first; the stylesheet that draws the cell would leave it out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        plate = index.data(Qt.ItemDataRole.BackgroundRole)
        if plate is not None:
            painter.fillRect(option.rect, plate)
        super().paint(painter, option, index)


class CellTable(TableView):
    """A table in which one walks from cell to cell."""

    cell_chosen = Signal(int, int)
    """Row and column of the source, from zero."""

    def __init__(self, model: RowsModel[SourceRow]) -> None:
        super().__init__("", model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setItemDelegate(_Plated(self))

    def place(self) -> tuple[int, int]:
        """Return where one is, in the source; (-1, -1) while nowhere."""
        index = self.currentIndex()
        return (index.row(), max(index.column() - 1, 0)) if index.isValid() else (-1, -1)

    def go_to(self, number: int, place: int) -> None:
        """Go to a cell of the source."""
        index = self.model().index(number, place + 1)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, chosen: _Index, before: _Index) -> None:
        """Tell where one is now."""
        super().currentChanged(chosen, before)
        if chosen.isValid():
            self.cell_chosen.emit(*self.place())


def _tone(one: SourceRow, place: int) -> str:
    if place in one.faults:
        return "danger_text"
    if place in one.remarks or -1 in one.remarks:
        return "warning_text"
    return "bold" if one.is_heading else "text"


def _icon(one: SourceRow, place: int) -> str:
    if place in one.faults:
        return "circle-x"
    return "circle-alert" if place in one.remarks else ""


def _plate(one: SourceRow, place: int) -> str:
    if place in one.faults or (-1 in one.faults and one.cells[place]):
        return "danger_plate"
    if place in one.remarks or (-1 in one.remarks and one.cells[place]):
        return "warning_plate"
    return "sunken" if one.is_heading else ""
