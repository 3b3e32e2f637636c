"""The pages of `make docs`: every text has its place in them, and what makes them is pinned apart from the product."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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


PAGES = [*ROOT.glob("*.md"), *DOCS.glob("*.md")]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
OURS = re.compile(
    r"(?:committee_app|tests|scripts|shipping|resources|docs|bench)/[A-Za-z0-9_./-]*[A-Za-z0-9_]|\.ci/run"
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_to_be_made_is_a_target(page: Path) -> None:
    said = re.findall(r"`make ([a-z-]+)|^make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert {one or other for one, other in said} <= TARGETS


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "ARCHITECTURE.md"])
def test_a_file_that_a_page_names_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for quoted in re.findall(r"`([^`\n]+)`", text):
        for place in OURS.findall(quoted):
            assert (ROOT / place).exists(), place
