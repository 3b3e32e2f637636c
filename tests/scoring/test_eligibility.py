from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from committee_app.case.conflicts import MarkStatus
from committee_app.case.findings import Finding
from committee_app.case.identifiers import ProposalId
from committee_app.scoring.eligibility import MarksDoNotFitError
from committee_app.scoring.tally import tally
from tests.scoring.books import PLAIN, TWO_GROUPS, book, programme, proposal

P = ProposalId("p")


@pytest.mark.parametrize("status", [status for status in MarkStatus if status is not MarkStatus.SCORED])
def test_a_member_who_is_out_is_not_a_zero(status: MarkStatus) -> None:
    scored = tally(book(programme(), {"p": [90, 80, None]}, statuses={"p": {"3": status}}))
    project = scored.projects[P]
    assert (project.counted, project.mean) == (2, Fraction(85))
    assert project.cells[2].status is status
    assert project.cells[2].total is None
    assert not scored.findings


def test_a_ballot_that_may_not_count_is_set_aside_and_said() -> None:
    scored = tally(book(programme(), {"p": [90, 80, 10]}, statuses={"p": {"3": MarkStatus.EXCLUDED}}))
    assert scored.projects[P].mean == Fraction(85)
    assert scored.findings == (Finding.of("ballot.set_aside", proposal="p", evaluator="3", status="excluded"),)


@pytest.mark.parametrize("statuses", [{}, {"p": {"3": MarkStatus.SCORED}}])
def test_a_cell_without_marks_and_reason_is_an_absence_and_said(statuses: dict[str, dict[str, MarkStatus]]) -> None:
    scored = tally(book(programme(), {"p": [90, 80, None]}, statuses=statuses))
    assert scored.projects[P].cells[2].status is MarkStatus.ABSENT
    assert scored.findings == (Finding.of("ballot.missing", proposal="p", evaluator="3"),)


def test_marks_of_somebody_without_a_seat_do_not_count() -> None:
    four = book(programme(), {"p": [90, 80, 70, 10]})
    scored = tally(replace(four, evaluators=four.evaluators[:3]))
    assert (scored.projects[P].counted, scored.projects[P].mean) == (3, Fraction(80))
    assert scored.findings == (Finding.of("ballot.unknown_evaluator", proposal="p", evaluator="4"),)


def test_marks_for_a_proposal_that_is_not_on_the_list_are_said() -> None:
    scored = tally(book(programme(), {"p": [90, 80, 80], "x": [1, 1, 1]}, proposals=[proposal("p")]))
    assert set(scored.projects) == {P}
    assert scored.findings == (Finding.of("ballot.unknown_proposal", proposal="x"),)


def test_a_proposal_that_nobody_scored_has_no_number_and_no_rank() -> None:
    scored = tally(
        book(programme(), {"p": [90, 80, 70], "q": []}, statuses={"q": dict.fromkeys("123", MarkStatus.RECUSED)})
    )
    project = scored.projects[ProposalId("q")]
    assert (project.mean, project.printed_mean, project.final, project.passes) == (None, None, None, False)
    assert (project.counted, project.used, dict(project.criterion_means), project.gates) == (0, 0, {}, ())
    assert not project.trimmed
    assert project.derivation[-1].code == "derivation.nobody_scored"
    assert [cell.status for cell in project.cells] == [MarkStatus.RECUSED] * 3
    assert [standing.proposals for standing in scored.tracks[0].standings] == [("p",)]
    assert scored.findings == (
        Finding.of("score.nobody_scored", proposal="q"),
        Finding.of("quorum.item_not_met", proposal="q", counted=0, needed=2),
    )


@pytest.mark.parametrize(("counted", "short"), [(9, True), (10, False)])
def test_an_item_needs_two_thirds_of_the_constituted_committee(counted: int, short: bool) -> None:
    out = dict.fromkeys((str(seat) for seat in range(counted + 1, 16)), MarkStatus.RECUSED)
    marks = {"p": [80] * counted + [None] * (15 - counted)}
    scored = tally(book(programme(size=15, aggregation=PLAIN), marks, statuses={"p": out}))
    expected = (Finding.of("quorum.item_not_met", proposal="p", counted=9, needed=10),) if short else ()
    assert scored.findings == expected
    assert scored.tracks[0].standings[0].rank == 1


def test_a_ballot_with_a_mark_too_few_is_refused() -> None:
    with pytest.raises(MarksDoNotFitError, match="3 marks") as refused:
        tally(book(programme(groups=TWO_GROUPS), {"p": [(40, 30, 20), (40, 30)]}))
    assert (refused.value.proposal, refused.value.criteria) == ("p", 3)
