"""Laws that hold under every programme that is not refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from committee_app.case.ballots import EarlierStage, ScoreBook
from committee_app.case.identifiers import Points
from committee_app.case.programme import BallotValue, CutoffMode
from committee_app.desks.words import wording
from committee_app.scoring.results import SelectionStatus, Step, Tally
from committee_app.scoring.tally import tally
from tests.scoring.small_books import settled
from tests.scoring.wide_books import wide_books

CHOICES = st.lists(st.integers(0, 99), max_size=20)
WITH_A_SEAT = {SelectionStatus.SELECTED, SelectionStatus.PARTIAL}


@settings(max_examples=80)
@given(wide_books(), CHOICES)
def test_the_order_of_input_never_matters(book: ScoreBook, choices: list[int]) -> None:
    full = settled(book, choices)
    turned = replace(
        full,
        proposals=full.proposals[::-1],
        marks={one: full.marks[one] for one in reversed(list(full.marks))},
        facts={one: full.facts[one] for one in reversed(list(full.facts))},
        earlier={
            stage: EarlierStage({one: given.marks[one] for one in reversed(list(given.marks))}, given.statuses)
            for stage, given in full.earlier.items()
        },
        votes=full.votes[::-1],
        lots=full.lots[::-1],
        choices=full.choices[::-1],
    )
    assert tally(turned) == tally(full)


@settings(max_examples=100)
@given(wide_books(), CHOICES)
def test_every_project_is_ranked_once_or_left_out_with_a_reason(book: ScoreBook, choices: list[int]) -> None:
    full = settled(book, choices)
    result = tally(full)
    assert result.complete
    assert not result.open_ties
    for track in result.tracks:
        members = [one.id for one in full.proposals if one.track == track.track]
        assert Counter(line.proposal for line in track.lines) == Counter(members)
        assert all(line.reasons for line in track.lines)
        ranked = {one: standing.rank for standing in track.standings for one in standing.proposals}
        assert {line.proposal: line.rank for line in track.lines if line.rank is not None} == ranked
        finals = [result.projects[standing.proposals[0]].final or Fraction(0) for standing in track.standings]
        assert finals == sorted(finals, reverse=full.programme.aggregation.counts is not BallotValue.RANKS)


@settings(max_examples=100)
@given(wide_books(), CHOICES)
def test_neither_money_nor_seats_are_exceeded(book: ScoreBook, choices: list[int]) -> None:
    full = settled(book, choices)
    rule = full.programme
    for announced, track in zip(rule.tracks, tally(full).tracks, strict=True):
        assert track.spent == sum(line.money.national for line in track.lines) <= track.budget
        seated = [line for line in track.lines if line.status in WITH_A_SEAT]
        shared = any(standing.is_tie for standing in track.standings)
        if announced.seats and not shared:
            assert len(seated) <= announced.seats
        if rule.selection.cutoff is CutoffMode.SEATS:
            assert track.spent == 0
        for limit in rule.selection.group_limits:
            groups = {one.id: one.groups for one in full.proposals}
            assert sum(limit.group in groups[line.proposal] for line in seated) <= limit.most


@settings(max_examples=80)
@given(wide_books(), st.data())
def test_raising_one_mark_never_lowers_what_the_ballots_give(book: ScoreBook, data: st.DataObject) -> None:
    if book.programme.aggregation.counts is not BallotValue.POINTS:
        return  # a place depends on the others' marks, and a lower one is better
    scored = [one for one, row in book.marks.items() if row]
    if not scored:
        return
    one = data.draw(st.sampled_from(scored))
    seat = data.draw(st.sampled_from(list(book.marks[one])))
    place = data.draw(st.integers(0, 2))
    raised = list(book.marks[one][seat])
    raised[place] = Points(raised[place] + data.draw(st.integers(1, 5_00)))
    marks = {**book.marks, one: {**book.marks[one], seat: tuple(raised)}}
    before, after = tally(book).projects[one], tally(replace(book, marks=marks)).projects[one]
    if before.mean is None:
        assert after.mean is None
    else:
        assert after.mean is not None
        assert after.mean >= before.mean
        assert (after.printed_mean or 0) >= (before.printed_mean or 0)


def _steps(result: Tally) -> list[Step]:
    lines = [line for track in result.tracks for line in track.lines]
    return [
        *(step for project in result.projects.values() for step in project.derivation),
        *(step for line in lines for step in (*line.reasons, *line.money.steps)),
    ]


@settings(max_examples=80)
@given(wide_books(), CHOICES)
def test_every_step_and_finding_is_exact_and_can_be_said(book: ScoreBook, choices: list[int]) -> None:
    result = tally(settled(book, choices))
    for step in _steps(result):
        for _, value in step.params:
            assert isinstance(value, str | int | Fraction | tuple)
        for language in ("ko", "en"):
            assert wording(language).say(step.code, step.params)
    for finding in result.findings:
        assert wording("ko").finding(finding)
