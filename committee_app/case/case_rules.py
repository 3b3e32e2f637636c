"""Which rules a case can have.

Files can be tallied under every rule. In a case some have no act that records what they need (prices, entered points,
stages), or no sentence in its minutes; a programme that holds one of them is refused there, before
it is frozen, and never half applied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from committee_app.case.findings import Finding
from committee_app.case.programme import (
    Aggregation,
    Boundary,
    Consortium,
    CutoffMode,
    Method,
    Population,
    Programme,
    SelectionRule,
    Split,
    TieBreak,
    TieStepKind,
)

_METHODS = frozenset({Method.MEAN, Method.TRIMMED_MEAN})
_CUTOFFS = frozenset({CutoffMode.STRICT_PREFIX, CutoffMode.PARTIAL_LAST})
_RUNGS = frozenset({TieStepKind.CRITERION_MEAN, TieStepKind.COMMITTEE_VOTE, TieStepKind.CHAIR, TieStepKind.LOT})


def beyond_a_case(programme: Programme) -> Iterator[Finding]:
    """Yield each rule of a programme that a case cannot have yet, by the name it has in the text."""
    for rule, is_there in _RULES:
        if is_there(programme):
            yield Finding.of("rules.not_in_a_case_yet", rule=rule)


def _combines_otherwise(rule: Aggregation) -> bool:
    usual = Aggregation(rule.method, rule.drop_each_end, rule.trim_from, rule.rounding)
    return rule.method not in _METHODS or rule != usual


def _breaks_otherwise(rule: TieBreak) -> bool:
    rungs = any(step.by not in _RUNGS or step.population is not Population.ALL for step in rule.chain)
    return rungs or rule.boundary is not Boundary.BREAK or rule.only_where_it_matters


def _selects_otherwise(rule: SelectionRule) -> bool:
    return rule.cutoff not in _CUTOFFS or bool(rule.group_limits) or any(share.seats for share in rule.minimum_shares)


_RULES: tuple[tuple[str, Callable[[Programme], bool]], ...] = (
    ("aggregation", lambda rules: _combines_otherwise(rules.aggregation)),
    ("criteria.minimum", lambda rules: any(leaf.minimum for leaf in rules.leaves)),
    ("scale", lambda rules: rules.scale != 100_00),
    ("grades", lambda rules: bool(rules.grades)),
    ("distribution", lambda rules: rules.distribution is not None),
    ("entered", lambda rules: bool(rules.entered)),
    ("price", lambda rules: rules.price is not None),
    ("rank_step", lambda rules: rules.rank_step is not None),
    ("stages", lambda rules: rules.stages is not None),
    (
        "thresholds",
        lambda rules: any(
            gate.of == "quality" or gate.ratio is not None or gate.single is not None for gate in rules.thresholds
        ),
    ),
    ("tie_break", lambda rules: _breaks_otherwise(rules.tie_break)),
    ("tracks.seats", lambda rules: any(track.seats for track in rules.tracks)),
    ("matching.consortium", lambda rules: rules.matching is not None and rules.matching.consortium is Consortium.LEAD),
    ("matching.split", lambda rules: rules.matching is not None and rules.matching.split is not Split.NOT_SAID),
    ("selection", lambda rules: _selects_otherwise(rules.selection)),
)
