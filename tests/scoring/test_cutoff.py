from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.identifiers import ProposalId, Won
from committee_app.case.programme import CutoffMode, SelectionRule
from committee_app.scoring.cutoff import Line, line_of

STRICT = SelectionRule(CutoffMode.STRICT_PREFIX, Fraction("0.7"))
PARTIAL = SelectionRule(CutoffMode.PARTIAL_LAST, Fraction("0.7"))


def line(budget: int, rule: SelectionRule, *entitled: int) -> Line:
    """Return the line down proposals "1", "2", ... with these entitlements."""
    money = {ProposalId(str(rank)): Won(won) for rank, won in enumerate(entitled, 1)}
    return line_of(list(money), money, Won(budget), rule)


def grants(found: Line) -> Mapping[str, int]:
    return {str(proposal): int(won) for proposal, won in found.grants.items()}


def test_a_strict_prefix_leaves_the_rest() -> None:
    found = line(6_000, STRICT, 2_500, 2_000, 1_800, 1_000)
    assert grants(found) == {"1": 2_500, "2": 2_000}
    assert (found.spent, found.stopped_at, found.rest) == (4_500, "3", 1_500)


def test_the_last_may_get_the_rest_and_nobody_comes_after() -> None:
    found = line(6_000, PARTIAL, 2_500, 2_000, 1_800, 1_000)
    assert grants(found) == {"1": 2_500, "2": 2_000, "3": 1_500}
    assert (found.spent, found.stopped_at) == (6_000, "3")


def test_in_proportion_a_budget_that_reaches_leaves_its_rest() -> None:
    found = line(6_000, SelectionRule(CutoffMode.PROPORTIONAL_CUT, Fraction(1)), 2_500, 2_000)
    assert (grants(found), found.rest) == ({"1": 2_500, "2": 2_000}, 1_500)


@pytest.mark.parametrize(("rest", "partly"), [(700, True), (699, False)])
def test_the_least_ratio_is_met_exactly_or_not_at_all(rest: int, partly: bool) -> None:
    found = line(1_000 + rest, PARTIAL, 1_000, 1_000, 100)
    assert grants(found) == ({"1": 1_000, "2": rest} if partly else {"1": 1_000})


def test_nobody_leap_frogs_who_would_still_fit() -> None:
    assert grants(line(1_000, PARTIAL, 900, 1_000, 100)) == {"1": 900}
    assert grants(line(1_000, STRICT, 900, 1_000, 100)) == {"1": 900}


def test_a_budget_that_fits_to_the_won_ends_with_the_next() -> None:
    found = line(1_000, PARTIAL, 600, 400, 1)
    assert grants(found) == {"1": 600, "2": 400}
    assert (found.stopped_at, found.rest) == ("3", 0)


def test_a_budget_for_all_stops_nowhere() -> None:
    found = line(1_000, PARTIAL, 600, 300)
    assert (found.stopped_at, found.rest, found.spent) == (None, 100, 900)


@given(st.integers(0, 5_000), st.lists(st.integers(0, 2_000), max_size=12), st.sampled_from([STRICT, PARTIAL]))
def test_money_never_exceeds_the_budget_and_goes_by_rank(budget: int, entitled: list[int], rule: SelectionRule) -> None:
    found = line(budget, rule, *entitled)
    assert found.spent <= budget
    assert list(found.grants) == [str(rank) for rank in range(1, len(found.grants) + 1)]
    partly = [rank for rank, won in enumerate(entitled, 1) if found.grants.get(ProposalId(str(rank)), won) < won]
    assert partly in ([], [len(found.grants)])
