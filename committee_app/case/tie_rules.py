"""동점자 처리: the rungs that may tell tied proposals apart, and where it matters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.identifiers import CriterionId, GroupId, ItemId


class TieStepKind(StrEnum):
    """What may tell tied proposals apart."""

    CRITERION_MEAN = "criterion_mean"
    LARGEST_CRITERION = "largest_criterion"
    QUALITY = "quality"
    ENTERED = "entered"
    PRICE = "price"
    GROUP = "group"
    COUNT_BACK = "count_back"
    MARKS_GIVEN = "marks_given"
    SPREAD = "spread"
    COMMITTEE_VOTE = "committee_vote"
    CHAIR = "chair"
    RECEIVED = "received"
    LOT = "lot"
    COVERAGE = "coverage"
    SHARED = "shared"


OF_TOTALS = frozenset({TieStepKind.COUNT_BACK, TieStepKind.MARKS_GIVEN, TieStepKind.SPREAD})
"""Rungs that look at the totals, or at the marks of one criterion where they name one."""


class Population(StrEnum):
    """Whose ballots a rung looks at: all that count, or those that were not dropped."""

    ALL = "all"
    RETAINED = "retained"


class CriterionLevel(StrEnum):
    """Whether `largest_criterion` means the groups (대항목) or the leaves (세부항목)."""

    GROUPS = "groups"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True)
class TieStep:
    """One rung of the ladder.

    `criterion` (a leaf or a group) and `population` for a mean, `level` for 배점이 큰 항목 순, `item` for an entered
    item, `group` for a property of proposals, `groups` for the topics of a coverage, `rounds` for a vote, `witnesses`
    for a lot. A count-back, a spread and a count of marks look at the totals, or at the marks of `criterion` alone.
    `shared` ends the ladder: who is still tied there shares the rank.
    """

    by: TieStepKind
    criterion: CriterionId = CriterionId("")
    rounds: int = 0
    witnesses: int = 0
    population: Population = Population.ALL
    level: CriterionLevel = CriterionLevel.GROUPS
    group: GroupId = GroupId("")
    item: ItemId = ItemId("")
    groups: tuple[GroupId, ...] = ()


class Boundary(StrEnum):
    """Who shares a rank across the last seat: told apart by the ladder, all in, or all out."""

    BREAK = "break"
    INCLUDE_ALL = "include_all"
    EXCLUDE_ALL = "exclude_all"


@dataclass(frozen=True, slots=True)
class TieBreak:
    """동점자 처리: the ladder, climbed with the printed values; a group that splits goes on, it never restarts.

    With `only_where_it_matters` people vote, choose and draw only where a seat or a place among the reserves depends
    on it; elsewhere the tied share their rank.
    """

    chain: tuple[TieStep, ...]
    boundary: Boundary = Boundary.BREAK
    only_where_it_matters: bool = False
