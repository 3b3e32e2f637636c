"""Each claim of the page for the security reviewer has a command, and what it runs is part of `make test`."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from committee_app.resources import resource

ROOT = resource().parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
CLAIMS = re.findall(r"^\| (\d+) \| (.+) \| `(.+)` \|$", PAGE, re.MULTILINE)


def test_the_claims_are_numbered_through() -> None:
    assert [int(number) for number, _, _ in CLAIMS] == list(range(1, len(CLAIMS) + 1))
    assert len(CLAIMS) == PAGE.count("`.venv/bin/")


@pytest.mark.parametrize("command", [command for _, _, command in CLAIMS])
def test_what_a_command_runs_is_there_and_has_tests(command: str) -> None:
    words = shlex.split(command)
    if words == [".venv/bin/lint-imports"]:
        assert "lint-imports" in (ROOT / "Makefile").read_text(encoding="utf-8")
        return
    assert words[:3] == [".venv/bin/python", "-m", "pytest"]
    for word in words[3:]:
        assert list(files_with_tests(ROOT / word)), word


def test_what_the_commands_run_is_run_by_make_test_too() -> None:
    """No claim hangs on a file that the plain test run passes over."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert "tests" in settings["testpaths"]
    assert not {"norecursedirs", "collect_ignore"} & settings.keys()
    assert not re.search(r"--(ignore|deselect)|-[km] ", " ".join(settings["addopts"]))
    test = re.search(r"^test: setup .*\n\t(.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert test is not None
    assert test[1].endswith("-m pytest")
    for _, _, command in CLAIMS:
        assert all(word.startswith("tests/") for word in shlex.split(command)[3:])


def files_with_tests(place: Path) -> list[Path]:
    """The files of tests below a place that hold at least one test."""
    files = [place] if place.is_file() else sorted(place.rglob("test_*.py"))
    return [file for file in files if re.search(r"^ *def test_", file.read_text(encoding="utf-8"), re.MULTILINE)]


@pytest.mark.parametrize(
    "page", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md")]), ids=lambda page: page.name
)
def test_what_a_page_points_to_is_there(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        assert (page.parent / target).exists(), target
