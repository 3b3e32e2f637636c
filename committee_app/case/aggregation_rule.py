"""How the ballots become one number (산정방법): what is combined, what is left out, where it is rounded.

level     totals: each evaluator's total · groups, criteria: each group or leaf by itself · fields: each field
of expertise by itself, its own evaluators on its own groups; the parts are then added up
counts    points as given, or the place that each ballot gives a proposal among those it scored
method    what becomes of the values of one part
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from committee_app.case.terms import Rounding


class Method(StrEnum):
    """How the values of one part become one number."""

    MEAN = "mean"
    TRIMMED_MEAN = "trimmed_mean"
    SUM = "sum"
    TRIMMED_SUM = "trimmed_sum"
    BEST_SUM = "best_sum"
    MEDIAN = "median"


TRIMMING = frozenset({Method.TRIMMED_MEAN, Method.TRIMMED_SUM})


class Level(StrEnum):
    """On what the method works: 총점, 대항목, 세부항목, 전문분야."""

    TOTALS = "totals"
    GROUPS = "groups"
    CRITERIA = "criteria"
    FIELDS = "fields"


class BallotValue(StrEnum):
    """What a ballot says of a proposal: its points, its place (1 is best), or Borda's count (how many stand below)."""

    POINTS = "points"
    RANKS = "ranks"
    BORDA = "borda"


class Fallback(StrEnum):
    """What holds where too few ballots count to drop any: all of them are used, or there is no number."""

    PLAIN = "plain"
    UNSCORED = "unscored"


@dataclass(frozen=True, slots=True)
class Aggregation:
    """최고·최저점을 제외한 산술평균: which number, of what, and from how many ballots on marks are dropped.

    `drop_each_end` highest and as many lowest values are dropped, one person each, where at least `trim_from`
    ballots count; with fewer `fallback` holds and the table says so. `best_sum` uses the `best` highest values. With
    fewer than `quorum` ballots a proposal has no number. `factor` multiplies each part by the proposal's own factor
    (난도). Each part is rounded by `part_rounding`, each product by `product_rounding`, the whole by `rounding`.
    """

    method: Method
    drop_each_end: int
    trim_from: int
    rounding: Rounding
    level: Level = Level.TOTALS
    counts: BallotValue = BallotValue.POINTS
    best: int = 0
    fallback: Fallback = Fallback.PLAIN
    quorum: int = 0
    factor: bool = False
    part_rounding: Rounding | None = None
    product_rounding: Rounding | None = None

    @property
    def trims(self) -> bool:
        """Whether extremes are dropped where enough ballots count."""
        return self.method in TRIMMING

    @property
    def lowest_first(self) -> bool:
        """Whether a smaller number is the better one."""
        return self.counts is BallotValue.RANKS
