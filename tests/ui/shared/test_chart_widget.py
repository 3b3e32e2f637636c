from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from committee_app.desks.words import wording
from committee_app.export.charts import HeatRow, heat_table
from committee_app.ui.shared.charts import Chart, Picture

DRAWING = heat_table(("1", "2"), (HeatRow("L01", (-1240, 1240)), HeatRow("L02", (0, "회피"))), 1000, wording("ko"))


def shown(qtbot: QtBot) -> Chart:
    chart = Chart()
    qtbot.addWidget(chart)
    chart.show_drawing("위원별 차이", DRAWING)
    chart.show()
    return chart


def turn_of(chart: Chart) -> QPushButton:
    turn = chart.findChild(QPushButton)
    assert turn is not None
    return turn


def test_a_chart_is_a_picture_with_its_sentence_for_a_name(qtbot: QtBot) -> None:
    chart = shown(qtbot)
    assert chart.picture.isVisible()
    assert not chart.table.isVisible()
    assert chart.picture.accessibleName() == DRAWING.alt


def test_the_button_turns_the_picture_into_its_table_and_back(qtbot: QtBot) -> None:
    chart = shown(qtbot)
    turn = turn_of(chart)
    turn.click()
    assert chart.table.isVisible()
    assert not chart.picture.isVisible()
    model = chart.table.model()
    cells = [[model.index(row, at).data() for at in range(3)] for row in range(2)]
    assert cells == [["L01", "-12.4", "+12.4"], ["L02", "0.0", "회피"]]
    turn.click()
    assert chart.picture.isVisible()


def test_the_button_says_of_which_chart_it_is(qtbot: QtBot) -> None:
    assert "위원별 차이" in turn_of(shown(qtbot)).accessibleName()


def test_the_picture_is_painted_where_the_drawing_says(qtbot: QtBot) -> None:
    picture = Picture()
    qtbot.addWidget(picture)
    picture.show_drawing(DRAWING)
    picture.resize(picture.sizeHint())
    image = picture.grab().toImage()
    blank = QColor(image.pixel(5, image.height() - 3))
    inked = sum(QColor(image.pixel(x, 38)) != blank for x in range(60, 340))
    assert inked > 20  # the hatched cell and its figure


def test_the_picture_takes_the_room_of_its_drawing_and_is_never_squeezed(qtbot: QtBot) -> None:
    picture = Picture()
    qtbot.addWidget(picture)
    assert picture.sizeHint().isEmpty()
    picture.show_drawing(DRAWING)
    assert picture.minimumSizeHint().height() >= DRAWING.height
