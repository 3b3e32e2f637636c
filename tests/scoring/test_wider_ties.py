"""The further rungs, each in a regime that has it: Formula One, four of Eurovision, contracts, the chair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from committee_app.case.ballots import ChairChoice, EarlierStage, Facts, ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding
from committee_app.case.identifiers import CriterionId, EvaluatorId, GroupId, ItemId, Points, ProposalId, StageId, Won
from committee_app.case.programme import (
    Aggregation,
    Boundary,
    CutoffMode,
    EnteredItem,
    Method,
    Population,
    Programme,
    Rounding,
    SelectionRule,
    TieBreak,
    TieStep,
    TieStepKind,
    Track,
)
from committee_app.scoring.results import OpenTie, SelectionStatus, TrackTally
from committee_app.scoring.tally import tally
from tests.scoring.books import (
    LOT,
    MAIN,
    NAME,
    TWO_GROUPS,
    VOTE,
    Marks,
    book,
    criteria,
    decided,
    ids,
    mean_of,
    programme,
    proposal,
)

COUNT_BACK = TieStep(TieStepKind.COUNT_BACK)
GIVEN = TieStep(TieStepKind.MARKS_GIVEN)
CHAIR = TieStep(TieStepKind.CHAIR)
SHARED = TieStep(TieStepKind.SHARED)
SUM = Aggregation(Method.SUM, 0, 0, Rounding(0))


def by_seats(
    seats: int,
    chain: Sequence[TieStep],
    aggregation: Aggregation = SUM,
    *,
    boundary: Boundary = Boundary.INCLUDE_ALL,
    reserves: int = 0,
    only_where_it_matters: bool = False,
) -> Programme:
    return replace(
        programme(aggregation=aggregation, tracks=[Track(MAIN, NAME, reserves=reserves, seats=seats)]),
        tie_break=TieBreak(tuple(chain), boundary, only_where_it_matters),
        selection=SelectionRule(CutoffMode.SEATS),
    )


def only(given: ScoreBook) -> TrackTally:
    (track,) = tally(given).tracks
    return track


def places(track: TrackTally) -> list[tuple[int, tuple[str, ...]]]:
    return [(standing.rank, standing.proposals) for standing in track.standings]


def statuses(track: TrackTally) -> dict[str, SelectionStatus]:
    return {line.proposal: line.status for line in track.lines}


# ── Formula One until 1990: the best eleven results, and more wins on a tie ────────────────
def test_the_best_eleven_results_count_and_wins_break_a_tie() -> None:
    best = Aggregation(Method.BEST_SUM, 0, 0, Rounding(0), best=11)
    one = [9, 9, 9, 9, 9, 9, 9, 9, 6, 6, 6, 4, 3, 0]  # eight wins; 4, 3 and 0 are dropped: 90
    other = [9, 9, 9, 9, 9, 9, 9, 6, 6, 6, 6, 6, 6, 6]  # seven wins, and more points in all: 87
    track = only(book(by_seats(1, [COUNT_BACK, SHARED], best), {"one": one, "other": other}))
    assert places(track) == [(1, ("one",)), (2, ("other",))]
    level = [9, 9, 9, 9, 9, 9, 9, 9, 9, 6, 3]
    tied = only(book(by_seats(1, [COUNT_BACK, SHARED], best), {"one": one[:11], "level": level}))
    assert places(tied) == [(1, ("level",)), (2, ("one",))]
    (step,) = tied.ties[0].steps
    assert step.level == 9
    assert dict(step.values) == {"level": Fraction(9), "one": Fraction(8)}


def test_count_back_goes_down_until_somebody_differs_and_splits_without_restarting() -> None:
    marks: Marks = {"a": [12, 8, 0], "b": [12, 7, 1], "c": [10, 10, 0], "d": [10, 9, 1]}
    track = only(book(by_seats(1, [COUNT_BACK, SHARED]), marks))
    assert places(track) == [(1, ("a",)), (2, ("b",)), (3, ("c",)), (4, ("d",))]
    assert [(str(step.level), step.tied) for step in track.ties[0].steps] == [
        ("12", ids("a", "b", "c", "d")),
        ("8", ids("a", "b")),
        ("10", ids("c", "d")),
    ]


# ── Eurovision: four regimes on one small table (as in 1991: equal points, Sweden with more 10s)
SONGS: Marks = {"FRA": [12, 12, 12, 12, 6, 4, 1], "SWE": [12, 12, 12, 12, 10, 1, 0]}


@pytest.mark.parametrize(
    ("chain", "order"),
    [
        ([COUNT_BACK, SHARED], [(1, ("SWE",)), (2, ("FRA",))]),  # most 12s, then 10s (1989 to 2002)
        ([GIVEN, COUNT_BACK, SHARED], [(1, ("FRA",)), (2, ("SWE",))]),  # most voters giving any points (2003 on)
        ([SHARED], [(1, ("FRA", "SWE"))]),  # both have won (1969)
        ([VOTE, SHARED], [(1, ("FRA", "SWE"))]),  # a show of hands (1970 to 1988), not held yet
    ],
)
def test_eurovision_of_1991_under_four_regimes(chain: list[TieStep], order: list[tuple[int, tuple[str, ...]]]) -> None:
    track = only(book(by_seats(1, chain), SONGS))
    assert places(track) == order
    assert track.complete is (VOTE not in chain)


def test_a_shared_first_place_is_a_result_and_not_an_open_tie() -> None:
    track = only(book(by_seats(1, [SHARED]), SONGS))
    assert (track.open_ties, track.complete) == ((), True)
    assert statuses(track) == {"FRA": SelectionStatus.SELECTED, "SWE": SelectionStatus.SELECTED}
    assert [step.code for step in track.lines[0].reasons] == ["selection.tied_and_in"]


def test_all_who_tie_at_the_line_may_be_out() -> None:
    marks: Marks = {"a": [90], "b": [80], "c": [80], "d": [70]}
    out = only(book(by_seats(2, [SHARED], boundary=Boundary.EXCLUDE_ALL, reserves=1), marks))
    assert statuses(out) == {
        "a": SelectionStatus.SELECTED,
        "b": SelectionStatus.RESERVE,
        "c": SelectionStatus.RESERVE,
        "d": SelectionStatus.NOT_SELECTED,
    }
    assert [line.reserve_order for line in out.lines] == [None, 1, 1, None]
    assert out.lines[1].reasons[0].code == "selection.tied_at_the_line"
    assert out.lines[3].reasons[0].code == "selection.no_seat_left"
    nobody = only(book(by_seats(1, [SHARED], boundary=Boundary.EXCLUDE_ALL), {"a": [90], "b": [90]}))
    assert set(statuses(nobody).values()) == {SelectionStatus.NOT_SELECTED}


def test_people_are_asked_only_where_a_seat_or_a_reserve_depends_on_it() -> None:
    marks: Marks = {"a": [90], "b": [90], "c": [80], "d": [80], "e": [70], "f": [70], "g": [60], "h": [60]}
    rules = by_seats(3, [LOT], boundary=Boundary.BREAK, reserves=1, only_where_it_matters=True)
    track = only(book(rules, marks))
    assert [tie.tied for tie in track.open_ties] == [ids("c", "d")]
    wide = by_seats(3, [LOT], boundary=Boundary.BREAK, reserves=2, only_where_it_matters=True)
    assert [tie.tied for tie in only(book(wide, marks)).open_ties] == [ids("c", "d"), ids("e", "f")]
    assert not track.complete


# ── contracts and calls ────────────────────────────────────────────────────────────────────
def with_facts(given: ScoreBook, **facts: Facts) -> ScoreBook:
    return replace(given, facts={ProposalId(name): one for name, one in facts.items()})


def test_the_lower_price_the_record_and_the_group_may_come_first() -> None:
    rules = replace(programme(chain=[TieStep(TieStepKind.PRICE), LOT]))
    priced = with_facts(book(rules, {"p": [80], "q": [80]}), p=Facts(Won(100)), q=Facts(Won(99)))
    assert places(only(priced)) == [(1, ("q",)), (2, ("p",))]

    item = EnteredItem(ItemId("record"), NAME, Points(10_00))
    rung = TieStep(TieStepKind.ENTERED, item=item.id)
    entered = replace(programme(chain=[rung, LOT]), entered=(item,))
    records = {name: Facts(entered=((item.id, Points(points)),)) for name, points in (("p", 4_00), ("q", 5_00))}
    assert places(only(with_facts(book(entered, {"p": [80], "q": [79]}), **records))) == [(1, ("q",)), (2, ("p",))]

    favoured = programme(chain=[TieStep(TieStepKind.GROUP, group=GroupId("small")), LOT])
    proposals = [proposal("p"), proposal("q", groups=["small"])]
    assert places(only(book(favoured, {"p": [80], "q": [80]}, proposals=proposals))) == [(1, ("q",)), (2, ("p",))]


def test_the_closer_marks_or_the_earlier_receipt_may_come_first() -> None:
    spread = programme(chain=[TieStep(TieStepKind.SPREAD), LOT])
    assert places(only(book(spread, {"p": [90, 70], "q": [81, 79]}))) == [(1, ("q",)), (2, ("p",))]
    early = [
        replace(proposal("p"), received="2026-02-13 17:59:30"),
        replace(proposal("q"), received="2026-02-12 18:00:00"),
    ]
    receipt = programme(chain=[TieStep(TieStepKind.RECEIVED), LOT])
    assert places(only(book(receipt, {"p": [80], "q": [80]}, proposals=early))) == [(1, ("q",)), (2, ("p",))]
    unknown = [proposal("p"), early[1]]  # nobody wrote down when p came: it comes last
    assert places(only(book(receipt, {"p": [80], "q": [80]}, proposals=unknown))) == [(1, ("q",)), (2, ("p",))]


def test_the_spread_may_be_that_of_the_marks_that_were_kept() -> None:
    marks: Marks = {"p": [70, 70, 80, 80], "q": [50, 74, 76, 100]}
    trimmed = Aggregation(Method.TRIMMED_MEAN, 1, 3, Rounding(2))
    for population, first in ((Population.ALL, "p"), (Population.RETAINED, "q")):
        rung = TieStep(TieStepKind.SPREAD, population=population)
        track = only(book(programme(aggregation=trimmed, chain=[rung, LOT]), marks))
        assert places(track)[0] == (1, (first,)), population


def test_the_largest_criterion_is_written_out_as_the_order_it_stands_for() -> None:
    rung = TieStep(TieStepKind.LARGEST_CRITERION)
    rules = replace(programme(groups=TWO_GROUPS, chain=[rung, LOT]), criteria=TWO_GROUPS)
    assert [step.criterion for step in rules.ladder] == ["A", "B", ""]
    retained = replace(rung, population=Population.RETAINED)
    assert programme(chain=[retained, LOT]).ladder[0].population is Population.RETAINED


# ── the chair ──────────────────────────────────────────────────────────────────────────────
TIED = book(programme(chain=[CHAIR]), {"p": [80, 80], "q": [80, 80]})


def choice(order: Sequence[str] = ("q", "p"), reason: str = "지역 안배", by: str = "1") -> ChairChoice:
    return ChairChoice(ids("p", "q"), ids(*order), reason, EvaluatorId(by))


def test_the_chair_decides_with_a_reason() -> None:
    assert only(TIED).open_ties == (OpenTie(ids("p", "q"), CHAIR),)
    track = only(replace(TIED, choices=(choice(),)))
    assert places(track) == [(1, ("q",)), (2, ("p",))]
    assert dict(track.ties[0].steps[0].values) == {"q": 1, "p": 2}


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ([choice(reason=" ")], "choice.without_reason"),
        ([choice(order=("q", "q"))], "choice.order_wrong"),
        ([choice(), choice(order=("p", "q"))], "choice.recorded_twice"),
    ],
)
def test_a_decision_that_is_none_leaves_the_tie_open(choices: list[ChairChoice], code: str) -> None:
    result = tally(replace(TIED, choices=tuple(choices)))
    assert not result.complete
    assert result.findings == (Finding.of(code, tied="p, q"),)


@pytest.mark.parametrize("status", [MarkStatus.EXCLUDED, MarkStatus.CHALLENGED, MarkStatus.RECUSED])
def test_who_is_kept_away_from_one_of_the_tied_cannot_decide(status: MarkStatus) -> None:
    rules = programme(chain=[CHAIR], size=2)
    tied = book(rules, {"p": [80, 80], "q": [80, None]}, statuses={"q": {"2": status}})
    result = tally(replace(tied, choices=(choice(by="2"),)))
    assert not result.complete
    assert Finding.of("choice.chair_kept_away", tied="p, q", by="2", proposal="q") in result.findings
    assert tally(replace(tied, choices=(choice(by="1"),))).complete
    absent = replace(tied, statuses={ProposalId("q"): {EvaluatorId("2"): MarkStatus.ABSENT}})
    assert tally(replace(absent, choices=(choice(by="2"),))).complete


def test_who_was_kept_away_in_an_earlier_stage_cannot_decide_either() -> None:
    earlier = {StageId("paper"): EarlierStage({}, {ProposalId("q"): {EvaluatorId("2"): MarkStatus.RECUSED}})}
    result = tally(replace(TIED, choices=(choice(by="2"),), earlier=earlier))
    assert [one.code for one in result.findings] == ["choice.chair_kept_away"]


def test_a_decision_of_nobody_counts_and_is_remarked_on() -> None:
    result = tally(replace(TIED, choices=(choice(by=""),)))
    assert result.complete
    assert result.findings == (Finding.of("choice.by_nobody", tied="p, q"),)


def test_a_decision_that_nobody_asked_for_is_said() -> None:
    apart = book(programme(chain=[CHAIR]), {"p": [80, 80], "q": [70, 70]})
    result = tally(replace(apart, choices=(choice(),)))
    assert result.findings == (Finding.of("choice.not_used", tied="p, q"),)
    assert decided(apart) == apart


def test_where_it_matters_is_asked_of_each_group_that_a_rung_leaves() -> None:
    # Four share first place; the rung before the lot leaves two pairs, and only the second lies across the line.
    rules = by_seats(3, [GIVEN, LOT], boundary=Boundary.BREAK, only_where_it_matters=True)
    marks: Marks = {"a": [5, 5, 0], "b": [6, 4, 0], "c": [10, 0, 0], "d": [0, 10, 0]}
    track = only(book(rules, marks))
    assert places(track) == [(1, ("a", "b")), (3, ("c", "d"))]
    assert [tie.tied for tie in track.open_ties] == [ids("c", "d")]


def test_a_tie_that_ends_at_the_last_seat_lies_across_nothing() -> None:
    marks: Marks = {"a": [90], "b": [90], "c": [80], "d": [80]}
    track = only(book(by_seats(2, [SHARED], boundary=Boundary.EXCLUDE_ALL), marks))
    assert [name for name, status in statuses(track).items() if status is SelectionStatus.SELECTED] == ["a", "b"]
    assert track.lines[0].reasons[0].code == "selection.within_seats"
    lots = by_seats(2, [LOT], boundary=Boundary.BREAK, only_where_it_matters=True)
    assert only(book(lots, marks)).open_ties == ()


# ── one criterion alone, and topics ────────────────────────────────────────────────────────
def test_a_count_back_may_look_at_one_criterion() -> None:
    # Equal totals all over; in B1 p has the one 30, and q two 25s.
    marks: Marks = {"p": [(50, 30, 0), (50, 20, 10)], "q": [(45, 25, 10), (45, 25, 10)]}
    for criterion, first in (("B1", "p"), ("B2", "q"), ("A", "p")):
        rung = TieStep(TieStepKind.COUNT_BACK, criterion=CriterionId(criterion))
        track = only(book(programme(groups=TWO_GROUPS, chain=[rung, LOT]), marks))
        assert places(track)[0] == (1, (first,)), criterion
        lawyers = replace(
            book(programme(groups=TWO_GROUPS, chain=[rung, LOT]), marks), fields={EvaluatorId("1"): "law"}
        )
        assert places(only(lawyers)) == places(track)  # a field tells nothing where the groups belong to all
    spread = TieStep(TieStepKind.SPREAD, criterion=CriterionId("B"))
    assert places(only(book(programme(groups=TWO_GROUPS, chain=[spread, LOT]), marks)))[0] == (1, ("p", "q"))


def test_a_topic_that_nobody_above_covers_comes_first() -> None:
    # a covers the ocean. Of the three that follow c brings the soil; then b and d stand as they are.
    rung = TieStep(TieStepKind.COVERAGE, groups=(GroupId("ocean"), GroupId("soil")))
    topics = {"a": ["ocean"], "b": ["ocean"], "c": ["ocean", "soil"], "d": ["elsewhere"], "e": ["soil"], "f": ["ocean"]}
    marks: Marks = {"a": [90], "b": [80], "c": [80], "d": [80], "e": [70], "f": [70]}
    rules = by_seats(4, [rung, SHARED])
    track = only(book(rules, marks, proposals=[proposal(name, groups=groups) for name, groups in topics.items()]))
    assert places(track) == [(1, ("a",)), (2, ("c",)), (3, ("b", "d")), (5, ("e", "f"))]


def test_who_is_above_is_known_where_topics_are_all_there_is_to_ask() -> None:
    rung = TieStep(TieStepKind.COVERAGE, groups=(GroupId("ocean"), GroupId("soil")))
    topics = {"a": ["ocean"], "b": ["ocean"], "c": ["soil"]}
    marks: Marks = {"a": [90], "b": [80], "c": [80]}
    proposals = [proposal(name, groups=groups) for name, groups in topics.items()]
    assert places(only(book(by_seats(4, [rung]), marks, proposals=proposals))) == [
        (1, ("a",)),
        (2, ("c",)),
        (3, ("b",)),
    ]


def test_what_a_rung_put_above_covers_too() -> None:
    # By its first criterion a is ahead of the other two; it covers the ocean, so that c with the soil comes next.
    rung = TieStep(TieStepKind.COVERAGE, groups=(GroupId("ocean"), GroupId("soil")))
    topics = {"a": ["ocean"], "b": ["ocean"], "c": ["soil"]}
    rules = replace(by_seats(4, [mean_of("A"), rung, SHARED]), criteria=criteria(A={"A1": 50}, B={"B1": 50}))
    marks: Marks = {"a": [(41, 39)], "b": [(40, 40)], "c": [(40, 40)]}
    track = only(book(rules, marks, proposals=[proposal(name, groups=groups) for name, groups in topics.items()]))
    assert places(track) == [(1, ("a",)), (2, ("c",)), (3, ("b",))]
