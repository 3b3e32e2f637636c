"""What holds for every text file that belongs to the project."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]

# What a checkout holds beside the project: the same names as in .gitignore.
NOT_OURS = re.compile(
    r"\.git|\.venv|out|dist|build|__pycache__|\..*_cache|\.hypothesis|\.coverage|bench\.json|.*\.egg-info|.*\.part"
)
BINARY = {".ttf", ".icc", ".png", ".pdf", ".xlsx", ".case", ".qm"}

# Written so that this file does not find itself.
PLACES_OF_ONE_MACHINE = re.compile(r"(?<![\w.])/(?:root|work|home|Users)/")
PACKAGE_HOSTS = re.compile(r"pypi\.org|python[h]osted|[n]pmjs", re.IGNORECASE)
WORKSHOP = re.compile(r"[c]laude|[a]nthropic|[c]hatgpt|[o]penai|[c]opilot|[s]ub-?agent", re.IGNORECASE)


def text_files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield the project's text files, wherever they lie."""
    for path in sorted(folder.iterdir()):
        if NOT_OURS.fullmatch(path.name):
            continue
        if path.is_dir():
            yield from text_files(path)
        elif path.suffix not in BINARY:
            yield path


@pytest.mark.parametrize("pattern", [PLACES_OF_ONE_MACHINE, PACKAGE_HOSTS, WORKSHOP], ids=["places", "hosts", "tools"])
def test_no_file_knows_where_it_was_written(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in text_files()
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert not found


LOCKS = ["requirements.lock", "requirements-bench.txt", "requirements-fuzz.txt"]


@pytest.mark.parametrize("name", LOCKS)
def test_the_pinned_packages_name_no_source(name: str) -> None:
    """Which registry or mirror serves them is the business of the machine that installs them."""
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in lock
    assert not re.search(r"^\s*-", lock.replace("    --hash=", ""), re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pinned_package_has_its_hashes(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8"))
    pinned = [entry for entry in entries if not entry.startswith("#")]
    assert pinned
    assert all("==" in entry and "--hash=sha256:" in entry for entry in pinned)


def test_the_pinned_versions_are_those_the_project_asks_for() -> None:
    """Whoever changes `pyproject.toml` runs `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["build-system"]["requires"],
    ]
    pinned = dict(re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    for requirement in map(Requirement, wanted):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement} is not pinned"
        assert requirement.specifier.contains(version), f"{requirement} is pinned to {version}"
