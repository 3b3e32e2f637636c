"""A rule was broken: the committee has a project scored anew at the windows, and decides nothing before.

The order is the chair's, by a vote; each member changes their own marks with a reason; the first marks stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from committee_app.case.acts import MarksRescored, RescoringOrdered
from committee_app.case.identifiers import Points
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.language import apply_language
from committee_app.ui.theme import apply_theme, load_theme
from tests.builders import FIRST, L9, MARKS, SECOND, THIRD
from tests.ui.hands import type_keys
from tests.ui.sign.table import Table, table_at

BREACH = "심사 자료 3쪽이 일부 위원에게 배부되지 않았음."
REASON = "빠진 쪽을 읽고 다시 보았음."
PRESSES_TO_ORDER, PRESSES_EACH = 3, 2
"""That a rule was broken, the order with its question; each member's marks with theirs."""


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Table]:
    apply_theme(qapp, load_theme("light"))
    apply_language(qapp, "ko")
    with table_at(tmp_path, qtbot, Stage.DELIBERATING) as table:
        yield table


def order(table: Table) -> None:
    """The chair writes down the breach and the vote, for the project that is chosen."""
    table.sit(Role.CHAIR)
    table.presenter.choose_section("discussion")
    table.presenter.choose_line(L9)
    before = table.pressed
    table.press("규칙 위반이 있었음…")
    table.type("어긴 규칙과 경위", BREACH, table.view.discussion)
    assert not table.button("재평가 명하기").isEnabled()  # nobody has voted yet
    table.type("찬성", "3", table.view.discussion)
    table.press("재평가 명하기")
    table.answer("재평가 명하기")
    assert table.pressed - before == PRESSES_TO_ORDER


def give(table: Table, place: int, mark: str) -> None:
    """A member types over one mark, and says why."""
    field = table.view.fields[place].field
    field.input.selectAll()
    type_keys(field.input, mark)
    assert not table.button("이 점수로 내기").isEnabled()  # a change has no reason yet
    box = table.view.fields[place].reason.findChild(QPlainTextEdit)
    table.type(box.accessibleName(), REASON)


def test_a_breach_is_mended_by_scoring_anew_and_nothing_is_decided_before(table: Table) -> None:
    state = table.told.room.state
    order(table)
    assert isinstance(table.told.room.record.journal[-1].act, RescoringOrdered)

    table.presenter.choose_section("selection")
    table.type("찬성", "3", table.view.selection)
    assert not table.button("선정(안) 의결").isEnabled()
    assert "rescoring" in {one.code.partition(".")[0] for one in table.view._page.vote_findings}

    before = table.pressed
    table.sit(Role.EVALUATOR, SECOND)
    assert table.code == "rescore"
    give(table, 0, "20")
    table.press("이 점수로 내기")
    table.answer("이 점수로 내기")
    assert table.pressed - before == PRESSES_EACH
    assert table.code == "waiting"  # one project was ordered, and this member is done
    for member in (FIRST, THIRD):
        table.sit(Role.EVALUATOR, member)
        table.press("이 점수로 내기")  # what they gave stands
        table.answer("이 점수로 내기")

    state = table.told.room.state
    assert not state.to_rescore
    anew = [one.act for one in table.told.room.record.journal if isinstance(one.act, MarksRescored)]
    assert [len(one.reasons) for one in anew] == [1, 0, 0]
    assert anew[0].reasons[0][1] == REASON
    assert state.opened[SECOND][L9].marks == (Points(2000), *MARKS[SECOND, L9][1:])
    assert state.first_marks[SECOND, L9].marks == MARKS[SECOND, L9]

    table.sit(Role.CHAIR)
    table.presenter.choose_section("selection")
    table.type("찬성", "3", table.view.selection)
    table.confirm_resolution()
    table.press("선정(안) 의결")
    table.answer("선정(안) 의결", case="2026-small")
    assert table.told.room.state.stage is Stage.RESOLVED


def test_marks_outside_the_range_are_refused_at_the_key(table: Table) -> None:
    order(table)
    table.sit(Role.EVALUATOR, SECOND)
    field = table.view.fields[0].field
    field.input.selectAll()
    type_keys(field.input, "99")
    assert field.mark() == 900  # the second digit would leave the range
    assert field.problem()


def test_a_member_with_nothing_to_score_anew_waits(table: Table) -> None:
    table.sit(Role.EVALUATOR, SECOND)
    assert table.code == "waiting"
