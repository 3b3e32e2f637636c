"""The numbers of the README come from a command."""

from __future__ import annotations

from committee_app.resources import resource
from scripts.readme_numbers import MARKS, table

ROWS: list[dict[str, float | str]] = [
    {"name": "start", "ours": 0.21, "peer": 0.105, "ratio": 2.0, "bound": 1.5},
    {"name": "memory", "ours": 100.0, "peer": 60.0, "ratio": 1.667, "bound": 2.0},
    {"name": "one-of-tomorrow", "ours": 3.0, "peer": 2.0, "ratio": 1.5, "bound": 2.0},
]


def test_a_row_above_its_bound_says_so() -> None:
    lines = list(table(ROWS, {}, "one machine"))
    assert lines[2:] == [
        "| `start` | 210 ms | 105 ms | 2.00 **above** | 1.5 |",
        "| `memory` | 100.0 MiB | 60.0 MiB | 1.67 | 2 |",
        "| `one-of-tomorrow` | 3.0 | 2.0 | 1.50 | 2 |",
        "",
        "Measured on one machine.",
    ]


def test_what_was_measured_of_the_built_program_stands_below() -> None:
    lines = list(table([], {"size of the folder": "188 MB"}, "one machine"))
    assert lines == [
        "| the built program | |",
        "| --- | ---: |",
        "| size of the folder | 188 MB |",
        "",
        "Measured on one machine.",
    ]


def test_the_readme_has_the_one_place_for_them() -> None:
    text = (resource().parent / "README.md").read_text(encoding="utf-8")
    assert len(MARKS.findall(text)) == 1
