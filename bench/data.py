"""What the rows compute on: fictitious marks, the same ones every time."""

from __future__ import annotations

import random
from pathlib import Path

CRITERIA, EACH = 20, 5
_STEPS = 10 * EACH  # a mark is a tenth of a point, from 0 to the criterion's maximum
_GROUPS = "ABCD"


def write_scores(folder: Path, proposals: int, evaluators: int) -> None:
    """Write `rules.toml` and `scores.csv`, one line a mark, ballot after ballot."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rules.toml").write_text(rules(), encoding="utf-8")
    dice = random.Random(20_260_126)  # noqa: S311  # the same marks every time is the point
    criteria = [f"{group}{place}" for group in _GROUPS for place in range(1, CRITERIA // len(_GROUPS) + 1)]
    texts = [f"{tenths / 10:g}" for tenths in range(_STEPS + 1)]
    with (folder / "scores.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("proposal,evaluator,criterion,score\n")
        for proposal in range(1, proposals + 1):
            merit = dice.uniform(0.62, 0.9)
            for evaluator in range(1, evaluators + 1):
                likes = merit * _STEPS + dice.uniform(-4, 4)
                lines = [
                    f"P{proposal:04},{evaluator},{criterion},{texts[_mark(likes + 12 * dice.random() - 6)]}\n"
                    for criterion in criteria
                ]
                file.write("".join(lines))


def _mark(tenths: float) -> int:
    return max(0, min(_STEPS, round(tenths)))


def rules() -> str:
    """Return the announced rules: trimmed mean to two decimals, two gates, a ladder of group means, a hundred seats."""
    groups = "\n".join(_group(group) for group in _GROUPS)
    rungs = "\n".join(f'  {{ by = "criterion_mean", criterion = "{group}" }},' for group in _GROUPS)
    return f"""\
format = "committee-programme/1"
id = "bench"
title = {{ ko = "측정용 공모(가상)", en = "Call to measure with (fictitious)" }}
committee_title = {{ ko = "선정위원회", en = "Selection Committee" }}
ministry = {{ ko = "가온행정부(가상)", en = "Ministry of Gaon Affairs (fictitious)" }}
agency = {{ ko = "한빛지능원(가상)", en = "Hanbit Intelligence Agency (fictitious)" }}
basis = "가온행정부(가상) 공고 제2026-0호"
fictitious = true
reference_date = 2026-01-26
disclosure = {{ ko = "공개", en = "Open" }}
step = 0.1

{groups}
[aggregation]
method = "trimmed_mean"
drop_each_end = 1
trim_from = 6
rounding = {{ places = 2, mode = "half_up" }}

[adjustments]
bonus_cap = 0
total_cap = 100

[[thresholds]]
id = "final-65"
of = "final"
minimum = 65

[[thresholds]]
id = "a-15"
of = "A"
minimum = 15

[tie_break]
boundary = "include_all"
chain = [
{rungs}
  {{ by = "shared" }},
]

[[tracks]]
id = "all"
title = {{ ko = "전체", en = "All" }}
seats = 100
reserves = 10

[selection]
cutoff = "seats"

[committee]
size = 100
official_max = 0.25
quorum = {{ constituted = "2/3" }}

[[grounds]]
code = "party"
title = {{ ko = "당사자", en = "Party" }}
look_back = "ever"

[pledge]
version = "1"
clauses = [{{ ko = "공정하게 평가하겠습니다.", en = "I will evaluate fairly." }}]
"""


def _group(group: str) -> str:
    items = "\n".join(
        f'  {{ id = "{group}{place}", title = {{ ko = "항목 {group}{place}", en = "Item {group}{place}" }}, '
        f"maximum = {EACH} }},"
        for place in range(1, CRITERIA // len(_GROUPS) + 1)
    )
    title = f'{{ ko = "대항목 {group}", en = "Group {group}" }}'
    return f'[[criteria]]\nid = "{group}"\ntitle = {title}\nitems = [\n{items}\n]\n'
