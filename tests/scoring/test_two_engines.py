"""Two computations of the same books must agree: `scoring`, and the naive one that shares no code with it.

The naive engine is written from the announcement; the books are small, full of ties, and voted on and drawn as
committees do: with abstentions, invalid votes, and rounds that nobody wins.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from committee_app.case.ballots import NO_FACTS, ScoreBook
from committee_app.case.conflicts import MarkStatus
from committee_app.case.programme import Level, Programme, StageMode, TieStep, TieStepKind
from committee_app.case.proposals import Proposal
from committee_app.scoring.results import Dropped, ProjectScore, SelectionStatus, TrackTally
from committee_app.scoring.tally import tally
from tests import naive_tally
from tests.scoring.small_books import books, settled
from tests.scoring.wide_books import wide_books

Plain = dict[str, Any]
WITH_MONEY = {SelectionStatus.SELECTED, SelectionStatus.PARTIAL}


@settings(max_examples=300)
@given(books(), st.lists(st.integers(0, 99), max_size=12), st.sampled_from([0, 1, 3, 100]))
def test_both_engines_agree(book: ScoreBook, choices: list[int], most: int) -> None:
    _agree(settled(book, choices, most))


def _agree(full: ScoreBook) -> None:
    ours, theirs = tally(full), _naive(full)
    for proposal in full.proposals:
        _compare_project(ours.projects[proposal.id], theirs["projects"][proposal.id])
    for track in ours.tracks:
        _compare_track(track, theirs["tracks"][track.track])
    gaps = [dict(found.params) for found in ours.findings if "gap_too" in found.code]
    assert sorted((one["evaluator"], one.get("criterion", ""), str(one["gap"])) for one in gaps) == theirs["gaps"]


@settings(max_examples=300)
@given(wide_books(), st.lists(st.integers(0, 99), max_size=12), st.sampled_from([0, 1, 3, 100]))
def test_both_engines_agree_on_every_rule(book: ScoreBook, choices: list[int], most: int) -> None:
    _agree(settled(book, choices, most))


def _compare_project(ours: ProjectScore, theirs: Plain) -> None:
    assert ours.counted == theirs["counted"]
    assert ours.passes is theirs["passed"]
    assert (ours.mean, ours.printed_mean, ours.final) == (theirs["exact_mean"], theirs["mean"], theirs["final"])
    assert dict(ours.criterion_means) == theirs["groups"] | theirs["leaves"]
    assert ours.stepped == (None if ours.final is None else theirs["stepped"])
    assert dict(ours.added) == theirs["added"]
    assert (ours.bonus * 100, ours.penalty * 100) == (theirs["bonus"], theirs["penalty"])
    for end in Dropped:
        dropped = [cell.evaluator for cell in ours.cells if cell.dropped is end]
        assert sorted(dropped) == sorted(theirs["dropped"][end.value])


def _compare_track(ours: TrackTally, theirs: Plain) -> None:
    assert {one: standing.rank for standing in ours.standings for one in standing.proposals} == theirs["ranks"]
    assert [list(standing.proposals) for standing in ours.standings if standing.is_tie] == theirs["level"]
    assert ours.complete is (theirs["selection"] is not None)
    told_apart = [step for tie in ours.ties for step in tie.steps if step.tells_apart]
    assert sorted((list(step.tied), [list(group) for group in step.parted]) for step in told_apart) == sorted(
        (tie["tied"], tie["order"]) for tie in theirs["ties"]
    )
    if theirs["selection"] is not None:
        _compare_money(ours, theirs)


def _compare_money(ours: TrackTally, theirs: Plain) -> None:
    chosen = theirs["selection"]
    entitled = {line.proposal: (line.money.cost, line.money.entitled) for line in ours.lines}
    assert entitled == {one: (money["cost"], money["national"]) for one, money in theirs["entitled"].items()}
    selected = [line for line in ours.lines if line.status in WITH_MONEY]
    assert {line.proposal: line.money.national for line in selected} == chosen["money"]
    assert {line.proposal: line.money.local for line in selected} == chosen["local"]
    split = {
        one.proposal: [(body.national, body.province, body.local) for body in one.money.bodies] for one in selected
    }
    assert split == chosen["bodies"]
    assert [line.proposal for line in selected if line.status is SelectionStatus.PARTIAL] == chosen["partial"]
    assert [line.proposal for line in ours.lines if line.status is SelectionStatus.RESERVE] == chosen["reserves"]
    assert [(moved.out, moved.came_in) for moved in ours.displacements] == [
        (swap["leaves"], swap["comes"]) for swap in chosen["swaps"]
    ]
    assert (ours.spent, ours.left) == (chosen["spent"], chosen["left"])


def _naive(book: ScoreBook) -> Plain:
    return naive_tally.tally(
        _rules(book.programme),
        {one.id: _project(one, book) for one in book.proposals},
        list(book.evaluators),
        {one: {seat: list(marks) for seat, marks in row.items()} for one, row in book.marks.items()},
        fields={str(seat): field for seat, field in book.fields.items()},
        earlier={
            stage: {one: {seat: list(marks) for seat, marks in row.items()} for one, row in given.marks.items()}
            for stage, given in book.earlier.items()
        },
        choices=[{"tied": choice.tied, "order": choice.order, "by": choice.by} for choice in book.choices],
        kept_away={
            one.id: [
                seat
                for statuses in (book.statuses, *(stage.statuses for stage in book.earlier.values()))
                for seat, status in statuses.get(one.id, {}).items()
                if status in {MarkStatus.EXCLUDED, MarkStatus.CHALLENGED, MarkStatus.RECUSED}
            ]
            for one in book.proposals
        },
        votes=[
            {
                "tied": vote.tied,
                "round": vote.round,
                "votes": dict(vote.votes),
                "abstained": vote.abstained,
                "invalid": vote.invalid,
            }
            for vote in book.votes
        ],
        lots=[{"tied": lot.tied, "order": lot.order} for lot in book.lots],
    )


def _rules(rules: Programme) -> Plain:
    assert rules.matching is not None
    return {
        "leaves": {group.id: [leaf.id for leaf in group.items] for group in rules.criteria},
        "method": rules.aggregation.method.value,
        "drop_each_end": rules.aggregation.drop_each_end,
        "trim_from": rules.aggregation.trim_from,
        "places": rules.aggregation.rounding.places,
        "mode": rules.aggregation.rounding.mode.value,
        "level": rules.aggregation.level.value,
        "counts": rules.aggregation.counts.value,
        "best": rules.aggregation.best,
        "fallback": rules.aggregation.fallback.value,
        "quorum": rules.aggregation.quorum,
        "factor": rules.aggregation.factor,
        "weights": {group.id: group.weight for group in rules.criteria}
        | {leaf.id: leaf.weight for leaf in rules.leaves},
        "entered": [item.id for item in rules.entered],
        "ceilings": _ceilings(rules),
        "boundary": rules.tie_break.boundary.value,
        "only_where_it_matters": rules.tie_break.only_where_it_matters,
        "consortium": rules.matching.consortium.value,
        "split": rules.matching.split.value,
        "provinces": {band.national_percent: band.province_percent for band in rules.matching.bands},
        "cut_unit": rules.selection.unit,
        "amounts": [(one.at_least, one.amount) for one in rules.selection.amounts],
        "group_limits": [
            {"track": one.track, "group": one.group, "most": one.most} for one in rules.selection.group_limits
        ],
        **_optional(rules),
        "bonus_cap": rules.adjustments.bonus_cap,
        "total_cap": rules.adjustments.total_cap,
        "thresholds": [
            {
                "of": gate.of,
                "minimum": gate.minimum,
                "relation": gate.relation.value,
                "measured": gate.measured.value,
                "ratio": gate.ratio,
                "single": gate.single,
            }
            for gate in rules.thresholds
        ],
        "ladder": _ladder(rules),
        "tracks": {
            track.id: {
                "budget": track.budget,
                "cap": track.cap,
                "matching": track.matching,
                "reserves": track.reserves,
                "seats": track.seats,
            }
            for track in rules.tracks
        },
        "bands": [(band.above, band.up_to, band.national_percent) for band in rules.matching.bands],
        "unit": rules.matching.unit,
        "cutoff": rules.selection.cutoff.value,
        "min_ratio": rules.selection.min_ratio,
        "minimum_shares": [
            {"track": share.track, "group": share.group, "percent": share.percent, "seats": share.seats}
            for share in rules.selection.minimum_shares
        ],
    }


def _optional(rules: Programme) -> Plain:
    """Return what only some programmes have."""
    found: Plain = {}
    rule = rules.aggregation
    for name, rounding in (("part_rounding", rule.part_rounding), ("product_rounding", rule.product_rounding)):
        if rounding is not None:
            found[name] = (rounding.places, rounding.mode.value)
    if rule.level is Level.FIELDS:
        found["group_fields"] = {group.id: group.field for group in rules.criteria}
    if rules.price is not None:
        price = rules.price
        found["price"] = {
            "maximum": price.maximum,
            "estimate": price.estimate,
            "among": price.among.value,
            "rounding": (price.rounding.places, price.rounding.mode.value),
        }
    if rules.rank_step is not None:
        found["rank_step"] = {
            "step": rules.rank_step.step,
            "equal": rules.rank_step.equal.value,
            "most": rules.rank_step.most,
        }
    if rules.distribution is not None:
        found["gaps"] = [{"of": gap.of.value, "least": gap.least, "most": gap.most} for gap in rules.distribution.gaps]
    if rules.stages is not None:
        order = [
            {"id": one.id, "weight": one.weight, "goes_on": one.goes_on, "groups": list(one.criteria)}
            for one in rules.stages.order
        ]
        found["stages"] = {"mode": rules.stages.mode.value, "order": order}
    return found


def _ceilings(rules: Programme) -> dict[str, Fraction]:
    most = _of_the_stages_that_count(rules)
    found = {"final": Fraction(rules.adjustments.total_cap), "quality": most, "stepped": most}
    found |= {leaf.id: Fraction(leaf.maximum) for leaf in rules.leaves}
    found |= {group.id: Fraction(group.maximum) for group in rules.criteria}
    found |= {item.id: Fraction(item.maximum) for item in rules.entered}
    if rules.price is not None:
        found["price"] = Fraction(rules.price.maximum)
    return found


def _of_the_stages_that_count(rules: Programme) -> Fraction:
    """Return the most that ballots give; where the stages have groups of their own, stage by stage."""
    if rules.stages is None or not rules.stages.order[0].criteria:
        return Fraction(rules.maximum)
    maxima = {group.id: group.maximum for group in rules.criteria}
    if rules.stages.mode is StageMode.GATE:
        return Fraction(sum(maxima[group] for group in rules.stages.order[-1].criteria))
    return sum((maxima[group] * one.weight for one in rules.stages.order for group in one.criteria), Fraction(0))


def _ladder(rules: Programme) -> list[Mapping[str, object]]:
    """Return the rungs; 배점이 큰 항목 순 is written out here by hand."""
    found: list[Mapping[str, object]] = []
    for step in rules.tie_break.chain:
        if step.by is TieStepKind.LARGEST_CRITERION:
            leaves = sorted(((leaf.maximum, leaf.id) for leaf in rules.leaves), reverse=True)
            found += [{"by": "criterion_mean", "criterion": leaf} for _, leaf in leaves]
        else:
            found.append(_rung(step))
    return found


def _rung(step: TieStep) -> Mapping[str, object]:
    return {
        "by": step.by.value,
        "criterion": step.criterion,
        "rounds": step.rounds,
        "population": step.population.value,
        "group": step.group,
        "item": step.item,
        "topics": list(step.groups),
    }


def _project(proposal: Proposal, book: ScoreBook) -> Plain:
    facts = book.facts.get(proposal.id, NO_FACTS)
    return {
        "price": facts.price,
        "factor": facts.factor,
        "entered": dict(facts.entered),
        "received": proposal.received,
        "track": proposal.track,
        "groups": list(proposal.groups),
        "bodies": [(body.cost, body.reliance) for body in proposal.bodies],
        "requested": proposal.requested,
        "bonus": sum(points for _, points in proposal.bonus),
        "penalty": sum(points for _, points in proposal.penalty),
    }
