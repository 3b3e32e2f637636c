"""The announced rules of one programme, as values (평가계획, 공고문).

A programme is data: `resources/programmes/*.toml`, read by `programme_text`, frozen and fingerprinted
before the first mark, printed in the minutes. Each value here is one sentence of the announcement; the
article it stands for is named beside it. Points are in hundredths, money in won, ratios are fractions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from committee_app.case.aggregation_rule import Aggregation, BallotValue, Fallback, Level, Method
from committee_app.case.conflicts import DropPolicy, LateRemedy
from committee_app.case.entry_rules import (
    Distribution,
    EnteredItem,
    EqualRaw,
    GapLimit,
    GapOf,
    Grade,
    PriceAmong,
    PriceRule,
    RankStep,
    Stage,
    StageMode,
    Stages,
)
from committee_app.case.identifiers import CriterionId, GroupId, ItemId, Points, TrackId
from committee_app.case.selection_rules import (
    AmountGrade,
    Band,
    Consortium,
    CutoffMode,
    GroupLimit,
    Matching,
    MinimumShare,
    SelectionRule,
    Split,
    Track,
)
from committee_app.case.terms import Rounding, RoundingMode, Title
from committee_app.case.tie_rules import Boundary, CriterionLevel, Population, TieBreak, TieStep, TieStepKind

__all__ = [
    "Adjustments", "Aggregation", "AmountGrade", "BallotValue", "Band", "BonusItem", "Boundary", "CommitteeRule",
    "Consortium", "Criterion", "CriterionGroup", "CriterionLevel", "CutoffMode", "Distribution", "EnteredItem",
    "EqualRaw", "Fallback", "GapLimit", "GapOf", "Grade", "Ground", "GroupLimit", "Level", "LookBack", "Matching",
    "Measured", "Method", "MinimumShare", "PenaltyItem", "Pledge", "Population", "PriceAmong", "PriceRule",
    "Programme", "Quorum", "RankStep", "Relation", "Rounding", "RoundingMode", "SelectionRule", "Split", "Stage",
    "StageMode", "Stages", "Threshold", "TieBreak", "TieStep", "TieStepKind", "Title", "Track",
]  # fmt: skip
"""All that a programme is made of; the parts with many rules stand in files of their own."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A leaf of the criteria tree (세부항목): what an evaluator gives points for, up to `maximum` (배점).

    Marks begin at `minimum`: 0, a floor (점수 하한), or points below zero. `weight` multiplies the leaf's number where
    each criterion is combined by itself.
    """

    id: CriterionId
    title: Title
    maximum: Points
    question: Title = Title("", "")
    minimum: Points = Points(0)
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class CriterionGroup:
    """A branch of the criteria tree (대항목); its maximum is the sum of its leaves.

    `weight` multiplies the group's number where each group is combined by itself. Where fields of expertise score
    apart, only the evaluators of `field` score this group.
    """

    id: CriterionId
    title: Title
    items: tuple[Criterion, ...]
    reason_required: bool = False
    weight: Fraction = Fraction(1)
    field: str = ""

    @property
    def maximum(self) -> Points:
        """The points a proposal can get here."""
        return Points(sum(item.maximum for item in self.items))


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
    """A gate (과락 기준): the final, or a part of it, against `minimum` points or `ratio` of what can be reached.

    `of` is `final`, `quality` (what the ballots gave, before anything is added), `stepped` (the same after the steps
    of 차등점수제), `price`, an entered item, or a criterion. A criterion's mean is over all valid ballots, dropped ones
    included. `single`, in points, holds instead where a proposal is the only one of its track (단독신청).
    """

    id: ItemId
    of: str
    minimum: Fraction = Fraction(0)
    relation: Relation = Relation.AT_LEAST
    measured: Measured = Measured.ROUNDED
    ratio: Fraction | None = None
    single: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Quorum:
    """성원: a majority of the members on roll opens; of the constituted size, `fraction` must be eligible."""

    constituted: Fraction


class CastingVote(StrEnum):
    """가부동수: the motion falls; or the chair, who votes as a member, decides; or votes then and only then."""

    NONE = "none"
    DECIDES = "decides"
    ON_TIE = "on_tie"


@dataclass(frozen=True, slots=True)
class CommitteeRule:
    """Who sits: the size, how many officials at most, the quorum; and what follows when something goes wrong.

    `late_conflict` is the remedy for a conflict found late, `drop_out` what becomes of the sheet of a member who
    leaves; where they are not announced the chair fixes them in the ruling. `contact_penalty` names the penalty for
    seeking out a member (사전접촉). Where `abstention` says so, a member may give no marks for a proposal (기권).
    `casting_vote` is what the chair has where exactly half of those entitled are in favour and half against.
    """

    size: int
    official_max: Fraction
    quorum: Quorum
    late_conflict: LateRemedy | None = None
    drop_out: DropPolicy | None = None
    contact_penalty: str = ""
    abstention: bool = False
    casting_vote: CastingVote = CastingVote.NONE

    def most_officials(self, members: int) -> int:
        """Return how many of so many members may be officials."""
        return int(self.official_max * members)


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
    """All announced rules of one call. `scale` is what all maxima add up to (배점 합계)."""

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
    scale: Points = Points(100_00)
    grades: tuple[Grade, ...] = ()
    distribution: Distribution | None = None
    entered: tuple[EnteredItem, ...] = ()
    price: PriceRule | None = None
    rank_step: RankStep | None = None
    stages: Stages | None = None

    @property
    def leaves(self) -> tuple[Criterion, ...]:
        """The leaf criteria in the order in which every ballot lists its marks."""
        return tuple(item for group in self.criteria for item in group.items)

    @property
    def maximum(self) -> Points:
        """The points a ballot can reach."""
        return Points(sum(group.maximum for group in self.criteria))

    @property
    def last_places(self) -> tuple[int, ...]:
        """Where the leaves stand that are scored last: all of them, unless each stage has criteria of its own."""
        return self.places_of_stage(self.stages.order[-1] if self.stages and self.stages.order else None)

    @property
    def ladder(self) -> tuple[TieStep, ...]:
        """The rungs of the tie-break, 배점이 큰 항목 순 written out as the means of criteria it stands for."""
        return tuple(step for rung in self.tie_break.chain for step in self._written_out(rung))

    def _written_out(self, rung: TieStep) -> tuple[TieStep, ...]:
        if rung.by is not TieStepKind.LARGEST_CRITERION:
            return (rung,)
        maxima = self.maxima(rung.level)
        ordered = sorted(maxima, key=lambda one: -maxima[one])
        return tuple(replace(rung, by=TieStepKind.CRITERION_MEAN, criterion=one) for one in ordered)

    def maxima(self, level: CriterionLevel) -> dict[CriterionId, Points]:
        """Return the maximum of each group or each leaf."""
        if level is CriterionLevel.GROUPS:
            return {group.id: group.maximum for group in self.criteria}
        return {leaf.id: leaf.maximum for leaf in self.leaves}

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

    def places_of_field(self, field: str) -> tuple[int, ...]:
        """Return where the leaves stand that the evaluators of a field of expertise score."""
        groups = [group.id for group in self.criteria if group.field == field]
        return tuple(place for group in groups for place in self.leaf_positions(group))

    def places_of_stage(self, stage: Stage | None) -> tuple[int, ...]:
        """Return where the leaves stand that a stage scores; all of them where there is none, or it names none."""
        if stage is None or not stage.criteria:
            return tuple(range(len(self.leaves)))
        return tuple(place for group in stage.criteria for place in self.leaf_positions(group))

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
