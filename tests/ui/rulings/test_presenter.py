"""The rulings without a window: who may rule what, what the gate has against it, what waits for a second holder."""

from __future__ import annotations

from committee_app.case.acts import Vote
from committee_app.case.conflicts import DropPolicy, MarkStatus
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.ui.rulings.page import EVERY, Kind, Part, RulingsPage
from committee_app.ui.rulings.presenter import RulingsPresenter
from committee_app.ui.shared.states import ItemState
from tests.builders import C01, FIRST, L9, L10, SECOND, THIRD
from tests.ui.fakes import RecordingView
from tests.ui.rooms import RoomAt, ToldRoom, declare, seal

View = RecordingView[RulingsPage]


def seated(told: ToldRoom, role: Role = Role.CHAIR) -> tuple[RulingsPresenter, View]:
    view = View()
    presenter = RulingsPresenter(told.sitting(role), view)
    told.navigator.on_change = presenter.refresh
    presenter.refresh()
    return presenter, view


def filled(presenter: RulingsPresenter, kind: Kind, **parts: str) -> None:
    presenter.open_kind(kind)
    for part, value in parts.items():
        presenter.fill(part, value)


def against(page: RulingsPage) -> list[str]:
    return [one.code for one in page.obstacles]


def possible(page: RulingsPage) -> list[Kind]:
    return [one.kind for one in page.kinds if one.state is ItemState.OPEN]


def test_before_anybody_sealed_the_chair_rules_on_what_can_be_meant(room: RoomAt) -> None:
    told = room(Stage.READY)
    declare(told)
    _, view = seated(told)
    assert possible(view.page) == [Kind.CLEARANCE, Kind.EXCLUSION, Kind.CHALLENGE, Kind.DROP_OUT, Kind.LEFT_OPEN]
    assert view.page.kind is Kind.CLEARANCE  # somebody asked: that comes first


def test_secretary_and_auditor_answer_and_note_but_do_not_rule(room: RoomAt) -> None:
    told = room(Stage.READY)
    _, secretary = seated(told, Role.SECRETARY)
    assert possible(secretary.page) == [Kind.FIGURE, Kind.CONTACT, Kind.ABSENCE, Kind.ACTING_CHAIR]
    _, auditor = seated(told, Role.AUDITOR)
    assert (possible(auditor.page), [one.kind for one in auditor.page.kinds]) == ([], [Kind.ANSWER, Kind.FIGURE_CHECK])


def test_the_gate_speaks_while_the_form_is_filled_in(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = seated(told)
    filled(presenter, Kind.CHALLENGE, member=FIRST, proposal=L9)
    assert against(view.page) == ["ruling.own_case"]  # the chair does not rule on themselves
    filled(presenter, Kind.CHALLENGE, member=SECOND, proposal=L9)
    assert (against(view.page), view.page.missing) == ([], (Part.REASON, Part.VOTE))
    assert not view.page.may_rule


def test_whoever_is_challenged_does_not_vote(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = seated(told)
    filled(presenter, Kind.CHALLENGE, member=SECOND, proposal=L9, reason="신청인의 기피 신청")
    assert (view.page.present, view.page.eligible) == (3, 2)
    presenter.count(Vote(3, 3, 3, 0))
    assert against(view.page) == ["challenge.votes_themselves"]
    presenter.count(Vote(3, 2, 2, 0))
    presenter.rule()
    assert told.room.state.status(SECOND, L9) is MarkStatus.CHALLENGED
    assert (view.page.ruled[0].kind, view.page.ruled[0].alone) == (Kind.CHALLENGE, True)


def test_a_question_is_answered_and_an_exclusion_recorded(room: RoomAt) -> None:
    told = room(Stage.READY)
    declare(told)
    presenter, view = seated(told)
    filled(presenter, Kind.CLEARANCE, member=THIRD)
    assert [one.code for one in view.page.proposals] == [L10]
    presenter.fill("proposal", L10)
    presenter.fill("reason", "학회 회원일 뿐임")
    presenter.rule()
    assert told.room.state.unanswered_questions(THIRD) == ()
    filled(presenter, Kind.EXCLUSION, member=SECOND, proposal=C01, ground="party", reason="배우자의 근무처")
    presenter.rule()
    assert told.room.state.status(SECOND, C01) is MarkStatus.EXCLUDED


def test_contact_is_reported_and_scoring_goes_on(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = seated(told, Role.SECRETARY)
    filled(presenter, Kind.CONTACT, member=SECOND, proposal=L9, reason="복도에서 자료를 건네려 함")
    presenter.rule()
    assert L9 in told.room.state.contacts
    assert told.room.state.status(SECOND, L9) is MarkStatus.SCORED
    assert view.page.saved == 1


def test_absence_for_every_project_is_one_act(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, _ = seated(told, Role.SECRETARY)
    filled(presenter, Kind.ABSENCE, member=SECOND, proposal=EVERY, reason="늦은 도착")
    presenter.rule()
    assert told.room.state.absences[SECOND] == {one.id for one in told.room.state.proposals}


def test_a_member_who_leaves_waits_for_a_second_holder_and_nothing_else_is_ruled_meanwhile(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = seated(told)
    filled(presenter, Kind.DROP_OUT, member=THIRD, cause="illness")
    assert view.page.loss is not None
    assert (view.page.loss.present, view.page.loss.needed, view.page.loss.most) == (2, 2, 2)
    if Part.POLICY not in view.page.fixed:
        presenter.fill("policy", DropPolicy.KEEP_NOTHING)
    presenter.rule()
    assert told.room.state.dropped == frozenset()
    assert [one.code for one in view.page.kinds[2].reasons] == ["ruling.waits"]
    second, shown = seated(told, Role.AUDITOR)
    assert shown.page.waiting is not None
    second.agree()
    assert told.room.state.dropped == {THIRD}
    assert shown.page.waiting is None


def test_a_refusal_needs_its_reason_and_leaves_everything_as_it_was(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, _ = seated(told)
    filled(presenter, Kind.DROP_OUT, member=THIRD, cause="illness", policy="keep_nothing")
    presenter.rule()
    second, shown = seated(told, Role.SECRETARY)
    second.open_kind(Kind.ANSWER)
    second.refuse()
    assert [one.code for one in shown.page.problems] == ["ruling.without_reason"]
    second.fill("reason", "돌아온다고 함")
    second.refuse()
    assert (told.room.state.dropped, shown.page.ruled[0].agreed) == (frozenset(), False)


def test_a_substitute_takes_the_place_of_whoever_left(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = seated(told)
    presenter.open_kind(Kind.SUBSTITUTE)
    assert (view.page.row.candidates, view.page.members) == (0, ())
    filled(presenter, Kind.DROP_OUT, member=THIRD, cause="illness", policy="keep_nothing")
    presenter.rule()
    told.secretary.answer_ruling(agreed=True)
    filled(presenter, Kind.SUBSTITUTE, member=THIRD, name="새가상", affiliation="가상 기관", category="private")
    presenter.rule()
    told.secretary.answer_ruling(agreed=True)
    newest = told.room.state.evaluators[-1]
    assert (newest.name, newest.seat, newest.id in told.room.state.substitutes) == ("새가상", 4, True)


def test_sealed_ballots_are_voided_only_with_a_second_word(room: RoomAt) -> None:
    told = room(Stage.READY)
    declare(told, SECOND)
    presenter, view = seated(told)
    presenter.open_kind(Kind.VOIDING)
    assert view.page.row.candidates == 0
    seal(told, SECOND)
    filled(presenter, Kind.VOIDING, member=SECOND, proposal=EVERY, void_ground="breach", reason="절차 위반")
    presenter.rule()
    assert told.room.state.counting_ballots(SECOND) != ()
    told.auditor.answer_ruling(agreed=True)
    assert told.room.state.counting_ballots(SECOND) == ()


def test_scoring_may_close_without_everybody_who_is_waited_for(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = seated(told)
    filled(presenter, Kind.LEFT_OPEN, member=EVERY, reason="시간 안에 봉인하지 못함")
    presenter.rule()
    assert (told.room.state.waited_for(), view.page.row.candidates) == ((), 0)


def test_the_effect_is_seen_only_once_the_remedy_is_in_the_record(room: RoomAt) -> None:
    told = room(Stage.OPENED)
    presenter, view = seated(told)
    parts = {"conflict": "recused", "ground": "party", "remedy": "void_ballot", "reason": "본인의 신고"}
    filled(presenter, Kind.LATE_CONFLICT, member=SECOND, proposal=L9, **parts)
    assert (view.page.may_rule, view.page.effect) == (True, None)
    presenter.rule()
    assert view.page.effect is not None
    assert [one.proposal for one in view.page.effect] == [L9]
    told.secretary.answer_ruling(agreed=True)
    presenter.refresh()
    assert view.page.effect is None


def test_a_challenge_found_late_asks_for_a_vote(room: RoomAt) -> None:
    told = room(Stage.OPENED)
    presenter, view = seated(told)
    filled(presenter, Kind.LATE_CONFLICT, member=SECOND, conflict="recused")
    assert Part.VOTE not in view.page.parts
    presenter.fill("conflict", "challenged")
    assert Part.VOTE in view.page.parts


def test_what_comes_too_early_or_too_late_says_why(room: RoomAt) -> None:
    told = room(Stage.OPENED)
    _, view = seated(told)
    too_late = {one.kind: [why.code for why in one.reasons] for one in view.page.kinds}
    assert too_late[Kind.EXCLUSION] == too_late[Kind.DROP_OUT] == too_late[Kind.LEFT_OPEN] == ["act.not_now"]
    assert too_late[Kind.LATE_CONFLICT] == []


def test_somebody_acts_as_chair_by_a_vote(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, _ = seated(told, Role.SECRETARY)
    filled(presenter, Kind.ACTING_CHAIR, member=SECOND, reason="위원장이 자리를 비움")
    presenter.count(Vote(3, 3, 3, 0))
    presenter.rule()
    assert told.room.state.chair == SECOND


def test_leaving_goes_back_to_the_screen_of_the_day(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, _ = seated(told)
    presenter.leave()
    assert told.navigator.asked[-1] == "turn_to"


# ── bonus and penalty ──────────────────────────────────────────────────────────────────────
def test_points_are_entered_by_the_secretary_and_read_again_by_the_auditor_who_is_not_shown_them(room: RoomAt) -> None:
    told = room(Stage.READY)
    presenter, view = seated(told, Role.SECRETARY)
    filled(presenter, Kind.FIGURE, proposal=L9, item="late", points="1.5", reason="접수대장 3쪽")
    assert [one.code for one in view.page.items] == ["joint", "late"]
    assert view.page.may_rule
    presenter.rule()
    auditor, second = seated(told, Role.AUDITOR)
    auditor.open_kind(Kind.FIGURE_CHECK)
    [waiting] = second.page.figures
    assert (waiting.code, waiting.proposal, waiting.evidence) == ("1", L9, "접수대장 3쪽")
    filled(auditor, Kind.FIGURE_CHECK, figure="1", points="2")
    assert second.page.obstacles == (), "nothing is told before it is recorded"
    auditor.rule()
    assert [one.code for one in second.page.problems] == ["figure.other_value"]
    auditor.fill("points", "1.50")
    auditor.rule()
    assert [dict(one.penalty) for one in told.room.state.proposals if one.id == L9] == [{"late": 150}]
    assert [one.kind for one in second.page.ruled] == [Kind.FIGURE_CHECK, Kind.FIGURE]
    assert second.page.row.candidates == 0


def test_points_that_are_no_number_or_too_many_are_not_recorded(room: RoomAt) -> None:
    presenter, view = seated(room(Stage.READY), Role.SECRETARY)
    filled(presenter, Kind.FIGURE, proposal=L9, item="late", points="둘", reason="공문")
    assert view.page.missing == (Part.POINTS,)
    presenter.fill("points", "3")
    assert against(view.page) == ["figure.out_of_range"]
    presenter.fill("proposal", C01)
    assert (view.page.draft.item, [one.code for one in view.page.items]) == ("", ["late"])
