"""The ranking once more, in plain loops and fractions: what both sides are held against."""

from __future__ import annotations

import csv
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

from bench.sides import Told

Ranking = dict[str, tuple[int, str]]


def ranking(folder: Path) -> Ranking:
    """Return rank and printed final of every proposal that passes the gates of `data.rules`."""
    ballots: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: dict.fromkeys("ABCD", 0)))
    with (folder / "scores.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            tenths = Fraction(row["score"]) * 10 if "." in row["score"] else int(row["score"]) * 10
            ballots[row["proposal"]][row["evaluator"]][row["criterion"][0]] += int(tenths)
    numbers = {}
    for proposal, given in ballots.items():
        totals = sorted(sum(ballot.values()) for ballot in given.values())
        final = _hundredths(sum(totals[1:-1]), len(totals) - 2)
        means = tuple(_hundredths(sum(ballot[group] for ballot in given.values()), len(given)) for group in "ABCD")
        if final >= 65_00 and means[0] >= 15_00:
            numbers[proposal] = (final, *means)
    order = sorted(numbers.values(), reverse=True)
    first = {number: place for place, number in reversed(list(enumerate(order, 1)))}
    return {one: (first[number], f"{number[0] // 100}.{number[0] % 100:02}") for one, number in numbers.items()}


def _hundredths(tenths: int, count: int) -> int:
    """Return a mean of tenths in hundredths, the half rounded up."""
    return int(Fraction(tenths * 10, count) + Fraction(1, 2))


def differing(told: Told, wanted: Ranking) -> tuple[int, int]:
    """Return how many proposals have another rank or final than they should, and how many there are."""
    found = {str(proposal): (rank, _printed(final)) for proposal, rank, final, *_ in told}
    everybody = found.keys() | wanted.keys()
    return sum(found.get(one) != wanted.get(one) for one in everybody), len(everybody)


def _printed(final: object) -> str:
    return f"{final:.2f}" if isinstance(final, float) else str(final)
