from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_app.case.findings import Finding
from committee_app.case.identifiers import Won
from committee_app.case.programme import Matching, Split
from committee_app.scoring.funding import band_of, entitlement, recommended
from committee_app.scoring.results import Money
from committee_app.scoring.tally import tally
from tests.scoring.books import MATCHING, MILLION, book, programme, proposal, track

MATCHED = track(6_000 * MILLION, 1_000 * MILLION, matching=True)


def matched(*bodies: tuple[int, str | None], requested: int | None = None) -> Money:
    """Return the money of bodies with (cost in million won, reliance)."""
    shares = [(cost * MILLION, reliance) for cost, reliance in bodies]
    return entitlement(proposal("p", requested=requested, bodies=shares), MATCHED, MATCHING)


@pytest.mark.parametrize(
    ("reliance", "percent"),
    [
        ("0", 80),
        ("19.9", 80),
        ("20.0", 80),
        ("20.1", 70),
        ("30.0", 70),
        ("30.1", 60),
        ("40.0", 60),
        ("40.1", 50),
        ("100", 50),
    ],
)
def test_the_edges_of_the_bands_decide_as_announced(reliance: str, percent: int) -> None:
    band = band_of(Fraction(reliance), MATCHING)
    assert band is not None
    assert band.national_percent == percent
    assert matched((1_000, reliance)).entitled == percent * 10 * MILLION


@pytest.mark.parametrize(
    ("name", "cost", "reliance", "national", "local"),
    [
        ("L02", 1500, "40.1", 750, 750),
        ("L03", 1400, "40.0", 840, 560),
        ("L04", 1300, "30.1", 780, 520),
        ("L08", 1250, "30.0", 875, 375),
        ("L10", 950, "20.1", 665, 285),
        ("L11", 733, "20.0", 586, 147),  # 586.4 is cut off, and the local share is the rest
        ("L17", 333, "8.9", 266, 67),
    ],
)
def test_the_sample_has_the_announced_money(name: str, cost: int, reliance: str, national: int, local: int) -> None:
    money = matched((cost, reliance))
    assert money.entitled == national * MILLION, name
    assert recommended(money, money.entitled).local == local * MILLION


def test_a_consortium_is_matched_body_by_body_and_capped_together() -> None:
    money = matched((900, "17.0"), (600, "8.0"))
    assert money.capped
    assert money.entitled == 1_000 * MILLION
    assert [step.code for step in money.steps] == [
        "money.lowest_band",
        "money.cut_off",
        "money.lowest_band",
        "money.cut_off",
        "money.bodies",
        "money.capped",
    ]
    assert money.steps[4].params == (("bodies", 2), ("national", 1_200 * MILLION))
    granted = recommended(money, money.entitled)
    assert granted.local == 500 * MILLION
    assert granted.ratio == 1


def test_one_body_alone_needs_no_sum() -> None:
    assert [step.code for step in matched((733, "20.0")).steps] == ["money.lowest_band", "money.cut_off"]
    assert [step.code for step in matched((733, "20.1")).steps] == ["money.band", "money.cut_off"]


def test_the_lowest_band_is_said_without_a_lower_edge() -> None:
    lowest, next_one = matched((10, "20.0")).steps[0], matched((10, "20.1")).steps[0]
    assert [name for name, _ in lowest.params] == ["body", "cost", "reliance", "up_to", "percent"]
    assert (lowest.fact("up_to"), next_one.fact("above")) == (20, 20)


def test_an_announced_edge_at_nought_is_said() -> None:
    """초과 0: who relies on nothing of its own is then in no band."""
    *others, lowest = MATCHING.bands
    rule = replace(MATCHING, bands=(*others, replace(lowest, above=Fraction(0))))
    shares: list[tuple[int, str | None]] = [(1_000 * MILLION, "10.0")]
    told = entitlement(proposal("p", bodies=shares), MATCHED, rule).steps[0]
    assert (told.code, dict(told.params)["above"]) == ("money.band", 0)


def test_each_body_has_its_own_cut_off() -> None:
    money = matched((733, "20.0"), (733, "20.0"))  # 586.4 twice: 586 + 586, and not 1,172.8 -> 1,172 by luck
    assert money.entitled == 1_000 * MILLION
    money = matched((333, "8.9"), (333, "8.9"), (334, "8.9"))  # 266.4 + 266.4 + 267.2 = 800 exactly, but in parts
    assert money.entitled == (266 + 266 + 267) * MILLION


def test_bodies_of_one_consortium_have_their_own_bands() -> None:
    assert matched((100, "52.3"), (100, "8.0")).entitled == (50 + 80) * MILLION


def test_the_cap_itself_is_not_over_the_cap() -> None:
    assert matched((1250, "8.0")).capped is False
    assert matched((1250, "8.0")).entitled == 1_000 * MILLION


def test_where_bands_rule_the_request_is_only_compared() -> None:
    money = matched((1_000, "8.0"), requested=900 * MILLION)
    assert money.entitled == 800 * MILLION
    assert money.steps[-1].params == (("requested", 900 * MILLION), ("entitled", 800 * MILLION))
    same = matched((1_000, "8.0"), requested=800 * MILLION)
    assert "money.requested_differs" not in [step.code for step in same.steps]


@pytest.mark.parametrize("reliance", [None, "100.1", "-1"])
def test_a_body_in_no_band_is_matched_with_nothing_and_said(reliance: str | None) -> None:
    alone = proposal("p", requested=None, bodies=[(MILLION, reliance), (MILLION, "8.0")])
    money = entitlement(alone, MATCHED, MATCHING)
    assert money.entitled == 0
    assert money.steps[0].params == (("body", "p-1"), ("cost", MILLION))
    scored = tally(book(programme(tracks=[MATCHED], matching=MATCHING, size=1), {"p": [80]}, proposals=[alone]))
    assert scored.findings == (Finding.of("money.unmatched", proposal="p", body="p-1"),)


def test_without_matching_the_request_is_granted_up_to_the_cap() -> None:
    plain = track(budget=1_000, cap=150)
    assert entitlement(proposal("p", requested=100, cost=120), plain, MATCHING).entitled == 100
    over = entitlement(proposal("p", requested=200, cost=300), plain, MATCHING)
    assert (over.entitled, over.capped, over.local) == (150, True, 300)
    assert over.steps[-1].params == (("before", 200), ("cap", 150))


def test_who_names_no_sum_asks_for_the_cost() -> None:
    money = entitlement(proposal("p", requested=None, cost=120), track(), None)
    assert (money.entitled, money.national) == (120, 0)  # nothing is recommended yet
    assert money.steps[0].code == "money.whole_cost"


def test_a_request_above_the_cost_is_said() -> None:
    scored = tally(book(programme(size=1), {"p": [80]}, proposals=[proposal("p", requested=200, cost=150)]))
    assert scored.findings == (Finding.of("money.above_cost", proposal="p", requested=200, cost=150),)


@given(
    st.lists(
        st.tuples(st.integers(0, 3_000_000_000).map(Won), st.fractions(min_value=0, max_value=100, max_denominator=10)),
        min_size=1,
        max_size=4,
    )
)
def test_the_national_share_is_whole_units_and_the_local_share_the_rest(bodies: list[tuple[Won, Fraction]]) -> None:
    shares = [(cost, str(reliance)) for cost, reliance in bodies]
    money = entitlement(proposal("p", requested=None, bodies=shares), MATCHED, MATCHING)
    granted = recommended(money, money.entitled)
    assert money.entitled % MILLION == 0
    assert 0 <= money.entitled <= min(money.cost, MATCHED.cap)
    assert granted.national + granted.local == money.cost


# ── among the bodies ───────────────────────────────────────────────────────────────────────
THREE_LEVELS = replace(
    MATCHING, split=Split.IN_PROPORTION, bands=tuple(replace(band, province_percent=10) for band in MATCHING.bands)
)


def split_of(granted: int, *bodies: tuple[int, str], rule: Matching = THREE_LEVELS) -> list[tuple[int, int, int]]:
    together = proposal("p", bodies=[(cost * MILLION, ratio) for cost, ratio in bodies])
    money = recommended(entitlement(together, MATCHED, rule), Won(granted * MILLION), rule)
    assert sum(one.national for one in money.bodies) == money.national
    assert sum(one.national + one.province + one.local for one in money.bodies) == money.cost
    return [(one.national // MILLION, one.province // MILLION, one.local // MILLION) for one in money.bodies]


def test_a_cut_sum_is_split_as_the_whole_is_and_the_rest_begins_with_the_lead() -> None:
    # 720 and 480 by rule (80 % each); of 10 : 10 the province bears half of what is not national.
    assert split_of(1_200, (900, "20.0"), (600, "0")) == [(720, 90, 90), (480, 60, 60)]
    assert split_of(1_000, (900, "20.0"), (600, "0")) == [(600, 150, 150), (400, 100, 100)]
    # 601.2 and 400.8 are cut off to 601 and 400; the million left goes to the lead.
    assert split_of(1_002, (900, "20.0"), (600, "0")) == [(602, 149, 149), (400, 100, 100)]


def test_nobody_gets_more_than_is_its_own_by_rule() -> None:
    # The lead has no band and nothing by rule: what is left goes to the next.
    assert split_of(399, (900, "101"), (500, "0"), (500, "0")) == [(0, 0, 900), (200, 150, 150), (199, 150, 151)]


def test_each_band_splits_its_own_rest() -> None:
    # 50 national, 10 province, 40 municipality: a fifth of the rest, cut off; 80, 10, 10: half of it.
    assert split_of(51, (101, "61"), (2, "0")) == [(50, 10, 41), (1, 0, 1)]


def test_without_the_rule_nothing_is_said_of_bodies() -> None:
    assert entitlement(proposal("p", bodies=[(10, "0")]), MATCHED, MATCHING).bodies == ()
