"""Our first window, until it is painted and waits; with a case and its passphrase, the case opened in it.

Prints the resident memory in MiB, if it is asked for, as its last line.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from committee_app.__main__ import window_door


def main(case: list[str]) -> None:
    """Do what the program does until the window waits."""
    app, window = window_door().first_window()
    if case:
        from committee_app.desks.clock import SystemClock
        from committee_app.desks.room import Room
        from committee_app.sealing.cost import KdfCost

        path, passphrase = case
        cheap = KdfCost(64, 1, 1)  # the passphrase is not what is measured
        window.enter_room(Room.open(Path(path), passphrase, SystemClock(), cost=cheap))
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
