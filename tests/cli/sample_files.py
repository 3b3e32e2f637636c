"""The sample day's marks as the files of `tally`, written from the announcement and the seeded script."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from committee_app import resources
from committee_app.case.proposals import Proposal
from committee_app.desks.sample_marks import sample_marks
from tests.sample.announcement import EVALUATORS, PROJECTS, RULES, WITHOUT_A_BALLOT

REASONS = {("4", "C03"): "excluded", ("7", "L05"): "excluded", ("11", "C09"): "recused"}
LEAVES = [leaf for leaves in RULES["leaves"].values() for leaf in leaves]
WITNESSES = (("가 입회인", "417"), ("나 입회인", "9052"))


def rules() -> bytes:
    return resources.resource("programmes", "public-ai-2026.toml").read_bytes()


def points(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")


def scores() -> str:
    """Return the SCORES of the day: 595 ballots and a status line for each cell without one."""
    lines = ["proposal,evaluator,criterion,score,status"]
    for evaluator, sheet in sample_marks().items():
        for proposal, marks in sheet.items():
            lines += [
                f"{proposal},{evaluator},{leaf},{points(mark)},scored" for leaf, mark in zip(LEAVES, marks, strict=True)
            ]
    lines += [f"{one[1]},{one[0]},,,{REASONS.get(one, 'absent')}" for one in sorted(WITHOUT_A_BALLOT)]
    return "\n".join(lines) + "\n"


def plain_scores() -> str:
    """Return the SCORES without statuses, as programs write them: four columns, every ballot whole."""
    lines = [line.rsplit(",", 1)[0] for line in scores().splitlines()]
    return "\n".join(line for line in lines if ",,," not in f"{line},") + "\n"


def proposals() -> str:
    lines = ["proposal,title,applicant,track,group,requested,cost,reliance,bonus.depopulation,bonus.joint"]
    for name, facts in PROJECTS.items():
        costs = ";".join(str(won) for won, _ in facts["bodies"])
        reliances = ";".join("" if ratio is None else str(float(ratio)) for _, ratio in facts["bodies"])
        lines.append(
            ",".join(
                [
                    name,
                    f"과제 {name}(가상)",
                    f"기관 {name}(가상)",
                    facts["track"],
                    ";".join(facts["groups"]),
                    "" if facts["requested"] is None else str(facts["requested"]),
                    costs,
                    reliances,
                    "2" if "depopulation" in facts["groups"] else "",
                    "1" if "joint" in facts["groups"] else "",
                ]
            )
        )
    return "\n".join(lines) + "\n"


def listed(given: Sequence[Proposal]) -> str:
    """Return proposals, as they were read from a roster, as a list of `tally`."""
    text = io.StringIO()
    columns = ["proposal", "title", "applicant", "track", "group", "requested", "cost", "reliance", "received"]
    items = sorted({item for one in given for item, _ in one.bonus})
    writer = csv.writer(text)
    writer.writerow([*columns, *(f"bonus.{item}" for item in items)])
    for one in given:
        reliances = ["" if body.reliance is None else f"{float(body.reliance):.1f}" for body in one.bodies]
        bonus = dict(one.bonus)
        writer.writerow(
            [one.id, one.title, ";".join(body.name for body in one.bodies), one.track, ";".join(one.groups)]
            + ["" if one.requested is None else one.requested, ";".join(str(body.cost) for body in one.bodies)]
            + [";".join(reliances) if any(reliances) else "", one.received]
            + [points(bonus[item]) if item in bonus else "" for item in items]
        )
    return text.getvalue()


def evaluators() -> str:
    lines = ["evaluator,seat,name,field", *(f"{one},{one},위원 {one}(가상),분야" for one in EVALUATORS)]
    return "\n".join(lines) + "\n"


def decisions(order: Sequence[str] | None = None) -> str:
    """Return two undecided rounds on C04 and C10, and a lot: from the witnesses' numbers, or out of a box."""
    votes = "".join(
        f'[[vote]]\ntied = ["C04", "C10"]\nround = {number}\nvotes = {{ C04 = 7, C10 = 7 }}\n' for number in (1, 2)
    )
    pairs = ", ".join(f'["{witness}", "{number}"]' for witness, number in WITNESSES)
    drawn = f"numbers = [{pairs}]" if order is None else f"order = {list(order)!r}"
    return f'{votes}[[lot]]\ntied = ["C04", "C10"]\n{drawn}\n'


def write(folder: Path, **contents: str | bytes) -> dict[str, Path]:
    """Write files of these contents (those of the sample where none is given); return their paths by name."""
    given: dict[str, Any] = {
        "rules.toml": rules(),
        "scores.csv": scores(),
        "proposals.csv": proposals(),
        "evaluators.csv": evaluators(),
        "decisions.toml": decisions(),
    }
    given |= {name.replace("_", "."): content for name, content in contents.items()}
    for name, content in given.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return {name: folder / name for name in given}


def arguments(folder: Path) -> list[str]:
    """Return the command line over all files of the folder."""
    return [
        "tally",
        str(folder / "rules.toml"),
        str(folder / "scores.csv"),
        "--proposals",
        str(folder / "proposals.csv"),
        "--evaluators",
        str(folder / "evaluators.csv"),
        "--decisions",
        str(folder / "decisions.toml"),
    ]
