"""Where this machine keeps what belongs to its user and not to a case: the memory of heads, second copies if wished.

The place follows each system's custom. Nothing is made here; whoever writes makes the folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from committee_app.desks.memory import MachineMemory

NAME = "committee-app"


def user_data_folder(environment: Mapping[str, str], system: str, home: Path) -> Path:
    """Return the program's folder of a user.

    Args:
        environment: as `os.environ`.
        system: as `sys.platform`.
        home: the user's own folder.
    """
    if system == "win32":
        return _absolute(environment.get("LOCALAPPDATA", ""), home / "AppData" / "Local") / NAME
    if system == "darwin":
        return home / "Library" / "Application Support" / NAME
    return _absolute(environment.get("XDG_DATA_HOME", ""), home / ".local" / "share") / NAME


def machine_memory(environment: Mapping[str, str], system: str, home: Path) -> MachineMemory:
    """Return what this machine remembers of cases, for this user."""
    from committee_app.desks.memory import MachineMemory  # noqa: PLC0415  # the first window needs the folder alone

    return MachineMemory(user_data_folder(environment, system, home) / "heads")


def account(environment: Mapping[str, str]) -> str:
    """Return the account of the system under which the program runs, as the environment names it.

    >>> account({"USER": "kim"})
    'kim'
    """
    return environment.get("USER") or environment.get("LOGNAME") or environment.get("USERNAME") or "?"


def copies_folder(environment: Mapping[str, str], system: str, home: Path) -> Path | None:
    """Return where second copies of every opened case go: `copies` in the user's folder, or None where it is not there.

    The administrator makes it, as a rule as a link to a folder of another medium. A link that leads nowhere counts: the
    medium is missing, and whoever opens a case is told.
    """
    folder = user_data_folder(environment, system, home) / "copies"
    return folder if folder.is_symlink() or folder.is_dir() else None


def _absolute(named: str, otherwise: Path) -> Path:
    # A relative one is to be ignored (XDG Base Directory Specification).
    return Path(named) if named and PurePath(named).is_absolute() else otherwise
