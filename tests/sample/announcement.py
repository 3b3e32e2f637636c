"""The sample's announcement as plain values: the rules and the forty institutions, all of them fictitious.

Copied by hand from the announcement, so that the second computation shares no file with the program. Money is
in million won here, as in the announcement; `RULES` and `PROJECTS` are in won.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

MILLION = 1_000_000

RULES: dict[str, Any] = {
    "leaves": {"A": ["A1", "A2", "A3"], "B": ["B1", "B2", "B3", "B4"], "C": ["C1", "C2", "C3"]},
    "method": "trimmed_mean",
    "drop_each_end": 1,
    "trim_from": 6,
    "places": 4,
    "bonus_cap": 500,
    "total_cap": 10_000,
    "thresholds": [
        {"of": "final", "minimum": Fraction(70), "relation": "at_least", "measured": "rounded"},
        {"of": "B", "minimum": Fraction(24), "relation": "at_least", "measured": "rounded"},
    ],
    "ladder": [
        {"by": "criterion_mean", "criterion": "B"},
        {"by": "criterion_mean", "criterion": "C"},
        {"by": "criterion_mean", "criterion": "A"},
        {"by": "criterion_mean", "criterion": "C2"},
        {"by": "committee_vote", "rounds": 2},
        {"by": "lot"},
    ],
    "tracks": {
        "central": {"budget": 12_000 * MILLION, "cap": 2_000 * MILLION, "matching": False, "reserves": 3},
        "local": {"budget": 6_000 * MILLION, "cap": 1_000 * MILLION, "matching": True, "reserves": 3},
    },
    "bands": [
        (Fraction(40), Fraction(100), 50),
        (Fraction(30), Fraction(40), 60),
        (Fraction(20), Fraction(30), 70),
        (Fraction(-1), Fraction(20), 80),
    ],
    "unit": MILLION,
    "cutoff": "partial_last",
    "min_ratio": Fraction(7, 10),
    "minimum_shares": [{"track": "local", "group": "outside_capital", "percent": 50}],
}

MAXIMA = (1000, 1000, 1000, 1200, 1000, 1000, 800, 1000, 1200, 800)
"""The most each leaf can get, in hundredths: A1 A2 A3, B1 B2 B3 B4, C1 C2 C3."""

EVALUATORS = [str(seat) for seat in range(1, 16)]

CENTRAL = {
    "C01": 1800,
    "C02": 2000,
    "C03": 1500,
    "C04": 1200,
    "C05": 1650,
    "C06": 980,
    "C07": 760,
    "C08": 640,
    "C09": 1900,
    "C10": 1450,
    "C11": 880,
    "C12": 1100,
    "C13": 560,
    "C14": 2000,
    "C15": 1340,
    "C16": 1720,
}
"""What each central body asks for, in million won."""

LOCAL = {
    "L01": ("outside", "", "1600@44.6"),
    "L02": ("outside", "", "1500@40.1"),
    "L03": ("outside", "", "1400@40.0"),
    "L04": ("outside", "", "1300@30.1"),
    "L05": ("capital", "", "1200@52.3"),
    "L06": ("capital", "", "1100@40.1"),
    "L07": ("capital", "", "900@33.8"),
    "L08": ("outside", "", "1250@30.0"),
    "L09": ("outside", "", "800@27.4"),
    "L10": ("outside", "depopulation", "950@20.1"),
    "L11": ("outside", "depopulation", "733@20.0"),
    "L12": ("capital", "depopulation", "700@22.5"),
    "L13": ("outside", "depopulation", "600@9.8"),
    "L14": ("outside", "depopulation", "550@7.2"),
    "L15": ("outside", "depopulation", "480@11.5"),
    "L16": ("outside", "depopulation", "1200@13.3"),
    "L17": ("outside", "depopulation", "333@8.9"),
    "L18": ("capital", "depopulation", "500@16.7"),
    "L19": ("capital", "", "1000@61.0"),
    "L20": ("capital", "", "850@36.4"),
    "L21": ("outside", "", "650@19.9"),
    "L22": ("outside", "", "420@14.2"),
    "L23": ("outside", "", "1700@57.5"),
    "L24": ("outside", "depopulation", "900@17.0 600@8.0"),
}
"""Where each local body lies, whether its area loses people, and cost (million won) @ 재정자립도 of each body."""


def _central(requested: int) -> dict[str, Any]:
    won = requested * MILLION
    return {"track": "central", "groups": [], "bodies": [(won, None)], "requested": won, "bonus": 0, "penalty": 0}


def _local(place: str, depopulation: str, bodies: str) -> dict[str, Any]:
    shares = [part.split("@") for part in bodies.split()]
    groups = ["outside_capital"] if place == "outside" else []
    groups += ["depopulation"] if depopulation else []
    groups += ["joint"] if len(shares) > 1 else []
    return {
        "track": "local",
        "groups": groups,
        "bodies": [(int(cost) * MILLION, Fraction(reliance)) for cost, reliance in shares],
        "requested": None,
        "bonus": 200 * ("depopulation" in groups) + 100 * ("joint" in groups),
        "penalty": 0,
    }


PROJECTS: dict[str, dict[str, Any]] = {one: _central(asked) for one, asked in CENTRAL.items()} | {
    one: _local(*facts) for one, facts in LOCAL.items()
}

WITHOUT_A_BALLOT = {("4", "C03"), ("7", "L05"), ("11", "C09")} | {("15", one) for one in LOCAL}
"""Excluded on C03 and on L05, recused on C09, absent in the afternoon."""
