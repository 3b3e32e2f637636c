"""The announced rules of one programme, as values (평가계획, 공고문).

A programme is data: `resources/programmes/*.toml`, read by `programme_text`, frozen and fingerprinted
before the first mark, printed in the minutes. Each value here is one sentence of the announcement; the
article it stands for is named beside it. Points are in hundredths, money in won, ratios are fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from committee_app.case.identifiers import CriterionId, GroupId, ItemId, Points, TrackId, Won


@dataclass(frozen=True, slots=True)
class Title:
    """A name in both languages of the house."""

    ko: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the name in `ko` or `en`."""
        return self.en if language == "en" else self.ko


@dataclass(frozen=True, slots=True)
class Criterion:
    """A leaf of the criteria tree (세부항목): what an evaluator gives points for, from 0 to `maximum` (배점)."""

    id: CriterionId
    title: Title
    maximum: Points
    question: Title = Title("", "")


@dataclass(frozen=True, slots=True)
class CriterionGroup:
    """A branch of the criteria tree (대항목); its maximum is the sum of its leaves."""

    id: CriterionId
    title: Title
    items: tuple[Criterion, ...]
    reason_required: bool = False

    @property
    def maximum(self) -> Points:
        """The points a proposal can get here."""
        return Points(sum(item.maximum for item in self.items))


class RoundingMode(StrEnum):
    """반올림 (halves away from zero), halves to even, 절사."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Rounding:
    """One rounding: `places` decimals stay. 소수점 다섯째자리에서 반올림 leaves four."""

    places: int
    mode: RoundingMode = RoundingMode.HALF_UP


class Method(StrEnum):
    """How the evaluators' totals become one number."""

    MEAN = "mean"
    TRIMMED_MEAN = "trimmed_mean"


@dataclass(frozen=True, slots=True)
class Aggregation:
    """최고·최저점을 제외한 산술평균: which mean, of what, and from how many ballots on marks are dropped.

    `drop_each_end` highest and as many lowest totals are dropped, one person each, where at least `trim_from`
    ballots count; with fewer the plain mean holds and the table says so.
    """

    method: Method
    drop_each_end: int
    trim_from: int
    rounding: Rounding


@dataclass(frozen=True, slots=True)
class BonusItem:
    """Points granted once by the secretariat (가점): to the members of `group`, in the named tracks."""

    id: ItemId
    title: Title
    points: Points
    group: GroupId = GroupId("")
    tracks: tuple[TrackId, ...] = ()


@dataclass(frozen=True, slots=True)
class PenaltyItem:
    """Points taken once (감점)."""

    id: ItemId
    title: Title
    points: Points


@dataclass(frozen=True, slots=True)
class Adjustments:
    """가점 and 감점: after the mean, bonus first and capped, then penalties; the final is at most `total_cap`."""

    bonus_cap: Points
    total_cap: Points
    bonus: tuple[BonusItem, ...] = ()
    penalty: tuple[PenaltyItem, ...] = ()


class Relation(StrEnum):
    """이상, 초과, 이하, 미만."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"


class Measured(StrEnum):
    """Whether a gate looks at the printed value or at the exact one."""

    ROUNDED = "rounded"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A gate (과락 기준): the final, or the mean of one criterion or group, against `minimum` points.

    `of` is `final` or a criterion id. A criterion's mean is over all valid ballots, dropped ones included.
    """

    id: ItemId
    of: str
    minimum: Fraction
    relation: Relation = Relation.AT_LEAST
    measured: Measured = Measured.ROUNDED


class TieStepKind(StrEnum):
    """What may tell tied proposals apart."""

    CRITERION_MEAN = "criterion_mean"
    COMMITTEE_VOTE = "committee_vote"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class TieStep:
    """One rung of the ladder; `criterion` for a mean, `rounds` for a vote, `witnesses` for a lot."""

    by: TieStepKind
    criterion: CriterionId = CriterionId("")
    rounds: int = 0
    witnesses: int = 0


@dataclass(frozen=True, slots=True)
class TieBreak:
    """동점자 처리: the ladder, climbed with the printed values; a group that splits goes on, it never restarts."""

    chain: tuple[TieStep, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """A list ranked on its own, with its own money. `cap` limits one project's national share."""

    id: TrackId
    title: Title
    budget: Won
    cap: Won
    matching: bool = False
    reserves: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """One band of the matching table: 재정자립도 `above` (초과) and `up_to` (이하) gets `national_percent`.

    The lowest band has `above` below zero, since it includes 0.
    """

    above: Fraction
    up_to: Fraction
    national_percent: int


@dataclass(frozen=True, slots=True)
class Matching:
    """국비 차등: the bands, where their figures come from, and the unit below which the national share is cut off."""

    bands: tuple[Band, ...]
    source: str
    unit: Won


class CutoffMode(StrEnum):
    """What happens where the money ends."""

    STRICT_PREFIX = "strict_prefix"
    PARTIAL_LAST = "partial_last"


@dataclass(frozen=True, slots=True)
class MinimumShare:
    """At least `percent` of a track's selected projects belong to `group`.

    If unmet: the last-ranked selected project outside the group gives way to the best reserve inside it,
    until the share is met or nobody is left to give way; both lists are printed.
    """

    track: TrackId
    group: GroupId
    title: Title
    percent: int


@dataclass(frozen=True, slots=True)
class SelectionRule:
    """By rank within the track while the budget lasts; the last may be funded in part from `min_ratio` on."""

    cutoff: CutoffMode
    min_ratio: Fraction
    minimum_shares: tuple[MinimumShare, ...] = ()


@dataclass(frozen=True, slots=True)
class Quorum:
    """성원: a majority of the members on roll opens; of the constituted size, `fraction` must be eligible."""

    constituted: Fraction


@dataclass(frozen=True, slots=True)
class CommitteeRule:
    """Who sits: the size, how many officials at most, and the quorum."""

    size: int
    official_max: Fraction
    quorum: Quorum


class LookBack(StrEnum):
    """How far back a ground reaches from the reference date."""

    EVER = "ever"
    PRESENT = "present"
    YEARS = "years"
    PREVIOUS_YEAR_START = "previous_year_start"


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground of conflict (제척·회피 사유) with its look-back, counted from the programme's reference date."""

    code: str
    title: Title
    look_back: LookBack = LookBack.EVER
    years: int = 0


@dataclass(frozen=True, slots=True)
class Pledge:
    """What each member signs before scoring (청렴·보안 서약), including that signing here is a signature."""

    version: str
    clauses: tuple[Title, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """All announced rules of one call."""

    id: str
    title: Title
    committee_title: Title
    ministry: Title
    agency: Title
    basis: str
    fictitious: bool
    reference_date: date
    disclosure: Title
    step: Points
    criteria: tuple[CriterionGroup, ...]
    aggregation: Aggregation
    adjustments: Adjustments
    thresholds: tuple[Threshold, ...]
    tie_break: TieBreak
    tracks: tuple[Track, ...]
    selection: SelectionRule
    committee: CommitteeRule
    grounds: tuple[Ground, ...]
    pledge: Pledge
    reason_minimum: int = 0
    matching: Matching | None = None

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        """The leaf criteria in the order in which every ballot lists its marks."""
        return tuple(item for group in self.criteria for item in group.items)

    @property
    def maximum(self) -> Points:
        """The points a ballot can reach."""
        return Points(sum(group.maximum for group in self.criteria))

    def group(self, criterion: CriterionId) -> CriterionGroup | None:
        """Return the group of that id, or None."""
        return next((group for group in self.criteria if group.id == criterion), None)

    def leaf(self, criterion: CriterionId) -> Criterion | None:
        """Return the leaf of that id, or None."""
        return next((leaf for leaf in self.leaves if leaf.id == criterion), None)

    def leaf_positions(self, criterion: str) -> tuple[int, ...]:
        """Return where the leaves of a criterion stand in a ballot: one place for a leaf, several for a group."""
        members = self.group(CriterionId(criterion))
        wanted = {item.id for item in members.items} if members else {criterion}
        return tuple(place for place, leaf in enumerate(self.leaves) if leaf.id in wanted)

    def criterion_title(self, criterion: str) -> Title:
        """Return the title of a leaf or a group; `KeyError` if the programme has none of that id."""
        found = self.group(CriterionId(criterion)) or self.leaf(CriterionId(criterion))
        if found is None:
            raise KeyError(criterion)
        return found.title

    def track(self, track: TrackId) -> Track | None:
        """Return the track of that id, or None."""
        return next((one for one in self.tracks if one.id == track), None)

    def ground(self, code: str) -> Ground | None:
        """Return the ground of that code, or None."""
        return next((ground for ground in self.grounds if ground.code == code), None)
