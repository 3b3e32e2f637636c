"""The result of a checked record, computed by a stranger from chapter 13 of `docs/record-format.md`.

Exact: marks are whole hundredths, computed points are fractions, money is whole won. `compare` says where a
`result.json` (`docs/tally-format.md`) tells another story than the record.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.docs.stranger import State

Plain = dict[str, Any]
Group = tuple[str, ...]


def rounded(value: Fraction, rule: Plain) -> Fraction:
    units = 10 ** rule["places"]
    whole, rest = divmod(abs(value) * units, 1)
    half = Fraction(1, 2)
    up = {"half_up": rest >= half, "half_even": rest > half or (rest == half and whole % 2 == 1), "down": False}
    size = Fraction(whole + up[rule["mode"]], units)
    return size if value >= 0 else -size


def printed(value: Fraction | None, places: int) -> str | None:
    if value is None:
        return None
    digits = str(abs(int(value * 10**places))).zfill(places + 1)
    return ("-" if value < 0 else "") + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


@dataclass(frozen=True)
class Score:
    """What a proposal got; `criteria` are printed means."""

    counted: int
    mean: Fraction | None
    printed_mean: Fraction | None
    final: Fraction | None
    criteria: dict[str, Fraction]
    gates: list[tuple[str, bool]]

    @property
    def passes(self) -> bool:
        return self.final is not None and all(holds for _, holds in self.gates)


@dataclass(frozen=True)
class Line:
    proposal: str
    rank: int | None
    status: str
    reserve: int | None
    entitled: int
    national: int
    local: int
    cumulative: int


class Result:
    """Numbers, ranks, selection and money of a case whose sheets are open."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.rules = state.programme
        self.rounding: Plain = self.rules["aggregation"]["rounding"]
        self.proposals = {one["id"]: one for one in state.proposals}

    @cached_property
    def scores(self) -> dict[str, Score]:
        return {one: self.score(proposal) for one, proposal in self.proposals.items()}

    # ── numbers ────────────────────────────────────────────────────────────────────────────
    def rows(self, proposal: str) -> list[list[int]]:
        """The marks of every ballot that counts, by seat."""
        judged = [one for one in self.state.scorers() if self.state.judged(one, proposal)]
        return [self.state.opened[one][proposal]["marks"] for one in judged]

    def score(self, proposal: Plain) -> Score:
        rows = self.rows(proposal["id"])
        if not rows:
            return Score(0, None, None, None, {}, [])
        mean = self.mean([sum(row) for row in rows])
        printed_mean = rounded(mean, self.rounding)
        final = rounded(self.adjusted(printed_mean, proposal), self.rounding)
        exact_criteria = {name: Fraction(sum(sum(row[at] for at in places) for row in rows), 100 * len(rows))
                          for name, places in self.criterion_places.items()}  # fmt: skip
        criteria = {name: rounded(value, self.rounding) for name, value in exact_criteria.items()}
        values = {
            "rounded": criteria | {"final": final},
            "exact": exact_criteria | {"final": self.adjusted(mean, proposal)},
        }
        gates = [(one["id"], holds(one, values[one["measured"]][one["of"]])) for one in self.rules["thresholds"]]
        return Score(len(rows), mean, printed_mean, final, criteria, gates)

    def mean(self, totals: list[int]) -> Fraction:
        rule = self.rules["aggregation"]
        kept = sorted(totals)
        if rule["method"] == "trimmed_mean" and len(totals) >= rule["trim_from"]:
            kept = kept[rule["drop_each_end"] : -rule["drop_each_end"]]
        return Fraction(sum(kept), 100 * len(kept))

    def adjusted(self, mean: Fraction, proposal: Plain) -> Fraction:
        rule = self.rules["adjustments"]
        bonus = min(sum(points for _, points in proposal["bonus"]), rule["bonus_cap"])
        penalty = sum(points for _, points in proposal["penalty"])
        return min(mean + Fraction(bonus - penalty, 100), Fraction(rule["total_cap"], 100))

    @cached_property
    def criterion_places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        at = 0
        for group in self.rules["criteria"]:
            places[group["id"]] = list(range(at, at + len(group["items"])))
            places |= {leaf["id"]: [at + place] for place, leaf in enumerate(group["items"])}
            at += len(group["items"])
        return places

    # ── ranks ──────────────────────────────────────────────────────────────────────────────
    def ranked(self, track: str) -> Ranked:
        finals = {one: self.scores[one].final for one in self.proposals if self.proposals[one]["track"] == track}
        passing = {one: final or Fraction(0) for one, final in finals.items() if self.scores[one].passes}
        found = Ranked([], [], [])
        for tied in by_value(passing):
            climb = Climb(self, found.open_ties)
            order = climb.up(tied, self.rules["tie_break"]["chain"])
            found.groups.extend(order)
            if len(tied) > 1:
                final = printed(passing[tied[0]], self.rounding["places"])
                found.ties.append({"final": final, "tied": [*tied], "order": [*map(list, order)], "steps": climb.steps})
        return found

    # ── selection and money ────────────────────────────────────────────────────────────────
    def entitled(self, proposal: Plain, track: Plain) -> int:
        if track["matching"]:
            wanted = sum(self.matched(body) for body in proposal["bodies"])
        else:
            requested, cost = proposal["requested"], cost_of(proposal)
            wanted = cost if requested is None else requested
        return int(min(wanted, track["cap"]))

    def matched(self, body: Plain) -> int:
        rule = self.rules["matching"]
        for band in rule["bands"]:
            if body["reliance"] is not None and band["above"] < body["reliance"] <= band["up_to"]:
                share = Fraction(body["cost"] * band["national_percent"], 100)
                return int(share // rule["unit"] * rule["unit"])
        return 0

    def funded(self, ordered: Sequence[str], entitled: dict[str, int], budget: int) -> dict[str, int]:
        rule, rest = self.rules["selection"], budget
        given: dict[str, int] = {}
        for one in ordered:
            if entitled[one] > rest:
                if rule["cutoff"] == "partial_last" and Fraction(rest, entitled[one]) >= rule["min_ratio"]:
                    given[one] = rest
                break
            given[one] = entitled[one]
            rest -= entitled[one]
        return given

    def chosen(self, ranked: list[str], entitled: dict[str, int], track: Plain) -> tuple[dict[str, int], list[Plain]]:
        given = self.funded(ranked, entitled, track["budget"])
        moves: list[Plain] = []
        for share in self.rules["selection"]["minimum_shares"]:
            if share["track"] != track["id"]:
                continue
            members = {one for one in ranked if share["group"] in self.proposals[one]["groups"]}
            while len(members & given.keys()) * 100 < share["percent"] * len(given):
                outside = [one for one in given if one not in members]
                waiting = [one for one in ranked if one in members and one not in given]
                if not outside or not waiting:
                    break
                stays = (given.keys() - {outside[-1]}) | {waiting[0]}
                before = [*given]
                given = self.funded([one for one in ranked if one in stays], entitled, track["budget"])
                moves.append({"group": share["group"], "out": outside[-1], "in": waiting[0], "before": before,
                              "after": [*given]})  # fmt: skip
        return given, moves

    def selected(self, track: Plain, groups: list[Group]) -> tuple[list[Line], list[Plain]]:
        """Return the lines of a track and who gave way; nothing while a tie is open."""
        if any(len(group) > 1 for group in groups):
            return [], []
        ranked = [group[0] for group in groups]
        mine = {one: proposal for one, proposal in self.proposals.items() if proposal["track"] == track["id"]}
        entitled = {one: self.entitled(proposal, track) for one, proposal in mine.items()}
        given, moves = self.chosen(ranked, entitled, track)
        others = self.without_rank(mine, ranked, entitled, given)
        return [*self.with_rank(ranked, entitled, given, track), *others], moves

    def with_rank(
        self, ranked: list[str], entitled: dict[str, int], given: dict[str, int], track: Plain
    ) -> Iterator[Line]:
        spent = waiting = 0
        for rank, one in enumerate(ranked, 1):
            cost = cost_of(self.proposals[one])
            if one in given:
                spent += given[one]
                status = "selected" if given[one] == entitled[one] else "partial"
                yield Line(one, rank, status, None, entitled[one], given[one], cost - given[one], spent)
                continue
            waiting += 1
            reserve = waiting if waiting <= track["reserves"] else None
            status = "reserve" if reserve else "not_selected"
            yield Line(one, rank, status, reserve, entitled[one], 0, cost, spent)

    def without_rank(
        self, mine: dict[str, Plain], ranked: list[str], entitled: dict[str, int], given: dict[str, int]
    ) -> Iterator[Line]:
        others = [(self.scores[one].final, one) for one in mine if one not in ranked]
        for final, one in sorted(others, key=lambda two: (two[0] is None, -(two[0] or Fraction(0)), two[1])):
            status = "unscored" if final is None else "failed"
            yield Line(one, None, status, None, entitled[one], 0, cost_of(mine[one]), sum(given.values()))


@dataclass(frozen=True)
class Ranked:
    """The proposals that pass, best first (more than one together are an open tie), and how ties were broken."""

    groups: list[Group]
    ties: list[Plain]
    open_ties: list[Plain]


class Climb:
    """One tied group on the ladder, with every step it takes."""

    def __init__(self, result: Result, open_ties: list[Plain]) -> None:
        self.result = result
        self.state = result.state
        self.open_ties = open_ties
        self.steps: list[Plain] = []

    def up(self, tied: Group, chain: Sequence[Plain]) -> list[Group]:
        if len(tied) == 1:
            return [tied]
        rung = chain[0]
        if rung["by"] == "criterion_mean":
            means = {one: self.result.scores[one].criteria[rung["criterion"]] for one in tied}
            parted = by_value(means)
            self.note(rung, tied, means, parted)
            return [group for part in parted for group in self.up(part, chain[1:])]
        return self.by_vote(tied, chain) if rung["by"] == "committee_vote" else self.by_lot(tied, rung)

    def by_vote(self, tied: Group, chain: Sequence[Plain]) -> list[Group]:
        rung = chain[0]
        for number in range(1, rung["rounds"] + 1):
            held = [one for one in self.state.votes if set(one["tied"]) == set(tied) and one["round"] == number]
            if len(held) != 1:
                return self.open(tied, rung, number)
            first = majority(held[0])
            parted = [tied] if first is None else [(first,), tuple(one for one in tied if one != first)]
            self.note(rung, tied, dict(held[0]["votes"]), parted)
            if first is not None:
                return [(first,), *self.up(parted[1], chain)]
        return self.up(tied, chain[1:])

    def by_lot(self, tied: Group, rung: Plain) -> list[Group]:
        order = drawn_order(self.state, tied, rung["witnesses"])
        if order is None:
            return self.open(tied, rung, 0)
        parted: list[Group] = [(one,) for one in order]
        self.note(rung, tied, {one: place for place, one in enumerate(order, 1)}, parted)
        return parted

    def open(self, tied: Group, rung: Plain, number: int) -> list[Group]:
        self.open_ties.append({"tied": [*tied], "by": rung["by"], "round": number})
        return [tied]

    def note(self, rung: Plain, tied: Group, values: Mapping[str, Fraction | int], parted: list[Group]) -> None:
        step = {"by": rung["by"], "criterion": rung["criterion"], "tied": [*tied], "parted": [*map(list, parted)]}
        self.steps.append(step | {"values": {name: str(value) for name, value in values.items()}})


def drawn_order(state: State, tied: Group, witnesses: int) -> list[str] | None:
    """Return the order of the one lot about these; None where there is none that repeats."""
    drawn = [one for one in state.lots if set(one["tied"]) == set(tied)]
    if len(drawn) != 1:
        return None
    lot = drawn[0]
    order: list[str] = lot["order"]
    if not lot["line"]:
        return order
    numbers = [number for _, number in lot["numbers"]]
    parts = ["lot", state.fingerprint, ",".join(sorted(tied)), ",".join(numbers)]
    by_hand = sorted(tied, key=lambda one: hashlib.sha256(f"{lot['line']}|{one}".encode()).hexdigest())
    good = (
        len({name for name, _ in lot["numbers"]}) >= witnesses
        and all(map(may_stand_in_a_line, (*tied, *numbers)))
        and lot["line"] == "|".join(parts)
        and order == by_hand
    )
    return order if good else None


def holds(gate: Plain, value: Fraction) -> bool:
    minimum = gate["minimum"]
    relations = {"at_least": value >= minimum, "above": value > minimum, "at_most": value <= minimum,
                 "below": value < minimum}  # fmt: skip
    return bool(relations[gate["relation"]])


def by_value(values: dict[str, Fraction]) -> list[Group]:
    """Groups of equal value, the highest first."""
    ordered = sorted(set(values.values()), reverse=True)
    return [tuple(sorted(one for one in values if values[one] == value)) for value in ordered]


def majority(vote: Plain) -> str | None:
    cast = sum(count for _, count in vote["votes"]) + vote["abstained"] + vote["invalid"]
    return next((one for one, count in vote["votes"] if 2 * count > cast), None)


def may_stand_in_a_line(text: str) -> bool:
    prints = all(each == " " or unicodedata.category(each)[0] not in "CZ" for each in text)
    return bool(text) and text == text.strip() and prints and not set(text) & set("|,'")


def cost_of(proposal: Plain) -> int:
    return sum(body["cost"] for body in proposal["bodies"])


# ── against result.json ────────────────────────────────────────────────────────────────────
def compare(state: State, result_json: bytes) -> Iterator[str]:
    """Yield in what a result differs from the record, in plain words; nothing where they agree."""
    if state.resolution is None or hashlib.sha256(result_json).hexdigest() != state.resolution["tally_sha256"]:
        yield "the resolution names another result"
    given, own = json.loads(result_json), Result(state)
    if given["rules_sha256"] != state.fingerprint:
        yield "other rules"
    places = own.rounding["places"]
    for one, project in zip(state.proposals, given["projects"], strict=True):
        score = own.scores[one["id"]]
        wanted = {
            "proposal": one["id"],
            "counted": score.counted,
            "mean": None if score.mean is None else str(score.mean),
            "printed_mean": printed(score.printed_mean, places),
            "final": printed(score.final, places),
            "passes": score.passes,
            "criterion_means": {name: printed(value, places) for name, value in score.criteria.items()},
        }
        yield from (f"{one['id']}: {name}" for name, value in wanted.items() if project[name] != value)
    for track, found in zip(own.rules["tracks"], given["tracks"], strict=True):
        yield from (f"{track['id']}: {name}" for name in track_differences(own, track, found))


def track_differences(own: Result, track: Plain, found: Plain) -> Iterator[str]:
    places, ahead, standings = own.rounding["places"], 0, []
    ranked = own.ranked(track["id"])
    for group in ranked.groups:
        standings.append({"rank": ahead + 1, "proposals": list(group)})
        ahead += len(group)
    lines, moves = own.selected(track, ranked.groups)
    wanted = {
        "budget": track["budget"],
        "spent": sum(line.national for line in lines),
        "complete": not ranked.open_ties,
        "standings": standings,
        "ties": ranked.ties,
        "open_ties": ranked.open_ties,
        "displacements": moves,
        "lines": [
            {name: getattr(line, name) for name in Line.__dataclass_fields__}
            | {"final": printed(own.scores[line.proposal].final, places)}
            for line in lines
        ],
    }
    yield from (name for name, value in wanted.items() if not contains(found[name], value))


def contains(given: Any, wanted: Any) -> bool:
    """Whether a value says all that is wanted; objects may say more (derivations)."""
    if isinstance(wanted, dict):
        return all(name in given and contains(given[name], one) for name, one in wanted.items())
    if isinstance(wanted, list):
        return len(given) == len(wanted) and all(map(contains, given, wanted))
    return bool(given == wanted)
