"""Rule files for published decisions: what every programme has to say, and the rules that differ."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from committee_app.cli import commands

FRAME = """\
format = "committee-programme/1"
id = "real"
title = {{ ko = "재현", en = "Replayed" }}
committee_title = {{ ko = "위원회", en = "Committee" }}
ministry = {{ ko = "주관", en = "Convener" }}
agency = {{ ko = "사무국", en = "Office" }}
basis = "공표된 규칙의 재현"
fictitious = false
reference_date = 2026-01-26
disclosure = {{ ko = "공개", en = "Open" }}
step = {step}
{head}

{criteria}

[aggregation]
{aggregation}

[adjustments]
bonus_cap = 10
total_cap = {total_cap}
{adjustments}

{thresholds}

[tie_break]
{tie_break}

{tracks}

[selection]
{selection}

[committee]
size = {size}
official_max = 1
quorum = {{ constituted = "1/2" }}

[[grounds]]
code = "other"
title = {{ ko = "그 밖의 사유", en = "Other" }}

[pledge]
version = "1"
clauses = [{{ ko = "공정하게 평가하겠습니다.", en = "I will score fairly." }}]
"""

PLAIN_MEAN = 'method = "mean"\ndrop_each_end = 0\ntrim_from = 0\nrounding = { places = 4 }'
TRIMMED = 'method = "trimmed_mean"\ndrop_each_end = 1\ntrim_from = 5\nrounding = { places = 4 }'
LOT = 'chain = [{ by = "lot", witnesses = 2 }]'
SHARED = 'boundary = "include_all"\nchain = [{ by = "shared" }]'


def named(name: str) -> str:
    return f'{{ ko = "{name}", en = "{name}" }}'


def rules(**parts: Any) -> str:
    """Return a rule file: the frame with these parts; criteria as {group: {leaf: maximum}}, tracks as {id: seats}."""
    criteria = parts.pop("criteria", {"A": {"A1": 100}})
    tracks: Mapping[str, int] = parts.pop("tracks", {"one": 1})
    given: dict[str, Any] = {
        "step": "0.01",
        "head": "",
        "aggregation": PLAIN_MEAN,
        "total_cap": 100,
        "adjustments": "",
        "thresholds": "",
        "tie_break": LOT,
        "selection": 'cutoff = "seats"',
        "size": 3,
        "criteria": "\n".join(_group(group, leaves) for group, leaves in criteria.items()),
        "tracks": "\n".join(
            f'[[tracks]]\nid = "{track}"\ntitle = {named(track)}\nseats = {seats}\n' for track, seats in tracks.items()
        ),
    }
    given |= parts
    if not given["thresholds"]:
        given["head"] += "\nthresholds = []"
    return FRAME.format(**given)


def _group(group: str, leaves: Mapping[str, Any]) -> str:
    items = ",\n  ".join(
        f'{{ id = "{leaf}", title = {named(leaf)}, maximum = {most} }}' for leaf, most in leaves.items()
    )
    return f'[[criteria]]\nid = "{group}"\ntitle = {named(group)}\nitems = [\n  {items},\n]\n'


def scores_of(table: Mapping[str, Sequence[Any]], leaf: str = "A1") -> str:
    """Return SCORES with one criterion: {proposal: what evaluator 1, 2, .. gave}."""
    lines = [
        f"{proposal},{seat},{leaf},{mark}"
        for proposal, marks in table.items()
        for seat, mark in enumerate(marks, 1)
        if mark is not None
    ]
    return "\n".join(["proposal,evaluator,criterion,score", *lines]) + "\n"


def tallied(folder: Path, rules_toml: str, scores: str, **others: str) -> dict[str, Any]:
    """Run `tally` on files of these texts (proposals, evaluators, decisions) and return the result file."""
    texts = {"rules": rules_toml, "scores": scores} | others
    paths = {name: folder / f"{name}.{'toml' if name in {'rules', 'decisions'} else 'csv'}" for name in texts}
    for name, path in paths.items():
        path.write_text(texts[name], encoding="utf-8")
    further = [one for name in others for one in (f"--{name}", str(paths[name]))]
    out = folder / "result.json"
    assert commands.run(["tally", str(paths["rules"]), str(paths["scores"]), *further, "--out", str(out)]) == 0
    found: dict[str, Any] = json.loads(out.read_bytes())
    return found


def finals(result: Mapping[str, Any]) -> dict[str, str | None]:
    return {project["proposal"]: project["final"] for project in result["projects"]}


def ranks(result: Mapping[str, Any]) -> dict[str, int]:
    return {one: each["rank"] for track in result["tracks"] for each in track["standings"] for one in each["proposals"]}
