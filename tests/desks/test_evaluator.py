from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.conflicts import Answer, DeclaredAnswer
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import CriterionId, Points
from committee_app.case.lifecycle import Stage
from committee_app.desks.evaluator import EvaluatorDesk, no_conflict_but
from tests.builders import ANSWERS, C01, C02, FIRST, L9, L10, PROPOSAL_ROSTER, SECOND
from tests.ui.rooms import ToldRoom, prepared_room

A1 = CriterionId("A1")
EVERYTHING = no_conflict_but(PROPOSAL_ROSTER, ())


@pytest.fixture
def told(tmp_path: Path) -> Iterator[ToldRoom]:
    with prepared_room(tmp_path, until=Stage.READY) as room:
        yield room


def pledged(told: ToldRoom) -> EvaluatorDesk:
    desk = told.evaluator(FIRST)
    desk.sign_pledge()
    return desk


def declared(told: ToldRoom) -> EvaluatorDesk:
    desk = pledged(told)
    desk.declare(EVERYTHING)
    return desk


def test_silence_about_a_proposal_is_not_an_answer(told: ToldRoom) -> None:
    desk = pledged(told)
    with pytest.raises(RefusedError) as refused:
        desk.declare(EVERYTHING[:-1])
    assert refused.value.findings[0].code == "declaration.incomplete"
    assert not desk.declared


def test_answers_are_recorded_one_by_one_in_roster_order_whatever_order_they_were_given_in(told: ToldRoom) -> None:
    desk = pledged(told)
    desk.declare(reversed(no_conflict_but(PROPOSAL_ROSTER, ANSWERS[SECOND].values())))
    kept = desk.state.declarations[FIRST]
    assert list(kept) == [C01, C02, L9, L10]
    assert [one.answer for one in kept.values()] == [Answer.NONE, Answer.CONFLICT, Answer.NONE, Answer.NONE]


def test_unsigned_answers_stay_on_disk_until_they_are_signed(told: ToldRoom) -> None:
    noted = pledged(told).note_answers([DeclaredAnswer(C02, Answer.CONFLICT), DeclaredAnswer(C01, Answer.NONE)])
    again = told.evaluator(FIRST)
    assert again.noted_answers() == noted
    assert [one.proposal for one in noted.answers] == [C01, C02]
    assert noted.saved_at.startswith("2026-02-26T09:")
    again.declare(EVERYTHING)
    assert again.noted_answers().answers == ()


def test_unsigned_answers_bind_nobody(told: ToldRoom) -> None:
    desk = pledged(told)
    desk.note_answers(EVERYTHING)
    assert not desk.declared
    assert desk.to_score() == ()


def test_one_members_unsigned_answers_are_not_anothers(told: ToldRoom) -> None:
    pledged(told).note_answers(EVERYTHING)
    assert told.evaluator(SECOND).noted_answers().answers == ()


def test_after_signing_nothing_is_noted_any_more(told: ToldRoom) -> None:
    with pytest.raises(RefusedError) as refused:
        declared(told).note_answers(EVERYTHING)
    assert refused.value.findings[0].code == "declaration.already_signed"


def test_a_character_that_cannot_be_printed_is_refused_before_it_is_noted(told: ToldRoom) -> None:
    with pytest.raises(RefusedError) as refused:
        pledged(told).note_answers([DeclaredAnswer(C01, Answer.ASK, "", "같은 학회 😀")])
    assert refused.value.findings[0].code == "text.undrawable"


def test_what_is_read_back_comes_from_the_disk_and_not_from_memory(told: ToldRoom) -> None:
    desk = declared(told)
    desk.enter_mark(C01, A1, "12.5")
    told.evaluator(FIRST).enter_mark(C01, A1, "20")  # the same member at a second desk
    assert desk.draft(C01).marks[0] == 1250
    assert desk.read_back()[C01].marks[0] == 2000
    assert desk.draft(C01).marks[0] == 2000


def fill(desk: EvaluatorDesk, mark: str) -> None:
    for proposal in desk.to_score():
        for leaf in desk.state.rules.leaves:
            desk.enter_mark(proposal.id, leaf.id, mark)


def test_a_sealed_sheet_is_written_anew_as_a_higher_version_and_the_newest_is_opened(told: ToldRoom) -> None:
    desk = declared(told)
    with pytest.raises(RefusedError, match="nothing_to_revise"):
        desk.begin_revision()
    fill(desk, "10")
    desk.seal()
    for refused in (desk.seal, lambda: desk.enter_mark(C01, A1, "11")):
        with pytest.raises(RefusedError, match=r"sheet\.already_sealed"):
            refused()
    desk.begin_revision()
    assert all(one.blanks for one in desk.drafts().values())  # nobody reads what is sealed, not even who sealed it
    fill(desk, "11")
    assert told.evaluator(FIRST).revising  # the drafts tell so after a restart
    desk.seal()
    assert (desk.revising, desk.state.sheets[FIRST].version) == (False, 2)


def test_an_opinion_is_kept_beside_the_marks(told: ToldRoom) -> None:
    desk = declared(told)
    desk.enter_mark(C01, A1, "12.5")
    desk.write_opinion(C01, "보완이 필요함")
    kept = told.evaluator(FIRST).draft(C01)
    assert (kept.opinion, kept.marks[0]) == ("보완이 필요함", 1250)


def test_a_mark_is_taken_back_durably_newest_first_and_the_history_says_so(told: ToldRoom) -> None:
    desk = declared(told)
    desk.enter_mark(C01, A1, "10")
    desk.enter_mark(C01, A1, "12")
    desk.enter_mark(C02, A1, "7")
    assert desk.can_undo
    undone = desk.undo_mark()
    assert undone is not None
    assert (undone.proposal, undone.marks[0]) == (C02, None)
    desk.undo_mark()
    again = told.evaluator(FIRST).draft(C01)
    assert again.marks[0] == 1000
    assert [(one.before, one.after) for one in again.edits] == [(None, 1000), (1000, 1200), (1200, 1000)]
    desk.undo_mark()
    assert desk.undo_mark() is None
    assert not desk.can_undo
    assert not told.evaluator(FIRST).can_undo


def test_the_same_mark_again_is_no_edit(told: ToldRoom) -> None:
    desk = declared(told)
    desk.enter_mark(C01, A1, "10")
    assert len(desk.enter_mark(C01, A1, "10.0").edits) == 1


def test_page_flag_and_place_are_on_disk_and_only_the_page_is_sealed(told: ToldRoom) -> None:
    desk = declared(told)
    desk.cite_page(C01, A1, 14)
    desk.flag(C01, flagged=True)
    desk.keep_place(C01, 15)
    kept = told.evaluator(FIRST).draft(C01)
    assert (kept.page(A1), kept.flagged, kept.open_at) == (14, True, 15)
    assert desk.cite_page(C01, A1, None).page(A1) is None
    full = desk.draft(C01).with_page(A1, 3).with_mark(0, Points(0)).with_mark(1, Points(0)).with_mark(2, Points(0))
    assert full.ballot().pages == ((A1, 3),)
