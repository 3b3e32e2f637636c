"""The sentences an explanation may use beside those of the tally: every code, with its facts in order.

Points are `Fraction` of a point, counts and ranks `int`, weights `Fraction` of the whole; `of` is a criterion.
`upper` and `lower` are proposals as they stand, and so are their values.
"""

from __future__ import annotations

from collections.abc import Mapping

from committee_app.case.findings import Value
from committee_app.scoring.explaining.advisory import Advisory
from committee_app.scoring.results import Step

_PAIR = ("upper", "lower", "upper_value", "lower_value", "difference")
_MARK = ("evaluator", "of", "given", "instead")

EXPLANATION_CODES: Mapping[str, tuple[str, ...]] = {
    # One project (`why`).
    "explained.tied_with": ("final", "others"),
    "explained.rung": ("by", "place", "groups"),  # the tied were parted in so many groups; this one is in that place
    "explained.rung_criterion": ("of", "value", "place", "groups"),
    "explained.rung_without_effect": ("by",),
    "explained.rank": ("rank", "ranked"),
    "explained.rank_shared": ("rank", "others"),
    "explained.tie_waits": ("by", "tied"),
    "explained.waits_for_ties": (),  # money waits for ties of the same track
    # Two projects (`parting`).
    "explained.other_tracks": ("upper", "lower"),
    "explained.both_without_rank": ("upper", "lower"),
    "explained.apart_by_lack": ("upper", "lower"),
    "explained.apart_by_gate": ("upper", "lower"),
    "explained.apart_by_quality": _PAIR,
    "explained.apart_by_added": _PAIR,
    "explained.apart_by_bonus": _PAIR,
    "explained.quality_equal": ("value",),
    "explained.quality_otherwise": _PAIR,  # the lower one had the better number from the ballots
    "explained.final_difference": _PAIR,
    "explained.criterion_ahead": ("of", "proposal", "other", "value", "other_value", "difference"),
    "explained.finals_equal": ("upper", "lower", "final"),
    "explained.equal_only_rounded": ("upper", "lower", "upper_value", "lower_value"),
    "explained.rung_left_them": ("by",),
    "explained.rung_left_them_criterion": ("of", "value"),
    "explained.apart_by_criterion": ("of", *_PAIR),
    "explained.apart_by_value": ("by", *_PAIR),
    "explained.apart_by_price": ("upper", "lower", "upper_value", "lower_value"),
    "explained.apart_by_group": ("upper", "lower", "group"),
    "explained.apart_by_coverage": ("upper", "lower"),
    "explained.apart_by_count": ("upper", "lower", "level", "upper_value", "lower_value"),
    "explained.apart_by_receipt": ("upper", "lower"),
    "explained.apart_by_vote": ("upper", "lower", "upper_value", "lower_value"),
    "explained.apart_by_order": (
        "by",
        "upper",
        "lower",
        "upper_value",
        "lower_value",
    ),  # places
    "explained.share_a_rank": ("upper", "lower"),
    # What one mark would turn (`flips`).
    "explained.would_turn": ("upper", "lower", "proposal", *_MARK),
    "explained.would_pass": ("proposal", *_MARK),
    "explained.would_be_selected": ("proposal", *_MARK),
    "explained.no_mark_turns": ("upper", "lower"),
    "explained.no_mark_passes": ("proposal",),
    "explained.no_mark_selects": ("proposal",),
    # How firmly it stands (`leaving_out`, `methods`, `recusals`, `weights`).
    "explained.stays": ("proposal", "kept", "tallies"),
    "explained.out_without": ("evaluator",),
    "explained.in_without": ("evaluator",),
    "explained.ties_as_they_stand": ("times",),  # tallies with a tie that no decision settles
    "explained.by_method": ("method", "value", "final", "rank"),
    "explained.by_method_no_rank": ("method",),
    "explained.scored_by": ("counted", "evaluators", "used"),
    "explained.not_scored_by": ("evaluator", "status"),
    "explained.as_decided": ("final", "rank"),
    "explained.with_same_evaluators": ("evaluators", "final", "rank"),
    "explained.with_same_untrimmed": ("evaluators", "final", "rank"),
    "explained.no_rank_to_compare": ("evaluators",),
    "explained.weight": ("of", "nominal", "effective"),
    "explained.weight_without_spread": ("of", "nominal"),
}


def told(code: str, **params: Value | tuple[Value, ...] | Advisory[Value]) -> Step:
    """Return a listed sentence; `KeyError` for an unlisted code, `ValueError` for other facts than listed.

    This is the one place where an advisory figure becomes a fact of a sentence.

    >>> told("explained.out_without", evaluator="7").fact("evaluator")
    '7'
    """
    listed = EXPLANATION_CODES[code]
    if tuple(params) != listed:
        raise ValueError(f"{code} tells {listed}, not {tuple(params)}")
    return Step(code, listed, tuple(one.figure if isinstance(one, Advisory) else one for one in params.values()))
