"""Who steps out for a project, a meeting that stops without its quorum, and what is heard in which order."""

from __future__ import annotations

import pytest

from committee_app.case import acts
from committee_app.case.acts import Movement
from committee_app.case.conflicts import DropCause, DropPolicy
from committee_app.case.identifiers import ProposalId
from committee_app.case.lifecycle import Stage
from committee_app.case.replaying import obstacles
from tests.builders import AUDITOR, C01, C02, CHAIR, FIRST, SECOND, SECRETARY, THIRD, Day, vote


def heard() -> Day:
    """Return a day on which the members have declared: the second is recused from C02."""
    return Day.until(Stage.READY).pledge().declare().clear()


def stopped() -> Day:
    """Return a day that stopped: one of three is left."""
    day = heard()
    for one in (SECOND, THIRD):
        day.do(SECRETARY, acts.MemberMoved(one, Movement.LEFT, "개인 사정"))
    return day.do(SECRETARY, acts.MeetingPaused("", acts.Shortfall(1, 2)))


def test_whoever_steps_out_for_a_project_still_counts_for_the_quorum() -> None:
    day = heard().do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "", C02))
    assert (day.state.here, day.state.attending) == (frozenset({FIRST, THIRD}), 3)
    day.do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT, "전화"))
    assert day.state.shortfall is None
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "조퇴"))
    assert day.state.shortfall == acts.Shortfall(1, 2)
    assert not day.state.stepped_out


def test_whoever_comes_back_has_stepped_in_again() -> None:
    day = heard().do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "", C02))
    assert day.refused(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "", C02)) == ("attendance.contradicts",)
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.RETURNED))
    assert (SECOND in day.state.here, day.state.stepped_out) == (True, {})


@pytest.mark.parametrize(
    "moved",
    [
        acts.MemberMoved(FIRST, Movement.LEFT, "", C02),
        acts.MemberMoved(SECOND, Movement.LEFT, "", C01),
        acts.MemberMoved(SECOND, Movement.LEFT, "", ProposalId("C99")),
    ],
)
def test_only_who_does_not_judge_a_project_leaves_for_it(moved: acts.MemberMoved) -> None:
    assert heard().refused(SECRETARY, moved) == ("attendance.no_reason_to_leave",)


def test_nobody_comes_back_for_a_project() -> None:
    day = heard().do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "", C02))
    returned = acts.MemberMoved(SECOND, Movement.RETURNED, "", C02)
    assert day.refused(SECRETARY, returned) == ("attendance.no_reason_to_leave",)


def test_a_meeting_stops_only_while_its_quorum_is_gone_and_with_the_true_numbers() -> None:
    assert heard().refused(SECRETARY, acts.MeetingPaused("", acts.Shortfall(3, 2))) == ("meeting.not_short",)
    day = heard()
    for one in (SECOND, THIRD):
        day.do(SECRETARY, acts.MemberMoved(one, Movement.LEFT, "개인 사정"))
    assert day.refused(AUDITOR, acts.MeetingPaused("", acts.Shortfall(0, 2))) == ("meeting.not_short",)
    assert day.refused(AUDITOR, acts.MeetingPaused("점심")) == ("meeting.recess_is_the_secretarys",)
    assert day.do(AUDITOR, acts.MeetingPaused("", acts.Shortfall(1, 2))).state.stopped


@pytest.mark.parametrize(
    "decided",
    [
        acts.MotionDecided("안건", "채택", vote(1, eligible=1)),
        acts.ProjectCalled(C01, acts.ItemPart.PRESENTATION, 10),
        acts.ScoringClosed(0),
    ],
)
def test_a_stopped_meeting_decides_nothing_until_it_goes_on(decided: acts.Act) -> None:
    day = stopped()
    assert day.refused(SECRETARY, decided) == ("quorum.not_met",)
    assert day.refused(SECRETARY, acts.MeetingResumed()) == ("quorum.not_met",)
    day.do(SECRETARY, acts.MemberMoved(THIRD, Movement.RETURNED))
    assert day.refused(SECRETARY, decided) == ("meeting.stopped",)
    day.do(SECRETARY, acts.MeetingResumed())
    codes = [one.code for one in obstacles(day.state, SECRETARY, decided)]
    assert not {"meeting.stopped", "quorum.not_met"}.intersection(codes)


def test_a_stopped_meeting_opens_nothing() -> None:
    day = Day.until(Stage.CLOSED)
    for one in (SECOND, THIRD):
        day.do(SECRETARY, acts.MemberMoved(one, Movement.LEFT, "개인 사정"))
    day.do(SECRETARY, acts.MeetingPaused("", acts.Shortfall(1, 2)))
    assert day.refused(CHAIR, acts.OpeningConsented()) == ("quorum.not_met",)
    day.do(SECRETARY, acts.MemberMoved(SECOND, Movement.RETURNED)).do(SECRETARY, acts.MeetingResumed())
    day.do(CHAIR, acts.OpeningConsented())


def test_a_plain_recess_stops_nothing() -> None:
    day = heard().do(SECRETARY, acts.MeetingPaused("점심"))
    day.do(SECRETARY, acts.ProjectCalled(C01, acts.ItemPart.PRESENTATION, 10))


def test_whoever_drops_out_has_not_stepped_out() -> None:
    day = heard().do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT, "", C02))
    day.do(CHAIR, acts.MemberDroppedOut(SECOND, DropCause.ILLNESS, DropPolicy.KEEP_SEALED))
    day.do(AUDITOR, acts.RulingAnswered(1, agreed=True))
    assert (day.state.stepped_out, day.state.attending) == ({}, 2)


def test_a_running_order_has_every_project_once_and_is_another_than_before() -> None:
    day = heard()
    order = tuple(one.id for one in day.state.proposals)
    for wrong in (order[1:], (*order, order[0]), (*order[1:], order[1])):
        assert day.refused(SECRETARY, acts.RunningOrderSet(wrong)) == ("order.not_every_project_once",)
    assert day.do(SECRETARY, acts.RunningOrderSet(order)).state.running_order == order
    assert day.refused(SECRETARY, acts.RunningOrderSet(order)) == ("order.unchanged",)


def test_a_project_is_called_from_the_list_and_done_while_it_is_on() -> None:
    day, part = heard(), acts.ItemPart
    unknown = acts.ProjectCalled(ProposalId("C99"), part.QUESTIONS)
    assert day.refused(SECRETARY, unknown) == ("project.unknown",)
    assert day.refused(SECRETARY, acts.ProjectCalled(C01, part.DONE)) == ("project.not_on",)
    assert day.refused(SECRETARY, acts.ProjectCalled(C01, part.QUESTIONS, -1)) == ("project.no_such_time",)
    called = acts.ProjectCalled(C01, part.QUESTIONS, 5)
    assert day.do(SECRETARY, called).state.called == called
    assert day.refused(SECRETARY, acts.ProjectCalled(C02, part.DONE)) == ("project.not_on",)
    assert day.refused(SECRETARY, acts.ProjectCalled(C01, part.DONE, 5)) == ("project.no_such_time",)
    assert day.do(SECRETARY, acts.ProjectCalled(C01, part.DONE)).state.called is None
