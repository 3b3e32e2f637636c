"""The pages of `make docs`: every text has its place in them, and what makes them is pinned apart from the product."""

from __future__ import annotations

import re

from committee_app.resources import resource
from scripts.audit_dependencies import pinned

ROOT = resource().parent
DOCS = ROOT / "docs"


def test_every_text_stands_in_the_list_of_pages_and_no_other() -> None:
    text = (DOCS / "index.md").read_text(encoding="utf-8")
    listed = re.findall(r"^([a-z-]+(?:/[a-z-]+)*)$", text, re.MULTILINE)
    there = [path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md") if path.stem != "index"]
    assert sorted(listed) == sorted(there)


def test_what_makes_the_pages_is_pinned_and_the_product_does_not_need_it() -> None:
    pages = pinned((ROOT / "requirements-docs.txt").read_text(encoding="utf-8"))
    assert {"sphinx", "myst-parser"} <= set(pages)
    assert {"sphinx", "myst-parser"}.isdisjoint(pinned((ROOT / "requirements.lock").read_text(encoding="utf-8")))


def test_a_broken_link_ends_the_making_of_pages() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^docs: .*\n(\t.*\n)*\t.*sphinx .*--fail-on-warning", makefile, re.MULTILINE)
