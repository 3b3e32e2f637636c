from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from committee_app.ui.shared.buttons import Button
from committee_app.ui.shared.cards import Scrolled
from committee_app.ui.shared.focus_ring import FocusRing
from committee_app.ui.shared.gallery import ranking
from committee_app.ui.shared.segments import Answer, Segment
from committee_app.ui.theme import apply_theme, load_theme


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    widget.setLayout(QVBoxLayout())
    widget.resize(500, 400)
    qtbot.addWidget(widget)
    yield widget
    widget.hide()


def show(qtbot: QtBot, window: QWidget, *parts: QWidget) -> FocusRing:
    layout = window.layout()
    assert layout is not None
    for part in parts:
        layout.addWidget(part)
    ring = FocusRing(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return ring


def test_the_ring_follows_the_focus_and_stands_outside_the_widget(qtbot: QtBot, window: QWidget) -> None:
    first, second = Button("하나"), Button("둘")
    ring = show(qtbot, window, first, second)
    for button in (first, second):
        button.setFocus()
        assert ring.target() is button
        assert ring.isVisible()
        assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)


def test_the_ring_moves_with_its_widget_and_grows_in_high_contrast(
    qtbot: QtBot, qapp: QApplication, window: QWidget
) -> None:
    button = Button("하나")
    ring = show(qtbot, window, button)
    button.setFocus()
    window.resize(700, 300)
    qapp.processEvents()
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    apply_theme(qapp, load_theme("high-contrast"))
    qapp.processEvents()
    assert ring.geometry() == button.geometry().adjusted(-5, -5, 5, 5)


def test_a_segment_is_ringed_as_a_whole(qtbot: QtBot, window: QWidget) -> None:
    segment = Segment("관계", (Answer("none", "없음"), Answer("some", "있음")))
    ring = show(qtbot, window, segment)
    segment.setFocus()
    assert ring.target() is segment


def test_a_table_is_ringed_at_its_row_and_the_ring_walks_with_it(qtbot: QtBot, window: QWidget) -> None:
    table = ranking()
    ring = show(qtbot, window, table)
    table.setFocus()
    before = ring.geometry()
    table.choose(0)
    assert ring.geometry().height() == before.height() < table.height()
    assert before.top() - ring.geometry().top() == 2 * 36


def test_the_ring_is_not_drawn_over_what_lies_around_a_scroll_area(
    qtbot: QtBot, qapp: QApplication, window: QWidget
) -> None:
    inside = QWidget()
    inside.setLayout(QVBoxLayout())
    buttons = [Button(str(number)) for number in range(30)]
    for button in buttons:
        inside.layout().addWidget(button)  # type: ignore[union-attr]
    area = Scrolled(inside)
    ring = show(qtbot, window, area)
    buttons[0].setFocus()
    assert ring.isVisible()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qapp.processEvents()
    assert buttons[0].mapTo(window, QPoint(0, 0)).y() < 0
    assert not ring.isVisible()


def test_the_ring_survives_its_widget(qtbot: QtBot, qapp: QApplication, window: QWidget) -> None:
    first, second = Button("하나"), Button("둘")
    ring = show(qtbot, window, first, second)
    first.setFocus()
    first.deleteLater()
    qapp.sendPostedEvents(first, 52)
    second.setFocus()
    assert ring.target() is second
