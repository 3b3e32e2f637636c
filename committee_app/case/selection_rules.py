"""From ranks to seats and money: tracks, bands, where the line ends, minimum and maximum shares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from committee_app.case.identifiers import GroupId, ItemId, TrackId, Won
from committee_app.case.terms import Title


@dataclass(frozen=True, slots=True)
class Track:
    """A list ranked on its own, with its own money. `cap` limits one project's national share.

    `seats` limits how many are selected; 0 is no limit. Where the line ends by seats, budget and cap may be left out.
    """

    id: TrackId
    title: Title
    budget: Won = Won(0)
    cap: Won = Won(0)
    matching: bool = False
    reserves: int = 0
    seats: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """One band of the matching table: 재정자립도 `above` (초과) and `up_to` (이하) gets `national_percent`.

    The lowest band has `above` below zero, since it includes 0. Of the cost the province (도비) bears
    `province_percent`, the municipality (시군비) what is left; where the national share is cut, both bear what it lacks
    in the same proportion.
    """

    above: Fraction
    up_to: Fraction
    national_percent: int
    province_percent: int = 0


class Consortium(StrEnum):
    """Whose rate holds for the bodies of a joint application: each its own, or that of the lead body (주관기관)."""

    PER_BODY = "per_body"
    LEAD = "lead"


class Split(StrEnum):
    """Whether it is said what each body of a joint application gets of a sum that the cap or the budget cut."""

    NOT_SAID = "not_said"
    IN_PROPORTION = "in_proportion"


@dataclass(frozen=True, slots=True)
class Matching:
    """국비 차등: the bands, where their figures come from, and the unit below which the national share is cut off."""

    bands: tuple[Band, ...]
    source: str
    unit: Won
    consortium: Consortium = Consortium.PER_BODY
    split: Split = Split.NOT_SAID


class CutoffMode(StrEnum):
    """What happens where the money, or the seats, end."""

    STRICT_PREFIX = "strict_prefix"
    PARTIAL_LAST = "partial_last"
    SKIP_AND_FILL = "skip_and_fill"
    PROPORTIONAL_CUT = "proportional_cut"
    GRADE_AMOUNT = "grade_amount"
    SEATS = "seats"
    ALL_PASSING = "all_passing"


@dataclass(frozen=True, slots=True)
class MinimumShare:
    """At least `percent` of a track's selected projects, or at least `seats` of them, belong to `group`.

    If unmet: the last-ranked selected project outside the group gives way to the best reserve inside it,
    until the share is met or nobody is left to give way; both lists are printed.
    """

    track: TrackId
    group: GroupId
    title: Title
    percent: int = 0
    seats: int = 0


@dataclass(frozen=True, slots=True)
class GroupLimit:
    """At most `most` selected projects of a track belong to `group`; who comes after them is passed over."""

    track: TrackId
    group: GroupId
    title: Title
    most: int


@dataclass(frozen=True, slots=True)
class AmountGrade:
    """A grade of finals with a fixed amount (등급별 지원액): from `at_least` points on, up to the next grade."""

    id: ItemId
    at_least: Fraction
    amount: Won


@dataclass(frozen=True, slots=True)
class SelectionRule:
    """By rank within the track while budget and seats last; the last may be funded in part from `min_ratio` on.

    `unit` is what a proportional cut is cut off to, `amounts` are the fixed sums of `grade_amount`.
    """

    cutoff: CutoffMode
    min_ratio: Fraction = Fraction(1)
    minimum_shares: tuple[MinimumShare, ...] = ()
    group_limits: tuple[GroupLimit, ...] = ()
    unit: Won = Won(1)
    amounts: tuple[AmountGrade, ...] = ()
