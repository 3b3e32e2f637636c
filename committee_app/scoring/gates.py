"""과락: the gates a proposal must pass, on the printed or on the exact value, as announced."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from committee_app.case.programme import Measured, Relation, Threshold
from committee_app.scoring.results import GateResult, Step
from committee_app.scoring.steps import step

FINAL, QUALITY, STEPPED, PRICE = "final", "quality", "stepped", "price"
"""What a gate may look at beside criteria and entered items."""

_HOLDS: Mapping[Relation, Callable[[Fraction, Fraction], bool]] = {
    Relation.AT_LEAST: operator.ge,
    Relation.ABOVE: operator.gt,
    Relation.AT_MOST: operator.le,
    Relation.BELOW: operator.lt,
}


@dataclass(frozen=True, slots=True)
class Gauged:
    """A value as it is and as it is printed."""

    exact: Fraction
    printed: Fraction


def gate_result(threshold: Threshold, gauged: Gauged) -> GateResult:
    """Return whether the value stands in the announced relation to the minimum.

    >>> almost = Gauged(Fraction("69.995"), Fraction(70))
    >>> gate_result(Threshold("t", FINAL, Fraction(70)), almost).holds  # measured as printed
    True
    """
    value = gauged.exact if threshold.measured is Measured.EXACT else gauged.printed
    return GateResult(threshold.id, value, threshold.minimum, _HOLDS[threshold.relation](value, threshold.minimum))


def gate_step(code: str, threshold: Threshold, result: GateResult) -> Step:
    """Return the sentence `code` about one gate and the value it looked at."""
    return step(
        code,
        threshold=threshold.id,
        of=threshold.of,
        value=result.value,
        relation=threshold.relation.value,
        minimum=threshold.minimum,
        measured=threshold.measured.value,
    )
