"""Whoever issues minutes is told what they would not say; once it is there, nothing is told."""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.acts import Movement
from committee_app.case.identifiers import CriterionId
from committee_app.case.lifecycle import Stage
from committee_app.desks.completeness import lacking
from tests.builders import FIRST, SECOND, SECRETARY, THIRD, Day, vote


def codes(day: Day) -> list[str]:
    return [one.code for one in lacking(day.state, day.journal)]


def facts(day: Day, code: str) -> dict[str, object]:
    return next(dict(one.params) for one in lacking(day.state, day.journal) if one.code == code)


def test_there_is_nothing_to_say_before_a_meeting() -> None:
    assert codes(Day.until(Stage.FROZEN)) == []


def test_a_bare_meeting_lacks_its_end_statements_and_opinions() -> None:
    day = Day.until(Stage.RESOLVED)
    assert {"lacking.end", "lacking.statements", "lacking.opinions"} <= set(codes(day))
    assert facts(day, "lacking.opinions")["count"] == len(day.state.proposals)


def test_a_recess_without_an_end_and_a_member_who_left_without_a_reason_are_named() -> None:
    day = Day.until(Stage.DELIBERATING).do(SECRETARY, acts.MemberMoved(SECOND, Movement.LEFT))
    day.do(SECRETARY, acts.MemberMoved(THIRD, Movement.LEFT, "개인 사정")).do(SECRETARY, acts.MeetingPaused())
    seat = day.state.evaluator(SECOND)
    assert seat is not None
    assert "lacking.resumption" in codes(day)
    assert facts(day, "lacking.why_left")["seats"] == str(seat.seat)


def test_whoever_gave_marks_without_a_word_is_named_by_seat() -> None:
    day = Day.until(Stage.RESOLVED)
    bare = [
        one.seat
        for one in day.state.evaluators
        if any(not ballot.reasons and not ballot.opinion for ballot in day.state.opened.get(one.id, {}).values())
    ]
    said = facts(day, "lacking.reasons")["seats"] if bare else ""
    assert said == ", ".join(map(str, bare))


def test_a_note_lacks_members_until_somebody_stands_for_it() -> None:
    day = Day.until(Stage.DELIBERATING)
    first = day.state.proposals[0].id
    day.do(SECRETARY, acts.NoteWritten(first, CriterionId(""), "일정이 촉박함"))
    assert facts(day, "lacking.approvals")["notes"] == "1"
    day.do(SECRETARY, acts.NoteApproved(1, (THIRD if day.state.status(FIRST, first).value != "scored" else FIRST,)))
    assert "lacking.approvals" not in codes(day)


def test_what_is_there_is_not_lacking() -> None:
    day = Day.until(Stage.DELIBERATING).do(SECRETARY, acts.StatementRecorded("위원장", "시작합니다."))
    for one in day.state.proposals:
        day.do(SECRETARY, acts.NoteWritten(one.id, CriterionId(""), "충실함"))
    meeting = day.state.meeting
    assert meeting is not None
    for item in meeting.agenda:
        day.do(SECRETARY, acts.MotionDecided(item, "원안대로 함", vote()))
    day.walk_to(Stage.RESOLVED).do(SECRETARY, acts.MeetingClosed())
    left = {"lacking.end", "lacking.statements", "lacking.opinions", "lacking.decisions"} & set(codes(day))
    assert left == set()
