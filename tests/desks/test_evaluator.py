from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from committee_app.case.conflicts import Answer, DeclaredAnswer
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import CriterionId
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


def test_an_opinion_is_kept_beside_the_marks(told: ToldRoom) -> None:
    desk = declared(told)
    desk.enter_mark(C01, A1, "12.5")
    desk.write_opinion(C01, "보완이 필요함")
    kept = told.evaluator(FIRST).draft(C01)
    assert (kept.opinion, kept.marks[0]) == ("보완이 필요함", 1250)
