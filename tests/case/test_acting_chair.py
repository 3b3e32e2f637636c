"""Who may act as chair, and what that leaves of keys, confirmations and papers."""

from __future__ import annotations

from committee_app.case.acts import ActingChairTookOver, ChairElected, Vote
from committee_app.case.identifiers import EvaluatorId
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from tests.builders import CHAIR, FIRST, SECOND, SECRETARY, THIRD, Day, vote

ILL = "위원장이 몸이 아파 자리를 비움"


def test_it_takes_another_member_who_is_here_with_keys_a_reason_and_a_majority() -> None:
    day = Day.until(Stage.READY)
    three = vote()

    def refused(who: EvaluatorId, reason: str = ILL, numbers: Vote = three) -> tuple[str, ...]:
        return day.refused(SECRETARY, ActingChairTookOver(who, reason, numbers))

    assert refused(FIRST) == ("chair.same_person",)
    assert refused(EvaluatorId("99")) == ("attendance.not_here",)
    assert refused(SECOND, " ") == ("chair.without_reason",)
    assert refused(SECOND, ILL, vote(in_favour=1, against=2)) == ("vote.not_passed",)
    day.do(SECRETARY, ActingChairTookOver(SECOND, ILL, three))
    # Until somebody has made a key for the office there is nobody whose place could be taken.
    assert refused(THIRD) == ("chair.not_enrolled",)


def test_who_came_too_late_for_keys_cannot_act_as_chair() -> None:
    day = Day.until(Stage.CONVENED).arrive(FIRST, SECOND).enrol(FIRST, SECOND)
    day.do(SECRETARY, ChairElected(FIRST, vote(2, present=2, eligible=2, against=0))).enrol_officer(Role.CHAIR)
    day.arrive(THIRD)
    assert day.refused(SECRETARY, ActingChairTookOver(THIRD, ILL, vote())) == ("actor.not_enrolled",)


def test_before_there_is_a_chair_one_is_elected_instead() -> None:
    day = Day.until(Stage.CONVENED).arrive().enrol()
    assert "chair.not_enrolled" in day.refused(SECRETARY, ActingChairTookOver(SECOND, ILL, vote()))


def test_nothing_is_the_chairs_until_the_new_key_is_there_and_the_old_one_signs_nothing() -> None:
    day = Day.until(Stage.READY).do(SECRETARY, ActingChairTookOver(SECOND, ILL, vote()))
    state = day.state
    assert (state.chair, state.confirmed, state.rehearsed) == (SECOND, frozenset(), False)
    assert CHAIR not in state.keys
    assert Role.CHAIR not in state.officers
    assert state.past_keys == {day.key_text(CHAIR)}
