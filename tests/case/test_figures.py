"""Bonus and penalty are entered by one officer and count once a second has confirmed them."""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.identifiers import ItemId, Points
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role
from committee_app.scoring.tally import tally
from tests.builders import AUDITOR, C01, CHAIR, L9, L10, PROGRAMME, SECRETARY, Day, altered

JOINT, LATE = ItemId("joint"), ItemId("late")


def ready() -> Day:
    return Day.until(Stage.READY)


def enter(day: Day, points: int = 200, item: ItemId = LATE) -> Day:
    return day.do(SECRETARY, acts.FigureEntered(L9, item, Points(points), "접수대장 3쪽"))


def confirm(day: Day, points: int = 200, figure: int = 0) -> Day:
    return day.do(AUDITOR, acts.FigureConfirmed(figure or len(day.state.figures), Points(points)))


def penalties(day: Day) -> dict[str, tuple[tuple[ItemId, Points], ...]]:
    return {one.id: one.penalty for one in day.state.proposals if one.penalty}


def test_a_figure_counts_once_a_second_officer_confirmed_it() -> None:
    day = enter(ready())
    assert penalties(day) == {}
    confirm(day)
    assert penalties(day) == {L9: ((LATE, 200),)}


def test_a_bonus_is_put_in_the_place_of_what_the_list_had_and_nothing_takes_it_away() -> None:
    day = ready()
    day.do(SECRETARY, acts.FigureEntered(L10, JOINT, Points(0), "협약 해지 공문"))
    day.do(CHAIR, acts.FigureConfirmed(1, Points(0)))
    assert [one.bonus for one in day.state.proposals if one.id == L10] == [()]
    day.do(SECRETARY, acts.FigureEntered(L10, JOINT, Points(50), "협약서 1쪽"))
    day.do(AUDITOR, acts.FigureConfirmed(2, Points(50)))
    assert [one.bonus for one in day.state.proposals if one.id == L10] == [((JOINT, 50),)]


def test_only_what_is_confirmed_changes_the_result() -> None:
    with_figure = confirm(enter(ready())).walk_to(Stage.OPENED)
    without = Day.until(Stage.OPENED)

    def penalty(day: Day) -> object:
        return tally(day.state.score_book()).projects[L9].penalty

    assert (penalty(without), penalty(with_figure)) == (0, 2)


def test_scoring_does_not_close_over_a_figure_that_waits() -> None:
    day = enter(ready().pledge().declare().clear().seal())
    assert day.refused(SECRETARY, acts.ScoringClosed(3)) == ("figure.waits",)
    confirm(day).do(SECRETARY, acts.ScoringClosed(3))
    enter(day, 100)
    assert day.state.closing is None
    assert day.refused(CHAIR, acts.ClosingConfirmed(3)) == ("figure.waits", "closing.not_proposed")


def test_another_value_is_refused_and_a_later_entry_takes_the_place_of_the_first() -> None:
    day = enter(ready())
    assert day.refused(AUDITOR, acts.FigureConfirmed(1, Points(100))) == ("figure.other_value",)
    enter(day, 100)
    assert day.refused(AUDITOR, acts.FigureConfirmed(1, Points(200))) == ("figure.not_waiting",)
    confirm(day, 100)
    assert day.refused(CHAIR, acts.FigureConfirmed(2, Points(100))) == ("figure.not_waiting",)
    assert penalties(day) == {L9: ((LATE, 100),)}


def test_only_announced_items_of_the_projects_track_within_their_points_and_with_evidence() -> None:
    day = ready()

    def refused(proposal: object, item: str, points: int, evidence: str = "공문") -> tuple[str, ...]:
        act = acts.FigureEntered(proposal, ItemId(item), Points(points), evidence)  # type: ignore[arg-type]
        return day.refused(SECRETARY, act)

    assert refused("Z9", "late", 100) == ("figure.unknown",)
    assert refused(L9, "other", 100) == ("figure.unknown",)
    assert refused(C01, "joint", 100) == ("figure.unknown",)
    assert refused(L9, "late", 201) == ("figure.out_of_range",)
    assert refused(L9, "late", -1) == ("figure.out_of_range",)
    assert refused(L9, "late", 100, " ") == ("figure.without_evidence",)


def test_the_penalty_for_contact_stays_a_ruling_of_the_chair() -> None:
    day = Day().create().draft(altered(PROGRAMME, "size = 3", 'size = 3\ncontact_penalty = "late"'))
    day.import_rosters().enrol_officer(Role.AUDITOR)
    day.do(SECRETARY, acts.RulesFrozen(day.state.rules_sha256)).do(AUDITOR, acts.RulesConfirmed(day.state.rules_sha256))
    day.walk_to(Stage.READY)
    assert day.refused(SECRETARY, acts.FigureEntered(L9, LATE, Points(100), "공문")) == ("figure.unknown",)


def test_nobody_enters_a_figure_once_scoring_is_closed_and_the_secretary_never_confirms_one() -> None:
    later = Day.until(Stage.CLOSED)
    assert later.refused(SECRETARY, acts.FigureEntered(L9, LATE, Points(100), "공문")) == ("act.not_now",)
    assert enter(ready()).refused(SECRETARY, acts.FigureConfirmed(1, Points(200))) == ("act.not_now",)
