"""A committee is drawn from a list by an order that nobody chose: who is called, who sits, what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from committee_app.case import acts
from committee_app.case.drawing import SeatLimit, Trait
from committee_app.case.findings import RefusedError
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from tests.builders import AUDITOR, MEMBER_ROSTER, PROPOSAL_ROSTER, SECRETARY, Day
from tests.pools import AI, LAW, OUTSIDE, POOL, POOL_FILE, SEATS, WOMEN, a_drawn_day, accepted, announced, by_hand, lot

BOX = by_hand(12, 11, 14, 18, 17, 13, 15, 16, 19)


def called(day: Day) -> list[str]:
    return list(day.state.drawing.called)


def refuse(day: Day, number: str) -> Day:
    return day.do(SECRETARY, acts.CandidateAnswered(EvaluatorId(number), accepted=False, reason="출장"))


def accept(day: Day, number: str) -> Day:
    return day.do(SECRETARY, acts.CandidateAnswered(EvaluatorId(number), accepted=True))


# ── who is called ──────────────────────────────────────────────────────────────────────────
def test_the_first_in_the_order_are_called_each_for_a_seat_of_their_field() -> None:
    day = announced(Day(), seats=((AI, 2), (LAW, 1))).do(SECRETARY, BOX)
    # 14 would be a third of her field, and 18 is an official, of whom the small committee takes none.
    assert called(day) == ["12", "11", "17"]


def test_a_seat_of_any_field_takes_whoever_comes_first() -> None:
    assert called(announced(Day()).do(SECRETARY, BOX)) == ["12", "11", "14"]


def test_a_limit_passes_over_those_with_whom_it_could_not_be_kept_any_more() -> None:
    # Two seats free and two limits to fill: the third place must bring both a woman and somebody from outside.
    assert called(announced(Day(), WOMEN, OUTSIDE).do(SECRETARY, BOX)) == ["12", "11", "16"]


def test_no_more_than_the_most_of_a_limit_are_called() -> None:
    few = SeatLimit(Trait.SEX, "남", 0, 1)
    assert called(announced(Day(), few).do(SECRETARY, BOX)) == ["12", "13", "15"]


def test_a_refusal_calls_the_next_who_fits_and_nobody_loses_a_seat_by_it() -> None:
    day = announced(Day(), WOMEN, OUTSIDE).do(SECRETARY, BOX)
    accept(refuse(day, "12"), "11")
    assert called(day) == ["12", "11", "16", "14"]
    refuse(day, "16")
    # Still a woman is needed; from outside there is 14.
    assert called(day) == ["12", "11", "16", "14", "13"]
    assert day.state.drawing.waiting == ("14", "13")
    accept(accept(day, "14"), "13")
    assert [one.id for one in day.state.drawing.seated] == ["11", "14", "13"]


def test_who_accepted_may_withdraw_and_the_next_is_called() -> None:
    day = accept(announced(Day()).do(SECRETARY, BOX), "12")
    assert called(refuse(day, "12")) == ["12", "11", "14", "17"]


def test_where_nobody_is_left_a_further_list_fills_the_seats_that_are_free() -> None:
    men = tuple(one for one in POOL if one.id in {"11", "12", "14"})
    day = Day().create().draft().enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.PoolImported(POOL_FILE, men)).do(SECRETARY, acts.DrawingAnnounced(SEATS))
    day.do(SECRETARY, by_hand(11, 12, 14))
    refuse(accept(day, "11"), "12")
    assert day.state.drawing.is_short
    assert day.refused(SECRETARY, acts.PoolImported(POOL_FILE, men)) == ("drawing.drawn_before",) * 3
    more = acts.PoolImported(acts.Source("더한 명단.csv", "77" * 32), POOL[4:])
    day.do(SECRETARY, more).do(SECRETARY, by_hand(18, 17, 15, 16, 19))
    assert called(day) == ["11", "12", "14", "17"]
    assert day.refused(SECRETARY, more) == ("drawing.already_drawn", *("drawing.drawn_before",) * 5)


# ── the members of the case ────────────────────────────────────────────────────────────────
def test_those_who_accepted_are_the_members_and_nobody_else() -> None:
    day = accepted(announced(Day(), WOMEN, OUTSIDE).do(SECRETARY, lot()))
    others = acts.MembersImported(POOL_FILE, MEMBER_ROSTER)
    assert day.refused(SECRETARY, others) == ("drawing.other_members",)
    assert a_drawn_day(Day()).do(AUDITOR, acts.RulesConfirmed(day.state.rules_sha256)).state.stage is Stage.FROZEN


def test_a_withdrawal_after_the_freezing_undoes_it() -> None:
    day = a_drawn_day(Day())
    refuse(day, day.state.drawing.seated[0].id)
    assert not day.state.rules_frozen
    assert day.refused(SECRETARY, acts.RulesFrozen(day.state.rules_sha256)) == ("drawing.other_members",)


def test_members_who_were_listed_before_the_drawing_do_not_stand() -> None:
    day = Day().create().draft().enrol_officer(Role.AUDITOR).import_rosters()
    day.do(SECRETARY, acts.PoolImported(POOL_FILE, POOL)).do(SECRETARY, acts.DrawingAnnounced(SEATS))
    day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256)).do(SECRETARY, lot())
    assert not day.state.rules_frozen
    assert day.refused(SECRETARY, acts.RulesFrozen(day.state.rules_sha256)) == ("drawing.other_members",)


def test_a_case_without_a_drawing_takes_its_members_from_a_list_as_ever() -> None:
    day = Day().create().draft().do(SECRETARY, acts.PoolImported(POOL_FILE, POOL)).import_rosters()
    assert day.state.evaluators == MEMBER_ROSTER
    assert day.state.proposals == PROPOSAL_ROSTER


# ── what is refused ────────────────────────────────────────────────────────────────────────
def test_an_empty_list_is_none_and_each_line_has_a_number_of_its_own() -> None:
    day = Day().create()
    assert day.refused(SECRETARY, acts.PoolImported(POOL_FILE, ())) == ("roster.empty",)
    nameless = (replace(POOL[0], id=EvaluatorId(" ")), POOL[1], POOL[1])
    assert day.refused(SECRETARY, acts.PoolImported(POOL_FILE, nameless)) == ("roster.unnamed", "roster.named_twice")


def test_nobody_is_drawn_again_because_the_outcome_did_not_please() -> None:
    day = announced(Day()).do(SECRETARY, BOX)
    assert day.refused(SECRETARY, acts.PoolImported(POOL_FILE, POOL))[0] == "drawing.already_drawn"
    assert day.refused(SECRETARY, acts.DrawingAnnounced(SEATS))[0] == "drawing.already_drawn"
    assert day.refused(SECRETARY, BOX) == ("drawing.not_announced",)


def test_a_plan_needs_rules_and_a_list() -> None:
    plan = acts.DrawingAnnounced((("", 3),))
    day = Day().create()
    assert day.refused(SECRETARY, plan) == ("rules.not_drafted",)
    assert day.draft().refused(SECRETARY, plan) == ("drawing.no_pool",)
    assert day.refused(SECRETARY, lot()) == ("drawing.not_announced",)


@pytest.mark.parametrize(
    ("seats", "limits"),
    [
        (((AI, 1), (AI, 2)), ()),
        (((AI, 3), (LAW, 0)), ()),
        (SEATS, (WOMEN, replace(WOMEN, least=0))),
        (SEATS, (replace(WOMEN, word=" "),)),
        (SEATS, (replace(WOMEN, least=-1),)),
        (SEATS, (replace(WOMEN, least=2, most=1),)),
        (SEATS, (SeatLimit(Trait.CATEGORY, "공무원"),)),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(
    seats: tuple[tuple[str, int], ...], limits: tuple[SeatLimit, ...]
) -> None:
    day = Day().create().draft().do(SECRETARY, acts.PoolImported(POOL_FILE, POOL))
    assert set(day.refused(SECRETARY, acts.DrawingAnnounced(seats, limits))) - {"drawing.too_few"} == {
        "drawing.plan_misshapen"
    }


def test_the_seats_are_those_announced_and_the_list_has_enough_for_them() -> None:
    day = Day().create().draft().do(SECRETARY, acts.PoolImported(POOL_FILE, POOL[:5]))
    assert day.refused(SECRETARY, acts.DrawingAnnounced(((AI, 2),))) == ("drawing.other_size",)
    assert day.refused(SECRETARY, acts.DrawingAnnounced(((LAW, 2), ("", 1)))) == ("drawing.too_few",)
    assert day.refused(SECRETARY, acts.DrawingAnnounced(SEATS, (replace(OUTSIDE, least=2),))) == ("drawing.too_few",)


def test_a_lot_needs_the_auditor_two_witnesses_and_every_candidate_once() -> None:
    day = Day().create().draft().do(SECRETARY, acts.PoolImported(POOL_FILE, POOL))
    day.do(SECRETARY, acts.DrawingAnnounced(SEATS))
    assert day.refused(SECRETARY, lot()) == ("auditor.not_enrolled",)
    day.enrol_officer(Role.AUDITOR)
    assert day.refused(SECRETARY, replace(BOX, order=BOX.order[1:])) == ("drawing.other_candidates",)
    assert day.refused(SECRETARY, replace(BOX, numbers=(BOX.numbers[0],) * 2)) == ("lot.needs_witnesses",)
    assert day.refused(SECRETARY, replace(lot(), numbers=(("갑", "1"), ("을", " ")))) == ("lot.needs_witnesses",)


def test_rules_with_another_size_need_another_plan() -> None:
    day = announced(Day())
    other = day.state.rules_text.replace("size = 3", "size = 4")
    assert day.draft(other).refused(SECRETARY, lot()) == ("drawing.other_size",)


def test_only_who_was_called_answers_and_only_once() -> None:
    day = announced(Day()).do(SECRETARY, BOX)
    no, yes = (acts.CandidateAnswered(EvaluatorId("12"), one, "출장") for one in (False, True))
    assert day.refused(SECRETARY, replace(yes, candidate=EvaluatorId("19"))) == ("drawing.not_called",)
    assert day.refused(SECRETARY, replace(no, reason=" ")) == ("drawing.without_reason",)
    day.do(SECRETARY, yes)
    assert day.refused(SECRETARY, yes) == ("drawing.answered_already",)
    day.do(SECRETARY, no)
    assert day.refused(SECRETARY, yes) == ("drawing.answered_already",)


def test_only_the_secretary_draws_and_only_while_the_case_is_prepared() -> None:
    day = announced(Day())
    assert day.refused(AUDITOR, lot()) == ("act.not_now",)
    later = Day.until(Stage.FROZEN)
    assert later.refused(SECRETARY, acts.PoolImported(POOL_FILE, POOL)) == ("act.not_now",)


def test_a_candidate_who_was_not_drawn_is_nobody() -> None:
    with pytest.raises(KeyError):
        announced(Day()).state.drawing.candidate(EvaluatorId("12"))
    with pytest.raises(RefusedError):
        announced(Day()).do(SECRETARY, acts.CandidateAnswered(EvaluatorId("12"), accepted=True))
