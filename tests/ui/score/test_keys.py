"""How many keys a whole sheet takes, what each does in the grid, and what an input method brings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from committee_app.case.identifiers import CriterionId, EvaluatorId, Points, ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.case.programme import Title
from committee_app.ui.score.grid_table import MarksTable
from committee_app.ui.score.page import (
    Grid,
    GridColumn,
    GridLine,
    Group,
    Item,
    Line,
    LineState,
    Part,
    ScorePage,
    Sheet,
    Step,
)
from committee_app.ui.score.presenter import ScorePresenter
from committee_app.ui.score.view import ScoreView
from committee_app.ui.shell_frame import ShellFrame
from tests.builders import C01, C02, FIRST, L9, L10, SECOND
from tests.ui import rooms
from tests.ui.framed import framed
from tests.ui.hands import type_hangul, type_keys
from tests.ui.rooms import ToldRoom, prepared_room

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PROJECTS, ALL = 8, 40
"""So many projects are typed here; every further one takes the same keys."""
GRADES = tuple(Step(Title(word, word), Points(mark)) for word, mark in (("우수", 2000), ("양호", 1600), ("보통", 1200)))


class Sheetful:
    """Projects kept in memory, shown by the real view; what is counted are keys, not disks."""

    def __init__(self, qtbot: QtBot, criteria: int, maximum: int, scale: tuple[Step, ...] = ()) -> None:
        self.keys = 0
        self.at = 0
        self.is_grid = False
        self._scale = scale
        self._criteria = [CriterionId(f"K{number}") for number in range(criteria)]
        self._maximum = Points(maximum * 100)
        self.marks: list[list[Points | None]] = [[None] * criteria for _ in range(PROJECTS)]
        self.view = ScoreView()
        self.view.mark_entered.connect(lambda one, typed: self._take(self.at, one, typed))
        self.view.mark_of_entered.connect(lambda project, one, typed: self._take(int(project[1:]), one, typed))
        self.view.next_chosen.connect(self._go_on)
        self.frame = ShellFrame()
        qtbot.addWidget(self.frame)
        self.frame.resize(1366, 768)
        self._show()
        self.frame.show_screen(self.view)
        self.frame.show()
        self.frame.activateWindow()
        QTest.qWaitForWindowActive(self.frame)
        self.view.focus_work()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        focused = self.frame.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def show_grid(self) -> None:
        self.is_grid = True
        self._show()
        self.view.findChildren(MarksTable)[0].go_to_first_blank()

    def _take(self, project: int, criterion: str, typed: str) -> None:
        self.marks[project][int(criterion[1:])] = Points(int(float(typed) * 100)) if typed else None
        self._show()

    def _go_on(self) -> None:
        self.at = min(self.at + 1, PROJECTS - 1)
        self._show()

    def _line(self, number: int) -> Line:
        blanks = self.marks[number].count(None)
        state = LineState.DONE if not blanks else LineState.OPEN
        total = Points(sum(mark for mark in self.marks[number] if mark is not None))
        return Line(ProposalId(f"P{number:02}"), "과제", "기관", Title("트랙", "track"), state, total, blanks)

    def _show(self) -> None:
        lines = tuple(self._line(number) for number in range(PROJECTS))
        title = Title("항목", "criterion")
        items = tuple(
            Item(one, title, title, self._maximum, mark, None, scale=self._scale)
            for one, mark in zip(self._criteria, self.marks[self.at], strict=True)
        )
        group = Group(CriterionId("K"), title, Points(10000), items, "", 0, ())
        sheet = Sheet(lines[self.at], self.at + 1, PROJECTS, Points(100), (group,), "", (), Points(10000))
        columns = tuple(GridColumn(one, title, title, title, self._maximum, ends_group=False) for one in self._criteria)
        rows = tuple(GridLine(line, tuple(marks)) for line, marks in zip(lines, self.marks, strict=True))
        grid = Grid(columns, rows, None, Points(100), by_total=False, bars=(), edits=())
        page = ScorePage(
            part=Part.SHEET,
            name="가",
            lines=lines,
            sheet=sheet,
            read_back=None,
            receipt=None,
            saved_at="",
            is_checking=False,
            seal_problems=(),
            problems=(),
        )
        self.view.show_page(replace(page, part=Part.GRID, sheet=None, grid=grid) if self.is_grid else page)


@pytest.mark.parametrize(("criteria", "maximum", "most"), [(5, 20, 640), (10, 10, 1240)])
def test_forty_projects_in_whole_numbers_take_so_many_keys(
    qtbot: QtBot, criteria: int, maximum: int, most: int
) -> None:
    sheet = Sheetful(qtbot, criteria, maximum)
    for _ in range(PROJECTS):
        for _ in range(criteria):
            sheet.press(Qt.Key.Key_1)
            sheet.press(Qt.Key.Key_0)  # two digits each: the dearest there is
            sheet.press(Qt.Key.Key_Return)
        sheet.press(Qt.Key.Key_Return, CONTROL)
    assert sheet.marks == [[1000] * criteria] * PROJECTS
    assert sheet.keys * ALL <= most * PROJECTS


@pytest.mark.parametrize(("criteria", "maximum", "most"), [(5, 20, 640), (10, 10, 1240)])
def test_the_grid_takes_no_more_keys(qtbot: QtBot, criteria: int, maximum: int, most: int) -> None:
    sheet = Sheetful(qtbot, criteria, maximum)
    sheet.show_grid()
    for _ in range(PROJECTS * criteria):
        sheet.press(Qt.Key.Key_1)
        sheet.press(Qt.Key.Key_0)
        sheet.press(Qt.Key.Key_Tab)
    assert sheet.marks == [[1000] * criteria] * PROJECTS
    assert sheet.keys * ALL <= most * PROJECTS


def test_grades_take_one_key_each(qtbot: QtBot) -> None:
    sheet = Sheetful(qtbot, 5, 20, GRADES)
    for _ in range(PROJECTS):
        for _ in range(5):
            sheet.press(Qt.Key.Key_2)
        sheet.press(Qt.Key.Key_Return, CONTROL)
    assert sheet.marks == [[1600] * 5] * PROJECTS
    assert sheet.keys * ALL <= 480 * PROJECTS


def test_a_key_beyond_the_scale_gives_no_grade(qtbot: QtBot) -> None:
    sheet = Sheetful(qtbot, 5, 20, GRADES)
    sheet.press(Qt.Key.Key_7)
    sheet.press(Qt.Key.Key_Up)
    assert sheet.frame.focusWidget() is not None
    assert sheet.marks[0][1] is None


# ── the grid on a real disk ────────────────────────────────────────────────────────────────
@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        rooms.declare(room)
        yield room


class Screen:
    def __init__(self, qtbot: QtBot, told: ToldRoom, member: EvaluatorId = FIRST) -> None:
        self.view = ScoreView()
        self.presenter = ScorePresenter(told.sitting(Role.EVALUATOR, member), self.view)
        self.view.bind(self.presenter)
        told.navigator.on_change = self.presenter.refresh
        self.presenter.refresh()
        self.frame = framed(qtbot, self.view)
        self.view.focus_work()

    def focused(self) -> QWidget:
        focused = self.frame.focusWidget()
        assert focused is not None
        return focused

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)

    def type(self, words: str) -> None:
        for character in words:
            type_keys(self.focused(), character)  # the first key of a cell opens the box that takes the others

    @property
    def table(self) -> MarksTable:
        return self.view.findChildren(MarksTable)[0]

    def cell(self) -> tuple[int, int]:
        return self.table.currentIndex().row(), self.table.currentIndex().column()


def test_typing_in_the_grid_is_on_the_disk_when_the_cell_is_left(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.key(Qt.Key.Key_F5)
    assert screen.cell() == (0, 2)
    screen.type("12.5")
    assert told.evaluator(FIRST).draft(C01).marks[0] is None
    screen.key(Qt.Key.Key_Return)
    assert told.evaluator(FIRST).draft(C01).marks[0] == 1250
    assert screen.cell() == (1, 2)
    screen.type("7")
    screen.key(Qt.Key.Key_Tab)
    assert screen.cell() == (1, 3)
    assert told.evaluator(FIRST).draft(C02).marks == (700, None, None)
    screen.key(Qt.Key.Key_Backtab, SHIFT)
    screen.type("8")
    screen.key(Qt.Key.Key_Return, CONTROL)
    assert told.evaluator(FIRST).draft(C02).marks[0] == 800
    assert screen.cell() == (1, 3)


def test_what_is_too_much_is_refused_at_the_key(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.key(Qt.Key.Key_F5)
    screen.type("31")
    screen.key(Qt.Key.Key_Return)
    assert told.evaluator(FIRST).draft(C01).marks[0] == 300


def test_clear_undo_flag_and_the_way_back_by_keys(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.key(Qt.Key.Key_F5)
    screen.type("9")
    screen.key(Qt.Key.Key_Return)
    screen.key(Qt.Key.Key_Up)
    screen.key(Qt.Key.Key_Delete)
    assert told.evaluator(FIRST).draft(C01).marks[0] is None
    screen.key(Qt.Key.Key_Z, CONTROL)
    assert told.evaluator(FIRST).draft(C01).marks[0] == 900
    screen.key(Qt.Key.Key_Space)
    assert any(told.evaluator(FIRST).draft(one).flagged for one in (C01, C02))
    screen.key(Qt.Key.Key_F5)
    assert screen.focused().accessibleName()
    assert screen.view.findChildren(MarksTable)[0].isVisible() is False


def test_what_is_recused_is_one_hatched_cell_that_keys_pass_over(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told, SECOND)
    screen.key(Qt.Key.Key_F5)
    screen.key(Qt.Key.Key_Down)
    assert screen.cell()[0] == 2
    model = screen.table.model()
    assert not model.flags(model.index(1, 2)) & Qt.ItemFlag.ItemIsEditable
    told_by_ear = str(model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "회피, 채점하지 않습니다" in told_by_ear
    assert "빈칸" in str(model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_wheel_changes_no_mark_and_there_are_no_arrows(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.type("9")
    box = screen.focused()
    middle = QPointF(box.rect().center())
    turn = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003
    )
    QApplication.sendEvent(box, turn)
    assert isinstance(box, QLineEdit)
    assert box.text() == "9"
    assert not screen.view.findChildren(QAbstractSpinBox)


def test_undo_in_a_field_takes_back_the_mark_on_the_disk(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.type("12")
    screen.key(Qt.Key.Key_Return)
    screen.type("9")
    screen.key(Qt.Key.Key_Return)
    screen.key(Qt.Key.Key_Up)
    screen.key(Qt.Key.Key_Z, CONTROL)
    assert told.evaluator(FIRST).draft(C01).marks == (1200, None, None)


# ── Hangul ─────────────────────────────────────────────────────────────────────────────────
def reason_box(screen: Screen) -> QPlainTextEdit:
    screen.key(Qt.Key.Key_M, CONTROL)
    box = screen.focused()
    assert isinstance(box, QPlainTextEdit)
    return box


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_PageDown, Qt.Key.Key_F5])
def test_the_last_syllable_is_committed_before_the_sheet_is_left(qtbot: QtBot, told: ToldRoom, key: Qt.Key) -> None:
    screen = Screen(qtbot, told)
    box = reason_box(screen)
    type_hangul(box, "취지에 맞", unfinished="으")
    type_hangul(box, "", unfinished="음")
    screen.key(key, CONTROL if key == Qt.Key.Key_Return else Qt.KeyboardModifier.NoModifier)
    assert told.evaluator(FIRST).draft(C01).reasons == (("A", "취지에 맞음"),)


def test_the_last_syllable_is_kept_when_another_field_is_clicked(
    qtbot: QtBot, told: ToldRoom, qapp: QApplication
) -> None:
    screen = Screen(qtbot, told)
    box = reason_box(screen)
    type_hangul(box, "보완이 필요하", unfinished="ㅁ")
    box.clearFocus()
    qapp.processEvents()
    assert told.evaluator(FIRST).draft(C01).reasons == (("A", "보완이 필요하ㅁ"),)


def test_enter_in_a_text_box_is_a_new_line_and_never_submits(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    box = reason_box(screen)
    type_hangul(box, "첫 줄")
    screen.key(Qt.Key.Key_Return)
    type_hangul(box, "둘째 줄")
    assert screen.focused() is box
    assert box.toPlainText() == "첫 줄\n둘째 줄"
    assert not told.evaluator(FIRST).sealed


def test_what_comes_decomposed_is_kept_composed(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    box = reason_box(screen)
    type_hangul(box, unicodedata.normalize("NFD", "적합"))
    screen.key(Qt.Key.Key_PageDown)
    assert told.evaluator(FIRST).draft(C01).reasons == (("A", "적합"),)


def test_digits_of_an_input_method_are_digits(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    type_hangul(screen.focused(), "１２")
    screen.key(Qt.Key.Key_Return)
    assert told.evaluator(FIRST).draft(C01).marks[0] == 1200
    screen.key(Qt.Key.Key_F5)
    screen.table.setFocus()
    for project in (L9, L10):
        assert told.evaluator(FIRST).draft(project).marks[0] is None
