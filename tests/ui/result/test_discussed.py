"""What the committee spoke about and read again is ticked by the chair, once each, and counted in the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from committee_app.case.acts import PointDiscussed
from committee_app.case.findings import RefusedError
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.language import apply_language
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import L9
from tests.ui.sign.table import Table, table_at


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Table]:
    apply_theme(qapp, load_theme("light"))
    apply_language(qapp, "ko")
    with table_at(tmp_path, qtbot, Stage.DELIBERATING) as table:
        yield table


def points(table: Table) -> list[tuple[str, str]]:
    acts = [one.act for one in table.told.room.record.journal]
    return [(one.proposal, one.evaluator) for one in acts if isinstance(one, PointDiscussed)]


def ticks(table: Table) -> list[QCheckBox]:
    boxes = table.view.cut.findChildren(QCheckBox)
    return [one for one in boxes if one.isVisible() and one.accessibleName().startswith("다시 읽음")]


def test_each_total_far_from_its_mean_is_one_press(table: Table) -> None:
    table.sit(Role.CHAIR)
    table.presenter.choose_section("discussion")
    queue = [
        (one.proposal, one.evaluator)
        for track in ("central", "local")
        for one in (table.presenter.choose_track(track), table.view._page.discussion.queue)[1]
    ]
    assert queue
    before = table.pressed
    for track in ("central", "local"):
        table.presenter.choose_track(track)
        while (button := table.view.discussion._tick).isVisible():
            table.press(button.accessibleName())
    assert table.pressed - before == len(queue)
    assert sorted(points(table)) == sorted(queue)


def test_a_project_on_the_line_is_read_again_once(table: Table) -> None:
    table.sit(Role.CHAIR)
    table.presenter.choose_track("local")
    table.presenter.choose_section("cut")
    boxes = ticks(table)
    assert boxes
    boxes[0].click()
    [again, *_] = ticks(table)
    assert (again.isChecked(), again.isEnabled()) == (True, False)
    assert len(points(table)) == 1
    assert points(table)[0][1] == ""


def test_whoever_only_looks_ticks_nothing(table: Table) -> None:
    table.sit(Role.AUDITOR)
    table.presenter.choose_section("cut")
    assert ticks(table) == []
    table.presenter.choose_section("discussion")
    assert not table.view.discussion._tick.isVisible()


def test_what_is_ticked_holds_nothing_up_and_is_not_ticked_twice(table: Table) -> None:
    table.told.chair.note_discussed(L9)
    with pytest.raises(RefusedError):
        table.told.chair.note_discussed(L9)
    assert table.told.room.state.stage is Stage.DELIBERATING
