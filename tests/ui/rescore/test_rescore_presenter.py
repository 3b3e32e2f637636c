"""Scoring anew, without a window: what is shown, and what the desk refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.acts import MarksRescored, Vote
from committee_app.case.identifiers import Points
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.navigation import screen_of
from committee_app.ui.rescore.page import RescorePage
from committee_app.ui.rescore.presenter import RescorePresenter
from tests.builders import L9, L10, MARKS, SECOND
from tests.ui.rooms import ToldRoom, prepared_room


class Kept:
    def __init__(self) -> None:
        self.pages: list[RescorePage] = []

    def show_page(self, page: RescorePage) -> None:
        self.pages.append(page)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        told.chair.order_rescoring("자료 누락", (L9, L10), (SECOND,), Vote(3, 3, 3, 0))
        yield told


def test_one_project_after_the_other_with_the_marks_that_count_now(told: ToldRoom) -> None:
    view = Kept()
    presenter = RescorePresenter(told.sitting(Role.EVALUATOR, SECOND), view)
    presenter.refresh()
    page = view.pages[-1]
    assert (page.proposal, page.left, page.breach) == (L9, 2, "자료 누락")
    assert tuple(one.before for one in page.lines) == MARKS[SECOND, L9]

    presenter.give(L9, MARKS[SECOND, L9], ("", "", ""))
    presenter.refresh()
    assert (view.pages[-1].proposal, view.pages[-1].left) == (L10, 1)


def test_a_change_without_a_reason_is_refused_and_nothing_is_recorded(told: ToldRoom) -> None:
    view = Kept()
    presenter = RescorePresenter(told.sitting(Role.EVALUATOR, SECOND), view)
    presenter.give(L9, (Points(10), *MARKS[SECOND, L9][1:]), ("  ", "", ""))
    assert [one.code for one in view.pages[-1].problems] == ["rescoring.reason_missing"]
    assert not any(isinstance(one.act, MarksRescored) for one in told.room.record.journal)


def test_the_screen_is_theirs_only_while_the_committee_deliberates() -> None:
    assert screen_of(Role.EVALUATOR, Stage.DELIBERATING, rescoring=True) == "rescore"
    assert screen_of(Role.EVALUATOR, Stage.DELIBERATING) == "waiting"
    assert screen_of(Role.EVALUATOR, Stage.RESOLVED, rescoring=True) == "sign"
