"""How a committee is made up, counted."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from committee_app.case.balance import balance_of
from committee_app.case.people import Category
from committee_app.case.programme import CommitteeRule, Quorum
from tests.builders import MEMBER_ROSTER

RULE = CommitteeRule(3, Fraction(1, 4), Quorum(Fraction(2, 3)))
MEMBERS = tuple(
    replace(MEMBER_ROSTER[0], category=category, sex=sex, region=region)
    for category, sex, region in (
        (Category.OFFICIAL, "여", "수도권"),
        (Category.PRIVATE, "여", ""),
        (Category.PUBLIC_BODY, "남", "비수도권"),
        (Category.PRIVATE, "남", "비수도권"),
    )
)


def test_every_kind_is_counted_and_a_blank_is_none_of_them() -> None:
    found = balance_of(MEMBERS, RULE)
    assert (found.members, found.announced, found.is_complete) == (4, 3, False)
    assert (found.officials, found.officials_most, found.public_bodies) == (1, 1, 1)
    assert found.sexes == (("남", 2), ("여", 2))
    assert found.regions == (("비수도권", 2), ("수도권", 1))


def test_the_share_of_officials_is_of_those_who_sit() -> None:
    assert not balance_of(MEMBERS, RULE).has_too_many_officials
    three = balance_of(MEMBERS[:3], RULE)
    assert (three.officials_most, three.has_too_many_officials, three.is_complete) == (0, True, True)


def test_nobody_is_a_balance_too() -> None:
    found = balance_of((), RULE)
    assert (found.members, found.sexes, found.regions, found.has_too_many_officials) == (0, (), (), False)
