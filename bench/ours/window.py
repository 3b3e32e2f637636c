"""Our first window, until it is painted and waits; with a case and its passphrase, the case opened in it.

Prints the resident memory in MiB, if it is asked for, as its last line.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from committee_app.app import OPENING_SIZE
from committee_app.desks.clock import SystemClock
from committee_app.sealing.cost import KdfCost
from committee_app.ui.preferences import Preferences
from committee_app.ui.shell import Shell
from committee_app.ui.theme import NAME, application

CHEAP = KdfCost(64, 1, 1)
"""The passphrase is not what is measured."""


def main(case: list[str]) -> None:
    """Do what `committee_app.app.run` does until the window waits."""
    app = application()
    app.setApplicationName(NAME)
    Preferences.remembered().apply(app)
    window = Shell(SystemClock())
    window.resize(*OPENING_SIZE)
    window.show()
    if case:
        from committee_app.desks.room import Room

        path, passphrase = case
        window.enter_room(Room.open(Path(path), passphrase, SystemClock(), cost=CHEAP))
    app.processEvents()
    window.repaint()
    app.processEvents()
    if case:
        print(resident_mebibytes())
    window.close_everything()


def resident_mebibytes() -> float:
    """Return what of the process lies in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


if __name__ == "__main__":
    main(sys.argv[1:])
