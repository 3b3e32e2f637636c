from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.ui.shared.tables import Align, Column, RowsModel, TableView
from committee_app.ui.theme import apply_theme, current, load_theme
from tests.ui.hands import press


@dataclass(frozen=True, slots=True)
class Line:
    rank: int
    title: str
    total: str


LINES = (Line(1, "고령 농업인 병해충 진단", "91.2500"), Line(2, "독거노인 안부 AI 콜", "90.5000"))
COLUMNS: tuple[Column[Line], ...] = (
    Column("순위", lambda line: str(line.rank), Align.RIGHT, 60, "bold"),
    Column("과제", lambda line: line.title),
    Column("최종 점수", lambda line: line.total, Align.RIGHT, 100, "bold", lambda _: "ink"),
)


def table(qtbot: QtBot, rows: tuple[Line, ...] = LINES) -> TableView:
    view = TableView("순위표", RowsModel(COLUMNS, rows))
    qtbot.addWidget(view)
    view.resize(600, 300)
    return view


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, LINES)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(())
    model.set_rows(LINES)
    model.set_columns(COLUMNS[:2])
    assert (model.rowCount(), model.columnCount()) == (2, 2)


def test_every_cell_says_its_column_and_its_words(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, LINES)
    told = model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "최종 점수 90.5000"


def test_numbers_stand_right_and_words_left(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, LINES)
    sides = [Qt.AlignmentFlag(model.index(0, number).data(Qt.ItemDataRole.TextAlignmentRole)) for number in range(3)]
    assert [bool(side & Qt.AlignmentFlag.AlignRight) for side in sides] == [True, False, True]


def test_rows_stand_in_the_order_given(qtbot: QtBot) -> None:
    view = table(qtbot, LINES[::-1])
    assert not view.isSortingEnabled()
    assert [view.model().index(row, 0).data() for row in range(2)] == ["2", "1"]


def test_the_same_rows_keep_the_selection(qtbot: QtBot) -> None:
    view = table(qtbot)
    model = view.model()
    assert isinstance(model, RowsModel)
    view.choose(1)
    model.set_rows(tuple(LINES))
    assert view.chosen_row() == LINES[1]
    model.set_rows(LINES[:1])
    assert view.chosen_row() is None


def test_another_language_keeps_the_selection(qtbot: QtBot) -> None:
    view = table(qtbot)
    model = view.model()
    assert isinstance(model, RowsModel)
    view.choose(1)
    told: list[Line] = []
    view.row_chosen.connect(told.append)
    model.set_columns((Column("Rank", lambda line: str(line.rank), Align.RIGHT, 80, "strong"), *COLUMNS[1:]))
    assert (view.chosen_row(), told) == (LINES[1], [])
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Rank"
    assert view.columnWidth(0) == 80


@pytest.mark.parametrize("height", [300, 311, 335])
def test_no_row_is_cut_through(qtbot: QtBot, height: int) -> None:
    view = table(qtbot, LINES * 20)
    view.resize(600, height)
    view.show()
    shown = view.viewport().height()
    assert shown % view.rowHeight(0) == 0
    assert height - 40 - shown < view.rowHeight(0)
    view.choose(39)
    assert view.visualRect(view.currentIndex()).bottom() == view.viewport().rect().bottom()
    view.hide()


def test_walking_and_opening_by_keyboard_tells_the_row(qtbot: QtBot) -> None:
    view = table(qtbot)
    chosen: list[Line] = []
    opened: list[Line] = []
    view.row_chosen.connect(chosen.append)
    view.row_opened.connect(opened.append)
    view.choose(0)
    press(view, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen == list(LINES)
    assert opened == [LINES[1]]


def test_widths_and_heights_grow_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    view = table(qtbot)
    before = (view.columnWidth(0), view.rowHeight(0), view.horizontalHeader().height())
    apply_theme(qapp, load_theme("light", 2.0))
    after = (view.columnWidth(0), view.rowHeight(0), view.horizontalHeader().height())
    assert before == (60, 36, 40)
    assert after == (120, 72, 80)


def test_the_wide_column_takes_what_the_others_leave_and_never_vanishes(qtbot: QtBot) -> None:
    view = table(qtbot)
    view.show()
    assert view.horizontalHeader().length() == view.viewport().width()
    view.resize(200, 300)
    assert view.columnWidth(1) == 160
    view.hide()


def test_the_selected_row_has_a_bar_at_its_left(qtbot: QtBot) -> None:
    view = table(qtbot)
    view.show()
    view.choose(1)
    image = view.viewport().grab().toImage()
    line = view.visualRect(view.currentIndex())
    assert image.pixelColor(1, line.center().y()).name() == current().colours["primary"]
    assert image.pixelColor(7, line.center().y()).name() == current().colours["selected"]
    assert image.pixelColor(1, line.top() - 10).name() == current().colours["surface"]
    view.hide()


def test_a_screen_reader_finds_the_cells(qtbot: QtBot) -> None:
    view = table(qtbot)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    names = [interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())]
    assert "최종 점수 91.2500" in names


def test_a_band_spans_the_table_and_the_keyboard_passes_over_it(qtbot: QtBot) -> None:
    band = Line(0, "예비 — 3순위까지", "")
    model = RowsModel(COLUMNS, (LINES[0], band, LINES[1]), band=lambda line: line.title if line.rank == 0 else None)
    view = TableView("순위표", model)
    qtbot.addWidget(view)
    view.choose(0)
    press(view, Qt.Key.Key_Down)
    assert view.chosen_row() == LINES[1]
    assert view.columnSpan(1, 0) == 3
    assert model.index(1, 0).data() == "예비 — 3순위까지"
    assert model.index(1, 2).data() is None


def test_the_band_a_row_stands_under_comes_into_sight_with_it(qtbot: QtBot) -> None:
    rows = tuple(Line(0 if number % 10 == 0 else number, f"과제 {number}", "") for number in range(40))
    model = RowsModel(COLUMNS, rows, band=lambda line: line.title if line.rank == 0 else None)
    view = TableView("순위표", model)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    for first in (21, 11, 1):
        view.choose(39)
        view.choose(first)
        assert view.visualRect(model.index(first - 1, 0)).top() == 0
        assert view.visualRect(model.index(first, 0)).top() > 0


def test_a_row_that_changed_keeps_the_selection_and_tells_only_itself(qtbot: QtBot) -> None:
    view = table(qtbot)
    view.choose(1)
    model = view.model()
    assert isinstance(model, RowsModel)
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.set_rows((LINES[0], Line(2, LINES[1].title, "90.6000")))
    assert told == [1]
    assert view.chosen_row().total == "90.6000"


def test_a_row_that_became_a_band_is_laid_anew(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, LINES, band=lambda line: line.title if line.rank == 0 else None)
    view = TableView("순위표", model)
    qtbot.addWidget(view)
    view.choose(1)
    model.set_rows((LINES[0], Line(0, LINES[1].title, "")))
    assert view.chosen_row() is None
    assert view.columnSpan(1, 0) == len(COLUMNS)


class _Watched(TableView):
    drawn = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.drawn = event.region().boundingRect().height()
        super().paintEvent(event)


def test_a_step_of_scrolling_draws_the_row_that_came_into_sight_only(qtbot: QtBot, qapp: QApplication) -> None:
    view = _Watched("순위표", RowsModel(COLUMNS, LINES * 20))
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    qapp.processEvents()
    view.verticalScrollBar().setValue(3)
    qapp.processEvents()
    view.verticalScrollBar().setValue(4)
    qapp.processEvents()
    assert view.drawn <= 2 * view.rowHeight(0)
    view.hide()


def test_sideways_all_is_drawn_anew_since_the_bar_of_the_selected_row_stays(qtbot: QtBot, qapp: QApplication) -> None:
    view = _Watched("순위표", RowsModel(COLUMNS, LINES * 20))
    qtbot.addWidget(view)
    view.resize(280, 200)
    view.show()
    view.choose(0)
    qapp.processEvents()
    view.horizontalScrollBar().setValue(30)
    qapp.processEvents()
    assert view.drawn == view.viewport().height()
    view.hide()


def test_a_row_that_is_shown_as_chosen_was_chosen_by_nobody(qtbot: QtBot) -> None:
    view = table(qtbot)
    told: list[Line] = []
    view.row_chosen.connect(told.append)
    view.show_choice(1)
    view.show_choice(None)
    assert (view.chosen_row(), told) == (LINES[1], [])
    view.choose(0)
    assert told == [LINES[0]]
