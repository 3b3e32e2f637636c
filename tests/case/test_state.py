"""What the case answers as it stands, and what each act makes of it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from committee_app.case import acts
from committee_app.case.acts import Movement
from committee_app.case.ballots import Ballot
from committee_app.case.conflicts import Answer, Exclusion, MarkStatus
from committee_app.case.findings import Finding
from committee_app.case.identifiers import Actor, EvaluatorId, Points, ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import HOLDERS, Role, evaluator_actor
from committee_app.case.progress import Progress
from committee_app.case.proposals import Proposal
from committee_app.case.state import CaseState, read_ballot, with_entry
from committee_app.case.typed import MisshapenError
from tests.builders import (
    AUDITOR,
    C01,
    C02,
    CHAIR,
    FIRST,
    L9,
    L10,
    MARKS,
    MEMBER_ROSTER,
    MEMBERS,
    PROGRAMME,
    PROPOSAL_ROSTER,
    ROSTER,
    SECOND,
    SECRETARY,
    THIRD,
    Day,
    ballot,
    payload_of,
    proposal,
    vote,
)


def declared() -> Day:
    return Day.until(Stage.READY).pledge().declare()


# ── statuses ───────────────────────────────────────────────────────────────────────────────
def test_the_law_comes_before_the_declaration_and_that_before_absence() -> None:
    day = declared()
    assert day.state.status(SECOND, L9) is MarkStatus.SCORED
    day.do(SECRETARY, acts.AbsenceRecorded(SECOND, (L9, C02, C01), "조퇴"))
    assert day.state.status(SECOND, L9) is MarkStatus.ABSENT
    assert day.state.status(SECOND, C02) is MarkStatus.RECUSED
    day.do(CHAIR, acts.ExclusionRecorded(SECOND, C02, "employed", "재직"))
    day.do(CHAIR, acts.ExclusionRecorded(SECOND, C01, "party", "당사자"))
    assert day.state.status(SECOND, C02) is MarkStatus.EXCLUDED
    assert day.state.status(SECOND, C01) is MarkStatus.EXCLUDED
    assert day.state.to_score(SECOND) == (L10,)


def test_absences_add_up() -> None:
    day = declared().do(SECRETARY, acts.AbsenceRecorded(FIRST, (L9,), "조퇴"))
    day.do(SECRETARY, acts.AbsenceRecorded(FIRST, (L10, L9), "조퇴"))
    assert day.state.absences[FIRST] == {L9, L10}
    assert day.state.to_score(FIRST) == (C01, C02)


def test_nobody_scores_before_they_declared() -> None:
    day = Day.until(Stage.READY).pledge().declare(FIRST)
    assert day.state.to_score(FIRST) == ROSTER
    assert day.state.to_score(SECOND) == ()
    assert day.state.answer(FIRST, C01) is Answer.NONE
    assert day.state.answer(SECOND, C01) is None


def test_a_question_waits_until_the_chair_clears_it() -> None:
    day = declared()
    assert day.state.unanswered_questions(FIRST) == ()
    assert day.state.unanswered_questions(THIRD) == (L10,)
    day.clear()
    assert day.state.unanswered_questions(THIRD) == ()
    assert day.state.status(THIRD, L10) is MarkStatus.SCORED


def test_a_question_is_answered_by_an_exclusion_too() -> None:
    day = declared().do(CHAIR, acts.ExclusionRecorded(THIRD, L10, "party", "당사자"))
    assert day.state.unanswered_questions(THIRD) == ()
    assert day.state.to_score(THIRD) == (C01, C02, L9)


def test_a_member_has_no_question_before_they_declared() -> None:
    assert Day.until(Stage.READY).state.unanswered_questions(THIRD) == ()


# ── sheets and ballots ─────────────────────────────────────────────────────────────────────
def test_a_ballot_that_was_voided_stays_closed() -> None:
    state = Day.until(Stage.CLOSED).state
    assert state.counting_ballots(FIRST) == ROSTER
    late = Exclusion(FIRST, C01, "party", "뒤늦게 알려짐")
    excluded = replace(state, exclusions=with_entry(state.exclusions, (FIRST, C01), late))
    assert excluded.counting_ballots(FIRST) == (C02, L9, L10)
    assert state.counting_ballots(FIRST) == ROSTER


def test_without_a_sheet_no_ballot_counts() -> None:
    assert Day.until(Stage.READY).state.counting_ballots(FIRST) == ()


def test_the_score_book_has_every_opened_ballot_and_says_why_the_others_are_missing() -> None:
    book = Day.until(Stage.OPENED).state.score_book()
    assert book.evaluators == MEMBERS
    assert book.proposals == PROPOSAL_ROSTER
    assert {(who, name): marks for name, row in book.marks.items() for who, marks in row.items()} == dict(MARKS)
    assert book.statuses == {C01: {}, C02: {SECOND: MarkStatus.RECUSED}, L9: {}, L10: {}}
    assert book.programme.id == "small"
    assert not book.votes
    assert not book.lots


def test_the_score_book_takes_a_missing_sheet_for_absence() -> None:
    day = Day.until(Stage.CLOSED).consent().open_sheet(FIRST)
    book = day.state.score_book()
    assert book.statuses[C01] == {SECOND: MarkStatus.ABSENT, THIRD: MarkStatus.ABSENT}
    assert book.statuses[C02] == {SECOND: MarkStatus.RECUSED, THIRD: MarkStatus.ABSENT}


def test_a_member_without_keys_takes_no_part() -> None:
    day = Day.until(Stage.CONVENED).arrive(FIRST, THIRD).enrol(FIRST, THIRD)
    assert day.state.scorers() == (FIRST, THIRD)
    assert day.state.score_book().evaluators == (FIRST, THIRD)


def test_the_score_book_carries_votes_and_lots_in_their_order() -> None:
    day = Day.until(Stage.DELIBERATING).do(CHAIR, acts.TieVoted((L9, L10), 1, ((L9, 1), (L10, 1)), 1))
    day.do(CHAIR, acts.LotDrawn((L9, L10), (("가", "17"), ("나", "4")), "line", (L10, L9)))
    book = day.state.score_book()
    assert [(one.tied, one.round, one.votes, one.abstained, one.invalid) for one in book.votes] == [
        ((L9, L10), 1, ((L9, 1), (L10, 1)), 1, 0)
    ]
    assert [(one.numbers, one.line, one.order) for one in book.lots] == [
        ((("가", "17"), ("나", "4")), "line", (L10, L9))
    ]


def test_a_ballot_is_read_from_its_payload() -> None:
    assert read_ballot(payload_of(ballot(FIRST, C01))) == ballot(FIRST, C01)
    assert read_ballot('{"proposal":"C01","marks":[850]}') == Ballot(C01, (Points(850),))


@pytest.mark.parametrize("payload", ["", "{", "[" * 100_000, '{"marks":[],"marks":[]}', "9" * 5000], ids=range(5))
def test_a_payload_that_is_no_document_is_no_ballot(payload: str) -> None:
    with pytest.raises(MisshapenError) as refused:
        read_ballot(payload)
    assert [fault.code for fault in refused.value.faults] == ["ballot.not_json"]


# ── what acts make of the case ─────────────────────────────────────────────────────────────
def test_rosters_are_dropped_when_the_rules_are_drafted_anew() -> None:
    day = Day.until(Stage.PREPARING).draft().import_rosters().enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256))
    assert day.state.rules_frozen
    day.draft(PROGRAMME + "\n# 다시\n")
    assert (day.state.proposals, day.state.evaluators, day.state.rules_frozen) == ((), (), False)


@pytest.mark.parametrize("again", ["proposals", "members"])
def test_a_roster_that_is_imported_again_replaces_the_first_and_undoes_the_freeze(again: str) -> None:
    day = Day.until(Stage.PREPARING).draft().import_rosters().enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256))
    source = acts.Source("corrected", "99" * 32)
    if again == "proposals":
        day.do(SECRETARY, acts.ProposalsImported(source, (proposal("C09"),)))
        assert day.state.proposals == (proposal("C09"),)
    else:
        day.do(SECRETARY, acts.MembersImported(source, MEMBER_ROSTER[1:]))
        assert day.state.evaluators == MEMBER_ROSTER[1:]
    assert day.state.sources[again] == source
    assert not day.state.rules_frozen


def test_members_stand_in_seat_order_however_they_were_listed() -> None:
    day = Day.until(Stage.PREPARING).draft()
    day.do(SECRETARY, acts.MembersImported(acts.Source("members.csv", ""), MEMBER_ROSTER[::-1]))
    assert day.state.evaluators == MEMBER_ROSTER


def test_confirmations_are_dropped_when_a_member_enrols() -> None:
    day = Day.until(Stage.CONVENED).arrive(FIRST, SECOND).enrol(FIRST, SECOND)
    day.do(SECRETARY, acts.ChairElected(FIRST, vote(present=2, eligible=2, in_favour=2, against=0)))
    day.enrol_officer(Role.CHAIR).confirm()
    assert day.state.confirmed == set(HOLDERS)
    assert day.arrive(THIRD).enrol(THIRD).state.confirmed == frozenset()


def test_whoever_leaves_is_not_here_and_whoever_returns_is() -> None:
    day = Day.until(Stage.CONVENED).arrive(FIRST)
    assert day.state.here == {FIRST}
    assert day.do(SECRETARY, acts.MemberMoved(FIRST, Movement.LEFT)).state.here == frozenset()
    assert day.do(SECRETARY, acts.MemberMoved(FIRST, Movement.RETURNED)).state.here == {FIRST}


def test_new_minutes_have_no_signatures() -> None:
    day = Day.until(Stage.RESOLVED).issue()
    assert day.state.signed == ()
    assert day.do(CHAIR, acts.MinutesSigned("Chair", "")).state.signed == (CHAIR,)


def test_a_whole_day_leaves_its_traces() -> None:
    state = Day.until(Stage.ARCHIVED).state
    assert (state.case, state.title, state.rehearsal) == ("2026-small", "작은 공모", True)
    assert state.chair == FIRST
    assert state.rehearsed
    assert state.closing == 3
    assert state.meeting is not None
    assert state.meeting_closed
    assert state.resolution == acts.SelectionResolved("33" * 32, vote())
    assert state.signed == (CHAIR, evaluator_actor(SECOND), evaluator_actor(THIRD), SECRETARY, AUDITOR)
    assert state.pledged == set(MEMBERS)
    assert set(state.keys) == {SECRETARY, AUDITOR, CHAIR, *(evaluator_actor(one) for one in MEMBERS)}


# ── the case as a value ────────────────────────────────────────────────────────────────────
def test_yesterdays_state_is_still_yesterdays() -> None:
    day = Day.until(Stage.READY)
    yesterday, written = day.state, repr(day.state)
    day.walk_to(Stage.ARCHIVED)
    assert repr(yesterday) == written
    assert day.state != yesterday


def test_nobody_writes_into_a_state() -> None:
    state: Any = Day.until(Stage.OPENED).state
    with pytest.raises(FrozenInstanceError):
        state.title = "다른 공모"
    mappings: tuple[Any, ...] = (state.keys, state.declarations, state.declarations[FIRST], CaseState().absences)
    for mapping in mappings:
        with pytest.raises(TypeError):
            mapping["x"] = 1


def test_there_are_no_rules_before_they_are_drafted() -> None:
    with pytest.raises(ValueError, match="no programme"):
        _ = CaseState().rules


def test_members_and_proposals_are_found_by_their_names_or_not_at_all() -> None:
    state = Day.until(Stage.READY).state
    assert state.evaluator(SECOND) == MEMBER_ROSTER[1]
    assert state.evaluator(EvaluatorId("99")) is None
    assert state.proposal(L10) == PROPOSAL_ROSTER[3]
    assert state.proposal(ProposalId("Z99")) is None


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        (SECRETARY, "이간사"),
        (AUDITOR, "박감사"),
        (CHAIR, "chair"),
        (evaluator_actor(SECOND), "김가상2"),
        (Actor("evaluator:99"), "evaluator:99"),
    ],
)
def test_a_person_is_named_as_far_as_known(actor: Actor, name: str) -> None:
    assert Day.until(Stage.FROZEN).state.person_name(actor) == name


def test_the_fingerprint_is_that_of_the_text_to_the_byte() -> None:
    first = Day.until(Stage.PREPARING).draft().state.rules_sha256
    second = Day.until(Stage.PREPARING).draft(PROGRAMME + "\n").state.rules_sha256
    assert first != second
    assert len(first) == 64


def test_a_proposals_cost_is_that_of_all_its_bodies() -> None:
    plain = proposal("L9")
    assert plain.cost == 800_000_000
    assert replace(plain, bodies=plain.bodies * 3).cost == 2_400_000_000
    assert isinstance(plain, Proposal)


def test_a_finding_gives_its_facts_by_name() -> None:
    found = Finding.of("quorum.not_met", present=1, needed=2)
    assert (found.fact("present"), found.fact("needed")) == (1, 2)
    with pytest.raises(KeyError):
        found.fact("absent")


def test_long_work_says_where_it_is() -> None:
    assert Progress("opening.opening", 1, 3) == Progress("opening.opening", done=1, total=3)
