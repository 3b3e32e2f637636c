from __future__ import annotations

from pytestqt.qtbot import QtBot

from committee_app.ui.shared.labels import RunningText
from committee_app.ui.shared.layouts import column
from committee_app.ui.shared.panes import Padded
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
