"""F7: what the criterion asks and what its marks mean, while one types on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.case.identifiers import Points
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.case.programme import Title
from committee_app.ui.language import apply_language
from committee_app.ui.score.criterion_panel import CriterionPanel
from committee_app.ui.score.grid_table import MarksTable
from committee_app.ui.score.page import Step
from committee_app.ui.score.presenter import ScorePresenter
from committee_app.ui.score.view import ScoreView
from committee_app.ui.shell_frame import ShellFrame
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import C01, FIRST
from tests.ui import rooms
from tests.ui.framed import framed
from tests.ui.hands import type_keys
from tests.ui.looking import cut_off
from tests.ui.rooms import ToldRoom, prepared_room

GRADES = tuple(
    Step(Title(korean, english), Points(mark))
    for korean, english, mark in (("우수", "Excellent", 2000), ("양호", "Good", 1600), ("보통", "Fair", 1200))
)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        rooms.declare(room)
        yield room


class Screen:
    def __init__(self, qtbot: QtBot, told: ToldRoom) -> None:
        self.view = ScoreView()
        self.presenter = ScorePresenter(told.sitting(Role.EVALUATOR, FIRST), self.view)
        self.view.bind(self.presenter)
        told.navigator.on_change = self.presenter.refresh
        self.presenter.refresh()
        self.frame: ShellFrame = framed(qtbot, self.view)
        self.view.focus_work()

    @property
    def panel(self) -> CriterionPanel:
        return self.view.findChildren(CriterionPanel)[0]

    def key(self, key: Qt.Key) -> None:
        focused = self.frame.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def said(self) -> str:
        return self.panel.accessibleName() if self.panel.isVisible() else ""

    def give_grades(self) -> None:
        page = self.view._page
        assert page is not None
        assert page.sheet is not None
        first, *others = page.sheet.groups
        graded = replace(first, items=tuple(replace(one, scale=GRADES) for one in first.items))
        self.view.show_page(replace(page, sheet=replace(page.sheet, groups=(graded, *others))))


def test_it_comes_and_goes_with_the_key_and_what_is_typed_goes_on_into_the_field(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    field = screen.frame.focusWidget()
    screen.key(Qt.Key.Key_F7)
    assert "30점까지, 0.1점 간격" in screen.said()
    assert screen.frame.focusWidget() is field
    type_keys(field, "12.5")
    screen.key(Qt.Key.Key_F7)
    assert screen.said() == ""
    screen.key(Qt.Key.Key_Return)
    assert told.evaluator(FIRST).draft(C01).marks[0] == 1250


def test_it_follows_from_criterion_to_criterion(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.key(Qt.Key.Key_F7)
    before = screen.said()
    screen.key(Qt.Key.Key_Down)
    assert screen.said()
    assert screen.said() != before


def test_grades_are_said_with_their_points(qtbot: QtBot, told: ToldRoom, qapp: QApplication) -> None:
    screen = Screen(qtbot, told)
    screen.give_grades()
    screen.key(Qt.Key.Key_F7)
    assert "1  우수 20점" in screen.said()
    assert "이 등급 가운데 하나" in screen.said()
    apply_language(qapp, "en")
    qapp.processEvents()
    screen.give_grades()
    assert "3  Fair 12 points" in screen.said()


def test_the_grid_has_it_for_the_cell_one_is_at(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.key(Qt.Key.Key_F7)
    in_sheet = screen.said()
    screen.key(Qt.Key.Key_F7)
    screen.key(Qt.Key.Key_F5)
    screen.key(Qt.Key.Key_F7)
    assert screen.said() == in_sheet
    screen.key(Qt.Key.Key_Tab)
    assert screen.said() != in_sheet


def test_it_goes_away_with_the_sheet(qtbot: QtBot, told: ToldRoom) -> None:
    screen = Screen(qtbot, told)
    screen.key(Qt.Key.Key_F7)
    screen.view.read_back_chosen.emit()
    assert screen.said() == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_keeps_to_the_screen_and_cuts_nothing(
    qtbot: QtBot, told: ToldRoom, qapp: QApplication, scale: float
) -> None:
    screen = Screen(qtbot, told)
    screen.give_grades()
    screen.key(Qt.Key.Key_F7)
    apply_theme(qapp, load_theme("light", scale))
    qapp.processEvents()
    assert screen.view.rect().contains(screen.panel.geometry())
    assert list(cut_off(screen.panel)) == []
    screen.key(Qt.Key.Key_F5)  # the grid is higher than the window at double text, and scrolls
    qapp.processEvents()
    screen.presenter.refresh()
    corner = screen.panel.mapTo(screen.frame, screen.panel.rect().bottomRight())
    assert screen.said()
    assert screen.frame.rect().contains(corner)
    table = screen.view.findChildren(MarksTable)[0]
    cell = table.focus_rect()
    cell.moveTopLeft(table.mapTo(screen.view, cell.topLeft()))
    assert not screen.panel.geometry().intersects(cell)
    assert list(cut_off(screen.panel)) == []
