"""Laws of a tally: what holds for every book, whatever the marks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.ballots import ScoreBook
from committee_app.case.identifiers import Points
from committee_app.scoring.results import SelectionStatus, Step, Tally
from committee_app.scoring.tally import tally
from tests.scoring.small_books import books, settled

CHOICES = st.lists(st.integers(0, 99), max_size=30)
WITH_MONEY = {SelectionStatus.SELECTED, SelectionStatus.PARTIAL}


@given(books(), CHOICES)
def test_the_order_of_input_never_matters(book: ScoreBook, choices: list[int]) -> None:
    full = settled(book, choices)
    turned = replace(
        full,
        proposals=full.proposals[::-1],
        marks={one: dict(reversed(row.items())) for one, row in reversed(full.marks.items())},  # type: ignore[call-overload]
        statuses=dict(reversed(full.statuses.items())),  # type: ignore[call-overload]
        votes=full.votes[::-1],
        lots=full.lots[::-1],
    )
    assert tally(turned) == tally(full)


@given(books(), st.data())
def test_raising_one_mark_never_lowers_that_projects_mean(book: ScoreBook, data: st.DataObject) -> None:
    scored = [one for one, row in book.marks.items() if row]
    if not scored:
        return
    one = data.draw(st.sampled_from(scored))
    seat = data.draw(st.sampled_from(list(book.marks[one])))
    place = data.draw(st.integers(0, 2))
    raised = list(book.marks[one][seat])
    raised[place] = Points(raised[place] + data.draw(st.integers(1, 10_00)))
    marks = dict(book.marks)
    marks[one] = {**book.marks[one], seat: tuple(raised)}
    before, after = tally(book).projects[one], tally(replace(book, marks=marks)).projects[one]
    assert before.mean is not None
    assert after.mean is not None
    assert after.mean >= before.mean
    assert (after.final or 0) >= (before.final or 0)
    assert all(after.criterion_means[name] >= mean for name, mean in before.criterion_means.items())


@given(books(), CHOICES)
def test_every_project_is_ranked_once_or_left_out_with_a_reason(book: ScoreBook, choices: list[int]) -> None:
    full = settled(book, choices)
    result = tally(full)
    assert result.complete
    assert not result.open_ties
    for track in result.tracks:
        members = [one.id for one in full.proposals if one.track == track.track]
        assert Counter(line.proposal for line in track.lines) == Counter(members)
        ranks = [line.rank for line in track.lines if line.rank is not None]
        assert ranks == list(range(1, len(ranks) + 1))
        assert [standing.proposals for standing in track.standings] == [
            (line.proposal,) for line in track.lines if line.rank
        ]
        assert all(line.reasons for line in track.lines)
        finals = [line.final for line in track.lines if line.rank]
        assert finals == sorted(finals, reverse=True)  # type: ignore[type-var]


@given(books())
def test_before_any_decision_shared_ranks_count_proposals(book: ScoreBook) -> None:
    for track in tally(book).tracks:
        ahead = 0
        for standing in track.standings:
            assert standing.rank == ahead + 1
            ahead += len(standing.proposals)
        shared = [standing.proposals for standing in track.standings if standing.is_tie]
        assert shared == [tie.tied for tie in track.open_ties]
        assert track.complete is not bool(shared)
        assert bool(track.lines) <= track.complete


@given(books(), CHOICES)
def test_money_never_exceeds_the_budget_by_one_won(book: ScoreBook, choices: list[int]) -> None:
    full = settled(book, choices)
    for track in tally(full).tracks:
        assert track.spent == sum(line.money.national for line in track.lines) <= track.budget
        running = 0
        for line in track.lines:
            running += line.money.national
            assert line.cumulative == running
            assert line.money.national + line.money.local == line.money.cost
            assert 0 <= line.money.national <= line.money.entitled
            assert (line.status in WITH_MONEY) or line.money.national == 0
        reserves = [line.reserve_order for line in track.lines if line.reserve_order]
        assert reserves == list(range(1, len(reserves) + 1))


@given(books(), CHOICES)
def test_replaying_the_decisions_gives_the_same_result(book: ScoreBook, choices: list[int]) -> None:
    full = settled(book, choices)
    assert tally(full) == tally(replace(full))
    assert not [found for found in tally(full).findings if found.code.startswith(("vote.", "lot.", "tie."))]


def _steps(result: Tally) -> list[Step]:
    lines = [line for track in result.tracks for line in track.lines]
    return [
        *(step for project in result.projects.values() for step in project.derivation),
        *(step for line in lines for step in (*line.reasons, *line.money.steps)),
    ]


@given(books(), CHOICES)
def test_every_fact_is_exact(book: ScoreBook, choices: list[int]) -> None:
    result = tally(settled(book, choices))
    for step in _steps(result):
        for _, value in step.params:
            assert isinstance(value, str | int | Fraction | tuple)
            assert not isinstance(value, bool)
    for project in result.projects.values():
        used = [cell.total for cell in project.cells if cell.total is not None and cell.dropped is None]
        assert (sum(used), len(used)) == (project.sum_used, project.used)
        if project.mean is not None:
            assert project.mean == Fraction(project.sum_used, 100 * project.used)
