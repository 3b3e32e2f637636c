"""What the built program is made of: each distribution and each library of the system, with licence and origin."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

LOCK = Path("requirements.lock")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing inside the build that somebody else made.

    Attributes:
        name: the distribution's or the system package's name.
        version: as its maker counts.
        licence: an SPDX expression or what its maker wrote in its place.
        purl: package URL, `pkg:pypi/...` or `pkg:deb/debian/...`.
        hashes: SHA-256 of the wheels that the lock allows; empty for what came with the system.
        texts: files with the words of the licence.
    """

    name: str
    version: str
    licence: str
    purl: str
    hashes: tuple[str, ...]
    texts: tuple[Path, ...]


def parts(work: Path) -> tuple[Part, ...]:
    """Return the parts of the build whose working folder this is, by name; Python itself among them."""
    sources = tuple(collected(work))
    found = {_python()}
    found |= {_from_wheel(owner) for source in sources if (owner := _owners().get(source)) is not None}
    unowned = [source for source in sources if source not in _owners() and Path(source).name.startswith("lib")]
    found |= {part for source in unowned if (part := _from_system(source)) is not None}
    return tuple(sorted(found, key=lambda part: (part.name.lower(), part.purl)))


def packed_modules(work: Path) -> frozenset[str]:
    """Return the names of the Python modules that the build packed."""
    whole = ast.literal_eval((work / "PYZ-00.toc").read_text(encoding="utf-8"))
    return frozenset(name for name, _, _ in next(one for one in whole if isinstance(one, list)))


def collected(work: Path) -> Iterator[str]:
    """Yield the path from which each file and module of the build was taken."""
    for listing in ("COLLECT-00.toc", "PYZ-00.toc"):
        whole = ast.literal_eval((work / listing).read_text(encoding="utf-8"))
        entries = next(one for one in whole if isinstance(one, list))
        yield from (str(Path(source).resolve()) for _, source, _ in entries if source)


@cache
def _owners() -> dict[str, Distribution]:
    """Which distribution installed which file."""
    return {
        str(Path(str(one.locate_file(file))).resolve()): one
        for one in distributions()
        if one.name != "committee-app"
        for file in one.files or ()
    }


@cache
def _from_wheel(one: Distribution) -> Part:
    texts = tuple(
        Path(str(one.locate_file(file)))
        for file in one.files or ()
        if re.search(r"(?i)\.dist-info/.*(licen[cs]e|copying|notice)", str(file))
    )
    return Part(
        one.name, one.version, _licence(one), f"pkg:pypi/{one.name.lower()}@{one.version}", _hashes(one.name), texts
    )


def _licence(one: Distribution) -> str:
    said = one.metadata.json.get("license_expression") or one.metadata.json.get("license") or ""
    first = next(iter(str(said).strip().splitlines()), "")
    classified = [
        text.rpartition(" :: ")[2] for text in one.metadata.json.get("classifier", []) if "License ::" in text
    ]
    return first or ", ".join(classified) or "see its licence text"


def _hashes(name: str) -> tuple[str, ...]:
    pattern = rf"(?ms)^{re.escape(name.lower()).replace('_', '[-_]')}==.*?(?=^\S|\Z)"
    found = re.search(pattern, LOCK.read_text(encoding="utf-8"))
    return tuple(re.findall(r"sha256:([0-9a-f]{64})", found[0])) if found else ()


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    text = Path(sys.base_prefix, "lib", f"python3.{sys.version_info.minor}", "LICENSE.txt")
    return Part("python", version, "PSF-2.0", f"pkg:generic/python@{version}", (), (text,) if text.exists() else ())


@cache
def _from_system(source: str) -> Part | None:
    """The Debian package a library came from; nothing where the system does not say (Python's own library)."""
    asked = subprocess.run(["dpkg-query", "-S", source], capture_output=True, text=True, check=False)
    if asked.returncode:
        return None
    name = asked.stdout.partition(":")[0]
    version = subprocess.run(
        ["dpkg-query", "-W", "-f=${Version}", name], capture_output=True, text=True, check=True
    ).stdout
    text = Path("/usr/share/doc", name, "copyright")
    return Part(
        name,
        version,
        "see its licence text",
        f"pkg:deb/debian/{name}@{version}",
        (),
        (text,) if text.exists() else (),
    )
