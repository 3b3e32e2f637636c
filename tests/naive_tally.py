"""The committee's result, computed a second time: slowly, plainly, and by itself.

Written from the regulation (`domain.md` 1, 2, 7 and 10 of the project's papers), not from the program: it
imports nothing of `committee_app`, and two people should be able to check it against the announcement with a
pencil. Marks, bonus and penalty are whole hundredths of a point, money is whole won, all else is `Fraction`.

What goes in, as plain dicts and lists (what a rule does not need may be left out):

    rules        see `tests/sample/announcement.py` for a complete one
    projects     {id: {"track", "groups": [..], "bodies": [(won, Fraction or None), ..], "requested": won or None,
                       "bonus": hundredths, "penalty": hundredths, "price": won, "factor": Fraction,
                       "entered": {item: hundredths}, "received": text}}
    evaluators   ids in seat order, the lowest seat first
    marks        {project: {evaluator: [hundredths for each leaf, in the order of rules["leaves"]]}};
                 a cell that is not there does not count (excluded, recused, absent): it is not zero
    votes        [{"tied": [..], "round": n, "votes": {project: n}, "abstained": n, "invalid": n}]
    choices      [{"tied": [..], "order": [..], "by": evaluator}], lots the same without `by`
    kept_away    {project: evaluators who are excluded, challenged or recused}: they decide no tie of the project
    fields       {evaluator: field of expertise}
    earlier      {stage: marks}, in the order of the stages; `marks` are then those of the last stage.
                 A stage with "groups" scores these groups only; what a ballot has elsewhere is not looked at
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

Plain = dict[str, Any]
Ballots = Mapping[str, Sequence[int]]
ZERO = Fraction(0)
NO_MONEY = {"seats", "all_passing"}


def half_up(value: Fraction, places: int) -> Fraction:
    """Round to so many decimals; a half goes away from zero (반올림)."""
    return rounding(value, places, "half_up")


def rounding(value: Fraction, places: int, mode: str) -> Fraction:
    """Round by name: half_up, half_even, down (절사)."""
    scaled = abs(value) * 10**places
    below = scaled.numerator // scaled.denominator
    over = scaled - below
    if mode == "half_up" and over >= Fraction(1, 2):
        below += 1
    if mode == "half_even" and (over > Fraction(1, 2) or (over == Fraction(1, 2) and below % 2 == 1)):
        below += 1
    return Fraction(below if value >= 0 else -below, 10**places)


def tally(
    rules: Plain,
    projects: Mapping[str, Plain],
    evaluators: Sequence[str],
    marks: Mapping[str, Ballots],
    *,
    votes: Sequence[Plain] = (),
    lots: Sequence[Plain] = (),
    choices: Sequence[Plain] = (),
    fields: Mapping[str, str] | None = None,
    earlier: Mapping[str, Mapping[str, Ballots]] | None = None,
    kept_away: Mapping[str, Sequence[str]] | None = None,
) -> Plain:
    """Return {"projects": {id: scores}, "tracks": {track: ranking, ties, money, selection}, "gaps": wrong ones}."""
    scores: dict[str, Plain] = {}
    whole, every_mark = rules, marks
    rules, marks = of_stage(whole, every_mark, whole["stages"]["order"][-1]["id"] if "stages" in whole else None)
    for track in {facts["track"] for facts in projects.values()}:
        members = [project for project in projects if projects[project]["track"] == track]
        values = ballot_values(rules, members, evaluators, marks)
        for project in members:
            scores[project] = quality(
                rules, projects[project], evaluators, marks.get(project, {}), values[project], fields or {}
            )
            for stage, its_marks in (earlier or {}).items():
                its_rules, own_marks = of_stage(whole, its_marks, stage)
                ballots = own_marks.get(project, {})
                totals = {one: sum(ballots[one]) for one in ballots}
                before = quality(its_rules, projects[project], evaluators, ballots, totals, fields or {})
                scores[project].setdefault("stages", {})[stage] = before["mean"]
                scores[project].setdefault("exact_stages", {})[stage] = before["exact_mean"]
        if "stages" in rules:
            join_stages(rules, track, members, scores)
        add_up(rules, projects, members, scores)
    tracks = {}
    for track in rules["tracks"]:
        decided = {"votes": votes, "lots": lots, "choices": choices, "kept_away": kept_away or {}}
        tracks[track] = track_result(rules, track, projects, scores, decided)
    return {"projects": scores, "tracks": tracks, "gaps": wrong_gaps(rules, projects, evaluators, marks)}


def of_stage(
    rules: Plain, marks: Mapping[str, Ballots], stage: str | None
) -> tuple[Plain, dict[str, dict[str, list[int]]]]:
    """Return rules and marks as if there were only the groups that a stage scores."""
    order = rules["stages"]["order"] if stage is not None else []
    groups = next((one.get("groups") for one in order if one["id"] == stage), None) or list(rules["leaves"])
    kept, place = [], 0
    for group, members in rules["leaves"].items():
        kept += [place + at for at in range(len(members)) if group in groups]
        place += len(members)
    leaves = {group: members for group, members in rules["leaves"].items() if group in groups}
    own = {one: {seat: [row[seat][at] for at in kept] for seat in row} for one, row in marks.items()}
    return rules | {"leaves": leaves}, own


# ── what the ballots give one project ──────────────────────────────────────────────────────
def ballot_values(
    rules: Plain, members: Sequence[str], evaluators: Sequence[str], marks: Mapping[str, Ballots]
) -> dict[str, dict[str, int]]:
    """Return {project: {evaluator: the total, or the place or Borda's count it gives, in hundredths}}."""
    totals = {
        one: {seat: sum(marks[one][seat]) for seat in marks.get(one, {}) if seat in evaluators} for one in members
    }
    kind = rules.get("counts", "points")
    if kind == "points":
        return totals
    placed: dict[str, dict[str, int]] = {one: {} for one in members}
    for seat in evaluators:
        scored = [one for one in members if seat in totals[one]]
        for one in scored:
            better = sum(1 for other in scored if totals[other][seat] > totals[one][seat])
            equal = sum(1 for other in scored if totals[other][seat] == totals[one][seat])
            worse = len(scored) - better - equal
            place = better * 100 + (equal + 1) * 50
            placed[one][seat] = place if kind == "ranks" else worse * 100 + (equal - 1) * 50
    return placed


def quality(  # noqa: PLR0917 - what the ballots of one project are read with
    rules: Plain,
    facts: Plain,
    evaluators: Sequence[str],
    ballots: Ballots,
    values: Mapping[str, int],
    fields: Mapping[str, str],
) -> Plain:
    """Return what the ballots give: exact and printed, who was dropped, criterion means."""
    counting = [evaluator for evaluator in evaluators if evaluator in ballots]
    result: Plain = {"counted": len(counting), "dropped": {"highest": [], "lowest": []}}
    result["totals"] = {one: sum(ballots[one]) for one in counting}
    result["by_criterion"] = {}
    place = 0
    for group, members in rules["leaves"].items():
        field = rules.get("group_fields", {}).get(group)
        who = [one for one in counting if field is None or fields.get(one, "") == field]
        first = place
        for leaf in members:
            result["by_criterion"][leaf] = {one: ballots[one][place] for one in who}
            place += 1
        result["by_criterion"][group] = {one: sum(ballots[one][first:place]) for one in who}
    result |= {"exact_mean": None, "mean": None, "groups": {}, "leaves": {}, "retained": {}, "counting": counting}
    factor = facts.get("factor") if rules.get("factor") else Fraction(1)
    if not counting or factor is None:
        return result
    level = rules.get("level", "totals")
    exact = value = ZERO
    for part in parts(rules, level):
        who = [one for one in counting if part["field"] is None or fields.get(one, "") == part["field"]]
        if level == "totals":
            points = {one: values[one] for one in who}
        else:
            points = {one: sum(ballots[one][at] for at in part["places"]) for one in who}
        combined = combine(rules, who, points)
        if combined is None:
            return result
        number, dropped = combined
        if level == "totals" and factor == 1:
            result["dropped"] = dropped
        exact += number * part["weight"] * factor
        if "part_rounding" in rules and not (level == "totals" and factor == 1):
            number = rounding(number, *rules["part_rounding"])
        product = number * part["weight"] * factor
        if "product_rounding" in rules and part["weight"] * factor != 1:
            product = rounding(product, *rules["product_rounding"])
        value += product
    result["exact_mean"], result["mean"] = exact, printed(rules, value)
    left = [one for one in counting if one not in result["dropped"]["highest"] + result["dropped"]["lowest"]]
    result["groups"], result["leaves"] = criterion_means(rules, counting, ballots, fields)
    kept_groups, kept_leaves = criterion_means(rules, left, ballots, fields)
    result["retained"] = {one: printed(rules, mean) for one, mean in (kept_groups | kept_leaves).items()}
    return result


def printed(rules: Plain, value: Fraction) -> Fraction:
    """Round as the announcement rounds what it prints."""
    return rounding(value, rules["places"], rules.get("mode", "half_up"))


def parts(rules: Plain, level: str) -> list[Plain]:
    """Return what is combined by itself: the whole, each group, each leaf, or each field of expertise."""
    weights = rules.get("weights", {})
    found: list[Plain] = []
    place = 0
    by_field: dict[str, list[int]] = {}
    for group, members in rules["leaves"].items():
        places = list(range(place, place + len(members)))
        place += len(members)
        by_field.setdefault(rules.get("group_fields", {}).get(group, ""), []).extend(places)
        if level == "groups":
            found.append({"places": places, "weight": weights.get(group, Fraction(1)), "field": None})
        if level == "criteria":
            for leaf, at in zip(members, places, strict=True):
                found.append({"places": [at], "weight": weights.get(leaf, Fraction(1)), "field": None})
    if level == "totals":
        return [{"places": list(range(place)), "weight": Fraction(1), "field": None}]
    if level == "fields":
        return [{"places": places, "weight": Fraction(1), "field": field} for field, places in by_field.items()]
    return found


def combine(rules: Plain, who: Sequence[str], points: Mapping[str, int]) -> tuple[Fraction, Plain] | None:  # noqa: C901 - a sentence a method
    """Return the number that the method makes of the points, and who was dropped; None where there are too few."""
    dropped: Plain = {"highest": [], "lowest": []}
    if not who or len(who) < rules.get("quorum", 0):
        return None
    kept = list(who)
    if rules["method"] in {"trimmed_mean", "trimmed_sum"}:
        if len(who) >= rules["trim_from"]:
            for _ in range(rules["drop_each_end"]):
                highest = first_with(max(points[one] for one in kept), kept, points)
                kept.remove(highest)
                dropped["highest"].append(highest)
            for _ in range(rules["drop_each_end"]):
                lowest = first_with(min(points[one] for one in kept), kept, points)
                kept.remove(lowest)
                dropped["lowest"].append(lowest)
        elif rules.get("fallback") == "unscored":
            return None
    if rules["method"] == "best_sum":
        while len(kept) > rules["best"]:
            lowest = first_with(min(points[one] for one in kept), kept[::-1], points)
            kept.remove(lowest)
            dropped["lowest"].append(lowest)
    given = sorted(points[one] for one in kept)
    if rules["method"] == "median":
        middle = Fraction(given[(len(given) - 1) // 2] + given[len(given) // 2], 200)
        return middle, dropped
    if rules["method"] in {"mean", "trimmed_mean"}:
        return Fraction(sum(given), len(given) * 100), dropped
    return Fraction(sum(given), 100), dropped


def first_with(total: int, kept: Sequence[str], totals: Mapping[str, int]) -> str:
    """Return the first of these who gave this total: the lowest seat."""
    for evaluator in kept:
        if totals[evaluator] == total:
            return evaluator
    raise LookupError(total)


def criterion_means(
    rules: Plain, counting: Sequence[str], ballots: Ballots, fields: Mapping[str, str]
) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """Return the exact means of groups and of leaves over these ballots, or over those of the group's own field."""
    groups: dict[str, Fraction] = {}
    leaves: dict[str, Fraction] = {}
    place = 0
    for group, members in rules["leaves"].items():
        field = rules.get("group_fields", {}).get(group)
        who = [one for one in counting if field is None or fields.get(one, "") == field]
        groups[group] = ZERO
        for leaf in members:
            total = 0
            for evaluator in who:
                total += ballots[evaluator][place]
            leaves[leaf] = Fraction(total, len(who) * 100)
            groups[group] += leaves[leaf]
            place += 1
    return groups, leaves


def join_stages(rules: Plain, track: str, members: Sequence[str], scores: dict[str, Plain]) -> None:
    """단계합산, or each stage a gate to the next."""
    order = rules["stages"]["order"]
    for project in members:
        one = scores[project]
        one.setdefault("stages", {})[order[-1]["id"]] = one["mean"]
        one.setdefault("exact_stages", {})[order[-1]["id"]] = one["exact_mean"]
        if any(one["stages"].get(stage["id"]) is None for stage in order):
            one["mean"] = one["exact_mean"] = None
        elif rules["stages"]["mode"] == "sum":
            value = ZERO
            for stage in order:
                product = one["stages"][stage["id"]] * stage["weight"]
                if "product_rounding" in rules:
                    product = rounding(product, *rules["product_rounding"])
                value += product
            one["mean"] = printed(rules, value)
            one["exact_mean"] = sum((one["exact_stages"][stage["id"]] * stage["weight"] for stage in order), ZERO)
    staying = list(members)
    for stage in order[:-1] if rules["stages"]["mode"] == "gate" else []:
        staying = [project for project in staying if scores[project]["stages"].get(stage["id"]) is not None]
        wanted = stage["goes_on"] * rules["tracks"][track]["seats"]
        if len(staying) > wanted:
            last = sorted((scores[project]["stages"][stage["id"]] for project in staying), reverse=True)[wanted - 1]
            for project in members:
                its_score = scores[project]["stages"].get(stage["id"])
                if its_score is not None and its_score < last:
                    scores[project].setdefault("out_at", []).append(stage["id"])
            staying = [project for project in staying if scores[project]["stages"][stage["id"]] >= last]


# ── from there to the final ────────────────────────────────────────────────────────────────
def add_up(rules: Plain, projects: Mapping[str, Plain], members: Sequence[str], scores: dict[str, Plain]) -> None:
    """Fill in steps, entered items, price, bonus, penalty, final and gates of one track."""
    stepped = rank_steps(rules, members, scores)
    lowest = lowest_bid(rules, projects, members, scores)
    for project in members:
        facts, one = projects[project], scores[project]
        one["bonus"] = min(facts.get("bonus", 0), rules["bonus_cap"])
        one["penalty"] = facts.get("penalty", 0)
        one["final"], one["passed"], one["reasons"], one["added"] = None, False, ["unscored"], {}
        one["stepped"] = stepped.get(project)
        if one["mean"] is None or ("price" in rules and not (facts.get("price") and lowest)):
            nothing: Plain = {"exact_mean": None, "mean": None, "groups": {}, "leaves": {}, "retained": {}}
            one |= nothing | {"dropped": {"highest": [], "lowest": []}}
            continue
        for item in rules.get("entered", []):
            one["added"][item] = Fraction(facts["entered"][item], 100)
        if "price" in rules:
            one["added"]["price"] = price_points(rules["price"], facts["price"], lowest)
        base, exact_base = one["mean"], one["exact_mean"]
        if stepped:
            base = exact_base = stepped[project]
        more = sum(one["added"].values(), ZERO) + Fraction(one["bonus"] - one["penalty"], 100)
        most = Fraction(rules["total_cap"], 100)
        one["final"] = printed(rules, min(base + more, most))
        exact = one["groups"] | one["leaves"] | one["added"]
        exact |= {"final": min(exact_base + more, most), "quality": one["exact_mean"], "stepped": one["stepped"]}
        one["groups"] = {name: printed(rules, mean) for name, mean in one["groups"].items()}
        one["leaves"] = {name: printed(rules, mean) for name, mean in one["leaves"].items()}
        shown = one["groups"] | one["leaves"] | one["added"] | {"final": one["final"], "quality": one["mean"]}
        shown["stepped"] = one["stepped"]
        one["reasons"] = failed_gates(rules, shown, exact, single=len(members) == 1)
        one["reasons"] += ["below:stage " + stage for stage in one.get("out_at", [])]
        one["passed"] = not one["reasons"]


def failed_gates(rules: Plain, shown: Plain, exact: Plain, *, single: bool) -> list[str]:
    """Return what a project fails on."""
    reasons = []
    for threshold in rules["thresholds"]:
        value = (shown if threshold["measured"] == "rounded" else exact)[threshold["of"]]
        least = threshold["minimum"]
        if threshold.get("ratio") is not None:
            least = threshold["ratio"] * Fraction(rules["ceilings"][threshold["of"]], 100)
        if single and threshold.get("single") is not None:
            least = threshold["single"]
        holds = {
            "at_least": value >= least,
            "above": value > least,
            "at_most": value <= least,
            "below": value < least,
        }
        if not holds[threshold["relation"]]:
            reasons.append("below:" + threshold["of"])
    return reasons


def rank_steps(rules: Plain, members: Sequence[str], scores: Mapping[str, Plain]) -> dict[str, Fraction]:
    """차등점수제: from the best down, each place at least a step below the one above."""
    if "rank_step" not in rules:
        return {}
    raw = {one: scores[one]["mean"] for one in members if scores[one]["mean"] is not None}
    found: dict[str, Fraction] = {}
    above: list[str] = []
    for equal in buckets(list(raw), raw):
        for one in equal:
            if not above:
                found[one] = raw[one]
                continue
            times = len(above) if rules["rank_step"]["equal"] == "per_place" else 1
            gap = max(rules["rank_step"]["step"] * times, raw[above[0]] - raw[one])
            if rules["rank_step"].get("most") is not None and gap > rules["rank_step"]["most"] * times:
                gap = rules["rank_step"]["most"] * times
            found[one] = found[above[0]] - gap
        above = equal
    return found


def wrong_gaps(
    rules: Plain, projects: Mapping[str, Plain], evaluators: Sequence[str], marks: Mapping[str, Ballots]
) -> list[tuple[str, ...]]:
    """차등폭: each two neighbouring ranks of an evaluator's sheet that lie too far apart or too close."""
    found: list[tuple[str, ...]] = []
    for track in {facts["track"] for facts in projects.values()}:
        for seat in evaluators:
            sheet = {
                one: marks[one][seat]
                for one in sorted(projects)
                if projects[one]["track"] == track and seat in marks.get(one, {})
            }
            for gap in rules.get("gaps", []):
                leaves = [leaf for members in rules["leaves"].values() for leaf in members]
                columns = [(leaf, {one: sheet[one][at] for one in sheet}) for at, leaf in enumerate(leaves)]
                if gap["of"] == "totals":
                    columns = [("", {one: sum(sheet[one]) for one in sheet})]
                for leaf, column in columns:
                    most = rules["ceilings"][leaf or "quality"]
                    ranks = sorted(set(column.values()), reverse=True)
                    for at in range(1, len(ranks)):
                        apart = ranks[at - 1] - ranks[at]
                        if not gap["least"] * most <= apart <= gap["most"] * most:
                            found.append((seat, leaf, str(Fraction(apart, 100))))
    return sorted(found)


def lowest_bid(
    rules: Plain, projects: Mapping[str, Plain], members: Sequence[str], scores: Mapping[str, Plain]
) -> int | None:
    """Return the lowest bid of those whose bids count."""
    if "price" not in rules:
        return None
    every, bids = [], []
    stepped = rank_steps(rules, members, scores)
    for one in members:
        if scores[one]["mean"] is None or not projects[one].get("price"):
            continue
        gates = [gate for gate in rules["thresholds"] if gate["of"] in {"quality", "stepped"}]
        shown = {"quality": scores[one]["mean"], "stepped": stepped.get(one)}
        exact = {"quality": scores[one]["exact_mean"], "stepped": stepped.get(one)}
        passes = not failed_gates(rules | {"thresholds": gates}, shown, exact, single=len(members) == 1)
        every.append(projects[one]["price"])
        if passes:
            bids.append(projects[one]["price"])
    if rules["price"]["among"] == "all" or not bids:
        bids = every
    return min(bids) if bids else None


def price_points(rule: Plain, bid: int, lowest: int | None) -> Fraction:
    """가격점수: by the lowest bid; below 80 % of the estimate by the other formula."""
    assert lowest is not None
    most = Fraction(rule["maximum"], 100)
    eighty, sixty = Fraction(rule["estimate"] * 8, 10), Fraction(rule["estimate"] * 6, 10)
    lowest_taken, taken = max(Fraction(lowest), sixty), max(Fraction(bid), sixty)
    if bid >= eighty:
        points = most * lowest_taken / taken
    else:
        points = most * lowest_taken / eighty + 2 * (eighty - taken) / (eighty - sixty)
    return rounding(points, *rule["rounding"])


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
    entitled = {project: entitlement(rules, track, projects[project], scores[project]) for project in members}
    climb = Ladder(rules, track, projects, scores, decided)
    climb.entitled = entitled
    places: list[list[str]] = []
    sign = -1 if rules.get("counts") == "ranks" else 1
    passed = [one for one in members if scores[one]["passed"]]
    for equal in buckets(passed, {one: sign * scores[one]["final"] for one in passed}):
        places += climb.settle(equal, list(rules["ladder"]), [one for place in places for one in place])
    ranks = {}
    taken = 0
    for place in places:
        for project in place:
            ranks[project] = taken + 1
        taken += len(place)
    undecided = [place for place in places if len(place) > 1 and place not in climb.shared]
    return {
        "ranks": ranks,
        "ties": climb.ties,
        "undecided": undecided,
        "level": [place for place in places if len(place) > 1],
        "failed": {project: scores[project]["reasons"] for project in members if not scores[project]["passed"]},
        "entitled": entitled,
        "selection": None if undecided else selection(rules, track, projects, places, entitled),
    }


def buckets(members: Sequence[str], values: Mapping[str, Fraction]) -> list[list[str]]:
    """Return the members in groups of equal value, the highest first."""
    found = sorted({values[one] for one in members}, reverse=True)
    return [[one for one in sorted(members) if values[one] == value] for value in found]


class Ladder:
    """The tie-break of one track; `ties` and `shared` are filled while it is climbed."""

    def __init__(
        self, rules: Plain, track: str, projects: Mapping[str, Plain], scores: Mapping[str, Plain], decided: Plain
    ) -> None:
        self.rules, self.track, self.projects, self.scores, self.decided = rules, track, projects, scores, decided
        self.ties: list[Plain] = []
        self.shared: list[list[str]] = []
        self.entitled: dict[str, Plain] = {}
        self.above: list[str] = []

    def settle(self, tied: list[str], ladder: list[Plain], ahead: list[str]) -> list[list[str]]:  # noqa: PLR0911
        """Return the tied in their order; a split group goes on with the rungs that are left, it never restarts."""
        if len(tied) == 1 or not ladder:
            return [tied]
        step = ladder[0]
        people = step["by"] in {"committee_vote", "chair", "lot"}
        if step["by"] == "shared" or (people and not self.matters(tied, ahead)):
            self.shared.append(tied)
            return [tied]
        if step["by"] == "count_back":
            return self.count_back(tied, ladder, ahead, None)
        if not people:
            self.above = ahead
            split = buckets(tied, {one: self.value(one, step) for one in tied})
            if len(split) > 1:
                self.ties.append({"tied": tied, "by": step.get("criterion") or step["by"], "order": split})
            return self.go_on(split, ladder[1:], ahead)
        if step["by"] == "committee_vote":
            return self.vote(tied, ladder, ahead)
        for decision in self.decided["choices" if step["by"] == "chair" else "lots"]:
            kept_away = [one for one in tied if decision.get("by", "") in self.decided["kept_away"].get(one, [])]
            if sorted(decision["tied"]) == tied and not kept_away:
                order = [[one] for one in decision["order"]]
                self.ties.append({"tied": tied, "by": step["by"], "order": order})
                return order
        return [tied]

    def go_on(self, split: list[list[str]], ladder: list[Plain], ahead: list[str]) -> list[list[str]]:
        result: list[list[str]] = []
        for part in split:
            result += self.settle(part, ladder, ahead + [one for place in result for one in place])
        return result

    def matters(self, tied: list[str], ahead: list[str]) -> bool:
        """Whether some order of the tied gives somebody something else; a minimum share may look at any order."""
        if not self.rules.get("only_where_it_matters"):
            return True
        if any(share["track"] == self.track for share in self.rules["minimum_shares"]):
            return True
        reserves = self.rules["tracks"][self.track]["reserves"]
        outcomes = set()
        for order in itertools.permutations(tied):
            line = [*ahead, *order]
            money, _ = spend(self.rules, self.track, line, self.entitled, self.projects)
            waiting = [one for one in line if one not in money][:reserves]
            sums = tuple(money.get(one) for one in tied)
            outcomes.add((sums, tuple(one for one in waiting if one in tied)))
        return len(outcomes) > 1

    def value(self, one: str, step: Plain) -> Fraction:  # noqa: PLR0911 - one line a rung
        """Return what a rung looks at; what is better when lower is turned round."""
        score, facts = self.scores[one], self.projects[one]
        totals = [total for _, total in self.totals(one, step)] if step["by"] in {"marks_given", "spread"} else []
        if step["by"] == "criterion_mean":
            means: dict[str, Fraction] = score["groups"] | score["leaves"]
            return (
                score["retained"][step["criterion"]]
                if step.get("population") == "retained"
                else means[step["criterion"]]
            )
        if step["by"] == "quality":
            return Fraction(score["mean"] if score["stepped"] is None else score["stepped"])
        if step["by"] == "entered":
            return Fraction(score["added"][step["item"]])
        if step["by"] == "price":
            return -Fraction(facts["price"])
        if step["by"] == "group":
            return Fraction(step["group"] in facts["groups"])
        if step["by"] == "coverage":
            seen = {topic for other in self.above for topic in self.projects[other]["groups"]}
            return Fraction(any(topic in facts["groups"] and topic not in seen for topic in step["topics"]))
        if step["by"] == "marks_given":
            return Fraction(sum(1 for total in totals if total > 0))
        if step["by"] == "spread":
            return -Fraction(max(totals) - min(totals))
        if step["by"] == "received":
            return -Fraction(int("".join(letter for letter in facts["received"] if letter.isdigit())))
        raise LookupError(step["by"])

    def totals(self, one: str, step: Plain) -> list[tuple[str, int]]:
        score = self.scores[one]
        gone = score["dropped"]["highest"] + score["dropped"]["lowest"] if step.get("population") == "retained" else []
        given = score["by_criterion"][step["criterion"]] if step.get("criterion") else score["totals"]
        return [(seat, total) for seat, total in given.items() if seat not in gone]

    def count_back(self, tied: list[str], ladder: list[Plain], ahead: list[str], below: int | None) -> list[list[str]]:
        """Most of the highest total first, then most of the next, down to the last; then the ladder goes on."""
        given = {one: [total for _, total in self.totals(one, ladder[0])] for one in tied}
        levels = {total for totals in given.values() for total in totals if below is None or total < below}
        for level in sorted(levels, reverse=True):
            split = buckets(tied, {one: Fraction(given[one].count(level)) for one in tied})
            if len(split) > 1:
                self.ties.append({"tied": tied, "by": "count_back", "order": split})
                order: list[list[str]] = []
                for part in split:
                    above = ahead + [one for place in order for one in place]
                    order += [part] if len(part) == 1 else self.count_back(part, ladder, above, level)
                return order
        return self.settle(tied, ladder[1:], ahead)

    def vote(self, tied: list[str], ladder: list[Plain], ahead: list[str]) -> list[list[str]]:
        winner = winner_of_vote(tied, ladder[0]["rounds"], self.decided["votes"])
        if winner == "":
            return [tied]
        if winner is None:
            return self.settle(tied, ladder[1:], ahead)
        others = [one for one in tied if one != winner]
        self.ties.append({"tied": tied, "by": "committee_vote", "order": [[winner], others]})
        return [[winner], *self.settle(others, ladder, [*ahead, winner])]


def winner_of_vote(tied: list[str], rounds: int, votes: Sequence[Plain]) -> str | None:
    """Return who got more than half of all votes given (abstained and invalid ones too) in the first such round.

    Nobody if all rounds were held in vain; "" while a round is still to be held.
    """
    for number in range(1, rounds + 1):
        held = [vote for vote in votes if sorted(vote["tied"]) == sorted(tied) and vote["round"] == number]
        if not held:
            return ""
        for vote in held:
            given = sum(vote["votes"].values()) + vote.get("abstained", 0) + vote.get("invalid", 0)
            for project in tied:
                if vote["votes"].get(project, 0) * 2 > given:
                    return project
    return None


# ── seats and money ────────────────────────────────────────────────────────────────────────
def entitlement(rules: Plain, track: str, facts: Plain, score: Plain) -> Plain:
    """Return {"cost", "national", "local"} in won: what the rule gives before the budget is looked at."""
    cost = sum(won for won, _ in facts["bodies"])
    if rules["cutoff"] == "grade_amount" and score["final"] is not None:
        national = 0
        for least, amount in sorted(rules["amounts"]):
            if score["final"] >= least:
                national = amount
        return {"cost": cost, "national": national, "local": cost - national}
    if rules["tracks"][track]["matching"]:
        national = 0
        for won, reliance in facts["bodies"]:
            whose = facts["bodies"][0][1] if rules.get("consortium") == "lead" else reliance
            share = won * percent_for(rules["bands"], whose) // 100
            national += share - share % rules["unit"]
    else:
        national = facts["requested"]
    if rules["tracks"][track]["cap"]:
        national = min(national, rules["tracks"][track]["cap"])
    return {"cost": cost, "national": national, "local": cost - national}


def split_of(rules: Plain, track: str, facts: Plain, granted: int) -> list[tuple[int, int, int]]:
    """Return national, province and local share of each body, where the rule says what each of them gets."""
    if rules.get("split") != "in_proportion" or not rules["tracks"][track]["matching"]:
        return []
    own, unit = [], rules["unit"]
    provinces = []
    for won, reliance in facts["bodies"]:
        whose = facts["bodies"][0][1] if rules.get("consortium") == "lead" else reliance
        percent = percent_for(rules["bands"], whose)
        own.append(won * percent // 100 // unit * unit)
        provinces.append(Fraction(rules["provinces"][percent], 100 - percent) if percent < 100 else ZERO)
    got = list(own)
    if granted < sum(own):
        got = [granted * share // sum(own) // unit * unit for share in own]
    for at, share in enumerate(own):
        got[at] += min(granted - sum(got), share - got[at])
    split = []
    for (won, _), national, province in zip(facts["bodies"], got, provinces, strict=True):
        level = int((won - national) * province) // unit * unit
        split.append((national, level, won - national - level))
    return split


def percent_for(bands: Sequence[tuple[Fraction, Fraction, int]], reliance: Fraction) -> int:
    """Return the percentage of the band: above its lower edge (초과), up to its upper edge (이하)."""
    for above, up_to, percent in bands:
        if above < reliance <= up_to:
            return percent
    raise LookupError(reliance)


def selection(
    rules: Plain,
    track: str,
    projects: Mapping[str, Plain],
    places: Sequence[Sequence[str]],
    entitled: Mapping[str, Plain],
) -> Plain:
    """Return who is proposed with how much, before and after the minimum shares, and the reserves."""
    order = [one for place in places for one in place]
    before, full = spend(rules, track, order, entitled, projects)
    if rules.get("boundary", "break") != "break":
        before = spend_by_rank(rules, track, places, entitled, projects)
    money = before
    swaps: list[Plain] = []
    unmet: list[str] = []
    for rule in rules["minimum_shares"]:
        if rule["track"] != track:
            continue
        while True:
            inside = [one for one in money if rule["group"] in projects[one]["groups"]]
            outside = [one for one in money if rule["group"] not in projects[one]["groups"]]
            enough = len(inside) * 100 >= rule["percent"] * len(money)
            if enough and len(inside) >= rule.get("seats", 0):
                break
            waiting = [one for one in order if one not in money and rule["group"] in projects[one]["groups"]]
            waiting = [one for one in waiting if one not in full]
            if not outside or not waiting:
                unmet.append(rule["group"])
                break
            leaves, comes = outside[-1], waiting[0]
            line = [one for one in order if (one in money and one != leaves) or one == comes]
            money, full = spend(rules, track, line, entitled, projects)
            swaps.append({"group": rule["group"], "leaves": leaves, "comes": comes})
    spent = sum(money.values())
    reserves: list[str] = []
    for place in places:
        if len(reserves) < rules["tracks"][track]["reserves"]:
            reserves += [one for one in place if one not in money]
    return {
        "before": before,
        "money": money,
        "bodies": {one: split_of(rules, track, projects[one], won) for one, won in money.items()},
        "local": {one: entitled[one]["cost"] - won for one, won in money.items()},
        "partial": [
            one for one, won in money.items() if won < entitled[one]["national"] and rules["cutoff"] not in NO_MONEY
        ],
        "swaps": swaps,
        "unmet": unmet,
        "spent": spent,
        "left": rules["tracks"][track]["budget"] - spent,
        "reserves": reserves,
    }


def spend_by_rank(  # noqa: C901 - one loop down the ranks
    rules: Plain,
    track: str,
    places: Sequence[Sequence[str]],
    entitled: Mapping[str, Plain],
    projects: Mapping[str, Plain],
) -> dict[str, int]:
    """Return {project: won} where whoever shares a rank is in together or out together (경계 동점)."""
    rest = rules["tracks"][track]["budget"]
    seats = rules["tracks"][track].get("seats", 0) or len(projects)
    take_all = rules["boundary"] == "include_all"
    money: dict[str, int] = {}
    for place in places:
        rank = list(place)
        if rules["cutoff"] == "grade_amount":
            rank = [one for one in rank if entitled[one]["national"]]
        for limit in rules.get("group_limits", []):
            inside = [one for one in [*money, *rank] if limit["group"] in projects[one]["groups"]]
            if limit["track"] == track and len(inside) > limit["most"]:
                rank = [one for one in rank if one not in inside]
        if not rank:
            continue
        if len(money) >= seats or (len(money) + len(rank) > seats and not take_all):
            break
        wanted = sum(entitled[one]["national"] for one in rank)
        if rules["cutoff"] in NO_MONEY:
            money |= dict.fromkeys(rank, 0)
        elif rules["cutoff"] == "proportional_cut" or wanted <= rest:
            money |= {one: entitled[one]["national"] for one in rank}
            rest -= 0 if rules["cutoff"] == "proportional_cut" else wanted
        elif rules["cutoff"] != "skip_and_fill":
            may_share = rules["cutoff"] == "partial_last" and (take_all or len(rank) == 1)
            if may_share and Fraction(rest, wanted) >= rules["min_ratio"]:
                cut = {one: rest * entitled[one]["national"] // wanted for one in rank}
                money |= {one: won - won % rules["cut_unit"] for one, won in cut.items()}
            break
    total = sum(money.values())
    if rules["cutoff"] == "proportional_cut" and total > rest:
        cut = {one: rest * won // total for one, won in money.items()}
        money = {one: won - won % rules["cut_unit"] for one, won in cut.items()}
    return money


def spend(  # noqa: C901 - one loop down the line, as the regulation tells it
    rules: Plain,
    track: str,
    line: Sequence[str],
    entitled: Mapping[str, Plain],
    projects: Mapping[str, Plain],
) -> tuple[dict[str, int], list[str]]:
    """Return {project: won} down the line, and who was kept out by a full group.

    Where the money does not reach, the line stops and nobody leaps ahead, unless the rule says skip_and_fill.
    """
    rest = rules["tracks"][track]["budget"]
    seats = rules["tracks"][track].get("seats", 0) or len(line)
    money: dict[str, int] = {}
    full: list[str] = []
    for project in line:
        wanted = entitled[project]["national"]
        if len(money) >= seats:
            break
        if rules["cutoff"] == "grade_amount" and not wanted:
            continue
        if group_is_full(rules, track, project, money, projects):
            full.append(project)
            continue
        if rules["cutoff"] in NO_MONEY:
            money[project] = 0
        elif rules["cutoff"] == "proportional_cut":
            money[project] = wanted
        elif wanted <= rest:
            money[project] = wanted
            rest -= wanted
        elif rules["cutoff"] != "skip_and_fill":
            if rules["cutoff"] == "partial_last" and Fraction(rest, wanted) >= rules["min_ratio"]:
                money[project] = rest
            break
    total = sum(money.values())
    if rules["cutoff"] == "proportional_cut" and total > rest:
        unit = rules["cut_unit"]
        money = {one: rest * won // total - rest * won // total % unit for one, won in money.items()}
    return money, full


def group_is_full(
    rules: Plain, track: str, project: str, money: Mapping[str, int], projects: Mapping[str, Plain]
) -> bool:
    """Whether a group to which the project belongs has all the seats it may have."""
    for limit in rules.get("group_limits", []):
        if limit["track"] == track and limit["group"] in projects[project]["groups"]:
            sitting = [one for one in money if limit["group"] in projects[one]["groups"]]
            if len(sitting) >= limit["most"]:
                return True
    return False
