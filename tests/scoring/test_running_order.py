"""The running order: every project once, the same recusals together, and never more leavings than before."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.identifiers import EvaluatorId, ProposalId
from committee_app.scoring.running_order import leavings, running_order

P = tuple(ProposalId(f"P-{number:02}") for number in range(1, 13))
ONE, TWO, THREE = (EvaluatorId(number) for number in "123")
AWAY = st.dictionaries(st.sampled_from(P), st.frozensets(st.sampled_from((ONE, TWO, THREE))))


def test_without_recusals_the_list_keeps_its_order() -> None:
    assert running_order(P, {}) == P


def test_projects_with_the_same_recusals_stand_together_in_the_order_of_the_list() -> None:
    away = {P[0]: frozenset({ONE}), P[2]: frozenset({ONE, TWO}), P[4]: frozenset({ONE}), P[5]: frozenset({ONE, TWO})}
    order = running_order(P[:7], away)
    assert order == (P[1], P[3], P[6], P[0], P[4], P[2], P[5])
    assert (leavings(P[:7], away), leavings(order, away)) == (5, 2)


def test_whoever_stays_out_leaves_once() -> None:
    away = {P[0]: frozenset({ONE}), P[1]: frozenset({ONE, TWO}), P[2]: frozenset({TWO}), P[3]: frozenset({ONE})}
    assert leavings(P[:4], away) == 3


def test_the_order_of_the_groups_is_the_better_of_two() -> None:
    away = {P[0]: frozenset({ONE, TWO}), P[1]: frozenset({THREE}), P[2]: frozenset({ONE, TWO, THREE})}
    assert leavings(running_order(P[:3], away), away) == 3 < leavings(P[:3], away)


@given(AWAY)
def test_every_project_is_heard_once_in_whole_groups_and_nobody_leaves_more_often(
    away: dict[ProposalId, frozenset[EvaluatorId]],
) -> None:
    order = running_order(P, away)
    assert sorted(order) == sorted(P)
    groups = [key for key, _ in groupby(order, key=lambda one: away.get(one, frozenset()))]
    assert len(groups) == len(set(groups))
    for group in set(groups):
        inside = [one for one in order if away.get(one, frozenset()) == group]
        assert inside == sorted(inside)
    assert leavings(order, away) <= leavings(P, away)
    assert running_order(P, away) == order
