"""Where in a rule file a contradiction stands, so that whoever mends it is sent to the line.

A contradiction names what it is about (a criterion, a track, a rung of the ladder); where it names nothing, the table
says to which part of the file its code belongs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from committee_app.case.findings import Finding, Value
from committee_app.case.programme import Programme

PARTS: Mapping[str, str] = {
    "all_in_beyond_a_limit": "tie_break boundary",
    "all_in_beyond_the_budget": "tie_break boundary",
    "amounts_misfit": "selection amounts",
    "band_percent": "matching bands",
    "bands_do_not_reach": "matching bands",
    "bands_gap_or_overlap": "matching bands",
    "best_without_number": "aggregation best",
    "bonus_cap_out_of_range": "adjustments bonus_cap",
    "boundary_without_line": "tie_break boundary",
    "boundary_without_shared": "tie_break boundary",
    "committee_too_small": "committee size",
    "distribution_empty": "distribution",
    "distribution_misfit": "distribution table",
    "every_tie_matters": "tie_break only_where_it_matters",
    "fallback_unused": "aggregation fallback",
    "gap_misfit": "distribution gaps",
    "grades_have_no_floor": "grades",
    "grades_worth_the_same": "grades",
    "ladder_has_no_end": "tie_break chain",
    "largest_of_several_stages": "tie_break chain",
    "limit_out_of_range": "selection group_limits",
    "matching_without_source": "matching",
    "min_ratio_out_of_range": "selection min_ratio",
    "no_basis": "basis",
    "no_criteria": "criteria",
    "no_grounds_or_pledge": "grounds",
    "no_tracks": "tracks",
    "one_stage_is_none": "stages",
    "places_out_of_range": "aggregation rounding places",
    "places_take_no_points": "aggregation counts",
    "plain_mean_drops_nobody": "aggregation drop_each_end",
    "points_not_100": "criteria",
    "points_not_scale": "scale",
    "province_without_split": "matching split",
    "quorum_below_half": "committee quorum",
    "quorum_of_marks": "aggregation quorum",
    "rank_step_limit": "rank_step most",
    "rank_step_misfit": "rank_step",
    "shared_cannot_break": "tie_break boundary",
    "shared_ranks_give_no_way": "selection minimum_shares",
    "share_out_of_range": "selection minimum_shares",
    "trim_leaves_nothing": "aggregation trim_from",
    "unit_misfit": "selection unit",
    "unknown_track": "selection minimum_shares",
}
"""Codes that name no part of their own, or name it by more than an id: what they are about, key by key."""

_SECTIONS: Mapping[str, tuple[str, str]] = {
    "bonus": ("adjustments bonus", "id"),
    "grade": ("grades", "id"),
    "ground": ("grounds", "code"),
    "item": ("entered", "id"),
    "penalty": ("adjustments penalty", "id"),
    "stage": ("stages order", "id"),
    "threshold": ("thresholds", "id"),
    "track": ("tracks", "id"),
}


def place_of(programme: Programme, fault: Finding) -> str:
    """Return the place of a contradiction (`tie_break.chain[2]`), or an empty text for the whole file."""
    code = fault.code.removeprefix("programme.")
    facts = dict(fault.params)
    if code in _BY_CODE:
        return _BY_CODE[code](programme, facts)
    if code in PARTS:
        return PARTS[code].replace(" ", ".")
    return _first(named(programme, facts[name]) for name, named in _NAMED.items() if name in facts)


def _first(places: Iterator[str]) -> str:
    return next((place for place in places if place), "")


def _of_id(programme: Programme, what: str, name: Value) -> str:
    """Return the last place that has an id: of two it is the second that is one too many."""
    if what == "criterion":
        return _criterion(programme, name)
    section, key = _SECTIONS[what]
    among: object = programme
    for part in section.split():
        among = getattr(among, part, None)
    listed = among if isinstance(among, tuple) else ()
    found = [at for at, one in enumerate(listed) if getattr(one, key) == name]
    return f"{section.replace(' ', '.')}[{found[-1]}]" if found else ""


def _criterion(programme: Programme, name: Value) -> str:
    places = [
        place
        for at, group in enumerate(programme.criteria)
        for place, one in (
            (f"criteria[{at}]", group.id),
            *((f"criteria[{at}].items[{below}]", leaf.id) for below, leaf in enumerate(group.items)),
        )
        if one == name
    ]
    return places[-1] if places else ""


def _asking_for(programme: Programme, name: Value) -> str:
    rungs = enumerate(programme.tie_break.chain)
    asked = [f"tie_break.chain[{at}]" for at, step in rungs if name in {step.criterion, step.item}]
    asked += [f"thresholds[{at}]" for at, gate in enumerate(programme.thresholds) if gate.of == name]
    return asked[0] if asked else ""


def _rung(_programme: Programme, step: Value) -> str:
    return f"tie_break.chain[{int(step) - 1}]"


def _item(programme: Programme, name: Value) -> str:
    return "price" if name == "price" else _of_id(programme, "item", name)


_NAMED: Mapping[str, Callable[[Programme, Value], str]] = {
    "grade": lambda programme, name: _of_id(programme, "grade", name),
    "criterion": _criterion,
    "track": lambda programme, name: _of_id(programme, "track", name),
    "threshold": lambda programme, name: _of_id(programme, "threshold", name),
    "stage": lambda programme, name: _of_id(programme, "stage", name),
    "step": _rung,
    "item": _item,
}
_Facts = Mapping[str, Value]
_BY_CODE: Mapping[str, Callable[[Programme, _Facts], str]] = {
    "not_over_stages": lambda _, facts: str(facts["rule"]),
    "named_twice": lambda programme, facts: _of_id(programme, str(facts["what"]), facts["name"]),
    "no_matching_table": lambda programme, facts: f"{_of_id(programme, 'track', facts['track'])}.matching",
    "rounding_of_nothing": lambda _, facts: f"aggregation.{facts['rounding']}",
    "unknown_criterion": lambda programme, facts: _asking_for(programme, facts["name"]),
    "unknown_item": lambda programme, facts: _asking_for(programme, facts["name"]),
    "name_reserved": lambda programme, facts: (
        _criterion(programme, facts["name"]) or _of_id(programme, "item", facts["name"])
    ),
}
