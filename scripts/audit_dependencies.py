"""Look through what the project stands on, without a network: pins, hashes, licences, and how old the lock is.

    .venv/bin/python -m scripts.audit_dependencies

Ends with 1 if a package is not pinned with hashes, has a licence that is not on the list, or stands in the environment
in another version or beside the lock. Known weaknesses are not asked here, since no machine with a network is: the age
of the lock is said so that somebody renews it (`make lock UPGRADE=1`) and reads what changed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

from committee_app.desks.clock import SystemClock

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-bench.txt", "requirements-fuzz.txt", "requirements-docs.txt")
ALLOWED = re.compile(
    r"MIT(-0|-CMU)?|MIT License|0BSD|ISC|Zlib|Unlicense|CC0-1\.0|Public Domain|PSF-2\.0|HPND"
    r"|BSD([ -][23]-Clause)?( License)?"
    r"|Apache([- ]2\.0| License, Version 2\.0| Software License)"
    r"|MPL-2\.0|LGPL-3\.0-only"
)
"""Licences under which a government can ship a program; with OR between them one is enough, with AND or a comma all."""
NAMED = {
    "pypdfium2": "BSD-3-Clause, Apache-2.0, dependency licenses",
    "sqlcipher3": "",
    "reportlab": "BSD license (see license.txt for details), Copyright (c) 2000-2025, ReportLab Inc.",
    "pathspec": "Mozilla Public License 2.0 (MPL 2.0)",
    "pyinstaller": "GPLv2-or-later with a special exception which allows to use PyInstaller to build and distribute "
    "non-free programs (including commercial ones)",
    "pyinstaller-hooks-contrib": "Apache Software License, GNU General Public License v2 (GPLv2)",
}
"""Read by a person, and what they say today: another word here is a reason to read again. sqlcipher3 says it in its
licence file alone (zlib); PyInstaller's exception covers what it builds, and its tool is not shipped."""


def main() -> int:
    """Say what is wrong, a line each, then what was looked at."""
    here = {_name(one.name): one for one in distributions()}
    troubles: list[str] = []
    looked = 0
    for lock in LOCKS:
        text = (ROOT / lock).read_text(encoding="utf-8")
        troubles += [f"{lock}: {one}" for one in pins_missing(text)]
        if lock == LOCKS[0]:
            looked = len(pinned(text))
            troubles += unlike(pinned(text), {name: one.version for name, one in here.items()})
    known = {name for lock in LOCKS for name in pinned((ROOT / lock).read_text(encoding="utf-8"))}
    troubles += [
        f"{name}: {said(one) or 'no licence named'}"
        for name, one in sorted(here.items())
        if name in known and not is_allowed(name, said(one))
    ]
    for trouble in troubles:
        print(f"audit: {trouble}")
    licences = len(known & set(here))
    print(f"audit: {looked} packages of the program and its tests looked at; {licences} licences read; {_age()}")
    return 1 if troubles else 0


def pinned(text: str) -> dict[str, str]:
    """Return the version of each package in a lock.

    >>> pinned("Some_Name==1.0 ; sys_platform == 'x'")
    {'some-name': '1.0'}
    """
    return {_name(name): version for name, version in re.findall(r"(?m)^([A-Za-z0-9._-]+)==([^\s;\\]+)", text)}


def pins_missing(text: str) -> Iterator[str]:
    """Yield what in a lock is no exact version, or has no hash."""
    for entry in re.split(r"(?m)^(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", text)):
        first = entry.partition("\n")[0].strip(" \\")
        if first and not re.match(r"[A-Za-z0-9._-]+==\d", first):
            yield f"{first}: no exact version"
        elif first and not re.search(r"--hash=sha256:[0-9a-f]{64}", entry):
            yield f"{first}: no hash"


def unlike(lock: Mapping[str, str], here: Mapping[str, str]) -> list[str]:
    """Return what is installed in another version than the lock has, or stands in no lock at all."""
    ours = {"committee-app", "pip", "setuptools"}
    other = [
        f"{name}: {here[name]} is installed, {version} is pinned"
        for name, version in lock.items()
        if here.get(name, version) != version and name not in ours
    ]
    return sorted(other)


def is_allowed(name: str, licence: str) -> bool:
    """Whether a package may be shipped, by what it says of itself.

    >>> is_allowed("one", "Apache-2.0 OR GPL-3.0-only"), is_allowed("one", "MIT AND GPL-3.0-only")
    (True, False)
    """
    if name in NAMED:
        return licence == NAMED[name]
    needed = re.split(r" AND |, (?!Version|Inc|Copyright)", licence)
    return all(any(ALLOWED.fullmatch(one.strip("() ")) for one in each.split(" OR ")) for each in needed)


def said(one: Distribution) -> str:
    """Return the licence that a package names: its expression, else its words, else its classifiers."""
    told = one.metadata.json
    words = str(told.get("license_expression") or told.get("license") or "").strip().splitlines()
    classified = [text.rpartition(" :: ")[2] for text in told.get("classifier", []) if "License ::" in text]
    return words[0] if words else ", ".join(classified)


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _age() -> str:
    asked = subprocess.run(  # noqa: S603
        ["git", "log", "-1", "--format=%ct", "--", LOCKS[0]],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    if asked.returncode or not asked.stdout.strip():
        return "the age of the lock cannot be told outside a checkout"
    days = (int(SystemClock().now().timestamp()) - int(asked.stdout)) // 86400
    return f"the lock was renewed {days} days ago"


if __name__ == "__main__":
    sys.exit(main())
