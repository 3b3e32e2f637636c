from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import CriterionId, EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor
from committee_app.casefile.errors import DiskFullError
from committee_app.desks.evaluator import no_conflict_but
from committee_app.ui.ports import Sitting
from committee_app.ui.score.page import Confirmed, LineState, Part, ScorePage, Sheet
from committee_app.ui.score.presenter import ScorePresenter
from tests.builders import (
    ANSWERS,
    C01,
    C02,
    FIRST,
    L9,
    L10,
    MARKS,
    PROGRAMME,
    PROPOSAL_ROSTER,
    SECOND,
    THIRD,
    altered,
)
from tests.ui import rooms
from tests.ui.fakes import PatientRunner, RecordingView
from tests.ui.rooms import ToldRoom, prepared_room

LEAVES = ("A1", "A2", "B1")


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        rooms.declare(room)
        yield room


@pytest.fixture
def abstaining(tmp_path: Path) -> Iterator[ToldRoom]:
    with rooms.abstaining_room(tmp_path) as room:
        rooms.declare(room)
        yield room


def sat_down(told: ToldRoom, member: str = FIRST) -> tuple[ScorePresenter, RecordingView[ScorePage]]:
    view: RecordingView[ScorePage] = RecordingView()
    presenter = ScorePresenter(told.sitting(Role.EVALUATOR, EvaluatorId(member)), view)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    return presenter, view


def sheet_of(view: RecordingView[ScorePage]) -> Sheet:
    sheet = view.page.sheet
    assert sheet is not None
    return sheet


def state_of(view: RecordingView[ScorePage], place: int) -> LineState:
    return view.page.lines[place].state


def score_all(presenter: ScorePresenter, view: RecordingView[ScorePage]) -> None:
    for line in view.page.lines:
        if line.state.is_scored:
            presenter.choose(line.proposal)
            for leaf in LEAVES:
                presenter.enter_mark(leaf, "10")


def look_over(presenter: ScorePresenter) -> None:
    presenter.show_read_back()
    for one in Confirmed:
        presenter.confirm(one.value, is_so=True)


def test_a_mark_is_on_disk_before_it_is_shown(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    presenter.enter_mark("A1", "12.5")
    assert sheet_of(view).groups[0].items[0].mark == 1250
    assert sheet_of(view).groups[0].subtotal == 1250
    assert view.page.saved_at == told.evaluator(FIRST).draft(C01).saved_at
    assert told.evaluator(FIRST).draft(C01).marks[0] == 1250


def test_a_mark_that_is_none_is_explained_beside_its_field_and_the_old_one_stays(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    presenter.enter_mark("A1", "12.5")
    for typed, code in (("31", "mark.out_of_range"), ("1.25", "mark.off_step"), ("ten", "mark.not_a_number")):
        presenter.enter_mark("A1", typed)
        item = sheet_of(view).groups[0].items[0]
        assert item.problem is not None
        assert (item.problem.code, item.mark) == (code, 1250)
    presenter.enter_mark("A1", "13")
    assert sheet_of(view).groups[0].items[0].problem is None


def test_nothing_typed_makes_the_field_blank_again(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    presenter.enter_mark("A1", "0")
    assert sheet_of(view).groups[0].items[0].mark == 0
    presenter.enter_mark("A1", "")
    assert sheet_of(view).groups[0].items[0].mark is None


def test_what_one_is_recused_from_cannot_be_opened(told: ToldRoom) -> None:
    presenter, view = sat_down(told, SECOND)
    assert [one.state for one in view.page.lines] == [
        LineState.OPEN,
        LineState.RECUSED,
        LineState.OPEN,
        LineState.OPEN,
    ]
    presenter.choose(C02)
    assert sheet_of(view).line.proposal == C01
    presenter.go_on()
    assert sheet_of(view).line.proposal == L9
    assert (sheet_of(view).place, sheet_of(view).count) == (2, 3)


def test_what_was_asked_waits_for_the_chair_while_the_others_are_scored(told: ToldRoom) -> None:
    presenter, view = sat_down(told, THIRD)
    assert list(view.page.asked) == [L10]
    score_all(presenter, view)
    presenter.show_read_back()
    assert view.page.read_back is not None
    assert "declaration.open_question" in [one.code for one in view.page.read_back.findings]
    told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
    presenter.refresh()
    assert list(view.page.asked) == []
    presenter.choose(L10)
    assert sheet_of(view).line.proposal == L10


def test_what_the_chair_excludes_is_away(told: ToldRoom) -> None:
    told.chair.exclude(FIRST, L9, "party", "당사자")
    _, view = sat_down(told)
    assert view.page.lines[2].state is LineState.EXCLUDED


def test_lines_say_how_far_each_proposal_is(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    for leaf in LEAVES:
        presenter.enter_mark(leaf, "10")
    presenter.go_on()
    presenter.enter_mark("A1", "10")
    states = [(one.state, one.total, one.blanks) for one in view.page.lines]
    assert states[:3] == [(LineState.DONE, 3000, 0), (LineState.PARTIAL, 1000, 2), (LineState.OPEN, 0, 3)]


def test_whoever_comes_back_is_where_work_is_left(told: ToldRoom) -> None:
    presenter, _ = sat_down(told)
    for leaf in LEAVES:
        presenter.enter_mark(leaf, "10")
    _, again = sat_down(told)
    assert sheet_of(again).line.proposal == C02


def test_after_the_last_proposal_the_sheet_is_read_back(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    presenter.go_back()
    assert sheet_of(view).is_first
    for _ in range(3):
        presenter.go_on()
    assert sheet_of(view).is_last
    presenter.go_on()
    assert view.page.part is Part.READ_BACK
    presenter.show_sheet()
    assert sheet_of(view).line.proposal == L10


def test_the_read_back_says_what_is_missing_and_comes_from_the_disk(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    presenter.enter_mark("A1", "12.5")
    told.evaluator(FIRST).enter_mark(C01, CriterionId("A1"), "20")
    presenter.show_read_back()
    assert view.page.read_back is not None
    first = view.page.read_back.lines[0]
    assert (first.subtotals, first.total, first.blanks, first.is_complete) == ((2000, 0), 2000, 2, False)
    assert len(view.page.read_back.missing) == 4
    presenter.choose(L9)
    assert view.page.part is Part.SHEET


def test_reasons_and_opinion_are_kept_once_and_only_when_they_changed(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    presenter.write_reason("A", "")
    presenter.write_opinion("")
    assert len(view.pages) == 1
    presenter.write_reason("A", "취지에 맞음")
    presenter.write_opinion("보완이 필요함")
    kept = told.evaluator(FIRST).draft(C01)
    assert (kept.reason(CriterionId("A")), kept.opinion) == ("취지에 맞음", "보완이 필요함")
    presenter.write_reason("A", "이모지 😀")
    assert [one.code for one in sheet_of(view).groups[0].problems] == ["text.undrawable"]
    assert sheet_of(view).groups[0].reason == "취지에 맞음"


def test_a_reason_that_the_rules_ask_for_is_missing_until_it_is_long_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = altered(PROGRAMME, "step = 0.1\n", "step = 0.1\nreason_minimum = 5\n")
    text = altered(
        text,
        'title = { ko = "적합성", en = "Suitability" }\n',
        'title = { ko = "적합성", en = "Suitability" }\nreason_required = true\n',
    )
    monkeypatch.setattr(rooms, "PROGRAMME", text)
    with prepared_room(tmp_path, until=Stage.READY) as told:
        rooms.declare(told)
        presenter, view = sat_down(told)
        for leaf in LEAVES:
            presenter.enter_mark(leaf, "10")
        assert state_of(view, 0) is LineState.PARTIAL
        presenter.show_read_back()
        assert view.page.read_back is not None
        assert view.page.read_back.lines[0].short == ("A",)
        presenter.choose(C01)
        presenter.write_reason("A", "취지에 맞음")
        assert state_of(view, 0) is LineState.DONE


def test_a_full_disk_is_said_and_nothing_looks_saved(told: ToldRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    presenter, view = sat_down(told)

    def full(*_: object) -> None:
        raise DiskFullError(told.path)

    monkeypatch.setattr(told.room.record.file, "put_draft", full)
    presenter.enter_mark("A1", "12")
    assert [one.code for one in view.page.problems] == ["casefile.disk_full"]
    assert sheet_of(view).groups[0].items[0].mark is None
    assert view.page.saved_at == ""


def test_a_wrong_code_stays_in_the_question_and_seals_nothing(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    score_all(presenter, view)
    look_over(presenter)
    presenter.seal("1234")
    presenter.seal(told.secrets[evaluator_actor(SECOND)])
    assert [one.code for one in view.page.seal_problems] == ["code.wrong"]
    assert view.page.part is Part.READ_BACK
    assert not told.evaluator(FIRST).sealed


def test_the_own_code_seals_and_shows_what_goes_on_the_card_once(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    score_all(presenter, view)
    look_over(presenter)
    presenter.seal(told.secrets[evaluator_actor(FIRST)])
    assert view.page.part is Part.RECEIPT
    assert view.page.receipt is not None
    assert len(view.page.receipt.words.split()) == 4
    assert view.page.receipt.entry == len(told.room.record.journal)
    assert told.navigator.asked == ["case_changed"]
    presenter.leave()
    assert told.navigator.asked[-1] == "stand_up"
    _, later = sat_down(told)
    assert (later.page.part, later.page.receipt, later.page.lines) == (Part.SEALED, None, ())


def test_while_a_code_is_tried_a_second_one_is_not_taken(told: ToldRoom) -> None:
    runner = PatientRunner()
    view: RecordingView[ScorePage] = RecordingView()
    plain = told.sitting(Role.EVALUATOR, FIRST)
    presenter = ScorePresenter(Sitting(plain.room, plain.desk, runner, plain.navigator), view)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    score_all(presenter, view)
    look_over(presenter)
    secret = told.secrets[evaluator_actor(FIRST)]
    presenter.seal(secret)
    presenter.seal(secret)
    assert view.page.is_checking
    assert len(runner.waiting) == 1
    runner.finish()
    assert view.page.part is Part.RECEIPT


def test_what_is_sealed_is_what_was_entered(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.READY) as told:
        for member in (FIRST, SECOND, THIRD):
            told.evaluator(member).sign_pledge()
            told.evaluator(member).declare(no_conflict_but(PROPOSAL_ROSTER, ANSWERS.get(member, {}).values()))
        told.chair.clear(THIRD, L10, "학회 회원일 뿐임")
        for member in (FIRST, SECOND, THIRD):
            presenter, view = sat_down(told, member)
            for proposal in (one.proposal for one in view.page.lines if one.state.is_scored):
                presenter.choose(proposal)
                for leaf, mark in zip(LEAVES, MARKS[member, proposal], strict=True):
                    presenter.enter_mark(leaf, f"{mark // 100}.{mark % 100:02d}")
            look_over(presenter)
            presenter.seal(told.secrets[evaluator_actor(member)])
        told.secretary.close_scoring()
        told.chair.confirm_closing()
        rooms.open_ballots(told)
        opened = {
            (member, proposal): ballot.marks
            for member, sheet in told.room.state.opened.items()
            for proposal, ballot in sheet.items()
        }
        assert opened == dict(MARKS)


def test_nothing_is_sealed_before_all_three_are_ticked(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    score_all(presenter, view)
    presenter.show_read_back()
    presenter.confirm("zeros", is_so=True)
    presenter.confirm("total", is_so=True)
    presenter.seal(told.secrets[evaluator_actor(FIRST)])
    assert not told.evaluator(FIRST).sealed
    presenter.confirm("outliers", is_so=True)
    assert view.page.read_back is not None
    assert view.page.read_back.can_seal
    presenter.show_read_back()
    assert not view.page.read_back.can_seal


def test_marks_that_the_disk_has_otherwise_than_the_screen_are_named(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    score_all(presenter, view)
    presenter.show_read_back()
    assert view.page.read_back is not None
    assert not view.page.read_back.different
    presenter.show_sheet()
    told.evaluator(FIRST).enter_mark(C02, CriterionId("A1"), "20")
    presenter.show_read_back()
    assert list(view.page.read_back.different) == [C02]


def test_zeros_and_totals_far_out_are_counted(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    score_all(presenter, view)
    presenter.enter_mark("A1", "0")
    presenter.show_read_back()
    assert view.page.read_back is not None
    assert (view.page.read_back.zeros, view.page.read_back.far) == (1, ())
    assert view.page.read_back.total == 11000


def test_whoever_comes_back_is_told_what_was_kept_until_they_write(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    assert view.page.resumed is None
    for leaf in LEAVES:
        presenter.enter_mark(leaf, "10")
    presenter.go_on()
    presenter.enter_mark("A1", "10")
    again, later = sat_down(told)
    assert later.page.resumed is not None
    assert (later.page.resumed.done, later.page.resumed.begun) == (1, 1)
    assert later.page.resumed.saved_at == told.evaluator(FIRST).draft(C02).saved_at
    again.enter_mark("A2", "9")
    assert later.page.resumed is None


def test_a_mark_is_taken_back_where_it_was_given(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    presenter.enter_mark("A1", "10")
    presenter.go_on()
    presenter.enter_mark("A1", "12")
    presenter.undo()
    assert (sheet_of(view).line.proposal, sheet_of(view).groups[0].items[0].mark) == (C02, None)
    presenter.undo()
    assert (sheet_of(view).line.proposal, sheet_of(view).groups[0].items[0].mark) == (C01, None)
    assert told.evaluator(FIRST).draft(C01).marks[0] is None
    presenter.undo()
    assert not view.page.can_undo


def test_the_grid_shows_the_same_marks_and_takes_them(told: ToldRoom) -> None:
    presenter, view = sat_down(told, SECOND)
    presenter.enter_mark("A1", "10")
    presenter.show_grid()
    presenter.enter_mark_of(L9, "B1", "31")
    presenter.enter_mark_of(C02, "B1", "31")
    grid = view.page.grid
    assert grid is not None
    assert [one.marks for one in grid.lines] == [(1000, None, None), (), (None, None, 3100), (None, None, None)]
    assert [one.criterion for one in grid.columns] == list(LEAVES)
    assert [one.ends_group for one in grid.columns] == [False, True, True]
    assert told.evaluator(SECOND).draft(L9).marks[2] == 3100
    presenter.enter_mark_of(L9, "B1", "99")
    assert view.page.grid is not None
    problem = view.page.grid.lines[2].problem
    assert problem is not None
    assert problem.code == "mark.out_of_range"


def test_the_grid_is_ordered_by_own_totals_and_back(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    score_all(presenter, view)
    presenter.choose(L9)
    presenter.enter_mark("B1", "40")
    presenter.show_grid()
    presenter.sort_by_total()
    assert view.page.grid is not None
    assert view.page.grid.lines[0].line.proposal == L9
    assert next((one.lowest, one.count) for one in view.page.grid.bars) == (3000, 3)
    assert [(one.before, one.after) for one in view.page.grid.edits] == [
        (1000, 4000),
        (None, 1000),
        (None, 1000),
        (None, 1000),
    ]
    presenter.sort_by_total()
    assert view.page.grid.lines[0].line.proposal == C01


def test_a_flag_and_a_page_are_kept_with_the_ballot(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    presenter.flag()
    presenter.cite_page("A1", 14)
    assert view.page.lines[0].flagged
    assert sheet_of(view).groups[0].items[0].page == 14
    presenter.flag()
    presenter.cite_page("A1", 0)
    assert told.evaluator(FIRST).draft(C01).pages == ()
    assert not view.page.lines[0].flagged


def test_own_totals_have_an_order_once_finished(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    assert sheet_of(view).order == 0
    score_all(presenter, view)
    presenter.enter_mark("B1", "40")
    assert sheet_of(view).order == 1
    presenter.go_back()
    assert sheet_of(view).order == 2


def test_every_reason_for_not_scoring_has_its_line() -> None:
    away = {one.value for one in MarkStatus} - {MarkStatus.SCORED.value}
    assert away <= {one.value for one in LineState if not one.is_scored}


# ── abstaining ─────────────────────────────────────────────────────────────────────────────
def test_who_abstains_gives_no_marks_there_and_goes_on_with_the_next(abstaining: ToldRoom) -> None:
    presenter, view = sat_down(abstaining)
    presenter.enter_mark("A1", "12")
    first = sheet_of(view).line.proposal
    presenter.abstain("자료가 모자람")
    assert next(one.state for one in view.page.lines if one.proposal == first) is LineState.ABSTAINED
    assert sheet_of(view).line.proposal != first
    assert not view.page.can_undo
    assert abstaining.room.state.status(FIRST, first) is MarkStatus.ABSTAINED


def test_who_abstained_seals_what_is_left(abstaining: ToldRoom) -> None:
    presenter, view = sat_down(abstaining)
    presenter.abstain("자료가 모자람")
    score_all(presenter, view)
    look_over(presenter)
    presenter.seal(abstaining.secrets[evaluator_actor(FIRST)])
    assert view.page.part is Part.RECEIPT


def test_an_abstention_without_a_reason_is_explained_and_nothing_is_recorded(abstaining: ToldRoom) -> None:
    presenter, view = sat_down(abstaining)
    presenter.abstain("  ")
    assert [one.code for one in view.page.problems] == ["abstention.without_reason"]
    assert not abstaining.room.state.set_aside


def test_where_the_rules_know_no_abstention_it_is_not_offered(told: ToldRoom) -> None:
    _, view = sat_down(told)
    assert not view.page.may_abstain


def test_a_draft_that_somebody_spoiled_is_said_until_it_is_written_anew(told: ToldRoom) -> None:
    told.room.record.file.put_draft(evaluator_actor(FIRST), C01, b"\0" * 60, "2026-02-26T10:00:00+09:00")
    presenter, view = sat_down(told)
    assert [one.code for one in view.page.problems] == ["draft.spoiled"]
    assert sheet_of(view).groups[0].items[0].mark is None
    presenter.enter_mark("A1", "10")
    assert view.page.problems == ()


def test_a_sealed_sheet_is_written_anew_and_sealed_as_the_next_version(told: ToldRoom) -> None:
    presenter, view = sat_down(told)
    for version, mark in ((1, "10"), (2, "11")):
        for line in view.page.lines:
            presenter.choose(line.proposal)
            for leaf in LEAVES:
                presenter.enter_mark(leaf, mark)
            presenter.write_reason("A", "취지에 맞음.")
        look_over(presenter)
        presenter.seal(told.secrets[evaluator_actor(FIRST)])
        assert view.page.part is Part.RECEIPT
        assert told.room.state.sheets[FIRST].version == version
        if version == 1:
            again, view = sat_down(told)
            assert view.page.part is Part.SEALED
            again.write_anew()
            assert (view.page.part, view.page.revises) == (Part.SHEET, True)
            assert {one.total for one in view.page.lines} == {0}
            presenter = again
    assert not view.page.revises


def test_a_sheet_begun_anew_is_still_open_after_a_restart_and_the_sealed_one_counts(told: ToldRoom) -> None:
    rooms.seal(told, FIRST)
    presenter, _ = sat_down(told)
    presenter.write_anew()
    presenter.enter_mark("A1", "12")
    presenter.undo()
    presenter.enter_mark("A1", "13")
    _, later = sat_down(told)
    assert (later.page.part, later.page.revises) == (Part.SHEET, True)
    assert told.room.state.sheets[FIRST].version == 1
