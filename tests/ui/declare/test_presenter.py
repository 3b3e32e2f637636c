from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from committee_app.case.conflicts import Answer
from committee_app.case.kinship import Tie
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor
from committee_app.casefile.errors import DiskFullError
from committee_app.ui.declare.page import DeclarePage, Lack, Part
from committee_app.ui.declare.presenter import DeclarePresenter
from tests.builders import C01, C02, FIRST, L9, L10, MEMBER_ROSTER, ROSTER
from tests.ui import rooms
from tests.ui.fakes import RecordingView
from tests.ui.rooms import ToldRoom, prepared_room


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        yield room


def sat_down(told: ToldRoom) -> tuple[DeclarePresenter, RecordingView[DeclarePage]]:
    view: RecordingView[DeclarePage] = RecordingView()
    presenter = DeclarePresenter(told.sitting(Role.EVALUATOR, FIRST), view)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    return presenter, view


def pledged(told: ToldRoom) -> tuple[DeclarePresenter, RecordingView[DeclarePage]]:
    presenter, view = sat_down(told)
    presenter.mark_read(has_read=True)
    presenter.sign_pledge()
    return presenter, view


def test_the_pledge_comes_first_and_is_not_signed_unread(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    presenter.sign_pledge()
    assert (view.page.part, view.page.pledge.has_read) == (Part.PLEDGE, False)
    assert told.navigator.asked == []
    presenter.mark_read(has_read=True)
    presenter.sign_pledge()
    assert view.page.part is Part.CONFLICTS
    assert told.navigator.asked == ["case_changed"]


def test_at_first_no_row_is_answered_and_nothing_can_be_signed(told: ToldRoom) -> None:
    presenter, view = pledged(told)
    assert [one.answer for one in view.page.rows] == [None] * 4
    assert not view.page.can_sign
    presenter.sign()
    assert not told.evaluator(FIRST).declared


def test_a_conflict_needs_its_ground_and_its_words(told: ToldRoom) -> None:
    presenter, view = pledged(told)
    lacks = []
    presenter.answer(C02, "conflict")
    lacks.append(view.page.rows[1].lack)
    presenter.choose_ground("employed")
    lacks.append(view.page.rows[1].lack)
    presenter.write_words("2024년까지 재직")
    lacks.append(view.page.rows[1].lack)
    assert lacks == [Lack.GROUND, Lack.WORDS, None]


def test_a_question_needs_words_and_no_ground(told: ToldRoom) -> None:
    presenter, view = pledged(told)
    presenter.answer(C02, "conflict")
    presenter.choose_ground("employed")
    presenter.write_words("같은 학회")
    presenter.answer(C02, "ask")
    assert (view.page.rows[1].ground, view.page.rows[1].words, view.page.rows[1].lack) == ("", "같은 학회", None)


def test_an_answer_of_none_keeps_no_ground_and_no_words(told: ToldRoom) -> None:
    presenter, view = pledged(told)
    presenter.answer(C02, "conflict")
    presenter.choose_ground("employed")
    presenter.write_words("잘못 적음")
    presenter.answer(C02, "none")
    assert (view.page.rows[1].ground, view.page.rows[1].words, view.page.rows[1].lack) == ("", "", None)


def test_the_rest_is_answered_row_by_row_and_given_answers_stay(told: ToldRoom) -> None:
    presenter, view = pledged(told)
    presenter.answer(C02, "ask")
    presenter.write_words("같은 학회")
    presenter.answer_rest()
    assert [one.answer for one in view.page.rows] == [Answer.NONE, Answer.ASK, Answer.NONE, Answer.NONE]
    presenter.sign()
    assert list(told.room.state.declarations[FIRST]) == list(ROSTER)
    assert told.room.state.unanswered_questions(FIRST) == (C02,)


def test_answers_survive_the_curtain(told: ToldRoom) -> None:
    presenter, _ = pledged(told)
    presenter.answer(C01, "none")
    presenter.answer(C02, "conflict")
    presenter.choose_ground("party")
    presenter.write_words("공동 연구자")
    presenter.keep()
    _, again = sat_down(told)
    shown = again.page.rows[1]
    assert (shown.answer, shown.ground, shown.words) == (Answer.CONFLICT, "party", "공동 연구자")
    assert again.page.chosen == L9
    assert again.page.saved_at.startswith("2026-02-26T")


def test_the_next_open_row_is_found_past_the_end(told: ToldRoom) -> None:
    presenter, view = pledged(told)
    presenter.answer(L10, "none")
    presenter.choose(L10)
    presenter.choose_next_open()
    assert view.page.chosen == C01


def test_grounds_reach_back_from_the_reference_date(told: ToldRoom) -> None:
    _, view = pledged(told)
    assert [(one.code, one.since) for one in view.page.grounds] == [("party", None), ("employed", date(2023, 1, 26))]


def test_every_body_behind_a_proposal_is_named_once(told: ToldRoom) -> None:
    _, view = pledged(told)
    assert view.page.rows[0].bodies == ("가상청",)


def test_trouble_with_the_disk_is_said_and_the_answer_stays_on_the_screen(
    told: ToldRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter, view = pledged(told)

    def full(*_: object) -> None:
        raise DiskFullError(told.path)

    monkeypatch.setattr(told.room.record.file, "put_draft", full)
    presenter.answer(C01, "none")
    assert [one.code for one in view.page.problems] == ["casefile.disk_full"]
    assert view.page.rows[0].answer is Answer.NONE
    monkeypatch.undo()
    presenter.answer(C01, "none")
    assert view.page.problems == ()


def test_names_like_ones_own_are_clues_and_answer_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = replace(MEMBER_ROSTER[0], affiliation="㈜가상청 (전 가상시청)")
    monkeypatch.setattr(rooms, "MEMBER_ROSTER", (here, *MEMBER_ROSTER[1:]))
    with prepared_room(tmp_path, until=Stage.READY) as told:
        _, view = pledged(told)
        assert [[hint.tie for hint in one.hints] for one in view.page.rows] == [
            [Tie.SAME],
            [Tie.SAME],
            [Tie.FORMER],
            [Tie.FORMER],
        ]
        assert all(one.answer is None for one in view.page.rows)


def test_noted_answers_that_somebody_spoiled_are_said_until_they_are_given_anew(told: ToldRoom) -> None:
    told.room.record.file.put_draft(evaluator_actor(FIRST), "|declaration", b"\0" * 60, "2026-02-26T10:00:00+09:00")
    presenter, view = pledged(told)
    assert [one.code for one in view.page.problems] == ["draft.answers_spoiled"]
    presenter.answer(C02, "none")
    assert view.page.problems == ()
