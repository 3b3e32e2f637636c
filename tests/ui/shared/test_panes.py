from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from committee_app.ui.shared.cards import Card, Scrolled
from committee_app.ui.shared.labels import Label, RunningText
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.panes import Padded, Pane, Panes
from committee_app.ui.shared.text_field import TextField


def test_a_part_in_which_nothing_wraps_keeps_its_whole_height(qtbot: QtBot) -> None:
    part = Padded(column(*(TextField(f"칸 {number}") for number in range(6)), gap="medium"))
    qtbot.addWidget(part)
    assert part.minimumSizeHint().height() >= 6 * TextField("칸").minimumSizeHint().height()


def test_running_text_needs_less_height_in_a_wide_part(qtbot: QtBot) -> None:
    part = Padded(column(RunningText("같은 기록에서는 언제나 같은 문서가 나옵니다. " * 12)))
    qtbot.addWidget(part)
    heights = []
    for width in (300, 1200):
        part.resize(width, 400)
        heights.append(part.minimumSizeHint().height())
    assert heights[0] > 2 * heights[1]


def short_sheet() -> tuple[Card, Scrolled]:
    inside = Scrolled(Padded(column(Label("회의록을 만듭니다."))))
    return Card(column((inside, 1))), inside


def test_a_pane_that_hugs_its_words_ends_where_they_end(qtbot: QtBot, qapp: QApplication) -> None:
    (short, _), (other, _) = short_sheet(), short_sheet()
    panes = Panes(Pane(short, 300, hugs=True), Pane(other))
    qtbot.addWidget(panes)
    panes.resize(1800, 900)
    panes.show()
    qapp.processEvents()
    assert short.height() < 100
    assert other.height() == panes.height()
    panes.hide()


def test_stacked_panes_do_not_scroll_by_themselves(qtbot: QtBot) -> None:
    inside = Scrolled(Padded(column(*(Label(f"조항 {number}") for number in range(60)))))
    panes = Panes(Pane(Card(column((inside, 1)))), Pane(Label("옆")))
    qtbot.addWidget(panes)
    panes.resize(500, 400)
    panes.show()
    assert panes.is_stacked()
    assert panes.minimumSizeHint().height() > 60 * 15
    panes.hide()
