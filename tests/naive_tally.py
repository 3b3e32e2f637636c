"""The committee's result, computed a second time: slowly, plainly, and by itself.

Written from the regulation (`domain.md` 1, 2, 7 and 10 of the project's papers), not from the program: it
imports nothing of `committee_app`, and two people should be able to check it against the announcement with a
pencil. Marks, bonus and penalty are whole hundredths of a point, money is whole won, all else is `Fraction`.

What goes in, as plain dicts and lists:

    rules        see `tests/sample/announcement.py` for a complete one
    projects     {id: {"track", "groups": [..], "bodies": [(won, Fraction or None), ..], "requested": won or None,
                       "bonus": hundredths, "penalty": hundredths}}
    evaluators   ids in seat order, the lowest seat first
    marks        {project: {evaluator: [hundredths for each leaf, in the order of rules["leaves"]]}};
                 a cell that is not there does not count (excluded, recused, absent): it is not zero
    votes        [{"tied": [..], "round": n, "votes": {project: n}, "abstained": n, "invalid": n}]
    lots         [{"tied": [..], "order": [..]}]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

Plain = dict[str, Any]
Ballots = Mapping[str, Sequence[int]]


def half_up(value: Fraction, places: int) -> Fraction:
    """Round to so many decimals; a half goes away from zero (반올림)."""
    scale = 10**places
    whole = (abs(value) * scale * 2 + 1) // 2
    return Fraction(whole if value >= 0 else -whole, scale)


def tally(
    rules: Plain,
    projects: Mapping[str, Plain],
    evaluators: Sequence[str],
    marks: Mapping[str, Ballots],
    *,
    votes: Sequence[Plain] = (),
    lots: Sequence[Plain] = (),
) -> Plain:
    """Return {"projects": {id: scores}, "tracks": {track: ranking, ties, money, selection}}."""
    scores = {}
    for project, facts in projects.items():
        scores[project] = project_scores(rules, facts, evaluators, marks.get(project, {}))
    tracks = {}
    for track in rules["tracks"]:
        tracks[track] = track_result(rules, track, projects, scores, {"votes": votes, "lots": lots})
    return {"projects": scores, "tracks": tracks}


# ── one project ────────────────────────────────────────────────────────────────────────────
def project_scores(rules: Plain, facts: Plain, evaluators: Sequence[str], ballots: Ballots) -> Plain:
    """Return what one project got, and whether it passed the thresholds."""
    counting = [evaluator for evaluator in evaluators if evaluator in ballots]
    result: Plain = {"counted": len(counting), "dropped": {"highest": [], "lowest": []}}
    result["bonus"] = min(facts.get("bonus", 0), rules["bonus_cap"])
    result["penalty"] = facts.get("penalty", 0)
    if not counting:
        nothing: Plain = {"exact_mean": None, "mean": None, "final": None, "groups": {}, "leaves": {}}
        return result | nothing | {"passed": False, "reasons": ["unscored"]}

    totals = {evaluator: sum(ballots[evaluator]) for evaluator in counting}
    kept = list(counting)
    if rules["method"] == "trimmed_mean" and len(counting) >= rules["trim_from"]:
        for _ in range(rules["drop_each_end"]):
            highest = first_with(max(totals[one] for one in kept), kept, totals)
            kept.remove(highest)
            result["dropped"]["highest"].append(highest)
        for _ in range(rules["drop_each_end"]):
            lowest = first_with(min(totals[one] for one in kept), kept, totals)
            kept.remove(lowest)
            result["dropped"]["lowest"].append(lowest)

    exact_mean = Fraction(sum(totals[one] for one in kept), len(kept) * 100)
    mean = half_up(exact_mean, rules["places"])
    adjustment = Fraction(result["bonus"] - result["penalty"], 100)
    most = Fraction(rules["total_cap"], 100)
    exact_final = min(exact_mean + adjustment, most)
    result |= {"exact_mean": exact_mean, "mean": mean, "final": half_up(min(mean + adjustment, most), rules["places"])}

    exact_groups, exact_leaves = criterion_means(rules, counting, ballots)
    result["groups"] = {one: half_up(value, rules["places"]) for one, value in exact_groups.items()}
    result["leaves"] = {one: half_up(value, rules["places"]) for one, value in exact_leaves.items()}

    printed = result["groups"] | result["leaves"] | {"final": result["final"]}
    exact = exact_groups | exact_leaves | {"final": exact_final}
    result["reasons"] = []
    for threshold in rules["thresholds"]:
        value = (printed if threshold["measured"] == "rounded" else exact)[threshold["of"]]
        reached = value > threshold["minimum"] if threshold["relation"] == "above" else value >= threshold["minimum"]
        if not reached:
            result["reasons"].append("below:" + threshold["of"])
    result["passed"] = not result["reasons"]
    return result


def first_with(total: int, kept: Sequence[str], totals: Mapping[str, int]) -> str:
    """Return the lowest seat among those who gave this total."""
    for evaluator in kept:
        if totals[evaluator] == total:
            return evaluator
    raise LookupError(total)


def criterion_means(
    rules: Plain, counting: Sequence[str], ballots: Ballots
) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """Return the exact means of groups and of leaves over every ballot that counts, the dropped ones included."""
    groups: dict[str, Fraction] = {}
    leaves: dict[str, Fraction] = {}
    place = 0
    for group, members in rules["leaves"].items():
        groups[group] = Fraction(0)
        for leaf in members:
            total = 0
            for evaluator in counting:
                total += ballots[evaluator][place]
            leaves[leaf] = Fraction(total, len(counting) * 100)
            groups[group] += leaves[leaf]
            place += 1
    return groups, leaves


# ── ranks ──────────────────────────────────────────────────────────────────────────────────
def track_result(
    rules: Plain,
    track: str,
    projects: Mapping[str, Plain],
    scores: Mapping[str, Plain],
    decided: Plain,
) -> Plain:
    """Return one track: ranks, how each tie was settled, who failed, entitlements, selection."""
    members = sorted(project for project, facts in projects.items() if facts["track"] == track)
    ties: list[Plain] = []
    places: list[list[str]] = []
    for equal in buckets([one for one in members if scores[one]["passed"]], {p: scores[p]["final"] for p in members}):
        places += settle(equal, list(rules["ladder"]), scores, decided, ties)
    ranks = {}
    taken = 0
    for place in places:
        for project in place:
            ranks[project] = taken + 1
        taken += len(place)
    entitled = {project: entitlement(rules, track, projects[project]) for project in members}
    undecided = [place for place in places if len(place) > 1]
    order = [place[0] for place in places]
    return {
        "ranks": ranks,
        "ties": ties,
        "undecided": undecided,
        "failed": {project: scores[project]["reasons"] for project in members if not scores[project]["passed"]},
        "entitled": entitled,
        "selection": None if undecided else selection(rules, track, projects, order, entitled),
    }


def buckets(members: Sequence[str], values: Mapping[str, Fraction]) -> list[list[str]]:
    """Return the members in groups of equal value, the highest first."""
    found = sorted({values[one] for one in members}, reverse=True)
    return [[one for one in members if values[one] == value] for value in found]


def settle(
    tied: list[str],
    ladder: list[Plain],
    scores: Mapping[str, Plain],
    decided: Plain,
    ties: list[Plain],
) -> list[list[str]]:
    """Return the tied in their order; a split group goes on with the rungs that are left, it never restarts."""
    if len(tied) == 1 or not ladder:
        return [tied]
    step = ladder[0]
    if step["by"] == "criterion_mean":
        values = {one: (scores[one]["groups"] | scores[one]["leaves"])[step["criterion"]] for one in tied}
        split = buckets(tied, values)
        if len(split) > 1:
            ties.append({"tied": tied, "by": step["criterion"], "order": split})
        result = []
        for part in split:
            result += settle(part, ladder[1:], scores, decided, ties)
        return result
    if step["by"] == "committee_vote":
        winner = winner_of_vote(tied, step["rounds"], decided["votes"])
        if winner is None:
            return settle(tied, ladder[1:], scores, decided, ties)
        others = [one for one in tied if one != winner]
        ties.append({"tied": tied, "by": "committee_vote", "order": [[winner], others]})
        return [[winner], *settle(others, ladder, scores, decided, ties)]
    for lot in decided["lots"]:
        if sorted(lot["tied"]) == sorted(tied):
            order = [[one] for one in lot["order"]]
            ties.append({"tied": tied, "by": "lot", "order": order})
            return order
    return settle(tied, ladder[1:], scores, decided, ties)


def winner_of_vote(tied: list[str], rounds: int, votes: Sequence[Plain]) -> str | None:
    """Return who got more than half of all votes given (abstained and invalid ones too) in the first such round."""
    for number in range(1, rounds + 1):
        for vote in votes:
            if sorted(vote["tied"]) != sorted(tied) or vote["round"] != number:
                continue
            given = sum(vote["votes"].values()) + vote.get("abstained", 0) + vote.get("invalid", 0)
            for project in tied:
                if vote["votes"].get(project, 0) * 2 > given:
                    return project
    return None


# ── money ──────────────────────────────────────────────────────────────────────────────────
def entitlement(rules: Plain, track: str, facts: Plain) -> Plain:
    """Return {"cost", "national", "local"} in won: what the rule gives before the budget is looked at."""
    cost = sum(won for won, _ in facts["bodies"])
    if rules["tracks"][track]["matching"]:
        national = 0
        for won, reliance in facts["bodies"]:
            share = won * percent_for(rules["bands"], reliance) // 100
            national += share - share % rules["unit"]
    else:
        national = facts["requested"]
    national = min(national, rules["tracks"][track]["cap"])
    return {"cost": cost, "national": national, "local": cost - national}


def percent_for(bands: Sequence[tuple[Fraction, Fraction, int]], reliance: Fraction) -> int:
    """Return the percentage of the band: above its lower edge (초과), up to its upper edge (이하)."""
    for above, up_to, percent in bands:
        if above < reliance <= up_to:
            return percent
    raise LookupError(reliance)


def selection(
    rules: Plain, track: str, projects: Mapping[str, Plain], order: Sequence[str], entitled: Mapping[str, Plain]
) -> Plain:
    """Return who is proposed with how much, before and after the minimum shares, and the reserves."""
    before = spend(rules, track, order, entitled)
    money = before
    swaps: list[Plain] = []
    unmet: list[str] = []
    for rule in rules["minimum_shares"]:
        if rule["track"] != track:
            continue
        while True:
            inside = [one for one in money if rule["group"] in projects[one]["groups"]]
            outside = [one for one in money if rule["group"] not in projects[one]["groups"]]
            if len(inside) * 100 >= rule["percent"] * len(money):
                break
            waiting = [one for one in order if one not in money and rule["group"] in projects[one]["groups"]]
            if not outside or not waiting:
                unmet.append(rule["group"])
                break
            leaves, comes = outside[-1], waiting[0]
            line = [one for one in order if (one in money and one != leaves) or one == comes]
            money = spend(rules, track, line, entitled)
            swaps.append({"group": rule["group"], "leaves": leaves, "comes": comes})
    spent = sum(money.values())
    return {
        "before": before,
        "money": money,
        "local": {one: entitled[one]["cost"] - won for one, won in money.items()},
        "partial": [one for one, won in money.items() if won < entitled[one]["national"]],
        "swaps": swaps,
        "unmet": unmet,
        "spent": spent,
        "left": rules["tracks"][track]["budget"] - spent,
        "reserves": [one for one in order if one not in money][: rules["tracks"][track]["reserves"]],
    }


def spend(rules: Plain, track: str, line: Sequence[str], entitled: Mapping[str, Plain]) -> dict[str, int]:
    """Return {project: won} down the line; where the money does not reach, the line stops and nobody leaps ahead."""
    rest = rules["tracks"][track]["budget"]
    money: dict[str, int] = {}
    for project in line:
        wanted = entitled[project]["national"]
        if wanted <= rest:
            money[project] = wanted
            rest -= wanted
            continue
        if rules["cutoff"] == "partial_last" and Fraction(rest, wanted) >= rules["min_ratio"]:
            money[project] = rest
        break
    return money
