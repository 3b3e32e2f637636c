"""What the documents say of the code is what the code is."""

from __future__ import annotations

from pathlib import Path

from committee_app.case.acts import ACTS
from committee_app.case.lifecycle import picture

ROOT = Path(__file__).resolve().parents[2]


def test_the_lifecycle_in_the_architecture_is_the_one_in_the_code() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn = text.partition("<!-- lifecycle -->\n")[2].partition("\n<!-- /lifecycle -->")[0]
    assert drawn == picture()


def test_every_act_stands_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert all(f"`{kind}`" in text for kind in ACTS)
