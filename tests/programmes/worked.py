"""Worked examples: folders with rules, scores and what has to come out, each tallied from its files.

A folder holds `scores.csv`, and as needed `proposals.csv`, `evaluators.csv`, `decisions.toml` and `rules.toml` (else
the rules are the shipped ones of the folder's name). `expected.csv` has a line for each proposal: rank, final, status
and the money proposed for it. The marks are round enough to follow with a pencil; the naive engine says the same.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from committee_app import resources
from committee_app.case.ballots import ScoreBook
from committee_app.case.identifiers import Won
from committee_app.case.programme_text import read_programme
from committee_app.cli import commands
from committee_app.intake.score_files import read_score_book
from committee_app.scoring.lots import draw_order, lot_line

HERE = Path(__file__).parent
FURTHER = ("proposals.csv", "evaluators.csv", "decisions.toml")


@dataclass(frozen=True, slots=True)
class Row:
    track: str
    proposal: str
    rank: int | None
    final: str | None
    status: str
    national: int


def folders(below: Path) -> list[Path]:
    return sorted(path.parent for path in below.glob("*/scores.csv"))


def rules_of(folder: Path) -> Path:
    own = folder / "rules.toml"
    return own if own.exists() else resources.resource("programmes", f"{folder.name}.toml")


def expected(folder: Path) -> list[Row]:
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [
            Row(
                row["track"],
                row["proposal"],
                int(row["rank"]) if row["rank"] else None,
                row["final"] or None,
                row["status"],
                int(row["national"]),
            )
            for row in csv.DictReader(file)
        ]


def tallied(folder: Path, out: Path) -> dict[str, Any]:
    """Run `committee-app tally` on a folder and return the result file."""
    further = [
        word for name in FURTHER if (folder / name).exists() for word in (f"--{Path(name).stem}", str(folder / name))
    ]
    arguments = ["tally", str(rules_of(folder)), str(folder / "scores.csv"), *further, "--out", str(out)]
    assert commands.run(arguments) == 0
    found: dict[str, Any] = json.loads(out.read_bytes())
    return found


def rows(result: dict[str, Any]) -> Iterator[Row]:
    for track in result["tracks"]:
        for line in track["lines"]:
            yield Row(track["track"], line["proposal"], line["rank"], line["final"], line["status"], line["national"])


def book(folder: Path, scores: bytes | None = None) -> ScoreBook:
    """Return what the files of a folder hold, for the other engine; or with other scores."""

    def drawn(fingerprint: str, tied: Any, numbers: Any) -> tuple[str, tuple[str, ...]]:
        line = lot_line(fingerprint, tied, numbers)
        return line, draw_order(line, tied)

    given = [(folder / name).read_bytes() if (folder / name).exists() else None for name in FURTHER]
    if scores is None:
        scores = (folder / "scores.csv").read_bytes()
    return read_score_book(rules_of(folder).read_bytes(), scores, given[0], given[1], given[2], draw=drawn)


def for_the_other_engine(one: ScoreBook) -> ScoreBook:
    """Return the book as the naive engine expects it: with some matching table, and a sum asked for by everybody."""
    sample = read_programme(resources.text("programmes", "public-ai-2026.toml")).matching
    matching = one.programme.matching or sample
    asked = tuple(replace(proposal, requested=proposal.requested or Won(0)) for proposal in one.proposals)
    return replace(one, programme=replace(one.programme, matching=matching), proposals=asked)
