"""Which modules for tokens the administrator of this machine allows: one file that only they can write.

    modules = ["/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"]
    [environment]                                   # what a module reads, if it reads anything
    SOFTHSM2_CONF = "/etc/softhsm2.conf"

A module is code that runs with a person's PIN in its hands, so whoever could name one could take signatures. The file,
every module, and every folder above them must belong to root and be writable by nobody else (`refusal_of`); a link is
followed first. Elsewhere than on POSIX nobody can be asked this way, and no token is offered.
"""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path
from typing import Final

from committee_app.case.findings import Finding, RefusedError
from committee_app.export.tokens import TokenSetup

PLACE: Final = Path("/etc/committee-app/tokens.toml")
MAX_BYTES: Final = 64 * 1024
OWNERS: Final = frozenset({0})
_FOREIGN_HANDS: Final = stat.S_IWGRP | stat.S_IWOTH


def has_token_setup(place: Path | None = None) -> bool:
    """Whether the administrator of this machine allows tokens at all."""
    return os.name == "posix" and (place or PLACE).is_file()


def token_setup(place: Path | None = None) -> TokenSetup:
    """Return what the administrator allows.

    Raises:
        RefusedError: the file is none, or it, a module, or a folder above them could be written by somebody else.
    """
    file = place or PLACE
    if not has_token_setup(file):
        raise RefusedError(Finding.of("token.not_set_up"))
    _refuse_foreign(file)
    try:
        told = tomllib.loads(file.read_bytes()[: MAX_BYTES + 1].decode())
        modules, environment = told["modules"], told.get("environment", {})
        whole = (
            set(told) <= {"modules", "environment"}
            and bool(modules)
            and all(isinstance(one, str) and Path(one).is_absolute() for one in modules)
            and all(isinstance(one, str) for one in environment.values())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        whole = False
    if not whole:
        raise RefusedError(Finding.of("token.setup_misshapen", file=str(file)))
    resolved = tuple(str(_refuse_foreign(Path(one))) for one in modules)
    return TokenSetup(resolved, tuple(sorted(environment.items())))


def _refuse_foreign(path: Path) -> Path:
    """Return the real place of a file that only root can change."""
    try:
        place = path.resolve(strict=True)
        is_file = stat.S_ISREG(place.stat().st_mode)
        sound = is_file and all(_is_roots(one) for one in (place, *place.parents))
    except OSError:
        sound = False
    if not sound:
        raise RefusedError(Finding.of("token.foreign_hands", file=str(path)))
    return place


def _is_roots(path: Path) -> bool:
    found = path.stat()
    # In a folder with the sticky bit nobody replaces what belongs to another.
    sticky = stat.S_ISDIR(found.st_mode) and bool(found.st_mode & stat.S_ISVTX)
    return found.st_uid in OWNERS and (sticky or not found.st_mode & _FOREIGN_HANDS)
