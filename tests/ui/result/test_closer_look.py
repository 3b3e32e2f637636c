"""What the chair's table computes when somebody looks closer, and what stays out of the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from committee_app.case.acts import MarksRescored, NamesLookedAt, RescoringOrdered, TieChosen, Vote
from committee_app.case.identifiers import CriterionId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.case.programme import CutoffMode
from committee_app.desks.words import wording
from committee_app.ui.result.closer import Topic, differing, heat_of
from committee_app.ui.result.naming import say_step
from committee_app.ui.result.page import ResultPage, Section
from committee_app.ui.result.presenter import ResultPresenter
from tests.builders import C01, C02, FIRST, L9, L10, SECOND, THIRD
from tests.ui.fakes import PatientRunner, RecordingView
from tests.ui.result.tied import tied_room
from tests.ui.rooms import ToldRoom, prepared_room


def screen(told: ToldRoom, role: Role = Role.CHAIR) -> tuple[ResultPresenter, RecordingView[ResultPage]]:
    view: RecordingView[ResultPage] = RecordingView()
    presenter = ResultPresenter(told.sitting(role), view)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    return presenter, view


def test_two_projects_part_where_the_sentences_say_with_titles(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        presenter, view = screen(told)
        presenter.choose_track("local")
        presenter.compare(L10)
        presenter.look_closer()
        closer = view.page.closer
        assert closer is not None
        assert (closer.proposal, closer.other) == (L9, L10)
        assert [topic for topic, _ in closer.parts] == [Topic.PARTING, Topic.TURNING]
        said = [say_step(wording("ko"), one, view.page.names) for _, steps in closer.parts for one in steps]
        assert all("과제 L9" in one and "과제 L10" in one for one in said)


def test_one_project_is_looked_at_alone_without_naming_who_would_turn_it(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        presenter, view = screen(told)
        presenter.choose_track("central")
        presenter.choose_line(C02)
        presenter.look_closer()
        closer = view.page.closer
        assert closer is not None
        parts = dict(closer.parts)
        assert {Topic.FIRMNESS, Topic.MISSING, Topic.METHODS} <= parts.keys()
        assert all(one.code in {"explained.stays", "explained.ties_as_they_stand"} for one in parts[Topic.FIRMNESS])


def test_another_line_or_another_partner_is_not_told_with_what_was_computed_before(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        presenter, view = screen(told)
        presenter.choose_track("local")
        presenter.look_closer()
        assert view.page.closer is not None
        presenter.compare(L10)
        assert view.page.closer is None
        presenter.compare("")
        presenter.choose_line(L10)
        assert view.page.closer is None


def test_nothing_that_is_computed_for_looking_leaves_an_entry(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        presenter, view = screen(told)
        before = told.room.record.head
        presenter.choose_track("local")
        presenter.look_closer()
        for section in ("cut", "discussion", "selection"):
            presenter.choose_section(section)
        assert told.room.record.head == before
        assert view.page.section is Section.SELECTION


def test_the_line_is_computed_beside_the_window_and_shown_when_it_is_there(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        told.runner = runner = PatientRunner()
        presenter, view = screen(told)
        presenter.choose_track("local")
        presenter.choose_section("cut")
        assert view.page.is_computing
        assert view.page.cut is None
        runner.finish()
        assert not view.page.is_computing
        cut = view.page.cut
        assert cut is not None
        assert [(one.proposal, one.chosen, one.tallies) for one in cut.near] == [(L9, True, 3), (L10, True, 3)]


def test_what_if_is_told_for_every_other_cut_off_and_never_changes_the_selection(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        presenter, view = screen(told)
        official = told.chair.tally()
        presenter.choose_section("cut")
        assert view.page.cut is not None
        modes = {one.mode for one in view.page.cut.what_if}
        assert told.room.state.rules.selection.cutoff not in modes
        assert modes <= set(CutoffMode)
        assert len(modes) == 3
        assert told.chair.tally() == official


def test_totals_far_from_the_mean_stand_in_a_queue_the_farthest_first(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        tally = told.chair.tally()
        found = differing(tally, (C01, C02), 500)
        assert [abs(one.deviation) for one in found] == sorted((abs(one.deviation) for one in found), reverse=True)
        assert (found[0].proposal, found[0].total) == (C01, 9600)
        assert differing(tally, (C01, C02), 5000) == ()


def test_who_did_not_score_has_a_word_in_the_heat_table_and_no_number(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        (row,) = heat_of(told.chair.tally(), (C02,))
        assert [one for one in row.cells if isinstance(one, str)] == ["recused"]


# ── names ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("role", [Role.CHAIR, Role.SECRETARY, Role.AUDITOR])
def test_a_look_at_names_is_entered_before_they_are_shown(tmp_path: Path, role: Role) -> None:
    with prepared_room(tmp_path, until=Stage.OPENED) as told:
        presenter, view = screen(told, role)
        assert not view.page.shows_names
        assert view.page.names.member(FIRST) == "1"
        presenter.show_names()
        last = told.room.record.journal[-1]
        assert (type(last.act), last.actor) == (NamesLookedAt, role.value)
        assert view.page.names.member(FIRST) == "1 김가상1"
        presenter.hide_names()
        assert not view.page.shows_names
        again, shown = screen(told, role)
        again.refresh()
        assert not shown.page.shows_names


def test_in_an_archived_case_nobody_can_ask_for_names(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.ARCHIVED) as told:
        presenter, view = screen(told, Role.AUDITOR)
        assert not view.page.may_see_names
        presenter.show_names()
        assert [one.code for one in view.page.problems] == ["act.not_now"]
        assert not view.page.shows_names


# ── notes and scoring anew ─────────────────────────────────────────────────────────────────
def test_notes_of_a_project_stand_beside_it_with_who_stands_for_them(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        presenter, view = screen(told, Role.SECRETARY)
        presenter.choose_section("discussion")
        presenter.choose_track("central")
        presenter.choose_line(C02)
        presenter.write_note("", "자료가 얇음.")
        assert view.page.discussion is not None
        (note,) = view.page.discussion.notes
        assert (note.number, note.text, note.approved, note.missing) == (1, "자료가 얇음.", (), (FIRST, THIRD))
        presenter.approve_note(1, (FIRST,))
        (note,) = view.page.discussion.notes
        assert (note.approved, note.missing) == ((FIRST,), (THIRD,))
        presenter.approve_note(1, (SECOND,))
        assert [one.code for one in view.page.problems] == ["note.kept_away"]
        presenter.choose_line(C01)
        assert view.page.discussion.notes == ()


def test_scoring_anew_waits_for_every_judge_keeps_the_first_marks_and_their_reasons(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        presenter, view = screen(told)
        presenter.choose_section("discussion")
        presenter.choose_track("local")
        presenter.choose_line(L9)
        presenter.order_rescoring("집계 전에 점수가 누설됨", Vote(3, 3, 3, 0))
        ordered = told.room.record.journal[-1].act
        assert isinstance(ordered, RescoringOrdered)
        assert view.page.discussion is not None
        assert view.page.discussion.waiting == tuple((one, L9) for one in ordered.evaluators)
        presenter.weigh(Vote(3, 3, 3, 0))
        assert "rescoring.waits" in [one.code for one in view.page.vote_findings]
        leaf = told.room.state.rules.leaves[0]
        for one in ordered.evaluators:
            before = told.room.state.opened[one][L9].marks
            changed = (type(before[0])(before[0] - leaf.maximum // 10), *before[1:])
            told.evaluator(one).rescore(L9, changed, ((leaf.id, "근거를 다시 읽음"),))
        presenter.refresh()
        assert view.page.discussion.waiting == ()
        anew = [one.act for one in told.room.record.journal if isinstance(one.act, MarksRescored)]
        assert len(anew) == len(ordered.evaluators)
        assert set(told.room.state.first_marks) == {(one, L9) for one in ordered.evaluators}


# ── ties ───────────────────────────────────────────────────────────────────────────────────
def test_a_lot_from_a_box_settles_the_tie(tmp_path: Path) -> None:
    with tied_room(tmp_path) as told:
        presenter, view = screen(told)
        for _ in range(2):
            presenter.vote_on_tie((C01, C02), (1, 1), 0)
        presenter.record_drawn_lot((C01, C02), ("박감사", ""), (C02, C01))
        assert [one.code for one in view.page.problems] == ["lot.needs_witnesses"]
        presenter.record_drawn_lot((C01, C02), ("박감사", "참관인"), (C02, C01))
        assert view.page.open_ties == 0
        assert view.page.ties[0].order == ((C02,), (C01,))


def test_the_chair_does_not_decide_where_the_rules_have_a_vote(tmp_path: Path) -> None:
    with tied_room(tmp_path) as told:
        presenter, view = screen(told)
        presenter.choose_on_tie((C01, C02), (C02, C01), "지역 안배")
        assert [one.code for one in view.page.problems] == ["tie.not_due"]
        assert not any(isinstance(one.act, TieChosen) for one in told.room.record.journal)


def test_a_note_may_be_about_a_criterion(tmp_path: Path) -> None:
    with prepared_room(tmp_path, until=Stage.DELIBERATING) as told:
        presenter, view = screen(told, Role.SECRETARY)
        presenter.choose_section("discussion")
        assert view.page.discussion is not None
        criterion, title = view.page.discussion.criteria[0]
        presenter.write_note(CriterionId(criterion), "항목 의견.")
        assert view.page.discussion.notes[0].criterion == title
