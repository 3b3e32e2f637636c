"""Generated small books over all rules: any programme that `programme_text` accepts, with marks that tie a lot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from committee_app.case.ballots import EarlierStage, Facts, ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.entry_rules import (
    Distribution,
    EnteredItem,
    EqualRaw,
    GapLimit,
    GapOf,
    PriceAmong,
    PriceRule,
    RankStep,
    Stage,
    StageMode,
    Stages,
)
from committee_app.case.identifiers import CriterionId, EvaluatorId, GroupId, ItemId, Points, ProposalId, StageId, Won
from committee_app.case.programme import (
    Adjustments,
    Aggregation,
    AmountGrade,
    BallotValue,
    Boundary,
    Consortium,
    CriterionLevel,
    CutoffMode,
    Fallback,
    GroupLimit,
    Level,
    Matching,
    Measured,
    Method,
    MinimumShare,
    Population,
    Programme,
    Relation,
    Rounding,
    RoundingMode,
    SelectionRule,
    Split,
    Threshold,
    TieBreak,
    TieStep,
    TieStepKind,
    Track,
)
from committee_app.case.programme_text import contradictions
from committee_app.case.proposals import Proposal
from tests.scoring.books import (
    FINGERPRINT,
    LOT,
    MAIN,
    MATCHING,
    MILLION,
    NAME,
    VOTE,
    adjusting,
    criteria,
    mean_of,
    programme,
    proposal,
)

ITEM = EnteredItem(ItemId("record"), NAME, Points(10_00))
GROUPS = criteria(A={"A1": 25, "A2": 15}, B={"B1": 60})
SMALLER = criteria(A={"A1": 25, "A2": 15}, B={"B1": 50})
CHAIR = TieStep(TieStepKind.CHAIR)
SHARED = TieStep(TieStepKind.SHARED)
PLAIN_ONES = [
    mean_of("B"),
    mean_of("A1"),
    replace(mean_of("B"), population=Population.RETAINED),
    TieStep(TieStepKind.LARGEST_CRITERION, level=CriterionLevel.LEAVES),
    TieStep(TieStepKind.QUALITY),
    TieStep(TieStepKind.ENTERED, item=ItemId("record")),
    TieStep(TieStepKind.PRICE),
    TieStep(TieStepKind.GROUP, group=GroupId("inside")),
    TieStep(TieStepKind.COUNT_BACK),
    TieStep(TieStepKind.COUNT_BACK, population=Population.RETAINED),
    TieStep(TieStepKind.MARKS_GIVEN),
    TieStep(TieStepKind.SPREAD),
    TieStep(TieStepKind.COUNT_BACK, criterion=CriterionId("A")),
    TieStep(TieStepKind.SPREAD, criterion=CriterionId("B1"), population=Population.RETAINED),
    TieStep(TieStepKind.MARKS_GIVEN, criterion=CriterionId("A2")),
    TieStep(TieStepKind.COVERAGE, groups=(GroupId("inside"), GroupId("other"))),
    TieStep(TieStepKind.RECEIVED),
]
ROUNDINGS = st.builds(Rounding, st.integers(0, 3), st.sampled_from(RoundingMode))
FIELDS = ("law", "data")
NO_BALLOT = (MarkStatus.ABSENT, MarkStatus.ABSENT, MarkStatus.RECUSED)
LIMITS = (None, Fraction(2), Fraction(3))
GAPS = Distribution(
    gaps=(
        GapLimit(GapOf.CRITERIA, Fraction(1, 20), Fraction(1, 2)),
        GapLimit(GapOf.TOTALS, Fraction(1, 200), Fraction(15, 100)),
    )
)


def now_and_then(strategy: st.SearchStrategy[Any], otherwise: Any = None) -> st.SearchStrategy[Any]:
    return st.one_of(st.just(otherwise), st.just(otherwise), strategy)


@st.composite
def aggregations(draw: st.DrawFn) -> Aggregation:
    method = draw(st.sampled_from(Method))
    trims = method in {Method.TRIMMED_MEAN, Method.TRIMMED_SUM}
    drop = draw(st.integers(1, 2)) if trims else 0
    level = draw(st.sampled_from([Level.TOTALS, Level.TOTALS, *Level]))
    factor = draw(now_and_then(st.just(value=True), otherwise=False))
    parts = level is not Level.TOTALS or factor
    return Aggregation(
        method,
        drop,
        2 * drop + draw(st.integers(1, 2)) if trims else 0,
        draw(ROUNDINGS),
        level=level,
        counts=draw(now_and_then(st.sampled_from(BallotValue), BallotValue.POINTS)),
        best=draw(st.integers(1, 4)) if method is Method.BEST_SUM else 0,
        fallback=draw(st.sampled_from(Fallback)) if trims else Fallback.PLAIN,
        quorum=draw(now_and_then(st.integers(0, 3), 0)),
        factor=factor,
        part_rounding=draw(now_and_then(ROUNDINGS)) if parts else None,
    )


@st.composite
def with_parts(draw: st.DrawFn, rules: Programme) -> Programme:
    """Return the programme with weights or fields, where its level has them."""
    level = rules.aggregation.level
    weights = st.sampled_from([Fraction(1), Fraction(3, 10), Fraction(2)])
    if level is Level.FIELDS:
        named = zip(rules.criteria, FIELDS, strict=True)
        return replace(rules, criteria=tuple(replace(group, field=field) for group, field in named))
    if level is Level.GROUPS:
        rules = replace(rules, criteria=tuple(replace(group, weight=draw(weights)) for group in rules.criteria))
    if level is Level.CRITERIA:
        groups = [
            replace(one, items=tuple(replace(leaf, weight=draw(weights)) for leaf in one.items))
            for one in rules.criteria
        ]
        rules = replace(rules, criteria=tuple(groups))
    rounding = draw(now_and_then(ROUNDINGS))
    return replace(rules, aggregation=replace(rules.aggregation, product_rounding=rounding))


@st.composite
def selections(draw: st.DrawFn) -> SelectionRule:
    cutoff = draw(st.sampled_from([*CutoffMode, CutoffMode.SEATS]))
    shares = [
        MinimumShare(MAIN, GroupId("inside"), NAME, draw(st.sampled_from([25, 50, 75]))),
        MinimumShare(MAIN, GroupId("inside"), NAME, seats=draw(st.integers(1, 2))),
    ]
    amounts = [AmountGrade(ItemId(f"g{at}"), Fraction(at), Won(at * 3 * MILLION)) for at in (60, 75, 79)]
    return SelectionRule(
        cutoff,
        Fraction(draw(st.sampled_from(["0.5", "1"]))),
        tuple(draw(now_and_then(st.lists(st.sampled_from(shares), max_size=1), ()))),
        tuple(draw(now_and_then(st.just([GroupLimit(MAIN, GroupId("other"), NAME, 1)]), ()))),
        Won(draw(st.sampled_from([1, MILLION]))) if cutoff is CutoffMode.PROPORTIONAL_CUT else Won(1),
        tuple(amounts) if cutoff is CutoffMode.GRADE_AMOUNT else (),
    )


@st.composite
def gates(draw: st.DrawFn) -> tuple[Threshold, ...]:
    one = Threshold(
        ItemId("gate"),
        draw(st.sampled_from(["final", "quality", "stepped", "B", "record", "price"])),
        Fraction(draw(st.sampled_from(["5", "30", "74.5", "75"]))),
        draw(st.sampled_from(Relation)),
        draw(st.sampled_from(Measured)),
        single=draw(now_and_then(st.just(Fraction(8)))),
    )
    part = replace(one, id=ItemId("part"), minimum=Fraction(0), ratio=Fraction(draw(st.sampled_from(["0.6", "0.85"]))))
    return draw(st.sampled_from([(), (), (one,), (part,), (replace(one, of="final"), replace(part, of="quality"))]))


@st.composite
def tie_breaks(draw: st.DrawFn) -> TieBreak:
    rungs = draw(st.lists(st.sampled_from(PLAIN_ONES), max_size=3, unique_by=str))
    rungs += draw(st.sampled_from([[], [VOTE]]))
    where = draw(st.booleans())
    if draw(st.booleans()):
        return TieBreak((*rungs, SHARED), draw(st.sampled_from(Boundary)), only_where_it_matters=where)
    return TieBreak((*rungs, draw(st.sampled_from([LOT, CHAIR]))), only_where_it_matters=where)


def _that_can_be(rule: TieBreak, selection: SelectionRule) -> TieBreak:
    """Return the rule without what the way of selecting forbids, so that few books are thrown away."""
    if selection.minimum_shares:
        chain = (*rule.chain[:-1], LOT) if rule.chain[-1] == SHARED else rule.chain
        return TieBreak(chain)
    if selection.cutoff is CutoffMode.ALL_PASSING:
        return replace(rule, boundary=Boundary.BREAK)
    if rule.chain[-1] == SHARED and rule.boundary is Boundary.BREAK:
        return replace(rule, boundary=Boundary.EXCLUDE_ALL)
    whole = selection.cutoff in {CutoffMode.STRICT_PREFIX, CutoffMode.SKIP_AND_FILL, CutoffMode.GRADE_AMOUNT}
    if rule.boundary is Boundary.INCLUDE_ALL and (whole or selection.group_limits):
        return replace(rule, boundary=Boundary.EXCLUDE_ALL)
    return rule


@st.composite
def wide_programmes(draw: st.DrawFn) -> Programme:
    rule = draw(aggregations())
    places = rule.counts is not BallotValue.POINTS
    item, price = draw(st.booleans()) and not places, draw(st.integers(0, 3)) == 0 and not places
    selection = draw(selections())
    by_seats, all_in = selection.cutoff is CutoffMode.SEATS, selection.cutoff is CutoffMode.ALL_PASSING
    seats = draw(st.integers(1, 4)) if by_seats else 0 if all_in else draw(now_and_then(st.integers(1, 3), 0))
    adjustments = adjusting(total_cap=draw(st.sampled_from([90, 300])))
    rules = programme(
        groups=SMALLER if item or price else GROUPS,
        aggregation=rule,
        adjustments=Adjustments(adjustments.bonus_cap, adjustments.total_cap) if places else adjustments,
        thresholds=() if places else draw(gates()),
        tracks=[
            Track(
                MAIN,
                NAME,
                Won(0 if by_seats or all_in else 100 * MILLION * draw(st.integers(7, 20))),
                Won(300 * MILLION),
                matching=not (by_seats or all_in) and draw(st.booleans()),
                reserves=0 if all_in else draw(st.integers(0, 3)),
                seats=seats,
            )
        ],
        matching=draw(matchings()),
        size=6,
    )
    own_price = PriceRule(
        Points(10_00),
        Rounding(draw(st.integers(1, 4))),
        Won(draw(st.sampled_from([0, 120]))),
        draw(st.sampled_from(PriceAmong)),
    )
    rules = replace(
        rules,
        tie_break=_that_can_be(draw(tie_breaks()), selection),
        selection=selection,
        entered=(ITEM,) if item and not price else (),
        price=own_price if price else None,
        distribution=draw(st.sampled_from([None, GAPS])),
        rank_step=None
        if places
        else draw(
            now_and_then(st.builds(RankStep, st.just(Fraction(2)), st.sampled_from(EqualRaw), st.sampled_from(LIMITS)))
        ),
        stages=None if places else draw(now_and_then(stages())),
    )
    rules = draw(with_own_criteria(draw(with_parts(rules))))
    assume(not list(contradictions(rules)))
    return rules


@st.composite
def matchings(draw: st.DrawFn) -> Matching:
    percent = draw(st.sampled_from([0, 15]))
    bands = tuple(replace(band, province_percent=percent) for band in MATCHING.bands)
    rule = replace(MATCHING, consortium=draw(st.sampled_from(Consortium)))
    return draw(st.sampled_from([rule, replace(rule, bands=bands, split=Split.IN_PROPORTION)]))


@st.composite
def stages(draw: st.DrawFn) -> Stages:
    mode = draw(st.sampled_from(StageMode))
    gate = mode is StageMode.GATE
    paper = Stage(StageId("paper"), NAME, Fraction(1) if gate else Fraction(4, 10), 1 if gate else 0)
    return Stages(mode, (paper, Stage(StageId("talk"), NAME, Fraction(1) if gate else Fraction(6, 10))))


@st.composite
def with_own_criteria(draw: st.DrawFn, rules: Programme) -> Programme:
    """Now and then let each stage have criteria of its own, and let gates and rungs look at the last ones only."""
    if rules.stages is None or rules.aggregation.level is Level.FIELDS or not draw(st.booleans()):
        return rules
    first, last = draw(st.permutations([group.id for group in rules.criteria]))
    paper, talk = rules.stages.order
    order = replace(paper, criteria=(first,)), replace(talk, criteria=(last,))
    elsewhere = {first, *(leaf.id for group in rules.criteria if group.id == first for leaf in group.items)}
    chain = tuple(
        rung
        for rung in rules.tie_break.chain
        if rung.criterion not in elsewhere and rung.by is not TieStepKind.LARGEST_CRITERION
    )
    return replace(
        rules,
        stages=replace(rules.stages, order=order),
        thresholds=tuple(gate for gate in rules.thresholds if gate.of not in elsewhere),
        tie_break=replace(rules.tie_break, chain=chain),
        distribution=None,
    )


def in_stage(marks: dict[ProposalId, Any], rules: Programme, stage: int) -> dict[ProposalId, Any]:
    """Return the marks of a stage: zeros where it does not score."""
    own = range(3) if rules.stages is None else rules.places_of_stage(rules.stages.order[stage])
    return {
        one: {
            seat: tuple(mark if at in own else Points(0) for at, mark in enumerate(ballot))
            for seat, ballot in row.items()
        }
        for one, row in marks.items()
    }


@st.composite
def proposals_of(draw: st.DrawFn, name: str, rules: Programme) -> Proposal:
    costs = st.integers(100, 900).map(lambda cost: cost * MILLION)
    bodies = draw(st.lists(st.tuples(costs, st.sampled_from(["0", "20.0", "40.1"])), min_size=1, max_size=2))
    plain = rules.aggregation.counts is BallotValue.POINTS
    found = proposal(
        name,
        requested=draw(st.integers(1, sum(cost for cost, _ in bodies))),
        bodies=bodies,
        groups=draw(st.sampled_from([(), ("inside",), ("inside", "other"), ("other",)])),
        bonus=draw(st.sampled_from([(), (("bonus", 0.25),)])) if plain else (),
        penalty=draw(st.sampled_from([(), (), (("penalty", 5),)])) if plain else (),
    )
    return replace(found, received=f"2026-02-13 {draw(st.integers(10, 12))}:00")


@st.composite
def tables(draw: st.DrawFn, names: Sequence[str], seats: Sequence[EvaluatorId]) -> dict[str, Any]:
    cell = st.one_of(
        st.just((Points(20_00), Points(10_00), Points(45_00))),
        st.tuples(*(st.sampled_from([Points(top), Points(top - 50), Points(0)]) for top in (20_00, 10_00, 45_00))),
        st.none(),
    )
    table = {ProposalId(name): {seat: draw(cell) for seat in seats} for name in names}
    if len(names) > 1 and draw(st.booleans()):
        table[ProposalId("P1")] = table[ProposalId("P0")]
    return {
        "marks": {one: {seat: marks for seat, marks in row.items() if marks} for one, row in table.items()},
        "statuses": {
            one: {seat: draw(st.sampled_from(NO_BALLOT)) for seat, marks in row.items() if not marks}
            for one, row in table.items()
        },
    }


@st.composite
def wide_books(draw: st.DrawFn) -> ScoreBook:
    """Return a book of up to six proposals under any programme."""
    rules = draw(wide_programmes())
    names = [f"P{number}" for number in range(draw(st.integers(1, 6)))]
    seats = tuple(EvaluatorId(str(seat)) for seat in range(1, draw(st.integers(1, 6)) + 1))
    facts = st.builds(
        Facts,
        st.sampled_from([Won(90), Won(100), Won(100), Won(70)]),
        st.sampled_from([Fraction(1), Fraction(12, 10)]),
        st.sampled_from([((ItemId("record"), Points(9_00)),), ((ItemId("record"), Points(9_50)),)]),
    )
    last, first = draw(tables(names, seats)), draw(tables(names, seats))
    return ScoreBook(
        programme=rules,
        rules_fingerprint=FINGERPRINT,
        proposals=tuple(draw(proposals_of(name, rules)) for name in names),
        evaluators=seats,
        marks=in_stage(last["marks"], rules, -1),
        statuses=last["statuses"],
        facts={ProposalId(name): draw(facts) for name in names},
        fields={seat: FIELDS[number % 2] for number, seat in enumerate(seats)},
        earlier={StageId("paper"): EarlierStage(in_stage(first["marks"], rules, 0), first["statuses"])}
        if rules.stages
        else {},
    )
