"""What enters a proposal's number beside plain points: grades, items entered once, prices, stages, 차등점수제."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from committee_app.case.identifiers import CriterionId, ItemId, Points, StageId, Won
from committee_app.case.terms import Rounding, Title


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade (우수, 양호, …) and what part of a criterion's maximum it is worth, in percent.

    Where a programme has grades a mark is one of them, and nothing between.
    """

    id: str
    title: Title
    percent: int


@dataclass(frozen=True, slots=True)
class GradeLimits:
    """One row of the table of forced distribution (강제배분): with so many projects, at most so many of each grade.

    `at_most` follows the order of the programme's grades. A row holds from `projects` on up to the next row.
    """

    projects: int
    at_most: tuple[int, ...]


class GapOf(StrEnum):
    """Between what of one evaluator's neighbouring ranks a gap lies: marks of one leaf, or totals."""

    CRITERIA = "criteria"
    TOTALS = "totals"


@dataclass(frozen=True, slots=True)
class GapLimit:
    """차등폭: neighbouring ranks of one evaluator lie `least` to `most` apart, as parts of the maximum (0.15 is 15 %).

    Equal marks share a rank and have no gap; that they are equal is `Distribution.all_different`'s concern.
    """

    of: GapOf
    least: Fraction = Fraction(0)
    most: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Distribution:
    """강제배분, 차등평가: each evaluator keeps to the table for each criterion, and to the gaps between ranks.

    `all_different` forbids equal totals.
    """

    table: tuple[GradeLimits, ...] = ()
    all_different: bool = False
    gaps: tuple[GapLimit, ...] = ()

    def limits(self, projects: int) -> GradeLimits | None:
        """Return the row that holds for so many projects, or None."""
        rows = [row for row in self.table if row.projects <= projects]
        return max(rows, key=lambda row: row.projects, default=None)


@dataclass(frozen=True, slots=True)
class EnteredItem:
    """A quantitative item (정량): points entered once, the same for all evaluators, in no mean and never dropped."""

    id: ItemId
    title: Title
    maximum: Points


class PriceAmong(StrEnum):
    """Whose lowest bid counts: everybody's, or only theirs who passed the gates on quality (if any did)."""

    ALL = "all"
    PASSING = "passing"


@dataclass(frozen=True, slots=True)
class PriceRule:
    """가격점수: `maximum` × lowest bid ÷ own bid.

    With an `estimate` (추정가격), a bid below 80 % of it gets `maximum` × lowest ÷ (80 %) + 2 × (80 % - bid) ÷
    (80 % - 60 %), a bid below 60 % counting as 60 %.
    """

    maximum: Points
    rounding: Rounding
    estimate: Won = Won(0)
    among: PriceAmong = PriceAmong.ALL


class EqualRaw(StrEnum):
    """After equal raw scores: one step to the next score, or one for each place that the equal ones take up."""

    ONCE = "once"
    PER_PLACE = "per_place"


@dataclass(frozen=True, slots=True)
class RankStep:
    """차등점수제: from place to place down the track at least `step` points, more where the raw scores differ more.

    With `most` (차등폭 한도) no more than so many points lie between two places, however far apart the raw scores are.
    """

    step: Fraction
    equal: EqualRaw
    most: Fraction | None = None


class StageMode(StrEnum):
    """단계합산, or each stage a gate to the next and only the last one's score counting."""

    SUM = "sum"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of scoring (서면, 발표): its weight in the sum, or how many go on from it (2~3배수).

    `goes_on` times the track's seats go on to the next stage; whoever ties with the last of them goes on too. Where
    each stage has criteria of its own, `criteria` names its groups; without any, every stage scores all of them.
    """

    id: StageId
    title: Title
    weight: Fraction = Fraction(1)
    goes_on: int = 0
    criteria: tuple[CriterionId, ...] = ()


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages in their order; the last one's marks are the book's own."""

    mode: StageMode
    order: tuple[Stage, ...]
