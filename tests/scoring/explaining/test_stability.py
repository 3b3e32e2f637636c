"""How firmly a result stands: without one evaluator, by other methods, with recusals, and what weighs in effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.ballots import EarlierStage, ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.identifiers import EvaluatorId, ItemId, ProposalId, StageId
from committee_app.case.programme import (
    Aggregation,
    CriterionLevel,
    CutoffMode,
    Level,
    Method,
    Programme,
    Rounding,
    Threshold,
    TieBreak,
    TieStep,
    TieStepKind,
)
from committee_app.desks.words import wording
from committee_app.scoring.explaining.leaving_out import Survival, evaluators_who_count, survivals, without
from committee_app.scoring.explaining.methods import SIDE_BY_SIDE, side_by_side, with_method
from committee_app.scoring.explaining.places import UnknownProposalError
from committee_app.scoring.explaining.recusals import Stand, recusal_effect
from committee_app.scoring.explaining.weights import weights
from committee_app.scoring.results import Dropped, SelectionStatus, Step
from committee_app.scoring.tally import tally
from tests.scoring.books import MAIN, TRIMMED, book, criteria, ids, lot, programme, track
from tests.scoring.small_books import books, settled
from tests.scoring.wide_books import wide_books

CHOICES = st.lists(st.integers(0, 99), max_size=30)
A, B, C, D = ids("a", "b", "c", "d")
NOBODY = EvaluatorId("nobody")
CHOSEN = {SelectionStatus.SELECTED, SelectionStatus.PARTIAL}


def seats(number: int, **rules: object) -> Programme:
    """Rules that select so many by seats, whatever they cost."""
    places = replace(track(), seats=number)
    return programme(cutoff=CutoffMode.SEATS, tracks=[places], matching=None, **rules)  # type: ignore[arg-type]


def said(steps: Sequence[Step]) -> None:
    for language in ("ko", "en"):
        assert all(wording(language).say(step.code, step.params) for step in steps)


def codes(steps: Sequence[Step]) -> list[str]:
    return [step.code.removeprefix("explained.") for step in steps]


# ── without one evaluator ──────────────────────────────────────────────────────────────────
def with_nobody(tried: ScoreBook) -> ScoreBook:
    """Return the book with one more seat, which scored nothing."""
    return replace(tried, evaluators=(*tried.evaluators, NOBODY))


@given(st.one_of(books(), wide_books()), CHOICES)
def test_an_evaluator_without_ballots_changes_nothing(fine: ScoreBook, choices: list[int]) -> None:
    tried = settled(fine, choices)
    wider = with_nobody(tried)
    assert without(wider, {NOBODY}) == without(tried, ())
    before, after = tally(tried), tally(wider)
    assert before.tracks == after.tracks
    assert survivals(wider) == survivals(tried)


@given(st.one_of(books(), wide_books()), CHOICES)
def test_a_survival_counts_the_tallies_that_agree(fine: ScoreBook, choices: list[int]) -> None:
    tried = settled(fine, choices)
    official = tally(tried)
    found = survivals(tried, official)
    assert list(found) == list(official.projects)
    chosen = {line.proposal for result in official.tracks for line in result.lines if line.status in CHOSEN}
    for one, survival in found.items():
        assert survival.chosen is (one in chosen)
        agreeing = survival.kept.figure if survival.chosen else survival.tallies - survival.kept.figure
        assert agreeing + len(survival.turned_by) == survival.tallies == len(evaluators_who_count(tried, official))
        said(survival.steps)
    for evaluator in evaluators_who_count(tried, official):
        after = tally(without(tried, {evaluator}))
        if after.complete:
            kept = {line.proposal for result in after.tracks for line in result.lines if line.status in CHOSEN}
            turned = {one for one, survival in found.items() if evaluator in survival.turned_by}
            assert turned == chosen ^ kept


def test_one_generous_mark_carries_a_project_over_the_line() -> None:
    tried = book(seats(1), {"a": [90, 60, 60], "b": [65, 65, 65], "c": [10, 10, 10]})
    found = survivals(tried)
    assert kept_of(found) == {"a": (2, 3), "b": (1, 3), "c": (0, 3)}
    assert (found[A].turned_by, found[B].turned_by, found[C].turned_by) == (("1",), ("1",), ())
    assert codes(found[A].steps) == ["stays", "out_without"]
    assert codes(found[B].steps) == ["stays", "in_without"]


def kept_of(found: Mapping[ProposalId, Survival]) -> dict[str, tuple[int, int]]:
    return {str(one): (survival.kept.figure, survival.tallies) for one, survival in found.items()}


def test_a_new_tie_is_taken_in_the_official_order_and_told() -> None:
    tried = book(seats(1), {"a": [80, 90], "b": [80, 70], "c": [1, 1]})
    found = survivals(tried)
    # Without the second evaluator a and b tie, and nobody drew a lot for them: a stays where it officially was.
    assert kept_of(found) == {"a": (2, 2), "b": (0, 2), "c": (0, 2)}
    assert {survival.open_ties for survival in found.values()} == {1}
    assert codes(found[A].steps) == ["stays", "ties_as_they_stand"]


def test_a_lot_that_was_drawn_for_just_that_tie_holds_there_too() -> None:
    drawn = next(one for one in (lot("a", "b", numbers=(str(n), "1")) for n in range(20)) if one.order[0] == B)
    tried = replace(book(seats(1), {"a": [80, 80], "b": [80, 80]}), lots=(drawn,))
    found = survivals(tried)
    assert kept_of(found) == {"a": (0, 2), "b": (2, 2)}
    assert not found[A].open_ties


def test_ranks_that_may_be_shared_stay_shared_beside_an_open_tie() -> None:
    """Without the first evaluator a and b tie for two seats' sake no more, and c and d at the line wait for a lot."""
    only = TieBreak((TieStep(TieStepKind.LOT, witnesses=2),), only_where_it_matters=True)
    rules = replace(seats(3), tie_break=only)
    marks = {"a": [81, 90], "b": [80, 90], "c": [70, 70], "d": [71, 70]}
    found = survivals(book(rules, marks))
    assert kept_of(found) == {"a": (2, 2), "b": (2, 2), "c": (0, 2), "d": (2, 2)}
    assert found[D].open_ties == 1


def test_whoever_is_left_out_is_left_out_of_every_stage() -> None:
    stage = EarlierStage({A: {EvaluatorId("1"): (), EvaluatorId("2"): ()}}, {A: {EvaluatorId("1"): MarkStatus.ABSENT}})
    tried = replace(book(programme(), {"a": [1, 2]}), earlier={StageId("paper"): stage})
    left = without(tried, {EvaluatorId("1")})
    assert left.evaluators == ("2",)
    assert left.earlier == {"paper": EarlierStage({A: {EvaluatorId("2"): ()}}, {A: {}})}
    assert left.marks == {A: {"2": tried.marks[A][EvaluatorId("2")]}}


# ── by other methods ───────────────────────────────────────────────────────────────────────
def test_mean_trimmed_mean_and_median_stand_side_by_side() -> None:
    tried = book(programme(aggregation=TRIMMED), {"a": [70, 80, 80, 80, 85], "b": [78, 78, 78, 80, 100]})
    found = side_by_side(tried)
    assert [one.method for one in found[A]] == list(SIDE_BY_SIDE)
    assert [(one.value.figure, one.rank.figure) for one in found[A]] == [
        (Fraction(79), 2),
        (Fraction(80), 1),
        (Fraction(80), 1),
    ]
    assert [(one.final.figure, one.rank.figure) for one in found[B]] == [
        (Fraction("82.8"), 1),
        (Fraction("78.6667"), 2),
        (Fraction(78), 2),
    ]
    for views in found.values():
        said([one.step for one in views])


def test_without_a_rank_a_method_says_so() -> None:
    tried = book(
        programme(thresholds=[Threshold(ItemId("f"), "final", Fraction(80))]), {"a": [90, 90, 30], "b": [None]}
    )
    found = side_by_side(tried)
    assert [one.rank.figure for one in found[A]] == [None, 1, 1]
    assert [one.step.code for one in found[A]] == ["explained.by_method_no_rank", *["explained.by_method"] * 2]
    assert [one.final.figure for one in found[B]] == [None, None, None]


def test_the_gates_of_a_sum_do_not_fit_a_mean() -> None:
    rules = programme(aggregation=Aggregation(Method.SUM, 0, 0, Rounding(1)))
    gated = replace(rules, thresholds=(Threshold(ItemId("f"), "final", Fraction(150)),))
    assert not with_method(gated, Method.MEAN).thresholds
    assert [one.rank.figure for one in side_by_side(book(gated, {"a": [80, 80]}))[A]] == [1, 1, 1]


@given(st.one_of(books(), wide_books()))
def test_the_announced_method_gives_the_announced_numbers(tried: ScoreBook) -> None:
    rule = tried.programme.aggregation
    if rule.method not in SIDE_BY_SIDE:
        return
    official, found = tally(tried), side_by_side(tried)
    for one, views in found.items():
        own = next(view for view in views if view.method is rule.method)
        assert own.final.figure == official.projects[one].final
        said([view.step for view in views])


# ── recusals ───────────────────────────────────────────────────────────────────────────────
def test_a_recusal_of_the_harshest_evaluator_lifts_a_project() -> None:
    rules = programme(aggregation=Aggregation(Method.TRIMMED_MEAN, 1, 3, Rounding(4)))
    recused = {"a": {"4": MarkStatus.RECUSED}}
    tried = book(rules, {"a": [80, 82, 84, None], "b": [84, 83, 85, 60]}, statuses=recused)
    effect = recusal_effect(tried, A)
    assert (effect.counted, effect.missing) == (("1", "2", "3"), (("4", MarkStatus.RECUSED),))
    assert effect.dropped == (("1", Dropped.LOWEST), ("3", Dropped.HIGHEST))
    # b has 83.5 from four; from the three who scored a it has 84, and 84 in their plain mean too.
    assert (effect.decided, effect.same.figure, effect.untrimmed.figure) == (
        Stand(Fraction(82), 2),
        Stand(Fraction(82), 2),
        Stand(Fraction(82), 2),
    )
    assert codes(effect.steps) == [
        "scored_by",
        "not_scored_by",
        "derivation.dropped_highest",
        "derivation.dropped_lowest",
        "as_decided",
        "with_same_evaluators",
        "with_same_untrimmed",
    ]
    said(effect.steps)
    lifted = recusal_effect(replace(tried, marks={**tried.marks, B: {**tried.marks[B], EvaluatorId("1"): (8100,)}}), A)  # type: ignore[dict-item]
    assert (lifted.decided.rank, lifted.same.figure.rank) == (1, 2)


def test_with_nobody_missing_nothing_changes() -> None:
    tried = book(programme(), {"a": [80, 82], "b": [84, 83]})
    effect = recusal_effect(tried, B)
    assert effect.missing == ()
    assert effect.same.figure == effect.decided == Stand(Fraction("83.5"), 1)
    assert effect.untrimmed is effect.same
    assert codes(effect.steps) == ["scored_by", "as_decided", "with_same_evaluators"]


def test_a_project_that_nobody_scored_has_nothing_to_compare() -> None:
    effect = recusal_effect(book(programme(), {"a": [None, None], "b": [80, 80]}), A)
    assert effect.decided == effect.same.figure == Stand(None, None)
    assert codes(effect.steps) == ["scored_by", "not_scored_by", "not_scored_by", "no_rank_to_compare"]
    said(effect.steps)
    with pytest.raises(UnknownProposalError):
        recusal_effect(book(programme(), {"a": [80]}), B)


@given(st.one_of(books(), wide_books()), st.data())
def test_by_the_same_evaluators_a_project_keeps_its_final(tried: ScoreBook, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from([each.id for each in tried.proposals]))
    effect = recusal_effect(tried, one)
    said(effect.steps)
    rules = tried.programme
    if (
        rules.rank_step is None
        and rules.price is None
        and rules.aggregation.counts.value == "points"
        and not rules.stages
    ):
        assert effect.same.figure.final == effect.decided.final


# ── weights ────────────────────────────────────────────────────────────────────────────────
TWO = criteria(A={"A1": 60, "A2": 20}, B={"B1": 20})


def test_what_nobody_tells_apart_weighs_nothing() -> None:
    tried = book(programme(groups=TWO), {"a": [(40, 10, 5)], "b": [(40, 10, 15)], "c": [(40, 12, 10)]})
    found = weights(tried, MAIN)
    assert [(one.criterion, one.nominal) for one in found] == [("A", Fraction(8, 10)), ("B", Fraction(2, 10))]
    # Totals 55, 65, 62; B alone 5, 15, 10 goes with them, A 50, 50, 52 a little.
    assert [one.effective and one.effective.figure for one in found] == [Fraction(4, 79), Fraction(75, 79)]
    leaves = weights(tried, MAIN, CriterionLevel.LEAVES)
    assert [(one.criterion, one.effective and one.effective.figure) for one in leaves] == [
        ("A1", 0),
        ("A2", Fraction(4, 79)),
        ("B1", Fraction(75, 79)),
    ]
    said([one.step for one in (*found, *leaves)])


def test_where_all_have_the_same_there_is_no_effective_weight() -> None:
    tried = book(programme(groups=TWO), {"a": [(40, 10, 5)], "b": [(40, 5, 10)], "c": [None]})
    assert [one.effective for one in weights(tried, MAIN)] == [None, None]
    assert [one.effective for one in weights(book(programme(groups=TWO), {}), MAIN)] == [None, None]
    said([one.step for one in weights(tried, MAIN)])


def test_announced_weights_count() -> None:
    heavy = tuple(replace(group, weight=Fraction(3) if group.id == "B" else Fraction(1)) for group in TWO)
    rule = Aggregation(Method.MEAN, 0, 0, Rounding(4), level=Level.GROUPS)
    tried = book(programme(groups=heavy, aggregation=rule), {"a": [(40, 10, 5)], "b": [(45, 10, 10)]})
    found = weights(tried, MAIN)
    assert [one.nominal for one in found] == [Fraction(80, 140), Fraction(60, 140)]
    assert [one.effective and one.effective.figure for one in found] == [Fraction(1, 4), Fraction(3, 4)]
    by_leaf = replace(tried, programme=replace(tried.programme, aggregation=replace(rule, level=Level.CRITERIA)))
    assert [one.nominal for one in weights(by_leaf, MAIN)] == [Fraction(8, 10), Fraction(2, 10)]


def test_where_fields_score_apart_each_weighs_by_its_own_evaluators() -> None:
    groups = tuple(replace(group, field=group.id) for group in TWO)
    rule = Aggregation(Method.MEAN, 0, 0, Rounding(4), level=Level.FIELDS)
    tried = book(
        programme(groups=groups, aggregation=rule),
        {"a": [(40, 10, 20), (0, 0, 5)], "b": [(45, 10, 0), (60, 20, 10)]},
    )
    tried = replace(tried, fields={EvaluatorId("1"): "A", EvaluatorId("2"): "B"})
    assert [one.effective and one.effective.figure for one in weights(tried, MAIN)] == [Fraction(1, 2), Fraction(1, 2)]


@given(st.one_of(books(), wide_books()))
def test_weights_add_up_to_one(tried: ScoreBook) -> None:
    for level in CriterionLevel:
        for its_track in tried.programme.tracks:
            found = weights(tried, its_track.id, level)
            assert sum(one.nominal for one in found) == 1
            effective = [one.effective.figure for one in found if one.effective is not None]
            assert sum(effective, Fraction(0)) == bool(effective)
            assert len(effective) in {0, len(found)}
